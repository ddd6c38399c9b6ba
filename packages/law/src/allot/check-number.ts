/**
 * The number by which a sharing out can be checked by hand: the divisor of all votes, or the quota.
 *
 * @module
 */

import { add, type Fraction, fraction, multiply, type Whole } from "../exact.ts";
import { type Claim, claimOf, compareClaims, simpleDivisor } from "./certificate.ts";
import type { Method } from "./methods.ts";
import { quotaSize } from "./quotas.ts";

/** A sharing out that is done: index i is the i-th contender. */
interface Shared {
  readonly votes: readonly Whole[];
  readonly scale: Whole;
  readonly seats: readonly number[];
  readonly minimum?: readonly number[];
  readonly start?: readonly number[];
}

/**
 * Votes for a seat, in votes. For divisors: divided by it and rounded as the method says, all votes give the seats (a
 * guaranteed seat apart). Null where no number does it, for example while a tie is open.
 */
export function checkNumber(method: Method, shared: Shared): Fraction | null {
  const { votes, scale, seats, minimum, start } = shared;
  if (method.kind === "quota") {
    let total: Whole = 0;
    let given = 0;
    for (const [i, own] of votes.entries()) {
      total = add(total, own);
      given += seats[i] ?? 0;
    }
    if (given + method.quota.added < 1) return null;
    const { num, den } = quotaSize(method.quota, total, given, scale);
    return fraction(num, multiply(den, scale));
  }
  const { sequence } = method;
  let last: Claim | undefined;
  let next: Claim | undefined;
  for (const [i, own] of votes.entries()) {
    if (own === 0) continue;
    const won = seats[i] ?? 0;
    const held = start?.[i] ?? 0;
    const refused = claimOf(sequence, own, held + won);
    if (next === undefined || compareClaims(refused, next) > 0) next = refused;
    if (won <= (minimum?.[i] ?? 0)) continue;
    const granted = claimOf(sequence, own, held + won - 1);
    if (last === undefined || compareClaims(granted, last) < 0) last = granted;
  }
  if (last !== undefined && next !== undefined && compareClaims(last, next) < 0) return null;
  const common = simpleDivisor(sequence, last, next);
  return common === undefined ? null : fraction(common.num, multiply(common.den, scale));
}
