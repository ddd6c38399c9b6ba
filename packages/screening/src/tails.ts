/**
 * Probabilities of tails: binomial, normal, chi-squared. Only positive terms are added up in a tail, so that the smallest
 * probabilities keep twelve digits; tests hold every function against values computed elsewhere with 50 digits.
 *
 * Sources: C. Loader, Fast and accurate computation of binomial probabilities (2000), for the terms; NIST Digital Library of
 * Mathematical Functions 7.6.2 and 7.9.3 (error function), 8.4 (incomplete gamma of half-whole order).
 *
 * @module
 */

const HALF_LOG_TWO_PI = 0.918_938_533_204_672_8;

/** ln k! - (k + 1/2) ln k + k - ln(2 pi)/2 for k from 0 to 15: beyond, four terms of Stirling's series are exact to the last digit. */
const STIRLING: readonly number[] = stirlingErrors();

function stirlingErrors(): readonly number[] {
  const found = [0];
  let factorial = 1;
  for (let k = 1; k <= 15; k++) {
    factorial *= k;
    found.push(Math.log(factorial) - (k + 0.5) * Math.log(k) + k - HALF_LOG_TWO_PI);
  }
  return found;
}

/** The error of Stirling's formula for ln k!. */
function stirling(k: number): number {
  const known = STIRLING[k];
  if (known !== undefined) return known;
  const square = k * k;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / k;
}

/** x ln(x/m) + m - x without loss where x is close to m. */
function deviance(x: number, m: number): number {
  const difference = x - m;
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) - difference;
  const v = difference / (x + m);
  let sum = difference * v;
  let term = 2 * x * v;
  for (let j = 1; j < 200; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) return next;
    sum = next;
  }
  return sum;
}

/** The probability of exactly k successes in n trials with probability p each. */
export function binomialTerm(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  const exponent =
    stirling(n) - stirling(k) - stirling(n - k) - deviance(k, n * p) - deviance(n - k, n * (1 - p));
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}

/** The probability of k successes or more. */
export function binomialAtLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  if (k <= n * p) return 1 - binomialAtMost(k - 1, n, p);
  const odds = p / (1 - p);
  let term = binomialTerm(k, n, p);
  let sum = term;
  for (let j = k; j < n && term > sum * 1e-18; j++) {
    term *= ((n - j) / (j + 1)) * odds;
    sum += term;
  }
  return sum;
}

/** The probability of k successes or fewer. */
export function binomialAtMost(k: number, n: number, p: number): number {
  return binomialAtLeast(n - k, n, 1 - p);
}

/** The probability that a Poisson number with this mean is k or more. */
export function poissonAtLeast(k: number, mean: number): number {
  if (k <= 0) return 1;
  if (mean <= 0) return 0;
  const log = k * Math.log(mean) - mean - logFactorial(k);
  if (k <= mean) {
    // Below the mean the other side is the smaller one.
    let term = Math.exp(log) * (k / mean);
    let sum = 0;
    for (let j = k - 1; j >= 0 && term > sum * 1e-18; j--) {
      sum += term;
      term *= j / mean;
    }
    return Math.max(0, 1 - sum);
  }
  let term = Math.exp(log);
  let sum = 0;
  for (let j = k; term > sum * 1e-18; j++) {
    sum += term;
    term *= mean / (j + 1);
  }
  return Math.min(1, sum);
}

/** ln k! by Stirling's formula and its error. */
function logFactorial(k: number): number {
  return k === 0 ? 0 : (k + 0.5) * Math.log(k) - k + HALF_LOG_TWO_PI + stirling(k);
}

/** The complementary error function. */
function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x < 1.5) {
    let term = x;
    let sum = x;
    for (let n = 1; n < 200 && term > sum * 1e-18; n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
  }
  // The continued fraction, from its end: more steps the nearer x is to 1.5.
  let fraction = x;
  for (let n = Math.ceil(60 + 300 / (x * x)); n > 0; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

/** The probability that a standard normal number is z or more. */
export function normalAtLeast(z: number): number {
  return erfc(z / Math.SQRT2) / 2;
}

/** The z that a standard normal number reaches with this probability (between 0 and 1). */
export function normalQuantile(upper: number): number {
  let [low, high] = [-40, 40];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (normalAtLeast(middle) > upper) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The probability that chi-squared with these degrees of freedom (a whole number above 0) is x or more. */
export function chiSquaredAtLeast(x: number, degrees: number): number {
  if (x <= 0) return 1;
  const half = x / 2;
  const even = degrees % 2 === 0;
  let sum = even ? 0 : erfc(Math.sqrt(half));
  let term = even ? Math.exp(-half) : Math.exp(-half) * Math.sqrt(half / Math.PI) * 2;
  for (let order = even ? 1 : 1.5; order <= degrees / 2; order++) {
    sum += term;
    term *= half / order;
  }
  return sum;
}

/**
 * The exact interval of a probability after `hits` of `runs` (Clopper and Pearson 1934), with `level` in each tail left out:
 * 0.025 gives an interval of 95 %.
 */
export function exactInterval(
  hits: number,
  runs: number,
  level = 0.025,
): { readonly low: number; readonly high: number } {
  const solve = (isBelow: (p: number) => boolean): number => {
    let [low, high] = [0, 1];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (isBelow(middle)) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  return {
    low: hits === 0 ? 0 : solve((p) => binomialAtLeast(hits, runs, p) < level),
    high: hits === runs ? 1 : solve((p) => binomialAtMost(hits, runs, p) > level),
  };
}
