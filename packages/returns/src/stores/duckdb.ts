/**
 * DuckDB: embedded, nothing to start. In a file, or in memory.
 *
 * @module
 */

import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type Engine, foundCells } from "./engine.ts";
import type { Cell, Column } from "./layout.ts";
import { scratchFolder } from "../scratch.ts";
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
  // A file has its own place for it beside it.
  const scratch = file === undefined ? { temp_directory: scratchFolder() } : {};
  const instance = await failing(DuckDBInstance.create(file, { memory_limit: MEMORY, ...scratch }));
  const connection = await failing(instance.connect());
  const query = async (sql: string): Promise<readonly (readonly Cell[])[]> =>
    (await failing(connection.runAndReadAll(sql))).getRows().map(foundCells);
  const execute = async (sql: string): Promise<void> => {
    await failing(connection.run(sql));
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
    hasTable: async (table) => {
      const named = `table_name = ${quoteText(table, "duckdb")}`;
      return (await query(`SELECT 1 FROM information_schema.tables WHERE ${named}`)).length > 0;
    },
    createTable: (table, columns) =>
      execute(`CREATE TABLE IF NOT EXISTS ${table} (${columns.map(columnType).join(", ")})`),
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
