/**
 * How a screening says its figures: probabilities, rates, decimals. These are the only figures of the house that are
 * rounded before they arrive here; votes and distances come exact.
 *
 * @module
 */

import type { Words } from "../words.ts";

/** Probabilities below this are written with a power of ten. */
const SMALL = 0.0001;

/** A probability: `0.0123`, `5.0 × 10^−13`; never zero. */
export function probabilityText(words: Words, p: number): string {
  if (p >= SMALL) return decimalText(words, p, 4);
  if (p <= 0) return `< ${probabilityText(words, Number.MIN_VALUE)}`;
  const exponent = Math.floor(Math.log10(p));
  const shown = p / 10 ** exponent;
  const digits = Number.isFinite(shown) ? shown : 1;
  return `${decimalText(words, digits, 1)} × 10^${words.numbers.signed(exponent)}`;
}

/** A number with so many decimals, in the digits of the language. */
export function decimalText(words: Words, value: number, decimals: number): string {
  const den = 10 ** decimals;
  return words.numbers.decimal({ num: Math.round(value * den), den }, decimals);
}

/** A rate in percent with two decimals: `4.30 %`. */
export function rateText(words: Words, rate: number): string {
  return words.numbers.percent({ num: Math.round(rate * 10_000), den: 10_000 });
}
