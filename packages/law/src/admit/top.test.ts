import { describe, expect, test } from "vitest";
import type { Outcome } from "../elect.ts";
import type { Given } from "../input.ts";
import { countedTwice, votesIn } from "../testing/documents.ts";
import type { TopStep } from "./top.ts";

const AREAS = [
  { id: "n", level: "nation" },
  { id: "d1", level: "district", parent: "n", seats: 1 },
  { id: "d2", level: "district", parent: "n", seats: 1 },
];
const given = (
  d1: Readonly<Record<string, number | null>>,
  d2: Readonly<Record<string, number | null>>,
  more: Given = {},
): Given => ({ areas: AREAS, votes: [...votesIn("d1", d1), ...votesIn("d2", d2)], ...more });

const VOTES = { count: "marks", contest: "list", in: "district" };
const run = (top: object, input: Given, steps: object = {}): Outcome =>
  countedTwice({ steps: { votes: VOTES, ...steps, top: { admit: "top", votes: "votes", ...top } } }, input);
const topsOf = (outcome: Outcome): readonly TopStep[] =>
  outcome.trace.filter((step): step is TopStep => step.clause === "top");

describe("leaders", () => {
  test("of every district, with the rank of each: equal votes have the same", () => {
    const outcome = run(
      { next: 2, in: "district" },
      given({ a: 10, b: 30, c: 20 }, { a: 9, b: 8, c: 8.0, d: 1 }),
    );
    expect(outcome.ties).toMatchObject([{ at: "top", area: "d2", among: ["b", "c"], for: 1 }]);
    expect(topsOf(outcome)).toEqual([
      {
        verb: "admit",
        clause: "top",
        at: "top",
        area: "d1",
        cite: [],
        admitted: ["b", "c"],
        rows: [
          { contender: "b", votes: { num: 30, den: 1 }, rank: 1 },
          { contender: "c", votes: { num: 20, den: 1 }, rank: 2 },
          { contender: "a", votes: { num: 10, den: 1 }, rank: 3 },
        ],
      },
    ]);
    const drawn = run(
      { next: 2, in: "district", ties: [{ by: "lot" }] },
      given({ a: 10, b: 30, c: 20 }, { a: 9, b: 8, c: 8, d: 1 }, { lots: [{ at: "top", order: ["c"] }] }),
    );
    expect(drawn.ties).toMatchObject([
      { verb: "admit", area: "d2", among: ["b", "c"], for: 1, winners: ["c"] },
    ]);
    expect(topsOf(drawn)[1]).toMatchObject({
      admitted: ["a", "c"],
      rows: [
        { rank: 1 },
        { contender: "b", rank: 2 },
        { contender: "c", rank: 2 },
        { contender: "d", rank: 4 },
      ],
    });
  });

  test("of the whole where no level is named, and all where there are no more", () => {
    const tops = topsOf(run({ next: 9 }, given({ a: 10, b: 30 }, { a: 9, b: 8 })));
    expect(tops).toMatchObject([{ area: "n", admitted: ["b", "a"] }]);
  });

  test("inside every group, the group named with them", () => {
    const contenders = ["a", "b"].map((id) => ({ id, in: { alliance: "x" } }));
    const outcome = run(
      { next: 1, inside: "alliance" },
      given({ a: 10, b: 30, c: 20, d: 5 }, {}, { contenders }),
    );
    expect(topsOf(outcome).map(({ group, admitted }) => [group, admitted])).toEqual([
      ["c", ["c"]],
      ["d", ["d"]],
      ["x", ["b"]],
    ]);
    // The set has one row: all groups are in it.
    expect(topsOf(run({ next: 1 }, given({ a: 10, b: 30 }, {})))[0]).not.toHaveProperty("group");
  });

  test("among others' choice only those with votes; a tie of them leaves nobody", () => {
    const set = { in: { admit: "fact", votes: "votes", in: "district", fact: "able" } };
    const contenders = ["a", "b"].map((id) => ({ id, facts: { able: true } }));
    const tops = topsOf(
      run(
        { next: 2, in: "district", among: "in" },
        given({ a: 10, b: 0, c: 99 }, { a: 0, c: 9 }, { contenders }),
        set,
      ),
    );
    expect(tops.map(({ area, admitted }) => [area, admitted])).toEqual([["d1", ["a"]]]);
  });

  test("who does not stand in a district does not lead there, not even without votes", () => {
    const tops = topsOf(run({ next: 3, in: "district" }, given({ a: 10, b: 0 }, { b: 7 })));
    expect(tops.map(({ area, admitted }) => [area, admitted])).toEqual([
      ["d1", ["a", "b"]],
      ["d2", ["b"]],
    ]);
  });

  test("are not sought where the round before filled the seats, nor where nobody counted", () => {
    const first = {
      first: { allot: "majority", votes: "votes", in: "district", seats: 1, moreThan: "1/2", of: "valid" },
    };
    const unless = { next: 2, in: "district", unless: "first" };
    const tops = topsOf(run(unless, given({ a: 60, b: 30, c: 9 }, { a: 40, b: 30, c: 30 }), first));
    expect(tops.map(({ area }) => area)).toEqual([]);
    const clear = topsOf(run(unless, given({ a: 60, b: 30, c: 9 }, { a: 40, b: 31, c: 29 }), first));
    expect(clear).toMatchObject([{ area: "d2", admitted: ["a", "b"] }]);
    const uncounted = topsOf(run({ next: 1, in: "district" }, given({}, { a: 40 })));
    expect(uncounted.map(({ area }) => area)).toEqual(["d2"]);
  });

  test("are not known while a figure of one who may lead is not", () => {
    const input = given({ a: 10, b: null, c: null }, { a: 9, b: 8 });
    expect(run({ next: 1, in: "district" }, input).refusal).toEqual({
      kind: "data-missing",
      at: "top",
      area: "d1",
      reason: "votes-missing",
      details: { contest: "list", missing: ["b", "c"] },
    });
    const set = { in: { admit: "fact", votes: "votes", in: "district", fact: "able" } };
    const contenders = ["a"].map((id) => ({ id, facts: { able: true } }));
    const able = run({ next: 1, in: "district", among: "in" }, { ...input, contenders }, set);
    expect(topsOf(able).map(({ area, admitted }) => [area, admitted])).toEqual([
      ["d1", ["a"]],
      ["d2", ["a"]],
    ]);
  });
});
