/**
 * The bar and the seats of a tier swept together, as a report: which sizes of the tier give a list which majority, for
 * every stretch of bars.
 *
 * @module
 */

import type { Fraction } from "@urna/law";
import type { Report } from "../blocks.ts";
import { left, right, textCell } from "../cells.ts";
import { barCell, exactEnds } from "./sweep-ends.ts";
import type { BarRange, BeforeSweep, SharedMajority, SweptFrame, SweptPoint } from "./sweep-input.ts";
import { neededFor } from "./sweep-report.ts";
import { tierName } from "../terms.ts";
import type { WhatIfContext } from "./what-if-input.ts";
import { assumptionBlocks, changesHead, majorityName, shareText } from "./what-if-words.ts";

/** Bar and seats: for every stretch of bars the sizes of the tier with which a list reaches each majority. */
export function bothSweepReport(
  ctx: WhatIfContext,
  {
    regions,
    ...frame
  }: SweptFrame & {
    readonly regions: readonly {
      readonly from: Fraction;
      readonly to: Fraction;
      readonly points: readonly SweptPoint[];
    }[];
  },
  {
    party,
    majorities,
    range,
    before,
  }: {
    readonly party: string;
    readonly majorities: readonly SharedMajority[];
    readonly range: BarRange;
    readonly before: BeforeSweep;
  },
): Report {
  const { words, naming } = ctx;
  const n = words.numbers;
  const tier = tierName(words, frame.tier);
  const sizes = (regions[0]?.points ?? []).map((point) => point.seatsOfTier);
  const swept = words.say("sweep.both", {
    from: shareText(words, range.from),
    to: shareText(words, range.to),
    tier,
    least: n.whole(sizes[0] ?? 0),
    most: n.whole(sizes.at(-1) ?? 0),
  });
  return {
    blocks: [
      { kind: "answer", text: changesHead(ctx, before.changes, before.document, swept), stamps: [] },
      {
        kind: "table",
        id: "sweep",
        columns: [
          right("to", words.word("sweep.column.upTo")),
          ...majorities.map((majority) =>
            left(`${majority.is} ${majority.share}`, majorityName(words, majority)),
          ),
        ],
        rows: regions.map((region) => [
          barCell(ctx, region.to),
          ...majorities.map((majority) => {
            const enough = region.points.filter((point) => reaches(point, majority, party));
            const text = region.points.every((point) => point.status === "refused")
              ? words.word("sweep.silent")
              : stretches(enough.map((point) => point.seatsOfTier)) || words.word("sweep.never");
            return textCell(text);
          }),
        ]),
      },
      { kind: "paragraph", text: words.say("sweep.which", { tier, name: naming.short(party) }) },
      ...(frame.against === null
        ? []
        : [
            {
              kind: "paragraph",
              text: words.say("sweep.assumed", {
                real: n.whole(frame.house - frame.real),
                other: tierName(words, frame.against),
              }),
            } as const,
          ]),
      ...exactEnds(
        ctx,
        regions.map((region) => ({ label: "", end: region.to })),
      ),
      ...assumptionBlocks(ctx, before.assumptions),
    ],
  };
}

function reaches(point: SweptPoint, majority: SharedMajority, party: string): boolean {
  const house = Object.values(point.seats).reduce((sum, seats) => sum + seats, 0);
  return point.status !== "refused" && (point.seats[party] ?? 0) >= neededFor(majority, house);
}

/** 1, 2, 3, 7 as "1–3, 7". */
function stretches(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
