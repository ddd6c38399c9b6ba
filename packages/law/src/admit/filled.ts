/**
 * What an earlier round filled.
 *
 * @module
 */

import type { SeatsTable } from "../tables.ts";

type Given = Pick<SeatsTable, "rows" | "cols" | "cells">;

/** Whether every seat of this area has somebody. */
export function isFilled(table: Given & Pick<SeatsTable, "size" | "unearned">, area: string): boolean {
  const row = table.rows.indexOf(area);
  return row >= 0 && table.unearned?.[row] !== true && filledIn(table, area) >= (table.size[row] ?? 0);
}

/** Seats of an area that have somebody. */
export function filledIn(table: Given, area: string): number {
  const row = table.rows.indexOf(area);
  const width = table.cols.length;
  let given = 0;
  if (row >= 0) for (let c = row * width; c < (row + 1) * width; c++) given += table.cells[c] ?? 0;
  return given;
}
