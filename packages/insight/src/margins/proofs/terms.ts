/**
 * What proofs of margins calculate with: distances in whole votes, and the divisors of a method.
 *
 * @module
 */

import { multiply, multiplyRatios, parseRatio, quotient, type Ratio, remainder } from "@urna/law";
import { DIVISORS, named, type Sequence } from "@urna/law/allot/sequences";

export const ZERO: Ratio = { num: 0, den: 1 };
export const HALF: Ratio = { num: 1, den: 2 };

/** The divisors that a clause names, where votes are divided by them as they are. */
export function sequenceOf(clause: Readonly<Record<string, unknown>>): Sequence | undefined {
  const name = DIVISORS.find((each) => each === clause["divisor"]);
  const first = clause["first"] === undefined ? undefined : parseRatio(clause["first"]);
  const sequence = name === undefined ? undefined : named(name, first);
  return sequence?.power === 1 && sequence.over === undefined ? sequence : undefined;
}

export function absolute(value: Ratio): Ratio {
  return value.num < 0 ? { num: multiply(value.num, -1), den: value.den } : value;
}

/** The next whole number up; zero for what is below zero. */
export function ceiling({ num, den }: Ratio): number {
  if (num <= 0) return 0;
  const down = Number(quotient(num, den));
  return remainder(num, den) === 0 ? down : down + 1;
}

/** The divisor of a claim. */
export function divisorOf(votes: Ratio, claim: Ratio): Ratio {
  return multiplyRatios(votes, { num: claim.den, den: claim.num });
}
