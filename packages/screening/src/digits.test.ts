import { binomial } from "@urna/insight/multinomial";
import { Random } from "@urna/insight/random";
import { describe, expect, test } from "vitest";
import { mergeHits, openCalibration, rateOf } from "./calibrate-stations.ts";
import { digitChoices, type DigitTest, makeDigitTests } from "./digits.ts";
import type { StationTable } from "./stations.ts";
import { binomialTerm, chiSquaredAtLeast } from "./tails.ts";

/** A clean country: stations of `from` to `to` voters; `change` may spoil the votes. */
function country(
  stations: number,
  { from = 300, to = 2500, seed = 1, change = (votes: number): number => votes },
): StationTable {
  const random = Random.ofChunk(seed, 0);
  const registered = new Float64Array(stations);
  const given = new Float64Array(stations);
  const leader = new Float64Array(stations);
  for (let i = 0; i < stations; i++) {
    const n = from + random.below(to - from);
    const cast = binomial(random, n, 1 / (1 + Math.exp(-0.3 - 0.4 * random.normal())));
    registered[i] = n;
    given[i] = cast;
    leader[i] = Math.min(
      cast,
      change(binomial(random, cast, 1 / (1 + Math.exp(0.2 - 0.4 * random.normal())))),
    );
  }
  return { areas: [""], area: new Int32Array(stations), registered, given, counted: given, leader };
}

const digitsOf = (table: StationTable, kind: DigitTest["kind"]): DigitTest => {
  const found = makeDigitTests()(table).find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`no test of ${kind}`);
  return found;
};

test("a clean country shows nothing; digits that end in 0 and 5 too often, and pairs that avoid repeats, are found", () => {
  expect(digitsOf(country(3000, {}), "last").p).toBeGreaterThan(0.01);
  expect(digitsOf(country(3000, {}), "pairs").p).toBeGreaterThan(0.01);
  const rounded = country(3000, { change: (votes) => (votes % 7 === 0 ? votes - (votes % 5) : votes) });
  expect(digitsOf(rounded, "last").p).toBeLessThan(1e-6);
  const avoided = country(3000, {
    change: (votes) => (votes % 100 === (votes % 10) * 11 ? votes + 1 : votes),
  });
  expect(digitsOf(avoided, "pairs").p).toBeLessThan(1e-6);
});

test("what is expected is what the binomial terms of every station give", () => {
  const table = country(400, { from: 120, to: 260 });
  const wanted = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 400; i++) {
    const [n, votes] = [table.counted[i] ?? 0, table.leader[i] ?? 0];
    for (let k = 10; k <= n; k++) wanted[k % 10] = (wanted[k % 10] ?? 0) + binomialTerm(k, n, votes / n);
  }
  const total = wanted.reduce((sum, share) => sum + share, 0);
  const { expected, counts } = digitsOf(table, "last");
  for (const [digit, share] of wanted.entries()) {
    expect(Math.abs((expected[digit] ?? 0) - (share / total) * counts)).toBeLessThan(0.5);
  }
});

test("where all counts are small and alike the null itself is too wide: the rate says so, and the test is hidden", () => {
  const random = Random.ofChunk(1, 0);
  const registered = new Float64Array(4000).fill(150);
  const given = new Float64Array(4000).fill(60);
  const leader = given.map((cast) => binomial(random, cast, 0.3));
  const table = { areas: [""], area: new Int32Array(4000), registered, given, counted: given, leader };
  expect(digitsOf(table, "last").p).toBeLessThan(1e-6);
  const hits = openCalibration(table, 1)?.run(0, 20);
  expect(hits === undefined ? undefined : rateOf(hits, "last")?.hidden).toBe(true);
});

test("fewer than three hundred counts give no p-value", () => {
  expect(makeDigitTests()(country(250, {}))).toEqual([]);
});

test("the rates of clean countries are near the cut-off; runs in parts are the runs at once, whatever ran before", () => {
  const table = country(350, { from: 500, to: 1500 });
  const whole = openCalibration(table, 3)?.run(0, 100);
  const other = openCalibration(table, 3);
  const later = other?.run(60, 100);
  const parts = [other?.run(0, 60), later].filter((part) => part !== undefined);
  expect(mergeHits(parts)).toEqual(whole);
  for (const kind of ["integers", "last", "pairs"] as const) {
    const rate = whole === undefined ? undefined : rateOf(whole, kind);
    expect(rate?.runs).toBe(100);
    expect(rate?.hidden).toBe(false);
    expect(rate?.low).toBeLessThan(0.06);
    expect(rate?.high).toBeGreaterThan(0.02);
  }
}, 60_000);

test("a test that lights up too often for certain is hidden; without runs there is no rate", () => {
  const hits = {
    integers: { hits: 90, runs: 1000 },
    last: { hits: 70, runs: 1000 },
    pairs: { hits: 0, runs: 0 },
  };
  expect(rateOf(hits, "integers")?.hidden).toBe(true);
  // The lower end of the interval of 7.0 % is 5.5 %: not certain.
  expect(rateOf(hits, "last")?.hidden).toBe(false);
  expect(rateOf(hits, "pairs")).toBeUndefined();
});

test("nothing to simulate where no station can be used", () => {
  expect(openCalibration(country(0, {}), 1)).toBeUndefined();
});

describe("other choices", () => {
  test("the usual one is the test itself; a larger smallest count uses fewer; another option stands beside it", () => {
    const table = country(3000, {});
    const [usual, larger, ...others] = digitChoices(
      { ...table, options: [{ id: "b", votes: table.counted.map((n, i) => n - (table.leader[i] ?? 0)) }] },
      "last",
    );
    const [last] = makeDigitTests()(table);
    expect(usual).toMatchObject({ counts: "option", smallest: 10, used: last?.counts, p: last?.p });
    expect(larger).toMatchObject({ counts: "option", smallest: 20 });
    expect(larger?.used).toBeLessThanOrEqual(usual?.used ?? 0);
    expect(others.map(({ counts, other }) => other ?? counts).filter((name) => name !== "option")).toEqual([
      "turnout",
      "b",
    ]);
  });

  test("the effect that is printed is found in 80 of 100 cases", () => {
    // Noncentral chi-squared: a Poisson mixture of central ones with two more degrees each time.
    for (const { degrees, cut, noncentral } of [
      { degrees: 9, cut: 16.918_977_604_620_45, noncentral: 15.65 },
      { degrees: 2, cut: 5.991_464_547_107_979, noncentral: 9.635 },
    ]) {
      expect(chiSquaredAtLeast(cut, degrees)).toBeCloseTo(0.05, 9);
      let [power, weight] = [0, Math.exp(-noncentral / 2)];
      for (let j = 0; j < 200; j++) {
        power += weight * chiSquaredAtLeast(cut, degrees + 2 * j);
        weight *= noncentral / 2 / (j + 1);
      }
      expect(power).toBeCloseTo(0.8, 4);
      const found = makeDigitTests()(country(3000, {})).find((each) => each.degrees === degrees);
      const share = (found?.expected[0] ?? 0) / (found?.counts ?? 1);
      const effect = (found?.counts ?? 0) * (found?.smallestEffect ?? 0) ** 2 * (1 / share - 1);
      expect(effect).toBeCloseTo(noncentral, 9);
    }
  });
});
