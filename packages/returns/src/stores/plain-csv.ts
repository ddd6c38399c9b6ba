/**
 * Whether a table of text is so plain that any reader of CSV finds the same in it: whole lines, digits only where figures
 * stand, names without anything odd, no station twice. Then an engine may read it; otherwise the careful reader does, and
 * tells what is odd. One pass over the bytes, without making anything of them.
 *
 * @module
 */

import { isUtf8 } from "node:buffer";
import { TOTAL_WORDS } from "../table-reader.ts";
import { SeenTwice } from "./seen-twice.ts";

/** What is expected of a column. */
export type PlainColumn = "unread" | "text" | "station" | "whole";

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

export class PlainCheck {
  readonly #kinds: Uint8Array;
  /** For each column, where the columns of figures that begin with it end; the last column is none of them. */
  readonly #runs: Int32Array;
  readonly #separator: number;
  readonly #mostDigits: number;
  readonly #seen = new SeenTwice();
  /** Digests of names that are no words of totals. */
  readonly #cleared = new Set<number>();
  #rest: Uint8Array = new Uint8Array();
  #rows = 0;

  /** @param mostDigits digits of a figure; longer ones may be too large. */
  constructor(columns: readonly PlainColumn[], separator: string, mostDigits: number) {
    this.#kinds = Uint8Array.from(columns, (column) => KINDS[column]);
    this.#runs = new Int32Array(columns.length);
    for (let column = columns.length - 2; column >= 0; column -= 1) {
      if (columns[column] === "whole") this.#runs[column] = Math.max(this.#runs[column + 1] ?? 0, column + 1);
    }
    this.#separator = separator.charCodeAt(0);
    this.#mostDigits = mostDigits;
  }

  /** Lines without the header. */
  get rows(): number {
    return this.#rows;
  }

  /** Takes the next bytes, from the line below the header on; false: the table is not plain. */
  push(piece: Uint8Array): boolean {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const end = bytes.lastIndexOf(LF) + 1;
    // Whoever reads may use its bytes again.
    this.#rest = Uint8Array.from(bytes.subarray(end));
    return this.#lines(bytes.subarray(0, end));
  }

  /** False: the table is not plain. */
  end(): boolean {
    return (this.#rest.length === 0 || this.push(Uint8Array.of(LF))) && !this.#seen.twice();
  }

  /** The loop over all bytes: plain numbers only, nothing is made. */
  #lines(bytes: Uint8Array): boolean {
    if (!isUtf8(bytes)) return false;
    const kinds = this.#kinds;
    const runs = this.#runs;
    const separator = this.#separator;
    const mostDigits = this.#mostDigits;
    const last = kinds.length - 1;
    let i = 0;
    while (i < bytes.length) {
      let a = 0x811c9dc5 | 0;
      let b = 0x2545f491;
      for (let column = 0; column <= last; column += 1) {
        // Figures beside each other, as most cells are.
        const figures = runs[column] ?? 0;
        for (; column < figures; column += 1) {
          const least = i + mostDigits;
          let sign = bytes[i] ?? LF;
          while (sign >= ZERO && sign <= NINE) {
            i += 1;
            sign = bytes[i] ?? LF;
          }
          if (sign !== separator || i > least) return false;
          i += 1;
        }
        const kind = kinds[column];
        let from = i;
        let end = i;
        let byte = bytes[i] ?? LF;
        if (kind === WHOLE) {
          while (byte >= ZERO && byte <= NINE) byte = bytes[(i += 1)] ?? LF;
          if (i - from > mostDigits) return false;
        } else if (byte === QUOTE) {
          from = i + 1;
          end = quotedEnd(bytes, from, kind === UNREAD ? ODD_UNREAD : ODD);
          if (end < 0) return false;
          i = end + 1;
        } else {
          const odd = kind === UNREAD ? ODD_UNREAD : ODD;
          while (byte !== separator && byte !== LF && byte !== CR) {
            if (odd[byte] === 1 || byte === QUOTE) return false;
            byte = bytes[(i += 1)] ?? LF;
          }
          end = i;
        }
        if (column === last && bytes[i] === CR) i += 1;
        if (bytes[i] !== (column === last ? LF : separator)) return false;
        i += 1;
        if (kind === WHOLE || kind === UNREAD) continue;
        if (from < end && (ODD_FIRST[bytes[from] ?? 0] === 1 || bytes[end - 1] === SPACE)) return false;
        if (kind === TEXT) continue;
        if (from === end) return false;
        let digits = 0;
        for (let at = from; at < end; at += 1) {
          byte = bytes[at] ?? 0;
          if (byte >= ZERO && byte <= NINE) digits += 1;
          a = Math.imul(a ^ byte, 0x01000193);
          b = (Math.imul(b ^ byte, 0x5bd1e995) + (b >>> 15)) | 0;
        }
        // Columns of a station make one name, with a slash between them.
        a = Math.imul(a ^ SLASH, 0x01000193);
        b = (Math.imul(b ^ SLASH, 0x5bd1e995) + (b >>> 15)) | 0;
        if (digits === 0 && this.#isTotal(bytes, from, end, a + column)) return false;
      }
      this.#seen.add(a, b);
      this.#rows += 1;
    }
    return true;
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
