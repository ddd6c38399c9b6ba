import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import type { Outcome } from "../elect.ts";
import type { Given } from "../input.ts";
import { countedTwice, seatsOf } from "../testing/documents.ts";

/** Runs steps over one contest; `seats` gives ten seats by quota among those whom the step `in` admits. */
function run(steps: Readonly<Record<string, unknown>>, given: Given): Outcome {
  return countedTwice(
    {
      steps: { votes: { count: "marks", contest: "list", in: "district", fractions: true }, ...steps },
      tiers: { list: "seats" },
    },
    given,
  );
}

const SEATS = {
  allot: "quota",
  quota: "hare",
  votes: "votes",
  among: "in",
  seats: 10,
  ties: [{ by: "lot" }],
};
const share = (atLeast: string, more: Readonly<Record<string, unknown>> = {}): unknown => ({
  admit: "share",
  votes: "votes",
  atLeast,
  of: "valid",
  ...more,
});

/** Votes of contenders in two districts. */
function given(
  votes: Readonly<Record<string, readonly [number, number]>>,
  contenders: NonNullable<Given["contenders"]> = [],
): Given {
  return {
    areas: [
      { id: "n", level: "nation" },
      { id: "d1", level: "district", parent: "n" },
      { id: "d2", level: "district", parent: "n" },
    ],
    contenders,
    votes: Object.entries(votes).flatMap(([option, [d1, d2]]) => [
      { contest: "list", area: "d1", option, votes: d1 },
      { contest: "list", area: "d2", option, votes: d2 },
    ]),
  };
}

/** Who has seats. */
const winners = (outcome: Outcome): readonly string[] =>
  outcome.seats.filter((s) => s.total > 0).map((s) => s.contender);

describe("sets of sets", () => {
  const votes = given({ a: [500, 500], b: [300, 10], c: [60, 60], m: [5, 35] }, [
    { id: "m", facts: { minority: true } },
  ]);

  test("any: a share of the whole, or a fact", () => {
    const outcome = run(
      {
        bar: share("10%"),
        minority: { admit: "fact", votes: "votes", fact: "minority" },
        in: { admit: "any", of: ["bar", "minority"] },
        seats: { ...SEATS, seats: 30 },
      },
      votes,
    );
    expect(winners(outcome)).toEqual(["a", "b", "m"]);
    expect(outcome.trace.find((s) => s.clause === "any")).toMatchObject({
      of: ["bar", "minority"],
      rows: [
        { contender: "a", parts: [true, false], passes: true },
        { contender: "b", parts: [true, false], passes: true },
        { contender: "c", parts: [false, false], passes: false },
        { contender: "m", parts: [false, true], passes: true },
      ],
    });
  });

  test("any: a share of the whole, or in a district one of its own: there only", () => {
    const outcome = run(
      {
        whole: share("30%"),
        here: share("25%", { in: "district" }),
        in: { admit: "any", of: ["whole", "here"] },
        seats: { ...SEATS, in: "district" },
      },
      votes,
    );
    expect(outcome.areas.map((a) => [a.area, a.seats.map((s) => s.contender)])).toEqual([
      ["d1", ["a", "b"]],
      ["d2", ["a"]],
    ]);
  });

  test("all and not", () => {
    const outcome = run(
      {
        bar: share("10%"),
        big: share("50%"),
        small: { admit: "not", of: ["big"] },
        in: { admit: "all", of: ["bar", "small"] },
        seats: SEATS,
      },
      votes,
    );
    expect(winners(outcome)).toEqual(["b"]);
  });

  test("not: in none of several sets; all, any and not say so area by area", () => {
    const inDistricts = (rule: object): Outcome =>
      run(
        {
          here: share("25%", { in: "district" }),
          minority: { admit: "fact", votes: "votes", fact: "minority" },
          in: rule,
          seats: { ...SEATS, in: "district" },
        },
        votes,
      );
    const rows = (clause: "all" | "any" | "not") =>
      inDistricts({ admit: clause, of: ["here", "minority"] }).trace.flatMap((step) =>
        step.at === "in" && step.verb === "admit" && step.clause === clause
          ? [[step.area, step.rows.filter((one) => one.passes).map((one) => one.contender)]]
          : [],
      );
    expect(rows("not")).toEqual([
      ["d1", ["c"]],
      ["d2", ["b", "c"]],
    ]);
    expect(rows("any")).toEqual([
      ["d1", ["a", "b", "m"]],
      ["d2", ["a", "m"]],
    ]);
    expect(rows("all")).toEqual([
      ["d1", []],
      ["d2", []],
    ]);
  });

  test("who was let in by a rescue alone receives what the rescued do", () => {
    // The bar lets in a; b is rescued. Plain quotas give 7 and 3; half of b's quotient of 3 1/3 is one seat.
    const among = (rule: object): unknown =>
      seatsOf(
        run(
          {
            bar: share("50%"),
            second: { admit: "rescue", from: "bar", votes: "votes", when: 1, next: 1 },
            strong: share("30%"),
            three: share("5%"),
            best: share("60%"),
            tiny: { admit: "not", of: ["three"] },
            in: rule,
            seats: { ...SEATS, rescued: { times: "1/2", atLeast: 1 } },
          },
          given({ a: [300, 300], b: [150, 150], c: [5, 5] }),
        ),
      );
    const [plain, rescued] = [
      { a: 7, b: 3, c: 0 },
      { a: 9, b: 1, c: 0 },
    ];
    expect(among({ admit: "any", of: ["second"] })).toEqual(rescued);
    expect(among({ admit: "all", of: ["second"] })).toEqual(rescued);
    // b is in the other set by its own strength: one way is enough for any, both are needed for all.
    expect(among({ admit: "any", of: ["second", "strong"] })).toEqual(plain);
    expect(among({ admit: "all", of: ["second", "strong"] })).toEqual(rescued);
    expect(among({ admit: "any", of: ["second", "best"] })).toEqual(rescued);
    expect(among({ admit: "all", of: ["three", "strong"] })).toEqual(plain);
    // Nobody is rescued by not being somewhere.
    expect(among({ admit: "not", of: ["tiny"] })).toEqual(plain);
  });

  test("a share in at least two areas", () => {
    const outcome = run(
      {
        here: share("8%", { in: "district" }),
        in: { admit: "areas", each: "here", atLeast: 2 },
        seats: { ...SEATS, seats: 20 },
      },
      given({ a: [500, 500], b: [300, 10], c: [80, 60] }),
    );
    expect(winners(outcome)).toEqual(["a", "c"]);
  });

  test("seats won elsewhere", () => {
    const outcome = run(
      {
        local: { allot: "plurality", votes: "votes", in: "district", seats: 1 },
        bar: share("60%"),
        mandate: { admit: "seats", of: ["local"], atLeast: 1 },
        in: { admit: "any", of: ["bar", "mandate"] },
        seats: SEATS,
      },
      given({ a: [500, 10], b: [490, 600] }),
    );
    expect(winners(outcome)).toEqual(["b", "a"]);
  });
});

test("independents together are nobody who won several seats", () => {
  const outcome = run(
    {
      local: { allot: "plurality", votes: "votes", in: "district", seats: 1 },
      in: { admit: "seats", of: ["local"], atLeast: 2 },
      seats: SEATS,
    },
    { ...given({ a: [5, 6], b: [1, 2] }), contenders: [{ id: "a", kind: "independents" }] },
  );
  expect(outcome.trace.find((step) => step.at === "in")).toMatchObject({
    rows: [
      { contender: "a", count: 1, passes: false },
      { contender: "b", count: 0, passes: false },
    ],
  });
});

describe("coalitions", () => {
  const groups: NonNullable<Given["contenders"]> = [
    { id: "x", kind: "alliance", facts: { parties: 3 } },
    { id: "y", kind: "alliance", facts: { parties: 2 } },
    { id: "x1", in: { alliance: "x" } },
    { id: "x2", in: { alliance: "x" } },
    { id: "x3", in: { alliance: "x" } },
    { id: "y1", in: { alliance: "y" } },
    { id: "y2", in: { alliance: "y" } },
    { id: "z" },
  ];
  const steps = {
    two: share("2%"),
    four: share("4%"),
    ten: share("10%", { by: "alliance" }),
    several: { admit: "fact", votes: "votes", by: "alliance", fact: "parties", atLeast: 2 },
    carried: { admit: "members", of: "two", by: "alliance", atLeast: 1 },
    coalitions: { admit: "all", of: ["ten", "several", "carried"] },
    below: { admit: "not", of: ["two"] },
    weak: { admit: "all", of: ["below", "coalitions"] },
    best: { admit: "top", votes: "votes", next: 1, among: "weak", inside: "alliance" },
    inner: { admit: "any", of: ["two", "best"] },
    effective: { count: "among", votes: "votes", among: "four", groups: "coalitions" },
    top: { allot: "quota", quota: "hare", votes: "effective", seats: 10 },
    seats: { allot: "quota", quota: "hare", votes: "votes", among: "inner", inside: "top" },
  };

  test("count with all their lists; inside the strong ones share, and the best of the weak", () => {
    const outcome = run(
      steps,
      given({ x1: [200, 200], x2: [12, 0], x3: [9, 0], y1: [30, 28], y2: [5, 0], z: [300, 216] }, groups),
    );
    // x has 421 of 1000 and counts as one; y with 6.3 % does not, but its list y1 passes alone.
    const top = outcome.trace.find((s) => s.at === "top");
    expect(top).toMatchObject({ total: { num: 995, den: 1 } });
    const best = outcome.trace.flatMap((s) => (s.clause === "top" ? s.admitted : []));
    expect(best).toEqual(["x2"]);
    expect(winners(outcome)).toEqual(["z", "x1", "y1"]);
  });

  test("fail with their lists where none of these is strong enough", () => {
    const many = Array.from({ length: 8 }, (_, i) => `x${i + 1}`);
    const outcome = run(
      steps,
      given({ ...Object.fromEntries(many.map((id) => [id, [15, 0]])), z: [880, 0] }, [
        { id: "x", kind: "alliance", facts: { parties: 8 } },
        ...many.map((id) => ({ id, in: { alliance: "x" } })),
      ]),
    );
    expect(winners(outcome)).toEqual(["z"]);
  });

  test("a tie for the best of the weak is a tie of that group", () => {
    const outcome = run(steps, given({ x1: [400, 0], x2: [10, 0], x3: [10, 0], z: [580, 0] }, groups));
    expect(outcome.status).toBe("tied");
    expect(outcome.ties).toMatchObject([{ at: "best", among: ["x2", "x3"], for: 1 }]);
  });
});

describe("bars that give way", () => {
  const first = {
    high: share("20%"),
    low: share("10%"),
    lowest: share("5%"),
    in: { admit: "first", of: ["high", "low", "lowest"], atLeast: 2 },
    seats: SEATS,
  };

  test.each([
    [{ a: [60, 0], b: [25, 0], c: [15, 0] }, ["a", "b"], "high"],
    [{ a: [70, 0], b: [15, 0], c: [12, 0], d: [3, 0] }, ["a", "b", "c"], "low"],
    [{ a: [90, 0], b: [9, 0], c: [1, 0] }, ["a", "b"], "lowest"],
    [{ a: [98, 0], b: [2, 0] }, ["a"], "lowest"],
  ] as const)("the first with two members: %j", (votes, expected, taken) => {
    const outcome = run(first, given(votes));
    expect(winners(outcome)).toEqual(expected);
    expect(outcome.trace.find((s) => s.clause === "first")).toMatchObject({ taken });
  });

  test("the next are let in until those who take part stand for enough", () => {
    const outcome = run(
      {
        bar: share("25%"),
        in: { admit: "until", from: "bar", votes: "votes", moreThan: "60%", of: "valid" },
        seats: SEATS,
      },
      given({ a: [40, 0], b: [20, 0], c: [18, 0], d: [22, 0] }),
    );
    expect(winners(outcome)).toEqual(["a", "d"]);
    expect(outcome.trace.find((s) => s.clause === "until")).toMatchObject({
      passed: ["a"],
      added: ["d"],
      votes: { num: 62, den: 1 },
      base: { num: 100, den: 1 },
    });
  });

  test("or until there are so many; equal votes are a tie", () => {
    const steps = {
      bar: share("50%"),
      in: { admit: "until", from: "bar", votes: "votes", members: 2, ties: [{ by: "lot" }] },
      seats: SEATS,
    };
    const votes = given({ a: [60, 0], b: [20, 0], c: [20, 0] });
    expect(run(steps, votes).ties).toMatchObject([
      { at: "in", among: ["b", "c"], for: 1, resolvedBy: "lot" },
    ]);
    const drawn = run(steps, { ...votes, lots: [{ at: "in", order: ["c"] }] });
    expect(winners(drawn)).toEqual(["a", "c"]);
  });

  test("a share without its base is no rule", () => {
    const result = readRules({
      urna: "rules/1",
      id: "xx/parliament@2000-01-01",
      title: { en: "A parliament" },
      inForce: "2000-01-01",
      levels: ["nation"],
      laws: {},
      bases: { valid: { lines: ["contenders"] } },
      steps: {
        votes: { count: "marks", contest: "list" },
        bar: share("50%"),
        a: { admit: "until", from: "bar", votes: "votes", atLeast: "60%" },
        b: { admit: "until", from: "bar", votes: "votes" },
        c: { count: "areas", level: "nation", of: "valid" },
        d: { allot: "winner", votes: "votes", seats: 5, atLeast: "40%" },
      },
      tiers: {},
    });
    expect(result.ok ? [] : result.problems.map((p) => `${p.code} ${p.at}`)).toEqual([
      "R014 steps/a",
      "R014 steps/b",
      "R014 steps/c",
      "R014 steps/c",
      "R014 steps/d",
    ]);
  });
});

describe("winner takes all, and bonuses", () => {
  const winner = { allot: "winner", votes: "votes", seats: 50 };
  const votes = given({ a: [390, 0], b: [350, 0], c: [260, 0] });

  test("all seats to the strongest", () => {
    expect(run({ seats: winner }, votes).seats.map((s) => s.total)).toEqual([50, 0, 0]);
  });

  test("only from a share on: otherwise the tier has no seats", () => {
    const needs = { ...winner, atLeast: "40%", of: "valid" };
    const outcome = run({ seats: needs }, votes);
    expect(outcome.seats.map((s) => s.total)).toEqual([0, 0, 0]);
    expect(outcome.tiers).toMatchObject([{ size: 0, given: 0, status: "complete" }]);
    expect(run({ seats: { ...needs, atLeast: "39%" } }, votes).seats[0]?.total).toBe(50);
    const { atLeast: _, ...exceeds } = { ...needs, moreThan: "39%" };
    expect(run({ seats: exceeds }, votes).seats[0]?.total).toBe(0);
  });

  test.each([
    [240, 20],
    [250, 20],
    [254, 20],
    [255, 21],
    [399, 49],
    [400, 50],
    [900, 50],
  ])("growing with the share: %i of 1000 have %i", (strongest, expected) => {
    const growing = { from: "25%", every: "0.5%", most: 50 };
    const tenth = `${(1000 - strongest) / 10}`;
    const rows = ["a", ...Array.from({ length: 10 }, (_, i) => `o${i}`)];
    const outcome = run(
      { seats: { ...winner, seats: 20, of: "valid", growing } },
      {
        areas: [
          { id: "n", level: "nation" },
          { id: "d1", level: "district", parent: "n" },
        ],
        votes: rows.map((option) => ({
          contest: "list",
          area: "d1",
          option,
          votes: option === "a" ? strongest : tenth,
        })),
      },
    );
    expect(outcome.seats[0]).toMatchObject({ contender: "a", total: expected });
  });

  test("at least so many seats for the strongest; the others share the rest", () => {
    const outcome = run(
      {
        bonus: { ...winner, seats: 54 },
        seats: { ...SEATS, among: undefined, seats: 100, minimum: { from: "bonus" } },
      },
      votes,
    );
    expect(outcome.seats.map((s) => [s.contender, s.total])).toEqual([
      ["a", 54],
      ["b", 26],
      ["c", 20],
    ]);
  });

  test("two who lead: nobody has the bonus until the tie is resolved", () => {
    const steps = { seats: { ...winner, ties: [{ by: "lot" }] } };
    const equal = given({ a: [390, 0], b: [390, 0] });
    const open = run(steps, equal);
    expect(open.status).toBe("tied");
    expect(open.seats.map((s) => s.total)).toEqual([0, 0]);
    expect(run(steps, { ...equal, lots: [{ at: "seats", order: ["b"] }] }).seats[0]).toMatchObject({
      contender: "b",
      total: 50,
    });
  });
});
