import { describe, expect, test } from "vitest";
import { compile } from "../engine.ts";
import { must } from "../errors.ts";
import { type Given, readInput } from "../input.ts";
import type { StagesStep } from "../allot/by-ballots.ts";
import { ballotsOf, countedTwice, documentOf, rulesOf, seatsOf, withFacts } from "../testing/documents.ts";
import { readRules } from "../clauses.ts";

/** Two seats by weighted transfers; whoever has the fact `left` is replaced by those who elected that person. */
const STEPS = {
  ballots: { count: "ballots", contest: "vote" },
  council: {
    allot: "stv",
    ballots: "ballots",
    seats: 2,
    quota: "droop",
    surplus: { method: "weighted-inclusive", order: "largest" },
  },
  parcel: { count: "parcel", ballots: "ballots", seats: "council", fact: "left" },
  willing: { admit: "fact", votes: "firsts", fact: "willing" },
  firsts: { count: "first", ballots: "ballots" },
  successor: { allot: "instant-runoff", ballots: "parcel", among: "willing", ties: [{ by: "lot" }] },
};
const LAW = { steps: STEPS, tiers: { successor: "successor" } };

/** 24 ballots, quota 9: a is elected at once with 12; of the surplus b gets 3 votes on 12 papers, and reaches 9. */
const BALLOTS = ballotsOf({
  "a > b > c": 8,
  "a > b > d": 4,
  "b > d": 6,
  "c > d": 3,
  d: 3,
});
const given = (left: string, ...willing: readonly string[]): Given => ({
  ballots: BALLOTS,
  contenders: withFacts({
    ...Object.fromEntries(["a", "b", "c", "d"].map((id) => [id, {}])),
    ...Object.fromEntries(willing.map((id) => [id, { willing: true }])),
    [left]: { left: true },
  }),
});
const stages = ({ trace }: ReturnType<typeof countedTwice>): StagesStep["stages"] =>
  trace.flatMap((step) => (step.at === "successor" && step.clause === "instant-runoff" ? step.stages : []));

describe("a vacancy is filled from the papers of the one who left", () => {
  test("elected by first preferences: all of them, each worth one vote", () => {
    const outcome = countedTwice(LAW, given("a", "c", "d"));
    expect(seatsOf(outcome)).toEqual({ a: 0, b: 0, c: 1, d: 0 });
    expect(stages(outcome)[0]?.votes).toMatchObject([
      { contender: "c", votes: { num: 8, den: 1 } },
      { contender: "d", votes: { num: 4, den: 1 } },
    ]);
  });

  test("elected with transfers: those papers too, at the values at which they came", () => {
    // Twelve papers of a at a quarter, and six of b's own: 2 for c, 1 + 6 for d.
    const outcome = countedTwice(LAW, given("b", "c", "d"));
    expect(seatsOf(outcome)).toEqual({ a: 0, b: 0, c: 0, d: 1 });
    expect(stages(outcome)[0]?.votes).toMatchObject([
      { contender: "c", votes: { num: 2, den: 1 } },
      { contender: "d", votes: { num: 7, den: 1 } },
    ]);
    expect(stages(outcome)[0]?.lost).toEqual({ num: 0, den: 1 });
  });

  test("papers that rank nobody who is willing count for nobody", () => {
    const outcome = countedTwice(LAW, given("b", "c"));
    expect(seatsOf(outcome)).toEqual({ a: 0, b: 0, c: 1, d: 0 });
    expect(stages(outcome)[0]?.votes).toMatchObject([{ contender: "c", votes: { num: 2, den: 1 } }]);
  });

  test("nobody who was not elected leaves a vacancy, and nobody is chosen by others' papers", () => {
    expect(countedTwice(LAW, given("d", "c")).refusal).toMatchObject({
      at: "parcel",
      kind: "impossible",
      reason: "not-elected-there",
      details: { contender: "d" },
    });
  });

  test("two at once are two vacancies: each is counted by itself", () => {
    const both = given("a", "c");
    const input = must(
      readInput({
        ...both,
        contenders: (both.contenders ?? []).map((one) =>
          one.id === "b" ? { ...one, facts: { left: true } } : one,
        ),
      }),
    );
    const result = compile(rulesOf(LAW), input);
    expect(result.ok ? [] : result.problems).toMatchObject([
      { code: "V004", expected: "one who has left", found: "a, b" },
    ]);
  });

  test("only counts that keep papers can be gone back to, and only counts that know values go on from there", () => {
    const problems = (change: Readonly<Record<string, unknown>>): unknown => {
      const rules = must(readRules(documentOf({ ...LAW, steps: { ...STEPS, ...change } })));
      const result = compile(rules, must(readInput(given("a", "c"))));
      return result.ok ? [] : result.problems.map(({ code, at }) => [code, at]);
    };
    const meek = { allot: "meek", ballots: "ballots", seats: 2, rule: "meek", digits: 9, omega: 6 };
    expect(problems({ council: meek })).toEqual([["R007", "parcel: seats"]]);
    expect(problems({ successor: { ...STEPS.council, ballots: "parcel", among: "willing" } })).toEqual([
      ["R007", "successor: ballots"],
    ]);
    expect(problems({ successor: { allot: "condorcet", ballots: "parcel", among: "willing" } })).toEqual([
      ["R007", "successor: ballots"],
    ]);
  });
});
