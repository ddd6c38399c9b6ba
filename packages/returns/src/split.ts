/**
 * Splits a text that comes in pieces into lines and cells (RFC 4180 with any of three separators). Fast where no quotes are.
 *
 * @module
 */

/** Separators that are recognised. */
export const SEPARATORS = [",", ";", "\t"] as const;
export type Separator = (typeof SEPARATORS)[number];

/** A cell: what is written, or a number where the format tells numbers from texts. */
export type Cell = string | number;

/** A line of a table. */
export interface Line<C extends Cell = Cell> {
  readonly cells: readonly C[];
  /** The line of the file on which it begins; in formats without lines, the number of the record. */
  readonly line: number;
}

/** The longest line, in characters: a quote that does not end must not fill the memory. */
const LONGEST = 1_000_000;

/** The separator that occurs most often in the first line that has one, outside of quotes. */
export function separatorOf(text: string): Separator {
  const lines = text.replaceAll(/"[^"]*"/g, "").split("\n");
  const head = lines.find((line) => SEPARATORS.some((separator) => line.includes(separator))) ?? "";
  const count = (separator: Separator): number => head.split(separator).length;
  return [...SEPARATORS].sort((a, b) => count(b) - count(a))[0] ?? ",";
}

/**
 * Splits what is pushed into it. A quote that does not end, one in the middle of a cell, or a line without an end, breaks
 * the table: nothing after it can be trusted.
 */
export class LineSplitter {
  readonly #separator: Separator;
  #rest = "";
  #line = 1;
  #broken: number | undefined;

  constructor(separator: Separator) {
    this.#separator = separator;
  }

  /** The line on which the table breaks off. */
  get broken(): number | undefined {
    return this.#broken;
  }

  /** The line that comes next. */
  get line(): number {
    return this.#line;
  }

  /** The lines that are complete now, empty ones left out. */
  push(piece: string): readonly Line<string>[] {
    return this.#take(this.#rest + piece, false);
  }

  /** The last line, where it has no line break. */
  end(): readonly Line<string>[] {
    return this.#take(this.#rest, true);
  }

  #take(text: string, last: boolean): readonly Line<string>[] {
    const lines: Line<string>[] = [];
    let at = 0;
    while (at < text.length && this.#broken === undefined) {
      let end = text.indexOf("\n", at);
      if (end < 0) {
        if (!last) break;
        end = text.length;
      }
      const plain = text.slice(at, text[end - 1] === "\r" ? end - 1 : end);
      if (!plain.includes('"')) {
        if (plain !== "") lines.push({ cells: plain.split(this.#separator), line: this.#line });
        at = end + 1;
        this.#line += 1;
        continue;
      }
      const quoted = quotedLine(text, at, this.#separator, last);
      if (quoted === "unfinished") break;
      if (quoted === "broken") this.#broken = this.#line;
      else {
        lines.push({ cells: quoted.cells, line: this.#line });
        at = quoted.end;
        this.#line += quoted.breaks;
      }
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST || (last && this.#rest !== "")) this.#broken ??= this.#line;
    return lines;
  }
}

interface QuotedLine {
  readonly cells: readonly string[];
  readonly end: number;
  readonly breaks: number;
}

/** A line with quotes; unfinished where its end has not come yet. */
function quotedLine(
  text: string,
  from: number,
  separator: Separator,
  last: boolean,
): QuotedLine | "unfinished" | "broken" {
  const cells: string[] = [];
  let at = from;
  let breaks = 1;
  for (;;) {
    let cell = "";
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        // A quote at the very end may be the first of two.
        if (quote < 0 || (!last && quote === text.length - 1)) return last ? "broken" : "unfinished";
        cell += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
      breaks += cell.split("\n").length - 1;
    } else {
      const start = at;
      while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== '"') at += 1;
      cell = text.slice(start, at);
      if (text[at] === "\n" && cell.endsWith("\r")) cell = cell.slice(0, -1);
    }
    cells.push(cell);
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    if (text[at] === "\r" && (text[at + 1] === "\n" || at + 1 === text.length)) at += 1;
    if (at >= text.length) return last ? { cells, end: at, breaks } : "unfinished";
    if (text[at] === "\n") return { cells, end: at + 1, breaks };
    return "broken";
  }
}
