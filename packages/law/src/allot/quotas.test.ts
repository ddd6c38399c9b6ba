import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { readRules } from "../clauses.ts";
import { must } from "../errors.ts";
import { Reading, record } from "../schema.ts";
import { apportion, methodField } from "./methods.ts";
import { distribute, quotaBench, quotaFields, quotaMethod, type QuotaMethod, quotaSize } from "./quotas.ts";
import { documentOf } from "../testing/documents.ts";
import type { Apportioned, Settle, Task } from "./task.ts";

/** The method that a document writes; read anew in every test. */
function methodOf(written: unknown): QuotaMethod {
  const reading = new Reading();
  const read = record("a quota method", quotaFields).read(written, "", reading);
  return must(
    read === undefined
      ? { ok: false as const, problems: reading.problems }
      : { ok: true as const, value: quotaMethod(read) },
  );
}

const HARE = { quota: "hare" };
const run = (written: unknown, task: Partial<Task>, settle?: Settle): Apportioned =>
  distribute(methodOf(written), { votes: [], scale: 1, seats: 0, ...task }, [], quotaBench(), settle);

describe("a quota method", () => {
  const remainder = [{ by: "remainder" }];

  test.each([
    ["hare", "hare", 0, "exact"],
    ["hagenbach-bischoff", "hagenbach-bischoff", 1, "exact"],
    ["droop", "droop", 1, "plus-one"],
    ["imperiali", "imperiali", 2, "exact"],
    [{ plus: 3 }, "reinforced", 3, "exact"],
  ])("%j is votes over so many more than seats, rounded as its name says", (quota, name, added, rounding) => {
    expect(methodOf({ quota })).toEqual({ name, added, rounding, over: "refuse", rest: remainder });
  });

  test("is what the document writes", () => {
    const written = {
      quota: "droop",
      rounding: "floor",
      over: "next-quota",
      rest: [{ by: "votes", most: 2 }],
    };
    expect(methodOf(written)).toEqual({ ...written, quota: undefined, name: "droop", added: 1 });
  });

  test.each([
    ["exact", 100, { num: 100, den: 8 }],
    ["floor", 100, { num: 12, den: 1 }],
    ["ceil", 100, { num: 13, den: 1 }],
    ["ceil", 96, { num: 12, den: 1 }],
    ["half-up", 100, { num: 13, den: 1 }],
    ["half-up", 99, { num: 12, den: 1 }],
    ["plus-one", 96, { num: 13, den: 1 }],
    ["plus-one", 103, { num: 13, den: 1 }],
  ])("rounds %s: %i votes and seven seats", (rounding, total, size) => {
    expect(quotaSize(methodOf({ quota: "hagenbach-bischoff", rounding }), total, 7, 1)).toEqual(size);
  });

  test("rounds whole votes, also where figures are in tenths of a vote", () => {
    const method = methodOf({ quota: "hare", rounding: "ceil" });
    expect(quotaSize(method, 1001, 10, 10)).toEqual({ num: 110, den: 1 });
    expect(quotaSize(method, 1000, 10, 10)).toEqual({ num: 100, den: 1 });
  });
});

describe("no sharing out", () => {
  test("goes on from seats held", () => {
    expect(run(HARE, { votes: [5, 5], seats: 2, start: [1, 0] })).toEqual({
      kind: "impossible",
      reason: "quota-with-seats-held",
    });
  });

  test("gives more than there is, where the law has no larger quota", () => {
    const wrong = { kind: "impossible", reason: "quota-gives-wrong-number" };
    // Rounded down, the quota of 19 votes and 10 seats is one.
    const votes = [10, 9];
    expect(run({ ...HARE, rounding: "floor" }, { votes, seats: 10 })).toEqual(wrong);
    expect(run({ ...HARE, rounding: "floor", over: "next-quota" }, { votes, seats: 10 })).toEqual(wrong);
    // Two hold seats, and nine have to be given back.
    expect(run({ ...HARE, rounding: "floor", over: "smallest-remainder" }, { votes, seats: 10 })).toEqual(
      wrong,
    );
  });

  test("of no seats needs votes", () => {
    expect(run(HARE, { votes: [0, 0], seats: 0 })).toEqual({ kind: "done", seats: [0, 0] });
    expect(run(HARE, { votes: [5, 4], seats: 0 })).toEqual({ kind: "done", seats: [0, 0] });
    const held = [7, 7, 7];
    const task = { votes: [5, 4], scale: 1, seats: 0 };
    expect(distribute(methodOf(HARE), task, held, quotaBench())).toEqual({ kind: "done", seats: [0, 0] });
  });

  test("leaves the bench of the sharing: quota, whole quotas, remainders", () => {
    const bench = quotaBench();
    expect(bench).toEqual({ quota: { num: 0, den: 1 }, full: [], remainders: [], takers: [], orders: [] });
    distribute(methodOf(HARE), { votes: [70, 25, 5], scale: 1, seats: 4 }, [], bench);
    // Remainders are in quarters of a vote.
    expect(bench).toMatchObject({ quota: { num: 100, den: 4 }, full: [2, 1, 0], remainders: [80, 0, 20] });
  });
});

describe("bounds", () => {
  const task = { votes: [60, 30, 10], scale: 1, seats: 10 };

  test("leave the figures of the last sharing for those who take part in it, and the bound for the others", () => {
    const bench = quotaBench();
    const seats = distribute(methodOf(HARE), { ...task, minimum: [0, 0, 3] }, [], bench);
    // The third keeps three; 90 votes and seven seats: 4.67 and 2.33.
    expect(seats).toEqual({ kind: "done", seats: [5, 2, 3] });
    expect(bench).toMatchObject({ quota: { num: 90, den: 7 }, full: [4, 2, 3], remainders: [60, 30, 0] });
  });

  test("give who has no votes its minimum and no more", () => {
    expect(run(HARE, { votes: [60, 0, 40], seats: 5, minimum: [0, 2, 0] })).toEqual({
      kind: "done",
      seats: [2, 2, 1],
    });
    expect(run(HARE, { votes: [60, 0], seats: 5, maximum: [4, 5] })).toEqual({
      kind: "impossible",
      reason: "not-enough-takers",
    });
    expect(run(HARE, { votes: [0, 0], seats: 1, minimum: [1, 0] })).toEqual({
      kind: "impossible",
      reason: "no-votes-at-all",
    });
  });

  test("a tie among those who are left names them, and a lot among them counts", () => {
    // The first may take one, and is over it in the first sharing; that one's tie for one place decides nothing.
    const tied = { votes: [90, 20, 20, 20], seats: 3, maximum: [1, 9, 9, 9] };
    expect(run(HARE, tied)).toEqual({ kind: "tied", seats: [1, 0, 0, 0], among: [1, 2, 3], places: 2 });
    const asked: unknown[] = [];
    const settle: Settle = (among, places) => {
      asked.push([among, places]);
      return [3, 1];
    };
    expect(run(HARE, tied, settle)).toEqual({ kind: "done", seats: [1, 1, 0, 1] });
    expect(asked).toEqual([[[1, 2, 3], 2]]);
    expect(run(HARE, tied, () => undefined)).toMatchObject({ kind: "tied", among: [1, 2, 3], places: 2 });
  });

  test("a tied seat counts for who has its minimum only with it", () => {
    // Ten votes each and three seats: the last is tied, and the first needs it.
    expect(run(HARE, { votes: [10, 10], seats: 3, minimum: [2, 0] })).toEqual({
      kind: "tied",
      seats: [1, 1],
      among: [0, 1],
      places: 1,
    });
  });

  test("a sharing that is impossible inside stays so", () => {
    const floor = { ...HARE, rounding: "floor" };
    expect(run(floor, { votes: [10, 9], seats: 10, minimum: [0, 0] })).toEqual({
      kind: "impossible",
      reason: "quota-gives-wrong-number",
    });
  });

  test("whichever side is off by more seats is mended first", () => {
    // 6, 3, 1: the first is over by three, the last short by one.
    expect(run(HARE, { ...task, minimum: [0, 0, 2], maximum: [3, 9, 9] })).toEqual({
      kind: "done",
      seats: [3, 5, 2],
    });
    // Over by one, short by two.
    expect(run(HARE, { ...task, minimum: [0, 0, 3], maximum: [5, 9, 9] })).toEqual({
      kind: "done",
      seats: [5, 2, 3],
    });
    // Off by the same: both at once.
    expect(run(HARE, { ...task, minimum: [0, 0, 2], maximum: [5, 9, 9] })).toEqual({
      kind: "done",
      seats: [5, 3, 2],
    });
  });
});

describe("bounds of divisors", () => {
  test("that contradict each other or the seats are refused by their reasons; off the line a house has a limit", () => {
    const divisor = (task: Partial<Task>, name: "dhondt" | "doubling" = "dhondt"): Apportioned => {
      const reading = new Reading();
      const method = methodField.read({ divisor: name }, "", reading);
      return method === undefined
        ? { kind: "impossible", reason: "no-votes" }
        : apportion(method, { votes: [5, 4], scale: 1, seats: 3, ...task });
    };
    const impossible = (reason: string): unknown => ({ kind: "impossible", reason });
    expect(divisor({ minimum: [2, 0], maximum: [1, 9] })).toEqual(impossible("minimum-above-maximum"));
    expect(divisor({ minimum: [2, 2] })).toEqual(impossible("minimum-above-seats"));
    expect(divisor({ maximum: [1, 1] })).toEqual(impossible("not-enough-takers"));
    expect(divisor({ minimum: [2, 1], maximum: [2, 1] })).toEqual({ kind: "done", seats: [2, 1] });
    expect(divisor({ votes: [5], seats: 10_000 }, "doubling")).toEqual({ kind: "done", seats: [10_000] });
    expect(divisor({ votes: [5], seats: 9_999, start: [2] }, "doubling")).toEqual(
      impossible("too-many-seats"),
    );
  });
});

describe("a quota that is raised until whole quotas fit", () => {
  const raise = (votes: readonly number[], seats: number): unknown => {
    const bench = quotaBench();
    const method: QuotaMethod = { ...methodOf({ quota: "imperiali", over: "raise" }), rest: [] };
    const result = distribute(method, { votes, scale: 1, seats }, [], bench);
    return [result.kind === "impossible" ? result.reason : result.seats, bench.quota];
  };

  test("is the smallest whole number of votes with no seat too many", () => {
    // 100/5 = 20 gives 3 + 2; 21 gives 2 + 1.
    expect(raise([60, 40], 3)).toEqual([[2, 1], { num: 21, den: 1 }]);
    for (let a = 1; a <= 40; a++) {
      const votes = [a, 17, 5];
      const total = a + 22;
      let quota = Math.floor(total / 4);
      if (quota === 0) continue;
      const given = (q: number): number => votes.reduce((sum, v) => sum + Math.floor(v / q), 0);
      if (votes.reduce((sum, v) => sum + Math.floor((v * 4) / total), 0) <= 2) continue;
      while (given(quota) > 2) quota += 1;
      expect(raise(votes, 2)).toEqual([votes.map((v) => Math.floor(v / quota)), { num: quota, den: 1 }]);
    }
  });

  test("stays as it is where it fits", () => {
    expect(raise([35, 35, 30], 3)).toEqual([[1, 1, 1], { num: 100, den: 5 }]);
  });
});

describe("what a full list cannot take", () => {
  const rest = [{ by: "remainder" }, { by: "average" }];
  const shared = (passOn: boolean, task: Task, written: object = {}): Apportioned =>
    distribute({ ...methodOf({ ...HARE, rest, ...written }), passOn }, task, [], quotaBench());
  const of = (votes: readonly number[], seats: number, maximum: readonly number[]): Task => ({
    votes,
    scale: 1,
    seats,
    maximum,
  });

  test("is shared out anew among the others, or passes on by the same quota", () => {
    const task = of([10, 4, 1], 9, [1, 9, 9]);
    // 5 votes for 8 seats: 6.4 and 1.6.
    expect(shared(false, task)).toEqual({ kind: "done", seats: [1, 6, 2] });
    // Quota 5/3: 1, 2, 0; a remainder each; then averages 4/4, 4/5, 4/6, 4/7 before 1/2.
    expect(shared(true, task)).toEqual({ kind: "done", seats: [1, 7, 1] });
  });

  test("a list that becomes full in a stage is passed over from then on", () => {
    expect(shared(true, of([50, 30, 20], 10, [10, 3, 2]))).toEqual({ kind: "done", seats: [5, 3, 2] });
    // Remainders 20, 50, 30 of a hundred: the second has its seat and is full; two averages for the others.
    expect(shared(true, of([320, 250, 130], 7, [7, 3, 7]))).toEqual({ kind: "done", seats: [3, 3, 1] });
    expect(shared(true, of([320, 250, 130], 7, [3, 2, 7]))).toEqual({ kind: "done", seats: [3, 2, 2] });
    const averages = { rest: [{ by: "average" }] };
    expect(shared(true, of([90, 6, 4], 10, [9, 1, 9]), averages)).toEqual({ kind: "done", seats: [9, 1, 0] });
    expect(shared(true, of([90, 6, 4], 10, [5, 3, 9]), averages)).toEqual({ kind: "done", seats: [5, 3, 2] });
  });

  test("fits into nobody when all are full; a list without votes takes nothing", () => {
    const none = { kind: "impossible", reason: "not-enough-takers" };
    expect(shared(true, of([10, 4, 0], 9, [2, 3, 9]))).toEqual(none);
    expect(shared(true, of([10, 4, 0], 5, [2, 3, 9]))).toEqual({ kind: "done", seats: [2, 3, 0] });
  });

  test("property: nobody has more than it can take, and no other list has fewer seats than if nobody were full", () => {
    const list = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 8 }));
    fc.assert(
      fc.property(
        fc.array(list, { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 12 }),
        (lists, seats) => {
          const votes = lists.map(([own]) => own);
          const maximum = lists.map(([, most]) => most);
          const result = shared(true, of(votes, seats, maximum));
          const free = run({ ...HARE, rest }, { votes, seats });
          if (result.kind === "tied" || free.kind !== "done") return;
          // Where there is no room for all seats, nobody gets any.
          const room = maximum.reduce((a, b) => a + b, 0);
          const own = result.kind === "done" ? result.seats : [];
          expect(own.reduce((a, b) => a + b, 0)).toBe(room < seats ? 0 : seats);
          for (const [i, n] of own.entries()) {
            expect(n).toBeLessThanOrEqual(maximum[i] ?? 0);
            expect(n).toBeGreaterThanOrEqual(Math.min(free.seats[i] ?? 0, maximum[i] ?? 0));
          }
        },
      ),
    );
  });

  test.each([
    [{ maximum: 3 }, []],
    [{}, ["R014 steps/seats/passOn"]],
    [{ maximum: 3, minimum: 1 }, ["R014 steps/seats/passOn"]],
    [{ maximum: 3, rest: [{ by: "first" }] }, ["R014 steps/seats/passOn"]],
  ])("a document that passes on says to what number, and no least one: %j", (fields, problems) => {
    const read = readRules(
      documentOf({
        steps: {
          votes: { count: "marks", contest: "list" },
          seats: { allot: "quota", quota: "hare", votes: "votes", seats: 5, passOn: true, ...fields },
        },
        tiers: { house: "seats" },
      }),
    );
    expect(read.ok ? [] : read.problems.map((p) => `${p.code} ${p.at}`)).toEqual(problems);
  });
});
