/**
 * A smooth distribution of the stations' own probabilities: a mixture of beta distributions, as many as the published test takes. With
 * one component, then two, up to five: the mixture closest to the density of the shares is improved by rounds of expectation and
 * maximisation on the counts (beta-binomial) until its density hardly changes; one component more that hardly changes it is the last.
 *
 * The published program begins the least squares at random; here they begin at equal groups of the stations, so that the
 * mixture does not hang on a seed.
 *
 * @module
 */

import { logGamma } from "../log-gamma.ts";
import { alikeness, type BetaComponent, bounded, closest, densityOf, smoothed } from "./beta-density.ts";

/** A mixture and, by station, the running sums of how likely each component is: what a component is drawn by. */
export interface FittedMixture {
  readonly components: readonly BetaComponent[];
  /** Station by station, the running sums over the components; the last of each station is 1. */
  readonly running: Float32Array;
}

const MOST_COMPONENTS = 5;
/** Densities that are alike to this degree are the same. */
const SAME = 0.99;

/** Fits the mixture to stations with `yes` of `all` (at least one each). */
export function fitMixture(yes: Float64Array, all: Float64Array): FittedMixture {
  const sorted = yes.map((y, i) => y / (all[i] ?? 1)).sort();
  const target = smoothed(sorted);
  let components: readonly BetaComponent[] = [];
  let before: Float64Array | undefined;
  for (let size = 1; size <= Math.min(MOST_COMPONENTS, yes.length); size++) {
    components = closest(sorted, target, size);
    let density = densityOf(components);
    for (;;) {
      components = improved(components, yes, all);
      const next = densityOf(components);
      const alike = alikeness(density, next);
      density = next;
      if (!(alike < SAME)) break;
    }
    if (before !== undefined && alikeness(before, density) >= SAME) break;
    before = density;
  }
  return { components, running: runningSums(components, yes, all) };
}

function runningSums(
  components: readonly BetaComponent[],
  yes: Float64Array,
  all: Float64Array,
): Float32Array {
  const width = components.length;
  const running = new Float32Array(yes.length * width);
  forEachStation(components, { yes, all }, (i, shares) => {
    let sum = 0;
    for (let k = 0; k < width; k++) {
      sum += shares[k] ?? 0;
      running[i * width + k] = k === width - 1 ? 1 : sum;
    }
  });
  return running;
}

/** Counts of stations, and a weight at each place: how much of the stations with that count belongs to a component. */
interface Counted {
  readonly yes: Float64Array;
  readonly no: Float64Array;
  readonly all: Float64Array;
}

/** A station with more ballots than this is none: it takes no part in the fit. */
const LARGEST = 65_536;

/** One round: how much of each station belongs to each component, then the best parameters of each component for its stations. */
function improved(
  components: readonly BetaComponent[],
  yes: Float64Array,
  all: Float64Array,
): readonly BetaComponent[] {
  const places = all.reduce((most, n) => (n > LARGEST ? most : Math.max(most, n)), 0) + 1;
  const make = (): Float64Array => new Float64Array(places);
  const gathered = components.map((component) => ({
    component,
    counted: { yes: make(), no: make(), all: make() },
    weight: 0,
  }));
  forEachStation(components, { yes, all }, (i, shares) => {
    const [y = 0, n = 0] = [yes[i], all[i]];
    if (n > LARGEST) return;
    for (const [k, own] of gathered.entries()) {
      const share = shares[k] ?? 0;
      own.weight += share;
      own.counted.yes[y] = (own.counted.yes[y] ?? 0) + share;
      own.counted.no[n - y] = (own.counted.no[n - y] ?? 0) + share;
      own.counted.all[n] = (own.counted.all[n] ?? 0) + share;
    }
  });
  const sum = gathered.reduce((total, { weight }) => total + weight, 0);
  return gathered.map(({ component, counted, weight }) => ({
    ...likeliest(component, counted),
    weight: weight / sum,
  }));
}

/** Goes through the stations with how likely each component is at each of them; the shares add up to one. */
function forEachStation(
  components: readonly BetaComponent[],
  { yes, all }: { readonly yes: Float64Array; readonly all: Float64Array },
  take: (station: number, shares: Float64Array) => void,
): void {
  // Counts are whole numbers: every value of the gamma function is asked for many times.
  const terms = components.map(({ weight, alpha, beta }) => ({
    constant: Math.log(weight) + logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta),
    ofYes: keptLogGamma(alpha),
    ofNo: keptLogGamma(beta),
    ofAll: keptLogGamma(alpha + beta),
  }));
  const shares = new Float64Array(components.length);
  for (let i = 0; i < yes.length; i++) {
    const [y = 0, n = 0] = [yes[i], all[i]];
    let best = Number.NEGATIVE_INFINITY;
    for (const [k, { constant, ofYes, ofNo, ofAll }] of terms.entries()) {
      const log = constant + ofYes(y) + ofNo(n - y) - ofAll(n);
      shares[k] = log;
      best = Math.max(best, log);
    }
    let sum = 0;
    for (let k = 0; k < shares.length; k++) {
      const share = Math.exp((shares[k] ?? 0) - best);
      shares[k] = share;
      sum += share;
    }
    for (let k = 0; k < shares.length; k++) shares[k] = (shares[k] ?? 0) / sum;
    take(i, shares);
  }
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

/** Steps of Newton at most; halvings of one step at most; the gain (relative) below which there is none. */
const STEPS = 100;
const HALVINGS = 30;
const LEAST_GAIN = 1e-9;

/**
 * The parameters under which the counts are likeliest, from where the component is, in logarithms and within their bounds. With ln
 * gamma(y + a) - ln gamma(a) = sum of ln(a + c) over c < y, everything follows from how many stations have more than c.
 */
function likeliest({ alpha, beta }: BetaComponent, counted: Counted): Omit<BetaComponent, "weight"> {
  const above = { yes: moreThan(counted.yes), no: moreThan(counted.no), all: moreThan(counted.all) };
  let at: readonly [number, number] = [Math.log(alpha), Math.log(beta)];
  let best = likelihood(above, at);
  for (let step = 0; step < STEPS; step++) {
    const [first, second] = direction(above, at);
    let isBetter = false;
    for (let halving = 0; halving < HALVINGS && !isBetter; halving++) {
      const part = 2 ** -halving;
      const next = [bounded(at[0] + part * first), bounded(at[1] + part * second)] as const;
      const made = likelihood(above, next);
      isBetter = made > best + LEAST_GAIN * Math.abs(best);
      if (isBetter) [at, best] = [next, made];
    }
    if (!isBetter) break;
  }
  return { alpha: Math.exp(at[0]), beta: Math.exp(at[1]) };
}

/** At each place c: the weight of the counts above c. */
function moreThan(weights: Float64Array): Float64Array {
  const found = new Float64Array(weights.length);
  let sum = 0;
  for (let c = weights.length - 1; c >= 0; c--) {
    found[c] = sum;
    sum += weights[c] ?? 0;
  }
  return found;
}

function likelihood({ yes, no, all }: Counted, [a, b]: readonly [number, number]): number {
  const [alpha, beta] = [Math.exp(a), Math.exp(b)];
  let sum = 0;
  for (let c = 0; c < all.length && (all[c] ?? 0) > 0; c++)
    sum +=
      (yes[c] ?? 0) * Math.log(alpha + c) +
      (no[c] ?? 0) * Math.log(beta + c) -
      (all[c] ?? 0) * Math.log(alpha + beta + c);
  return sum;
}

/** Newton's step where the likelihood is curved downwards, else one uphill. */
function direction({ yes, no, all }: Counted, [a, b]: readonly [number, number]): readonly [number, number] {
  const [alpha, beta] = [Math.exp(a), Math.exp(b)];
  let [slopeA, slopeB, curveA, curveB, both] = [0, 0, 0, 0, 0];
  for (let c = 0; c < all.length && (all[c] ?? 0) > 0; c++) {
    const [u, v] = [(yes[c] ?? 0) / (alpha + c), (no[c] ?? 0) / (beta + c)];
    const w = (all[c] ?? 0) / (alpha + beta + c);
    const bend = w / (alpha + beta + c);
    slopeA += u - w;
    slopeB += v - w;
    curveA += bend - u / (alpha + c);
    curveB += bend - v / (beta + c);
    both += bend;
  }
  // By the logarithms of the parameters.
  [slopeA, slopeB] = [alpha * slopeA, beta * slopeB];
  [curveA, curveB, both] = [
    alpha * alpha * curveA + slopeA,
    beta * beta * curveB + slopeB,
    alpha * beta * both,
  ];
  const determinant = curveA * curveB - both * both;
  if (curveA < 0 && determinant > 0)
    return [(both * slopeB - curveB * slopeA) / determinant, (both * slopeA - curveA * slopeB) / determinant];
  const length = Math.hypot(slopeA, slopeB);
  return length === 0 ? [0, 0] : [slopeA / length, slopeB / length];
}
