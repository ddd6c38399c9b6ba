/**
 * Other numbers of seats by tier. A tier that is shared in proportion takes any number; one that is won area by area gets
 * more or fewer areas, of which nobody knows how they would vote: they split as the real ones did, and that is marked.
 *
 * @module
 */

import { multiply, nearest, quotient, remainder, type Result, small } from "@urna/law";
import { wanting } from "@urna/words/insight/wanted";
import { evaluate, type Scenario, stepsOf, withField } from "../scenario.ts";
import { type Applied, impossible, type WhatIfAssumption, withRules } from "./change.ts";
import { contestOf, type TierShape, tiersOf, withoutTier } from "./tiers.ts";

const MOST_SEATS = 10_000;

/** Other numbers of seats for some tiers; tiers that are not named keep theirs. */
export function applySeats(scenario: Scenario, wanted: Readonly<Record<string, number>>): Result<Applied> {
  let now = scenario;
  const assumptions: WhatIfAssumption[] = [];
  const known = tiersOf(scenario.rules);
  for (const [id, seats] of Object.entries(wanted)) {
    const tier = known.find((t) => t.id === id);
    if (tier === undefined) {
      const ids = known.map((t) => t.id);
      return impossible(
        "R007",
        `seats.${id}`,
        wanting("tier", { names: ids.join(", ") }),
        id,
        nearest(id, ids),
      );
    }
    if (!Number.isSafeInteger(seats) || seats < 0 || seats > MOST_SEATS) {
      return impossible("R004", `seats.${id}`, wanting("upTo", { most: `${MOST_SEATS}` }), `${seats}`);
    }
    const changed = seats === 0 ? dropTier(now, tier) : resizeTier(now, tier, seats);
    if (!changed.ok) return changed;
    now = changed.value.scenario;
    assumptions.push(...changed.value.assumptions);
  }
  if (tiersOf(now.rules).length === 0) return impossible("R004", "seats", wanting("someSeats"));
  return withRules(now, now.rules, assumptions);
}

function dropTier(scenario: Scenario, tier: TierShape): Result<Applied> {
  const { given } = scenario;
  const contest = tier.step === undefined ? undefined : contestOf(scenario.rules, tier.step);
  const rules = withoutTier(scenario.rules, tier.id);
  const used = new Set([...stepsOf(rules).keys()].map((id) => contestOf(rules, id)));
  const declared = (given.declared ?? []).filter((row) => row.contest !== contest || used.has(contest));
  return { ok: true, value: { scenario: { rules, given: { ...given, declared } }, assumptions: [] } };
}

function resizeTier(scenario: Scenario, tier: TierShape, seats: number): Result<Applied> {
  const { rules, given } = scenario;
  const at = `seats.${tier.id}`;
  if (tier.step === undefined || tier.kind === "other" || tier.kind === "linked") {
    return impossible("R007", at, wanting("numberTier"));
  }
  const step = stepsOf(rules).get(tier.step) ?? {};
  const sized = withField(rules, tier.step, "seats", seats);
  if (tier.kind === "shared")
    return { ok: true, value: { scenario: { rules: sized, given }, assumptions: [] } };
  const isAreas = tier.kind === "areas";
  const each = isAreas && typeof step["seats"] === "number" ? step["seats"] : 1;
  if (seats % each !== 0) return impossible("R004", at, wanting("multiple", { each: `${each}` }));
  const before = evaluate(scenario);
  if (!before.ok) return before;
  const won = Object.fromEntries(
    before.value.seats.flatMap((row) => {
      const own = row.byTier[tier.id] ?? 0;
      return own > 0 ? [[row.contender, own]] : [];
    }),
  );
  const contest = contestOf(rules, tier.step);
  const total = Object.values(won).reduce((sum, n) => sum + n, 0);
  const next = isAreas ? withField(rules, tier.step, "areas", seats / each) : sized;
  if (contest === undefined || total === 0) {
    // Nobody knows how the real ones split: then nobody knows it of others. Of areas the input is missing.
    const assumptions: readonly WhatIfAssumption[] = isAreas
      ? []
      : [{ kind: "appointed", tier: tier.id, seats }];
    return { ok: true, value: { scenario: { rules: next, given }, assumptions } };
  }
  if (total === seats) return { ok: true, value: { scenario: { rules: next, given }, assumptions: [] } };
  const by = splitLike(won, seats);
  return {
    ok: true,
    value: {
      scenario: { rules: next, given: declareSeats(scenario, contest, by) },
      assumptions: [{ kind: "split", tier: tier.id, seats, before: total, by }],
    },
  };
}

/** Seats of another number split in the same proportion, by largest remainders; equal ones favour the smaller. */
export function splitLike(
  won: Readonly<Record<string, number>>,
  seats: number,
): Readonly<Record<string, number>> {
  const total = Object.values(won).reduce((sum, n) => sum + n, 0);
  if (total === 0) return {};
  const rows = Object.entries(won).map(([id, n]) => {
    const product = multiply(n, seats);
    return { id, n, full: small(quotient(product, total)), rest: small(remainder(product, total)) };
  });
  const left = seats - rows.reduce((sum, row) => sum + row.full, 0);
  const order = [...rows].sort((x, y) => y.rest - x.rest || x.n - y.n || (x.id < y.id ? -1 : 1));
  const extra = new Set(order.slice(0, left).map((row) => row.id));
  return Object.fromEntries(rows.map((row) => [row.id, row.full + (extra.has(row.id) ? 1 : 0)]));
}

/** The input with declared seats in place of everything that it says about a contest. */
export function declareSeats(
  { given }: Scenario,
  contest: string,
  by: Readonly<Record<string, number>>,
): Scenario["given"] {
  const area =
    (given.areas ?? []).find((a) => a.parent === undefined)?.id ??
    (given.votes ?? []).find((v) => v.contest !== contest)?.area ??
    "";
  return {
    ...given,
    votes: (given.votes ?? []).filter((row) => row.contest !== contest),
    ballots: (given.ballots ?? []).filter((row) => row.contest !== contest),
    declared: [
      ...(given.declared ?? []).filter((row) => row.contest !== contest),
      ...Object.entries(by).map(([option, seats]) => ({ contest, area, option, seats })),
    ],
  };
}
