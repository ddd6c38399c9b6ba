/** Simulated elections of the Mäjilis of 2023 under the whole law, on one core, the drawing of votes included. */

import { openAtlas, toInput } from "@urna/atlas";
import { CHUNK_DRAWS, fitSwings, type ModelKind, openSimulation, type ResultRow } from "@urna/insight";
import type { Bench } from "./harness.ts";

const ELECTION = "kz-majilis-2023";
const BEFORE = "kz-majilis-2021";
const LINES = new Set(["registered", "received", "cast", "valid", "invalid", "blank"]);

export const benches: readonly Bench[] = (
  ["dirichlet-multinomial", "logistic-normal", "uniform-swing", "proportional-swing"] as const
).map((kind) => ({
  name: `a million, ${kind}`,
  unit: "ms",
  sample: million(kind),
  samples: 3,
  target: 2500,
}));

/** A fifth of a million draws, times five: chunks are all alike. */
function million(kind: Exclude<ModelKind, "bootstrap">): () => number {
  const atlas = openAtlas();
  const [election, before] = [atlas.election(ELECTION), atlas.election(BEFORE)];
  const version = election.ok ? atlas.rulesOf(election.value) : election;
  const rules = version.ok ? atlas.rules(version.value.id) : version;
  if (!election.ok || !before.ok || !rules.ok)
    throw new Error(`${ELECTION} is not in order: npx urna atlas check`);
  const given = toInput(election.value);
  const rowsOf = (votes: typeof given.votes): readonly ResultRow[] =>
    (votes ?? [])
      .filter((row) => row.contest === "list" && !LINES.has(row.option))
      .map((row) => ({ id: row.option, votes: Number(row.votes), seats: null }));
  const rows = rowsOf(given.votes);
  const model = fitSwings(
    kind,
    { contest: "list", votes: rows.map(({ id, votes }) => ({ option: id, votes: votes ?? 0 })) },
    {
      before: rowsOf(toInput(before.value).votes),
      after: rows,
      lineage: [{ before: ["nur-otan"], after: ["amanat"] }],
      sources: [BEFORE, ELECTION],
    },
  );
  const simulation = model.ok ? openSimulation({ rules: rules.value.document, given }, model.value) : model;
  if (!simulation.ok) throw new Error("the model does not fit the election");
  let chunk = 0;
  return () => {
    const chunks = 200_000 / CHUNK_DRAWS;
    const start = process.hrtime.bigint();
    for (let i = 0; i < chunks; i++) simulation.value.chunk(1, chunk++);
    return Number(process.hrtime.bigint() - start) * 5;
  };
}
