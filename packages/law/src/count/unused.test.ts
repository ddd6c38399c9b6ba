import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import type { Outcome } from "../elect.ts";
import type { Area } from "../input.ts";
import { countedTwice, documentOf, votesIn } from "../testing/documents.ts";

const AREAS: readonly Area[] = [
  { id: "n", level: "nation" },
  { id: "a", level: "land", parent: "n", seats: 3 },
  { id: "b", level: "land", parent: "n", seats: 2 },
];
const VOTES = [...votesIn("a", { p: 55, q: 30, r: 15 }), ...votesIn("b", { p: 4, q: 26, r: 20 })];
const STEPS = {
  votes: { count: "marks", contest: "list", in: "land" },
  big: { admit: "share", votes: "votes", in: "land", of: "valid", atLeast: "20%" },
  won: { allot: "whole-quotas", votes: "votes", in: "land", quotaOf: "land", seats: "area", quota: "hare" },
};
const LEFT = { count: "unused", votes: "votes", won: "won", in: "land", quota: "hare" };
const run = (left: object, areas = AREAS, steps: object = {}): Outcome =>
  countedTwice(
    {
      levels: ["nation", "land"],
      bases: { valid: { lines: ["contenders"] } },
      steps: { ...STEPS, left: { ...LEFT, ...left }, ...steps },
    },
    { areas, votes: VOTES },
  );
const stepsOf = (outcome: Outcome): readonly object[] => outcome.trace.filter(({ at }) => at === "left");
const n = (num: number, den = 1): unknown => ({ num, den });

describe("unused votes", () => {
  test("are those beyond a quota for every seat, exactly: a third of a vote too", () => {
    const head = { verb: "count", clause: "unused", at: "left", cite: [] };
    expect(stepsOf(run({ seats: "area" }))).toEqual([
      {
        ...head,
        area: "a",
        quota: n(100, 3),
        rows: [
          { contender: "p", votes: n(55), seats: 1, unused: n(65, 3) },
          { contender: "q", votes: n(30), seats: 0, unused: n(30) },
          { contender: "r", votes: n(15), seats: 0, unused: n(15) },
        ],
      },
      {
        ...head,
        area: "b",
        quota: n(25),
        rows: [
          { contender: "p", votes: n(4), seats: 0, unused: n(4) },
          { contender: "q", votes: n(26), seats: 1, unused: n(1) },
          { contender: "r", votes: n(20), seats: 0, unused: n(20) },
        ],
      },
    ]);
  });

  test("are counted in the whole, in their own unit", () => {
    const all = { all: { allot: "divisor", divisor: "dhondt", votes: "left", seats: 3 } };
    // p 65/3 + 4 = 25 2/3, q 31, r 35.
    expect(run({ seats: "area" }, AREAS, all).trace.find(({ at }) => at === "all")).toMatchObject({
      total: n(275, 3),
      rows: [
        { contender: "r", votes: n(35), seats: 1 },
        { contender: "q", votes: n(31), seats: 1 },
        { contender: "p", votes: n(77, 3), seats: 1 },
      ],
    });
  });

  test("of a rounded quota are whole", () => {
    expect(stepsOf(run({ seats: "area", rounding: "ceil" }))).toMatchObject([
      { quota: n(34), rows: [{ unused: n(21) }, {}, {}] },
      { quota: n(25) },
    ]);
    expect(stepsOf(run({ seats: "area", rounding: "floor" }))).toMatchObject([
      { quota: n(33) },
      { quota: n(25) },
    ]);
    // Droop: one more than the whole part of 100/4, and of 50/3; q in b spent a quota of 17.
    expect(stepsOf(run({ seats: "area", quota: "droop" }))).toMatchObject([
      { quota: n(26), rows: [{ unused: n(29) }, {}, {}] },
      { quota: n(17), rows: [{}, { unused: n(9) }, {}] },
    ]);
  });

  test("never fall below none, though a seat cost more than there was", () => {
    // By D'Hondt p has two of three seats in a for 55 votes: two quotas are 66 2/3.
    const won = { allot: "divisor", divisor: "dhondt", votes: "votes", in: "land", seats: "area" };
    expect(stepsOf(run({ seats: "area", won: "cheap" }, AREAS, { cheap: won }))).toMatchObject([
      {
        rows: [
          { seats: 2, unused: n(0) },
          { seats: 1, unused: n(0) },
          { seats: 0, unused: n(15) },
        ],
      },
      {},
    ]);
  });

  test("may be measured by the quota of those who take part", () => {
    // In a p and q have 85 votes: 28 1/3 for a seat. In b q and r have 46: 23.
    expect(stepsOf(run({ seats: "area", among: "big" }))).toMatchObject([
      { quota: n(85, 3), rows: [{ unused: n(80, 3) }, { unused: n(30) }, { unused: n(15) }] },
      { quota: n(23), rows: [{ unused: n(4) }, { unused: n(3) }, { unused: n(20) }] },
    ]);
  });

  test("need the seats that make the quota", () => {
    const given = { wide: { allot: "plurality", votes: "votes", in: "land", seats: 1 } };
    const areas = AREAS.map((area) => (area.id === "b" ? { id: "b", level: "land", parent: "n" } : area));
    const refusal = {
      kind: "data-missing",
      at: "left",
      area: "b",
      reason: "seats-missing",
      details: { contest: "list" },
    };
    expect(run({ seats: "area", won: "wide" }, areas, given).refusal).toEqual(refusal);
    expect(run({ seats: 0, won: "wide" }, AREAS, given).refusal).toEqual({ ...refusal, area: "a" });
  });

  test("of an exact quota need seats that are known beforehand", () => {
    const codes = (left: object): readonly string[] => {
      const read = readRules(
        documentOf({
          levels: ["nation", "land"],
          steps: { ...STEPS, left: { ...LEFT, seats: { from: "won" }, ...left } },
        }),
      );
      return read.ok ? [] : read.problems.map(({ code, at, expected }) => `${code} ${at}: ${expected}`);
    };
    expect(codes({})).toEqual([
      "R014 steps/left/rounding: a rounded quota where seats are not known beforehand",
    ]);
    expect(codes({ rounding: "ceil" })).toEqual([]);
    expect(codes({ quota: "droop" })).toEqual([]);
    expect(codes({ quota: "droop", rounding: "exact" })).toHaveLength(1);
  });
});
