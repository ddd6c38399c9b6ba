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

/** Seats of an area that have somebody; none where the round was not held. */
export function filledIn({ rows, cols, cells }: Given, area: string): number {
  const row = rows.indexOf(area);
  return cells.slice(row * cols.length, (row + 1) * cols.length).reduce((sum, seats) => sum + seats, 0);
}
