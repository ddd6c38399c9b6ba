/**
 * How often the tests of stations light up where nothing is wrong: clean elections on the user's own stations. Every station
 * keeps its voters; turnout and result are those of a station drawn at random, freed of the spread that chance gave them and moved
 * a little so that their distribution is smooth; every voter then decides for himself. Whatever was fitted to whole percentages or round digits is gone.
 *
 * Every run has its own stream of random numbers: the rates do not depend on the order of runs or the number of threads.
 *
 * @module
 */

import { binomial } from "@urna/insight/multinomial";
import { Random, type Seed } from "@urna/insight/random";
import { measured, type Measured } from "./calibrate-totals.ts";
import { makeDigitTests } from "./digits.ts";
import { FEWEST_STATIONS } from "./integers.ts";
import { isNearInteger, makeNearInteger } from "./near-integer.ts";
import { atLeast } from "./poisson-binomial.ts";
import { include, type StationTable } from "./stations.ts";
import { normalAtLeast } from "./tails.ts";

/** The tests of stations that have a p-value. */
export const STATION_TESTS = ["integers", "last", "pairs"] as const;
export type StationTest = (typeof STATION_TESTS)[number];

/** Which runs lit up, by test; runs in which a test could not be made are not counted as runs. */
export type Hits = Readonly<Record<StationTest, { readonly hits: number; readonly runs: number }>>;

const LEVEL = 0.05;
/** A test is hidden when its rate at 0.05 is above this for certain. */
const TOLERATED = 0.06;

/** A table that can be simulated. */
export interface Calibration {
  /** Simulates these runs (each by its number) and counts the hits. */
  run(from: number, to: number): Hits;
}

/** Prepares the simulation of clean elections. Undefined when no station can be used. */
export function openCalibration(table: StationTable, seed: Seed): Calibration | undefined {
  const { places } = include(table);
  if (places.length === 0) return undefined;
  const turnouts = logOdds(places, table.given, table.registered);
  const results = logOdds(places, table.leader, table.counted);
  const [turnoutWidth, resultWidth] = [bandwidth(turnouts), bandwidth(results)];
  const n = places.length;
  const area = new Int32Array(n);
  const registered = Float64Array.from(places, (i) => table.registered[i] ?? 0);
  const given = new Float64Array(n);
  const leader = new Float64Array(n);
  const clean: StationTable = { areas: [""], area, registered, given, counted: given, leader };
  const chance = makeKept();
  const digits = makeDigitTests();

  const simulate = (random: Random): void => {
    for (let i = 0; i < n; i++) {
      const donor = random.below(n);
      const turnout = (turnouts[donor] ?? 0) + turnoutWidth * random.normal();
      const result = (results[donor] ?? 0) + resultWidth * random.normal();
      given[i] = binomial(random, registered[i] ?? 0, 1 / (1 + Math.exp(-turnout)));
      leader[i] = binomial(random, given[i] ?? 0, 1 / (1 + Math.exp(-result)));
    }
  };

  return {
    run(from, to) {
      const hits = { integers: 0, last: 0, pairs: 0 };
      const runs = { integers: 0, last: 0, pairs: 0 };
      for (let run = from; run < to; run++) {
        simulate(Random.ofChunk(seed, run));
        const note = (test: StationTest, p: number): void => {
          runs[test] += 1;
          if (p <= LEVEL) hits[test] += 1;
        };
        note("integers", integersOf(clean, chance));
        for (const { kind, p } of digits(clean)) note(kind, p);
      }
      return {
        integers: { hits: hits.integers, runs: runs.integers },
        last: { hits: hits.last, runs: runs.last },
        pairs: { hits: hits.pairs, runs: runs.pairs },
      };
    },
  };
}

/** Adds up what different threads counted. */
export function mergeHits(parts: readonly Hits[]): Hits {
  const of = (test: StationTest): { readonly hits: number; readonly runs: number } => ({
    hits: parts.reduce((sum, part) => sum + part[test].hits, 0),
    runs: parts.reduce((sum, part) => sum + part[test].runs, 0),
  });
  return { integers: of("integers"), last: of("last"), pairs: of("pairs") };
}

/** The rate of a test with its interval; hidden when it lights up too often for certain. Undefined without runs. */
export function rateOf(hits: Hits, test: StationTest): HidingRate | undefined {
  const { hits: found, runs } = hits[test];
  return runs === 0 ? undefined : hiding(measured(found, runs));
}

/** A measured rate, and whether it is so high for certain that the test is not shown. */
export type HidingRate = Measured & { readonly hidden: boolean };

/** Says of a rate whether its test is hidden. */
export function hiding(rate: Measured): HidingRate {
  return { ...rate, hidden: rate.low > TOLERATED };
}

/**
 * Log odds of every station, with half a ballot on either side so that none and all are finite, drawn together around their
 * mean by as much as chance alone had spread them: the voters of the simulation will spread them again.
 */
function logOdds(places: Int32Array, parts: Float64Array, wholes: Float64Array): Float64Array {
  const values = new Float64Array(places.length);
  let [sum, byChance] = [0, 0];
  for (const [at, i] of places.entries()) {
    const [yes, no] = [(parts[i] ?? 0) + 0.5, (wholes[i] ?? 0) - (parts[i] ?? 0) + 0.5];
    values[at] = Math.log(yes / no);
    sum += Math.log(yes / no);
    byChance += 1 / yes + 1 / no;
  }
  const mean = sum / places.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const shrink = squares === 0 ? 0 : Math.sqrt(Math.max(0, 1 - byChance / squares));
  return values.map((value) => mean + (value - mean) * shrink);
}

/** Silverman's rule for a smooth density (1986). */
function bandwidth(values: Float64Array): number {
  let [sum, squares] = [0, 0];
  for (const value of values) sum += value;
  const mean = sum / values.length;
  for (const value of values) squares += (value - mean) ** 2;
  return 1.06 * Math.sqrt(squares / values.length) * values.length ** -0.2;
}

/** Stations larger than this are worked out each time. */
const KEPT_UP_TO = 4000;

/** The chance of a whole percentage, kept by size and count: a thousand elections ask for the same ones. */
function makeKept(): (n: number, k: number) => number {
  const near = makeNearInteger();
  const kept: (Float32Array | undefined)[] = [];
  return (n, k) => {
    if (n > KEPT_UP_TO) return near(n, k);
    let row = kept[n];
    if (row === undefined) {
      row = new Float32Array(n + 1).fill(-1);
      kept[n] = row;
    }
    const known = row[k] ?? -1;
    if (known >= 0) return known;
    const made = near(n, k);
    row[k] = made;
    // The first and every later run must compute with the same digits.
    return row[k] ?? made;
  };
}

/** The p-value of the test of whole percentages (turnout or result) of a clean table. */
function integersOf(table: StationTable, chance: (n: number, k: number) => number): number {
  const { places } = include(table);
  const { registered, given, counted, leader } = table;
  const few = places.length < FEWEST_STATIONS;
  const chances: number[] = [];
  let [observed, expected, variance] = [0, 0, 0];
  for (const i of places) {
    const [n = 1, t = 0, r = 1, w = 0] = [registered[i], given[i], counted[i], leader[i]];
    const p = 1 - (1 - chance(n, t)) * (1 - chance(r, w));
    if (isNearInteger(t, n) || isNearInteger(w, r)) observed += 1;
    expected += p;
    variance += p * (1 - p);
    if (few) chances.push(p);
  }
  if (few) return atLeast(observed, chances);
  return variance === 0 ? 1 : normalAtLeast((observed - expected) / Math.sqrt(variance));
}
