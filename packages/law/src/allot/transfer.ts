/**
 * The kernel of counts with transfers, on plain arrays: single transferable vote with every way of passing on a surplus
 * in one go (Gregory's and its inclusive kin), and the instant run-off as the case of one seat.
 *
 * All papers of one type always lie together and have one value, because every rule here moves either all papers of a
 * parcel or none. Values are whole numbers of a unit: with `digits` the unit is fixed and values are cut to it; without,
 * it grows so that nothing is ever rounded.
 *
 * @module
 */

import {
  add,
  compare,
  compareProducts,
  greatestCommonDivisor,
  multiply,
  power,
  quotient,
  type Ratio,
  subtract,
  type Whole,
} from "../exact.ts";
import type { Papers } from "../tables.ts";

/** Which papers of an elected candidate pass on the surplus, and whether they keep their earlier values in proportion. */
export const SURPLUS_METHODS = ["weighted-inclusive", "unweighted-inclusive", "last-parcel"] as const;
export type SurplusMethod = (typeof SURPLUS_METHODS)[number];

export const TRANSFER_QUOTAS = ["droop", "hagenbach-bischoff", "hare", "majority-of-continuing"] as const;

export interface TransferRules {
  readonly quota: (typeof TRANSFER_QUOTAS)[number];
  /** Decimals of the quota of Droop: the smallest such number above votes / (seats + 1). */
  readonly quotaDigits: number;
  readonly reach: "atLeast" | "moreThan";
  /** Decimals to which values of papers are cut; exact when undefined. */
  readonly digits: number | undefined;
  readonly method: SurplusMethod;
  /** What is cut: the new value of a paper, or the surplus fraction and then the value. */
  readonly cut: "value" | "fraction";
  /** Whether papers without a further preference take their part of the surplus with them. */
  readonly of: "all" | "transferable";
  /** Decimals to which the votes that a candidate receives at a stage are cut. */
  readonly votesDigits: number | undefined;
  readonly order: "largest" | "earliest" | "together";
  /** A surplus waits while all of them together are less than (or at most) the distance of the two lowest. */
  readonly defer: "less" | "atMost" | undefined;
  readonly papers: "at-once" | "by-value";
  /** Who is excluded together: nobody, all without any vote, or all who cannot be elected any more. */
  readonly together: "none" | "zero" | "certain";
  /** Ties are looked up in earlier stages: the latest first, or the earliest first. */
  readonly history: "backwards" | "forwards" | undefined;
  /** The last vacancy goes to whoever has at least as many (or more) votes as all others and open surpluses together. */
  readonly lastVacancy: "atLeast" | "moreThan" | undefined;
  /** Nobody is elected before only two are left. */
  readonly untilTwo: boolean;
}

export interface TransferRace {
  /** Number of candidates. */
  readonly n: number;
  readonly seats: number;
  readonly papers: Papers;
  /** Candidate of each column of the papers; -1 where it does not take part. */
  readonly index: Int32Array;
  /** Candidates who are excluded before all others. */
  readonly excludedFirst: readonly boolean[];
}

export type Standing = "continuing" | "elected" | "excluded";

/** What one stage was, for those who watch. Arrays are the count's own: read them at once. */
export interface Stage {
  readonly number: number;
  readonly action: "first-preferences" | "surplus" | "exclusion";
  readonly who: readonly number[];
  /** Surplus over the value (or number) of the papers that pass it on, in votes. */
  readonly factor: Ratio | undefined;
  /** In units of 1/`unit` vote. */
  readonly votes: readonly Whole[];
  readonly exhausted: Whole;
  /** Lost by cutting decimals. */
  readonly lost: Whole;
  readonly unit: Whole;
  readonly quota: Ratio;
  readonly standing: readonly Standing[];
  readonly elected: readonly number[];
}

export interface TransferHooks {
  /** Resolves a tie by law or lot: who of `among` comes first, `places` of them; undefined when it stays open. */
  readonly ask: (among: readonly number[], places: number) => readonly number[] | undefined;
  readonly watch?: ((stage: Stage) => void) | undefined;
}

export interface TransferResult {
  /** In order of election. */
  readonly elected: readonly number[];
  readonly status: "complete" | "tied" | "too-fine";
}

/** Bits of the unit beyond which exact values are given up: they double with every surplus. */
const FINEST = 1n << 65_536n;

/** Counts. Every vote of the first stage is at every stage with a candidate, exhausted, or lost by cutting decimals. */
export function countTransfers(
  race: TransferRace,
  rules: TransferRules,
  { ask, watch }: TransferHooks,
): TransferResult {
  const { n, seats, papers, index, excludedFirst } = race;
  const { counts, starts, marks } = papers;
  const types = counts.length;
  const standing: Standing[] = Array.from({ length: n }, () => "continuing");
  /** Stage at which each was elected; 0 while it was not. */
  const since: number[] = Array.from({ length: n }, () => 0);
  /** Elected, and the surplus has not been passed on. */
  const open: boolean[] = Array.from({ length: n }, () => false);
  const holder = new Int32Array(types).fill(-1);
  const position = new Int32Array(types);
  const received = new Int32Array(types);
  const value: Whole[] = Array.from({ length: types }, () => 0);
  const votes: Whole[] = Array.from({ length: n }, () => 0);
  const gain: Whole[] = Array.from({ length: n }, () => 0);
  const elected: number[] = [];
  const past: Whole[][] = [];
  /** Papers of excluded candidates that wait for their turn, the highest value first. */
  let batches: { readonly who: readonly number[]; readonly value: Whole }[] = [];
  let exhausted: Whole = 0;
  let number = 1;

  // Papers that rank nobody who takes part are no valid papers of this race.
  let total: Whole = 0;
  for (let t = 0; t < types; t++) {
    position[t] = (starts[t] ?? 0) - 1;
    const to = next(t);
    if (to >= 0) total = add(total, counts[t] ?? 0);
  }
  const fixed = fixedQuota();
  // One unit for the quota and for the decimals of values.
  const decimals = power(10, rules.digits ?? rules.votesDigits ?? 0);
  let unit: Whole = multiply(decimals, fixed.den);
  /** Smallest step of a value that is cut. */
  const grain: Whole = fixed.den;
  const quotaUnits = (): Whole =>
    rules.quota === "majority-of-continuing" ? 0 : quotient(multiply(fixed.num, unit), fixed.den);
  for (let t = 0; t < types; t++) {
    position[t] = (starts[t] ?? 0) - 1;
    const to = next(t);
    if (to < 0) continue;
    holder[t] = to;
    received[t] = 1;
    value[t] = unit;
    votes[to] = add(votes[to] ?? 0, multiply(counts[t] ?? 0, unit));
  }

  let action: Stage["action"] = "first-preferences";
  let who: readonly number[] = [];
  let factor: Ratio | undefined;
  for (;;) {
    const now = elect();
    if (now === undefined) {
      tell([]);
      return { elected, status: "tied" };
    }
    if (rules.history !== undefined) past.push([...votes]);
    tell(now);
    if (elected.length >= seats) return { elected, status: "complete" };
    factor = undefined;
    number += 1;
    const batch = batches.shift();
    if (batch !== undefined) {
      action = "exclusion";
      who = batch.who;
      passOn(batch.who, batch.value);
      continue;
    }
    const giving = nextSurplus();
    if (giving === undefined) return { elected, status: "tied" };
    if (giving.length > 0) {
      action = "surplus";
      who = giving;
      if (!passSurplus(giving)) return { elected, status: "too-fine" };
      continue;
    }
    const out = nextExclusion();
    if (out === undefined) return { elected, status: "tied" };
    action = "exclusion";
    who = out;
    exclude(out);
  }

  function tell(now: readonly number[]): void {
    if (watch === undefined) return;
    let held: Whole = exhausted;
    for (const v of votes) held = add(held, v);
    watch({
      number,
      action,
      who,
      factor,
      votes,
      exhausted,
      lost: subtract(multiply(total, unit), held),
      unit,
      quota: currentQuota(),
      standing,
      elected: now,
    });
  }

  /** The next candidate on papers of this type who can receive votes; moves the position there. -1 when there is none. */
  function next(t: number): number {
    const end = starts[t + 1] ?? 0;
    let p = (position[t] ?? 0) + 1;
    for (; p < end; p++) {
      const c = index[marks[p] ?? 0] ?? -1;
      if (c >= 0 && standing[c] === "continuing") {
        position[t] = p;
        return c;
      }
    }
    position[t] = end;
    return -1;
  }

  function fixedQuota(): { readonly num: Whole; readonly den: Whole } {
    switch (rules.quota) {
      case "hare":
        return { num: total, den: Math.max(1, seats) };
      case "hagenbach-bischoff":
        return { num: total, den: seats + 1 };
      case "droop": {
        const fine = power(10, rules.quotaDigits);
        return { num: add(quotient(multiply(total, fine), seats + 1), 1), den: fine };
      }
      case "majority-of-continuing":
        return { num: 0, den: 1 };
    }
  }

  function currentQuota(): Ratio {
    if (rules.quota !== "majority-of-continuing") return fixed;
    let held: Whole = 0;
    for (let i = 0; i < n; i++) if (standing[i] !== "excluded") held = add(held, votes[i] ?? 0);
    return { num: held, den: multiply(2, unit) };
  }

  function those(is: (i: number) => boolean): number[] {
    const found: number[] = [];
    for (let i = 0; i < n; i++) if (is(i)) found.push(i);
    return found;
  }

  function continuing(): number[] {
    return those((i) => standing[i] === "continuing");
  }

  /** Elects who can be elected now; undefined when a tie for the last vacancies is open. */
  function elect(): readonly number[] | undefined {
    const now: number[] = [];
    const take = (list: readonly number[]): void => {
      for (const i of [...list].sort((a, b) => compare(votes[b] ?? 0, votes[a] ?? 0) || a - b)) {
        standing[i] = "elected";
        since[i] = number;
        open[i] = true;
        elected.push(i);
        now.push(i);
      }
    };
    const vacancies = seats - elected.length;
    const left = continuing();
    if (vacancies <= 0) return now;
    const { num, den } = currentQuota();
    const reached = left.filter((i) => {
      if (rules.untilTwo && left.length > 2) return false;
      const side = compareProducts(votes[i] ?? 0, den, multiply(num, unit), 1);
      return rules.reach === "atLeast" ? side >= 0 : side > 0;
    });
    if (reached.length > vacancies) {
      reached.sort((a, b) => compare(votes[b] ?? 0, votes[a] ?? 0) || a - b);
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
    else if (vacant === 1 && rules.lastVacancy !== undefined) {
      const [leader, ...others] = rest.sort((a, b) => compare(votes[b] ?? 0, votes[a] ?? 0) || a - b);
      let against = openSurplus();
      for (const i of others) against = add(against, votes[i] ?? 0);
      const side = compare(votes[leader ?? 0] ?? 0, against);
      // Two with equal votes and nothing else between them are a tie, which an exclusion resolves.
      const level = others.some((i) => votes[i] === votes[leader ?? 0]);
      const wins = rules.lastVacancy === "atLeast" ? side >= 0 : side > 0;
      if (leader !== undefined && wins && !level) take([leader]);
    }
    return now;
  }

  function surplusOf(i: number): Whole {
    return open[i] === true ? subtract(votes[i] ?? 0, quotaUnits()) : 0;
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
    const waiting = those((i) => surplusOf(i) > 0);
    if (waiting.length === 0) return [];
    if (rules.defer !== undefined) {
      const [lowest, second] = continuing()
        .map((i) => votes[i] ?? 0)
        .sort(compare);
      if (lowest !== undefined && second !== undefined) {
        const side = compare(openSurplus(), subtract(second, lowest));
        if (rules.defer === "less" ? side < 0 : side <= 0) return [];
      }
    }
    if (rules.order === "together") return waiting;
    let first = waiting;
    if (rules.order === "earliest") {
      const earliest = first.reduce((min, i) => Math.min(min, since[i] ?? 0), number);
      first = first.filter((i) => since[i] === earliest);
    }
    const most = extreme(first, votes, 1);
    const found = most.length > 1 ? byHistory(most, 1) : most;
    if (found.length === 1) return found;
    return ask(found, 1);
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

  function byHistory(among: readonly number[], sign: 1 | -1): number[] {
    let left = [...among];
    if (rules.history === undefined) return left;
    const stages = rules.history === "forwards" ? past : [...past].reverse();
    for (const stage of stages) {
      left = extreme(left, stage, sign);
      if (left.length === 1) break;
    }
    return left;
  }

  /** Who is excluded now; undefined when a tie is open. */
  function nextExclusion(): readonly number[] | undefined {
    const left = continuing().sort((a, b) => compare(votes[a] ?? 0, votes[b] ?? 0) || a - b);
    const vacancies = seats - elected.length;
    const early = left.filter((i) => excludedFirst[i] === true);
    if (early.length > 0 && left.length - early.length >= vacancies) return early;
    if (rules.together === "zero") {
      const none = left.filter((i) => votes[i] === 0);
      if (none.length > 0 && left.length - none.length >= vacancies) return none;
    }
    if (rules.together === "certain") {
      let below = openSurplus();
      let most = 0;
      for (let k = 1; k <= left.length - vacancies; k++) {
        below = add(below, votes[left[k - 1] ?? 0] ?? 0);
        const above = left[k];
        if (above !== undefined && compare(below, votes[above] ?? 0) < 0) most = k;
      }
      if (most > 0) return left.slice(0, most).sort((a, b) => a - b);
    }
    const lowest = byHistory(
      extreme(left, votes, -1).sort((a, b) => a - b),
      -1,
    );
    if (lowest.length === 1) return lowest;
    const spared = ask(lowest, lowest.length - 1);
    return spared === undefined ? undefined : lowest.filter((i) => !spared.includes(i));
  }

  function exclude(out: readonly number[]): void {
    for (const i of out) standing[i] = "excluded";
    if (rules.papers === "at-once") {
      passOn(out, undefined);
      return;
    }
    const values: Whole[] = [];
    for (let t = 0; t < types; t++) {
      const v = value[t] ?? 0;
      if (out.includes(holder[t] ?? -1) && !values.includes(v)) values.push(v);
    }
    values.sort((a, b) => compare(b, a));
    batches = values.map((v) => ({ who: out, value: v }));
    const first = batches.shift();
    passOn(out, first?.value);
  }

  /** Passes on papers of excluded candidates at their values: all, or those of one value. */
  function passOn(out: readonly number[], only: Whole | undefined): void {
    let spent: Whole = 0;
    gain.fill(0);
    for (let t = 0; t < types; t++) {
      const from = holder[t] ?? -1;
      if (from < 0 || !out.includes(from) || (only !== undefined && value[t] !== only)) continue;
      const amount = multiply(counts[t] ?? 0, value[t] ?? 0);
      votes[from] = subtract(votes[from] ?? 0, amount);
      spent = add(spent, send(t, amount));
    }
    exhausted = add(exhausted, cutVotes(spent));
    collect();
    // Nothing stays with an excluded candidate, not even what cutting decimals left between papers and votes.
    if (batches.length === 0) for (const i of out) votes[i] = 0;
  }

  /** Moves papers of one type; gives the amount that finds no further preference. */
  function send(t: number, amount: Whole): Whole {
    const to = next(t);
    holder[t] = to;
    received[t] = number;
    if (to < 0) return amount;
    gain[to] = add(gain[to] ?? 0, amount);
    return 0;
  }

  function collect(): void {
    for (let i = 0; i < n; i++) {
      const received = gain[i] ?? 0;
      if (received !== 0) votes[i] = add(votes[i] ?? 0, cutVotes(received));
    }
  }

  function cutVotes(amount: Whole): Whole {
    if (rules.votesDigits === undefined) return amount;
    const step = quotient(unit, power(10, rules.votesDigits));
    return multiply(quotient(amount, step), step);
  }

  /** Passes on the surplus of each of these. False when exact values have become too fine to go on. */
  function passSurplus(giving: readonly number[]): boolean {
    gain.fill(0);
    for (const i of giving) {
      open[i] = false;
      const last = rules.method === "last-parcel" ? lastReceipt(i) : 0;
      const moving: number[] = [];
      let worth: Whole = 0;
      let sheets: Whole = 0;
      for (let t = 0; t < types; t++) {
        if (holder[t] !== i || (received[t] ?? 0) < last) continue;
        if (rules.of === "transferable" && !hasNext(t)) continue;
        moving.push(t);
        worth = add(worth, multiply(counts[t] ?? 0, value[t] ?? 0));
        sheets = add(sheets, counts[t] ?? 0);
      }
      const surplus = subtract(votes[i] ?? 0, quotaUnits());
      const lesser = rules.of === "transferable" && compare(worth, surplus) <= 0;
      if (lesser || worth === 0) {
        // All transferable papers move at their values; the rest of the surplus has nowhere to go.
        for (const t of moving) send(t, multiply(counts[t] ?? 0, value[t] ?? 0));
        exhausted = add(exhausted, subtract(surplus, worth));
        votes[i] = subtract(votes[i] ?? 0, surplus);
        factor = giving.length === 1 ? { num: 1, den: 1 } : undefined;
        continue;
      }
      const whole = rules.method === "unweighted-inclusive" ? multiply(sheets, unit) : worth;
      factor = giving.length === 1 ? { num: surplus, den: whole } : undefined;
      const revalue = makeRevalue(surplus, whole, sheets);
      if (revalue === undefined) return false;
      let spent: Whole = 0;
      for (const t of moving) {
        const v = revalue(value[t] ?? 0);
        value[t] = v;
        spent = add(spent, send(t, multiply(counts[t] ?? 0, v)));
      }
      exhausted = add(exhausted, cutVotes(spent));
      votes[i] = quotaUnits();
    }
    collect();
    return true;
  }

  function lastReceipt(i: number): number {
    let last = 0;
    for (let t = 0; t < types; t++) if (holder[t] === i) last = Math.max(last, received[t] ?? 0);
    return last;
  }

  function hasNext(t: number): boolean {
    for (let p = (position[t] ?? 0) + 1; p < (starts[t + 1] ?? 0); p++) {
      const c = index[marks[p] ?? 0] ?? -1;
      if (c >= 0 && standing[c] === "continuing") return true;
    }
    return false;
  }

  /** How values change in a surplus; makes the unit finer first where values are exact. */
  function makeRevalue(surplus: Whole, whole: Whole, sheets: Whole): ((v: Whole) => Whole) | undefined {
    const weighted = rules.method !== "unweighted-inclusive";
    if (rules.digits !== undefined) {
      if (!weighted) {
        const v = multiply(quotient(surplus, multiply(sheets, grain)), grain);
        return () => v;
      }
      if (rules.cut === "value") {
        const fine = multiply(whole, grain);
        return (v) => multiply(quotient(multiply(v, surplus), fine), grain);
      }
      const fraction = quotient(multiply(surplus, decimals), whole);
      const fine = multiply(decimals, grain);
      return (v) => multiply(quotient(multiply(v, fraction), fine), grain);
    }
    const by = weighted ? whole : sheets;
    const divisor = greatestCommonDivisor(surplus, by);
    const times = quotient(by, divisor);
    const share = quotient(surplus, divisor);
    refine(times);
    if (BigInt(unit) > FINEST) return undefined;
    // Values were multiplied by `times`; the new one is old * share / times of that.
    return weighted ? (v) => multiply(quotient(v, times), share) : () => share;
  }

  function refine(times: Whole): void {
    if (times === 1) return;
    unit = multiply(unit, times);
    exhausted = multiply(exhausted, times);
    for (let i = 0; i < n; i++) {
      votes[i] = multiply(votes[i] ?? 0, times);
      gain[i] = multiply(gain[i] ?? 0, times);
    }
    for (let t = 0; t < types; t++) value[t] = multiply(value[t] ?? 0, times);
    batches = batches.map((b) => ({ ...b, value: multiply(b.value, times) }));
  }
}
