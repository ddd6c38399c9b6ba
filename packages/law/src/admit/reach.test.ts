import { describe, expect, test } from "vitest";
import type { Outcome } from "../elect.ts";
import type { Contender, Given } from "../input.ts";
import { countedTwice, votesIn, withFacts } from "../testing/documents.ts";

const AREAS = [
  { id: "n", level: "nation" },
  { id: "d1", level: "district", parent: "n", seats: 2 },
  { id: "d2", level: "district", parent: "n", seats: 3 },
  { id: "d3", level: "district", parent: "n", seats: 1 },
];
// Two lists of one party, one of another: p1 and p2 are of p.
const CONTENDERS = [
  { id: "p1", in: { party: "p" } },
  { id: "p2", in: { party: "p" } },
  { id: "q1", in: { party: "q" } },
];
const VOTES = [
  ...votesIn("d1", { p1: 60, p2: 50, q1: 10 }),
  ...votesIn("d2", { p1: 20, p2: 30, q1: 90 }),
  ...votesIn("d3", { p1: 10, p2: 5, q1: 8 }),
];
const run = (steps: object, input: Partial<Given> = {}): Outcome =>
  countedTwice(
    {
      steps: {
        votes: { count: "marks", contest: "list", in: "district" },
        won: { allot: "divisor", divisor: "dhondt", votes: "votes", in: "district", seats: "area" },
        ...steps,
      },
    },
    { areas: AREAS, contenders: CONTENDERS, votes: VOTES, ...input },
  );
const stepsAt = (outcome: Outcome, id: string): unknown => outcome.trace.filter(({ at }) => at === id);

describe("seats won elsewhere", () => {
  // d1: p1 1, p2 1; d2: q1 3 (90, 45, 30 = p2's 30: a tie for the last); d3: p1 1.
  const votes = VOTES.map((row) => (row.area === "d2" && row.option === "p2" ? { ...row, votes: 29 } : row));

  test("let in whoever has so many in all areas and steps", () => {
    const outcome = run({ in: { admit: "seats", of: ["won"], atLeast: 2 } }, { votes });
    expect(stepsAt(outcome, "in")).toEqual([
      {
        verb: "admit",
        clause: "seats",
        at: "in",
        area: "n",
        cite: [],
        atLeast: 2,
        rows: [
          { contender: "p1", count: 2, passes: true },
          { contender: "p2", count: 1, passes: false },
          { contender: "q1", count: 3, passes: true },
        ],
      },
    ]);
    const more = { allot: "plurality", votes: "votes", in: "district", seats: 1 };
    const both = run({ more, in: { admit: "seats", of: ["won", "more"], atLeast: 4 } }, { votes });
    expect(stepsAt(both, "in")).toMatchObject([
      { rows: [{ count: 4, passes: true }, { count: 1 }, { count: 4, passes: true }] },
    ]);
  });

  test("count for a group where the law says so", () => {
    const outcome = run({ in: { admit: "seats", of: ["won"], atLeast: 3, by: "party" } }, { votes });
    expect(stepsAt(outcome, "in")).toMatchObject([
      {
        rows: [
          { contender: "p", count: 3, passes: true },
          { contender: "q", count: 3, passes: true },
        ],
      },
    ]);
  });
});

describe("areas in which a test is passed", () => {
  test("are counted, and the answer holds for the whole", () => {
    const each = { admit: "share", votes: "votes", in: "district", of: "valid", atLeast: "25%" };
    const outcome = run({ each, in: { admit: "areas", each: "each", atLeast: 2 } });
    // p1: 50 %, 14 %, 43 %; p2: 42 %, 21 %, 22 %; q1: 8 %, 64 %, 35 %.
    expect(stepsAt(outcome, "in")).toEqual([
      {
        verb: "admit",
        clause: "areas",
        at: "in",
        area: "n",
        cite: [],
        atLeast: 2,
        rows: [
          { contender: "p1", count: 2, passes: true },
          { contender: "p2", count: 1, passes: false },
          { contender: "q1", count: 2, passes: true },
        ],
      },
    ]);
  });
});

describe("members of a group that pass", () => {
  test("are counted area by area", () => {
    const each = { admit: "share", votes: "votes", in: "district", of: "valid", atLeast: "25%" };
    const outcome = run({ each, in: { admit: "members", of: "each", by: "party", atLeast: 1 } });
    const rows = (p: number, q: number): unknown => [
      { contender: "p", count: p, passes: p >= 1 },
      { contender: "q", count: q, passes: q >= 1 },
    ];
    const head = { verb: "admit", clause: "members", at: "in", cite: [], atLeast: 1 };
    expect(stepsAt(outcome, "in")).toEqual([
      { ...head, area: "d1", rows: rows(2, 0) },
      { ...head, area: "d2", rows: rows(0, 1) },
      { ...head, area: "d3", rows: rows(1, 1) },
    ]);
  });

  test("a contender of no group is a group of its own, whatever its name", () => {
    const contenders = [{ id: "q1", in: { party: "b" } }, { id: "p2", in: { party: "z" } }, { id: "p1" }];
    const each = { admit: "share", votes: "votes", of: "valid", atLeast: "36%" };
    const outcome = run(
      { each, in: { admit: "members", of: "each", by: "party", atLeast: 1 } },
      { contenders },
    );
    // Of 283: p1 90, p2 85, q1 108 (38 %).
    expect(stepsAt(outcome, "in")).toMatchObject([
      { rows: [{ contender: "b", passes: true }, { contender: "p1", passes: false }, { contender: "z" }] },
    ]);
  });
});

describe("a fact", () => {
  test("lets in whoever has it, in every area", () => {
    const contenders = withFacts({ p1: { minority: true }, p2: { minority: false }, q1: {} });
    const outcome = run(
      { in: { admit: "fact", votes: "votes", in: "district", fact: "minority" } },
      { contenders },
    );
    const step = (area: string): unknown => ({
      verb: "admit",
      clause: "fact",
      at: "in",
      area,
      cite: [],
      atLeast: 1,
      fact: "minority",
      rows: [
        { contender: "p1", count: 1, passes: true },
        { contender: "p2", count: 0, passes: false },
        { contender: "q1", count: 0, passes: false },
      ],
    });
    expect(stepsAt(outcome, "in")).toEqual(["d1", "d2", "d3"].map(step));
    // What it lets in can be elected in every district.
    const of = { allot: "plurality", votes: "votes", among: "in", in: "district", seats: 1 };
    const seats = run(
      { in: { admit: "fact", votes: "votes", in: "district", fact: "minority" }, of },
      { contenders },
    );
    expect(seats.trace.filter(({ clause }) => clause === "plurality")).toHaveLength(3);
    expect(seats.refusal).toBeNull();
  });

  test("may be a word or a least number; a text is no number", () => {
    const contenders = withFacts({
      p1: { parties: 3, of: "minority" },
      p2: { parties: 2 },
      q1: { parties: "9" },
    });
    const passing = (clause: object): unknown =>
      run({ in: { admit: "fact", votes: "votes", ...clause } }, { contenders }).trace.flatMap((step) =>
        step.at === "in" && "rows" in step ? step.rows.flatMap((r) => ("passes" in r ? [r.passes] : [])) : [],
      );
    expect(passing({ fact: "of", is: "minority" })).toEqual([true, false, false]);
    expect(passing({ fact: "parties", atLeast: 3 })).toEqual([true, false, false]);
    expect(passing({ fact: "parties", atLeast: 2 })).toEqual([true, true, false]);
  });

  test("of a group is asked of the group", () => {
    const contenders: readonly Contender[] = [
      ...CONTENDERS,
      { id: "q", kind: "party", facts: { minority: true } },
    ];
    const outcome = run(
      { in: { admit: "fact", votes: "votes", by: "party", fact: "minority" } },
      { contenders },
    );
    expect(stepsAt(outcome, "in")).toMatchObject([
      {
        rows: [
          { contender: "p", passes: false },
          { contender: "q", passes: true },
        ],
      },
    ]);
  });
});
