/**
 * Sweeps as reports: seats at every bar, at every number of seats, at every pair of both. Ends are exact; what is assumed
 * stands in a column of its own.
 *
 * @module
 */

import { type Fraction, parseRatio, type Ratio, seatsNeeded } from "@urna/law";
import type { Cell, Report } from "../blocks.ts";
import { left, missingCell, right, textCell, wholeCell } from "../cells.ts";
import { barCell, exactEnds, exceptionBlocks } from "./sweep-ends.ts";
import type {
  BarRange,
  BeforeSweep,
  SharedMajority,
  SweptBar,
  SweptFrame,
  SweptPoint,
  SweptSeats,
} from "./sweep-input.ts";
import { tierName } from "../terms.ts";
import type { WhatIfContext } from "./what-if-input.ts";
import { assumptionBlocks, changesHead, majorityName, shareText } from "./what-if-words.ts";

/** The seats at every bar; of one list where one is named. */
export function barSweepReport(
  ctx: WhatIfContext,
  steps: readonly SweptBar[],
  {
    range,
    majorities,
    party,
    before,
  }: {
    readonly range: BarRange;
    readonly majorities: readonly SharedMajority[];
    readonly party?: string;
    readonly before: BeforeSweep;
  },
): Report {
  const { words, naming } = ctx;
  const contenders = party === undefined ? everybody(steps) : [party];
  const swept = words.say("sweep.bar", {
    from: shareText(words, range.from),
    to: shareText(words, range.to),
  });
  const head = changesHead(ctx, before.changes, before.document, swept);
  return {
    blocks: [
      { kind: "answer", text: head, stamps: [] },
      {
        kind: "table",
        id: "sweep",
        columns: [
          right("to", words.word("sweep.column.upTo")),
          ...contenders.map((id) => right(id, naming.short(id))),
          ...(party === undefined
            ? []
            : [
                left("majority", words.word("sweep.column.majority")),
                left("leaves", words.word("sweep.column.leaves")),
                left("law", ""),
              ]),
        ],
        rows: steps.map((step) => [
          barCell(ctx, step.to),
          ...contenders.map((id) =>
            step.status === "refused" ? missingCell() : wholeCell(words, step.seats[id] ?? 0),
          ),
          ...(party === undefined ? [] : remarksOf(ctx, step, { range, majorities, party })),
        ]),
      },
      { kind: "paragraph", text: words.word(steps[0]?.toClosed === false ? "sweep.notIn" : "sweep.stillIn") },
      ...exceptionBlocks(ctx, steps),
      ...exactEnds(
        ctx,
        steps
          .filter((step) => step.leaves.length > 0)
          .map((step) => ({ label: words.list(step.leaves.map((id) => naming.short(id))), end: step.to })),
      ),
      ...assumptionBlocks(ctx, before.assumptions),
    ],
    next: `urna what-if ${ctx.election} --bar 7`,
  };
}

/** What a list reaches on a stretch of bars, who falls out behind it, and whether the law's own bar lies in it. */
function remarksOf(
  ctx: WhatIfContext,
  step: SweptBar,
  {
    range,
    majorities,
    party,
  }: { readonly range: BarRange; readonly majorities: readonly SharedMajority[]; readonly party: string },
): readonly Cell[] {
  const { words, naming } = ctx;
  const law = range.law === undefined ? undefined : parseRatio(range.law);
  const isLaw = law !== undefined && isWithin(law, step);
  const silent = step.status === "refused";
  return [
    textCell(silent ? words.word("sweep.silent") : reached(ctx, step.seats, majorities, party)),
    textCell(words.list(step.leaves.map((id) => naming.short(id))), step.leaves.join(" ")),
    textCell(isLaw ? words.say("sweep.law", { bar: shareText(words, range.law ?? "") }) : ""),
  ];
}

/** Whoever has a seat somewhere, most seats first. */
function everybody(steps: readonly SweptSeats[]): readonly string[] {
  const most = new Map<string, number>();
  for (const { seats } of steps)
    for (const [id, n] of Object.entries(seats)) if (n > 0) most.set(id, Math.max(n, most.get(id) ?? 0));
  return [...most].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([id]) => id);
}

/** Whether a bar lies in the stretch: above its beginning, or on it where the sweep begins there, and not above its end. */
function isWithin(bar: Ratio, { from, to, fromClosed }: SweptBar): boolean {
  const side = (value: Fraction): bigint =>
    BigInt(bar.num) * BigInt(value.den) - BigInt(value.num) * BigInt(bar.den);
  return (side(from) > 0n || (fromClosed && side(from) === 0n)) && side(to) <= 0n;
}

/** The largest majority that somebody (or the list in question) reaches. */
function reached(
  { words, naming }: WhatIfContext,
  seats: Readonly<Record<string, number>>,
  majorities: readonly SharedMajority[],
  party: string | undefined,
): string {
  const house = Object.values(seats).reduce((sum, n) => sum + n, 0);
  const [strongest] = Object.entries(seats).sort(([, a], [, b]) => b - a);
  const [id = "", own = 0] = party === undefined ? (strongest ?? []) : [party, seats[party] ?? 0];
  const found = [...majorities]
    .map((majority) => ({ majority, needed: neededFor(majority, house) }))
    .filter(({ needed }) => own >= needed)
    .sort((a, b) => b.needed - a.needed)[0];
  if (found === undefined) return "–";
  const name = majorityName(words, found.majority);
  return party === undefined ? `${naming.short(id)}: ${name}` : name;
}

/** Members that a majority asks for in a house. */
export function neededFor({ is, share }: SharedMajority, house: number): number {
  const ratio = parseRatio(share) ?? { num: 1, den: 1 };
  return seatsNeeded(is === "atLeast" ? { atLeast: ratio } : { moreThan: ratio }, house);
}

/** The seats at every size of a tier, as far as the majority that a list reaches changes. */
export function seatsSweepReport(
  ctx: WhatIfContext,
  { points, ...frame }: SweptFrame & { readonly points: readonly SweptPoint[] },
  {
    party,
    majorities,
    before,
  }: {
    readonly party: string;
    readonly majorities: readonly SharedMajority[];
    readonly before: BeforeSweep;
  },
): Report {
  const { words, naming } = ctx;
  const n = words.numbers;
  const [first, last] = [points[0], points.at(-1)];
  const range = { from: n.whole(first?.seatsOfTier ?? 0), to: n.whole(last?.seatsOfTier ?? 0) };
  const tier = tierName(words, frame.tier);
  const other = frame.against === null ? "" : tierName(words, frame.against);
  const swept =
    frame.against === null
      ? words.say("sweep.seatsAlone", { tier, ...range })
      : words.say("sweep.seats", { tier, ...range, house: n.whole(frame.house), other });
  const text = changesHead(ctx, before.changes, before.document, swept);
  const runs = runsOf(ctx, points, frame.real, party, majorities);
  const span = (run: Run, of: (point: SweptPoint) => number): Cell => {
    const ends = [of(run.first), of(run.last)].map((value) => n.whole(value));
    return textCell(ends[0] === ends[1] ? (ends[0] ?? "") : `${ends[0] ?? ""}–${ends[1] ?? ""}`);
  };
  const own = (point: SweptPoint): number => point.own[party] ?? 0;
  return {
    blocks: [
      { kind: "answer", text, stamps: [] },
      {
        kind: "table",
        id: "sweep",
        columns: [
          right("seats", tier),
          ...(frame.against === null ? [] : [right("rest", other)]),
          right("own", `${naming.short(party)}: ${tier}`),
          ...(frame.against === null
            ? []
            : [
                right("assumed", words.word("sweep.column.assumed")),
                right("range", words.word("sweep.column.range")),
              ]),
          left("majority", words.word("sweep.column.majority")),
          left("law", ""),
        ],
        rows: runs.map((run) => [
          span(run, (point) => point.seatsOfTier),
          ...(frame.against === null ? [] : [span(run, (point) => point.rest)]),
          span(run, own),
          ...(frame.against === null
            ? []
            : [
                span(run, (point) => point.seats[party] ?? 0),
                textCell(
                  words.say("compare.to", {
                    least: n.whole(Math.min(own(run.first), own(run.last))),
                    most: n.whole(Math.max(own(run.first) + run.first.rest, own(run.last) + run.last.rest)),
                  }),
                ),
              ]),
          textCell(run.majority),
          textCell(run.isReal ? words.word("sweep.real") : ""),
        ]),
      },
      ...(frame.against === null
        ? []
        : [
            {
              kind: "paragraph",
              text: words.say("sweep.assumed", { real: n.whole(frame.house - frame.real), other }),
            } as const,
          ]),
      ...assumptionBlocks(ctx, before.assumptions),
    ],
    next: frame.against === null ? `urna seats ${ctx.election}` : `urna what-if ${ctx.election} --link`,
  };
}

interface Run {
  readonly first: SweptPoint;
  readonly last: SweptPoint;
  readonly majority: string;
  readonly isReal: boolean;
}

/** Neighbours with the same majority together; what the law has stands alone. */
function runsOf(
  ctx: WhatIfContext,
  points: readonly SweptPoint[],
  real: number,
  party: string,
  majorities: readonly SharedMajority[],
): readonly Run[] {
  const runs: Run[] = [];
  for (const point of points) {
    const majority = point.status === "refused" ? "–" : reached(ctx, point.seats, majorities, party);
    const isReal = point.seatsOfTier === real;
    const before = runs.at(-1);
    if (before !== undefined && before.majority === majority && !before.isReal && !isReal)
      runs[runs.length - 1] = { ...before, last: point };
    else runs.push({ first: point, last: point, majority, isReal });
  }
  return runs;
}
