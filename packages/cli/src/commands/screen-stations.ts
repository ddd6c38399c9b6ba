/**
 * `urna screen FILE`: the tests of polling stations on a table of the user.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { type Hits, include, type StationTable, type TestName } from "@urna/screening";
import { MANIFEST, openProject } from "@urna/returns";
import type { Block } from "@urna/words";
import { loadReturnsWords } from "@urna/words/returns-words";
import type { ScreeningInput } from "@urna/words/screening-input";
import { screeningReport } from "@urna/words/screening-report";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { stationCards } from "../screening-battery.ts";
import { layCards } from "../screening-cards.ts";
import { calibrateStations } from "../screening-pool.ts";
import { rowsAsReturns, stationSums } from "../screening-sums.ts";
import { skippedCards, testsOn } from "../screening-tests.ts";
import { type Answer, badFiles, type Session } from "../session.ts";
import { readStations, type StationColumns } from "../station-file.ts";
import { stationsOf } from "../station-returns.ts";

/** What the command line says about a table. */
export interface StationOptions extends Partial<StationColumns> {
  readonly test?: readonly string[];
  readonly runs?: string;
}

/** The tests that are made, and from which seed. */
export interface Battery {
  readonly tests: readonly TestName[];
  readonly seed: string;
  readonly version: string;
}

const MOST_RUNS = 100_000;

/** Whether a name on the command line is a file or a folder rather than an election. */
export function isPath(target: string): boolean {
  return existsSync(target);
}

/** Screens a table of stations: the checks of protocols, then the tests that were asked for. */
export async function screenStations(
  session: Session,
  target: string,
  options: StationOptions,
  { tests: all, seed, version }: Battery,
): Promise<Answer> {
  const { words } = session;
  const runs = Number(options.runs ?? 1000);
  if (!Number.isSafeInteger(runs) || runs < 1 || runs > MOST_RUNS)
    throw wrong(session, "--runs", options.runs ?? "", words.word("help.option.runs"));
  const tests = testsOn(all, ["stations"]);
  const read = await readTarget(session, target, options);
  const { table } = read;
  const hits = tests.length === 0 ? undefined : await simulate(session, table, seed, runs);
  const deck = layCards([
    ...stationCards(tests, { words, table, hits, seed }),
    ...(options.test === undefined ? [] : skippedCards(session, all, ["totals", "day"])),
  ]);
  const { tests: made, unusual, json } = deck;
  const input: ScreeningInput = {
    name: read.name,
    notes: read.notes,
    sums: all.includes("must-add-up") ? read.sums : [],
    cards: deck.blocks,
    tests: made,
    unusual,
    seed,
    hash: read.hash,
    version,
  };
  const unusable = tests.length > 0 && include(table).places.length === 0;
  return {
    kind: "prose",
    report: screeningReport(words, input),
    json: () => ({ ...input, sums: undefined, cards: json }),
    ...(unusable ? { exit: EXIT.dataMissing } : {}),
  };
}

/** What is screened: its name, the table, the first shelf, and the first digits of the hash of the data. */
interface Target {
  readonly name: string;
  readonly table: StationTable;
  readonly notes: readonly Block[];
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
      notes:
        madeUp === undefined ? [] : [{ kind: "paragraph", text: texts.say("made-up", { source: madeUp }) }],
      sums,
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
    notes: [],
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
