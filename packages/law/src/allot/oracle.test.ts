/**
 * A second opinion on the proportional methods: every way of sharing out few seats among few contenders is written down
 * and judged by the definition alone. It shares no code with the engine.
 */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportion, type Method, methodField } from "./methods.ts";
import type { Task } from "./task.ts";
import { Reading } from "../schema.ts";

/** A claim to a seat as a fraction of big integers; a denominator of zero is endless. */
type Claim = readonly [bigint, bigint];

function larger(a: Claim, b: Claim): number {
  if (a[1] === 0n && b[1] === 0n) return a[0] > b[0] ? 1 : a[0] < b[0] ? -1 : 0;
  const side = a[0] * b[1] - b[0] * a[1];
  return side > 0n ? 1 : side < 0n ? -1 : 0;
}

/** The claim of v votes to the k-th seat (k from 1), as the literature defines it. */
const CLAIMS: Readonly<
  Record<string, { readonly written: unknown; readonly of: (v: bigint, k: bigint) => Claim }>
> = {
  "1 2 3": { written: { divisor: "dhondt" }, of: (v, k) => [v, k] },
  "1 3 5": { written: { divisor: "sainte-lague" }, of: (v, k) => [v, 2n * k - 1n] },
  "1.4 3 5": {
    written: { divisor: "sainte-lague", first: "1.4" },
    of: (v, k) => (k === 1n ? [v * 5n, 7n] : [v, 2n * k - 1n]),
  },
  "1 4 7": { written: { divisor: "danish" }, of: (v, k) => [v, 3n * k - 2n] },
  "2 3 4": { written: { divisor: "imperiali" }, of: (v, k) => [v, k + 1n] },
  "0 1 2": { written: { divisor: "adams" }, of: (v, k) => [v, k - 1n] },
  "harmonic means": {
    written: { divisor: "dean" },
    of: (v, k) => [v * (2n * k - 1n), 2n * k * (k - 1n)],
  },
  "geometric means": { written: { divisor: "huntington-hill" }, of: (v, k) => [v * v, k * (k - 1n)] },
  "1 2 4 8": { written: { divisor: "doubling" }, of: (v, k) => [v, 2n ** (k - 1n)] },
  // v/d to the power 2, where d is the root of half of (k - 1)^2 + k^2; or of its inverse.
  "mean 2": { written: { divisor: { mean: 2 } }, of: (v, k) => [2n * v ** 2n, (k - 1n) ** 2n + k ** 2n] },
  "mean -2": {
    written: { divisor: { mean: -2 } },
    of: (v, k) => [v ** 2n * ((k - 1n) ** 2n + k ** 2n), 2n * ((k - 1n) * k) ** 2n],
  },
  "k to 0.9": { written: { divisor: { exponent: "0.9" } }, of: (v, k) => [v ** 10n, k ** 9n] },
  "k - 2/3": { written: { divisor: { point: "1/3" } }, of: (v, k) => [v * 3n, 3n * k - 2n] },
  "1.5 2 4, then by 2": {
    written: { divisor: { sequence: ["1.5", 2, 4] } },
    of: (v, k) => (k === 1n ? [v * 2n, 3n] : [v, 2n * k - 2n]),
  },
};

function methodOf(written: unknown): Method {
  const reading = new Reading();
  const method = methodField.read(written, "", reading);
  if (method === undefined) throw new Error(JSON.stringify(reading.problems));
  return method;
}

/** All vectors of n whole numbers within bounds that add up to a sum. */
function* vectors(low: readonly number[], high: readonly number[], sum: number): Generator<number[]> {
  const [least, ...lows] = low;
  const [most, ...highs] = high;
  if (least === undefined || most === undefined) {
    if (sum === 0) yield [];
    return;
  }
  for (let s = least; s <= Math.min(most, sum); s++) {
    for (const rest of vectors(lows, highs, sum - s)) yield [s, ...rest];
  }
}

/** What all right vectors have in common: the certain seats, who is on the edge, and for how many places. */
function summary(right: readonly (readonly number[])[], seats: number): unknown {
  const [one] = right;
  if (one === undefined) return "none";
  const certain = one.map((_, i) => Math.min(...right.map((v) => v[i] ?? 0)));
  if (right.length === 1) return { kind: "done", seats: certain };
  const among = one.flatMap((_, i) => (right.some((v) => v[i] !== certain[i]) ? [i] : []));
  return {
    kind: "tied",
    seats: certain,
    among,
    places: seats - certain.reduce((a, b) => a + b, 0),
  };
}

const fewVotes = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 5 });
const manyVotes = fc.array(fc.nat({ max: 9_000_000_000_000_000 }), { minLength: 1, maxLength: 4 });

describe.each(Object.entries(CLAIMS))("divisors %s", (_, { written, of }) => {
  const method = methodOf(written);

  function byDefinition(task: Task): unknown {
    const votes = task.votes.map(BigInt);
    const low = votes.map((__, i) => task.minimum?.[i] ?? 0);
    const high = votes.map((v, i) => (v === 0n ? (low[i] ?? 0) : (task.maximum?.[i] ?? task.seats)));
    const held = votes.map((__, i) => BigInt(task.start?.[i] ?? 0));
    const claim = (i: number, k: number): Claim => of(votes[i] ?? 0n, (held[i] ?? 0n) + BigInt(k));
    const right: number[][] = [];
    for (const vector of vectors(low, high, task.seats)) {
      const sound = vector.every((s, i) =>
        vector.every(
          (t, j) =>
            i === j || s <= (low[i] ?? 0) || t >= (high[j] ?? 0) || larger(claim(i, s), claim(j, t + 1)) >= 0,
        ),
      );
      if (sound) right.push(vector);
    }
    return summary(right, task.seats);
  }

  const engine = (task: Task): unknown => {
    const result = apportion(method, task);
    return result.kind === "impossible" ? "none" : { ...result };
  };

  test("few votes, many ties", () => {
    fc.assert(
      fc.property(fewVotes, fc.nat({ max: 12 }), (votes, seats) => {
        const task = { votes, scale: 1, seats };
        expect(engine(task)).toEqual(byDefinition(task));
      }),
      { numRuns: 150 },
    );
  });

  test("many votes: products beyond safe integers", () => {
    fc.assert(
      fc.property(manyVotes, fc.nat({ max: 9 }), (votes, seats) => {
        const task = { votes, scale: 1, seats };
        expect(engine(task)).toEqual(byDefinition(task));
      }),
      { numRuns: 60 },
    );
  });

  test("bounds, and seats held before", () => {
    const bounded = fc.array(
      fc.record({
        v: fc.nat({ max: 30 }),
        low: fc.nat({ max: 2 }),
        more: fc.nat({ max: 4 }),
        held: fc.nat({ max: 3 }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(bounded, fc.nat({ max: 9 }), (rows, seats) => {
        const task = {
          votes: rows.map((r) => r.v),
          scale: 1,
          seats,
          minimum: rows.map((r) => r.low),
          maximum: rows.map((r) => r.low + r.more),
          start: rows.map((r) => r.held),
        };
        expect(engine(task)).toEqual(byDefinition(task));
      }),
      { numRuns: 150 },
    );
  });
});

/** Quotas in votes as fractions [num, den], by definition. */
const QUOTAS: Readonly<
  Record<string, { readonly written: unknown; readonly of: (v: bigint, s: bigint) => Claim }>
> = {
  "V/S": { written: { quota: "hare" }, of: (v, s) => [v, s] },
  "V/(S+1)": { written: { quota: "hagenbach-bischoff" }, of: (v, s) => [v, s + 1n] },
  "the whole number above V/(S+1)": { written: { quota: "droop" }, of: (v, s) => [v / (s + 1n) + 1n, 1n] },
  "V/(S+2)": { written: { quota: "imperiali" }, of: (v, s) => [v, s + 2n] },
  "V/(S+1) half up": {
    written: { quota: "hagenbach-bischoff", rounding: "half-up" },
    of: (v, s) => [(2n * v + s + 1n) / (2n * (s + 1n)), 1n],
  },
  "V/S up": { written: { quota: "hare", rounding: "ceil" }, of: (v, s) => [(v + s - 1n) / s, 1n] },
  "V/S down": { written: { quota: "hare", rounding: "floor" }, of: (v, s) => [v / s, 1n] },
};

describe.each(Object.entries(QUOTAS))("quota %s and largest remainders", (_, { written, of }) => {
  const method = methodOf(written);

  test("few votes, many ties", () => {
    fc.assert(
      fc.property(fewVotes, fc.integer({ min: 1, max: 12 }), (given, seats) => {
        const votes = given.map(BigInt);
        const total = votes.reduce((a, b) => a + b, 0n);
        const result = apportion(method, { votes: given, scale: 1, seats });
        const [num, den] = total === 0n ? [0n, 1n] : of(total, BigInt(seats));
        if (num === 0n) {
          const reason = total === 0n ? "no-votes-at-all" : "quota-of-zero";
          return JSON.stringify(result) === JSON.stringify({ kind: "impossible", reason });
        }
        const full = votes.map((v) => Number((v * den) / num));
        const rest = votes.map((v) => (v * den) % num);
        const right: number[][] = [];
        for (const vector of vectors(
          full,
          full.map((f, i) => (votes[i] === 0n ? f : f + 1)),
          seats,
        )) {
          const sound = vector.every((s, i) =>
            vector.every(
              (t, j) =>
                s === full[i] || t !== full[j] || votes[j] === 0n || (rest[i] ?? 0n) >= (rest[j] ?? 0n),
            ),
          );
          if (sound) right.push(vector);
        }
        const expected = summary(right, seats);
        expect(result.kind === "impossible" ? "none" : { ...result }).toEqual(expected);
        return true;
      }),
      { numRuns: 300 },
    );
  });
});
