/**
 * What an engine must be able to do so that returns can be kept in it: run a statement, take rows, and fail when it cannot
 * do either wholly.
 *
 * @module
 */

import type { Cell, Column } from "./layout.ts";
import type { Dialect } from "./quote.ts";

/** Cells of a driver's row; fails where it gave something else than text or whole numbers. */
export function foundCells(row: readonly unknown[]): readonly Cell[] {
  return row.map((cell) => {
    if (cell === null || typeof cell === "string" || typeof cell === "bigint") return cell;
    if (typeof cell === "number" && Number.isSafeInteger(cell)) return cell;
    throw new RangeError(`an engine answered ${JSON.stringify(cell)} instead of a text or a whole number`);
  });
}

/** One engine, or one shard of several. Every promise fails unless the whole answer came. */
export interface Engine {
  readonly dialect: Dialect;
  /** What it is called in messages: never with a password. */
  readonly where: string;
  /** Rows of a statement; numbers in whatever form the driver has them. */
  query(sql: string): Promise<readonly (readonly Cell[])[]>;
  /** The same, bit by bit as they come; engines without it are asked page by page. */
  stream?(sql: string): AsyncIterable<readonly (readonly Cell[])[]>;
  /** Runs a statement that has no rows. */
  execute(sql: string): Promise<void>;
  hasTable(table: string): Promise<boolean>;
  /** Makes a table where there is none. `order` are the columns by which an engine may keep its rows together. */
  createTable(table: string, columns: readonly Column[], order: readonly string[]): Promise<void>;
  /** Makes a table that shows the rows of `local` on all shards; only engines that can be sharded. */
  createSpread?(table: string, local: string): Promise<void>;
  /** Takes a table away where there is one, with what stands behind it. */
  dropTable(table: string): Promise<void>;
  /** Adds rows to a table; each has a cell for every column. */
  insert(table: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Promise<void>;
  close(): Promise<void>;
}
