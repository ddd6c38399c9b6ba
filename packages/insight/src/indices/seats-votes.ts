/**
 * The seats-votes curve of districts with one seat: how many of them a party would win at another share of the votes, if it
 * gained the same number of points everywhere.
 *
 * @module
 */

import { add, compareRatios, multiply, type Ratio, ratio, subtractRatios, type Whole } from "@urna/law";
import { type DistrictVotes, ranked, validVotes } from "./districts.ts";

/** A point at which the party wins one more district. */
export interface CurveStep {
  readonly district: string;
  /** Points gained everywhere at which it draws level here; above them it wins. Negative where it has won. */
  readonly swing: Ratio;
  /** Its share of all votes at that point. */
  readonly share: Ratio;
  /** Districts that it wins just above the point. */
  readonly seats: number;
}

/** The curve, from the district that it holds most safely to the one furthest away. */
export interface SeatsVotesCurve {
  readonly party: string;
  /** Its share of all valid votes as it was. */
  readonly share: Ratio;
  readonly districts: number;
  readonly steps: readonly CurveStep[];
  /** Districts whose votes are not known; they are not in the curve. */
  readonly missing: readonly string[];
}

/**
 * The curve of one party under uniform swing: it gains t points in every district, and the others lose them there in
 * proportion to what they have. With two parties this is the swing of Butler. It draws level with its strongest rival
 * (share r, its own a) at t = (r - a) / (1 + r / (1 - a)), exactly.
 * Source: D. Butler, The British General Election of 1950, appendix; E. Tufte, The relationship between seats and votes in
 * two-party systems, American Political Science Review 67 (1973), 540-554.
 * Range of a step: swing from -1 to 1/2. Cannot see: that real swings differ from place to place; that parties stand elsewhere once shares change.
 * Undefined when no district has known votes.
 */
export function seatsVotesCurve(
  districts: readonly DistrictVotes[],
  party: string,
): SeatsVotesCurve | undefined {
  const missing: string[] = [];
  const levels: { district: string; swing: Ratio }[] = [];
  let own: Whole = 0;
  let all: Whole = 0;
  for (const district of districts) {
    const valid = validVotes(district);
    if (valid === undefined || valid === 0) {
      missing.push(district.id);
      continue;
    }
    const votes = district.rows.find((row) => row.id === party)?.votes ?? 0;
    const rival = ranked(district).find((other) => other.id !== party)?.votes ?? 0;
    own = add(own, votes);
    all = add(all, valid);
    const others = valid - votes;
    // (r - a) / (1 + r/(1-a)) with r = rival/valid, a = votes/valid; alone in the district it never loses.
    const swing =
      others === 0 ? ratio(-1) : ratio(multiply(rival - votes, others), multiply(valid, add(others, rival)));
    levels.push({ district: district.id, swing });
  }
  if (all === 0) return undefined;
  const share = ratio(own, all);
  levels.sort((a, b) => compareRatios(a.swing, b.swing) || (a.district < b.district ? -1 : 1));
  const steps = levels.map(({ district, swing }, i) => ({
    district,
    swing,
    share: ratio(
      add(multiply(share.num, swing.den), multiply(swing.num, share.den)),
      multiply(share.den, swing.den),
    ),
    seats: i + 1,
  }));
  return { party, share, districts: levels.length, steps, missing };
}

/** Districts won at a share of all votes: for certain, and with those in which it would be level. */
export function seatsAt(
  curve: SeatsVotesCurve,
  share: Ratio,
): { readonly low: number; readonly high: number } {
  let [low, high] = [0, 0];
  for (const step of curve.steps) {
    const side = compareRatios(step.share, share);
    if (side < 0) low += 1;
    if (side <= 0) high += 1;
  }
  return { low, high };
}

/**
 * Partisan bias: the share of districts at half of the votes, less one half; positive favours the party. Meaningful for two
 * parties. Level districts count half.
 * Source: G. King, R. Browning, American Political Science Review 81 (1987), 1251-1273. Range: -1/2 to 1/2.
 */
export function partisanBias(curve: SeatsVotesCurve): Ratio {
  const { low, high } = seatsAt(curve, { num: 1, den: 2 });
  return subtractRatios(ratio(low + high, 2 * curve.districts), { num: 1, den: 2 });
}
