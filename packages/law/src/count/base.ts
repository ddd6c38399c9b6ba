/**
 * Bases: the figure that a share is of. "Five per cent" means nothing before the law has said of what.
 *
 * @module
 */

import type { BaseRule, Scope } from "../clause.ts";
import type { Refusal } from "../errors.ts";
import { add, type Whole } from "../exact.ts";
import { isLine, type Line } from "../input.ts";
import type { VotesTable } from "../tables.ts";

/** The base in one row, in the table's units: lines without a figure in this row count as nothing and are named. */
export function baseAt(table: VotesTable, base: BaseRule, row: number): Whole {
  let total: Whole = 0;
  const width = table.cols.length;
  for (const line of base.lines) {
    if (line === "contenders") {
      for (let c = row * width; c < (row + 1) * width; c++) total = add(total, table.cells[c] ?? 0);
    } else {
      const figures = table.lines.get(line);
      if (figures !== undefined) total = add(total, figures[row] ?? 0);
    }
  }
  return total;
}

const NONE: readonly string[] = [];

/**
 * Lines of the base that are not known in this row. A line that the protocol of the contest does not have (no row of the
 * input mentions it) is nothing, not missing: there was no such line on the ballot. Only {@link SUMS} are missing then.
 */
export function missingAt(table: VotesTable, base: BaseRule, row: number): readonly string[] {
  let missing: string[] | undefined;
  for (const line of base.lines) {
    if (line !== "contenders" && SUMS.has(line) && !table.lines.has(line)) (missing ??= []).push(line);
  }
  const options = table.missing[row];
  // Mostly nothing is missing, and then there is nothing to go through.
  if (options !== undefined && options.size > 0)
    for (const option of options) if (isPartOf(base, option)) (missing ??= []).push(option);
  return missing?.sort() ?? NONE;
}

/** Contenders whose votes in this row are not known. They decide wherever votes are compared, whatever the base is. */
export function unknownAt(table: VotesTable, row: number): readonly string[] {
  const missing = table.missing[row];
  return missing === undefined || missing.size === 0 ? NONE : table.cols.filter((id) => missing.has(id));
}

/** The refusal for figures of this row that decide and are not known, each named once. */
export function votesMissing(
  scope: Scope,
  table: VotesTable,
  row: number,
  ...figures: readonly (readonly string[])[]
): Refusal {
  return {
    kind: "data-missing",
    at: scope.id,
    area: table.rows[row] ?? "",
    reason: "votes-missing",
    details: { contest: table.contest, missing: [...new Set(figures.flat())].sort() },
  };
}

function isPartOf({ lines }: BaseRule, option: string): boolean {
  for (const line of lines) if (line === option || (line === "contenders" && !isLine(option))) return true;
  return false;
}

/** Lines that every count has: where nobody wrote them down they are not known, and never nothing. */
const SUMS: ReadonlySet<Line> = new Set<Line>(["valid", "cast", "received", "registered"]);
