import { describe, expect, test } from "vitest";
import { must } from "./errors.ts";
import { type Lot, readInput } from "./input.ts";
import { NATION, withFacts } from "./testing/documents.ts";
import { resolveTie, type TieQuestion, type TieRule, type TieStep } from "./ties.ts";
import { makeUniverse } from "./universe.ts";

type Facts = Parameters<typeof withFacts>[0];

interface Asked {
  readonly rules: readonly TieRule[];
  readonly facts?: Facts;
  readonly places?: number;
  readonly candidates?: number;
  readonly votesIn?: TieQuestion["votesIn"];
  readonly lots?: readonly Lot[];
}

/** The tie of a, b, c and d for so many places. */
function tie({ rules, facts = {}, places = 1, candidates = 4, votesIn, lots = [] }: Asked): Partial<TieStep> {
  const input = must(readInput({ areas: NATION, contenders: withFacts(facts), votes: [] }));
  const question = {
    verb: "allot",
    at: "seats",
    area: "n",
    cite: [],
    among: ["a", "b", "c", "d"],
    places,
    candidates,
    ...(votesIn === undefined ? {} : { votesIn }),
  } as const;
  const {
    verb,
    clause,
    at,
    area,
    cite,
    among,
    for: left,
    ...rest
  } = resolveTie(question, rules, {
    lots,
    before: lots.length,
    used: new Set(),
    universe: makeUniverse(input, ["nation"], []),
  }).step;
  expect({ verb, clause, at, area, cite, among, left }).toEqual({
    verb: "allot",
    clause: "tie",
    at: "seats",
    area: "n",
    cite: [],
    among: ["a", "b", "c", "d"],
    left: places,
  });
  return rest;
}

const by = (fact: string, values: Readonly<Record<string, string | number | boolean>>): Facts =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { [fact]: value }]));
const EARLIER: TieRule = { by: "earlier", fact: "registered" };
const DAYS = by("registered", { a: "2023-01-09", b: "2023-01-05", c: "2022-12-31", d: "2023-01-05" });

describe("a tie that facts resolve", () => {
  test.each<[TieRule, Facts, readonly string[]]>([
    [EARLIER, DAYS, ["c"]],
    [{ by: "later", fact: "registered" }, DAYS, ["a"]],
    // As numbers 9 comes before 10, and 1/3 before 0.4; as texts they would not.
    [EARLIER, by("registered", { a: 10, b: "9", c: "21/2", d: 100 }), ["b"]],
    [EARLIER, by("registered", { a: "0.4", b: "1/3", c: "1/2", d: 3 }), ["b"]],
    [
      { by: "later", fact: "registered" },
      by("registered", { a: "0.4", b: "1/3", c: "1/2", d: "5/12" }),
      ["c"],
    ],
  ])("%j: %j", (rule, facts, winners) => {
    expect(tie({ rules: [rule], facts })).toEqual({ resolvedBy: rule.by, winners });
  });

  test("in whole groups: two of the same day both have a place, or are left to the next rule", () => {
    expect(tie({ rules: [EARLIER], facts: DAYS, places: 3 })).toEqual({
      resolvedBy: "earlier",
      winners: ["c", "b", "d"],
    });
    const edge = { rules: [EARLIER, { by: "lot" }] as const, facts: DAYS, places: 2 };
    expect(tie(edge)).toEqual({ resolvedBy: "lot" });
    expect(tie({ ...edge, lots: [{ at: "seats", order: ["d"] }] })).toEqual({
      resolvedBy: "lot",
      winners: ["c", "d"],
    });
    // Who has a place by the first rule is not drawn for, and a lot for one is not enough for two.
    expect(tie({ ...edge, lots: [{ at: "seats", order: ["c", "a", "b", "d"] }] })).toMatchObject({
      winners: ["c", "b"],
    });
    expect(tie({ rules: [{ by: "lot" }], places: 2, lots: [{ at: "seats", order: ["d"] }] })).toEqual({
      resolvedBy: "lot",
    });
  });

  test("those on the edge by the second fact, when the first leaves them equal", () => {
    const facts = Object.fromEntries(
      Object.entries(DAYS).map(([id, own]) => [id, { ...own, age: { a: 70, b: 40, c: 30, d: 50 }[id] ?? 0 }]),
    );
    const rules: readonly TieRule[] = [EARLIER, { by: "later", fact: "age" }];
    expect(tie({ rules, facts, places: 2 })).toEqual({ resolvedBy: "later", winners: ["c", "d"] });
  });

  test.each([
    ["is not known for all", by("registered", { a: "2023-01-09", b: "2023-01-05", c: "2022-12-31" })],
    ["is a yes or no", by("registered", { a: true, b: true, c: false, d: true })],
    ["is a number for some and a text for others", by("registered", { a: 5, b: "2023-01-05", c: 7, d: 8 })],
    ["is an inexact number", by("registered", { a: 0.5, b: 1, c: 2, d: 3 })],
  ])("not while the fact %s: then it says which is needed, and rules behind it wait", (_, facts) => {
    expect(tie({ rules: [EARLIER, { by: "lot" }], facts })).toEqual({
      resolvedBy: "earlier",
      needs: "registered",
    });
  });
});

describe("a tie that another count resolves", () => {
  const votes: Readonly<Record<string, number>> = { a: 30, b: 10, c: 20, d: 10 };
  const votesIn: TieQuestion["votesIn"] = (count, id) =>
    count === "first" && id in votes ? { num: votes[id] ?? 0, den: 1 } : undefined;

  test("by more votes or by fewer", () => {
    expect(tie({ rules: [{ by: "more", votes: "first" }], votesIn })).toEqual({
      resolvedBy: "more",
      winners: ["a"],
    });
    expect(tie({ rules: [{ by: "fewer", votes: "first" }], votesIn, places: 2 })).toEqual({
      resolvedBy: "fewer",
      winners: ["b", "d"],
    });
  });

  test("not without its votes", () => {
    for (const asked of [{ votesIn: () => undefined }, {}]) {
      expect(tie({ rules: [{ by: "more", votes: "first" }], ...asked })).toEqual({
        resolvedBy: "more",
        needs: "first",
      });
    }
  });
});

describe("a tie that an act resolves", () => {
  const when = (is: "moreThan" | "exactly", candidates: number): TieRule => ({
    by: "repeat-vote",
    when: { is, candidates: { num: candidates, den: 1 } },
  });
  test.each([
    [when("moreThan", 3), "repeat-vote"],
    [when("moreThan", 4), "lot"],
    [when("moreThan", 5), "lot"],
    [when("exactly", 4), "repeat-vote"],
    [when("exactly", 3), "lot"],
    [when("exactly", 5), "lot"],
    [{ by: "decision" } as const, "decision"],
  ])("is the first whose condition holds among four candidates: %j", (rule, resolvedBy) => {
    expect(tie({ rules: [rule, { by: "lot" }] })).toEqual({ resolvedBy });
  });

  test("is nobody's where the law names none, and a lot that was drawn decides all the same", () => {
    expect(tie({ rules: [] })).toEqual({ resolvedBy: "silent" });
    expect(tie({ rules: [], lots: [{ at: "seats", order: ["b"] }] })).toEqual({
      resolvedBy: "silent",
      winners: ["b"],
    });
  });

  test("is drawn for this step, this area and these contenders", () => {
    const drawn = (...lots: readonly Lot[]): Partial<TieStep> => tie({ rules: [{ by: "lot" }], lots });
    expect(drawn({ at: "other", order: ["b"] }, { at: "seats", area: "m", order: ["c"] })).toEqual({
      resolvedBy: "lot",
    });
    // Of two lots the one that names only those who are tied, or all of them.
    expect(
      drawn({ at: "seats", order: ["x", "b"] }, { at: "seats", area: "n", order: ["x", "d", "c", "b", "a"] }),
    ).toEqual({ resolvedBy: "lot", winners: ["d"] });
  });

  test("by whoever was drawn, or by an order of everybody: an order of some is of another tie", () => {
    const asked = (places: number, ...order: string[]): unknown =>
      tie({ rules: [{ by: "lot" }], places, lots: [{ at: "seats", order }] }).winners;
    expect(asked(1, "c")).toEqual(["c"]);
    expect(asked(2, "c", "b")).toEqual(["c", "b"]);
    expect(asked(1, "c", "b")).toBeUndefined();
    expect(asked(2, "c", "b", "a")).toBeUndefined();
    expect(asked(1, "c", "b", "a", "d")).toEqual(["c"]);
  });

  test("by the narrowest lot: of these, who was drawn, of all who stand; of this area before any", () => {
    const narrowest = [
      { at: "seats", area: "n", order: ["a", "b", "c", "d"] },
      { at: "seats", order: ["b", "a", "c", "d"] },
      { at: "seats", area: "n", order: ["c"] },
      { at: "seats", order: ["d"] },
      { at: "seats", area: "n", order: ["x", "c", "b", "a", "d"] },
      { at: "seats", order: ["x", "d", "b", "a", "c"] },
    ];
    const first = (lots: readonly Lot[]): unknown => tie({ rules: [{ by: "lot" }], lots }).winners;
    for (const [i, expected] of ["a", "b", "c", "d", "c", "d"].entries()) {
      const left = narrowest.slice(i);
      expect(first(left)).toEqual([expected]);
      expect(first(left.toReversed())).toEqual([expected]);
    }
  });
});
