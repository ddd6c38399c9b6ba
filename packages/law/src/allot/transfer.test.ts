import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Whole } from "../exact.ts";
import { type BallotType, noDraw, raceOf, TRANSFER_RULES } from "../testing/transfers.ts";
import { countTransfers } from "./transfer.ts";
import { type Stage, SURPLUS_METHODS, type TransferRules } from "./transfer-rules.ts";

interface Counted {
  readonly elected: readonly number[];
  readonly status: string;
  readonly stages: readonly {
    readonly action: Stage["action"];
    readonly who: readonly number[];
    /** As text num/den in lowest terms is not needed: both sides are compared as exact fractions below. */
    readonly votes: readonly Fraction[];
    readonly exhausted: Fraction;
    readonly lost: Fraction;
    readonly elected: readonly number[];
  }[];
}

/** Counts with lots that prefer candidates of smaller number. */
function count(
  types: readonly BallotType[],
  n: number,
  seats: number,
  rules: Partial<TransferRules> = {},
): Counted {
  const stages: Counted["stages"][number][] = [];
  const result = countTransfers(
    raceOf(types, n, seats),
    { ...TRANSFER_RULES, ...rules },
    {
      draw: noDraw,
      ask: (among, places) => [...among].sort((a, b) => a - b).slice(0, places),
      watch: (stage) => {
        const written = (w: Whole): Fraction => reduced(BigInt(w), BigInt(stage.unit));
        stages.push({
          action: stage.action,
          who: [...stage.who],
          votes: stage.votes.map(written),
          exhausted: written(stage.exhausted),
          lost: written(stage.lost),
          elected: [...stage.elected],
        });
      },
    },
  );
  return { ...result, stages };
}

// ---- The oracle: one object for every single ballot, fractions of its own, sets instead of arrays.

interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const reduced = (n: bigint, d: bigint): Fraction => {
  const g = gcd(n, d) || 1n;
  return { n: n / g, d: d / g };
};
const plus = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d + b.n * a.d, a.d * b.d);
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
const times = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.n, a.d * b.d);
const over = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d, a.d * b.n);
const less = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;
const cutTo = (a: Fraction, digits: number | undefined): Fraction =>
  digits === undefined ? a : reduced((a.n * 10n ** BigInt(digits)) / a.d, 10n ** BigInt(digits));
const ZERO: Fraction = { n: 0n, d: 1n };
const ONE: Fraction = { n: 1n, d: 1n };

interface Paper {
  readonly ranking: readonly number[];
  value: Fraction;
  holder: number | undefined;
  received: number;
}

type OracleRules = Pick<TransferRules, "method" | "digits" | "cut" | "of" | "votesDigits">;

/** Counts ballot by ballot as the law's words say; ties prefer candidates of smaller number. */
function oracle(
  types: readonly BallotType[],
  n: number,
  seats: number,
  { method, digits, cut, of, votesDigits }: OracleRules,
): { readonly elected: readonly number[]; readonly stages: readonly (readonly Fraction[])[] } {
  const papers: Paper[] = types.flatMap(({ ranking, count }) =>
    ranking.length === 0
      ? []
      : Array.from(
          { length: count },
          (): Paper => ({ ranking, value: ONE, holder: ranking[0], received: 1 }),
        ),
  );
  const hopeful = new Set(Array.from({ length: n }, (_, i) => i));
  const elected: number[] = [];
  const waiting = new Set<number>();
  const quota: Fraction = { n: BigInt(papers.length) / BigInt(seats + 1) + 1n, d: 1n };
  const totals = Array.from({ length: n }, (_, c) =>
    papers.filter((p) => p.holder === c).reduce((sum, p) => plus(sum, p.value), ZERO),
  );
  const held = (c: number): Fraction => totals[c] ?? ZERO;
  const next = (p: Paper): number | undefined =>
    p.ranking.slice(p.ranking.indexOf(p.holder ?? -1) + 1).find((c) => hopeful.has(c));
  /** Hands papers on; what each receives together is cut. */
  const pass = (moving: readonly Paper[], stage: number): void => {
    for (const p of moving) {
      p.holder = next(p);
      p.received = stage;
    }
    for (const c of hopeful) {
      const gain = moving.filter((p) => p.holder === c).reduce((sum, p) => plus(sum, p.value), ZERO);
      totals[c] = plus(held(c), cutTo(gain, votesDigits));
    }
  };
  const stages: (readonly Fraction[])[] = [];
  for (let stage = 1; ; stage++) {
    const byVotes = [...hopeful].sort((a, b) =>
      less(held(b), held(a)) ? -1 : less(held(a), held(b)) ? 1 : a - b,
    );
    for (const c of byVotes) {
      if (less(held(c), quota)) continue;
      hopeful.delete(c);
      elected.push(c);
      waiting.add(c);
    }
    if (hopeful.size <= seats - elected.length) {
      for (const c of byVotes) if (hopeful.has(c)) elected.push(c);
      hopeful.clear();
    }
    stages.push(Array.from({ length: n }, (_, c) => held(c)));
    if (elected.length >= seats) return { elected, stages };
    const rich = [...waiting]
      .filter((c) => less(quota, held(c)))
      .sort((a, b) => (less(held(b), held(a)) ? -1 : less(held(a), held(b)) ? 1 : a - b));
    const [giver] = rich;
    if (giver !== undefined) {
      const surplus = minus(held(giver), quota);
      let moving = papers.filter((p) => p.holder === giver);
      if (method === "last-parcel") {
        const last = Math.max(...moving.map((p) => p.received));
        moving = moving.filter((p) => p.received === last);
      }
      if (of === "transferable") moving = moving.filter((p) => next(p) !== undefined);
      const worth = moving.reduce((sum, p) => plus(sum, p.value), ZERO);
      // Where all that can move is worth no more than the surplus, it moves as it is.
      if (of === "all" || less(surplus, worth)) {
        const factor = cut === "fraction" ? cutTo(over(surplus, worth), digits) : over(surplus, worth);
        for (const p of moving) {
          const value =
            method === "unweighted-inclusive"
              ? over(surplus, { n: BigInt(moving.length), d: 1n })
              : times(p.value, factor);
          p.value = cutTo(value, digits);
        }
      }
      pass(moving, stage + 1);
      totals[giver] = quota;
      waiting.delete(giver);
      continue;
    }
    const poor = [...hopeful].sort((a, b) =>
      less(held(a), held(b)) ? -1 : less(held(b), held(a)) ? 1 : b - a,
    );
    const [out] = poor;
    if (out === undefined) return { elected, stages };
    hopeful.delete(out);
    pass(
      papers.filter((p) => p.holder === out),
      stage + 1,
    );
    totals[out] = ZERO;
  }
}

const candidates = 5;
const rankings = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 1 });
const elections = fc.array(fc.record({ ranking: rankings, count: fc.integer({ min: 1, max: 9 }) }), {
  minLength: 1,
  maxLength: 12,
});

describe("transfers", () => {
  for (const method of SURPLUS_METHODS) {
    for (const digits of [undefined, 0, 2, 5]) {
      test(`${method} with ${digits ?? "all"} decimals agrees with a count ballot by ballot`, () => {
        fc.assert(
          fc.property(elections, fc.integer({ min: 1, max: 4 }), (types, seats) => {
            const rules: OracleRules = { method, digits, cut: "value", of: "all", votesDigits: undefined };
            const found = count(types, candidates, seats, rules);
            const expected = oracle(types, candidates, seats, rules);
            expect(found.stages.map((s) => s.votes)).toEqual(expected.stages);
            expect(found.elected).toEqual(expected.elected);
          }),
          { numRuns: 120 },
        );
      });
    }
  }

  test.each<Partial<OracleRules>>([
    { digits: 2, cut: "fraction" },
    { digits: 1, cut: "fraction", method: "last-parcel" },
    { of: "transferable" },
    { of: "transferable", digits: 3 },
    { of: "transferable", method: "last-parcel" },
    { of: "transferable", method: "unweighted-inclusive", digits: 2 },
    { votesDigits: 0, method: "unweighted-inclusive" },
    { votesDigits: 1, digits: 4 },
  ])("%j agrees with a count ballot by ballot", (some) => {
    const rules: OracleRules = {
      method: "weighted-inclusive",
      digits: undefined,
      cut: "value",
      of: "all",
      votesDigits: undefined,
      ...some,
    };
    fc.assert(
      fc.property(elections, fc.integer({ min: 1, max: 4 }), (types, seats) => {
        const found = count(types, candidates, seats, rules);
        const expected = oracle(types, candidates, seats, rules);
        expect(found.stages.map((s) => s.votes)).toEqual(expected.stages);
        expect(found.elected).toEqual(expected.elected);
      }),
      { numRuns: 150 },
    );
  });

  const anyRules: fc.Arbitrary<Partial<TransferRules>> = fc.record({
    quota: fc.constantFrom(
      "droop",
      "newland-britton",
      "hagenbach-bischoff",
      "hare",
      "majority-of-continuing",
    ),
    quotaDigits: fc.constantFrom(0, 2),
    reach: fc.constantFrom("atLeast", "moreThan"),
    digits: fc.constantFrom(undefined, 0, 4),
    method: fc.constantFrom(...SURPLUS_METHODS),
    cut: fc.constant("value"),
    of: fc.constantFrom("all", "transferable"),
    votesDigits: fc.constantFrom(undefined, 0),
    order: fc.constantFrom("largest", "earliest", "together"),
    defer: fc.constantFrom(undefined, "less", "atMost"),
    papers: fc.constantFrom("at-once", "by-value"),
    together: fc.constantFrom("none", "zero", "certain"),
    history: fc.constantFrom(undefined, "backwards", "forwards"),
    lastVacancy: fc.constantFrom(undefined, "atLeast", "moreThan"),
    untilTwo: fc.constant(false),
  });

  test("by any rules no vote is made and none disappears, and every seat is filled once", () => {
    fc.assert(
      fc.property(elections, fc.integer({ min: 1, max: 5 }), anyRules, (types, seats, rules) => {
        const found = count(types, candidates, seats, rules);
        const ballots = types.reduce((sum, t) => sum + t.count, 0);
        for (const stage of found.stages) {
          const sum = stage.votes.reduce(plus, plus(stage.exhausted, stage.lost));
          expect(sum).toEqual({ n: BigInt(ballots), d: 1n });
          // Papers may become worth more only where all are given one value.
          const cuts = rules.digits !== undefined || rules.votesDigits !== undefined;
          const mayGain = rules.method === "unweighted-inclusive" || rules.votesDigits !== undefined;
          expect(mayGain || !less(stage.lost, ZERO)).toBe(true);
          expect(cuts || stage.lost.n === 0n).toBe(true);
        }
        expect(found.status).toBe("complete");
        expect(new Set(found.elected).size).toBe(seats);
      }),
      { numRuns: 600 },
    );
  });

  test("the order of ballots and the way they are bundled change nothing", () => {
    fc.assert(
      fc.property(elections, fc.integer({ min: 1, max: 4 }), anyRules, (types, seats, rules) => {
        const single = [...types]
          .reverse()
          .flatMap((t) => Array.from({ length: t.count }, () => ({ ranking: t.ranking, count: 1 })));
        expect(count(single, candidates, seats, rules)).toEqual(count(types, candidates, seats, rules));
      }),
      { numRuns: 150 },
    );
  });

  test("names change nothing: whoever changes places on all ballots changes places in the result", () => {
    const order = [3, 1, 4, 0, 2];
    fc.assert(
      fc.property(elections, fc.integer({ min: 1, max: 4 }), (types, seats) => {
        let ties = 0;
        const winners = (list: readonly BallotType[], to: (c: number) => number): readonly number[] =>
          countTransfers(raceOf(list, candidates, seats), TRANSFER_RULES, {
            draw: noDraw,
            ask: (among, places) => {
              ties += 1;
              return [...among].sort((a, b) => to(a) - to(b)).slice(0, places);
            },
          })
            .elected.map(to)
            .sort((a, b) => a - b);
        const renamed = types.map((t) => ({ ...t, ranking: t.ranking.map((c) => order[c] ?? 0) }));
        expect(winners(renamed, (c) => order.indexOf(c))).toEqual(winners(types, (c) => c));
        expect(ties % 2).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test("whoever is first on more than half of the ballots wins an instant run-off", () => {
    fc.assert(
      fc.property(elections, (types) => {
        const ballots = types.reduce((sum, t) => sum + t.count, 0);
        const more = [...types, { ranking: [2], count: ballots + 1 }];
        for (const untilTwo of [false, true]) {
          const found = count(more, candidates, 1, {
            quota: "majority-of-continuing",
            reach: "moreThan",
            untilTwo,
          });
          expect(found.elected).toEqual([2]);
        }
      }),
    );
  });

  test("groups with enough ballots win their share of seats (Droop's proportionality for solid groups)", () => {
    fc.assert(
      fc.property(
        fc.array(fc.shuffledSubarray([0, 1], { minLength: 2 }), { minLength: 21, maxLength: 30 }),
        fc.array(fc.shuffledSubarray([2, 3, 4], { minLength: 3 }), { minLength: 10, maxLength: 18 }),
        (left, right) => {
          const types = [...left, ...right].map((ranking) => ({ ranking, count: 1 }));
          // Two seats of three: at least 21 of at most 39 ballots are two quotas only where 3 * left > 2 * all.
          const quota = BigInt(types.length) / 4n + 1n;
          const due = Math.min(2, Number(BigInt(left.length) / quota));
          const found = count(types, candidates, 3);
          expect(found.elected.filter((c) => c < 2).length).toBeGreaterThanOrEqual(due);
        },
      ),
    );
  });
});

describe("ties and order of surpluses", () => {
  test("a tie that nobody resolves leaves those who are in for certain", () => {
    const types = [
      { ranking: [0], count: 10 },
      { ranking: [1], count: 2 },
      { ranking: [2], count: 2 },
      { ranking: [3], count: 3 },
    ];
    const asked: (readonly number[])[] = [];
    const result = countTransfers(raceOf(types, 4, 2), TRANSFER_RULES, {
      draw: noDraw,
      ask: (among, places) => {
        asked.push([...among, places]);
        return undefined;
      },
    });
    expect(result).toEqual({ elected: [0], status: "tied" });
    expect(asked).toEqual([[1, 2, 1]]);
  });

  test("earlier stages tell equal candidates apart, the latest or the earliest first", () => {
    // After the exclusion of 4 and 3, candidates 1 and 2 are level at 7; before they were 4:5, and first 4:3.
    const types = [
      { ranking: [0], count: 8 },
      { ranking: [1], count: 4 },
      { ranking: [2], count: 3 },
      { ranking: [4, 2], count: 2 },
      { ranking: [3, 1], count: 2 },
      { ranking: [3, 1, 2], count: 1 },
      { ranking: [5, 2], count: 2 },
    ];
    // Stage 1: 0:8 1:4 2:3 3:3 4:2 5:2.
    const back = count(types, 6, 1, {
      history: "backwards",
      untilTwo: true,
      quota: "majority-of-continuing",
    });
    const forth = count(types, 6, 1, {
      history: "forwards",
      untilTwo: true,
      quota: "majority-of-continuing",
    });
    const out = (found: Counted): readonly (readonly number[])[] =>
      found.stages.filter((s) => s.action === "exclusion").map((s) => s.who);
    expect(out(back).slice(0, 3)).toEqual([[5], [4], [3]]);
    expect(out(back)[3]).toEqual([1]);
    expect(out(forth)[3]).toEqual([2]);
  });

  test("the sum of the published example: Hare, Droop and exact quotas differ", () => {
    const types = [{ ranking: [0], count: 100 }];
    const quotas = (["droop", "newland-britton", "hagenbach-bischoff", "hare"] as const).map((quota) => {
      let found: unknown;
      countTransfers(
        raceOf(types, 5, 4),
        { ...TRANSFER_RULES, quota },
        { draw: noDraw, ask: (among, places) => among.slice(0, places), watch: (s) => (found ??= s.quota) },
      );
      return found;
    });
    expect(quotas).toEqual([
      { num: 21, den: 1 },
      { num: 20, den: 1 },
      { num: 100, den: 5 },
      { num: 100, den: 4 },
    ]);
  });

  test("exclusion by value has a stage for every value, and whoever is elected meanwhile receives no more", () => {
    const types = [
      { ranking: [0, 1], count: 12 },
      { ranking: [1, 2, 3], count: 2 },
      { ranking: [2], count: 8 },
      { ranking: [3], count: 6 },
    ];
    const found = count(types, 4, 2, { papers: "by-value", of: "transferable" });
    expect(found.stages.map((s) => `${s.action} ${s.who.join()}`)).toEqual([
      "first-preferences ",
      "surplus 0",
      "exclusion 1",
    ]);
    expect(found.elected).toEqual([0, 2]);
    const total = found.stages.at(-1)?.votes.reduce(plus, ZERO);
    // The papers of lesser value wait: the last seat is filled before their turn.
    expect(total).toEqual({ n: 28n, d: 1n });
    expect(found.stages.at(-1)?.votes[1]).toEqual({ n: 2n, d: 1n });
  });
});
