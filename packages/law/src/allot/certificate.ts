/**
 * The divisor with which anybody can check a result by hand: divide all votes by it, round as the method says, and the
 * seats come out. Of all divisors that do, the roundest is chosen.
 *
 * @module
 */

import { add, compareProducts, multiply, power, quotient, type Ratio, type Whole } from "../exact.ts";
import type { Sequence } from "./sequences.ts";

/** A claim to a seat: votes (to the power of the sequence) over a divisor of it. */
export interface Claim {
  readonly num: Whole;
  readonly den: Whole;
}

/** The claim of `votes` to the seat after `s` seats. */
export function claimOf(sequence: Sequence, votes: Whole, s: number): Claim {
  return {
    num: multiply(power(votes, sequence.power), sequence.over?.(s) ?? 1),
    den: sequence.at(s),
  };
}

/** Positive when claim a is higher. A divisor of zero is above all others; among such the votes decide. */
export function compareClaims(a: Claim, b: Claim): number {
  if (a.den === 0 && b.den === 0) return compareProducts(a.num, 1, b.num, 1);
  return compareProducts(a.num, b.den, b.num, a.den);
}

/**
 * The roundest divisor (votes for a seat, in the unit of the votes) above the highest refused claim and not above the
 * lowest granted one (below it where the first seat needs no votes). Undefined where there is none: nobody has or could have a seat, the first seats went by votes alone,
 * or equal claims are irrational.
 */
export function simpleDivisor(
  sequence: Sequence,
  last: Claim | undefined,
  next: Claim | undefined,
): Ratio | undefined {
  if (next?.den === 0 || (last === undefined && next === undefined)) return undefined;
  if (last !== undefined && next !== undefined && compareClaims(last, next) <= 0) {
    return sequence.power === 1 ? { num: multiply(last.num, sequence.unit), den: last.den } : undefined;
  }
  const unit = power(sequence.unit, sequence.power);
  /** Positive where the claim is above the divisor y (the same claim to the power, freed of the unit). */
  const beyond = (claim: Claim, y: Ratio): number =>
    compareProducts(
      multiply(claim.num, unit),
      power(y.den, sequence.power),
      claim.den,
      power(y.num, sequence.power),
    );
  // Where quotients are rounded up, one that is whole stays: a granted claim has to be above the divisor.
  const roundsUp = sequence.at(0) === 0;
  const grants = (claim: Claim, y: Ratio): boolean =>
    roundsUp ? beyond(claim, y) > 0 : beyond(claim, y) >= 0;
  for (let exponent = 30; exponent >= -30; exponent--) {
    const grain: Ratio =
      exponent >= 0 ? { num: power(10, exponent), den: 1 } : { num: 1, den: power(10, -exponent) };
    const times = (m: Whole): Ratio => ({ num: multiply(m, grain.num), den: grain.den });
    const m = next === undefined ? 1 : firstAbove((k) => beyond(next, times(k)) < 0);
    if (last === undefined ? exponent <= 0 || m > 1 : grants(last, times(m))) {
      return times(m);
    }
  }
  return undefined;
}

/** The least m from 1 on for which `is` holds; it must hold for all larger ones. */
function firstAbove(is: (m: Whole) => boolean): Whole {
  if (is(1)) return 1;
  let low: Whole = 1;
  let high: Whole = 2;
  while (!is(high)) {
    low = high;
    high = multiply(high, 2);
  }
  for (;;) {
    const middle = quotient(add(low, high), 2);
    if (middle === low) return high;
    if (is(middle)) high = middle;
    else low = middle;
  }
}
