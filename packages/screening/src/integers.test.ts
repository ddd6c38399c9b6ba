import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { integerChoices } from "./integer-choices.ts";
import { integerPower, type IntegerResult, integerTest, stationsNeeded } from "./integers.ts";
import { isNearInteger, makeNearInteger } from "./near-integer.ts";
import { atLeast } from "./poisson-binomial.ts";
import type { StationTable } from "./stations.ts";
import { binomialTerm } from "./tails.ts";

const table = (
  rows: readonly (readonly [
    registered: number,
    given: number,
    counted: number,
    leader: number,
    area?: number,
  ])[],
): StationTable => ({
  areas: ["north", "south"],
  area: Int32Array.from(rows, ([, , , , area]) => area ?? 0),
  registered: Float64Array.from(rows, ([n]) => n),
  given: Float64Array.from(rows, ([, t]) => t),
  counted: Float64Array.from(rows, ([, , r]) => r),
  leader: Float64Array.from(rows, ([, , , w]) => w),
});

const tested = (stations: StationTable): IntegerResult => {
  const found = integerTest(stations);
  if (found === undefined) throw new Error("no station was used");
  return found;
};

test("the chance of a whole percentage is the sum over every outcome that is one", () => {
  const near = makeNearInteger();
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 4200 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const k = Math.max(1, Math.min(n - 1, Math.round(share * n)));
      let wanted = 0;
      for (let j = 0; j <= n; j++) if (isNearInteger(j, n)) wanted += binomialTerm(j, n, k / n);
      expect(Math.abs(near(n, k) / wanted - 1)).toBeLessThan(1e-9);
    }),
  );
});

test.each([10, 40])("the same within one part of %d of a point", (parts) => {
  const near = makeNearInteger(parts);
  for (const [n, k] of [
    [37, 11],
    [812, 477],
    [4000, 1480],
    [4001, 3000],
  ] as const) {
    let wanted = 0;
    for (let j = 0; j <= n; j++) if (isNearInteger(j, n, parts)) wanted += binomialTerm(j, n, k / n);
    expect(Math.abs(near(n, k) - wanted)).toBeLessThan(1e-9);
  }
});

test("other choices: the published one is the test itself, each of the others changes one thing", () => {
  const rows = Array.from({ length: 60 }, (_, i): readonly [number, number, number, number] => [
    i < 10 ? 90 : 200 + 10 * i,
    i < 10 ? 45 : 120 + 3 * i,
    i < 10 ? 45 : 120 + 3 * i,
    i < 10 ? 20 : 70 + i,
  ]);
  const stations = table(rows);
  const choices = integerChoices(stations);
  const { either } = tested(stations).excess.stations;
  expect(choices.map(({ parts, rule, stations: n }) => [parts, rule, n])).toEqual([
    [20, "usual", 50],
    [40, "usual", 50],
    [10, "usual", 50],
    [20, "larger", 50],
    [20, "all", 60],
  ]);
  expect(choices[0]).toMatchObject(either);
  expect(choices[1]?.expected).toBeLessThan(either.expected);
  expect(choices[2]?.expected).toBeGreaterThan(either.expected);
});

test("at sizes where a share can lie on the edge itself, the order of operations decides as in the notebooks", () => {
  const near = makeNearInteger();
  for (const n of [2000, 4000, 6000]) {
    let wanted = 0;
    for (let j = 0; j <= n; j++) if (isNearInteger(j, n)) wanted += binomialTerm(j, n, 0.37);
    expect(near(n, 0.37 * n) / wanted).toBeCloseTo(1, 9);
  }
});

test("large stations: one share in ten is near a whole percentage; nobody and all are whole", () => {
  const near = makeNearInteger();
  expect(near(1_000_000, 437_111)).toBeGreaterThan(0);
  expect(near(20_000, 8742)).toBeCloseTo(0.1, 1);
  expect(near(500, 0)).toBe(1);
  expect(near(500, 500)).toBe(1);
});

test("the tail of unequal chances is the sum over all outcomes", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 }),
      fc.nat(9),
      (chances, hits) => {
        let wanted = 0;
        for (let outcome = 0; outcome < 2 ** chances.length; outcome++) {
          const happened = chances.map((_, i) => Math.floor(outcome / 2 ** i) % 2 === 1);
          if (happened.filter(Boolean).length < hits) continue;
          wanted += chances.reduce((product, p, i) => product * (happened[i] === true ? p : 1 - p), 1);
        }
        expect(atLeast(hits, chances)).toBeCloseTo(wanted, 12);
      },
    ),
  );
});

test("twelve hundred stations rounded on purpose are found; their clean neighbours are not", () => {
  // Turnout 40 %, 41 %, ... of 1000 voters at every station of the north; odd numbers in the south.
  const rows = Array.from({ length: 1200 }, (_, i): readonly [number, number, number, number, number] => {
    const north = i % 2 === 0;
    const given = north ? 10 * (40 + (i % 40)) : 407 + (i % 400);
    return [1000, given, given, Math.floor(given * 0.613), north ? 0 : 1];
  });
  const found = tested(table(rows));
  expect(found.stations).toBe(1200);
  expect(found.few).toBe(false);
  expect(found.excess.stations.turnout.p).toBeLessThan(1e-100);
  expect(found.areas.map(({ area }) => area)).toEqual(["north", "south"]);
  expect(found.areas[1]?.p).toBeGreaterThan(0.01);
  expect(found.excess.registered.turnout.observed).toBe(found.excess.stations.turnout.observed * 1000);
});

test("few stations: an exact tail, and said to be few", () => {
  const rows = Array.from({ length: 40 }, (_, i): readonly [number, number, number, number] => [
    997,
    503 + i,
    503 + i,
    211 + i,
  ]);
  const { few, excess, smallestEffect } = tested(table(rows));
  expect(few).toBe(true);
  expect(excess.stations.either.p).toBeGreaterThan(0);
  expect(smallestEffect).toBeGreaterThan(0.2);
  // One station says nothing: not even all of them would be found.
  expect(tested(table(rows.slice(0, 1))).smallestEffect).toBeUndefined();
});

test("stations are left out with a count and a reason; nothing left is no result", () => {
  const rows = [
    [1000, 512, 512, 207],
    [Number.NaN, 512, 512, 207],
    [1000, 512, 512, Number.NaN],
    [1000, 512, 300, 301],
    [1000, 1001, 1001, 207],
    [1000, 0, 0, 0],
    [99, 50, 50, 20],
    [1000, 995, 995, 207],
    [1000, 512, 512, 511],
  ] as const;
  expect(tested(table(rows)).dropped).toEqual({ missing: 2, impossible: 2, nobody: 1, small: 1, full: 2 });
  expect(integerTest(table(rows.slice(1)))).toBeUndefined();
  expect(integerTest(table([]))).toBeUndefined();
});

describe("power", () => {
  // Simulated elsewhere with 250 elections each: turnout rounded at a share of stations, cut-off 1 %, three decimals apart.
  test.each([
    [500, 0.05, 0.44],
    [500, 0.1, 1],
    [3000, 0.02, 0.46],
    [3000, 0.05, 1],
    [10_000, 0.02, 0.98],
  ])("%i stations, share %f", (n, share, simulated) => {
    expect(Math.abs(integerPower(n, share, 0.19) - simulated)).toBeLessThan(0.08);
  });
  test("the number of stations that is needed gives the power of 80 %", () => {
    for (const share of [0.01, 0.02, 0.06]) {
      expect(integerPower(stationsNeeded(share, 0.19), share, 0.19)).toBeCloseTo(0.8, 2);
    }
    // Some ten thousand stations for 1.2 %, some five hundred for 6 %.
    expect(stationsNeeded(0.012, 0.19)).toBeGreaterThan(10_000);
    expect(stationsNeeded(0.06, 0.19)).toBeLessThan(700);
  });
});
