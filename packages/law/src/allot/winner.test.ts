import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { type Outcome, outcomeOf } from "../elect.ts";
import { compile } from "../engine.ts";
import { must } from "../errors.ts";
import { type Given, readInput } from "../input.ts";

type Figures = Readonly<Record<string, number | null>>;

/** One area; `bonus` is the rule under test. The first run is silent, the second is recorded. */
function run(
  bonus: Readonly<Record<string, unknown>>,
  votes: Figures,
  order: readonly string[] = [],
): Outcome {
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/parliament@2000-01-01",
      title: { en: "A parliament" },
      inForce: "2000-01-01",
      levels: ["nation"],
      laws: {},
      bases: { valid: { lines: ["contenders", "blank"] } },
      steps: {
        votes: { count: "marks", contest: "list" },
        bonus: { allot: "winner", votes: "votes", seats: 20, ties: [{ by: "lot" }], ...bonus },
      },
      tiers: { bonus: "bonus" },
    }),
  );
  const given = {
    areas: [{ id: "n", level: "nation" }],
    votes: Object.entries(votes).map(([option, n]) => ({ contest: "list", area: "n", option, votes: n })),
    lots: order.length === 0 ? [] : [{ at: "bonus", order }],
  };
  const engine = must(compile(rules, must(readInput(given))));
  engine.run();
  return outcomeOf(engine);
}

const n = (num: number, den = 1): unknown => ({ num, den });
const seats = (outcome: Outcome): Figures =>
  Object.fromEntries(outcome.seats.map((s) => [s.contender, s.total]));

describe("all to the strongest", () => {
  test("and the trace shows its votes beside those of the others", () => {
    const common = { verb: "allot", clause: "winner", at: "bonus", area: "n", cite: [] };
    const rows = [
      { contender: "b", votes: n(50), seats: 20 },
      { contender: "a", votes: n(30), seats: 0 },
      { contender: "c", votes: n(10), seats: 0 },
    ];
    const votes = { a: 30, b: 50, c: 10, blank: 10 };
    expect(run({}, votes).trace).toEqual([{ ...common, seats: 20, rows }]);
    expect(run({ atLeast: "1/2", of: "valid" }, votes).trace).toEqual([
      { ...common, seats: 20, base: n(100), rows },
    ]);
  });

  test("with the share that is enough, or that must be exceeded", () => {
    const bonus = (rule: Readonly<Record<string, unknown>>): unknown =>
      seats(run({ of: "valid", ...rule }, { a: 40, b: 60 }));
    expect(bonus({ atLeast: "60%" })).toEqual({ a: 0, b: 20 });
    expect(bonus({ atLeast: "61%" })).toEqual({ a: 0, b: 0 });
    expect(bonus({ moreThan: "60%" })).toEqual({ a: 0, b: 0 });
    expect(bonus({ moreThan: "59%" })).toEqual({ a: 0, b: 20 });
  });

  test("grows from the share above which seats are added, by whole parts, up to the most there are", () => {
    const growing = { from: "25%", every: "5%", most: 22 };
    const grown = (a: number): unknown => {
      const others = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`o${i}`, (200 - a) / 10]));
      return run({ of: "valid", growing }, { a, ...others, blank: (200 - a) / 10 }).seats[0]?.total;
    };
    expect([40, 50, 60, 70, 80].map(grown)).toEqual([20, 20, 21, 22, 22]);
    const countless = { ...growing, every: "1/99999999999999999" };
    expect(seats(run({ of: "valid", growing: countless }, { a: 90, b: 10 }))).toEqual({ a: 22, b: 0 });
    expect(seats(run({ seats: 0, of: "valid", growing }, { a: 90, b: 10 }))).toEqual({ a: 0, b: 0 });
    expect(seats(run({ seats: 30, of: "valid", growing }, { a: 20, b: 10, blank: 70 }))).toEqual({
      a: 22,
      b: 0,
    });
  });
});

describe("no bonus yet", () => {
  test("where two lead: a tie, and the lot gives all; without seats there is nothing to draw", () => {
    const level = { a: 5, b: 9, c: 9 };
    const open = run({}, level);
    expect([open.status, seats(open)]).toEqual(["tied", { a: 0, b: 0, c: 0 }]);
    expect(open.ties).toMatchObject([{ among: ["b", "c"], for: 1, resolvedBy: "lot" }]);
    expect(seats(run({}, level, ["c"]))).toEqual({ a: 0, b: 0, c: 20 });
    const none = run({ atLeast: "60%", of: "valid" }, level);
    expect([none.status, none.ties]).toEqual(["complete", []]);
  });

  test("where nobody has a vote, or a line of the base is not known", () => {
    expect(run({}, { a: 0, b: 0 }).refusal).toEqual({
      kind: "law-is-silent",
      at: "bonus",
      area: "n",
      reason: "no-votes-at-all",
      details: { seats: 20 },
    });
    expect(run({ atLeast: "1/2", of: "valid" }, { a: 60, b: 40, blank: null }).refusal).toEqual({
      kind: "data-missing",
      at: "bonus",
      area: "n",
      reason: "votes-missing",
      details: { contest: "list", missing: ["blank"] },
    });
    expect(run({}, { a: 60, b: 40, blank: null }).refusal).toBeNull();
  });

  test("where a share has no base, or a base no share, or there are two shares", () => {
    const refused = (rule: Readonly<Record<string, unknown>>, problem: RegExp): void => {
      expect(() => run(rule, { a: 1 })).toThrow(problem);
    };
    const together = /^R014 at steps\/bonus: .*expected a share and its base together$/;
    refused({ atLeast: "1/2" }, together);
    refused({ moreThan: "1/2" }, together);
    refused({ growing: { from: 0, every: "1%", most: 1 } }, together);
    refused({ of: "valid" }, together);
    const both = /^R014 at steps\/bonus: .*expected either atLeast or moreThan$/;
    refused({ atLeast: "1/2", moreThan: "1/2", of: "valid" }, both);
  });
});

describe("a second round for the bonus", () => {
  const second = (votes: Figures, round: Figures): Figures => {
    const rules = must(
      readRules({
        urna: "rules/1",
        id: "xx/parliament@2000-01-01",
        title: { en: "A parliament" },
        inForce: "2000-01-01",
        levels: ["nation"],
        laws: {},
        bases: { valid: { lines: ["contenders"] } },
        steps: {
          first: { count: "marks", contest: "list" },
          again: { count: "marks", contest: "round" },
          bonus: { allot: "winner", votes: "first", seats: 10, atLeast: "40%", of: "valid" },
          two: { admit: "top", votes: "first", next: 2, unless: "bonus" },
          run: { allot: "winner", votes: "again", among: "two", seats: 10, unless: "bonus" },
        },
        tiers: { bonus: ["bonus", "run"] },
      }),
    );
    const rows = (contest: string, figures: Figures): Given["votes"] =>
      Object.entries(figures).map(([option, n]) => ({ contest, area: "n", option, votes: n }));
    const given = {
      areas: [{ id: "n", level: "nation" }],
      votes: [...(rows("list", votes) ?? []), ...(rows("round", round) ?? [])],
    };
    const outcome = outcomeOf(must(compile(rules, must(readInput(given)))));
    expect(outcome.tiers).toMatchObject([{ size: 10, given: 10 }]);
    return seats(outcome);
  };

  test("is held where nobody earned it, between the first two", () => {
    expect(second({ a: 35, b: 33, c: 32 }, { a: 40, b: 45, c: 50 })).toMatchObject({ b: 10 });
  });

  test("and not where somebody did", () => {
    expect(second({ a: 41, b: 33, c: 26 }, { a: 40, b: 60 })).toMatchObject({ a: 10 });
  });
});
