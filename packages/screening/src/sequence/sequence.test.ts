import { binomial } from "@urna/insight/multinomial";
import { Random } from "@urna/insight/random";
import { describe, expect, test } from "vitest";
import { openDayTest } from "./clean-days.ts";
import type { Reading } from "./day.ts";
import { lateTest, measureLate } from "./late.ts";

/** A day of twenty areas with small differences between them. */
function day(
  change: (area: number, bulletin: number, value: number) => number = (_, __, value) => value,
  seed = 12,
): Reading[] {
  const random = Random.ofChunk(seed, 0);
  const times = ["10:00", "12:00", "14:00", "close"];
  return Array.from({ length: 20 }, (_, a) => {
    let level = 0;
    return times.map((time, b): Reading => {
      level += 14 + 2 * random.normal();
      return { time, area: `a${a}`, percent: change(a, b, level).toFixed(2) };
    });
  }).flat();
}

describe("a day", () => {
  const days = openDayTest("1");

  test("an ordinary one is not unusual", () => {
    const made = days.look(day());
    expect(made.falls).toEqual([]);
    expect(made.compared).toBe(60);
    expect(made.tests).toBe(3 + 4 + 4);
    expect(made.p).toBeGreaterThan(0.05);
  });

  test("a leap of thirty points is found, and a smaller one than is said would be", () => {
    const made = days.look(day((a, b, value) => (a === 7 && b >= 1 ? value + 30 : value)));
    const [jump] = made.jumps.toSorted((x, y) => x.p - y.p);
    expect(jump).toMatchObject({ area: "a7", from: "10:00", to: "12:00" });
    expect(jump?.adjusted).toBeLessThan(0.01);
    expect(made.smallestJump).toBeLessThan(30);
  });

  test("a fall is named with both figures", () => {
    const made = days.look(day((a, b, value) => (a === 3 && b === 2 ? 1 : value)));
    expect(made.falls).toHaveLength(1);
    expect(made.falls[0]).toMatchObject({ area: "a3", from: "12:00", to: "14:00", after: "1.00" });
  });

  test("whole percents everywhere are found exactly: all endings are equally likely", () => {
    const made = days.look(day((_, b, value) => (b === 3 ? Math.round(value) : value)));
    // Eleven of a hundred endings lie within 0.05 of a whole percent.
    const last = made.whole.find(({ time }) => time === "close");
    expect(last?.expected).toBeCloseTo(20 * 0.11, 12);
    expect(Math.abs((last?.p ?? 1) / 0.11 ** 20 - 1)).toBeLessThan(1e-9);
  });

  test("the order of readings decides nothing; few areas give no probability", () => {
    expect(days.look(day().toReversed()).p).toBe(days.look(day()).p);
    const few = days.look(day().filter(({ area }) => Number(area.slice(1)) < 7));
    expect(few).toMatchObject({ tests: 0, bulletins: 0, small: 4 });
  });

  test("clean days light up no more often than they should, also where areas stand still in the evening", () => {
    expect(days.measure(day(), 1000).low).toBeLessThan(0.05);
    // The last step adds 0.2 give or take 1: where half of the areas stay, any that moves is far from all others.
    const evening = day((_, b, value) => (b === 3 ? value - 14 : value));
    expect(days.measure(evening, 1000).low).toBeLessThan(0.05);
  });

  test("clean days taken for the day itself, each with clean days of its own, light up no more often", () => {
    const hits = Array.from({ length: 40 }, (_, run) => days.look(day(undefined, 100 + run)).p).filter(
      (p) => p <= 0.05,
    ).length;
    // 5 % of 40 are 2; 7 or more would happen in 3 of 1,000 cases.
    expect(hits).toBeLessThan(7);
  }, 300_000);
});

/** Places of five stations, two of them late, with a share of their own each. */
function places(n: number, more: number): Parameters<typeof lateTest>[0] {
  const random = Random.ofChunk(14, 0);
  const rows = Array.from({ length: n }, (_, place) => {
    const share = 0.3 + 0.4 * random.uniform();
    return Array.from({ length: 5 }, (__, k) => {
      const late = k < 2 ? 1 : 0;
      return { place, late, votes: binomial(random, 200, share + late * more) };
    });
  }).flat();
  return {
    place: Int32Array.from(rows, ({ place }) => place),
    late: Float64Array.from(rows, ({ late }) => late),
    counted: new Float64Array(rows.length).fill(200),
    leader: Float64Array.from(rows, ({ votes }) => votes),
  };
}

describe("early and late", () => {
  test("fewer than thirty places are refused", () => {
    expect(lateTest(places(29, 0))).toEqual({ kind: "few-places", places: 29, needed: 30 });
  });

  test("what late stations have more within their places is found", () => {
    const made = lateTest(places(200, 0.05));
    if (made.kind !== "late") throw new Error(made.kind);
    expect(Math.abs(made.difference - 5)).toBeLessThan(3 * made.sd);
    expect(made.p).toBeLessThan(0.001);
    expect(made.smallestEffect).toBeLessThan(5);
  });

  test("late places that differ from early ones are no find", () => {
    const table = places(200, 0);
    // All stations of half of the places vote otherwise, late and early alike.
    const leader = table.leader.map((votes, i) =>
      (table.place[i] ?? 0) % 2 === 0 ? Math.round(votes / 2) : votes,
    );
    const made = lateTest({ ...table, leader });
    if (made.kind !== "late") throw new Error(made.kind);
    expect(Math.abs(made.difference)).toBeLessThan(3 * made.sd);
  });

  test("mean and deviation under the null are those of all ways to draw the late ones", () => {
    // One place of four stations repeated: the exact distribution is six ways, each equally likely.
    const shares = [0.1, 0.2, 0.4, 0.7];
    const pairs = shares.flatMap((_, i) => shares.slice(i + 1).map((__, j) => [i, i + 1 + j] as const));
    const differences = pairs.map(([i, j]) => {
      const late = ((shares[i] ?? 0) + (shares[j] ?? 0)) / 2;
      const all = shares.reduce((sum, share) => sum + share, 0);
      return late - (all - 2 * late) / 2;
    });
    const variance = differences.reduce((sum, d) => sum + d * d, 0) / differences.length;
    const n = 30;
    const repeated = <T>(values: readonly T[]): readonly T[] =>
      Array.from({ length: n }, () => values).flat();
    const made = lateTest({
      place: Int32Array.from({ length: 4 * n }, (_, i) => Math.floor(i / 4)),
      late: Float64Array.from(repeated([1, 1, 0, 0])),
      counted: new Float64Array(4 * n).fill(1000),
      leader: Float64Array.from(repeated(shares), (share) => share * 1000),
    });
    if (made.kind !== "late") throw new Error(made.kind);
    expect(made.difference).toBeCloseTo(100 * (differences[0] ?? 0), 9);
    expect(made.sd).toBeCloseTo(100 * Math.sqrt(variance / n), 9);
  });

  test("clean elections light up about as often as they should", () => {
    const { low, high } = measureLate(places(60, 0), { seed: "1", runs: 300 });
    expect(low).toBeLessThan(0.05);
    expect(high).toBeGreaterThan(0.05);
  });
});
