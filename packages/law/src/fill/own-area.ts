/**
 * Persons who stood in an area of their own: where that was.
 *
 * @module
 */

import type { Scope } from "../clause.ts";
import type { VotesTable } from "../tables.ts";

/** The row of a table of votes in which each person stood, by its figures in the input; nobody stands in two. */
export function ownRows(scope: Scope, table: VotesTable): ReadonlyMap<string, number> {
  const rowOf = new Map(table.rows.map((id, i) => [id, i]));
  const found = new Map<string, number>();
  for (const { area, option } of scope.figures(table.contest).slots) {
    const row = rowOf.get(area) ?? rowOf.get(scope.universe.ancestor(area, table.level) ?? "");
    if (row !== undefined) found.set(option, row);
  }
  return found;
}
