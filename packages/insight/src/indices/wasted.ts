/**
 * Votes that elected nobody.
 *
 * @module
 */

import { add, addRatios, compareRatios, multiply, ratio, type Ratio, subtract, type Whole } from "@urna/law";
import { type DistrictVotes, ranked, validVotes, winnerOf } from "./districts.ts";
import type { ResultRow } from "./figures.ts";
import { exactly, type IndexResult, none } from "./value.ts";

/** Votes for options without a seat, by reason. */
export interface Unrepresented {
  readonly votes: Whole;
  /** Of them, marks against all, which can never have one. */
  readonly againstAll: Whole;
  readonly base: Whole;
  readonly share: IndexResult;
}

/**
 * Unrepresented votes: the votes for options that have no seat in this contest, against all among them, over all valid
 * votes. 394,722 of 6,366,441 (6.20 per cent) for the lists of the Mäjilis of 2023.
 * Source: none needed; as a measure of thresholds R. Taagepera, M. Shugart, Seats and Votes, Yale University Press (1989).
 * Range: 0 to 1. Cannot see: votes that a party with seats had too many or too few of; who was kept off the ballot.
 */
export function unrepresented(rows: readonly ResultRow[]): Unrepresented {
  let votes: Whole = 0;
  let againstAll: Whole = 0;
  let base: Whole = 0;
  for (const row of rows) {
    base = add(base, row.votes ?? 0);
    if (row.seats !== 0 && row.kind !== "against-all") continue;
    votes = add(votes, row.votes ?? 0);
    if (row.kind === "against-all") againstAll = add(againstAll, row.votes ?? 0);
  }
  const missing = rows.filter((row) => row.votes === null);
  const open = rows.filter((row) => row.seats === null && row.kind !== "against-all");
  const share = (): IndexResult => {
    if (missing.length > 0)
      return none(
        "votes-unknown",
        missing.map((row) => row.id),
      );
    if (open.length > 0)
      return none(
        "seats-unknown",
        open.map((row) => row.id),
      );
    return base === 0 ? none("no-votes") : exactly(votes, base);
  };
  return { votes, againstAll, base, share: share() };
}

/** Wasted votes of one option over districts of one seat. */
export interface WastedVotes {
  readonly id: string;
  /** Cast where it lost. */
  readonly lost: number;
  /** Beyond what it needed where it won. A fraction, because half of the votes may be one. */
  readonly surplus: Ratio;
}

/** What a winner needed: half of the votes of the two parties (McGhee), or those of the runner-up. */
export type Needed = "half" | "runner-up";

/**
 * Wasted votes by option, most wasted first, and the districts whose votes are not known. Where the first are level nobody has
 * won by votes, and all are lost, as in {@link efficiencyGap}.
 */
export function wastedVotes(
  districts: readonly DistrictVotes[],
  needed: Needed = "runner-up",
): { readonly options: readonly WastedVotes[]; readonly missing: readonly string[] } {
  const lost = new Map<string, number>();
  const surplus = new Map<string, number>();
  const missing: string[] = [];
  for (const district of districts) {
    if (validVotes(district) === undefined) {
      missing.push(district.id);
      continue;
    }
    const contenders = ranked(district);
    const winner = winnerOf(district);
    const against = contenders[1]?.votes ?? 0;
    for (const { id, votes } of contenders) {
      if (id === winner) {
        const twice = needed === "half" ? votes - against : 2 * (votes - against);
        surplus.set(id, (surplus.get(id) ?? 0) + twice);
      } else lost.set(id, (lost.get(id) ?? 0) + votes);
    }
  }
  const options = [...new Set([...lost.keys(), ...surplus.keys()])]
    .map((id) => ({ id, lost: lost.get(id) ?? 0, surplus: ratio(surplus.get(id) ?? 0, 2) }))
    .sort((a, b) => compareRatios(wastedBy(b), wastedBy(a)) || (a.id < b.id ? -1 : 1));
  return { options, missing };
}

function wastedBy(option: WastedVotes): Ratio {
  return addRatios(ratio(option.lost), option.surplus);
}

/**
 * The efficiency gap between two parties: (wasted votes of the second - wasted votes of the first) / their votes together.
 * Positive: the districts favour the first. A winner needed half of the votes of the two; third parties are left out.
 * Source: N. Stephanopoulos, E. McGhee, Partisan gerrymandering and the efficiency gap, University of Chicago Law Review 82
 * (2015), 831-900; E. McGhee, Legislative Studies Quarterly 39 (2014), 55-85.
 * Range: -1/2 to 1/2. Needs votes of both in every district; districts won by others, or tied, count by votes only for the
 * losers. Cannot see: whether a gap was drawn on purpose, or how turnout differs between districts; it asks for twice the
 * proportion of seats as the fair answer; where one of the two did not stand, it says nothing about votes never cast.
 */
export function efficiencyGap(
  districts: readonly DistrictVotes[],
  pair: readonly [string, string],
): IndexResult {
  if (districts.length === 0) return none("needs-districts");
  const [first, second] = pair;
  let gap: Whole = 0;
  let all: Whole = 0;
  const missing: string[] = [];
  for (const district of districts) {
    const of = (id: string): number | null | undefined => district.rows.find((row) => row.id === id)?.votes;
    const [a = 0, b = 0] = [of(first), of(second)];
    if (a === null || b === null || district.rows.length === 0) {
      missing.push(district.id);
      continue;
    }
    all = add(all, a + b);
    const winner = winnerOf(district);
    // Twice the wasted votes: all of a loser, and of a winner those above half of the two.
    const wastedA = winner === first ? a - b : 2 * a;
    const wastedB = winner === second ? b - a : 2 * b;
    gap = add(gap, subtract(wastedB, wastedA));
  }
  if (missing.length > 0) return none("votes-unknown", missing);
  return all === 0 ? none("no-votes", pair) : exactly(gap, multiply(2, all));
}
