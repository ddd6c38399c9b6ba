/**
 * Small parties with one and two votes: territories in which more than twenty stations give a small party exactly one vote, more than
 * twenty exactly two, and fewer than ten none. D. Kireev noticed it; here it gets a null: every ballot of the territory goes to the party
 * with the same chance (binomial), or with a chance that differs from station to station as much as it is seen to (beta-binomial).
 * The larger of the two probabilities is taken.
 *
 * Which territories and parties are tested depends on sizes and totals only, never on the pattern itself.
 *
 * @module
 */

import { binomial } from "@urna/insight/multinomial";
import { Random, type Seed } from "@urna/insight/random";
import { measured, type Measured } from "../calibrate-totals.ts";
import { logGamma } from "../log-gamma.ts";
import { benjaminiHochberg } from "../multiplicity.ts";
import { atLeast } from "../poisson-binomial.ts";
import { normalAtLeast, normalQuantile } from "../tails.ts";

/** Ballots counted at every station by territory, and the votes of every option; NaN where missing. */
export interface OptionTable {
  readonly areas: readonly string[];
  readonly area: Int32Array;
  readonly counted: Float64Array;
  readonly options: readonly { readonly id: string; readonly votes: Float64Array }[];
}

/** A territory and an option. */
export interface SmallCount {
  readonly area: string;
  readonly option: string;
  readonly stations: number;
  /** Stations with exactly so many votes. */
  readonly zeros: number;
  readonly ones: number;
  readonly twos: number;
  /** Stations with one or two votes by chance, under the null of the larger probability. */
  readonly expected: number;
  readonly sd: number;
  readonly p: number;
  /** Corrected over all territories and options that were tested (Benjamini and Hochberg). */
  readonly adjusted: number;
  /** Whether it has the pattern as it was published. */
  readonly isPattern: boolean;
}

export interface SmallCounts {
  /** Territories with options that were tested. */
  readonly tested: number;
  readonly dropped: { readonly missing: number; readonly impossible: number; readonly nobody: number };
  /** How many show the published pattern. */
  readonly patterns: number;
  /** The pattern with other numbers: more than so many ones and twos, fewer than so many zeros. */
  readonly choices: readonly {
    readonly moreThan: number;
    readonly fewerThan: number;
    readonly patterns: number;
  }[];
  /** How many are unusual at 5 % after the correction. */
  readonly unusual: number;
  /** Probability that chance alone makes any of them as unusual (the smallest corrected one, Simes 1986). */
  readonly p: number;
  /**
   * Stations with one or two votes beyond chance that are found in 80 of 100 cases at 5 % after the correction, in the territory and
   * option of the median.
   */
  readonly smallestEffect: number;
  /** The least likely first. */
  readonly found: readonly SmallCount[];
}

const MORE_THAN = 20;
const FEWER_THAN = 10;
/** Numbers beside the published ones; none asks for smaller territories. */
const PATTERNS = [
  [MORE_THAN, 5],
  [MORE_THAN, FEWER_THAN],
  [MORE_THAN, 15],
  [30, FEWER_THAN],
  [30, 15],
] as const;
/** With fewer stations the pattern cannot be. */
const FEWEST_IN_AREA = 2 * MORE_THAN + 2;
/** An option is small where a station has between half a vote and so many for it on average. */
const MEAN = { from: 0.5, to: 6 } as const;
/** Below this the normal tail is a first look only, and the exact one is worked out. */
const LOOK = 0.05;
const LISTED = 15;

/** Tests every territory and option. Undefined where none can be tested. */
export function smallCounts(table: OptionTable): SmallCounts | undefined {
  const { places, dropped } = usable(table);
  const found = testAll(table, places);
  if (found.length === 0) return undefined;
  const adjusted = benjaminiHochberg(found.map(({ p }) => p));
  const corrected = found
    .map((each, i) => ({ ...each, adjusted: adjusted[i] ?? 1 }))
    .sort((a, b) => a.p - b.p || (a.area < b.area ? -1 : 1));
  const listed = corrected.filter(({ isPattern }, rank) => isPattern || rank < LISTED);
  return {
    tested: found.length,
    dropped,
    patterns: found.filter(({ isPattern }) => isPattern).length,
    choices: PATTERNS.map(([moreThan, fewerThan]) => ({
      moreThan,
      fewerThan,
      patterns: found.filter((each) => hasPattern(each, moreThan, fewerThan)).length,
    })),
    unusual: corrected.filter((each) => each.adjusted < LOOK).length,
    p: corrected[0]?.adjusted ?? 1,
    smallestEffect: smallestEffect(found.map(({ sd }) => sd)),
    found: listed,
  };
}

function hasPattern(
  { zeros, ones, twos }: Pick<SmallCount, "zeros" | "ones" | "twos">,
  moreThan: number,
  fewerThan: number,
): boolean {
  return ones > moreThan && twos > moreThan && zeros < fewerThan;
}

function smallestEffect(deviations: readonly number[]): number {
  const middle = deviations.toSorted((a, b) => a - b)[deviations.length >> 1] ?? 0;
  return Math.ceil((normalQuantile(LOOK / deviations.length) - normalQuantile(0.8)) * middle);
}

/** Territories with options that one measured election has at most. */
const MEASURED = 500;

/**
 * How often the test lights up where nothing is wrong: every territory and option is drawn anew from its own null, with the spread that was
 * seen there. Large tables are measured on some of their territories and options, drawn with the seed.
 */
export function measureSmallCounts(
  table: OptionTable,
  { seed, runs }: { readonly seed: Seed; readonly runs: number },
): Measured {
  const tested = [...territories(table, usable(table).places).values()].flatMap((members) =>
    table.options.flatMap(({ votes }) => {
      const counts = members.map((i) => votes[i] ?? 0);
      const ballots = members.map((i) => table.counted[i] ?? 0);
      if (testOne(counts, ballots) === undefined) return [];
      const share = sumOf(counts) / sumOf(ballots);
      return [{ ballots, share, voters: sameVoters(counts, ballots, share) }];
    }),
  );
  const lot = Random.ofChunk(seed, runs);
  while (tested.length > MEASURED) tested.splice(lot.below(tested.length), 1);
  let hits = 0;
  for (let run = 0; run < runs; run++) {
    const random = Random.ofChunk(seed, run);
    const found = tested.flatMap(({ ballots, share, voters }) => {
      const counts = ballots.map((n) => binomial(random, n, ownShare(random, share, voters)));
      return testOne(counts, ballots) ?? [];
    });
    if (Math.min(1, ...benjaminiHochberg(found.map(({ p }) => p))) <= LOOK) hits += 1;
  }
  return measured(hits, runs);
}

/** A station's own chance, from the beta distribution of its territory. */
function ownShare(random: Random, share: number, voters: number | undefined): number {
  if (voters === undefined) return share;
  const a = random.gamma(share * voters);
  return a / (a + random.gamma((1 - share) * voters));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function usable({ counted, options }: OptionTable): {
  readonly places: readonly number[];
  readonly dropped: SmallCounts["dropped"];
} {
  const dropped = { missing: 0, impossible: 0, nobody: 0 };
  const places: number[] = [];
  for (let i = 0; i < counted.length; i++) {
    const ballots = counted[i] ?? Number.NaN;
    const votes = options.map((option) => option.votes[i] ?? Number.NaN);
    if (Number.isNaN(ballots) || votes.some((v) => Number.isNaN(v))) dropped.missing += 1;
    else if (votes.some((v) => v < 0 || v > ballots)) dropped.impossible += 1;
    else if (ballots === 0) dropped.nobody += 1;
    else places.push(i);
  }
  return { places, dropped };
}

/** Places by territory, those that are large enough. */
function territories(
  { area }: OptionTable,
  places: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const byArea = new Map<number, number[]>();
  for (const i of places) {
    const known = byArea.get(area[i] ?? 0);
    if (known === undefined) byArea.set(area[i] ?? 0, [i]);
    else known.push(i);
  }
  return new Map([...byArea].filter(([, members]) => members.length >= FEWEST_IN_AREA));
}

function testAll(table: OptionTable, places: readonly number[]): readonly Omit<SmallCount, "adjusted">[] {
  return [...territories(table, places)].flatMap(([area, members]) =>
    table.options.flatMap(({ id, votes }) => {
      const counts = members.map((i) => votes[i] ?? 0);
      const ballots = members.map((i) => table.counted[i] ?? 0);
      const found = testOne(counts, ballots);
      return found === undefined ? [] : [{ area: table.areas[area] ?? String(area), option: id, ...found }];
    }),
  );
}

/** One territory and option; undefined where the option is not small there. */
export function testOne(
  counts: readonly number[],
  ballots: readonly number[],
): Omit<SmallCount, "adjusted" | "area" | "option"> | undefined {
  const total = sumOf(counts);
  const mean = total / counts.length;
  if (mean < MEAN.from || mean > MEAN.to) return undefined;
  const of = (votes: number): number => counts.filter((n) => n === votes).length;
  const [zeros, ones, twos] = [of(0), of(1), of(2)];
  const share = total / sumOf(ballots);
  const plain = tail(
    ones + twos,
    ballots.map((n) => oneOrTwo(n, share)),
  );
  const voters = sameVoters(counts, ballots, share);
  const spread =
    voters === undefined
      ? plain
      : tail(
          ones + twos,
          ballots.map((n) => oneOrTwoSpread(n, share * voters, (1 - share) * voters)),
        );
  const careful = plain.p >= spread.p ? plain : spread;
  return {
    stations: counts.length,
    zeros,
    ones,
    twos,
    ...careful,
    isPattern: hasPattern({ zeros, ones, twos }, MORE_THAN, FEWER_THAN),
  };
}

/** The chance of so many stations or more: normal, and exact where that is small. */
function tail(hits: number, chances: readonly number[]): Pick<SmallCount, "expected" | "sd" | "p"> {
  let [expected, variance] = [0, 0];
  for (const p of chances) {
    expected += p;
    variance += p * (1 - p);
  }
  const sd = Math.sqrt(variance);
  const look = sd === 0 ? 1 : normalAtLeast((hits - 0.5 - expected) / sd);
  return { expected, sd, p: look < LOOK ? atLeast(hits, chances) : look };
}

/** One or two votes of n, each with the same chance. */
function oneOrTwo(n: number, share: number): number {
  const one = n * share * Math.exp((n - 1) * Math.log1p(-share));
  return one + (one * (n - 1) * share) / (2 * (1 - share));
}

/** One or two votes of n where the chance itself is drawn from a beta distribution. */
function oneOrTwoSpread(n: number, a: number, b: number): number {
  const none = Math.exp(logGamma(n + b) - logGamma(n + a + b) + logGamma(a + b) - logGamma(b));
  const one = (none * n * a) / (n + b - 1);
  return n < 2 ? one : one + (one * (n - 1) * (a + 1)) / (2 * (n + b - 2));
}

/**
 * How many voters a station's own chance is worth (alpha + beta), from the spread of the counts; undefined where they spread no more
 * than chance does.
 */
function sameVoters(
  counts: readonly number[],
  ballots: readonly number[],
  share: number,
): number | undefined {
  let [pearson, sizes] = [0, 0];
  for (const [i, count] of counts.entries()) {
    const n = ballots[i] ?? 1;
    pearson += (count - n * share) ** 2 / (n * share * (1 - share));
    sizes += n - 1;
  }
  const beyond = pearson - (counts.length - 1);
  if (beyond <= 0) return undefined;
  // The expectation of the sum is the number of stations plus the correlation times the sum of (n - 1).
  const correlation = beyond / sizes;
  return correlation >= 1 ? undefined : 1 / correlation - 1;
}
