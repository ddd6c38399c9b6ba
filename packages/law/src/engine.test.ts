import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRules } from "./clauses.ts";
import { elect, outcomeOf } from "./elect.ts";
import { compile, type Engine } from "./engine.ts";
import { must } from "./errors.ts";
import { readInput, type Given, type Lot } from "./input.ts";
import type { Rules } from "./document.ts";

function rulesOf(steps: Record<string, unknown>, tiers: Record<string, unknown> = { list: "seats" }): Rules {
  const read = readRules({
    urna: "rules/1",
    id: "xx/parliament@2000-01-01",
    title: { en: "A parliament" },
    inForce: "2000-01-01",
    levels: ["nation", "district"],
    laws: {},
    bases: { valid: { lines: ["contenders", "against-all"] } },
    steps,
    tiers,
  });
  return must(read);
}

const LIST = {
  votes: { count: "marks", contest: "list" },
  bar: { admit: "share", votes: "votes", atLeast: "5%", of: "valid" },
  seats: {
    allot: "quota",
    votes: "votes",
    among: "bar",
    seats: 10,
    quota: "hare",
    ties: [{ by: "earlier", fact: "registered" }],
  },
};

const votesOf = (votes: Readonly<Record<string, number | null>>): Given => ({
  areas: [{ id: "n", level: "nation" }],
  votes: Object.entries(votes).map(([option, v]) => ({ contest: "list", area: "n", option, votes: v })),
});

describe("ties", () => {
  const tied = votesOf({ a: 350, b: 350, c: 300 });

  test("stay open without the fact that the law asks for; certain seats are given", () => {
    const rules = rulesOf({ ...LIST, seats: { ...LIST.seats, seats: 11 } });
    const outcome = must(elect(rules, votesOf({ a: 50, b: 50 })));
    expect(outcome.status).toBe("tied");
    expect(outcome.ties).toMatchObject([
      { among: ["a", "b"], for: 1, resolvedBy: "earlier", needs: "registered" },
    ]);
    expect(outcome.seats.map((s) => s.total)).toEqual([5, 5]);
    expect(outcome.tiers).toMatchObject([{ status: "tied", size: 11, given: 10 }]);
  });

  test("are resolved by registration, whatever the order of input", () => {
    const rules = rulesOf({ ...LIST, seats: { ...LIST.seats, seats: 11 } });
    for (const order of [
      ["a", "b"],
      ["b", "a"],
    ]) {
      const given: Given = {
        ...votesOf(Object.fromEntries(order.map((id) => [id, 50]))),
        contenders: [
          { id: "a", facts: { registered: "2023-02-02T10:00" } },
          { id: "b", facts: { registered: "2023-02-01T10:00" } },
        ],
      };
      const outcome = elect(rules, given);
      expect(outcome.ok && outcome.value.seats.map((s) => [s.contender, s.total])).toEqual([
        ["b", 6],
        ["a", 5],
      ]);
    }
  });

  test("are resumed with a lot", () => {
    const rules = rulesOf({ ...LIST, seats: { ...LIST.seats, seats: 11, ties: [{ by: "lot" }] } });
    const open = elect(rules, votesOf({ a: 50, b: 50 }));
    expect(open.ok && open.value.ties[0]?.resolvedBy).toBe("lot");
    const drawn = elect(rules, votesOf({ a: 50, b: 50 }), { lots: [{ at: "seats", order: ["b"] }] });
    expect(drawn.ok && drawn.value.status).toBe("complete");
    expect(drawn.ok && drawn.value.seats[0]).toMatchObject({ contender: "b", total: 6 });
  });

  test("where no seat is left there is none", () => {
    const outcome = elect(rulesOf(LIST), tied);
    expect(outcome.ok && outcome.value.status).toBe("tied");
    const even = elect(rulesOf(LIST), votesOf({ a: 500, b: 500 }));
    expect(even.ok && even.value.status).toBe("complete");
  });
});

describe("silence and missing figures", () => {
  test("nobody passes the bar: the law is silent", () => {
    const rules = rulesOf({ ...LIST, bar: { ...LIST.bar, atLeast: "60%" } });
    const outcome = elect(rules, votesOf({ a: 50, b: 50 }));
    expect(outcome.ok && outcome.value.refusal).toMatchObject({
      kind: "law-is-silent",
      reason: "nobody-admitted",
      at: "seats",
    });
  });

  test("no votes: data are missing", () => {
    const outcome = elect(rulesOf(LIST), { areas: [{ id: "n", level: "nation" }] });
    expect(outcome.ok && outcome.value.refusal).toMatchObject({ kind: "data-missing", reason: "no-votes" });
  });

  test("an unknown line of the base gives the bound up to which the outcome stands", () => {
    const outcome = elect(rulesOf(LIST), votesOf({ a: 900, b: 60, "against-all": null }));
    expect(outcome.ok && outcome.value.assumptions).toEqual([
      { at: "bar", area: "n", missing: ["against-all"], upTo: 240 },
    ]);
  });

  test("unknown votes of a contender are no zero", () => {
    const outcome = elect(rulesOf(LIST), votesOf({ a: 900, b: null }));
    expect(outcome.ok && outcome.value.refusal).toMatchObject({
      kind: "data-missing",
      reason: "votes-missing",
    });
  });
});

describe("one evaluation with two faces", () => {
  test("with and without a recorder the seats are the same", () => {
    const rules = rulesOf(LIST);
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 8 }), (votes) => {
        const given = votesOf(Object.fromEntries(votes.map((v, i) => [`p${i}`, v])));
        const engine = must(compile(rules, must(readInput(given))));
        const quiet = engine.run();
        const table = engine.table("seats");
        const cells = table?.gives === "seats" ? [...table.cells] : [];
        const loud = outcomeOf(engine);
        expect(loud.status).toBe(quiet.status);
        const expected = (table?.cols ?? []).map((id, i): [string, number] => [id, cells[i] ?? 0]);
        expect(Object.fromEntries(loud.seats.map((s) => [s.contender, s.total]))).toEqual(
          quiet.status === "refused" ? {} : Object.fromEntries(expected),
        );
      }),
    );
  });

  test("figures can be changed between runs", () => {
    const engine = must(compile(rulesOf(LIST), must(readInput(votesOf({ a: 600, b: 400 })))));
    for (const slot of engine.figures("list")?.slots ?? []) if (slot.option === "a") slot.votes = 100;
    expect(outcomeOf(engine).seats).toMatchObject([
      { contender: "b", total: 8 },
      { contender: "a", total: 2 },
    ]);
  });
});

describe("steps that nothing can change are not run again", () => {
  const rules = rulesOf({
    ...LIST,
    "other-votes": { count: "marks", contest: "other" },
    other: { allot: "plurality", votes: "other-votes", seats: 1, ties: [{ by: "lot" }] },
    both: { compensate: "combine", take: "sum", of: ["seats", "other"] },
  });
  const given = (a: number): Given => ({
    ...votesOf({ a: 600, b: 400 }),
    votes: [
      ...(votesOf({ a: 600, b: 400 }).votes ?? []),
      ...Object.entries({ a, b: 50 }).map(([option, votes]) => ({
        contest: "other",
        area: "n",
        option,
        votes,
      })),
    ],
  });
  const seatsOf = (engine: Engine, step: string): readonly number[] => {
    const table = engine.table(step);
    return table?.gives === "seats" ? [...table.cells] : [];
  };

  test("figures that are asked for only after a run still count", () => {
    const engine = must(compile(rules, must(readInput(given(60)))));
    for (const slot of engine.figures("list")?.slots ?? []) slot.votes = 500;
    engine.run();
    expect([seatsOf(engine, "seats"), seatsOf(engine, "other")]).toEqual([
      [5, 5],
      [1, 0],
    ]);
    for (const slot of engine.figures("other")?.slots ?? []) if (slot.option === "a") slot.votes = 40;
    engine.run();
    expect(seatsOf(engine, "other")).toEqual([0, 1]);
  });

  test("what hangs on a lot follows another lot", () => {
    const engine = must(compile(rules, must(readInput(given(50)))));
    const lot = (first: string): Lot => ({ at: "other", area: "n", order: [first] });
    for (const [first, seats] of [
      ["a", [7, 4]],
      ["b", [6, 5]],
    ] as const) {
      expect(engine.run({ lots: [lot(first)] }).status).toBe("complete");
      expect(seatsOf(engine, "both")).toEqual(seats);
    }
  });
});

describe("input", () => {
  const ROW = { contest: "list", area: "n", option: "a" };
  test.each<[string, string, Given]>([
    ["a fraction of a vote as a number", "V001", votesOf({ a: 1.5 })],
    ["a negative number", "V001", votesOf({ a: -1 })],
    ["a percentage of votes", "V001", { ...votesOf({}), votes: [{ ...ROW, votes: "5%" }] }],
    ["a number with an exponent", "V001", { ...votesOf({}), votes: [{ ...ROW, votes: "1e3" }] }],
    ["no number", "V001", votesOf({ a: Number.NaN })],
    ["half a seat of an area", "V001", { areas: [{ id: "n", level: "nation", seats: 2.5 }] }],
    ["half an inhabitant", "V001", { areas: [{ id: "n", level: "nation", figures: { population: 0.5 } }] }],
    [
      "an option twice",
      "V002",
      { votes: [0, 0].map((votes) => ({ contest: "list", area: "n", option: "a", votes })) },
    ],
    ["an unknown area", "V003", { ...votesOf({ a: 1 }), areas: [{ id: "m", level: "nation" }] }],
    [
      "areas in a circle",
      "V005",
      {
        areas: [
          { id: "a", level: "nation", parent: "b" },
          { id: "b", level: "x", parent: "a" },
        ],
      },
    ],
    ["two contenders of one id", "V010", { contenders: [{ id: "a" }, { id: "a" }] }],
  ])("%s is refused as %s", (_, code, given) => {
    const read = readInput(given);
    expect(read.ok ? [] : read.problems.map((p) => p.code)).toContain(code);
  });

  test("declared seats that do not add up are refused", () => {
    const rules = rulesOf(
      {
        votes: { count: "marks", contest: "d", in: "district" },
        seats: { allot: "plurality", votes: "votes", in: "district", seats: 1, areas: 29 },
      },
      { district: "seats" },
    );
    const declared = (n: number): Given => ({
      areas: [{ id: "n", level: "nation" }],
      declared: [{ contest: "d", area: "n", option: "a", seats: n }],
    });
    const wrong = elect(rules, declared(28));
    expect(wrong.ok ? [] : wrong.problems.map((p) => p.code)).toContain("V007");
    const right = elect(rules, declared(29));
    expect(right.ok && right.value.tiers).toMatchObject([{ origin: "declared", given: 29 }]);
  });
});

describe("two rounds in districts of which only declarations or one round are known", () => {
  const rounds = (second: string): Rules =>
    rulesOf(
      {
        votes: { count: "marks", contest: "first", in: "district" },
        first: { allot: "majority", votes: "votes", in: "district", seats: 1, moreThan: "1/2", of: "valid" },
        again: { count: "marks", contest: second, in: "district" },
        second: { allot: "plurality", votes: "again", in: "district", seats: 1, unless: "first" },
      },
      { district: ["first", "second"] },
    );
  const areas: NonNullable<Given["areas"]> = [
    { id: "n", level: "nation" },
    ...["x", "y", "z"].map((id) => ({ id, level: "district", parent: "n" })),
  ];
  const declared = (
    contest: string,
    winners: Readonly<Record<string, string>>,
  ): NonNullable<Given["declared"]> =>
    Object.entries(winners).map(([area, option]) => ({ contest, area, option, seats: 1 }));

  test("a district that the first round filled has no second, whatever was counted there", () => {
    const second = ["x", "y", "z"].flatMap((area) => [
      { contest: "second", area, option: "a", votes: 10 },
      { contest: "second", area, option: "b", votes: 20 },
    ]);
    const given = { areas, declared: declared("first", { x: "a", y: "b", z: "a" }), votes: second };
    expect(must(elect(rounds("second"), given))).toMatchObject({
      seats: [
        { contender: "a", total: 2 },
        { contender: "b", total: 1 },
      ],
      tiers: [{ size: 3, given: 3 }],
    });
  });

  test("rounds that were both declared fill their own districts; what is declared for both is there once", () => {
    const given = { areas, declared: declared("first", { x: "a", y: "b", z: "a" }) };
    for (const law of [rounds("second"), rounds("first")])
      expect(must(elect(law, given)).tiers).toMatchObject([{ origin: "declared", size: 3, given: 3 }]);
  });
});

describe("the seats of a tier", () => {
  const size = (tier: readonly string[], steps: Record<string, unknown>): unknown =>
    must(elect(rulesOf({ votes: LIST.votes, ...steps }, { list: tier }), votesOf({ a: 50, b: 30, c: 20 })))
      .tiers;

  test("are those of all its parts together", () => {
    const first = { allot: "winner", votes: "votes", seats: 2 };
    const second = { allot: "divisor", divisor: "dhondt", votes: "votes", seats: 5 };
    expect(size(["first", "second"], { first, second })).toMatchObject([{ size: 7, given: 7 }]);
  });

  test("and once only where rounds fill them one after another", () => {
    const first = { allot: "majority", votes: "votes", seats: 3, moreThan: "40%", of: "valid" };
    const second = { allot: "plurality", votes: "votes", seats: 3, unless: "first" };
    expect(size(["first", "second"], { first, second })).toMatchObject([{ size: 3 }]);
  });
});
