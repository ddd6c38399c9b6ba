/**
 * Returns and ballots that are too many for memory, beside what plain DuckDB takes for its own `SELECT ... GROUP BY` over the
 * same file in the same run: a million made-up stations with 15 options, a hundred million made-up ballots with five ranks.
 * The files are made in a folder of their own, and gone at the end.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { elect, readRules } from "@urna/law";
import { checkEach, countStored, importScan, openStore, readCastVotes, withScan } from "@urna/returns";
import { duckDbEngine } from "@urna/returns/stores/duckdb";
import { type Bench, eachTime } from "./harness.ts";

const STATIONS = 1_000_000;
const BALLOTS = 100_000_000;
const OPTIONS = Array.from({ length: 15 }, (_, i) => `v${i + 1}`);
const KNOWN = { contest: "list", options: [] };

const folder = mkdtempSync(join(tmpdir(), "urna-bench-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const [csv, parquet, cvr] = ["stations.csv", "stations.parquet", "ballots.parquet"].map((file) =>
  join(folder, file),
);
if (csv === undefined || parquet === undefined || cvr === undefined) throw new Error("no files");

const engine = await duckDbEngine();
const votes = OPTIONS.map((name, i) => `CAST(20 + hash(n * 31 + ${i}) % ${20 + 5 * i} AS BIGINT) AS ${name}`);
await engine.execute(`CREATE VIEW stations AS
  SELECT 'Region ' || n % 20 AS region, 'S' || n AS station, valid + invalid + unused AS registered,
    valid + invalid AS "receivedBallot", valid + invalid AS issued, unused, valid + invalid AS "inBoxes", invalid, valid,
    ${OPTIONS.join(", ")}
  FROM (SELECT *, ${OPTIONS.join(" + ")} AS valid, CAST(hash(n + 7) % 9 AS BIGINT) AS invalid,
    CAST(hash(n + 3) % 300 AS BIGINT) AS unused FROM (SELECT r.range AS n, ${votes.join(", ")} FROM range(${STATIONS}) AS r))`);
await engine.execute(`COPY stations TO '${csv}' (HEADER)`);
await engine.execute(`COPY stations TO '${parquet}' (FORMAT parquet)`);
const ranks = [1, 2, 3, 4, 5].map((k) => `CAST(hash(r.range * 7 + ${k}) % 9 AS UTINYINT) AS rank${k}`);
await engine.execute(
  `COPY (SELECT ${ranks.join(", ")} FROM range(${BALLOTS}) AS r) TO '${cvr}' (FORMAT parquet)`,
);

const rules = (() => {
  const read = readRules({
    urna: "rules/1",
    id: "xx/bench@2024-01-01",
    title: { en: "Bench" },
    inForce: "2024-01-01",
    levels: ["nation"],
    laws: { act: { title: { en: "Act" }, version: "2024-01-01", address: "https://example.org/act" } },
    steps: {
      votes: { count: "marks", contest: "list" },
      list: {
        allot: "divisor",
        divisor: "dhondt",
        votes: "votes",
        seats: 98,
        ties: [{ by: "lot" }],
        cite: [{ law: "act" }],
      },
    },
    tiers: { list: "list" },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
})();

const PLAIN = "DuckDB's own SELECT ... GROUP BY on the CSV";
const sums = OPTIONS.map((name) => `SUM(${name})`).join(", ");
const PLAIN_BALLOTS = "DuckDB's own SELECT ... GROUP BY on the ballots";

/** MiB: what is too large for the memory of a small machine stays below. */
export const memory = 1024;

export const benches: readonly Bench[] = [
  {
    name: PLAIN,
    unit: "ms",
    sample: eachTime(() => engine.query(`SELECT region, ${sums} FROM read_csv('${csv}') GROUP BY region`)),
    samples: 5,
  },
  {
    name: "1,000,000 stations: CSV to tally, checks and seats, every byte looked at",
    unit: "ms",
    sample: eachTime(() => seatsOf(csv)),
    samples: 5,
    comparedWith: PLAIN,
    atMost: 1.5,
  },
  {
    name: "the same, checked protocol by protocol, with all findings",
    unit: "ms",
    sample: eachTime(() => checked(csv)),
    samples: 3,
  },
  {
    name: "the same, imported into DuckDB with digest, lines and journal",
    unit: "ms",
    sample: eachTime(() => imported(csv)),
    samples: 3,
    comparedWith: PLAIN,
    atMost: 4,
  },
  {
    name: "the same from Parquet, not imported",
    unit: "ms",
    sample: eachTime(() => seatsOf(parquet)),
    samples: 5,
    target: 1000,
  },
  {
    name: PLAIN_BALLOTS,
    unit: "ms",
    sample: eachTime(() =>
      engine.query(`SELECT rank1, rank2, rank3, rank4, rank5, COUNT(*) FROM '${cvr}' GROUP BY ALL`),
    ),
    samples: 3,
  },
  {
    name: "100,000,000 ballots to kinds of ballots",
    unit: "ms",
    sample: eachTime(() => kindsOf(cvr)),
    samples: 3,
    comparedWith: PLAIN_BALLOTS,
    target: 8000,
  },
];

async function seatsOf(path: string): Promise<unknown> {
  const stored = await withScan(path, { known: KNOWN }, (scan) => countStored(scan, { levels: [] }));
  if (stored === undefined) throw new Error(`${path} is not plain`);
  const tally = stored.count.tally("all", "list");
  const rows = [...tally.votes].map(([option, { total }]) => ({
    contest: "list",
    area: "xx",
    option,
    votes: total,
  }));
  const areas = [{ id: "xx", level: "nation" }];
  return elect(rules, { areas, votes: rows });
}

async function checked(path: string): Promise<void> {
  const found = await withScan(path, { known: KNOWN }, (scan) => checkEach(scan, {}, () => undefined));
  if (found?.returns !== STATIONS) throw new Error("not all stations were checked");
}

async function imported(path: string): Promise<void> {
  const file = join(folder, "stations.duckdb");
  rmSync(file, { force: true });
  const store = await openStore(file);
  try {
    const done = await withScan(path, { known: KNOWN }, async (scan) => {
      await importScan(scan, store);
      return true;
    });
    if (done === undefined) throw new Error(`${path} is not plain`);
  } finally {
    await store.close();
  }
}

async function kindsOf(path: string): Promise<void> {
  const read = await readCastVotes(path, { contest: "vote" });
  if (!read.ok || read.value.cast !== BALLOTS) throw new Error("not all ballots were counted");
}
