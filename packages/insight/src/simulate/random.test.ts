import { describe, expect, test } from "vitest";
import { binomial, curve, multinomial, squeeze } from "./multinomial.ts";
import { Random, splitMix64 } from "./random.ts";
import { SquareSums } from "./square-sum.ts";

describe("published outputs", () => {
  test("xoshiro128** 1.1 from the state 1, 2, 3, 4", () => {
    // Reference implementation of Blackman and Vigna, as in the tests of rand_xoshiro.
    const random = new Random(1, 2, 3, 4);
    expect(Array.from({ length: 10 }, () => random.word())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  test("SplitMix64 from the seed 1234567", () => {
    // Rosetta Code, Pseudo-random numbers/Splitmix64.
    const stream = splitMix64(1_234_567n);
    expect(Array.from({ length: 5 }, () => stream.next().value)).toEqual([
      6_457_827_717_110_365_317n,
      3_203_168_211_198_807_973n,
      9_817_491_932_198_370_423n,
      4_593_380_528_125_082_431n,
      16_408_922_859_458_223_821n,
    ]);
  });
});

test("a stream depends on its seed and its chunk, and on nothing else", () => {
  const first = (seed: number | string, chunk: number): readonly number[] => {
    const random = Random.ofChunk(seed, chunk);
    return Array.from({ length: 4 }, () => random.word());
  };
  expect(first(7, 3)).toEqual(first("7", 3));
  expect(first(7, 3)).not.toEqual(first(7, 4));
  expect(first(7, 3)).not.toEqual(first(8, 3));
  const starts = new Set(Array.from({ length: 2000 }, (_, chunk) => first(1, chunk).join(" ")));
  expect(starts.size).toBe(2000);
});

/** Pearson's chi-square of counts against probabilities, cells with less than five expected put together. */
function chiSquare(
  counts: ReadonlyMap<number, number>,
  probabilities: readonly number[],
  draws: number,
): { readonly statistic: number; readonly cells: number } {
  let [statistic, cells, observed, expected] = [0, 0, 0, 0];
  for (const [k, p] of probabilities.entries()) {
    observed += counts.get(k) ?? 0;
    expected += p * draws;
    const rest = probabilities.slice(k + 1).reduce((a, b) => a + b, 0) * draws;
    if (expected < 5 || rest < 5) continue;
    statistic += (observed - expected) ** 2 / expected;
    cells += 1;
    [observed, expected] = [0, 0];
  }
  if (expected > 0) statistic += (observed - expected) ** 2 / expected;
  return { statistic, cells };
}

function binomialProbabilities(n: number, p: number): readonly number[] {
  const found = [(1 - p) ** n];
  for (let k = 1; k <= n; k++) found.push(((found[k - 1] ?? 0) * (n - k + 1) * p) / (k * (1 - p)));
  return found;
}

describe("the binomial distribution is met, not approximated", () => {
  const draws = 200_000;
  // By rejection, by inversion, at the border of both, and mirrored.
  test.each([
    [40, 0.3],
    [400, 0.5],
    [100, 0.05],
    [25, 0.4],
    [40, 0.9],
    [3, 0.5],
  ])("n %i, p %f: chi-square of 200,000 draws", (n, p) => {
    const random = Random.ofChunk(42, n);
    const counts = new Map<number, number>();
    for (let i = 0; i < draws; i++) {
      const k = binomial(random, n, p);
      counts.set(k, (counts.get(k) ?? 0) + 1);
    }
    expect(Math.min(...counts.keys())).toBeGreaterThanOrEqual(0);
    expect(Math.max(...counts.keys())).toBeLessThanOrEqual(n);
    const { statistic, cells } = chiSquare(counts, binomialProbabilities(n, p), draws);
    // Four standard deviations of a chi-square with so many degrees of freedom.
    expect(statistic).toBeLessThan(cells + 4 * Math.sqrt(2 * cells));
  });

  test("six million voters: mean and variance", () => {
    const random = Random.ofChunk(1, 0);
    const [n, p] = [6_366_441, 331_058 / 6_366_441];
    const middle = Math.round(n * p);
    const sums = new SquareSums(1);
    const middles = Float64Array.of(middle);
    for (let i = 0; i < draws; i++) sums.add(Float64Array.of(binomial(random, n, p)), middles);
    const variance = n * p * (1 - p);
    const mean = Number(sums.sum(0)) / draws + middle - n * p;
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / draws));
    expect(Number(sums.squares(0)) / draws / variance).toBeCloseTo(1, 1.5);
  });

  test("the bounds that spare the logarithms hold wherever they are used", () => {
    for (const n of [200, 1003, 20_000, 6_366_441])
      for (const p of [0.5, 0.45, 0.2, 0.05, 0.001]) {
        const variance = n * p * (1 - p);
        const mode = Math.floor((n + 1) * p);
        for (let away = 21; away < variance / 2 - 1; away = Math.ceil(away * 1.03))
          for (const k of [mode - away, mode + away].filter((at) => at >= 0 && at <= n)) {
            const bell = (-away * away) / (2 * variance);
            expect(Math.abs(curve(n, p, mode, k) - bell)).toBeLessThan(squeeze(away, variance));
          }
      }
    // The curve itself, against probabilities that are multiplied up.
    const exact = binomialProbabilities(400, 0.3);
    expect(curve(400, 0.3, 120, 150)).toBeCloseTo(Math.log((exact[150] ?? 0) / (exact[120] ?? 1)), 9);
  });

  test("ends", () => {
    const random = Random.ofChunk(1, 0);
    expect([binomial(random, 0, 0.5), binomial(random, 9, 0), binomial(random, 9, 1)]).toEqual([0, 0, 9]);
  });

  test("a multinomial draw adds up and leaves out who has no weight", () => {
    const random = Random.ofChunk(5, 0);
    const counts = new Float64Array(4);
    for (let i = 0; i < 1000; i++) {
      multinomial(random, 1_000_003, [5, 0, 3, 0], counts);
      expect([counts.reduce((a, b) => a + b, 0), counts[1], counts[3]]).toEqual([1_000_003, 0, 0]);
    }
  });
});

describe("normal and gamma numbers", () => {
  const draws = 400_000;

  test("the normal distribution in cells, its tail among them", () => {
    const random = Random.ofChunk(3, 0);
    // Phi at -3.5, -3, -2, -1, 0, 1, 2, 3, 3.5 from tables.
    const edges = [-3.5, -3, -2, -1, 0, 1, 2, 3, 3.5, Infinity];
    const below = [
      0.000232629, 0.001349898, 0.022750132, 0.158655254, 0.5, 0.841344746, 0.977249868, 0.998650102,
      0.999767371, 1,
    ];
    const counts = new Map<number, number>();
    for (let i = 0; i < draws; i++) {
      const x = random.normal();
      const cell = edges.findIndex((edge) => x < edge);
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    const probabilities = below.map((p, i) => p - (below[i - 1] ?? 0));
    expect(chiSquare(counts, probabilities, draws).statistic).toBeLessThan(27.9); // 0.1 % of 9 degrees
  });

  test.each([0.3, 1, 4.5, 60])("gamma of shape %f: mean and variance are the shape", (shape) => {
    const random = Random.ofChunk(11, 0);
    let [sum, squares] = [0, 0];
    for (let i = 0; i < draws; i++) {
      const x = random.gamma(shape);
      sum += x;
      squares += x * x;
    }
    const mean = sum / draws;
    expect(Math.abs(mean - shape)).toBeLessThan(4 * Math.sqrt(shape / draws));
    expect((squares / draws - mean * mean) / shape).toBeCloseTo(1, 1);
  });

  test("whole numbers below n are equally likely", () => {
    const random = Random.ofChunk(2, 0);
    const counts = new Map<number, number>();
    for (let i = 0; i < 70_000; i++) {
      const n = random.below(7);
      counts.set(n, (counts.get(n) ?? 0) + 1);
    }
    const even = Array.from({ length: 7 }, () => 1 / 7);
    expect(chiSquare(counts, even, 70_000).statistic).toBeLessThan(22.5);
  });
});

test("sums of squares stay exact beyond 2^53", () => {
  const sums = new SquareSums(2);
  const middles = Float64Array.of(0, 10);
  for (const value of [3, -4, 2 ** 26, -(2 ** 26), 600_000_001, 600_000_001])
    sums.add(Float64Array.of(value, 11), middles);
  expect(sums.sum(0)).toBe(1_200_000_001);
  expect(BigInt(sums.squares(0))).toBe(25n + 2n ** 53n + 2n * 600_000_001n ** 2n);
  expect([sums.sum(1), sums.squares(1)]).toEqual([6, 6]);
});
