import { describe, expect, test } from "vitest";
import { elect } from "./elect.ts";
import type { Lot } from "./input.ts";
import { NATION, rulesOf, seatsOf, votesIn } from "./testing/documents.ts";
import { must } from "./errors.ts";

const LAW = {
  steps: {
    votes: { count: "marks", contest: "list", in: "district" },
    seats: { allot: "plurality", votes: "votes", in: "district", seats: 1, ties: [{ by: "lot" }] },
  },
  tiers: { seats: "seats" },
};
const GIVEN = {
  areas: [
    ...NATION,
    { id: "d1", level: "district", parent: "n" },
    { id: "d2", level: "district", parent: "n" },
  ],
  votes: [...votesIn("d1", { a: 5, b: 5, c: 1 }), ...votesIn("d2", { a: 9, b: 2, c: 2 })],
};
const wrong = (...lots: readonly Lot[]): unknown => {
  const result = elect(rulesOf(LAW), GIVEN, { lots });
  return result.ok ? seatsOf(result.value) : result.problems;
};

describe("a lot", () => {
  test("that names those who are tied decides, also in an order of all who stand", () => {
    expect(wrong({ at: "seats", area: "d1", order: ["b"] })).toEqual({ a: 1, b: 1, c: 0 });
    expect(wrong({ at: "seats", order: ["c", "b", "a"] })).toEqual({ a: 1, b: 1, c: 0 });
  });

  test("that names somebody who is not tied is a mistake, with those who are", () => {
    expect(wrong({ at: "seats", area: "d1", order: ["b", "c"] })).toEqual([
      { code: "V008", at: "lots/1", expected: "an order of a, b", found: "c" },
    ]);
    expect(wrong({ at: "seats", area: "d1", order: ["x"] })).toEqual([
      { code: "V008", at: "lots/1", expected: "an order of a, b", found: "x" },
    ]);
  });

  test("where nothing is tied is a mistake, and so is a step that does not exist", () => {
    expect(
      wrong(
        { at: "seats", area: "d1", order: ["b", "a"] },
        { at: "seats", area: "d2", order: ["b"] },
        { at: "votes", order: ["a"] },
        { at: "seat", order: ["a"] },
      ),
    ).toEqual([
      { code: "V008", at: "lots/2", expected: "nothing: there is no tie here", found: "b" },
      { code: "V008", at: "lots/3", expected: "nothing: there is no tie here", found: "a" },
      { code: "R006", at: "lots/4", expected: "the id of a step", found: "seat", near: ["seats"] },
    ]);
  });

  test("of papers is a mistake where none are drawn, and a step like no other has no neighbour to name", () => {
    expect(wrong({ at: "seats", area: "d1", from: "a", papers: [] })).toEqual([
      { code: "V014", at: "lots/1", expected: "nothing: no draw is asked for here", found: "a" },
    ]);
    expect(wrong({ at: "zzzzzzzz", order: ["a"] })).toEqual([
      { code: "R006", at: "lots/1", expected: "the id of a step", found: "zzzzzzzz" },
    ]);
  });

  test("that was recorded with an election waits where figures were changed and nothing is tied", () => {
    const lots = [{ at: "seats", area: "d2", order: ["b", "c"] }];
    expect(must(elect(rulesOf(LAW), { ...GIVEN, lots })).status).toBe("tied");
  });

  test("goes before those that were recorded", () => {
    const lots = [{ at: "seats", area: "d1", order: ["b", "a"] }];
    const outcome = must(
      elect(rulesOf(LAW), { ...GIVEN, lots }, { lots: [{ at: "seats", area: "d1", order: ["a"] }] }),
    );
    expect(seatsOf(outcome)).toEqual({ a: 2, b: 0, c: 0 });
  });

  test("for a later tie waits while another is about the one that is open", () => {
    // Ties of one step in one area come one after another: here the exclusions of a count in stages.
    const law = {
      steps: {
        ballots: { count: "ballots", contest: "vote" },
        seat: { allot: "instant-runoff", ballots: "ballots" },
      },
      tiers: { seat: "seat" },
    };
    const ballots = ["a", "b", "c", "d"].map((id, i) => ({
      contest: "vote",
      area: "",
      count: [4, 4, 2, 2][i] ?? 0,
      ranking: [[id]],
    }));
    const run = (...lots: readonly Lot[]): unknown => {
      const result = elect(rulesOf(law), { ballots }, { lots });
      return result.ok ? [result.value.status, seatsOf(result.value)] : result.problems;
    };
    const later: Lot = { at: "seat", order: ["b", "a"] };
    expect(run({ at: "seat", order: ["c", "d"] }, later)).toEqual(["complete", { a: 0, b: 1, c: 0, d: 0 }]);
    expect(run({ at: "seat", order: ["c", "x"] }, later)).toEqual([
      { code: "V008", at: "lots/1", expected: "an order of c, d", found: "x" },
    ]);
    expect(run(later)).toEqual([{ code: "V008", at: "lots/1", expected: "an order of c, d", found: "b, a" }]);
  });

  test("for one tie says nothing of another, whichever comes first", () => {
    // Stage 1 asks who of a, b and c goes first, stage 2 who of the two that are left.
    const law = {
      steps: {
        ballots: { count: "ballots", contest: "vote" },
        seat: { allot: "instant-runoff", ballots: "ballots" },
      },
      tiers: { seat: "seat" },
    };
    const ballots = ["a", "b", "c"].map((id) => ({ contest: "vote", area: "", count: 2, ranking: [[id]] }));
    const run = (...orders: readonly (readonly string[])[]): unknown => {
      const result = elect(
        rulesOf(law),
        { ballots },
        { lots: orders.map((order) => ({ at: "seat", order })) },
      );
      return result.ok ? [result.value.status, seatsOf(result.value)] : result.problems;
    };
    const [three, two] = [
      ["a", "b", "c"],
      ["b", "a"],
    ];
    expect(run(three, two)).toEqual(["complete", { a: 0, b: 1, c: 0 }]);
    expect(run(two, three)).toEqual(["complete", { a: 0, b: 1, c: 0 }]);
    // An order of all who stand answers every question; one of two is not asked for yet.
    expect(run(three)).toEqual(["complete", { a: 1, b: 0, c: 0 }]);
    expect(run(["b"])).toEqual([{ code: "V008", at: "lots/1", expected: "an order of a, b, c", found: "b" }]);
    // Who was drawn once was not drawn twice.
    expect(run(["a", "b"])).toEqual(["tied", { a: 0, b: 0, c: 0 }]);
    expect(run(["a", "b"], ["b"])).toEqual(["complete", { a: 0, b: 1, c: 0 }]);
  });

  test("that says again what another has said is a mistake", () => {
    const [one, other] = [
      { at: "seats", area: "d1", order: ["b", "a"] },
      { at: "seats", area: "d1", order: ["a", "b"] },
    ];
    expect(wrong(one, other)).toEqual([
      {
        code: "V008",
        at: "lots/2",
        expected: "nothing: who comes first of a, b is said already",
        found: "a, b",
      },
    ]);
  });
});
