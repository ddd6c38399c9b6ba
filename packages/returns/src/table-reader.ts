/**
 * Lines of a table into returns as they were written. Every line that cannot be read is named with its reason; nothing is
 * guessed, and an empty cell stays missing.
 *
 * @module
 */

import { nearest } from "@urna/law";
import {
  FIELD_NAMES,
  FIELDS,
  type FieldName,
  FigureRow,
  Names,
  NOT_WRITTEN,
  type PortableBox,
  type Provenance,
  readReturn,
  type Return,
} from "@urna/tally";
import { parseFigure } from "./figure.ts";
import { type Cells, isFormula, isYes, textOf } from "./line-cells.ts";
import { type LinePlaces, placesOf } from "./line-places.ts";
import { type Known, type Mapping, plainName } from "./mapping.ts";
import { parseNumeral } from "./numeral.ts";
import { type ImportProblem, Unreadable } from "./problems.ts";
import type { Cell } from "./split.ts";
import { type StationRow, StationRows } from "./station-rows.ts";

/** What was read of all lines. */
export interface LinesRead {
  readonly returns: readonly Return[];
  readonly stations: readonly StationRow[];
  readonly refused: readonly ImportProblem[];
  /** Lines that the mapping leaves out. */
  readonly ignored: number;
}

/** What a reader of lines is told of the table. */
export interface TableHead {
  readonly file: string;
  readonly header: readonly string[];
  readonly mapping: Mapping;
  readonly known: Known;
  /** The largest figure that may be. */
  readonly largest: number;
}

/** Words of lines that are sums of others. */
export const TOTAL_WORDS: readonly string[] = ["total", "totals", "итого", "всего", "барлығы", "sum", "suma"];
const EMPTY_ROW: readonly number[] = FIELDS.map(() => NOT_WRITTEN);
/** A file with so many wrong lines is a wrong file; what is told of it must not fill the memory. */
const MOST_REFUSED = 10_000;

type Figures = { [K in FieldName]?: number | null };

/** What is filled in part by part: the digest of a file is known when all of it is read, and empty until then. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Everything of a protocol but its figures. */
type Head = Pick<Return, "station" | "contest" | "copy" | "corrects" | "signedOff" | "provenance">;

interface Draft {
  readonly head: Head;
  readonly figures: Figures;
  readonly votes: Record<string, number | null>;
  /** Only where a column has them. */
  readonly shares: Map<string, string> | undefined;
}

/** Reads line after line. */
export class TableReader {
  readonly #head: TableHead;
  readonly #places: LinePlaces;
  readonly #options: Names;
  readonly #contests: ReadonlyMap<string, string>;
  readonly #returns: Return[] = [];
  readonly #origins: Writable<Provenance>[] = [];
  readonly #seen = new Map<string, number>();
  readonly #long = new Map<string, Draft>();
  /** Options and figures as the lines write them. */
  readonly #names = new Map<string, string | undefined>();
  readonly #stations: StationRows;
  readonly #refused: ImportProblem[] = [];
  #ignored = 0;
  /** Long: the station and its areas on the line before, most often the same. */
  #lastPlace = "";

  constructor(head: TableHead) {
    this.#head = head;
    this.#places = placesOf(head.mapping, head.header);
    this.#stations = new StationRows(this.#places.areas);
    this.#options = new Names(this.#places.votes.map(([option]) => option));
    const contests = (head.known.contests ?? []).flatMap(({ id, names }) =>
      [id, ...names].map((name) => [plainName(name), id] as const),
    );
    this.#contests = new Map(contests);
  }

  get refused(): readonly ImportProblem[] {
    return this.#refused;
  }

  take(cells: Cells, line: number): void {
    const { header, mapping } = this.#head;
    // Spreadsheets write empty rows below a table.
    if (cells.every((cell) => cell === "")) return;
    if (cells.length !== header.length) {
      this.#refuse(line, "A003", `${header.length} cells`, { found: `${cells.length}` });
      return;
    }
    const names = this.#places.station.map((place) => textOf(cells[place]));
    const station = names.join("/");
    const last = names.at(-1) ?? "";
    if (mapping.ignore.length > 0 && (mapping.ignore.includes(last) || mapping.ignore.includes(station))) {
      this.#ignored += 1;
      return;
    }
    const field = mapping.station.at(-1) ?? "";
    if (names.some((name) => TOTAL_WORDS.includes(name.toLowerCase()))) {
      const expected = 'a station, not a sum of others; leave the line out with "ignore" in the mapping';
      this.#refuse(line, "I707", expected, { field, found: station });
      return;
    }
    if (last === "") {
      this.#refuse(line, "I701", "the name or number of a station", { field });
      return;
    }
    if (this.#isSpoiled(cells, line)) return;
    const contest = this.#contestIn(cells, line);
    if (contest === undefined) return;
    if (mapping.shape === "long") this.#takeLong(cells, line, station, contest);
    else this.#takeWide(cells, line, station, contest);
  }

  /** Whether a name on the line is what a spreadsheet would run, or holds what no printed table does. */
  #isSpoiled(cells: Cells, line: number): boolean {
    const { header } = this.#head;
    for (const place of this.#places.texts) {
      const text = textOf(cells[place]);
      if (!isFormula(text)) continue;
      const expected = "plain text: no formula and no control characters";
      const found = JSON.stringify(text).slice(0, 40);
      this.#refuse(line, "I705", expected, { field: header[place] ?? "", found });
      return true;
    }
    return false;
  }

  /** The returns, each with the digest of the file that was read. */
  finish(sha256: string): LinesRead {
    for (const { head, figures, votes, shares } of this.#long.values()) {
      this.#add({
        ...head,
        figures,
        votes,
        ...(shares === undefined || shares.size === 0 ? {} : { shares }),
      });
      this.#stations.addVoters(head.station, figures.registered ?? undefined);
    }
    for (const origin of this.#origins) origin.sha256 = sha256;
    const [returns, refused] = [this.#returns, this.#refused];
    return { returns, stations: this.#stations.list, refused, ignored: this.#ignored };
  }

  #refuse(
    row: number,
    code: ImportProblem["code"],
    expected: string,
    rest: Partial<ImportProblem> = {},
  ): void {
    this.#refused.push({ code, file: this.#head.file, row, expected, ...rest });
    if (this.#refused.length >= MOST_REFUSED) {
      const enough = `at most ${MOST_REFUSED} wrong lines; nothing after this one is read: is it the right file, or mapping?`;
      throw new Unreadable({ code: "A003", file: this.#head.file, row, expected: enough });
    }
  }

  #takeWide(cells: Cells, line: number, station: string, contest: string): void {
    const before = this.#refused.length;
    const copy = this.#cell(cells, "copy");
    const key = `${station}\n${contest}\n${copy}`;
    const earlier = this.#seen.get(key);
    if (earlier !== undefined) {
      this.#refuse(line, "I702", `each station once; line ${earlier} has it too`, { found: station });
      return;
    }
    this.#seen.set(key, line);
    const figures = this.#figureRow(cells, line);
    const votes = new FigureRow(
      this.#options,
      this.#places.votes.map(([, place]) => this.#number(cells, place, line) ?? NOT_WRITTEN),
    );
    const members = this.#places.members.flatMap((place) => this.#number(cells, place, line) ?? []);
    const boxes = this.#boxesIn(cells, line);
    const inWords = this.#wordsIn(cells, line);
    const shares = new Map<string, string>();
    for (const [option, place] of this.#places.shares) this.#addShare(shares, option, cells[place], line);
    if (this.#refused.length > before) return;
    this.#place(station, cells);
    this.#stations.addVoters(station, figures.get("registered"));
    const value: Writable<Return> = { ...this.#headOf(cells, line, station, contest), figures, votes };
    // Nearly no table has these: an object without them is made in one step.
    if (members.length > 0) value.issuedByMember = members;
    if (boxes.length > 0) value.portableBoxes = boxes;
    if (inWords.size > 0) value.inWords = inWords;
    if (shares.size > 0) value.shares = shares;
    this.#returns.push(value);
  }

  /** The figures of a wide line; several columns of one figure are added up, and missing where one of them is. */
  #figureRow(cells: Cells, line: number): FigureRow<FieldName> {
    const row = [...EMPTY_ROW];
    for (const [at, places, field] of this.#places.figures) {
      let sum = 0;
      for (const place of places) {
        const part = this.#number(cells, place, line) ?? NOT_WRITTEN;
        sum = part === NOT_WRITTEN || sum === NOT_WRITTEN ? NOT_WRITTEN : sum + part;
      }
      if (sum > this.#head.largest) {
        const expected = `together at most ${this.#head.largest}`;
        this.#refuse(line, "E212", expected, { field, found: `${sum}` });
      } else row[at] = sum;
    }
    return new FigureRow(FIELD_NAMES, row);
  }

  #takeLong(cells: Cells, line: number, station: string, contest: string): void {
    const written = this.#cell(cells, "option");
    const name = this.#optionOf(written);
    if (name === undefined) {
      const known = this.#head.known.options.map(({ id }) => id);
      const near = nearest(written, [...known, ...FIELDS]);
      const expected = `an option of the ballot or a figure: ${[...known, ...FIELDS].join(", ")}`;
      this.#refuse(line, "I703", expected, { found: written, ...(near.length === 0 ? {} : { near }) });
      return;
    }
    const value = this.#number(cells, this.#places.number ?? -1, line);
    if (value === undefined) return;
    const key = `${station}\n${contest}\n${this.#cell(cells, "copy")}`;
    let draft = this.#long.get(key);
    if (draft === undefined) {
      const shares = this.#places.share === undefined ? undefined : new Map<string, string>();
      draft = { head: this.#headOf(cells, line, station, contest), figures: {}, votes: {}, shares };
      this.#long.set(key, draft);
    }
    let place = station;
    for (const [, at] of this.#places.areas) place += `\n${cells[at]}`;
    if (place !== this.#lastPlace) this.#place(station, cells);
    this.#lastPlace = place;
    const figure = FIELDS.find((field) => field === name);
    const twice = figure === undefined ? Object.hasOwn(draft.votes, name) : figure in draft.figures;
    if (twice) {
      this.#refuse(line, "I702", "each option of a station once", { found: `${station} ${name}` });
    } else if (figure === undefined) {
      draft.votes[name] = value;
      if (draft.shares !== undefined)
        this.#addShare(draft.shares, name, cells[this.#places.share ?? -1], line);
    } else draft.figures[figure] = value;
  }

  /** The option or figure that a long line means; undefined where the ballot does not have it. */
  #optionOf(written: string): string | undefined {
    const known = this.#names.get(written);
    if (known !== undefined || this.#names.has(written)) return known;
    const { mapping, known: election } = this.#head;
    const free = election.options.length > 0 || written === "" || isFormula(written) ? undefined : written;
    const name = mapping.options[plainName(written)] ?? free;
    this.#names.set(written, name);
    return name;
  }

  #contestIn(cells: Cells, line: number): string | undefined {
    const { mapping, known } = this.#head;
    const written = this.#cell(cells, "contest");
    if (written === "") return mapping.contest;
    if (known.contests === undefined) return written;
    const contest = this.#contests.get(plainName(written));
    if (contest === undefined) {
      const ids = known.contests.map(({ id }) => id).join(", ");
      const expected = `a contest of the election: ${ids}; or say which with "contest" in the mapping`;
      this.#refuse(line, "I703", expected, { field: mapping.contestColumn ?? "", found: written });
    }
    return contest;
  }

  #headOf(cells: Cells, line: number, station: string, contest: string): Head {
    const copy = this.#cell(cells, "copy");
    const corrects = this.#cell(cells, "corrects");
    const source = this.#cell(cells, "source");
    const { file } = this.#head;
    const provenance: Writable<Provenance> = { file, sha256: "", row: line };
    if (source !== "") provenance.source = source;
    this.#origins.push(provenance);
    const head: Writable<Head> = { station, contest, provenance };
    if (copy !== "") head.copy = copy;
    if (corrects !== "") head.corrects = corrects;
    if (isYes(this.#cell(cells, "signedOff"))) head.signedOff = true;
    return head;
  }

  #boxesIn(cells: Cells, line: number): readonly PortableBox[] {
    return this.#places.boxes.flatMap(({ ballots, applications }) => {
      const found = this.#number(cells, ballots, line) ?? undefined;
      const asked = applications === undefined ? undefined : this.#number(cells, applications, line);
      if (found === undefined) return [];
      return [{ ballots: found, ...(asked === undefined || asked === null ? {} : { applications: asked }) }];
    });
  }

  /** A percentage stays as it was printed: its digits say how it was rounded. */
  #addShare(shares: Map<string, string>, option: string, cell: Cell | undefined, line: number): void {
    const written = textOf(cell);
    if (written === "") return;
    if (/^\d{1,3}(?:[.,]\d{1,6})?\s*%?$/.test(written)) shares.set(option, written);
    else
      this.#refuse(line, "E212", "a percentage such as 53.90", {
        field: option,
        found: written.slice(0, 40),
      });
  }

  #wordsIn(cells: Cells, line: number): ReadonlyMap<string, number> {
    const words = new Map<string, number>();
    for (const [name, place] of this.#places.inWords) {
      const written = textOf(cells[place]);
      if (written === "") continue;
      const value = parseNumeral(written);
      if (value !== undefined) words.set(name, value);
      else {
        const expected =
          "a figure in words in Kazakh, Russian, English or Spanish, in digits, or an empty cell";
        this.#refuse(line, "E212", expected, {
          field: this.#head.header[place] ?? "",
          found: written.slice(0, 80),
        });
      }
    }
    return words;
  }

  /** The text of a part of the line; empty where the table does not have it. */
  #cell(
    cells: Cells,
    part: "contest" | "copy" | "corrects" | "source" | "signedOff" | "abroad" | "option",
  ): string {
    const place = this.#places[part];
    return place === undefined ? "" : textOf(cells[place]);
  }

  /** Null: empty. Undefined: no number, and noted. */
  #number(cells: Cells, place: number, line: number): number | null | undefined {
    const { header, mapping, largest } = this.#head;
    const written = cells[place] ?? "";
    if (written === "" || (typeof written === "string" && written.trim() === "")) return null;
    const value = typeof written === "number" ? written : parseFigure(written, mapping.decimal);
    if (value !== undefined && Number.isSafeInteger(value) && value >= 0 && value <= largest) return value;
    const field = header[place] ?? "";
    const found = `${written}`.slice(0, 40);
    if (isFormula(`${written}`.trim())) {
      this.#refuse(line, "I705", "a number, not a formula", { field, found });
    } else this.#refuse(line, "E212", `a whole number from 0 to ${largest}`, { field, found });
    return undefined;
  }

  #add(written: Parameters<typeof readReturn>[0]): void {
    const read = readReturn(written, this.#head.largest);
    if ("value" in read) {
      this.#returns.push(read.value);
      return;
    }
    for (const { at, expected, found } of read.problems) {
      this.#refuse(written.provenance?.row ?? 0, "E212", expected, {
        field: at.split("/").at(-1) ?? "",
        ...(found === undefined ? {} : { found }),
      });
    }
  }

  #place(station: string, cells: Cells): void {
    this.#stations.place(station, cells, isYes(this.#cell(cells, "abroad")));
  }
}
