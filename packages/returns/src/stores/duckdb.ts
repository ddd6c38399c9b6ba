/**
 * DuckDB: embedded, nothing to start. In a file, or in memory.
 *
 * @module
 */

import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type Engine, foundCells } from "./engine.ts";
import type { Cell, Column } from "./layout.ts";
import { scratchFolder } from "../scratch.ts";
import { keptOf } from "./loads.ts";
import { quoteText } from "./quote.ts";
import { SqlStore } from "./sql-store.ts";
import { StoreFailure } from "./store.ts";

/** The memory that DuckDB may use; beyond it, it goes to the disk. */
const MEMORY = "600MB";

/** Opens a store in a file; in memory without one. */
export async function openDuckDb(file?: string): Promise<SqlStore> {
  return new SqlStore(await duckDbEngine(file));
}

/** DuckDB as an engine that also gives rows bit by bit. */
export interface DuckDbEngine extends Engine {
  stream(sql: string): AsyncIterable<readonly (readonly Cell[])[]>;
  /** How much of the statement that runs is done, from 0 to 100. */
  percent(): number;
}

export async function duckDbEngine(file?: string): Promise<DuckDbEngine> {
  const where = file ?? "DuckDB";
  const running = new Running(where);
  const failing = <T>(work: Promise<T>): Promise<T> => running.wait(work);
  // A file has its own place for what does not fit into memory, beside it. Figures are small whole numbers: to try every
  // way of packing them takes longer than to read the table, and ends with this one.
  const own = file === undefined ? { temp_directory: scratchFolder() } : { force_compression: "bitpacking" };
  const instance = await failing(DuckDBInstance.create(file, { memory_limit: MEMORY, ...own }));
  const connection = await failing(instance.connect());
  const query = async (sql: string): Promise<readonly (readonly Cell[])[]> =>
    (await failing(connection.runAndReadAll(sql))).getRows().map(foundCells);
  const execute = async (sql: string): Promise<void> => {
    await failing(connection.run(sql));
  };
  const kindOf = async (table: string): Promise<Cell | undefined> => {
    const named = `table_name = ${quoteText(table, "duckdb")}`;
    return (await query(`SELECT table_type FROM information_schema.tables WHERE ${named}`))[0]?.[0];
  };
  return {
    dialect: "duckdb",
    where,
    query,
    async *stream(sql) {
      const result = await failing(connection.stream(sql));
      for await (const rows of result.yieldRows()) yield rows.map(foundCells);
    },
    percent: () => Math.max(0, Math.round(connection.progress.percentage)),
    execute,
    hasTable: async (table) => (await kindOf(table)) !== undefined,
    createTable: (table, columns) =>
      execute(`CREATE TABLE IF NOT EXISTS ${table} (${columns.map(columnType).join(", ")})`),
    dropTable: async (table) => {
      for (const name of [table, keptOf(table)]) {
        const kind = await kindOf(name);
        if (kind !== undefined) await execute(`DROP ${kind === "VIEW" ? "VIEW" : "TABLE"} ${name}`);
      }
    },
    insert: async (table, columns, rows) => {
      const appender = await failing(connection.createAppender(table));
      for (const row of rows) {
        for (const [place, cell] of row.entries()) append(appender, columns[place], cell);
        appender.endRow();
      }
      await failing(Promise.resolve().then(() => appender.closeSync()));
    },
    close: async () => {
      connection.interrupt();
      await running.ended();
      connection.closeSync();
      instance.closeSync();
    },
  };
}

type Appender = Awaited<ReturnType<DuckDBConnection["createAppender"]>>;

function append(appender: Appender, column: Column | undefined, cell: Cell): void {
  if (cell === null || column === undefined) appender.appendNull();
  else if (column.kind === "text") appender.appendVarchar(String(cell));
  else appender.appendBigInt(BigInt(cell));
}

function columnType({ name, kind }: Column): string {
  return `${name} ${kind === "text" ? "VARCHAR NOT NULL" : "BIGINT"}`;
}

/** Waits for work at an engine, and keeps what still runs: nothing may be closed under it. */
class Running {
  readonly #where: string;
  readonly #work = new Set<Promise<unknown>>();

  constructor(where: string) {
    this.#where = where;
  }

  async wait<T>(work: Promise<T>): Promise<T> {
    this.#work.add(work);
    try {
      return await work;
    } catch (error: unknown) {
      throw new StoreFailure(this.#where, error instanceof Error ? error.message : String(error), error);
    } finally {
      this.#work.delete(work);
    }
  }

  async ended(): Promise<void> {
    await Promise.allSettled(this.#work);
  }
}
