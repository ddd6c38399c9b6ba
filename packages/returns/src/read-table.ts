/**
 * Lines of a table into returns as they were written. Every line that cannot be read is named with its reason; nothing is
 * guessed, and an empty cell stays missing.
 *
 * @module
 */

import { nearest } from "@urna/law";
import {
  FIELDS,
  LARGEST,
  type FieldName,
  readReturn,
  type Return,
  type Station,
  type WrittenReturn,
} from "@urna/tally";
import { parseFigure } from "./figure.ts";
import { guessMapping, type Guess, type Known, type Mapping, plainName, readMapping } from "./mapping.ts";
import { type Imported, type ImportProblem, refuse } from "./problems.ts";
import { type Separator, separatorOf, splitLines } from "./split.ts";
import type { TextFile } from "./text-file.ts";

/** A station as a line of a table has it: its areas, highest first. */
export interface StationRow extends Omit<Station, "area"> {
  readonly areas: readonly { readonly level: string; readonly name: string }[];
  /** The same station stood in other areas on an earlier line. */
  readonly again?: true;
}

/** What was read of a table. */
export interface TableRead {
  readonly file: TextFile;
  readonly separator: Separator;
  readonly header: readonly string[];
  readonly guess: Guess;
  /** A table with stations and their voters, and nothing that was counted. */
  readonly register: boolean;
  readonly returns: readonly Return[];
  readonly stations: readonly StationRow[];
  readonly refused: readonly ImportProblem[];
  /** Lines that the mapping leaves out. */
  readonly ignored: number;
}

/** Words of lines that are sums of others. */
const TOTAL_WORDS = ["total", "totals", "итого", "всего", "барлығы", "sum", "suma"];

/** How a table is read. */
export interface ReadOptions {
  readonly known: Known;
  /** What a mapping file says, as JSON. */
  readonly mapping?: { readonly file: string; readonly written: unknown };
  readonly onLine?: (line: number) => void;
  /** The largest figure that may be; that of a protocol unless told. */
  readonly largest?: number;
}

/** Reads a table whole. The value may still hold refused lines; whoever imports decides what then. */
export function readTable(
  file: TextFile,
  { known, mapping: given, onLine, largest = LARGEST }: ReadOptions,
): Imported<TableRead> {
  const separator = separatorOf(file.text);
  const lines = splitLines(file.text, separator);
  const first = lines.next().value;
  if (typeof first !== "object" || !("cells" in first)) {
    return refuse({ code: "A003", file: file.file, expected: "a table with a header line" });
  }
  const header = first.cells.map((cell) => cell.trim());
  const guessed = guessMapping(header, known);
  let guess = guessed;
  if (given !== undefined) {
    const read = readMapping(given.written, guessed.mapping, given.file, header);
    if (!read.ok) return read;
    const used = new Set(columnsOf(read.value));
    guess = { mapping: read.value, unread: header.filter((column) => !used.has(column)) };
  }
  const missing = missingColumns(guess.mapping, file.file, header);
  if (missing.length > 0) return { ok: false, problems: missing };
  const reader = new TableReader(file, header, guess.mapping, known, largest);
  let count = 0;
  for (const line of lines) {
    if ("broken" in line) {
      reader.refuse(line.broken, "A003", "cells with matching quotes; the table ends here");
      break;
    }
    reader.take(line.cells, line.line);
    count += 1;
    if (onLine !== undefined && count % 1000 === 0) onLine(line.line);
  }
  const { returns, stations, refused, ignored } = reader.finish();
  return {
    ok: true,
    value: {
      file,
      separator,
      header,
      guess,
      register: isRegister(guess.mapping),
      returns: isRegister(guess.mapping) ? [] : returns,
      stations,
      refused,
      ignored,
    },
  };
}

function isRegister({ shape, figures, votes }: Mapping): boolean {
  const counted = Object.keys(figures).filter((name) => name !== "registered");
  return shape === "wide" && counted.length === 0 && Object.keys(votes).length === 0;
}

function columnsOf(m: Mapping): readonly string[] {
  return [
    ...m.station,
    ...m.areas.map(({ column }) => column),
    ...Object.values(m.figures).flat(),
    ...Object.values(m.votes),
    ...m.members,
    ...[
      m.contestColumn,
      m.copyColumn,
      m.sourceColumn,
      m.abroadColumn,
      m.optionColumn,
      m.numberColumn,
    ].flatMap((column) => column ?? []),
  ];
}

function missingColumns(mapping: Mapping, file: string, header: readonly string[]): readonly ImportProblem[] {
  const expected = (what: string): ImportProblem => ({
    code: "I704",
    file,
    row: 1,
    expected: `${what}, or a mapping that names it (--mapping FILE)`,
    found: header.join(", "),
  });
  if (mapping.station.length === 0) return [expected("a column for the station")];
  if (
    mapping.shape === "long" &&
    (mapping.optionColumn === undefined || mapping.numberColumn === undefined)
  ) {
    return [expected("a column for the option and one for its votes")];
  }
  const anything = Object.keys(mapping.figures).length + Object.keys(mapping.votes).length > 0;
  return mapping.shape === "wide" && !anything ? [expected("columns with votes or figures")] : [];
}

/** Where the cells of a mapping stand in a line; made once for all lines. */
interface Places {
  readonly station: readonly number[];
  readonly areas: readonly (readonly [level: string, place: number])[];
  readonly figures: readonly (readonly [name: FieldName, places: readonly number[]])[];
  readonly votes: readonly (readonly [option: string, place: number])[];
  readonly members: readonly number[];
}

type Draft = WrittenReturn & { readonly figures: Figures; readonly votes: Record<string, number | null> };
type Figures = { [K in FieldName]?: number | null };

/** Reads line after line. */
class TableReader {
  readonly #file: TextFile;
  readonly #header: readonly string[];
  readonly #mapping: Mapping;
  readonly #known: Known;
  readonly #largest: number;
  readonly #places: Places;
  readonly #returns: Return[] = [];
  readonly #seen = new Map<string, number>();
  readonly #long = new Map<string, Draft>();
  readonly #stations = new Map<string, StationRow>();
  readonly #refused: ImportProblem[] = [];
  #ignored = 0;

  constructor(file: TextFile, header: readonly string[], mapping: Mapping, known: Known, largest: number) {
    this.#largest = largest;
    this.#file = file;
    this.#header = header;
    this.#mapping = mapping;
    this.#known = known;
    const place = (column: string): number => header.indexOf(column);
    this.#places = {
      station: mapping.station.map(place),
      areas: mapping.areas.map(({ level, column }) => [level, place(column)] as const),
      figures: FIELDS.flatMap((name) => {
        const columns = mapping.figures[name];
        return columns === undefined ? [] : [[name, columns.map(place)] as const];
      }),
      votes: Object.entries(mapping.votes).map(([option, column]) => [option, place(column)] as const),
      members: mapping.members.map(place),
    };
  }

  refuse(
    row: number,
    code: ImportProblem["code"],
    expected: string,
    rest: Partial<ImportProblem> = {},
  ): void {
    this.#refused.push({ code, file: this.#file.file, row, expected, ...rest });
  }

  take(cells: readonly string[], line: number): void {
    if (cells.length !== this.#header.length) {
      this.refuse(line, "A003", `${this.#header.length} cells`, { found: `${cells.length}` });
      return;
    }
    const names = this.#places.station.map((place) => textOf(cells[place]));
    const station = names.join("/");
    const last = names.at(-1) ?? "";
    if (this.#mapping.ignore.includes(last) || this.#mapping.ignore.includes(station)) {
      this.#ignored += 1;
      return;
    }
    const field = this.#mapping.station.at(-1) ?? "";
    if (names.some((name) => TOTAL_WORDS.includes(name.toLowerCase()))) {
      const expected = 'a station, not a sum of others; leave the line out with "ignore" in the mapping';
      this.refuse(line, "I707", expected, { field, found: station });
      return;
    }
    if (last === "") {
      this.refuse(line, "I701", "the name or number of a station", { field });
      return;
    }
    const spoiled = [...names, this.#cell(cells, this.#mapping.sourceColumn)].find((name) =>
      isFormula(name ?? ""),
    );
    if (spoiled !== undefined) {
      const expected = "plain text: no formula and no control characters";
      this.refuse(line, "I705", expected, { field, found: JSON.stringify(spoiled).slice(0, 40) });
      return;
    }
    if (this.#mapping.shape === "long") this.#takeLong(cells, line, station);
    else this.#takeWide(cells, line, station);
  }

  finish(): Pick<TableRead, "returns" | "stations" | "refused" | "ignored"> {
    for (const draft of this.#long.values()) {
      this.#add(draft, draft.provenance?.row ?? 0);
      this.#place(draft.station, undefined, draft.figures.registered ?? undefined);
    }
    return {
      returns: this.#returns,
      stations: [...this.#stations.values()],
      refused: this.#refused,
      ignored: this.#ignored,
    };
  }

  #takeWide(cells: readonly string[], line: number, station: string): void {
    const before = this.#refused.length;
    const head = this.#head(cells, line, station);
    const key = `${station}\n${head.contest}\n${head.copy ?? ""}`;
    const earlier = this.#seen.get(key);
    if (earlier !== undefined) {
      this.refuse(line, "I702", `each station once; line ${earlier} has it too`, { found: station });
      return;
    }
    this.#seen.set(key, line);
    const figures: Figures = {};
    for (const [name, places] of this.#places.figures) {
      let sum: number | null = 0;
      for (const place of places) {
        const part = this.#number(cells, place, line);
        if (part === undefined || part === null || sum === null) sum = null;
        else sum += part;
      }
      figures[name] = sum;
    }
    const votes: Record<string, number | null> = {};
    for (const [option, place] of this.#places.votes)
      votes[option] = this.#number(cells, place, line) ?? null;
    const members = this.#places.members.flatMap((place) => this.#number(cells, place, line) ?? []);
    if (this.#refused.length > before) return;
    this.#place(station, cells, figures.registered ?? undefined);
    this.#add(
      { ...head, figures, votes, ...(members.length === 0 ? {} : { issuedByMember: members }) },
      line,
    );
  }

  #takeLong(cells: readonly string[], line: number, station: string): void {
    const written = this.#cell(cells, this.#mapping.optionColumn) ?? "";
    const name = this.#mapping.options[plainName(written)];
    const known = this.#known.options.map(({ id }) => id);
    if (written === "" || (name === undefined && known.length > 0)) {
      const near = nearest(written, [...known, ...FIELDS]);
      const expected = `an option of the ballot or a figure: ${[...known, ...FIELDS].join(", ")}`;
      this.refuse(line, "I703", expected, { found: written, ...(near.length === 0 ? {} : { near }) });
      return;
    }
    const place = this.#header.indexOf(this.#mapping.numberColumn ?? "");
    const value = this.#number(cells, place, line);
    if (value === undefined) return;
    const head = this.#head(cells, line, station);
    const key = `${station}\n${head.contest}\n${head.copy ?? ""}`;
    const draft = this.#long.get(key) ?? { ...head, figures: {}, votes: {} };
    this.#long.set(key, draft);
    this.#place(station, cells, undefined);
    const figure = FIELDS.find((field) => field === (name ?? written));
    const option = name ?? written;
    const twice =
      figure === undefined ? Object.hasOwn(draft.votes, option) : Object.hasOwn(draft.figures, figure);
    if (twice) {
      this.refuse(line, "I702", "each option of a station once", { found: `${station} ${option}` });
    } else if (figure === undefined) draft.votes[option] = value;
    else draft.figures[figure] = value;
  }

  #head(
    cells: readonly string[],
    line: number,
    station: string,
  ): Pick<Draft, "station" | "contest" | "copy" | "provenance"> {
    const contest = this.#cell(cells, this.#mapping.contestColumn);
    const copy = this.#cell(cells, this.#mapping.copyColumn);
    const source = this.#cell(cells, this.#mapping.sourceColumn);
    const { file, sha256 } = this.#file;
    return {
      station,
      contest: contest === undefined || contest === "" ? this.#mapping.contest : contest,
      ...(copy === undefined || copy === "" ? {} : { copy }),
      provenance: { file, sha256, row: line, ...(source === undefined || source === "" ? {} : { source }) },
    };
  }

  #cell(cells: readonly string[], column: string | undefined): string | undefined {
    return column === undefined ? undefined : textOf(cells[this.#header.indexOf(column)]);
  }

  /** Null: empty. Undefined: no number, and noted. */
  #number(cells: readonly string[], place: number, line: number): number | null | undefined {
    const written = cells[place] ?? "";
    if (written === "" || written.trim() === "") return null;
    const value = parseFigure(written, this.#mapping.decimal);
    if (value !== undefined && Number.isSafeInteger(value) && value >= 0 && value <= this.#largest)
      return value;
    const field = this.#header[place] ?? "";
    if (isFormula(written.trim())) {
      this.refuse(line, "I705", "a number, not a formula", { field, found: written.slice(0, 40) });
    } else
      this.refuse(line, "E212", `a whole number from 0 to ${this.#largest}`, {
        field,
        found: written.slice(0, 40),
      });
    return undefined;
  }

  #add(written: WrittenReturn, line: number): void {
    const read = readReturn(written, this.#largest);
    if ("value" in read) {
      this.#returns.push(read.value);
      return;
    }
    for (const { at, expected, found } of read.problems) {
      this.refuse(line, "E212", expected, {
        field: at.split("/").at(-1) ?? "",
        ...(found === undefined ? {} : { found }),
      });
    }
  }

  /** Notes where a station stands; a later line of the same station may add its voters, not its areas. */
  #place(id: string, cells: readonly string[] | undefined, registered: number | undefined): void {
    const known = this.#stations.get(id);
    const areas = cells === undefined ? [] : this.#areasOf(cells);
    const abroad = cells === undefined ? undefined : this.#cell(cells, this.#mapping.abroadColumn);
    const voters = known?.registered ?? registered;
    this.#stations.set(id, {
      id,
      areas: known?.areas ?? areas,
      ...(voters === undefined ? {} : { registered: voters }),
      ...(known?.abroad === true || abroad === "true" || abroad === "1" ? { abroad: true } : {}),
    });
    if (known !== undefined && cells !== undefined && pathOf(known.areas) !== pathOf(areas)) {
      this.#stations.set(`${id}\n${pathOf(areas)}`, { id, areas, again: true });
    }
  }

  #areasOf(cells: readonly string[]): StationRow["areas"] {
    return this.#places.areas.map(([level, place]) => ({ level, name: textOf(cells[place]) }));
  }
}

function pathOf(areas: StationRow["areas"]): string {
  return areas.map(({ name }) => name).join("/");
}

/** A cell without blanks around it, and without the sign that keeps a spreadsheet from running it. */
function textOf(cell: string | undefined): string {
  const text = (cell ?? "").trim();
  return /^'[=+@-]/.test(text) ? text.slice(1) : text;
}

/** What a spreadsheet would run, or what no printed table holds. */
function isFormula(text: string): boolean {
  if (/^[=+@]/.test(text)) return true;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) < 32) return true;
  return false;
}
