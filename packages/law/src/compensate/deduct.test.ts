import { describe, expect, test } from "vitest";
import { type DivisorName, named } from "../allot/sequences.ts";
import { readRules } from "../clauses.ts";
import { type Outcome, outcomeOf } from "../elect.ts";
import { compile } from "../engine.ts";
import { must } from "../errors.ts";
import { type Given, readInput } from "../input.ts";
import { shareAndDeduct } from "./deduct.ts";

type Figures = Readonly<Record<string, number | null>>;

const AREAS = [
  { id: "n", level: "nation", seats: 6 },
  { id: "a", level: "land", parent: "n", seats: 4 },
  { id: "b", level: "land", parent: "n" },
  { id: "a1", level: "district", parent: "a" },
  { id: "a2", level: "district", parent: "a" },
  { id: "b1", level: "district", parent: "b" },
];

const BAR = { admit: "share", votes: "second", in: "land", atLeast: "28%", of: "valid" };

/** Seats won in three districts, deducted from what lists are due of `total`. The first run is silent. */
function run(
  rule: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, Figures>>,
  more: Partial<Given> = {},
  won: Readonly<Record<string, Figures>> = { a1: { p: 9 }, a2: { p: 8 }, b1: { p: 7 } },
): Outcome {
  const rows = (contest: string, by: Readonly<Record<string, Figures>>): NonNullable<Given["votes"]> =>
    Object.entries(by).flatMap(([area, votes]) =>
      Object.entries(votes).map(([option, n]) => ({ contest, area, option, votes: n })),
    );
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/parliament@2000-01-01",
      title: { en: "A parliament" },
      inForce: "2000-01-01",
      levels: ["nation", "land", "district"],
      laws: {},
      bases: { valid: { lines: ["contenders"] } },
      steps: {
        first: { count: "marks", contest: "first", in: "district" },
        second: { count: "marks", contest: "second", in: "land" },
        ...(rule["among"] === "bar" ? { bar: BAR } : {}),
        direct: { allot: "plurality", votes: "first", in: "district", seats: 1 },
        list: {
          compensate: "deduct",
          votes: "second",
          total: 4,
          held: ["direct"],
          method: { divisor: "sainte-lague" },
          moreThanDue: "keep",
          ...rule,
        },
      },
      tiers: { direct: "direct", list: "list" },
    }),
  );
  const given = { areas: AREAS, ...more, votes: [...rows("first", won), ...rows("second", lists)] };
  const engine = must(compile(rules, must(readInput(given))));
  engine.run();
  return outcomeOf(engine);
}

const n = (num: number, den = 1): unknown => ({ num, den });
const steps = (outcome: Outcome): readonly unknown[] => outcome.trace.filter((s) => s.clause === "deduct");
const list = (outcome: Outcome): Readonly<Record<string, number | undefined>> =>
  Object.fromEntries(outcome.seats.map((s) => [s.contender, s.byTier["list"]]));
const row = (contender: string, votes: number, due: number, held: number): unknown => ({
  contender,
  votes: n(votes),
  due,
  held,
});

describe("the trace of a deduction", () => {
  // Of four: 82, 27.3; 70, 23.3; 50; 8. p is due two and holds three.
  const votes = { a: { p: 60, q: 40, s: 8 }, b: { p: 22, q: 30, r: 50 } };

  test("has each sharing with a number to check it by, and what comes of it", () => {
    const outcome = run({}, votes);
    expect(steps(outcome)).toEqual([
      {
        verb: "compensate",
        clause: "deduct",
        at: "list",
        area: "n",
        cite: [],
        total: 4,
        outside: 0,
        moreThanDue: "keep",
        rounds: [
          {
            seats: 4,
            rows: [row("p", 82, 2, 3), row("q", 70, 1, 0), row("r", 50, 1, 0), row("s", 8, 0, 0)],
            over: ["p"],
            divisor: n(50),
          },
        ],
        rows: [
          { contender: "p", held: 3, seats: 0 },
          { contender: "q", held: 0, seats: 1 },
          { contender: "r", held: 0, seats: 1 },
        ],
      },
    ]);
    expect(outcome.tiers).toMatchObject([{ given: 3 }, { size: 2, given: 2 }]);
  });

  test("has a round for every repetition, without those who were over their due", () => {
    const outcome = run({ moreThanDue: "repeat-without", total: 6 }, votes);
    // Six: p 2 (82, 27.3), q 2 (70, 23.3), r 2 (50, 16.7); p leaves with three of them, and q, r, s share three.
    expect(steps(outcome)).toMatchObject([
      {
        moreThanDue: "repeat-without",
        rounds: [
          { seats: 6, over: ["p"], rows: [{ due: 2, held: 3 }, { due: 2 }, { due: 2 }, { due: 0 }] },
          { seats: 3, over: [], rows: [row("q", 70, 2, 0), row("r", 50, 1, 0), row("s", 8, 0, 0)] },
        ],
      },
    ]);
    expect(list(outcome)).toEqual({ p: 0, q: 2, r: 1, s: 0 });
  });

  test("is one for each area, with the total and the seats of that area", () => {
    const areas = AREAS.map((area) => (area.id === "b" ? { ...area, seats: 2 } : area));
    const outcome = run({ in: "land", total: "area" }, votes, { areas });
    // a, of four: p 60, 20; q 40, 13.3; s 8: two and two, of which p holds two. b, of two: r 50, q 30; p holds one.
    expect(steps(outcome)).toMatchObject([
      {
        area: "a",
        total: 4,
        rows: [
          { contender: "p", held: 2, seats: 0 },
          { contender: "q", seats: 2 },
        ],
      },
      {
        area: "b",
        total: 2,
        rows: [
          { contender: "p", held: 1, seats: 0 },
          { contender: "q", held: 0, seats: 1 },
          { contender: "r", held: 0, seats: 1 },
        ],
      },
    ]);
    expect(outcome.areas.filter((x) => x.tier === "list")).toMatchObject([
      { area: "a", size: 2 },
      { area: "b", size: 2 },
    ]);
  });
});

describe("those who take part", () => {
  test("may be others in each area; what the others hold there is taken off", () => {
    const won = { a1: { s: 9 }, a2: { p: 8 }, b1: { p: 7 } };
    const outcome = run(
      { in: "land", among: "bar" },
      { a: { p: 60, q: 40, s: 8 }, b: { p: 22, q: 30, r: 50 } },
      {},
      won,
    );
    // a: s stays outside and holds one of four; p and q share three, two and one. b: p stays outside; q 30, r 50.
    expect(steps(outcome)).toMatchObject([
      {
        area: "a",
        outside: 1,
        rounds: [{ seats: 3, rows: [row("p", 60, 2, 1), row("q", 40, 1, 0)] }],
        rows: [
          { contender: "p", held: 1, seats: 1 },
          { contender: "q", seats: 1 },
          { contender: "s", held: 1, seats: 0 },
        ],
      },
      { area: "b", outside: 1, rounds: [{ seats: 3, rows: [row("q", 30, 1, 0), row("r", 50, 2, 0)] }] },
    ]);
    expect(outcome.areas.filter((x) => x.tier === "list")).toMatchObject([
      { area: "a", size: 2 },
      {
        area: "b",
        size: 3,
        seats: [
          { contender: "r", seats: 2 },
          { contender: "q", seats: 1 },
        ],
      },
    ]);
  });
});

describe("no deduction", () => {
  const votes = { a: { p: 60, q: 40 }, b: { p: 22, q: 30, r: 50 } };
  const refusal = (kind: string, area: string, reason: string, details: unknown): unknown => ({
    kind,
    at: "list",
    area,
    reason,
    details,
  });

  test("without the total, without votes, or without those of one who takes part", () => {
    const land = { in: "land", total: "area" };
    expect(run(land, votes).refusal).toEqual(refusal("data-missing", "b", "seats-missing", {}));
    expect(run({ in: "land" }, { a: votes.a }).refusal).toEqual(
      refusal("data-missing", "b", "no-votes", { contest: "second" }),
    );
    expect(run({ in: "land" }, { a: votes.a, b: { p: null, q: 5, r: null } }).refusal).toEqual(
      refusal("data-missing", "b", "votes-missing", { contest: "second", missing: ["p", "r"] }),
    );
  });

  test("where those who take no part hold more than all, or nobody is left for the seats", () => {
    const outside = { a1: { x: 9 }, a2: { x: 8 }, b1: { p: 7 } };
    expect(run({ total: 1 }, votes, {}, outside).refusal).toEqual(
      refusal("impossible", "n", "held-more-than-total", { total: 1, outside: 2 }),
    );
    expect(list(run({ total: 2 }, votes, {}, outside))).toMatchObject({ p: 0, q: 0, r: 0 });
    const alone = { a: { p: 60 }, b: { p: 22, q: 1 } };
    const both = { a1: { p: 9 }, a2: { p: 8 }, b1: { q: 7 } };
    // Of three p is due three and q none but holds one; p then is due two, which it has.
    expect(list(run({ total: 3, moreThanDue: "repeat-without" }, alone, {}, both))).toEqual({ p: 0, q: 0 });
    const dhondt = { kind: "divisor" as const, sequence: named("dhondt") };
    const sharing = { method: dhondt, votes: [9, 9], scale: 1, held: [1, 1], keep: false };
    const asked = (): undefined => undefined;
    expect(shareAndDeduct(sharing, 1, [], asked)).toEqual({ kind: "impossible", reason: "nobody-left" });
    expect(shareAndDeduct(sharing, 0, [], asked)).toEqual({ kind: "done", more: [0, 0], rounds: [] });
    expect(shareAndDeduct(sharing, -1, [], asked)).toEqual({
      kind: "impossible",
      reason: "held-more-than-total",
    });
    expect(shareAndDeduct({ ...sharing, votes: [0, 0] }, 1, [0, 1], asked)).toEqual({
      kind: "impossible",
      reason: "no-votes-at-all",
    });
  });
});

describe("ties of a deduction", () => {
  // p 90 and 30; q and r 30 each.
  const votes = { a: { p: 90, q: 30, r: 30 }, b: { p: 0 } };

  test("stay open with the certain seats, and a lot goes on", () => {
    const rule = { total: 3, ties: [{ by: "lot" }] };
    const won = { a1: { p: 9 }, a2: { x: 8 }, b1: { p: 7 } };
    // x takes one of the three, the first of the other two is due to p, and all three are level for the second.
    const open = run(rule, votes, {}, won);
    expect(open.status).toBe("tied");
    expect(open.ties).toMatchObject([
      { at: "list", area: "n", among: ["p", "q", "r"], for: 1, verb: "compensate" },
    ]);
    expect(steps(open)).toMatchObject([
      { outside: 1, rounds: [{ seats: 2, over: [], rows: [{ due: 1 }, {}, {}] }] },
    ]);
    expect(list(open)).toMatchObject({ p: 0, q: 0, r: 0 });
    const drawn = run(rule, votes, { lots: [{ at: "list", order: ["r"] }] }, won);
    expect(drawn.status).toBe("complete");
    expect(list(drawn)).toMatchObject({ p: 0, q: 0, r: 1 });
  });
});

describe("a tie in a sharing that is repeated", () => {
  const share = (
    votes: readonly number[],
    held: readonly number[],
    total: number,
    keep = false,
    name: DivisorName = "dhondt",
  ): unknown => {
    const asked: unknown[] = [];
    const method = { kind: "divisor" as const, sequence: named(name) };
    const result = shareAndDeduct(
      { method, votes, scale: 1, held, keep },
      total,
      votes.map((_, i) => i),
      (active, tied, places) => {
        asked.push([tied.map((k) => active[k]), places]);
        return undefined;
      },
    );
    return { kind: result.kind, asked, more: result.kind === "impossible" ? [] : result.more };
  };

  test("asks nobody where a contender is over its due even with the tied seat", () => {
    // Two level ones for one seat; the first holds three, so it is over with or without it.
    expect(share([10, 10], [3, 0], 3)).toEqual({ kind: "done", asked: [], more: [0, 0] });
    // It holds two: exactly what it would have with the seat. The tie decides.
    expect(share([10, 10], [2, 0], 3)).toEqual({ kind: "tied", asked: [[[0, 1], 1]], more: [0, 1] });
    // It holds what is certain: whoever wins, nobody is over.
    expect(share([10, 10], [1, 0], 3)).toEqual({ kind: "tied", asked: [[[0, 1], 1]], more: [0, 1] });
  });

  test("asks where the tied seat decides whether another is over its due too", () => {
    expect(share([10, 10, 1], [2, 0, 4], 3)).toEqual({ kind: "tied", asked: [[[0, 1], 1]], more: [0, 1, 0] });
  });

  test("asks where nothing is repeated, although somebody is over", () => {
    expect(share([10, 10, 1], [0, 0, 4], 3, true)).toEqual({
      kind: "tied",
      asked: [[[0, 1], 1]],
      more: [1, 1, 0],
    });
    expect(share([10, 10, 1], [0, 0, 2], 3)).toEqual({ kind: "tied", asked: [[[0, 1], 1]], more: [0, 0, 0] });
  });
});
