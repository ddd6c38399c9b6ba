/**
 * Addresses of stores. The module of an engine is loaded when it is asked for, and not before.
 *
 * @module
 */

import type { CheckOptions } from "@urna/tally";
import type { AreaNames } from "../import.ts";
import type { Imported } from "../problems.ts";
import type { BallotRows } from "./ballot-table.ts";
import type { CastVotes, CastVotesOptions } from "./cast-votes.ts";
import type { CheckedEach, EachSource } from "./check-each.ts";
import type { Scan, ScanOptions } from "./scan.ts";
import type { SqlStore } from "./sql-store.ts";
import { Refused } from "./store.ts";

/** Forms of addresses, as a help shows them. */
export const STORE_ADDRESSES = [
  "FILE.duckdb",
  "clickhouse://USER:PASSWORD@HOST:8123/DATABASE",
  "clickhouse://HOST:8123,HOST:8123/DATABASE?cluster=NAME",
  "postgres://USER:PASSWORD@HOST:5432/DATABASE",
] as const;

const CLICKHOUSE =
  /^clickhouse(?<secure>s?):\/\/(?:(?<who>[^@/]*)@)?(?<hosts>[^/?]+)(?:\/(?<database>[^?]*))?(?:\?(?<query>.*))?$/;

/** Whether a text is the address of a store, and no folder. */
export function isStoreAddress(text: string): boolean {
  return text.endsWith(".duckdb") || /^(clickhouses?|postgres(ql)?):\/\//.test(text);
}

/** Opens the store of an address. Fails with {@link Refused} where it is none. */
export async function openStore(address: string): Promise<SqlStore> {
  if (address.endsWith(".duckdb")) return (await import("./duckdb.ts")).openDuckDb(address);
  if (/^postgres(ql)?:\/\//.test(address) && URL.canParse(address)) {
    return (await import("./postgres.ts")).openPostgres(new URL(address));
  }
  const { secure, who = "", hosts = "", database = "", query = "" } = CLICKHOUSE.exec(address)?.groups ?? {};
  const [first = "", ...others] = hosts.split(",");
  if (first === "") throw new Refused(`an address such as ${STORE_ADDRESSES.join(" or ")}`);
  const [user = "", password] = who.split(":").map(decodeURIComponent);
  const cluster = new URLSearchParams(query).get("cluster");
  return (await import("./clickhouse.ts")).openClickHouse({
    hosts: [first, ...others],
    secure: secure === "s",
    database: database === "" ? "default" : decodeURIComponent(database),
    ...(user === "" ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    ...(cluster === null ? {} : { cluster }),
  });
}

/** Does something with a plain table where it lies; undefined where it is none, and the careful reader must read it. */
export async function withScan<T>(
  path: string,
  options: ScanOptions,
  act: (scan: Scan) => Promise<T>,
): Promise<T | undefined> {
  return (await import("./scan.ts")).withScan(path, options, act);
}

/** Checks everything that a plain table or a store has, one by one; undefined where it has nothing. */
export async function checkEach(
  source: EachSource,
  options: CheckOptions,
  areaNames: (election: string | undefined) => AreaNames | undefined,
): Promise<CheckedEach | undefined> {
  return (await import("./check-each.ts")).checkEach(source, options, areaNames);
}

/** Replaces what a store holds by a plain table. */
export async function importScan(scan: Scan, store: SqlStore): Promise<void> {
  return (await import("./scan-import.ts")).importScan(scan, store);
}

/** The rows of a table of ballots, by its columns; undefined where it is none. */
export async function ballotRowsOf(path: string): Promise<BallotRows | undefined> {
  return (await import("./ballot-table.ts")).ballotRowsOf(path);
}

/** Cast vote records of a CSV or a Parquet file, equal ballots as one. */
export async function readCastVotes(path: string, options: CastVotesOptions): Promise<Imported<CastVotes>> {
  return (await import("./cast-votes.ts")).readCastVotes(path, options);
}
