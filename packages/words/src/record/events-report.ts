/**
 * Dated events with their sources, beside elections and the rules that came into force.
 *
 * @module
 */

import type { Report } from "../blocks.ts";
import { makeFootnotes } from "./record-notes.ts";
import type { SourceWords } from "../source-report.ts";
import type { Words } from "../words.ts";

/** An event in the language of the report. `rules` is a category of its own: a rule set comes into force. */
export interface EventWords {
  /** As much of the day as is known. */
  readonly date: string;
  readonly category: string;
  readonly subject: string;
  readonly fact: string;
  /** Absent for what the atlas itself holds. */
  readonly confidence?: string;
  readonly sources: readonly string[];
  /** What another source tells instead; the two stay two. */
  readonly rival?: { readonly date: string; readonly fact: string };
}

/** The timeline. Two sources that disagree stay two. */
export function eventsReport(
  words: Words,
  events: readonly EventWords[],
  pages: ReadonlyMap<string, SourceWords>,
): Report {
  const notes = makeFootnotes(words, pages);
  const onRecord = events.filter((event) => event.confidence !== undefined).length;
  const items = events.map(({ date, category, subject, fact, confidence, sources, rival }) => {
    const attested =
      confidence === undefined ? "" : (words.find(`events.confidence.${confidence}`) ?? confidence);
    const parts = {
      date: words.date(date),
      category: words.find(`events.category.${category}`) ?? category,
      subject,
      fact: `${fact}${notes.mark(sources)}`,
    };
    const item =
      attested === "" ? words.say("events.item", parts) : words.say("events.itemBy", { ...parts, attested });
    if (rival === undefined) return item;
    const other = rival.date === date ? rival.fact : words.date(rival.date);
    return words.say("events.rival", { item, other });
  });
  return {
    blocks: [
      { kind: "answer", text: words.counted("events.answer", onRecord), stamps: [] },
      ...(items.length === 0 ? [] : [{ kind: "list" as const, items }]),
      ...notes.blocks(),
    ],
  };
}

/** The sentence of a rule set that comes into force. */
export function rulesInForce(words: Words, rules: string): string {
  return words.say("events.rules", { rules });
}
