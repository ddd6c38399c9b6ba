import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportion, type Method } from "../allot/methods.ts";
import { type DivisorName, named } from "../allot/sequences.ts";
import { readRules } from "../clauses.ts";
import { elect, type Outcome } from "../elect.ts";
import { must } from "../errors.ts";
import type { Given, VoteRow } from "../input.ts";
import { countedTwice, documentOf, rulesOf } from "../testing/documents.ts";
import { shareAndDeduct } from "./deduct.ts";
import { levelledSize } from "./level.ts";

/** Two tiers: districts a1, a2 in land a and b1 in land b. */
const AREAS = [
  { id: "n", level: "nation" },
  { id: "a", level: "land", parent: "n" },
  { id: "b", level: "land", parent: "n" },
  { id: "a1", level: "district", parent: "a", seats: 1 },
  { id: "a2", level: "district", parent: "a", seats: 1 },
  { id: "b1", level: "district", parent: "b", seats: 1 },
];

function votesIn(
  contest: string,
  rows: Readonly<Record<string, Readonly<Record<string, number | null>>>>,
): readonly VoteRow[] {
  return Object.entries(rows).flatMap(([area, votes]) =>
    Object.entries(votes).map(([option, n]) => ({ contest, area, option, votes: n })),
  );
}

function outcomeOf(
  steps: Record<string, unknown>,
  tiers: Record<string, unknown>,
  given: Omit<Given, "areas">,
): Outcome {
  return countedTwice({ steps, tiers, levels: ["nation", "land", "district"] }, { areas: AREAS, ...given });
}

const totals = (outcome: Outcome): Record<string, number> =>
  Object.fromEntries(outcome.seats.flatMap((s) => (s.total === 0 ? [] : [[s.contender, s.total]])));

const divisor = (name: DivisorName): Method => ({ kind: "divisor", sequence: named(name) });
const METHODS: readonly Method[] = [divisor("sainte-lague"), divisor("dhondt"), divisor("danish")];

const BASE = {
  first: { count: "marks", contest: "first", in: "district" },
  second: { count: "marks", contest: "second", in: "land" },
  direct: { allot: "plurality", votes: "first", in: "district", seats: 1, ties: [{ by: "lot" }] },
};
const SECOND = votesIn("second", { a: { p: 60, q: 40 }, b: { p: 22, q: 30, r: 50 } });
const FIRST = votesIn("first", { a1: { p: 9, q: 1 }, a2: { p: 8, q: 2 }, b1: { p: 6, q: 4 } });

describe("deduct", () => {
  const due = {
    compensate: "deduct",
    votes: "second",
    total: 4,
    held: ["direct"],
    method: { divisor: "sainte-lague" },
  };
  // 82, 70 and 50 votes: of four seats p is due 2 (82/1, 82/3 = 27.3), q 1, r 1. It holds three.
  test("lets a contender keep what it holds beyond its due, and the body grow", () => {
    const steps = { ...BASE, list: { ...due, moreThanDue: "keep" } };
    const outcome = outcomeOf(steps, { direct: "direct", list: "list" }, { votes: [...FIRST, ...SECOND] });
    expect(outcome.status).toBe("complete");
    expect(totals(outcome)).toEqual({ p: 3, q: 1, r: 1 });
  });

  test("or takes it out with its seats and shares the rest out again", () => {
    const steps = { ...BASE, list: { ...due, moreThanDue: "repeat-without" } };
    const outcome = outcomeOf(steps, { direct: "direct", list: "list" }, { votes: [...FIRST, ...SECOND] });
    expect(totals(outcome)).toEqual({ p: 3, q: 1 });
    expect(outcome.trace.find((s) => s.clause === "deduct")).toMatchObject({
      rounds: [
        { seats: 4, over: ["p"] },
        { seats: 1, over: [] },
      ],
    });
  });

  test("takes seats of those who take no part off the total", () => {
    const steps = {
      ...BASE,
      lists: { admit: "fact", votes: "second", fact: "list" },
      list: { ...due, among: "lists", moreThanDue: "keep" },
    };
    const votes = [...votesIn("first", { a1: { x: 9 }, a2: { p: 8 }, b1: { q: 6 } }), ...SECOND];
    const contenders = ["p", "q", "r"].map((id) => ({ id, facts: { list: true } }));
    const outcome = outcomeOf(steps, { direct: "direct", list: "list" }, { votes, contenders });
    // Three seats for p, q and r, one each; x has its own.
    expect(totals(outcome)).toEqual({ p: 1, q: 1, r: 1, x: 1 });
  });

  test("refuses where those outside hold more than there is", () => {
    const steps = { ...BASE, list: { ...due, total: 0, moreThanDue: "repeat-without" } };
    const outcome = outcomeOf(
      {
        ...steps,
        none: { admit: "fact", votes: "second", fact: "list" },
        list: { ...steps.list, among: "none" },
      },
      { list: "list" },
      { votes: [...FIRST, ...SECOND] },
    );
    expect(outcome.refusal).toMatchObject({ kind: "impossible", reason: "held-more-than-total" });
  });

  test("asks for a lot only where the tie decides something", () => {
    const share = (held: readonly number[], total: number): readonly number[][] => {
      const asked: number[][] = [];
      shareAndDeduct(
        { method: divisor("dhondt"), votes: [10, 10, 5], scale: 1, held, keep: false },
        total,
        [0, 1, 2],
        (active, tied) => {
          asked.push(tied.map((i) => active[i] ?? -1));
          return tied.slice(0, 1);
        },
      );
      return asked;
    };
    // One seat, tied between 0 and 1; column 2 holds one more than it is due whoever wins, and leaves with the seat.
    expect(share([0, 0, 1], 1)).toEqual([]);
    expect(share([0, 0, 0], 1)).toEqual([[0, 1]]);
    // Column 0 is over its due only if it loses the tie.
    expect(share([1, 0, 0], 1)).toEqual([[0, 1]]);
  });

  test("gives all seats of the total and takes none away, whatever is held", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METHODS),
        fc.array(fc.record({ votes: fc.integer({ min: 1, max: 99_999 }), held: fc.nat(6) }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.nat(30),
        fc.boolean(),
        (method, rows, spare, keep) => {
          const held = rows.map((r) => r.held);
          const all = held.reduce((a, b) => a + b, 0);
          const total = all + spare;
          const shared = shareAndDeduct(
            { method, votes: rows.map((r) => r.votes), scale: 1, held, keep },
            total,
            rows.map((_, i) => i),
            (_, tied, places) => tied.slice(0, places),
          );
          expect(shared.kind).not.toBe("tied");
          if (shared.kind === "impossible") return shared.reason === "nobody-left" && !keep;
          const more = shared.more.reduce((a, b) => a + b, 0);
          const first = shared.rounds[0];
          const over = (first?.active ?? []).some((i, k) => (first?.due[k] ?? 0) < (held[i] ?? 0));
          return (
            shared.more.every((n) => n >= 0) && (keep && over ? more + all > total : more + all === total)
          );
        },
      ),
    );
  });
});

describe("level", () => {
  const claims = fc.array(
    fc.record({ votes: fc.integer({ min: 50, max: 100_000 }), claim: fc.nat(20), spare: fc.nat(3) }),
    { minLength: 1, maxLength: 8 },
  );

  test("finds the smallest house in which nobody is below its claim, but for the seats that may stay so", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METHODS),
        claims,
        fc.nat(40),
        fc.nat(4),
        (method, rows, from, allowed) => {
          const votes = rows.map((r) => r.votes);
          const house = {
            method,
            votes,
            scale: 1,
            claims: rows.map((r) => r.claim),
            spare: rows.map((r) => r.spare),
            allowed,
          };
          const missing = (size: number): number => {
            const result = apportion(method, { votes, scale: 1, seats: size });
            if (result.kind === "impossible") return Number.MAX_SAFE_INTEGER;
            let sum = 0;
            for (const [i, row] of rows.entries()) {
              const short = Math.max(0, row.claim - (result.seats[i] ?? 0));
              sum += short > row.spare ? 1e9 : short;
            }
            return sum;
          };
          const size = levelledSize(house, from, 1_000_000);
          expect(size).toBeDefined();
          if (size === undefined) return false;
          return size >= from && missing(size) <= allowed && (size === from || missing(size - 1) > allowed);
        },
      ),
    );
  });

  test("looks at every house where a quota can take a seat away", () => {
    const method: Method = {
      kind: "quota",
      quota: { name: "hare", added: 0, rounding: "exact", over: "refuse", rest: [{ by: "remainder" }] },
    };
    const house = { method, votes: [60, 30, 10], scale: 1, claims: [0, 0, 1], spare: [0, 0, 0], allowed: 0 };
    // At 4, 5 and 6 seats the last one is tied: it counts for nobody.
    expect(levelledSize(house, 1, 100)).toBe(7);
    expect(levelledSize({ ...house, claims: [0, 0, 9] }, 1, 20)).toBeUndefined();
  });

  test("keeps seats that nobody levels on top, up to the number of the law and of the contender", () => {
    const steps = (seats: number): Record<string, unknown> => ({
      ...BASE,
      quota: { allot: "divisor", votes: "second", in: "land", seats: 2, divisor: "sainte-lague" },
      claim: { compensate: "combine", take: "larger", of: ["quota", "won"], in: "nation" },
      won: { compensate: "combine", take: "sum", of: ["direct"], in: "nation" },
      overhang: { compensate: "combine", take: "excess", of: ["direct", "quota"], in: "land" },
      house: {
        compensate: "level",
        votes: "second",
        seats: 4,
        claims: "claim",
        method: { divisor: "sainte-lague" },
        uncompensated: { seats, of: "overhang" },
      },
    });
    // Four seats: p 1 and q 1 in a, r 1 and q 1 in b; p won three districts, so one too many in each land.
    const votes = [...FIRST, ...SECOND];
    const levelled = outcomeOf(steps(0), { all: "house" }, { votes });
    expect(totals(levelled)).toEqual({ p: 3, q: 2, r: 2 });
    const spared = outcomeOf(steps(1), { all: "house" }, { votes });
    expect(totals(spared)).toEqual({ p: 3, q: 2, r: 1 });
    expect(spared.trace.find((s) => s.clause === "level")).toMatchObject({ size: 5, uncompensated: 1 });
  });
});

describe("covered", () => {
  const steps = {
    ...BASE,
    upper: { allot: "divisor", votes: "second", seats: 4, divisor: "sainte-lague" },
    lower: {
      place: "sub-apportion",
      seats: "upper",
      votes: "second",
      in: "land",
      method: { divisor: "sainte-lague" },
    },
    alone: { admit: "fact", votes: "first", in: "district", fact: "alone" },
    seated: {
      compensate: "covered",
      winners: "direct",
      cover: "lower",
      votes: "first",
      of: "valid",
      exempt: "alone",
      ties: [{ by: "lot" }],
    },
  };

  test("seats the winners with the largest shares while the list has seats; the others are not elected", () => {
    const votes = [...FIRST, ...SECOND];
    const outcome = outcomeOf(steps, { direct: "seated" }, { votes });
    // p is due two seats, one in each land; in a its share of a1 is larger than that of a2.
    expect(outcome.areas.filter((a) => a.seats.length > 0).map((a) => a.area)).toEqual(["a1", "b1"]);
    expect(outcome.trace.filter((s) => s.clause === "covered")).toMatchObject([
      {
        area: "a",
        contender: "p",
        cover: 1,
        rows: [
          { area: "a1", seated: true },
          { area: "a2", seated: false },
        ],
      },
      { area: "b", cover: 1 },
    ]);
  });

  test("compares shares exactly, not votes, and lets a lot decide between equal ones", () => {
    const votes = [
      ...votesIn("first", { a1: { p: 2, q: 1 }, a2: { p: 200, q: 100 }, b1: { q: 1 } }),
      ...SECOND,
    ];
    const open = outcomeOf(steps, { direct: "seated" }, { votes });
    expect(open.status).toBe("tied");
    expect(open.ties).toMatchObject([{ at: "seated", area: "a", among: ["a1", "a2"], for: 1 }]);
    const drawn = outcomeOf(
      steps,
      { direct: "seated" },
      { votes, lots: [{ at: "seated", area: "a", order: ["a2", "a1"] }] },
    );
    expect(drawn.status).toBe("complete");
    expect(drawn.areas.filter((a) => a.seats.length > 0).map((a) => a.area)).toEqual(["a2"]);
  });

  test("lets those who need no cover keep their seat; a winner without any list has none", () => {
    const votes = [...votesIn("first", { a1: { x: 2 }, a2: { y: 2 }, b1: { p: 1 } }), ...SECOND];
    const outcome = outcomeOf(
      steps,
      { direct: "seated" },
      {
        votes,
        contenders: [{ id: "x", facts: { alone: true } }, { id: "y" }, { id: "p" }, { id: "q" }, { id: "r" }],
      },
    );
    expect(totals(outcome)).toEqual({ x: 1, p: 1 });
  });
});

describe("give back", () => {
  const steps = {
    votes: { count: "marks", contest: "list", in: "land" },
    won: { allot: "divisor", votes: "votes", in: "land", seats: 3, divisor: "sainte-lague", first: "1.4" },
    due: { allot: "divisor", votes: "votes", seats: 6, divisor: "sainte-lague", first: "1.4" },
    fixed: {
      compensate: "give-back",
      held: "won",
      due: "due",
      votes: "votes",
      divisor: "sainte-lague",
      first: "1.4",
      ties: [{ by: "lot" }],
    },
  };
  // In a: p 2 (56/1.4 = 40, 56/3 = 18.7), q 1 (30/1.4 = 21.4); s has 14/1.4 = 10. In b: p 2 (50, 23.3), q 1 (20/1.4 = 14.3).
  // In the whole, of six: p (126) 90, 42, 25.2, 18; q (50) 35.7, then 16.7; s (24) 17.1. So p is due 4, q 1, s 1.
  const votes = votesIn("list", { a: { p: 56, q: 30, s: 14 }, b: { p: 70, q: 20, s: 10 } });

  test("returns the seat with the lowest number; who has too few gets it in the same area", () => {
    const outcome = outcomeOf(steps, { all: "fixed" }, { votes });
    expect(totals(outcome)).toEqual({ p: 4, q: 1, s: 1 });
    expect(outcome.trace.find((s) => s.clause === "give-back")).toMatchObject({
      returned: [{ contender: "q", area: "b", number: { num: 100, den: 7 } }],
      given: [{ contender: "s", area: "b", number: { num: 50, den: 7 } }],
    });
  });

  test("spares areas with few seats", () => {
    const outcome = outcomeOf({ ...steps, fixed: { ...steps.fixed, spare: 4 } }, { all: "fixed" }, { votes });
    expect(totals(outcome)).toEqual({ p: 4, q: 2 });
  });

  test("lets a lot say which of two equal seats is kept", () => {
    const even = votesIn("list", { a: { p: 56, q: 30, s: 14 }, b: { p: 56, q: 30, s: 14 } });
    const open = outcomeOf(steps, { all: "fixed" }, { votes: even });
    expect(open.ties).toMatchObject([{ at: "fixed", among: ["p/a", "p/b"], for: 1 }]);
    const lots = [{ at: "fixed", order: ["p/a"] }];
    const drawn = outcomeOf(steps, { all: "fixed" }, { votes: even, lots });
    expect(drawn.trace.find((s) => s.clause === "give-back")).toMatchObject({ returned: [{ area: "b" }] });
  });
});

describe("combine", () => {
  const tables = {
    ...BASE,
    list: { allot: "divisor", votes: "second", in: "land", seats: 3, divisor: "dhondt" },
  };
  // direct: a p 2; b p 1. list (D'Hondt, three in each land): a p 2, q 1; b r 2, q 1.
  test.each([
    ["sum", { p: 5, q: 2, r: 2 }],
    ["excess", { q: 2, r: 2 }],
    ["larger", { p: 3, q: 2, r: 2 }],
    ["smaller", { p: 2 }],
    ["mean-up", { p: 3, q: 2, r: 1 }],
  ])("%s, land by land", (take, expected) => {
    const steps = { ...tables, both: { compensate: "combine", take, of: ["list", "direct"], in: "land" } };
    expect(totals(outcomeOf(steps, { all: "both" }, { votes: [...FIRST, ...SECOND] }))).toEqual(expected);
  });

  test("says who holds more than it is due where nothing may be left over", () => {
    const steps = {
      ...tables,
      rest: { compensate: "combine", take: "rest", of: ["list", "direct"], in: "land" },
    };
    const outcome = outcomeOf(steps, { all: "rest" }, { votes: [...FIRST, ...SECOND] });
    expect(outcome.refusal).toMatchObject({
      reason: "holds-more-than-due",
      area: "b",
      details: { contender: "p", due: 0, more: 1 },
    });
  });
});

describe("cap", () => {
  // Shares 82, 70 and 50 of 202: of ten seats 4.06, 3.47 and 2.48; with a tenth more 5.06, 4.47 and 3.48.
  const steps = {
    ...BASE,
    cap: { compensate: "cap", votes: "second", of: "valid", seats: 10, beyond: "10%", held: ["direct"] },
    list: { allot: "divisor", votes: "second", seats: 7, divisor: "dhondt", maximum: { from: "cap" } },
  };

  test("is what a contender may get beside what it holds; the rest passes on", () => {
    const votes = [...FIRST, ...SECOND];
    expect(totals(outcomeOf(steps, { all: "cap" }, { votes }))).toEqual({ p: 2, q: 4, r: 3 });
    const outcome = outcomeOf(steps, { direct: "direct", list: "list" }, { votes });
    expect(totals(outcome)).toEqual({ p: 5, q: 3, r: 2 });
  });

  test("is never more than the number of the law, and nothing for who holds more already", () => {
    const most = outcomeOf(
      { ...steps, cap: { ...steps.cap, most: 2 } },
      { all: "cap" },
      { votes: [...FIRST, ...SECOND] },
    );
    expect(totals(most)).toEqual({ q: 2, r: 2 });
  });

  const votes = [...FIRST, ...SECOND];

  test("counts the seats of the whole, and says share, cap, what is held and what is left", () => {
    const outcome = outcomeOf(steps, { cap: "cap" }, { votes });
    expect(outcome.tiers).toEqual([{ id: "cap", origin: "computed", status: "complete", size: 9, given: 9 }]);
    expect(outcome.trace.find((s) => s.clause === "cap")).toEqual({
      verb: "compensate",
      clause: "cap",
      at: "cap",
      area: "n",
      cite: [],
      seats: 10,
      rows: [
        { contender: "p", share: { num: 41, den: 101 }, most: 5, held: 3, left: 2 },
        { contender: "q", share: { num: 35, den: 101 }, most: 4, held: 0, left: 4 },
        { contender: "r", share: { num: 25, den: 101 }, most: 3, held: 0, left: 3 },
      ],
    });
  });

  test("by a number alone is that number for all, less what each holds", () => {
    const { beyond: _, ...cap } = { ...steps.cap, most: 4 };
    expect(totals(outcomeOf({ ...steps, cap }, { all: "cap" }, { votes }))).toEqual({ p: 1, q: 4, r: 4 });
  });

  test("is a whole seat where the share comes to exactly that, and never more than all seats", () => {
    // 60 and 40 of 100, and a tenth: exactly 7 and 5 of ten. With all beyond: ten each.
    const even = votesIn("second", { a: { p: 60, q: 40 } });
    const cap = { ...steps.cap, held: undefined };
    const tiers = { all: "cap" };
    const tally = { second: BASE.second };
    expect(totals(outcomeOf({ ...tally, cap }, tiers, { votes: even }))).toEqual({ p: 7, q: 5 });
    const all = { ...cap, beyond: "100%" };
    expect(totals(outcomeOf({ ...tally, cap: all }, tiers, { votes: even }))).toEqual({ p: 10, q: 10 });
  });

  test.each([
    ["a contender's votes", { a: { p: 60, q: null }, b: { p: 1 } }, ["q"]],
    ["all votes", {}, []],
  ])("needs %s", (_, rows, missing) => {
    const outcome = outcomeOf(
      { second: BASE.second, cap: { ...steps.cap, held: undefined } },
      { all: "cap" },
      { votes: votesIn("second", rows) },
    );
    expect(outcome.refusal).toEqual({
      kind: "data-missing",
      at: "cap",
      area: "n",
      reason: "votes-missing",
      details: { contest: "second", missing },
    });
  });

  test("needs a line of the base that no protocol told, and names what is unknown once", () => {
    const cap = { ...steps.cap, of: "cast", held: undefined };
    const rules = rulesOf({
      steps: { second: BASE.second, cap },
      levels: ["nation", "land", "district"],
      bases: { cast: { lines: ["cast"] } },
      tiers: { cap: "cap" },
    });
    const rows = { a: { p: 60, r: null, q: null } };
    const outcome = must(elect(rules, { areas: AREAS, votes: votesIn("second", rows) }));
    expect(outcome.refusal?.details).toEqual({ contest: "second", missing: ["cast", "q", "r"] });
  });

  test("of a share of nothing is what no law says", () => {
    const outcome = outcomeOf(
      { second: BASE.second, cap: { ...steps.cap, held: undefined } },
      { all: "cap" },
      { votes: votesIn("second", { a: { p: 0, q: 0 } }) },
    );
    expect(outcome.refusal).toEqual({
      kind: "law-is-silent",
      at: "cap",
      area: "n",
      reason: "no-votes-at-all",
      details: { seats: 10 },
    });
  });

  test("without a number and without a share is no rule", () => {
    const { beyond: _, ...cap } = steps.cap;
    const read = readRules(documentOf({ steps: { ...BASE, cap }, levels: ["nation", "land", "district"] }));
    expect(read.ok ? [] : read.problems).toMatchObject([
      { code: "R014", at: "steps/cap", expected: "beyond or most" },
    ]);
  });
});
