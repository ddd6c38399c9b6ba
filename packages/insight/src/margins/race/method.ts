/**
 * How seats follow from the votes of those who are in, as far as margins are found exactly: quotas with largest remainders
 * and divisors. Both give the seats to the highest claims, one after another.
 *
 * @module
 */

import {
  add,
  compareProducts,
  multiply,
  parseRatio,
  quotient,
  type Ratio,
  remainder,
  type Whole,
} from "@urna/law";
import {
  type QuotaMethod,
  QUOTAS,
  quotaMethod,
  quotaSize,
  type Rounding,
  ROUNDINGS,
} from "@urna/law/allot/quotas";
import { DIVISORS, named } from "@urna/law/allot/sequences";

/** A method whose claims can be counted. */
export type RaceMethod =
  /** The m-th claim is votes / quota - m + 1. The quota may depend on all votes of those who are in. */
  | { readonly kind: "quota"; readonly sizeOf: (total: number) => Ratio; readonly loose?: LooseQuota }
  /** The m-th claim is votes / divisor; the divisor of the seat after s seats, a whole number above zero. */
  | { readonly kind: "divisor"; readonly at: (s: number) => Whole };

/**
 * A quota that moves in jumps, in whole votes, or that can give too many seats at once, which the law does not answer: after
 * so many votes it jumps at the latest, and between two sizes it lies.
 */
export interface LooseQuota {
  readonly step: number;
  readonly sizeOf: (total: number) => Ratio;
  readonly between: (total: number) => readonly [Ratio, Ratio];
}

/** Fields of an `allot` step that change nothing about its formula; a least number is a departure of its own. */
const NEUTRAL: ReadonlySet<string> = new Set([
  "allot",
  "votes",
  "among",
  "in",
  "areas",
  "seats",
  "minimum",
  "ties",
  "cite",
  "note",
  "unless",
]);

/** Reads the method of an `allot` step; the name of the field that stands in the way where there is one. */
export function methodOf(
  allot: Readonly<Record<string, unknown>>,
  seats: number,
): { readonly method: RaceMethod; readonly most?: number } | { readonly field: string } {
  const known = new Set([...NEUTRAL, ...(FIELDS.get(String(allot["allot"])) ?? [])]);
  const strange = Object.keys(allot).find((field) => !known.has(field));
  if (strange !== undefined) return { field: strange };
  switch (allot["allot"]) {
    case "quota":
      return quotaOf(allot, seats);
    case "divisor":
      return divisorOf(allot);
    // Seats to those with most votes, one each, are the first seats of any divisors; a majority is a bar before them.
    case "plurality":
    case "majority":
      return { method: { kind: "divisor", at: (s) => s + 1 }, most: 1 };
    default:
      return { field: "allot" };
  }
}

const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["quota", ["quota", "rounding", "over", "rest", "rescued"]],
  ["divisor", ["divisor", "first", "maximum"]],
  ["plurality", []],
  ["majority", ["atLeast", "moreThan", "of"]],
]);

function quotaOf(
  allot: Readonly<Record<string, unknown>>,
  seats: number,
): { readonly method: RaceMethod } | { readonly field: string } {
  const name = QUOTAS.find((each) => each === allot["quota"]);
  if (name === undefined) return { field: "quota" };
  const rounding = ROUNDINGS.find((each) => each === allot["rounding"]);
  // A larger quota where whole quotas give too many seats is a method of its own.
  const over = allot["over"] ?? "refuse";
  if (over === "next-quota" || over === "raise") return { field: "over" };
  const rest = allot["rest"];
  if (rest !== undefined && JSON.stringify(rest) !== '[{"by":"remainder"}]') return { field: "rest" };
  const method: QuotaMethod = quotaMethod({ quota: name, ...(rounding === undefined ? {} : { rounding }) });
  const canRefuse = method.rounding === "exact" && method.added > 0 && over === "refuse";
  const exact = (total: number): Ratio => ({ num: total, den: seats + method.added });
  const around = AROUND[method.rounding];
  const sizeOf = (total: number): Ratio => quotaSize(method, total, seats, 1);
  const loose: LooseQuota = {
    sizeOf,
    step: method.rounding === "exact" ? 1 : seats + method.added,
    between: (total: number): readonly [Ratio, Ratio] => {
      const { den } = exact(total);
      const at = (by: number): Ratio => ({
        num: Math.max(2 * total + by * (seats + method.added), 1),
        den: multiply(2, den),
      });
      return [at(around[0]), at(around[1])];
    },
  };
  return {
    method: {
      kind: "quota",
      sizeOf,
      ...(method.rounding === "exact" && !canRefuse && method.added < 2 ? {} : { loose }),
    },
  };
}

/** How far a rounded quota is from the exact one at the most, in half votes. */
const AROUND: Readonly<Record<Rounding, readonly [number, number]>> = {
  exact: [0, 0],
  floor: [-2, 0],
  ceil: [0, 2],
  "half-up": [-1, 1],
  "plus-one": [0, 2],
};

function divisorOf(
  allot: Readonly<Record<string, unknown>>,
): { readonly method: RaceMethod } | { readonly field: string } {
  const name = DIVISORS.find((each) => each === allot["divisor"]);
  if (name === undefined) return { field: "divisor" };
  const first = allot["first"] === undefined ? undefined : parseRatio(allot["first"]);
  const sequence = named(name, first);
  const plain = sequence.power === 1 && sequence.over === undefined && sequence.at(0) > 0;
  return plain ? { method: { kind: "divisor", at: sequence.at } } : { field: "divisor" };
}

/** What claims are counted in: a method, the seats and, for quotas, the size of one for the votes that are in. */
export interface Claims {
  /** Claims of a rival with `votes` that are not below the `seat`-th claim of one with `own`; at most `most`. */
  readonly notBelow: (votes: number, own: number, seat: number, most: number) => number;
  /** Claims of a rival that are above the claim of the next seat after `seats` of one with `own`; at most `most`. */
  readonly above: (votes: number, own: number, seats: number, most: number) => number;
  /** The most votes with which a rival has no more than `count` claims that are not below. */
  readonly mostWith: (count: number, own: number, seat: number) => number;
  /** The fewest votes with which a rival has `count` claims that are above. */
  readonly fewestWith: (count: number, own: number, seats: number) => number;
}

/** The claims of a method when those who are in have so many votes together. */
export function claimsOf(method: RaceMethod, total: number): Claims {
  return method.kind === "divisor" ? byDivisors(method.at) : quotaClaims(method.sizeOf(total));
}

/** Claims as kind to a goal as the kindest quota between two sizes makes them: what does not suffice by these does not suffice at all. */
export function kindestOf([smallest, largest]: readonly [Ratio, Ratio]): Claims {
  const small = quotaClaims(smallest);
  const large = quotaClaims(largest);
  return {
    notBelow: (...of) => Math.min(small.notBelow(...of), large.notBelow(...of)),
    above: (...of) => Math.max(small.above(...of), large.above(...of)),
    mostWith: (...of) => Math.max(small.mostWith(...of), large.mostWith(...of)),
    fewestWith: (...of) => Math.min(small.fewestWith(...of), large.fewestWith(...of)),
  };
}

/** Claims as kind to a goal as a law that settles ties can be: what is equal counts for the goal. */
export function withTies(claims: Claims): Claims {
  return {
    notBelow: (votes, own, seat, most) =>
      Math.min(claims.notBelow(votes, own, seat, most), claims.above(votes, own, seat - 1, most)),
    above: (votes, own, seats, most) =>
      Math.max(claims.above(votes, own, seats, most), claims.notBelow(votes, own, seats + 1, most)),
    mostWith: (count, own, seat) =>
      Math.max(claims.mostWith(count, own, seat), claims.fewestWith(count + 1, own, seat - 1) - 1),
    fewestWith: (count, own, seats) =>
      Math.min(claims.fewestWith(count, own, seats), claims.mostWith(count - 1, own, seats + 1) + 1),
  };
}

/** The claims by a quota of one size. */
export function quotaClaims({ num, den }: Ratio): Claims {
  // A quota of zero makes no claims: the engine refuses.
  const size = num === 0 ? 1 : num;
  const lead = (votes: number, own: number, seats: number): Whole =>
    add(multiply(votes - own, den), multiply(seats, size));
  // Without votes nobody takes a seat, not even one that is left over.
  return {
    notBelow: (votes, own, seat, most) =>
      votes === 0 ? 0 : within(floorDivide(lead(votes, own, seat), size), most),
    above: (votes, own, seats, most) => {
      if (votes === 0) return 0;
      return own === 0 ? most : within(ceilDivide(lead(votes, own, seats + 1), size) - 1, most);
    },
    mostWith: (count, own, seat) =>
      Math.max(ceilDivide(add(multiply(own, den), multiply(count + 1 - seat, size)), den) - 1, 0),
    fewestWith: (count, own, seats) =>
      Math.max(floorDivide(add(multiply(own, den), multiply(count - seats - 1, size)), den) + 1, 1),
  };
}

function byDivisors(at: (s: number) => Whole): Claims {
  return {
    notBelow: (votes, own, seat, most) =>
      countWhile(most, (m) => compareProducts(votes, at(seat - 1), own, at(m)) >= 0),
    above: (votes, own, seats, most) =>
      countWhile(most, (m) => compareProducts(votes, at(seats), own, at(m)) > 0),
    mostWith: (count, own, seat) => ceilDivide(multiply(own, at(count)), at(seat - 1)) - 1,
    fewestWith: (count, own, seats) => floorDivide(multiply(own, at(count - 1)), at(seats)) + 1,
  };
}

function within(count: number, most: number): number {
  return Math.min(Math.max(count, 0), most);
}

function countWhile(most: number, holds: (m: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = low + ((high - low) >> 1);
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** a/b rounded down, for any a and b > 0. */
function floorDivide(a: Whole, b: Whole): number {
  if (a >= 0) return Number(quotient(a, b));
  const positive = multiply(a, -1);
  const whole = quotient(positive, b);
  return -Number(remainder(positive, b) === 0 ? whole : add(whole, 1));
}

/** a/b rounded up, for any a and b > 0. */
function ceilDivide(a: Whole, b: Whole): number {
  return -floorDivide(multiply(a, -1), b);
}
