import { expect, test } from "vitest";
import { drawSample, planSample, readQuickCount, residualOf, type SampledStation } from "./quick-count.ts";

/** A made-up country of three strata: stations of 200 to 900 ballots, shares that differ by stratum and station. */
const COUNTRY = Array.from({ length: 1200 }, (_, i) => {
  const stratum = ["city", "town", "village"][i % 3] ?? "";
  const ballots = 200 + ((i * 7919) % 701);
  const share = 0.35 + 0.1 * (i % 3) + (((i * 104_729) % 1000) / 1000 - 0.5) * 0.3;
  return { id: `s${String(i).padStart(4, "0")}`, stratum, ballots, votes: Math.round(ballots * share) };
});
const STRATA = ["city", "town", "village"].map((id) => {
  const own = COUNTRY.filter(({ stratum }) => stratum === id);
  return {
    id,
    stations: own.length,
    ballots: own.reduce((sum, s) => sum + s.ballots, 0),
    residual: residualOf(own) ?? 0,
  };
});
const TRUE_SHARE =
  COUNTRY.reduce((sum, s) => sum + s.votes, 0) / COUNTRY.reduce((sum, s) => sum + s.ballots, 0);

const sampleOf = (ids: readonly string[]): readonly SampledStation[] =>
  COUNTRY.filter(({ id }) => ids.includes(id));

test("the planned sample keeps its promise: 95 of 100 intervals hold the share, and are as wide as planned", () => {
  const plan = planSample(STRATA, { margin: 0.01 });
  expect(plan.margin).toBeLessThanOrEqual(0.01);
  expect(plan.margin).toBeGreaterThan(0.0095);
  let held = 0;
  let width = 0;
  for (let seed = 0; seed < 400; seed++) {
    const drawn = drawSample(COUNTRY, plan, seed).flatMap(({ sample }) => sample);
    const read = readQuickCount(sampleOf(drawn), STRATA, { drawn: "by-lot" });
    if (read.kind === "refused") throw new Error(read.why);
    if (read.low <= TRUE_SHARE && TRUE_SHARE <= read.high) held += 1;
    width += (read.high - read.low) / 2 / 400;
  }
  expect(held).toBeGreaterThan(400 * 0.92);
  expect(held).toBeLessThan(400 * 0.985);
  expect(Math.abs(width / plan.margin - 1)).toBeLessThan(0.15);
}, 60_000);

test("over all samples of a small population, the variance that is estimated is the variance there is", () => {
  // Equal stations: the ratio is a mean, and its estimated variance is without bias (Cochran 1977, theorem 2.4).
  const votes = [12, 40, 33, 71, 58, 20];
  const shares: number[] = [];
  const variances: number[] = [];
  for (let a = 0; a < 6; a++)
    for (let b = a + 1; b < 6; b++)
      for (let c = b + 1; c < 6; c++) {
        const sample = [a, b, c].map((i) => ({ stratum: "all", votes: votes[i] ?? 0, ballots: 100 }));
        const read = readQuickCount(sample, [{ id: "all", stations: 6 }], {
          drawn: "by-lot",
          confidence: 0.5,
        });
        if (read.kind === "refused") throw new Error(read.why);
        shares.push(read.share);
        variances.push(((read.high - read.low) / 2 / 0.674_489_750_196_081_7) ** 2);
      }
  const mean = (values: readonly number[]): number => values.reduce((s, v) => s + v, 0) / values.length;
  expect(mean(shares)).toBeCloseTo(mean(votes) / 100, 12);
  expect(mean(variances)).toBeCloseTo(mean(shares.map((s) => (s - mean(shares)) ** 2)), 12);
});

test("a wider margin asks for less, a full count has no margin, and every stratum has two", () => {
  const sizes = [0.003, 0.01, 0.03].map((margin) => planSample(STRATA, { margin }).stations);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(planSample(STRATA, { margin: 1e-9 })).toMatchObject({ stations: 1200, margin: 0 });
  expect(planSample(STRATA, { margin: 0.5 }).strata.map(({ sample }) => sample)).toEqual([2, 2, 2]);
  expect(residualOf([{ votes: 1, ballots: 2 }])).toBeUndefined();
});

test("the lot: the same seed and frame give the same stations, in whatever order the frame comes; reserves are the rest", () => {
  const plan = planSample(STRATA, { margin: 0.02 });
  const drawn = drawSample(COUNTRY, plan, "7");
  expect(drawSample([...COUNTRY].reverse(), plan, "7")).toEqual(drawn);
  expect(drawSample(COUNTRY, plan, "8")).not.toEqual(drawn);
  const ids = drawn.flatMap(({ sample, reserves }) => [...sample, ...reserves]);
  expect([...ids].sort()).toEqual(COUNTRY.map(({ id }) => id));
  expect(drawn.map(({ sample }) => sample.length)).toEqual(plan.strata.map(({ sample }) => sample));
});

test("stations that nobody drew by lot have no margin of error, however many there are", () => {
  const read = readQuickCount(COUNTRY, STRATA, { drawn: "otherwise" });
  expect(read).toMatchObject({ kind: "refused", why: "not-drawn-by-lot", missing: 0 });
  expect(read).not.toHaveProperty("low");
});

test("protocols that did not arrive: bounds with none and with all of their ballots; too few are refused", () => {
  const drawn = drawSample(COUNTRY, planSample(STRATA, { margin: 0.02 }), 3).flatMap(({ sample }) => sample);
  const sample = sampleOf(drawn).map((s, i) => (i % 20 === 0 ? { ...s, votes: null } : s));
  const read = readQuickCount(sample, STRATA, { drawn: "by-lot" });
  if (read.kind === "refused") throw new Error(read.why);
  expect(read.missing).toBeGreaterThan(0);
  expect(read.worst.low).toBeLessThan(read.low);
  expect(read.worst.high).toBeGreaterThan(read.high);
  const one = sample.filter(({ stratum }) => stratum === "city");
  expect(readQuickCount(one, STRATA, { drawn: "by-lot" })).toMatchObject({ why: "stratum-too-small" });
  expect(readQuickCount([], STRATA, { drawn: "by-lot" })).toMatchObject({ why: "no-ballots", votes: 0 });
});
