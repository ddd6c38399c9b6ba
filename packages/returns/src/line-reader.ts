/**
 * The cells of a line into figures, texts, boxes, words and percentages. What cannot be read is noted with line, column and
 * what was expected.
 *
 * @module
 */

import { FIELD_NAMES, FIELDS, type FieldName, FigureRow, NOT_WRITTEN, type PortableBox } from "@urna/tally";
import { parseFigure } from "./figure.ts";
import { type Cells, isFormula, textOf } from "./line-cells.ts";
import { type LinePlaces, placesOf } from "./line-places.ts";
import type { Known, Mapping } from "./mapping.ts";
import { parseNumeral } from "./numeral.ts";
import { type ImportProblem, Unreadable } from "./problems.ts";
import type { Cell } from "./split.ts";

/** What a reader of lines is told of the table. */
export interface TableHead {
  readonly file: string;
  readonly header: readonly string[];
  readonly mapping: Mapping;
  readonly known: Known;
  /** The largest figure that may be. */
  readonly largest: number;
}

const EMPTY_ROW: readonly number[] = FIELDS.map(() => NOT_WRITTEN);
/** A file with so many wrong lines is a wrong file; what is told of it must not fill the memory. */
const MOST_REFUSED = 10_000;

/** Reads cells, and keeps what was refused. */
export class LineReader {
  readonly places: LinePlaces;
  readonly refused: ImportProblem[] = [];
  readonly #head: TableHead;

  constructor(head: TableHead) {
    this.#head = head;
    this.places = placesOf(head.mapping, head.header);
  }

  refuse(
    row: number,
    code: ImportProblem["code"],
    expected: string,
    rest: Partial<ImportProblem> = {},
  ): void {
    this.refused.push({ code, file: this.#head.file, row, expected, ...rest });
    if (this.refused.length >= MOST_REFUSED) {
      const enough = `at most ${MOST_REFUSED} wrong lines; nothing after this one is read: is it the right file, or mapping?`;
      throw new Unreadable({ code: "A003", file: this.#head.file, row, expected: enough });
    }
  }

  /** The text of a part of the line; empty where the table does not have it. */
  text(
    cells: Cells,
    part: "contest" | "copy" | "corrects" | "source" | "signedOff" | "abroad" | "option",
  ): string {
    const place = this.places[part];
    return place === undefined ? "" : textOf(cells[place]);
  }

  /** Null: empty. Undefined: no number, and noted. */
  number(cells: Cells, place: number, line: number): number | null | undefined {
    const { header, mapping, largest } = this.#head;
    const written = cells[place] ?? "";
    if (written === "" || (typeof written === "string" && written.trim() === "")) return null;
    const value = typeof written === "number" ? written : parseFigure(written, mapping.decimal);
    if (value !== undefined && Number.isSafeInteger(value) && value >= 0 && value <= largest) return value;
    const field = header[place] ?? "";
    const found = `${written}`.slice(0, 40);
    if (isFormula(`${written}`.trim())) {
      this.refuse(line, "I705", "a number, not a formula", { field, found });
    } else this.refuse(line, "E212", `a whole number from 0 to ${largest}`, { field, found });
    return undefined;
  }

  /** Whether a name on the line is what a spreadsheet would run, or holds what no printed table does. */
  isSpoiled(cells: Cells, line: number): boolean {
    const { header } = this.#head;
    for (const place of this.places.texts) {
      const text = textOf(cells[place]);
      if (!isFormula(text)) continue;
      const expected = "plain text: no formula and no control characters";
      const found = JSON.stringify(text).slice(0, 40);
      this.refuse(line, "I705", expected, { field: header[place] ?? "", found });
      return true;
    }
    return false;
  }

  /** The figures of a wide line; several columns of one figure are added up, and missing where one of them is. */
  figureRow(cells: Cells, line: number): FigureRow<FieldName> {
    const row = [...EMPTY_ROW];
    for (const [at, places, field] of this.places.figures) {
      let sum = 0;
      for (const place of places) {
        const part = this.number(cells, place, line) ?? NOT_WRITTEN;
        sum = part === NOT_WRITTEN || sum === NOT_WRITTEN ? NOT_WRITTEN : sum + part;
      }
      if (sum > this.#head.largest) {
        const expected = `together at most ${this.#head.largest}`;
        this.refuse(line, "E212", expected, { field, found: `${sum}` });
      } else row[at] = sum;
    }
    return new FigureRow(FIELD_NAMES, row);
  }

  boxesIn(cells: Cells, line: number): readonly PortableBox[] {
    return this.places.boxes.flatMap(({ ballots, applications }) => {
      const found = this.number(cells, ballots, line) ?? undefined;
      const asked = applications === undefined ? undefined : this.number(cells, applications, line);
      if (found === undefined) return [];
      return [{ ballots: found, ...(asked === undefined || asked === null ? {} : { applications: asked }) }];
    });
  }

  /** A percentage stays as it was printed: its digits say how it was rounded. */
  addShare(shares: Map<string, string>, option: string, cell: Cell | undefined, line: number): void {
    const written = textOf(cell);
    if (written === "") return;
    if (/^\d{1,3}(?:[.,]\d{1,6})?\s*%?$/.test(written)) shares.set(option, written);
    else
      this.refuse(line, "E212", "a percentage such as 53.90", {
        field: option,
        found: written.slice(0, 40),
      });
  }

  wordsIn(cells: Cells, line: number): ReadonlyMap<string, number> {
    const words = new Map<string, number>();
    for (const [name, place] of this.places.inWords) {
      const written = textOf(cells[place]);
      if (written === "") continue;
      const value = parseNumeral(written);
      if (value !== undefined) words.set(name, value);
      else {
        const expected =
          "a figure in words in Kazakh, Russian, English or Spanish, in digits, or an empty cell";
        this.refuse(line, "E212", expected, {
          field: this.#head.header[place] ?? "",
          found: written.slice(0, 80),
        });
      }
    }
    return words;
  }
}
