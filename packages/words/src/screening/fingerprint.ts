/**
 * The card of the fingerprint: description, pictures, other elections beside it.
 *
 * @module
 */

import type { Block, Plot } from "../blocks.ts";
import { left, right, textCell, wholeCell } from "../cells.ts";
import type { Rows } from "./card.ts";
import { FINGERPRINTS, pictureOf } from "./references.ts";
import { numberCell, percentAxis, plotBlock, rateCell, referenceCell, shapeBlocks } from "./shape.ts";
import { decimalText, rateText } from "./words.ts";
import type { Words } from "../words.ts";

/** The shape of an election. */
export interface FingerprintInput {
  readonly stations: number;
  readonly cells: readonly { readonly turnout: number; readonly result: number; readonly stations: number }[];
  readonly logVoteRate: { readonly skewness: number; readonly kurtosis: number };
  readonly corners: readonly {
    readonly cut: number;
    readonly base: "counted" | "registered";
    readonly stations: number;
    readonly share: number;
  }[];
  readonly cumulative: readonly { readonly turnout: number; readonly leader: number | undefined }[];
  readonly bySize: readonly { readonly voters: number; readonly leader: number }[];
}

const TWENTIES = [0, 20, 40, 60, 80, 100] as const;
/** Cells of the own panel to a side. */
const SIDE = 100;

export function fingerprintBlocks(words: Words, result: FingerprintInput, used: Rows): readonly Block[] {
  const { skewness, kurtosis } = result.logVoteRate;
  const corner = result.corners.find(({ cut, base }) => cut === 0.95 && base === "counted");
  const claim = words.say("screening.found.fingerprint", {
    skewness: decimalText(words, skewness, 2),
    kurtosis: decimalText(words, kurtosis, 2),
    corner: words.numbers.whole(corner?.stations ?? 0),
    share: rateText(words, corner?.share ?? 0),
  });
  return shapeBlocks(words, { name: "fingerprint", claim, used }, [
    heat(words, result, claim),
    ...curves(words, result),
    { kind: "paragraph", text: words.word("screening.card.choices") },
    {
      kind: "table",
      id: "fingerprint-corners",
      columns: [
        left("cut", words.word("screening.column.from")),
        left("base", words.word("screening.column.base2")),
        right("stations", words.word("screening.column.stations")),
        right("share", words.word("screening.column.share")),
      ],
      rows: result.corners.map(({ cut, base, stations, share }) => [
        rateCell(words, cut),
        textCell(words.word(`screening.base.${base}`), base),
        wholeCell(words, stations),
        rateCell(words, share),
      ]),
    },
    { kind: "paragraph", text: words.word("screening.card.references") },
    {
      kind: "table",
      id: "fingerprint-references",
      columns: [
        left("election", words.word("screening.column.election")),
        right("stations", words.word("screening.column.stations")),
        right("skewness", words.word("screening.column.skewness")),
        right("kurtosis", words.word("screening.column.kurtosis")),
        right("corner", words.word("screening.column.corner")),
      ],
      rows: FINGERPRINTS.map((reference) => [
        referenceCell(words, reference.id),
        wholeCell(words, reference.stations),
        numberCell(words, reference.skewness, 2),
        numberCell(words, reference.kurtosis, 2),
        rateCell(words, reference.corner),
      ]),
    },
  ]);
}

/** These stations, and beside them other elections on the same axes. */
function heat(words: Words, { cells }: FingerprintInput, summary: string): Block {
  const plot: Plot = {
    shape: "heat",
    x: percentAxis(words.word("screening.axis.turnout"), TWENTIES),
    y: percentAxis(words.word("screening.axis.result"), TWENTIES),
    panels: [
      {
        title: words.word("screening.plot.own"),
        side: SIDE,
        cells: cells.map(({ turnout, result, stations }) => ({ x: turnout, y: result, count: stations })),
      },
      ...FINGERPRINTS.flatMap(({ id }) => {
        const picture = pictureOf(id);
        return picture === undefined
          ? []
          : [{ title: words.find(`screening.reference.${id}`) ?? id, ...picture }];
      }),
    ],
  };
  return plotBlock("fingerprint", words.word("screening.plot.fingerprint"), plot, summary);
}

/** The share of the option as turnout, or the size of the station, grows. */
function curves(words: Words, { cumulative, bySize }: FingerprintInput): readonly Block[] {
  const curve = (
    id: string,
    title: string,
    axis: string,
    points: readonly { readonly x: number; readonly y: number }[],
  ): readonly Block[] => {
    if (points.length === 0) return [];
    const plot: Plot = {
      shape: "lines",
      x: percentAxis(axis, TWENTIES),
      y: percentAxis(words.word("screening.axis.share"), TWENTIES),
      lines: [{ text: words.word("screening.plot.own"), points }],
    };
    const [first, last] = [points[0]?.y ?? 0, points.at(-1)?.y ?? 0];
    const summary = `${decimalText(words, first, 1)} % → ${decimalText(words, last, 1)} %`;
    return [plotBlock(id, title, plot, summary)];
  };
  return [
    ...curve(
      "cumulative",
      words.word("screening.plot.cumulative"),
      words.word("screening.axis.turnout"),
      cumulative.flatMap(({ turnout, leader }) =>
        leader === undefined ? [] : [{ x: turnout, y: 100 * leader }],
      ),
    ),
    ...curve(
      "by-size",
      words.word("screening.plot.size"),
      words.word("screening.axis.size"),
      bySize.map(({ voters, leader }) => ({ x: 100 * voters, y: 100 * leader })),
    ),
  ];
}
