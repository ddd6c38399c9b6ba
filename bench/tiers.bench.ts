/** Elections of several tiers, bound once and evaluated again and again, with and without trace. */

import { openAtlas, toInput } from "@urna/atlas";
import { compile, type Engine, outcomeOf, readInput } from "@urna/law";
import { type Bench, evaluatesAll, loop } from "./harness.ts";

const atlas = openAtlas();

/** Milliseconds in which the run without trace ought to be done. */
const ELECTIONS: readonly { readonly id: string; readonly name: string; readonly target?: number }[] = [
  { id: "de-bundestag-2021", name: "Bundestag 2021", target: 20 },
  { id: "de-bundestag-2025", name: "Bundestag 2025", target: 20 },
  { id: "no-storting-2021", name: "Storting 2021" },
  { id: "ch-zh-kantonsrat-2019", name: "Zurich 2019 (biproportional)", target: 5 },
  { id: "ch-gr-grosser-rat-2022", name: "Grisons 2022 (biproportional)" },
];

export const benches: readonly Bench[] = ELECTIONS.flatMap(({ id, name, target }): readonly Bench[] => {
  const engine = bind(id);
  return [
    {
      name,
      unit: "ms",
      sample: loop(50, () => engine.run()),
      ...(target === undefined ? {} : { target }),
    },
    {
      name: `${name}, with trace`,
      unit: "ms",
      sample: loop(10, () => outcomeOf(engine)),
      comparedWith: name,
    },
  ];
});

function bind(id: string): Engine {
  const election = atlas.election(id);
  const version = election.ok ? atlas.rulesOf(election.value) : election;
  const rules = version.ok ? atlas.rules(version.value.id) : version;
  if (!election.ok || !rules.ok) throw new Error(`${id} is not in order: npx urna atlas check`);
  const given = toInput(election.value);
  const input = readInput(given);
  const bound = input.ok ? compile(rules.value, input.value) : undefined;
  if (bound?.ok !== true) throw new Error(`the rules of ${id} do not fit its tables: npx urna atlas check`);
  return evaluatesAll(bound.value, given);
}
