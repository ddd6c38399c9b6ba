/**
 * The quota methods as one exact kernel: each contender takes as many seats as whole quotas fit into its votes; what is
 * left is given in stages: to the largest remainders, to the highest averages, to those with most votes.
 *
 * @module
 */

import {
  add,
  compareProducts,
  multiply,
  quotient,
  quotientOfMultiple,
  type Ratio,
  remainder,
  small,
  subtract,
  type Whole,
} from "../exact.ts";
import { choice, either, type Field, integer, isObject, list, optional, record } from "../schema.ts";
import type { Apportioned, QuotaBench, Settle, Task } from "./task.ts";
import { give, type Stage, stageField, takeBack } from "./leftovers.ts";

/** Quotas by name: votes over seats, seats + 1 or seats + 2; Droop is Hagenbach-Bischoff's rounded down, plus one. */
export const QUOTAS = ["hare", "hagenbach-bischoff", "droop", "imperiali"] as const;
export type QuotaName = (typeof QUOTAS)[number];

/** What happens to the fraction of a quota, in whole votes. */
export const ROUNDINGS = ["exact", "floor", "ceil", "half-up", "plus-one"] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** What happens when whole quotas give more seats than there are. */
export const OVERS = ["refuse", "smallest-remainder", "next-quota", "raise"] as const;

/** A quota method. `added` is what is added to the number of seats before votes are divided by it. */
export interface QuotaMethod {
  readonly name: QuotaName | "reinforced";
  readonly added: number;
  readonly rounding: Rounding;
  readonly over: (typeof OVERS)[number];
  readonly rest: readonly Stage[];
  /** Whoever is full passes further seats on by the same quota; otherwise the others share by a quota of their own. */
  readonly passOn?: boolean;
}

type QuotaWritten = QuotaName | { readonly plus: number };

const quotaField: Field<QuotaWritten> = either<QuotaWritten>("the quota", [
  { fits: (value) => typeof value === "string", form: choice("a quota by name", QUOTAS) },
  {
    fits: isObject,
    form: record("votes over seats and so many more", { plus: integer("how many more", 0, 100) }),
  },
]);

/** The fields of a quota method. */
export const quotaFields = {
  quota: quotaField,
  rounding: optional(choice("what happens to the fraction of the quota, in whole votes", ROUNDINGS)),
  over: optional(
    choice(
      "when whole quotas give too many seats: the smallest remainders lose one each, the next larger quota is taken (one seat less is added), or the quota is raised vote by vote until they fit",
      OVERS,
    ),
  ),
  rest: optional(
    list("how the seats that are left are given, stage by stage; by remainder when left out", stageField),
  ),
} as const;

/** The same for a step of its own, which may leave seats to another step. */
export const quotaStepFields = {
  ...quotaFields,
  rest: optional(
    list(
      "how the seats that are left are given, stage by stage: by remainder when left out; without a stage they stay for another step",
      stageField,
      0,
    ),
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
  readonly passOn?: boolean;
}): QuotaMethod {
  const { quota } = read;
  return {
    name: typeof quota === "string" ? quota : "reinforced",
    added: typeof quota === "string" ? ADDED[quota] : quota.plus,
    rounding: read.rounding ?? (quota === "droop" ? "plus-one" : "exact"),
    over: read.over ?? "refuse",
    rest: read.rest ?? BY_REMAINDER,
    ...(read.passOn === true ? { passOn: true } : {}),
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

/** Working space for one caller of {@link distribute}. */
export function quotaBench(): QuotaBench {
  return { quota: { num: 0, den: 1 }, full: [], remainders: [], takers: [], orders: [] };
}

/**
 * Apportions seats by quotas. Equal claims at the edge of a stage go to `settle`; when it leaves them open, later stages
 * wait. Contenders with a bound that their quotas do not meet keep the bound, and the others share the rest by a quota
 * of their own, or (`passOn`) go on by the same.
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
  const { maximum } = task;
  if (method.passOn === true && maximum !== undefined && task.minimum === undefined) {
    const most = maximum.reduce((sum, limit, i) => sum + (votes[i] === 0 ? 0 : limit), 0);
    if (most < task.seats) return { kind: "impossible", reason: "not-enough-takers" };
    return once(method, task, total, into, bench, settle);
  }
  if (task.minimum !== undefined || maximum !== undefined) {
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
  if (seats === 0) {
    into.fill(0);
    return { kind: "done", seats: into };
  }
  if (total === 0) return { kind: "impossible", reason: "no-votes-at-all" };
  const size = quotaSize(method, total, seats, scale);
  if (size.num === 0) return { kind: "impossible", reason: "quota-of-zero" };
  const fits = method.over === "raise" && wholes(size, votes) > seats ? raised(size, task) : size;
  const given = share(fits, task, into, bench);
  if (given === seats) return { kind: "done", seats: into };
  if (given > seats) {
    switch (method.over) {
      case "refuse":
      case "raise":
        return { kind: "impossible", reason: "quota-gives-wrong-number" };
      case "next-quota":
        if (method.added === 0) return { kind: "impossible", reason: "quota-gives-wrong-number" };
        return once({ ...method, added: method.added - 1 }, task, total, into, bench, settle);
      case "smallest-remainder":
        return takeBack(given - seats, task, into, bench, settle);
    }
  }
  // The law hands what is left to a larger area: another step counts it there.
  if (method.rest.length === 0) return { kind: "done", seats: into };
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

/** Gives everybody its whole quotas, up to its maximum; returns how many that is. */
function share(size: Ratio, { votes, maximum }: Task, into: number[], bench: QuotaBench): number {
  const { num, den } = size;
  const { full, remainders } = bench;
  bench.quota = size;
  let given = 0;
  for (let i = 0; i < votes.length; i++) {
    const product = multiply(votes[i] ?? 0, den);
    const rest = remainder(product, num);
    const fitting = small(rest === product ? 0 : quotientOfMultiple(subtract(product, rest), num));
    const whole = maximum === undefined ? fitting : Math.min(fitting, maximum[i] ?? fitting);
    into[i] = whole;
    full[i] = whole;
    remainders[i] = rest;
    given += whole;
  }
  return given;
}

/** How many whole quotas there are in all. */
function wholes({ num, den }: Ratio, votes: readonly Whole[]): number {
  return votes.reduce<number>((sum, own) => sum + small(quotient(multiply(own, den), num)), 0);
}

/** The smallest whole number of votes above a quota of which no more than the seats fit in. */
function raised({ num, den }: Ratio, { votes, scale, seats }: Task): Ratio {
  const times = (count: Whole): Ratio => ({ num: multiply(count, scale), den: 1 });
  let low = quotient(num, multiply(den, scale));
  let high = multiply(add(low, 1), 2);
  while (wholes(times(high), votes) > seats) [low, high] = [high, multiply(high, 2)];
  for (;;) {
    const middle = quotient(add(low, high), 2);
    if (middle === low) return times(high);
    if (wholes(times(middle), votes) > seats) low = middle;
    else high = middle;
  }
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
  const own = quotaBench();
  for (let i = 0; i < votes.length; i++) bench.remainders[i] = 0;
  for (;;) {
    const theirs = free.map((i) => votes[i] ?? 0);
    const total = theirs.reduce<Whole>(add, 0);
    const attempt = (ask: Settle | undefined): Apportioned => {
      share.length = free.length;
      return once(method, { votes: theirs, scale, seats: left }, total, share, own, ask);
    };
    let result = attempt(undefined);
    let { short, over } = misfits(result, free, share, low, high);
    if (result.kind === "tied" && settle !== undefined && short.length === 0 && over.length === 0) {
      // Only now: a tie in a sharing that is repeated anyway decides nothing.
      const members = free;
      result = attempt((among, places) =>
        settle(
          among.map((i) => members[i] ?? 0),
          places,
        )?.map((i) => members.indexOf(i)),
      );
      ({ short, over } = misfits(result, free, share, low, high));
    }
    if (result.kind === "impossible") return result;
    if (short.length === 0 && over.length === 0) {
      bench.quota = own.quota;
      for (const [k, i] of free.entries()) {
        into[i] = share[k] ?? 0;
        bench.full[i] = own.full[k] ?? 0;
        bench.remainders[i] = own.remainders[k] ?? 0;
      }
      return result.kind === "tied"
        ? { ...result, seats: into, among: result.among.map((k) => free[k] ?? 0) }
        : { kind: "done", seats: into };
    }
    let lacking = 0;
    for (const [k, i] of free.entries()) {
      lacking += Math.max(0, (low[i] ?? 0) - (share[k] ?? 0)) - Math.max(0, (share[k] ?? 0) - (high[i] ?? 0));
    }
    const fixed = [...(lacking >= 0 ? short : []), ...(lacking <= 0 ? over : [])];
    /** Whether the others can still take what is left when these keep their bounds; places of an open tie may be too many. */
    const leavesRoom = (mended: readonly number[]): boolean => {
      const others = free.filter((i) => !mended.includes(i));
      const rest = mended.reduce(
        (sum, i) => sum - (short.includes(i) ? (low[i] ?? 0) : (high[i] ?? 0)),
        left,
      );
      const least = others.reduce((sum, i) => sum + (low[i] ?? 0), 0);
      return mended.length > 0 && least <= rest && rest <= others.reduce((sum, i) => sum + (high[i] ?? 0), 0);
    };
    const mend = [fixed, over, short].find(leavesRoom) ?? [...short, ...over];
    for (const i of mend) {
      into[i] = short.includes(i) ? (low[i] ?? 0) : (high[i] ?? 0);
      bench.full[i] = into[i] ?? 0;
      left -= into[i] ?? 0;
    }
    free = free.filter((i) => !mend.includes(i));
  }
}

/** Whose seats are below the minimum even with a tied one, and whose are above the maximum for certain. */
function misfits(
  result: Apportioned,
  free: readonly number[],
  share: readonly number[],
  low: readonly number[],
  high: readonly number[],
): { readonly short: readonly number[]; readonly over: readonly number[] } {
  const open = result.kind === "tied" ? result.among : [];
  return {
    short: free.filter((i, k) => (share[k] ?? 0) + (open.includes(k) ? 1 : 0) < (low[i] ?? 0)),
    over: free.filter((i, k) => (share[k] ?? 0) > (high[i] ?? 0)),
  };
}
