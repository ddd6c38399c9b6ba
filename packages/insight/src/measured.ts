/**
 * An outcome as measures need it: the contest that is measured, the votes and seats of everybody in it, side by side.
 *
 * @module
 */

import { type Given, isLine, type Outcome, type Rules, type VoteRow } from "@urna/law";
import { stepsOfTier } from "@urna/words/case";
import type { DistrictVotes } from "./indices/districts.ts";
import type { ResultRow } from "./indices/figures.ts";
import { stepsOf } from "./scenario.ts";

/** The votes of one contest beside the seats of some tiers. */
export interface Measured {
  readonly contest: string;
  readonly tiers: readonly string[];
  readonly rows: readonly ResultRow[];
  readonly votes: number;
  readonly seats: number;
}

/** The contests on whose votes a tier rests, in the order of the rules. */
export function contestsOf(rules: Rules, tier: string): readonly string[] {
  const steps = stepsOf(rules.document);
  const contests: string[] = [];
  for (const id of stepsOfTier(rules, tier)) {
    const contest = steps.get(id)?.["contest"];
    if (typeof contest === "string" && !contests.includes(contest)) contests.push(contest);
  }
  return contests;
}

/**
 * The contest that says how voters divide among parties: that in which a step admits by shares, else the first of the
 * rules with votes for two options or more.
 */
export function mainContest(rules: Rules, given: Given): string | undefined {
  const steps = stepsOf(rules.document);
  const barred = [...steps].flatMap(([id, step]) =>
    step["admit"] === "share" ? (contestBehind(rules, id) ?? []) : [],
  );
  const contests = [...barred, ...[...rules.tiers.keys()].flatMap((tier) => contestsOf(rules, tier))];
  return contests.find((contest) => optionsIn(given, contest).size > 1);
}

/** The contest whose votes a step uses: its own, or that of the step whose votes it takes. */
function contestBehind(rules: Rules, id: string, seen: readonly string[] = []): string | undefined {
  const step = stepsOf(rules.document).get(id);
  if (typeof step?.["contest"] === "string") return step["contest"];
  const votes = step?.["votes"];
  return typeof votes === "string" && !seen.includes(votes)
    ? contestBehind(rules, votes, [...seen, id])
    : undefined;
}

/** Options with a known number of votes, lines of the protocol left out. */
function optionsIn(given: Given, contest: string): ReadonlySet<string> {
  return new Set(
    (given.votes ?? [])
      .filter((row) => row.contest === contest && !isLine(row.option) && row.votes !== null)
      .map((row) => row.option),
  );
}

/** Votes for options of a contest, in the areas above all others that have votes: nothing is counted twice. */
export function markedIn(given: Given, contest: string): readonly VoteRow[] {
  const rows = (given.votes ?? []).filter(
    (row) => row.contest === contest && (!isLine(row.option) || row.option === "against-all"),
  );
  const parents = new Map((given.areas ?? []).map((area) => [area.id, area.parent]));
  const counted = new Set(rows.map((row) => row.area));
  const isBelow = (area: string): boolean => {
    for (let up = parents.get(area); up !== undefined; up = parents.get(up)) if (counted.has(up)) return true;
    return false;
  };
  return rows.filter((row) => !isBelow(row.area));
}

/** Tiers whose seats stand beside the votes of a contest. Where one makes good for others, seats mean something only together. */
export function tiersBeside(rules: Rules, contest: string): readonly string[] {
  const all = [...rules.tiers.keys()];
  const own = all.filter((id) => contestsOf(rules, id).includes(contest));
  return own.some((id) => contestsOf(rules, id).length > 1) ? all : own;
}

/** The votes of a contest and the seats of some tiers by an outcome. */
export function measureOutcome(
  { rules, given, outcome }: { readonly rules: Rules; readonly given: Given; readonly outcome: Outcome },
  contest: string,
  tiers: readonly string[],
): Measured {
  const rows = rowsOf(rules, given, outcome, contest, tiers);
  return {
    contest,
    tiers,
    rows,
    votes: rows.reduce((sum, row) => sum + (row.votes ?? 0), 0),
    seats: rows.reduce((sum, row) => sum + (row.seats ?? 0), 0),
  };
}

function rowsOf(
  rules: Rules,
  given: Given,
  outcome: Outcome,
  contest: string,
  tiers: readonly string[],
): readonly ResultRow[] {
  const nameOf = folding(rules, given, tiers);
  const known = tiers.every((id) => outcome.tiers.find((tier) => tier.id === id)?.status === "complete");
  const seats = new Map(
    outcome.seats.map((row) => [
      row.contender,
      tiers.reduce((sum, tier) => sum + (row.byTier[tier] ?? 0), 0),
    ]),
  );
  const votes = new Map<string, number | null>();
  for (const row of markedIn(given, contest)) {
    const id = isLine(row.option) ? row.option : nameOf(row.option);
    const before = votes.get(id);
    const own = wholeOf(row.votes);
    votes.set(id, own === null || before === null ? null : (before ?? 0) + own);
  }
  const persons = new Set((given.contenders ?? []).filter((c) => c.kind === "independents").map((c) => c.id));
  const ids = [...votes.keys(), ...[...seats].filter(([id, n]) => n > 0 && !votes.has(id)).map(([id]) => id)];
  return ids.map((id) => {
    const line = isLine(id);
    return {
      id,
      votes: votes.has(id) ? (votes.get(id) ?? null) : 0,
      seats: line ? 0 : known ? (seats.get(id) ?? 0) : null,
      ...(line ? { kind: "against-all" as const } : persons.has(id) ? { kind: "persons" as const } : {}),
    };
  });
}

/** Votes that a law makes fractional are no whole number of voters: they are not known as such. */
function wholeOf(votes: VoteRow["votes"]): number | null {
  const number = votes === null ? null : Number(votes);
  return number !== null && Number.isSafeInteger(number) ? number : null;
}

/** An option by the name under which seats are counted: a candidate under the party, where the tier says so. */
function folding(rules: Rules, given: Given, tiers: readonly string[]): (option: string) => string {
  const groups = new Set(tiers.map((tier) => rules.tierGroups.get(tier)));
  const [group] = groups;
  if (group === undefined || groups.size > 1) return (option) => option;
  const members = new Map((given.contenders ?? []).map((c) => [c.id, c.in?.[group]]));
  return (option) => members.get(option) ?? option;
}

/** Votes of a contest by area; undefined where it has one area only. */
export function votesByArea(given: Given, contest: string): readonly DistrictVotes[] | undefined {
  const areas = Map.groupBy(markedIn(given, contest), (row) => row.area);
  if (areas.size < 2) return undefined;
  const parties = new Map((given.contenders ?? []).map((c) => [c.id, c.in?.["party"]]));
  return [...areas].map(([id, rows]) => {
    const named = rows.map((row) => ({ ...row, party: parties.get(row.option) ?? row.option }));
    const standing = Map.groupBy(named, (row) => row.party);
    return {
      id,
      rows: named.map((row) => ({
        // A candidate goes by the party, unless the party has two of them here.
        id: standing.get(row.party)?.length === 1 ? row.party : row.option,
        votes: wholeOf(row.votes),
        ...(isLine(row.option) ? { contends: false } : {}),
      })),
    };
  });
}

/** Votes in the districts where one seat each is won by most votes, whatever else is elected beside them. */
export function singleSeats(rules: Rules, given: Given): readonly DistrictVotes[] | undefined {
  for (const [id, step] of stepsOf(rules.document)) {
    if (step["allot"] !== "plurality" && step["allot"] !== "majority") continue;
    const contest = contestBehind(rules, id);
    const areas = step["in"] === undefined || contest === undefined ? undefined : votesByArea(given, contest);
    if (areas !== undefined && (step["seats"] === undefined || step["seats"] === 1)) return areas;
  }
  return undefined;
}
