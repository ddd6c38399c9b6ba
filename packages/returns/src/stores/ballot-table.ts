/**
 * Tables of ballots: their columns by what they mean, and how the engine reads their rows.
 *
 * | columns | of a ballot |
 * |---|---|
 * | `rank1`, `rank2`, ... | the option on each rank; `a = b` for several on one, empty for a rank that was left out |
 * | `mark:<option>` | whether the option is marked: 1, or 0 or empty |
 * | `score:<option>` | points for the option, a whole number; empty for none |
 * | `contest`, `area`, `count` | where it belongs, and how many ballots the row stands for; may be left out |
 *
 * @module
 */

import { isPacked, openedHead } from "../ballot-source.ts";
import { type DuckDbEngine, duckDbEngine } from "./duckdb.ts";
import { beginningOf, csvHead } from "./plain-table.ts";
import { quoteText } from "./quote.ts";

const RANK = /^(?:rank|choice|preference)[ _-]?(\d{1,3})$/i;

/** The columns of a file by what they mean. */
export interface BallotColumns {
  readonly contest: string | undefined;
  readonly area: string | undefined;
  readonly count: string | undefined;
  readonly ranks: readonly string[];
  readonly marks: readonly (readonly [option: string, column: string])[];
  readonly scores: readonly (readonly [option: string, column: string])[];
}

/** What a table of ballots has on each row: one ballot (`records`), or how often a ranking was cast (`kinds`). */
export type BallotRows = "records" | "kinds";

/** The rows of a table of ballots, by its columns; undefined where it is none. */
export async function ballotRowsOf(path: string): Promise<BallotRows | undefined> {
  const head = openedBeginning(path);
  const isParquet = head?.subarray(0, 4).toString("latin1") === "PAR1";
  const header = isParquet ? await parquetHeader(path) : csvHead(head ?? Buffer.alloc(0))?.header;
  const { ranks, marks, scores } = columnsIn(header ?? []);
  if (ranks.length + marks.length + scores.length > 0) return "records";
  return ["contest", "area", "count", "ranking"].every((column) => header?.includes(column) === true)
    ? "kinds"
    : undefined;
}

/** The first bytes of a file, packed with gzip or not. */
function openedBeginning(path: string): Buffer | undefined {
  const beginning = beginningOf(path);
  return beginning === undefined ? undefined : openedHead(beginning);
}

/** Nothing where the file cannot be read: whoever reads it as something else says why. */
async function parquetHeader(path: string): Promise<readonly string[]> {
  const engine = await duckDbEngine();
  try {
    return (await openTable(engine, path))?.header ?? [];
  } catch {
    return [];
  } finally {
    await engine.close();
  }
}

/** The header of a file, and how the engine reads its rows; all cells of a table of text as text. */
export async function openTable(
  engine: DuckDbEngine,
  path: string,
): Promise<{ readonly header: readonly string[]; readonly from: string } | undefined> {
  const beginning = openedBeginning(path);
  if (beginning === undefined) return undefined;
  const name = quoteText(path, "duckdb");
  if (beginning.subarray(0, 4).toString("latin1") === "PAR1") {
    const from = `read_parquet(${name})`;
    const described = await engine.query(`SELECT column_name FROM (DESCRIBE SELECT * FROM ${from})`);
    return { header: described.map(([cell]) => String(cell)), from };
  }
  const head = csvHead(beginning);
  if (head === undefined) return undefined;
  const { header, separator } = head;
  const columns = header.map((column) => `${quoteText(column, "duckdb")}: 'VARCHAR'`).join(", ");
  const packed = isPacked(beginningOf(path)) ? "gzip" : "none";
  const form = `header = true, auto_detect = false, compression = '${packed}', delim = ${quoteText(separator, "duckdb")}, quote = '"', escape = '"'`;
  return { header, from: `read_csv(${name}, ${form}, columns = {${columns}})` };
}

/** The columns of a header by what they mean. */
export function columnsIn(header: readonly string[]): BallotColumns {
  const named = (name: string): string | undefined =>
    header.find((column) => column.trim().toLowerCase() === name);
  const behind = (prefix: string): readonly (readonly [string, string])[] =>
    header
      .filter((column) => column.startsWith(prefix))
      .map((column) => [column.slice(prefix.length).trim(), column]);
  const ranks = header.flatMap((column) => {
    const [, number] = RANK.exec(column.trim()) ?? [];
    return number === undefined ? [] : [[Number(number), column] as const];
  });
  return {
    contest: named("contest"),
    area: named("area"),
    count: named("count"),
    ranks: ranks.sort(([a], [b]) => a - b).map(([, column]) => column),
    marks: behind("mark:"),
    scores: behind("score:"),
  };
}
