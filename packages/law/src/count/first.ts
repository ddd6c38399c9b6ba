/**
 * The first preference of every ballot among those who take part: what a ballot with preferences is worth where only one
 * of them counts, as in the second count of a supplementary or contingent vote.
 *
 * @module
 */

import { type Bound, type ClauseKind, clauseKind, colsInto, rowsInto, type Scope } from "../clause.ts";
import { add, multiply, type Whole } from "../exact.ts";
import { optional, step } from "../schema.ts";
import type { BallotsTable, VotesTable } from "../tables.ts";

/** Counting records nothing: its figures are the input's. */
export const first: ClauseKind<never> = clauseKind({
  verb: "count",
  kind: "first",
  gives: "votes",
  doc: "Every ballot is worth one vote for the first of its preferences that takes part.",
  source:
    "First preferences; supplementary and contingent vote: Reilly, The Global Spread of Preferential Voting (2004).",
  fields: {
    ballots: step("the ballots", "ballots"),
    among: optional(step("who takes part; all who stand when left out", "set")),
  },
  bind: (clause, scope) => {
    const from = scope.ballots(clause.ballots);
    refuseEqual(scope, from);
    const set = clause.among === undefined ? undefined : scope.set(clause.among);
    const rowMap = set === undefined ? [] : rowsInto(scope.universe, from.rows, set);
    const colMap = set === undefined ? [] : colsInto(scope.universe, from.cols, set.cols);
    const { out, cells } = votesFrom(from, 1);
    const width = from.cols.length;
    const bound: Bound<never> = {
      out,
      run: () => {
        cells.fill(0);
        for (const [r, { counts, starts, marks }] of from.papers.entries()) {
          const isIn = (col: number): boolean =>
            set === undefined ||
            set.cells[(rowMap[r] ?? -1) * set.cols.length + (colMap[col] ?? -1)] === true;
          for (let t = 0; t < counts.length; t++) {
            for (let m = starts[t] ?? 0; m < (starts[t + 1] ?? 0); m++) {
              const col = marks[m] ?? 0;
              if (!isIn(col)) continue;
              const place = r * width + col;
              cells[place] = add(cells[place] ?? 0, counts[t] ?? 0);
              break;
            }
          }
        }
        return undefined;
      },
    };
    return bound;
  },
});

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
