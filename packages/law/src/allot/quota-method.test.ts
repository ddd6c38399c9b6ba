import { describe, expect, test } from "vitest";
import type { Outcome } from "../elect.ts";
import { countedTwice, NATION, seatsOf, votesIn } from "../testing/documents.ts";

type Figures = Readonly<Record<string, number>>;

const run = (votes: Figures, seats: number, lots: readonly string[] = []): Outcome =>
  countedTwice(
    {
      steps: {
        votes: { count: "marks", contest: "list" },
        list: { allot: "quota-method", votes: "votes", seats, ties: [{ by: "lot" }] },
      },
      tiers: { list: "list" },
    },
    { areas: NATION, votes: votesIn("n", votes) },
    lots.length === 0 ? [] : [{ at: "list", order: lots }],
  );

// The example of Balinski and Young (1975): Jefferson's method gives the largest 11 of 36, its exact share is 9.988.
const STATES = { a: 27_744, b: 25_178, c: 19_951, d: 14_610, e: 9_225, f: 3_292 };

describe("the quota method", () => {
  test("gives nobody more than its exact share rounded up", () => {
    expect(seatsOf(run(STATES, 36))).toEqual({ a: 10, b: 10, c: 7, d: 5, e: 3, f: 1 });
  });

  test("keeps to the quota at every size of the house, and nobody loses as it grows", () => {
    const total = Object.values(STATES).reduce((a, b) => a + b, 0);
    let before: Figures = {};
    for (let house = 1; house <= 60; house++) {
      const now = seatsOf(run(STATES, house));
      expect(Object.values(now).reduce((a, b) => a + b, 0)).toBe(house);
      for (const [id, votes] of Object.entries(STATES)) {
        const seats = now[id] ?? 0;
        expect(seats * total).toBeGreaterThan(votes * house - total);
        expect(seats * total).toBeLessThan(votes * house + total);
        expect(seats).toBeGreaterThanOrEqual(before[id] ?? 0);
      }
      before = now;
    }
  });

  test("asks for a lot only where it decides", () => {
    expect(run({ a: 50, b: 50 }, 4).status).toBe("complete");
    const open = run({ a: 50, b: 50 }, 3);
    expect(open.ties).toMatchObject([{ among: ["a", "b"], for: 1 }]);
    expect([open.status, seatsOf(open)]).toEqual(["tied", { a: 1, b: 1 }]);
    const drawn = run({ a: 50, b: 50 }, 3, ["b", "a"]);
    expect([drawn.status, seatsOf(drawn)]).toEqual(["complete", { a: 1, b: 2 }]);
  });

  test("asks for no lot where equal ones all have a seat before anybody else, and for one where not", () => {
    // a, b and c have the first three seats in whatever order; then d has one of the next two.
    expect(run({ a: 30, b: 30, c: 30, d: 10 }, 3)).toMatchObject({ status: "complete", ties: [] });
    const four = run({ a: 30, b: 30, c: 30, d: 10 }, 4);
    expect(four.ties).toMatchObject([{ among: ["a", "b", "c"], for: 1 }]);
    expect(seatsOf(four)).toEqual({ a: 1, b: 1, c: 1, d: 0 });
    // 90/9 and 10/1 are equal: the ninth seat is a tie, and both have theirs among ten.
    expect(run({ a: 90, b: 10 }, 9).ties).toMatchObject([{ among: ["a", "b"], for: 1 }]);
    expect([seatsOf(run({ a: 90, b: 10 }, 10)), run({ a: 90, b: 10 }, 10).ties]).toEqual([
      { a: 9, b: 1 },
      [],
    ]);
  });

  test("is silent where nobody has a vote", () => {
    expect(run({ a: 0, b: 0 }, 3).refusal).toEqual({
      kind: "law-is-silent",
      at: "list",
      area: "n",
      reason: "no-votes-at-all",
      details: { seats: 3 },
    });
    // No seats are nobody's, whoever has votes.
    expect([run({ a: 0, b: 0 }, 0).refusal, seatsOf(run({ a: 0, b: 0 }, 0))]).toEqual([null, { a: 0, b: 0 }]);
  });

  test("records votes, exact shares and seats", () => {
    expect(run({ b: 1, c: 3 }, 2).trace).toEqual([
      {
        verb: "allot",
        clause: "quota-method",
        at: "list",
        area: "n",
        cite: [],
        seats: 2,
        total: { num: 4, den: 1 },
        rows: [
          { contender: "c", votes: { num: 3, den: 1 }, share: { num: 3, den: 2 }, seats: 2 },
          { contender: "b", votes: { num: 1, den: 1 }, share: { num: 1, den: 2 }, seats: 0 },
        ],
      },
    ]);
  });
});
