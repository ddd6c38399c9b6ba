/**
 * The engine on the 69 list seats of the Mäjilis of 2023 and on 150 made-up seats of ten lists: bound once, evaluated again
 * and again.
 */

import { openAtlas, toInput } from "@urna/atlas";
import {
  compile,
  elect,
  type Engine,
  type Given,
  must,
  outcomeOf,
  readInput,
  readRules,
  type Rules,
} from "@urna/law";
import { NATION, rulesOf, votesIn } from "../packages/law/src/testing/documents.ts";
import { type Bench, evaluatesAll, loop } from "./harness.ts";

const ELECTION = "kz-majilis-2023";

const { rules, given } = load();
const engine = evaluatesAll(bind(), given);

export const benches: readonly Bench[] = [
  {
    name: "69 list seats, bound, without trace",
    unit: "µs",
    sample: loop(200_000, () => engine.run()),
    target: 0.8,
    samples: 11,
  },
  {
    name: "69 list seats, bound, with trace",
    unit: "µs",
    sample: loop(5000, () => outcomeOf(engine)),
    comparedWith: "69 list seats, bound, without trace",
  },
  {
    name: "the whole election: read, bind, evaluate, trace",
    unit: "µs",
    sample: loop(500, () => elect(rules, given)),
    comparedWith: "69 list seats, bound, without trace",
  },
  ...[
    { name: "D'Hondt", allot: "divisor", divisor: "dhondt" },
    { name: "Sainte-Lague", allot: "divisor", divisor: "sainte-lague" },
    { name: "Hare", allot: "quota", quota: "hare" },
  ].map(({ name, ...method }): Bench => {
    const ten = bindTen(method);
    return {
      name: `${name} 10x150, bound, with trace`,
      unit: "µs",
      sample: loop(2000, () => outcomeOf(ten)),
      target: 200,
    };
  }),
];

function load(): { readonly rules: Rules; readonly given: Given } {
  const atlas = openAtlas();
  const election = atlas.election(ELECTION);
  if (!election.ok) throw new Error(`${ELECTION} is not in order: npx urna atlas check`);
  const version = atlas.rulesOf(election.value);
  const read = version.ok ? atlas.rules(version.value.id) : version;
  if (!read.ok) throw new Error(`the rules of ${ELECTION} are not in order: npx urna atlas check`);
  return { rules: read.value, given: toInput(election.value) };
}

/** The rules of the list tier alone, bound to the votes. */
function bind(): Engine {
  const needed = new Set(rules.tiers.get("list"));
  for (const step of [...rules.steps].reverse())
    if (needed.has(step.id)) for (const id of step.needs) needed.add(id);
  const steps = Object.fromEntries(
    Object.entries(rules.document["steps"] instanceof Object ? rules.document["steps"] : {}).filter(([id]) =>
      needed.has(id),
    ),
  );
  const list = readRules({ ...rules.document, tiers: { list: rules.tiers.get("list") }, steps });
  const input = readInput(given);
  const bound = list.ok && input.ok ? compile(list.value, input.value) : undefined;
  if (bound?.ok !== true)
    throw new Error("the list tier does not stand alone any more: mend bench/law.bench.ts");
  return bound.value;
}

/** 150 seats of one area for ten lists, by one method. */
function bindTen(method: Readonly<Record<string, string>>): Engine {
  const steps = {
    votes: { count: "marks", contest: "list" },
    seats: { votes: "votes", seats: 150, ...method },
  };
  const votes: Record<string, number> = {};
  for (let i = 1; i <= 10; i++) votes[`list ${i}`] = 1000 + ((7919 * 7919 * i) % 1_000_003);
  const given = { areas: NATION, votes: votesIn("n", votes) };
  const rules = rulesOf({ steps, tiers: { list: "seats" }, levels: ["nation"] });
  return evaluatesAll(must(compile(rules, must(readInput(given)))), given);
}
