import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect, type Outcome } from "../elect.ts";
import { must } from "../errors.ts";
import type { Area, Given } from "../input.ts";

const SHARE = { decide: "share", moreThan: "1/2", of: "valid" };

function run(steps: Record<string, unknown>, given: Given, verdict: object): Outcome {
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/question@2000-01-01",
      title: { en: "A question" },
      inForce: "2000-01-01",
      levels: ["nation", "state"],
      laws: {},
      bases: {
        valid: { lines: ["contenders"] },
        cast: { lines: ["cast"] },
        registered: { lines: ["registered"] },
      },
      steps,
      ...verdict,
    }),
  );
  return must(elect(rules, given));
}

type Row = readonly [area: string, yes: number, no: number, weight: number];
function question(
  contest: string,
  rows: readonly Row[],
  options = ["yes", "no"],
): NonNullable<Given["votes"]> {
  return rows.flatMap(([area, ...figures]) =>
    options.map((option, i) => ({ contest, area, option, votes: figures[i] ?? 0 })),
  );
}
function areasOf(rows: readonly Row[]): readonly Area[] {
  return [
    { id: "n", level: "nation" },
    ...rows.map(([id, , , weight]): Area => ({ id, level: "state", parent: "n", figures: { weight } })),
  ];
}

describe("quorums", () => {
  const steps = {
    votes: { count: "marks", contest: "q" },
    most: { ...SHARE, votes: "votes", option: "yes" },
    turnout: { decide: "share", votes: "votes", base: "cast", moreThan: "1/2", of: "registered" },
    approval: { decide: "share", votes: "votes", option: "yes", atLeast: "1/4", of: "registered" },
    both: { decide: "all", of: ["most", "turnout"] },
    either: { decide: "any", of: ["turnout", "approval"] },
  };
  const at = (yes: number, no: number, cast: number, registered: number, verdict: string) =>
    run(
      steps,
      {
        votes: Object.entries({ yes, no, cast, registered }).map(([option, votes]) => ({
          contest: "q",
          area: "n",
          option,
          votes,
        })),
      },
      { verdict },
    ).verdict;

  test("of participation, and of approval", () => {
    expect(at(40, 11, 51, 100, "both")).toBe("yes");
    expect(at(40, 10, 50, 100, "both")).toBe("no");
    expect(at(25, 10, 35, 100, "approval")).toBe("yes");
    expect(at(24, 0, 24, 100, "approval")).toBe("no");
    expect(at(25, 10, 35, 100, "either")).toBe("yes");
    expect(at(24, 10, 34, 100, "either")).toBe("no");
  });
});

describe("areas", () => {
  const steps = {
    votes: { count: "marks", contest: "q", in: "state" },
    people: { ...SHARE, votes: "votes", option: "yes" },
    state: { ...SHARE, votes: "votes", option: "yes", in: "state" },
    states: { decide: "areas", each: "state", weigh: "weight", moreThan: "1/2" },
    most: { decide: "areas", each: "state", atLeast: "55%" },
    adopted: { decide: "all", of: ["people", "states"] },
  };
  // Two full and two half states, six halves in all: four are a majority, three are not.
  const halves = (wins: readonly boolean[]): readonly Row[] =>
    ["a", "b", "c", "d"].map((id, i) => [
      id,
      wins[i] === true ? 60 : 40,
      wins[i] === true ? 40 : 60,
      i < 2 ? 2 : 1,
    ]);

  test("count by their weight, and half is no majority", () => {
    const at = (wins: readonly boolean[]) => {
      const rows = halves(wins);
      const outcome = run(steps, { areas: areasOf(rows), votes: question("q", rows) }, { verdict: "states" });
      return [outcome.verdict, outcome.trace.find((s) => s.clause === "areas" && s.at === "states")] as const;
    };
    expect(at([true, true, false, false])[0]).toBe("yes");
    expect(at([true, false, true, false])[0]).toBe("no");
    expect(at([true, false, true, true])[0]).toBe("yes");
    expect(at([true, false, true, false])[1]).toMatchObject({
      areas: 6,
      needed: 4,
      yes: 3,
      no: 3,
      weighedBy: "weight",
    });
  });

  test("without weights each counts once", () => {
    const rows = halves([true, true, false, false]);
    const outcome = run(steps, { areas: areasOf(rows), votes: question("q", rows) }, { verdict: "most" });
    expect(outcome.verdict).toBe("no");
  });

  test("a weight that is missing is a problem of the input", () => {
    const rows = halves([true, true, true, true]);
    const areas = areasOf(rows).map(({ figures: _, ...area }) => area);
    expect(() => run(steps, { areas, votes: question("q", rows) }, { verdict: "states" })).toThrow("V006");
  });
});

describe("two proposals and a tie-break question", () => {
  const passes = (contest: string): Record<string, unknown> => ({
    [contest]: { count: "marks", contest, in: "state" },
    [`${contest}-people`]: { ...SHARE, votes: contest, option: "yes" },
    [`${contest}-state`]: { ...SHARE, votes: contest, option: "yes", in: "state" },
    [`${contest}-states`]: { decide: "areas", each: `${contest}-state`, weigh: "weight", moreThan: "1/2" },
    [`${contest}-passes`]: { decide: "all", of: [`${contest}-people`, `${contest}-states`] },
    [`${contest}-fails`]: { decide: "not", of: `${contest}-passes` },
  });
  const first = (contest: string, other: string): Record<string, unknown> => ({
    [`prefers-${contest}`]: { ...SHARE, votes: "tie", option: contest, in: "state" },
    [`${contest}-first`]: {
      decide: "share-sum",
      votes: "tie",
      option: contest,
      of: "valid",
      each: `prefers-${contest}`,
      weigh: "weight",
    },
    [`${contest}-stands`]: { decide: "any", of: [`${other}-fails`, `${contest}-first`] },
    [`${contest}-adopted`]: { decide: "all", of: [`${contest}-passes`, `${contest}-stands`] },
  });
  const steps = {
    ...passes("ours"),
    ...passes("theirs"),
    tie: { count: "marks", contest: "tie", in: "state" },
    ...first("ours", "theirs"),
    ...first("theirs", "ours"),
  };
  const yes: readonly Row[] = [
    ["a", 60, 40, 2],
    ["b", 60, 40, 2],
    ["c", 60, 40, 1],
  ];
  const no: readonly Row[] = yes.map(([id, y, n, w]) => [id, n, y, w]);
  const verdicts = (ours: readonly Row[], theirs: readonly Row[], tie: readonly Row[]) =>
    run(
      steps,
      {
        areas: areasOf(yes),
        votes: [
          ...question("ours", ours),
          ...question("theirs", theirs),
          ...question("tie", tie, ["ours", "theirs"]),
        ],
      },
      { verdicts: { ours: "ours-adopted", theirs: "theirs-adopted" } },
    ).verdicts;
  // The people prefer ours by 52 per cent, two states of weight 3 of 5 prefer theirs: 52 + 40 < 48 + 60.
  const apart: readonly Row[] = [
    ["a", 66, 34, 2],
    ["b", 45, 55, 2],
    ["c", 45, 55, 1],
  ];

  test("one alone that passes is adopted, whatever the tie-break says", () => {
    expect(verdicts(yes, no, apart)).toEqual({ ours: "yes", theirs: "no" });
    expect(verdicts(no, yes, yes)).toEqual({ ours: "no", theirs: "yes" });
    expect(verdicts(no, no, yes)).toEqual({ ours: "no", theirs: "no" });
  });

  test("of two that pass, the one with the larger sum of shares", () => {
    expect(verdicts(yes, yes, yes)).toEqual({ ours: "yes", theirs: "no" });
    expect(verdicts(yes, yes, no)).toEqual({ ours: "no", theirs: "yes" });
    expect(verdicts(yes, yes, apart)).toEqual({ ours: "no", theirs: "yes" });
  });

  test("what is not known stays so", () => {
    const [, ...rest] = question("tie", yes, ["ours", "theirs"]);
    const outcome = run(
      steps,
      {
        areas: areasOf(yes),
        votes: [
          ...question("ours", yes),
          ...question("theirs", yes),
          { contest: "tie", area: "a", option: "ours", votes: null },
          ...rest,
        ],
      },
      { verdicts: { ours: "ours-adopted", theirs: "theirs-adopted" } },
    );
    expect(outcome.verdicts).toEqual({ ours: "unknown", theirs: "unknown" });
  });
});

describe("members and population", () => {
  test("a qualified majority of both, or no blocking minority of four", () => {
    const steps = {
      votes: { count: "marks", contest: "q", in: "state" },
      member: { decide: "share", votes: "votes", option: "yes", atLeast: "1", of: "valid", in: "state" },
      members: { decide: "areas", each: "member", atLeast: "55%" },
      population: { decide: "areas", each: "member", weigh: "weight", atLeast: "65%" },
      "no-blocking": { decide: "areas", each: "member", moreThan: "1/5" },
      enough: { decide: "any", of: ["population", "no-blocking"] },
      adopted: { decide: "all", of: ["members", "enough"] },
    };
    const at = (against: readonly string[]) => {
      const rows = ["a", "b", "c", "d", "e"].map(
        (id, i): Row => [
          id,
          against.includes(id) ? 0 : 1,
          against.includes(id) ? 1 : 0,
          [40, 30, 10, 10, 10][i] ?? 0,
        ],
      );
      return run(steps, { areas: areasOf(rows), votes: question("q", rows) }, { verdict: "adopted" }).verdict;
    };
    expect(at(["c"])).toBe("yes");
    expect(at(["a"])).toBe("yes");
    expect(at(["a", "b", "c"])).toBe("no");
  });
});
