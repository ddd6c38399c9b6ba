/**
 * The bar and the seats of a tier swept together: the plane of both, in exact regions.
 *
 * @module
 */

import { compareRatios, type Fraction, fraction, type Ratio, type Result, writeRatio } from "@urna/law";
import { wanting } from "@urna/words/insight/wanted";
import type { SweptFrame } from "@urna/words/insight/sweep-input";
import { bind, type Scenario, stepsOf, withField } from "../scenario.ts";
import { sharesAt } from "../sweep.ts";
import { impossible } from "./change.ts";
import { frameOf, pointOf, resize, type SeatsPoint } from "./sweep-seats.ts";
import { barsOf } from "./tiers.ts";

/** Bars and numbers of seats together: for every stretch of bars, the seats at every size of the tier. */
export interface Region {
  readonly from: Fraction;
  readonly to: Fraction;
  readonly fromClosed: boolean;
  readonly toClosed: boolean;
  readonly points: readonly SeatsPoint[];
}

export interface RegionSweep extends SweptFrame {
  readonly step: string;
  readonly regions: readonly Region[];
}

/**
 * Sweeps the bar and the seats of a tier together. Who passes a bar does not depend on the number of seats, so the plane
 * falls into stretches of bars times whole numbers, each exact.
 */
export function sweepBoth(
  scenario: Scenario,
  bar: { readonly from: Ratio; readonly to: Ratio },
  seats: { readonly tier: string; readonly from: number; readonly to: number },
): Result<RegionSweep> {
  const [step, another] = barsOf(scenario.rules);
  if (step === undefined || another !== undefined)
    return impossible("R007", "sweep bar", wanting("exactlyOneBar"));
  const frame = frameOf(scenario, seats.tier, seats.from, seats.to);
  if (!frame.ok) return frame;
  const { swept, other, house } = frame.value;
  const stretches = stretchesOf(scenario, step, bar.from, bar.to);
  if (!stretches.ok) return stretches;
  const points = stretches.value.map((): SeatsPoint[] => []);
  for (let n = seats.from; n <= seats.to; n++) {
    const sized = resize(scenario, frame.value, n);
    if (!sized.ok) return sized;
    for (const [i, stretch] of stretches.value.entries()) {
      const rules = withField(sized.value.rules, step, stretch.field, writeRatio(stretch.at));
      const at = { ...sized.value, rules };
      const point = pointOf(at, n, other === undefined ? 0 : house - n, swept, other);
      if (!point.ok) return point;
      points[i]?.push(point.value);
    }
  }
  return {
    ok: true,
    value: {
      tier: seats.tier,
      against: other?.id ?? null,
      house,
      real: swept.seats ?? 0,
      step,
      regions: stretches.value.map((stretch, i) => ({
        from: fraction(stretch.from.num, stretch.from.den),
        to: fraction(stretch.to.num, stretch.to.den),
        fromClosed: stretch.fromClosed,
        toClosed: stretch.toClosed,
        points: points[i] ?? [],
      })),
    },
  };
}

interface Stretch {
  readonly from: Ratio;
  readonly to: Ratio;
  readonly fromClosed: boolean;
  readonly toClosed: boolean;
  readonly field: "atLeast" | "moreThan";
  /** A bar inside: the end that belongs to the stretch. */
  readonly at: Ratio;
}

/** Stretches of bars between the shares of the contenders. Whoever is at the bar exactly is in where "at least" is enough. */
function stretchesOf(scenario: Scenario, step: string, from: Ratio, to: Ratio): Result<readonly Stretch[]> {
  const engine = bind(scenario);
  if (!engine.ok) return engine;
  const field = stepsOf(scenario.rules).get(step)?.["moreThan"] === undefined ? "atLeast" : "moreThan";
  const upper = field === "atLeast";
  const inside = sharesAt(engine.value, step).filter(
    (share) => compareRatios(share, from) > 0 && compareRatios(share, to) < 0,
  );
  const points = [from, ...inside, to];
  return {
    ok: true,
    value: points.slice(1).map((end, i) => {
      const start = points[i] ?? from;
      const [first, last] = [i === 0, i === points.length - 2];
      return {
        from: start,
        to: end,
        fromClosed: upper ? first : true,
        toClosed: upper ? true : last,
        field,
        at: upper ? end : start,
      };
    }),
  };
}
