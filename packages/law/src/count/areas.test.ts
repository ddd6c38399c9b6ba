import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { type Outcome, outcomeOf } from "../elect.ts";
import { compile } from "../engine.ts";
import { must } from "../errors.ts";
import { type Area, readInput, type VoteRow } from "../input.ts";
import { countedTwice, documentOf, rulesOf, seatsOf, votesIn } from "../testing/documents.ts";

const AREAS: readonly Area[] = [
  { id: "n", level: "nation" },
  { id: "x", level: "land", parent: "n", seats: 2 },
  { id: "y", level: "land", parent: "n", seats: 4 },
  // The second district of x comes after one of y by name.
  { id: "d1", level: "district", parent: "x", figures: { people: 70, area: 1 } },
  { id: "d2", level: "district", parent: "y", figures: { people: 20, area: 5 } },
  { id: "d3", level: "district", parent: "x", figures: { people: 30, area: 8 } },
  { id: "d4", level: "district", parent: "y", figures: { people: 60, area: 2 } },
];
const LEVELS = ["nation", "land", "district"];
const run = (people: object, seats: object, votes: readonly VoteRow[] = [], areas = AREAS): Outcome =>
  countedTwice(
    {
      levels: LEVELS,
      bases: { valid: { lines: ["contenders"] }, cast: { lines: ["cast"] } },
      steps: {
        votes: { count: "marks", contest: "list", in: "district" },
        people: { count: "areas", level: "district", ...people },
        seats: { allot: "divisor", divisor: "dhondt", votes: "people", ...seats },
      },
      tiers: { house: "seats" },
    },
    { areas, votes },
  );
const votesOf = (outcome: Outcome): unknown =>
  outcome.trace.flatMap((step) =>
    step.clause === "divisor"
      ? [[step.area, step.rows.map((r) => [r.contender, r.votes.num, r.votes.den])]]
      : [],
  );

describe("areas as contenders", () => {
  test("compete in the whole, by a figure", () => {
    const outcome = run({ sum: [{ figure: "people" }] }, { seats: 9 });
    expect(votesOf(outcome)).toEqual([
      [
        "n",
        [
          ["d1", 70, 1],
          ["d4", 60, 1],
          ["d3", 30, 1],
          ["d2", 20, 1],
        ],
      ],
    ]);
    // 70, 60, 35, 30, 30, 23.3, 20, 20, 17.5
    expect(seatsOf(outcome)).toEqual({ d1: 4, d2: 1, d3: 1, d4: 3 });
  });

  test("or each in the area in which it lies, and nowhere else", () => {
    const outcome = run({ in: "land", sum: [{ figure: "people" }] }, { in: "land", seats: "area" });
    expect(votesOf(outcome)).toEqual([
      [
        "x",
        [
          ["d1", 70, 1],
          ["d3", 30, 1],
        ],
      ],
      [
        "y",
        [
          ["d4", 60, 1],
          ["d2", 20, 1],
        ],
      ],
    ]);
    // y: 60, 30, 20, 20.
    expect(seatsOf(outcome)).toEqual({ d1: 2, d2: 1, d3: 0, d4: 3 });
  });

  test("by a sum of figures, each times what one unit of it counts, exactly", () => {
    const outcome = run(
      {
        sum: [
          { figure: "people", times: "0.1" },
          { figure: "area", times: "3/4" },
        ],
      },
      { seats: 3 },
    );
    // 7 + 3/4, 2 + 15/4, 3 + 6, 6 + 3/2.
    expect(votesOf(outcome)).toEqual([
      [
        "n",
        [
          ["d3", 9, 1],
          ["d1", 31, 4],
          ["d4", 15, 2],
          ["d2", 23, 4],
        ],
      ],
    ]);
  });

  test("by the votes cast in each", () => {
    const votes = [
      ...votesIn("d1", { p: 5, q: 6, invalid: 9 }),
      ...votesIn("d2", { p: 1, q: 1 }),
      ...votesIn("d3", { p: 3 }),
      ...votesIn("d4", { q: 7, invalid: null }),
    ];
    const people = { votes: "votes", of: "valid" };
    expect(votesOf(run(people, { seats: 3 }, votes))).toEqual([
      [
        "n",
        [
          ["d1", 11, 1],
          ["d4", 7, 1],
          ["d3", 3, 1],
          ["d2", 2, 1],
        ],
      ],
    ]);
    const unknown = votes.map((row) =>
      row.area === "d2" && row.option === "q" ? { ...row, votes: null } : row,
    );
    expect(run(people, { seats: 3 }, unknown).refusal).toMatchObject({ details: { missing: ["d2"] } });
    const without = votes.filter((row) => row.area !== "d3");
    expect(run(people, { seats: 3 }, without).refusal).toMatchObject({ details: { missing: ["d3"] } });
  });

  test("which may be told and forgotten from one count to the next", () => {
    const law = {
      levels: LEVELS,
      steps: {
        votes: { count: "marks", contest: "list", in: "district" },
        people: { count: "areas", level: "district", votes: "votes", of: "valid" },
        bar: { admit: "share", votes: "people", of: "valid", atLeast: "1/2" },
      },
    };
    const votes = ["d1", "d2", "d3", "d4"].flatMap((id) => votesIn(id, { p: 10 }));
    const engine = must(compile(rulesOf(law), must(readInput({ areas: AREAS, votes }))));
    const base = (): unknown => outcomeOf(engine).trace.map((step) => ("base" in step ? step.base : []));
    expect(base()).toEqual([{ num: 40, den: 1 }]);
    const [slot] = engine.figures("list")?.slots ?? [];
    if (slot !== undefined) slot.votes = null;
    expect(outcomeOf(engine).refusal).toMatchObject({ at: "bar", details: { missing: ["d1"] } });
    if (slot !== undefined) slot.votes = 5;
    expect(base()).toEqual([{ num: 35, den: 1 }]);
  });

  test("need the figure, each in its own area only", () => {
    const areas = AREAS.map((area) => (area.id === "d2" ? { ...area, figures: { people: 20 } } : area));
    const land = { in: "land", seats: "area" };
    expect(run({ in: "land", sum: [{ figure: "area" }] }, land, [], areas).refusal).toMatchObject({
      kind: "data-missing",
      at: "seats",
      area: "y",
      reason: "votes-missing",
      details: { missing: ["d2"] },
    });
    const bare = AREAS.map((area) =>
      area.id === "d1" ? { id: "d1", level: "district", parent: "x" } : area,
    );
    expect(run({ sum: [{ figure: "people" }] }, { seats: 3 }, [], bare).refusal).toMatchObject({
      details: { missing: ["d1"] },
    });
  });

  test.each([
    [{}, ["R014 steps/people: either sum or votes"]],
    [
      { sum: [{ figure: "people" }], votes: "votes", of: "valid" },
      ["R014 steps/people: either sum or votes"],
    ],
    [{ sum: [{ figure: "people" }], of: "valid" }, ["R014 steps/people: votes and of together, or neither"]],
    [{ votes: "votes" }, ["R014 steps/people: votes and of together, or neither"]],
    [{ votes: "votes", of: "valid" }, []],
    [{ sum: [{ figure: "people" }] }, []],
  ])("by figures or by votes of a base: %j", (people, expected) => {
    const read = readRules(
      documentOf({
        levels: LEVELS,
        steps: {
          votes: { count: "marks", contest: "list", in: "district" },
          people: { count: "areas", level: "district", ...people },
        },
      }),
    );
    expect(read.ok ? [] : read.problems.map(({ code, at, expected: e }) => `${code} ${at}: ${e}`)).toEqual(
      expected,
    );
  });
});
