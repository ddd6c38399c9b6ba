import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { type Outcome, outcomeOf } from "../elect.ts";
import { compile } from "../engine.ts";
import { must } from "../errors.ts";
import { type Given, readInput } from "../input.ts";

const EACH = { allot: "plurality", seats: 9 };

/**
 * Two districts with a bar in each; `rescue` is the rule under test, and a seat goes to each whom it admits. The first run
 * is silent, so that the second shows what the first left behind.
 */
function run(
  rescue: Readonly<Record<string, unknown>>,
  given: Given,
  seats: Readonly<Record<string, unknown>> = EACH,
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
      steps: {
        votes: { count: "marks", contest: "list", in: "district" },
        early: { count: "marks", contest: "early", in: "district" },
        before: { allot: "majority", votes: "early", in: "district", seats: 1, moreThan: "1/2", of: "valid" },
        bar: { admit: "share", votes: "votes", in: "district", atLeast: "20%", of: "valid" },
        second: { admit: "rescue", from: "bar", votes: "votes", when: 1, next: 1, ...rescue },
        again: { admit: "rescue", from: "second", votes: "votes", when: 3, next: 1 },
        seats: { votes: "votes", in: "district", among: "again", ...seats },
      },
      tiers: { before: "before", list: "seats" },
    }),
  );
  const engine = must(compile(rules, must(readInput(given))));
  engine.run();
  return outcomeOf(engine);
}

const AREAS: NonNullable<Given["areas"]> = [
  { id: "n", level: "nation" },
  { id: "d1", level: "district", parent: "n", seats: 1 },
  { id: "d2", level: "district", parent: "n", seats: 1 },
];

/** Votes of a, b, c, d in the two districts; in the round before, those of a against one vote of b. */
function given(
  d1: readonly number[],
  d2: readonly number[],
  early: Readonly<Record<string, number>> = { d1: 2, d2: 2 },
): Given {
  const rows = (area: string, votes: readonly number[]): NonNullable<Given["votes"]> =>
    votes.map((n, i) => ({ contest: "list", area, option: "abcd".charAt(i), votes: n }));
  return {
    areas: AREAS,
    votes: [
      ...rows("d1", d1),
      ...rows("d2", d2),
      ...Object.entries(early).flatMap(([area, n]) => [
        { contest: "early", area, option: "a", votes: n },
        { contest: "early", area, option: "b", votes: 1 },
      ]),
    ],
  };
}

const admitted = (outcome: Outcome): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    outcome.areas.filter((a) => a.tier === "list").map((a) => [a.area, a.seats.map((s) => s.contender)]),
  );
const steps = (outcome: Outcome): readonly unknown[] => outcome.trace.filter((s) => s.clause === "rescue");

describe("the next are let in", () => {
  test("in the area where exactly so many passed, and nowhere else", () => {
    const outcome = run({}, given([85, 3, 7, 5], [50, 30, 15, 5]));
    expect(admitted(outcome)).toEqual({ d1: ["a", "c"], d2: ["a", "b"] });
    expect(steps(outcome)).toEqual([
      {
        verb: "admit",
        clause: "rescue",
        at: "second",
        area: "d1",
        cite: [],
        admitted: ["a"],
        rescued: ["c"],
      },
    ]);
  });

  test("a second rule counts those of the first, and theirs stay let in", () => {
    const outcome = run({ when: 2, next: 1 }, given([60, 25, 5, 10], [50, 30, 15, 5]));
    // Two pass in both districts, the third is let in; then the second rule finds three and lets in the fourth.
    expect(admitted(outcome)).toEqual({ d1: ["a", "b", "c", "d"], d2: ["a", "b", "c", "d"] });
    expect(steps(outcome)).toMatchObject([
      { at: "second", area: "d1", admitted: ["a", "b"], rescued: ["d"] },
      { at: "second", area: "d2", admitted: ["a", "b"], rescued: ["c"] },
      { at: "again", area: "d1", admitted: ["a", "b", "d"], rescued: ["c"] },
      { at: "again", area: "d2", admitted: ["a", "b", "c"], rescued: ["d"] },
    ]);
  });

  test("and a formula that weighs those who were let in still knows them after the second rule", () => {
    const rescued = { times: "1/2", atLeast: 3 };
    const outcome = run({}, given([85, 3, 7, 5], [50, 30, 15, 5]), {
      allot: "quota",
      quota: "hare",
      seats: 9,
      rescued,
    });
    expect(outcome.areas.map((a) => a.seats.map((s) => [s.contender, s.seats]))).toEqual([
      [["a", 1]],
      [["a", 1]],
      [
        ["a", 6],
        ["c", 3],
      ],
      [
        ["a", 6],
        ["b", 3],
      ],
    ]);
  });

  test("several at once, the strongest first; equal votes are no tie where all of them fit", () => {
    const outcome = run({ next: 2 }, given([90, 2, 4, 4], [90, 5, 1, 4]));
    expect(steps(outcome)).toMatchObject([
      { area: "d1", rescued: ["c", "d"] },
      { area: "d2", rescued: ["b", "d"] },
      { at: "again", area: "d1", rescued: ["b"] },
      { at: "again", area: "d2", rescued: ["c"] },
    ]);
  });

  test("not where an earlier round filled the seats of the area", () => {
    const early = given([85, 3, 7, 5], [85, 3, 7, 5], { d1: 9, d2: 1 });
    expect(steps(run({ unless: "before" }, early))).toMatchObject([{ area: "d2", rescued: ["c"] }]);
    expect(steps(run({}, early))).toHaveLength(2);
  });
});

describe("nobody to let in", () => {
  test("who has no vote is not let in: the law is silent, and says how many it wanted", () => {
    const outcome = run({ next: 2 }, given([50, 30, 10, 10], [95, 5, 0, 0]));
    expect(outcome.refusal).toEqual({
      kind: "law-is-silent",
      at: "second",
      area: "d2",
      reason: "nobody-to-let-in",
      details: { admitted: ["a"], needed: 2 },
    });
  });

  test("exactly as many with votes as are wanted are enough", () => {
    const outcome = run({ next: 2 }, given([50, 30, 10, 10], [95, 3, 2, 0]));
    expect(steps(outcome)).toMatchObject([{ at: "second", area: "d2", rescued: ["b", "c"] }]);
    expect(outcome.refusal).toMatchObject({
      at: "again",
      area: "d2",
      details: { admitted: ["a", "b", "c"] },
    });
  });
});

describe("equal claims to be let in", () => {
  const votes = given([50, 30, 10, 10], [80, 10, 5, 5]);

  test("are a tie of the level ones only; the stronger is certain", () => {
    const outcome = run({ next: 2 }, votes);
    expect(outcome.ties).toEqual([
      {
        verb: "admit",
        clause: "tie",
        at: "second",
        area: "d2",
        cite: [],
        among: ["c", "d"],
        for: 1,
        resolvedBy: "silent",
      },
    ]);
    expect(outcome.tiers).toMatchObject([{ id: "before" }, { id: "list", status: "refused", given: 0 }]);
  });

  test("are resolved by the rule of the law, which may depend on how many stood", () => {
    const lots = [{ at: "second", order: ["d"] }];
    const drawn = run({ next: 2, ties: [{ by: "lot" }] }, { ...votes, lots });
    expect(steps(drawn)).toMatchObject([
      { at: "second", area: "d2", admitted: ["a"], rescued: ["b", "d"] },
      { at: "again", rescued: ["c"] },
    ]);
    const ties = [{ by: "repeat-vote", when: { is: "exactly", candidates: 4 } }, { by: "decision" }];
    expect(run({ next: 2, ties }, votes).ties).toMatchObject([{ resolvedBy: "repeat-vote" }]);
  });
});
