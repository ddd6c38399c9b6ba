/**
 * Lines of a table into returns as they were written. Every line that cannot be read is named with its reason; nothing is
 * guessed, and an empty cell stays missing.
 *
 * @module
 */

import { nearest } from "@urna/law";
import {
  FIELDS,
  type FieldName,
  FigureRow,
  Names,
  NOT_WRITTEN,
  type Provenance,
  readReturn,
  type Return,
} from "@urna/tally";
import { type Cells, isFormula, isYes, textOf } from "./line-cells.ts";
import { LineReader, type TableHead } from "./line-reader.ts";
import { plainName } from "./mapping.ts";
import { TOTAL_WORDS } from "./mapping-words.ts";
import type { ImportProblem } from "./problems.ts";
import { type StationRow, StationRows } from "./station-rows.ts";

/** What was read of all lines. */
export interface LinesRead {
  readonly returns: readonly Return[];
  readonly stations: readonly StationRow[];
  readonly refused: readonly ImportProblem[];
  /** Lines that the mapping leaves out. */
  readonly ignored: number;
}

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
  readonly #cells: LineReader;
  readonly #options: Names;
  readonly #contests: ReadonlyMap<string, string>;
  readonly #returns: Return[] = [];
  readonly #origins: Writable<Provenance>[] = [];
  readonly #seen = new Map<string, number>();
  readonly #long = new Map<string, Draft>();
  /** Options and figures as the lines write them. */
  readonly #names = new Map<string, string | undefined>();
  readonly #stations: StationRows;
  #ignored = 0;
  /** Long: the station and its areas on the line before, most often the same. */
  #lastPlace = "";

  constructor(head: TableHead) {
    this.#head = head;
    this.#cells = new LineReader(head);
    this.#stations = new StationRows(this.#cells.places.areas);
    this.#options = new Names(this.#cells.places.votes.map(([option]) => option));
    const contests = (head.known.contests ?? []).flatMap(({ id, names }) =>
      [id, ...names].map((name) => [plainName(name), id] as const),
    );
    this.#contests = new Map(contests);
  }

  get refused(): readonly ImportProblem[] {
    return this.#cells.refused;
  }

  take(cells: Cells, line: number): void {
    const { header, mapping } = this.#head;
    // Spreadsheets write empty rows below a table.
    if (cells.every((cell) => cell === "")) return;
    if (cells.length !== header.length) {
      this.#cells.refuse(line, "A003", `${header.length} cells`, { found: `${cells.length}` });
      return;
    }
    const names = this.#cells.places.station.map((place) => textOf(cells[place]));
    const station = names.join("/");
    const last = names.at(-1) ?? "";
    if (mapping.ignore.length > 0 && (mapping.ignore.includes(last) || mapping.ignore.includes(station))) {
      this.#ignored += 1;
      return;
    }
    const field = mapping.station.at(-1) ?? "";
    if (names.some((name) => TOTAL_WORDS.includes(name.toLowerCase()))) {
      const expected = 'a station, not a sum of others; leave the line out with "ignore" in the mapping';
      this.#cells.refuse(line, "I707", expected, { field, found: station });
      return;
    }
    if (last === "") {
      this.#cells.refuse(line, "I701", "the name or number of a station", { field });
      return;
    }
    if (this.#cells.isSpoiled(cells, line)) return;
    const contest = this.#contestIn(cells, line);
    if (contest === undefined) return;
    if (mapping.shape === "long") this.#takeLong(cells, line, station, contest);
    else this.#takeWide(cells, line, station, contest);
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
    const [returns, refused] = [this.#returns, this.#cells.refused];
    return { returns, stations: this.#stations.list, refused, ignored: this.#ignored };
  }

  #takeWide(cells: Cells, line: number, station: string, contest: string): void {
    const before = this.#cells.refused.length;
    const copy = this.#cells.text(cells, "copy");
    const key = `${station}\n${contest}\n${copy}`;
    const earlier = this.#seen.get(key);
    if (earlier !== undefined) {
      this.#cells.refuse(line, "I702", `each station once; line ${earlier} has it too`, { found: station });
      return;
    }
    this.#seen.set(key, line);
    const figures = this.#cells.figureRow(cells, line);
    const votes = new FigureRow(
      this.#options,
      this.#cells.places.votes.map(([, place]) => this.#cells.number(cells, place, line) ?? NOT_WRITTEN),
    );
    const members = this.#cells.places.members.flatMap(
      (place) => this.#cells.number(cells, place, line) ?? [],
    );
    const boxes = this.#cells.boxesIn(cells, line);
    const inWords = this.#cells.wordsIn(cells, line);
    const shares = new Map<string, string>();
    for (const [option, place] of this.#cells.places.shares)
      this.#cells.addShare(shares, option, cells[place], line);
    if (this.#cells.refused.length > before) return;
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

  #takeLong(cells: Cells, line: number, station: string, contest: string): void {
    const written = this.#cells.text(cells, "option");
    const name = this.#optionOf(written);
    if (name === undefined) {
      const known = this.#head.known.options.map(({ id }) => id);
      const near = nearest(written, [...known, ...FIELDS]);
      const expected = `an option of the ballot or a figure: ${[...known, ...FIELDS].join(", ")}`;
      this.#cells.refuse(line, "I703", expected, { found: written, ...(near.length === 0 ? {} : { near }) });
      return;
    }
    const value = this.#cells.number(cells, this.#cells.places.number ?? -1, line);
    if (value === undefined) return;
    const key = `${station}\n${contest}\n${this.#cells.text(cells, "copy")}`;
    let draft = this.#long.get(key);
    if (draft === undefined) {
      const shares = this.#cells.places.share === undefined ? undefined : new Map<string, string>();
      draft = { head: this.#headOf(cells, line, station, contest), figures: {}, votes: {}, shares };
      this.#long.set(key, draft);
    }
    let place = station;
    for (const [, at] of this.#cells.places.areas) place += `\n${cells[at]}`;
    if (place !== this.#lastPlace) this.#place(station, cells);
    this.#lastPlace = place;
    const figure = FIELDS.find((field) => field === name);
    const twice = figure === undefined ? Object.hasOwn(draft.votes, name) : figure in draft.figures;
    if (twice) {
      this.#cells.refuse(line, "I702", "each option of a station once", { found: `${station} ${name}` });
    } else if (figure === undefined) {
      draft.votes[name] = value;
      if (draft.shares !== undefined)
        this.#cells.addShare(draft.shares, name, cells[this.#cells.places.share ?? -1], line);
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
    const written = this.#cells.text(cells, "contest");
    if (written === "") return mapping.contest;
    if (known.contests === undefined) return written;
    const contest = this.#contests.get(plainName(written));
    if (contest === undefined) {
      const ids = known.contests.map(({ id }) => id).join(", ");
      const expected = `a contest of the election: ${ids}; or say which with "contest" in the mapping`;
      this.#cells.refuse(line, "I703", expected, { field: mapping.contestColumn ?? "", found: written });
    }
    return contest;
  }

  #headOf(cells: Cells, line: number, station: string, contest: string): Head {
    const copy = this.#cells.text(cells, "copy");
    const corrects = this.#cells.text(cells, "corrects");
    const source = this.#cells.text(cells, "source");
    const { file } = this.#head;
    const provenance: Writable<Provenance> = { file, sha256: "", row: line };
    if (source !== "") provenance.source = source;
    this.#origins.push(provenance);
    const head: Writable<Head> = { station, contest, provenance };
    if (copy !== "") head.copy = copy;
    if (corrects !== "") head.corrects = corrects;
    if (isYes(this.#cells.text(cells, "signedOff"))) head.signedOff = true;
    return head;
  }

  #add(written: Parameters<typeof readReturn>[0]): void {
    const read = readReturn(written, this.#head.largest);
    if ("value" in read) {
      this.#returns.push(read.value);
      return;
    }
    for (const { at, expected, found } of read.problems) {
      this.#cells.refuse(written.provenance?.row ?? 0, "E212", expected, {
        field: at.split("/").at(-1) ?? "",
        ...(found === undefined ? {} : { found }),
      });
    }
  }

  #place(station: string, cells: Cells): void {
    this.#stations.place(station, cells, isYes(this.#cells.text(cells, "abroad")));
  }
}
