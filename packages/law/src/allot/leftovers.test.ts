import { describe, expect, test } from "vitest";
import type { Whole } from "../exact.ts";
import { give, sortDown, type Stage, takeBack } from "./leftovers.ts";
import type { Apportioned, QuotaBench, Settle, Task } from "./task.ts";

interface Case {
  readonly votes: readonly Whole[];
  /** Whole quotas, which are the seats so far. */
  readonly full?: readonly number[];
  readonly remainders?: readonly Whole[];
}

const taskOf = (votes: readonly Whole[]): Task => ({ votes, scale: 1, seats: 0 });
const benchOf = ({ votes, full, remainders }: Case): QuotaBench => ({
  quota: { num: 1, den: 1 },
  full: [...(full ?? votes.map(() => 0))],
  remainders: [...(remainders ?? votes)],
  takers: [],
  orders: [],
});

/** Seats after one stage, and what it answers: how many it gave, or the tie. */
function stage(
  rule: Stage,
  most: number,
  given: Case,
  settle?: Settle,
): readonly [readonly number[], unknown] {
  const into = [...(given.full ?? given.votes.map(() => 0))];
  const answer = give(rule, most, taskOf(given.votes), into, benchOf(given), settle);
  return [into, typeof answer === "number" ? answer : { ...answer, seats: [] }];
}
const tied = (among: readonly number[], places: number): unknown => ({
  kind: "tied",
  seats: [],
  among,
  places,
});

describe("one each", () => {
  const given: Case = { votes: [50, 30, 20, 0], full: [2, 1, 0, 0], remainders: [5, 9, 7, 9] };

  test("to the largest remainder first, or to those with most votes; who has none takes no part", () => {
    expect(stage({ by: "remainder" }, 2, given)).toEqual([[2, 2, 1, 0], 2]);
    expect(stage({ by: "votes" }, 2, given)).toEqual([[3, 2, 0, 0], 2]);
    expect(stage({ by: "remainder" }, 9, given)).toEqual([[3, 2, 1, 0], 3]);
    expect(stage({ by: "remainder" }, 0, given)).toEqual([[2, 1, 0, 0], 0]);
    expect(stage({ by: "remainder", eligible: "full-quota" }, 3, given)).toEqual([[3, 2, 0, 0], 2]);
  });

  test("a tie on the edge is that of the level ones; the larger are certain", () => {
    const level: Case = { votes: [1, 1, 1, 1, 1], remainders: [4, 6, 4, 4, 1] };
    expect(stage({ by: "remainder" }, 2, level)).toEqual([[0, 1, 0, 0, 0], tied([0, 2, 3], 1)]);
    expect(stage({ by: "remainder" }, 3, level)).toEqual([[0, 1, 0, 0, 0], tied([0, 2, 3], 2)]);
    expect(stage({ by: "remainder" }, 4, level)).toEqual([[1, 1, 1, 1, 0], 4]);
    expect(stage({ by: "remainder" }, 3, level, () => [3, 0])).toEqual([[1, 1, 0, 1, 0], 3]);
    expect(stage({ by: "remainder" }, 1, { votes: [1, 1] })).toEqual([[0, 0], tied([0, 1], 1)]);
  });
});

describe("who takes part, and how often", () => {
  // The quota is 100.
  const given: Case = {
    votes: [420, 265, 140, 75, 74],
    full: [4, 2, 1, 0, 0],
    remainders: [20, 65, 40, 75, 74],
  };
  const of = (rule: Stage, most: number): unknown => {
    const into = [...(given.full ?? [])];
    const bench = { ...benchOf(given), quota: { num: 200, den: 2 } };
    return [give(rule, most, taskOf(given.votes), into, bench, undefined), into];
  };

  test("those whose votes are a part of the quota: as much is enough, less is not", () => {
    const rule: Stage = { by: "remainder", eligible: { num: 3, den: 4 } };
    expect(of(rule, 2)).toEqual([2, [4, 3, 1, 1, 0]]);
    expect(of(rule, 9)).toEqual([4, [5, 3, 2, 1, 0]]);
    expect(of({ ...rule, eligible: { num: 1, den: 1 } }, 9)).toEqual([3, [5, 3, 2, 0, 0]]);
  });

  test("averages, no more than one seat each", () => {
    expect(of({ by: "average" }, 4)).toEqual([4, [5, 3, 1, 1, 1]]);
    expect(of({ by: "average", each: 1 }, 9)).toEqual([5, [5, 3, 2, 1, 1]]);
    expect(of({ by: "average", each: 2 }, 9)).toEqual([9, [6, 4, 3, 2, 1]]);
    expect(of({ by: "average-held", each: 1 }, 9)).toEqual([3, [5, 3, 2, 0, 0]]);
  });
});

describe("all to the first", () => {
  test("wherever it stands; nobody with votes, nothing given", () => {
    expect(stage({ by: "first" }, 3, { votes: [30, 50, 40], full: [1, 1, 1] })).toEqual([[1, 4, 1], 3]);
    expect(stage({ by: "first" }, 3, { votes: [50, 30, 40] })).toEqual([[3, 0, 0], 3]);
    expect(stage({ by: "first" }, 3, { votes: [0, 0] })).toEqual([[0, 0], 0]);
  });

  test("two who lead are a tie for all of them, and the lot gives all to one", () => {
    const level: Case = { votes: [10, 50, 50] };
    expect(stage({ by: "first" }, 3, level)).toEqual([[0, 0, 0], tied([1, 2], 3)]);
    expect(stage({ by: "first" }, 3, level, () => undefined)).toEqual([[0, 0, 0], tied([1, 2], 3)]);
    const asked: unknown[] = [];
    const settle: Settle = (...question) => {
      asked.push(question);
      return [2];
    };
    expect(stage({ by: "first" }, 3, level, settle)).toEqual([[0, 0, 3], 3]);
    expect(asked).toEqual([[[1, 2], 1]]);
  });
});

describe("again and again to the highest average", () => {
  test("over seats and one, or over the seats that are held", () => {
    const given: Case = { votes: [60, 32, 20, 9], full: [2, 1, 1, 0] };
    // 60/3, 32/2, 20/2, 9; then 60/4, 32/2.
    expect(stage({ by: "average" }, 2, given)).toEqual([[3, 2, 1, 0], 2]);
    // 60/2, 32/1, 20/1; then 60/2, 32/2.
    expect(stage({ by: "average-held" }, 1, given)).toEqual([[2, 2, 1, 0], 1]);
    expect(stage({ by: "average-held" }, 2, given)).toEqual([[3, 2, 1, 0], 2]);
    expect(stage({ by: "average-held" }, 1, { votes: [5, 4] })).toEqual([[0, 0], 0]);
    expect(stage({ by: "average" }, 0, given)).toEqual([[2, 1, 1, 0], 0]);
  });

  test("equal averages each have one where there are enough, and are a tie where there are not", () => {
    const level: Case = { votes: [20, 30, 20, 5] };
    expect(stage({ by: "average" }, 3, level)).toEqual([[1, 1, 1, 0], 3]);
    expect(stage({ by: "average" }, 2, level)).toEqual([[0, 1, 0, 0], tied([0, 2], 1)]);
    expect(stage({ by: "average" }, 2, level, () => [2])).toEqual([[0, 1, 1, 0], 2]);
  });
});

describe("what whole quotas give too much", () => {
  const back = (excess: number, given: Case, settle?: Settle): Apportioned =>
    takeBack(excess, taskOf(given.votes), [...(given.full ?? [])], benchOf(given), settle);
  const given: Case = { votes: [9, 9, 9, 9], full: [3, 2, 1, 0], remainders: [1, 4, 2, 0] };

  test("is taken from the smallest remainders of those who hold a seat, one each", () => {
    expect(back(1, given)).toEqual({ kind: "done", seats: [2, 2, 1, 0] });
    expect(back(2, given)).toEqual({ kind: "done", seats: [2, 2, 0, 0] });
    expect(back(3, given)).toEqual({ kind: "done", seats: [2, 1, 0, 0] });
    expect(back(4, given)).toEqual({ kind: "impossible", reason: "quota-gives-wrong-number" });
  });

  test("a tie is who keeps the seat", () => {
    const level: Case = { ...given, remainders: [2, 4, 2, 0] };
    expect(back(1, level)).toEqual({ kind: "tied", seats: [2, 2, 0, 0], among: [0, 2], places: 1 });
    expect(back(1, level, () => [2])).toEqual({ kind: "done", seats: [2, 2, 1, 0] });
    expect(back(3, { ...given, remainders: [0, 0, 0, 0] })).toEqual({ kind: "done", seats: [2, 1, 0, 0] });
  });
});

describe("order", () => {
  test.each([3, 24, 25, 40])("of %i: the largest first, equal ones as they stood", (n) => {
    const keys = Array.from({ length: n }, (_, i) => (i * 7) % 5);
    const order = keys.map((_, i) => i);
    sortDown(order, keys);
    const expected = keys.map((key, i) => ({ key, i })).sort((a, b) => b.key - a.key || a.i - b.i);
    expect(order).toEqual(expected.map((one) => one.i));
  });
});
