/**
 * Cast vote records: one ballot a row, as many as there are. The engine counts equal ballots; only the kinds of ballots
 * that are different come here.
 *
 * @module
 */

import { basename } from "node:path";
import type { BallotRow, VoteRow } from "@urna/law";
import { type Imported, type ImportProblem, refuse, Unreadable } from "../problems.ts";
import { type DuckDbEngine, duckDbEngine } from "./duckdb.ts";
import { type BallotColumns, columnsIn, openTable } from "./ballot-table.ts";
import type { Cell } from "./layout.ts";
import { quoteText, wholeOf } from "./quote.ts";
import { StoreFailure } from "./store.ts";

/** What a file of ballots holds. */
export interface CastVotes {
  /** Kinds of ballots, each with how often it was cast; of rankings and of marks. */
  readonly ballots: readonly BallotRow[];
  /** Marks or points added up; of marks and of scores. */
  readonly votes: readonly VoteRow[];
  readonly cast: number;
}

/** How a file of ballots is read. */
export interface CastVotesOptions {
  /** The contest of the ballots, where no column says it. */
  readonly contest: string;
  /** The option that is meant by what is written; undefined where there is none. Without it, what is written is the option. */
  readonly optionOf?: (written: string) => string | undefined;
  /** The share that is read so far, from 0 to 100. */
  readonly onShare?: (percent: number) => void;
}

/** Kinds of ballots beyond these are no gain any more, and would fill the memory. */
const MOST_KINDS = 2_000_000;
const EXPECTED = "a CSV or Parquet file with one ballot a row";
/** What systems write into a rank that was left out. */
const EMPTY = ["", "undervote", "skipped", "blank"];
/** How often the share is asked for, in milliseconds. */
const ASKED_AGAIN = 200;

/** Reads cast vote records from a CSV or a Parquet file. */
export async function readCastVotes(path: string, options: CastVotesOptions): Promise<Imported<CastVotes>> {
  const file = basename(path);
  const engine = await duckDbEngine();
  const { onShare } = options;
  let source = "";
  const asking =
    onShare === undefined ? undefined : setInterval(() => onShare(engine.percent()), ASKED_AGAIN);
  try {
    // Candidates by number are counted in a table by their values, and not by hashes.
    await engine.execute("SET perfect_ht_threshold = 20");
    const table = await openTable(engine, path);
    if (table === undefined) return refuse({ code: "A001", file, expected: EXPECTED });
    const { header, from } = table;
    source = from;
    const columns = columnsIn(header);
    const kinds = [columns.ranks, columns.marks, columns.scores].filter(({ length }) => length > 0);
    if (kinds.length !== 1) {
      const expected = "columns rank1, rank2 and so on, or mark:<option>, or score:<option>";
      return refuse({ code: "I704", file, row: 1, expected, found: header.join(", ") });
    }
    const reader = new Reader(engine, from, file, columns, options);
    const value = columns.scores.length > 0 ? await reader.scores() : await reader.kinds();
    return { ok: true, value };
  } catch (error: unknown) {
    if (error instanceof Unreadable) {
      const problems = error.problems.map((problem) => withRow(engine, source, problem));
      return { ok: false, problems: await Promise.all(problems) };
    }
    if (!(error instanceof StoreFailure)) throw error;
    return refuse(brokenLine(file, error.message));
  } finally {
    clearInterval(asking);
    await engine.close();
  }
}

class Reader {
  readonly #engine: DuckDbEngine;
  readonly #from: string;
  readonly #file: string;
  readonly #columns: BallotColumns;
  readonly #contest: string;
  readonly #optionOf: (written: string) => string | undefined;

  constructor(
    engine: DuckDbEngine,
    from: string,
    file: string,
    columns: BallotColumns,
    { contest, optionOf = (written) => written }: CastVotesOptions,
  ) {
    this.#engine = engine;
    this.#from = from;
    this.#file = file;
    this.#columns = columns;
    this.#contest = contest;
    this.#optionOf = optionOf;
  }

  /** Rankings, or marks: the kinds of ballots. */
  async kinds(): Promise<CastVotes> {
    const { ranks } = this.#columns;
    const marks = this.#named(this.#columns.marks);
    const columns = ranks.length > 0 ? ranks : marks.map(([, column]) => column);
    const ballots = new Map<string, BallotRow>();
    const votes = new Map<string, VoteRow>();
    let cast = 0;
    let rows = 0;
    for await (const batch of this.#groups(columns)) {
      rows += batch.length;
      if (rows > MOST_KINDS) {
        throw this.#problem(
          `at most ${MOST_KINDS} different ballots; leave out columns that tell ballots apart`,
          "",
        );
      }
      for (const { contest, area, count, cells } of batch) {
        cast += count;
        const ranking = ranks.length > 0 ? cells.map((cell, i) => this.#rank(cell, columns[i] ?? "")) : [];
        const marked = marks.flatMap(([option, column], i) =>
          this.#number(cells[i], column, 1) === 1 ? [option] : [],
        );
        if (marked.length > 0) ranking.push(marked);
        while (ranking.at(-1)?.length === 0) ranking.pop();
        const key = JSON.stringify([contest, area, ranking]);
        ballots.set(key, { contest, area, count: count + (ballots.get(key)?.count ?? 0), ranking });
        for (const option of marked) add(votes, contest, area, option, count);
      }
    }
    return { ballots: [...ballots.values()], votes: [...votes.values()], cast };
  }

  /** Points: each option by itself, as kinds of ballots may be as many as ballots. */
  async scores(): Promise<CastVotes> {
    const votes = new Map<string, VoteRow>();
    let cast = 0;
    for (const [place, [option, column]] of this.#columns.scores.entries()) {
      for await (const batch of this.#groups([column])) {
        for (const { contest, area, count, cells } of batch) {
          if (place === 0) cast += count;
          add(
            votes,
            contest,
            area,
            option,
            count * this.#number(cells[0], column, Number.MAX_SAFE_INTEGER / 1e9),
          );
        }
      }
    }
    return { ballots: [], votes: [...votes.values()], cast };
  }

  /** Equal rows counted by the engine. */
  async *#groups(columns: readonly string[]): AsyncGenerator<readonly Group[]> {
    const { contest, area, count } = this.#columns;
    const heads = [contest, area].flatMap((column) => (column === undefined ? [] : [nameOf(column)]));
    const by = [...heads, ...columns.map(nameOf)];
    // Weights are few different numbers: they are counted as text, and become numbers here.
    const weight = count === undefined ? [] : [nameOf(count)];
    const grouped = [...by, ...weight].join(", ");
    const sql = `SELECT ${grouped}, COUNT(*) FROM ${this.#from} GROUP BY ${grouped}`;
    for await (const rows of this.#engine.stream(sql))
      yield rows.map((row) => this.#group(row, columns.length));
  }

  #group(row: readonly Cell[], width: number): Group {
    const { contest, area, count } = this.#columns;
    const cells = [...row];
    const head = (column: string | undefined): string =>
      column === undefined ? "" : String(cells.shift() ?? "").trim();
    const ofContest = head(contest);
    const ofArea = head(area);
    const weight = count === undefined ? 1 : this.#number(cells[width], count, 1e9);
    const times = Number(wholeOf(cells.at(-1)) ?? 0n) * weight;
    if (!Number.isSafeInteger(times)) throw this.#problem("a number of ballots", String(times));
    return {
      contest: ofContest === "" ? this.#contest : ofContest,
      area: ofArea,
      count: times,
      cells: cells.slice(0, width),
    };
  }

  /** Columns by the options that are meant. Whom nobody can mark stands in the header, the first line. */
  #named(columns: BallotColumns["marks"]): BallotColumns["marks"] {
    const problems: ImportProblem[] = [];
    const named = columns.map(([written, column]) => {
      const option = this.#optionOf(written);
      if (option === undefined) {
        const [expected, file] = ["a candidate of the election", this.#file];
        problems.push({ code: "I703", file, row: 1, field: column, expected, found: written });
      }
      return [option ?? written, column] as const;
    });
    if (problems.length > 0) throw new Unreadable(...problems);
    return named;
  }

  #rank(cell: Cell, column: string): readonly string[] {
    const written = String(cell ?? "").trim();
    if (EMPTY.includes(written.toLowerCase())) return [];
    const options = written.split("=").map((option) => option.trim());
    if (written.toLowerCase() === "overvote" || options.includes("")) {
      throw this.#problem("an option, several as a = b, or nothing", written, column);
    }
    return options.map((option) => {
      const meant = this.#optionOf(option);
      if (meant === undefined) throw this.#problem("a candidate of the election", written, column, "I703");
      return meant;
    });
  }

  #number(cell: Cell | undefined, column: string, most: number): number {
    const written = String(cell ?? "").trim();
    if (written === "" || written === "false") return 0;
    if (written === "true" && most === 1) return 1;
    const number = /^\d{1,15}$/.test(written) ? Number(written) : Number.NaN;
    if (number <= most) return number;
    throw this.#problem(most === 1 ? "1, 0 or nothing" : "a whole number, zero or more", written, column);
  }

  #problem(
    expected: string,
    found: string,
    field?: string,
    code: ImportProblem["code"] = "E212",
  ): Unreadable {
    const problem: ImportProblem = {
      code,
      file: this.#file,
      expected,
      found,
      ...(field === undefined ? {} : { field }),
    };
    return new Unreadable(problem);
  }
}

/** The problem with the first row that has it: equal ballots were counted, and their rows are not known. */
async function withRow(engine: DuckDbEngine, from: string, problem: ImportProblem): Promise<ImportProblem> {
  const { field, found, row } = problem;
  if (field === undefined || found === undefined || row !== undefined) return problem;
  const rows = `SELECT row_number() OVER () AS place, CAST(${nameOf(field)} AS VARCHAR) AS cell FROM ${from}`;
  const sql = `SELECT MIN(place) FROM (${rows}) AS t WHERE trim(cell) = ${quoteText(found, "duckdb")}`;
  const [[place] = []] = await engine.query(sql);
  const at = wholeOf(place);
  // The header is the first line.
  return at === undefined ? problem : { ...problem, row: Number(at) + 1 };
}

/** What the engine says of a line that it cannot read, in our words. */
function brokenLine(file: string, message: string): ImportProblem {
  const [, line] = /on Line: (\d+)/.exec(message) ?? [];
  const [, expected, found] = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message) ?? [];
  return {
    code: "A003",
    file,
    ...(line === undefined ? {} : { row: Number(line) }),
    expected: expected === undefined ? EXPECTED : `${expected} cells`,
    found: found ?? message.split("\n", 1).join(""),
  };
}

/** Equal ballots. */
interface Group {
  readonly contest: string;
  readonly area: string;
  readonly count: number;
  readonly cells: readonly Cell[];
}

function add(votes: Map<string, VoteRow>, contest: string, area: string, option: string, more: number): void {
  const key = JSON.stringify([contest, area, option]);
  const before = votes.get(key)?.votes;
  votes.set(key, { contest, area, option, votes: (typeof before === "number" ? before : 0) + more });
}

function nameOf(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}
