/**
 * The kernel of counts by keep factors: an elected candidate keeps of every vote that reaches it just as much as makes its
 * total one quota, and the rest goes on; factors are found by iteration in decimals of a stated number of digits.
 *
 * @module
 */

import { add, compare, multiply, power, quotient, remainder, subtract, type Whole } from "../exact.ts";
import type { Papers } from "../tables.ts";
import { Limits } from "./limits.ts";
import type { Limit, Standing } from "./transfer-rules.ts";

/** What an elected candidate keeps: a part of what reaches it, or a fixed price as far as what reaches it allows. */
export const KEEP_RULES = ["meek", "warren"] as const;

export interface KeepRules {
  readonly rule: (typeof KEEP_RULES)[number];
  /** Decimals of votes, quota and keep factors. */
  readonly digits: number;
  /** The iteration ends when the open surpluses together are below 10 to the power of minus this. */
  readonly omega: number;
}

export interface KeepRace {
  readonly n: number;
  readonly seats: number;
  readonly papers: Papers;
  /** Candidate of each column of the papers; -1 where it does not take part. */
  readonly index: Int32Array;
  /** Conditions on who is elected together. */
  readonly limits: readonly Limit[];
}

/** The end of one round; arrays are the count's own. */
export interface KeepRound {
  readonly number: number;
  readonly action: "first-preferences" | "surplus" | "exclusion";
  readonly who: readonly number[];
  readonly votes: readonly Whole[];
  readonly keep: readonly Whole[];
  readonly exhausted: Whole;
  readonly quota: Whole;
  /** All figures are in units of 1/`unit`. */
  readonly unit: Whole;
  readonly standing: readonly Standing[];
  readonly elected: readonly number[];
  /** Excluded because the conditions leave no room for them, not for having fewest votes. */
  readonly doomed: boolean;
  /** Who may not be excluded, because the conditions cannot be met without them. */
  readonly guarded: readonly number[];
}

export interface KeepHooks {
  readonly ask: (among: readonly number[], places: number) => readonly number[] | undefined;
  readonly watch?: ((round: KeepRound) => void) | undefined;
}

export interface KeepResult {
  readonly elected: readonly number[];
  readonly status: "complete" | "tied" | "conditions";
}

/**
 * Counts. Votes, exhausted included, always add up to the ballots. Every rounding is that of the published rule:
 * what a candidate keeps and the factors are rounded up, the quota down and one unit added.
 */
export function countKeeping(race: KeepRace, rules: KeepRules, { ask, watch }: KeepHooks): KeepResult {
  const { n, seats } = race;
  const unit = power(10, rules.digits);
  const omega = power(10, Math.max(0, rules.digits - rules.omega));
  const { rankings, counts } = localRankings(race);
  const total = multiply(
    counts.reduce((sum, c) => sum + c, 0),
    unit,
  );
  const standing: Standing[] = Array.from({ length: n }, () => "continuing");
  const keep: Whole[] = Array.from({ length: n }, () => unit);
  const votes: Whole[] = Array.from({ length: n }, () => 0);
  const elected: number[] = [];
  let exhausted: Whole = 0;
  let quota: Whole = 0;
  let number = 0;
  let action: KeepRound["action"] = "first-preferences";
  let who: readonly number[] = [];
  let doomed = false;
  const limits = new Limits(race.limits, n, seats);
  if (limits.bind && !limits.isPossible(standing)) return { elected, status: "conditions" };

  for (;;) {
    const left = those("continuing");
    if (elected.length >= seats || left.length + elected.length <= seats) {
      const rest = elected.length >= seats ? [] : byVotes(left);
      if (rest.length > 0) {
        for (const i of rest) standing[i] = "elected";
        elected.push(...rest);
        // For whoever reads the count: nothing depends on it any more.
        distribute();
        number += 1;
        tell(rest);
      }
      return { elected, status: "complete" };
    }
    number += 1;
    let before: Whole | undefined;
    let now: readonly number[] = [];
    let surplus: Whole = 0;
    // Ends by itself: the open surplus is a whole number of units, and every turn but the last makes it smaller.
    for (;;) {
      distribute();
      const reached = byVotes(those("continuing").filter((c) => (votes[c] ?? 0) >= quota));
      const chosen = limits.bind ? limits.choose(reached, votes, standing, ask) : reached;
      if (chosen === undefined) return { elected, status: "tied" };
      now = chosen;
      for (const c of now) standing[c] = "elected";
      elected.push(...now);
      surplus = 0;
      for (const c of elected) surplus = add(surplus, subtract(votes[c] ?? 0, quota));
      if (surplus < 0) surplus = 0;
      if (now.length > 0 || surplus < omega || (before !== undefined && surplus >= before)) break;
      before = surplus;
      adjust();
    }
    tell(now);
    doomed = false;
    if (now.length > 0) {
      action = "surplus";
      who = now;
      continue;
    }
    const without = limits.bind ? limits.those("doomed", standing) : [];
    doomed = without.length > 0;
    if (doomed) {
      exclude(without);
      continue;
    }
    const hopeful = limits.bind ? limits.those("free", standing) : those("continuing");
    let least = votes[hopeful[0] ?? 0] ?? 0;
    for (const c of hopeful) if ((votes[c] ?? 0) < least) least = votes[c] ?? 0;
    // Totals are known only up to the surplus that is still open: nearer than that is equal.
    const edge = add(least, surplus);
    const lowest = hopeful.filter((c) => (votes[c] ?? 0) <= edge);
    const spared = lowest.length === 1 ? [] : ask(lowest, lowest.length - 1);
    if (spared === undefined) return { elected, status: "tied" };
    exclude(lowest.filter((c) => !spared.includes(c)));
  }

  function exclude(out: readonly number[]): void {
    for (const c of out) {
      standing[c] = "excluded";
      keep[c] = 0;
    }
    action = "exclusion";
    who = out;
  }

  function tell(now: readonly number[]): void {
    const guarded = limits.bind ? limits.those("guarded", standing) : [];
    watch?.({
      number,
      action,
      who,
      votes,
      keep,
      exhausted,
      quota,
      unit,
      standing,
      elected: now,
      doomed,
      guarded,
    });
  }

  function those(is: Standing): number[] {
    const found: number[] = [];
    for (let i = 0; i < n; i++) if (standing[i] === is) found.push(i);
    return found;
  }

  function byVotes(list: readonly number[]): number[] {
    return [...list].sort((a, b) => compare(votes[b] ?? 0, votes[a] ?? 0) || a - b);
  }

  /** Every ballot pays the candidates in its order until nothing of it is left. */
  function distribute(): void {
    votes.fill(0);
    exhausted = 0;
    for (const [t, ranking] of rankings.entries()) {
      const count = counts[t] ?? 0;
      let rest = unit;
      for (const c of ranking) {
        const factor = keep[c] ?? 0;
        if (factor === 0) continue;
        const kept = keptOf(rest, factor);
        votes[c] = add(votes[c] ?? 0, multiply(kept, count));
        rest = subtract(rest, kept);
        if (rest === 0) break;
      }
      if (rest !== 0) exhausted = add(exhausted, multiply(rest, count));
    }
    quota = add(quotient(subtract(total, exhausted), seats + 1), 1);
  }

  function keptOf(rest: Whole, factor: Whole): Whole {
    if (factor === unit) return rest;
    if (rules.rule === "warren") return rest < factor ? rest : factor;
    return up(multiply(rest, factor), unit);
  }

  function adjust(): void {
    for (const c of elected) {
      const held = votes[c] ?? 0;
      if (held > 0) keep[c] = up(multiply(up(multiply(keep[c] ?? 0, quota), unit), unit), held);
    }
  }
}

function up(a: Whole, b: Whole): Whole {
  return remainder(a, b) === 0 ? quotient(a, b) : add(quotient(a, b), 1);
}

/** Ballots as lists of candidates who take part; the same lists are one. */
function localRankings({ papers, index }: KeepRace): {
  readonly rankings: readonly (readonly number[])[];
  readonly counts: readonly number[];
} {
  const types = new Map<string, { readonly ranking: readonly number[]; count: number }>();
  for (const [t, count] of papers.counts.entries()) {
    const ranking: number[] = [];
    for (let m = papers.starts[t] ?? 0; m < (papers.starts[t + 1] ?? 0); m++) {
      const c = index[papers.marks[m] ?? 0] ?? -1;
      if (c >= 0) ranking.push(c);
    }
    if (ranking.length === 0) continue;
    const key = ranking.join(" ");
    const known = types.get(key);
    if (known === undefined) types.set(key, { ranking, count });
    else known.count += count;
  }
  const list = [...types.values()];
  return { rankings: list.map((t) => t.ranking), counts: list.map((t) => t.count) };
}
