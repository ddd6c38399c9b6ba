/** What a result means: on the Mäjilis of 2023 one what-if, the sweep of the bar, all margins; margins of other systems. */

import { openAtlas, toInput } from "@urna/atlas";
import {
  allMargins,
  bind,
  boundedMargins,
  raceOf,
  type Scenario,
  sweepShare,
  withField,
} from "@urna/insight";
import { type Bench, evaluatesAll, loop } from "./harness.ts";

const scenario = load("kz-majilis-2023");
const race = raceOf(scenario, "list");
const engine = bind(scenario);
if (engine.ok) evaluatesAll(engine.value, scenario.given);
const FLOOR = "the floor: one evaluation of the bound engine";

export const benches: readonly Bench[] = [
  {
    name: FLOOR,
    unit: "ms",
    sample: loop(2000, () => {
      if (!engine.ok) throw new Error("the election is not in order");
      engine.value.run();
    }),
  },
  {
    name: "one what-if (bar 7 %): read, bind, evaluate, without trace",
    unit: "ms",
    sample: loop(500, () => {
      const other = bind({ ...scenario, rules: withField(scenario.rules, "bar", "atLeast", "7%") });
      if (!other.ok) throw new Error("the bar of the Mäjilis cannot be set any more");
      other.value.run();
    }),
    comparedWith: FLOOR,
    target: 0.1,
    samples: 11,
  },
  {
    name: "exact sweep of the bar, 0 to 60 %",
    unit: "ms",
    sample: loop(20, () => sweepShare(scenario, "bar", { num: 0, den: 1 }, { num: 3, den: 5 })),
    comparedWith: FLOOR,
    target: 2,
  },
  {
    name: "all margins of the list tier, every kind, over all combinations",
    unit: "ms",
    sample: loop(1, () => {
      if (!race.ok) throw new Error("the race of the list tier is not understood any more");
      allMargins(race.value, {
        majorities: { rules: [{ id: "two-thirds", atLeast: { num: 2, den: 3 } }], members: 98 },
      });
    }),
    comparedWith: FLOOR,
    target: 200,
  },
  ...(
    [
      ["a single seat by preferences: Burlington 2009", "us-burlington-mayor-2009", "mayor"],
      ["biproportional: Zurich 2019, 18 districts", "ch-zh-kantonsrat-2019", "all"],
      ["71 districts: New Zealand 2014", "nz-house-2014", "electorate"],
    ] as const
  ).map(([name, id, tier]): Bench => {
    const other = load(id);
    return {
      name: `margins between two numbers, ${name}`,
      unit: "ms",
      sample: loop(1, () => {
        if (!boundedMargins(other, tier, { kinds: ["moved"] }).ok) throw new Error(`${id} has no margins`);
      }),
      samples: 3,
    };
  }),
];

function load(id: string): Scenario {
  const atlas = openAtlas();
  const election = atlas.election(id);
  if (!election.ok) throw new Error(`${id} is not in order: npx urna atlas check`);
  const version = atlas.rulesOf(election.value);
  const rules = version.ok ? atlas.rules(version.value.id) : version;
  if (!rules.ok) throw new Error(`the rules of ${id} are not in order: npx urna atlas check`);
  return { rules: rules.value.document, given: toInput(election.value) };
}
