/**
 * The card of early and late stations of one place.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import { left, right, textCell, wholeCell } from "../cells.ts";
import type { Rows } from "./card.ts";
import type { HidingRate } from "./input.ts";
import { LATE } from "./references.ts";
import { numberCell, refusedBlocks, shapeBlocks } from "./shape.ts";
import { decimalText, probabilityText, rateText } from "./words.ts";
import type { Words } from "../words.ts";

/** Early against late stations of the same places. */
export interface LateInput {
  readonly places: number;
  readonly matched: number;
  readonly dropped: number;
  readonly early: Side;
  readonly late: Side;
  readonly difference: number;
  readonly sd: number;
  readonly p: number;
  readonly smallestEffect: number;
}

interface Side {
  readonly stations: number;
  readonly ballots: number;
  readonly leader: number;
}

/** The card of early and late stations. */
export interface LateCard {
  readonly result: LateInput;
  /** The same for every option, where these are known. */
  readonly choices: readonly (Pick<LateInput, "difference" | "sd" | "p"> & { readonly option: string })[];
  readonly rate: HidingRate;
  readonly adjusted?: number;
}

/** The difference within places; what all late and all early stations say stands beside it, and is no evidence. */
export function lateBlocks(
  words: Words,
  { result, choices, rate, adjusted }: LateCard,
  rows: number,
): readonly Block[] {
  const share = ({ leader, ballots }: Side): string => rateText(words, ballots === 0 ? 0 : leader / ballots);
  const claim = words.say("screening.found.late", {
    places: words.numbers.whole(result.places),
    difference: decimalText(words, result.difference, 2),
    late: share(result.late),
    early: share(result.early),
  });
  const used: Rows = [
    {
      label: words.word("screening.column.stations"),
      value: words.say("screening.stations.used", {
        used: words.numbers.whole(result.matched),
        rows: words.numbers.whole(rows),
      }),
    },
  ];
  const effect = words.say("screening.effect.late", { points: decimalText(words, result.smallestEffect, 2) });
  return shapeBlocks(
    words,
    {
      name: "late",
      claim,
      used,
      p: { value: result.p },
      rate,
      effect,
      ...(adjusted === undefined ? {} : { adjusted }),
    },
    [
      ...(choices.length === 0 ? [] : otherOptions(words, choices)),
      { kind: "paragraph", text: words.word("screening.card.references") },
      {
        kind: "table",
        id: "late-references",
        columns: [
          left("election", words.word("screening.column.election")),
          right("places", words.word("screening.column.places")),
          right("difference", words.word("screening.column.difference")),
          right("sd", words.word("screening.column.sd")),
        ],
        rows: LATE.map(({ id, places, difference, sd }) => [
          textCell(words.find(`screening.reference.${id}`) ?? id, id),
          wholeCell(words, places),
          numberCell(words, difference, 2),
          numberCell(words, sd, 2),
        ]),
      },
    ],
  );
}

function otherOptions(words: Words, choices: LateCard["choices"]): readonly Block[] {
  return [
    { kind: "paragraph", text: words.word("screening.late.choices") },
    {
      kind: "table",
      id: "late-choices",
      columns: [
        left("option", words.word("screening.column.option")),
        right("difference", words.word("screening.column.difference")),
        right("sd", words.word("screening.column.sd")),
        right("p", words.word("screening.column.p")),
      ],
      rows: choices.map(({ option, difference, sd, p }) => [
        textCell(option),
        numberCell(words, difference, 2),
        numberCell(words, sd, 2),
        textCell(probabilityText(words, p), String(p)),
      ]),
    },
  ];
}

/** That too few places have stations of both kinds. */
export function fewPlacesBlocks(
  words: Words,
  { places, needed }: { readonly places: number; readonly needed: number },
): readonly Block[] {
  const text = words.say("screening.refused.late", {
    needed: words.numbers.whole(needed),
    n: words.numbers.whole(places),
  });
  return refusedBlocks(words, "late", text);
}
