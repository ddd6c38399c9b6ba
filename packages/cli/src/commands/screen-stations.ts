/**
 * `urna screen FILE`: the tests of polling stations on a table of the user.
 *
 * @module
 */

import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import {
  benjaminiHochberg,
  FEWEST_COUNTS,
  FEWEST_STATIONS,
  type Hits,
  holm,
  include,
  integerTest,
  makeDigitTests,
  rateOf,
  type StationTable,
  stationsNeeded,
  type StationTest,
} from "@urna/screening";
import type { HidingRate, ScreeningInput, StationsInput } from "@urna/words/screening-input";
import { screeningReport } from "@urna/words/screening-report";
import { NAMED_BY_ID } from "@urna/words/case";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { calibrateStations } from "../screening-pool.ts";
import { stationSums } from "../screening-sums.ts";
import { type Answer, badFiles, type Session } from "../session.ts";
import { readStations, type StationColumns } from "../station-file.ts";

/** What the command line says about a table. */
export interface StationOptions extends Partial<StationColumns> {
  readonly test?: readonly string[];
  readonly runs?: string;
}

/** The tests that can be chosen for a table of stations. */
const TESTS = ["integers", "digits"] as const;
const LEVEL = 0.05;
const MOST_RUNS = 100_000;

/** Whether a name on the command line is a file or a folder rather than an election. */
export function isPath(target: string): boolean {
  return existsSync(target);
}

export async function screenStations(
  session: Session,
  target: string,
  options: StationOptions,
  { seed, version }: { readonly seed: string; readonly version: string },
): Promise<Answer> {
  const { words } = session;
  const tests = options.test ?? TESTS;
  const unknown = tests.find((test) => !TESTS.some((known) => known === test));
  if (unknown !== undefined) throw wrong(session, "--test", unknown, TESTS.join(", "));
  const runs = Number(options.runs ?? 1000);
  if (!Number.isSafeInteger(runs) || runs < 1 || runs > MOST_RUNS)
    throw wrong(session, "--runs", options.runs ?? "", words.word("help.option.runs"));
  const path = tableIn(session, target);
  const read = readStations(path, {
    registered: options.registered ?? "registered",
    given: options.given ?? "cast",
    counted: options.counted ?? "valid+invalid",
    option: options.option ?? "leader",
    area: options.area ?? "",
  });
  if (!read.ok) throw badFiles(words, read.problems);
  const hits = await simulate(session, read.table, seed, runs);
  const { stations, probabilities } = findings(read.table, read.rows, tests, hits);
  const adjusted = holm(probabilities);
  const input: ScreeningInput = {
    name: basename(path),
    sums: await stationSums(words, read.table),
    roundShares: [],
    stations: withAdjusted(stations, adjusted),
    tests: probabilities.length,
    unusual: adjusted.filter((p) => p < LEVEL).length,
    seed,
    hash: read.hash,
    version,
  };
  return {
    kind: "prose",
    report: screeningReport(words, input, NAMED_BY_ID),
    json: () => input,
    ...(stations.used === 0 ? { exit: EXIT.dataMissing } : {}),
  };
}

/** The table itself, `stations.csv` in a folder, or the only table there. */
function tableIn(session: Session, target: string): string {
  if (!statSync(target).isDirectory()) return target;
  const names = readdirSync(target).filter((name) => /\.csv(\.gz)?$/.test(name));
  const [only, ...others] = names.filter((name) => name.startsWith("stations.csv")).concat(names);
  if (only !== undefined && (only.startsWith("stations.csv") || others.length === 1))
    return join(target, only);
  throw badFiles(session.words, [
    { code: "A001", file: target, expected: "a table stations.csv (or .csv.gz)", found: names.join(", ") },
  ]);
}

function wrong(session: Session, option: string, value: string, expected: string): Failure {
  return new Failure(EXIT.usage, {
    text: session.words.say("cli.wrongChoice", { option, value }),
    details: [expected],
  });
}

/** Simulates clean elections, with a bar where somebody watches. */
async function simulate(
  { surroundings: { stderr } }: Session,
  table: StationTable,
  seed: string,
  runs: number,
): Promise<Hits | undefined> {
  const show = (done: number): void => {
    if (stderr.isTTY !== true) return;
    const full = Math.round(done * 30);
    stderr.write(`\r[${"#".repeat(full)}${" ".repeat(30 - full)}] ${Math.round(done * 100)} %`);
    if (done >= 1) stderr.write(`\r${" ".repeat(40)}\r`);
  };
  return calibrateStations({ table, seed, runs, onProgress: show });
}

/** The tests that were asked for, and the probabilities of those that are shown, in the order of the cards. */
function findings(
  table: StationTable,
  rows: number,
  tests: readonly string[],
  hits: Hits | undefined,
): { readonly stations: StationsInput; readonly probabilities: readonly number[] } {
  const rate = (test: StationTest): { readonly rate?: HidingRate } => {
    const found = hits === undefined ? undefined : rateOf(hits, test);
    return found === undefined ? {} : { rate: found };
  };
  const result = integerTest(table);
  if (result === undefined) {
    return { stations: { rows, used: 0, dropped: include(table).dropped, digits: [] }, probabilities: [] };
  }
  const corrected = benjaminiHochberg(result.areas.map(({ p }) => p));
  const { expected } = result.excess.stations.either;
  const integers = {
    result: {
      ...result,
      needed: stationsNeeded(0.01, expected / result.stations),
      fewest: FEWEST_STATIONS,
      areas: result.areas.map((area, i) => ({ ...area, adjusted: corrected[i] ?? 1 })),
    },
    ...rate("integers"),
  };
  const digits = tests.includes("digits")
    ? makeDigitTests()(table).map((found) => ({ result: found, ...rate(found.kind) }))
    : [];
  const stations: StationsInput = {
    rows,
    used: result.stations,
    dropped: result.dropped,
    ...(tests.includes("integers") ? { integers } : {}),
    digits,
    ...(tests.includes("digits") && digits.length === 0 ? { digitsNeed: FEWEST_COUNTS } : {}),
  };
  return { stations, probabilities: shownOf(stations) };
}

/** The probabilities that are shown: a test that lights up too often takes no part in the correction. */
function shownOf({ integers, digits }: StationsInput): readonly number[] {
  return [
    ...(integers === undefined || integers.rate?.hidden === true
      ? []
      : [integers.result.excess.stations.either.p]),
    ...digits.filter(({ rate }) => rate?.hidden !== true).map(({ result }) => result.p),
  ];
}

function withAdjusted(stations: StationsInput, adjusted: readonly number[]): StationsInput {
  let place = 0;
  const next = (rate: HidingRate | undefined): { readonly adjusted?: number } => {
    if (rate?.hidden === true) return {};
    const p = adjusted[place];
    place += 1;
    return p === undefined ? {} : { adjusted: p };
  };
  const { integers, digits } = stations;
  const first = integers === undefined ? {} : { integers: { ...integers, ...next(integers.rate) } };
  return { ...stations, ...first, digits: digits.map((card) => ({ ...card, ...next(card.rate) })) };
}
