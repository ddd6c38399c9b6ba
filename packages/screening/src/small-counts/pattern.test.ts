import { binomial } from "@urna/insight/multinomial";
import { Random } from "@urna/insight/random";
import { expect, test } from "vitest";
import { atLeast } from "../poisson-binomial.ts";
import { binomialTerm } from "../tails.ts";
import { measureSmallCounts, smallCounts, testOne } from "./pattern.ts";

/** A territory of stations with so many ballots; a small option gets one of a hundred. */
function clean(stations: number, chunk: number): { readonly counts: number[]; readonly ballots: number[] } {
  const random = Random.ofChunk(chunk, 0);
  const ballots = Array.from({ length: stations }, () => 150 + random.below(200));
  return { ballots, counts: ballots.map((n) => binomial(random, n, 0.01)) };
}

test("the plain null is the exact binomial one", () => {
  // No more spread than chance: only the plain null is left.
  const { counts, ballots } = {
    counts: Array.from({ length: 60 }, (_, i) => 1 + (i % 2)),
    ballots: Array.from({ length: 60 }, () => 200),
  };
  const share = counts.reduce((sum, n) => sum + n, 0) / (60 * 200);
  const chances = ballots.map((n) => binomialTerm(1, n, share) + binomialTerm(2, n, share));
  const found = testOne(counts, ballots);
  expect(found?.expected).toBeCloseTo(
    chances.reduce((sum, p) => sum + p, 0),
    9,
  );
  expect(found?.p).toBeCloseTo(atLeast(60, chances), 15);
  expect(found?.isPattern).toBe(true);
});

test("an option that is not small there is not tested", () => {
  expect(testOne([30, 40, 50], [100, 100, 100])).toBeUndefined();
  expect(testOne([0, 0, 1], [100, 100, 100])).toBeUndefined();
});

function tableOf(
  parts: readonly { readonly counts: readonly number[]; readonly ballots: readonly number[] }[],
): Parameters<typeof smallCounts>[0] {
  return {
    areas: parts.map((_, i) => `area ${i}`),
    area: Int32Array.from(parts.flatMap(({ counts }, i) => counts.map(() => i))),
    counted: Float64Array.from(parts.flatMap(({ ballots }) => ballots)),
    options: [{ id: "small", votes: Float64Array.from(parts.flatMap(({ counts }) => counts)) }],
  };
}

test("one territory of twenty with ones and twos by hand is found, the others are not", () => {
  const parts = Array.from({ length: 20 }, (_, i) => clean(60, i + 1));
  const [first] = parts;
  if (first !== undefined) parts[0] = { ...first, counts: first.counts.map((_, i) => 1 + (i % 2)) };
  const found = smallCounts(tableOf(parts));
  expect(found?.tested).toBe(20);
  expect(found?.patterns).toBe(1);
  expect(found?.choices.find((each) => each.moreThan === 20 && each.fewerThan === 10)?.patterns).toBe(1);
  expect(found?.unusual).toBe(1);
  expect(found?.found[0]?.area).toBe("area 0");
  expect(smallCounts(tableOf(parts.slice(1)))?.p).toBeGreaterThan(0.05);
});

test("missing and impossible counts are left out with their reason; small territories are none", () => {
  const part = clean(60, 1);
  const counts = part.counts.map((n, i) => (i === 0 ? Number.NaN : i === 1 ? 10_000 : n));
  const found = smallCounts(tableOf([{ ...part, counts }]));
  expect(found?.dropped).toEqual({ missing: 1, impossible: 1, nobody: 0 });
  expect(smallCounts(tableOf([clean(30, 1)]))).toBeUndefined();
});

test("clean elections light up no more often than the cut-off; the same seed measures the same", () => {
  const table = tableOf(Array.from({ length: 10 }, (_, i) => clean(60, i + 1)));
  const rate = measureSmallCounts(table, { seed: "1", runs: 200 });
  expect(rate.low).toBeLessThan(0.05);
  expect(measureSmallCounts(table, { seed: "1", runs: 200 })).toEqual(rate);
});
