/**
 * What clauses that look at several tiers share: seats of other steps, added up to the areas and contenders of one table,
 * and the set of those who take part.
 *
 * @module
 */

import type { Settle } from "./allot/task.ts";
import { colsInto, rowsInto, type Run, type Scope } from "./clause.ts";
import { quotient, small, type Whole } from "./exact.ts";
import { alignSet } from "./sets.ts";
import type { Verb } from "./step.ts";
import { type SeatsTable, type VotesTable, zeros } from "./tables.ts";
import type { TieRule } from "./ties.ts";

/** The areas and contenders of a table. */
export interface Frame {
  readonly level: string;
  readonly rows: readonly string[];
  readonly cols: readonly string[];
}

/** Seats of other steps in the areas and for the contenders of a frame. */
export interface Gathered {
  /** Row by row, as in any table. */
  readonly cells: number[];
  /** By row: seats of contenders that the frame does not have. */
  readonly outside: number[];
  /** Adds the seats up again; to be called in every run. */
  add(): void;
}

/** All contenders of these tables, sorted. */
export function colsOf(tables: readonly { readonly cols: readonly string[] }[]): readonly string[] {
  return [...new Set(tables.flatMap((t) => t.cols))].sort();
}

/**
 * Binds the seats of steps to a frame. Areas of the steps lie in the areas of the frame or are the same; contenders are
 * the same or belong to those of the frame. `counts` says which cells of a step count, where not all do.
 */
export function gatherSeats(
  scope: Scope,
  steps: readonly string[],
  frame: Frame,
  counts?: (table: SeatsTable) => (cell: number) => boolean,
): Gathered {
  const width = frame.cols.length;
  const cells = zeros(frame);
  const outside: number[] = frame.rows.map(() => 0);
  const parts = steps.map((id) => {
    const table: SeatsTable = scope.seats(id);
    const rows = rowsInto(scope.universe, table.rows, frame);
    for (const [i, row] of rows.entries()) {
      if (row < 0) {
        scope.wrong(
          "V011",
          `seats of ${id} in ${table.rows[i] ?? ""}`,
          `seats by ${frame.level}, or by smaller areas`,
        );
      }
    }
    return { table, rows, cols: colsInto(scope.universe, table.cols, frame.cols), counts: counts?.(table) };
  });
  return {
    cells,
    outside,
    add: () => {
      cells.fill(0);
      outside.fill(0);
      for (const { table, rows, cols, counts: counted } of parts) {
        const from = table.cols.length;
        for (let r = 0; r < table.rows.length; r++) {
          const row = rows[r] ?? -1;
          if (row < 0) continue;
          for (let c = 0; c < from; c++) {
            const seats = table.cells[r * from + c] ?? 0;
            if (seats === 0 || counted?.(r * from + c) === false) continue;
            const col = cols[c] ?? -1;
            if (col < 0) outside[row] = (outside[row] ?? 0) + seats;
            else cells[row * width + col] = (cells[row * width + col] ?? 0) + seats;
          }
        }
      }
    },
  };
}

/** Whether the contender of a cell takes part: everybody where no set is named. Asked at run time. */
export function memberOf(scope: Scope, set: string | undefined, frame: Frame): (cell: number) => boolean {
  return set === undefined ? () => true : alignSet(scope, scope.set(set), frame).has;
}

/** A table of votes over a frame, without votes: everybody stands everywhere, and all is known. */
export function votesOver(
  contest: string,
  frame: Frame,
  scale: Whole = 1,
): VotesTable & { readonly missing: readonly Set<string>[] } {
  return {
    gives: "votes",
    contest,
    ...frame,
    scale,
    cells: zeros(frame),
    lines: new Map(),
    missing: frame.rows.map(() => new Set()),
    known: frame.rows.map(() => true),
  };
}

/** An empty table of seats over a frame. */
export function seatsOver(frame: Frame): SeatsTable {
  return {
    gives: "seats",
    level: frame.level,
    rows: frame.rows,
    cols: frame.cols,
    cells: zeros(frame),
    size: frame.rows.map(() => 0),
    origin: "computed",
  };
}

/** Brings the size of each row to the seats that were given in it. */
export function sizeBySeats(table: SeatsTable): void {
  const width = table.cols.length;
  for (let r = 0; r < table.rows.length; r++) {
    let sum = 0;
    for (let c = r * width; c < (r + 1) * width; c++) sum += table.cells[c] ?? 0;
    table.size[r] = sum;
  }
}

/** Lets the law, or a lot, decide between equal claims of contenders (or areas) in one area. */
export function settleBy<S>(
  run: Run<S>,
  scope: Scope,
  verb: Verb,
  area: string,
  names: readonly string[],
  rules: readonly TieRule[],
): Settle {
  return (among, places) => {
    const tied = among.map((i) => names[i] ?? "");
    const winners = run.settle(
      { verb, at: scope.id, area, cite: scope.cite, among: tied, places, candidates: names.length },
      rules,
    );
    return winners === undefined ? undefined : among.filter((i) => winners.includes(names[i] ?? ""));
  };
}

/** The row of a cell in a table with so many columns. */
export function rowOf(cell: number, cols: number): number {
  return small(quotient(cell, cols));
}

/** Votes (or seats) of a cell; none where the table has no such row or column (-1). */
export function votesAt(
  table: { readonly cols: readonly string[]; readonly cells: readonly Whole[] },
  row: number | undefined,
  col: number | undefined,
): Whole {
  if (row === undefined || col === undefined || row < 0 || col < 0) return 0;
  return table.cells[row * table.cols.length + col] ?? 0;
}
