/**
 * Reads a table (CSV, UTF-8, a header line) row by row against declared columns. An empty cell is a missing value,
 * never a zero. Every complaint names the file, the line and the column.
 *
 * @module
 */

import { type Fields, Reading, type RecordOf, readFields } from "@urna/law";
import { parse } from "csv-parse/sync";
import type { Files } from "./files.ts";
import type { Problems } from "./problems.ts";

/** One row with the line on which it stands. */
export type Row<S extends Fields> = RecordOf<S> & { readonly row: number };

/** Reads a table. Rows that are wrong are left out and noted in `problems`. */
export function readTable<S extends Fields>(
  files: Files,
  file: string,
  columns: S,
  problems: Problems,
): readonly Row<S>[] {
  const content = files.read(file, problems);
  if (content === undefined) return [];
  const [header, ...body] = splitTable(content, file, problems);
  if (header === undefined) return [];
  checkHeader(header.cells, columns, file, problems);

  const rows: Row<S>[] = [];
  for (const { cells, line } of body) {
    if (cells.length !== header.cells.length) {
      problems.add("A003", { file, row: line }, `${header.cells.length} cells`, cells.length);
      continue;
    }
    const named: Record<string, string> = {};
    for (const [i, name] of header.cells.entries()) {
      const cell = cells[i] ?? "";
      if (cell !== "" && Object.hasOwn(columns, name)) named[name] = cell;
    }
    const reading = new Reading();
    const read = readFields(columns, named, "", reading);
    if (read !== undefined) rows.push({ ...read, row: line });
    for (const problem of reading.problems) {
      const { at, ...rest } = problem;
      problems.list.push({ ...rest, place: { file, row: line, field: at.slice(1) } });
    }
  }
  return rows;
}

function checkHeader(header: readonly string[], columns: Fields, file: string, problems: Problems): void {
  const known = Object.keys(columns);
  for (const name of known) {
    if (!header.includes(name)) problems.add("A003", { file, row: 1, field: name }, "a column of this name");
  }
  for (const [i, name] of header.entries()) {
    if (!known.includes(name))
      problems.add("A003", { file, row: 1 }, `one of ${known.join(", ")}`, name, known);
    else if (header.indexOf(name) !== i)
      problems.add("A003", { file, row: 1, field: name }, "a column once", name);
  }
}

/** One line of a table, split into cells, with the number of the line. */
export interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Splits a table into lines and cells; empty lines are left out. */
export function splitTable(content: string, file: string, problems: Problems): readonly Line[] {
  try {
    const lines: Line[] = [];
    parse(content, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines: line }) => {
        lines.push({ cells, line });
        return null;
      },
    });
    return lines;
  } catch (error: unknown) {
    const line =
      error instanceof Object && "lines" in error && typeof error.lines === "number" ? error.lines : 1;
    problems.add("A003", { file, row: line }, "comma separated values with matching quotes");
    return [];
  }
}
