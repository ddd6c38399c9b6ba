import { describe, expect, test } from "vitest";
import type { Outcome } from "../elect.ts";
import type { Area } from "../input.ts";
import { countedTwice, votesIn } from "../testing/documents.ts";

const AREAS: readonly Area[] = [
  { id: "n", level: "nation" },
  { id: "x", level: "land", parent: "n", seats: 4 },
  { id: "y", level: "land", parent: "n", seats: 4 },
  { id: "x1", level: "district", parent: "x", seats: 2 },
  { id: "x2", level: "district", parent: "x", seats: 1 },
  { id: "y1", level: "district", parent: "y", seats: 1 },
];
// Seats: as many votes as seats, by D'Hondt. list: x p 3, q 1; y q 3, r 1. direct: x1 p 1, q 1; x2 p 1; y1 s 1.
const VOTES = [
  ...votesIn("x", { p: 3, q: 1, z: 0 }),
  ...votesIn("y", { q: 3, r: 1 }),
  ...votesIn("x1", { p: 1, q: 1 }, "direct"),
  ...votesIn("x2", { p: 1 }, "direct"),
  ...votesIn("y1", { s: 1 }, "direct"),
];
const run = (clause: object): Outcome =>
  countedTwice(
    {
      levels: ["nation", "land", "district"],
      steps: {
        lists: { count: "marks", contest: "list", in: "land" },
        wins: { count: "marks", contest: "direct", in: "district" },
        list: { allot: "divisor", divisor: "dhondt", votes: "lists", in: "land", seats: "area" },
        direct: { allot: "divisor", divisor: "dhondt", votes: "wins", in: "district", seats: "area" },
        able: { admit: "fact", votes: "wins", in: "district", fact: "able" },
        both: { compensate: "combine", of: ["list", "direct"], ...clause },
      },
      tiers: { both: "both" },
    },
    {
      areas: AREAS,
      contenders: ["p", "s"].map((id) => ({ id, facts: { able: true } })),
      votes: VOTES,
    },
  );
const placed = (outcome: Outcome): unknown =>
  outcome.areas.map(({ area, size, seats }) => [
    area,
    size,
    Object.fromEntries(seats.map((s) => [s.contender, s.seats])),
  ]);

describe("seats of several steps", () => {
  test("are put together area by area, at the level of the first; who has none is not told", () => {
    const outcome = run({ take: "excess" });
    expect(placed(outcome)).toEqual([
      ["x", 1, { p: 1 }],
      ["y", 4, { q: 3, r: 1 }],
    ]);
    expect(outcome.tiers).toEqual([
      { id: "both", origin: "computed", status: "complete", size: 5, given: 5 },
    ]);
    const head = {
      verb: "compensate",
      clause: "combine",
      at: "both",
      cite: [],
      take: "excess",
      of: ["list", "direct"],
    };
    expect(outcome.trace.filter(({ at }) => at === "both")).toEqual([
      {
        ...head,
        area: "x",
        rows: [
          { contender: "p", from: [3, 2], seats: 1 },
          { contender: "q", from: [1, 1], seats: 0 },
        ],
      },
      {
        ...head,
        area: "y",
        rows: [
          { contender: "q", from: [3, 0], seats: 3 },
          { contender: "r", from: [1, 0], seats: 1 },
          { contender: "s", from: [0, 1], seats: 0 },
        ],
      },
    ]);
  });

  test.each([
    ["sum", { p: 5, q: 2 }, { q: 3, r: 1, s: 1 }],
    ["larger", { p: 3, q: 1 }, { q: 3, r: 1, s: 1 }],
    ["smaller", { p: 2, q: 1 }, {}],
    ["mean-up", { p: 3, q: 1 }, { q: 2, r: 1, s: 1 }],
  ])("%s", (take, x, y) => {
    const size = (of: Readonly<Record<string, number>>): number =>
      Object.values(of).reduce((a, b) => a + b, 0);
    const told = (area: string, seats: Readonly<Record<string, number>>): unknown[] =>
      size(seats) === 0 ? [] : [[area, size(seats), seats]];
    expect(placed(run({ take }))).toEqual([...told("x", x), ...told("y", y)]);
  });

  test("of more than two: the mean is rounded up, the rest is what all others leave", () => {
    // p 3, 2, 2; q 1, 1, 1 in x.
    expect(placed(run({ take: "mean-up", of: ["list", "direct", "direct"] }))).toMatchObject([
      ["x", 4, { p: 3, q: 1 }],
      {},
    ]);
    expect(placed(run({ take: "excess", of: ["list", "direct", "direct"] }))).toEqual([
      ["y", 4, { q: 3, r: 1 }],
    ]);
  });

  test("in the whole, where the law says so", () => {
    expect(run({ take: "excess", in: "nation" }).seats).toMatchObject([
      { contender: "q", total: 3 },
      { contender: "p", total: 1 },
      { contender: "r", total: 1 },
      { contender: "s", total: 0 },
      { contender: "z", total: 0 },
    ]);
  });

  test("of those of a set, or of all others", () => {
    expect(placed(run({ take: "sum", of: ["direct"], in: "land", among: "able" }))).toEqual([
      ["x", 2, { p: 2 }],
      ["y", 1, { s: 1 }],
    ]);
    expect(placed(run({ take: "sum", of: ["direct"], in: "land", besides: "able" }))).toEqual([
      ["x", 1, { q: 1 }],
    ]);
    expect(
      run({ take: "sum", of: ["direct"], in: "land", among: "able", besides: "able" }).tiers,
    ).toMatchObject([{ size: 0 }]);
  });

  test("that leave less than nothing are refused by name", () => {
    expect(run({ take: "rest" }).refusal).toEqual({
      kind: "impossible",
      at: "both",
      area: "y",
      reason: "holds-more-than-due",
      details: { contender: "s", due: 0, more: 1 },
    });
    expect(run({ take: "rest", in: "land", of: ["direct", "list"] }).refusal).toMatchObject({
      area: "x",
      details: { contender: "p", due: 2, more: 1 },
    });
  });
});
