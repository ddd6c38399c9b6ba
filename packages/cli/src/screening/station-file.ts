/**
 * Reads a table of polling stations: CSV (UTF-8, a header line), plain or packed with gzip. Columns are named by the caller, a
 * sum as `valid+invalid`; an empty cell is a missing figure.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { nearest } from "@urna/law";
import type { StationTable } from "@urna/screening";
import type { ReportedProblem } from "@urna/words/problems-report";

/** Which columns are what; a sum of columns is written with plus signs. */
export interface StationColumns {
  readonly registered: string;
  readonly given: string;
  readonly counted: string;
  readonly option: string;
  readonly area: string;
  /** Every option of the ballot paper, with commas between. */
  readonly options?: string;
  /** The place of voting, and 1 where the station was counted early (0: late). */
  readonly place?: string;
  readonly early?: string;
}

export type ReadStations =
  | { readonly ok: true; readonly table: StationTable; readonly hash: string }
  | { readonly ok: false; readonly problems: readonly ReportedProblem[] };

/** Figures beyond these are a slip of the keyboard. */
const LARGEST = 1_000_000_000;

/** Reads the table; all mistakes are listed. Without an area column all stations are one area. */
export function readStations(path: string, columns: StationColumns): ReadStations {
  const file = basename(path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
    if (path.endsWith(".gz")) bytes = gunzipSync(bytes);
  } catch (error: unknown) {
    const found = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ code: "A001", file, expected: "a table of polling stations", found }] };
  }
  const lines = bytes
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  const header = splitLine(lines[0] ?? "") ?? [];
  const problems: ReportedProblem[] = [];
  const find = (name: string): number => {
    const at = header.indexOf(name);
    if (at < 0) {
      const near = nearest(name, header);
      problems.push({
        code: "A003",
        file,
        row: 1,
        field: name,
        expected: "a column of this name",
        found: header.join(","),
        near,
      });
    }
    return at;
  };
  const sum = (expression: string): readonly number[] =>
    expression.split("+").map((name) => find(name.trim()));
  const [registered, given, counted, option] = [
    sum(columns.registered),
    sum(columns.given),
    sum(columns.counted),
    sum(columns.option),
  ];
  const areaAt = columns.area === "" ? -1 : find(columns.area);
  const each = (columns.options ?? "").split(",").filter((name) => name.trim() !== "");
  const options = each.map((name) => ({ id: name.trim(), places: sum(name) }));
  const { place, early } = columns;
  const order = place === undefined || early === undefined ? undefined : ([sum(place), sum(early)] as const);
  if (problems.length > 0) return { ok: false, problems };

  const last = lines.at(-1) === "" ? lines.length - 1 : lines.length;
  const n = Math.max(0, last - 1);
  const make = (): Float64Array => new Float64Array(n);
  const table = {
    registered: make(),
    given: make(),
    counted: make(),
    leader: make(),
    area: new Int32Array(n),
  };
  const votes = options.map(make);
  const orders = { place: new Int32Array(n), late: make() };
  const areas = new Map<string, number>();
  const polls = new Map<string, number>();
  const numbered = (known: Map<string, number>, name: string): number => {
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  };
  for (let i = 0; i < n; i++) {
    const row = i + 2;
    const cells = splitLine(lines[i + 1] ?? "");
    if (cells === undefined || cells.length !== header.length) {
      const found = cells === undefined ? "a quote that does not end" : String(cells.length);
      problems.push({ code: "A003", file, row, expected: `${header.length} cells`, found });
      continue;
    }
    const figure = (places: readonly number[]): number => {
      let total = 0;
      for (const place of places) {
        const cell = cells[place] ?? "";
        if (cell === "") return Number.NaN;
        const value = Number(cell);
        if (!Number.isSafeInteger(value) || value < 0 || value > LARGEST) {
          const field = header[place] ?? "";
          problems.push({
            code: "A201",
            file,
            row,
            field,
            expected: "a whole number, zero or more",
            found: cell,
          });
        }
        total += value;
      }
      return total;
    };
    table.registered[i] = figure(registered);
    table.given[i] = figure(given);
    table.counted[i] = figure(counted);
    table.leader[i] = figure(option);
    table.area[i] = numbered(areas, areaAt < 0 ? "" : (cells[areaAt] ?? ""));
    for (const [k, option] of options.entries()) {
      const column = votes[k];
      if (column !== undefined) column[i] = figure(option.places);
    }
    if (order !== undefined) {
      const [at, flag] = order;
      // Names of places repeat: a place is known by all its columns.
      orders.place[i] = numbered(polls, at.map((column) => cells[column] ?? "").join("\n"));
      orders.late[i] = 1 - figure(flag);
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  return {
    ok: true,
    table: {
      ...table,
      areas: [...areas.keys()],
      ...(options.length === 0
        ? {}
        : { options: options.map(({ id }, k) => ({ id, votes: votes[k] ?? make() })) }),
      ...(order === undefined ? {} : { order: orders }),
    },
    hash,
  };
}

/** The cells of a line; undefined where a quote does not end. Cells with line breaks inside are not read. */
function splitLine(line: string): readonly string[] | undefined {
  if (!line.includes('"')) return line.split(",");
  const cells: string[] = [];
  for (let at = 0; at <= line.length; ) {
    if (line[at] !== '"') {
      const end = line.indexOf(",", at);
      cells.push(line.slice(at, end < 0 ? line.length : end));
      at = end < 0 ? line.length + 1 : end + 1;
      continue;
    }
    let text = "";
    let from = at + 1;
    for (;;) {
      const quote = line.indexOf('"', from);
      if (quote < 0) return undefined;
      text += line.slice(from, quote);
      from = quote + 1;
      if (line[from] !== '"') break;
      text += '"';
      from += 1;
    }
    cells.push(text);
    at = from + 1;
  }
  return cells;
}
