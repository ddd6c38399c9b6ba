import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { named } from "../allot/sequences.ts";
import { readRules } from "../clauses.ts";
import type { Outcome } from "../elect.ts";
import type { Given, VoteRow } from "../input.ts";
import { countedTwice } from "../testing/documents.ts";
import { type Placed, type Placing, placeSeats } from "./levelling.ts";

type Rows = Readonly<Record<string, Readonly<Record<string, number>>>>;

function given(rows: Rows, seats: Readonly<Record<string, number>>): Given {
  return {
    areas: [
      { id: "n", level: "nation" },
      ...Object.keys(rows).map((id) => ({
        id,
        level: "county",
        parent: "n",
        seats: seats[id] ?? 0,
        figures: { levelling: 1 },
      })),
    ],
    votes: Object.entries(rows).flatMap(([area, votes]): readonly VoteRow[] =>
      Object.entries(votes).map(([option, n]) => ({ contest: "list", area, option, votes: n })),
    ),
  };
}

function outcomeOf(steps: Record<string, unknown>, tiers: Record<string, string>, input: Given): Outcome {
  return countedTwice(
    {
      steps: { votes: { count: "marks", contest: "list", in: "county" }, ...steps },
      tiers,
      levels: ["nation", "county"],
    },
    input,
  );
}

function inAreas(outcome: Outcome, tier: string): Record<string, Record<string, number>> {
  return Object.fromEntries(
    outcome.areas
      .filter((a) => a.tier === tier)
      .map((a) => [a.area, Object.fromEntries(a.seats.map((s) => [s.contender, s.seats]))]),
  );
}

describe("sub-apportionment", () => {
  const steps = (more: Record<string, unknown>): Record<string, unknown> => ({
    upper: { allot: "divisor", votes: "votes", seats: 6, divisor: "sainte-lague" },
    held: { allot: "divisor", votes: "votes", in: "county", seats: "area", divisor: "dhondt" },
    lower: { place: "sub-apportion", seats: "upper", votes: "votes", in: "county", ...more },
  });
  const input = given({ a: { p: 60, q: 10 }, b: { p: 30, q: 40 } }, { a: 1, b: 1 });

  test("shares each contender's seats out by its own votes", () => {
    // p 90, 30, 18, 12.9 and q 50, 16.7: of six p 4, q 2. Inside p: a 60, 20, 12 and b 30; inside q: b 40, 13.3.
    const outcome = outcomeOf(steps({ method: { divisor: "sainte-lague" } }), { all: "lower" }, input);
    expect(inAreas(outcome, "all")).toEqual({ a: { p: 3 }, b: { q: 2, p: 1 } });
  });

  test("keeps a minimum from another step, and goes on from seats that are held", () => {
    const least = outcomeOf(
      steps({ method: { divisor: "sainte-lague" }, minimum: "held" }),
      { all: "lower" },
      input,
    );
    expect(inAreas(least, "all")).toEqual({ a: { p: 3 }, b: { q: 2, p: 1 } });
    // p has one seat in a (60/4 = 15, 60/7 = 8.6), none in b (30, 7.5, 4.3); q none in a (10), one in b (40/4 = 10).
    const more = outcomeOf(steps({ method: { divisor: "danish" }, held: ["held"] }), { all: "lower" }, input);
    expect(inAreas(more, "all")).toEqual({ a: { p: 2, q: 1 }, b: { p: 2, q: 1 } });
  });

  test("places every seat of every contender, and nowhere fewer than are held there", () => {
    const cell = fc.record({ p: fc.integer({ min: 1, max: 999 }), q: fc.integer({ min: 1, max: 999 }) });
    fc.assert(
      fc.property(cell, cell, cell, (a, b, c) => {
        const rows = given({ a, b, c }, { a: 1, b: 1, c: 1 });
        const document = {
          ...steps({ method: { divisor: "sainte-lague" }, minimum: "held", ties: [{ by: "lot" }] }),
          // Large enough that nobody holds more in the areas than it is due.
          upper: { allot: "divisor", votes: "votes", seats: 7, divisor: "sainte-lague", minimum: 3 },
        };
        const outcome = outcomeOf(document, { upper: "upper", lower: "lower", held: "held" }, rows);
        expect(outcome.refusal).toBeNull();
        fc.pre(outcome.status === "complete");
        for (const { byTier } of outcome.seats) {
          expect(byTier["lower"]).toBe(byTier["upper"]);
        }
        const held = inAreas(outcome, "held");
        const lower = inAreas(outcome, "lower");
        for (const [area, seats] of Object.entries(held)) {
          for (const [contender, n] of Object.entries(seats)) {
            expect(lower[area]?.[contender] ?? 0).toBeGreaterThanOrEqual(n);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("says who has nowhere to go", () => {
    const outcome = outcomeOf(
      {
        ...steps({ method: { quota: "hare" }, minimum: "held" }),
        upper: { allot: "divisor", votes: "votes", seats: 0, divisor: "dhondt" },
      },
      { all: "lower" },
      input,
    );
    expect(outcome.status).toBe("complete");
    const few = outcomeOf(
      {
        ...steps({ method: { divisor: "dhondt" }, minimum: "held" }),
        upper: { allot: "divisor", votes: "votes", seats: 1, divisor: "dhondt" },
        held: { allot: "divisor", votes: "votes", in: "county", seats: 4, divisor: "dhondt" },
      },
      { all: "lower" },
      input,
    );
    expect(few.refusal).toMatchObject({ kind: "impossible", details: { contender: "p" } });
  });
});

describe("levelling seats", () => {
  const steps = {
    district: { allot: "divisor", votes: "votes", in: "county", seats: "area", divisor: "sainte-lague" },
    due: {
      compensate: "deduct",
      votes: "votes",
      total: 6,
      held: ["district"],
      method: { divisor: "sainte-lague" },
      moreThanDue: "repeat-without",
    },
    levelling: {
      place: "levelling",
      votes: "votes",
      in: "county",
      room: 1,
      seats: "due",
      held: ["district"],
      divisor: "sainte-lague",
      measure: "votes-per-seat",
      of: "valid",
      ties: [{ by: "lot" }],
    },
  };
  // a: p 2 (60, 20), q 0 (15); b: p 1 (40), q 1 (30). In the whole p 100, q 45, r 25: of six p 3 or 4, q 2, r 1.
  const input = given({ a: { p: 60, q: 15, r: 5 }, b: { p: 40, q: 30, r: 20 } }, { a: 2, b: 2 });

  test("sit one in each county, the highest weighted quotient first", () => {
    const outcome = outcomeOf(steps, { district: "district", levelling: "levelling" }, input);
    // Votes behind a district seat: a 40, b 45. q: a 15/40, b 30/3/45; r: a 5/40, b 20/45.
    expect(inAreas(outcome, "levelling")).toEqual({ a: { q: 1 }, b: { r: 1 } });
    expect(outcome.trace.find((s) => s.clause === "levelling")).toMatchObject({
      seats: [
        { contender: "r", area: "b", number: { num: 4, den: 9 } },
        { contender: "q", area: "a", number: { num: 3, den: 8 } },
      ],
    });
  });

  test("are refused where a contender has no area left in which it stood", () => {
    const placing: Placing = {
      rows: 2,
      cols: 2,
      sequence: named("sainte-lague"),
      votes: [9, 0, 9, 5],
      weight: [
        { num: 1, den: 1 },
        { num: 1, den: 1 },
      ],
      held: [0, 0, 0, 0],
      rowSeats: [1, 1],
      colSeats: [0, 2],
    };
    expect(placeSeats(placing, () => undefined)).toEqual({
      kind: "impossible",
      seats: [0, 0, 0, 1],
      left: 1,
    });
  });

  test("by turns: the next seat is of the one with the highest number in the whole, where its share is largest", () => {
    const turns = {
      district: steps.district,
      levelling: {
        place: "levelling",
        votes: "votes",
        in: "county",
        room: { figure: "levelling" },
        turns: { divisor: "dhondt" },
        held: ["district"],
        divisor: "dhondt",
        measure: "share",
        of: "valid",
        each: 1,
      },
    };
    const outcome = outcomeOf(turns, { levelling: "levelling" }, input);
    // Numbers in the whole: p 100/4 = 25, q 45/2 = 22.5, r 25. p and r are level: whoever is first, both get a seat;
    // but where p sits decides where r sits, so the tie is open.
    expect(outcome.ties).toMatchObject([{ at: "levelling", among: ["p", "r"], for: 1 }]);
    const drawn = outcomeOf(
      turns,
      { levelling: "levelling" },
      { ...input, lots: [{ at: "levelling", order: ["p"] }] },
    );
    // p: a 20/80, b 20/90; so a is full and r sits in b.
    expect(inAreas(drawn, "levelling")).toEqual({ a: { p: 1 }, b: { r: 1 } });
  });

  test("never exceed what areas and contenders have, and each goes to the highest number that is open", () => {
    const cell = fc.record({ votes: fc.nat(1000), held: fc.nat(3) });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
        (table, due) => {
          const rows = table.length;
          const placing: Placing = {
            rows,
            cols: 3,
            sequence: named("sainte-lague"),
            votes: table.flat().map((c) => c.votes),
            weight: table.map((_, r) => ({ num: r + 1, den: 7 })),
            held: table.flat().map((c) => c.held),
            rowSeats: table.map(() => 2),
            colSeats: due,
          };
          const placed: Placed = placeSeats(placing, (_, among) => among[0]);
          const sum = (pick: (i: number) => boolean): number =>
            placed.seats.reduce((all, n, i) => (pick(i) ? all + n : all), 0);
          const fits =
            table.every((_, r) => sum((i) => Math.floor(i / 3) === r) <= 2) &&
            due.every((n, c) => sum((i) => i % 3 === c) <= n);
          const total = due.reduce((a, b) => a + b, 0);
          expect(fits).toBe(true);
          return placed.kind === "impossible"
            ? sum(() => true) + placed.left === total
            : sum(() => true) === total;
        },
      ),
    );
  });
});

describe("biproportional placing", () => {
  const steps = (leaders: boolean): Record<string, unknown> => ({
    voters: { count: "voter-numbers", votes: "votes", in: "county", seats: "area" },
    upper: { allot: "divisor", votes: "voters", seats: 4, divisor: "sainte-lague" },
    lower: {
      place: "biproportional",
      votes: "votes",
      in: "county",
      room: "area",
      seats: "upper",
      divisor: "sainte-lague",
      ...(leaders ? { leaders: 1 } : {}),
    },
  });

  test("meets seats of areas and of contenders, and shows both divisors", () => {
    // Voters: p 30 + 30 = 60, q 20 + 20 = 40, r 0 + 50 = 50: of four p 2 (60, 20), r 1 (50), q 1 (40).
    const input = given({ a: { p: 30, q: 20 }, b: { p: 90, q: 60, r: 150 } }, { a: 1, b: 3 });
    const outcome = outcomeOf(steps(false), { all: "lower" }, input);
    expect(outcome.seats.map((s) => [s.contender, s.total])).toEqual([
      ["p", 2],
      ["q", 1],
      ["r", 1],
    ]);
    expect(outcome.areas.map((a) => a.seats.reduce((n, s) => n + s.seats, 0))).toEqual([1, 3]);
    const step = outcome.trace.find((s) => s.clause === "biproportional");
    expect(step).toMatchObject({
      areas: [
        { area: "a", seats: 1 },
        { area: "b", seats: 3 },
      ],
    });
  });

  test("gives the strongest of an area a seat there, but not where more share the lead than it has seats", () => {
    const rows = { a: { p: 12, q: 10 }, b: { p: 3, q: 90, r: 90 } };
    // Voters: p 12 + 1, q 10 + 30, r 30: p 1, q 2, r 1. Without the rule q is nearest to a seat in b alone.
    const kept = outcomeOf(steps(true), { all: "lower" }, given(rows, { a: 1, b: 3 }));
    expect(inAreas(kept, "all")["a"]).toEqual({ p: 1 });
    const shared = outcomeOf(
      steps(true),
      { all: "lower" },
      given({ ...rows, a: { p: 10, q: 10 } }, { a: 1, b: 3 }),
    );
    const step = shared.trace.find((s) => s.clause === "biproportional");
    const cells = step?.clause === "biproportional" ? step.cells : [];
    expect(cells.filter((c) => c.area === "a").map((c) => [c.contender, c.minimum])).toEqual([
      ["p", 0],
      ["q", 0],
    ]);
  });

  test("is refused by name when contenders have votes only where there are too few seats", () => {
    const input = given({ a: { p: 90 }, b: { q: 60 } }, { a: 1, b: 3 });
    const outcome = outcomeOf(
      { ...steps(false), upper: { allot: "divisor", votes: "votes", seats: 4, divisor: "sainte-lague" } },
      { all: "lower" },
      input,
    );
    expect(outcome.refusal).toMatchObject({
      kind: "impossible",
      reason: "no-table-has-these-sums",
      details: { areas: ["a"], contenders: ["p"] },
    });
  });

  test("records a table that anybody can check: votes over both divisors, rounded, are the seats", () => {
    const input = given({ a: { p: 30, q: 20 }, b: { p: 90, q: 60, r: 150, tiny: 1 } }, { a: 1, b: 3 });
    const outcome = outcomeOf(steps(false), { all: "lower" }, input);
    const step = outcome.trace.find((s) => s.clause === "biproportional");
    if (step?.clause !== "biproportional") throw new Error("no table");
    const { areas, contenders, cells, ...head } = step;
    expect(head).toEqual({ verb: "place", clause: "biproportional", at: "lower", area: "n", cite: [] });
    // tiny is due nothing, and stands in no cell; r has no votes in a.
    expect(contenders.map((c) => [c.contender, c.seats])).toEqual([
      ["p", 2],
      ["q", 1],
      ["r", 1],
    ]);
    expect(cells.map((c) => [c.area, c.contender, c.votes, c.minimum])).toEqual([
      ["a", "p", { num: 30, den: 1 }, 0],
      ["a", "q", { num: 20, den: 1 }, 0],
      ["b", "p", { num: 90, den: 1 }, 0],
      ["b", "q", { num: 60, den: 1 }, 0],
      ["b", "r", { num: 150, den: 1 }, 0],
    ]);
    const value = ({ num, den }: { readonly num: number | string; readonly den: number | string }): number =>
      Number(num) / Number(den);
    for (const cell of cells) {
      const row = areas.find((one) => one.area === cell.area);
      const col = contenders.find((one) => one.contender === cell.contender);
      if (row === undefined || col === undefined) throw new Error("a cell without divisors");
      expect(value(cell.quotient)).toBeCloseTo(
        value(cell.votes) / value(row.divisor) / value(col.divisor),
        9,
      );
      expect(Math.abs(value(cell.quotient) - cell.seats)).toBeLessThanOrEqual(0.5);
    }
    expect(outcome.areas.map((a) => [a.area, a.seats.map((s) => [s.contender, s.seats])])).toEqual(
      ["a", "b"].map((area) => [
        area,
        cells.filter((c) => c.area === area && c.seats > 0).map((c) => [c.contender, c.seats]),
      ]),
    );
  });

  test("a lead that is shared by no more than the seats guarantees one to each", () => {
    const rows = { a: { p: 10, q: 10, r: 9 }, b: { p: 40, q: 40, r: 60 } };
    const outcome = outcomeOf(steps(true), { all: "lower" }, given(rows, { a: 2, b: 2 }));
    const step = outcome.trace.find((s) => s.clause === "biproportional");
    const cells = step?.clause === "biproportional" ? step.cells : [];
    expect(cells.map((c) => [c.area, c.contender, c.minimum])).toEqual([
      ["a", "p", 1],
      ["a", "q", 1],
      ["a", "r", 0],
      ["b", "p", 0],
      ["b", "q", 0],
      ["b", "r", 1],
    ]);
  });

  test("an unknown figure, or seats that were not given, are named with their area", () => {
    const input = given({ a: { p: 30, q: 20 }, b: { p: 90, q: 60 } }, { a: 1, b: 3 });
    const upper = {
      upper: { allot: "plurality", votes: "all", seats: 2 },
      all: { count: "marks", contest: "all" },
    };
    const all = ["p", "q"].map((option) => ({ contest: "all", area: "n", option, votes: 5 }));
    const votes = [
      ...(input.votes ?? []).map((row) => (row.area === "b" ? { ...row, votes: null } : row)),
      ...all,
    ];
    const document = { ...steps(false), ...upper };
    expect(outcomeOf(document, { all: "lower" }, { ...input, votes }).refusal).toEqual({
      kind: "data-missing",
      at: "lower",
      area: "b",
      reason: "votes-missing",
      details: { contest: "list", missing: ["p", "q"] },
    });
    const areas = (input.areas ?? []).map(({ id, level, parent }) => ({
      id,
      level,
      ...(parent === undefined ? {} : { parent }),
    }));
    expect(
      outcomeOf(document, { all: "lower" }, { areas, votes: [...(input.votes ?? []), ...all] }).refusal,
    ).toMatchObject({ kind: "data-missing", at: "lower", area: "a", reason: "seats-missing" });
  });

  test("two tables with equal claims are a tie of an area, and a lot decides", () => {
    const document = {
      ...steps(false),
      upper: { allot: "plurality", votes: "votes", seats: 2 },
      lower: {
        place: "biproportional",
        votes: "votes",
        in: "county",
        room: "area",
        seats: "upper",
        divisor: "sainte-lague",
        ties: [{ by: "lot" }],
      },
    };
    const input = given({ a: { p: 30, q: 30 }, b: { p: 30, q: 30 } }, { a: 1, b: 1 });
    const open = outcomeOf(document, { all: "lower" }, input);
    expect(open).toMatchObject({ status: "tied", ties: [{ at: "lower", among: ["p", "q"], for: 1 }] });
    const area = open.ties[0]?.area ?? "";
    const drawn = outcomeOf(
      document,
      { all: "lower" },
      { ...input, lots: [{ at: "lower", area, order: ["q", "p"] }] },
    );
    expect(drawn.status).toBe("complete");
    expect(inAreas(drawn, "all")[area]).toEqual({ q: 1 });
  });

  test.each(["huntington-hill", "adams", { exponent: "0.9" }])(
    "divisors %j do not fit a table",
    (divisor) => {
      const read = readRules({
        urna: "rules/1",
        id: "xx/parliament@2000-01-01",
        title: { en: "A parliament" },
        inForce: "2000-01-01",
        levels: ["nation", "county"],
        laws: {},
        steps: {
          votes: { count: "marks", contest: "list", in: "county" },
          upper: { allot: "divisor", votes: "votes", seats: 4, divisor: "sainte-lague" },
          lower: {
            place: "biproportional",
            votes: "votes",
            in: "county",
            room: "area",
            seats: "upper",
            divisor,
          },
        },
        tiers: { all: "lower" },
      });
      expect(read.ok ? [] : read.problems).toMatchObject([
        { code: "R004", at: "steps/lower/divisor", expected: "divisors above zero that grow evenly" },
      ]);
    },
  );
});
