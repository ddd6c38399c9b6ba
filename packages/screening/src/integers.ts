/**
 * Whole percentages at polling stations, exactly: how many stations report a turnout or a result within 0.05 percentage points
 * of a whole percentage, and how many would if every voter had decided for himself with the station's own shares.
 *
 * Null: turnout ~ Bin(registered, given/registered) and result ~ Bin(counted, leader/counted), independent of each other.
 * Source: D. Kobak, S. Shpilkin, M. Pshenichnikov, Annals of Applied Statistics 10 (2016), 54-73, who draw at random; here
 * the same expectation and variance are added up from the terms of the distribution.
 *
 * @module
 */

import { isNearInteger, makeNearInteger } from "./near-integer.ts";
import { atLeast } from "./poisson-binomial.ts";
import { type DropReason, type Included, include, type StationTable } from "./stations.ts";
import { normalAtLeast, normalQuantile } from "./tails.ts";

/** What is whole: turnout or result, the result, turnout. */
export const INTEGER_ASPECTS = ["either", "result", "turnout"] as const;
export type IntegerAspect = (typeof INTEGER_ASPECTS)[number];

/** What is added up over the stations: the stations themselves, their voters, their turnout, the option's votes. */
export const WEIGHTINGS = ["stations", "registered", "given", "leader"] as const;
export type Weighting = (typeof WEIGHTINGS)[number];

/** Below this number of stations the test has too little power to be silent about anything. */
export const FEWEST_STATIONS = 500;

/** What was seen against what chance gives. */
export interface Excess {
  readonly observed: number;
  readonly expected: number;
  readonly sd: number;
  /** Observed minus expected. */
  readonly excess: number;
  /** One-sided: normal; for stations below 500 the exact tail. NaN is never given: without spread it is 1. */
  readonly p: number;
}

/** The test of one set of stations. */
export interface IntegerTest {
  readonly stations: number;
  readonly dropped: Readonly<Record<DropReason, number>>;
  /** Whether there are too few stations to conclude anything from silence. */
  readonly few: boolean;
  /** By weighting and aspect. The number of stations with either is the test; the rest shows how it hangs on the choice. */
  readonly excess: Readonly<Record<Weighting, Readonly<Record<IntegerAspect, Excess>>>>;
  /**
   * The smallest share of stations with a rounded turnout that is found in 80 of 100 cases at a cut-off of 1 %; undefined where not
   * even all of them would be.
   */
  readonly smallestEffect: number | undefined;
}

/** Stations near one whole percent, and between which numbers chance keeps them in 99 of 100 elections. */
export interface WholePercent {
  readonly seen: number;
  readonly low: number;
  readonly high: number;
}

/** The test of all stations, and of every area. */
export interface IntegerResult extends IntegerTest {
  readonly areas: readonly (Excess & { readonly area: string; readonly stations: number })[];
  /** By whole percent from 0 to 100, for a picture; the band is normal. */
  readonly percents: Readonly<Record<"turnout" | "result", readonly WholePercent[]>>;
}

/** By included station: the chance to be whole in turnout and in the result, and whether it is. */
interface Chances {
  readonly turnout: Float64Array;
  readonly result: Float64Array;
  readonly isTurnout: Uint8Array;
  readonly isResult: Uint8Array;
  readonly percents: IntegerResult["percents"];
}

/** How many of these stations are whole in turnout or result, within one part of so many of a percentage point. */
export function eitherAt(table: StationTable, included: Included, parts: number): Excess {
  const all = Int32Array.from(included.places, (_, i) => i);
  return add(included, chancesOf(table, included.places, parts), all, "either", undefined);
}

/** Tests all stations and every area. Undefined when no station can be used. */
export function integerTest(table: StationTable): IntegerResult | undefined {
  const included = include(table);
  if (included.places.length === 0) return undefined;
  const chances = chancesOf(table, included.places);
  const all = Int32Array.from(included.places, (_, i) => i);
  const excess = {
    stations: byAspect(included, chances, all, undefined),
    registered: byAspect(included, chances, all, table.registered),
    given: byAspect(included, chances, all, table.given),
    leader: byAspect(included, chances, all, table.leader),
  };
  const byArea = new Map<number, number[]>();
  for (const [i, place] of included.places.entries()) {
    const area = table.area[place] ?? 0;
    const known = byArea.get(area);
    if (known === undefined) byArea.set(area, [i]);
    else known.push(i);
  }
  const areas = [...byArea].map(([area, members]) => ({
    area: table.areas[area] ?? String(area),
    stations: members.length,
    ...add(included, chances, Int32Array.from(members), "either", undefined),
  }));
  const { stations } = excess;
  return {
    stations: included.places.length,
    dropped: included.dropped,
    few: included.places.length < FEWEST_STATIONS,
    excess,
    smallestEffect: smallestEffect(included.places.length, stations.either),
    percents: chances.percents,
    areas: areas.sort((a, b) => a.p - b.p || (a.area < b.area ? -1 : 1)),
  };
}

function chancesOf(
  { registered, given, counted, leader }: StationTable,
  places: Int32Array,
  parts?: number,
): Chances {
  const near = makeNearInteger(parts);
  const turnout = new Float64Array(places.length);
  const result = new Float64Array(places.length);
  const isTurnout = new Uint8Array(places.length);
  const isResult = new Uint8Array(places.length);
  const [ofTurnout, ofResult] = [countPercents(), countPercents()];
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    const [n = 1, t = 0] = [registered[place], given[place]];
    const [r = 1, w = 0] = [counted[place], leader[place]];
    turnout[i] = near(n, t, ofTurnout.expect);
    result[i] = near(r, w, ofResult.expect);
    isTurnout[i] = isNearInteger(t, n, parts) ? 1 : 0;
    isResult[i] = isNearInteger(w, r, parts) ? 1 : 0;
    ofTurnout.see(isTurnout[i] === 1, t, n);
    ofResult.see(isResult[i] === 1, w, r);
  }
  return {
    turnout,
    result,
    isTurnout,
    isResult,
    percents: { turnout: ofTurnout.made(), result: ofResult.made() },
  };
}

/** Half of 99 % of a normal distribution, in standard deviations. */
const BAND = 2.575_829_303_548_901;

function countPercents(): {
  readonly expect: (percent: number, chance: number) => void;
  see(isWhole: boolean, k: number, n: number): void;
  made(): readonly WholePercent[];
} {
  const [seen, mean, variance] = [new Float64Array(101), new Float64Array(101), new Float64Array(101)];
  return {
    expect: (percent, chance) => {
      mean[percent] = (mean[percent] ?? 0) + chance;
      variance[percent] = (variance[percent] ?? 0) + chance * (1 - chance);
    },
    see: (isWhole, k, n) => {
      const percent = Math.round((100 * k) / n);
      if (isWhole) seen[percent] = (seen[percent] ?? 0) + 1;
    },
    made: () =>
      Array.from(seen, (value, i) => {
        const [middle, half] = [mean[i] ?? 0, BAND * Math.sqrt(variance[i] ?? 0)];
        return { seen: value, low: Math.max(0, middle - half), high: middle + half };
      }),
  };
}

function byAspect(
  included: Included,
  chances: Chances,
  members: Int32Array,
  weights: Float64Array | undefined,
): Readonly<Record<IntegerAspect, Excess>> {
  const of = (aspect: IntegerAspect): Excess => add(included, chances, members, aspect, weights);
  return { either: of("either"), result: of("result"), turnout: of("turnout") };
}

/** Adds up what was seen and what chance gives. `members` are places in the included stations. */
function add(
  included: Included,
  chances: Chances,
  members: Int32Array,
  aspect: IntegerAspect,
  weights: Float64Array | undefined,
): Excess {
  const { turnout, result, isTurnout, isResult } = chances;
  let observed = 0;
  let expected = 0;
  let variance = 0;
  for (let m = 0; m < members.length; m++) {
    const i = members[m] ?? 0;
    // What is not asked about is never whole.
    const t = aspect === "result" ? 0 : (turnout[i] ?? 0);
    const r = aspect === "turnout" ? 0 : (result[i] ?? 0);
    const p = 1 - (1 - t) * (1 - r);
    const isWhole =
      (aspect !== "result" && isTurnout[i] === 1) || (aspect !== "turnout" && isResult[i] === 1);
    const weight = weights === undefined ? 1 : (weights[included.places[i] ?? 0] ?? 0);
    if (isWhole) observed += weight;
    expected += weight * p;
    variance += weight * weight * p * (1 - p);
  }
  const sd = Math.sqrt(variance);
  const excess = observed - expected;
  const exact = weights === undefined && members.length < FEWEST_STATIONS;
  const p = exact
    ? atLeast(
        observed,
        Array.from(members, (i) => chanceOf(chances, i, aspect)),
      )
    : sd === 0
      ? 1
      : normalAtLeast(excess / sd);
  return { observed, expected, sd, excess, p };
}

function chanceOf({ turnout, result }: Chances, i: number, aspect: IntegerAspect): number {
  const [t, r] = [turnout[i] ?? 0, result[i] ?? 0];
  switch (aspect) {
    case "either":
      return 1 - (1 - t) * (1 - r);
    case "result":
      return r;
    case "turnout":
      return t;
  }
}

const ALPHA = 0.01;
const POWER = 0.8;

/** Share of stations with a rounded turnout at which the normal approximation reaches the power. */
function smallestEffect(n: number, { expected, sd }: Excess): number | undefined {
  const needed = (normalQuantile(ALPHA) - normalQuantile(POWER)) * sd;
  return needed < n - expected ? needed / (n - expected) : undefined;
}

/** The power to find a share of rounded stations among n, with this chance of a whole percentage, at a cut-off. */
export function integerPower(n: number, share: number, chance: number, cutoff: number = ALPHA): number {
  const sd = Math.sqrt(n * chance * (1 - chance));
  return normalAtLeast(normalQuantile(cutoff) - (share * n * (1 - chance)) / sd);
}

/** The smallest number of stations at which this share of rounded ones is found in 80 of 100 cases at a cut-off of 1 %. */
export function stationsNeeded(share: number, chance: number): number {
  const z = normalQuantile(ALPHA) - normalQuantile(POWER);
  return Math.ceil((z * z * chance) / (share * share * (1 - chance)));
}
