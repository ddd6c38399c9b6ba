/**
 * Bounds in place of a number: seats of a tier whose input is missing can go to anybody, so that each contender has at
 * least what is certain, and at most that and all of them. Where tiers are linked, the extremes are computed.
 *
 * @module
 */

import { compile, isLine, type Outcome, readInput, readRules, type Rules } from "@urna/law";
import { type Scenario, seatTotals } from "../scenario.ts";
import { declareSeats } from "./seats.ts";
import { contestOf, type TierShape, tiersOf } from "./tiers.ts";

/** The seats of a contender within limits; `certain` are those of the tiers that could be computed. */
export interface Bounds {
  readonly contender: string;
  readonly least: number;
  readonly most: number;
  readonly certain: Readonly<Record<string, number>>;
}

/** The seats there are in all tiers. */
export function houseOf(outcome: Outcome): number {
  return outcome.tiers.reduce((sum, tier) => sum + tier.size, 0);
}

/** Who sits for no list, in the splits that are tried. */
const NOBODY_ON_A_LIST = "what-if-independents";

/**
 * Bounds of everybody; none where nothing is missing, or where what is missing decides who gets the seats that are known.
 * In linked tiers every split of the missing seats between independents and any one list is evaluated.
 */
export function boundsOf(scenario: Scenario, outcome: Outcome): readonly Bounds[] {
  if (outcome.status !== "refused" || outcome.refusal?.kind !== "data-missing") return [];
  const shapes = tiersOf(scenario.rules);
  const linked = shapes.find((tier) => tier.kind === "linked");
  return linked === undefined ? simpleBounds(scenario, outcome) : linkedBounds(scenario, shapes);
}

function simpleBounds({ rules, given }: Scenario, outcome: Outcome): readonly Bounds[] {
  const complete = outcome.tiers.filter((tier) => tier.status === "complete").map((tier) => tier.id);
  const open = outcome.tiers
    .filter((tier) => tier.status !== "complete")
    .reduce((sum, tier) => sum + tier.size, 0);
  if (complete.length === 0 || open === 0) return [];
  const votes = new Set(tiersOf(rules).map((tier) => contestOf(rules, tier.step ?? "")));
  const ids = new Set([
    ...outcome.seats.map((row) => row.contender),
    ...(given.votes ?? [])
      .filter((row) => votes.has(row.contest) && !isLine(row.option))
      .map((row) => row.option),
  ]);
  return [...ids].map((contender) => {
    const own = outcome.seats.find((row) => row.contender === contender)?.byTier ?? {};
    const certain = Object.fromEntries(complete.map((tier) => [tier, own[tier] ?? 0]));
    const least = Object.values(certain).reduce((sum, n) => sum + n, 0);
    return { contender, least, most: least + open, certain };
  });
}

function linkedBounds(scenario: Scenario, shapes: readonly TierShape[]): readonly Bounds[] {
  const { rules, given } = scenario;
  const [open, another] = shapes.filter((tier) => tier.kind === "areas");
  const contest = open?.step === undefined ? undefined : contestOf(rules, open.step);
  const read = readRules(rules);
  if (open?.seats === undefined || contest === undefined || another !== undefined || !read.ok) return [];
  const lists = listsOf(scenario, shapes);
  const found = new Map<string, { least: number; most: number }>();
  for (const list of lists) {
    for (let independents = 0; independents <= open.seats; independents++) {
      const split = { [list]: open.seats - independents, [NOBODY_ON_A_LIST]: independents };
      const declared = declareSeats({ rules, given }, contest, split);
      const totals = totalsOf(read.value, declared);
      if (totals === undefined) return [];
      for (const id of lists) {
        const seats = totals.get(id) ?? 0;
        const known = found.get(id);
        if (known === undefined) found.set(id, { least: seats, most: seats });
        else {
          known.least = Math.min(known.least, seats);
          known.most = Math.max(known.most, seats);
        }
      }
    }
  }
  return [...found].map(([contender, { least, most }]) => ({ contender, least, most, certain: {} }));
}

function listsOf({ rules, given }: Scenario, shapes: readonly TierShape[]): readonly string[] {
  const step = shapes.find((tier) => tier.kind === "linked")?.step;
  const contest = step === undefined ? undefined : contestOf(rules, step);
  return (given.votes ?? [])
    .filter((row) => row.contest === contest && !isLine(row.option))
    .map((row) => row.option);
}

function totalsOf(rules: Rules, given: Scenario["given"]): ReadonlyMap<string, number> | undefined {
  const input = readInput(given);
  const engine = input.ok ? compile(rules, input.value) : input;
  if (!engine.ok || engine.value.run().status !== "complete") return undefined;
  return seatTotals(engine.value);
}
