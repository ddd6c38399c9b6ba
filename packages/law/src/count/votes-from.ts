/**
 * Votes that are made of ballots with preferences: the table they go to, and ballots that no count by order can read.
 *
 * @module
 */

import type { Scope } from "../clause.ts";
import { multiply, type Whole } from "../exact.ts";
import type { BallotsTable, VotesTable } from "../tables.ts";

/** A table of votes with the rows, columns and lines of ballots, and empty cells; figures are in units of 1/`scale`. */
export function votesFrom(
  from: BallotsTable,
  scale: Whole,
): { readonly out: VotesTable; readonly cells: Whole[] } {
  const { papers: _, hasEqual: __, ...shape } = from;
  const cells: Whole[] = from.cells.map(() => 0);
  return { out: { ...shape, gives: "votes", scale, cells, lines: scaled(from.lines, scale) }, cells };
}

/** Lines are counted in ballots; a table of votes has one unit for all its figures. */
function scaled(lines: BallotsTable["lines"], scale: Whole): BallotsTable["lines"] {
  if (scale === 1) return lines;
  return new Map([...lines].map(([line, cells]) => [line, cells.map((cell) => multiply(cell, scale))]));
}

/** Notes a problem where a count of whole votes meets papers that are worth less. */
export function refuseWorth(scope: Scope, from: BallotsTable): void {
  if (from.hasWorth === true) {
    scope.wrong("R007", "ballots", "ballots of one vote each; papers at their values go to instant-runoff");
  }
}

/** Notes a problem where a count that needs an order of preference meets equal ranks. */
export function refuseEqual(scope: Scope, from: BallotsTable): void {
  if (from.hasEqual) {
    scope.wrong(
      "V013",
      `ballots of ${from.contest}`,
      "no equal ranks, or a rule that passes over them",
      "equal ranks",
    );
  }
}
