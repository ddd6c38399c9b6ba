/** All indices and all power indices of the Mäjilis of 2023. */

import { openAtlas, toInput } from "@urna/atlas";
import {
  banzhaf,
  computeIndices,
  deeganPackel,
  makeHouse,
  type ResultRow,
  routes,
  type Seated,
  shapleyShubik,
} from "@urna/insight";
import { elect } from "@urna/law";
import { type Bench, loop } from "./harness.ts";

const ELECTION = "kz-majilis-2023";
const { rows, seated } = load();
const house = makeHouse(seated, 66);
const large = makeHouse(
  [
    ...Array.from({ length: 20 }, (_, i) => ({ id: `party ${i}`, seats: 10 + 2 * i })),
    { id: "persons", kind: "persons", seats: 120 },
  ],
  351,
);

export const benches: readonly Bench[] = [
  {
    name: "all indices of one election",
    unit: "ms",
    sample: loop(200, () => computeIndices({ rows, magnitude: { seats: 69 } })),
    target: 1,
  },
  {
    name: "Shapley, Banzhaf, Deegan of 13 players",
    unit: "ms",
    sample: loop(50, () => [shapleyShubik(house), banzhaf(house), deeganPackel(house)]),
  },
  {
    name: "routes of the largest party to two thirds",
    unit: "ms",
    sample: loop(500, () => routes(seated, 66, ["amanat"])),
  },
  {
    name: "Shapley of a house of 700: 20 parties, 120 persons",
    unit: "ms",
    sample: loop(1, () => shapleyShubik(large)),
    samples: 3,
  },
];

function load(): { readonly rows: readonly ResultRow[]; readonly seated: readonly Seated[] } {
  const atlas = openAtlas();
  const election = atlas.election(ELECTION);
  const version = election.ok ? atlas.rulesOf(election.value) : election;
  const rules = version.ok ? atlas.rules(version.value.id) : version;
  if (!election.ok || !rules.ok) throw new Error(`${ELECTION} is not in order: npx urna atlas check`);
  const given = toInput(election.value);
  const outcome = elect(rules.value, given);
  if (!outcome.ok) throw new Error(`${ELECTION} is not in order: npx urna atlas check`);
  const total = new Map(outcome.value.seats.map((s) => [s.contender, s]));
  const lines = new Set(["registered", "received", "cast", "valid", "invalid", "blank"]);
  return {
    rows: (given.votes ?? [])
      .filter((row) => row.contest === "list" && !lines.has(row.option))
      .map(({ option, votes }) => ({
        id: option,
        votes: Number(votes),
        seats: total.get(option)?.byTier["list"] ?? 0,
        ...(option === "against-all" ? { kind: "against-all" } : {}),
      })),
    seated: outcome.value.seats.map(({ contender, total: seats }) => ({
      id: contender,
      seats,
      kind: contender === "independent" ? "persons" : "party",
    })),
  };
}
