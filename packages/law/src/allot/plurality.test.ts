import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { type Outcome, outcomeOf } from "../elect.ts";
import { compile } from "../engine.ts";
import { must } from "../errors.ts";
import { readInput } from "../input.ts";

type Votes = Readonly<Record<string, number>>;

/** One area; `seat` is the rule under test. The first run is silent, the second is recorded. */
function run(seat: Readonly<Record<string, unknown>>, votes: Votes, order: readonly string[] = []): Outcome {
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/council@2000-01-01",
      title: { en: "A council" },
      inForce: "2000-01-01",
      levels: ["nation"],
      laws: {},
      steps: {
        votes: { count: "marks", contest: "c" },
        seat: { allot: "plurality", votes: "votes", seats: 1, ties: [{ by: "lot" }], ...seat },
      },
      tiers: { seat: "seat" },
    }),
  );
  const given = {
    areas: [{ id: "n", level: "nation" }],
    votes: Object.entries(votes).map(([option, n]) => ({ contest: "c", area: "n", option, votes: n })),
    lots: order.length === 0 ? [] : [{ at: "seat", order }],
  };
  const engine = must(compile(rules, must(readInput(given))));
  engine.run();
  return outcomeOf(engine);
}

const seats = (outcome: Outcome): Votes =>
  Object.fromEntries(outcome.seats.map((s) => [s.contender, s.total]));

describe("those with most votes", () => {
  test("are elected, and the trace ranks all, equal votes with an equal rank", () => {
    const outcome = run({ seats: 2 }, { a: 10, b: 30, c: 40, d: 10, e: 5 });
    expect(seats(outcome)).toEqual({ a: 0, b: 1, c: 1, d: 0, e: 0 });
    const row = (contender: string, votes: number, rank: number, won: number): unknown => ({
      contender,
      votes: { num: votes, den: 1 },
      rank,
      seats: won,
    });
    expect(outcome.trace).toEqual([
      {
        verb: "allot",
        clause: "plurality",
        at: "seat",
        area: "n",
        cite: [],
        seats: 2,
        rows: [
          row("c", 40, 1, 1),
          row("b", 30, 2, 1),
          row("a", 10, 3, 0),
          row("d", 10, 3, 0),
          row("e", 5, 5, 0),
        ],
      },
    ]);
  });

  test("take one seat each, unless the first takes all", () => {
    expect(seats(run({ seats: 3 }, { a: 9, b: 8, c: 7, d: 6 }))).toEqual({ a: 1, b: 1, c: 1, d: 0 });
    expect(seats(run({ seats: 3, takes: "one" }, { a: 9, b: 8, c: 7, d: 6 }))).toMatchObject({
      a: 1,
      b: 1,
      c: 1,
    });
    expect(seats(run({ seats: 3, takes: "all" }, { a: 9, b: 8, c: 7, d: 6 }))).toMatchObject({
      a: 3,
      b: 0,
      c: 0,
    });
  });

  test("are all of them where there are more seats than contenders", () => {
    expect(seats(run({ seats: 5 }, { a: 9, b: 9 }))).toEqual({ a: 1, b: 1 });
  });

  test("are nobody where there is no seat", () => {
    const outcome = run({ seats: 0 }, { a: 8, b: 9 });
    expect([outcome.status, seats(outcome)]).toEqual(["complete", { a: 0, b: 0 }]);
  });
});

describe("equal votes on the edge", () => {
  const votes: Votes = { a: 20, b: 30, c: 20, d: 20, e: 1 };

  test("are a tie of the level ones for the places left; the stronger are certain", () => {
    const outcome = run({ seats: 3 }, votes);
    expect(outcome.ties).toMatchObject([{ at: "seat", among: ["a", "c", "d"], for: 2, resolvedBy: "lot" }]);
    expect([outcome.status, seats(outcome)]).toEqual(["tied", { a: 0, b: 1, c: 0, d: 0, e: 0 }]);
    expect(seats(run({ seats: 3 }, votes, ["d", "a"]))).toEqual({ a: 1, b: 1, c: 0, d: 1, e: 0 });
  });

  test("are no tie where all of them have a place", () => {
    const outcome = run({ seats: 4 }, votes);
    expect([outcome.ties, seats(outcome)]).toEqual([[], { a: 1, b: 1, c: 1, d: 1, e: 0 }]);
  });

  test("of two who lead leave all seats open, and the lot gives all", () => {
    const all = { seats: 5, takes: "all" };
    const open = run(all, { a: 7, b: 7, c: 1 });
    expect(open.ties).toMatchObject([{ among: ["a", "b"], for: 1 }]);
    expect(seats(open)).toEqual({ a: 0, b: 0, c: 0 });
    expect(seats(run(all, { a: 7, b: 7, c: 1 }, ["b"]))).toEqual({ a: 0, b: 5, c: 0 });
  });
});

describe("a lot instead of votes", () => {
  const drawn = { seats: 2, decides: "lot" };

  test("makes all who take part equal, however many votes they have", () => {
    const open = run(drawn, { a: 900, b: 1, c: 40 });
    expect(open.ties).toMatchObject([{ among: ["a", "b", "c"], for: 2 }]);
    expect(seats(open)).toEqual({ a: 0, b: 0, c: 0 });
    expect(seats(run(drawn, { a: 900, b: 1, c: 40 }, ["b", "c"]))).toEqual({ a: 0, b: 1, c: 1 });
  });

  test("decides nothing where all have a place", () => {
    expect(seats(run(drawn, { a: 9, b: 1 }))).toEqual({ a: 1, b: 1 });
  });
});
