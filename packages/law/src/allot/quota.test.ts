import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect, type Outcome } from "../elect.ts";
import { must } from "../errors.ts";
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
