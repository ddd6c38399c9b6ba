import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import type { Outcome } from "../elect.ts";
import type { Contender, Lot, VoteRow } from "../input.ts";
import { countedTwice, documentOf, votesIn } from "../testing/documents.ts";

const AREAS = [
  { id: "n", level: "nation" },
  { id: "r", level: "region", parent: "n" },
  { id: "t", level: "region", parent: "n" },
  { id: "r1", level: "county", parent: "r" },
  { id: "r2", level: "county", parent: "r" },
  { id: "t1", level: "county", parent: "t" },
  { id: "t2", level: "county", parent: "t" },
];
// Seats by region: as many votes as seats, by D'Hondt. r: p 3, q 1; t: p 1, q 3.
const SEATS = [...votesIn("r", { p: 3, q: 1 }, "seats"), ...votesIn("t", { p: 1, q: 3 }, "seats")];
const VOTES = [
  ...votesIn("r1", { p: 50, q: 9 }),
  ...votesIn("r2", { p: 40, q: 8 }),
  ...votesIn("t1", { p: 6, q: 70 }),
  ...votesIn("t2", { p: 7, q: 20 }),
];
const STEPS = {
  votes: { count: "marks", contest: "list", in: "county" },
  whole: { count: "marks", contest: "seats", in: "region" },
  upper: { allot: "divisor", divisor: "dhondt", votes: "whole", in: "region", seats: 4 },
  lower: {
    place: "sub-apportion",
    seats: "upper",
    votes: "votes",
    in: "county",
    method: { divisor: "sainte-lague" },
  },
};
const LEVELS = ["nation", "region", "county"];
interface More {
  readonly lower?: object;
  readonly steps?: object;
  readonly votes?: readonly VoteRow[];
  readonly contenders?: readonly Contender[];
  readonly lots?: readonly Lot[];
}
const run = ({ lower = {}, steps = {}, votes = VOTES, contenders = [], lots = [] }: More = {}): Outcome =>
  countedTwice(
    {
      levels: LEVELS,
      steps: { ...STEPS, ...steps, lower: { ...STEPS.lower, ...lower } },
      tiers: { lower: "lower" },
    },
    { areas: AREAS, contenders, votes: [...votes, ...SEATS] },
    lots,
  );
const placed = (outcome: Outcome): unknown =>
  Object.fromEntries(
    outcome.areas.map(({ area, seats }) => [
      area,
      Object.fromEntries(seats.map((s) => [s.contender, s.seats])),
    ]),
  );
const stepsOf = (outcome: Outcome): readonly object[] =>
  outcome.trace.filter(({ clause }) => clause === "sub-apportion");
const n = (num: number): unknown => ({ num, den: 1 });

describe("seats of a region", () => {
  test("are shared out among its counties by the contender's votes there, with the divisor that shows it", () => {
    const outcome = run();
    // r: p 50, 40, 16.7 | 13.3; q 9. t: p 7; q 70, 23.3, 20 | 14.
    expect(placed(outcome)).toEqual({ r1: { p: 2, q: 1 }, r2: { p: 1 }, t1: { q: 2 }, t2: { p: 1, q: 1 } });
    expect(outcome.tiers).toEqual([
      { id: "lower", origin: "computed", status: "complete", size: 8, given: 8 },
    ]);
    expect(outcome.areas.map(({ area, size }) => [area, size])).toEqual([
      ["r1", 3],
      ["r2", 1],
      ["t1", 2],
      ["t2", 2],
    ]);
    const head = { verb: "place", clause: "sub-apportion", at: "lower", cite: [] };
    const row = (area: string, votes: number, seats: number): unknown => ({
      area,
      votes: n(votes),
      minimum: 0,
      held: 0,
      seats,
    });
    expect(stepsOf(outcome)).toEqual([
      {
        ...head,
        area: "r",
        contender: "p",
        seats: 3,
        divisor: n(30),
        rows: [row("r1", 50, 2), row("r2", 40, 1)],
      },
      {
        ...head,
        area: "r",
        contender: "q",
        seats: 1,
        divisor: n(17),
        rows: [row("r1", 9, 1), row("r2", 8, 0)],
      },
      {
        ...head,
        area: "t",
        contender: "p",
        seats: 1,
        divisor: n(13),
        rows: [row("t1", 6, 0), row("t2", 7, 1)],
      },
      {
        ...head,
        area: "t",
        contender: "q",
        seats: 3,
        divisor: n(30),
        rows: [row("t1", 70, 2), row("t2", 20, 1)],
      },
    ]);
  });

  test("by a quota too", () => {
    const outcome = run({ lower: { method: { quota: "hare" } } });
    // p in r: 90 votes, 3 seats, 30 for each: 50 is 1 and 20, 40 is 1 and 10. q in t: 30 for each: 70 is 2 and 10, 20.
    expect(placed(outcome)).toEqual({ r1: { p: 2, q: 1 }, r2: { p: 1 }, t1: { q: 2 }, t2: { p: 1, q: 1 } });
    expect(stepsOf(outcome)).toMatchObject([
      { divisor: n(30) },
      { divisor: n(17) },
      { divisor: n(13) },
      { divisor: n(30) },
    ]);
  });

  test("with a minimum and with seats that are held there already, which the record shows", () => {
    const mandates = {
      marks: { count: "marks", contest: "held", in: "county" },
      held: { allot: "plurality", votes: "marks", in: "county", seats: 1 },
    };
    // Where p holds none somebody else does, who takes no part here.
    const holders = { r1: "z", r2: "p", t1: "p", t2: "z" };
    const votes = [
      ...VOTES,
      ...Object.entries(holders).flatMap(([area, id]) => votesIn(area, { [id]: 1 }, "held")),
    ];
    const least = run({ steps: mandates, lower: { minimum: "held" }, votes });
    // p has one seat in t, and it must be in t1.
    expect(placed(least)).toEqual({ r1: { p: 2, q: 1 }, r2: { p: 1 }, t1: { q: 2, p: 1 }, t2: { q: 1 } });
    expect(stepsOf(least)[2]).toMatchObject({
      rows: [
        { minimum: 1, seats: 1 },
        { minimum: 0, seats: 0 },
      ],
    });
    // Held: p goes on from one in r2 and t1: 50, 16.7, 10 and 13.3, 8; by halves, 50/2.5 < 21 <= 40/1.5.
    const on = run({ steps: mandates, lower: { held: ["held"] }, votes });
    expect(placed(on)).toEqual({ r1: { p: 2, q: 1 }, r2: { p: 1 }, t1: { q: 2 }, t2: { p: 1, q: 1 } });
    expect(stepsOf(on)[0]).toMatchObject({
      divisor: n(21),
      rows: [
        { area: "r1", held: 0, seats: 2 },
        { area: "r2", held: 1, seats: 1 },
      ],
    });
  });

  test("without any: nothing is said of a contender who has none there", () => {
    const outcome = run({ steps: { upper: { ...STEPS.upper, seats: 1 } } });
    expect(placed(outcome)).toEqual({ r1: { p: 1 }, t1: { q: 1 } });
    expect(stepsOf(outcome)).toHaveLength(2);
  });

  test("for which two counties have equal claims are a tie of the contender there; the others are placed", () => {
    const votes = VOTES.map((row) => (row.area === "r2" && row.option === "q" ? { ...row, votes: 9 } : row));
    const open = run({ votes, lower: { ties: [{ by: "lot" }] } });
    expect(open.status).toBe("tied");
    expect(open.ties).toMatchObject([
      { verb: "place", at: "lower", area: "r", among: ["q/r1", "q/r2"], for: 1, resolvedBy: "lot" },
    ]);
    expect(placed(open)).toEqual({ r1: { p: 2 }, r2: { p: 1 }, t1: { q: 2 }, t2: { p: 1, q: 1 } });
    const drawn = run({ votes, lower: { ties: [{ by: "lot" }] }, lots: [{ at: "lower", order: ["q/r2"] }] });
    expect(drawn.status).toBe("complete");
    expect(placed(drawn)).toMatchObject({ r1: { p: 2 }, r2: { p: 1, q: 1 } });
    expect(run({ votes }).ties).toMatchObject([{ resolvedBy: "silent" }]);
  });

  test("need the contender's votes in all counties of the region, and no others'", () => {
    const votes = VOTES.map((row) =>
      row.area === "t2" && row.option === "q" ? { ...row, votes: null } : row,
    );
    expect(run({ votes }).refusal).toEqual({
      kind: "data-missing",
      at: "lower",
      area: "t",
      reason: "votes-missing",
      details: { contest: "list", contender: "q", missing: ["t2"] },
    });
    // With one seat in each region q has none in r: its votes there do not matter.
    const upper = { ...STEPS.upper, seats: 1 };
    const inR = VOTES.map((row) => (row.area === "r2" && row.option === "q" ? { ...row, votes: null } : row));
    expect(run({ votes: inR, steps: { upper } }).refusal).toBeNull();
    expect(run({ votes, steps: { upper } }).refusal).toMatchObject({ area: "t" });
  });

  test("are asked of the group whose votes are counted, where the seats are those of its members", () => {
    // Seats of persons p and q, votes of their parties: the figure that is not known is that of party x.
    const contenders = [
      { id: "p", in: { party: "x" } },
      { id: "q", in: { party: "y" } },
    ];
    const votes = [...votesIn("r1", { x: 5, y: 5 }), ...votesIn("r2", { x: null, y: 6 })];
    expect(run({ votes, contenders }).refusal).toMatchObject({
      area: "r",
      reason: "votes-missing",
      details: { contender: "p", missing: ["r2"] },
    });
  });

  test("that cannot be placed are refused with the contender", () => {
    const votes = VOTES.filter((row) => row.option !== "q" || row.area.startsWith("t"));
    expect(run({ votes }).refusal).toEqual({
      kind: "impossible",
      at: "lower",
      area: "r",
      reason: "no-votes-at-all",
      details: { contender: "q", seats: 1 },
    });
  });
});

test("quotas do not go on from seats that are held", () => {
  const lower = { ...STEPS.lower, method: { quota: "hare" }, held: ["upper"] };
  const read = readRules(documentOf({ levels: LEVELS, steps: { ...STEPS, lower } }));
  expect(read.ok ? [] : read.problems).toMatchObject([
    {
      code: "R014",
      at: "steps/lower/held",
      expected: "a divisor method: quotas do not go on from seats that are held",
    },
  ]);
});
