/**
 * What areas count in a test: one each, or a figure of theirs.
 *
 * @module
 */

import type { Scope } from "../clause.ts";
import type { VerdictTable } from "../tables.ts";

/** What each area of a test counts: one, or a figure of it. */
export function weightsOf(scope: Scope, each: VerdictTable, figure: string | undefined): readonly number[] {
  return each.rows.map((id) => {
    if (figure === undefined) return 1;
    const weight = scope.universe.area(id)?.figures?.[figure];
    if (weight === undefined)
      scope.wrong("V006", `areas/${id}/${figure}`, "the figure by which the area counts");
    return weight ?? 0;
  });
}

/** The weight of all areas of a test, or of those with one verdict. */
export function weightOf(
  each: VerdictTable,
  weights: readonly number[],
  verdict?: VerdictTable["cells"][number],
): number {
  let sum = 0;
  for (const [r, weight] of weights.entries()) {
    if (verdict === undefined || each.cells[r] === verdict) sum += weight;
  }
  return sum;
}
