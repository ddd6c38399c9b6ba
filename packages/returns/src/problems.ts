/**
 * What is wrong in a file of returns: a code of the register (or of files), the file, the line, the column, what was
 * expected.
 *
 * @module
 */

/** One thing that is wrong. `expected` is English; shells translate the code. */
export interface ImportProblem {
  readonly code: "A001" | "A002" | "A003" | "E212" | `I70${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}` | "T901";
  /** The name of the file, of a workbook with its sheet: `book.xlsx [Protocols]`. */
  readonly file: string;
  /** Line of the file, the header is line 1; in formats without lines the number of the record. */
  readonly row?: number;
  readonly field?: string;
  readonly expected: string;
  readonly found?: string;
  readonly near?: readonly string[];
}

/** A value, or everything that stands in its way. */
export type Imported<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/** One problem as a failure. */
export function refuse<T>(...problems: readonly ImportProblem[]): Imported<T> {
  return { ok: false, problems };
}

/** A file that cannot be read on. Thrown while it streams in, and turned into a failure where the reading began. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  readonly problems: readonly ImportProblem[];

  constructor(...problems: readonly ImportProblem[]) {
    super(problems.map(({ expected }) => expected).join("; "));
    this.problems = problems;
  }
}
