/**
 * Reads a table (CSV, UTF-8, a header line) row by row against declared columns. An empty cell is a missing value,
 * never a zero. Every complaint names the file, the line and the column.
 *
 * @module
 */

import { type Fields, Reading, type RecordOf, readFields } from "@urna/law";
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
      problems.list.push({ ...rest, place: { file, row: line, field: at } });
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

/**
 * Splits a table into lines and cells (RFC 4180; empty lines are left out). A quote that does not end, or one in the middle
 * of a cell, spoils the whole table: nothing of it is given.
 */
export function splitTable(content: string, file: string, problems: Problems): readonly Line[] {
  const lines: Line[] = [];
  let at = content.startsWith("\uFEFF") ? 1 : 0;
  let line = 1;
  while (at < content.length) {
    const start = line;
    const cells: string[] = [];
    for (let ended = false; !ended; ) {
      const cell = content[at] === '"' ? quotedCell(content, at) : plainCell(content, at);
      if (cell === undefined) {
        problems.add("A003", { file, row: line }, "comma separated values with matching quotes");
        return [];
      }
      cells.push(cell.text);
      line += cell.breaks;
      ended = content[cell.end] !== ",";
      at = cell.end + 1;
    }
    line += 1;
    if (cells.length > 1 || cells[0] !== "") lines.push({ cells, line: start });
  }
  return lines;
}

/** One cell: `end` is the place of the comma or line break after it, `breaks` the line breaks inside. */
interface Cell {
  readonly text: string;
  readonly end: number;
  readonly breaks: number;
}

function plainCell(content: string, from: number): Cell | undefined {
  let end = from;
  for (; end < content.length; end += 1) {
    const char = content[end];
    if (char === "," || char === "\n") break;
    if (char === '"') return undefined;
  }
  const windows = content[end] !== "," && content[end - 1] === "\r" && end > from;
  return { text: content.slice(from, windows ? end - 1 : end), end, breaks: 0 };
}

function quotedCell(content: string, from: number): Cell | undefined {
  let text = "";
  for (let at = from + 1; ; ) {
    const quote = content.indexOf('"', at);
    if (quote === -1) return undefined;
    text += content.slice(at, quote);
    if (content[quote + 1] === '"') {
      text += '"';
      at = quote + 2;
      continue;
    }
    const windows = content[quote + 1] === "\r" && content[quote + 2] !== ",";
    const end = windows ? quote + 2 : quote + 1;
    const next = content[end];
    if (next !== undefined && next !== "," && next !== "\n") return undefined;
    return { text, end, breaks: text.split("\n").length - 1 };
  }
}
