/**
 * The density of a mixture of beta distributions at 1,001 points, and the mixture of a given size whose density is closest to the
 * shares of the stations: where the fit to their counts begins.
 *
 * @module
 */

import { solve } from "../linear.ts";
import { logGamma } from "../log-gamma.ts";

/** One component of a mixture; weights add up to one. */
export interface BetaComponent {
  readonly weight: number;
  readonly alpha: number;
  readonly beta: number;
}

/** Logarithms of both parameters of a component stay between these, as in the published program. */
export function bounded(log: number): number {
  return Math.min(6, Math.max(-3, log));
}

/** Points from 1 % to 99 %: at the ends a density may be infinite. */
const POINTS = 1001;
const [FIRST, LAST] = [0.01, 0.99];
const STEP = (LAST - FIRST) / (POINTS - 1);
const AT = Float64Array.from({ length: POINTS }, (_, i) => FIRST + i * STEP);
const LOG = AT.map((x) => Math.log(x));
const LOG_REST = AT.map((x) => Math.log1p(-x));

/** The density at the points. */
export function densityOf(components: readonly BetaComponent[]): Float64Array {
  const density = new Float64Array(POINTS);
  for (const component of components) {
    const { weight } = component;
    const own = betaDensity(component);
    for (let i = 0; i < POINTS; i++) density[i] = (density[i] ?? 0) + weight * (own[i] ?? 0);
  }
  return density;
}

function betaDensity({ alpha, beta }: BetaComponent): Float64Array {
  const constant = logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta);
  return LOG.map((log, i) => Math.exp(constant + (alpha - 1) * log + (beta - 1) * (LOG_REST[i] ?? 0)));
}

/** How alike two densities are: their correlation over the points. */
export function alikeness(one: Float64Array, other: Float64Array): number {
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / POINTS;
  const [m, n] = [mean(one), mean(other)];
  let [both, first, second] = [0, 0, 0];
  for (let i = 0; i < POINTS; i++) {
    const [a, b] = [(one[i] ?? 0) - m, (other[i] ?? 0) - n];
    both += a * b;
    first += a * a;
    second += b * b;
  }
  // Two flat densities are the same.
  return first === 0 && second === 0 ? 1 : both / Math.sqrt(first * second);
}

const BANDWIDTH = 0.001;
/** The normal kernel is laid over so many band widths. */
const REACH = 6;

/** The density of shares at the points: a normal kernel, a thousandth wide. */
export function smoothed(shares: Float64Array): Float64Array {
  const density = new Float64Array(POINTS);
  const height = 1 / (shares.length * BANDWIDTH * Math.sqrt(2 * Math.PI));
  const reach = (REACH * BANDWIDTH) / STEP;
  for (const share of shares) {
    const place = (share - FIRST) / STEP;
    const to = Math.min(POINTS - 1, Math.floor(place + reach));
    for (let i = Math.max(0, Math.ceil(place - reach)); i <= to; i++)
      density[i] = (density[i] ?? 0) + height * Math.exp(-0.5 * (((AT[i] ?? 0) - share) / BANDWIDTH) ** 2);
  }
  return density;
}

/** Variances of groups of shares are taken for this at least: stations of a group can all be alike. */
const LEAST_VARIANCE = 1e-4;
/** Means of groups keep this distance from none and all. */
const EDGE = 0.01;

/** Components with the means and variances of equal groups of the sorted shares. */
function grouped(sorted: Float64Array, size: number): readonly BetaComponent[] {
  return Array.from({ length: size }, (_, k) => {
    const from = Math.floor((k * sorted.length) / size);
    const group = sorted.subarray(from, Math.floor(((k + 1) * sorted.length) / size));
    const mean = group.reduce((sum, share) => sum + share, 0) / group.length;
    const variance = group.reduce((sum, share) => sum + (share - mean) ** 2, 0) / group.length;
    const centre = Math.min(1 - EDGE, Math.max(EDGE, mean));
    const voters = Math.max(1, (centre * (1 - centre)) / Math.max(LEAST_VARIANCE, variance) - 1);
    return { weight: 1 / size, alpha: inBounds(centre * voters), beta: inBounds((1 - centre) * voters) };
  });
}

function inBounds(parameter: number): number {
  return Math.exp(bounded(Math.log(parameter)));
}

/** Rounds of least squares, and the gain below which another one is not worth it. */
const ROUNDS = 200;
const LEAST_GAIN = 1e-8;
/** How far a parameter is moved to see what it does. */
const NUDGE = 1e-5;

/** The mixture of so many components that is closest to a density of the sorted shares: least squares, after Levenberg and Marquardt. */
export function closest(sorted: Float64Array, target: Float64Array, size: number): readonly BetaComponent[] {
  let parameters = parametersOf(grouped(sorted, size));
  let best = missesOf(parameters, target);
  let damping = 0.01;
  for (let round = 0; round < ROUNDS; round++) {
    const before = best.squares;
    const slopes = parameters.map((_, j) => {
      const moved = parameters.map((value, k) => value + (j === k ? NUDGE : 0));
      return missesOf(moved, target).misses.map((miss, i) => (miss - (best.misses[i] ?? 0)) / NUDGE);
    });
    const normal = slopes.map((one) => slopes.map((other) => dot(one, other)));
    const descent = slopes.map((slope) => -dot(slope, best.misses));
    // The step grows shorter until it is a gain.
    for (let tries = 0; tries < 20; tries++) {
      const step = solve(
        normal.map((row, i) => [
          ...row.map((value, k) => (i === k ? value * (1 + damping) + Number.EPSILON : value)),
          descent[i] ?? 0,
        ]),
      );
      const next = parameters.map((value, i) => bounded(value + (step?.[i] ?? 0)));
      const made = missesOf(next, target);
      if (made.squares < best.squares) {
        [parameters, best] = [next, made];
        damping /= 5;
        break;
      }
      damping *= 4;
    }
    if (before - best.squares <= LEAST_GAIN * before) break;
  }
  return componentsOf(parameters);
}

/** Logarithms of all alphas, all betas, and of the weights in units of the first one. */
function parametersOf(components: readonly BetaComponent[]): readonly number[] {
  const first = components[0]?.weight ?? 1;
  return [
    ...components.map(({ alpha }) => Math.log(alpha)),
    ...components.map(({ beta }) => Math.log(beta)),
    ...components.slice(1).map(({ weight }) => Math.log(weight / first)),
  ];
}

function componentsOf(parameters: readonly number[]): readonly BetaComponent[] {
  const size = (parameters.length + 1) / 3;
  const parts = [1, ...parameters.slice(2 * size).map((log) => Math.exp(log))];
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, k) => ({
    weight: part / all,
    alpha: Math.exp(parameters[k] ?? 0),
    beta: Math.exp(parameters[size + k] ?? 0),
  }));
}

function missesOf(
  parameters: readonly number[],
  target: Float64Array,
): { readonly misses: Float64Array; readonly squares: number } {
  const misses = densityOf(componentsOf(parameters)).map((value, i) => value - (target[i] ?? 0));
  return { misses, squares: dot(misses, misses) };
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}
