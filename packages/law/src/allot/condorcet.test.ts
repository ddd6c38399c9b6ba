import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CIRCLE_METHODS, condorcetWinner, firstBy, pairwise } from "./condorcet.ts";
import { rankedPairs } from "./ranked-pairs.ts";

type Ballot = readonly number[];

function packed(ballots: readonly Ballot[], n: number): readonly number[] {
  const starts = new Int32Array(ballots.length + 1);
  for (const [t, b] of ballots.entries()) starts[t + 1] = (starts[t] ?? 0) + b.length;
  return pairwise(
    {
      counts: ballots.map(() => 1),
      starts,
      marks: Int32Array.from(ballots.flat()),
      ranks: Int32Array.from(ballots.flatMap((b) => b.map((_, i) => i + 1))),
    },
    Int32Array.from({ length: n }, (_, i) => i),
    n,
  );
}

/** Voters who prefer a to b, asked one by one. */
function prefer(ballots: readonly Ballot[], a: number, b: number): number {
  return ballots.filter((ballot) => {
    const [x, y] = [ballot.indexOf(a), ballot.indexOf(b)];
    return x >= 0 && (y < 0 || x < y);
  }).length;
}

const N = 4;
const ALL = [0, 1, 2, 3];
const elections = fc.array(fc.shuffledSubarray(ALL, { minLength: 1 }), { minLength: 1, maxLength: 9 });
const strengthOf = (over: readonly number[]): number[] =>
  ALL.flatMap((i) =>
    ALL.map((j) => {
      const [a, b] = [over[i * N + j] ?? 0, over[j * N + i] ?? 0];
      return a > b ? a : 0;
    }),
  );

/** Every path without a return from a to b. */
function paths(a: number, b: number, seen: readonly number[] = [a]): readonly (readonly number[])[] {
  if (a === b) return [seen];
  return ALL.filter((c) => !seen.includes(c)).flatMap((c) => paths(c, b, [...seen, c]));
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) =>
    permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

describe("pairs", () => {
  test("are counted as if every voter were asked, and the winner is who wins them all", () => {
    fc.assert(
      fc.property(elections, (ballots) => {
        const over = packed(ballots, N);
        for (const a of ALL) {
          for (const b of ALL) expect(over[a * N + b]).toBe(a === b ? 0 : prefer(ballots, a, b));
        }
        const winners = ALL.filter((a) =>
          ALL.every((b) => a === b || prefer(ballots, a, b) > prefer(ballots, b, a)),
        );
        expect(condorcetWinner(over, N)).toBe(winners[0]);
      }),
    );
  });
});

describe("ways out of a circle", () => {
  test("elect whoever is preferred to every other, where there is one", () => {
    fc.assert(
      fc.property(elections, (ballots) => {
        const over = packed(ballots, N);
        const winner = condorcetWinner(over, N);
        fc.pre(winner !== undefined);
        for (const method of CIRCLE_METHODS) {
          expect(firstBy(method, over, strengthOf(over), N)).toEqual([winner]);
        }
      }),
    );
  });

  test("agree with their definitions", () => {
    fc.assert(
      fc.property(elections, (ballots) => {
        const over = packed(ballots, N);
        const strength = strengthOf(over);
        const s = (a: number, b: number): number => strength[a * N + b] ?? 0;
        const best = (score: (a: number) => number): readonly number[] => {
          const top = Math.max(...ALL.map(score));
          return ALL.filter((a) => score(a) === top);
        };
        expect(firstBy("minimax", over, strength, N)).toEqual(
          best((a) => -Math.max(...ALL.filter((b) => b !== a).map((b) => s(b, a)))),
        );
        expect(firstBy("copeland", over, strength, N)).toEqual(
          best(
            (a) =>
              ALL.filter((b) => b !== a && s(a, b) > 0).length -
              ALL.filter((b) => b !== a && s(b, a) > 0).length,
          ),
        );
        const strongest = (a: number, b: number): number =>
          Math.max(...paths(a, b).map((p) => Math.min(...p.slice(1).map((c, i) => s(p[i] ?? 0, c)))));
        expect(firstBy("schulze", over, strength, N)).toEqual(
          ALL.filter((a) => ALL.every((b) => a === b || strongest(a, b) >= strongest(b, a))),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("ranked pairs: every order of equally strong pairs is followed", () => {
    fc.assert(
      fc.property(elections, (ballots) => {
        const strength = strengthOf(packed(ballots, N));
        const pairs = ALL.flatMap((a) => ALL.map((b) => ({ a, b, s: strength[a * N + b] ?? 0 }))).filter(
          (p) => p.s > 0,
        );
        const levels = [...new Set(pairs.map((p) => p.s))].sort((x, y) => y - x);
        const orders = levels.reduce<readonly (readonly (typeof pairs)[number][])[]>(
          (so, level) =>
            so.flatMap((before) =>
              permutations(pairs.filter((p) => p.s === level)).map((next) => [...before, ...next]),
            ),
          [[]],
        );
        const winners = new Set<number>();
        for (const order of orders) {
          const locked: { a: number; b: number }[] = [];
          const reaches = (from: number, to: number): boolean =>
            from === to || locked.some((p) => p.a === from && reaches(p.b, to));
          for (const p of order) if (!reaches(p.b, p.a)) locked.push(p);
          for (const c of ALL) if (!locked.some((p) => p.b === c)) winners.add(c);
        }
        expect(rankedPairs(strength, N)).toEqual([...winners].sort((x, y) => x - y));
      }),
      { numRuns: 120 },
    );
  });

  test("gives up instead of following too many orders", () => {
    const n = 9;
    // Everybody beats the next four in a circle, all equally strongly.
    const strength = Array.from({ length: n * n }, (_, k) => {
      const [i, j] = [Math.floor(k / n), k % n];
      return (j - i + n) % n >= 1 && (j - i + n) % n <= 4 ? 1 : 0;
    });
    expect(rankedPairs(strength, n)).toBe(undefined);
  });

  test("Schulze's example of 45 voters and five candidates", () => {
    // Schulze (2011), example 1: A to E are 0 to 4; E wins.
    const types: readonly (readonly [number, string])[] = [
      [5, "ACBED"],
      [5, "ADECB"],
      [8, "BEDAC"],
      [3, "CABED"],
      [7, "CAEBD"],
      [2, "CBADE"],
      [7, "DCEBA"],
      [8, "EBADC"],
    ];
    const ballots = types.flatMap(([count, text]) =>
      Array.from({ length: count }, () => text.split("").map((c) => "ABCDE".indexOf(c))),
    );
    const over = packed(ballots, 5);
    expect(condorcetWinner(over, 5)).toBe(undefined);
    const strength = over.map((votes, k) => {
      const against = over[(k % 5) * 5 + Math.floor(k / 5)] ?? 0;
      return votes > against ? votes : 0;
    });
    expect(firstBy("schulze", over, strength, 5)).toEqual([4]);
  });

  test("Tennessee's capital: the city in the middle is preferred to every other", () => {
    const ballots = (
      [
        [42, [0, 1, 2, 3]],
        [26, [1, 2, 3, 0]],
        [15, [2, 3, 1, 0]],
        [17, [3, 2, 1, 0]],
      ] as const
    ).flatMap(([count, ballot]) => Array.from({ length: count }, () => ballot));
    expect(condorcetWinner(packed(ballots, 4), 4)).toBe(1);
  });
});
