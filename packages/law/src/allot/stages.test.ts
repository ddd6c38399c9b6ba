/** Counts in stages through a rules document: what each field does, and the whole of what is recorded. */

import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect, type Outcome } from "../elect.ts";
import { compile } from "../engine.ts";
import { must } from "../errors.ts";
import { type BallotRow, type Contender, type Lot, readInput } from "../input.ts";
import type { StageRow } from "./by-ballots.ts";
import { ballotsOf, documentOf, rulesOf, seatedOf, withFacts } from "../testing/documents.ts";

interface More {
  readonly contenders?: readonly Contender[];
  readonly lots?: readonly Lot[];
}

const law = (rule: object): { readonly steps: Record<string, unknown>; readonly tiers: unknown } => ({
  steps: { ballots: { count: "ballots", contest: "vote" }, council: { ballots: "ballots", ...rule } },
  tiers: { council: "council" },
});
const run = (
  rule: object,
  ballots: readonly BallotRow[],
  { contenders = [], lots = [] }: More = {},
): Outcome => must(elect(rulesOf(law(rule)), { ballots, contenders }, { lots }));
const stepOf = (outcome: Outcome): unknown => outcome.trace.find((step) => "stages" in step);
const stagesOf = (outcome: Outcome): readonly StageRow[] =>
  outcome.trace.flatMap((step) =>
    step.clause === "stv" || step.clause === "instant-runoff" || step.clause === "meek" ? step.stages : [],
  );
/** Whom each stage excluded or whose surplus it passed on, and whom it elected: "c,d > b". */
const courseOf = (outcome: Outcome): readonly string[] =>
  stagesOf(outcome).map(({ who, elected }) => `${who.join(",")} > ${elected.join(",")}`);
const votes = (written: Readonly<Record<string, readonly [number, number, string]>>): unknown =>
  Object.entries(written).map(([contender, [num, den, is]]) => ({ contender, votes: { num, den }, is }));
const ZERO = { num: 0, den: 1 };
const problemsOf = (rule: object): readonly string[] => {
  const read = readRules(documentOf(law(rule)));
  return read.ok ? [] : read.problems.map((p) => `${p.code} ${p.at}`);
};

// 20 ballots, two seats: the quota is 7. a has a surplus of 3 on 10 papers.
const COUNCIL = ballotsOf({ "a > b": 6, "a > c": 4, b: 4, c: 6 });
const STV = {
  allot: "stv",
  seats: 2,
  quota: "droop",
  surplus: { method: "weighted-inclusive", digits: 5, order: "largest" },
};

describe("single transferable vote", () => {
  test("records every stage: who passed on what, at which value, and who was elected", () => {
    const outcome = run(STV, COUNCIL);
    expect(outcome.status).toBe("complete");
    expect(stepOf(outcome)).toEqual({
      verb: "allot",
      clause: "stv",
      at: "council",
      area: "",
      cite: [],
      seats: 2,
      ballots: 20,
      stages: [
        {
          number: 1,
          action: "first-preferences",
          who: [],
          quota: { num: 7, den: 1 },
          votes: votes({ a: [10, 1, "elected"], b: [4, 1, "continuing"], c: [6, 1, "continuing"] }),
          exhausted: ZERO,
          lost: ZERO,
          elected: ["a"],
        },
        {
          number: 2,
          action: "surplus",
          who: ["a"],
          factor: { num: 3, den: 10 },
          quota: { num: 7, den: 1 },
          votes: votes({ a: [7, 1, "elected"], b: [29, 5, "continuing"], c: [36, 5, "elected"] }),
          exhausted: ZERO,
          lost: ZERO,
          elected: ["c"],
        },
      ],
      elected: ["a", "c"],
    });
  });

  test("cuts values after the decimals of the law; what is cut is lost", () => {
    // Nine papers, a surplus of 2 of them: 0.22222 each, 1.99998 in all.
    const ballots = ballotsOf({ "a > b": 9, b: 3, c: 4, d: 4 });
    expect(stagesOf(run(STV, ballots))[1]).toMatchObject({
      factor: { num: 2, den: 9 },
      lost: { num: 1, den: 50_000 },
      exhausted: ZERO,
    });
    const whole = run({ ...STV, surplus: { ...STV.surplus, digits: 0 } }, ballots);
    expect(stagesOf(whole)[1]).toMatchObject({ lost: { num: 2, den: 1 } });
  });

  test("the quota: rounded beyond, with decimals, exact, or of the seats alone", () => {
    const quotaOf = (rule: object): unknown => stagesOf(run({ ...STV, ...rule }, COUNCIL))[0]?.quota;
    expect(quotaOf({})).toEqual({ num: 7, den: 1 });
    expect(quotaOf({ quotaDigits: 2 })).toEqual({ num: 667, den: 100 });
    expect(quotaOf({ quota: "hagenbach-bischoff" })).toEqual({ num: 20, den: 3 });
    expect(quotaOf({ quota: "newland-britton", quotaDigits: 2 })).toEqual({ num: 667, den: 100 });
    expect(quotaOf({ quota: "newland-britton" })).toEqual({ num: 7, den: 1 });
    expect(quotaOf({ quota: "hare" })).toEqual({ num: 10, den: 1 });
  });

  test("a quota that must be exceeded elects nobody who only reaches it", () => {
    const hare = { ...STV, quota: "hare", reach: "moreThan" };
    expect(courseOf(run(hare, COUNCIL))[0]).toBe(" > ");
    expect(courseOf(run({ ...STV, quota: "hare" }, COUNCIL))[0]).toBe(" > a");
  });

  test("those of whom a fact is true are excluded before all others", () => {
    const contenders = withFacts({ c: { writeIn: true }, b: { writeIn: false } });
    const ballots = ballotsOf({ "a > b": 8, "b > a": 4, "c > b": 5, d: 3 });
    const early = { ...STV, excludeFirst: "writeIn" };
    expect(courseOf(run(early, ballots, { contenders }))).toEqual([" > a", "a > ", "c > b"]);
    expect(courseOf(run(STV, ballots, { contenders }))[2]).toBe("d > ");
  });

  test("nobody stands, no seat, no ballot", () => {
    expect(run(STV, ballotsOf({ "": 3 }))).toMatchObject({
      status: "refused",
      refusal: { reason: "nobody-admitted" },
    });
    expect(stepOf(run({ ...STV, seats: 0 }, COUNCIL))).toBeUndefined();
    expect(stepOf(run(STV, COUNCIL))).not.toHaveProperty("conditions");
  });

  test("only transferable papers pass on, where the law says so; the others stay", () => {
    // a has 10 papers, 6 of them without a further choice: 3 of surplus over 4 papers is 0.75 each, or 0.3 on all.
    const ballots = ballotsOf({ "a > b": 4, a: 6, b: 3, c: 4, d: 3 });
    const after = (of: object): unknown =>
      stagesOf(run({ ...STV, surplus: { ...STV.surplus, ...of } }, ballots))[1];
    expect(after({ of: "transferable" })).toMatchObject({
      factor: { num: 3, den: 4 },
      votes: [{}, { contender: "b", votes: { num: 6, den: 1 } }, {}, {}],
      exhausted: ZERO,
    });
    expect(after({})).toMatchObject({
      factor: { num: 3, den: 10 },
      votes: [{}, { contender: "b", votes: { num: 21, den: 5 } }, {}, {}],
      exhausted: { num: 9, den: 5 },
    });
  });

  test("papers of the excluded move by value in stages of their own, where the law says so", () => {
    // b has two whole papers and four of 0.3.
    const many = ballotsOf({ "a > b > c": 4, "a > d": 6, "b > c": 2, c: 4, d: 4 });
    expect(courseOf(run(STV, many))).toEqual([" > a", "a > ", "b > c"]);
    expect(stagesOf(run(STV, many))[2]).toMatchObject({
      votes: [{}, { votes: ZERO }, { contender: "c", votes: { num: 36, den: 5 } }, {}],
    });
    expect(stagesOf(run({ ...STV, papers: "by-value" }, many))[2]).toMatchObject({
      votes: [
        {},
        { contender: "b", votes: { num: 6, den: 5 } },
        { contender: "c", votes: { num: 6, den: 1 } },
        {},
      ],
    });
  });

  test("all without a vote go together, where the law says so", () => {
    const ballots = ballotsOf({ a: 9, "b > x": 4, "c > y": 3, "d > b": 2 });
    expect(courseOf(run({ ...STV, together: "zero" }, ballots))[2]).toBe("x,y > ");
  });

  test("with fewer candidates than seats all are elected, and the rest stays vacant", () => {
    for (const rule of [STV, { allot: "meek", rule: "meek", digits: 9, omega: 6 }]) {
      const outcome = run({ ...rule, seats: 5 }, COUNCIL);
      expect(outcome).toMatchObject({ status: "complete", ties: [] });
      expect(seatedOf(outcome)).toEqual(["a", "b", "c"]);
      expect(outcome.tiers).toMatchObject([{ size: 5, given: 3 }]);
    }
  });

  test("conditions that cannot be met are named, and so is who meets them", () => {
    const contenders = withFacts({ b: { sex: "f" } });
    const conditions = (atLeast: number): object => ({
      ...STV,
      conditions: [{ fact: "sex", is: "f", atLeast }],
    });
    expect(run(conditions(2), COUNCIL, { contenders })).toMatchObject({
      status: "refused",
      refusal: { kind: "impossible", reason: "conditions-not-met", details: { seats: 2 } },
    });
    expect(seatedOf(run(conditions(1), COUNCIL, { contenders }))).toEqual(["a", "b"]);
  });

  test.each<[object, string]>([
    [{ quota: "hare", quotaDigits: 2 }, "decimals for droop or newland-britton; others are exact"],
    [
      { surplus: { ...STV.surplus, cut: "fraction", digits: undefined } },
      "digits to which the fraction is cut",
    ],
    [
      { surplus: { ...STV.surplus, method: "unweighted-inclusive", cut: "fraction" } },
      "a method that multiplies values by the fraction",
    ],
    [
      { surplus: { method: "random-sample", order: "largest" } },
      "sample together with the method random-sample, or neither",
    ],
    [
      { surplus: { method: "random-sample", sample: { from: "all", by: "whole" }, order: "together" } },
      "largest or earliest, as papers are drawn one surplus at a time",
    ],
    [
      {
        quota: "hare",
        surplus: { method: "random-sample", sample: { from: "all", by: "whole" }, order: "largest" },
      },
      "a quota of whole votes, as papers are drawn whole",
    ],
    [
      {
        surplus: {
          method: "random-sample",
          sample: { from: "all", by: "whole" },
          order: "largest",
          digits: 2,
        },
      },
      "no decimals, as papers are drawn whole",
    ],
    [
      { conditions: [{ fact: "sex", atLeast: 1 }], together: "zero" },
      "conditions without together, excludeFirst and lastVacancy, which might break them",
    ],
  ])("%j: the composition is told", (fields, expected) => {
    const document: unknown = JSON.parse(JSON.stringify(documentOf(law({ ...STV, ...fields }))));
    const read = readRules(document);
    expect(read.ok ? [] : read.problems.map((p) => p.expected)).toEqual([expected]);
  });

  test("what does not fit together in a document is named with its place", () => {
    expect(problemsOf({ ...STV, conditions: [] })).toEqual(["R004 steps/council/conditions"]);
    for (const quota of ["hare", "hagenbach-bischoff"])
      expect(problemsOf({ ...STV, quota, quotaDigits: 2 })).toEqual(["R014 steps/council/quotaDigits"]);
    for (const quota of ["droop", "newland-britton"])
      expect(problemsOf({ ...STV, quota, quotaDigits: 2 })).toEqual([]);
    const surplus = (fields: object): readonly string[] =>
      problemsOf({ ...STV, surplus: { method: "weighted-inclusive", order: "largest", ...fields } });
    expect(surplus({ order: "sideways" })).toEqual(["R004 steps/council/surplus/order"]);
    const drawn = { method: "random-sample", sample: { from: "all", by: "whole" } };
    expect(surplus({ ...drawn, votesDigits: 2 })).toEqual(["R014 steps/council/surplus"]);
    expect(surplus({ ...drawn })).toEqual([]);
    expect(surplus({ method: "unweighted-inclusive" })).toEqual([]);
    expect(surplus({ cut: "fraction" })).toEqual(["R014 steps/council/surplus"]);
    expect(surplus({ cut: "fraction", digits: 3 })).toEqual([]);
    expect(surplus({ cut: "fraction", digits: 3, method: "unweighted-inclusive" })).toEqual([
      "R014 steps/council/surplus",
    ]);
    const conditions = [{ fact: "sex", is: "f", atLeast: 1 }];
    const wrong = ["R014 steps/council/conditions"];
    expect(problemsOf({ ...STV, conditions, together: "zero" })).toEqual(wrong);
    expect(problemsOf({ ...STV, conditions, excludeFirst: "writeIn" })).toEqual(wrong);
    expect(problemsOf({ ...STV, conditions, lastVacancy: "atLeast" })).toEqual(wrong);
    expect(problemsOf({ ...STV, conditions, together: "none" })).toEqual([]);
  });
});

describe("instant run-off", () => {
  const IRV = { allot: "instant-runoff" };
  const ballots = ballotsOf({ "a > b": 4, "b > a": 3, "c > b": 2, "": 5 });

  test("records every stage; the majority is one of the ballots that still count", () => {
    const outcome = run(IRV, ballots);
    expect(stepOf(outcome)).toEqual({
      verb: "allot",
      clause: "instant-runoff",
      at: "council",
      area: "",
      cite: [],
      seats: 1,
      ballots: 9,
      stages: [
        {
          number: 1,
          action: "first-preferences",
          who: [],
          quota: { num: 9, den: 2 },
          votes: votes({ a: [4, 1, "continuing"], b: [3, 1, "continuing"], c: [2, 1, "continuing"] }),
          exhausted: ZERO,
          lost: ZERO,
          elected: [],
        },
        {
          number: 2,
          action: "exclusion",
          who: ["c"],
          quota: { num: 9, den: 2 },
          votes: votes({ a: [4, 1, "continuing"], b: [5, 1, "elected"], c: [0, 1, "excluded"] }),
          exhausted: ZERO,
          lost: ZERO,
          elected: ["b"],
        },
      ],
      elected: ["b"],
    });
  });

  test("exactly half is no majority, and exhausted ballots lower it", () => {
    const half = ballotsOf({ a: 4, "b > c": 2, "c > b": 1, d: 1 });
    // a has four of eight; d is out, and has no further choice: four of seven.
    const outcome = run({ ...IRV, ties: [{ by: "lot" }] }, half, {
      lots: [{ at: "council", order: ["c", "d"] }],
    });
    expect(courseOf(outcome)).toEqual([" > ", "d > a"]);
    expect(stagesOf(outcome)).toMatchObject([
      { quota: { num: 4, den: 1 } },
      { quota: { num: 7, den: 2 }, exhausted: { num: 1, den: 1 } },
    ]);
  });

  test("until two are left, whoever has a majority before", () => {
    const early = ballotsOf({ a: 7, b: 3, "c > b": 2, "d > b": 1 });
    expect(courseOf(run(IRV, early))).toEqual([" > a"]);
    expect(courseOf(run({ ...IRV, until: "two" }, early))).toEqual([" > ", "d > ", "c > a"]);
  });

  test("all who can no longer be elected go at once, where the law says so", () => {
    const many = ballotsOf({ a: 9, "b > a": 8, "c > b": 2, "d > b": 1 });
    expect(courseOf(run({ ...IRV, together: "certain" }, many))).toEqual([" > ", "c,d > b"]);
    expect(courseOf(run(IRV, many))).toEqual([" > ", "d > ", "c > b"]);
    const none = ballotsOf({ "a > x": 4, "b > y": 3, "c > a": 2 });
    expect(courseOf(run({ ...IRV, together: "zero" }, none))).toEqual([" > ", "x,y > ", "c > a"]);
  });

  test("equal last are told apart by an earlier stage, or stay tied", () => {
    // After d both b and c have three: b had three from the beginning.
    const equal = ballotsOf({ a: 5, b: 3, "c > b": 2, "d > c": 1 });
    expect(run(IRV, equal)).toMatchObject({ status: "tied", ties: [{ among: ["b", "c"] }] });
    expect(courseOf(run({ ...IRV, lookBack: "backwards" }, equal))).toEqual([" > ", "d > ", "c > ", "b > a"]);
  });
});

describe("keep factors", () => {
  const MEEK = { allot: "meek", seats: 2, rule: "meek", digits: 9, omega: 6 };

  test("record every round with the quota of its end and what each keeps", () => {
    const row = (contender: string, num: number, den: number, is: string, keep = 1, of = 1): object => ({
      contender,
      votes: { num, den },
      is,
      keep: { num: keep, den: of },
    });
    const quota = { num: 6_666_666_667, den: 1_000_000_000 };
    // a keeps two thirds, rounded up: 6.66666667; its papers pass on 0.333333333 each.
    expect(stepOf(run(MEEK, COUNCIL))).toEqual({
      verb: "allot",
      clause: "meek",
      at: "council",
      area: "",
      cite: [],
      seats: 2,
      ballots: 20,
      stages: [
        {
          number: 1,
          action: "first-preferences",
          who: [],
          quota,
          votes: [row("a", 10, 1, "elected"), row("b", 4, 1, "continuing"), row("c", 6, 1, "continuing")],
          exhausted: ZERO,
          lost: ZERO,
          elected: ["a"],
        },
        {
          number: 2,
          action: "surplus",
          who: ["a"],
          quota,
          votes: [
            row("a", 666_666_667, 100_000_000, "elected", 666_666_667, 1_000_000_000),
            row("b", 2_999_999_999, 500_000_000, "continuing"),
            row("c", 1_833_333_333, 250_000_000, "elected"),
          ],
          exhausted: ZERO,
          lost: ZERO,
          elected: ["c"],
        },
      ],
      elected: ["a", "c"],
    });
  });

  test("guard and doom are recorded, and a count without seats is none", () => {
    const contenders = withFacts({ b: { sex: "f" } });
    const conditions = [{ fact: "sex", is: "f", atLeast: 1 }];
    const outcome = run({ ...MEEK, conditions }, COUNCIL, { contenders });
    expect(outcome.status).toBe("complete");
    expect(stepOf(outcome)).toMatchObject({ conditions });
    expect(stagesOf(outcome)[0]).toMatchObject({ guarded: ["b"] });
    expect(stagesOf(outcome).filter((stage) => stage.doomed === true)).toMatchObject([{ who: ["c"] }]);
    expect(stepOf(run(MEEK, COUNCIL))).not.toHaveProperty("conditions");
    expect(stagesOf(run(MEEK, COUNCIL))[0]).not.toHaveProperty("guarded");
    expect(stepOf(run({ ...MEEK, seats: 0 }, COUNCIL))).toBeUndefined();
  });

  test.each([{ allot: "bucklin" }, { allot: "coombs" }, MEEK, STV, { allot: "condorcet" }])(
    "$allot elects the same when nothing is recorded",
    (rule) => {
      const engine = must(
        compile(
          rulesOf(law(rule)),
          must(readInput({ ballots: ballotsOf({ "a > b": 6, "a > c": 5, b: 4, c: 6 }) })),
        ),
      );
      expect(engine.run().status).toBe("complete");
      const quiet = engine.table("council");
      const cells = quiet?.gives === "seats" ? [...quiet.cells] : [];
      const steps: string[] = [];
      expect(engine.run({ record: (step) => steps.push(step.clause) }).status).toBe("complete");
      expect(steps).toEqual([rule.allot]);
      const told = engine.table("council");
      expect(told?.gives === "seats" ? told.cells : []).toEqual(cells);
      expect(cells.reduce((sum, n) => sum + n, 0)).toBe(rule === MEEK || rule === STV ? 2 : 1);
    },
  );

  test("those who reach the quota together are elected with most votes first", () => {
    expect(stagesOf(run(MEEK, ballotsOf({ a: 5, b: 9, c: 7, d: 1 })))[0]).toMatchObject({ elected: ["b"] });
    expect(stagesOf(run(MEEK, ballotsOf({ a: 8, b: 9, c: 1 })))[0]).toMatchObject({ elected: ["b", "a"] });
  });

  test("the last is excluded, keeps nothing, and has no votes any more", () => {
    const outcome = run(MEEK, ballotsOf({ a: 9, "b > c": 4, c: 5, "d > b": 2 }));
    expect(courseOf(outcome)).toEqual([" > a", "a > ", "d > b"]);
    expect(stagesOf(outcome)[2]).toMatchObject({
      action: "exclusion",
      votes: [{}, {}, {}, { contender: "d", is: "excluded", votes: ZERO, keep: ZERO }],
    });
  });

  test("equal votes of whom the conditions admit one are a tie", () => {
    const contenders = withFacts({ a: { list: "x" }, b: { list: "x" } });
    const conditions = [{ fact: "list", is: "x", atMost: 1 }];
    const ballots = ballotsOf({ a: 6, b: 6, c: 2, d: 1 });
    for (const rule of [MEEK, STV]) {
      const outcome = run({ ...rule, conditions }, ballots, { contenders });
      expect(outcome).toMatchObject({ status: "tied", ties: [{ among: ["a", "b"], for: 1 }] });
    }
  });

  test("omega cannot be finer than the decimals", () => {
    expect(problemsOf({ ...MEEK, digits: 4, omega: 5 })).toEqual(["R014 steps/council"]);
    expect(problemsOf({ ...MEEK, digits: 5, omega: 5 })).toEqual([]);
  });

  test("a tie and conditions stop as in any count", () => {
    const tie = ballotsOf({ a: 5, b: 2, c: 2 });
    expect(run(MEEK, tie)).toMatchObject({ status: "tied", ties: [{ among: ["b", "c"], for: 1 }] });
    const contenders = withFacts({ b: { sex: "f" } });
    expect(
      run({ ...MEEK, conditions: [{ fact: "sex", is: "f", atLeast: 2 }] }, COUNCIL, { contenders }),
    ).toMatchObject({
      refusal: { kind: "impossible", reason: "conditions-not-met", details: { seats: 2 } },
    });
  });
});

describe("a count that begins again after an exclusion", () => {
  // 22 ballots, a quota of 8; without d all papers stay, and a has its surplus again.
  const BALLOTS = ballotsOf({ "a > b": 6, "a > c": 4, b: 4, c: 5, "d > b": 3 });
  const AGAIN = { ...STV, restart: true };

  test("passes on surpluses anew, as if the excluded had not stood", () => {
    const outcome = run(AGAIN, BALLOTS);
    expect(courseOf(outcome)).toEqual([" > a", "a > ", "d > a", "a > b"]);
    expect(stagesOf(outcome).map((stage) => stage.number)).toEqual([1, 2, 3, 4]);
    // With d's three papers in the first count of the new round, b has 7 and then 7 + 2 x 6/10.
    expect(stagesOf(outcome).at(-1)?.votes).toEqual(
      votes({ a: [8, 1, "elected"], b: [41, 5, "elected"], c: [29, 5, "continuing"], d: [0, 1, "excluded"] }),
    );
  });

  test("has a quota of its own, of the papers that are left", () => {
    const outcome = run(AGAIN, ballotsOf({ a: 8, b: 7, c: 5, d: 1 }));
    expect(stagesOf(outcome).map((stage) => stage.quota.num)).toEqual([8, 7]);
    expect(seatedOf(outcome)).toEqual(["a", "b"]);
  });

  test("fits neither draws nor conditions", () => {
    expect(problemsOf({ ...AGAIN, conditions: [{ fact: "sex", is: "woman", atLeast: 1 }] })).toEqual([
      "R014 steps/council/restart",
    ]);
  });
});

test("exact values that grow too long are given up with the reason, not counted for ever", () => {
  // Every candidate's papers go on in two ways, so that each surplus needs a finer unit than the one before.
  const ids = Array.from({ length: 36 }, (_, i) => `c${String(i).padStart(2, "0")}`);
  const ballots = ids.flatMap((id, i) =>
    [0, 1].map((k) => {
      const own = (i * i * 37 + k * 53 + i * 17) % 997;
      const count = (i === 0 ? 9000 : 480) + (own - (own % 8)) / 8 + i * 3 + k;
      return { contest: "vote", area: "", count, ranking: [id, ...ids.slice(i + 1 + k)].map((one) => [one]) };
    }),
  );
  const surplus = { method: "weighted-inclusive", order: "largest" };
  const rules = rulesOf(law({ allot: "stv", seats: 30, quota: "droop", surplus }));
  const engine = must(compile(rules, must(readInput({ ballots }))));
  expect(engine.run().status).toBe("refused");
  expect(engine.state("council")).toEqual({
    kind: "refused",
    refusal: {
      kind: "impossible",
      at: "council",
      area: "",
      reason: "values-too-fine",
      details: { seats: 30 },
    },
  });
});
