/**
 * Early and late polling stations of the same place: does the option do better at those that were counted late than at those of the
 * same place that were counted early? Late places differ from early ones honestly; stations of one place differ little.
 *
 * Null: within a place, which stations are late is drawn by lot. Mean and variance of the sum over places follow exactly from that (no
 * random numbers); with thirty places or more it is as good as normal.
 *
 * @module
 */

import { binomial } from "@urna/insight/multinomial";
import { Random, type Seed } from "@urna/insight/random";
import { measured, type Measured } from "../calibrate-totals.ts";
import { normalAtLeast, normalQuantile } from "../tails.ts";

/** Stations by place of voting, and which were late (1), early (0) or unknown (NaN). */
export interface LateTable {
  readonly place: Int32Array;
  readonly late: Float64Array;
  readonly counted: Float64Array;
  readonly leader: Float64Array;
}

/** Share of the option among some stations, and their ballots. */
export interface Side {
  readonly stations: number;
  readonly ballots: number;
  readonly leader: number;
}

export interface LateTest {
  readonly kind: "late";
  readonly early: Side;
  readonly late: Side;
  readonly dropped: number;
  /** Places with stations of both kinds, and their stations. */
  readonly places: number;
  readonly matched: number;
  /** Late minus early share within places, in percentage points, weighted by late stations; and its standard deviation under the null. */
  readonly difference: number;
  readonly sd: number;
  /** Two-sided. */
  readonly p: number;
  /** Difference in percentage points found in 80 of 100 cases at a cut-off of 1 %. */
  readonly smallestEffect: number;
}

/** Fewer places with both kinds than these give no probability. */
const FEWEST_PLACES = 30;

export type LateResult =
  | LateTest
  | { readonly kind: "few-places"; readonly places: number; readonly needed: number };

/** Compares early and late stations of the same places. */
export function lateTest(table: LateTable): LateResult {
  const usable = usablePlaces(table);
  const found = matchedDifference(table, usable.byPlace);
  if (found.places < FEWEST_PLACES)
    return { kind: "few-places", places: found.places, needed: FEWEST_PLACES };
  const { difference, sd } = found;
  return {
    kind: "late",
    early: sideOf(table, usable.all, 0),
    late: sideOf(table, usable.all, 1),
    dropped: table.place.length - usable.all.length,
    ...found,
    p: twoSided(difference, sd),
    smallestEffect: (normalQuantile(0.005) - normalQuantile(0.8)) * sd,
  };
}

const LEVEL = 0.05;

/** How often the test lights up in clean elections: every station of a place votes with the share of its place. */
export function measureLate(
  table: LateTable,
  { seed, runs }: { readonly seed: Seed; readonly runs: number },
): Measured {
  const { byPlace } = usablePlaces(table);
  const leader = new Float64Array(table.leader.length);
  let hits = 0;
  for (let run = 0; run < runs; run++) {
    const random = Random.ofChunk(seed, run);
    for (const members of byPlace) {
      let [ballots, votes] = [0, 0];
      for (const i of members) {
        ballots += table.counted[i] ?? 0;
        votes += table.leader[i] ?? 0;
      }
      for (const i of members) leader[i] = binomial(random, table.counted[i] ?? 0, votes / ballots);
    }
    const { difference, sd } = matchedDifference({ ...table, leader }, byPlace);
    if (twoSided(difference, sd) <= LEVEL) hits += 1;
  }
  return measured(hits, runs);
}

function twoSided(difference: number, sd: number): number {
  return sd === 0 ? 1 : Math.min(1, 2 * normalAtLeast(Math.abs(difference) / sd));
}

function usablePlaces({ place, late, counted, leader }: LateTable): {
  readonly all: readonly number[];
  readonly byPlace: readonly (readonly number[])[];
} {
  const all: number[] = [];
  const byPlace = new Map<number, number[]>();
  for (let i = 0; i < place.length; i++) {
    const [flag = Number.NaN, ballots = 0, votes = Number.NaN] = [late[i], counted[i], leader[i]];
    if (!(flag === 0 || flag === 1) || !(ballots > 0) || !(votes >= 0 && votes <= ballots)) continue;
    all.push(i);
    const known = byPlace.get(place[i] ?? 0);
    if (known === undefined) byPlace.set(place[i] ?? 0, [i]);
    else known.push(i);
  }
  const both = [...byPlace.values()].filter((members) => {
    const lates = members.filter((i) => late[i] === 1).length;
    return lates > 0 && lates < members.length;
  });
  return { all, byPlace: both };
}

/** Sum over late stations of share minus the mean of their place, turned into late minus early. */
function matchedDifference(
  { late, counted, leader }: LateTable,
  byPlace: readonly (readonly number[])[],
): Pick<LateTest, "places" | "matched" | "difference" | "sd"> {
  let [sum, variance, weight, matched] = [0, 0, 0, 0];
  for (const members of byPlace) {
    const n = members.length;
    const shares = members.map((i) => (leader[i] ?? 0) / (counted[i] ?? 1));
    const mean = shares.reduce((total, share) => total + share, 0) / n;
    const lates = members.filter((i) => late[i] === 1).length;
    matched += n;
    // Late mean minus early mean of the place is the late sum beyond the mean, times n/(lates (n - lates)).
    const factor = n / (n - lates);
    let squares = 0;
    for (const [k, i] of members.entries()) {
      const beyond = (shares[k] ?? 0) - mean;
      squares += beyond * beyond;
      if (late[i] === 1) sum += factor * beyond;
    }
    weight += lates;
    variance += (factor * factor * lates * (n - lates) * squares) / (n * (n - 1));
  }
  return {
    places: byPlace.length,
    matched,
    difference: weight === 0 ? 0 : (100 * sum) / weight,
    sd: weight === 0 ? 0 : (100 * Math.sqrt(variance)) / weight,
  };
}

function sideOf({ late, counted, leader }: LateTable, all: readonly number[], kind: 0 | 1): Side {
  const members = all.filter((i) => late[i] === kind);
  const sum = (column: Float64Array): number => members.reduce((total, i) => total + (column[i] ?? 0), 0);
  return { stations: members.length, ballots: sum(counted), leader: sum(leader) };
}
