import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CIRCLE_METHODS, condorcetWinner, firstBy, pairwise } from "./condorcet.ts";
import { elect, type Outcome } from "../elect.ts";
import { must } from "../errors.ts";
import type { BallotRow, Lot } from "../input.ts";
import { ballotsOf, rulesOf, seatedOf } from "../testing/documents.ts";
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

// ---- The same through a rules document.

const elected = (rule: object, ballots: readonly BallotRow[], lots: readonly Lot[] = []): Outcome =>
  must(
    elect(
      rulesOf({
        steps: {
          ballots: { count: "ballots", contest: "vote", equal: "keep" },
          seat: { allot: "condorcet", ballots: "ballots", ...rule },
        },
        tiers: { seat: "seat" },
      }),
      { ballots },
      { lots },
    ),
  );
const stepOf = (outcome: Outcome): unknown => outcome.trace.find((step) => step.clause === "condorcet");

describe("comparison by pairs in a rules document", () => {
  // A circle: a beats b 6 to 3, b beats c 7 to 2, c beats a 5 to 4.
  const CIRCLE = ballotsOf({ "a > b > c": 4, "b > c > a": 3, "c > a > b": 2 });

  test("records every pair once, the side with more votes first, and the winner", () => {
    const ballots = ballotsOf({
      "m > n > c > k": 42,
      "n > c > k > m": 26,
      "c > k > n > m": 15,
      "k > c > n": 17,
    });
    const outcome = elected({}, ballots);
    const pair = (contender: string, votes: number, against: string, votesAgainst: number): object => ({
      contender,
      votes,
      against,
      votesAgainst,
    });
    expect(seatedOf(outcome)).toEqual(["n"]);
    expect(stepOf(outcome)).toEqual({
      verb: "allot",
      clause: "condorcet",
      at: "seat",
      area: "",
      cite: [],
      ballots: 100,
      method: "none",
      pairs: [
        pair("c", 83, "k", 17),
        pair("c", 58, "m", 42),
        pair("n", 68, "c", 32),
        pair("k", 58, "m", 42),
        pair("n", 68, "k", 32),
        pair("n", 58, "m", 42),
      ],
      winner: "n",
      best: ["n"],
      elected: "n",
    });
  });

  test("elects nobody in a circle for which the law names no method", () => {
    const outcome = elected({}, CIRCLE);
    expect(outcome.status).toBe("complete");
    expect(seatedOf(outcome)).toEqual([]);
    expect(stepOf(outcome)).toMatchObject({ method: "none", winner: null, best: [], elected: null });
  });

  test.each([
    ["minimax", "winning-votes", "a"],
    ["schulze", undefined, "a"],
    ["ranked-pairs", "margins", "a"],
  ])("a circle by %s, strength %s", (circle, strength, best) => {
    const outcome = elected({ circle, ...(strength === undefined ? {} : { strength }) }, CIRCLE);
    expect(seatedOf(outcome)).toEqual([best]);
    expect(stepOf(outcome)).toMatchObject({ method: circle, winner: null, best: [best], elected: best });
  });

  test("votes and leads may put somebody else first", () => {
    // The worst defeat of a is 11 votes and a lead of 8, of b 7 votes and a lead of 1, of c 9 votes and a lead of 1.
    const ballots = ballotsOf({
      "b > c": 4,
      "c > a > b": 3,
      "a > b > c": 3,
      b: 2,
      "c = a > b": 1,
      "c > a = b": 4,
    });
    const worst = (strength: string): unknown => stepOf(elected({ circle: "minimax", strength }, ballots));
    expect(worst("winning-votes")).toMatchObject({
      pairs: [
        { contender: "a", votes: 7, against: "b", votesAgainst: 6 },
        { contender: "c", votes: 11, against: "a", votesAgainst: 3 },
        { contender: "b", votes: 9, against: "c", votesAgainst: 8 },
      ],
      best: ["b"],
    });
    expect(worst("margins")).toMatchObject({ best: ["b", "c"] });
  });

  test("equal shares of pairs are a tie, which a lot resolves", () => {
    const rule = { circle: "copeland", ties: [{ by: "lot" }] };
    const open = elected(rule, CIRCLE);
    expect(open).toMatchObject({ status: "tied", ties: [{ at: "seat", among: ["a", "b", "c"], for: 1 }] });
    expect(stepOf(open)).toMatchObject({ best: ["a", "b", "c"], elected: null });
    const drawn = elected(rule, CIRCLE, [{ at: "seat", order: ["c", "a", "b"] }]);
    expect(seatedOf(drawn)).toEqual(["c"]);
    expect(stepOf(drawn)).toMatchObject({ elected: "c" });
  });

  test("an even pair is won by nobody, and stands with the smaller name first", () => {
    const outcome = elected({ circle: "copeland" }, ballotsOf({ "b > a": 2, "a > b": 2, c: 1 }));
    expect(outcome).toMatchObject({ status: "tied", ties: [{ among: ["a", "b"] }] });
    expect(stepOf(outcome)).toMatchObject({
      pairs: [
        { contender: "a", votes: 2, against: "b", votesAgainst: 2 },
        { contender: "a", votes: 4, against: "c", votesAgainst: 1 },
        { contender: "b", votes: 4, against: "c", votesAgainst: 1 },
      ],
    });
  });

  test("who does not take part is passed over", () => {
    const outcome = must(
      elect(
        rulesOf({
          steps: {
            ballots: { count: "ballots", contest: "vote" },
            first: { count: "first", ballots: "ballots" },
            top: { admit: "top", votes: "first", next: 2 },
            seat: { allot: "condorcet", ballots: "ballots", among: "top" },
          },
          tiers: { seat: "seat" },
        }),
        { ballots: ballotsOf({ "x > m > y": 5, "y > m > x": 4, "m > x": 3 }) },
      ),
    );
    // Everybody prefers m to one of the two leaders, but m is third by first places.
    expect(seatedOf(outcome)).toEqual(["x"]);
    expect(stepOf(outcome)).toMatchObject({
      pairs: [{ contender: "x", votes: 8, against: "y", votesAgainst: 4 }],
    });
  });

  test("too many equally strong pairs are named as the reason", () => {
    // Everybody beats the next four in a circle: two ballots a pair, on which all others are even.
    const ring = "a b c d e f g h i".split(" ");
    const ballots = ring.flatMap((a, i) =>
      [1, 2, 3, 4].flatMap((step) => {
        const b = ring[(i + step) % ring.length] ?? "";
        const rest = ring.filter((id) => id !== a && id !== b).join(" = ");
        return [`${a} > ${b} > ${rest}`, `${rest} > ${a} > ${b}`];
      }),
    );
    const outcome = elected(
      { circle: "ranked-pairs" },
      ballotsOf(Object.fromEntries(ballots.map((ballot) => [ballot, 1]))),
    );
    expect(outcome.refusal).toMatchObject({ reason: "too-many-ties", details: { candidates: 9 } });
  });
});
