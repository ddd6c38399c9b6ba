import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import type { Outcome } from "../elect.ts";
import { must } from "../errors.ts";
import type { Area, Given, VoteRow } from "../input.ts";
import { documentOf, twice, votesIn } from "../testing/documents.ts";

const SHARE = { decide: "share", moreThan: "1/2", of: "valid" };

const BASES = {
  valid: { lines: ["contenders"] },
  cast: { lines: ["cast"] },
  registered: { lines: ["registered"] },
  told: { lines: ["contenders", "against-all"] },
};

function run(steps: Record<string, unknown>, given: Given, verdict: object): Outcome {
  return twice(
    must(readRules({ ...documentOf({ steps, levels: ["nation", "state"], bases: BASES }), ...verdict })),
    given,
  );
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

type Figures = Readonly<Record<string, number | null>>;

describe("the record of a test", () => {
  const n = (num: number, den = 1): unknown => ({ num, den });
  const AREAS: readonly Area[] = [
    { id: "n", level: "nation" },
    { id: "a", level: "state", parent: "n", figures: { weight: 3 } },
    { id: "b", level: "state", parent: "n", figures: { weight: 2 } },
  ];
  const votes = (a: Figures, b: Figures): readonly VoteRow[] => [
    ...votesIn("a", a, "q"),
    ...votesIn("b", b, "q"),
  ];
  const stepsOf = (test: object, rows: readonly VoteRow[], at = "test"): readonly object[] =>
    run(
      {
        votes: { count: "marks", contest: "q", in: "state" },
        test: { decide: "share", votes: "votes", ...test },
      },
      { areas: AREAS, votes: rows },
      {},
    ).trace.filter((step) => step.at === at);

  test("of an option, area by area: value, base, what was needed", () => {
    const rows = votes({ yes: 30, no: 20 }, { yes: 10, no: 10 });
    const head = {
      verb: "decide",
      clause: "share",
      at: "test",
      cite: [],
      what: "yes",
      baseLines: ["contenders"],
    };
    const bar = { is: "moreThan", share: n(1, 2), of: "valid" };
    expect(stepsOf({ option: "yes", moreThan: "1/2", of: "valid", in: "state" }, rows)).toEqual([
      { ...head, area: "a", value: n(30), base: n(50), bar, needed: n(25), verdict: "yes" },
      { ...head, area: "b", value: n(10), base: n(20), bar, needed: n(10), verdict: "no" },
    ]);
    expect(stepsOf({ option: "yes", atLeast: "4/7", of: "valid" }, rows)).toEqual([
      {
        ...head,
        area: "n",
        value: n(40),
        base: n(70),
        bar: { is: "atLeast", share: n(4, 7), of: "valid" },
        needed: n(40),
        verdict: "yes",
      },
    ]);
  });

  test("of a base", () => {
    const rows = votes({ yes: 30, no: 20, cast: 60, registered: 100 }, { yes: 1, cast: 10, registered: 40 });
    expect(stepsOf({ base: "cast", atLeast: "1/2", of: "registered" }, rows)).toMatchObject([
      { what: "cast", value: n(70), base: n(140), needed: n(70), baseLines: ["registered"], verdict: "yes" },
    ]);
  });

  const unknown: readonly (readonly [string, object, Figures])[] = [
    ["the option", { option: "yes", of: "cast" }, { yes: null, no: 1, cast: 9 }],
    ["the base", { option: "yes", of: "valid" }, { yes: 3, no: null }],
    ["a line that nobody told", { option: "yes", of: "told" }, { yes: 3, no: 1 }],
    ["a line that is not known", { option: "yes", of: "told" }, { yes: 3, no: 1, "against-all": null }],
    ["the base that is tested", { base: "cast", of: "valid" }, { yes: 3, no: 1, cast: null }],
    ["a tested line that nobody told", { base: "cast", of: "valid" }, { yes: 3, no: 1 }],
    ["any vote", { option: "yes", of: "valid" }, {}],
    ["a share of nothing", { option: "yes", of: "valid" }, { yes: 0, no: 0 }],
  ];
  test.each(unknown)("without %s is not known", (_, test, a) => {
    const rows = votes(a, { yes: 3, no: 1, ...("cast" in a ? { cast: 4 } : {}) });
    const [first] = stepsOf({ atLeast: "1/4", in: "state", ...test }, rows);
    expect(first).toMatchObject({ area: "a", verdict: "unknown" });
    // Of nothing both figures are known, and are nothing.
    const figures = a["yes"] === 0 ? { value: n(0), base: n(0) } : { value: null, base: null, needed: null };
    expect(first).toMatchObject(figures);
  });

  test("in so many areas: what is unknown decides only where it could", () => {
    const steps = (areas: object): Record<string, unknown> => ({
      votes: { count: "marks", contest: "q", in: "state" },
      each: { ...SHARE, votes: "votes", option: "yes", in: "state" },
      test: { decide: "areas", each: "each", ...areas },
    });
    const stepOf = (areas: object, rows: readonly VoteRow[]): object | undefined =>
      run(steps(areas), { areas: AREAS, votes: rows }, {}).trace.find(({ at }) => at === "test");
    const both = votes({ yes: 3, no: 1 }, { yes: 1, no: 3 });
    const head = { verb: "decide", clause: "areas", at: "test", area: "n", cite: [], level: "state" };
    expect(stepOf({ atLeast: "1/2" }, both)).toEqual({
      ...head,
      areas: 2,
      needed: 1,
      yes: 1,
      no: 1,
      unknown: 0,
      verdict: "yes",
    });
    expect(stepOf({ moreThan: "1/2" }, both)).toMatchObject({ needed: 2, verdict: "no" });
    expect(stepOf({ moreThan: "1/3" }, both)).toMatchObject({ needed: 1, verdict: "yes" });
    expect(stepOf({ atLeast: "2/3", weigh: "weight" }, both)).toEqual({
      ...head,
      areas: 5,
      weighedBy: "weight",
      needed: 4,
      yes: 3,
      no: 2,
      unknown: 0,
      verdict: "no",
    });
    const open = votes({ yes: 3, no: 1 }, { yes: 1, no: null });
    expect(stepOf({ atLeast: "1/2" }, open)).toMatchObject({ yes: 1, no: 0, unknown: 1, verdict: "yes" });
    expect(stepOf({ moreThan: "1/2" }, open)).toMatchObject({ verdict: "unknown" });
    const lost = votes({ yes: 1, no: 3 }, { yes: 1, no: null });
    expect(stepOf({ moreThan: "1/2" }, lost)).toMatchObject({ yes: 0, no: 1, unknown: 1, verdict: "no" });
    expect(stepOf({ atLeast: "1/2" }, lost)).toMatchObject({ verdict: "unknown" });
  });

  test("a tie-break: both shares, and neither where it is not known", () => {
    const stepOf = (rows: readonly VoteRow[], more: object = {}, areas = AREAS): object | undefined =>
      run(
        {
          votes: { count: "marks", contest: "q", in: "state" },
          each: { ...SHARE, votes: "votes", option: "yes", in: "state" },
          test: { decide: "share-sum", votes: "votes", option: "yes", of: "valid", each: "each", ...more },
        },
        { areas, votes: rows },
        {},
      ).trace.find(({ at }) => at === "test");
    const head = { verb: "decide", clause: "share-sum", at: "test", area: "n", cite: [], option: "yes" };
    // 40 of 70 and one of two: 4/7 + 1/2 is more than one; 7 of 14 and one of two are not.
    expect(stepOf(votes({ yes: 30, no: 20 }, { yes: 10, no: 10 }))).toEqual({
      ...head,
      ofVotes: n(4, 7),
      ofAreas: n(1, 2),
      verdict: "yes",
    });
    expect(stepOf(votes({ yes: 5, no: 2 }, { yes: 2, no: 5 }))).toMatchObject({ verdict: "no" });
    expect(stepOf(votes({ yes: 5, no: 2 }, { yes: 2, no: 5 }), { weigh: "weight" })).toEqual({
      ...head,
      ofVotes: n(1, 2),
      ofAreas: n(3, 5),
      weighedBy: "weight",
      verdict: "yes",
    });
    expect(stepOf(votes({ yes: 5, no: 2 }, { yes: 2, no: null }))).toMatchObject({
      ofVotes: null,
      ofAreas: null,
      verdict: "unknown",
    });
    const cast = votes({ yes: 5, no: 2, cast: 9 }, { yes: null, no: 1, cast: 4 });
    expect(stepOf(cast, { of: "cast" })).toMatchObject({ ofVotes: null, verdict: "unknown" });
    expect(stepOf(votes({ yes: 0, no: 0 }, { yes: 0, no: 0 }))).toMatchObject({
      ofVotes: null,
      verdict: "unknown",
    });
    // One of the two is enough to leave it open.
    const clear = votes({ yes: 30, no: 20 }, { yes: 10, no: 10 });
    expect(stepOf(clear, { of: "registered" })).toMatchObject({
      ofVotes: null,
      ofAreas: n(1, 2),
      verdict: "unknown",
    });
    const told = votes({ yes: 3, no: null, cast: 4 }, { yes: 1, no: 1, cast: 2 });
    expect(stepOf(told, { of: "cast" })).toMatchObject({
      ofVotes: n(2, 3),
      ofAreas: null,
      verdict: "unknown",
    });
    const light = AREAS.map((area) => ({ ...area, figures: { weight: 0 } }));
    expect(stepOf(clear, { weigh: "weight" }, light)).toMatchObject({ ofAreas: null, verdict: "unknown" });
    expect(() => stepOf(clear, { option: "maybe" })).toThrow(/V004 at test: test\/option.*one of no, yes/);
  });

  test.each([
    ["all", ["yes", "yes"], "yes"],
    ["all", ["yes", "no"], "no"],
    ["all", ["unknown", "no"], "no"],
    ["all", ["yes", "unknown"], "unknown"],
    ["any", ["yes", "unknown"], "yes"],
    ["any", ["no", "no"], "no"],
    ["any", ["no", "unknown"], "unknown"],
    ["not", ["yes"], "no"],
    ["not", ["no"], "yes"],
    ["not", ["unknown"], "unknown"],
  ])("%s of %j is %s", (clause, parts, expected) => {
    const options: Readonly<Record<string, Figures>> = {
      yes: { yes: 3, no: 1 },
      no: { yes: 1, no: 3 },
      unknown: { yes: null, no: 1 },
    };
    const of = parts.map((_, i) => `part${i}`);
    const steps = {
      ...Object.fromEntries(parts.map((_, i) => [`votes${i}`, { count: "marks", contest: `q${i}` }])),
      ...Object.fromEntries(
        parts.map((_, i) => [`part${i}`, { ...SHARE, votes: `votes${i}`, option: "yes" }] as const),
      ),
      test: { decide: clause, of: clause === "not" ? of[0] : of },
    };
    const rows = parts.flatMap((part, i) => votesIn("n", options[part] ?? {}, `q${i}`));
    const outcome = run(steps, { areas: AREAS.slice(0, 1), votes: rows }, { verdict: "test" });
    expect(outcome.verdict).toBe(expected);
    expect(outcome.trace.find(({ at }) => at === "test")).toEqual({
      verb: "decide",
      clause,
      at: "test",
      area: "n",
      cite: [],
      rows: parts.map((verdict, i) => ({ step: `part${i}`, verdict })),
      verdict: expected,
    });
  });

  test.each([
    [{ option: "maybe", moreThan: "1/2", of: "valid" }, "V004"],
    [{ option: "yes", of: "valid" }, "R014"],
    [{ option: "yes", base: "cast", moreThan: "1/2", of: "valid" }, "R014"],
    [{ moreThan: "1/2", of: "valid" }, "R014"],
  ])("no test: %j", (test, code) => {
    expect(() => stepsOf(test, votes({ yes: 1 }, { yes: 1 }))).toThrow(code);
  });
});
