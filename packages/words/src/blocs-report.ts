/**
 * Majorities counted by bloc as well as by party, with the source beside the label.
 *
 * @module
 */

import type { Block, Report } from "./blocks.ts";
import { listOf, paragraph } from "./dossier-blocks.ts";
import { blocBlocks } from "./dossier-result.ts";
import type { ResultPart } from "./dossier-facts.ts";
import { makeFootnotes } from "./record-notes.ts";
import type { SourceWords } from "./source-report.ts";
import type { Words } from "./words.ts";

/** What is reported. */
export interface BlocsFacts {
  readonly title: string;
  readonly date: string;
  readonly blocs: ResultPart["blocs"];
  readonly majorities: readonly { readonly title: string; readonly needed: number }[];
}

/** Blocs and whether each has the majorities that the constitution names. */
export function blocsReport(
  words: Words,
  facts: BlocsFacts,
  pages: ReadonlyMap<string, SourceWords>,
): Report {
  const { title, date, blocs, majorities } = facts;
  const notes = makeFootnotes(words, pages);
  const answer: Block = {
    kind: "answer",
    text: words.say("blocs.answer", { title, date: words.date(date) }),
    stamps: [],
  };
  if (blocs.length === 0) return { blocks: [answer, paragraph(words.word("blocs.none"))] };
  const items = majorities.map((majority) =>
    words.say("blocs.needs", {
      title: majority.title,
      needed: words.numbers.whole(majority.needed),
      verdicts: blocs
        .map(({ members, seats }) => {
          const name = members.join(" + ");
          const short = majority.needed - seats;
          return short <= 0
            ? words.say("blocs.has", { name })
            : words.say("blocs.short", { name, count: short, n: words.numbers.whole(short) });
        })
        .join("; "),
    }),
  );
  return { blocks: [answer, ...blocBlocks(words, blocs, notes), ...listOf(items), ...notes.blocks()] };
}
