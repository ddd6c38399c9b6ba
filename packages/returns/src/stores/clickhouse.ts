/**
 * ClickHouse over HTTP, for those who outgrow one machine: one server, or the shards of a cluster that its servers know by
 * name. Any version from 18 on: only what all of them understand is used.
 *
 * @module
 */

import { isObject } from "@urna/law";
import { type Engine, foundCells } from "./engine.ts";
import type { Cell, Column } from "./layout.ts";
import { quoteText } from "./quote.ts";
import { SqlStore } from "./sql-store.ts";
import { Refused, StoreFailure } from "./store.ts";

/** Servers of one store. */
export interface ClickHouseServers {
  /** `host:port` of the HTTP interface of each shard, in an order that stays the same. */
  readonly hosts: readonly [string, ...string[]];
  readonly secure: boolean;
  readonly database: string;
  readonly user?: string;
  readonly password?: string;
  /** The name by which the servers know the cluster of these shards; needed with more than one. */
  readonly cluster?: string;
}

/** Opens a store on one server, or on all shards of a cluster. */
export function openClickHouse(servers: ClickHouseServers): SqlStore {
  const { hosts, cluster } = servers;
  if (hosts.length > 1 && cluster === undefined) {
    throw new Refused("several shards without the name of their cluster (?cluster=NAME)");
  }
  const [first, ...others] = hosts;
  return new SqlStore(
    clickHouseEngine(first, servers),
    others.map((host) => clickHouseEngine(host, servers)),
  );
}

/**
 * A shard that does not answer fails the question: this is the server's own default, but an administrator can turn it off
 * for all, and then the sum of a part would look like the whole.
 */
const SETTINGS = {
  skip_unavailable_shards: "0",
  // Nothing is sent before the answer is whole, so that the status of the answer is that of the whole.
  wait_end_of_query: "1",
  output_format_json_quote_64bit_integers: "1",
  max_query_size: "16777216",
  max_ast_elements: "1000000",
};

function clickHouseEngine(host: string, servers: ClickHouseServers): Engine {
  const { secure, database, user, password, cluster } = servers;
  const where = `${host}/${database}`;
  const send = async (sql: string, body: string): Promise<string> => {
    const address = new URL(`${secure ? "https" : "http"}://${host}/`);
    for (const [name, value] of Object.entries({ ...SETTINGS, database }))
      address.searchParams.set(name, value);
    // A statement with rows stands in the address and its rows in the body; any other is the body.
    if (body !== "") address.searchParams.set("query", sql);
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: {
          ...(user === undefined ? {} : { "X-ClickHouse-User": user }),
          ...(password === undefined ? {} : { "X-ClickHouse-Key": password }),
        },
        body: body === "" ? sql : body,
      });
      const text = await response.text();
      if (!response.ok)
        throw new StoreFailure(where, `HTTP ${response.status}: ${text.trim().slice(0, 500)}`);
      return text;
    } catch (error: unknown) {
      if (error instanceof StoreFailure) throw error;
      const cause = error instanceof Error ? (error.cause ?? error) : error;
      const what = cause instanceof Error ? cause.message || cause.name : String(cause);
      throw new StoreFailure(where, `no answer: ${what}`, error);
    }
  };
  const execute = async (sql: string): Promise<void> => {
    await send(sql, "");
  };
  const query = async (sql: string): Promise<readonly (readonly Cell[])[]> =>
    rowsIn(await send(`${sql} FORMAT JSONCompact`, ""), where);
  return {
    dialect: "clickhouse",
    where,
    query,
    execute,
    hasTable: async (table) => {
      const named = `database = currentDatabase() AND name = ${quoteText(table, "clickhouse")}`;
      return (await query(`SELECT name FROM system.tables WHERE ${named}`)).length > 0;
    },
    createTable: (table, columns, order) => {
      const types = columns.map((column) => columnType(column, order.includes(column.name)));
      const kept = `ENGINE = MergeTree ORDER BY (${order.join(", ")})`;
      return execute(`CREATE TABLE IF NOT EXISTS ${table} (${types.join(", ")}) ${kept}`);
    },
    createSpread: (table, local) => {
      const [name, base, of] = [cluster ?? "", database, local].map((text) => quoteText(text, "clickhouse"));
      return execute(`CREATE TABLE ${table} AS ${local} ENGINE = Distributed(${name}, ${base}, ${of})`);
    },
    dropTable: (table) => execute(`DROP TABLE IF EXISTS ${table}`),
    insert: async (table, columns, rows) => {
      const names = columns.map(({ name }) => name).join(", ");
      const lines = rows.map((row) => row.map(tabSeparated).join("\t"));
      await send(`INSERT INTO ${table} (${names}) FORMAT TabSeparated`, `${lines.join("\n")}\n`);
    },
    close: () => Promise.resolve(),
  };
}

/** The rows of an answer. It ends with their number: an answer that was cut off is no JSON, or has another number. */
function rowsIn(text: string, where: string): readonly (readonly Cell[])[] {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new StoreFailure(where, `an answer that was cut off: ${text.slice(-200)}`);
  }
  const { data, rows } = isObject(answer) ? answer : {};
  if (!Array.isArray(data) || data.length !== rows || !data.every((row) => Array.isArray(row))) {
    throw new StoreFailure(where, "an answer without its rows");
  }
  return data.map(foundCells);
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function tabSeparated(cell: Cell): string {
  return cell === null ? "\\N" : String(cell).replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

function columnType({ name, kind }: Column, always: boolean): string {
  if (kind === "text") return `${name} String`;
  return `${name} ${always ? "Int64" : "Nullable(Int64)"}`;
}
