import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import type { Outcome } from "../elect.ts";
import type { Given, VoteRow } from "../input.ts";
import { countedTwice, documentOf } from "../testing/documents.ts";

type Rows = Readonly<Record<string, Readonly<Record<string, number>>>>;

function votesIn(contest: string, rows: Rows): readonly VoteRow[] {
  return Object.entries(rows).flatMap(([area, votes]) =>
    Object.entries(votes).map(([option, n]) => ({ contest, area, option, votes: n })),
  );
}

/** Land a with the districts a1 and a2, land b with b1. */
function outcomeOf(
  steps: Record<string, unknown>,
  tiers: Record<string, string>,
  given: Omit<Given, "areas">,
  seats: readonly [number, number] = [3, 2],
): Outcome {
  return countedTwice(
    { steps, tiers, levels: ["nation", "land", "district"] },
    {
      areas: [
        { id: "n", level: "nation" },
        { id: "a", level: "land", parent: "n", seats: seats[0] },
        { id: "b", level: "land", parent: "n", seats: seats[1] },
        { id: "a1", level: "district", parent: "a", seats: 1 },
        { id: "a2", level: "district", parent: "a", seats: 1 },
        { id: "b1", level: "district", parent: "b", seats: 1 },
      ],
      ...given,
    },
  );
}

const seatsOf = (outcome: Outcome, tier: string): Record<string, number> =>
  Object.fromEntries(
    outcome.seats.flatMap((s) => ((s.byTier[tier] ?? 0) === 0 ? [] : [[s.contender, s.byTier[tier] ?? 0]])),
  );

const numbersOf = (outcome: Outcome, clause: string, area: string): unknown =>
  outcome.trace.find((s) => s.clause === clause && s.area === area);

describe("voter numbers", () => {
  const votes = votesIn("list", { a: { p: 10, q: 7 }, b: { p: 5, q: 4 } });
  const count = { count: "marks", contest: "list", in: "land" };

  test("are exact fractions of votes over seats", () => {
    const steps = {
      votes: count,
      voters: { count: "voter-numbers", votes: "votes", in: "land", seats: "area" },
    };
    expect(numbersOf(outcomeOf(steps, {}, { votes }), "voter-numbers", "a")).toMatchObject({
      seats: 3,
      rows: [
        { contender: "p", number: { num: 10, den: 3 } },
        { contender: "q", number: { num: 7, den: 3 } },
      ],
    });
  });

  test("of lines too, so that a share is one of voters", () => {
    const told = votesIn("list", {
      a: { p: 10, q: 7, "against-all": 4 },
      b: { p: 5, q: 4, "against-all": 1 },
    });
    const outcome = countedTwice(
      {
        levels: ["nation", "land"],
        bases: { told: { lines: ["contenders", "against-all"] } },
        steps: {
          votes: count,
          voters: { count: "voter-numbers", votes: "votes", in: "land", seats: "area" },
          bar: { admit: "share", votes: "voters", of: "told", atLeast: "50%" },
        },
      },
      {
        areas: [
          { id: "n", level: "nation" },
          { id: "a", level: "land", parent: "n", seats: 3 },
          { id: "b", level: "land", parent: "n", seats: 2 },
        ],
        votes: told,
      },
    );
    // 21 of land a over three, 10 of land b over two.
    expect(outcome.trace.find(({ at }) => at === "bar")).toMatchObject({ base: { num: 12, den: 1 } });
    expect(outcome.trace.filter(({ at }) => at === "voters")).toEqual([
      {
        verb: "count",
        clause: "voter-numbers",
        at: "voters",
        area: "a",
        cite: [],
        seats: 3,
        rows: [
          { contender: "p", votes: { num: 10, den: 1 }, number: { num: 10, den: 3 } },
          { contender: "q", votes: { num: 7, den: 1 }, number: { num: 7, den: 3 } },
        ],
      },
      {
        verb: "count",
        clause: "voter-numbers",
        at: "voters",
        area: "b",
        cite: [],
        seats: 2,
        rows: [
          { contender: "p", votes: { num: 5, den: 1 }, number: { num: 5, den: 2 } },
          { contender: "q", votes: { num: 4, den: 1 }, number: { num: 2, den: 1 } },
        ],
      },
    ]);
  });

  test("need seats: none are not known, and nobody divides by none", () => {
    const refused = (seats: unknown, areaSeats: object): unknown =>
      countedTwice(
        {
          levels: ["nation", "land"],
          steps: { votes: count, voters: { count: "voter-numbers", votes: "votes", in: "land", seats } },
        },
        {
          areas: [
            { id: "n", level: "nation" },
            { id: "a", level: "land", parent: "n", seats: 3 },
            { id: "b", level: "land", parent: "n", ...areaSeats },
          ],
          votes,
        },
      ).refusal;
    const refusal = { kind: "data-missing", at: "voters", details: { contest: "list" } };
    expect(refused("area", {})).toEqual({ ...refusal, area: "b", reason: "seats-missing" });
    expect(refused("area", { seats: 0 })).toEqual({ ...refusal, area: "b", reason: "no-seats-to-divide-by" });
    expect(refused(0, {})).toEqual({ ...refusal, area: "a", reason: "no-seats-to-divide-by" });
    expect(refused(1, {})).toBeNull();
  });

  test("of seats that another step gives need a number of decimals", () => {
    const voters = { count: "voter-numbers", votes: "votes", in: "land", seats: { from: "won" } };
    const steps = { votes: count, won: { allot: "plurality", votes: "votes", in: "land", seats: 1 }, voters };
    const read = readRules(documentOf({ levels: ["nation", "land"], steps }));
    expect(read.ok ? [] : read.problems).toMatchObject([
      {
        code: "R014",
        at: "steps/voters/decimals",
        expected: "a number of decimals where seats are not known beforehand",
      },
    ]);
  });

  test("or rounded, halves upwards, to the decimals of the law", () => {
    const rounded = (decimals: number): unknown =>
      numbersOf(
        outcomeOf(
          {
            votes: count,
            voters: { count: "voter-numbers", votes: "votes", in: "land", seats: "area", decimals },
          },
          {},
          { votes },
        ),
        "voter-numbers",
        "b",
      );
    expect(rounded(0)).toMatchObject({
      rows: [{ number: { num: 3, den: 1 } }, { number: { num: 2, den: 1 } }],
    });
    expect(rounded(1)).toMatchObject({
      rows: [{ number: { num: 5, den: 2 } }, { number: { num: 2, den: 1 } }],
    });
  });
});

describe("remainders carried up", () => {
  const steps = {
    votes: { count: "marks", contest: "list", in: "district" },
    first: {
      allot: "whole-quotas",
      votes: "votes",
      in: "district",
      quotaOf: "land",
      seats: "area",
      quota: "hare",
      rounding: "ceil",
    },
    whole: {
      allot: "whole-quotas",
      votes: "votes",
      in: "land",
      quotaOf: "land",
      seats: "area",
      quota: "hare",
      rounding: "ceil",
    },
    second: { compensate: "combine", take: "rest", of: ["whole", "first"], in: "land" },
    left: {
      count: "unused",
      votes: "votes",
      won: "first",
      seats: "area",
      in: "land",
      quota: "hare",
      rounding: "ceil",
    },
    third: {
      compensate: "deduct",
      votes: "votes",
      total: 5,
      held: ["first", "second"],
      method: { divisor: "dhondt" },
      moreThanDue: "repeat-without",
    },
  };
  const tiers = { first: "first", second: "second", third: "third" };

  test("three counts, by hand", () => {
    // Land a: 100 votes, 3 seats, quota 34. a1: p 40, q 10; a2: p 28, q 22. Land b: 50 votes, 2 seats, quota 25.
    const votes = votesIn("list", { a1: { p: 40, q: 10 }, a2: { p: 28, q: 22 }, b1: { p: 20, q: 30 } });
    const outcome = outcomeOf(steps, tiers, { votes });
    expect(seatsOf(outcome, "first")).toEqual({ p: 1, q: 1 });
    // p has 68 votes in a, two quotas: one more. Left over: p 6 + 28 and q 32 in a; p 20 and q 5 in b.
    expect(seatsOf(outcome, "second")).toEqual({ p: 1 });
    expect(numbersOf(outcome, "unused", "a")).toMatchObject({
      quota: { num: 34, den: 1 },
      rows: [{ unused: { num: 34, den: 1 } }, { unused: { num: 32, den: 1 } }],
    });
    // D'Hondt of five: p 88, 44, 29.3; q 62, 31: three and two.
    expect(seatsOf(outcome, "third")).toEqual({ p: 1, q: 1 });
  });

  test("quotas of what is left are the quotas of the larger area less those of its parts", () => {
    const cell = fc.record({ p: fc.nat(500), q: fc.nat(500), r: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(cell, cell, cell, (a1, a2, b1) => {
        const outcome = outcomeOf(steps, tiers, { votes: votesIn("list", { a1, a2, b1 }) });
        const left = numbersOf(outcome, "unused", "a");
        const second = outcome.areas.find((a) => a.tier === "second" && a.area === "a")?.seats ?? [];
        const step = outcome.trace.find((s) => s.clause === "unused" && s.area === "a");
        const rows = step?.clause === "unused" ? step.rows : [];
        expect(left).toBeDefined();
        for (const row of rows) {
          const quota = step?.clause === "unused" ? Number(step.quota.num) : 1;
          const own = second.find((s) => s.contender === row.contender)?.seats ?? 0;
          expect(Math.floor(Number(row.unused.num) / quota)).toBe(own);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("votes carried between tiers", () => {
  const base = {
    first: { count: "marks", contest: "first", in: "district" },
    second: { count: "marks", contest: "second", in: "land" },
    direct: { allot: "plurality", votes: "first", in: "district", seats: 1 },
  };
  const first = votesIn("first", {
    a1: { "p-ann": 50, "q-bob": 30, x: 20 },
    a2: { "p-eve": 20, "q-dan": 45 },
    b1: { x: 60, "q-joe": 10 },
  });
  const second = votesIn("second", { a: { p: 80, q: 70 }, b: { p: 20, q: 50 } });
  const contenders = [
    { id: "p-ann", in: { party: "p" } },
    { id: "p-eve", in: { party: "p" } },
    { id: "q-bob", in: { party: "q" } },
    { id: "q-dan", in: { party: "q" } },
    { id: "q-joe", in: { party: "q" } },
    ...["p", "q", "x"].map((id) => ({ id, kind: "party" as const })),
  ];
  const list = { allot: "divisor", votes: "all", seats: 9, divisor: "dhondt" };
  const handed = (which: string, sign: "add" | "subtract"): Record<string, unknown> => ({
    ...base,
    handed: { count: "transfer", votes: "first", winners: "direct", which },
    all: {
      count: "combine",
      by: "party",
      add: [{ votes: "second" }, ...(sign === "add" ? [{ votes: "handed" }] : [])],
      ...(sign === "add" ? {} : { subtract: [{ votes: "handed" }] }),
    },
    list,
  });
  const combined = (steps: Record<string, unknown>): unknown => {
    const outcome = outcomeOf(steps, { list: "list" }, { votes: [...first, ...second], contenders });
    const step = outcome.trace.find((s) => s.clause === "combine");
    return step?.clause === "combine" && step.verb === "count"
      ? step.rows.map((r) => [r.contender, r.votes.num])
      : undefined;
  };

  test.each([
    // Losers: q-bob 30, x 20, p-eve 20, q-joe 10.
    ["losers", "add", { p: 120, q: 160, x: 20 }],
    // And winners beyond runner-up and one: p-ann 50 - 31, q-dan 45 - 21, x 60 - 11.
    ["losers-and-surplus", "add", { p: 139, q: 184, x: 69 }],
    // Needed to win: p-ann 31, q-dan 21, x 11, who has no list and does not fall below zero.
    ["needed", "subtract", { p: 69, q: 99, x: 0 }],
  ] as const)("%s, %s", (which, sign, expected) => {
    expect(combined(handed(which, sign))).toEqual(Object.entries(expected));
  });

  test("figures that matter only with certain seats may be missing while there are none", () => {
    const steps = (outside: string): Record<string, unknown> => ({
      ...base,
      joint: { count: "marks", contest: "joint", in: "land" },
      alone: { admit: "fact", votes: "first", in: "district", fact: "alone" },
      outsiders: { compensate: "combine", take: "sum", of: ["direct"], in: "land", [outside]: "alone" },
      all: {
        count: "combine",
        in: "land",
        add: [{ votes: "second" }],
        subtract: [{ votes: "joint", when: "outsiders" }],
      },
      list,
    });
    const given = { votes: [...first, ...second], contenders };
    const without = outcomeOf(steps("among"), { list: "list" }, given);
    expect(without.status).toBe("complete");
    // Somebody outside won in land a: now the figures of that land are needed.
    const needed = outcomeOf(steps("besides"), { list: "list" }, given);
    expect(needed.refusal).toMatchObject({ reason: "no-votes", area: "a", details: { contest: "joint" } });
    const known = outcomeOf(
      steps("besides"),
      { list: "list" },
      { ...given, votes: [...given.votes, ...votesIn("joint", { a: { p: 5 }, b: { q: 1 } })] },
    );
    expect(known.status).toBe("complete");
  });
});
