/**
 * What quotas leave over is given in stages; what they give too much is taken back. Each stage is a small rule of its own.
 *
 * @module
 */

import { compare, compareProducts, multiply, type Ratio, type Whole } from "../exact.ts";
import { choice, either, type Field, fractionOf, integer, optional, record } from "../schema.ts";
import type { Apportioned, QuotaBench, Settle, Task } from "./task.ts";

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
  /** Only for those whose votes hold at least one whole quota, or this part of one. */
  readonly eligible?: "full-quota" | Ratio;
  /** No contender gets more than this in this stage. */
  readonly each?: number;
}

/** The field of one stage. */
export const stageField: Field<Stage> = record("a stage", {
  by: choice("how its seats are given", STAGES),
  most: optional(integer("no more seats than this", 1, 1_000_000)),
  eligible: optional(
    either<"full-quota" | Ratio>("who takes part: those whose votes hold a whole quota, or a part of one", [
      { fits: (value) => value === "full-quota", form: choice("a whole quota", ["full-quota"]) },
      { fits: () => true, form: fractionOf("the part", { above: 0, max: 1 }) },
    ]),
  ),
  each: optional(integer("no more seats than this for one contender in this stage", 1, 1_000_000)),
});

/** Gives at most `most` seats by one rule: their number, or the tie that stopped it. */
export function give(
  rule: Stage,
  most: number,
  task: Task,
  into: number[],
  bench: QuotaBench,
  settle: Settle | undefined,
): number | Apportioned {
  const { votes } = task;
  const { remainders } = bench;
  const order = orderOf(
    bench,
    votes.length,
    (i) =>
      votes[i] !== 0 &&
      !isFull(task, into, i) &&
      takesPart(rule.eligible, i, task, bench) &&
      (rule.by !== "average-held" || (into[i] ?? 0) > 0),
  );
  switch (rule.by) {
    case "remainder":
      return oneEach(order, remainders, most, into, settle);
    case "votes":
      return oneEach(order, votes, most, into, settle);
    case "first":
      return allToFirst(order, votes, most, into, settle);
    case "average":
      return byAverage(order, task, 1, most, rule.each, into, settle);
    case "average-held":
      return byAverage(order, task, 0, most, rule.each, into, settle);
  }
}

function isFull({ maximum }: Task, into: readonly number[], i: number): boolean {
  return maximum !== undefined && (into[i] ?? 0) >= (maximum[i] ?? Number.MAX_SAFE_INTEGER);
}

/** Those of n who take part, in an array that is used again whenever there are as many. */
function orderOf({ orders, takers }: QuotaBench, n: number, takesPart: (i: number) => boolean): number[] {
  let count = 0;
  for (let i = 0; i < n; i++) if (takesPart(i)) takers[count++] = i;
  const order = (orders[count] ??= []);
  for (let k = 0; k < count; k++) order[k] = takers[k] ?? 0;
  return order;
}

function takesPart(
  eligible: Stage["eligible"],
  i: number,
  { votes }: Task,
  { full, quota }: QuotaBench,
): boolean {
  if (eligible === undefined) return true;
  if (eligible === "full-quota") return (full[i] ?? 0) > 0;
  const own = multiply(votes[i] ?? 0, eligible.den);
  return compareProducts(own, quota.den, eligible.num, quota.num) >= 0;
}

/** One seat each in descending order of `keys`, while there are seats and takers. */
function oneEach(
  order: number[],
  keys: readonly Whole[],
  most: number,
  into: number[],
  settle: Settle | undefined,
): number | Apportioned {
  if (most === 0) return 0;
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
  const among = order.slice(above, upTo);
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
  task: Task,
  plus: 0 | 1,
  most: number,
  each: number | undefined,
  into: number[],
  settle: Settle | undefined,
): number | Apportioned {
  const { votes } = task;
  let left = most;
  const before = each === undefined ? undefined : [...into];
  for (;;) {
    const open = task.maximum === undefined ? order : order.filter((i) => !isFull(task, into, i));
    const able =
      before === undefined ? open : open.filter((i) => (into[i] ?? 0) - (before[i] ?? 0) < (each ?? 0));
    if (left === 0 || able.length === 0) return most - left;
    let best: number[] = [];
    for (const i of able) {
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
}

/** Whole quotas gave too many: the smallest remainders lose one seat each. */
export function takeBack(
  excess: number,
  task: Task,
  into: number[],
  bench: QuotaBench,
  settle: Settle | undefined,
): Apportioned {
  const { remainders } = bench;
  const order = orderOf(bench, task.votes.length, (i) => (into[i] ?? 0) > 0);
  for (const i of order) into[i] = (into[i] ?? 0) - 1;
  if (order.length < excess) return { kind: "impossible", reason: "quota-gives-wrong-number" };
  const kept = oneEach(order, remainders, order.length - excess, into, settle);
  return typeof kept === "number" ? { kind: "done", seats: into } : kept;
}

/** Largest key first; equal keys stay as they stood, by index, which decides nothing. Insertion sort while short. */
export function sortDown(order: number[], keys: readonly Whole[]): void {
  if (order.length > 24) {
    order.sort((a, b) => compare(keys[b] ?? 0, keys[a] ?? 0));
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
