/**
 * Who is let in by a number that it reached, and the step that says so.
 *
 * @module
 */

import type { Run, Scope } from "../clause.ts";
import type { StepBase } from "../step.ts";
import type { SetTable } from "../tables.ts";

export interface ReachStep extends StepBase {
  readonly verb: "admit";
  /** What is counted: seats, areas, members of the group; for a fact 1 or 0; for places the fewest in any run of them. */
  readonly clause: "seats" | "areas" | "members" | "fact" | "placement";
  readonly atLeast: number;
  /** The fact, where one is asked for. */
  readonly fact?: string;
  readonly rows: readonly { readonly contender: string; readonly count: number; readonly passes: boolean }[];
}

/** Lets in whoever counts enough in one row, and records the counts. */
export function reach(
  clause: ReachStep["clause"],
  scope: Scope,
  run: Run<ReachStep>,
  out: SetTable,
  row: number,
  counts: readonly number[],
  atLeast: number,
): void {
  const passes = (c: number): boolean => (counts[c] ?? 0) >= atLeast;
  for (let c = 0; c < out.cols.length; c++) out.cells[row * out.cols.length + c] = passes(c);
  run.record?.({
    verb: "admit",
    clause,
    at: scope.id,
    area: out.rows[row] ?? "",
    cite: scope.cite,
    atLeast,
    rows: out.cols.map((contender, c) => ({ contender, count: counts[c] ?? 0, passes: passes(c) })),
  });
}
