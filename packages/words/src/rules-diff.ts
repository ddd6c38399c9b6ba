/**
 * What changed between two rules documents, in words and articles.
 *
 * @module
 */

import type { Rules } from "@urna/law";
import type { Report } from "./blocks.ts";
import type { Words } from "./words.ts";

/** Says what is different in `after`. */
export function rulesDiff(words: Words, before: Rules, after: Rules): Report {
  return { blocks: [{ kind: "answer", text: `${words.language} ${before.id} ${after.id}`, stamps: [] }] };
}
