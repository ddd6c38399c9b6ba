/**
 * What indices need to know of the districts of an election: how many share the seats of a tier, who is registered in them,
 * which two parties lead.
 *
 * @module
 */

import { figureOf } from "@urna/atlas";
import {
  contestsOf,
  type DistrictSize,
  type DistrictVotes,
  effectiveThreshold,
  type IndexInput,
  type Magnitude,
  type Measured,
  partyNationalisation,
  stepsOf,
} from "@urna/insight";
import { compareRatios, parseRatio, type Ratio } from "@urna/law";
import { stepsOfTier } from "@urna/words/case";
import type { Base } from "./scenarios.ts";

/** The two options with most votes over all districts. */
export function largestTwo(districts: readonly DistrictVotes[]): {
  readonly pair?: readonly [string, string];
} {
  const [first, second] = byVotes(districts);
  return first === undefined || second === undefined ? {} : { pair: [first, second] };
}

/** Options that may win seats, those with most votes first, equal ones by id. */
function byVotes(districts: readonly DistrictVotes[]): readonly string[] {
  const votes = new Map<string, number>();
  for (const { rows } of districts)
    for (const row of rows)
      if (row.contends !== false) votes.set(row.id, (votes.get(row.id) ?? 0) + (row.votes ?? 0));
  return [...votes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([id]) => id);
}

/** How evenly the votes of one party are spread over areas. */
export interface Spread {
  readonly id: string;
  /** Every area the same. */
  readonly equal: Ratio;
  /** Areas by their votes. */
  readonly weighed: Ratio;
}

/** The scores of parties with votes, largest party first; none where votes of an area are not known. */
export function spreadsOf(areas: readonly DistrictVotes[], limit?: number): readonly Spread[] {
  return byVotes(areas)
    .slice(0, limit)
    .flatMap((id) => {
      const [equal, weighed] = [partyNationalisation(areas, id), partyNationalisation(areas, id, "votes")];
      return equal.kind === "value" && weighed.kind === "value"
        ? [{ id, equal: equal.value, weighed: weighed.value }]
        : [];
    });
}

/** Seats and voters of districts; `claimed` are those whose voters somebody states and no commission published. */
export type Electorates = NonNullable<IndexInput["electorates"]> & { readonly claimed: readonly string[] };

/**
 * Seats and voters of every area of the first tier that is filled area by area. Where nobody loaded what happened in its
 * districts, those that the rules name. Undefined where voters of none are known.
 */
export function electoratesOf(base: Base, preferred: readonly string[]): Electorates | undefined {
  const { outcome, scenario, rules, source } = base;
  const tiers = [...preferred, ...rules.tiers.keys()];
  const tier = tiers.find((id) => outcome.areas.filter((area) => area.tier === id).length > 1);
  if (tier === undefined) return electoratesByRules(base);
  const known = new Map((scenario.given.areas ?? []).map((area) => [area.id, area.figures?.["registered"]]));
  const districts = outcome.areas
    .filter((area) => area.tier === tier)
    .map(({ area, size }) => ({ id: area, seats: size, electors: known.get(area) ?? null }));
  if (districts.every((d) => d.electors === null)) return undefined;
  const contests = contestsOf(rules, tier);
  const total = (scenario.given.votes ?? []).find(
    (row) => contests.includes(row.contest) && row.option === "registered" && !known.has(row.area),
  )?.votes;
  const all = typeof total === "number" ? total : registered(source, source.area).voters;
  return { districts, claimed: [], ...totalOf(all) };
}

/** The districts of a step with a fixed number of seats each, if the atlas has as many areas as the law says. */
function electoratesByRules({ rules, source }: Base): Electorates | undefined {
  for (const step of stepsOf(rules.document).values()) {
    const { in: level, areas, seats } = step;
    if (typeof step["allot"] !== "string" || typeof seats !== "number") continue;
    const own = [...source.areas.values()].filter((area) => area.level === level);
    if (own.length < 2 || own.length !== areas) continue;
    const contest = source.contests.find((each) => each.level === level)?.id;
    const read = own.map(({ id }) => ({ id, ...registered(source, id, contest) }));
    if (read.every(({ voters }) => voters === null)) continue;
    return {
      districts: read.map(({ id, voters }): DistrictSize => ({ id, seats, electors: voters })),
      claimed: read.flatMap(({ id, isClaimed }) => (isClaimed ? [id] : [])),
      ...totalOf(registered(source, source.area).voters),
    };
  }
  return undefined;
}

/** The list of voters of an area: the figure that holds, else the one number that is claimed. */
function registered(
  source: Base["source"],
  area: string,
  contest = "",
): { readonly voters: number | null; readonly isClaimed: boolean } {
  const figure = figureOf(source, { contest, area, key: "registered" });
  if (typeof figure?.value === "number") return { voters: figure.value, isClaimed: false };
  const claims = new Set(
    figure?.rivals.flatMap(({ status, value }) => (status === "claimed" ? [value] : [])),
  );
  const [claim, other] = claims;
  return typeof claim === "number" && other === undefined
    ? { voters: claim, isClaimed: true }
    : { voters: null, isClaimed: false };
}

function totalOf(value: number | null): { readonly total?: number } {
  return value === null ? {} : { total: value };
}

/**
 * Seats, districts and bar behind the thresholds. Undefined for several tiers, unless one of two makes good for the other in
 * one district; where the number of districts is not known; and where the law has several bars of which some are above what
 * the districts themselves ask.
 */
export function magnitudeOf(base: Base, { tiers, seats }: Measured): Magnitude | undefined {
  const { rules, outcome } = base;
  const makesGood = tiers.filter((id) => contestsOf(rules, id).length > 1);
  const [tier, another] = tiers.length === 2 ? makesGood : tiers;
  if (tier === undefined || another !== undefined || seats === 0) return undefined;
  const isApart = outcome.areas.some((area) => area.tier === tier);
  const districts = tiers.length === 2 ? (isApart ? undefined : 1) : districtsIn(base, tier);
  if (districts === undefined || districts > seats) return undefined;
  const without = { seats, districts };
  const [legal, other] = barsOf(rules, tier).filter(
    (bar) => compareRatios(bar, effectiveThreshold(seats, { districts })) > 0,
  );
  if (legal === undefined) return without;
  return other === undefined ? { ...without, legal } : undefined;
}

/** How many districts share the seats of a tier: one, unless its seats are given area by area. */
function districtsIn({ rules, outcome }: Base, tier: string): number | undefined {
  const counted = outcome.areas.filter((area) => area.tier === tier).length;
  if (counted > 1) return counted;
  const steps = stepsOf(rules.document);
  const apart = [...stepsOfTier(rules, tier)]
    .map((id) => steps.get(id))
    .find((step) => typeof step?.["allot"] === "string" && step["in"] !== undefined);
  if (apart === undefined) return 1;
  return typeof apart["areas"] === "number" ? apart["areas"] : undefined;
}

/** The different shares that the law asks of a list, for its own votes. */
function barsOf(rules: Base["rules"], tier: string): readonly Ratio[] {
  const steps = stepsOf(rules.document);
  const shares = [...stepsOfTier(rules, tier)].flatMap((id) => {
    const step = steps.get(id);
    const share = step?.["admit"] === "share" ? (step["atLeast"] ?? step["moreThan"]) : undefined;
    return typeof share === "string" ? [share] : [];
  });
  return [...new Set(shares)].flatMap((share) => parseRatio(share) ?? []);
}
