import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BallotType, packTypes } from "../testing/transfers.ts";
import { countKeeping, KEEP_RULES, type KeepRound, type KeepRules } from "./keep-factors.ts";

interface Round extends Omit<KeepRound, "votes" | "keep" | "exhausted" | "quota" | "unit"> {
  readonly votes: readonly bigint[];
  readonly keep: readonly bigint[];
  readonly exhausted: bigint;
  readonly quota: bigint;
  readonly unit: bigint;
}

const RULES: KeepRules = { rule: "meek", digits: 9, omega: 6 };

function count(types: readonly BallotType[], n: number, seats: number, rules: KeepRules = RULES) {
  const rounds: Round[] = [];
  const result = countKeeping(
    {
      n,
      seats,
      papers: packTypes(types),
      limits: [],
      index: Int32Array.from({ length: n }, (_, i) => i),
    },
    rules,
    {
      ask: (among, places) => [...among].sort((a, b) => a - b).slice(0, places),
      watch: (r) =>
        rounds.push({
          ...r,
          votes: r.votes.map(BigInt),
          keep: r.keep.map(BigInt),
          exhausted: BigInt(r.exhausted),
          quota: BigInt(r.quota),
          unit: BigInt(r.unit),
          standing: [...r.standing],
          elected: [...r.elected],
        }),
    },
  );
  return { ...result, rounds };
}

const N = 5;
const elections = fc.array(
  fc.record({
    ranking: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 1 }),
    count: fc.integer({ min: 1, max: 40 }),
  }),
  { minLength: 1, maxLength: 12 },
);

/** Meek's count in floats, ballot by ballot: near enough to say who is elected where nothing is close. */
function inFloats(
  types: readonly BallotType[],
  seats: number,
): { elected: readonly number[]; close: boolean } {
  const keep = Array.from({ length: N }, () => 1);
  const elected: number[] = [];
  const out = new Set<number>();
  let close = false;
  const total = types.reduce((sum, t) => sum + t.count, 0);
  for (;;) {
    const hopeful = keep.map((_, c) => c).filter((c) => !elected.includes(c) && !out.has(c));
    if (elected.length + hopeful.length <= seats) return { elected: [...elected, ...hopeful], close };
    if (elected.length >= seats) return { elected, close };
    let votes: number[] = [];
    let quota = 0;
    for (let i = 0; i < 3000; i++) {
      votes = keep.map(() => 0);
      let lost = 0;
      for (const { ranking, count } of types) {
        let rest = count;
        for (const c of ranking) {
          const kept = rest * (keep[c] ?? 0);
          votes[c] = (votes[c] ?? 0) + kept;
          rest -= kept;
        }
        lost += rest;
      }
      quota = (total - lost) / (seats + 1);
      for (const c of elected) keep[c] = ((keep[c] ?? 0) * quota) / (votes[c] ?? 1);
    }
    const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-3;
    if (hopeful.some((c) => near(votes[c] ?? 0, quota))) close = true;
    const above = hopeful.filter((c) => (votes[c] ?? 0) > quota);
    if (above.length > 0) {
      elected.push(...above);
      continue;
    }
    const sorted = [...hopeful].sort((a, b) => (votes[a] ?? 0) - (votes[b] ?? 0));
    const [low, second] = sorted;
    if (low !== undefined && second !== undefined && near(votes[low] ?? 0, votes[second] ?? 0)) close = true;
    if (low !== undefined) {
      out.add(low);
      keep[low] = 0;
    }
  }
}

describe("keep factors", () => {
  test("at every round votes and exhausted add up to the ballots, and follow from the factors", () => {
    fc.assert(
      fc.property(
        elections,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(...KEEP_RULES),
        fc.constantFrom(4, 9),
        (types, seats, rule, digits) => {
          const found = count(types, N, seats, { rule, digits, omega: digits - 3 });
          expect(found.status).toBe("complete");
          expect(new Set(found.elected).size).toBe(seats);
          const ballots = BigInt(types.reduce((sum, t) => sum + t.count, 0));
          for (const round of found.rounds) {
            const { unit } = round;
            expect(round.votes.reduce((a, b) => a + b, round.exhausted)).toBe(ballots * unit);
            const again = Array.from({ length: N }, () => 0n);
            for (const { ranking, count } of types) {
              let rest = unit;
              for (const c of ranking) {
                const factor = round.keep[c] ?? 0n;
                const part = (rest * factor + unit - 1n) / unit;
                const kept = rule === "meek" ? part : rest < factor ? rest : factor;
                again[c] = (again[c] ?? 0n) + kept * BigInt(count);
                rest -= kept;
              }
            }
            expect(round.votes).toEqual(again);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test("elected candidates keep a quota, up to the open surplus", () => {
    const found = count(
      [
        { ranking: [0, 1], count: 60 },
        { ranking: [1, 2], count: 20 },
        { ranking: [2], count: 21 },
        { ranking: [3, 2], count: 5 },
      ],
      4,
      2,
    );
    expect(found.elected).toEqual([0, 1]);
    const last = found.rounds.at(-1);
    expect((last?.votes[0] ?? 0n) >= (last?.quota ?? 0n)).toBe(true);
  });

  test("agrees with a count in floats where nothing is close", () => {
    let compared = 0;
    fc.assert(
      fc.property(elections, fc.integer({ min: 1, max: 3 }), (types, seats) => {
        const expected = inFloats(types, seats);
        if (expected.close) return;
        compared += 1;
        const found = count(types, N, seats);
        expect(new Set(found.elected)).toEqual(new Set(expected.elected));
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(10);
  });

  test("Meek's and Warren's rules part where a paper passes two who are elected", () => {
    const types = [
      { ranking: [0, 1, 2], count: 60 },
      { ranking: [1, 0, 3], count: 40 },
      { ranking: [2], count: 12 },
      { ranking: [3], count: 11 },
    ];
    const votes = KEEP_RULES.map((rule) => count(types, 4, 3, { ...RULES, rule }).rounds.at(-1)?.votes);
    expect(votes[0]).not.toEqual(votes[1]);
  });

  test("equal totals are asked about, and an open tie leaves those who are in", () => {
    const result = countKeeping(
      {
        n: 3,
        seats: 2,
        papers: packTypes([
          { ranking: [0], count: 10 },
          { ranking: [1], count: 3 },
          { ranking: [2], count: 3 },
        ]),
        limits: [],
        index: Int32Array.from([0, 1, 2]),
      },
      RULES,
      { ask: () => undefined },
    );
    expect(result).toEqual({ elected: [0], status: "tied" });
  });
});
