/**
 * Files of ballots for `urna import`: BLT, PrefLib, and cast vote records with one ballot a row. Candidates and areas must
 * be those of the election, and its rules must count ballots in the contest.
 *
 * @module
 */

import { basename } from "node:path";
import type { Election } from "@urna/atlas";
import { readBallotFile, toBallotInput } from "@urna/atlas/ballots/ballot-file";
import { parseCount } from "@urna/atlas/cells";
import { anyFiles } from "@urna/atlas/files";
import { readOpenTable } from "@urna/atlas/open-table";
import { Problems } from "@urna/atlas/problems";
import { rankedContests } from "@urna/atlas/ballots/ranked";
import { nearest } from "@urna/law";
import {
  ballotFormatOf,
  ballotRowsOf,
  type BallotFormat,
  type BallotRows,
  type BallotsRead,
  digestOf,
  type ImportProblem,
  plainName,
  rankingIn,
  readBallotText,
  readCastVotes,
  type StoredBallot,
} from "@urna/returns";
import type { ReturnsWords } from "@urna/words/returns-words";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { startProgress } from "../progress.ts";
import { badFiles, fromAtlas, type Session } from "../session.ts";
import { importFailure, needImported } from "./desk.ts";

const FORMAT_NAMES: Readonly<Record<BallotFormat, string>> = { blt: "BLT", preflib: "PrefLib" };

/** How a file holds ballots: in a format of kinds, or as a table with so much on each row. */
export type Held = BallotFormat | BallotRows;

/** How a file holds ballots; undefined where it holds returns. */
export async function heldIn(path: string): Promise<Held | undefined> {
  return ballotFormatOf(path) ?? (await ballotRowsOf(path));
}

/** What the ballots of an election may name. */
interface Allowed {
  /** Contests in which the rules count ballots. */
  readonly contests: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  /** Names of candidates, for what is written alike. */
  readonly names: readonly string[];
  readonly area: (written: string) => string | undefined;
}

/** Reads files of ballots of an election, or ends the command. */
export async function readBallots(
  session: Session,
  texts: ReturnsWords,
  files: ReadonlyMap<string, Held>,
  election: Election | undefined,
): Promise<readonly BallotsRead[]> {
  const { words } = session;
  if (election === undefined) {
    const text = words.say("cli.missingArgument", { argument: "--election" });
    throw new Failure(EXIT.usage, { text, next: "urna import --help" });
  }
  const allowed = allowedBy(session, election);
  const reads: BallotsRead[] = [];
  const refused: ImportProblem[] = [];
  for (const [path, held] of files) {
    const read =
      held === "records"
        ? await readRecords(session, texts, path, allowed)
        : held === "kinds"
          ? await readTableOfKinds(session, path)
          : await readKinds(session, texts, path, held, allowed);
    const found = new Wrong(read.file.file, allowed);
    reads.push({ ...read, ballots: read.ballots.map((ballot) => found.named(ballot)) });
    refused.push(...found.problems);
  }
  if (refused.length > 0) throw importFailure(words, texts, refused);
  return reads;
}

function allowedBy(session: Session, election: Election): Allowed {
  const version = session.need(session.atlas.rulesOf(election));
  const contests = rankedContests(session.need(session.atlas.rules(version.id)));
  const options = new Map<string, string>();
  for (const { id, names, short } of election.options.values())
    for (const name of [id, ...Object.values(names), ...Object.values(short)])
      options.set(plainName(name), id);
  const areas = new Map<string, string>([["", election.area]]);
  for (const { id, names } of election.areas.values())
    for (const name of [id, ...Object.values(names)]) areas.set(plainName(name), id);
  const named = [...election.options.values()].map(({ names }) => names.en);
  return { contests, options, names: named, area: (written) => areas.get(plainName(written)) };
}

/** Ballots by kinds, each on its line. */
async function readKinds(
  { words }: Session,
  texts: ReturnsWords,
  path: string,
  format: BallotFormat,
  { contests, options }: Allowed,
): Promise<BallotsRead> {
  const { text, sha256 } = needImported(words, texts, await readBallotText(path));
  const file = basename(path);
  const problems = new Problems();
  // A file is what it holds: the name only says which contest and area.
  const name = file.replace(/\.gz$/i, "");
  const read = readBallotFile(
    text,
    format === "blt" && !/\.blt$/i.test(name) ? `${name}.blt` : name,
    problems,
  );
  if (read === undefined)
    throw badFiles(
      words,
      problems.list.map((problem) => fromAtlas({ ...problem, place: { ...problem.place, file } })),
    );
  const known = new Map(
    read.candidates.map(({ name: candidate }) => [candidate, options.get(plainName(candidate)) ?? candidate]),
  );
  const input = toBallotInput(read, name, known, contests);
  const ids = [...input.names.keys()];
  const withdrawn = new Set(ids.filter((_, k) => read.candidates[k]?.withdrawn === true));
  const ballots = input.ballots.map((ballot, i): StoredBallot => {
    const line = read.ballots[i]?.line;
    return {
      ...ballot,
      ranking: passedOver(ballot.ranking, withdrawn),
      sha256,
      ...(line === undefined ? {} : { line }),
    };
  });
  return { file: { file, sha256, rows: ballots.length }, format: FORMAT_NAMES[format], ballots };
}

/** Preferences for candidates who withdrew count for the next one: there is no rank left of them. */
function passedOver(
  ranking: StoredBallot["ranking"],
  withdrawn: ReadonlySet<string>,
): StoredBallot["ranking"] {
  if (withdrawn.size === 0) return ranking;
  return ranking.flatMap((rank) => {
    const left = rank.filter((option) => !withdrawn.has(option));
    return left.length === 0 && rank.length > 0 ? [] : [left];
  });
}

/** A table with a line for each kind: `contest,area,count,ranking`, as the atlas has them. */
async function readTableOfKinds({ words }: Session, path: string): Promise<BallotsRead> {
  const file = basename(path);
  const problems = new Problems();
  const required = ["contest", "area", "count", "ranking"];
  const { rows } = readOpenTable(anyFiles(), path, { required }, problems);
  const sha256 = await digestOf(path, {});
  const ballots = rows.map((row): StoredBallot => {
    const [contest, area, written, ranking] = required.map((column) => row.get(column) ?? "");
    const count = parseCount(written);
    if (count === undefined)
      problems.add(
        "V001",
        { file, row: row.line, field: "count" },
        "how many ballots, a whole number",
        written,
      );
    return {
      contest: contest ?? "",
      area: area ?? "",
      count: count ?? 0,
      ranking: rankingIn(ranking ?? ""),
      sha256,
      line: row.line,
    };
  });
  if (problems.list.length > 0) throw badFiles(words, problems.list.map(fromAtlas));
  return { file: { file, sha256, rows: ballots.length }, format: "CSV", ballots };
}

/** One ballot a row: equal ones become one kind. */
async function readRecords(
  { words, surroundings, options: { ascii = false } }: Session,
  texts: ReturnsWords,
  path: string,
  { contests, options: known, names }: Allowed,
): Promise<BallotsRead> {
  const file = basename(path);
  const progress = startProgress(surroundings.stderr, words, 100, { ascii });
  try {
    const [stem = ""] = file.split(".", 1);
    const contest = contests.length === 1 ? (contests[0] ?? stem) : stem;
    const read = await readCastVotes(path, {
      contest,
      optionOf: (written) => known.get(plainName(written)),
      onShare: (percent) => progress.update(percent),
    });
    if (!read.ok)
      throw importFailure(
        words,
        texts,
        read.problems.map((problem) => (problem.code === "I703" ? withNear(problem, names) : problem)),
      );
    const { ballots, cast } = read.value;
    if (ballots.length === 0) {
      const expected =
        "rank1, rank2 and so on, or mark:<option>; points are added up by urna seats --ballots";
      throw importFailure(words, texts, [{ code: "I704", file, row: 1, expected }]);
    }
    const sha256 = await digestOf(path, {});
    return {
      file: { file, sha256, rows: cast },
      format: "CVR",
      ballots: ballots.map((ballot) => ({ ...ballot, sha256 })),
    };
  } finally {
    progress.end();
  }
}

/** Gives ballots the ids of the election, and notes once what it does not have. */
class Wrong {
  readonly problems: ImportProblem[] = [];
  readonly #file: string;
  readonly #allowed: Allowed;
  readonly #noted = new Set<string>();

  constructor(file: string, allowed: Allowed) {
    this.#file = file;
    this.#allowed = allowed;
  }

  named(ballot: StoredBallot): StoredBallot {
    const { contests, options, names, area } = this.#allowed;
    const { contest, ranking, line } = ballot;
    if (!contests.includes(contest)) {
      const none = "no contest: its rules count no ballots with preferences";
      const expected =
        contests.length === 0 ? none : `a contest whose ballots are counted: ${contests.join(", ")}`;
      this.#note("I703", "contest", expected, contest, contests, line);
    }
    const id = area(ballot.area);
    if (id === undefined) this.#note("I701", "area", "an area of the election", ballot.area, [], line);
    const known = ranking.map((rank) =>
      rank.map((written) => {
        const option = options.get(plainName(written));
        if (option === undefined)
          this.#note("I703", "ranking", "a candidate of the election", written, names, line);
        return option ?? written;
      }),
    );
    const twice = known.flat().find((option, i, all) => all.indexOf(option) < i);
    if (twice !== undefined) this.#note("E212", "ranking", "every candidate at most once", twice, [], line);
    return { ...ballot, area: id ?? ballot.area, ranking: known };
  }

  #note(
    code: ImportProblem["code"],
    field: string,
    expected: string,
    found: string,
    known: readonly string[],
    row: number | undefined,
  ): void {
    const key = `${code}\n${field}\n${found}`;
    if (this.#noted.has(key)) return;
    this.#noted.add(key);
    const at = row === undefined ? {} : { row };
    this.problems.push(withNear({ code, file: this.#file, field, expected, found, ...at }, known));
  }
}

/** A problem with what is known and written alike. */
function withNear(problem: ImportProblem, known: readonly string[]): ImportProblem {
  const near = nearest(problem.found ?? "", known);
  return near.length === 0 ? problem : { ...problem, near };
}
