/**
 * Linked tiers: a parallel system turned into a compensatory one by the engine's own clause, `compensate: deduct`.
 *
 * @module
 */

import type { Result } from "@urna/law";
import { wanting } from "@urna/words/insight/wanted";
import { type Scenario, stepsOf } from "../scenario.ts";
import { type Applied, impossible, withRules } from "./change.ts";
import { tiersOf } from "./tiers.ts";

/**
 * Links the tiers: the proportional one gives each list what it is due of all seats less what it holds. Whoever stands on
 * no admitted list keeps its seats, which are set aside; a list that holds more than it is due keeps them and the others
 * share the rest, so that the house does not grow.
 */
export function applyLink(scenario: Scenario): Result<Applied> {
  const { rules } = scenario;
  const tiers = tiersOf(rules).filter((t) => t.kind !== "appointed");
  const [shared, second] = tiers.filter((t) => t.kind === "shared");
  const held = tiers.filter((t) => t !== shared);
  if (shared?.step === undefined || second !== undefined || held.length === 0) {
    const found = tiers.map((t) => t.id).join(", ");
    return impossible("R007", "link", wanting("linkable"), found);
  }
  const sizes = held.map((t) => t.seats);
  if (held.some((t) => t.step === undefined) || sizes.some((n) => n === undefined)) {
    return impossible("R007", "link", wanting("numbers"));
  }
  const step = stepsOf(rules).get(shared.step) ?? {};
  const method = Object.fromEntries(
    ["quota", "rounding", "over", "rest", "divisor", "first"].flatMap((field) =>
      step[field] === undefined ? [] : [[field, step[field]]],
    ),
  );
  const total = sizes.reduce<number>((sum, n) => sum + (n ?? 0), shared.seats ?? 0);
  const linked = {
    compensate: "deduct",
    ...Object.fromEntries(
      ["votes", "among", "ties", "cite", "note"].flatMap((field) =>
        step[field] === undefined ? [] : [[field, step[field]]],
      ),
    ),
    total,
    held: held.flatMap((t) => t.steps),
    method,
    moreThanDue: "repeat-without",
  };
  const changed = { ...rules, steps: { ...Object.fromEntries(stepsOf(rules)), [shared.step]: linked } };
  return withRules(
    scenario,
    changed,
    step["rescued"] === undefined ? [] : [{ kind: "lone-list", tier: shared.id }],
  );
}
