/**
 * A file as a table of returns as they were written, whatever its format.
 *
 * @module
 */

import { basename } from "node:path";
import { isObject } from "@urna/law";
import { LARGEST, type Return } from "@urna/tally";
import { ballotFormatIn, openedHead } from "./ballot-source.ts";
import { ENCODINGS } from "./decode.ts";
import { readCdf } from "./formats/cdf.ts";
import { readCsv } from "./formats/csv.ts";
import { readEml } from "./formats/eml.ts";
import { readXlsx } from "./formats/xlsx.ts";
import { type Guess, guessMapping } from "./guess-mapping.ts";
import type { Known } from "./mapping.ts";
import { columnsOf, isRegister, missingColumns } from "./mapping-columns.ts";
import { type Imported, type ImportProblem, Unreadable } from "./problems.ts";
import { readMapping } from "./read-mapping.ts";
import { headOf, type LineSink, type ReadFormat, type SourceFile, type SourceOptions } from "./source.ts";
import type { Line } from "./split.ts";
import type { StationRow } from "./station-rows.ts";
import { TableReader } from "./table-reader.ts";

/** What was read of a table. */
export interface TableRead {
  readonly file: SourceFile;
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

/** How a table is read. */
export interface ReadOptions extends Pick<SourceOptions, "limits" | "onBytes"> {
  readonly known: Known;
  /** What a mapping file says, as JSON. */
  readonly mapping?: { readonly file: string; readonly written: unknown };
  /** The largest figure that may be; that of a protocol unless told. */
  readonly largest?: number;
}

/** Reads a table whole. The value may still hold refused lines; whoever imports decides what then. */
export async function readTable(path: string, options: ReadOptions): Promise<Imported<TableRead>> {
  const builder = new TableBuilder(options);
  try {
    const file = await (await formatOf(path))(path, openingOf(options), builder);
    return { ok: true, value: builder.finish(file) };
  } catch (error: unknown) {
    if (!(error instanceof Unreadable)) throw error;
    // What was refused before the file broke off is told too.
    return { ok: false, problems: [...builder.refused, ...error.problems] };
  }
}

/** The reader for what a file begins with. */
async function formatOf(path: string): Promise<ReadFormat> {
  const head = openedHead(headOf(path));
  const marks = head.subarray(0, 4).toString("latin1");
  if (marks === "PK\u0003\u0004") return readXlsx;
  if (marks === "PAR1") return (await import("./formats/parquet.ts")).readParquet;
  if (ballotFormatIn(head) !== undefined) {
    const expected = "returns of polling stations; ballots are read by urna import FILE --election ELECTION";
    throw new Unreadable({ code: "A003", file: basename(path), expected, found: "ballots (BLT or PrefLib)" });
  }
  // Zeros between the letters of UTF-16, marks of the encoding and blanks stand before the first sign.
  const [first] = head.toString("latin1").replaceAll(/[\0\s\u00EF\u00BB\u00BF\u00FE\u00FF]/g, "");
  if (first === "{" || first === "[") return readCdf;
  return first === "<" ? readEml : readCsv;
}

/** The parts of a mapping that are needed before there is a header. */
function openingOf({ mapping, limits, onBytes }: ReadOptions): SourceOptions {
  const written = isObject(mapping?.written) ? mapping.written : {};
  const encoding = ENCODINGS.find((each) => each === written["encoding"]);
  if (written["encoding"] !== undefined && encoding === undefined) {
    const expected = `one of ${ENCODINGS.join(", ")}`;
    throw new Unreadable({ code: "A002", file: mapping?.file ?? "", field: "encoding", expected });
  }
  const { sheet } = written;
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(typeof sheet === "string" ? { sheet } : {}),
    ...(limits === undefined ? {} : { limits }),
    ...(onBytes === undefined ? {} : { onBytes }),
  };
}

/** A reader of lines with what was made of the header. */
interface Begun {
  readonly header: readonly string[];
  readonly guess: Guess;
  readonly reader: TableReader;
}

/** Takes the header, then line after line. */
class TableBuilder implements LineSink {
  readonly #options: ReadOptions;
  #file = "";
  #begun: Begun | undefined;

  constructor(options: ReadOptions) {
    this.#options = options;
  }

  get refused(): readonly ImportProblem[] {
    return this.#begun?.reader.refused ?? [];
  }

  begin(file: string): void {
    this.#file = file;
    this.#begun = undefined;
  }

  take(lines: readonly Line[]): void {
    for (const line of lines) {
      // A title above the table, or what a spreadsheet is told of it (`sep=;`), is no header.
      if (this.#begun === undefined && line.cells.filter((cell) => cell !== "").length < 2) continue;
      if (this.#begun === undefined) this.#begun = this.#start(line);
      else this.#begun.reader.take(line.cells, line.line);
    }
  }

  finish(file: SourceFile): TableRead {
    if (this.#begun === undefined) {
      throw new Unreadable({ code: "A003", file: file.file, expected: "a table with a header line" });
    }
    const { header, guess, reader } = this.#begun;
    const { returns, stations, refused, ignored } = reader.finish(file.sha256);
    if (returns.length + stations.length + refused.length + ignored === 0) {
      throw new Unreadable({ code: "A003", file: file.file, expected: "a line below the header" });
    }
    const register = isRegister(guess.mapping);
    return { file, header, guess, register, returns: register ? [] : returns, stations, refused, ignored };
  }

  #start({ cells, line: row }: Line): Begun {
    const { known, mapping: given, largest = LARGEST } = this.#options;
    const header = cells.map((cell) => String(cell).trim());
    const guessed = guessMapping(header, known);
    let guess = guessed;
    if (given !== undefined) {
      const read = readMapping(given.written, guessed.mapping, given.file, header);
      if (!read.ok) throw new Unreadable(...read.problems);
      const used = new Set(columnsOf(read.value));
      guess = { mapping: read.value, unread: header.filter((column) => !used.has(column)) };
    }
    const file = this.#file;
    const told = given !== undefined;
    const missing = missingColumns(guess.mapping, { file, header, unread: guess.unread, known, told });
    if (missing.length > 0) throw new Unreadable(...missing);
    const read = new Set(columnsOf(guess.mapping));
    const twice = header.find((column, i) => read.has(column) && header.indexOf(column) < i);
    if (twice !== undefined) {
      const expected = "each column that is read under a name of its own; rename one of them";
      throw new Unreadable({ code: "A003", file, row, field: twice, expected, found: twice });
    }
    return {
      header,
      guess,
      reader: new TableReader({ file, header, mapping: guess.mapping, known, largest }),
    };
  }
}
