/** Systems that no single clause is: what the clauses say together, each by a small case in which the rule decides. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Area, Contender } from "./input.ts";
import type { Outcome } from "./elect.ts";
import {
  ballotsOf,
  countedTwice,
  NATION,
  rulesOf,
  seatedOf,
  seatsOf,
  twice,
  votesIn,
} from "./testing/documents.ts";

/** Areas of one level below the whole. */
const areas = (level: string, ids: Readonly<Record<string, Partial<Area>>>): readonly Area[] => [
  ...NATION,
  ...Object.entries(ids).map(([id, own]) => ({ id, level, parent: "n", ...own })),
];

/** Persons by id, each with the group of this kind that it belongs to. */
const persons = (kind: string, groups: Readonly<Record<string, string>>): readonly Contender[] => [
  ...[...new Set(Object.values(groups))].map((id) => ({ id })),
  ...Object.entries(groups).map(([id, group]): Contender => ({ id, kind: "person", in: { [kind]: group } })),
];

const sitting = (outcome: Outcome): readonly string[] => outcome.persons.map((p) => p.person);
const wonIn = (outcome: Outcome, tier: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    outcome.areas
      .filter((row) => row.tier === tier)
      .map((row) => [row.area, row.seats.flatMap((s) => Array<string>(s.seats).fill(s.contender)).sort()]),
  );

describe("several marks", () => {
  const council = (ballots: object, seats: number) => ({
    steps: {
      ballots: { count: "ballots", contest: "vote", ...ballots },
      marks: { count: "points", ballots: "ballots", points: ["1", "1"] },
      council: { allot: "plurality", votes: "marks", seats },
    },
    tiers: { council: "council" },
  });

  test("limited vote: two marks for three seats leave one to the minority; a third mark spoils the ballot", () => {
    const outcome = countedTwice(council({ most: 2, tooMany: "invalid" }, 3), {
      ballots: ballotsOf({ "a > b": 60, "d > e": 40, "a > b > c": 50 }),
    });
    // With three marks a voter the majority has all seats: block vote.
    expect([seatedOf(outcome), outcome.status]).toEqual([["a", "b"], "tied"]);
    expect(outcome.ties).toMatchObject([{ among: ["d", "e"], for: 1 }]);
    const kept = countedTwice(council({ most: 2, tooMany: "cut" }, 3), {
      ballots: ballotsOf({ "a > b": 60, "d > e": 40, d: 1, "a > b > c": 50 }),
    });
    expect(seatedOf(kept)).toEqual(["a", "b", "d"]);
  });

  test("single non-transferable vote: one mark, three seats", () => {
    const outcome = countedTwice(council({ most: 1, tooMany: "invalid" }, 3), {
      ballots: ballotsOf({ a: 60, b: 20, c: 11, d: 9 }),
    });
    expect(seatedOf(outcome)).toEqual(["a", "b", "c"]);
  });

  test("cumulative vote: marks for one person add up", () => {
    const law = {
      steps: {
        marks: { count: "marks", contest: "marks" },
        council: { allot: "plurality", votes: "marks", seats: 3 },
      },
      tiers: { council: "council" },
    };
    // 26 voters give m three marks each; 74 share 222 marks out among three.
    const marks = votesIn("n", { m: 78, a: 75, b: 74, c: 73 }, "marks");
    expect(seatedOf(countedTwice(law, { areas: NATION, votes: marks }))).toEqual(["a", "b", "m"]);
  });
});

describe("supplementary vote", () => {
  const law = {
    steps: {
      ballots: { count: "ballots", contest: "vote", most: 2, tooMany: "invalid" },
      first: { count: "first", ballots: "ballots" },
      majority: { allot: "majority", votes: "first", seats: 1, moreThan: "1/2", of: "valid" },
      two: { admit: "top", votes: "first", next: 2, unless: "majority" },
      both: { count: "first", ballots: "ballots", among: "two" },
      mayor: { allot: "plurality", votes: "both", among: "two", seats: 1, unless: "majority" },
    },
    tiers: { mayor: ["majority", "mayor"] },
  };
  /** The same from published totals: second choices of ballots whose first is for neither leader. */
  const totals = {
    steps: {
      first: { count: "marks", contest: "first" },
      second: { count: "marks", contest: "second" },
      majority: { allot: "majority", votes: "first", seats: 1, moreThan: "1/2", of: "valid" },
      two: { admit: "top", votes: "first", next: 2, unless: "majority" },
      both: { count: "combine", add: [{ votes: "first" }, { votes: "second" }] },
      mayor: { allot: "plurality", votes: "both", among: "two", seats: 1, unless: "majority" },
    },
    tiers: { mayor: ["majority", "mayor"] },
  };

  test("second choices for the two leaders decide, from ballots and from totals", () => {
    const ballots = ballotsOf({ "a > c": 40, "b > a": 35, "c > b": 15, "d > c": 10 });
    expect(seatedOf(countedTwice(law, { ballots }))).toEqual(["b"]);
    const votes = [
      ...votesIn("n", { a: 40, b: 35, c: 15, d: 10 }, "first"),
      ...votesIn("n", { a: 0, b: 15 }, "second"),
    ];
    expect(seatedOf(countedTwice(totals, { areas: NATION, votes }))).toEqual(["b"]);
  });

  test("a majority of first choices ends it", () => {
    expect(seatedOf(countedTwice(law, { ballots: ballotsOf({ a: 51, "b > c": 30, "c > b": 19 }) }))).toEqual([
      "a",
    ]);
    const votes = [...votesIn("n", { a: 51, b: 30, c: 19 }, "first"), ...votesIn("n", { b: 99 }, "second")];
    expect(seatedOf(countedTwice(totals, { areas: NATION, votes }))).toEqual(["a"]);
  });
});

test("modified Borda: who ranks fewer gives fewer points", () => {
  const points = (rule: string) =>
    seatedOf(
      countedTwice(
        {
          steps: {
            ballots: { count: "ballots", contest: "vote" },
            points: { count: "points", ballots: "ballots", points: rule },
            mayor: { allot: "plurality", votes: "points", seats: 1 },
          },
          tiers: { mayor: "mayor" },
        },
        { ballots: ballotsOf({ a: 40, "b > c > a": 25, "c > b": 20 }) },
      ),
    );
  // a has 40 x 1 + 25, b 25 x 3 + 20, c 25 x 2 + 20 x 2; by the plain count a mark alone is worth two points.
  expect([points("modified-borda"), points("borda")]).toEqual([["b"], ["a"]]);
});

describe("binominal", () => {
  const law = {
    steps: {
      votes: { count: "marks", contest: "list", in: "district" },
      pacts: {
        allot: "divisor",
        divisor: "dhondt",
        votes: "votes",
        by: "pact",
        in: "district",
        seats: 2,
        ties: [{ by: "fewer", votes: "votes" }],
      },
      members: { fill: "most-votes", seats: "pacts", votes: "votes" },
    },
    tiers: { district: "pacts" },
  };
  test.each([
    [
      "less than twice the votes: one each, though l2 has more than r1",
      { l1: 40, l2: 25, r1: 20, r2: 15 },
      ["l1", "r1"],
    ],
    ["exactly twice: one each", { l1: 40, l2: 28, r1: 20, r2: 14 }, ["l1", "r1"]],
    ["one vote more: both", { l1: 40, l2: 29, r1: 20, r2: 14 }, ["l1", "l2"]],
  ])("%s", (_, votes, elected) => {
    const outcome = countedTwice(law, {
      areas: areas("district", { d: {} }),
      contenders: persons("pact", { l1: "left", l2: "left", r1: "right", r2: "right" }),
      votes: votesIn("d", votes),
    });
    expect(sitting(outcome)).toEqual(elected);
  });
});

test("tiers that know nothing of each other: the whole is the sum of two elections", () => {
  const list = {
    votes: { count: "marks", contest: "list" },
    seats: { allot: "quota", quota: "hare", votes: "votes", seats: 7 },
  };
  const district = {
    direct: { count: "marks", contest: "district", in: "district" },
    members: { allot: "plurality", votes: "direct", in: "district", seats: 1 },
  };
  const both = rulesOf({ steps: { ...list, ...district }, tiers: { list: "seats", district: "members" } });
  const alone = [
    rulesOf({ steps: list, tiers: { list: "seats" } }),
    rulesOf({ steps: district, tiers: { district: "members" } }),
  ];
  const few = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(few, fc.array(few, { minLength: 1, maxLength: 4 }), (whole, parts) => {
      const rows = ([a = 0, b = 0, c = 0]: readonly number[]) => ({ a, b, c });
      const given = {
        areas: areas("district", Object.fromEntries(parts.map((_, i) => [`d${i}`, {}]))),
        votes: [
          ...votesIn("n", rows(whole)),
          ...parts.flatMap((part, i) => votesIn(`d${i}`, rows(part), "district")),
        ],
      };
      const [all, ...single] = [both, ...alone].map((rules) => twice(rules, given));
      const sum = (id: string): number =>
        single.reduce((seats, outcome) => seats + (seatsOf(outcome)[id] ?? 0), 0);
      expect(all === undefined ? {} : seatsOf(all)).toEqual({ a: sum("a"), b: sum("b"), c: sum("c") });
      const tied = (of: readonly Outcome[]) =>
        of.flatMap((one) => one.ties.map((tie) => JSON.stringify(tie))).sort();
      expect(tied(all === undefined ? [] : [all])).toEqual(tied(single));
    }),
  );
});

describe("a condition decides which formula holds", () => {
  const law = {
    steps: {
      votes: { count: "marks", contest: "list", in: "district" },
      all: {
        allot: "winner",
        votes: "votes",
        by: "alliance",
        in: "district",
        seats: 4,
        moreThan: "1/2",
        of: "valid",
      },
      members: { allot: "divisor", divisor: "dhondt", votes: "votes", in: "district", inside: "all" },
      shared: {
        allot: "divisor",
        divisor: "dhondt",
        votes: "votes",
        in: "district",
        seats: 4,
        unless: "all",
      },
    },
    tiers: { district: ["members", "shared"] },
  };
  test("an alliance with more than half has all seats of its district; elsewhere votes share them out", () => {
    const outcome = countedTwice(law, {
      areas: areas("district", { d1: {}, d2: {} }),
      contenders: [
        { id: "ab", kind: "alliance" },
        ...["a", "b"].map((id): Contender => ({ id, kind: "party", in: { alliance: "ab" } })),
        { id: "c", kind: "party" },
      ],
      votes: [...votesIn("d1", { a: 35, b: 20, c: 45 }), ...votesIn("d2", { a: 30, b: 20, c: 50 })],
    });
    expect(wonIn(outcome, "district")).toEqual({ d1: ["a", "a", "a", "b"], d2: ["a", "b", "c", "c"] });
  });
});

test("dual-member: second seats make the whole proportional, one a district, the largest shares first", () => {
  const law = {
    steps: {
      votes: { count: "marks", contest: "list", in: "district" },
      first: { allot: "plurality", votes: "votes", in: "district", seats: 1 },
      due: {
        compensate: "deduct",
        votes: "votes",
        total: 8,
        held: ["first"],
        method: { quota: "hare" },
        moreThanDue: "repeat-without",
      },
      second: {
        place: "levelling",
        votes: "votes",
        in: "district",
        room: 1,
        seats: "due",
        held: ["first"],
        divisor: { sequence: ["1", "2"] },
        measure: "share",
        of: "valid",
      },
    },
    tiers: { first: "first", second: "second" },
  };
  const outcome = countedTwice(law, {
    areas: areas("district", { d1: {}, d2: {}, d3: {}, d4: {} }),
    votes: [
      ...votesIn("d1", { a: 50, b: 30, c: 20 }),
      ...votesIn("d2", { a: 45, b: 40, c: 15 }),
      ...votesIn("d3", { a: 64, b: 10, c: 26 }),
      ...votesIn("d4", { a: 30, b: 44, c: 27 }),
    ],
  });
  expect(seatsOf(outcome)).toEqual({ a: 4, b: 2, c: 2 });
  expect(wonIn(outcome, "first")).toEqual({ d1: ["a"], d2: ["a"], d3: ["a"], d4: ["b"] });
  // b has 40 % in d2; half of a's 64 % in d3 is more than c's 26 %; c takes what is left.
  expect(wonIn(outcome, "second")).toEqual({ d1: ["c"], d2: ["b"], d3: ["a"], d4: ["c"] });
});

test("best losers: seats to the groups with fewest members for their people, and in them to who came closest", () => {
  const law = {
    steps: {
      votes: { count: "marks", contest: "list", in: "district" },
      members: { allot: "plurality", votes: "votes", in: "district", seats: 2 },
      people: { count: "marks", contest: "census" },
      unreturned: { admit: "electable", without: ["members"] },
      available: { count: "names", lists: "people", among: "unreturned" },
      communities: {
        allot: "divisor",
        divisor: "dhondt",
        votes: "people",
        seats: 3,
        held: { from: "members" },
        maximum: { from: "available" },
      },
      "best-losers": {
        fill: "largest-share",
        seats: "communities",
        among: "unreturned",
        votes: "votes",
        of: "valid",
      },
    },
    tiers: { district: "members", "best-losers": "communities" },
  };
  const outcome = countedTwice(law, {
    areas: areas("district", { d1: {}, d2: {} }),
    contenders: persons("community", {
      h1: "hill",
      h2: "hill",
      h3: "hill",
      h4: "hill",
      h5: "hill",
      c1: "coast",
      c2: "coast",
    }),
    votes: [
      ...votesIn("d1", { h1: 70, h2: 60, c1: 40, h5: 30 }),
      ...votesIn("d2", { h3: 300, h4: 250, c2: 150 }),
      ...votesIn("n", { hill: 5000, coast: 4000 }, "census"),
    ],
  });
  // The coast has no member: 4000/1, 4000/2, then 4000/3 against 5000/5; but only two of it are left.
  expect(sitting(outcome)).toEqual(["h1", "h2", "h3", "h4", "c2", "c1", "h5"]);
});

test("areas that overlap: a roll over the whole land beside the districts", () => {
  const law = {
    levels: ["nation", "district", "roll"],
    steps: {
      general: { count: "marks", contest: "general", in: "district" },
      separate: { count: "marks", contest: "separate", in: "roll" },
      members: { allot: "plurality", votes: "general", in: "district", seats: 1 },
      roll: { allot: "plurality", votes: "separate", in: "roll", seats: "area" },
    },
    tiers: { district: "members", roll: "roll" },
  };
  const outcome = countedTwice(law, {
    areas: [
      ...areas("district", { d1: {}, d2: {} }),
      { id: "islands", level: "roll", parent: "n", seats: 2 },
    ],
    votes: [
      ...votesIn("d1", { a: 50, b: 40 }, "general"),
      ...votesIn("d2", { a: 30, b: 60 }, "general"),
      ...votesIn("islands", { r: 9, s: 8, t: 7 }, "separate"),
    ],
  });
  expect(seatsOf(outcome)).toEqual({ a: 1, b: 1, r: 1, s: 1, t: 0 });
});

describe("electors by district", () => {
  const law = {
    levels: ["nation", "state", "district"],
    bases: { electors: { lines: ["contenders"] } },
    steps: {
      votes: { count: "marks", contest: "president", in: "state" },
      "district-votes": { count: "marks", contest: "president", in: "district", larger: "nothing" },
      "at-large": { allot: "plurality", votes: "votes", in: "state", seats: "area", takes: "all" },
      "by-district": { allot: "plurality", votes: "district-votes", in: "district", seats: 1 },
      college: { count: "seats", of: ["at-large", "by-district"] },
      president: { allot: "majority", votes: "college", seats: 1, moreThan: "1/2", of: "electors" },
    },
    tiers: { electors: { steps: ["at-large", "by-district"] }, president: "president" },
  };
  const land = [
    { id: "large", level: "state", parent: "n", seats: 3 },
    { id: "split", level: "state", parent: "n", seats: 2 },
    { id: "s1", level: "district", parent: "split" },
    { id: "s2", level: "district", parent: "split" },
  ];
  const college = (large: Readonly<Record<string, number>>, extra: number) =>
    countedTwice(law, {
      areas: [...NATION, ...land, { id: "third", level: "state", parent: "n", seats: extra }],
      votes: [
        ...votesIn("large", large, "president"),
        ...votesIn("third", { a: 1, b: 2 }, "president"),
        ...votesIn("s1", { a: 50, b: 15 }, "president"),
        ...votesIn("s2", { a: 20, b: 35 }, "president"),
      ],
    });

  test("two for the state as a whole, one for each of its districts", () => {
    const outcome = college({ a: 50, b: 45 }, 1);
    expect(outcome.seats).toMatchObject([
      { contender: "a", byTier: { electors: 6, president: 1 } },
      { contender: "b", byTier: { electors: 2, president: 0 } },
    ]);
  });

  test("half of the electors are no majority: nobody is elected", () => {
    const outcome = college({ a: 50, b: 45 }, 5);
    expect(outcome.seats).toMatchObject([
      { contender: "a", byTier: { electors: 6, president: 0 } },
      { contender: "b", byTier: { electors: 6, president: 0 } },
    ]);
  });
});

test("bars that give way: the lowest of them that lets in enough, for single lists and joint ones alike", () => {
  const bar = (percent: number) => ({
    admit: "share",
    votes: "votes",
    atLeast: `${percent}%`,
    of: "valid",
    brackets: [{ fact: "parties", from: 2, share: `${percent + 2}%` }],
  });
  const law = {
    steps: {
      votes: { count: "marks", contest: "list" },
      ...Object.fromEntries([5, 4, 3].map((n) => [`bar-${n}`, bar(n)])),
      bar: { admit: "first", of: ["bar-5", "bar-4", "bar-3"], atLeast: 2 },
      seats: { allot: "divisor", divisor: "dhondt", votes: "votes", among: "bar", seats: 10 },
    },
    tiers: { house: "seats" },
  };
  const admitted = (votes: Readonly<Record<string, number>>) =>
    seatedOf(
      countedTwice(law, {
        areas: NATION,
        contenders: Object.keys(votes).map((id) => ({ id, facts: { parties: id === "joint" ? 2 : 1 } })),
        votes: votesIn("n", votes),
      }),
    );
  const small = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`small-${i}`, 2]));
  // Two pass at 5 %: nothing is lowered. Where one is alone, joint lists need 6 % and single ones 4 %.
  expect(admitted({ ...small, a: 34, b: 6, c: 4 })).toEqual(["a", "b"]);
  expect(admitted({ ...small, a: 30, joint: 6, c: 4 })).toEqual(["a", "c", "joint"]);
  expect(admitted({ ...small, a: 31, joint: 5, c: 4 })).toEqual(["a", "c"]);
});
