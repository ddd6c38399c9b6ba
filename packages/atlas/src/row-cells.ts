/**
 * Cells of rows of a table: what must be there, and whole numbers.
 *
 * @module
 */

import { parseCount } from "./cells.ts";
import type { OpenRow } from "./open-table.ts";
import type { Problems } from "./problems.ts";

/** A cell that must not be empty; undefined and noted where it is. */
export function need(
  row: OpenRow,
  field: string,
  expected: string,
  file: string,
  problems: Problems,
): string | undefined {
  const cell = row.get(field);
  if (cell === undefined) problems.add("R003", { file, row: row.line, field }, expected);
  return cell;
}

/** A whole number; undefined when the cell is empty, or wrong and noted. */
export function whole(row: OpenRow, field: string, file: string, problems: Problems): number | undefined {
  const written = row.get(field);
  if (written === undefined) return undefined;
  const read = parseCount(written);
  if (read === undefined) {
    problems.add("V001", { file, row: row.line, field }, "a whole number, zero or more", written);
  }
  return read;
}
