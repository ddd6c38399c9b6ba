import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect, type Outcome } from "../elect.ts";
import { must, type Problem } from "../errors.ts";
import type { Lot, PaperLot } from "../input.ts";
import { ballotsOf, documentOf, rulesOf, seatedOf } from "../testing/documents.ts";
import { type BallotType, raceOf, TRANSFER_RULES } from "../testing/transfers.ts";
import { type Moving, sampleOf, sampleSizes } from "./sample.ts";
import { countTransfers } from "./transfer.ts";
import type { SampleRules } from "./transfer-rules.ts";

const never = (): undefined => undefined;

describe("how many of each next preference a sample holds", () => {
  test("in proportion; the largest fractions count as one more", () => {
    // 10 of 60: 5, 3 1/3, 1 2/3.
    const parcels = [
      { to: 1, of: 30 },
      { to: 2, of: 20 },
      { to: 3, of: 10 },
    ];
    expect(sampleSizes(parcels, 10, never)).toEqual([5, 3, 2]);
  });

  test("of equal fractions the larger sub-parcel's, and papers without a next preference come last", () => {
    // 2 of 4: 1 1/2 and 1/2; 1 of 4 with 2, 1, 1: 1/2, 1/4, 1/4.
    expect(
      sampleSizes(
        [
          { to: 1, of: 1 },
          { to: 2, of: 3 },
        ],
        2,
        never,
      ),
    ).toEqual([0, 2]);
    expect(
      sampleSizes(
        [
          { to: -1, of: 1 },
          { to: 2, of: 1 },
        ],
        1,
        never,
      ),
    ).toEqual([0, 1]);
  });

  test("equal sub-parcels are a tie", () => {
    const parcels = [
      { to: 1, of: 5 },
      { to: 2, of: 5 },
    ];
    expect(sampleSizes(parcels, 3, never)).toBeUndefined();
    const asked: unknown[] = [];
    expect(
      sampleSizes(parcels, 3, (among, places) => {
        asked.push([...among], places);
        return [2];
      }),
    ).toEqual([1, 2]);
    expect(asked).toEqual([[1, 2], 1]);
  });

  test("of equal sub-parcels only those at the edge are asked about, in order of number", () => {
    const parcels = [
      { to: 4, of: 3 },
      { to: 0, of: 3 },
      { to: 7, of: 5 },
      { to: -1, of: 3 },
    ];
    const asked: unknown[] = [];
    const sizes = sampleSizes(parcels, 5, (among, places) => {
      asked.push([...among], places);
      return [0];
    });
    // 1 1/14 each for three of them, 1 11/14 for the largest: it has the fifth paper, and nobody is asked.
    expect(sizes).toEqual([1, 1, 2, 1]);
    expect(asked).toEqual([]);
    // 6 of 14: 1 4/14 each, 2 2/14: the sixth is one of the equal ones', and -1 stands behind both.
    const level = sampleSizes(parcels, 6, (among, places) => {
      asked.push([...among], places);
      return [4];
    });
    expect(level).toEqual([2, 1, 2, 1]);
    expect(asked).toEqual([[0, 4], 1]);
  });

  test("candidate 0 is a preference like any other", () => {
    const asked: unknown[] = [];
    sampleSizes(
      [
        { to: 1, of: 1 },
        { to: 0, of: 1 },
      ],
      1,
      (among, places) => {
        asked.push([...among], places);
        return [0];
      },
    );
    expect(asked).toEqual([[0, 1], 1]);
  });

  test("sub-parcels stand in order of their candidate, whatever the order of the papers; an open tie is none", () => {
    const moving: readonly Moving[] = [
      { type: 5, to: 2, count: 4 },
      { type: 1, to: 0, count: 3 },
      { type: 3, to: 2, count: 2 },
      { type: 2, to: 1, count: 3 },
    ];
    expect(sampleOf(moving, 12, "next-preference", never)).toEqual({
      groups: [
        { to: 0, of: 3, papers: 3 },
        { to: 1, of: 3, papers: 3 },
        { to: 2, of: 6, papers: 6 },
      ],
      types: [
        { type: 5, group: 2, count: 4 },
        { type: 1, group: 0, count: 3 },
        { type: 3, group: 2, count: 2 },
        { type: 2, group: 1, count: 3 },
      ],
    });
    // 2 of 12: 1 for the largest, 1/2 for each of the others.
    expect(sampleOf(moving, 2, "next-preference", never)).toBeUndefined();
    expect(sampleOf(moving, 2, "next-preference", () => [1])?.groups.map(({ papers }) => papers)).toEqual([
      0, 1, 1,
    ]);
  });

  test("always the number that was asked for, none above what there is, each within one of its share", () => {
    const parcels = fc.uniqueArray(
      fc.record({ to: fc.integer({ min: 0, max: 9 }), of: fc.integer({ min: 1, max: 50 }) }),
      { minLength: 1, maxLength: 6, selector: (p) => p.to },
    );
    fc.assert(
      fc.property(parcels, fc.integer({ min: 1, max: 200 }), (list, wanted) => {
        const total = list.reduce((sum, p) => sum + p.of, 0);
        const papers = wanted % total;
        const sizes = sampleSizes(list, papers, (among, places) => among.slice(0, places)) ?? [];
        expect(sizes.reduce((sum, n) => sum + n, 0)).toBe(papers);
        for (const [i, { of }] of list.entries()) {
          expect(sizes[i]).toBeLessThanOrEqual(of);
          expect(Math.abs((sizes[i] ?? 0) * total - of * papers)).toBeLessThan(total);
        }
      }),
    );
  });
});

/** Counts paper by paper. A draw takes papers in the order of their types; smaller numbers win ties. */
function byHand(
  types: readonly BallotType[],
  n: number,
  seats: number,
  sample: SampleRules,
  of: "all" | "transferable",
): { readonly elected: readonly number[]; readonly votes: readonly (readonly number[])[] } {
  interface Paper {
    readonly ranking: readonly number[];
    holder: number;
    received: number;
    frozen: boolean;
  }
  const papers: Paper[] = types.flatMap(({ ranking, count }) =>
    Array.from({ length: count }, () => ({ ranking, holder: ranking[0] ?? -1, received: 1, frozen: false })),
  );
  const quota = Math.floor(papers.length / (seats + 1)) + 1;
  const hopeful = new Set(Array.from({ length: n }, (_, i) => i));
  const elected: number[] = [];
  const open: number[] = [];
  const heldBy = (c: number): Paper[] => papers.filter((p) => p.holder === c);
  const next = (p: Paper): number =>
    p.ranking.slice(p.ranking.indexOf(p.holder) + 1).find((c) => hopeful.has(c)) ?? -1;
  const move = (list: readonly Paper[], stage: number): void => {
    for (const p of list) {
      p.holder = next(p);
      p.received = stage;
    }
  };
  const votes: number[][] = [];
  for (let stage = 1; ; stage++) {
    const order = [...hopeful].sort((a, b) => heldBy(b).length - heldBy(a).length || a - b);
    const able = order.filter((c) => heldBy(c).length >= quota);
    const rest = order.filter((c) => !able.includes(c));
    const all = rest.length <= seats - elected.length - able.length ? order : able;
    for (const c of all) {
      hopeful.delete(c);
      elected.push(c);
      open.push(c);
    }
    votes.push(Array.from({ length: n }, (_, c) => heldBy(c).length));
    if (elected.length >= seats) return { elected, votes };
    const [giver] = open
      .filter((c) => heldBy(c).length > quota)
      .sort((a, b) => heldBy(b).length - heldBy(a).length || a - b);
    if (giver !== undefined) {
      open.splice(open.indexOf(giver), 1);
      let parcel = heldBy(giver);
      const surplus = parcel.length - quota;
      if (sample.from === "last-parcel") {
        const last = Math.max(...parcel.map((p) => p.received));
        parcel = parcel.filter((p) => p.received === last);
      }
      if (of === "transferable") parcel = parcel.filter((p) => next(p) >= 0);
      const wanted = Math.min(surplus, parcel.length);
      const taken: Paper[] = [];
      if (sample.by === "whole" || wanted === parcel.length) taken.push(...parcel.slice(0, wanted));
      else {
        const shares = [...new Set(parcel.map(next))].map((to) => {
          const group = parcel.filter((p) => next(p) === to);
          const share = group.length * wanted;
          return { to, group, whole: Math.floor(share / parcel.length), part: share % parcel.length };
        });
        let left = wanted - shares.reduce((sum, s) => sum + s.whole, 0);
        shares.sort(
          (a, b) =>
            b.part - a.part ||
            b.group.length - a.group.length ||
            Number(a.to < 0) - Number(b.to < 0) ||
            a.to - b.to,
        );
        for (const s of shares) taken.push(...s.group.slice(0, s.whole + (left-- > 0 ? 1 : 0)));
      }
      // Papers that could not move stay, but what they are worth above the quota is nobody's any more.
      for (const p of heldBy(giver)
        .filter((q) => !taken.includes(q))
        .slice(quota))
        p.holder = -1;
      move(taken, stage + 1);
      continue;
    }
    const [out = -1] = [...hopeful].sort((a, b) => heldBy(a).length - heldBy(b).length || b - a);
    hopeful.delete(out);
    move(heldBy(out), stage + 1);
  }
}

describe("surpluses by random samples", () => {
  const elections = fc.array(
    fc.record({
      ranking: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 1 }),
      count: fc.integer({ min: 1, max: 12 }),
    }),
    { minLength: 3, maxLength: 12 },
  );
  for (const from of ["all", "last-parcel"] as const) {
    for (const by of ["whole", "next-preference"] as const) {
      for (const of of ["all", "transferable"] as const) {
        test(`${by}, from ${from}, of ${of}: agrees with a count paper by paper`, () => {
          fc.assert(
            fc.property(elections, fc.integer({ min: 1, max: 4 }), (types, seats) => {
              const votes: number[][] = [];
              const result = countTransfers(
                raceOf(types, 5, seats),
                { ...TRANSFER_RULES, method: "random-sample", sample: { from, by }, of },
                {
                  ask: (among, places) => [...among].sort((a, b) => a - b).slice(0, places),
                  draw: ({ groups, types: drawable }) => {
                    const left = groups.map((g) => g.papers);
                    const taken = drawable.map(() => 0);
                    const order = drawable.map((_, k) => k);
                    order.sort((i, j) => (drawable[i]?.type ?? 0) - (drawable[j]?.type ?? 0));
                    for (const k of order) {
                      const { group = 0, count = 0 } = drawable[k] ?? {};
                      taken[k] = Math.min(left[group] ?? 0, count);
                      left[group] = (left[group] ?? 0) - (taken[k] ?? 0);
                    }
                    return taken;
                  },
                  watch: (stage) => votes.push(stage.votes.map(Number)),
                },
              );
              const expected = byHand(types, 5, seats, { from, by }, of);
              expect(votes).toEqual(expected.votes);
              expect(result.elected).toEqual(expected.elected);
            }),
            { numRuns: 150 },
          );
        });
      }
    }
  }
});

// ---- The same through a rules document.

const SURPLUS = {
  method: "random-sample",
  sample: { from: "last-parcel", by: "next-preference" },
  of: "transferable",
  order: "largest",
};
const law = (stv: object = {}): { readonly steps: Record<string, unknown>; readonly tiers: unknown } => ({
  steps: {
    ballots: { count: "ballots", contest: "vote" },
    council: { allot: "stv", ballots: "ballots", seats: 2, quota: "droop", surplus: SURPLUS, ...stv },
  },
  tiers: { council: "council" },
});
// 30 ballots, the quota is 11: a has 16 and a surplus of 5, 4 of 12 go to b and 1 of 4 to c (3 3/4, 1 1/4).
const BALLOTS = ballotsOf({ "a > b > c": 6, "a > b > d": 6, "a > c > d": 4, b: 3, "c > b": 5, "d > c": 6 });
const run = (lots: readonly Lot[], stv: object = {}): ReturnType<typeof elect> =>
  elect(rulesOf(law(stv)), { ballots: BALLOTS }, { lots });
const papers = (drawn: Readonly<Record<string, number>>, from = "a"): PaperLot => ({
  at: "council",
  from,
  papers: Object.entries(drawn).map(([written, count]) => ({ count, ranking: written.split(" > ") })),
});
const wrongIn = (result: ReturnType<typeof elect>): readonly Problem[] => (result.ok ? [] : result.problems);
const stagesOf = (outcome: Outcome): unknown => outcome.trace.find((step) => step.clause === "stv");

describe("a draw of papers", () => {
  test("is asked for, with the parcel and the numbers, and the count stops there", () => {
    const outcome = must(run([]));
    expect(outcome.status).toBe("tied");
    expect(outcome.ties).toEqual([]);
    expect(seatedOf(outcome)).toEqual(["a"]);
    expect(outcome.draws).toEqual([
      {
        verb: "allot",
        clause: "draw",
        at: "council",
        area: "",
        cite: [],
        from: "a",
        stage: 2,
        groups: [
          { to: "b", papers: 4, of: 12 },
          { to: "c", papers: 1, of: 4 },
        ],
      },
    ]);
  });

  test("that is given lets the count go on, and different papers may elect others", () => {
    // b has 7 of 11, c 6, d 6: d and c are level, and c, with one paper more before, stays by lot.
    const lot: Lot = { at: "council", order: ["c", "d"] };
    const first = must(run([papers({ "a > b > c": 4 }), lot]));
    expect(first.status).toBe("complete");
    expect(first.draws?.[0]?.drawn).toEqual([{ count: 4, ranking: ["a", "b", "c"] }]);
    expect(stagesOf(first)).toMatchObject({
      stages: [
        { number: 1 },
        { action: "surplus", who: ["a"], sample: { papers: 5, of: 16 } },
        { action: "exclusion", who: ["d"], elected: ["c"] },
      ],
    });
    expect(seatedOf(first)).toEqual(["a", "c"]);
    // The same draw and the other lot: c goes, and its papers prefer b, or d.
    const other: Lot = { at: "council", order: ["d", "c"] };
    expect(seatedOf(must(run([papers({ "a > b > d": 4 }), other])))).toEqual(["a", "b"]);
  });

  test("of papers that are all alike needs no chance", () => {
    const ballots = ballotsOf({ "a > b": 16, b: 5, c: 9 });
    const outcome = must(elect(rulesOf(law()), { ballots }));
    expect(outcome).toMatchObject({ status: "complete" });
    expect(outcome.draws).toBeUndefined();
    expect(seatedOf(outcome)).toEqual(["a", "b"]);
  });

  test("names who is wrong: papers that are not there, too many, too few, or of somebody else", () => {
    expect(wrongIn(run([papers({ "a > b > c": 7, "a > d": 1 })]))).toEqual([
      {
        code: "V014",
        at: "lots/1",
        expected: "at most 6 papers with these preferences",
        found: "7 x a > b > c",
      },
      { code: "V014", at: "lots/1", expected: "at most 0 papers with these preferences", found: "1 x a > d" },
      { code: "V014", at: "lots/1", expected: "4 papers of a to b", found: "6" },
    ]);
    expect(wrongIn(run([papers({ "a > b > c": 1, "a > b > d": 2 })]))).toEqual([
      { code: "V014", at: "lots/1", expected: "4 papers of a to b", found: "3" },
    ]);
    expect(wrongIn(run([papers({ "a > b > c": 4 }), papers({ b: 1 }, "b")]))).toEqual([
      { code: "V014", at: "lots/2", expected: "papers of a", found: "b" },
    ]);
    const lot: Lot = { at: "council", order: ["c", "d"] };
    expect(wrongIn(run([papers({ "a > b > c": 4 }), lot, papers({ b: 1 }, "b")]))).toEqual([
      { code: "V014", at: "lots/3", expected: "papers of a", found: "b" },
    ]);
  });

  test("that was asked for and is not given leaves later lots without a question; a wrong one lets them wait", () => {
    const later: Lot = { at: "council", order: ["c", "d"] };
    const nothing = { code: "V008", at: "lots/1", expected: "nothing: there is no tie here", found: "c, d" };
    expect(wrongIn(run([later]))).toEqual([nothing]);
    const few = { code: "V014", expected: "4 papers of a to b", found: "3" };
    expect(wrongIn(run([papers({ "a > b > c": 3 }), later]))).toEqual([{ ...few, at: "lots/1" }]);
    expect(wrongIn(run([later, papers({ "a > b > c": 3 })]))).toEqual([{ ...few, at: "lots/2" }]);
    // Papers of somebody else are about no open draw: nothing waits for them.
    expect(wrongIn(run([later, papers({ b: 1 }, "b")]))).toEqual([
      nothing,
      { code: "V014", at: "lots/2", expected: "papers of a", found: "b" },
    ]);
  });

  test("that was recorded with the election is used, and waits where it does not fit", () => {
    const lots: readonly Lot[] = [papers({ "a > b > c": 4 }), { at: "council", order: ["c", "d"] }];
    expect(must(elect(rulesOf(law()), { ballots: BALLOTS, lots })).status).toBe("complete");
    const other = must(elect(rulesOf(law()), { ballots: BALLOTS, lots: [papers({ "a > b > c": 3 })] }));
    expect(other).toMatchObject({ status: "tied", draws: [{ from: "a" }] });
  });

  test("of the whole parcel does not ask for next preferences", () => {
    const whole = { surplus: { ...SURPLUS, sample: { from: "all", by: "whole" }, of: "all" } };
    const asked = must(run([], whole)).draws?.[0];
    expect(asked?.groups).toEqual([{ papers: 5, of: 16 }]);
    expect(must(run([papers({ "a > b > c": 2, "a > c > d": 3 })], whole)).draws?.[0]?.drawn).toHaveLength(2);
  });

  test("needs whole votes, and one surplus at a time", () => {
    const codes = (stv: object): readonly string[] => {
      const read = readRules(documentOf(law(stv)));
      return read.ok ? [] : read.problems.map((p) => `${p.code} ${p.at}`);
    };
    expect(codes({ quota: "hare" })).toEqual(["R014 steps/council/quota"]);
    expect(codes({ quotaDigits: 2 })).toEqual(["R014 steps/council/quota"]);
    expect(codes({ surplus: { ...SURPLUS, digits: 5 } })).toEqual(["R014 steps/council/surplus"]);
    expect(codes({ surplus: { ...SURPLUS, order: "together" } })).toEqual([
      "R014 steps/council/surplus/order",
    ]);
    expect(codes({ surplus: { method: "random-sample", order: "largest" } })).toEqual([
      "R014 steps/council/surplus",
    ]);
    expect(codes({ surplus: { ...SURPLUS, method: "last-parcel" } })).toEqual(["R014 steps/council/surplus"]);
    expect(codes({ quota: "newland-britton" })).toEqual([]);
  });
});
