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

/**
 * Lines of the base that are not known in this row. A line that the protocol of the contest does not have (no row of the
 * input mentions it) is nothing, not missing: there was no such line on the ballot. Only {@link SUMS} are missing then.
 */
export function missingAt(table: VotesTable, base: BaseRule, row: number): readonly string[] {
  const unknown = table.missing[row];
  let untold = 0;
  for (const line of base.lines) if (SUMS.has(line) && !isTold(table, line)) untold += 1;
  if (untold === 0 && !anyOf(unknown, base)) return [];
  return [
    ...base.lines.filter((line) => SUMS.has(line) && !isTold(table, line)),
    ...[...(unknown ?? [])].filter((option) => isPartOf(base, option)),
  ].sort();
}

/** Contenders whose votes in this row are not known. They decide wherever votes are compared, whatever the base is. */
export function unknownAt(table: VotesTable, row: number): readonly string[] {
  const missing = table.missing[row];
  return missing === undefined || missing.size === 0 ? [] : table.cols.filter((id) => missing.has(id));
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

function anyOf(options: ReadonlySet<string> | undefined, base: BaseRule): boolean {
  if (options !== undefined) for (const option of options) if (isPartOf(base, option)) return true;
  return false;
}

function isPartOf({ lines }: BaseRule, option: string): boolean {
  for (const line of lines) if (line === option || (line === "contenders" && !isLine(option))) return true;
  return false;
}

/** Lines that every count has: where nobody wrote them down they are not known, and never nothing. */
const SUMS: ReadonlySet<string> = new Set<Line>(["valid", "cast", "received", "registered"]);

function isTold(table: VotesTable, line: BaseRule["lines"][number]): boolean {
  return line !== "contenders" && table.lines.has(line);
}
