/**
 * A screening on three shelves: what must add up, what is unusual, what was asked and answered. They are never merged into
 * one score, and nobody is accused: every find comes with what else it could be and the document that would settle it.
 *
 * @module
 */

import type { Block, Report } from "../blocks.ts";
import type { ScreeningInput } from "./input.ts";
import { decimalText } from "./words.ts";
import type { Words } from "../words.ts";

/** Lays the three shelves. */
export function screeningReport(words: Words, input: ScreeningInput): Report {
  const { numbers } = words;
  const family: readonly Block[] =
    input.tests === 0
      ? []
      : [
          {
            kind: "paragraph",
            text: words.say("screening.family", {
              tests: numbers.whole(input.tests),
              chance: decimalText(words, input.tests / 20, 2),
            }),
          },
        ];
  return {
    blocks: [
      {
        kind: "answer",
        text: words.say("screening.answer", {
          name: input.name,
          unusual: numbers.whole(input.unusual),
          tests: numbers.whole(input.tests),
        }),
        stamps: [],
      },
      ...input.notes,
      ...(input.sums.length === 0
        ? []
        : [{ kind: "heading", text: words.word("screening.shelf.sums") } as const, ...input.sums]),
      { kind: "heading", text: words.word("screening.shelf.unusual") },
      ...family,
      ...input.cards,
      ...input.asked,
      {
        kind: "paragraph",
        text: words.say("screening.seed", { seed: input.seed, hash: input.hash, version: input.version }),
      },
      { kind: "paragraph", text: words.say("screening.again", { call: input.call }) },
    ],
  };
}
