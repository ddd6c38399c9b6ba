/**
 * Margins between two bounds: area by area, where both are the same as a rule, and where the fewest ballots are hard to find:
 * preferences, and seats in two directions at once. Above stands a change that the engine confirms, below a number
 * that is proven not to be enough.
 *
 * @module
 */

import type { Problem, Result } from "@urna/law";
import { bind, kindOf, type Scenario, stepsOf } from "../scenario.ts";
import type { BoundedMargin, BoundedOptions } from "./terms/between.ts";
import { CHANGES } from "./terms/changes.ts";
import { areaMargins } from "./areas.ts";
import { matrixBounds } from "./bounds/matrix.ts";
import { preferenceBounds } from "./bounds/preferences.ts";
import { racesOf } from "./race/race.ts";
import { hasVotes, wholeBounds } from "./bounds/whole.ts";

/** Bounds of the margins of a tier; the problem names what about its rules stands in the way. */
export function boundedMargins(
  scenario: Scenario,
  tier: string,
  { contenders, kinds = CHANGES, onProgress }: BoundedOptions = {},
): Result<readonly BoundedMargin[]> {
  const options = { ...(contenders === undefined ? {} : { contenders }), kinds };
  const races = racesOf(scenario, tier);
  if (races.ok) return { ok: true, value: areaMargins(races.value, options) };
  const bound = bind(scenario);
  if (!bound.ok) return bound;
  const engine = bound.value;
  const [step, another] = engine.rules.tiers.get(tier) ?? [];
  if (step === undefined) return races;
  const clause = stepsOf(scenario.rules).get(step) ?? {};
  const kind = another === undefined ? kindOf(clause) : undefined;
  engine.run();
  const state = engine.state(step);
  if (state.kind === "refused" || state.kind === "waits" || state.kind === "tied") {
    const problem: Problem = { code: "R007", at: step, expected: "a result without an open tie" };
    return { ok: false, problems: [problem] };
  }
  const task = { scenario, engine, step, clause, contenders, kinds, onProgress };
  if (kind?.kind === "biproportional") return { ok: true, value: matrixBounds(task) };
  const isRanked = kind?.kind === "stv" || kind?.kind === "instant-runoff";
  if (isRanked) return { ok: true, value: preferenceBounds(task) };
  // Seats by population, or of a contest whose votes were not published, no ballot can change.
  if (!hasVotes(engine, stepsOf(scenario.rules))) {
    const expected = "seats that are won by votes, and the votes";
    return { ok: false, problems: [{ code: "R007", at: step, expected }] };
  }
  return { ok: true, value: wholeBounds(task) };
}
