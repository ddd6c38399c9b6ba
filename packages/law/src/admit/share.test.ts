import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { type Outcome, outcomeOf } from "../elect.ts";
import { compile } from "../engine.ts";
import { must } from "../errors.ts";
import { type Given, readInput } from "../input.ts";
import { countedTwice, NATION, votesIn } from "../testing/documents.ts";

type Figures = Readonly<Record<string, number | string | null>>;

/** Two districts; `bar` is the rule under test, and a seat goes to each whom it admits. The first run is silent. */
function run(
  bar: Readonly<Record<string, unknown>>,
  d1: Figures,
  d2: Figures,
  contenders: NonNullable<Given["contenders"]> = [],
): Outcome {
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/parliament@2000-01-01",
      title: { en: "A parliament" },
      inForce: "2000-01-01",
      levels: ["nation", "district"],
      laws: {},
      bases: { valid: { lines: ["contenders", "against-all"] } },
      steps: {
        votes: { count: "marks", contest: "list", in: "district", fractions: true },
        bar: { admit: "share", votes: "votes", of: "valid", in: "district", ...bar },
        seats: { allot: "plurality", votes: "votes", in: "district", among: "bar", seats: 9 },
      },
      tiers: { list: "seats" },
    }),
  );
  const rows = (area: string, figures: Figures): NonNullable<Given["votes"]> =>
    Object.entries(figures).map(([option, votes]) => ({ contest: "list", area, option, votes }));
  const given = {
    areas: [
      { id: "n", level: "nation" },
      { id: "d1", level: "district", parent: "n", seats: 4 },
      { id: "d2", level: "district", parent: "n", seats: 10 },
    ],
    contenders,
    votes: [...rows("d1", d1), ...rows("d2", d2)],
  };
  const engine = must(compile(rules, must(readInput(given))));
  engine.run();
  return outcomeOf(engine);
}

const admitted = (outcome: Outcome): readonly (readonly string[])[] =>
  outcome.areas.map((a) => a.seats.map((s) => s.contender));
const steps = (outcome: Outcome): readonly unknown[] => outcome.trace.filter((s) => s.clause === "share");
const n = (num: number, den = 1): unknown => ({ num, den });

describe("a share of a base", () => {
  test("is taken area by area, and the trace has every figure", () => {
    const outcome = run(
      { atLeast: "5%" },
      { a: 90, b: 5, "against-all": 5 },
      { a: 96, b: "3.5", "against-all": 0 },
    );
    expect(admitted(outcome)).toEqual([["a", "b"], ["a"]]);
    const bar = { is: "atLeast", share: n(1, 20), of: "valid" };
    const common = {
      verb: "admit",
      clause: "share",
      at: "bar",
      cite: [],
      baseLines: ["contenders", "against-all"],
    };
    expect(steps(outcome)).toEqual([
      {
        ...common,
        area: "d1",
        base: n(100),
        missing: [],
        rows: [
          { contender: "a", votes: n(90), bar, needed: n(5), margin: n(85), passes: true },
          { contender: "b", votes: n(5), bar, needed: n(5), margin: n(0), passes: true },
        ],
      },
      {
        ...common,
        area: "d2",
        base: n(199, 2),
        missing: [],
        rows: [
          { contender: "a", votes: n(96), bar, needed: n(199, 40), margin: n(3641, 40), passes: true },
          { contender: "b", votes: n(7, 2), bar, needed: n(199, 40), margin: n(-59, 40), passes: false },
        ],
      },
    ]);
    expect(outcome.assumptions).toEqual([]);
  });

  test("that must be exceeded is not reached by equality", () => {
    const outcome = run({ moreThan: "5%" }, { a: 95, b: 5 }, { a: 949, b: 51 });
    expect(admitted(outcome)).toEqual([["a"], ["a", "b"]]);
    expect(steps(outcome)).toMatchObject([
      { rows: [{ bar: { is: "moreThan" } }, { margin: n(0), passes: false }] },
      {},
    ]);
  });

  test("is reached by nobody where there are no votes, unless none is asked for", () => {
    for (const bar of [{ atLeast: "5%" }, { moreThan: "5%" }, { moreThan: 0 }]) {
      const outcome = run(bar, { a: 0, b: 0 }, { a: 3, b: 0 });
      expect(steps(outcome)).toMatchObject([
        { base: n(0), rows: [{ margin: n(0), passes: false }, { passes: false }] },
        { rows: [{ passes: true }, { passes: false }] },
      ]);
      expect(outcome.refusal).toMatchObject({ kind: "law-is-silent", area: "d1", reason: "nobody-admitted" });
    }
    const none = run({ atLeast: 0 }, { a: 0, b: 0 }, { a: 3, b: 0 });
    expect(steps(none)).toMatchObject([
      { rows: [{ passes: true }, { passes: true }] },
      { rows: [{ passes: true }, { passes: true }] },
    ]);
  });

  describe("that is lowered while too few reach it", () => {
    const lowered = { step: "1%", until: 2 };
    const bar = { atLeast: "5%", lowered };
    const all = { z: 100 };

    test("stays where enough do; else it goes down step by step until enough do", () => {
      const outcome = run(bar, { a: 94, b: 3, c: 3 }, { a: 90, b: 5, c: 5 });
      expect(admitted(outcome)).toEqual([
        ["a", "b", "c"],
        ["a", "b", "c"],
      ]);
      expect(steps(outcome)).toMatchObject([
        { lowered: n(1, 50), rows: [{}, { bar: { share: n(3, 100) }, margin: n(0), passes: true }, {}] },
        { rows: [{ bar: { share: n(1, 20) } }, {}, {}] },
      ]);
      expect(steps(outcome)[1]).not.toHaveProperty("lowered");
      expect(admitted(run(bar, { a: 93, b: 4, c: 3 }, all))[0]).toEqual(["a", "b"]);
    });

    test("each area by itself, brackets by the same number of points", () => {
      const brackets = [{ fact: "parties", from: 2, share: "7%" }];
      const contenders = [{ id: "b", facts: { parties: 2 } }];
      const outcome = run({ ...bar, brackets }, { a: 93, b: 5, c: 2 }, { a: 90, b: 6, c: 4 }, contenders);
      expect(steps(outcome)).toMatchObject([
        {
          lowered: n(1, 50),
          rows: [{ bar: { share: n(3, 100) } }, { bar: { share: n(1, 20) }, passes: true }, {}],
        },
        { lowered: n(1, 100), rows: [{}, { passes: true }, { margin: n(0), passes: true }] },
      ]);
    });

    test("ends at nothing: then all take part who are enough, or the few who stand", () => {
      const few = run(
        { atLeast: "3%", lowered: { step: "2%", until: 3 } },
        { a: 100, b: 0, c: 0 },
        { a: 98, b: 1, c: 1 },
      );
      expect(steps(few)).toMatchObject([
        { lowered: n(1, 25), rows: [{ passes: true }, { bar: { share: n(0) }, passes: true }, {}] },
        { lowered: n(1, 50), rows: [{ passes: true }, { passes: true }, { passes: true }] },
      ]);
      const more = run(
        { moreThan: "3%", lowered: { step: "2%", until: 2 } },
        { a: 100, b: 0 },
        { a: 97, b: 3 },
      );
      expect(steps(more)).toMatchObject([
        { lowered: n(1, 25), rows: [{ passes: true }, { passes: false }] },
        { lowered: n(1, 50), rows: [{ passes: true }, { bar: { share: n(1, 100) }, passes: true }] },
      ]);
    });

    test("stays where nobody voted", () => {
      const outcome = run({ atLeast: "3%", lowered }, { a: 0, b: 0 }, { a: 9, b: 1 });
      expect(steps(outcome)[0]).not.toHaveProperty("lowered");
    });

    test("goes down by no less than a hundredth of a per cent", () => {
      expect(() => run({ ...bar, lowered: { step: "0.0099%", until: 2 } }, all, all)).toThrow(
        /^R004 at steps\/bar\/lowered\/step: .*at least 0\.01%/,
      );
      expect(
        steps(run({ ...bar, lowered: { step: "0.01%", until: 2 } }, { a: 96, b: 4 }, all)),
      ).toMatchObject([{ lowered: n(1, 100) }, { lowered: n(1, 20) }]);
    });
  });

  test("is one of two kinds", () => {
    const both = { atLeast: "5%", moreThan: "5%" };
    const wanted = /^R014 at steps\/bar: .*expected either atLeast or moreThan$/;
    expect(() => run(both, { a: 1 }, { a: 1 })).toThrow(wanted);
    expect(() => run({}, { a: 1 }, { a: 1 })).toThrow(wanted);
  });
});

describe("a part of the base that nobody knows", () => {
  // 60 of 60 + 900 = 960 known: 5 % are reached while the whole is at most 1,200.
  const figures: Figures = { a: 900, b: 60, "against-all": null };
  const known: Figures = { a: 100, b: 1, "against-all": 0 };

  test("may be as large as leaves everybody in who is in", () => {
    const outcome = run({ atLeast: "5%" }, figures, known);
    expect(outcome.assumptions).toEqual([{ at: "bar", area: "d1", missing: ["against-all"], upTo: 240 }]);
    expect(steps(outcome)).toMatchObject([{ missing: ["against-all"], holdsUpTo: 240 }, { missing: [] }]);
    expect(steps(outcome)[1]).not.toHaveProperty("holdsUpTo");
  });

  test("as the weakest of those who pass allows, wherever it stands", () => {
    const outcome = run({ atLeast: "5%" }, { a: 60, b: 500, c: 400, "against-all": null }, known);
    expect(outcome.assumptions).toMatchObject([{ upTo: 240 }]);
  });

  test("one less where equality is not enough, and the whole part where it does not divide", () => {
    expect(run({ moreThan: "5%" }, figures, known).assumptions).toMatchObject([{ upTo: 239 }]);
    const seventh = { ...figures, b: 150 };
    expect(run({ atLeast: "1/7" }, seventh, known).assumptions).toMatchObject([{ upTo: 0 }]);
    expect(run({ moreThan: "2/15" }, seventh, known).assumptions).toMatchObject([{ upTo: 74 }]);
    expect(run({ moreThan: "7/50" }, seventh, known).assumptions).toMatchObject([{ upTo: 21 }]);
    expect(run({ atLeast: "7/50" }, seventh, known).assumptions).toMatchObject([{ upTo: 21 }]);
  });

  test("without a limit where no share is asked for, or nobody passes", () => {
    expect(run({ atLeast: 0 }, figures, known).assumptions).toMatchObject([
      { upTo: Number.MAX_SAFE_INTEGER },
    ]);
    const nobody = run({ atLeast: "99%" }, figures, known);
    expect(nobody.assumptions).toStrictEqual([{ at: "bar", area: "d1", missing: ["against-all"] }]);
    expect(steps(nobody)[0]).not.toHaveProperty("holdsUpTo");
  });

  test("and the votes of a contender that nobody knows are no base at all", () => {
    const outcome = run({ atLeast: "5%" }, known, { a: 100, b: null, "against-all": null });
    expect(outcome.refusal).toEqual({
      kind: "data-missing",
      at: "bar",
      area: "d2",
      reason: "votes-missing",
      details: { contest: "list", missing: ["against-all", "b"] },
    });
  });
});

describe("other shares for some", () => {
  const coalition = (id: string, parties: number | string): NonNullable<Given["contenders"]>[number] => ({
    id,
    facts: { parties },
  });
  const brackets = [
    { fact: "parties", from: 4, share: "12%" },
    { fact: "parties", from: 2, share: "9%" },
  ];

  test("the highest bracket that holds, whatever their order; a fact that is no number is none", () => {
    const votes: Figures = { a: 8, b: 9, c: 11, d: 11, e: 8, z: 53 };
    const contenders = [
      coalition("a", 1),
      coalition("b", 2),
      coalition("c", 3),
      coalition("d", 4),
      coalition("e", "4"),
      { id: "z" },
    ];
    const outcome = run({ atLeast: "5%", brackets }, votes, { z: 100 }, contenders);
    expect(admitted(outcome)[0]).toEqual(["a", "b", "c", "e", "z"]);
    const shares = [n(1, 20), n(9, 100), n(9, 100), n(3, 25), n(1, 20), n(1, 20)];
    expect(steps(outcome)[0]).toMatchObject({ rows: shares.map((share) => ({ bar: { share } })) });
    const turned = run({ atLeast: "5%", brackets: brackets.toReversed() }, votes, { z: 100 }, contenders);
    expect(steps(turned)).toEqual(steps(outcome));
  });

  test("a contender's unknown votes are no votes below the bar, also where the base is known without them", () => {
    const outcome = countedTwice(
      {
        bases: { cast: { lines: ["cast"] } },
        steps: {
          votes: { count: "marks", contest: "list" },
          bar: { admit: "share", votes: "votes", of: "cast", atLeast: "5%" },
        },
      },
      { areas: NATION, votes: votesIn("n", { a: 50, b: null, cast: 100 }) },
    );
    expect(outcome.refusal).toEqual({
      kind: "data-missing",
      at: "bar",
      area: "n",
      reason: "votes-missing",
      details: { contest: "list", missing: ["b"] },
    });
  });

  test("a list with fewer names than seats needs that part of the share, in that area only", () => {
    const names = [
      { id: "a", facts: { names: 3 } },
      { id: "b", facts: { names: 4 } },
      { id: "c", facts: { names: "1" } },
      { id: "z" },
    ];
    const bar = { atLeast: "8%", inProportion: { fact: "names" } };
    const outcome = run(bar, { a: 6, b: 7, z: 87 }, { a: 3, b: 3, z: 94 }, names);
    expect(admitted(outcome)).toEqual([
      ["a", "z"],
      ["a", "z"],
    ]);
    expect(steps(outcome)).toMatchObject([
      { rows: [{ needed: n(6) }, { needed: n(8) }, { needed: n(8) }] },
      { rows: [{ needed: n(12, 5) }, { needed: n(16, 5) }, { needed: n(8) }] },
    ]);
  });
});
