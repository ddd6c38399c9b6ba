/**
 * Whether a table of text is so plain that any reader of CSV finds the same in it: whole lines, digits only where figures
 * stand, names without anything odd, no station twice. Then an engine may read it; otherwise the careful reader does, and
 * tells what is odd. One pass over the bytes, which also gives the rows to whoever wants them.
 *
 * @module
 */

import { isUtf8 } from "node:buffer";
import { NOT_WRITTEN } from "@urna/tally";
import { TOTAL_WORDS } from "../mapping-words.ts";
import type { PlainColumn, PlainTable } from "./plain-table.ts";
import { digestNumber, SeenTwice } from "./seen-twice.ts";
import type { TextCoder } from "./text-codes.ts";

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const SLASH = 47;
const ZERO = 48;
const NINE = 57;
/** Signs with which a formula begins, or a text that was kept from being one; and a blank. */
const ODD_FIRST: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  "=+@-' ".includes(String.fromCharCode(byte)) ? 1 : 0,
);
/** First bytes of letters among which are blanks that a careful reader takes off. */
const MAYBE_BLANK = [0xc2, 0xe1, 0xe2, 0xe3, 0xef];
/** Digits of a figure that is not too large, also when the figure is a sum of columns. */
const MOST_DIGITS = { one: 7, several: 6 } as const;
/** Words of totals are no longer than this in bytes, and have no digits. */
const LONGEST_TOTAL = 16;

/** Signs that a text of a column may not have: those of control, and where it is read, blanks that are not plain. */
const ODD_UNREAD: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => (byte < SPACE ? 1 : 0));
const ODD: Uint8Array = ODD_UNREAD.map((odd, byte) => (MAYBE_BLANK.includes(byte) ? 1 : odd));

/** The kinds of columns as numbers, for a loop over all bytes. */
const UNREAD = 0;
const TEXT = 1;
const STATION = 2;
const WHOLE = 3;
const KINDS: Readonly<Record<PlainColumn, number>> = {
  unread: UNREAD,
  text: TEXT,
  station: STATION,
  whole: WHOLE,
};

/** Takes the rows of a table. */
export interface RowSink {
  /** The cells of a row: figures, and the numbers of texts. */
  readonly cells: Int32Array;
  /** For each column what makes numbers of its texts, where they are wanted. */
  readonly codes: readonly (TextCoder | undefined)[];
  /** Takes the row, whose cells are then written anew. */
  take(): void;
}

export class PlainCheck {
  readonly #kinds: Uint8Array;
  /** For each column, where the columns of figures that begin with it end; the last column is none of them. */
  readonly #runs: Int32Array;
  readonly #separator: number;
  readonly #mostDigits: number;
  readonly #seen = new SeenTwice();
  readonly #sink: RowSink;
  /** Signs at which a text ends that has no quotes, odd ones among them. */
  readonly #odd: Uint8Array;
  readonly #oddUnread: Uint8Array;
  /** The digest of the station of the line at hand. */
  #a = 0;
  #b = 0;
  /** Digests of names that are no words of totals. */
  readonly #cleared = new Set<number>();

  constructor({ columns, separator, guess }: PlainTable, sink?: RowSink) {
    this.#kinds = Uint8Array.from(columns, (column) => KINDS[column]);
    this.#runs = new Int32Array(columns.length);
    for (let column = columns.length - 2; column >= 0; column -= 1) {
      if (columns[column] === "whole") this.#runs[column] = Math.max(this.#runs[column + 1] ?? 0, column + 1);
    }
    this.#separator = separator.charCodeAt(0);
    const several = Object.values(guess.mapping.figures).some(({ length }) => length > 1);
    this.#mostDigits = several ? MOST_DIGITS.several : MOST_DIGITS.one;
    const ends = (byte: number): boolean => byte === this.#separator || byte === QUOTE;
    this.#odd = ODD.map((odd, byte) => (ends(byte) ? 1 : odd));
    this.#oddUnread = ODD_UNREAD.map((odd, byte) => (ends(byte) ? 1 : odd));
    this.#sink = sink ?? {
      cells: new Int32Array(columns.length),
      codes: columns.map(() => undefined),
      take: () => undefined,
    };
  }

  /** Digests of the stations that came so far, one for each line. */
  get digests(): Float64Array<ArrayBuffer> {
    return this.#seen.digests;
  }

  /** Takes whole lines below the header; false: they are not plain. A loop over plain numbers: no object is made. */
  push(bytes: Uint8Array): boolean {
    if (!isUtf8(bytes)) return false;
    const kinds = this.#kinds;
    const runs = this.#runs;
    const separator = this.#separator;
    const mostDigits = this.#mostDigits;
    const apart = separator - ZERO;
    const sink = this.#sink;
    const { cells } = sink;
    const last = kinds.length - 1;
    let i = 0;
    while (i < bytes.length) {
      this.#a = 0x811c9dc5 | 0;
      this.#b = 0x2545f491;
      for (let column = 0; column <= last; column += 1) {
        // Figures beside each other, as most cells are.
        const figures = runs[column] ?? 0;
        for (; column < figures; column += 1) {
          const from = i;
          let figure = 0;
          let digit = (bytes[i] ?? LF) - ZERO;
          while (digit >= 0 && digit <= 9) {
            figure = (Math.imul(figure, 10) + digit) | 0;
            digit = (bytes[(i += 1)] ?? LF) - ZERO;
          }
          if (digit !== apart || i - from > mostDigits) return false;
          cells[column] = i === from ? NOT_WRITTEN : figure;
          i += 1;
        }
        if (kinds[column] === WHOLE) {
          const from = i;
          let figure = 0;
          let digit = (bytes[i] ?? LF) - ZERO;
          while (digit >= 0 && digit <= 9) {
            figure = (Math.imul(figure, 10) + digit) | 0;
            digit = (bytes[(i += 1)] ?? LF) - ZERO;
          }
          if (i - from > mostDigits) return false;
          cells[column] = i === from ? NOT_WRITTEN : figure;
        } else {
          i = this.#text(bytes, i, column);
          if (i < 0) return false;
        }
        if (column === last && bytes[i] === CR) i += 1;
        if (bytes[i] !== (column === last ? LF : separator)) return false;
        i += 1;
      }
      this.#seen.add(digestNumber(this.#a, this.#b));
      sink.take();
    }
    return true;
  }

  /** The place behind a text; below zero where it is odd. */
  #text(bytes: Uint8Array, at: number, column: number): number {
    const kind = this.#kinds[column];
    const odd = kind === UNREAD ? this.#oddUnread : this.#odd;
    const quoted = bytes[at] === QUOTE;
    const from = quoted ? at + 1 : at;
    let end = from;
    if (quoted) {
      end = quotedEnd(bytes, from, kind === UNREAD ? ODD_UNREAD : ODD);
      if (end < 0) return -1;
    } else while (odd[bytes[end] ?? LF] === 0) end += 1;
    const behind = quoted ? end + 1 : end;
    if (kind === UNREAD) return behind;
    if (from < end && (ODD_FIRST[bytes[from] ?? 0] === 1 || bytes[end - 1] === SPACE)) return -1;
    const coder = this.#sink.codes[column];
    if (coder !== undefined) {
      const code = coder.codeOf(bytes, from, end, quoted);
      if (code < 0) return -1;
      this.#sink.cells[column] = code;
    }
    if (kind === TEXT) return behind;
    if (from === end) return -1;
    let a = this.#a;
    let b = this.#b;
    let digits = 0;
    for (let i = from; i < end; i += 1) {
      const byte = bytes[i] ?? 0;
      if (byte >= ZERO && byte <= NINE) digits += 1;
      a = Math.imul(a ^ byte, 0x01000193);
      b = (Math.imul(b ^ byte, 0x5bd1e995) + (b >>> 15)) | 0;
    }
    // Columns of a station make one name, with a slash between them.
    this.#a = Math.imul(a ^ SLASH, 0x01000193);
    this.#b = (Math.imul(b ^ SLASH, 0x5bd1e995) + (b >>> 15)) | 0;
    return digits === 0 && this.#isTotal(bytes, from, end, this.#a + column) ? -1 : behind;
  }

  /** Whether a name may be a word of a total; asked once for each name. */
  #isTotal(bytes: Uint8Array, from: number, end: number, digest: number): boolean {
    if (end - from > LONGEST_TOTAL || this.#cleared.has(digest)) return false;
    if (TOTAL_WORDS.includes(Buffer.from(bytes.subarray(from, end)).toString("utf8").toLowerCase()))
      return true;
    this.#cleared.add(digest);
    return false;
  }
}

/** The closing quote of a text; -1 where there is none on the line, or where the text is odd. */
function quotedEnd(bytes: Uint8Array, from: number, odd: Uint8Array): number {
  let i = from;
  for (;;) {
    const byte = bytes[i] ?? LF;
    if (byte === QUOTE) {
      if (bytes[i + 1] !== QUOTE) return i;
      i += 2;
    } else if (odd[byte] === 1) return -1;
    else i += 1;
  }
}
