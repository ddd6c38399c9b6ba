/**
 * `urna screen FILE`: the tests of polling stations on a table of the user.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { boundsOf, include, type StationTable, type TestName } from "@urna/screening";
import { isStoreAddress, MANIFEST } from "@urna/returns";
import type { Block } from "@urna/words";
import { boundBlocks } from "@urna/words/screening/bounds";
import type { ScreeningInput } from "@urna/words/screening/input";
import { screeningReport } from "@urna/words/screening/report";
import { readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { madeUpBlocks } from "../returns/desk.ts";
import { openReturns } from "../returns/open-returns.ts";
import { shownAddress } from "../returns/with-store.ts";
import { aroundScreening } from "../record/screening-asked.ts";
import { stationCards } from "../screening/battery.ts";
import { startProgress } from "../progress.ts";
import { layCards, type StationsAtHand } from "../screening/cards.ts";
import { calibrateStations } from "../screening/pool.ts";
import { readEvidence } from "../screening/evidence.ts";
import { folderSums, rowsAsReturns, stationSums } from "../screening/sums.ts";
import { skippedCards, testsOn } from "../screening/tests.ts";
import { officialsOf } from "../screening/totals.ts";
import { type Answer, badFiles, type Session } from "../session.ts";
import { readStations, type StationColumns } from "../screening/station-file.ts";
import { stationsOf } from "../screening/station-returns.ts";
import { rootOf } from "./tabulate.ts";

/** What the command line says about a table. */
export interface StationOptions extends Partial<StationColumns> {
  readonly evidence?: string;
  readonly test?: readonly string[];
  readonly runs?: string;
  readonly ascii?: boolean;
}

/** The tests that are made, and from which seed. */
export interface Battery {
  readonly tests: readonly TestName[];
  readonly seed: string;
  readonly version: string;
  readonly call: string;
}

const MOST_RUNS = 100_000;

/** Screens a table of stations: the checks of protocols, then the tests that were asked for. */
export async function screenStations(
  session: Session,
  target: string,
  options: StationOptions,
  { tests: all, seed, version, call }: Battery,
): Promise<Answer> {
  const { words } = session;
  const runs = Number(options.runs ?? 1000);
  if (!Number.isSafeInteger(runs) || runs < 1 || runs > MOST_RUNS)
    throw wrong(session, "--runs", options.runs ?? "", words.word("help.option.runs"));
  const read = await readTarget(session, target, options);
  const { table } = read;
  // Early and late stations of one place are a sequence too.
  const tests = testsOn(all, table.order === undefined ? ["stations"] : ["stations", "day"]);
  const isMeasured = tests.some((test) => test === "integers" || test === "digits");
  const watched: StationsAtHand["watched"] = async (steps, work) => {
    const bar = startProgress(session.surroundings.stderr, words, steps, { ascii: options.ascii === true });
    try {
      return await work((done) => bar.update(done));
    } finally {
      bar.end();
    }
  };
  const hits = isMeasured
    ? await watched(runs, (onProgress) => calibrateStations({ table, seed, runs, onProgress }))
    : undefined;
  const cards = await stationCards(tests, { words, table, hits, seed, runs, watched });
  const missing = testsOn(all, ["totals", "day"]).filter((test) => !tests.includes(test));
  const deck = layCards([
    ...cards,
    ...(options.test === undefined ? [] : skippedCards(session, missing, ["totals", "day"])),
  ]);
  const { tests: made, unusual, json } = deck;
  const input: ScreeningInput = {
    name: read.name,
    notes: read.notes,
    sums: all.includes("must-add-up") ? read.sums : [],
    cards: deck.blocks,
    asked: read.asked,
    tests: made,
    unusual,
    seed,
    hash: read.hash,
    version,
    call,
  };
  const unusable = tests.length > 0 && include(table).places.length === 0;
  return {
    kind: "prose",
    report: screeningReport(words, input),
    json: () => ({ ...input, sums: undefined, asked: undefined, cards: json }),
    ...(unusable ? { exit: EXIT.dataMissing } : {}),
  };
}

/** What is screened: its name, the table, the first shelf, and the first digits of the hash of the data. */
interface Target {
  readonly name: string;
  readonly table: StationTable;
  readonly notes: readonly Block[];
  readonly sums: readonly Block[];
  readonly asked: readonly Block[];
  readonly hash: string;
}

/** A folder of returns that were imported, or a table. */
async function readTarget(session: Session, target: string, options: StationOptions): Promise<Target> {
  const { words } = session;
  if (isStoreAddress(target) || existsSync(join(target, MANIFEST)))
    return readReturns(session, target, options);
  if (options.evidence !== undefined)
    throw wrong(session, "--evidence", options.evidence, words.word("screening.evidence.folder"));
  const path = tableIn(session, target);
  const read = readStations(path, {
    registered: options.registered ?? "registered",
    given: options.given ?? "cast",
    counted: options.counted ?? "valid+invalid",
    option: options.option ?? "leader",
    area: options.area ?? "",
    ...(options.options === undefined ? {} : { options: options.options }),
    ...(options.place === undefined ? {} : { place: options.place }),
    ...(options.early === undefined ? {} : { early: options.early }),
  });
  if (!read.ok) throw badFiles(words, read.problems);
  const { table, hash } = read;
  return {
    name: basename(path),
    table,
    notes: [],
    asked: [],
    sums: await stationSums(words, rowsAsReturns(table, basename(path))),
    hash,
  };
}

/** A folder or a store of returns, with the evidence beside them and the totals that were published for the election. */
async function readReturns(session: Session, target: string, options: StationOptions): Promise<Target> {
  const { words } = session;
  const opened = await openReturns(session, target);
  const { project, texts, madeUp } = opened;
  const { table, option } = stationsOf(project, options.option);
  const election = project.election === undefined ? undefined : readElection(session, project.election);
  const officials = election === undefined ? [] : officialsOf(election, rootOf(opened));
  const returns = [...project.returns.values()];
  const evidence =
    options.evidence === undefined
      ? undefined
      : boundsOf(
          readEvidence(session, options.evidence, {
            stations: project.stations.map(({ id }) => id),
            contests: [...new Set(returns.map(({ contest }) => contest))],
            options: [...new Set(returns.flatMap(({ votes }) => [...votes.keys()]))],
          }),
          returns,
        );
  // The manifest names every table by the hash of its content, a store every file.
  const hash = createHash("sha256").update(opened.state);
  if (options.evidence !== undefined) hash.update(readFileSync(options.evidence));
  return {
    name: `${basename(shownAddress(target))}, ${option}`,
    table,
    notes: madeUpBlocks(texts, madeUp),
    sums: [
      ...folderSums(words, opened, officials),
      ...(evidence === undefined ? [] : boundBlocks(words, evidence)),
    ],
    asked: election === undefined ? [] : aroundScreening(session, election.id, []).asked,
    hash: hash.digest("hex").slice(0, 12),
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
