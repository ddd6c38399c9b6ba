/**
 * Single transferable vote, bound once and counted again and again: the park board of Minneapolis of 2013 from the atlas,
 * and a ward of Glasgow of 2007 where its ballots lie beside the checkout (their file carries no licence).
 */

import { openAtlas, toInput } from "@urna/atlas";
import { compile, type Engine, type Given, must, outcomeOf, readInput, type Rules } from "@urna/law";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Bench, evaluatesAll, loop } from "./harness.ts";

const WARD = fileURLToPath(
  new URL("../../shared/cases/scotland-stv-glasgow-2007-govan.json", import.meta.url),
);
const atlas = openAtlas();

export const benches: readonly Bench[] = [
  ...pair("Minneapolis 2013, three seats", bindElection("us-minneapolis-park-board-2013")),
  ...(existsSync(WARD) ? pair("a ward of Glasgow 2007, four seats", bindWard(), 5) : []),
];
if (!existsSync(WARD))
  process.stdout.write("  skipped: the ballots of Glasgow are not beside the checkout\n");

function pair(name: string, engine: Engine, target?: number): readonly Bench[] {
  return [
    { name, unit: "ms", sample: loop(20, () => engine.run()), ...(target === undefined ? {} : { target }) },
    {
      name: `${name}, with trace`,
      unit: "ms",
      sample: loop(10, () => outcomeOf(engine)),
      comparedWith: name,
    },
  ];
}

function bindElection(id: string): Engine {
  const election = atlas.election(id);
  const version = election.ok ? atlas.rulesOf(election.value) : election;
  if (!election.ok || !version.ok) throw new Error(`${id} is not in order: npx urna atlas check`);
  const given = toInput(election.value);
  return evaluatesAll(must(compile(rulesOf(version.value.id), must(readInput(given)))), given);
}

function rulesOf(id: string): Rules {
  const rules = atlas.rules(id);
  if (!rules.ok) throw new Error(`${id} is not in order: npx urna atlas check`);
  return rules.value;
}

interface Ward {
  readonly votes: {
    readonly candidates: readonly (readonly [string, string])[];
    readonly ballots: readonly (readonly [number, readonly number[]])[];
  };
}

function bindWard(): Engine {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a file with a known shape, only measured here
  const { votes } = JSON.parse(readFileSync(WARD, "utf8")) as Ward;
  const given: Given = {
    areas: [{ id: "govan", level: "ward", seats: 4 }],
    ballots: votes.ballots.map(([count, ranking]) => ({
      contest: "ward",
      area: "govan",
      count,
      ranking: ranking.map((k) => [votes.candidates[k]?.[0] ?? ""]),
    })),
  };
  const rules = rulesOf("gb/scotland-councils@2007-02-17");
  return evaluatesAll(must(compile(rules, must(readInput(given)))), given);
}
