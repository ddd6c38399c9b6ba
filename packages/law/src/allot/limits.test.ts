import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elect, type Outcome } from "../elect.ts";
import { must } from "../errors.ts";
import { readRules } from "../clauses.ts";
import { ballotsOf, documentOf, seatedOf, withFacts } from "../testing/documents.ts";
import { type BallotType, noDraw, raceOf, TRANSFER_RULES } from "../testing/transfers.ts";
import { countKeeping } from "./keep-factors.ts";
import { Limits } from "./limits.ts";
import { countTransfers } from "./transfer.ts";
import type { Limit, Standing } from "./transfer-rules.ts";

const N = 6;
const ALL = Array.from({ length: N }, (_, i) => i);

/** All ways to choose `k` of these. */
function choices(of: readonly number[], k: number): readonly (readonly number[])[] {
  if (k === 0) return [[]];
  return of.flatMap((i, at) => choices(of.slice(at + 1), k - 1).map((rest) => [i, ...rest]));
}

const meets = (limits: readonly Limit[], elected: readonly number[]): boolean =>
  limits.every(({ members, atLeast, atMost }) => {
    const count = elected.filter((i) => members[i] === true).length;
    return count >= atLeast && count <= atMost;
  });

const limit = fc
  .record({
    members: fc.array(fc.boolean(), { minLength: N, maxLength: N }),
    bounds: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 4 })),
  })
  .map(
    ({ members, bounds: [a, b] }): Limit => ({ members, atLeast: Math.min(a, b), atMost: Math.max(a, b) }),
  );
const standings = fc.array(fc.constantFrom<Standing>("continuing", "continuing", "elected", "excluded"), {
  minLength: N,
  maxLength: N,
});

describe("guarded and doomed", () => {
  test("are those without whom, or with whom, no choice of the others meets the conditions", () => {
    fc.assert(
      fc.property(
        fc.array(limit, { minLength: 1, maxLength: 3 }),
        standings,
        fc.integer({ min: 1, max: 4 }),
        (limits, standing, seats) => {
          const elected = ALL.filter((i) => standing[i] === "elected");
          const open = ALL.filter((i) => standing[i] === "continuing");
          const sets =
            elected.length > seats
              ? []
              : choices(open, seats - elected.length)
                  .map((more) => [...elected, ...more])
                  .filter((all) => meets(limits, all));
          const own = new Limits(limits, N, seats);
          expect(own.isPossible(standing)).toBe(sets.length > 0);
          fc.pre(sets.length > 0);
          for (const i of open) {
            const fate = sets.every((set) => set.includes(i))
              ? "guarded"
              : sets.some((set) => set.includes(i))
                ? "free"
                : "doomed";
            expect(own.fate(i, standing)).toBe(fate);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

const elections = fc.array(
  fc.record({ ranking: fc.shuffledSubarray(ALL, { minLength: 1 }), count: fc.integer({ min: 1, max: 9 }) }),
  { minLength: 1, maxLength: 10 },
);
const first = (among: readonly number[], places: number): readonly number[] =>
  [...among].sort((a, b) => a - b).slice(0, places);

describe("a count with conditions", () => {
  test("elects a set that meets them, or says that there is none; by transfers and by keep factors", () => {
    fc.assert(
      fc.property(
        elections,
        fc.array(limit, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 1, max: 4 }),
        (types, limits, seats) => {
          const race = { ...raceOf(types, N, seats), limits };
          const possible = choices(ALL, seats).some((set) => meets(limits, set));
          const counts = [
            countTransfers(race, TRANSFER_RULES, { ask: first, draw: noDraw }),
            countKeeping(race, { rule: "meek", digits: 6, omega: 4 }, { ask: first }),
          ];
          for (const { elected, status } of counts) {
            expect(status).toBe(possible ? "complete" : "conditions");
            expect(elected).toHaveLength(possible ? seats : 0);
            expect(!possible || meets(limits, elected)).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test("that ask for nothing change nothing", () => {
    const nothing: Limit = { members: ALL.map((i) => i < 3), atLeast: 0, atMost: N };
    fc.assert(
      fc.property(elections, fc.integer({ min: 1, max: 4 }), (types, seats) => {
        const run = (limits: readonly Limit[]): unknown =>
          countTransfers({ ...raceOf(types, N, seats), limits }, TRANSFER_RULES, {
            ask: first,
            draw: noDraw,
          });
        expect(run([nothing])).toEqual(run([]));
      }),
    );
  });

  test("of those with enough votes of whom only some can be elected, the most votes decide", () => {
    // The quota is 8. One of 0 and 1, by the condition: 1 has more votes, and 0, who reached the quota too, is out.
    const types: readonly BallotType[] = [
      { ranking: [0], count: 9 },
      { ranking: [1], count: 10 },
      { ranking: [2], count: 3 },
    ];
    const race = {
      ...raceOf(types, 3, 2),
      limits: [{ members: [true, true, false], atLeast: 0, atMost: 1 }],
    };
    const ask = (): never => {
      throw new Error("no tie");
    };
    expect(countTransfers(race, TRANSFER_RULES, { ask, draw: noDraw }).elected).toEqual([1, 2]);
    expect(countKeeping(race, { rule: "meek", digits: 6, omega: 4 }, { ask }).elected).toEqual([1, 2]);
  });

  test("of equal votes of whom only some can be elected, a lot decides", () => {
    const types: readonly BallotType[] = [
      { ranking: [0], count: 10 },
      { ranking: [1], count: 10 },
      { ranking: [2], count: 4 },
    ];
    const one: Limit = { members: [true, true, false], atLeast: 0, atMost: 1 };
    const asked: unknown[] = [];
    const result = countTransfers({ ...raceOf(types, 3, 2), limits: [one] }, TRANSFER_RULES, {
      draw: noDraw,
      ask: (among, places) => {
        asked.push([...among], places);
        return [1];
      },
    });
    expect(asked).toEqual([[0, 1], 1]);
    expect(result).toEqual({ elected: [1, 2], status: "complete" });
    const open = countTransfers({ ...raceOf(types, 3, 2), limits: [one] }, TRANSFER_RULES, {
      draw: noDraw,
      ask: () => undefined,
    });
    expect(open).toEqual({ elected: [], status: "tied" });
  });
});

// ---- Through a rules document: two seats, at least one for a woman.

const ballots = ballotsOf({ "adam > bela": 12, "bela > adam": 9, "carl > dora": 5, "dora > carl": 4 });
const facts = withFacts({
  adam: { sex: "m" },
  bela: { sex: "m" },
  carl: { sex: "m" },
  dora: { sex: "f", young: true },
});
const document = (rule: object): Readonly<Record<string, unknown>> =>
  documentOf({
    steps: {
      ballots: { count: "ballots", contest: "vote" },
      council: { ballots: "ballots", seats: 2, ...rule },
    },
    tiers: { council: "council" },
  });
const STV = { allot: "stv", quota: "droop", surplus: { method: "weighted-inclusive", order: "largest" } };
const MEEK = { allot: "meek", rule: "meek", digits: 9, omega: 6 };
const run = (rule: object): Outcome =>
  must(elect(must(readRules(document(rule))), { ballots, contenders: facts }));

describe("conditions in a rules document", () => {
  test.each([STV, MEEK])("guard the only one of a group: $allot", (rule) => {
    expect(seatedOf(run(rule))).toEqual(["adam", "bela"]);
    const outcome = run({ ...rule, conditions: [{ fact: "sex", is: "f", atLeast: 1 }] });
    expect(seatedOf(outcome)).toEqual(["adam", "dora"]);
    const step = outcome.trace.find(({ clause }) => clause === rule.allot);
    expect(step).toMatchObject({ conditions: [{ fact: "sex", is: "f", atLeast: 1 }] });
    // Adam has the quota at once: the second seat is for Dora.
    const stages = step !== undefined && "stages" in step ? step.stages : [];
    expect(stages[0]).toMatchObject({ number: 1, elected: ["adam"], guarded: ["dora"] });
    expect(stages.filter((stage) => "doomed" in stage)).toMatchObject([
      { action: "exclusion", who: ["bela", "carl"], elected: ["dora"] },
    ]);
  });

  test("a fact without a value is one that is true", () => {
    expect(seatedOf(run({ ...STV, conditions: [{ fact: "young", atLeast: 1 }] }))).toEqual(["adam", "dora"]);
    expect(seatedOf(run({ ...STV, conditions: [{ fact: "sex", is: "m", atMost: 1 }] }))).toEqual([
      "adam",
      "dora",
    ]);
  });

  test("without bounds, or on a fact that nobody has, ask for nothing", () => {
    expect(seatedOf(run({ ...STV, conditions: [{ fact: "sex", is: "f" }] }))).toEqual(["adam", "bela"]);
    const nobody = { fact: "sex", is: "x", atMost: 0 };
    expect(seatedOf(run({ ...STV, conditions: [nobody] }))).toEqual(["adam", "bela"]);
    const noFacts = must(elect(must(readRules(document({ ...STV, conditions: [nobody] }))), { ballots }));
    expect(seatedOf(noFacts)).toEqual(["adam", "bela"]);
  });

  test("that nobody can meet are refused", () => {
    expect(run({ ...STV, conditions: [{ fact: "sex", is: "f", atLeast: 2 }] })).toMatchObject({
      status: "refused",
      refusal: { kind: "impossible", reason: "conditions-not-met" },
    });
  });

  test("are not mixed with rules that exclude without asking them", () => {
    const codes = (rule: object): readonly string[] => {
      const read = readRules(
        document({ ...STV, ...rule, conditions: [{ fact: "sex", is: "f", atLeast: 1 }] }),
      );
      return read.ok ? [] : read.problems.map((p) => `${p.code} ${p.at}`);
    };
    expect(codes({ together: "certain" })).toEqual(["R014 steps/council/conditions"]);
    expect(codes({ excludeFirst: "writeIn" })).toEqual(["R014 steps/council/conditions"]);
    expect(codes({ lastVacancy: "atLeast" })).toEqual(["R014 steps/council/conditions"]);
    expect(codes({ together: "none" })).toEqual([]);
  });
});
