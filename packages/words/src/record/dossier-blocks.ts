/**
 * Blocks that the parts of a dossier share.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import type { DatedFact } from "./dossier-facts.ts";
import type { Footnotes } from "./record-notes.ts";
import type { Words } from "../words.ts";

export function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

/** A list; nothing where there are no items. */
export function listOf(items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: "list", items }];
}

/** "8 June 2022: amendments in force [3]". */
export function datedItems(words: Words, facts: readonly DatedFact[], notes: Footnotes): readonly string[] {
  return facts.map(
    ({ date, text, sources }) =>
      `${words.say("dossier.dated", { date: words.date(date), fact: text })}${notes.mark(sources)}`,
  );
}
