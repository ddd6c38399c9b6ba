/**
 * A smooth distribution of the stations' own probabilities: a mixture of beta distributions. It is given, or it is a kernel: 64
 * components side by side, all of the same width on the scale where binomial counts have the same spread, so that no spike of a tenth of a
 * percentage point can be part of it; their weights are fitted to the counts.
 *
 * @module
 */

import { logGamma } from "../log-gamma.ts";

/** One component of a mixture. Weights need not add up to one. */
export interface BetaComponent {
  readonly weight: number;
  readonly alpha: number;
  readonly beta: number;
}

/** A mixture and, by station, the running sums of how likely each component is: what a component is drawn by. */
export interface FittedMixture {
  readonly components: readonly BetaComponent[];
  /** Station by station, the running sums over the components; the last of each station is 1. */
  readonly running: Float32Array;
}

const KERNELS = 64;
/** Voters that a component is worth: its width is a fiftieth of the scale, 2 percentage points in the middle. */
const VOTERS = 625;
/** Rounds of fitting: more would sharpen the weights towards single stations. */
const ROUNDS = 100;

/** The kernel, before its weights are known: centres at equal distances on the arcsine scale. */
export function kernelComponents(): readonly BetaComponent[] {
  return Array.from({ length: KERNELS }, (_, k) => {
    const centre = Math.sin(((k + 0.5) / KERNELS) * (Math.PI / 2)) ** 2;
    return { weight: 1 / KERNELS, alpha: centre * VOTERS, beta: (1 - centre) * VOTERS };
  });
}

/**
 * How likely each component is at each station with `yes` of `all` (beta-binomial). With `isFree` the weights are fitted first,
 * by the usual rounds of expectation and maximisation.
 */
export function fitMixture(
  components: readonly BetaComponent[],
  yes: Float64Array,
  all: Float64Array,
  isFree: boolean,
): FittedMixture {
  const width = components.length;
  const likely = likelihoods(components, yes, all);
  let weights = Float64Array.from(components, ({ weight }) => weight);
  const rounds = isFree ? ROUNDS : 0;
  for (let round = 0; round < rounds; round++) weights = nextWeights(likely, weights, yes.length);
  for (let i = 0; i < yes.length; i++) {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += (weights[k] ?? 0) * (likely[i * width + k] ?? 0);
    let running = 0;
    for (let k = 0; k < width; k++) {
      running += (weights[k] ?? 0) * (likely[i * width + k] ?? 0);
      likely[i * width + k] = k === width - 1 ? 1 : running / sum;
    }
  }
  return {
    components: components.map((component, k) => ({ ...component, weight: weights[k] ?? 0 })),
    running: likely,
  };
}

/** By station and component, the beta-binomial probability relative to the component that fits best. */
function likelihoods(
  components: readonly BetaComponent[],
  yes: Float64Array,
  all: Float64Array,
): Float32Array {
  const width = components.length;
  const found = new Float32Array(yes.length * width);
  // Counts are whole numbers: every value of the gamma function is asked for many times.
  const terms = components.map(({ alpha, beta }) => ({
    constant: logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta),
    ofYes: keptLogGamma(alpha),
    ofNo: keptLogGamma(beta),
    ofAll: keptLogGamma(alpha + beta),
  }));
  const logs = new Float64Array(width);
  for (let i = 0; i < yes.length; i++) {
    const [y = 0, n = 0] = [yes[i], all[i]];
    let best = Number.NEGATIVE_INFINITY;
    for (const [k, { constant, ofYes, ofNo, ofAll }] of terms.entries()) {
      const log = constant + ofYes(y) + ofNo(n - y) - ofAll(n);
      logs[k] = log;
      best = Math.max(best, log);
    }
    for (let k = 0; k < width; k++) found[i * width + k] = Math.exp((logs[k] ?? 0) - best);
  }
  return found;
}

/** Counts up to this are kept. */
const KEPT_UP_TO = 4096;

/** ln gamma(count + shift) for one shift, worked out once for every count. */
function keptLogGamma(shift: number): (count: number) => number {
  const kept = new Float64Array(KEPT_UP_TO).fill(Number.NaN);
  return (count) => {
    const known = kept[count] ?? Number.NaN;
    if (!Number.isNaN(known)) return known;
    const made = logGamma(count + shift);
    if (count < KEPT_UP_TO) kept[count] = made;
    return made;
  };
}

function nextWeights(
  likely: Float32Array,
  weights: Float64Array<ArrayBuffer>,
  stations: number,
): Float64Array<ArrayBuffer> {
  const width = weights.length;
  const next = new Float64Array(width);
  const shares = new Float64Array(width);
  for (let i = 0; i < stations; i++) {
    const start = i * width;
    let sum = 0;
    for (let k = 0; k < width; k++) {
      const share = (weights[k] ?? 0) * (likely[start + k] ?? 0);
      shares[k] = share;
      sum += share;
    }
    if (sum === 0) continue;
    for (let k = 0; k < width; k++) next[k] = (next[k] ?? 0) + (shares[k] ?? 0) / sum;
  }
  const total = next.reduce((sum, value) => sum + value, 0);
  return next.map((value) => value / total);
}
