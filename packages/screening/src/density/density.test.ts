import { Random } from "@urna/insight/random";
import { describe, expect, test } from "vitest";
import { logGamma } from "../log-gamma.ts";
import type { StationTable } from "../stations.ts";
import { fitMixture, kernelComponents } from "./mixture.ts";
import { countCells, GRID, rDensity } from "./r-density.ts";
import { openResampling, seenIn } from "./resample.ts";
import { spikeTest } from "./spikes.ts";

/**
 * density(y, bw = 1e-4, from = 0, to = 1, n = 1001) step by step as R's documentation has it: linear binning on 2n points, the kernel
 * as a circular vector, the convolution in full, linear interpolation.
 */
function oracle(values: readonly number[]): readonly number[] {
  const [n, bw] = [1024, 1e-4];
  const [lo, up] = [-4 * bw, 1 + 4 * bw];
  const y = new Float64Array(2 * n);
  for (const x of values) {
    const place = (x - lo) / ((up - lo) / (n - 1));
    const i = Math.floor(place);
    y[i] = (y[i] ?? 0) + (1 - (place - i)) / values.length;
    y[i + 1] = (y[i + 1] ?? 0) + (place - i) / values.length;
  }
  const step = (2 * (up - lo)) / (2 * n - 1);
  const kernel = Array.from({ length: 2 * n }, (_, k) => {
    const x = (k <= n ? k : k - 2 * n) * step;
    return Math.exp(-0.5 * (x / bw) ** 2) / (bw * Math.sqrt(2 * Math.PI));
  });
  const smooth = Array.from({ length: n }, (_, k) => {
    let sum = 0;
    for (const [i, mass] of y.entries()) if (mass > 0) sum += mass * (kernel[(k - i + 2 * n) % (2 * n)] ?? 0);
    return sum;
  });
  return Array.from({ length: 1001 }, (_, g) => {
    const place = (g / 1000 - lo) / ((up - lo) / (n - 1));
    const i = Math.floor(place);
    return (smooth[i] ?? 0) + (place - i) * ((smooth[i + 1] ?? 0) - (smooth[i] ?? 0));
  });
}

test("the density is R's, at every one of its 1,001 points", () => {
  const random = Random.ofChunk(4, 0);
  const values = [0, 1, 0.5, 0.5, 0.75, 1 / 3, ...Array.from({ length: 30 }, () => random.uniform())];
  const made = new Float64Array(GRID);
  rDensity(Float64Array.from(values), made);
  for (const [g, wanted] of oracle(values).entries()) expect(made[g]).toBeCloseTo(wanted, 9);
});

test("cells are half a thousandth to either side, the upper edge included", () => {
  const counts = new Uint32Array(GRID);
  countCells(Float64Array.from([0, 0.5, 0.5004, 0.4996, 0.75, 1]), counts);
  expect([counts[0], counts[500], counts[750], counts[1000]]).toEqual([1, 3, 1, 1]);
});

// ln gamma(x), worked out elsewhere with 50 digits.
const LOG_GAMMA = [
  [0.25, 1.288_022_524_698_077],
  [0.5, 0.572_364_942_924_700_1],
  [3.7, 1.428_072_326_665_388],
  [9.999, 12.799_575_780_077_413],
  [625.5, 3399.513_652_951_799],
  [10_000, 82_099.717_496_442_38],
] as const;

test.each(LOG_GAMMA)("ln gamma(%d)", (x, wanted) => {
  expect(Math.abs(logGamma(x) / wanted - 1)).toBeLessThan(1e-12);
});

describe("the kernel", () => {
  const [stations, voters] = [3000, 400];
  const random = Random.ofChunk(8, 0);
  const all = new Float64Array(stations).fill(voters);
  const yes = all.map((n) => Math.round(n * (0.5 + 0.1 * random.normal())));
  const { components, running } = fitMixture(kernelComponents(), yes, all, true);

  test("weights add up to one and lie where the stations are", () => {
    expect(components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    const mean = components.reduce(
      (sum, { weight, alpha, beta }) => sum + (weight * alpha) / (alpha + beta),
      0,
    );
    expect(mean).toBeCloseTo(0.5, 2);
  });

  test("every station has running sums that end at one", () => {
    for (let i = 0; i < stations; i += 100) {
      const own = running.subarray(i * components.length, (i + 1) * components.length);
      expect(own.at(-1)).toBe(1);
      expect(own.every((value, k) => k === 0 || value >= (own[k - 1] ?? 0) - 1e-6)).toBe(true);
    }
  });
});

/** Stations whose result lies around a half; at some of them it is set to three quarters. */
function country(stations: number, set: number): StationTable {
  const random = Random.ofChunk(6, 0);
  const make = (): Float64Array => new Float64Array(stations);
  const table = { registered: make().fill(1000), given: make(), counted: make(), leader: make() };
  for (let i = 0; i < stations; i++) {
    const given = 4 * Math.round(110 + 25 * random.normal());
    table.given[i] = given;
    table.counted[i] = given;
    table.leader[i] = i < set ? (given * 3) / 4 : Math.round(given * (0.6 + 0.08 * random.normal()));
  }
  return { ...table, areas: [""], area: new Int32Array(stations) };
}

describe("spikes", () => {
  const look = (set: number): ReturnType<typeof spikeTest> => {
    const table = country(1500, set);
    const opened = openResampling(table, "1", undefined);
    if (opened === undefined) throw new Error("no station");
    return spikeTest(
      seenIn(table),
      Array.from({ length: 30 }, (_, i) => opened.draw(i)),
      opened.stations,
    );
  };

  test("stations that were set to three quarters are found there", () => {
    const found = look(60);
    expect(found.p).toBeCloseTo(1 / 31, 9);
    expect(found.spikes[0]?.at).toBe(750);
    // 4 % of the stations were set there; the smooth distribution takes some of them for its own.
    expect(found.figure).toBeGreaterThan(2);
    expect(found.smallest).toBeLessThan(60);
  });

  test("no spike of that size in the same country without them; the variant is never below the figure", () => {
    const found = look(0);
    expect(found.p).toBeGreaterThan(0.05);
    expect(found.spikes[0]?.at).not.toBe(750);
    expect(found.fixed).toBeGreaterThanOrEqual(found.figure);
    expect(found.misfit.moved).toBeLessThan(5);
  });
});

test("a copy hangs on its number alone, and the stations keep their sizes", () => {
  const table = country(500, 0);
  const opened = openResampling(table, "1", undefined);
  expect(opened?.draw(7)).toEqual(openResampling(table, "1", undefined)?.draw(7));
  expect(opened?.draw(7)).not.toEqual(opened?.draw(8));
  expect(opened?.copy(3).registered).toEqual(table.registered);
});
