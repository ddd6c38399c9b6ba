/**
 * The card of a test whose texts are named after it: what it sees, what it cannot, its null, what else a find could be, what
 * would settle it; with the stations that were used and, where there is one, its measured rate before its probability.
 *
 * @module
 */

import type { Block, Cell, Plot } from "../blocks.ts";
import { textCell } from "../cells.ts";
import { cardHead, hiddenBlocks, probabilities, type Rows, skippedHead } from "./card.ts";
import { testTitle } from "./frame.ts";
import type { HidingRate } from "./input.ts";
import { decimalText, probabilityText, rateText } from "./words.ts";
import type { Words } from "../words.ts";

/** The tests that have such a card; a test of the registry may have more than one. */
export type ShapeName = "fingerprint" | "shpilkin" | "rozenas" | "klimek" | "kireev" | "sequence" | "late";

const CODES: Readonly<Record<ShapeName, string>> = {
  sequence: "U301",
  late: "U302",
  fingerprint: "U204",
  shpilkin: "U205",
  rozenas: "U206",
  klimek: "U207",
  kireev: "U208",
};

/** What a card says of one result. */
export interface ShapeCard {
  readonly name: ShapeName;
  readonly claim: string;
  /** Stations used and left out. */
  readonly used: Rows;
  /** Figures that stand between the null and the probability. */
  readonly more?: Rows;
  /** Absent where the test describes and has no probability. */
  readonly p?: { readonly value: number; readonly text?: string };
  readonly rate?: HidingRate;
  /** Corrected over all tests of the report. */
  readonly adjusted?: number;
  /** What would be found; where nothing is given, the text of the test says why. */
  readonly effect?: string;
}

/** The card, and below it plots and tables. */
export function shapeBlocks(words: Words, card: ShapeCard, below: readonly Block[]): readonly Block[] {
  const { name, claim, used, more = [], p, rate, adjusted, effect } = card;
  const title: Block = { kind: "heading", text: textOf(words, name, "title") };
  if (rate?.hidden === true) return [title, ...hiddenBlocks(words, CODES[name], rate, used)];
  const row = (label: string, value: string): Rows[number] => ({ label, value });
  return [
    title,
    p === undefined
      ? describedHead(words, CODES[name], claim)
      : cardHead(words, CODES[name], claim, adjusted ?? p.value),
    {
      kind: "facts",
      rows: [
        ...used,
        row(words.word("screening.label.null"), textOf(words, name, "null")),
        ...more,
        ...(p === undefined
          ? []
          : probabilities(words, p.text ?? probabilityText(words, p.value), rate, adjusted)),
        row(words.word("screening.label.effect"), effect ?? textOf(words, name, "effect")),
        row(words.word("screening.label.sees"), textOf(words, name, "sees")),
        row(words.word("screening.label.cannot"), textOf(words, name, "cannot")),
        row(words.word("screening.label.innocent"), textOf(words, name, "innocent")),
        row(words.word("screening.label.settles"), textOf(words, name, "settles")),
        row(
          words.word("screening.label.weaker"),
          [words.word("screening.exploratory"), words.find(`screening.card.${name}.weaker`) ?? ""]
            .join(" ")
            .trim(),
        ),
      ],
    },
    ...below,
  ];
}

/** The card of a test that was not made, with its reason. */
export function refusedBlocks(words: Words, name: ShapeName, why: string, used: Rows = []): readonly Block[] {
  return [
    { kind: "heading", text: textOf(words, name, "title") },
    skippedHead(words, CODES[name], why),
    ...(used.length === 0 ? [] : [{ kind: "facts", rows: used } as const]),
  ];
}

/** That there are too few stations, and what can still be said. */
export function tooFewText(
  words: Words,
  name: ShapeName,
  { stations, needed }: { readonly stations: number; readonly needed: number },
): string {
  return words.say("screening.card.few", {
    test: testTitle(words, name),
    needed: words.numbers.whole(needed),
    n: words.numbers.whole(stations),
  });
}

function textOf(words: Words, name: ShapeName, part: string): string {
  return words.find(`screening.card.${name}.${part}`) ?? name;
}

function describedHead(words: Words, code: string, text: string): Block {
  return {
    kind: "finding",
    severity: "skipped",
    code,
    text: `${text} [${words.word("screening.status.described")}]`,
    notes: [],
  };
}

/** The name of another election through the same code. */
export function referenceCell(words: Words, id: string): Cell {
  return textCell(words.find(`screening.reference.${id}`) ?? id, id);
}

/** A number with so many decimals as people read it. */
export function numberCell(words: Words, value: number, decimals: number): Cell {
  return textCell(decimalText(words, value, decimals), String(value));
}

/** A share in percent. */
export function rateCell(words: Words, value: number): Cell {
  return textCell(rateText(words, value), String(value));
}

/** A plot with its title; what it shows stands in the card above, so that the title says enough to those who do not see it. */
export function plotBlock(id: string, title: string, plot: Plot, summary: string): Block {
  return { kind: "plot", id, title, summary: `${title}. ${summary}`, plot };
}

/** An axis of percents with a value at each of `at`. */
export function percentAxis(title: string, at: readonly number[]): Plot["x"] {
  return {
    title,
    from: Math.min(...at),
    to: Math.max(...at),
    ticks: at.map((value) => ({ at: value, text: String(value) })),
  };
}
