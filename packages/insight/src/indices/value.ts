/**
 * What an index can say: a value, bounds, that it is infinite, or why there is none. Values are fractions; where a formula
 * has a root or a logarithm the fraction is the decimal with {@link PLACES} places nearest to the true value.
 *
 * @module
 */

import { type Ratio, ratio, type Whole, whole } from "@urna/law";

/** Decimal places of a value that is no fraction by its nature. */
export const PLACES = 12;

/** Why an index has no value. The words are stable; shells translate them. */
export const NO_VALUE = [
  "no-votes",
  "no-seats",
  "votes-unknown",
  "seats-unknown",
  "figures-missing",
  "needs-areas",
  "needs-districts",
  "needs-electorates",
  "needs-earlier-election",
  "needs-magnitude",
  "needs-two-parties",
] as const;
export type NoValue = (typeof NO_VALUE)[number];

/**
 * The answer of an index.
 * - `value`: `exact` fractions are the value itself, others are rounded half up at the twelfth decimal.
 * - `bounds`: some inputs (`missing`, ids) are not known; the value lies between both ends, and both can be reached.
 * - `infinite`: the formula divides by zero, and the limit is infinite; `because` names the contenders.
 * - `none`: there is no value; `about` names what is missing.
 */
export type IndexResult =
  | { readonly kind: "value"; readonly value: Ratio; readonly exact: boolean }
  | {
      readonly kind: "bounds";
      readonly low: Ratio;
      readonly high: Ratio;
      readonly missing: readonly string[];
    }
  | { readonly kind: "infinite"; readonly because: readonly string[] }
  | { readonly kind: "none"; readonly reason: NoValue; readonly about: readonly string[] };

export function exactly(num: Whole, den: Whole = 1): IndexResult {
  return { kind: "value", value: ratio(num, den), exact: true };
}

export function none(reason: NoValue, about: readonly string[] = []): IndexResult {
  return { kind: "none", reason, about };
}

/** The square root of num/den (num >= 0, den > 0): exact when it is a fraction, else rounded at the twelfth decimal. */
export function squareRoot(num: Whole, den: Whole): IndexResult {
  const square = ratio(num, den);
  const top = floorRoot(BigInt(square.num));
  const bottom = floorRoot(BigInt(square.den));
  if (top * top === BigInt(square.num) && bottom * bottom === BigInt(square.den)) {
    return exactly(whole(top), whole(bottom));
  }
  return { kind: "value", value: roundedRoot(square), exact: false };
}

/** The root of a fraction, rounded half up at the twelfth decimal: floor(root + 1/2) found on whole numbers. */
function roundedRoot(square: Ratio): Ratio {
  const scale = 10n ** BigInt(PLACES);
  const twice = floorRoot((4n * BigInt(square.num) * scale * scale) / BigInt(square.den));
  return ratio(whole((twice + 1n) / 2n), whole(scale));
}

/** The largest whole number whose square is at most n (n >= 0), by Newton's method from above. */
export function floorRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(16).length * 4 + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** A fixed-point number (a multiple of 2^-bits, at least 0) rounded half up at the twelfth decimal. */
export function fromFixed(value: bigint, bits: bigint): Ratio {
  const scale = 10n ** BigInt(PLACES);
  const twice = (2n * value * scale) >> bits;
  return ratio(whole((twice + 1n) >> 1n), whole(scale));
}
