/**
 * `urna screen FILE`: the tests of polling stations on a table of the user.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
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
import { MANIFEST, openProject } from "@urna/returns";
import type { Block } from "@urna/words";
import { loadReturnsWords } from "@urna/words/returns-words";
import type { HidingRate, ScreeningInput, StationsInput } from "@urna/words/screening-input";
import { screeningReport } from "@urna/words/screening-report";
import { NAMED_BY_ID } from "@urna/words/case";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { calibrateStations } from "../screening-pool.ts";
import { rowsAsReturns, stationSums } from "../screening-sums.ts";
import { type Answer, badFiles, type Session } from "../session.ts";
import { readStations, type StationColumns } from "../station-file.ts";
import { stationsOf } from "../station-returns.ts";

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
  const read = await readTarget(session, target, options);
  const hits = await simulate(session, read.table, seed, runs);
  const { stations, probabilities } = findings(read.table, tests, hits);
  const adjusted = holm(probabilities);
  const input: ScreeningInput = {
    name: read.name,
    sums: read.sums,
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

/** What is screened: its name, the table, the first shelf, and the first digits of the hash of the data. */
interface Target {
  readonly name: string;
  readonly table: StationTable;
  readonly sums: readonly Block[];
  readonly hash: string;
}

/** A folder of returns that were imported, or a table. */
async function readTarget(session: Session, target: string, options: StationOptions): Promise<Target> {
  const { words } = session;
  if (existsSync(join(target, MANIFEST))) {
    const project = openProject(target);
    if (!project.ok) throw badFiles(words, project.problems);
    const { table, returns, option, madeUp } = stationsOf(project.value, options.option);
    const placed = returns.map((value) => ({ at: value.station, value }));
    const texts = await loadReturnsWords(words);
    const sums = await stationSums(words, placed);
    // The manifest names every table by the hash of its content.
    const hash = createHash("sha256")
      .update(readFileSync(join(target, MANIFEST)))
      .digest("hex");
    return {
      name: `${basename(target)}, ${option}`,
      table,
      sums: [
        ...(madeUp === undefined
          ? []
          : [{ kind: "paragraph", text: texts.say("made-up", { source: madeUp }) } as const]),
        ...sums,
      ],
      hash: hash.slice(0, 12),
    };
  }
  const path = tableIn(session, target);
  const read = readStations(path, {
    registered: options.registered ?? "registered",
    given: options.given ?? "cast",
    counted: options.counted ?? "valid+invalid",
    option: options.option ?? "leader",
    area: options.area ?? "",
  });
  if (!read.ok) throw badFiles(words, read.problems);
  const { table, hash } = read;
  return {
    name: basename(path),
    table,
    sums: await stationSums(words, rowsAsReturns(table, basename(path))),
    hash,
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
  tests: readonly string[],
  hits: Hits | undefined,
): { readonly stations: StationsInput; readonly probabilities: readonly number[] } {
  const rows = table.area.length;
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
