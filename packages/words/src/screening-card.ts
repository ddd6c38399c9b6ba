/**
 * The parts that the card of every test has.
 *
 * @module
 */

import type { Block } from "./blocks.ts";
import type { MeasuredRate } from "./screening-input.ts";
import { rateText } from "./screening-words.ts";
import type { Words } from "./words.ts";

type Finding = Extract<Block, { readonly kind: "finding" }>;

/** Below these, after all corrections within the test, a result is called unusual, and very unusual. */
export const UNUSUAL = 0.05;
export const VERY_UNUSUAL = 0.001;

/** The head of a card: its sign, its code, its claim with the word for how unusual it is. */
export function cardHead(words: Words, code: string, text: string, p: number): Finding {
  const status =
    p < VERY_UNUSUAL
      ? words.word("screening.status.very")
      : p < UNUSUAL
        ? words.word("screening.status.unusual")
        : words.word("screening.status.nothing");
  return {
    kind: "finding",
    severity: p < UNUSUAL ? "unusual" : "ok",
    code,
    text: `${text} [${status}]`,
    notes: [],
  };
}

/** The head of a card of a test that could not be made, or is not shown. */
export function skippedHead(words: Words, code: string, text: string): Finding {
  return {
    kind: "finding",
    severity: "skipped",
    code,
    text: `${text} [${words.word("screening.status.few")}]`,
    notes: [],
  };
}

/** The measured rate of false alarms with its interval. */
export function measuredText(words: Words, { hits, runs, low, high }: MeasuredRate): string {
  return words.say("screening.rate", {
    rate: rateText(words, hits / runs),
    low: rateText(words, low),
    high: rateText(words, high),
    runs: words.numbers.whole(runs),
  });
}
