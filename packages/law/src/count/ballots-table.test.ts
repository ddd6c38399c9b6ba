import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { compile } from "../engine.ts";
import { must } from "../errors.ts";
import { type Area, type BallotRow, type Contender, type Given, readInput } from "../input.ts";
import type { BallotsTable } from "../tables.ts";
import { ballotsOf, documentOf, rulesOf, votesIn } from "../testing/documents.ts";

const AREAS: readonly Area[] = [
  { id: "w", level: "whole" },
  { id: "n", level: "ward", parent: "w" },
  { id: "s", level: "ward", parent: "w" },
  { id: "n1", level: "station", parent: "n" },
  { id: "n2", level: "station", parent: "n" },
];
const LEVELS = ["whole", "ward", "station"];
const law = (clause: object): Parameters<typeof rulesOf>[0] => ({
  levels: LEVELS,
  steps: { ballots: { count: "ballots", contest: "vote", in: "ward", ...clause } },
});

/** The table of ballots after a run. */
function tableOf(clause: object, given: Given): BallotsTable {
  const engine = must(compile(rulesOf(law(clause)), must(readInput({ areas: AREAS, ...given }))));
  engine.run();
  engine.run();
  const table = engine.table("ballots");
  if (table?.gives !== "ballots") throw new Error("no table of ballots");
  return table;
}
const problemsOf = (clause: object, given: Given): unknown => {
  const engine = compile(rulesOf(law(clause)), must(readInput({ areas: AREAS, ...given })));
  return engine.ok ? [] : engine.problems;
};
/** By area: the types of ballots in their order, `3: 1a 2b`. */
const typesOf = ({ rows, cols, papers }: BallotsTable): unknown =>
  Object.fromEntries(
    papers.map(({ counts, starts, marks, ranks }, r) => [
      rows[r],
      counts.map((count, t) => {
        const places = [...marks.keys()].slice(starts[t], starts[t + 1]);
        return `${count}: ${places.map((p) => `${ranks[p]}${cols[marks[p] ?? -1]}`).join(" ")}`;
      }),
    ]),
  );
const linesOf = ({ lines }: BallotsTable): unknown => Object.fromEntries(lines);
const inContest = (contest: string, ballots: readonly BallotRow[]): readonly BallotRow[] =>
  ballots.map((ballot) => ({ ...ballot, contest }));
const stand = (ids: readonly string[], facts: Contender["facts"] = {}): readonly Contender[] =>
  ids.map((id) => ({ id, facts: { contest: "vote", ...facts } }));

describe("a table of ballots", () => {
  test("has one type for equal ballots of all parts of an area, in an order that the input does not decide", () => {
    const ballots = [
      ...ballotsOf({ "b > a": 2, "a > c": 3, a: 1 }, "n1"),
      ...ballotsOf({ "a > c": 4, "c > b > a": 5 }, "n2"),
      ...ballotsOf({ "a > c": 7 }, "s"),
      ...inContest("other", ballotsOf({ "z > y": 9 }, "s")),
    ];
    const table = tableOf({}, { ballots });
    expect([table.rows, table.cols, table.known, table.hasEqual]).toEqual([
      ["n", "s"],
      ["a", "b", "c"],
      [true, true],
      false,
    ]);
    expect(typesOf(table)).toEqual({ n: ["1: 1a", "7: 1a 2c", "2: 1b 2a", "5: 1c 2b 3a"], s: ["7: 1a 2c"] });
    expect(typesOf(tableOf({}, { ballots: [...ballots].reverse() }))).toEqual(typesOf(table));
    // Votes of the table are first preferences.
    expect(table.cells).toEqual([8, 2, 5, 7, 0, 0]);
    expect(table.stands).toEqual([true, true, true, true, false, true]);
  });

  test("gives a first rank that is shared to nobody", () => {
    const ballots = ballotsOf({ "a = b > c": 3, "a > b = c": 2, "c = b": 5, b: 4 }, "s");
    const table = tableOf({ equal: "keep" }, { ballots });
    expect(table.hasEqual).toBe(true);
    expect(table.cells).toEqual([0, 0, 0, 2, 4, 0]);
    expect(typesOf(table)).toMatchObject({
      s: ["3: 1a 1b 2c", "2: 1a 2b 2c", "5: 1b 1c", "4: 1b"],
    });
  });

  test("knows nothing of an area without ballots, and nobody's votes there", () => {
    const table = tableOf({}, { ballots: ballotsOf({ a: 3 }, "n") });
    expect([table.known, table.cells, typesOf(table)]).toEqual([
      [true, false],
      [3, 0],
      { n: ["3: 1a"], s: [] },
    ]);
    const blank = tableOf({}, { ballots: [...ballotsOf({ a: 3 }, "n"), ...ballotsOf({ "": 2 }, "s")] });
    expect([blank.known, linesOf(blank)]).toEqual([[true, true], { valid: [3, 0], blank: [0, 2] }]);
  });

  test("has those who stand where they say so, and others where they are marked", () => {
    const contenders = [
      ...stand(["z"]),
      ...stand(["y"], { area: "s" }),
      { id: "x", facts: { contest: "other" } },
    ];
    const table = tableOf({}, { ballots: ballotsOf({ a: 3 }, "n1"), contenders });
    expect(table.cols).toEqual(["a", "y", "z"]);
    expect(table.stands).toEqual([true, false, true, false, true, true]);
  });

  test("asks for as many preferences as stand in the area", () => {
    const contenders = [...stand(["a", "b"], { area: "n" }), ...stand(["c", "d", "e"], { area: "s" })];
    const ballots = [
      ...ballotsOf({ "a > b": 1, a: 2 }, "n"),
      ...ballotsOf({ "c > d > e": 3, "c > d": 4 }, "s"),
    ];
    expect(linesOf(tableOf({ least: "all" }, { ballots, contenders }))).toEqual({
      valid: [1, 3],
      invalid: [2, 4],
    });
    expect(linesOf(tableOf({ least: 2 }, { ballots, contenders }))).toEqual({
      valid: [1, 7],
      invalid: [2, 0],
    });
  });

  test("passes over those who are out, and has no column for them", () => {
    const contenders = [
      { id: "b", facts: { withdrawn: true } },
      { id: "c", facts: { withdrawn: false } },
      { id: "d" },
    ];
    const ballots = ballotsOf({ "b > a": 2, "a > b > c": 3, b: 4, "d > c": 1 }, "s");
    const table = tableOf({ passOver: "withdrawn" }, { ballots, contenders });
    expect(table.cols).toEqual(["a", "c", "d"]);
    expect(typesOf(table)).toMatchObject({ s: ["2: 1a", "3: 1a 2c", "1: 1d 2c"] });
    expect(linesOf(table)).toEqual({ valid: [0, 6], invalid: [0, 4] });
    // Without the rule a fact says nothing.
    expect(tableOf({}, { ballots, contenders }).cols).toEqual(["a", "b", "c", "d"]);
  });

  test("takes a ticket as valid, and counts the preferences of the others", () => {
    const contenders = ["p", "q", "r"].map((id, i) => ({ id, in: { party: "P" }, facts: { place: i + 1 } }));
    const ballots = ballotsOf({ P: 5, "p > q": 2, "r > q > p": 1 }, "s");
    const table = tableOf({ tickets: "place", least: 3 }, { ballots, contenders });
    expect(typesOf(table)).toMatchObject({ s: ["5: 1p 2q 3r", "1: 1r 2q 3p"] });
    expect(linesOf(table)).toEqual({ valid: [0, 6], invalid: [0, 2] });
    expect(linesOf(tableOf({ tickets: "place" }, { ballots, contenders }))).toEqual({ valid: [0, 8] });
    const few = tableOf({ tickets: "place", least: 3 }, { ballots, contenders: contenders.slice(0, 2) });
    // A ticket of two is valid although three preferences are asked for.
    expect(typesOf(few)).toMatchObject({ s: ["5: 1p 2q", "1: 1r 2q 3p"] });
  });
});

describe("lines of a contest with ballots", () => {
  const ballots = [
    ...ballotsOf({ a: 3, "": 1, "a = b": 2 }, "n1"),
    ...ballotsOf({ a: 5, "against-all": 4 }, "s"),
  ];

  test("are those of the ballots, each in its own area", () => {
    expect(linesOf(tableOf({ equal: "invalid" }, { ballots }))).toEqual({
      valid: [3, 5],
      blank: [1, 0],
      invalid: [2, 0],
      "against-all": [0, 4],
    });
  });

  test("are those of the table of votes where it gives them, added up from the parts of an area", () => {
    const votes = [
      ...votesIn("n1", { invalid: 20, registered: 100, a: 77 }, "vote"),
      ...votesIn("n2", { invalid: 30, blank: null }, "vote"),
      ...votesIn("w", { registered: 9999 }, "vote"),
      ...votesIn("s", { valid: 6 }, "vote"),
      ...votesIn("s", { invalid: 8 }, "other"),
    ];
    expect(linesOf(tableOf({ equal: "invalid" }, { ballots, votes }))).toEqual({
      valid: [3, 6],
      blank: [1, 0],
      invalid: [50, 0],
      "against-all": [0, 4],
      registered: [100, 0],
    });
  });
});

describe("ballots that cannot be read", () => {
  test("of a larger area than the law counts by", () => {
    expect(problemsOf({}, { ballots: ballotsOf({ a: 1 }, "w") })).toEqual([
      { code: "V011", at: "ballots: ballots of vote in w", expected: "ballots by ward, or by smaller areas" },
    ]);
  });

  test("for somebody who stands elsewhere", () => {
    const contenders = stand(["b"], { area: "n" });
    expect(problemsOf({}, { ballots: ballotsOf({ "a > b": 1 }, "s"), contenders })).toMatchObject([
      {
        code: "V004",
        at: "ballots: ballots of vote in s",
        expected: "somebody who stands there",
        found: "b",
      },
    ]);
  });

  test.each([
    ["a > b = c", "equal"],
    ["a > b > a", "repeated"],
    ["a > blank", "a line among preferences"],
  ])("for want of a rule: %s", (written, rule) => {
    const ballots = [...ballotsOf({ a: 1 }, "n"), ...ballotsOf({ [written]: 1 }, "s")];
    expect(problemsOf({}, { ballots })).toEqual([
      {
        code: "V013",
        at: "ballots: ballots of vote, type 2",
        expected: `a rule for this: ${rule}`,
        found: written,
      },
    ]);
  });

  test.each([
    [{ most: 2 }, ["R014 steps/ballots most and tooMany together, or neither"]],
    [{ tooMany: "cut" }, ["R014 steps/ballots most and tooMany together, or neither"]],
    [{ most: 2, tooMany: "cut", least: "all" }, []],
    [{ least: "some" }, ["R004 steps/ballots/least one of all, all-but-one"]],
    [{ least: 0 }, ["R004 steps/ballots/least a whole number from 1 to 1000"]],
  ])("by a clause that contradicts itself: %j", (clause, expected) => {
    const read = readRules(documentOf(law(clause)));
    expect(read.ok ? [] : read.problems.map((p) => `${p.code} ${p.at} ${p.expected}`)).toEqual(expected);
  });
});
