/**
 * Returns: 10,223 made-up Kazakh stations from a table to explained seats, one changed station, and 96,325 stations of a
 * table that lies beside the checkout (left out with a word where it does not).
 */

import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { DuckDBInstance } from "@duckdb/node-api";
import { openAtlas, toInput } from "@urna/atlas";
import { elect, type Given } from "@urna/law";
import {
  emptyProject,
  type Project,
  planImport,
  readTable,
  type SynthPlan,
  writeCountry,
} from "@urna/returns";
import { checkAll, type Count, countReturns, makeGeography, type Return } from "@urna/tally";
import { type Bench, eachTime, loop } from "./harness.ts";

const ELECTION = "kz-majilis-2023";
const RUSSIA = new URL("../../shared/data/forensics/ru2021.csv.gz", import.meta.url).pathname;

const folder = mkdtempSync(join(tmpdir(), "urna-bench-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const { election, rules, published } = load();
const plan: SynthPlan = {
  name: ELECTION,
  seed: 1,
  stations: 10_223,
  registered: 12_035_578,
  received: 6_521_860,
  contests: [
    {
      id: "list",
      options: (published.votes ?? []).flatMap(({ contest, option, votes }) =>
        contest === "list" && typeof votes === "number" && options().has(option)
          ? [{ id: option, votes }]
          : [],
      ),
    },
  ],
  regions: Array.from({ length: 20 }, (_, i) => ({ id: `region-${i + 1}` })),
};
writeCountry(folder, plan, { election: ELECTION, root: "kz" });
const table = join(folder, readdirSync(folder).find((name) => name.includes("returns-")) ?? "");
const { count, changed } = await running();

/** MiB: what is too large for the memory of a small machine stays below. */
export const memory = 1024;

export const benches: readonly Bench[] = [
  {
    name: "10,223 stations: table to explained seats",
    unit: "ms",
    sample: eachTime(async () => seatsOf(await imported(table))),
    target: 700,
  },
  {
    name: "one changed station: all areas above it, and seats with their trace",
    unit: "ms",
    sample: loop(20, () => {
      for (const value of changed) count.put(value);
      seatsOn(count);
    }),
    target: 50,
  },
  {
    name: "10,223 stations made up and written",
    unit: "ms",
    sample: loop(1, () => writeCountry(folder, plan, { election: ELECTION, root: "kz" })),
  },
  ...russia(),
];

function russia(): readonly Bench[] {
  if (!existsSync(RUSSIA)) {
    process.stderr.write("skipped: ru2021.csv.gz does not lie beside the checkout\n");
    return [];
  }
  return [
    {
      name: "DuckDB reads these 96,325 stations and adds up the votes",
      unit: "ms",
      sample: eachTime(readByDuckDb),
      samples: 3,
    },
    {
      name: "96,325 stations: imported, checked, tallied",
      unit: "ms",
      sample: eachTime(async () => {
        const project = await imported(RUSSIA);
        return checkAll([...project.returns.values()], makeGeography(project)).count.tally("all", "list");
      }),
      target: 2000,
      samples: 3,
      comparedWith: "DuckDB reads these 96,325 stations and adds up the votes",
    },
  ];
}

/** The same table to national totals by an engine that does nothing else: no checks, no digest, no line of a figure. */
async function readByDuckDb(): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const votes = Array.from({ length: 14 }, (_, i) => `SUM(v${i + 1})`).join(", ");
  await connection.run(`SELECT ${votes} FROM read_csv('${RUSSIA}')`);
  connection.closeSync();
  instance.closeSync();
}

async function imported(path: string): Promise<Project> {
  // Lines of the table that name no station are left out.
  const mapping = { file: "mapping", written: { ignore: [""] } };
  const read = await readTable(path, { known: { contest: "list", options: [] }, mapping });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const made = planImport([read.value], emptyProject());
  if (made.refused.length > 0) throw new Error(JSON.stringify(made.refused.slice(0, 3)));
  return made.after;
}

function seatsOf(project: Project): unknown {
  return seatsOn(countReturns(project.returns.values(), makeGeography(project)).count);
}

function seatsOn(counted: Count): unknown {
  const tally = counted.tally("all", "list");
  const rows = [...tally.votes].map(([option, { total }]) => ({
    contest: "list",
    area: election.area,
    option,
    votes: total,
  }));
  const given: Given = { ...published, votes: rows };
  return elect(rules, given);
}

/** A count with everything in, and two states of one station. */
async function running(): Promise<{ readonly count: Count; readonly changed: readonly Return[] }> {
  const project = await imported(table);
  const counted = countReturns(project.returns.values(), makeGeography(project)).count;
  const [first] = project.returns.values();
  if (first === undefined) throw new Error("nothing was made up");
  const other = { ...first, votes: new Map([...first.votes].map(([option, votes]) => [option, votes + 1])) };
  return { count: counted, changed: [other, first] };
}

function options(): ReadonlySet<string> {
  return new Set(election.contests.find(({ id }) => id === "list")?.options.map(({ id }) => id));
}

function load() {
  const atlas = openAtlas();
  const read = atlas.election(ELECTION);
  if (!read.ok) throw new Error(`${ELECTION} is not in order: npx urna atlas check`);
  const version = atlas.rulesOf(read.value);
  const law = version.ok ? atlas.rules(version.value.id) : version;
  if (!law.ok) throw new Error(`the rules of ${ELECTION} are not in order: npx urna atlas check`);
  return { election: read.value, rules: law.value, published: toInput(read.value) };
}
