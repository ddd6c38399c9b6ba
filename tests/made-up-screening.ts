/** Made-up countries under the tests of polling stations: how often does each light up where nothing is the matter? */

import { openAtlas } from "@urna/atlas/load";
import { figureOf } from "@urna/atlas";
import { planProblem, type SynthPlan } from "@urna/returns";
import { makeStations } from "@urna/returns/synth/country";
import { integerTest, makeDigitTests, type StationTable } from "@urna/screening";

/** Probabilities of a test, one a country (or one an area of a country). */
export type Probabilities = ReadonlyMap<string, readonly number[]>;

/** The plan of a country with the official totals of the list vote of 2023 in regions whose turnout nobody knows. */
function planOf(seed: number, stations: number): SynthPlan {
  const read = openAtlas().election("kz-majilis-2023");
  if (!read.ok) throw new Error("the election is not in order: npx urna atlas check");
  const { contests, area } = read.value;
  const options = (contests.find(({ id }) => id === "list")?.options ?? []).map(({ id }) => {
    const votes = figureOf(read.value, { contest: "list", area, option: id, key: "votes" })?.value;
    if (typeof votes !== "number") throw new Error(`no votes of ${id}`);
    return { id, votes };
  });
  const plan: SynthPlan = {
    name: "kz-majilis-2023",
    seed,
    stations,
    registered: 12_035_578,
    received: 6_521_860,
    contests: [{ id: "list", options }],
    regions: Array.from({ length: 20 }, (_, i) => ({ id: `region-${i + 1}` })),
  };
  const problem = planProblem(plan);
  if (problem !== undefined) throw new Error(`such a country cannot be made: ${problem}`);
  return plan;
}

/** Makes the countries of the seeds 1 to `seeds`, and tests each. */
export function screenMadeUp(seeds: number, stations: number): Probabilities {
  const found = new Map<string, number[]>();
  const note = (test: string, p: number): void => {
    const known = found.get(test);
    if (known === undefined) found.set(test, [p]);
    else known.push(p);
  };
  for (let seed = 1; seed <= seeds; seed += 1) {
    const table = tableOf(planOf(seed, stations));
    const integers = integerTest(table);
    if (integers !== undefined) {
      note("whole percentages", integers.excess.stations.either.p);
      for (const { p } of integers.areas) note("whole percentages, regions", p);
    }
    for (const { kind, p } of makeDigitTests()(table))
      note(kind === "last" ? "last digits" : "digit pairs", p);
  }
  return found;
}

/** The table of a country, for the option with the most votes. */
function tableOf(plan: SynthPlan): StationTable {
  const areas = plan.regions.map(({ id }) => id);
  const figures: Record<"registered" | "given" | "counted" | "leader", number[]> = {
    registered: [],
    given: [],
    counted: [],
    leader: [],
  };
  const area: number[] = [];
  for (const { region, returns } of makeStations(plan)) {
    const [first] = returns;
    if (first === undefined) continue;
    area.push(areas.indexOf(region));
    figures.registered.push(first.figures.registered ?? Number.NaN);
    figures.given.push(first.figures.receivedBallot ?? Number.NaN);
    figures.counted.push(first.figures.inBoxes ?? Number.NaN);
    figures.leader.push(first.votes["amanat"] ?? Number.NaN);
  }
  return {
    areas,
    area: Int32Array.from(area),
    registered: Float64Array.from(figures.registered),
    given: Float64Array.from(figures.given),
    counted: Float64Array.from(figures.counted),
    leader: Float64Array.from(figures.leader),
  };
}

/** The fewest hits of so many tries that chance alone reaches less than once in a thousand times, at a rate of hits. */
export function tooMany(tries: number, rate: number): number {
  let [chance, below] = [(1 - rate) ** tries, 0];
  for (let hits = 0; hits <= tries; hits += 1) {
    below += chance;
    if (1 - below < 0.001) return hits + 1;
    chance *= ((tries - hits) / (hits + 1)) * (rate / (1 - rate));
  }
  return tries + 1;
}
