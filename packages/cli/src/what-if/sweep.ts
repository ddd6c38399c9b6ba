/**
 * Sweeps of a changed election as answers.
 *
 * @module
 */

import {
  type Change,
  type Changed,
  type NamedMajority,
  type RegionSweep,
  sweepBar,
  sweepBoth,
  sweepSeats,
  tiersOf,
} from "@urna/insight";
import { compareRatios, type Ratio, type Result, writeRatio } from "@urna/law";
import {
  barSweepReport,
  bothSweepReport,
  type Report,
  seatsSweepReport,
  type SharedMajority,
  type WhatIfContext,
} from "@urna/words";
import { barIn } from "@urna/words/insight/law-before";
import { type Base, impossibleParameter, majoritiesFor } from "../scenarios.ts";
import type { Answer, Session } from "../session.ts";
import { type Sweeps, writeChanges } from "./changes.ts";

/** What is swept, in which election, and whom it is about. */
interface Swept {
  readonly sweeps: Sweeps;
  readonly changes: readonly Change[];
  readonly changed: Changed;
  readonly party: string | undefined;
}

/** Answers a sweep of the bar, of the seats of a tier, or of both, in an election that may have been changed before. */
export function sweepAnswer(
  session: Session,
  ctx: WhatIfContext,
  base: Base,
  { sweeps: { bar, seats }, changes, changed: { scenario, assumptions }, party }: Swept,
): Answer {
  const need = <T>(result: Result<T>): T => {
    if (result.ok) return result.value;
    throw impossibleParameter(session, result.problems, "what-if");
  };
  const majorities = shared(majoritiesFor(session, base)(scenario.rules));
  const strongest = base.outcome.seats[0]?.contender ?? "";
  const law = barIn(scenario.rules);
  const before = { changes, document: base.rules.document, assumptions };
  const range =
    bar === undefined
      ? undefined
      : { from: bar.written[0], to: bar.written[1], ...(law === undefined ? {} : { law }) };
  const head = {
    whatIf: true,
    election: base.source.id,
    rules: base.rules.id,
    changes: writeChanges(changes),
    assumptions,
  };
  const answer = (report: Report, json: object): Answer => ({
    kind: "prose",
    report,
    json: () => ({ ...head, ...json }),
  });
  if (bar !== undefined && range !== undefined && seats !== undefined) {
    const swept = need(sweepBoth(scenario, bar, seats));
    const about = party ?? strongest;
    const report = bothSweepReport(ctx, swept, { party: about, majorities, range, before });
    return answer(report, { sweep: ["bar", `seats.${seats.tier}`], ...withoutZeros(swept) });
  }
  if (bar !== undefined && range !== undefined) {
    const swept = need(sweepBar(scenario, bar.from, bar.to));
    const report = barSweepReport(ctx, swept.steps, {
      range,
      majorities,
      before,
      ...(party === undefined ? {} : { party }),
    });
    return answer(report, { sweep: ["bar"], ...swept });
  }
  const tier = seats?.tier ?? tiersOf(scenario.rules)[0]?.id ?? "";
  const swept = need(sweepSeats(scenario, tier, seats?.from ?? 0, seats?.to ?? 0));
  const report = seatsSweepReport(ctx, swept, {
    party: party ?? strongest,
    majorities,
    before,
  });
  return answer(report, { sweep: [`seats.${tier}`], ...swept });
}

/** Majorities of one share once, smallest first; what less than half can do does not move with a bar. */
function shared(rules: readonly NamedMajority[]): readonly SharedMajority[] {
  const found = new Map<string, SharedMajority & { readonly size: Ratio }>();
  for (const rule of rules) {
    const ratio = rule.atLeast ?? rule.moreThan;
    if (ratio === undefined || compareRatios(ratio, { num: 1, den: 2 }) < 0) continue;
    const is = rule.atLeast === undefined ? "moreThan" : "atLeast";
    const share = writeRatio(ratio);
    found.set(`${is} ${share}`, { is, share, size: ratio });
  }
  return [...found.values()]
    .sort((a, b) => compareRatios(a.size, b.size))
    .map(({ is, share }) => ({ is, share }));
}

/** The regions as they are; their points are many, and each says only who has seats. */
function withoutZeros(swept: RegionSweep): object {
  return {
    ...swept,
    regions: swept.regions.map((region) => ({
      ...region,
      points: region.points.map(({ seatsOfTier, rest, status, seats, refusal }) => ({
        seatsOfTier,
        rest,
        status,
        seats: Object.fromEntries(Object.entries(seats).filter(([, n]) => n > 0)),
        ...(refusal === null ? {} : { refusal: refusal.reason }),
      })),
    })),
  };
}
