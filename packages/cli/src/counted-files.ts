/**
 * Any rules counted on any tables: the ground of `urna seats --rules` and `urna explain --rules`.
 *
 * @module
 */

import { type GivenFiles, type GivenTables, readGivenTables } from "@urna/atlas/given/given";
import { anyFiles } from "@urna/atlas/files";
import { inOneArea, rankedContests } from "@urna/atlas/ballots/ranked";
import { type Given, misnamed, uncounted } from "@urna/law";
import type { Case, Naming } from "@urna/words";
import { type LotsNow, runLaw } from "./cases.ts";
import { EXIT } from "./exit.ts";
import { Failure } from "./failure.ts";
import { castVotesIn, withCastVotes } from "./returns/cast-votes.ts";
import { readRulesFrom } from "./rules-files.ts";
import { badFiles, fromAtlas, fromLaw, type Session } from "./session.ts";

/** Rules with tables, as options give them. */
export interface CountOptions extends GivenFiles {
  readonly rules?: string;
}

/** Rules and tables that were counted. */
export interface CountedFiles {
  readonly shown: Case;
  readonly given: Given;
  /** Names of areas and contenders, by id, where the tables have any. */
  readonly names: GivenTables["names"];
}

/** Whether any option names rules or tables in place of an election; lots go with both. */
export function asksFiles({ lots: _, ...options }: CountOptions): boolean {
  return Object.keys(options).length > 0;
}

/** Counts what the options give; ends the command where rules or tables are missing or are not what they should be. */
export async function countFiles(
  session: Session,
  { rules: named, ...written }: CountOptions,
  help: string,
): Promise<CountedFiles> {
  if (named === undefined || !asksFiles(written)) {
    throw new Failure(EXIT.usage, { text: session.words.word("cli.rulesWithVotes"), next: help });
  }
  const { rules, file } = readRulesFrom(session, named);
  const contests = rankedContests(rules);
  const { files, records } = castVotesIn(written);
  const tables = await withCastVotes(session, readTables(session, files, contests), records, contests);
  const { names } = tables;
  const given = inOneArea(rules, tables.given);
  const [from = file] = [written.votes, written.ballots, written.declared]
    .flat()
    .filter((one) => one !== undefined);
  const wrong = [
    ...uncounted(rules, given).map((problem) => fromLaw(problem, from)),
    ...misnamed(rules, given).map((problem) => fromLaw(problem, written.contenders ?? from)),
  ];
  if (wrong.length > 0) throw badFiles(session.words, wrong);
  const outcome = runLaw(session, rules, { ...given, lots: [] }, written.votes ?? file, lotsOf(tables));
  const name = (id: string): string => names.get(id)?.[session.words.language] ?? id;
  const naming: Naming = { contender: name, short: name, area: name };
  const votes = given.votes === undefined ? {} : { votes: given.votes };
  return { shown: { rules, outcome, naming, ...votes }, given, names };
}

/** The lots of a file, for an election of the atlas; none where no file is named. */
export function lotsIn(session: Session, file: string | undefined): LotsNow | undefined {
  return file === undefined ? undefined : lotsOf(readTables(session, { lots: file }));
}

function lotsOf({ given, lotPlaces }: GivenTables): LotsNow {
  return { lots: given.lots ?? [], places: lotPlaces };
}

function readTables(session: Session, files: GivenFiles, contests: readonly string[] = []): GivenTables {
  const read = readGivenTables(files, anyFiles(), contests);
  if (read.ok) return read.value;
  throw badFiles(session.words, read.problems.map(fromAtlas));
}
