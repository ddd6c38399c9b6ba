import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect, type Outcome } from "../elect.ts";
import { must } from "../errors.ts";
import type { Given } from "../input.ts";

function run(steps: Record<string, unknown>, given: Given, tiers: Record<string, unknown>): Outcome {
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/office@2000-01-01",
      title: { en: "An office" },
      inForce: "2000-01-01",
      levels: ["nation", "district"],
      laws: {},
      bases: {
        valid: { lines: ["contenders"] },
        registered: { lines: ["registered"] },
        electors: { lines: ["contenders"] },
      },
      steps,
      tiers,
    }),
  );
  return must(elect(rules, given));
}

const votes = (
  contest: string,
  figures: Readonly<Record<string, number>>,
  area = "n",
): NonNullable<Given["votes"]> =>
  Object.entries(figures).map(([option, votes]) => ({ contest, area, option, votes }));
const nation = [{ id: "n", level: "nation" }];
const winners = (outcome: Outcome): Record<string, number> =>
  Object.fromEntries(outcome.seats.filter((s) => s.total > 0).map((s) => [s.contender, s.total]));

describe("forty per cent and a lead of ten, or forty-five", () => {
  const steps = {
    first: { count: "marks", contest: "first" },
    second: { count: "marks", contest: "second" },
    "forty-five": { allot: "majority", votes: "first", seats: 1, moreThan: "45%", of: "valid" },
    "forty-and-ten": {
      allot: "majority",
      votes: "first",
      seats: 1,
      atLeast: "40%",
      of: "valid",
      lead: { moreThan: "10%", of: "valid" },
      unless: "forty-five",
    },
    leaders: { admit: "top", votes: "first", next: 2, unless: "forty-and-ten" },
    "run-off": { allot: "plurality", votes: "second", among: "leaders", seats: 1, unless: "forty-and-ten" },
  };
  const tiers = { president: ["forty-five", "forty-and-ten", "run-off"] };
  const result = (figures: Readonly<Record<string, number>>): Outcome =>
    run(steps, { areas: nation, votes: votes("first", figures) }, tiers);

  test("forty-five is enough even when the second is near", () => {
    expect(winners(result({ a: 451, b: 449, c: 100 }))).toEqual({ a: 1 });
  });
  test("forty needs the lead, and exactly ten is none", () => {
    expect(winners(result({ a: 400, b: 299, c: 301 }))).toEqual({});
    expect(winners(result({ a: 400, b: 299, c: 290, d: 11 }))).toEqual({ a: 1 });
    expect(result({ a: 400, b: 305, c: 295 }).refusal).toMatchObject({ reason: "next-round" });
    expect(winners(result({ a: 399, b: 100, c: 301, d: 200 }))).toEqual({});
  });
  test("two who are level are nobody's majority", () => {
    expect(winners(result({ a: 460, b: 460, c: 80 }))).toEqual({});
  });
  test("the trace shows the lead that was needed and the lead there was", () => {
    const step = result({ a: 420, b: 300, c: 280 }).trace.find((s) => s.at === "forty-and-ten");
    expect(step).toMatchObject({
      clause: "majority",
      elected: "a",
      lead: { needed: { num: 100, den: 1 }, value: { num: 120, den: 1 }, holds: true },
    });
  });
});

describe("majorities", () => {
  test("of two bases: more than half of the votes and a quarter of the registered", () => {
    const steps = {
      first: { count: "marks", contest: "first" },
      seat: {
        allot: "majority",
        votes: "first",
        seats: 1,
        moreThan: "1/2",
        of: "valid",
        also: [{ atLeast: "1/4", of: "registered" }],
      },
    };
    const at = (registered: number): Outcome =>
      run(steps, { areas: nation, votes: votes("first", { a: 60, b: 40, registered }) }, { seat: "seat" });
    expect(winners(at(240))).toEqual({ a: 1 });
    expect(winners(at(241))).toEqual({});
    const unknown = run(steps, { areas: nation, votes: votes("first", { a: 60, b: 40 }) }, { seat: "seat" });
    expect(unknown.refusal).toMatchObject({ reason: "votes-missing" });
  });

  test("for several seats: the first of those who pass, and a second round for the rest", () => {
    const steps = {
      first: { count: "marks", contest: "first" },
      second: { count: "marks", contest: "second" },
      now: { allot: "majority", votes: "first", seats: 3, moreThan: "1/4", of: "valid" },
      later: { allot: "plurality", votes: "second", seats: 3, unless: "now" },
    };
    const outcome = run(
      steps,
      {
        areas: nation,
        votes: [...votes("first", { a: 40, b: 30, c: 20, d: 10 }), ...votes("second", { c: 20, d: 30 })],
      },
      { board: ["now", "later"] },
    );
    expect(winners(outcome)).toEqual({ a: 1, b: 1, d: 1 });
    expect(outcome.tiers).toMatchObject([{ size: 3, given: 3 }]);
    const crowd = run(
      { ...steps, now: { ...steps.now, seats: 2, moreThan: "1/5", ties: [{ by: "lot" }] } },
      { areas: nation, votes: votes("first", { a: 26, b: 24, c: 24, d: 26, e: 0 }) },
      { board: ["now"] },
    );
    expect(winners(crowd)).toEqual({ a: 1, d: 1 });
    const level = run(
      { ...steps, now: { ...steps.now, seats: 3, moreThan: "1/5", ties: [{ by: "lot" }] } },
      { areas: nation, votes: votes("first", { a: 26, b: 24, c: 24, d: 26 }) },
      { board: ["now"] },
    );
    expect(level.ties).toMatchObject([{ among: ["b", "c"], for: 1 }]);
    expect(winners(level)).toEqual({ a: 1, d: 1 });
  });
});

describe("electors", () => {
  test("the first of an area takes all its electors, and a majority of electors elects", () => {
    const steps = {
      votes: { count: "marks", contest: "p", in: "district" },
      electors: {
        allot: "plurality",
        votes: "votes",
        in: "district",
        seats: "area",
        takes: "all",
        ties: [{ by: "lot" }],
      },
      college: { count: "seats", of: ["electors"] },
      president: { allot: "majority", votes: "college", seats: 1, moreThan: "1/2", of: "electors" },
    };
    const areas = [
      ...nation,
      ...[10, 7, 4].map((seats, i) => ({ id: `d${i}`, level: "district", parent: "n", seats })),
    ];
    const given = (third: Readonly<Record<string, number>>): Given => ({
      areas,
      votes: [
        ...votes("p", { a: 51, b: 49 }, "d0"),
        ...votes("p", { a: 10, b: 90 }, "d1"),
        ...votes("p", third, "d2"),
      ],
    });
    const tiers = { electors: "electors", president: "president" };
    const lost = run(steps, given({ a: 49, b: 51 }), tiers);
    expect(lost.seats).toMatchObject([
      { contender: "b", byTier: { electors: 11, president: 1 } },
      { contender: "a", byTier: { electors: 10, president: 0 } },
    ]);
    expect(lost.trace.find((s) => s.clause === "seats")).toMatchObject({
      rows: [
        { contender: "a", votes: { num: 10, den: 1 } },
        { contender: "b", votes: { num: 11, den: 1 } },
      ],
    });
    const tied = run(steps, given({ a: 50, b: 50 }), tiers);
    expect(tied.ties).toMatchObject([{ at: "electors", area: "d2", for: 1 }]);
    expect(tied.tiers.map((t) => t.status)).toEqual(["tied", "refused"]);
  });
});
