/**
 * Short divisors: those by which a pupil checks a table are decimals, and no longer than they must be.
 *
 * @module
 */

import type { Sequence } from "../allot/sequences.ts";
import { add, compareProducts, multiply, quotient, type Ratio, ratio, type Whole } from "../exact.ts";
import { highest, type Line, type Lines, lowest } from "./matrix-lines.ts";

/** A short divisor for which a line has its present seats; the one it has where nobody in it has votes. */
export function lineDivisor(sequence: Sequence, line: Line): Ratio {
  const least = highest(sequence, line)?.claim;
  if (least === undefined) return line.divisor;
  const most = lowest(sequence, line)?.claim ?? { num: multiply(3, least.num), den: least.den };
  return shortBetween(least, most);
}

/** Replaces all divisors by short ones that certify the same table. */
export function shorten({ sequence, rows, cols }: Lines): void {
  for (const line of [...cols, ...rows]) line.divisor = lineDivisor(sequence, line);
}

/** The fraction with the fewest decimals near the middle of two fractions, strictly between them when they differ. */
export function shortBetween(low: Ratio, high: Ratio): Ratio {
  const num = add(multiply(low.num, high.den), multiply(high.num, low.den));
  const den = multiply(2, multiply(low.den, high.den));
  // Where they differ they lie 2/den apart or further: with as many decimals as `den` has digits one of both must fit.
  const most = multiply(10, den);
  for (let scale: Whole = 1; scale < most; scale = multiply(scale, 10)) {
    const down = quotient(multiply(num, scale), den);
    for (const candidate of [down, add(down, 1)]) {
      const above = compareProducts(candidate, low.den, multiply(low.num, scale), 1) > 0;
      const below = compareProducts(candidate, high.den, multiply(high.num, scale), 1) < 0;
      if (above && below) return ratio(candidate, scale);
    }
  }
  return ratio(num, den);
}
