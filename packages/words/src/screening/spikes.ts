/**
 * The cards of spikes in the density of the result, and of ones and twos of small options.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import { left, right, textCell, wholeCell } from "../cells.ts";
import type { Rows } from "./card.ts";
import { testTitle } from "./frame.ts";
import type { HidingRate } from "./input.ts";
import { SMALL_COUNTS, SPIKES } from "./references.ts";
import { numberCell, rateCell, referenceCell, refusedBlocks, shapeBlocks } from "./shape.ts";
import { decimalText, probabilityText, rateText } from "./words.ts";
import type { Words } from "../words.ts";

/** The test of spikes. */
export interface SpikesInput {
  readonly resamples: number;
  readonly figure: number;
  /** The same with the first 100 resamples; undefined where there are no more. */
  readonly fewer: number | undefined;
  readonly fixed: number;
  readonly p: number;
  readonly smallest: number;
  readonly spikes: readonly { readonly at: number; readonly stations: number; readonly expected: number }[];
  readonly misfit: {
    readonly moved: number;
    readonly worst: { readonly from: number; readonly ratio: number };
  };
}

/** Its card. */
export interface SpikesCard {
  readonly result: SpikesInput;
  readonly rate?: HidingRate;
  /** Stations of each clean election on which the rate was measured. */
  readonly measuredOn: number;
  readonly adjusted?: number;
}

/** The figure with the number of resamples that it hangs on, and the variant that does not. */
export function spikeBlocks(
  words: Words,
  { result, rate, measuredOn, adjusted }: SpikesCard,
  used: Rows,
): readonly Block[] {
  const claim = words.say("screening.found.rozenas", {
    figure: decimalText(words, result.figure, 3),
    resamples: words.numbers.whole(result.resamples),
    fixed: decimalText(words, result.fixed, 3),
  });
  const { moved, worst } = result.misfit;
  const more: Rows = [
    {
      label: words.word("screening.label.fits"),
      value: words.say("screening.misfit", {
        moved: decimalText(words, moved, 2),
        from: rateText(words, worst.from / 1000),
        ratio: decimalText(words, worst.ratio, 2),
      }),
    },
    ...(rate === undefined
      ? []
      : [
          {
            label: words.word("screening.label.measured"),
            value: words.say("screening.rozenas.rate", { stations: words.numbers.whole(measuredOn) }),
          },
        ]),
  ];
  return shapeBlocks(
    words,
    {
      name: "rozenas",
      claim,
      used,
      more,
      p: { value: result.p },
      ...(rate === undefined ? {} : { rate }),
      ...(adjusted === undefined ? {} : { adjusted }),
      effect: words.say("screening.effect.rozenas", { n: words.numbers.whole(result.smallest) }),
    },
    [...spikeTable(words, result), ...envelopeTable(words, result), ...spikeReferences(words)],
  );
}

function spikeTable(words: Words, { spikes }: SpikesInput): readonly Block[] {
  if (spikes.length === 0) return [];
  return [
    { kind: "paragraph", text: words.word("screening.rozenas.spikes") },
    {
      kind: "table",
      id: "spikes",
      columns: [
        right("share", words.word("screening.column.share")),
        right("observed", words.word("screening.column.observed")),
        right("expected", words.word("screening.column.expected")),
      ],
      rows: spikes.map(({ at, stations, expected }) => [
        rateCell(words, at / 1000),
        wholeCell(words, stations),
        numberCell(words, expected, 1),
      ]),
    },
  ];
}

/** Resamples of the smaller envelope. */
const FEWER = 100;

/** How the figure hangs on the envelope. */
function envelopeTable(words: Words, { resamples, figure, fewer, fixed }: SpikesInput): readonly Block[] {
  const highest = (n: number, value: number): readonly [string, number] => [
    words.say("screening.rozenas.highest", { n: words.numbers.whole(n) }),
    value,
  ];
  const rows = [
    ...(fewer === undefined ? [] : [highest(FEWER, fewer)]),
    highest(resamples, figure),
    [words.word("screening.rozenas.fixed"), fixed] as const,
  ];
  return [
    { kind: "paragraph", text: words.word("screening.rozenas.choices") },
    {
      kind: "table",
      id: "spike-choices",
      columns: [
        left("envelope", words.word("screening.column.envelope")),
        right("figure", words.word("screening.column.figure")),
      ],
      rows: rows.map(([envelope, value]) => [textCell(envelope), numberCell(words, value, 3)]),
    },
  ];
}

function spikeReferences(words: Words): readonly Block[] {
  return [
    { kind: "paragraph", text: words.word("screening.card.references") },
    {
      kind: "table",
      id: "spike-references",
      columns: [
        left("election", words.word("screening.column.election")),
        right("stations", words.word("screening.column.stations")),
        right("figure", words.word("screening.column.figure")),
        right("fixed", words.word("screening.column.fixed")),
        right("p", words.word("screening.column.p")),
      ],
      rows: SPIKES.map(({ id, stations, figure, fixed, p }) => [
        referenceCell(words, id),
        wholeCell(words, stations),
        numberCell(words, figure, 3),
        numberCell(words, fixed, 3),
        textCell(probabilityText(words, p), String(p)),
      ]),
    },
  ];
}

/** The test of small counts. */
export interface SmallInput {
  readonly tested: number;
  readonly patterns: number;
  readonly choices: readonly {
    readonly moreThan: number;
    readonly fewerThan: number;
    readonly patterns: number;
  }[];
  readonly unusual: number;
  readonly p: number;
  readonly smallestEffect: number;
  readonly found: readonly {
    readonly area: string;
    readonly option: string;
    readonly stations: number;
    readonly zeros: number;
    readonly ones: number;
    readonly twos: number;
    readonly expected: number;
    readonly adjusted: number;
  }[];
}

/** Its card. */
export interface SmallCard {
  readonly result: SmallInput;
  readonly rate: HidingRate;
  readonly adjusted?: number;
}

/** How many territories show it, against a null of their own. */
export function smallBlocks(
  words: Words,
  { result, rate, adjusted }: SmallCard,
  used: Rows,
): readonly Block[] {
  const whole = (value: number): string => words.numbers.whole(value);
  const claim = words.say("screening.found.kireev", {
    tested: whole(result.tested),
    patterns: whole(result.patterns),
    unusual: whole(result.unusual),
  });
  return shapeBlocks(
    words,
    {
      name: "kireev",
      claim,
      used,
      p: { value: result.p },
      rate,
      ...(adjusted === undefined ? {} : { adjusted }),
      effect: words.say("screening.effect.kireev", { n: whole(result.smallestEffect) }),
    },
    [
      { kind: "paragraph", text: words.word("screening.kireev.found") },
      {
        kind: "table",
        id: "small-counts",
        columns: [
          left("area", words.word("screening.column.area")),
          left("option", words.word("screening.column.option")),
          right("stations", words.word("screening.column.stations")),
          right("zeros", words.word("screening.column.zeros")),
          right("ones", words.word("screening.column.ones")),
          right("twos", words.word("screening.column.twos")),
          right("expected", words.word("screening.column.expectedOneTwo")),
          right("corrected", words.word("screening.column.corrected")),
        ],
        rows: result.found.map(({ area, option, stations, zeros, ones, twos, expected, adjusted: p }) => [
          textCell(area),
          textCell(option),
          wholeCell(words, stations),
          wholeCell(words, zeros),
          wholeCell(words, ones),
          wholeCell(words, twos),
          numberCell(words, expected, 1),
          textCell(probabilityText(words, p), String(p)),
        ]),
      },
      { kind: "paragraph", text: words.word("screening.kireev.choices") },
      {
        kind: "table",
        id: "small-count-choices",
        columns: [
          right("more-than", words.word("screening.column.moreThan")),
          right("fewer-than", words.word("screening.column.fewerThan")),
          right("patterns", words.word("screening.column.patterns")),
        ],
        rows: result.choices.map(({ moreThan, fewerThan, patterns }) => [
          wholeCell(words, moreThan),
          wholeCell(words, fewerThan),
          wholeCell(words, patterns),
        ]),
      },
      { kind: "paragraph", text: words.word("screening.card.references") },
      {
        kind: "table",
        id: "small-count-references",
        columns: [
          left("election", words.word("screening.column.election")),
          right("tested", words.word("screening.column.tested")),
          right("patterns", words.word("screening.column.patterns")),
          right("unusual", words.word("screening.column.unusual")),
        ],
        rows: SMALL_COUNTS.map(({ id, tested, patterns, unusual }) => [
          referenceCell(words, id),
          wholeCell(words, tested),
          wholeCell(words, patterns),
          wholeCell(words, unusual),
        ]),
      },
    ],
  );
}

/** That the votes of all options are needed, and areas that are large enough. */
export function noSmallBlocks(words: Words): readonly Block[] {
  const text = words.say("screening.refused.kireev", { test: testTitle(words, "kireev") });
  return refusedBlocks(words, "kireev", text);
}
