/**
 * The seats of a tier swept: who has how many at every size of it, tried one by one. Districts beyond the real ones are an
 * assumption, so that what rests on real ballots stands apart.
 *
 * @module
 */

import { nearest, type Result } from "@urna/law";
import { wanting } from "@urna/words/insight/wanted";
import type { SweptFrame, SweptPoint } from "@urna/words/insight/sweep-input";
import { bind, type Scenario } from "../scenario.ts";
import { resultOf } from "../sweep.ts";
import { impossible } from "./change.ts";
import { applySeats } from "./seats.ts";
import { type Step, stepOf } from "./sweep-bar.ts";
import { type TierShape, tiersOf } from "./tiers.ts";

/** One number of seats of the swept tier. */
export interface SeatsPoint extends SweptPoint, Step {}

/** The seats at every size of a tier. */
export interface SeatsSweep extends SweptFrame {
  readonly points: readonly SeatsPoint[];
}

/**
 * Sweeps the seats of a proportional tier. Where the house has one tier won in areas, it gets the rest of the seats, which
 * split as the real ones did: each contender has `own` for certain, `own` and `assumed` by that assumption, and at most
 * `own` and `rest`.
 */
export function sweepSeats(scenario: Scenario, tier: string, from: number, to: number): Result<SeatsSweep> {
  const frame = frameOf(scenario, tier, from, to);
  if (!frame.ok) return frame;
  const { swept, other, house } = frame.value;
  const points: SeatsPoint[] = [];
  for (let n = from; n <= to; n++) {
    const sized = resize(scenario, frame.value, n);
    if (!sized.ok) return sized;
    const point = pointOf(sized.value, n, other === undefined ? 0 : house - n, swept, other);
    if (!point.ok) return point;
    points.push(point.value);
  }
  return {
    ok: true,
    value: { tier, against: other?.id ?? null, house, real: swept.seats ?? 0, points },
  };
}

/** The tiers that take part in a sweep of seats. */
export interface SeatsFrame {
  readonly swept: TierShape;
  readonly other: TierShape | undefined;
  readonly house: number;
}

/** Which tiers a sweep of seats changes; the problems say why it cannot. */
export function frameOf(scenario: Scenario, tier: string, from: number, to: number): Result<SeatsFrame> {
  const tiers = tiersOf(scenario.rules).filter((t) => t.kind !== "appointed");
  const swept = tiers.find((t) => t.id === tier);
  const at = `sweep seats.${tier}`;
  if (swept?.kind !== "shared" || swept.seats === undefined) {
    const known = tiers.filter((t) => t.kind === "shared").map((t) => t.id);
    return known.length === 0
      ? impossible("R007", at, wanting("someSharedTier"))
      : impossible(
          "R007",
          at,
          wanting("sharedTier", { names: known.join(", ") }),
          tier,
          nearest(tier, known),
        );
  }
  const others = tiers.filter((t) => t.id !== tier);
  const [other, another] = others;
  if (
    another !== undefined ||
    (other !== undefined && (other.kind !== "areas" || other.seats === undefined))
  ) {
    return impossible("R007", at, wanting("oneOther"));
  }
  const house = swept.seats + (other?.seats ?? 0);
  const most = other === undefined ? 10_000 : house;
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to > most || from > to) {
    return impossible("R004", at, wanting("range", { most: `${most}` }), `${from}..${to}`);
  }
  return { ok: true, value: { swept, other, house } };
}

/** The scenario with so many seats of the swept tier, the rest of the house for the other. */
export function resize(scenario: Scenario, { swept, other, house }: SeatsFrame, n: number): Result<Scenario> {
  const sizes = other === undefined ? { [swept.id]: n } : { [swept.id]: n, [other.id]: house - n };
  const sized = applySeats(scenario, sizes);
  return sized.ok ? { ok: true, value: sized.value.scenario } : sized;
}

/** The seats at one size. */
export function pointOf(
  scenario: Scenario,
  n: number,
  rest: number,
  swept: TierShape,
  other: TierShape | undefined,
): Result<SeatsPoint> {
  const engine = bind(scenario);
  if (!engine.ok) return engine;
  const step = stepOf(resultOf(engine.value));
  const seatsOf = (tier: TierShape | undefined): Readonly<Record<string, number>> =>
    Object.fromEntries(Object.entries(step.byTier[tier?.id ?? ""] ?? {}).filter(([, seats]) => seats > 0));
  return {
    ok: true,
    value: { ...step, seatsOfTier: n, rest, own: seatsOf(swept), assumed: seatsOf(other) },
  };
}
