/**
 * The cards of last digits and of pairs of digits.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import { left, right, textCell, wholeCell } from "../cells.ts";
import { cardHead, hiddenBlocks, probabilities, type Rows, skippedHead } from "./card.ts";
import type { DigitsCard, DigitsInput } from "./input.ts";
import { DIGITS } from "./references.ts";
import { decimalText, probabilityText, rateText } from "./words.ts";
import type { Words } from "../words.ts";

const CODES = { last: "U202", pairs: "U203" } as const;

/** What is said where there are too few counts for digits. */
export function noDigitsBlock(words: Words, needed: number): Block {
  const text = words.say("screening.digits.refused", { needed: words.numbers.whole(needed) });
  return skippedHead(words, CODES.last, text);
}

/** The card of last digits, or of pairs. */
export function digitBlocks(
  words: Words,
  { result, choices, rate, adjusted }: DigitsCard,
  used: Rows,
): readonly Block[] {
  const title: Block = { kind: "heading", text: words.word(`screening.digits.${result.kind}`) };
  if (rate?.hidden === true) return [title, ...hiddenBlocks(words, CODES[result.kind], rate, used)];
  const claim = words.say("screening.digits.found", {
    chi: decimalText(words, result.chiSquared, 2),
    degrees: words.numbers.whole(result.degrees),
    counts: words.numbers.whole(result.counts),
  });
  const row = (label: string, value: string): Rows[number] => ({ label, value });
  return [
    title,
    cardHead(words, CODES[result.kind], claim, adjusted ?? result.p),
    digitTable(words, result),
    {
      kind: "facts",
      rows: [
        ...used,
        row(words.word("screening.label.null"), words.word("screening.digits.null")),
        ...probabilities(words, probabilityText(words, result.p), rate, adjusted),
        row(
          words.word("screening.label.effect"),
          words.say(`screening.digits.effect.${result.kind}`, {
            share: rateText(words, result.smallestEffect),
          }),
        ),
        row(words.word("screening.label.sees"), words.word("screening.digits.sees")),
        row(words.word("screening.label.cannot"), words.word("screening.digits.cannot")),
        row(words.word("screening.label.innocent"), words.word("screening.digits.innocent")),
        row(words.word("screening.label.settles"), words.word("screening.digits.settles")),
        row(words.word("screening.label.weaker"), words.word("screening.exploratory")),
      ],
    },
    { kind: "paragraph", text: words.word("screening.digits.choices") },
    choiceTable(words, result.kind, choices),
    { kind: "paragraph", text: words.word("screening.card.references") },
    {
      kind: "table",
      id: `digit-references-${result.kind}`,
      columns: [
        left("election", words.word("screening.column.election")),
        right("counts", words.word("screening.column.counts")),
        right("p", words.word("screening.column.p")),
      ],
      rows: DIGITS.map((reference) => [
        textCell(words.find(`screening.reference.${reference.id}`) ?? reference.id, reference.id),
        wholeCell(words, reference.counts),
        textCell(probabilityText(words, reference[result.kind]), String(reference[result.kind])),
      ]),
    },
  ];
}

function choiceTable(words: Words, kind: DigitsInput["kind"], choices: DigitsCard["choices"]): Block {
  return {
    kind: "table",
    id: `digit-choices-${kind}`,
    columns: [
      left("counts", words.word("screening.column.digitsOf")),
      right("smallest", words.word("screening.column.smallest")),
      right("used", words.word("screening.column.counts")),
      right("p", words.word("screening.column.p")),
    ],
    rows: choices.map(({ counts, other, smallest, used, p }) => [
      textCell(other ?? words.find(`screening.digits.of.${counts}`) ?? counts, other ?? counts),
      wholeCell(words, smallest),
      wholeCell(words, used),
      textCell(probabilityText(words, p), String(p)),
    ]),
  };
}

function digitTable(words: Words, { kind, observed, expected }: DigitsInput): Block {
  return {
    kind: "table",
    id: `digits-${kind}`,
    columns: [
      left("digit", words.word("screening.column.digit")),
      right("observed", words.word("screening.column.observed")),
      right("expected", words.word("screening.column.expected")),
    ],
    rows: observed.map((seen, i) => [
      textCell(kind === "last" ? String(i) : (words.find(`screening.pair.${i}`) ?? String(i)), String(i)),
      wholeCell(words, seen),
      textCell(decimalText(words, expected[i] ?? 0, 1), String(expected[i] ?? 0)),
    ]),
  };
}
