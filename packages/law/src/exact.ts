/**
 * Exact whole numbers and fractions.
 *
 * A {@link Whole} is a safe integer as long as it fits and a `bigint` beyond: votes and seats stay plain numbers, products
 * that leave the safe range continue exactly. A {@link Ratio} is a fraction of two Wholes with a positive denominator.
 * This is the only file of the package in which one number is divided by another, and it divides only with remainder.
 *
 * @module
 */

/** A whole number: `number` when it is a safe integer, `bigint` otherwise. Never a fraction, never NaN. */
export type Whole = number | bigint;

/** An exact fraction. The denominator is positive; it need not be reduced. */
export interface Ratio {
  readonly num: Whole;
  readonly den: Whole;
}

/** No part of anything. */
export const ZERO: Ratio = { num: 0, den: 1 };

/** How a Whole is written in a trace and in JSON: a number, or its decimal digits when it is not a safe integer. */
export type Figure = number | string;

/** How a Ratio is written in a trace and in JSON. */
export interface Fraction {
  readonly num: Figure;
  readonly den: Figure;
}

const LIMIT = Number.MAX_SAFE_INTEGER;

/** Brings a bigint back to a number when it fits, so that equal values have one form. */
export function whole(value: bigint): Whole {
  return value <= LIMIT && value >= -LIMIT ? Number(value) : value;
}

export function add(a: Whole, b: Whole): Whole {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (sum <= LIMIT && sum >= -LIMIT) return sum;
  }
  return whole(BigInt(a) + BigInt(b));
}

export function subtract(a: Whole, b: Whole): Whole {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    if (difference <= LIMIT && difference >= -LIMIT) return difference;
  }
  return whole(BigInt(a) - BigInt(b));
}

export function multiply(a: Whole, b: Whole): Whole {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    // A product whose rounded value is within the safe range was not rounded: it is exact.
    if (product <= LIMIT && product >= -LIMIT) return product;
  }
  return whole(BigInt(a) * BigInt(b));
}

/** a to the power of a small non-negative whole exponent. */
export function power(a: Whole, exponent: number): Whole {
  let result: Whole = 1;
  for (let i = 0; i < exponent; i++) result = multiply(result, a);
  return result;
}

/** Negative, zero or positive as a is smaller than, equal to or larger than b. */
export function compare(a: Whole, b: Whole): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares the products a*b and c*d exactly. */
export function compareProducts(a: Whole, b: Whole, c: Whole, d: Whole): number {
  if (typeof a === "number" && typeof b === "number" && typeof c === "number" && typeof d === "number") {
    const left = a * b;
    const right = c * d;
    if (left <= LIMIT && left >= -LIMIT && right <= LIMIT && right >= -LIMIT) return left - right;
  }
  return compare(BigInt(a) * BigInt(b), BigInt(c) * BigInt(d));
}

/** The whole part of a/b for a >= 0 and b > 0. */
export function quotient(a: Whole, b: Whole): Whole {
  if (typeof a === "number" && typeof b === "number") return (a - (a % b)) / b;
  return whole(BigInt(a) / BigInt(b));
}

/** a/b for an a >= 0 that is a multiple of b > 0. */
export function quotientOfMultiple(a: Whole, b: Whole): Whole {
  return typeof a === "number" && typeof b === "number" ? a / b : quotient(a, b);
}

/** What is left of a after taking b from it as often as possible, for a >= 0 and b > 0. */
export function remainder(a: Whole, b: Whole): Whole {
  if (typeof a === "number" && typeof b === "number") return a % b;
  return whole(BigInt(a) % BigInt(b));
}

/** The number of times b fits into a*m, as a safe integer; asserts that the answer is one. */
export function timesInProduct(a: Whole, m: Whole, b: Whole): number {
  return small(quotient(multiply(a, m), b));
}

/** Whether a number can be one of votes, seats or persons. */
export function isWhole(figure: number): boolean {
  return Number.isSafeInteger(figure) && figure >= 0;
}

/** A Whole that must be a safe integer by its meaning (a number of seats). */
export function small(value: Whole): number {
  if (typeof value !== "number")
    throw new RangeError(`a number of seats must be a safe integer, found ${value}`);
  return value;
}

export function greatestCommonDivisor(a: Whole, b: Whole): Whole {
  let x = a < 0 ? subtract(0, a) : a;
  let y = b < 0 ? subtract(0, b) : b;
  while (y !== 0) [x, y] = [y, remainder(x, y)];
  return x;
}

export function leastCommonMultiple(a: Whole, b: Whole): Whole {
  return multiply(quotient(a, greatestCommonDivisor(a, b)), b);
}

/** A fraction in lowest terms. The denominator must not be zero. */
export function ratio(num: Whole, den: Whole = 1): Ratio {
  if (den === 0) throw new RangeError("a fraction needs a denominator other than zero");
  const sign = den < 0 ? -1 : 1;
  const divisor = greatestCommonDivisor(num, den);
  if (divisor === 1 && sign === 1) return { num, den };
  const reduce = (value: Whole): Whole =>
    value < 0 ? subtract(0, quotient(subtract(0, value), divisor)) : quotient(value, divisor);
  return { num: multiply(sign, reduce(num)), den: multiply(sign, reduce(den)) };
}

export function addRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(add(multiply(a.num, b.den), multiply(b.num, a.den)), multiply(a.den, b.den));
}

export function subtractRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(subtract(multiply(a.num, b.den), multiply(b.num, a.den)), multiply(a.den, b.den));
}

export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(multiply(a.num, b.num), multiply(a.den, b.den));
}

export function compareRatios(a: Ratio, b: Ratio): number {
  return compareProducts(a.num, b.den, b.num, a.den);
}

const WRITTEN = /^(-?\d+)(?:\.(\d+))?(?:\/(\d+))?(%)?$/;

/**
 * Reads a number as a law writes it: `5`, `"5%"`, `"0.7"`, `"1/2"`, `"2/3"`. Exact; undefined when it is none of these.
 * A JSON number is accepted only when it is a safe integer, because 0.07 has no exact binary form.
 */
export function parseRatio(value: unknown): Ratio | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? { num: value, den: 1 } : undefined;
  if (typeof value !== "string") return undefined;
  const match = WRITTEN.exec(value.trim());
  if (match === null) return undefined;
  const [, integer = "0", decimals = "", denominator = "1", percent] = match;
  const den = BigInt(denominator) * 10n ** BigInt(decimals.length) * (percent === undefined ? 1n : 100n);
  if (den === 0n) return undefined;
  return ratio(whole(BigInt(integer + decimals)), whole(den));
}

/** Writes a Whole for a trace. */
export function figure(value: Whole): Figure {
  return typeof value === "number" ? value : value.toString();
}

/** Writes a Ratio for a trace, in lowest terms. */
export function fraction(num: Whole, den: Whole = 1): Fraction {
  const lowest = ratio(num, den);
  return { num: figure(lowest.num), den: figure(lowest.den) };
}

/** Reads a Whole back from a trace. */
export function readFigure(value: Figure): Whole {
  return typeof value === "number" ? value : whole(BigInt(value));
}

/** Reads a Ratio back from a trace. */
export function readFraction(value: Fraction): Ratio {
  return { num: readFigure(value.num), den: readFigure(value.den) };
}

/** Writes a Ratio as a law would: a whole number, or `num/den`. The inverse of {@link parseRatio}. */
export function writeRatio(value: Ratio): string {
  const lowest = ratio(value.num, value.den);
  return lowest.den === 1 ? `${lowest.num}` : `${lowest.num}/${lowest.den}`;
}
