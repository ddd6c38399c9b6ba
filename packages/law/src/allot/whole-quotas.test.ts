import { describe, expect, test } from "vitest";
import type { Outcome } from "../elect.ts";
import type { Area, VoteRow } from "../input.ts";
import { countedTwice, seatsOf, votesIn } from "../testing/documents.ts";

const AREAS: readonly Area[] = [
  { id: "n", level: "nation" },
  { id: "a", level: "land", parent: "n", seats: 3 },
  { id: "b", level: "land", parent: "n", seats: 2 },
  { id: "a1", level: "district", parent: "a" },
  { id: "a2", level: "district", parent: "a" },
  { id: "b1", level: "district", parent: "b" },
];
// Land a: 100 votes and three seats; land b: 50 votes and two.
const VOTES = [
  ...votesIn("a1", { p: 45, q: 10, r: 1 }),
  ...votesIn("a2", { p: 10, q: 34 }),
  ...votesIn("b1", { p: 20, q: 25, r: 5 }),
];
const run = (clause: object, votes: readonly VoteRow[] = VOTES, areas = AREAS): Outcome =>
  countedTwice(
    {
      levels: ["nation", "land", "district"],
      bases: { valid: { lines: ["contenders"] } },
      steps: {
        votes: { count: "marks", contest: "list", in: "district" },
        won: {
          allot: "whole-quotas",
          votes: "votes",
          in: "district",
          quotaOf: "land",
          seats: "area",
          quota: "hare",
          ...clause,
        },
      },
      tiers: { won: "won" },
    },
    { areas, votes },
  );
const n = (num: number, den = 1): unknown => ({ num, den });

describe("whole quotas of the larger area", () => {
  test("are taken in each of its parts, and the rest is left", () => {
    const outcome = run({});
    const head = { verb: "allot", clause: "whole-quotas", at: "won", cite: [], quota: "hare" };
    const a = { ...head, quotaOf: "a", seats: 3, total: n(100), size: n(100, 3) };
    expect(outcome.trace.filter(({ at }) => at === "won")).toEqual([
      {
        ...a,
        area: "a1",
        rows: [
          { contender: "p", votes: n(45), seats: 1 },
          { contender: "q", votes: n(10), seats: 0 },
          { contender: "r", votes: n(1), seats: 0 },
        ],
      },
      {
        ...a,
        area: "a2",
        rows: [
          { contender: "p", votes: n(10), seats: 0 },
          { contender: "q", votes: n(34), seats: 1 },
          { contender: "r", votes: n(0), seats: 0 },
        ],
      },
      {
        ...head,
        area: "b1",
        quotaOf: "b",
        seats: 2,
        total: n(50),
        size: n(25),
        rows: [
          { contender: "p", votes: n(20), seats: 0 },
          { contender: "q", votes: n(25), seats: 1 },
          { contender: "r", votes: n(5), seats: 0 },
        ],
      },
    ]);
    expect(outcome.tiers).toEqual([{ id: "won", origin: "computed", status: "complete", size: 3, given: 3 }]);
    expect(outcome.areas.map(({ area, size }) => [area, size])).toEqual([
      ["a1", 1],
      ["a2", 1],
      ["b1", 1],
    ]);
  });

  test("may be rounded: 34 are needed where 33 1/3 are rounded up, 33 where down", () => {
    expect(seatsOf(run({ rounding: "ceil" }))).toMatchObject({ p: 1, q: 2 });
    const votes = VOTES.map((row) =>
      row.area === "a2" ? { ...row, votes: row.option === "q" ? 33 : 11 } : row,
    );
    expect(seatsOf(run({ rounding: "ceil" }, votes))).toMatchObject({ p: 1, q: 1 });
    expect(seatsOf(run({ rounding: "floor" }, votes))).toMatchObject({ p: 1, q: 2 });
    expect(seatsOf(run({}, votes))).toMatchObject({ p: 1, q: 1 });
  });

  test("are those of all votes, also where only some take seats", () => {
    // 75 of 150 votes are p's, 69 (46 %) q's: with 48 % p alone takes part, and the quota stays that of all votes.
    const outcome = countedTwice(
      {
        levels: ["nation", "land", "district"],
        bases: { valid: { lines: ["contenders"] } },
        steps: {
          votes: { count: "marks", contest: "list", in: "district" },
          bar: { admit: "share", votes: "votes", of: "valid", atLeast: "48%" },
          won: {
            allot: "whole-quotas",
            votes: "votes",
            among: "bar",
            in: "district",
            quotaOf: "land",
            seats: "area",
            quota: "hare",
          },
        },
        tiers: { won: "won" },
      },
      { areas: AREAS, votes: VOTES },
    );
    expect(seatsOf(outcome)).toEqual({ p: 1, q: 0, r: 0 });
  });

  test.each([
    ["a contender's votes", votesIn("b1", { p: null, q: 25, r: null, invalid: null }), "b", ["p", "r"]],
    ["any votes", [], "b", []],
  ])("need %s", (_, b1, area, missing) => {
    const votes = [...VOTES.filter((row) => row.area !== "b1"), ...b1];
    expect(run({}, votes).refusal).toEqual({
      kind: "data-missing",
      at: "won",
      area,
      reason: "votes-missing",
      details: { contest: "list", missing },
    });
  });

  test("do not wait for a line of the protocol that is no vote", () => {
    expect(run({}, [...VOTES, ...votesIn("b1", { invalid: null })]).refusal).toBeNull();
  });

  test("need seats, and somebody with votes", () => {
    const areas = AREAS.map(({ seats: _, ...area }) => area);
    expect(run({}, VOTES, areas).refusal).toEqual({
      kind: "data-missing",
      at: "won",
      area: "a",
      reason: "seats-missing",
      details: {},
    });
    const none = VOTES.map((row) => (row.area === "b1" ? { ...row, votes: 0 } : row));
    const silent = { kind: "law-is-silent", at: "won", area: "b1", reason: "no-votes-at-all" };
    expect(run({}, none).refusal).toEqual({ ...silent, details: { contest: "list" } });
    const noSeats = AREAS.map((area) => (area.id === "b" ? { ...area, seats: 0 } : area));
    expect(run({}, VOTES, noSeats).refusal).toMatchObject({ reason: "no-votes-at-all", area: "b1" });
  });
});
