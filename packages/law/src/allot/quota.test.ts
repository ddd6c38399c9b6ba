import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect, type Outcome } from "../elect.ts";
import { must } from "../errors.ts";
import type { Given } from "../input.ts";
import { countedTwice, NATION, votesIn } from "../testing/documents.ts";

/** A list that passes alone, and the next one with it at seven tenths. */
function lone(votes: Readonly<Record<string, number>>, seats: number, atLeast = 2): Outcome {
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/parliament@2000-01-01",
      title: { en: "A parliament" },
      inForce: "2000-01-01",
      levels: ["nation"],
      laws: {},
      bases: { valid: { lines: ["contenders"] } },
      steps: {
        votes: { count: "marks", contest: "list" },
        bar: { admit: "share", votes: "votes", atLeast: "11%", of: "valid" },
        second: { admit: "rescue", from: "bar", votes: "votes", when: 1, next: 1 },
        list: {
          allot: "quota",
          votes: "votes",
          among: "second",
          seats,
          quota: "hare",
          rescued: { times: "0.7", atLeast },
        },
      },
      tiers: { list: "list" },
    }),
  );
  const rows = Object.entries(votes).map(([option, n]) => ({ contest: "list", area: "n", option, votes: n }));
  return must(elect(rules, { areas: [{ id: "n", level: "nation" }], votes: rows }));
}

const seatsOf = (outcome: Outcome): Readonly<Record<string, number>> =>
  Object.fromEntries(outcome.seats.map((s) => [s.contender, s.total]));

describe("a list that was let in", () => {
  test("its quotient is weighed, and the lone list takes all that is left", () => {
    const outcome = lone({ a: 900, b: 100 }, 20);
    // b: 100 / 50 = 2 quotas, 1.4 after weighing, whole part 1, floor 2.
    expect(seatsOf(outcome)).toEqual({ a: 18, b: 2 });
    expect(outcome.trace.find((s) => s.clause === "quota")).toMatchObject({
      total: { num: 1000, den: 1 },
      size: { num: 50, den: 1 },
      rows: [
        { contender: "a", full: 18, extra: 0, seats: 18 },
        {
          contender: "b",
          seats: 2,
          rescued: { quotient: { num: 2, den: 1 }, weighted: { num: 7, den: 5 }, atLeast: 2 },
        },
      ],
    });
  });

  test("the quota is of unweighted votes", () => {
    // Quotient 9, weighed 6.3. Weighing the votes first would give 63 / (973 / 100) = 6.47, and the same here;
    // with 1000 seats it does not: 63.0 against 64.7.
    expect(seatsOf(lone({ a: 910, b: 90 }, 100))).toEqual({ a: 94, b: 6 });
    expect(seatsOf(lone({ a: 910, b: 90 }, 1000))).toEqual({ a: 937, b: 63 });
  });

  test("the floor holds however weak it is", () => {
    expect(seatsOf(lone({ a: 9999, b: 1 }, 50))).toEqual({ a: 48, b: 2 });
    expect(seatsOf(lone({ a: 9999, b: 1 }, 50, 1))).toEqual({ a: 49, b: 1 });
  });

  test("beside two who passed: the law does not say who takes the rest, and no seat is given twice", () => {
    // 45 and 45 of 100 pass, 10 is let in: 9 and 9 whole quotas of 20 seats, and at least two for the third.
    const outcome = countedTwice(
      {
        steps: {
          votes: { count: "marks", contest: "list" },
          bar: { admit: "share", votes: "votes", atLeast: "11%", of: "valid" },
          in: { admit: "until", from: "bar", votes: "votes", members: 3 },
          list: {
            allot: "quota",
            votes: "votes",
            among: "in",
            seats: 20,
            quota: "hare",
            rescued: { times: "0.7", atLeast: 2 },
          },
        },
        tiers: { list: "list" },
      },
      { areas: NATION, votes: votesIn("n", { a: 45, b: 45, c: 10 }) },
    );
    expect(outcome.refusal).toEqual({
      kind: "law-is-silent",
      at: "list",
      area: "n",
      reason: "quota-gives-wrong-number",
      details: { seats: 20, full: 2 },
    });
    expect(outcome.seats).toEqual([]);
  });

  test("of which the seats for those let in are more than there are: the law is silent", () => {
    expect(lone({ a: 90, b: 10 }, 1).refusal).toMatchObject({
      reason: "quota-gives-wrong-number",
      details: { seats: 1, full: 2 },
    });
    expect(seatsOf(lone({ a: 90, b: 10 }, 2))).toEqual({ a: 0, b: 2 });
  });

  test("nobody with votes to let in: the law is silent", () => {
    expect(lone({ a: 100, b: 0 }, 10).refusal).toMatchObject({ at: "second", reason: "nobody-to-let-in" });
  });

  test("two equal as the next: a tie that the law does not resolve", () => {
    const outcome = lone({ a: 900, b: 50, c: 50 }, 20);
    expect(outcome.status).toBe("tied");
    expect(outcome.ties).toMatchObject([{ at: "second", among: ["b", "c"], for: 1, resolvedBy: "silent" }]);
  });
});

describe("the record of a quota", () => {
  const n = (num: number, den = 1): unknown => ({ num, den });
  const run = (
    clause: object,
    votes: Readonly<Record<string, number>>,
    steps: object = {},
    more: Given = {},
  ): Outcome =>
    countedTwice(
      {
        steps: {
          votes: { count: "marks", contest: "list" },
          ...steps,
          list: { allot: "quota", votes: "votes", quota: "hare", ...clause },
        },
        tiers: { list: "list" },
      },
      { areas: NATION, votes: votesIn("n", votes), ...more },
    );
  const stepOf = (outcome: Outcome): object | undefined => outcome.trace.find(({ at }) => at === "list");

  test("is total, size, whole quotas and remainders, the largest first; equal ones have one rank", () => {
    // 100 votes and seven seats: 14 2/7 each. a 3 and 2 1/7 left, b 1 and 14 5/7 - ..., by hand:
    // a 45 = 3 quotas (42 6/7) and 2 1/7; b 25 = 1 and 10 5/7; c 25 the same; d 5 = 0 and 5.
    expect(stepOf(run({ seats: 7 }, { a: 45, b: 25, c: 25, d: 5 }))).toEqual({
      verb: "allot",
      clause: "quota",
      at: "list",
      area: "n",
      cite: [],
      quota: "hare",
      seats: 7,
      total: n(100),
      size: n(100, 7),
      full: 5,
      left: 2,
      rows: [
        { contender: "b", votes: n(25), full: 1, remainder: n(75, 7), rank: 1, extra: 1, seats: 2 },
        { contender: "c", votes: n(25), full: 1, remainder: n(75, 7), rank: 1, extra: 1, seats: 2 },
        { contender: "d", votes: n(5), full: 0, remainder: n(5), rank: 3, extra: 0, seats: 0 },
        { contender: "a", votes: n(45), full: 3, remainder: n(15, 7), rank: 4, extra: 0, seats: 3 },
      ],
    });
  });

  test("tells a rounding that is not that of the name, and stages that are not largest remainders", () => {
    const votes = { a: 60, b: 40 };
    expect(stepOf(run({ seats: 3 }, votes))).not.toHaveProperty("rounding");
    expect(stepOf(run({ seats: 3 }, votes))).not.toHaveProperty("stages");
    expect(stepOf(run({ seats: 3, rounding: "ceil" }, votes))).toMatchObject({
      rounding: "ceil",
      size: n(34),
    });
    expect(stepOf(run({ seats: 3, quota: "droop" }, votes))).not.toHaveProperty("rounding");
    expect(stepOf(run({ seats: 3, quota: "droop", rounding: "exact" }, votes))).toMatchObject({
      quota: "droop",
      rounding: "exact",
      size: n(25),
    });
    const stages = [{ by: "remainder", most: 1 }, { by: "votes" }];
    expect(stepOf(run({ seats: 3, rest: stages }, votes))).toMatchObject({ stages });
    expect(stepOf(run({ seats: 3, rest: [{ by: "votes" }] }, votes))).toMatchObject({
      stages: [{ by: "votes" }],
    });
    expect(stepOf(run({ seats: 3, rest: [] }, votes))).toMatchObject({ stages: [] });
  });

  test("tells the bounds, and the group inside which seats were shared", () => {
    expect(stepOf(run({ seats: 5, minimum: 1, maximum: 3 }, { a: 90, b: 10 }))).toMatchObject({
      rows: [
        { contender: "a", minimum: 1, maximum: 3, seats: 3 },
        { contender: "b", minimum: 1, maximum: 3, seats: 2 },
      ],
    });
    // A fact that only one of them has bounds only that one.
    const names = { contenders: [{ id: "a", facts: { names: 2 } }] };
    expect(stepOf(run({ seats: 3, maximum: { fact: "names" } }, { a: 90, b: 10 }, {}, names))).toMatchObject({
      rows: [
        { contender: "a", maximum: 2, seats: 2 },
        { contender: "b", maximum: 3, seats: 1 },
      ],
    });
    expect(stepOf(run({ seats: 5 }, { a: 90, b: 10 }))).not.toHaveProperty("group");
    const top = { top: { allot: "quota", votes: "votes", quota: "hare", seats: 4, by: "alliance" } };
    const contenders = ["a", "b"].map((id) => ({ id, in: { alliance: "x" } }));
    expect(stepOf(run({ inside: "top" }, { a: 30, b: 10 }, top, { contenders }))).toMatchObject({
      group: "x",
    });
  });

  test("is none where there are no votes, or whole quotas give more than there is", () => {
    expect(run({ seats: 3 }, { a: 0, b: 0 }).refusal).toEqual({
      kind: "law-is-silent",
      at: "list",
      area: "n",
      reason: "no-votes-at-all",
      details: { seats: 3 },
    });
    // 19 votes and ten seats: rounded down one vote each, 19 whole quotas.
    expect(run({ seats: 10, rounding: "floor" }, { a: 10, b: 9 }).refusal).toEqual({
      kind: "law-is-silent",
      at: "list",
      area: "n",
      reason: "quota-gives-wrong-number",
      details: { seats: 10, full: 19 },
    });
  });

  test("of a list that was let in: all figures of both, and what is taken for the lone one", () => {
    // 12 seats: 8 1/3 each. a 94 = 11 and 2 1/3; b 6 = 0 and 6, at least two: a has the ten that are left.
    expect(lone({ a: 94, b: 6 }, 12).trace.find(({ clause }) => clause === "quota")).toEqual({
      verb: "allot",
      clause: "quota",
      at: "list",
      area: "n",
      cite: [],
      quota: "hare",
      seats: 12,
      total: n(100),
      size: n(25, 3),
      full: 13,
      left: -1,
      rows: [
        { contender: "a", votes: n(94), full: 11, remainder: n(7, 3), rank: 1, extra: -1, seats: 10 },
        {
          contender: "b",
          votes: n(6),
          full: 2,
          remainder: n(6),
          rank: 1,
          extra: 0,
          seats: 2,
          rescued: { quotient: n(18, 25), weighted: n(63, 125), atLeast: 2 },
        },
      ],
    });
    expect(lone({ a: 90, b: 10 }, 0).refusal).toBeNull();
  });
});

test("without a stage for the rest, the seats that whole quotas leave stay for another step", () => {
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/parliament@2000-01-01",
      title: { en: "A parliament" },
      inForce: "2000-01-01",
      levels: ["nation"],
      laws: {},
      steps: {
        votes: { count: "marks", contest: "list" },
        first: { allot: "quota", votes: "votes", seats: 10, quota: "hare", rest: [] },
        left: { count: "unused", votes: "votes", won: "first", seats: 10, in: "nation", quota: "hare" },
        second: { allot: "quota", votes: "left", seats: { from: 10, less: "first" }, quota: "hare" },
      },
      tiers: { first: "first", second: "second" },
    }),
  );
  const rows = Object.entries({ a: 560, b: 290, c: 150 }).map(([option, n]) => ({
    contest: "list",
    area: "n",
    option,
    votes: n,
  }));
  const outcome = must(elect(rules, { areas: [{ id: "n", level: "nation" }], votes: rows }));
  // Whole quotas of 100: 5, 2, 1; then 60, 90 and 50 votes for two seats.
  expect(outcome.seats).toEqual([
    { contender: "a", total: 6, byTier: { first: 5, second: 1 } },
    { contender: "b", total: 3, byTier: { first: 2, second: 1 } },
    { contender: "c", total: 1, byTier: { first: 1, second: 0 } },
  ]);
});
