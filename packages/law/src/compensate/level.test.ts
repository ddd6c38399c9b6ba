import { describe, expect, test } from "vitest";
import type { Method } from "../allot/methods.ts";
import { named } from "../allot/sequences.ts";
import { readRules } from "../clauses.ts";
import { type Outcome, outcomeOf } from "../elect.ts";
import { compile } from "../engine.ts";
import { must } from "../errors.ts";
import { type Given, readInput } from "../input.ts";
import { levelledSize } from "./level.ts";

type Figures = Readonly<Record<string, number | null>>;

/** Seats won by plurality in districts are the claims; the house of `seats` grows. The first run is silent. */
function run(
  rule: Readonly<Record<string, unknown>>,
  lists: Figures,
  won: Readonly<Record<string, Figures>> = { d1: { p: 9 }, d2: { p: 8 }, d3: { q: 7 } },
  lots: Given["lots"] = [],
): Outcome {
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/parliament@2000-01-01",
      title: { en: "A parliament" },
      inForce: "2000-01-01",
      levels: ["nation", "district"],
      laws: {},
      steps: {
        first: { count: "marks", contest: "first", in: "district" },
        second: { count: "marks", contest: "second" },
        direct: { allot: "plurality", votes: "first", in: "district", seats: 1 },
        listed: { admit: "fact", votes: "second", fact: "listed" },
        house: {
          compensate: "level",
          votes: "second",
          seats: 3,
          claims: "direct",
          method: { divisor: "sainte-lague" },
          ...rule,
        },
      },
      tiers: { house: "house" },
    }),
  );
  const given: Given = {
    areas: [
      { id: "n", level: "nation" },
      { id: "d1", level: "district", parent: "n" },
      { id: "d2", level: "district", parent: "n" },
      { id: "d3", level: "district", parent: "n" },
    ],
    contenders: [
      { id: "p", facts: { listed: true } },
      { id: "q", facts: { listed: true } },
    ],
    lots,
    votes: [
      ...Object.entries(won).flatMap(([area, votes]) =>
        Object.entries(votes).map(([option, n]) => ({ contest: "first", area, option, votes: n })),
      ),
      ...Object.entries(lists).map(([option, n]) => ({ contest: "second", area: "n", option, votes: n })),
    ],
  };
  const engine = must(compile(rules, must(readInput(given))));
  engine.run();
  return outcomeOf(engine);
}

const n = (num: number, den = 1): unknown => ({ num, den });
const seats = (outcome: Outcome): Figures =>
  Object.fromEntries(outcome.seats.map((s) => [s.contender, s.total]));
const steps = (outcome: Outcome): readonly unknown[] => outcome.trace.filter((s) => s.clause === "level");

describe("a house that grows", () => {
  test("says from where to where, by which number it can be checked, and who claimed what", () => {
    // p 30, 10, 6; q 70, 23.3, 14, 10, 7.8; r 24, 8. p has its second seat as the seventh at the latest.
    const outcome = run({}, { p: 30, q: 70, r: 25 });
    // 70, 30, 25, 23.3, 14, then 10 of p and 10 of q are level: only with both is p's claim certain.
    expect(steps(outcome)).toEqual([
      {
        verb: "compensate",
        clause: "level",
        at: "house",
        area: "n",
        cite: [],
        from: 3,
        size: 7,
        uncompensated: 0,
        divisor: n(20),
        rows: [
          { contender: "p", votes: n(30), claim: 2, spare: 0, due: 2, seats: 2 },
          { contender: "q", votes: n(70), claim: 1, spare: 0, due: 4, seats: 4 },
          { contender: "r", votes: n(25), claim: 0, spare: 0, due: 1, seats: 1 },
        ],
      },
    ]);
    expect(outcome.tiers).toMatchObject([{ size: 7, given: 7, status: "complete" }]);
  });

  test("stays as it is where nobody claims more than it is due", () => {
    expect(steps(run({ seats: 9 }, { p: 30, q: 70 }))).toMatchObject([{ from: 9, size: 9 }]);
  });

  test("is shared among those who take part", () => {
    expect(seats(run({ among: "listed" }, { p: 30, q: 70, r: 25 }))).toEqual({ p: 2, q: 4, r: 0 });
    expect(steps(run({ among: "listed" }, { p: 30, q: 70, r: null }))).toMatchObject([{ size: 6 }]);
  });

  test("ends at the limit of the law, and who claims more keeps it", () => {
    const outcome = run({ limit: 5 }, { p: 30, q: 70, r: 25 });
    expect(steps(outcome)).toMatchObject([
      { size: 5, uncompensated: 1, rows: [{ claim: 2, due: 1, seats: 2 }, { due: 3, seats: 3 }, { due: 1 }] },
    ]);
    expect(outcome.tiers).toMatchObject([{ size: 6, given: 6 }]);
  });

  test("may leave seats without compensation, as many as the law says and the contender holds beyond its due", () => {
    const spare = (most: number): Outcome =>
      run({ uncompensated: { seats: most, of: "direct" } }, { p: 30, q: 70, r: 25 });
    // p lacks one of two up to the sixth seat; one may stay so.
    expect(steps(spare(1))).toMatchObject([
      { size: 3, uncompensated: 1, rows: [{ spare: 2, due: 1, seats: 2 }, { spare: 1 }, { spare: 0 }] },
    ]);
    expect(steps(spare(0))).toMatchObject([{ size: 7, uncompensated: 0 }]);
  });

  test("may be tied for its last seat: it is counted, and nobody has it", () => {
    // p has seven of nine (90 / 13 = 6.9), q and r one each; the tenth is level: 90 / 15, 18 / 3 and 18 / 3.
    const votes = { p: 90, q: 18, r: 18 };
    const rule = { seats: 10, ties: [{ by: "lot" }] };
    const won = { d1: { p: 9 }, d2: { p: 8 }, d3: { p: 7 } };
    expect(steps(run({ ...rule, seats: 9 }, votes, won))).toMatchObject([
      { size: 9, rows: [{ due: 7 }, { due: 1 }, { due: 1 }] },
    ]);
    const open = run(rule, votes, won);
    expect(open.status).toBe("tied");
    expect(open.ties).toMatchObject([
      { verb: "compensate", among: ["p", "q", "r"], for: 1, resolvedBy: "lot" },
    ]);
    expect(steps(open)).toMatchObject([{ size: 10, uncompensated: 0 }]);
    expect(open.tiers).toMatchObject([{ size: 10, given: 9 }]);
    const drawn = run(rule, votes, won, [{ at: "house", order: ["q"] }]);
    expect([drawn.status, seats(drawn)]).toEqual(["complete", { p: 7, q: 2, r: 1 }]);
  });
});

describe("no house", () => {
  const refusal = (kind: string, reason: string, details: unknown): unknown => ({
    kind,
    at: "house",
    area: "n",
    reason,
    details,
  });
  const votes = { p: 30, q: 70 };

  test("without the seats to begin with, or the votes of those who take part", () => {
    expect(run({ seats: "area" }, votes).refusal).toEqual(refusal("data-missing", "seats-missing", {}));
    expect(run({ seats: 0 }, votes).refusal).toBeNull();
    expect(run({}, { p: 30, q: null, r: null }).refusal).toEqual(
      refusal("data-missing", "votes-missing", { contest: "second", missing: ["q", "r"] }),
    );
  });

  test("where somebody claims seats and has no votes in the sharing", () => {
    expect(run({}, votes, { d1: { x: 9 }, d2: { x: 8 }, d3: { q: 7 } }).refusal).toEqual(
      refusal("impossible", "claim-without-votes", { seats: 2 }),
    );
    expect(run({}, { ...votes, p: 0 }).refusal).toEqual(
      refusal("impossible", "no-house-is-large-enough", { from: 3 }),
    );
    expect(run({ limit: 9 }, { p: 0, q: 0 }).refusal).toEqual(
      refusal("impossible", "no-votes-at-all", { seats: 9 }),
    );
  });
});

describe("the smallest house", () => {
  const dhondt: Method = { kind: "divisor", sequence: named("dhondt") };
  const house = { method: dhondt, votes: [60, 30], scale: 1, claims: [0, 2], spare: [0, 0], allowed: 0 };

  test("is searched for from nothing on, and up to the limit itself", () => {
    // 60, 30, 30, 20, 15, 15: the second seat of the second is certain from the sixth on.
    expect(levelledSize(house, 0, 1000)).toBe(6);
    expect(levelledSize(house, 6, 1000)).toBe(6);
    expect(levelledSize(house, 7, 1000)).toBe(7);
    expect(levelledSize(house, 0, 6)).toBe(6);
    expect(levelledSize(house, 0, 5)).toBeUndefined();
    expect(levelledSize(house, 8, 5)).toBe(8);
  });

  test("where quotas have to look at every size, is searched for up to the limit itself", () => {
    const hare: Method = {
      kind: "quota",
      quota: { name: "hare", added: 0, rounding: "exact", over: "refuse", rest: [{ by: "remainder" }] },
    };
    const quotas = { ...house, method: hare };
    // Of five 3.33 and 1.67.
    expect(levelledSize(quotas, 0, 1000)).toBe(5);
    expect(levelledSize(quotas, 0, 5)).toBe(5);
    expect(levelledSize(quotas, 0, 4)).toBeUndefined();
    // Not farther than ten thousand from where it begins: of 15,002 a third is 5,000.67.
    const far = { ...quotas, votes: [2, 1], claims: [0, 5001] };
    expect(levelledSize(far, 5002, 1_000_000)).toBe(15_002);
    expect(levelledSize(far, 5001, 1_000_000)).toBeUndefined();
  });

  test("lets each claim lack what is spare, and all together what the law allows", () => {
    const three = { ...house, votes: [60, 30, 30], claims: [0, 2, 2] };
    // The second seats of both are certain at eight: 60, 30, 30, 30, 20, then 15 four times... the last at eight.
    const size = (spare: readonly number[], allowed: number): number | undefined =>
      levelledSize({ ...three, spare, allowed }, 1, 1000);
    expect(size([0, 0, 0], 9)).toBe(8);
    expect(size([0, 1, 1], 2)).toBe(4);
    expect(size([0, 1, 1], 1)).toBe(8);
    expect(size([0, 1, 0], 2)).toBe(8);
  });
});
