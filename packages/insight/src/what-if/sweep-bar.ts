/**
 * The bar swept: who has how many seats at every bar, as intervals with exact ends, and who falls out at each end.
 *
 * @module
 */

import {
  multiplyRatios,
  writeRatio,
  compareRatios,
  fraction,
  type Ratio,
  type Refusal,
  type Result,
} from "@urna/law";
import { wanting } from "@urna/words/insight/wanted";
import type { SweptBar, SweptSeats } from "@urna/words/insight/sweep-input";
import { bind, type Scenario } from "../scenario.ts";
import { type Interval, sweepShare } from "../sweep.ts";
import { impossible } from "./change.ts";
import { barsOf } from "./tiers.ts";

/** Seats by contender, or why there are none. */
export interface Step extends SweptSeats {
  readonly refusal: Refusal | null;
}

/** A stretch of bars with one result. */
export interface BarStep extends SweptBar, Step {}

/** The seats at every bar between two shares. */
export interface BarSweep {
  readonly step: string;
  readonly steps: readonly BarStep[];
}

/** Sweeps the bar of the proportional tier. */
export function sweepBar(scenario: Scenario, from: Ratio, to: Ratio): Result<BarSweep> {
  const bars = barsOf(scenario.rules);
  const [bar, another] = bars;
  if (bar === undefined) return impossible("R007", "sweep bar", wanting("wholeBar"));
  if (another !== undefined)
    return impossible("R007", "sweep bar", wanting("exactlyOneBar"), bars.join(", "));
  const asked = [from, to].map((end) => writeRatio(multiplyRatios(end, { num: 100, den: 1 }))).join("..");
  const isShare = (end: Ratio): boolean =>
    compareRatios(end, { num: 0, den: 1 }) >= 0 && compareRatios(end, { num: 1, den: 1 }) <= 0;
  if (!isShare(from) || !isShare(to)) return impossible("R004", "sweep bar", wanting("shares"), asked);
  if (compareRatios(from, to) > 0) return impossible("R004", "sweep bar", wanting("smallerFirst"), asked);
  const swept = sweepShare(scenario, bar, from, to);
  if (!swept.ok) return swept;
  const leaving = leavers(scenario, bar);
  return {
    ok: true,
    value: { step: bar, steps: swept.value.map((interval) => barStep(interval, leaving)) },
  };
}

function barStep(interval: Interval, leaving: ReadonlyMap<string, readonly string[]>): BarStep {
  const to = fraction(interval.to.num, interval.to.den);
  return {
    from: fraction(interval.from.num, interval.from.den),
    to,
    fromClosed: interval.fromClosed,
    toClosed: interval.toClosed,
    leaves: leaving.get(`${to.num}/${to.den}`) ?? [],
    ...stepOf(interval.result),
  };
}

/** What the engine said, as plain data. */
export function stepOf(result: Interval["result"]): Step {
  return result.kind === "refused"
    ? { status: "refused", seats: {}, byTier: {}, letIn: [], refusal: result.refusal }
    : {
        status: result.kind,
        seats: Object.fromEntries(result.seats),
        byTier: Object.fromEntries(
          [...result.byTier].map(([tier, seats]) => [tier, Object.fromEntries(seats)]),
        ),
        letIn: result.letIn,
        refusal: null,
      };
}

/** Contenders by their share of the base, written as a fraction. */
function leavers(scenario: Scenario, bar: string): ReadonlyMap<string, readonly string[]> {
  const engine = bind(scenario);
  const found = new Map<string, string[]>();
  if (!engine.ok) return found;
  engine.value.run({
    record: (step) => {
      if (step.verb !== "admit" || step.clause !== "share" || step.at !== bar) return;
      for (const row of step.rows) {
        const share = fraction(
          BigInt(row.votes.num) * BigInt(step.base.den),
          BigInt(row.votes.den) * BigInt(step.base.num === 0 ? 1 : step.base.num),
        );
        const key = `${share.num}/${share.den}`;
        found.set(key, [...(found.get(key) ?? []), row.contender]);
      }
    },
  });
  return found;
}
