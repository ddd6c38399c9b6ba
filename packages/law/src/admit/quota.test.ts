import { describe, expect, test } from "vitest";
import type { Outcome } from "../elect.ts";
import type { Area, VoteRow } from "../input.ts";
import { countedTwice, votesIn } from "../testing/documents.ts";

const AREAS = [
  { id: "n", level: "nation" },
  { id: "d1", level: "district", parent: "n", seats: 4 },
  { id: "d2", level: "district", parent: "n", seats: 2 },
];
const run = (clause: object, votes: readonly VoteRow[], areas: readonly Area[] = AREAS): Outcome =>
  countedTwice(
    {
      steps: {
        votes: { count: "marks", contest: "list", in: "district" },
        in: { admit: "quota", votes: "votes", of: "valid", ...clause },
      },
      bases: { valid: { lines: ["contenders"] }, cast: { lines: ["cast"] } },
    },
    { areas, votes },
  );
const passing = (outcome: Outcome): readonly (readonly [string, readonly string[]])[] =>
  outcome.trace.flatMap((step) =>
    step.verb === "admit" && step.clause === "quota"
      ? [[step.area, step.rows.filter(({ passes }) => passes).map(({ contender }) => contender)] as const]
      : [],
  );

describe("votes behind a seat", () => {
  // d1: 100 votes and 4 seats, 25 behind each; d2: 60 votes and 2 seats, 30 behind each.
  const votes = [...votesIn("d1", { a: 51, b: 25, c: 24 }), ...votesIn("d2", { a: 29, b: 31, c: 0 })];

  test("are enough, exactly as many too; one less is not", () => {
    const outcome = run({ in: "district", seats: "area" }, votes);
    expect(outcome.trace).toEqual([
      {
        verb: "admit",
        clause: "quota",
        at: "in",
        area: "d1",
        cite: [],
        seats: 4,
        needed: { num: 25, den: 1 },
        rows: [
          { contender: "a", votes: { num: 51, den: 1 }, passes: true },
          { contender: "b", votes: { num: 25, den: 1 }, passes: true },
          { contender: "c", votes: { num: 24, den: 1 }, passes: false },
        ],
      },
      {
        verb: "admit",
        clause: "quota",
        at: "in",
        area: "d2",
        cite: [],
        seats: 2,
        needed: { num: 30, den: 1 },
        rows: [
          { contender: "a", votes: { num: 29, den: 1 }, passes: false },
          { contender: "b", votes: { num: 31, den: 1 }, passes: true },
          { contender: "c", votes: { num: 0, den: 1 }, passes: false },
        ],
      },
    ]);
  });

  test("or a part of them, exactly: 96 % of 25 is 24", () => {
    expect(passing(run({ in: "district", seats: "area", times: "96%" }, votes))).toEqual([
      ["d1", ["a", "b", "c"]],
      ["d2", ["a", "b"]],
    ]);
    const more = run({ in: "district", seats: "area", times: "3/2" }, votes);
    expect(more.trace).toMatchObject([{ needed: { num: 75, den: 2 } }, { needed: { num: 45, den: 1 } }]);
  });

  test("of the whole where no level is named", () => {
    // 160 votes and ten seats: 16 for each.
    expect(passing(run({ seats: 10 }, votes))).toEqual([["n", ["a", "b", "c"]]]);
    expect(passing(run({ seats: 2 }, votes))).toEqual([["n", ["a"]]]);
  });

  test("nobody has where there are no seats", () => {
    const outcome = run({ seats: 0 }, votes);
    expect(passing(outcome)).toEqual([["n", []]]);
    expect(outcome.trace).toMatchObject([{ seats: 0, needed: { num: 160, den: 1 } }]);
  });

  test.each([
    [
      "a contender's votes",
      {},
      [...votesIn("d1", { a: 1, b: null }), ...votesIn("d2", { a: 1 })],
      "d1",
      ["b"],
    ],
    ["the base", { of: "cast" }, votes, "d1", ["cast"]],
    [
      "a contender's votes beside the base",
      { of: "cast" },
      [...votesIn("d1", { a: 1, b: null, cast: 9 }), ...votesIn("d2", { a: 1 })],
      "d1",
      ["b"],
    ],
    ["any votes", {}, votesIn("d1", { a: 1 }), "d2", []],
  ])("need %s", (_, clause, figures, area, missing) => {
    expect(run({ in: "district", seats: "area", ...clause }, figures).refusal).toEqual({
      kind: "data-missing",
      at: "in",
      area,
      reason: "votes-missing",
      details: { contest: "list", missing },
    });
  });

  test("are reached by nobody where nobody has a vote", () => {
    const none = [...votesIn("d1", { a: 0, b: 0 }), ...votesIn("d2", { a: 1 })];
    expect(passing(run({ in: "district", seats: "area" }, none))).toEqual([
      ["d1", []],
      ["d2", ["a"]],
    ]);
  });

  test("need the seats", () => {
    const areas = AREAS.map(({ id, level }) => ({ id, level, ...(id === "n" ? {} : { parent: "n" }) }));
    expect(run({ in: "district", seats: "area" }, votes, areas).refusal).toEqual({
      kind: "data-missing",
      at: "in",
      area: "d1",
      reason: "seats-missing",
      details: {},
    });
  });
});
