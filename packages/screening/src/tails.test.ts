import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  binomialAtLeast,
  binomialAtMost,
  binomialTerm,
  chiSquaredAtLeast,
  exactInterval,
  normalAtLeast,
  normalQuantile,
} from "./tails.ts";

// Reference values: mpmath 1.3.0 with 50 digits, each sum and integral from its definition,
// written with the digits that a number of 64 bits keeps.
const AT_LEAST = [
  [6, 8, 0.0013, 1.3484963042185136e-16],
  [1, 10, 0.5, 0.9990234375],
  [5, 5, 0.25, 0.0009765625],
  [60, 100, 0.5, 0.028443966820490395],
  [30, 100, 0.5, 0.9999839199923521],
  [120, 1000, 0.1, 0.02199614496579438],
  [250, 1000, 0.1, 3.466176506291989e-42],
  [3, 2000, 0.00025, 0.014373461269847714],
  [9500, 10_000, 0.93, 1.1407620626457644e-16],
  [700, 3000, 0.2, 4.124406945615154e-6],
] as const;

const TERMS = [
  [0, 10, 0.1, 0.3486784401],
  [5, 10, 0.1, 0.0014880348000000003],
  [500, 1000, 0.5, 0.025225018178360804],
  [100, 1000, 0.1, 0.04201679086108544],
  [3000, 100_000, 0.029, 0.0012771981623565009],
  [17, 20, 0.9, 0.19011987137619885],
  [1, 2, 1e-9, 1.9999999980000002e-9],
] as const;

const NORMAL = [
  [-3, 0.9986501019683699],
  [-0.5, 0.6914624612740131],
  [0, 0.5],
  [0.5, 0.3085375387259869],
  [1, 0.15865525393145705],
  [1.5, 0.06680720126885807],
  [1.96, 0.024997895148220435],
  [2.2, 0.013903447513498604],
  [3, 0.0013498980316300946],
  [5, 2.866515718791939e-7],
  [8, 6.220960574271784e-16],
  [15, 3.670966199312751e-51],
  [30, 4.906713927148187e-198],
] as const;

const CHI_SQUARED = [
  [0.5, 1, 0.4795001221869535],
  [3.84, 1, 0.050043521248705106],
  [16.9, 9, 0.050305190124310874],
  [40, 9, 7.598525229464276e-6],
  [1, 9, 0.9994375026978325],
  [5, 2, 0.0820849986238988],
  [120, 10, 5.060046065842574e-21],
  [300, 99, 4.2266534644196255e-22],
  [80, 99, 0.9191878735980901],
] as const;

/** Whether two probabilities agree to twelve digits. */
const agree = (found: number, wanted: number): boolean => Math.abs(found / wanted - 1) < 1e-12;

describe("to twelve digits", () => {
  test.each(AT_LEAST)("binomial: %i or more of %i at %f", (k, n, p, wanted) => {
    expect(binomialAtLeast(k, n, p)).toSatisfy((found: number) => agree(found, wanted));
    expect(binomialAtMost(n - k, n, 1 - p)).toSatisfy(
      (found: number) => Math.abs(found / wanted - 1) < 1e-10,
    );
  });
  test.each(TERMS)("binomial: exactly %i of %i at %f", (k, n, p, wanted) => {
    expect(binomialTerm(k, n, p)).toSatisfy((found: number) => agree(found, wanted));
  });
  test.each(NORMAL)("normal: %f or more", (z, wanted) => {
    expect(normalAtLeast(z)).toSatisfy((found: number) => agree(found, wanted));
  });
  test.each(CHI_SQUARED)("chi-squared: %f or more with %i degrees of freedom", (x, degrees, wanted) => {
    expect(chiSquaredAtLeast(x, degrees)).toSatisfy((found: number) => agree(found, wanted));
  });
});

test("the binomial tail is the sum of exact fractions", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.nat(60),
      fc.integer({ min: 1, max: 63 }),
      (n, k, sixtyFourths) => {
        // An oracle in whole numbers: the number of favourable words of n letters over an alphabet of 64.
        let [favourable, choose] = [0n, 1n];
        for (let j = 0; j <= n; j++) {
          if (j >= k)
            favourable +=
              choose * BigInt(sixtyFourths) ** BigInt(j) * BigInt(64 - sixtyFourths) ** BigInt(n - j);
          choose = (choose * BigInt(n - j)) / BigInt(j + 1);
        }
        const wanted = Number((favourable * 2n ** 600n) / 64n ** BigInt(n)) / 2 ** 600;
        const found = binomialAtLeast(k, n, sixtyFourths / 64);
        expect(wanted === 0 ? found === 0 : Math.abs(found / wanted - 1) < 1e-12).toBe(true);
      },
    ),
  );
});

test("the terms of a binomial add up to one", () => {
  for (const n of [1, 7, 300, 5000]) {
    let sum = 0;
    for (let k = 0; k <= n; k++) sum += binomialTerm(k, n, 0.37);
    expect(sum).toBeCloseTo(1, 12);
  }
});

test("the quantile gives back the probability", () => {
  for (const p of [0.5, 0.2, 0.05, 0.01, 1e-6, 1e-12])
    expect(normalAtLeast(normalQuantile(p)) / p).toBeCloseTo(1, 10);
});

test("the exact interval: nothing of 1000, half, all", () => {
  // Nothing seen: the upper end is 1 - 0.025^(1/1000).
  const none = exactInterval(0, 1000);
  expect(none.low).toBe(0);
  expect(none.high).toBeCloseTo(1 - 0.025 ** 0.001, 12);
  const all = exactInterval(1000, 1000);
  expect(all.low).toBeCloseTo(0.025 ** 0.001, 12);
  expect(all.high).toBe(1);
  const half = exactInterval(500, 1000);
  expect(half.low + half.high).toBeCloseTo(1, 12);
});

test("outside of what can be: nothing is more likely than certain", () => {
  expect(binomialAtLeast(0, 5, 0.3)).toBe(1);
  expect(binomialAtLeast(6, 5, 0.3)).toBe(0);
  expect(binomialAtLeast(1, 5, 0)).toBe(0);
  expect(binomialAtLeast(5, 5, 1)).toBe(1);
  expect(binomialTerm(-1, 5, 0.3)).toBe(0);
  expect(binomialTerm(0, 5, 0)).toBe(1);
  expect(binomialTerm(5, 5, 1)).toBe(1);
  expect(chiSquaredAtLeast(0, 9)).toBe(1);
});
