/**
 * Tables whose header decides what columns there are: some must be there, some may, and some are families such as
 * `fact_*`. Cells come out as texts with the line they stand on; an empty cell is a missing value, never a zero.
 *
 * @module
 */

import { splitTable } from "./csv.ts";
import type { Files } from "./files.ts";
import type { Place, Problems } from "./problems.ts";

/** Which columns a table may have. */
export interface Columns {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
  /** Whether a column of another name is welcome. */
  readonly others?: (name: string) => boolean;
  /** How columns of other names are written, for messages: `fact_<name>`. */
  readonly forms?: readonly string[];
}

/** One row: its line in the file, and its cells by name of the column. */
export interface OpenRow {
  readonly line: number;
  /** The cell without spaces around it; undefined when it is empty or the column is not there. */
  get(column: string): string | undefined;
}

/** A table as it was written. */
export interface OpenTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly OpenRow[];
}

/** Reads a table. Lines with another number of cells than the header are left out and noted. */
export function readOpenTable(files: Files, file: string, columns: Columns, problems: Problems): OpenTable {
  const content = files.read(file, problems);
  if (content === undefined) return { file, header: [], rows: [] };
  const before = problems.list.length;
  const lines = file.toLowerCase().endsWith(".json")
    ? linesOfJson(content, file, problems)
    : splitTable(content, file, problems);
  const [first, ...body] = lines;
  if (first === undefined) {
    if (problems.list.length === before)
      problems.add("A003", { file, row: 1 }, `a header line: ${columns.required.join(",")}`);
    return { file, header: [], rows: [] };
  }
  const header = first.cells.map((name) => name.trim());
  checkHeader(header, columns, { file, row: first.line }, problems);
  const at = new Map(header.map((name, i) => [name, i]));
  const rows: OpenRow[] = [];
  for (const { cells, line } of body) {
    if (cells.length !== header.length) {
      problems.add("A003", { file, row: line }, `${header.length} cells`, cells.length);
      continue;
    }
    rows.push(new Cells(line, cells, at));
  }
  return { file, header, rows };
}

/** The same rows as a list of JSON objects: a header of all their names, then a line for each; the first object is line 1. */
function linesOfJson(content: string, file: string, problems: Problems): ReturnType<typeof splitTable> {
  const wrong = (expected: string, row?: number, found?: string): void =>
    problems.add("A003", { file, ...(row === undefined ? {} : { row }) }, expected, found);
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error: unknown) {
    problems.add("A002", { file }, "JSON", error instanceof Error ? error.message : "");
    return [];
  }
  if (!Array.isArray(value) || value.length === 0) {
    wrong("a list of objects, one for each row");
    return [];
  }
  const rows = value.map((row: unknown, i) => {
    if (typeof row === "object" && row !== null && !Array.isArray(row)) return new Map(Object.entries(row));
    wrong("an object with the names of columns", i + 1, JSON.stringify(row));
    return new Map<string, unknown>();
  });
  const header = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const cellOf = (cell: unknown): string =>
    cell === undefined || cell === null ? "" : typeof cell === "string" ? cell : JSON.stringify(cell);
  return [
    { line: 1, cells: header },
    ...rows.map((row, i) => ({ line: i + 1, cells: header.map((name) => cellOf(row.get(name))) })),
  ];
}

/** A row whose cells are looked up in the header of its table. */
class Cells implements OpenRow {
  readonly line: number;
  readonly #cells: readonly string[];
  readonly #at: ReadonlyMap<string, number>;

  constructor(line: number, cells: readonly string[], at: ReadonlyMap<string, number>) {
    this.line = line;
    this.#cells = cells;
    this.#at = at;
  }

  get(column: string): string | undefined {
    const cell = this.#cells[this.#at.get(column) ?? -1]?.trim();
    return cell === "" ? undefined : cell;
  }
}

function checkHeader(header: readonly string[], columns: Columns, place: Place, problems: Problems): void {
  const known = [...columns.required, ...(columns.optional ?? [])];
  for (const name of columns.required) {
    if (!header.includes(name)) problems.add("A003", { ...place, field: name }, "a column of this name");
  }
  for (const [i, name] of header.entries()) {
    if (!known.includes(name) && columns.others?.(name) !== true) {
      const wanted = [...known, ...(columns.forms ?? [])].join(", ");
      problems.add("A003", place, `columns named ${wanted}`, name, known);
    } else if (header.indexOf(name) !== i) {
      problems.add("A003", { ...place, field: name }, "a column once", name);
    }
  }
}
