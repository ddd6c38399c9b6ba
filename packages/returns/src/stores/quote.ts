/**
 * Values inside of statements. Names of tables and columns are always ours; what a user wrote is only ever a text between
 * quotes, and a number is only ever digits.
 *
 * @module
 */

import type { Cell } from "./layout.ts";
import { Refused } from "./store.ts";

/** Engines that are spoken to. */
export const DIALECTS = ["duckdb", "clickhouse", "postgres"] as const;
export type Dialect = (typeof DIALECTS)[number];

/** A text as a literal. A backslash is a sign like any other, except to ClickHouse. */
export function quoteText(text: string, dialect: Dialect): string {
  if (text.includes("\0") || !text.isWellFormed()) throw new Refused("a text with zero bytes or half signs");
  const escaped = dialect === "clickhouse" ? text.replaceAll("\\", "\\\\") : text;
  return `'${escaped.replaceAll("'", "''")}'`;
}

/** A whole number as a literal. */
export function quoteWhole(value: number | bigint): string {
  const digits = String(value);
  if (!/^-?\d{1,19}$/.test(digits)) throw new RangeError(`${digits} is no whole number`);
  return digits;
}

/** A number of any driver, exactly: bigint, text or number. Empty where there is none. */
export function wholeOf(value: Cell | undefined): bigint | undefined {
  if (value === null || value === undefined) return undefined;
  const digits = String(value);
  if (!/^-?\d+$/.test(digits)) throw new RangeError(`an engine answered ${digits} instead of a whole number`);
  return BigInt(digits);
}
