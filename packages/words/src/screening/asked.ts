/**
 * The third shelf: questions that were sent about a find, and what came back; and recommendations of observers that would let
 * tests run that cannot.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import type { Footnotes } from "../record/record-notes.ts";
import { testTitle } from "./frame.ts";
import type { Words } from "../words.ts";

/** A question with its replies, in the language of the report. */
export interface AskedWords {
  readonly sent: string;
  readonly by: string;
  readonly to: string;
  readonly asks: string;
  /** Names of the tests that it is about. */
  readonly about: readonly string[];
  readonly sources: readonly string[];
  readonly replies: readonly {
    readonly date: string;
    readonly says: string;
    readonly sources: readonly string[];
  }[];
}

/** How many questions were sent; each with day, sender, addressee, what it asks, and every reply with its document. */
export function askedBlocks(
  words: Words,
  asked: readonly AskedWords[],
  { file, notes }: { readonly file: string; readonly notes: Footnotes },
): readonly Block[] {
  const answered = asked.filter(({ replies }) => replies.length > 0).length;
  return [
    { kind: "heading", text: words.word("screening.shelf.asked") },
    {
      kind: "paragraph",
      text: words.say("screening.asked.count", {
        sent: words.numbers.whole(asked.length),
        answered: words.numbers.whole(answered),
      }),
    },
    ...(asked.length === 0
      ? []
      : [{ kind: "list", items: asked.flatMap((one) => itemsOf(words, one, notes)) } as const]),
    { kind: "paragraph", text: words.say("screening.asked.add", { file }) },
  ];
}

function itemsOf(words: Words, one: AskedWords, notes: Footnotes): readonly string[] {
  const question = words.say("screening.asked.question", {
    date: words.date(one.sent),
    by: one.by,
    to: one.to,
    asks: one.asks,
    tests: one.about.map((name) => testTitle(words, name)).join(", "),
  });
  const replies = one.replies.map(
    ({ date, says, sources }) =>
      `${words.say("screening.asked.reply", { date: words.date(date), says })}${notes.mark(sources)}`,
  );
  return [
    `${question}${notes.mark(one.sources)}`,
    ...(replies.length === 0 ? [words.word("screening.asked.noReply")] : replies),
  ];
}

/** A recommendation that is open and without which tests cannot run. */
export interface BlockingWords {
  readonly says: string;
  readonly mission: string;
  readonly blocks: readonly string[];
  readonly sources: readonly string[];
}

/** Which recommendations of observers would let tests run that cannot: the other direction of the same link. */
export function blockingBlocks(
  words: Words,
  skipped: readonly string[],
  recommendations: readonly BlockingWords[],
  notes: Footnotes,
): readonly Block[] {
  const items = recommendations.flatMap(({ says, mission, blocks, sources }) => {
    const held = blocks.filter((name) => skipped.includes(name));
    if (held.length === 0) return [];
    const text = words.say("screening.blocked.one", {
      mission,
      says,
      n: words.numbers.whole(held.length),
      tests: held.map((name) => testTitle(words, name)).join(", "),
    });
    return [`${text}${notes.mark(sources)}`];
  });
  if (items.length === 0) return [];
  return [
    { kind: "paragraph", text: words.word("screening.blocked.head") },
    { kind: "list", items },
  ];
}
