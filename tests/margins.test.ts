/**
 * Margins of real elections whose bars reach beyond the area of the seats, differ by kind of contender, or hold a majority's
 * own rule: what the search finds is proven to be the fewest.
 */

import { openAtlas } from "@urna/atlas";
import { toInput } from "@urna/atlas/input";
import { allMargins, boundedMargins, raceOf, type Scenario } from "@urna/insight";
import { must } from "@urna/law";
import { expect, test } from "vitest";

const atlas = openAtlas();

function need<T>(loaded: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!loaded.ok) throw new Error("the atlas is complete");
  return loaded.value;
}

function scenarioOf(id: string): Scenario {
  const election = need(atlas.election(id));
  const rules = need(atlas.rules(need(atlas.rulesOf(election)).id));
  return { rules: rules.document, given: toInput(election) };
}

test.each([
  ["pl-sejm-2023", "sejm", 41, { area: "kielce", contender: "ko", ballots: 32 }],
  ["cz-poslanecka-snemovna-2017", "list", 14, { area: "jihocesky", contender: "top-09", ballots: 95 }],
] as const)("in the districts of %s", (id, tier, districts, { ballots, ...first }) => {
  const margins = must(boundedMargins(scenarioOf(id), tier, { kinds: ["moved"] }));
  expect(margins).toHaveLength(districts);
  // Where equal claims are settled by votes, a ballot can be left between the two numbers.
  const apart = margins.map(({ least, most }) => (most?.ballots ?? Number.POSITIVE_INFINITY) - least.ballots);
  expect(apart.filter((ballots) => ballots !== 0 && ballots !== 1)).toEqual([]);
  expect(apart.filter((ballots) => ballots === 1).length).toBeLessThanOrEqual(3);
  expect(margins[0]).toMatchObject({ ...first, least: { ballots }, most: { ballots } });
});

test("where turnout gives an area its seats, ballots that stay away have bounds", () => {
  const scenario = scenarioOf("cz-poslanecka-snemovna-2017");
  const margins = must(boundedMargins(scenario, "list", { kinds: ["withheld"] }));
  for (const { least, most } of margins)
    expect(least.ballots).toBeLessThanOrEqual(most?.ballots ?? Number.POSITIVE_INFINITY);
  expect(margins[0]?.least.ballots).toBeGreaterThan(1);
});

test.each([
  ["tl-parliament-2023", "cnrt", 474],
  ["nl-tweede-kamer-2023", "sp", 53],
])("of %s", (id, contender, ballots) => {
  const race = must(raceOf(scenarioOf(id), "list"));
  const margins = allMargins(race, { contenders: [contender], kinds: ["moved"] });
  expect(margins.map(({ found }) => found.all?.lowerBound.how)).toEqual(margins.map(() => "exact"));
  expect(margins[0]?.found.all?.ballots).toBe(ballots);
});
