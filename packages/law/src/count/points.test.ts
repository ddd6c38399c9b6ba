/** Votes that are made of ballots with preferences, and of seats. */

import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect, type Outcome } from "../elect.ts";
import type { Given } from "../input.ts";
import {
  ballotsOf,
  countedTwice,
  documentOf,
  NATION,
  rulesOf,
  seatedOf,
  seatsOf,
  votesIn,
} from "../testing/documents.ts";

const scored = (points: object, seats: object = {}, ballots: object = {}) => ({
  levels: ["nation", "district"],
  bases: { cast: { lines: ["contenders", "blank", "invalid"] } },
  steps: {
    ballots: { count: "ballots", contest: "vote", equal: "keep", ...ballots },
    points: { count: "points", ballots: "ballots", ...points },
    bar: { admit: "share", votes: "points", atLeast: "40%", of: "cast" },
    seat: { allot: "plurality", votes: "points", seats: 1, ...seats },
  },
  tiers: { house: "seat" },
});

/** What everybody has, by area. */
function told(outcome: Outcome, area: string): Readonly<Record<string, string>> {
  const step = outcome.trace.find((one) => one.clause === "plurality" && one.area === area);
  if (step?.clause !== "plurality") return {};
  return Object.fromEntries(
    step.rows.map(({ contender, votes: { num, den } }) => [
      contender,
      den === 1 ? `${num}` : `${num}/${den}`,
    ]),
  );
}

describe("points", () => {
  const ballots = ballotsOf({ "a > b > c": 3, "b > a": 2, c: 1 });
  test.each<[unknown, Readonly<Record<string, string>>]>([
    ["borda", { a: "8", b: "7", c: "2" }],
    ["borda-from-one", { a: "13", b: "12", c: "6" }],
    ["modified-borda", { a: "11", b: "10", c: "4" }],
    ["dowdall", { a: "4", b: "7/2", c: "2" }],
    [["1", "1/3"], { a: "11/3", b: "3", c: "1" }],
    [["3", "0", "1"], { a: "9", b: "6", c: "6" }],
  ])("%j", (points, expected) => {
    expect(told(countedTwice(scored({ points }), { ballots }), "")).toEqual(expected);
  });

  test("equal ranks each have those of the rank, or the mean of the places they fill", () => {
    const equal = ballotsOf({ "a > b = c": 2, "b = c > a": 1 });
    const points = (how: string) =>
      told(countedTwice(scored({ points: ["6", "3", "1"], equal: how }), { ballots: equal }), "");
    expect(points("each")).toEqual({ a: "15", b: "12", c: "12" });
    // Two times (3 + 1)/2 and once (6 + 3)/2.
    expect(points("mean")).toEqual({ a: "13", b: "17/2", c: "17/2" });
  });

  test("who is not ranked has nothing, or the mean of the places that are left, where it stands", () => {
    const districts = ["east", "west"].map((id) => ({ id, level: "district", parent: "n" }));
    const given: Given = {
      areas: [...NATION, ...districts],
      ballots: [...ballotsOf({ a: 2, "b > c": 1 }, "east"), ...ballotsOf({ "c > d > e": 3, e: 1 }, "west")],
    };
    const rule = { points: ["6", "3", "1"] };
    const here = { in: "district" };
    const outcome = countedTwice(scored({ ...rule, unranked: "mean" }, here, here), given);
    expect(told(outcome, "east")).toEqual({ a: "13", b: "10", c: "7" });
    expect(told(outcome, "west")).toEqual({ c: "20", d: "11", e: "9" });
    expect(told(countedTwice(scored(rule, here, here), given), "east")).toEqual({ a: "12", b: "6", c: "3" });
  });

  test("a share of what was cast is one of ballots, though points are fractions of votes", () => {
    // a has 6 points of 11, with the four blank ballots 6 of 15: exactly 40 %.
    const given = { ballots: ballotsOf({ "a > b > c": 6, blank: 4 }) };
    const outcome = countedTwice(scored({ points: "dowdall" }, { among: "bar" }), given);
    expect(outcome.trace.find((step) => step.clause === "share")).toMatchObject({
      base: { num: 15, den: 1 },
      rows: [
        { contender: "a", passes: true },
        { contender: "b", passes: false },
        { contender: "c", passes: false },
      ],
    });
  });

  test("ranks that are equal are refused where the rule does not say what they are worth", () => {
    const read = elect(rulesOf(scored({ points: "borda" })), { ballots: ballotsOf({ "a = b": 1 }) });
    expect(read).toMatchObject({
      ok: false,
      problems: [
        {
          code: "V013",
          at: "points: ballots of vote",
          expected: "no equal ranks, or a rule that passes over them",
          found: "equal ranks",
        },
      ],
    });
  });

  test("a mean of places that are left needs places that do not depend on the ballot", () => {
    const problems = (points: string, unranked: string) => {
      const read = readRules(documentOf(scored({ points, unranked })));
      return read.ok ? [] : read.problems.map((p) => [p.code, p.at, p.expected]);
    };
    expect(problems("modified-borda", "mean")).toEqual([
      ["R014", "steps/points", "points that do not depend on how many a ballot ranks"],
    ]);
    expect(problems("modified-borda", "nothing")).toEqual([]);
    expect(problems("borda", "mean")).toEqual([]);
  });
});

describe("first preferences", () => {
  const law = {
    steps: {
      ballots: { count: "ballots", contest: "vote", in: "district", equal: "keep" },
      first: { count: "first", ballots: "ballots" },
      seat: { allot: "plurality", votes: "first", in: "district", seats: 1 },
    },
    tiers: { house: "seat" },
  };
  const areas = [...NATION, ...["east", "west"].map((id) => ({ id, level: "district", parent: "n" }))];

  test("of each area are its own", () => {
    const ballots = [...ballotsOf({ "a > b": 3, b: 1 }, "east"), ...ballotsOf({ "b > a": 2, c: 5 }, "west")];
    const outcome = countedTwice(law, { areas, ballots });
    expect(told(outcome, "east")).toEqual({ a: "3", b: "1" });
    expect(told(outcome, "west")).toEqual({ b: "2", c: "5", a: "0" });
  });

  test("that two share are refused", () => {
    const read = elect(rulesOf(law), { areas, ballots: ballotsOf({ "a = b": 1 }, "east") });
    expect(read.ok ? [] : read.problems.map((p) => [p.code, p.at])).toEqual([
      ["V013", "first: ballots of vote"],
    ]);
  });
});

test("ballots are told apart by ranks, though the last rank is as high as there are marks", () => {
  const ballots = [
    ...ballotsOf({ "a > b > c": 4 }),
    { contest: "vote", area: "", count: 5, ranking: [["a", "b"], [], ["c"]] },
  ];
  const law = {
    steps: {
      ballots: { count: "ballots", contest: "vote", equal: "keep", skipped: "keep" },
      points: { count: "points", ballots: "ballots", points: ["5", "2", "1"], equal: "each" },
      seat: { allot: "plurality", votes: "points", seats: 1 },
    },
    tiers: { house: "seat" },
  };
  expect(told(countedTwice(law, { ballots }), "")).toEqual({ a: "45", b: "33", c: "9" });
});

describe("seats that are votes", () => {
  const law = {
    steps: {
      north: { count: "marks", contest: "north" },
      south: { count: "marks", contest: "south" },
      electors: { allot: "divisor", divisor: "dhondt", votes: "north", seats: 5 },
      others: { allot: "divisor", divisor: "dhondt", votes: "south", seats: 4 },
      college: { count: "seats", of: ["electors", "others"] },
      president: { allot: "plurality", votes: "college", seats: 1 },
    },
    tiers: { president: "president" },
  };
  const given: Given = {
    areas: NATION,
    votes: [...votesIn("n", { z: 30, b: 20 }, "north"), ...votesIn("n", { c: 10, b: 20, a: 10 }, "south")],
  };

  test("add up over the steps that gave them, whoever stood where", () => {
    const outcome = countedTwice(law, given);
    expect(outcome.trace.find((step) => step.clause === "seats")).toEqual({
      verb: "count",
      clause: "seats",
      at: "college",
      area: "n",
      cite: [],
      rows: [
        { contender: "a", votes: { num: 1, den: 1 } },
        { contender: "b", votes: { num: 4, den: 1 } },
        { contender: "c", votes: { num: 1, den: 1 } },
        { contender: "z", votes: { num: 3, den: 1 } },
      ],
    });
    expect(seatedOf(outcome)).toEqual(["b"]);
  });

  test("are known even where they are none", () => {
    const two = { ...law, steps: { ...law.steps, president: { ...law.steps.president, seats: 2 } } };
    expect(seatsOf(countedTwice(two, given))).toEqual({ a: 0, b: 1, c: 0, z: 1 });
  });
});
