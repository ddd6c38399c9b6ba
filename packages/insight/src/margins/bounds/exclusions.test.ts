import { type BallotRow, must } from "@urna/law";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate, type RulesDocument, type Scenario } from "../../scenario.ts";
import { boundedMargins } from "../bounded.ts";
import { CHANGES, type ChangeKind } from "../terms/changes.ts";

const CANDIDATES = ["a", "b", "c", "d", "e"];

/** Every ranking of up to three candidates. */
const RANKINGS = CANDIDATES.flatMap((a) => [
  [a],
  ...CANDIDATES.filter((b) => b !== a).flatMap((b) => [
    [a, b],
    ...CANDIDATES.filter((c) => c !== a && c !== b).map((c) => [a, b, c]),
  ]),
]);

type Clause = Readonly<Record<string, unknown>>;

const SURPLUSES: readonly Clause[] = [
  { method: "weighted-inclusive", order: "largest" },
  { method: "weighted-inclusive", digits: 1, cut: "fraction", order: "together" },
  { method: "weighted-inclusive", digits: 2, cut: "value", order: "earliest" },
  { method: "weighted-inclusive", of: "transferable", order: "largest" },
  { method: "weighted-inclusive", order: "largest", defer: "atMost" },
  { method: "weighted-inclusive", digits: 3, votesDigits: 0, order: "largest" },
  { method: "unweighted-inclusive", order: "largest" },
  { method: "last-parcel", of: "transferable", order: "largest", defer: "less" },
];

const OTHERS: readonly Clause[] = [
  {},
  { together: "certain" },
  { together: "zero", papers: "by-value" },
  { lastVacancy: "moreThan" },
  { excludeFirst: "undeclared" },
  { reach: "moreThan" },
];

function council(rules: Clause, types: readonly (readonly [readonly string[], number])[]): Scenario {
  const document: RulesDocument = {
    urna: "rules/1",
    id: "xx/small@2020-01-01",
    title: { en: "A small election" },
    inForce: "2020-01-01",
    laws: {},
    bases: {},
    levels: ["city"],
    steps: {
      ballots: { count: "ballots", contest: "council" },
      council: { allot: "stv", ballots: "ballots", ties: [{ by: "lot" }], ...rules },
    },
    tiers: { council: "council" },
  };
  const ballots = types
    .filter(([, count]) => count > 0)
    .map(
      ([ranking, count]): BallotRow => ({
        contest: "council",
        area: "city",
        count,
        ranking: ranking.map((id) => [id]),
      }),
    );
  return {
    rules: document,
    given: {
      areas: [{ id: "city", level: "city" }],
      contenders: CANDIDATES.map((id) => ({ id, facts: { contest: "council", undeclared: id === "e" } })),
      ballots,
    },
  };
}

/** Who is elected; undefined where a tie is open or the rules are silent. */
function electedBy(scenario: Scenario): string | undefined {
  const outcome = evaluate(scenario);
  if (!outcome.ok || outcome.value.status !== "complete") return undefined;
  const held = outcome.value.seats.filter((row) => row.total > 0).map((row) => row.contender);
  return held.sort().join();
}

/** Every way of changing so many ballots of one ranking into one other, and of sharing them out between two such changes. */
function* changesOf(
  counts: readonly number[],
  kind: ChangeKind,
  ballots: number,
  share: number,
): Generator<readonly number[]> {
  const moves = function* (now: readonly number[], size: number): Generator<readonly number[]> {
    const none = [-1];
    const all = [...counts.keys()];
    for (const from of kind === "added" ? none : all) {
      if (from >= 0 && (now[from] ?? 0) < size) continue;
      for (const to of kind === "withheld" ? none : all)
        if (to !== from) yield now.map((n, i) => n + (i === to ? size : 0) - (i === from ? size : 0));
    }
  };
  yield* moves(counts, ballots);
  const part = Math.floor((ballots * share) / 100);
  if (part === 0) return;
  let step = 0;
  for (const first of moves(counts, part)) {
    // Of all pairs of changes every so many-th.
    for (const both of moves(first, ballots - part)) if (step++ % 97 === share) yield both;
  }
}

const cases = fc.record({
  surplus: fc.constantFrom(...SURPLUSES),
  other: fc.constantFrom(...OTHERS),
  quota: fc.constantFrom("droop", "newland-britton", "hagenbach-bischoff", "hare"),
  seats: fc.constantFrom(1, 2, 3),
  kind: fc.constantFrom(...CHANGES),
  share: fc.integer({ min: 0, max: 96 }),
  // Some rankings are on no ballot yet.
  types: fc.uniqueArray(
    fc.tuple(fc.constantFrom(...RANKINGS), fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 }))),
    { minLength: 8, maxLength: 14, selector: ([ranking]) => ranking },
  ),
});

describe("seats by preferences", () => {
  test("two seats: the last exclusion is the margin, and proven to be", () => {
    // The quota is 41. A passes 9 on to B, who then has 38 and lacks 3; C has 30, and D, who passes on nothing, 13. Eight
    // between B and C are a tie; without ballots the quota falls and A passes on more, with others less.
    const scenario = council({ surplus: SURPLUSES[0], quota: "droop", seats: 2 }, [
      [["a", "b"], 50],
      [["b"], 29],
      [["c"], 30],
      [["d"], 13],
    ]);
    const margins = must(boundedMargins(scenario, "council"));
    expect(electedBy(scenario)).toBe("a,b");
    expect(margins.map((m) => [m.change, m.least, m.most?.ballots])).toEqual([
      ["moved", { ballots: 4, proof: "exclusions" }, 5],
      ["withheld", { ballots: 8, proof: "exclusions" }, 13],
      ["added", { ballots: 6, proof: "exclusions" }, 7],
    ]);
  });

  test("fewer ballots than the proof says elect nobody else", { timeout: 240_000 }, () => {
    let proven = 0;
    let several = 0;
    fc.assert(
      fc.property(cases, ({ surplus, other, quota, seats, kind, share, types }) => {
        const rules = { surplus, quota, seats, ...other };
        const counts = types.map(([, count]) => count);
        const scenarioOf = (changed: readonly number[]): Scenario =>
          council(
            rules,
            types.map(([ranking], i) => [ranking, changed[i] ?? 0] as const),
          );
        const now = electedBy(scenarioOf(counts));
        fc.pre(now !== undefined);
        const margins = must(boundedMargins(scenarioOf(counts), "council", { kinds: [kind] }));
        const least = margins.find((margin) => margin.aim === "any")?.least;
        fc.pre(least?.proof === "exclusions");
        proven += 1;
        if (seats > 1) several += 1;
        for (const changed of changesOf(counts, kind, least.ballots - 1, share))
          expect({ changed, elected: electedBy(scenarioOf(changed)) ?? now }).toEqual({
            changed,
            elected: now,
          });
      }),
      { numRuns: Number(process.env["URNA_RUNS"] ?? 1500) },
    );
    expect(proven).toBeGreaterThan(500);
    expect(several).toBeGreaterThan(250);
  });
});
