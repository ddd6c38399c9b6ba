import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect } from "../elect.ts";
import { must } from "../errors.ts";
import type { Given } from "../input.ts";
import { countedTwice, type LawOfTest, NATION, seatsOf, votesIn } from "../testing/documents.ts";

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
