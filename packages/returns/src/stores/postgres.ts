/**
 * PostgreSQL, for installations that already have one.
 *
 * @module
 */

import pg from "pg";
import { type Engine, foundCells } from "./engine.ts";
import type { Cell, Column } from "./layout.ts";
import { quoteText } from "./quote.ts";
import { SqlStore } from "./sql-store.ts";
import { StoreFailure } from "./store.ts";

/** Opens a store in the database of an address: `postgres://user:password@host:port/database`. */
export function openPostgres(address: URL): SqlStore {
  return new SqlStore(postgresEngine(address));
}

function postgresEngine(address: URL): Engine {
  const where = `${address.host}${address.pathname}`;
  const failing = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error: unknown) {
      throw new StoreFailure(where, error instanceof Error ? messageOf(error) : String(error), error);
    }
  };
  const pool = new pg.Pool({
    connectionString: address.href,
    connectionTimeoutMillis: 10_000,
    max: 4,
    // A backslash in a text is a sign like any other.
    options: "-c standard_conforming_strings=on",
  });
  // A connection that breaks between two statements is told by the next one.
  pool.on("error", () => undefined);
  const query = async (sql: string): Promise<readonly (readonly Cell[])[]> => {
    const { rows } = await failing(pool.query<unknown[]>({ text: sql, rowMode: "array" }));
    return rows.map(foundCells);
  };
  const execute = async (sql: string, values: unknown[] = []): Promise<void> => {
    await failing(pool.query(sql, values));
  };
  return {
    dialect: "postgres",
    where,
    query,
    execute,
    hasTable: async (table) => {
      const named = `table_schema = current_schema() AND table_name = ${quoteText(table, "postgres")}`;
      return (await query(`SELECT 1 FROM information_schema.tables WHERE ${named}`)).length > 0;
    },
    createTable: (table, columns) =>
      execute(`CREATE TABLE IF NOT EXISTS ${table} (${columns.map(columnType).join(", ")})`),
    dropTable: (table) => execute(`DROP TABLE IF EXISTS ${table}`),
    insert: (table, columns, rows) => {
      // One list a column: a few values, however many rows.
      const types = columns.map(
        ({ kind }, place) => `$${place + 1}::${kind === "text" ? "text" : "bigint"}[]`,
      );
      const lists = columns.map((_, place) => rows.map((row): Cell => row[place] ?? null));
      return execute(`INSERT INTO ${table} SELECT * FROM unnest(${types.join(", ")})`, lists);
    },
    close: () => pool.end(),
  };
}

/** Several addresses of one name fail with one empty message. */
function messageOf(error: Error): string {
  const each = error instanceof AggregateError ? error.errors : [error];
  return [...new Set(each.map((one) => (one instanceof Error ? one.message : String(one))))].join("; ");
}

function columnType({ name, kind }: Column): string {
  return `${name} ${kind === "text" ? "text NOT NULL" : "bigint"}`;
}
