/**
 * Mistakes in files: which file, which place, what was expected, what was found, what is near, what to do next.
 *
 * @module
 */

import type { Report } from "./blocks.ts";
import type { Words } from "./words.ts";

/** A mistake, as the engine and the atlas report it. `expected` is English and names what the place wanted. */
export interface ReportedProblem {
  readonly code: string;
  readonly file?: string;
  readonly row?: number;
  /** A column, or a path of ids. */
  readonly field?: string;
  readonly expected: string;
  readonly found?: string;
  readonly near?: readonly string[];
}

/** Lists problems, all of them. */
export function problemsReport(words: Words, problems: readonly ReportedProblem[]): Report {
  return { blocks: [{ kind: "answer", text: `${words.language} ${problems.length}`, stamps: [] }] };
}
