/**
 * Sets of those who take part, seen from tables with other rows and columns.
 *
 * @module
 */

import { colsInto, rowsInto, type Scope } from "./clause.ts";
import type { SetTable } from "./tables.ts";

/** An empty set over these areas and contenders. */
export function emptySet(level: string, rows: readonly string[], cols: readonly string[]): SetTable {
  const cells: boolean[] = Array.from({ length: rows.length * cols.length }, () => false);
  return { gives: "set", level, rows, cols, cells, rescued: cells.map(() => false) };
}

/**
 * A set seen through the rows and columns of another table: an area stands for the area above it, a contender for its
 * group. Asked at run time, because a set changes with the votes. Places are `row * width + column`.
 */
export function alignSet(
  scope: Scope,
  set: SetTable,
  table: { readonly rows: readonly string[]; readonly cols: readonly string[] },
): {
  readonly has: (place: number) => boolean;
  readonly rescued: (place: number) => boolean;
  /** All who are in the set in a row, also those of whom there are no votes yet. */
  readonly named: (row: number) => readonly string[];
} {
  const rowMap = rowsInto(scope.universe, table.rows, set);
  const colMap = colsInto(scope.universe, table.cols, set.cols);
  const places = rowMap.flatMap((row) =>
    colMap.map((col) => (row < 0 || col < 0 ? -1 : row * set.cols.length + col)),
  );
  return {
    has: (place) => set.cells[places[place] ?? -1] === true,
    rescued: (place) => set.rescued[places[place] ?? -1] === true,
    named: (row) => set.cols.filter((_, c) => set.cells[(rowMap[row] ?? -1) * set.cols.length + c] === true),
  };
}

/** The finest rows of several tables, and all their columns. */
export function together(
  scope: Scope,
  tables: readonly {
    readonly level: string;
    readonly rows: readonly string[];
    readonly cols: readonly string[];
  }[],
): { readonly level: string; readonly rows: readonly string[]; readonly cols: readonly string[] } {
  const { levels } = scope.universe;
  let finest = tables[0];
  for (const table of tables) {
    if (finest === undefined || levels.indexOf(table.level) > levels.indexOf(finest.level)) finest = table;
  }
  return {
    level: finest?.level ?? scope.top,
    rows: finest?.rows ?? [],
    cols: [...new Set(tables.flatMap((t) => t.cols))].sort(),
  };
}
