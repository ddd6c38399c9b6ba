import { Random } from "@urna/insight/random";
import { expect, test } from "vitest";
import { sampledTotals, type SampledVotes } from "./quick-seats.ts";

/** Two strata that differ, three options. */
function population(): readonly SampledVotes[] {
  const random = Random.ofChunk(21, 0);
  return Array.from({ length: 600 }, (_, i) => {
    const isTown = i < 200;
    const size = (isTown ? 900 : 300) + random.below(100);
    const one = Math.round(size * ((isTown ? 0.3 : 0.6) + 0.05 * random.normal()));
    const two = Math.round(size * (0.2 + 0.03 * random.normal()));
    return { stratum: isTown ? "town" : "country", votes: [one, two, size - one - two] };
  });
}
const STRATA = [
  { id: "town", stations: 200 },
  { id: "country", stations: 400 },
];

test("all stations: the totals are exact and nothing is uncertain", () => {
  const all = population();
  const made = sampledTotals(all, STRATA);
  for (const [i, total] of (made?.totals ?? []).entries())
    expect(total).toBeCloseTo(
      all.reduce((sum, { votes }) => sum + (votes[i] ?? 0), 0),
      6,
    );
  expect(made?.covariance.flat().every((value) => value === 0)).toBe(true);
});

test("over many samples totals scatter by the deviations and covariances that each sample states", () => {
  const all = population();
  const draws = 400;
  const estimates: number[][] = [];
  const stated = [0, 0];
  for (let run = 0; run < draws; run++) {
    const random = Random.ofChunk(22, run);
    const sample = STRATA.flatMap(({ id }) => {
      const own = all.filter(({ stratum }) => stratum === id);
      for (let i = 0; i < 40; i++) {
        const j = i + random.below(own.length - i);
        const [a, b] = [own[i], own[j]];
        if (a === undefined || b === undefined) continue;
        own[i] = b;
        own[j] = a;
      }
      return own.slice(0, 40);
    });
    const made = sampledTotals(sample, STRATA);
    if (made === undefined) throw new Error("too small");
    estimates.push(made.totals.map((total) => Math.log(total)));
    stated[0] = (stated[0] ?? 0) + (made.covariance[0]?.[0] ?? 0) / draws;
    stated[1] = (stated[1] ?? 0) + (made.covariance[0]?.[1] ?? 0) / draws;
  }
  const mean = (i: number): number => estimates.reduce((sum, each) => sum + (each[i] ?? 0), 0) / draws;
  const covariance = (i: number, j: number): number =>
    estimates.reduce((sum, each) => sum + ((each[i] ?? 0) - mean(i)) * ((each[j] ?? 0) - mean(j)), 0) / draws;
  expect(Math.abs(covariance(0, 0) / (stated[0] ?? 1) - 1)).toBeLessThan(0.25);
  expect(Math.abs(covariance(0, 1) - (stated[1] ?? 0))).toBeLessThan(0.25 * (stated[0] ?? 1));
});

test("a stratum with one protocol of many says nothing of its spread: no totals", () => {
  expect(sampledTotals(population().slice(0, 200), STRATA)).toBeUndefined();
});
