/**
 * Whether districts have the seats that their electorates would give them. A partial answer names the districts whose
 * electorate nobody published, and says between which ends the index lies.
 *
 * @module
 */

import {
  add,
  compareProducts,
  compareRatios,
  multiply,
  type Ratio,
  ratio,
  subtract,
  type Whole,
} from "@urna/law";
import { exactly, type IndexResult, none } from "./value.ts";

/** One district: its seats, and its voters or inhabitants (one of the two throughout); null where not known. */
export interface DistrictSize {
  readonly id: string;
  readonly seats: number;
  readonly electors: number | null;
}

/**
 * Malapportionment: half the sum over districts of |share of seats - share of electors|, the share of seats that would have
 * to move.
 * Source: D. Samuels, R. Snyder, The value of a vote: malapportionment in comparative perspective, British Journal of
 * Political Science 31 (2001), 651-671, after Loosemore and Hanby (1971).
 * Range: 0 to below 1. Where electorates are missing and `total` (the electors of all districts) is known, the answer is
 * bounds; without a total there is none. Cannot see: borders drawn to favour a party; who is not registered.
 */
export function malapportionment(
  districts: readonly DistrictSize[],
  options: { readonly total?: number } = {},
): IndexResult {
  if (districts.length === 0) return none("needs-electorates");
  const missing = districts.filter((d) => d.electors === null);
  const known = districts.flatMap(({ electors, seats }) => (electors === null ? [] : [{ electors, seats }]));
  const seats = districts.reduce((sum, d) => sum + d.seats, 0);
  const counted = known.reduce<Whole>((sum, d) => add(sum, d.electors), 0);
  const all = missing.length === 0 ? counted : options.total;
  const names = missing.map((d) => d.id);
  if (seats === 0) return none("no-seats");
  if (all === undefined || all === 0 || all < counted) return none("needs-electorates", names);

  // In units of 1 / (all seats x all electors).
  let sum: Whole = 0;
  for (const d of known) sum = add(sum, distance(multiply(d.seats, all), multiply(d.electors, seats)));
  const base = multiply(2, multiply(seats, all));
  if (missing.length === 0) return exactly(sum, base);

  const rest = multiply(subtract(all, counted), seats);
  const due = missing.map((d) => multiply(d.seats, all));
  const dueTogether = due.reduce<Whole>((total, d) => add(total, d), 0);
  // Least: the rest is spread as the seats are. Most: all of the rest lives in one of the districts.
  const least = distance(dueTogether, rest);
  let most: Whole = 0;
  for (const d of due) {
    const here = add(subtract(dueTogether, d), distance(d, rest));
    if (here > most) most = here;
  }
  return {
    kind: "bounds",
    low: ratio(add(sum, least), base),
    high: ratio(add(sum, most), base),
    missing: names,
  };
}

/** A district and its electors for a seat. */
export interface SeatWeight {
  readonly id: string;
  readonly perSeat: Ratio;
}

/** The districts with fewest and with most electors for a seat, among those that are known. */
export interface SeatWeights {
  readonly smallest: SeatWeight;
  readonly largest: SeatWeight;
  /** How many times as much a vote weighs in the smallest district as in the largest. */
  readonly ratio: Ratio;
  readonly missing: readonly string[];
}

/** Undefined with fewer than two known districts. Equal districts: the first by order given. */
export function seatWeights(districts: readonly DistrictSize[]): SeatWeights | undefined {
  const known = districts.flatMap(({ id, electors, seats }) =>
    electors === null || electors === 0 || seats === 0 ? [] : [{ id, perSeat: ratio(electors, seats) }],
  );
  const [first] = known;
  if (first === undefined || known.length < 2) return undefined;
  let [smallest, largest] = [first, first];
  for (const d of known) {
    if (compareRatios(d.perSeat, smallest.perSeat) < 0) smallest = d;
    if (compareRatios(d.perSeat, largest.perSeat) > 0) largest = d;
  }
  return {
    smallest,
    largest,
    ratio: ratio(
      multiply(largest.perSeat.num, smallest.perSeat.den),
      multiply(largest.perSeat.den, smallest.perSeat.num),
    ),
    missing: districts.filter((d) => d.electors === null).map((d) => d.id),
  };
}

/**
 * Known districts whose electors for a seat differ from the mean (all electors / all seats) by more than a share of it: the
 * bar that laws and the Venice Commission set (10 per cent, at most 15; Code of Good Practice in Electoral Matters, I.2.2).
 * Undefined where the mean is not known.
 */
export function districtsBeyond(
  districts: readonly DistrictSize[],
  share: Ratio,
  options: { readonly total?: number } = {},
): readonly string[] | undefined {
  const seats = districts.reduce((sum, d) => sum + d.seats, 0);
  const counted = districts.reduce<Whole>((sum, d) => add(sum, d.electors ?? 0), 0);
  const complete = districts.every((d) => d.electors !== null);
  const all = complete ? counted : options.total;
  if (all === undefined) return undefined;
  return districts
    .filter(({ electors, seats: own }) => {
      if (electors === null) return false;
      const due = multiply(own, all);
      return compareProducts(distance(multiply(electors, seats), due), share.den, share.num, due) > 0;
    })
    .map((d) => d.id);
}

function distance(a: Whole, b: Whole): Whole {
  const difference = subtract(a, b);
  return difference < 0 ? subtract(0, difference) : difference;
}
