/**
 * How many of n voters choose each option. The number of steps does not grow with n, and nothing is approximated by a normal
 * distribution: rejection makes the binomial distribution exact, up to the rounding of its logarithms (below 10^-8 of an
 * acceptance probability for ten million voters).
 *
 * @module
 */

import type { Random } from "./random.ts";

/** A number of successes in n trials with probability p each. */
export function binomial(random: Random, n: number, p: number): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(random, n, 1 - p);
  return n * p < 10 ? byInversion(random, n, p) : byRejection(random, n, p);
}

/** Numbers by place: an array or a typed one. */
type Numbers = { readonly length: number; readonly [place: number]: number };

/** Shares out n voters over options with these weights, into `counts`. The counts add up to n. */
export function multinomial(random: Random, n: number, weights: Numbers, counts: Float64Array): void {
  let left = n;
  let weightLeft = 0;
  for (let i = 0; i < weights.length; i++) weightLeft += weights[i] ?? 0;
  const last = weights.length - 1;
  for (let i = 0; i < last; i++) {
    const weight = weights[i] ?? 0;
    const count = weightLeft > 0 ? binomial(random, left, weight / weightLeft) : 0;
    counts[i] = count;
    left -= count;
    weightLeft -= weight;
  }
  counts[last] = left;
}

/** Adds up probabilities from none upwards: at most some thirty steps where n p is below ten. */
function byInversion(random: Random, n: number, p: number): number {
  const odds = p / (1 - p);
  let probability = Math.exp(n * Math.log1p(-p));
  let rest = random.uniform();
  let k = 0;
  while (rest > probability && k < n) {
    rest -= probability;
    k += 1;
    probability *= (odds * (n - k + 1)) / k;
  }
  return k;
}

/**
 * Transformed rejection (BTRS) for p up to one half and n p from ten on.
 * Source: W. Hörmann, The generation of binomial random variates, Journal of Statistical Computation and Simulation 46 (1993),
 * 101-110.
 */
function byRejection(random: Random, n: number, p: number): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = n * p + 0.5;
  const sure = 0.92 - 4.2 / b;
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const distance = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / distance + b) * u + c);
    // Inside the box every point lies under the curve.
    if (distance >= 0.07 && v <= sure) return k;
    if (k < 0 || k > n) continue;
    const alpha = (2.83 + 5.1 / b) * deviation;
    const mode = Math.floor((n + 1) * p);
    const height = Math.log((v * alpha) / (a / (distance * distance) + b));
    const variance = deviation * deviation;
    const away = Math.abs(k - mode);
    if (away > 20 && away < variance / 2 - 1) {
      // Two bounds of the curve, which nearly always decide.
      const bell = (-away * away) / (2 * variance);
      const within = squeeze(away, variance);
      if (height < bell - within) return k;
      if (height > bell + within) continue;
    }
    if (height <= curve(n, p, mode, k)) return k;
  }
}

/**
 * How far ln(P(k) / P(mode)) may lie from -away^2 / (2 variance), for 20 < away = |k - mode| < variance / 2 - 1.
 * Source: V. Kachitvichyanukul, B. Schmeiser, Binomial random variate generation, Communications of the ACM 31 (1988), 216-222.
 */
export function squeeze(away: number, variance: number): number {
  return (away / variance) * ((away * (away / 3 + 0.625) + 1 / 6) / variance + 0.5);
}

/** ln(P(k) / P(mode)) of n trials with probability p, by Stirling's series with its exact rest for small numbers. */
export function curve(n: number, p: number, mode: number, k: number): number {
  const odds = p / (1 - p);
  return (
    (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
    tail(mode) +
    tail(n - mode) +
    (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
    (k + 0.5) * Math.log((odds * (n - k + 1)) / (k + 1)) -
    tail(k) -
    tail(n - k)
  );
}

/** ln k! - ((k + 1/2) ln(k + 1) - (k + 1) + ln(2 pi) / 2), exact to the last digit for small k. */
const TAILS: readonly number[] = tails(10);

function tail(k: number): number {
  const known = TAILS[k];
  if (known !== undefined) return known;
  const inverse = 1 / (k + 1);
  const square = inverse * inverse;
  return inverse * (1 / 12 - square * (1 / 360 - square / 1260));
}

function tails(count: number): readonly number[] {
  let factorial = 1;
  return Array.from({ length: count }, (_, k) => {
    factorial *= Math.max(1, k);
    return Math.log(factorial) - ((k + 0.5) * Math.log(k + 1) - (k + 1) + 0.5 * Math.log(2 * Math.PI));
  });
}
