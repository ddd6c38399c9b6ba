/**
 * The kernel of counts with transfers, on plain arrays: single transferable vote with every way of passing on a surplus
 * in one go (Gregory's and its inclusive kin), and the instant run-off as the case of one seat. Here it is decided who is
 * elected, whose surplus moves and who is excluded; {@link PapersInMotion} moves the papers.
 *
 * @module
 */

import { add, compare, compareProducts, multiply, type Ratio, subtract, type Whole } from "../exact.ts";
import { Limits } from "./limits.ts";
import { PapersInMotion } from "./transfer-papers.ts";
import type { Stage, TransferHooks, TransferRace, TransferResult, TransferRules } from "./transfer-rules.ts";

/** Counts. Every vote of the first stage is at every stage with a candidate, exhausted, or lost by cutting decimals. */
export function countTransfers(
  race: TransferRace,
  rules: TransferRules,
  hooks: TransferHooks,
): TransferResult {
  const { n, seats, excludedFirst } = race;
  const { ask, draw, watch, keep } = hooks;
  const limits = new Limits(race.limits, n, seats);
  const papers = new PapersInMotion(race, rules);
  const { votes, standing } = papers;
  /** Stage at which each was elected; 0 while it was not. */
  const since: number[] = Array.from({ length: n }, () => 0);
  /** Elected, and the surplus has not been passed on. */
  const open: boolean[] = Array.from({ length: n }, () => false);
  const elected: number[] = [];
  const past: Whole[][] = [];
  /** Values of papers of the excluded that wait for their turn, the highest first. */
  let waiting: readonly Whole[] = [];
  const { before } = race;
  let number = 1 + (before?.stages ?? 0);
  let action: Stage["action"] = before === undefined ? "first-preferences" : "exclusion";
  let who: readonly number[] = before?.out ?? [];
  let factor: Ratio | undefined;
  let sample: Stage["sample"];
  let doomed = false;
  if (limits.bind && !limits.isPossible(standing)) return { elected, status: "conditions" };

  for (;;) {
    const now = elect();
    if (rules.history !== undefined) past.push([...votes]);
    tell(now ?? []);
    if (now === undefined) return { elected, status: "tied" };
    // With fewer candidates than seats the rest stays vacant.
    if (elected.length >= seats || continuing().length === 0) return { elected, status: "complete" };
    factor = undefined;
    sample = undefined;
    number += 1;
    if (waiting.length > 0) {
      passNextValue();
      continue;
    }
    doomed = false;
    const without = limits.bind ? limits.those("doomed", standing) : [];
    if (without.length > 0) {
      doomed = true;
      exclude(without);
      continue;
    }
    const giving = nextSurplus();
    if (giving === undefined) return { elected, status: "tied" };
    if (giving.length > 0) {
      action = "surplus";
      who = giving;
      for (const i of giving) open[i] = false;
      if (rules.method === "random-sample") {
        sample = papers.passSample(giving[0] ?? 0, number, { ask: askWithHistory, draw });
        if (sample === undefined) return { elected, status: "tied" };
        continue;
      }
      const found = papers.passSurplus(giving, number);
      if (found === undefined) return { elected, status: "too-fine" };
      if (giving.length === 1) factor = found;
      continue;
    }
    const out = nextExclusion();
    if (out === undefined) return { elected, status: "tied" };
    if (rules.restart === true) {
      for (const i of out) standing[i] = "excluded";
      const excluded = standing.map((one) => one === "excluded");
      // The next stage is the first of the new count.
      return countTransfers({ ...race, before: { excluded, out, stages: number - 1 } }, rules, hooks);
    }
    exclude(out);
  }

  function exclude(out: readonly number[]): void {
    action = "exclusion";
    who = out;
    for (const i of out) standing[i] = "excluded";
    if (rules.papers === "at-once") papers.passOn(out, undefined, number, true);
    else {
      waiting = papers.valuesOf(out);
      passNextValue();
    }
  }

  function passNextValue(): void {
    const [value, ...rest] = waiting;
    waiting = rest;
    papers.passOn(who, value, number, rest.length === 0);
  }

  function tell(now: readonly number[]): void {
    watch?.({
      number,
      action,
      who,
      factor,
      sample,
      votes,
      exhausted: papers.exhausted,
      lost: papers.lost(),
      unit: papers.unit,
      quota: currentQuota(),
      standing,
      elected: now,
      doomed,
      guarded: limits.bind ? limits.those("guarded", standing) : [],
    });
  }

  function currentQuota(): Ratio {
    if (rules.quota !== "majority-of-continuing") return papers.quota;
    let held: Whole = 0;
    for (let i = 0; i < n; i++) if (standing[i] !== "excluded") held = add(held, votes[i] ?? 0);
    return { num: held, den: multiply(2, papers.unit) };
  }

  function those(is: (i: number) => boolean): number[] {
    const found: number[] = [];
    for (let i = 0; i < n; i++) if (is(i)) found.push(i);
    return found;
  }

  function continuing(): number[] {
    return those((i) => standing[i] === "continuing");
  }

  /** Most votes first (`sign` 1) or fewest first (-1). Equal ones stand in order of number, which decides nothing. */
  function byVotes(list: readonly number[], sign: 1 | -1): number[] {
    return [...list].sort((a, b) => sign * compare(votes[b] ?? 0, votes[a] ?? 0) || a - b);
  }

  /** Elects who can be elected now; undefined when a tie for the last vacancies is open. */
  function elect(): readonly number[] | undefined {
    const now: number[] = [];
    const take = (list: readonly number[]): void => {
      for (const i of byVotes(list, 1)) {
        standing[i] = "elected";
        since[i] = number;
        open[i] = true;
        elected.push(i);
        now.push(i);
        keep?.(i, papers.heldBy(i));
      }
    };
    const vacancies = seats - elected.length;
    const reached = byVotes(whoReach(), 1);
    if (limits.bind) {
      const chosen = limits.choose(reached, votes, standing, ask);
      if (chosen === undefined) return undefined;
      take(chosen);
      const rest = continuing();
      if (rest.length <= seats - elected.length) take(rest);
      return now;
    }
    if (reached.length > vacancies) {
      const edge = votes[reached[vacancies - 1] ?? 0] ?? 0;
      const sure = reached.filter((i) => (votes[i] ?? 0) > edge);
      take(sure);
      const level = reached.filter((i) => votes[i] === edge).sort((a, b) => a - b);
      const winners = sure.length + level.length === vacancies ? level : ask(level, vacancies - sure.length);
      if (winners === undefined) return undefined;
      take(winners);
      return now;
    }
    take(reached);
    const rest = continuing();
    const vacant = seats - elected.length;
    if (rest.length <= vacant) take(rest);
    else if (vacant === 1 && rules.lastVacancy !== undefined) take(aheadOfAll(rest, rules.lastVacancy));
    return now;
  }

  function whoReach(): readonly number[] {
    const left = continuing();
    if (rules.untilTwo && left.length > 2) return [];
    const { num, den } = currentQuota();
    return left.filter((i) => {
      const side = compareProducts(votes[i] ?? 0, den, multiply(num, papers.unit), 1);
      return rules.reach === "atLeast" ? side >= 0 : side > 0;
    });
  }

  /** Who has as many votes as all others and open surpluses together; two with equal votes are a tie, not this. */
  function aheadOfAll(rest: readonly number[], is: "atLeast" | "moreThan"): readonly number[] {
    const [leader = 0, ...others] = byVotes(rest, 1);
    let against = openSurplus();
    for (const i of others) against = add(against, votes[i] ?? 0);
    const side = compare(votes[leader] ?? 0, against);
    const level = others.some((i) => votes[i] === votes[leader]);
    return !level && (is === "atLeast" ? side >= 0 : side > 0) ? [leader] : [];
  }

  function surplusOf(i: number): Whole {
    return open[i] === true ? subtract(votes[i] ?? 0, papers.quotaUnits()) : 0;
  }

  function openSurplus(): Whole {
    let sum: Whole = 0;
    for (let i = 0; i < n; i++) {
      const surplus = surplusOf(i);
      if (surplus > 0) sum = add(sum, surplus);
    }
    return sum;
  }

  /** Whose surplus is passed on now: nobody's when there is none, or when it can wait; undefined when a tie is open. */
  function nextSurplus(): readonly number[] | undefined {
    if (rules.quota === "majority-of-continuing") return [];
    const rich = those((i) => surplusOf(i) > 0);
    if (rich.length === 0) return [];
    if (rules.defer !== undefined) {
      const [lowest, second] = byVotes(continuing(), -1);
      if (lowest !== undefined && second !== undefined) {
        const side = compare(openSurplus(), subtract(votes[second] ?? 0, votes[lowest] ?? 0));
        if (rules.defer === "less" ? side < 0 : side <= 0) return [];
      }
    }
    if (rules.order === "together") return rich;
    let first = rich;
    if (rules.order === "earliest") {
      const earliest = rich.reduce((min, i) => Math.min(min, since[i] ?? 0), number);
      first = rich.filter((i) => since[i] === earliest);
    }
    const most = byHistory(extreme(first, votes, 1), 1);
    return most.length === 1 ? most : ask(most, 1);
  }

  /** Those of `among` with most (`sign` 1) or fewest (-1) votes. */
  function extreme(among: readonly number[], figures: readonly Whole[], sign: 1 | -1): number[] {
    let best: Whole | undefined;
    for (const i of among) {
      const v = figures[i] ?? 0;
      if (best === undefined || sign * compare(v, best) > 0) best = v;
    }
    return among.filter((i) => figures[i] === best);
  }

  /** Those of equal ones whom an earlier stage puts first. */
  function byHistory(among: readonly number[], sign: 1 | -1): number[] {
    let left = [...among];
    if (rules.history === undefined) return left;
    const stages = rules.history === "forwards" ? past : [...past].reverse();
    for (const stage of stages) {
      if (left.length === 1) break;
      left = extreme(left, stage, sign);
    }
    return left;
  }

  /** Who comes first by earlier stages, and then by law or lot. */
  function askWithHistory(among: readonly number[], places: number): readonly number[] | undefined {
    const first: number[] = [];
    while (first.length < places) {
      const level = byHistory(
        among.filter((i) => !first.includes(i)),
        1,
      );
      const left = places - first.length;
      const next = level.length <= left ? level : ask(level, left);
      if (next === undefined) return undefined;
      first.push(...next);
    }
    return first;
  }

  /** Who is excluded now; undefined when a tie is open. */
  function nextExclusion(): readonly number[] | undefined {
    const left = byVotes(continuing(), -1);
    const spare = left.length - (seats - elected.length);
    if (limits.bind) return lowestOf(left.filter((i) => limits.fate(i, standing) === "free"));
    const early = left.filter((i) => excludedFirst[i] === true);
    if (early.length > 0 && early.length <= spare) return early.sort((a, b) => a - b);
    if (rules.together === "zero") {
      const none = left.filter((i) => votes[i] === 0);
      if (none.length > 0 && none.length <= spare) return none;
    }
    if (rules.together === "certain") {
      const lost = withoutChance(left, spare);
      if (lost.length > 0) return lost;
    }
    return lowestOf(left);
  }

  /** The one with fewest votes; undefined when a tie is open. */
  function lowestOf(left: readonly number[]): readonly number[] | undefined {
    const lowest = byHistory(
      extreme(left, votes, -1).sort((a, b) => a - b),
      -1,
    );
    if (lowest.length === 1) return lowest;
    const spared = ask(lowest, lowest.length - 1);
    return spared === undefined ? undefined : lowest.filter((i) => !spared.includes(i));
  }

  /** The most of the last who together, and with all open surpluses, do not reach the next. */
  function withoutChance(left: readonly number[], spare: number): readonly number[] {
    let below = openSurplus();
    let most = 0;
    for (let k = 1; k <= spare; k++) {
      below = add(below, votes[left[k - 1] ?? 0] ?? 0);
      const above = left[k];
      if (above !== undefined && compare(below, votes[above] ?? 0) < 0) most = k;
    }
    return left.slice(0, most).sort((a, b) => a - b);
  }
}
