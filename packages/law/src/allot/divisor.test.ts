import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect, type Outcome } from "../elect.ts";
import { must } from "../errors.ts";
import type { Given } from "../input.ts";
import { countedTwice, documentOf, rulesOf } from "../testing/documents.ts";

function run(
  steps: Readonly<Record<string, unknown>>,
  given: Given,
  tiers: unknown = { list: "seats" },
): Outcome {
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/parliament@2000-01-01",
      title: { en: "A parliament" },
      inForce: "2000-01-01",
      levels: ["nation", "district"],
      laws: {},
      bases: { valid: { lines: ["contenders"] } },
      steps,
      tiers,
    }),
  );
  return must(elect(rules, given));
}

const NATION = [{ id: "n", level: "nation" }];
const DISTRICTS = [
  { id: "n", level: "nation" },
  { id: "d1", level: "district", parent: "n", seats: 3 },
  { id: "d2", level: "district", parent: "n", seats: 4 },
];
const votesIn = (
  area: string,
  votes: Readonly<Record<string, number | string>>,
): NonNullable<Given["votes"]> =>
  Object.entries(votes).map(([option, n]) => ({ contest: "list", area, option, votes: n }));
const seatsOf = (outcome: Outcome): Readonly<Record<string, number>> =>
  Object.fromEntries(outcome.seats.map((s) => [s.contender, s.total]));
const VOTES = { count: "marks", contest: "list" };

describe("highest averages", () => {
  const steps = { votes: VOTES, seats: { allot: "divisor", votes: "votes", seats: 7, divisor: "dhondt" } };

  test("the trace names the divisor with which anybody can check, and every claim", () => {
    const votes = votesIn("n", { a: 340_000, b: 280_000, c: 160_000, d: 60_000, e: 15_000 });
    const outcome = run(steps, { areas: NATION, votes });
    expect(seatsOf(outcome)).toEqual({ a: 3, b: 3, c: 1, d: 0, e: 0 });
    expect(outcome.trace).toMatchObject([
      {
        verb: "allot",
        clause: "divisor",
        divisors: "dhondt",
        seats: 7,
        total: { num: 855_000, den: 1 },
        divisor: { num: 90_000, den: 1 },
        power: 1,
        rows: [
          {
            contender: "a",
            seats: 3,
            quotient: { num: 34, den: 9 },
            last: { num: 340_000, den: 3 },
            next: { num: 85_000, den: 1 },
          },
          { contender: "b", seats: 3, last: { num: 280_000, den: 3 }, next: { num: 70_000, den: 1 } },
          { contender: "c", seats: 1, last: { num: 160_000, den: 1 }, next: { num: 80_000, den: 1 } },
          { contender: "d", seats: 0, last: null, next: { num: 60_000, den: 1 } },
          { contender: "e", seats: 0, last: null, next: { num: 15_000, den: 1 } },
        ],
      },
    ]);
  });

  test("claims are written with the divisors of the law, also where the first is replaced", () => {
    const modified = { ...steps.seats, divisor: "sainte-lague", first: "1.4", seats: 2 };
    const outcome = run(
      { votes: VOTES, seats: modified },
      { areas: NATION, votes: votesIn("n", { a: 140, b: 90 }) },
    );
    expect(outcome.trace).toMatchObject([
      {
        first: { num: 7, den: 5 },
        rows: [
          { contender: "a", last: { num: 100, den: 1 }, next: { num: 140, den: 3 } },
          { contender: "b", last: { num: 450, den: 7 }, next: { num: 30, den: 1 } },
        ],
      },
    ]);
  });

  test("fractions of a vote count exactly", () => {
    const outcome = run(
      { ...steps, votes: { ...VOTES, fractions: true } },
      {
        areas: NATION,
        votes: votesIn("n", { a: "3.5", b: "3.500001", c: 0 }),
      },
    );
    expect(seatsOf(outcome)).toEqual({ a: 3, b: 4, c: 0 });
  });

  test("an open tie leaves the certain seats, and lots resume it", () => {
    const given = { areas: NATION, votes: votesIn("n", { a: 60, b: 30, c: 30 }) };
    const three = { votes: VOTES, seats: { ...steps.seats, seats: 3, ties: [{ by: "lot" }] } };
    const open = run(three, given);
    expect(open.status).toBe("tied");
    expect(seatsOf(open)).toEqual({ a: 1, b: 0, c: 0 });
    expect(open.ties).toMatchObject([{ at: "seats", among: ["a", "b", "c"], for: 2, resolvedBy: "lot" }]);
    const drawn = run(three, { ...given, lots: [{ at: "seats", order: ["c", "a"] }] });
    expect(drawn.status).toBe("complete");
    expect(seatsOf(drawn)).toEqual({ a: 2, b: 0, c: 1 });
  });

  test("a tie may be resolved by votes in another count, added up where the tie needs them", () => {
    const outcome = run(
      {
        votes: VOTES,
        others: { count: "marks", contest: "second", in: "district" },
        seats: { ...steps.seats, seats: 1, ties: [{ by: "more", votes: "others" }] },
      },
      {
        areas: DISTRICTS,
        votes: [
          ...votesIn("n", { a: 5, b: 5 }),
          { contest: "second", area: "d1", option: "a", votes: 9 },
          { contest: "second", area: "d1", option: "b", votes: 3 },
          { contest: "second", area: "d2", option: "a", votes: 1 },
          { contest: "second", area: "d2", option: "b", votes: 8 },
        ],
      },
    );
    expect(seatsOf(outcome)).toEqual({ a: 0, b: 1 });
  });

  test("but not by votes that are not known there", () => {
    const law = {
      steps: {
        votes: VOTES,
        others: { count: "marks", contest: "second" },
        seats: { ...steps.seats, seats: 1, ties: [{ by: "more", votes: "others" }] },
      },
    };
    const second = (b: number | null): NonNullable<Given["votes"]> => [
      { contest: "second", area: "n", option: "a", votes: 3 },
      { contest: "second", area: "n", option: "b", votes: b },
    ];
    const tieOf = (b: number | null): object | undefined =>
      countedTwice(law, { areas: NATION, votes: [...votesIn("n", { a: 5, b: 5 }), ...second(b)] }).ties[0];
    expect(tieOf(null)).toMatchObject({ among: ["a", "b"], resolvedBy: "more", needs: "others" });
    expect(tieOf(null)).not.toHaveProperty("winners");
    expect(tieOf(0)).toMatchObject({ winners: ["a"] });
  });

  test("nobody with votes: the law is silent", () => {
    const outcome = run(steps, { areas: NATION, votes: votesIn("n", { a: 0, b: 0 }) });
    expect(outcome.refusal).toEqual({
      kind: "law-is-silent",
      at: "seats",
      area: "n",
      reason: "no-votes-at-all",
      details: { seats: 7 },
    });
  });
});

describe("the record of divisors", () => {
  const n = (num: number, den = 1): unknown => ({ num, den });
  const stepOf = (
    clause: object,
    votes: Readonly<Record<string, number>>,
    more: Given = {},
  ): object | undefined =>
    countedTwice(
      {
        steps: { votes: VOTES, seats: { allot: "divisor", votes: "votes", divisor: "dhondt", ...clause } },
        tiers: { list: "seats" },
      },
      { areas: NATION, votes: votesIn("n", votes), ...more },
    ).trace.find(({ at, clause: of }) => at === "seats" && of === "divisor");

  test("leaves out claims that nobody has: guaranteed seats, seats above a bound, seats without votes", () => {
    // Six seats: one each, then a 30, a 20, b 15; a may have three. Refused: b 10, c 5. The divisor is above 10, at most 15.
    const step = stepOf(
      { seats: 6, minimum: { fact: "least" }, maximum: 3 },
      { c: 10, d: 0, b: 30, a: 60 },
      {
        contenders: ["a", "b", "c"].map((id) => ({ id, facts: { least: 1 } })),
      },
    );
    const bounds = { minimum: 1, maximum: 3 };
    expect(step).toEqual({
      verb: "allot",
      clause: "divisor",
      at: "seats",
      area: "n",
      cite: [],
      divisors: "dhondt",
      seats: 6,
      total: n(100),
      divisor: n(11),
      power: 1,
      rows: [
        { contender: "a", votes: n(60), ...bounds, seats: 3, quotient: n(60, 11), last: n(20), next: null },
        { contender: "b", votes: n(30), ...bounds, seats: 2, quotient: n(30, 11), last: n(15), next: n(10) },
        { contender: "c", votes: n(10), ...bounds, seats: 1, quotient: n(10, 11), last: null, next: n(5) },
        {
          contender: "d",
          votes: n(0),
          minimum: 0,
          maximum: 3,
          seats: 0,
          quotient: n(0),
          last: null,
          next: null,
        },
      ],
    });
  });

  test("stands in order of votes, and of name where these are equal", () => {
    const step = stepOf({ seats: 3 }, { c: 5, b: 5, a: 5 });
    expect(step).toMatchObject({ rows: [{ contender: "a" }, { contender: "b" }, { contender: "c" }] });
    expect(step).not.toHaveProperty("group");
    expect(stepOf({ seats: 2 }, { a: 3, b: 9, c: 5 })).toMatchObject({
      rows: [{ contender: "b" }, { contender: "c" }, { contender: "a" }],
    });
  });

  test("of no seats has no divisor", () => {
    expect(stepOf({ seats: 0 }, { a: 3, b: 9 })).toMatchObject({
      divisor: null,
      rows: [
        { contender: "b", seats: 0, quotient: null, last: null, next: null },
        { contender: "a", seats: 0, quotient: null },
      ],
    });
  });

  test("of first seats that go by votes alone writes no claim to them", () => {
    expect(stepOf({ seats: 2, divisor: "adams" }, { a: 5, b: 4, c: 3 })).toMatchObject({
      divisor: null,
      rows: [
        { contender: "a", last: null, next: n(5) },
        { contender: "b", last: null, next: n(4) },
        { contender: "c", last: null, next: null },
      ],
    });
  });

  test("an open tie is recorded with the seats that are certain", () => {
    expect(stepOf({ seats: 3 }, { a: 60, b: 30, c: 30 })).toMatchObject({
      divisor: n(40),
      rows: [
        { contender: "a", seats: 1, last: n(60), next: n(30) },
        { contender: "b", seats: 0, last: null, next: n(30) },
        { contender: "c", seats: 0 },
      ],
    });
  });

  test("the field with a flaw is named", () => {
    const read = readRules(
      documentOf({
        steps: {
          votes: VOTES,
          seats: { allot: "divisor", votes: "votes", seats: 4, divisor: "dhondt", first: 9 },
        },
      }),
    );
    expect(read.ok ? [] : read.problems).toMatchObject([{ code: "R004", at: "steps/seats/divisor" }]);
  });
});

describe("lists that run out of names", () => {
  const steps = {
    votes: VOTES,
    seats: { allot: "divisor", votes: "votes", seats: 7, divisor: "dhondt", maximum: { fact: "names" } },
  };
  const votes = votesIn("n", { a: 340, b: 280, c: 160 });
  const names = (a: number, b: number, c: number): NonNullable<Given["contenders"]> => [
    { id: "a", facts: { names: a } },
    { id: "b", facts: { names: b } },
    { id: "c", facts: { names: c } },
  ];

  test("pass their seats on to the next claims", () => {
    const outcome = run(steps, { areas: NATION, votes, contenders: names(1, 9, 9) });
    expect(seatsOf(outcome)).toEqual({ a: 1, b: 4, c: 2 });
  });

  test("a number of names that is no number, negative or not told bounds nobody; none is none", () => {
    const contenders = [
      { id: "a", facts: { names: "1" } },
      { id: "b", facts: { names: -1 } },
    ];
    expect(seatsOf(run(steps, { areas: NATION, votes, contenders }))).toEqual({ a: 3, b: 3, c: 1 });
    expect(seatsOf(run(steps, { areas: NATION, votes, contenders: names(0, 9, 9) }))).toEqual({
      a: 0,
      b: 5,
      c: 2,
    });
    const half = [{ id: "a", facts: { names: 0.5 } }];
    expect(seatsOf(run(steps, { areas: NATION, votes, contenders: half }))).toEqual({ a: 3, b: 3, c: 1 });
  });

  test("and where all are out of names the law is silent", () => {
    const outcome = run(steps, { areas: NATION, votes, contenders: names(1, 2, 3) });
    expect(outcome.refusal).toMatchObject({ reason: "not-enough-takers" });
  });
});

describe("seats held before", () => {
  test("the divisors of the list go on from the seats of the districts", () => {
    const given: Given = {
      areas: DISTRICTS,
      votes: [
        ...votesIn("n", { a: 60, b: 30, c: 10 }),
        { contest: "local", area: "d1", option: "a", votes: 9 },
        { contest: "local", area: "d2", option: "a", votes: 9 },
        { contest: "local", area: "d1", option: "b", votes: 8 },
        { contest: "local", area: "d2", option: "b", votes: 8 },
      ],
    };
    const outcome = run(
      {
        votes: VOTES,
        local: { count: "marks", contest: "local", in: "district" },
        district: { allot: "plurality", votes: "local", in: "district", seats: 1 },
        seats: { allot: "divisor", votes: "votes", seats: 3, divisor: "dhondt", held: { from: "district" } },
      },
      given,
      { district: "district", list: "seats" },
    );
    // Claims from 60/3, 30/1 and 10/1 on: 30, 20, 15 and 15.
    expect(outcome.status).toBe("tied");
    expect(outcome.ties).toMatchObject([{ among: ["a", "b"], for: 1 }]);
    const list = outcome.trace.find((s) => s.clause === "divisor");
    expect(list).toMatchObject({
      rows: [{ contender: "a", held: 2 }, { contender: "b", held: 0 }, { contender: "c" }],
    });
  });
});

describe("groups inside groups", () => {
  const contenders: NonNullable<Given["contenders"]> = [
    { id: "left", kind: "alliance" },
    { id: "greens", in: { alliance: "left" } },
    { id: "g1", in: { alliance: "left", suballiance: "greens" } },
    { id: "g2", in: { alliance: "left", suballiance: "greens" } },
    { id: "l", in: { alliance: "left" } },
    { id: "r" },
  ];
  const common = { allot: "divisor", votes: "votes", divisor: "dhondt" };
  const steps = {
    votes: VOTES,
    top: { ...common, seats: 5, by: "alliance" },
    middle: { ...common, by: "suballiance", inside: "top" },
    seats: { ...common, inside: "middle" },
  };

  test("seats go to alliances, then inside to sub-alliances, then to lists", () => {
    const votes = votesIn("n", { g1: 19, g2: 17, l: 20, r: 43 });
    const outcome = run(steps, { areas: NATION, votes, contenders });
    // Alone the lists would have 1, 0, 1 and 3 of 5 (43/3 = 14.3 below 17); together the left has 3 of 5.
    expect(seatsOf(outcome)).toEqual({ g1: 1, g2: 1, l: 1, r: 2 });
    expect(outcome.trace.map((s) => [s.at, "group" in s ? s.group : undefined])).toEqual([
      ["top", undefined],
      ["middle", "left"],
      ["middle", "r"],
      ["seats", "greens"],
      ["seats", "l"],
      ["seats", "r"],
    ]);
  });

  test("a group with seats but without anybody who takes part is refused", () => {
    const outcome = run(
      {
        ...steps,
        bar: { admit: "share", votes: "votes", atLeast: "30%", of: "valid" },
        seats: { ...common, inside: "middle", among: "bar" },
      },
      {
        areas: NATION,
        votes: votesIn("n", { g1: 19, g2: 17, l: 20, r: 43 }),
        contenders,
      },
    );
    expect(outcome.refusal).toMatchObject({ reason: "nobody-admitted", details: { group: "greens" } });
  });

  test("groups whose seats were given at another level are a mistake: they would be lost, or given several times", () => {
    const given = {
      areas: [
        { id: "n", level: "nation" },
        { id: "d", level: "district", parent: "n" },
      ],
      contenders,
      votes: votesIn("d", { g1: 19, g2: 17, l: 20, r: 43 }),
    };
    const votes = { ...VOTES, in: "district" };
    const top = { ...common, in: "district", seats: 5, by: "alliance" };
    const read = (inside: Readonly<Record<string, unknown>>): unknown => {
      const law = rulesOf({ steps: { votes, top, seats: { ...common, inside: "top", ...inside } } });
      const outcome = elect(law, given);
      return outcome.ok ? [] : outcome.problems.map(({ code, at, found }) => [code, at, found]);
    };
    expect(read({ in: "district" })).toEqual([]);
    expect(read({})).toEqual([["R014", "seats: inside", "district"]]);
  });

  test("seats and inside exclude each other, and one of them is needed", () => {
    const read = (seats: Readonly<Record<string, unknown>>): unknown => {
      const result = readRules({
        urna: "rules/1",
        id: "xx/parliament@2000-01-01",
        title: { en: "A parliament" },
        inForce: "2000-01-01",
        levels: ["nation"],
        laws: {},
        steps: { votes: VOTES, top: steps.top, seats: { ...common, ...seats } },
        tiers: { list: "seats" },
      });
      return result.ok ? [] : result.problems.map((p) => p.code);
    };
    expect(read({ inside: "top" })).toEqual([]);
    expect(read({ inside: "top", seats: 4 })).toEqual(["R014"]);
    expect(read({})).toEqual(["R003"]);
    expect(read({ seats: 4, first: 9 })).toEqual(["R004"]);
  });
});

describe("areas as contenders", () => {
  const areas: NonNullable<Given["areas"]> = [
    { id: "n", level: "nation" },
    { id: "d1", level: "district", parent: "n", figures: { population: 700_000, surface: 10 } },
    { id: "d2", level: "district", parent: "n", figures: { population: 200_000, surface: 300_000 } },
    { id: "d3", level: "district", parent: "n", figures: { population: 100_000, surface: 20 } },
  ];
  const common = { allot: "divisor", divisor: "sainte-lague", votes: "people", seats: 10 };

  test("compete by a figure", () => {
    const people = { count: "areas", level: "district", sum: [{ figure: "population" }] };
    expect(seatsOf(run({ people, seats: common }, { areas }))).toEqual({ d1: 7, d2: 2, d3: 1 });
  });

  test("by a weighted sum, exactly", () => {
    const people = {
      count: "areas",
      level: "district",
      sum: [{ figure: "population" }, { figure: "surface", times: "1.8" }],
    };
    const outcome = run({ people, seats: common }, { areas });
    expect(seatsOf(outcome)).toEqual({ d1: 4, d2: 5, d3: 1 });
    expect(outcome.trace).toMatchObject([{ total: { num: 1_540_054, den: 1 } }]);
  });

  test("with a least number for each, and votes taken inside by the seats that they get", () => {
    const steps = {
      votes: { ...VOTES, in: "district" },
      people: { count: "areas", level: "district", votes: "votes", of: "valid" },
      magnitudes: { ...common, minimum: 2 },
      seats: { allot: "quota", quota: "hare", votes: "votes", in: "district", seats: { from: "magnitudes" } },
    };
    const votes = [
      ...votesIn("d1", { a: 600, b: 100 }),
      ...votesIn("d2", { a: 100, b: 100 }),
      ...votesIn("d3", { a: 9, b: 31 }),
    ];
    const outcome = run(steps, { areas, votes });
    expect(outcome.areas).toMatchObject([
      {
        area: "d1",
        size: 6,
        seats: [
          { contender: "a", seats: 5 },
          { contender: "b", seats: 1 },
        ],
      },
      { area: "d2", size: 2 },
      { area: "d3", size: 2, seats: [{ contender: "b", seats: 2 }] },
    ]);
  });

  test("without the figure the step is refused", () => {
    const people = { count: "areas", level: "district", sum: [{ figure: "registered" }] };
    const outcome = run({ people, seats: common }, { areas });
    expect(outcome.refusal).toMatchObject({ kind: "data-missing", details: { missing: ["d1", "d2", "d3"] } });
  });
});
