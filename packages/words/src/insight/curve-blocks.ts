/**
 * The seats-votes curve as blocks: what a party would win in districts of one seat at other shares of the votes.
 *
 * @module
 */

import { compareRatios, type Ratio, writeRatio } from "@urna/law";
import type { Block } from "../blocks.ts";
import type { Naming } from "../case.ts";
import { left, right, textCell, wholeCell } from "../cells.ts";
import type { Words } from "../words.ts";

export interface CurveCase {
  readonly party: string;
  /** Its share of all valid votes as it was. */
  readonly share: Ratio;
  readonly districts: number;
  /** The district that it would win next, at which share, and how many it has then; the safest first. */
  readonly steps: readonly {
    readonly district: string;
    readonly swing: Ratio;
    readonly share: Ratio;
    readonly seats: number;
  }[];
  /** Districts whose votes are not known. */
  readonly missing: readonly string[];
  /** Districts won at half of all votes: for certain, and with those in which it would be level. */
  readonly atHalf: { readonly low: number; readonly high: number };
  /** Partisan bias: the share of districts at half of all votes, less one half. */
  readonly bias: Ratio;
}

/** So many steps on either side of the result are printed; JSON has all. */
const AROUND = 8;

export function curveBlocks(words: Words, naming: Naming, curve: CurveCase): readonly Block[] {
  const n = words.numbers;
  const now = curve.steps.filter(({ swing }) => swing.num < 0).length;
  const most = curve.steps.find(({ seats }) => 2 * seats > curve.districts);
  const { low, high } = curve.atHalf;
  const shown = curve.steps.slice(Math.max(now - AROUND, 0), now + AROUND);
  const half: Ratio = { num: 1, den: 2 };
  return [
    { kind: "heading", text: words.say("curve.heading", { name: naming.short(curve.party) }) },
    {
      kind: "facts",
      rows: [
        {
          label: words.word("curve.now"),
          value: words.say("curve.of", { seats: n.whole(now), all: n.whole(curve.districts) }),
          remark: n.percent(curve.share),
        },
        ...(most === undefined
          ? []
          : [
              {
                label: words.word("curve.most"),
                value: words.say("curve.of", { seats: n.whole(most.seats), all: n.whole(curve.districts) }),
                remark: words.say("curve.above", { share: n.percent(most.share) }),
              },
            ]),
        {
          label: words.word("curve.half"),
          value: words.say("curve.of", {
            seats: low === high ? n.whole(low) : `${n.whole(low)}–${n.whole(high)}`,
            all: n.whole(curve.districts),
          }),
          remark: n.percent(half),
        },
        {
          label: words.word("curve.bias"),
          value: n.points(curve.bias),
          remark: words.word("curve.biasSays"),
        },
      ],
    },
    {
      kind: "table",
      id: "curve",
      columns: [
        right("share", words.word("curve.column.share")),
        right("swing", words.word("curve.column.swing")),
        right("seats", words.word("curve.column.seats")),
        left("district", words.word("curve.column.district")),
      ],
      rows: shown.map((step) => [
        { text: n.percent(step.share), raw: writeRatio(step.share) },
        { text: n.points(step.swing), raw: writeRatio(step.swing) },
        wholeCell(words, step.seats),
        textCell(naming.area(step.district), step.district),
      ]),
      ...(now > 0 && shown.some(({ swing }) => compareRatios(swing, { num: 0, den: 1 }) >= 0)
        ? { lines: [{ before: Math.min(now, AROUND), text: words.word("curve.cut") }] }
        : {}),
    },
    { kind: "paragraph", text: words.word("curve.note") },
    ...(curve.missing.length === 0
      ? []
      : [
          {
            kind: "paragraph" as const,
            text: words.say("curve.missing", { n: n.whole(curve.missing.length) }),
          },
        ]),
  ];
}
