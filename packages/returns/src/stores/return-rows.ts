/**
 * Rows of a plain table as returns, while its bytes are looked at.
 *
 * @module
 */

import { FIELD_NAMES, FIELDS, FigureRow, Names, NOT_WRITTEN, type Provenance } from "@urna/tally";
import { sumOf } from "./column-tally.ts";
import type { RowSink } from "./plain-csv.ts";
import type { PlainTable } from "./plain-table.ts";
import type { PlacedReturn } from "./store.ts";
import { textIn, TextCodes } from "./text-codes.ts";

/** A text of which nothing is kept when the next one comes. */
class LastText {
  text = "";

  codeOf(bytes: Uint8Array, from: number, end: number, quoted: boolean): number {
    this.text = textIn(bytes, from, end, quoted);
    return 0;
  }
}

export class ReturnRows implements RowSink {
  readonly cells: Int32Array;
  readonly codes: readonly (TextCodes | LastText | undefined)[];
  readonly #contest: string;
  readonly #from: Omit<Provenance, "row">;
  readonly #areas: readonly number[];
  readonly #station: readonly number[];
  readonly #source: number;
  readonly #fields: readonly Int32Array[];
  readonly #options: Names;
  readonly #votes: Int32Array;
  readonly #each: (placed: PlacedReturn) => void;
  /** The header is the first line. */
  #line = 1;

  /** @param each takes each return; nothing of it is kept here. */
  constructor(
    { header, guess: { mapping }, file }: PlainTable,
    sha256: string,
    each: (placed: PlacedReturn) => void,
  ) {
    this.#each = each;
    const placeOf = (name: string): number => header.indexOf(name);
    this.cells = new Int32Array(header.length);
    this.#contest = mapping.contest;
    this.#from = { file, sha256 };
    this.#areas = mapping.areas.map(({ column }) => placeOf(column));
    this.#station = mapping.station.map(placeOf);
    this.#source = placeOf(mapping.sourceColumn ?? "");
    // Areas and sources are few and come again; names of stations do not.
    this.codes = header.map((_, place) => {
      if (this.#areas.includes(place) || place === this.#source) return new TextCodes();
      return this.#station.includes(place) ? new LastText() : undefined;
    });
    this.#fields = FIELDS.map((field) => Int32Array.from(mapping.figures[field] ?? [], placeOf));
    this.#options = new Names(Object.keys(mapping.votes));
    this.#votes = Int32Array.from(Object.values(mapping.votes), placeOf);
  }

  take(): void {
    const { cells } = this;
    this.#line += 1;
    const source = this.#textOf(this.#source);
    this.#each({
      areas: this.#areas.map((place) => this.#textOf(place)),
      value: {
        station: this.#station.map((place) => this.#textOf(place)).join("/"),
        contest: this.#contest,
        figures: new FigureRow(
          FIELD_NAMES,
          this.#fields.map((columns) => (columns.length === 0 ? NOT_WRITTEN : sumOf(columns, cells))),
        ),
        votes: new FigureRow(
          this.#options,
          Array.from(this.#votes, (place) => cells[place] ?? NOT_WRITTEN),
        ),
        provenance: { ...this.#from, row: this.#line, ...(source === "" ? {} : { source }) },
      },
    });
  }

  #textOf(place: number): string {
    const coder = this.codes[place];
    if (coder === undefined) return "";
    return "text" in coder ? coder.text : (coder.texts[this.cells[place] ?? 0] ?? "");
  }
}
