/**
 * The parts that the card of every test has.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import type { HidingRate, MeasuredRate, StationsInput } from "./input.ts";
import { probabilityText, rateText } from "./words.ts";
import type { Words } from "../words.ts";

export type Rows = Extract<Block, { readonly kind: "facts" }>["rows"];
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

/** How many rows were used and how many were left out, and why: the first lines of every card of stations. */
export function usedRows(
  words: Words,
  { rows, used, dropped }: Pick<StationsInput, "rows" | "used" | "dropped">,
): Rows {
  const left = droppedText(words, dropped);
  return [
    {
      label: words.word("screening.column.stations"),
      value: words.say("screening.stations.used", {
        used: words.numbers.whole(used),
        rows: words.numbers.whole(rows),
      }),
    },
    ...(left === "" ? [] : [{ label: words.word("screening.label.dropped"), value: left }]),
  ];
}

/** Reasons why stations are left out, each with their number. */
export function droppedText(words: Words, dropped: Readonly<Record<string, number>>): string {
  return Object.entries(dropped)
    .filter(([, n]) => n > 0)
    .map(([reason, n]) =>
      words.say("screening.drop.one", {
        reason: words.find(`screening.drop.${reason}`) ?? reason,
        n: words.numbers.whole(n),
      }),
    )
    .join("; ");
}

/** The rate first, then the probability. */
export function probabilities(
  words: Words,
  p: string,
  rate: HidingRate | undefined,
  adjusted: number | undefined,
): Rows {
  return [
    ...(rate === undefined
      ? []
      : [{ label: words.word("screening.label.rate"), value: measuredText(words, rate) }]),
    { label: words.word("screening.label.p"), value: p },
    ...(adjusted === undefined
      ? []
      : [{ label: words.word("screening.label.all"), value: probabilityText(words, adjusted) }]),
  ];
}

/** A test that lights up too often in clean elections on these stations: its rate, and nothing else. */
export function hiddenBlocks(words: Words, code: string, rate: HidingRate, used: Rows): readonly Block[] {
  return [
    skippedHead(words, code, words.word("screening.p.hidden")),
    {
      kind: "facts",
      rows: [...used, { label: words.word("screening.label.rate"), value: measuredText(words, rate) }],
    },
  ];
}
