import { describe, expect, test } from "vitest";
import { elect, type Outcome } from "../elect.ts";
import { must } from "../errors.ts";
import type { DeclaredRow } from "../input.ts";
import { NATION, rulesOf, votesIn, withFacts } from "../testing/documents.ts";
import type { LinkageStep } from "./linkage.ts";

/** A house of `total`, of whose seats `seats` compensate half of what is missing. */
function run(
  votes: Readonly<Record<string, number | null>>,
  held: Readonly<Record<string, number>>,
  more: Readonly<Record<string, unknown>> = {},
  lots: readonly string[] = [],
): Outcome {
  const rules = rulesOf({
    levels: ["nation", "district"],
    steps: {
      votes: { count: "marks", contest: "list" },
      first: { count: "marks", contest: "district", in: "district" },
      able: { admit: "fact", votes: "votes", fact: "able" },
      ...(more["among"] === "bar"
        ? { bar: { admit: "share", votes: "votes", atLeast: "1%", of: "valid" } }
        : {}),
      direct: { allot: "plurality", votes: "first", in: "district", seats: 1 },
      linked: {
        compensate: "linkage",
        votes: "votes",
        total: 20,
        held: ["direct"],
        part: "1/2",
        seats: 6,
        method: { quota: "hare" },
        ...more,
      },
    },
    tiers: { direct: "direct", linked: "linked" },
  });
  const declared = Object.entries({ x: 0, ...held }).map(
    ([option, seats]): DeclaredRow => ({ contest: "district", area: "n", option, seats }),
  );
  return must(
    elect(
      rules,
      { areas: NATION, contenders: withFacts({ a: { able: true } }), votes: votesIn("n", votes), declared },
      lots.length === 0 ? {} : { lots: [{ at: "linked", order: lots }] },
    ),
  );
}

const n = (num: number): unknown => ({ num, den: 1 });
const linked = (outcome: Outcome): Readonly<Record<string, number | undefined>> =>
  Object.fromEntries(
    outcome.seats.filter((s) => s.contender !== "x").map((s) => [s.contender, s.byTier["linked"]]),
  );
const step = (outcome: Outcome): LinkageStep | undefined =>
  outcome.trace.find((one): one is LinkageStep => one.clause === "linkage");

describe("a part of what is missing", () => {
  test("is rounded half up, and seats that are left go by votes", () => {
    // Of 20: a is due 10 and holds 9, b is due 6 and holds 3, c is due 4 and holds nothing.
    const outcome = run({ a: 50, b: 30, c: 20 }, { a: 9, b: 3 });
    expect(step(outcome)?.rows.map(({ contender, due, linked: part }) => [contender, due.num, part])).toEqual(
      [
        ["a", 10, 1],
        ["b", 6, 2],
        ["c", 4, 2],
      ],
    );
    // 5 of 6; the last goes to a, of 1 seat by votes.
    expect(step(outcome)?.linked).toBe(5);
    expect(linked(outcome)).toEqual({ a: 2, b: 2, c: 2 });
  });

  test("is scaled down where the parts are too many", () => {
    // Halves of 10, 6 and 4: 5, 3 and 2 for four seats: 2, 1.2, 0.8.
    const outcome = run({ a: 50, b: 30, c: 20 }, {}, { seats: 4 });
    expect(step(outcome)?.linked).toBe(10);
    expect(linked(outcome)).toEqual({ a: 2, b: 1, c: 1 });
  });

  test("is given as it is where the parts are as many as the seats", () => {
    expect(linked(run({ a: 50, b: 30, c: 20 }, {}, { seats: 10 }))).toEqual({ a: 5, b: 3, c: 2 });
  });

  test("is nothing for one that holds more than it is due", () => {
    expect(linked(run({ a: 50, b: 30, c: 20 }, { a: 12 }, { seats: 5 }))).toEqual({ a: 0, b: 3, c: 2 });
  });

  test("is of the whole without the seats of those who take no part", () => {
    // 20 - 4: due are 8, 4.8 and 3.2; halves 4, 2.4 and 1.6.
    const outcome = run({ a: 50, b: 30, c: 20 }, { x: 4 }, { seats: 8, among: "bar" });
    expect(step(outcome)).toMatchObject({ total: 20, outside: 4, linked: 8 });
    expect(linked(outcome)).toMatchObject({ a: 4, b: 2, c: 2 });
  });

  test("asks for a lot where claims are equal, and goes on with it", () => {
    const open = run({ a: 50, b: 50 }, {}, { seats: 9 });
    expect(open.status).toBe("tied");
    expect(open.ties).toMatchObject([{ verb: "compensate", at: "linked", among: ["a", "b"], for: 1 }]);
    expect(linked(open)).toEqual({ a: 4, b: 4 });
    expect(linked(run({ a: 50, b: 50 }, {}, { seats: 9, ties: [{ by: "lot" }] }, ["b", "a"]))).toEqual({
      a: 4,
      b: 5,
    });
  });

  test("shows who takes part with votes or seats, and nobody else", () => {
    // d takes part and has neither; e has a seat and no votes: it holds more than it is due.
    const outcome = run({ a: 60, b: 40, d: 0, e: 0 }, { a: 2, e: 1 }, { seats: 8 });
    expect(step(outcome)).toEqual({
      verb: "compensate",
      clause: "linkage",
      at: "linked",
      area: "n",
      cite: [],
      total: 20,
      outside: 0,
      part: { num: 1, den: 2 },
      seats: 8,
      linked: 9,
      rows: [
        { contender: "a", votes: n(60), due: n(12), held: 2, linked: 5, seats: 4 },
        { contender: "b", votes: n(40), due: n(8), held: 0, linked: 4, seats: 4 },
        { contender: "e", votes: n(0), due: n(0), held: 1, linked: 0, seats: 0 },
      ],
    });
    expect([outcome.status, outcome.tiers.find(({ id }) => id === "linked")]).toMatchObject([
      "complete",
      { size: 8, given: 8 },
    ]);
  });

  test("is nothing for somebody who holds just what it is due, and may be of a whole that others hold", () => {
    expect(step(run({ a: 50, b: 50 }, { a: 10 }))?.rows.map((row) => row.linked)).toEqual([0, 5]);
    const none = run({ a: 50 }, { x: 20 }, { among: "bar" });
    expect([none.refusal, linked(none)]).toEqual([null, { a: 6 }]);
  });

  test("is refused where others hold more than there is, or nobody has a vote", () => {
    expect(run({ a: 50 }, { x: 21 }, { among: "bar" }).refusal).toEqual({
      kind: "impossible",
      at: "linked",
      area: "n",
      reason: "held-more-than-total",
      details: { total: 20, outside: 21 },
    });
    expect(run({ a: 0, b: 0 }, {}).refusal).toEqual({
      kind: "law-is-silent",
      at: "linked",
      area: "n",
      reason: "no-votes-at-all",
      details: { seats: 6 },
    });
  });

  test("is refused without the votes of all who take part, or without the size of the whole", () => {
    const missing = (reason: string, details: object): object => ({
      kind: "data-missing",
      at: "linked",
      area: "n",
      reason,
      details,
    });
    expect(run({ a: 50, b: null }, {}).refusal).toEqual(
      missing("votes-missing", { contest: "list", missing: ["b"] }),
    );
    // Whoever takes no part may be unknown.
    expect(run({ a: 50, b: null, x: 1 }, {}, { among: "able" }).refusal).toBeNull();
    expect(run({}, { a: 1 }).refusal).toEqual(missing("no-votes", { contest: "list" }));
    expect(run({ a: 50 }, {}, { total: "area" }).refusal).toEqual(missing("seats-missing", {}));
  });

  test("cannot be shared out by a method that gives another number of seats", () => {
    const method = { quota: "imperiali" };
    expect(run({ a: 60, b: 40 }, {}, { seats: 3, method }).refusal).toMatchObject({
      kind: "impossible",
      at: "linked",
      details: { seats: 3 },
    });
  });
});
