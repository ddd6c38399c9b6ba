/**
 * The card of the test of round shares.
 *
 * @module
 */

import type { Ratio } from "@urna/law";
import type { Block } from "../blocks.ts";
import type { Naming } from "../case.ts";
import { left, right, textCell, wholeCell } from "../cells.ts";
import { cardHead, measuredText, skippedHead, UNUSUAL, VERY_UNUSUAL } from "./card.ts";
import type { RoundLookInput, RoundReference, RoundShareInput } from "./input.ts";
import { probabilityText } from "./words.ts";
import type { Words } from "../words.ts";

const CODE = "U101";

/** The card: claim, distances line by line, probabilities, limits, other choices, other elections. */
export function roundShareBlocks(words: Words, card: RoundShareInput, naming: Naming): readonly Block[] {
  const { result } = card;
  const contest = words.find(`tier.${card.contest}`) ?? card.contest;
  const whole = (value: number): string => words.numbers.whole(value);
  if (result.kind === "refused") {
    const text = words.say("screening.round.refused", {
      contest,
      needed: whole(result.needed),
      lines: whole(result.lines),
    });
    return [skippedHead(words, CODE, text)];
  }
  const [best] = result.looks;
  if (best === undefined) return [];
  return [
    { kind: "heading", text: words.say("screening.round.title", { contest }) },
    cardHead(words, CODE, claim(words, best), result.corrected),
    lineTable(words, best, naming),
    { kind: "facts", id: "round-shares", rows: facts(words, card, result, best) },
    { kind: "paragraph", text: words.word("screening.round.choices") },
    choices(words, result.looks),
    ...references(words, card.references),
  ];
}

function claim(words: Words, { unit, base, near, lines, cut }: RoundLookInput): string {
  return words.say("screening.round.found", {
    near: words.numbers.whole(near),
    lines: words.numbers.whole(lines.length),
    cut: words.numbers.decimal(cut, 1),
    unit: unitText(words, unit),
    what: baseText(words, base.id),
    base: words.numbers.whole(base.votes),
  });
}

function unitText({ numbers }: Words, unit: number): string {
  return numbers.share({ num: 1, den: unit });
}

function baseText(words: Words, id: string): string {
  return words.find(`screening.base.${id}`) ?? id;
}

/** `−1.7`, `+358.0`: the exact distance with one decimal; raw exact. */
function distanceText({ numbers }: Words, distance: Ratio): string {
  return `${distance.num > 0 ? "+" : ""}${numbers.decimal(distance, 1)}`;
}

function lineTable(words: Words, { lines }: RoundLookInput, naming: Naming): Block {
  return {
    kind: "table",
    id: "round-shares",
    columns: [
      left("option", words.word("screening.column.option")),
      right("votes", words.word("screening.column.votes")),
      right("distance", words.word("screening.column.distance")),
      left("near", words.word("screening.column.near")),
    ],
    rows: lines.map(({ id, votes, distance, near }) => [
      textCell(naming.short(id), id),
      wholeCell(words, votes),
      textCell(distanceText(words, distance), `${distance.num}/${distance.den}`),
      textCell(near ? words.word("screening.yes") : "", near ? "near" : ""),
    ]),
  };
}

function facts(
  words: Words,
  { rate, adjusted }: RoundShareInput,
  result: Extract<RoundShareInput["result"], { readonly kind: "tested" }>,
  best: RoundLookInput,
): Extract<Block, { readonly kind: "facts" }>["rows"] {
  const whole = (value: number): string => words.numbers.whole(value);
  const n = best.lines.length;
  const looks = whole(result.looks.length);
  const row = (label: string, value: string): { readonly label: string; readonly value: string } => ({
    label,
    value,
  });
  const weaker = [
    ...(best.closed
      ? [words.say("screening.round.degrees", { degrees: whole(n - 1), lines: whole(n) })]
      : []),
    words.word("screening.round.cut"),
    words.say("screening.round.looks", { looks }),
    words.word("screening.exploratory"),
  ];
  const effect =
    result.enough === null
      ? words.word("screening.round.effectNone")
      : words.say("screening.round.effect", { enough: whole(result.enough), lines: whole(n) });
  return [
    // The step that the picture is drawn by: one part in so many of a base.
    {
      ...row(words.word("screening.label.null"), words.word("screening.round.null")),
      raw: [best.unit, best.base.votes],
    },
    ...(rate === undefined ? [] : [row(words.word("screening.label.rate"), measuredText(words, rate))]),
    row(
      words.word("screening.label.raw"),
      words.say("screening.round.raw", { raw: probabilityText(words, best.raw) }),
    ),
    row(
      words.word("screening.label.corrected"),
      words.say("screening.round.corrected", {
        corrected: probabilityText(words, result.corrected),
        without: probabilityText(words, best.withoutNearest),
        cuts: whole(n - 1),
        looks,
      }),
    ),
    ...(adjusted === undefined
      ? []
      : [row(words.word("screening.label.all"), probabilityText(words, adjusted))]),
    ...weaker.map((text, i) => row(i === 0 ? words.word("screening.label.weaker") : "", text)),
    ...(best.dropped.length === 0
      ? []
      : [row(words.word("screening.label.dropped"), best.dropped.join(", "))]),
    row(words.word("screening.label.effect"), effect),
    row(words.word("screening.label.sees"), words.word("screening.round.sees")),
    row(words.word("screening.label.cannot"), words.word("screening.round.cannot")),
    row(words.word("screening.label.innocent"), words.word("screening.round.innocent")),
    row(words.word("screening.label.settles"), words.word("screening.round.settles")),
  ];
}

function choices(words: Words, looks: readonly RoundLookInput[]): Block {
  return {
    kind: "table",
    id: "round-share-choices",
    columns: [
      right("unit", words.word("screening.column.unit")),
      left("base", words.word("screening.column.base")),
      right("near", words.word("screening.column.near")),
      right("lines", words.word("screening.column.lines")),
      right("cut", words.word("screening.column.cut")),
      right("raw", words.word("screening.column.raw")),
      right("paid", words.word("screening.column.paid")),
    ],
    rows: looks.map(({ unit, base, near, lines, cut, raw, forAnyCut }) => [
      textCell(unitText(words, unit), `1/${unit}`),
      textCell(baseText(words, base.id), base.id),
      wholeCell(words, near),
      wholeCell(words, lines.length),
      textCell(words.numbers.decimal(cut, 1), `${cut.num}/${cut.den}`),
      textCell(probabilityText(words, raw), String(raw)),
      textCell(probabilityText(words, forAnyCut), String(forAnyCut)),
    ]),
  };
}

/** So many of the other elections stand open, those that come nearest to being unusual first. */
const SHOWN = 8;

function references(words: Words, found: readonly RoundReference[]): readonly Block[] {
  if (found.length === 0) return [];
  const lowest = [...found].sort((a, b) => a.corrected - b.corrected);
  const below = (bar: number): string =>
    words.numbers.whole(found.filter(({ corrected }) => corrected < bar).length);
  return [
    { kind: "paragraph", text: words.word("screening.round.references") },
    {
      kind: "table",
      id: "round-share-references",
      columns: [
        left("election", words.word("screening.column.election")),
        right("unit", words.word("screening.column.unit")),
        right("near", words.word("screening.column.near")),
        right("lines", words.word("screening.column.lines")),
        right("corrected", words.word("screening.column.corrected")),
      ],
      rows: lowest.map(({ election, title, contest, unit, near, lines, corrected }) => [
        textCell(`${title}, ${words.find(`tier.${contest}`) ?? contest}`, `${election}/${contest}`),
        textCell(unitText(words, unit), `1/${unit}`),
        wholeCell(words, near),
        wholeCell(words, lines),
        textCell(probabilityText(words, corrected), String(corrected)),
      ]),
      ...(found.length > SHOWN
        ? {
            folded: {
              from: SHOWN,
              to: found.length,
              text: words.counted("screening.round.larger", found.length - SHOWN),
            },
          }
        : {}),
    },
    {
      kind: "paragraph",
      text: words.say("screening.round.lit", {
        n: words.numbers.whole(found.length),
        lit: below(UNUSUAL),
        strong: below(VERY_UNUSUAL),
      }),
    },
  ];
}
