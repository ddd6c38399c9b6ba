/**
 * Divisor sequences: the numbers by which votes are divided for the first, second, third ... seat. One shape for all: a
 * contender's claim to the seat after `s` is votes to the power `power` over `at(s)`, a whole number; claims are compared
 * crosswise, so that square roots and decimal powers stay exact.
 *
 * @module
 */

import {
  add,
  compareProducts,
  leastCommonMultiple,
  multiply,
  power,
  quotient,
  type Ratio,
  small,
  subtract,
  type Whole,
  whole,
  writeRatio,
} from "../exact.ts";
import {
  choice,
  either,
  type Field,
  fractionOf,
  integer,
  isObject,
  list,
  mapped,
  optional,
  record,
} from "../schema.ts";

/** Sequences that have a name. */
export const DIVISORS = [
  /** 1, 2, 3, 4 (also Jefferson; the whole part). */
  "dhondt",
  /** 1, 3, 5, 7 (also Webster; the nearest whole number). */
  "sainte-lague",
  /** 1, 4, 7, 10. */
  "danish",
  /** 2, 3, 4, 5. */
  "imperiali",
  /** 0, 1, 2, 3 (the next whole number up). */
  "adams",
  /** s(s + 1)/(s + 1/2): the harmonic mean of neighbours. */
  "dean",
  /** The root of s(s + 1): the geometric mean of neighbours. */
  "huntington-hill",
  /** 1, 2, 4, 8. */
  "doubling",
] as const;
export type DivisorName = (typeof DIVISORS)[number];

/** Where divisors do not lie on a line, no more seats than this are given: their numbers grow too long. */
export const MOST_SEATS_OFF_THE_LINE = 10_000;

/** A sequence of divisors, increasing; only the first may be zero (everybody gets one before anybody gets two). */
export interface Sequence {
  /** How a document names it: a name, or the divisors themselves. */
  readonly name: string;
  /** The first divisor where the law replaces it. */
  readonly first?: Ratio;
  /** Votes are raised to this power before they are compared. */
  readonly power: number;
  /** The divisor of the seat after `s` seats, raised to the same power and made whole. */
  readonly at: (s: number) => Whole;
  /** Where the divisor of that seat is a fraction: its denominator, by which the votes are multiplied. */
  readonly over?: (s: number) => Whole;
  /** Divisors after the first are `start + step * s`: then a formula gives the seats of a quotient at once. */
  readonly linear?: { readonly start: Whole; readonly step: Whole };
  /**
   * The divisors are `unit` times (to the power) those by which a pupil would check: such that they grow by one from seat
   * to seat, and one divisor for all is about the votes behind a seat.
   */
  readonly unit: Whole;
  /** Divisors of {@link at} are this times those that the law writes (to the power). */
  readonly whole: Whole;
}

type Divisors =
  | { readonly by: "name"; readonly name: DivisorName }
  | { readonly by: "list"; readonly divisors: readonly Ratio[] }
  | { readonly by: "point"; readonly point: Ratio }
  | { readonly by: "exponent"; readonly exponent: Ratio }
  | { readonly by: "mean"; readonly mean: number };

const divisorsField: Field<Divisors> = either<Divisors>("the divisors", [
  {
    fits: (value) => typeof value === "string",
    form: mapped(choice("a sequence by name", DIVISORS), (name): Divisors => ({ by: "name", name })),
  },
  {
    fits: (value) => isObject(value) && Object.hasOwn(value, "sequence"),
    form: mapped(
      record("the divisors one by one; after the last it goes on by the last difference", {
        sequence: list("the divisors, increasing", fractionOf("a divisor"), 2),
      }),
      (read): Divisors => ({ by: "list", divisors: read.sequence }),
    ),
  },
  {
    fits: (value) => isObject(value) && Object.hasOwn(value, "point"),
    form: mapped(
      record("seats so far plus a constant: 1 is D'Hondt, 1/2 Sainte-Lague, 0 Adams", {
        point: fractionOf("the constant", { max: 1000 }),
      }),
      (read): Divisors => ({ by: "point", point: read.point }),
    ),
  },
  {
    fits: (value) => isObject(value) && Object.hasOwn(value, "mean"),
    form: mapped(
      record("the power mean of neighbours: 1 is Sainte-Lague, -1 Dean, 2 the quadratic mean", {
        mean: integer("the power; 0 is Huntington-Hill", -50, 50),
      }),
      (read): Divisors => ({ by: "mean", mean: read.mean }),
    ),
  },
  {
    fits: isObject,
    form: mapped(
      record("1, 2, 3, ... to a power", {
        exponent: fractionOf('the power, for example "0.9"', { above: 0, max: 10 }),
      }),
      (read): Divisors => ({ by: "exponent", exponent: read.exponent }),
    ),
  },
]);

/** The fields of a divisor method. */
export const divisorFields = {
  divisor: divisorsField,
  first: optional(fractionOf("the first divisor, where the law replaces it (1.4)", { above: 0, max: 1000 })),
} as const;

/** The sequence that {@link divisorFields} describe. */
export function sequenceOf(read: { readonly divisor: Divisors; readonly first?: Ratio }): Sequence {
  const { divisor, first } = read;
  switch (divisor.by) {
    case "name":
      return named(divisor.name, first);
    case "list":
      return listed(divisor.divisors, first);
    case "point":
      return linear(`n+${writeRatio(divisor.point)}`, divisor.point, { num: 1, den: 1 }, first);
    case "exponent":
      return powered(divisor.exponent, first);
    case "mean":
      return divisor.mean === 0 ? named("huntington-hill", first) : withFirst(meanOf(divisor.mean), first);
  }
}

/** What is wrong with a sequence, or undefined: its divisors must grow, and its powers must stay within reason. */
export function flaw(sequence: Sequence): string | undefined {
  if (sequence.power > 100) return "an exponent with a denominator of at most 100";
  for (let s = 0; s < 64; s++) {
    const [here, next] = [s, s + 1];
    const side = compareProducts(
      sequence.at(here),
      sequence.over?.(next) ?? 1,
      sequence.at(next),
      sequence.over?.(here) ?? 1,
    );
    if (side >= 0) return `divisors that grow from the ${s + 1}th to the next`;
  }
  return undefined;
}

/** A sequence by its name, its first divisor replaced where wanted. */
export function named(name: DivisorName, first?: Ratio): Sequence {
  const one: Ratio = { num: 1, den: 1 };
  switch (name) {
    case "dhondt":
      return linear(name, one, one, first);
    case "sainte-lague":
      return linear(name, one, { num: 2, den: 1 }, first);
    case "danish":
      return linear(name, one, { num: 3, den: 1 }, first);
    case "imperiali":
      return linear(name, { num: 2, den: 1 }, one, first);
    case "adams":
      return linear(name, { num: 0, den: 1 }, one, first);
    case "huntington-hill":
      return withFirst({ name, power: 2, unit: 1, whole: 1, at: (s) => multiply(s, s + 1) }, first);
    case "doubling":
      return withFirst({ name, power: 1, unit: 1, whole: 1, at: (s) => whole(1n << BigInt(s)) }, first);
    case "dean":
      return withFirst(
        { name, power: 1, unit: 1, whole: 1, at: (s) => multiply(2 * s, s + 1), over: (s) => 2 * s + 1 },
        first,
      );
  }
}

function linear(name: string, start: Ratio, step: Ratio, first: Ratio | undefined): Sequence {
  const den = leastCommonMultiple(leastCommonMultiple(start.den, step.den), first?.den ?? 1);
  const up = (value: Ratio): Whole => multiply(value.num, quotient(den, value.den));
  const a = up(start);
  const b = up(step);
  const head = first === undefined ? a : up(first);
  const at =
    typeof a === "number" && typeof b === "number"
      ? (s: number): Whole => (s === 0 ? head : a + b * s)
      : (s: number): Whole => (s === 0 ? head : BigInt(a) + BigInt(b) * BigInt(s));
  return {
    name,
    ...(first === undefined ? {} : { first }),
    power: 1,
    at,
    linear: { start: a, step: b },
    unit: b,
    whole: den,
  };
}

/** Replaces the first divisor; all others are brought to its denominator. */
function withFirst(sequence: Sequence, first: Ratio | undefined): Sequence {
  if (first === undefined) return sequence;
  const head = power(first.num, sequence.power);
  const scale = power(first.den, sequence.power);
  const { over } = sequence;
  return {
    ...sequence,
    first,
    unit: multiply(sequence.unit, first.den),
    whole: multiply(sequence.whole, scale),
    at: (s) => (s === 0 ? head : multiply(sequence.at(s), scale)),
    ...(over === undefined ? {} : { over: (s: number) => (s === 0 ? 1 : over(s)) }),
  };
}

function listed(divisors: readonly Ratio[], first: Ratio | undefined): Sequence {
  const all = first === undefined ? divisors : [first, ...divisors.slice(1)];
  // The last difference is that of the law's own list, also where its first divisor is replaced.
  const [before, last] = divisors.slice(-2);
  let den: Whole = 1;
  for (const divisor of [...divisors, ...all]) den = leastCommonMultiple(den, divisor.den);
  const up = (value: Ratio): Whole => multiply(value.num, quotient(den, value.den));
  const values = all.map(up);
  const growth = before === undefined || last === undefined ? 0 : subtract(up(last), up(before));
  const end = values.length - 1;
  return {
    name: all.map(writeRatio).join(" "),
    ...(first === undefined ? {} : { first }),
    power: 1,
    unit: den,
    whole: den,
    at: (s) => values[s] ?? add(values[end] ?? 0, multiply(growth, s - end)),
  };
}

/**
 * The power mean of s and s + 1: its p-th power is half of s^p + (s + 1)^p, or for a negative power the inverse of half of
 * the sum of the inverses.
 */
function meanOf(p: number): Sequence {
  const root = Math.abs(p);
  const sum = (s: number): Whole => add(power(s, root), power(s + 1, root));
  const plain = { name: `mean ${p}`, power: root, unit: 1, whole: 1 };
  return p > 0
    ? { ...plain, at: sum, over: () => 2 }
    : { ...plain, at: (s) => multiply(2, power(multiply(s, s + 1), root)), over: sum };
}

/** 1, 2, 3, ... to the power n/d: claims are compared by their d-th powers. */
function powered(exponent: Ratio, first: Ratio | undefined): Sequence {
  const up = exponent.num <= 100 ? exponent.num : 0;
  const root = exponent.den <= 100 ? exponent.den : 101;
  const sequence: Sequence = {
    name: `n^${writeRatio(exponent)}`,
    power: small(root),
    unit: 1,
    whole: 1,
    at: (s) => power(s + 1, small(up)),
  };
  return withFirst(sequence, first);
}
