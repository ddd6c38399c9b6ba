/**
 * Majorities counted by bloc as well as by party, with the source beside the label.
 *
 * @module
 */

import type { Block, Report } from "../blocks.ts";
import { left, right, textCell, wholeCell } from "../cells.ts";
import { paragraph } from "./dossier-blocks.ts";
import { blocBlocks } from "./dossier-result.ts";
import type { ResultPart } from "./dossier-facts.ts";
import { makeFootnotes } from "./record-notes.ts";
import type { SourceWords } from "../source-report.ts";
import type { Words } from "../words.ts";

/** What is reported. */
export interface BlocsFacts {
  readonly title: string;
  readonly date: string;
  readonly members: number;
  /** The strongest party alone, to stand beside the blocs. */
  readonly strongest: { readonly name: string; readonly seats: number } | null;
  readonly blocs: ResultPart["blocs"];
  readonly majorities: readonly { readonly title: string; readonly needed: number }[];
}

/** Blocs and whether each has the majorities that the constitution names, beside the strongest party alone. */
export function blocsReport(
  words: Words,
  facts: BlocsFacts,
  pages: ReadonlyMap<string, SourceWords>,
): Report {
  const { blocs, majorities } = facts;
  const notes = makeFootnotes(words, pages);
  const answer: Block = { kind: "answer", text: answerText(words, facts), stamps: [] };
  if (blocs.length === 0) return { blocks: [answer, paragraph(words.word("blocs.none"))] };
  const holders = holdersOf(facts);
  const table: Block = {
    kind: "table",
    id: "majorities",
    columns: [
      left("majority", words.word("blocs.col.majority")),
      right("needed", words.word("blocs.col.needed")),
      ...holders.map(({ name, seats }, i) =>
        left(`holder-${i + 1}`, `${name} (${words.numbers.whole(seats)})`),
      ),
    ],
    rows: majorities.map(({ title, needed }) => [
      textCell(title),
      wholeCell(words, needed),
      ...holders.map(({ seats }) =>
        seats >= needed
          ? textCell(words.word("blocs.cell.has"), "0")
          : textCell(
              words.say("blocs.cell.short", { n: words.numbers.whole(needed - seats) }),
              `${needed - seats}`,
            ),
      ),
    ]),
  };
  return { blocks: [answer, ...blocBlocks(words, blocs, notes), table, ...notes.blocks()] };
}

interface Holder {
  readonly name: string;
  readonly seats: number;
}

/** The strongest party, unless it is a bloc by itself, and the blocs. */
function holdersOf({ strongest, blocs }: BlocsFacts): readonly Holder[] {
  const together = blocs.map(({ members, seats }) => ({ name: members.join(" + "), seats }));
  const isAlone = together.some(({ name }) => name === strongest?.name);
  return strongest === null || isAlone ? together : [strongest, ...together];
}

/** "Amanat + Aq Jol + QHP 73 of 98 seats; Amanat 62": blocs larger than the strongest party alone come first. */
function answerText(words: Words, facts: BlocsFacts): string {
  const { title, members, blocs } = facts;
  const date = words.date(facts.date);
  if (blocs.length === 0) return words.say("blocs.answer", { title, date });
  const holders = holdersOf(facts)
    .toSorted((a, b) => b.seats - a.seats)
    .map(({ name, seats }) => `${name} ${words.numbers.whole(seats)}`);
  return words.say("blocs.answerSeats", {
    title,
    date,
    holders: holders.join("; "),
    members: words.numbers.whole(members),
  });
}
