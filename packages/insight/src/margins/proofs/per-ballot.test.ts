import { type Given, must } from "@urna/law";
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate, type RulesDocument, type Scenario } from "../../scenario.ts";
import { boundedMargins } from "../bounded.ts";
import { exactly } from "../every-change.fixture.ts";
import { CHANGES } from "../terms/changes.ts";
import { raceOf } from "../race/race.ts";

const HEAD = {
  urna: "rules/1",
  id: "xx/several@2020-01-01",
  title: { en: "A ballot with several votes" },
  inForce: "2020-01-01",
  laws: {},
  levels: ["canton", "district"],
  bases: { valid: { lines: ["contenders"] } },
} as const;

const votes = { count: "marks", contest: "list", in: "district", perBallot: "area" } as const;
const lot = [{ by: "lot" }] as const;

const LAWS: Readonly<Record<string, RulesDocument>> = {
  "two directions": {
    ...HEAD,
    steps: {
      votes,
      voters: { count: "voter-numbers", votes: "votes", in: "district", seats: "area", decimals: 0 },
      bar: { admit: "share", votes: "votes", in: "district", atLeast: "10%", of: "valid" },
      quorum: { admit: "areas", each: "bar", atLeast: 1 },
      upper: {
        allot: "divisor",
        votes: "voters",
        among: "quorum",
        seats: 5,
        divisor: "sainte-lague",
        ties: lot,
      },
      lower: {
        place: "biproportional",
        votes: "votes",
        in: "district",
        room: "area",
        seats: "upper",
        divisor: "sainte-lague",
        ties: lot,
      },
    },
    tiers: { all: "lower" },
  },
  "district by district": {
    ...HEAD,
    steps: {
      votes,
      lists: {
        allot: "divisor",
        votes: "votes",
        in: "district",
        seats: "area",
        divisor: "dhondt",
        ties: lot,
      },
    },
    tiers: { all: "lists" },
  },
};

/** Two districts of two and three seats. */
const SEATS = [2, 3];

function several(rules: RulesDocument, figures: readonly (readonly number[])[]): Scenario {
  const given: Given = {
    areas: [
      { id: "canton", level: "canton" },
      { id: "x", level: "district", parent: "canton", seats: 2 },
      { id: "y", level: "district", parent: "canton", seats: 3 },
    ],
    votes: figures.flatMap((own, i) =>
      own.map((count, j) => ({
        contest: "list",
        area: "xy".charAt(i),
        option: "abc".charAt(j),
        votes: count,
      })),
    ),
  };
  return { rules, given };
}

function seatsOf(scenario: Scenario): string | undefined {
  const outcome = evaluate(scenario);
  if (!outcome.ok || outcome.value.status !== "complete") return undefined;
  return JSON.stringify([outcome.value.seats.map((row) => [row.contender, row.total]), outcome.value.areas]);
}

test.each(Object.keys(LAWS))(
  "%s: the proof holds against every change of all votes of one ballot",
  { timeout: 60_000 },
  (name) => {
    const rules = LAWS[name] ?? HEAD;
    const own = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 3, maxLength: 3 });
    let proven = 0;
    fc.assert(
      fc.property(own, own, fc.constantFrom(...CHANGES), (x, y, kind) => {
        const now = seatsOf(several(rules, [x, y]));
        fc.pre(now !== undefined);
        const [margin] = must(boundedMargins(several(rules, [x, y]), "all", { kinds: [kind] }));
        expect(margin?.severalVotes).toBe(true);
        if ((margin?.least.ballots ?? 1) < 2) return;
        proven += 1;
        for (const [i, seats] of SEATS.entries())
          for (const after of exactly([x, y][i] ?? [], kind, seats)) {
            const figures = i === 0 ? [after, y] : [x, after];
            expect({ figures, seats: seatsOf(several(rules, figures)) ?? now }).toEqual({
              figures,
              seats: now,
            });
          }
      }),
      { numRuns: 150 },
    );
    expect(proven).toBeGreaterThan(20);
  },
);

test("votes of which a ballot has several are not taken for ballots", () => {
  const rules = LAWS["district by district"] ?? HEAD;
  expect(
    raceOf(
      several(rules, [
        [10, 5, 1],
        [20, 10, 5],
      ]),
      "all",
    ).ok,
  ).toBe(false);
  // In x the second seat goes to a with 50 against b's 40, a vote moved closes 1.5 of that: 7 votes of 2 to a ballot.
  const [any] = must(
    boundedMargins(
      several(rules, [
        [100, 40, 1],
        [900, 200, 100],
      ]),
      "all",
      { kinds: ["moved"] },
    ),
  );
  expect([any?.least.ballots, any?.most?.ballots]).toEqual([3, 7]);
});
