/**
 * DuckDB: embedded, nothing to start. In a file, or in memory.
 *
 * @module
 */

import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type Engine, foundCells } from "./engine.ts";
import type { Cell, Column, FoundCell } from "./layout.ts";
import { quoteText } from "./quote.ts";
import { SqlStore } from "./sql-store.ts";
import { StoreFailure } from "./store.ts";

/** The memory that DuckDB may use; beyond it, it goes to the disk. */
const MEMORY = "600MB";

/** Opens a store in a file; in memory without one. */
export async function openDuckDb(file?: string): Promise<SqlStore> {
  return new SqlStore(await duckDbEngine(file));
}

/** DuckDB as an engine. */
export async function duckDbEngine(
  file?: string,
): Promise<Engine & { readonly connection: DuckDBConnection }> {
  const where = file ?? "DuckDB";
  const failing = failingAt(where);
  const instance = await failing(
    DuckDBInstance.create(file, { memory_limit: MEMORY, preserve_insertion_order: "false" }),
  );
  const connection = await failing(instance.connect());
  const query = async (sql: string): Promise<readonly (readonly FoundCell[])[]> =>
    (await failing(connection.runAndReadAll(sql))).getRows().map(foundCells);
  const execute = async (sql: string): Promise<void> => {
    await failing(connection.run(sql));
  };
  return {
    dialect: "duckdb",
    where,
    connection,
    query,
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
    close: () => {
      connection.closeSync();
      instance.closeSync();
      return Promise.resolve();
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

function failingAt(where: string): <T>(work: Promise<T>) => Promise<T> {
  return async (work) => {
    try {
      return await work;
    } catch (error: unknown) {
      throw new StoreFailure(where, error instanceof Error ? error.message : String(error), error);
    }
  };
}
