import { type Given, must } from "@urna/law";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate, type RulesDocument, type Scenario } from "../../scenario.ts";
import { boundedMargins } from "../bounded.ts";
import { CHANGES, type ChangeKind } from "../terms/changes.ts";

const lot = [{ by: "lot" }] as const;

/** Winners of districts are seated as far as their lists cover them; two districts let a list in below the bar. */
const COVERED: RulesDocument = {
  urna: "rules/1",
  id: "xx/covered@2020-01-01",
  title: { en: "Covered winners" },
  inForce: "2020-01-01",
  laws: {},
  levels: ["land", "district"],
  bases: { valid: { lines: ["contenders"] } },
  steps: {
    second: { count: "marks", contest: "second" },
    first: { count: "marks", contest: "first", in: "district" },
    bar: { admit: "share", votes: "second", atLeast: "15%", of: "valid" },
    most: { allot: "plurality", votes: "first", in: "district", seats: 1, ties: lot },
    "two-districts": { admit: "seats", of: ["most"], atLeast: 2 },
    in: { admit: "any", of: ["bar", "two-districts"] },
    alone: { admit: "fact", votes: "first", in: "district", fact: "alone" },
    outsiders: { compensate: "combine", take: "sum", of: ["most"], in: "district", among: "alone" },
    upper: {
      allot: "divisor",
      votes: "second",
      among: "in",
      seats: { from: 8, less: "outsiders" },
      divisor: "sainte-lague",
      ties: lot,
    },
    direct: {
      compensate: "covered",
      winners: "most",
      cover: "upper",
      votes: "first",
      of: "valid",
      exempt: "alone",
      ties: lot,
    },
    seated: { compensate: "combine", take: "sum", of: ["direct"], in: "land", besides: "alone" },
    list: { compensate: "combine", take: "rest", of: ["upper", "seated"], in: "land" },
  },
  tiers: { direct: "direct", list: "list" },
};

const DISTRICTS = ["x", "y", "z"];
const LISTS = ["a", "b", "c"];
const PERSONS = [...LISTS, "q"];

interface Votes {
  readonly first: readonly (readonly number[])[];
  readonly second: readonly number[];
}

function election({ first, second }: Votes): Scenario {
  const rows = (contest: string, area: string, options: readonly string[], figures: readonly number[]) =>
    figures.map((votes, i) => ({ contest, area, option: options[i] ?? "", votes }));
  const given: Given = {
    areas: [
      { id: "land", level: "land" },
      ...DISTRICTS.map((id) => ({ id, level: "district", parent: "land" })),
    ],
    contenders: PERSONS.map((id) => ({ id, facts: { alone: id === "q" } })),
    votes: [
      ...DISTRICTS.flatMap((area, i) => rows("first", area, PERSONS, first[i] ?? [])),
      ...rows("second", "land", LISTS, second),
    ],
  };
  return { rules: COVERED, given };
}

/** Seats in the whole house; undefined where a tie is open or nothing is given. */
function houseOf(votes: Votes): string | undefined {
  const outcome = evaluate(election(votes));
  if (!outcome.ok || outcome.value.status !== "complete") return undefined;
  return outcome.value.seats
    .filter((row) => row.total > 0)
    .map((row) => `${row.contender} ${row.total}`)
    .sort()
    .join();
}

/** So many votes changed in the same way. */
function changed(own: readonly number[], kind: ChangeKind, votes: number): readonly (readonly number[])[] {
  const all = [...own.keys()];
  const steps = {
    moved: all.flatMap((from) => all.filter((to) => to !== from).map((to) => [from, to] as const)),
    withheld: all.map((from) => [from, -1] as const),
    added: all.map((to) => [-1, to] as const),
  };
  return steps[kind]
    .filter(([from]) => from < 0 || (own[from] ?? 0) >= votes)
    .map(([from, to]) => own.map((n, i) => n + votes * (Number(i === to) - Number(i === from))));
}

describe("winners who are covered by lists", () => {
  const district = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 4, maxLength: 4 });
  const cases = fc.record({
    first: fc.array(district, { minLength: 3, maxLength: 3 }),
    second: fc.array(fc.integer({ min: 5, max: 400 }), { minLength: 3, maxLength: 3 }),
  });

  test("fewer ballots than the proof says leave the house as it is", { timeout: 60_000 }, () => {
    let proven = 0;
    let beyond = 0;
    fc.assert(
      fc.property(cases, fc.constantFrom(...CHANGES), (votes, kind) => {
        const now = houseOf(votes);
        fc.pre(now !== undefined);
        const [any] = must(boundedMargins(election(votes), "list", { kinds: [kind] }));
        const ballots = (any?.least.ballots ?? 1) - 1;
        if (ballots === 0) return;
        proven += 1;
        if (ballots >= leadOf(votes)) beyond += 1;
        // A ballot has a first vote in its district and a second one.
        for (const [i, own] of votes.first.entries())
          for (const firsts of [own, ...changed(own, kind, ballots)])
            for (const second of [votes.second, ...changed(votes.second, kind, ballots)]) {
              const after = { first: votes.first.map((each, j) => (j === i ? firsts : each)), second };
              expect({ after, house: houseOf(after) ?? now }).toEqual({ after, house: now });
            }
      }),
      { numRuns: 400 },
    );
    expect(proven).toBeGreaterThan(100);
    // The closest district would have gone to somebody else, and the house stays.
    expect(beyond).toBeGreaterThan(20);
  });

  test("asked for together, the kinds of change have the numbers that each has alone", {
    timeout: 60_000,
  }, () => {
    const leastOf = (votes: Votes, kinds: readonly ChangeKind[]): readonly number[] =>
      must(boundedMargins(election(votes), "list", { kinds })).map((margin) => margin.least.ballots);
    fc.assert(
      fc.property(cases, (votes) => {
        fc.pre(houseOf(votes) !== undefined);
        const alone = CHANGES.flatMap((kind) => leastOf(votes, [kind]));
        expect(leastOf(votes, CHANGES)).toEqual(alone);
      }),
      { numRuns: 200 },
    );
  });
});

/** Votes between the first and the second of the closest district. */
function leadOf({ first }: Votes): number {
  return Math.min(
    ...first.map((own) => {
      const [most = 0, next = 0] = own.toSorted((a, b) => b - a);
      return most - next;
    }),
  );
}
