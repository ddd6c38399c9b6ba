/**
 * The quota methods as one exact kernel: each contender takes as many seats as whole quotas fit into its votes; what is
 * left is given in stages: to the largest remainders, to the highest averages, to those with most votes.
 *
 * @module
 */

import {
  add,
  compare,
  compareProducts,
  multiply,
  quotient,
  type Ratio,
  remainder,
  small,
  type Whole,
} from "../exact.ts";
import { choice, either, type Field, integer, isObject, list, optional, record } from "../schema.ts";
import type { Apportioned, Settle, Task } from "./methods.ts";

/** Quotas by name: votes over seats, seats + 1 or seats + 2; Droop is Hagenbach-Bischoff's rounded down, plus one. */
export const QUOTAS = ["hare", "hagenbach-bischoff", "droop", "imperiali"] as const;
export type QuotaName = (typeof QUOTAS)[number];

/** What happens to the fraction of a quota, in whole votes. */
export const ROUNDINGS = ["exact", "floor", "ceil", "half-up", "plus-one"] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** What happens when whole quotas give more seats than there are. */
export const OVERS = ["refuse", "smallest-remainder", "next-quota"] as const;

/** How the seats of a stage are given. */
export const STAGES = [
  /** One each, the largest remainder first. */
  "remainder",
  /** Again and again to the highest votes over seats + 1. */
  "average",
  /** Again and again to the highest votes over seats; who has no seat takes no part. */
  "average-held",
  /** One each, most votes first. */
  "votes",
  /** All to the one with most votes. */
  "first",
] as const;

export interface Stage {
  readonly by: (typeof STAGES)[number];
  /** No more seats than this in this stage. */
  readonly most?: number;
  /** Only for those whose votes hold at least one whole quota. */
  readonly eligible?: "full-quota";
}

/** A quota method. `added` is what is added to the number of seats before votes are divided by it. */
export interface QuotaMethod {
  readonly name: QuotaName | "reinforced";
  readonly added: number;
  readonly rounding: Rounding;
  readonly over: (typeof OVERS)[number];
  readonly rest: readonly Stage[];
}

type QuotaWritten = QuotaName | { readonly plus: number };

const quotaField: Field<QuotaWritten> = either<QuotaWritten>("the quota", [
  { fits: (value) => typeof value === "string", form: choice("a quota by name", QUOTAS) },
  {
    fits: isObject,
    form: record("votes over seats and so many more", { plus: integer("how many more", 0, 100) }),
  },
]);

const stage: Field<Stage> = record("a stage", {
  by: choice("how its seats are given", STAGES),
  most: optional(integer("no more seats than this", 1, 1_000_000)),
  eligible: optional(choice("who takes part: those whose votes hold a whole quota", ["full-quota"])),
});

/** The fields of a quota method. */
export const quotaFields = {
  quota: quotaField,
  rounding: optional(choice("what happens to the fraction of the quota, in whole votes", ROUNDINGS)),
  over: optional(
    choice(
      "when whole quotas give too many seats: the smallest remainders lose one each, or the quota of one seat more is taken",
      OVERS,
    ),
  ),
  rest: optional(
    list("how the seats that are left are given, stage by stage; by remainder when left out", stage),
  ),
} as const;

const BY_REMAINDER: readonly Stage[] = [{ by: "remainder" }];
const ADDED: Readonly<Record<QuotaName, number>> = {
  hare: 0,
  "hagenbach-bischoff": 1,
  droop: 1,
  imperiali: 2,
};

/** The method that {@link quotaFields} describe. */
export function quotaMethod(read: {
  readonly quota: QuotaWritten;
  readonly rounding?: Rounding;
  readonly over?: QuotaMethod["over"];
  readonly rest?: readonly Stage[];
}): QuotaMethod {
  const { quota } = read;
  return {
    name: typeof quota === "string" ? quota : "reinforced",
    added: typeof quota === "string" ? ADDED[quota] : quota.plus,
    rounding: read.rounding ?? (quota === "droop" ? "plus-one" : "exact"),
    over: read.over ?? "refuse",
    rest: read.rest ?? BY_REMAINDER,
  };
}

/** The quota as a fraction num/den, in the same units of 1/`scale` vote as `total`. */
export function quotaSize(method: QuotaMethod, total: Whole, seats: number, scale: Whole): Ratio {
  const den = seats + method.added;
  if (method.rounding === "exact") return { num: total, den };
  const unit = multiply(den, scale);
  const down = quotient(total, unit);
  const rest = remainder(total, unit);
  const up =
    method.rounding === "plus-one" ||
    (method.rounding === "ceil" && rest > 0) ||
    (method.rounding === "half-up" && compareProducts(rest, 2, unit, 1) >= 0);
  return { num: multiply(up ? add(down, 1) : down, scale), den: 1 };
}

/** What a call leaves behind, for a trace: the quota and the remainders (in units of 1/den of the votes' unit). */
export interface QuotaBench {
  quota: Ratio;
  readonly full: number[];
  readonly remainders: Whole[];
  readonly order: number[];
}

/** Working space for one caller of {@link distribute}. */
export function quotaBench(): QuotaBench {
  return { quota: { num: 0, den: 1 }, full: [], remainders: [], order: [] };
}

/**
 * Apportions seats by quotas. Equal claims at the edge of a stage go to `settle`; when it leaves them open, later stages
 * wait. Contenders with a bound that their quotas do not meet keep the bound, and the others share the rest by a quota
 * of their own.
 */
export function distribute(
  method: QuotaMethod,
  task: Task,
  into: number[],
  bench: QuotaBench,
  settle?: Settle,
): Apportioned {
  const { votes } = task;
  const n = votes.length;
  if (into.length !== n) into.length = n;
  let total: Whole = 0;
  for (let i = 0; i < n; i++) total = add(total, votes[i] ?? 0);
  if (task.start !== undefined) return { kind: "impossible", reason: "quota-with-seats-held" };
  if (task.minimum !== undefined || task.maximum !== undefined) {
    return within(method, task, into, bench, settle);
  }
  return once(method, task, total, into, bench, settle);
}

function once(
  method: QuotaMethod,
  task: Task,
  total: Whole,
  into: number[],
  bench: QuotaBench,
  settle: Settle | undefined,
): Apportioned {
  const { votes, seats, scale } = task;
  const n = votes.length;
  if (seats === 0) {
    into.fill(0);
    return { kind: "done", seats: into };
  }
  if (total === 0) return { kind: "impossible", reason: "no-votes-at-all" };
  const { full, remainders } = bench;
  const size = quotaSize(method, total, seats, scale);
  const { num, den } = size;
  if (num === 0) return { kind: "impossible", reason: "quota-of-zero" };
  bench.quota = size;
  let given = 0;
  for (let i = 0; i < n; i++) {
    const product = multiply(votes[i] ?? 0, den);
    const rest = remainder(product, num);
    const whole = small(rest === product ? 0 : quotient(product, num));
    into[i] = whole;
    full[i] = whole;
    remainders[i] = rest;
    given += whole;
  }
  if (given === seats) return { kind: "done", seats: into };
  if (given > seats) {
    switch (method.over) {
      case "refuse":
        return { kind: "impossible", reason: "quota-gives-wrong-number" };
      case "next-quota":
        return once({ ...method, added: method.added + 1 }, task, total, into, bench, settle);
      case "smallest-remainder":
        return takeBack(given - seats, task, into, bench, settle);
    }
  }
  let left = seats - given;
  for (const rule of method.rest) {
    const most = Math.min(left, rule.most ?? left);
    const stopped = give(rule, most, task, into, bench, settle);
    if (typeof stopped !== "number") return stopped;
    left -= stopped;
    if (left === 0) return { kind: "done", seats: into };
  }
  return { kind: "impossible", reason: "quota-gives-wrong-number" };
}

/** Gives at most `most` seats by one rule: their number, or the tie that stopped it. */
function give(
  rule: Stage,
  most: number,
  task: Task,
  into: number[],
  bench: QuotaBench,
  settle: Settle | undefined,
): number | Apportioned {
  const { votes } = task;
  const { order, full, remainders } = bench;
  order.length = 0;
  for (let i = 0; i < votes.length; i++) {
    if (votes[i] === 0 || (rule.eligible === "full-quota" && (full[i] ?? 0) === 0)) continue;
    if (rule.by === "average-held" && (into[i] ?? 0) === 0) continue;
    order.push(i);
  }
  switch (rule.by) {
    case "remainder":
      return oneEach(order, remainders, most, into, settle);
    case "votes":
      return oneEach(order, votes, most, into, settle);
    case "first":
      return allToFirst(order, votes, most, into, settle);
    case "average":
      return byAverage(order, votes, 1, most, into, settle);
    case "average-held":
      return byAverage(order, votes, 0, most, into, settle);
  }
}

/** One seat each in descending order of `keys`, while there are seats and takers. */
function oneEach(
  order: number[],
  keys: readonly Whole[],
  most: number,
  into: number[],
  settle: Settle | undefined,
): number | Apportioned {
  sortDown(order, keys);
  const { length } = order;
  if (length <= most) {
    for (const i of order) into[i] = (into[i] ?? 0) + 1;
    return length;
  }
  const cut = keys[order[most - 1] ?? 0] ?? 0;
  if (compare(keys[order[most] ?? 0] ?? 0, cut) < 0) {
    for (let k = 0; k < most; k++) into[order[k] ?? 0] = (into[order[k] ?? 0] ?? 0) + 1;
    return most;
  }
  let above = 0;
  let upTo = most + 1;
  while (compare(keys[order[above] ?? 0] ?? 0, cut) > 0) above += 1;
  while (upTo < length && compare(keys[order[upTo] ?? 0] ?? 0, cut) === 0) upTo += 1;
  for (let k = 0; k < above; k++) into[order[k] ?? 0] = (into[order[k] ?? 0] ?? 0) + 1;
  const among = order.slice(above, upTo).sort((a, b) => a - b);
  return settled(among, most - above, into, settle) ?? most;
}

/** Gives one seat to each who wins the tie; otherwise the open tie. */
function settled(
  among: readonly number[],
  places: number,
  into: number[],
  settle: Settle | undefined,
): Apportioned | undefined {
  const winners = settle?.(among, places);
  if (winners === undefined) return { kind: "tied", seats: into, among, places };
  for (const i of winners) into[i] = (into[i] ?? 0) + 1;
  return undefined;
}

function allToFirst(
  order: readonly number[],
  votes: readonly Whole[],
  most: number,
  into: number[],
  settle: Settle | undefined,
): number | Apportioned {
  let best: number[] = [];
  for (const i of order) {
    const side = compare(votes[i] ?? 0, votes[best[0] ?? i] ?? 0);
    if (best.length === 0 || side > 0) best = [i];
    else if (side === 0) best.push(i);
  }
  const [first] = best;
  if (first === undefined) return 0;
  const winner = best.length === 1 ? first : settle?.(best, 1)?.[0];
  if (winner === undefined) return { kind: "tied", seats: into, among: best, places: most };
  into[winner] = (into[winner] ?? 0) + most;
  return most;
}

/** Seats one after another to the highest votes over (seats + `plus`). */
function byAverage(
  order: readonly number[],
  votes: readonly Whole[],
  plus: 0 | 1,
  most: number,
  into: number[],
  settle: Settle | undefined,
): number | Apportioned {
  let left = most;
  while (left > 0 && order.length > 0) {
    let best: number[] = [];
    for (const i of order) {
      const j = best[0] ?? i;
      const [own, other] = [(into[i] ?? 0) + plus, (into[j] ?? 0) + plus];
      const side = compareProducts(votes[i] ?? 0, other, votes[j] ?? 0, own);
      if (best.length === 0 || side > 0) best = [i];
      else if (side === 0) best.push(i);
    }
    if (best.length > left) return settled(best, left, into, settle) ?? most;
    for (const i of best) into[i] = (into[i] ?? 0) + 1;
    left -= best.length;
  }
  return most - left;
}

/** Whole quotas gave too many: the smallest remainders lose one seat each. */
function takeBack(
  excess: number,
  task: Task,
  into: number[],
  bench: QuotaBench,
  settle: Settle | undefined,
): Apportioned {
  const { order, remainders } = bench;
  order.length = 0;
  for (let i = 0; i < task.votes.length; i++) {
    if ((into[i] ?? 0) === 0) continue;
    order.push(i);
    into[i] = (into[i] ?? 0) - 1;
  }
  if (order.length < excess) return { kind: "impossible", reason: "quota-gives-wrong-number" };
  const kept = oneEach(order, remainders, order.length - excess, into, settle);
  return typeof kept === "number" ? { kind: "done", seats: into } : kept;
}

/**
 * Bounds: those whose quotas fall short of their minimum, or exceed their maximum, keep the bound, and the others share
 * what is left, until all fit. Whichever side is off by more seats is mended first.
 */
function within(
  method: QuotaMethod,
  task: Task,
  into: number[],
  bench: QuotaBench,
  settle: Settle | undefined,
): Apportioned {
  const { votes, scale } = task;
  const low = votes.map((_, i) => task.minimum?.[i] ?? 0);
  const high = votes.map((own, i) =>
    own === 0 ? (low[i] ?? 0) : Math.max(low[i] ?? 0, task.maximum?.[i] ?? task.seats),
  );
  const most = high.reduce((sum, n) => sum + n, 0);
  if (low.reduce((sum, n) => sum + n, 0) > task.seats) {
    return { kind: "impossible", reason: "minimum-above-seats" };
  }
  if (most < task.seats) return { kind: "impossible", reason: "not-enough-takers" };
  let free = votes.map((_, i) => i);
  let left = task.seats;
  const share: number[] = [];
  for (;;) {
    const own = free.map((i) => votes[i] ?? 0);
    const total = own.reduce<Whole>(add, 0);
    const attempt = (ask: Settle | undefined): Apportioned => {
      share.length = free.length;
      return once(method, { votes: own, scale, seats: left }, total, share, bench, ask);
    };
    let result = attempt(undefined);
    if (result.kind === "tied" && settle !== undefined) {
      const members = free;
      result = attempt((among, places) =>
        settle(
          among.map((i) => members[i] ?? 0),
          places,
        )?.map((i) => members.indexOf(i)),
      );
    }
    if (result.kind === "impossible" && free.length > 0) return result;
    const open = result.kind === "tied" ? result.among : [];
    const short = free.filter((i, k) => (share[k] ?? 0) + (open.includes(k) ? 1 : 0) < (low[i] ?? 0));
    const over = free.filter((i, k) => (share[k] ?? 0) > (high[i] ?? 0));
    if (short.length === 0 && over.length === 0) {
      for (const [k, i] of free.entries()) into[i] = share[k] ?? 0;
      return result.kind === "tied"
        ? { ...result, seats: into, among: result.among.map((k) => free[k] ?? 0) }
        : { kind: "done", seats: into };
    }
    let lacking = 0;
    for (const [k, i] of free.entries()) {
      lacking += Math.max(0, (low[i] ?? 0) - (share[k] ?? 0)) - Math.max(0, (share[k] ?? 0) - (high[i] ?? 0));
    }
    const fixed = [...(lacking >= 0 ? short : []), ...(lacking <= 0 ? over : [])];
    const mend = fixed.length > 0 ? fixed : [...short, ...over];
    for (const i of mend) {
      into[i] = short.includes(i) ? (low[i] ?? 0) : (high[i] ?? 0);
      left -= into[i] ?? 0;
    }
    free = free.filter((i) => !mend.includes(i));
  }
}

/** Largest key first; equal keys in order of index, which decides nothing. Insertion sort while short. */
export function sortDown(order: number[], keys: readonly Whole[]): void {
  if (order.length > 24) {
    order.sort((a, b) => compare(keys[b] ?? 0, keys[a] ?? 0) || a - b);
    return;
  }
  for (let i = 1; i < order.length; i++) {
    const moving = order[i] ?? 0;
    let j = i - 1;
    while (j >= 0 && compare(keys[order[j] ?? 0] ?? 0, keys[moving] ?? 0) < 0) {
      order[j + 1] = order[j] ?? 0;
      j -= 1;
    }
    order[j + 1] = moving;
  }
}
