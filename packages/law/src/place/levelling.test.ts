import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { named } from "../allot/sequences.ts";
import { readRules } from "../clauses.ts";
import type { Outcome } from "../elect.ts";
import type { Area, Contender, Lot, VoteRow } from "../input.ts";
import { countedTwice, documentOf, votesIn } from "../testing/documents.ts";
import { type Placing, placeSeats } from "./levelling.ts";

type Asked = readonly ["cells" | "cols", readonly number[]];
interface Told {
  readonly kind: string;
  readonly order: readonly number[];
  readonly asked: readonly Asked[];
}

/** The definition, cell by cell, with divisors 1, 3, 5, ... inside and 1, 2, 3, ... for turns; of equal ones the first. */
function byDefinition(placing: Placing): Told {
  const { cols, votes, weight, held, rowSeats, colSeats, turns, each = Infinity } = placing;
  const given = votes.map(() => 0);
  const order: number[] = [];
  const asked: Asked[] = [];
  const inRow = (r: number): number => given.reduce((n, k, i) => n + (Math.floor(i / cols) === r ? k : 0), 0);
  const inCol = (c: number): number => given.reduce((n, k, i) => n + (i % cols === c ? k : 0), 0);
  const roomIn = (i: number): number => (rowSeats[Math.floor(i / cols)] ?? 0) - inRow(Math.floor(i / cols));
  const dueTo = (i: number): number =>
    colSeats === undefined ? Infinity : (colSeats[i % cols] ?? 0) - inCol(i % cols);
  const above = (a: readonly [bigint, bigint], b: readonly [bigint, bigint]): boolean =>
    a[0] * b[1] > b[0] * a[1];
  const highest = (
    of: readonly number[],
    number: (i: number) => readonly [bigint, bigint],
  ): readonly number[] => of.filter((i) => of.every((j) => !above(number(j), number(i))));
  const all = (colSeats ?? rowSeats).reduce((a, b) => a + b, 0);
  for (let left = all; left > 0; left--) {
    const free = votes.flatMap((v, i) =>
      v !== 0 && roomIn(i) > 0 && dueTo(i) > 0 && (given[i] ?? 0) < each ? [i] : [],
    );
    let able: readonly number[] = free;
    if (turns !== undefined) {
      const open = [...new Set(free.map((i) => i % cols))].sort((a, b) => a - b);
      const turn = highest(open, (c) => [
        BigInt(turns.votes[c] ?? 0),
        BigInt((turns.held[c] ?? 0) + inCol(c) + 1),
      ]);
      if (turn.length > 1) asked.push(["cols", turn]);
      able = free.filter((i) => i % cols === turn[0]);
    }
    const best = highest(able, (i) => {
      const w = weight[Math.floor(i / cols)] ?? { num: 1, den: 1 };
      const divisor = 2 * ((held[i] ?? 0) + (given[i] ?? 0)) + 1;
      return [BigInt(votes[i] ?? 0) * BigInt(w.num), BigInt(divisor) * BigInt(w.den)];
    });
    const [cell] = best;
    if (cell === undefined) return { kind: "impossible", order, asked };
    const fits = best.every(
      (i) =>
        best.filter((j) => Math.floor(j / cols) === Math.floor(i / cols)).length <= roomIn(i) &&
        best.filter((j) => j % cols === i % cols).length <= dueTo(i),
    );
    if (best.length > 1 && (turns !== undefined || !fits)) asked.push(["cells", best]);
    given[cell] = (given[cell] ?? 0) + 1;
    order.push(cell);
  }
  return { kind: "done", order, asked };
}

describe("the placing of seats", () => {
  const numbers = (length: number, max: number): fc.Arbitrary<number[]> =>
    fc.array(fc.nat(max), { minLength: length, maxLength: length });
  const placings = fc.integer({ min: 1, max: 4 }).chain((rows) =>
    fc.record({
      votes: numbers(rows * 3, 6),
      held: numbers(rows * 3, 2),
      weights: numbers(rows, 2),
      rowSeats: numbers(rows, 3),
      due: numbers(3, 2),
      turnVotes: numbers(3, 4),
      turnHeld: numbers(3, 2),
      byTurns: fc.boolean(),
      each: fc.constantFrom(undefined, 1, 2),
    }),
  );

  test("is that of the definition: which cell, in which order, and which ties are asked about", () => {
    const seen = { cells: 0, cols: 0, done: 0, impossible: 0 };
    fc.assert(
      fc.property(placings, (p) => {
        const placing: Placing = {
          rows: p.rowSeats.length,
          cols: 3,
          sequence: named("sainte-lague"),
          votes: p.votes,
          weight: p.weights.map((w) => ({ num: w + 1, den: 2 * w + 3 })),
          held: p.held,
          rowSeats: p.rowSeats,
          ...(p.byTurns
            ? { turns: { sequence: named("dhondt"), votes: p.turnVotes, held: p.turnHeld } }
            : { colSeats: p.due }),
          ...(p.each === undefined ? {} : { each: p.each }),
        };
        const expected = byDefinition(placing);
        const asked: Asked[] = [];
        const placed = placeSeats(placing, (what, among) => {
          asked.push([what, [...among]]);
          seen[what] += 1;
          return among[0];
        });
        expect(asked).toEqual(expected.asked);
        const seats = p.votes.map((_, i) => expected.order.filter((j) => j === i).length);
        const all = (placing.colSeats ?? placing.rowSeats).reduce((a, b) => a + b, 0);
        const { kind, order } = expected;
        expect(placed).toEqual(
          kind === "impossible" ? { kind, seats, left: all - order.length } : { kind, seats, order },
        );
        if (placed.kind !== "tied") seen[placed.kind] += 1;
      }),
      { numRuns: 600 },
    );
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(3);
  });

  test("stops at a tie that nobody settles, with the seats before it", () => {
    const placing: Placing = {
      rows: 1,
      cols: 3,
      sequence: named("sainte-lague"),
      votes: [9, 5, 5],
      weight: [{ num: 1, den: 1 }],
      held: [0, 0, 0],
      rowSeats: [2],
      colSeats: [1, 1, 1],
    };
    expect(placeSeats(placing, () => undefined)).toEqual({ kind: "tied", seats: [1, 0, 0], order: [0] });
    const turns = { sequence: named("dhondt"), votes: [1, 4, 4], held: [0, 0, 0] };
    const { colSeats: _, ...open } = placing;
    expect(placeSeats({ ...open, turns }, () => undefined)).toEqual({
      kind: "tied",
      seats: [0, 0, 0],
      order: [],
    });
  });
});

// ---- Through a rules document.

const AREAS: readonly Area[] = [
  { id: "n", level: "nation" },
  { id: "a", level: "county", parent: "n", figures: { room: 1, won: 2 } },
  { id: "b", level: "county", parent: "n", figures: { room: 2, won: 1 } },
];
const VOTES = [...votesIn("a", { p: 60, q: 30, r: 10 }), ...votesIn("b", { p: 20, q: 24, r: 36 })];
const STEPS = {
  votes: { count: "marks", contest: "list", in: "county" },
  won: { allot: "divisor", votes: "votes", in: "county", seats: { figure: "won" }, divisor: "dhondt" },
  dues: { count: "marks", contest: "due" },
  due: { allot: "divisor", votes: "dues", seats: 3, divisor: "dhondt" },
  able: { admit: "fact", votes: "votes", in: "county", fact: "able" },
};
const LEVELLING = {
  place: "levelling",
  votes: "votes",
  in: "county",
  room: { figure: "room" },
  seats: "due",
  held: ["won"],
  divisor: "sainte-lague",
  measure: "votes",
};
interface More {
  readonly due?: Readonly<Record<string, number>>;
  readonly votes?: readonly VoteRow[];
  readonly areas?: readonly Area[];
  readonly contenders?: readonly Contender[];
  readonly lots?: readonly Lot[];
}
const run = (
  levelling: object,
  { due = { q: 2, r: 1 }, votes = VOTES, areas = AREAS, contenders = [], lots = [] }: More = {},
): Outcome =>
  countedTwice(
    {
      levels: ["nation", "county"],
      bases: { valid: { lines: ["contenders"] }, told: { lines: ["contenders", "against-all"] } },
      steps: {
        ...STEPS,
        due: { ...STEPS.due, seats: Object.values(due).reduce((a, b) => a + b, 0) },
        levelling: { ...LEVELLING, ...levelling },
      },
      tiers: { levelling: "levelling" },
    },
    { areas, contenders, votes: [...votes, ...votesIn("n", due, "due")] },
    lots,
  );
const placed = (outcome: Outcome): unknown =>
  outcome.areas.map(({ area, size, seats }) => [
    area,
    size,
    Object.fromEntries(seats.map((s) => [s.contender, s.seats])),
  ]);
const stepOf = (outcome: Outcome): object | undefined =>
  outcome.trace.find(({ at, clause }) => at === "levelling" && clause === "levelling");
const n = (num: number, den = 1): unknown => ({ num, den });

describe("levelling seats by votes", () => {
  // Won: a p 60, 30 = q 30: a tie for the second; by name nobody. So q has 31 in a: p 60, q 31. b: r 36.
  const votes = [...votesIn("a", { p: 60, q: 31, r: 10 }), ...votesIn("b", { p: 20, q: 24, r: 36 })];

  test("go to the highest number of who is due one, and the record shows each", () => {
    // q holds one in a: 31/3; b: 24. r: a 10; b holds one: 36/3 = 12. First q in b (24), then r in b (12), q in a (31/3).
    const outcome = run({}, { votes });
    expect(placed(outcome)).toEqual([
      ["a", 1, { q: 1 }],
      ["b", 2, { q: 1, r: 1 }],
    ]);
    expect(stepOf(outcome)).toEqual({
      verb: "place",
      clause: "levelling",
      at: "levelling",
      area: "n",
      cite: [],
      measure: "votes",
      seats: [
        { contender: "q", area: "b", votes: n(24), before: 0, number: n(24) },
        { contender: "r", area: "b", votes: n(36), before: 1, number: n(12) },
        { contender: "q", area: "a", votes: n(31), before: 1, number: n(31, 3) },
      ],
    });
  });

  test("of one who takes a second one there: its next number", () => {
    // r alone is due two: b 36/3 = 12, then a 10, then b 36/5.
    const outcome = run({ room: 3 }, { votes, due: { r: 3 } });
    expect(stepOf(outcome)).toMatchObject({
      seats: [
        { contender: "r", area: "b", before: 1, number: n(12) },
        { contender: "r", area: "a", before: 0, number: n(10) },
        { contender: "r", area: "b", before: 2, number: n(36, 5) },
      ],
    });
    const once = run({ room: 3, each: 1 }, { votes, due: { r: 3 } });
    expect(once.refusal).toEqual({
      kind: "impossible",
      at: "levelling",
      area: "n",
      reason: "no-area-has-room",
      details: { left: 1 },
    });
  });

  test("with the first divisor replaced, in the numbers of the law", () => {
    expect(stepOf(run({ first: "1.4" }, { votes, due: { q: 1 } }))).toMatchObject({
      seats: [{ contender: "q", area: "b", number: n(120, 7) }],
    });
  });

  test("of those of a set only", () => {
    const contenders = [{ id: "r", facts: { able: true } }];
    const outcome = run({ among: "able", room: 2 }, { votes, due: { r: 2 }, contenders });
    expect(placed(outcome)).toEqual([
      ["a", 2, { r: 1 }],
      ["b", 2, { r: 1 }],
    ]);
    expect(run({ among: "able" }, { votes, contenders }).refusal).toMatchObject({ details: { left: 2 } });
  });
});

describe("levelling seats by shares", () => {
  const votes = [...votesIn("a", { p: 60, q: 31, r: 10 }), ...votesIn("b", { p: 20, q: 24, r: 36 })];

  test("compare the part of each area's votes", () => {
    // q: a 31/101/3, b 24/80; r: a 10/101, b 36/80/3.
    const outcome = run({ measure: "share", of: "valid" }, { votes });
    expect(stepOf(outcome)).toMatchObject({
      measure: "share",
      seats: [
        { contender: "q", area: "b", number: n(3, 10) },
        { contender: "r", area: "b", number: n(3, 20) },
        { contender: "q", area: "a", number: n(31, 303) },
      ],
    });
  });

  test("or votes over the votes behind a seat that was won there", () => {
    // a: two seats won and 101 votes; b: one seat and 80 votes. q: a 31/3 * 2/101, b 24/80; r: a 20/101, b 12/80.
    const outcome = run({ measure: "votes-per-seat", of: "valid" }, { votes });
    expect(stepOf(outcome)).toMatchObject({
      seats: [
        { contender: "q", area: "b", number: n(3, 10) },
        { contender: "q", area: "a", number: n(62, 303) },
        { contender: "r", area: "b", number: n(3, 20) },
      ],
    });
  });

  test("seats of those who have no votes there are won there, too", () => {
    // A seat of x, who stands in another contest, makes two in b: r and q have twice the number there.
    const other = {
      others: { count: "marks", contest: "other", in: "county" },
      more: { allot: "plurality", votes: "others", in: "county", seats: 1 },
    };
    const outcome = countedTwice(
      {
        levels: ["nation", "county"],
        bases: { valid: { lines: ["contenders"] } },
        steps: {
          ...STEPS,
          ...other,
          levelling: { ...LEVELLING, held: ["won", "more"], measure: "votes-per-seat", of: "valid" },
        },
        tiers: { levelling: "levelling" },
      },
      {
        areas: AREAS,
        votes: [
          ...votes,
          ...votesIn("n", { q: 2, r: 1 }, "due"),
          ...votesIn("b", { x: 1 }, "other"),
          ...votesIn("a", { p: 1 }, "other"),
        ],
      },
    );
    expect(stepOf(outcome)).toMatchObject({
      seats: [{ contender: "q", area: "b", number: n(3, 5) }, {}, {}],
    });
  });
});

describe("ties of levelling seats", () => {
  const lot = { ties: [{ by: "lot" }] };

  test("between contenders of one area are a tie of that area", () => {
    const votes = [...votesIn("a", { p: 60, q: 31, r: 5 }), ...votesIn("b", { p: 90, q: 40, r: 40 })];
    const open = run({ ...lot, room: 1 }, { votes, due: { q: 1, r: 2 } });
    expect(open.ties).toMatchObject([
      { verb: "place", at: "levelling", area: "b", among: ["q", "r"], for: 1, resolvedBy: "lot" },
    ]);
    expect(open.status).toBe("tied");
    expect(stepOf(open)).toMatchObject({ seats: [] });
    const lots = [{ at: "levelling", area: "b", order: ["r"] }];
    const drawn = run({ ...lot, room: 1 }, { votes, due: { q: 1, r: 1 }, lots });
    expect(placed(drawn)).toEqual([
      ["a", 1, { q: 1 }],
      ["b", 1, { r: 1 }],
    ]);
    expect(run({ room: 1 }, { votes, due: { q: 1, r: 2 } }).ties).toMatchObject([{ resolvedBy: "silent" }]);
  });

  test("between areas of one contender are a tie of the whole", () => {
    const votes = [...votesIn("a", { p: 60, q: 31, r: 20 }), ...votesIn("b", { p: 90, q: 4, r: 20 })];
    const open = run({ ...lot, room: 1 }, { votes, due: { r: 1 } });
    expect(open.ties).toMatchObject([{ area: "n", among: ["a", "b"], for: 1 }]);
    const drawn = run(
      { ...lot, room: 1 },
      { votes, due: { r: 1 }, lots: [{ at: "levelling", order: ["b"] }] },
    );
    expect(placed(drawn)).toEqual([
      ["a", 1, {}],
      ["b", 1, { r: 1 }],
    ]);
  });

  test("between several of both name both", () => {
    const votes = [
      ...votesIn("a", { p: 90, q: 61, r: 20, s: 1 }),
      ...votesIn("b", { p: 90, q: 1, r: 20, s: 20 }),
    ];
    const open = run({ ...lot, room: 1 }, { votes, due: { r: 1, s: 1 } });
    expect(open.ties).toMatchObject([{ area: "n", among: ["r/a", "r/b", "s/b"], for: 1 }]);
    const lots = [{ at: "levelling", order: ["s/b"] }];
    expect(placed(run({ ...lot, room: 1 }, { votes, due: { r: 1, s: 1 }, lots }))).toEqual([
      ["a", 1, { r: 1 }],
      ["b", 1, { s: 1 }],
    ]);
  });

  test("of whose turn it is are ties of the whole", () => {
    const votes = [...votesIn("a", { p: 30, q: 20, r: 2 }), ...votesIn("b", { p: 50, q: 19, r: 2 })];
    const turns = { seats: undefined, turns: { divisor: "dhondt" }, room: 1, held: ["won"], ...lot };
    // p won one in a and one in b, q one in a. In the whole p 80/3, then 80/4; q 39/2. p sits in b (50/3) before a (30/3).
    expect(stepOf(run(turns, { votes }))).toMatchObject({
      seats: [
        { contender: "p", area: "b", before: 1, number: n(50, 3) },
        { contender: "p", area: "a", before: 1, number: n(10) },
      ],
    });
    const level = votes.map((row) =>
      row.option === "q"
        ? { ...row, votes: 27 }
        : row.option === "p" && row.area === "b"
          ? { ...row, votes: 51 }
          : row,
    );
    // p 81/3 = 27 and q 54/2 = 27.
    expect(run(turns, { votes: level }).ties).toMatchObject([{ area: "n", among: ["p", "q"], for: 1 }]);
  });
});

describe("levelling seats are refused", () => {
  const clear = VOTES.map((row) => (row.area === "a" && row.option === "q" ? { ...row, votes: 31 } : row));
  const refusal = { kind: "data-missing", at: "levelling", area: "b", reason: "votes-missing" };

  test("where votes or a line of the base are not known, or nobody counted", () => {
    const votes = VOTES.map((row) =>
      row.area === "b" && row.option !== "p" ? { ...row, votes: null } : row,
    );
    expect(run({}, { votes }).refusal).toMatchObject({ at: "won", area: "b" });
    const alone = (levelling: object, rows: readonly VoteRow[]): unknown =>
      countedTwice(
        {
          levels: ["nation", "county"],
          bases: { told: { lines: ["contenders", "against-all"] } },
          steps: {
            votes: STEPS.votes,
            dues: { count: "marks", contest: "due", in: "county" },
            due: { allot: "plurality", votes: "dues", in: "county", seats: 1 },
            levelling: { ...LEVELLING, held: ["due"], ...levelling },
          },
        },
        {
          areas: AREAS,
          votes: [...rows, ...votesIn("a", { q: 2 }, "due"), ...votesIn("b", { r: 1 }, "due")],
        },
      ).refusal;
    expect(alone({}, votes)).toEqual({ ...refusal, details: { contest: "list", missing: ["q", "r"] } });
    const line = [...VOTES, ...votesIn("b", { "against-all": null })];
    expect(alone({}, line)).toBeNull();
    expect(alone({ measure: "share", of: "told" }, line)).toEqual({
      ...refusal,
      details: { contest: "list", missing: ["against-all"] },
    });
    expect(alone({}, votesIn("a", { q: 1, r: 1 }))).toEqual({
      ...refusal,
      details: { contest: "list", missing: [] },
    });
    const bare = AREAS.map((area) => (area.id === "b" ? { ...area, figures: { won: 1 } } : area));
    expect(run({}, { areas: bare, votes: clear }).refusal).toEqual({
      kind: "data-missing",
      at: "levelling",
      area: "b",
      reason: "seats-missing",
      details: {},
    });
  });

  test.each([
    [{ turns: { divisor: "dhondt" } }, "R014 steps/levelling: either seats or turns"],
    [{ seats: undefined }, "R014 steps/levelling: either seats or turns"],
    [{ of: "valid" }, "R014 steps/levelling/of: a base for shares and votes behind a seat, none for votes"],
    [
      { measure: "share" },
      "R014 steps/levelling/of: a base for shares and votes behind a seat, none for votes",
    ],
    [{ divisor: "adams" }, "R004 steps/levelling/divisor: plain divisors above zero"],
    [{ divisor: "dean", first: "1/2" }, "R004 steps/levelling/divisor: plain divisors above zero"],
    [{ divisor: { exponent: "1/2" } }, "R004 steps/levelling/divisor: plain divisors above zero"],
    [
      { seats: undefined, turns: { divisor: "adams" } },
      "R004 steps/levelling/divisor: plain divisors above zero",
    ],
  ])("%j", (levelling, expected) => {
    const read = readRules(
      documentOf({
        levels: ["nation", "county"],
        steps: { ...STEPS, levelling: { ...LEVELLING, ...levelling } },
      }),
    );
    expect(read.ok ? [] : read.problems.map((p) => `${p.code} ${p.at}: ${p.expected}`)).toEqual([expected]);
  });
});
