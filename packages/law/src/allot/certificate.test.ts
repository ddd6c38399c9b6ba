import { describe, expect, test } from "vitest";
import type { Ratio } from "../exact.ts";
import { claimOf, compareClaims, simpleDivisor } from "./certificate.ts";
import { named } from "./sequences.ts";

const dhondt = named("dhondt");
const value = (of: Ratio | undefined): number | undefined =>
  of === undefined ? undefined : Number(of.num) / Number(of.den);
/** The divisor between the claim of a granted and that of a refused seat. */
const between = (last: number | undefined, next: number | undefined): number | undefined =>
  value(
    simpleDivisor(
      dhondt,
      last === undefined ? undefined : claimOf(dhondt, last, 0),
      next === undefined ? undefined : claimOf(dhondt, next, 0),
    ),
  );

describe("claims", () => {
  test("to a first seat that needs no votes are decided by the votes, and stand above all others", () => {
    const adams = named("adams");
    const [five, three] = [claimOf(adams, 5, 0), claimOf(adams, 3, 0)];
    expect(Math.sign(compareClaims(five, three))).toBe(1);
    expect(Math.sign(compareClaims(three, five))).toBe(-1);
    expect(compareClaims(five, five)).toBe(0);
    expect(Math.sign(compareClaims(three, claimOf(adams, 1_000_000, 1)))).toBe(1);
    expect(Math.sign(compareClaims(claimOf(adams, 1_000_000, 1), three))).toBe(-1);
  });
});

describe("the roundest divisor", () => {
  test.each([
    // Above the refused claim, at most the granted one.
    [900, 110, 200],
    [900, 100, 200],
    [100, 99, 100],
    [101, 100, 101],
    [1000, 3, 1000],
    [999, 3, 100],
    [7, 1, 2],
    [7, undefined, 1],
    [70, undefined, 10],
    [5_000_000, undefined, 1_000_000],
  ])("between %s and %s is %s", (last, next, expected) => {
    expect(between(last, next)).toBe(expected);
  });

  test.each([
    [5, 6],
    [9, 10],
    [15, 20],
    [150, 200],
    [1, 2],
  ])("above %s alone, where nobody has a seat, is %s", (next, expected) => {
    expect(between(undefined, next)).toBe(expected);
  });

  test("above less than one vote is one", () => {
    expect(value(simpleDivisor(dhondt, undefined, { num: 1, den: 2 }))).toBe(1);
  });

  test("is a decimal fraction where no whole number lies between", () => {
    expect(simpleDivisor(dhondt, { num: 7, den: 2 }, { num: 16, den: 5 })).toEqual({ num: 33, den: 10 });
    expect(simpleDivisor(dhondt, { num: 1, den: 3 }, { num: 33, den: 100 })).toEqual({ num: 331, den: 1000 });
  });

  test("reaches from ten to the power of 30 down to that of minus 30, and no further", () => {
    const huge = 10n ** 30n;
    expect(simpleDivisor(dhondt, { num: huge * 3n, den: 1 }, undefined)).toEqual({ num: huge, den: 1 });
    const fine = (digits: bigint): Ratio | undefined =>
      simpleDivisor(dhondt, { num: 1, den: 10n ** digits }, { num: 0, den: 1 });
    expect(fine(30n)).toEqual({ num: 1, den: 10n ** 30n });
    expect(fine(31n)).toBeUndefined();
  });

  test("is none where there is nothing to check", () => {
    expect(simpleDivisor(dhondt, undefined, undefined)).toBeUndefined();
    expect(simpleDivisor(named("adams"), undefined, claimOf(named("adams"), 5, 0))).toBeUndefined();
  });

  test("of equal claims is the claim itself, but not where it is a root", () => {
    expect(simpleDivisor(dhondt, { num: 10, den: 2 }, { num: 5, den: 1 })).toEqual({ num: 10, den: 2 });
    const webster = named("sainte-lague");
    expect(value(simpleDivisor(webster, claimOf(webster, 30, 1), claimOf(webster, 10, 0)))).toBe(20);
    const hill = named("huntington-hill");
    expect(simpleDivisor(hill, claimOf(hill, 6, 1), claimOf(hill, 6, 1))).toBeUndefined();
  });
});
