import { binomial } from "@urna/insight/multinomial";
import { Random } from "@urna/insight/random";
import { describe, expect, test } from "vitest";
import { logGamma } from "../log-gamma.ts";
import type { StationTable } from "../stations.ts";
import { alikeness, type BetaComponent, closest, densityOf } from "./beta-density.ts";
import { fitMixture } from "./mixture.ts";
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

const TRUE: readonly BetaComponent[] = [
  { weight: 0.6, alpha: 20, beta: 30 },
  { weight: 0.4, alpha: 45, beta: 15 },
];

/** Stations whose probabilities are drawn from a mixture. */
function drawn(
  components: readonly BetaComponent[],
  stations: number,
): { readonly yes: Float64Array; readonly all: Float64Array } {
  const random = Random.ofChunk(8, 0);
  const all = Float64Array.from({ length: stations }, () => 200 + random.below(800));
  const yes = all.map((n) => {
    let u = random.uniform();
    const own = components.find(({ weight }) => (u -= weight) < 0) ?? components[0];
    const a = random.gamma(own?.alpha ?? 1);
    return binomial(random, n, a / (a + random.gamma(own?.beta ?? 1)));
  });
  return { yes, all };
}

describe("the mixture", () => {
  test("of two: what the stations were drawn from comes out", () => {
    const { yes, all } = drawn(TRUE, 4000);
    const { components, running } = fitMixture(yes, all);
    expect(components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(alikeness(densityOf(components), densityOf(TRUE))).toBeGreaterThan(0.99);
    for (let i = 0; i < 4000; i += 100) {
      const own = running.subarray(i * components.length, (i + 1) * components.length);
      expect(own.at(-1)).toBe(1);
      expect(own.every((value, k) => k === 0 || value >= (own[k - 1] ?? 0) - 1e-6)).toBe(true);
    }
  });

  test("of one: no parameters nearby make the counts likelier", () => {
    const { yes, all } = drawn([{ weight: 1, alpha: 30, beta: 12 }], 3000);
    const { components } = fitMixture(yes, all);
    const likelihood = (mixture: readonly BetaComponent[]): number =>
      yes.reduce((sum, y, i) => {
        const n = all[i] ?? 0;
        const chance = mixture.reduce(
          (total, { weight, alpha, beta }) =>
            total +
            weight *
              Math.exp(
                logGamma(alpha + beta) -
                  logGamma(alpha) -
                  logGamma(beta) +
                  logGamma(alpha + y) +
                  logGamma(beta + n - y) -
                  logGamma(alpha + beta + n),
              ),
          0,
        );
        return sum + Math.log(chance);
      }, 0);
    expect(likelihood(components)).toBeGreaterThan(likelihood([{ weight: 1, alpha: 30, beta: 12 }]) - 1);
  });

  test("the closest mixture to a mixture is itself", () => {
    const { yes, all } = drawn(TRUE, 4000);
    const sorted = yes.map((y, i) => y / (all[i] ?? 1)).sort();
    const found = [...closest(sorted, densityOf(TRUE), 2)].sort((one, other) => one.alpha - other.alpha);
    for (const [k, { weight, alpha, beta }] of TRUE.entries()) {
      expect(found[k]?.weight).toBeCloseTo(weight, 4);
      expect(found[k]?.alpha).toBeCloseTo(alpha, 2);
      expect(found[k]?.beta).toBeCloseTo(beta, 2);
    }
  });

  test.each([
    ["all alike", [50, 50, 50, 50], [100, 100, 100, 100]],
    ["nobody and everybody", [0, 7, 0, 9], [5, 7, 3, 9]],
    ["one station of a hundred million", [30, 50_000_000, 60], [100, 100_000_000, 100]],
  ])("%s: the weights add up and nothing is infinite", (_, yes, all) => {
    const { components, running } = fitMixture(Float64Array.from(yes), Float64Array.from(all));
    expect(components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    for (const { alpha, beta } of components) expect(Number.isFinite(alpha * beta)).toBe(true);
    expect(running.some(Number.isNaN)).toBe(false);
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
    const opened = openResampling(table, "1");
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
  const opened = openResampling(table, "1");
  expect(opened?.draw(7)).toEqual(openResampling(table, "1")?.draw(7));
  expect(opened?.draw(7)).not.toEqual(opened?.draw(8));
  expect(opened?.copy(3).registered).toEqual(table.registered);
});
