import { describe, expect, test } from "vitest";
import fc from "fast-check";
import type { Outcome } from "../elect.ts";
import type { Lot } from "../input.ts";
import { countedTwice, NATION, seatsOf, votesIn } from "../testing/documents.ts";

const QUOTA = { allot: "quota", quota: "hare", rest: [{ by: "remainder" }] };
/** Divisors that grow so fast that large lists are short of seats. */
const STEEP = { allot: "divisor", divisor: { sequence: ["1", "4", "9", "16", "25"] } };

function run(
  votes: Readonly<Record<string, number | null>>,
  seats: number,
  clause: object = {},
  more: { readonly method?: object; readonly bases?: object; readonly lots?: readonly Lot[] } = {},
): Outcome {
  return countedTwice(
    {
      bases: { valid: { lines: ["contenders"] }, ...more.bases },
      steps: {
        votes: { count: "marks", contest: "list" },
        shared: { votes: "votes", seats, ...(more.method ?? QUOTA) },
        council: {
          compensate: "majority-seat",
          votes: "votes",
          of: "valid",
          seats: "shared",
          claim: "remainder",
          ...clause,
        },
      },
      tiers: { council: "council" },
    },
    { areas: NATION, votes: votesIn("n", votes) },
    more.lots,
  );
}
const step = (outcome: Outcome) => outcome.trace.find((s) => s.clause === "majority-seat");

describe("compensate: majority-seat", () => {
  // Quota 100: whole quotas 4, 1; of four remaining seats a gets none.
  const short = { a: 455, b: 175, c: 90, d: 91, e: 89 };

  test("who has more than half of the votes and four of nine seats gets a fifth, from the smallest remainder", () => {
    const outcome = run(short, 9);
    expect(seatsOf(outcome)).toEqual({ a: 5, b: 1, c: 1, d: 1, e: 1 });
    expect(step(outcome)).toMatchObject({
      base: { num: 900, den: 1 },
      seats: 9,
      claim: "remainder",
      to: "a",
      from: "b",
      rows: [
        { contender: "a", votes: { num: 455, den: 1 }, before: 4, claim: { num: 155, den: 1 }, seats: 5 },
        { contender: "b", before: 2, claim: { num: 75, den: 1 }, seats: 1 },
        { contender: "c", before: 1, claim: { num: 90, den: 1 }, seats: 1 },
        { contender: "d", claim: { num: 91, den: 1 } },
        { contender: "e", claim: { num: 89, den: 1 } },
      ],
    });
  });

  test("exactly half of the votes is no majority, one more is", () => {
    const to = (a: number) => step(run({ a, b: 175, c: 92, d: 92, e: 91 }, 9))?.["to"];
    expect([to(450), to(451)]).toEqual([null, "a"]);
  });

  test("nothing changes for who has more than half of the seats; half of them is too few", () => {
    const even = step(run({ a: 451, b: 449 }, 9));
    expect(even).toMatchObject({
      to: null,
      from: null,
      rows: [
        { before: 5, seats: 5 },
        { before: 4, seats: 4 },
      ],
    });
    expect(step(run({ a: 451, b: 449 }, 8))).toMatchObject({
      to: "a",
      from: "b",
      rows: [
        { contender: "a", before: 4, seats: 5 },
        { contender: "b", before: 4, seats: 3 },
      ],
    });
  });

  test("by averages the seat with the fewest votes behind it falls away; who has no seat has none to lose", () => {
    const outcome = run(
      { a: 520, b: 150, c: 149, d: 141, e: 40 },
      7,
      { claim: "average" },
      { method: STEEP },
    );
    // 520, 150, 149, 141, 130, 57.8, 40: one of its three seats more.
    expect(step(outcome)).toMatchObject({
      to: "a",
      from: "e",
      rows: [
        { contender: "a", before: 3, claim: { num: 520, den: 3 }, seats: 4 },
        { contender: "b", claim: { num: 150, den: 1 } },
        { contender: "c", seats: 1 },
        { contender: "d", seats: 1 },
        { contender: "e", before: 1, claim: { num: 40, den: 1 }, seats: 0 },
      ],
    });
    const five = step(
      run({ a: 520, b: 150, c: 149, d: 141, e: 40 }, 4, { claim: "average" }, { method: STEEP }),
    );
    expect(five).toMatchObject({
      from: "d",
      rows: [{ before: 1, seats: 2 }, {}, {}, {}, { before: 0, claim: null }],
    });
  });

  test("equal claims are a tie for the seats that stay; the lot says who keeps one", () => {
    const votes = { a: 455, b: 165, c: 90, d: 90, e: 100 };
    // b has its second seat with a remainder of 65: no tie there.
    expect(step(run(votes, 9))).toMatchObject({ from: "b" });
    const equal = { a: 460, b: 88, c: 88, d: 88, e: 88, f: 88 };
    const open = run(equal, 9, { ties: [{ by: "lot" }] });
    expect([open.status, seatsOf(open)]).toEqual(["tied", { a: 5, b: 0, c: 0, d: 0, e: 0, f: 0 }]);
    expect(open.ties).toMatchObject([
      { at: "council", among: ["b", "c", "d", "e", "f"], for: 4, resolvedBy: "lot" },
    ]);
    expect(open.tiers).toMatchObject([{ size: 9 }]);
    expect(step(open)).toMatchObject({ to: "a", from: null });
    const lots = [{ at: "council", order: ["f", "e", "c", "b", "d"] }];
    const drawn = run(equal, 9, { ties: [{ by: "lot" }] }, { lots });
    expect([drawn.status, seatsOf(drawn)]).toEqual(["complete", { a: 5, b: 1, c: 1, d: 0, e: 1, f: 1 }]);
  });

  test("each area by itself", () => {
    const outcome = countedTwice(
      {
        bases: { valid: { lines: ["contenders"] } },
        steps: {
          votes: { count: "marks", contest: "list", in: "district" },
          shared: { votes: "votes", in: "district", seats: 9, ...QUOTA },
          council: {
            compensate: "majority-seat",
            votes: "votes",
            of: "valid",
            seats: "shared",
            claim: "remainder",
          },
        },
        tiers: { council: "council" },
      },
      {
        areas: [
          ...NATION,
          { id: "d1", level: "district", parent: "n" },
          { id: "d2", level: "district", parent: "n" },
        ],
        votes: [...votesIn("d1", { a: 50, b: 26, c: 14 }), ...votesIn("d2", short)],
      },
    );
    const found = outcome.trace.filter((s) => s.clause === "majority-seat");
    expect(found.map(({ verb, area, to, from }) => [verb, area, to, from])).toEqual([
      ["compensate", "d1", null, null],
      ["compensate", "d2", "a", "b"],
    ]);
    const seatsBy = (area: string) =>
      outcome.areas.find((row) => row.area === area)?.seats.map((s) => s.seats);
    expect([seatsBy("d1"), seatsBy("d2")]).toEqual([
      [5, 3, 1],
      [5, 1, 1, 1, 1],
    ]);
  });

  test("the base is the law's", () => {
    const bases = { valid: { lines: ["contenders", "blank"] } };
    expect(step(run({ ...short, blank: 10 }, 9, {}, { bases }))).toMatchObject({ to: null });
  });

  test("votes that are not known stop it", () => {
    const outcome = run({ ...short, e: null }, 9);
    expect(outcome.refusal).toMatchObject({ reason: "votes-missing", details: { missing: ["e"] } });
    const blank = run(
      { ...short, blank: null },
      9,
      {},
      { bases: { valid: { lines: ["contenders", "blank"] } } },
    );
    expect(blank.refusal).toMatchObject({ at: "council", details: { missing: ["blank"] } });
  });

  test("nobody voted: nobody has a majority", () => {
    const outcome = run({ a: 1, b: 1 }, 2, {}, { method: { ...QUOTA, seats: 0 } });
    expect(step(outcome)).toMatchObject({ seats: 0, to: null, from: null });
  });

  test("property: seats stay as many, at most one moves, and a majority of votes has its majority of seats", () => {
    const list = fc.integer({ min: 1, max: 400 });
    const game = fc.tuple(fc.array(list, { minLength: 2, maxLength: 6 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(game, ([own, half]) => {
        const seats = 2 * half + 1;
        const votes = Object.fromEntries(own.map((n, i) => [`p${i}`, n]));
        const outcome = run(votes, seats);
        const found = step(outcome);
        if (outcome.status !== "complete" || found?.clause !== "majority-seat") return;
        const total = own.reduce((a, b) => a + b, 0);
        expect(found.rows.reduce((sum, row) => sum + row.seats, 0)).toBe(seats);
        for (const row of found.rows) {
          const moved = row.seats - row.before;
          expect(moved).toBe(row.contender === found.to ? 1 : row.contender === found.from ? -1 : 0);
          const isMajority = (votes[row.contender] ?? 0) * 2 > total;
          expect(row.seats * 2 > seats).toBe(isMajority || row.before * 2 > seats);
        }
      }),
    );
  });
});
