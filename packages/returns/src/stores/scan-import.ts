/**
 * A plain table into a store: all of it, or nothing when it turns out not to be plain. DuckDB reads the table by itself;
 * other engines are sent its rows.
 *
 * @module
 */

import type { Engine } from "./engine.ts";
import { type Cell, columnsOf } from "./layout.ts";
import { plainly, type Scan } from "./scan.ts";
import { keepSql } from "./scan-sql.ts";
import { shardOf, type SqlStore } from "./sql-store.ts";

/** Replaces what a store holds by the table. */
export async function importScan(scan: Scan, store: SqlStore): Promise<void> {
  const { shape, file } = scan.table;
  await store.replaceBy(shape, async (load, engines) => {
    const [rows, sha256, sent] = await Promise.all([scan.length(), scan.digest(), fill(scan, load, engines)]);
    return {
      sent: sent ?? [BigInt(rows)],
      shape: { ...shape, files: [{ file, sha256, rows }] },
      distinct: true,
    };
  });
}

/** How many rows each engine was sent; undefined where the only one read the table by itself. */
async function fill(
  scan: Scan,
  load: string,
  engines: readonly Engine[],
): Promise<readonly bigint[] | undefined> {
  const { shape } = scan.table;
  const [first] = engines;
  if (first?.dialect === "duckdb") {
    await first.dropTable(load);
    for (const sql of keepSql(scan.table, load)) await plainly(first.execute(sql));
    return undefined;
  }
  const columns = columnsOf(shape);
  const sent = engines.map(() => 0n);
  for await (const batch of scan.cells()) {
    const parts = engines.map((): (readonly Cell[])[] => []);
    for (const row of batch) {
      const areas = row.slice(2, 2 + shape.levels.length).map(String);
      parts[shardOf(areas, engines.length)]?.push(row);
    }
    for (const [shard, engine] of engines.entries()) {
      const part = parts[shard] ?? [];
      if (part.length > 0) await engine.insert(load, columns, part);
      sent[shard] = (sent[shard] ?? 0n) + BigInt(part.length);
    }
  }
  return sent;
}
