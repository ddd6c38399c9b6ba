import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect } from "../elect.ts";
import { must } from "../errors.ts";
import type { Given } from "../input.ts";
import { countedTwice, type LawOfTest, NATION, rulesOf, seatsOf, votesIn } from "../testing/documents.ts";

const AREAS = [
  { id: "n", level: "nation" },
  { id: "east", level: "region", parent: "n" },
  { id: "west", level: "region", parent: "n" },
];

function yes(count: object, votes: Given["votes"]): ReturnType<typeof elect> {
  const rules = readRules({
    urna: "rules/1",
    id: "xx/question@2000-01-01",
    title: { en: "A question" },
    inForce: "2000-01-01",
    levels: ["nation", "region"],
    laws: {},
    bases: { votes: { lines: ["contenders"] }, cast: { lines: ["cast"] } },
    steps: {
      answers: { count: "marks", contest: "question", ...count },
      majority: { decide: "share", votes: "answers", option: "yes", moreThan: "1/2", of: "votes", ...count },
    },
    verdict: "majority",
  });
  return elect(must(rules), { areas: AREAS, ...(votes === undefined ? {} : { votes }) });
}

const row = (area: string, option: string, votes: number | null): NonNullable<Given["votes"]>[number] => ({
  contest: "question",
  area,
  option,
  votes,
});

describe("figures of an area and of its parts", () => {
  const parts = [
    row("east", "yes", 10),
    row("east", "no", 30),
    row("west", "yes", 20),
    row("west", "no", 10),
  ];

  test("parts are added up", () => {
    expect(must(yes({}, parts)).trace).toMatchObject([{ value: { num: 30 }, verdict: "no" }]);
  });

  test("a figure of the whole holds, and its parts are not added a second time", () => {
    const both = [...parts, row("n", "yes", 30), row("n", "no", 40)];
    expect(must(yes({}, both)).trace).toMatchObject([{ value: { num: 30 }, base: { num: 70 } }]);
  });

  test("parts that are not known make the whole no less known", () => {
    const published = [row("n", "yes", 60), row("n", "no", 40), row("east", "yes", null)];
    expect(must(yes({}, published)).verdict).toBe("yes");
  });

  test("figures of the whole say nothing of its parts", () => {
    const whole = [row("n", "yes", 60), row("n", "no", 40)];
    expect(yes({ in: "region" }, whole)).toMatchObject({ ok: false, problems: [{ code: "V011" }, {}] });
  });
});

describe("bases", () => {
  test("a sum that nobody wrote down is missing, a line that nobody has is nothing", () => {
    const rules = must(
      readRules({
        urna: "rules/1",
        id: "xx/mayor@2000-01-01",
        title: { en: "A mayor" },
        inForce: "2000-01-01",
        levels: ["nation"],
        laws: {},
        bases: { cast: { lines: ["cast"] }, valid: { lines: ["contenders", "against-all"] } },
        steps: {
          votes: { count: "marks", contest: "mayor" },
          cast: { allot: "majority", votes: "votes", seats: 1, moreThan: "1/2", of: "cast" },
          valid: { allot: "majority", votes: "votes", seats: 1, moreThan: "1/2", of: "valid" },
        },
        tiers: { cast: "cast", valid: "valid" },
      }),
    );
    const votes = ["a", "b"].map((option, i) => ({
      contest: "mayor",
      area: "n",
      option,
      votes: 60 - 20 * i,
    }));
    const outcome = must(
      elect(rules, {
        areas: [{ id: "n", level: "nation" }],
        votes: [...votes, { contest: "mayor", area: "n", option: "invalid", votes: null }],
      }),
    );
    expect(outcome.refusal).toMatchObject({
      at: "cast",
      reason: "votes-missing",
      details: { missing: ["cast"] },
    });
    expect(outcome.tiers).toMatchObject([{ status: "refused" }, { status: "complete", given: 1 }]);
  });
});

describe("who stands where", () => {
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/council@2000-01-01",
      title: { en: "A council" },
      inForce: "2000-01-01",
      levels: ["nation", "region"],
      laws: {},
      steps: {
        votes: { count: "marks", contest: "district", in: "region" },
        seats: {
          allot: "plurality",
          votes: "votes",
          in: "region",
          seats: 1,
          ties: [{ by: "repeat-vote", when: { is: "moreThan", candidates: 2 } }, { by: "repeat-election" }],
        },
        leaders: { admit: "top", votes: "votes", next: 2, in: "region" },
      },
      tiers: { seats: "seats" },
    }),
  );
  const votes = (area: string, of: Readonly<Record<string, number>>): NonNullable<Given["votes"]> =>
    Object.entries(of).map(([option, n]) => ({ contest: "district", area, option, votes: n }));

  test("candidates of another area are none here", () => {
    const outcome = must(
      elect(rules, { areas: AREAS, votes: [...votes("east", { a: 5, b: 5 }), ...votes("west", { c: 1 })] }),
    );
    expect(outcome.ties).toMatchObject([{ area: "east", among: ["a", "b"], resolvedBy: "repeat-election" }]);
    const tops = outcome.trace.flatMap((s) => (s.clause === "top" ? [s.admitted] : []));
    expect(tops).toEqual([["a", "b"], ["c"]]);
    expect(outcome.trace.find((s) => s.clause === "plurality" && s.area === "west")).toMatchObject({
      rows: [{ contender: "c", seats: 1 }],
    });
  });
});

describe("lists of one group", () => {
  const contenders = [
    { id: "x1", in: { party: "x" } },
    { id: "x2", in: { party: "x" } },
    { id: "y1", in: { party: "y" } },
  ];
  const rulesBy = (count: object, allot: object): LawOfTest => ({
    steps: {
      votes: { count: "marks", contest: "list", ...count },
      seats: { allot: "divisor", divisor: "dhondt", votes: "votes", seats: 4, ...allot },
    },
    tiers: { list: "seats" },
  });

  // Of 40 votes x has 10 and an unknown number: counted as none it would have one seat of four.
  test.each([
    [{ by: "party" }, {}],
    [{}, { by: "party" }],
  ])("one of which is unknown: the votes of the group are, counted %j, shared out %j", (count, allot) => {
    const votes = votesIn("n", { x1: 10, x2: null, y1: 30, invalid: null });
    const outcome = countedTwice(rulesBy(count, allot), { areas: NATION, contenders, votes });
    expect(outcome.refusal).toEqual({
      kind: "data-missing",
      at: "seats",
      area: "n",
      reason: "votes-missing",
      details: { contest: "list", missing: ["x"] },
    });
    expect(outcome.seats).toEqual([]);
    const known = votesIn("n", { x1: 10, x2: 0, y1: 30, invalid: null });
    expect(seatsOf(countedTwice(rulesBy(count, allot), { areas: NATION, contenders, votes: known }))).toEqual(
      {
        x: 1,
        y: 3,
      },
    );
  });
});

describe("votes of districts, regions and the whole", () => {
  const areas = [
    ...AREAS,
    { id: "e1", level: "district", parent: "east" },
    { id: "w1", level: "district", parent: "west" },
  ];
  const levels = ["nation", "region", "district"];
  const DHONDT = { allot: "divisor", divisor: "dhondt" };
  const local = (more: object = {}, marks: object = {}): LawOfTest => ({
    levels,
    steps: {
      votes: { count: "marks", contest: "list", in: "district", ...marks },
      seats: { ...DHONDT, votes: "votes", in: "region", seats: 3, ...more },
    },
    tiers: { list: "seats" },
  });
  const problems = (law: LawOfTest, given: Given): readonly string[] => {
    const read = elect(rulesOf(law), given);
    return read.ok ? [] : read.problems.map((p) => `${p.code} ${p.at}: ${p.expected}, found ${p.found}`);
  };

  test("are added up; each run begins with nothing", () => {
    const e2 = { id: "e2", level: "district", parent: "east" };
    const votes = [
      ...votesIn("e1", { a: 40, b: 10, blank: 7 }),
      ...votesIn("e2", { a: 10, b: 70 }),
      ...votesIn("w1", { a: 5, blank: 2 }),
    ];
    const law = local();
    const bar = { admit: "share", votes: "votes", in: "region", atLeast: "50%", of: "cast" };
    const outcome = countedTwice(
      {
        ...law,
        bases: { cast: { lines: ["contenders", "blank"] } },
        steps: {
          ...law.steps,
          bar,
          seats: { ...DHONDT, votes: "votes", in: "region", seats: 3, among: "bar" },
        },
      },
      { areas: [...areas, e2], votes },
    );
    expect(outcome.areas.map((one) => [one.area, one.seats])).toEqual([
      ["east", [{ contender: "b", seats: 3 }]],
      ["west", [{ contender: "a", seats: 3 }]],
    ]);
    expect(outcome.trace.filter((step) => step.clause === "share")).toMatchObject([
      { area: "east", base: { num: 137 } },
      { area: "west", base: { num: 7 } },
    ]);
  });

  test("a district without a region cannot be added up to regions", () => {
    const loose = { id: "x1", level: "district", parent: "n" };
    const votes = [...votesIn("e1", { a: 4, b: 1 }), ...votesIn("x1", { a: 1, b: 1 })];
    const [first] = problems(local(), { areas: [...areas, loose], votes });
    expect(first).toBe(
      "V011 seats: votes of list in x1: votes by region, or by smaller areas, found undefined",
    );
  });

  test("figures of a larger area are a mistake, or say nothing of its parts where the law says so", () => {
    const votes = [...votesIn("n", { z: 900 }), ...votesIn("e1", { a: 4, b: 1 }), ...votesIn("w1", { b: 1 })];
    expect(problems(local(), { areas, votes })).toEqual([
      "V011 votes: votes of list in n: votes by district, or by smaller areas, found undefined",
    ]);
    const outcome = countedTwice(local({}, { larger: "nothing" }), { areas, votes });
    expect(outcome.areas.map((one) => [one.area, one.seats.map((s) => s.contender)])).toEqual([
      ["east", ["a"]],
      ["west", ["b"]],
    ]);
  });

  test("a fraction of a vote is a mistake, but not one of a contest that this step does not count", () => {
    const given = (contest: string): Given => ({
      areas,
      votes: [
        ...votesIn("e1", { a: 4 }),
        ...votesIn("w1", { a: "1.5" }, contest),
        ...votesIn("w1", { b: 1 }),
      ],
    });
    expect(problems(local(), given("list"))).toEqual([
      "V001 votes: votes of a in w1, contest list: a whole number, zero or more, found 3/2",
    ]);
    expect(problems(local(), given("poll"))).toEqual([]);
  });

  test("who has only a line of the protocol there, or no member of a group, does not stand there", () => {
    const contenders = ["a", "b"].map((id) => ({ id, in: { pact: `pact ${id}` } }));
    const votes = [...votesIn("e1", { a: 0, b: 0 }), ...votesIn("w1", { blank: 8, b: 0 })];
    const { steps, tiers } = local();
    const standing = (more: object) => {
      const seats = { allot: "plurality", votes: "votes", in: "region", seats: 1, decides: "lot", ...more };
      const { trace } = countedTwice(
        { levels, tiers, steps: { ...steps, seats } },
        { areas, contenders, votes },
      );
      return trace.flatMap((step) =>
        step.clause === "plurality" ? [step.rows.map((one) => one.contender)] : [],
      );
    };
    expect(standing({})).toEqual([["a", "b"], ["b"]]);
    expect(standing({ by: "pact" })).toEqual([["pact a", "pact b"], ["pact b"]]);
    expect(standing({ in: "district" })).toEqual([["a", "b"], ["b"]]);
  });

  test("votes that are not known are missing for the group, in their area alone", () => {
    const contenders = ["a", "b"].map((id) => ({ id, in: { pact: "left" } }));
    const refusal = (votes: NonNullable<Given["votes"]>, more: object) =>
      countedTwice(local(more), { areas, contenders, votes }).refusal;
    const unknown = [...votesIn("e1", { a: 4, b: 3, c: 2 }), ...votesIn("w1", { a: 1, b: null, c: 1 })];
    const missing = { area: "west", reason: "votes-missing" };
    expect(refusal(unknown, {})).toMatchObject({ ...missing, details: { missing: ["b"] } });
    expect(refusal(unknown, { by: "pact" })).toMatchObject({ ...missing, details: { missing: ["left"] } });
    const line = [...votesIn("e1", { a: 4, c: 2 }), ...votesIn("w1", { a: 1, c: 1, blank: null })];
    expect(refusal(line, { by: "pact" })).toBeNull();
  });
});
