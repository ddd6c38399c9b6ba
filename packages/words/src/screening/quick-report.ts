/**
 * What a quick count says: shares with their intervals, seats with theirs, and what missing protocols could change.
 *
 * @module
 */

import type { Block, Report } from "../blocks.ts";
import { left, missingCell, right, textCell, wholeCell } from "../cells.ts";
import { rateCell } from "./shape.ts";
import { rateText } from "./words.ts";
import type { Words } from "../words.ts";

/** One option of a quick count. */
export interface QuickShare {
  readonly name: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** The interval if no missing protocol had a vote for it, and if they had nothing else. */
  readonly worst: { readonly low: number; readonly high: number };
}

/** Seats of one contender. */
export interface QuickSeats {
  readonly name: string;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** If all ballots of missing protocols were for it, and if all were for its strongest rival; undefined where the law refuses. */
  readonly most: number | undefined;
  readonly least: number | undefined;
}

/** A quick count that was read. */
export type QuickRead =
  | {
      readonly kind: "estimate";
      readonly protocols: number;
      readonly planned: number;
      readonly missing: number;
      readonly replaced: number;
      readonly shares: readonly QuickShare[];
      /** Undefined where no election was named. */
      readonly seats: readonly QuickSeats[] | undefined;
      readonly seed: string;
    }
  | {
      readonly kind: "refused";
      readonly why: "not-drawn-by-lot" | "stratum-too-small" | "no-ballots";
      readonly protocols: number;
      readonly strangers: readonly string[];
      readonly sums: readonly { readonly name: string; readonly votes: number; readonly share: number }[];
    };

/** Stations that are named at most. */
const NAMED = 10;

export function quickReport(words: Words, read: QuickRead): Report {
  return { blocks: read.kind === "estimate" ? estimateBlocks(words, read) : refusedBlocks(words, read) };
}

function estimateBlocks(
  words: Words,
  read: Extract<QuickRead, { readonly kind: "estimate" }>,
): readonly Block[] {
  const whole = (value: number): string => words.numbers.whole(value);
  const [first] = read.shares;
  return [
    {
      kind: "answer",
      text: words.say("quick.read.answer", {
        name: first?.name ?? "",
        low: rateText(words, first?.low ?? 0),
        high: rateText(words, first?.high ?? 0),
        protocols: whole(read.protocols),
        planned: whole(read.planned),
      }),
      stamps: [{ stamp: "provisional", text: words.word("quick.read.stamp") }],
    },
    {
      kind: "paragraph",
      text: words.say("quick.read.missing", { missing: whole(read.missing), replaced: whole(read.replaced) }),
    },
    {
      kind: "table",
      id: "shares",
      columns: [
        left("option", words.word("screening.column.option")),
        right("share", words.word("screening.column.share")),
        right("low", words.word("quick.column.low")),
        right("high", words.word("quick.column.high")),
        right("worst_low", words.word("quick.column.worstLow")),
        right("worst_high", words.word("quick.column.worstHigh")),
      ],
      rows: read.shares.map(({ name, share, low, high, worst }) => [
        textCell(name),
        rateCell(words, share),
        rateCell(words, low),
        rateCell(words, high),
        rateCell(words, worst.low),
        rateCell(words, worst.high),
      ]),
    },
    ...seatBlocks(words, read.seats),
    { kind: "paragraph", text: words.say("quick.read.seed", { seed: read.seed }) },
  ];
}

function seatBlocks(words: Words, seats: readonly QuickSeats[] | undefined): readonly Block[] {
  if (seats === undefined) return [{ kind: "paragraph", text: words.word("quick.read.noElection") }];
  return [
    { kind: "heading", text: words.word("quick.read.seats") },
    {
      kind: "table",
      id: "seats",
      columns: [
        left("contender", words.word("screening.column.option")),
        right("low", words.word("quick.column.low")),
        right("median", words.word("quick.column.median")),
        right("high", words.word("quick.column.high")),
        right("least", words.word("quick.column.least")),
        right("most", words.word("quick.column.most")),
      ],
      rows: seats.map(({ name, low, median, high, least, most }) => [
        textCell(name),
        wholeCell(words, low),
        wholeCell(words, median),
        wholeCell(words, high),
        least === undefined ? missingCell() : wholeCell(words, least),
        most === undefined ? missingCell() : wholeCell(words, most),
      ]),
    },
    { kind: "paragraph", text: words.word("quick.read.seatsHow") },
  ];
}

/** No margin of error: what the protocols hold, and nothing about others. */
function refusedBlocks(
  words: Words,
  read: Extract<QuickRead, { readonly kind: "refused" }>,
): readonly Block[] {
  const { why, protocols, strangers, sums } = read;
  return [
    {
      kind: "answer",
      text: words.say("quick.refused.answer", { protocols: words.numbers.whole(protocols) }),
      stamps: [],
    },
    { kind: "paragraph", text: words.word(`quick.refused.${why}`) },
    ...(strangers.length === 0
      ? []
      : [
          {
            kind: "list",
            items: [
              ...strangers.slice(0, NAMED),
              ...(strangers.length > NAMED ? [`+ ${words.numbers.whole(strangers.length - NAMED)}`] : []),
            ],
          } as const,
        ]),
    {
      kind: "table",
      id: "collected",
      columns: [
        left("option", words.word("screening.column.option")),
        right("votes", words.word("screening.column.votes")),
        right("share", words.word("quick.column.ofThese")),
      ],
      rows: sums.map(({ name, votes, share }) => [
        textCell(name),
        wholeCell(words, votes),
        rateCell(words, share),
      ]),
    },
    { kind: "paragraph", text: words.word("quick.only") },
  ];
}
