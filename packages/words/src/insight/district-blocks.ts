/**
 * What lies behind the indices of areas and districts: how evenly each party is spread, what a vote weighs where, which
 * districts were close, whose votes elected nobody.
 *
 * @module
 */

import { addRatios, type Ratio, ratio, writeRatio } from "@urna/law";
import type { Block } from "../blocks.ts";
import type { Naming } from "../case.ts";
import { amountCell, left, right, textCell, wholeCell } from "../cells.ts";
import type { Words } from "../words.ts";

/** How close one district was. */
export interface ClosestDistrict {
  readonly id: string;
  readonly first: string;
  readonly second: string;
  readonly lead: number;
  readonly margin: Ratio;
}

/** A district and its voters for a seat. */
export interface VotersPerSeat {
  readonly id: string;
  readonly perSeat: Ratio;
}

export interface DistrictsCase {
  readonly naming: Naming;
  /** How evenly the largest parties are spread over areas: every area the same, or by its votes. */
  readonly spreads?: readonly { readonly id: string; readonly equal: Ratio; readonly weighed: Ratio }[];
  /** Where a vote weighs most and least, of the districts whose voters are known; `beyond` differ from the mean by more than 10 %. */
  readonly weights?: {
    readonly smallest: VotersPerSeat;
    readonly largest: VotersPerSeat;
    readonly ratio: Ratio;
    readonly known: number;
    readonly all: number;
    readonly beyond?: number;
    /** Districts whose voters somebody states and no commission published. */
    readonly claimed: readonly string[];
  };
  /** Districts of one seat, where the votes are marked in such. */
  readonly districts?: {
    readonly closest: readonly ClosestDistrict[];
    readonly contested: number;
    readonly close: number;
    readonly unopposed: number;
    readonly unknown: number;
    /** Votes where a party lost, and beyond the runner-up where it won; most first. */
    readonly wasted: readonly { readonly id: string; readonly lost: number; readonly surplus: Ratio }[];
  };
}

export function spreadBlocks(words: Words, { spreads = [], naming }: DistrictsCase): readonly Block[] {
  if (spreads.length === 0) return [];
  const cell = (value: Ratio): { text: string; raw: string } => ({
    text: words.numbers.decimal(value, 4),
    raw: writeRatio(value),
  });
  return [
    { kind: "heading", text: words.word("indexFamily.areas") },
    {
      kind: "table",
      id: "spreads",
      columns: [
        left("contender", words.word("column.contender")),
        right("nationalisation", words.word("index.nationalisation")),
        right("weighed", words.word("index.nationalisation-weighed")),
      ],
      rows: spreads.map(({ id, equal, weighed }) => [
        textCell(naming.short(id), id),
        cell(equal),
        cell(weighed),
      ]),
    },
  ];
}

export function weightBlocks(words: Words, { weights, naming }: DistrictsCase): readonly Block[] {
  if (weights === undefined) return [];
  const n = words.numbers;
  const { smallest, largest, known, all, beyond, claimed } = weights;
  const voters = (value: Ratio): string => n.decimal(value, 0);
  return [
    {
      kind: "paragraph",
      text: [
        words.say("indices.weights", {
          smallest: naming.area(smallest.id),
          fewest: voters(smallest.perSeat),
          largest: naming.area(largest.id),
          most: voters(largest.perSeat),
          times: n.decimal(weights.ratio, 2),
        }),
        words.say("indices.weightsKnown", { known: n.whole(known), all: n.whole(all) }),
        ...(beyond === undefined ? [] : [words.say("indices.weightsBeyond", { beyond: n.whole(beyond) })]),
        ...(claimed.length === 0
          ? []
          : [
              words.say("indices.weightsClaimed", {
                names: words.list(claimed.map((id) => naming.area(id))),
              }),
            ]),
      ].join(" "),
    },
  ];
}

export function districtBlocks(words: Words, { districts, naming }: DistrictsCase): readonly Block[] {
  if (districts === undefined) return [];
  const n = words.numbers;
  return [
    { kind: "heading", text: words.word("indices.districts") },
    {
      kind: "table",
      id: "districts",
      columns: [
        left("district", words.word("column.area")),
        left("first", words.word("column.first")),
        left("second", words.word("column.second")),
        right("lead", words.word("column.lead")),
        right("margin", words.word("column.percent")),
      ],
      rows: districts.closest.map((row) => [
        textCell(naming.area(row.id), row.id),
        textCell(naming.short(row.first), row.first),
        textCell(naming.short(row.second), row.second),
        wholeCell(words, row.lead),
        { text: n.percent(row.margin), raw: writeRatio(row.margin) },
      ]),
    },
    {
      kind: "paragraph",
      text: words.say("indices.contests", {
        contested: n.whole(districts.contested),
        close: n.whole(districts.close),
        unopposed: n.whole(districts.unopposed),
        unknown: n.whole(districts.unknown),
      }),
    },
    ...wastedBlocks(words, districts.wasted, naming),
  ];
}

function wastedBlocks(
  words: Words,
  wasted: NonNullable<DistrictsCase["districts"]>["wasted"],
  naming: Naming,
): readonly Block[] {
  if (wasted.length === 0) return [];
  return [
    { kind: "heading", text: words.word("indices.wasted") },
    {
      kind: "table",
      id: "wasted",
      columns: [
        left("contender", words.word("column.contender")),
        right("lost", words.word("column.lostVotes")),
        right("surplus", words.word("column.surplus")),
        right("wasted", words.word("column.together")),
      ],
      rows: wasted.map(({ id, lost, surplus }) => [
        textCell(naming.short(id), id),
        wholeCell(words, lost),
        amountCell(words, surplus),
        amountCell(words, addRatios(ratio(lost), surplus)),
      ]),
    },
    { kind: "paragraph", text: words.word("indices.wastedSays") },
  ];
}
