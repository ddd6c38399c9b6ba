/**
 * Fractions for programs: each as `num/den`, exact, and as a number beside it, because few programs read fractions and some
 * of these have hundreds of digits.
 *
 * @module
 */

import { PLACES } from "@urna/insight";
import { type Ratio, writeRatio } from "@urna/law";

/** `{ value: 1/3 }` becomes `{ value: "1/3", valueDecimal: 0.333333333333 }`, rounded half up at the twelfth decimal. */
export function writeFractions(
  fractions: Readonly<Record<string, Ratio>>,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(fractions).flatMap(([key, value]): [string, string | number][] => [
      [key, writeRatio(value)],
      [`${key}Decimal`, decimalOf(value)],
    ]),
  );
}

function decimalOf({ num, den }: Ratio): number {
  const scale = 10n ** BigInt(PLACES);
  const size = BigInt(num) < 0n ? -BigInt(num) : BigInt(num);
  const rounded = (2n * size * scale + BigInt(den)) / (2n * BigInt(den));
  const text = `${rounded / scale}.${`${rounded % scale}`.padStart(PLACES, "0")}`;
  return BigInt(num) < 0n && rounded > 0n ? -Number(text) : Number(text);
}
