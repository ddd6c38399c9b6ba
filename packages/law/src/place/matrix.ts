/**
 * Biproportional apportionment as one exact kernel: whole numbers in a table whose rows and columns have given sums, each
 * cell being its votes over a divisor of its row and a divisor of its column, rounded. Rows and columns are scaled in turn
 * with short divisors; where that stalls, seats are passed along chains of ties (tie and transfer), which always ends.
 *
 * Source: Balinski and Demange, Algorithms for proportional matrices (1989); Pukelsheim, Proportional Representation
 * (2017), ch. 14 and 15.
 *
 * @module
 */

import type { Sequence } from "../allot/sequences.ts";
import type { Ratio } from "../exact.ts";
import { shorten } from "./matrix-divisors.ts";
import { type Line, linesOf, type MatrixTask } from "./matrix-lines.ts";
import { scale } from "./matrix-scaling.ts";
import { settleTies, type SettleRow } from "./matrix-ties.ts";
import { transfer } from "./matrix-transfer.ts";

/**
 * The table and the divisors by which anyone can check it: votes over both divisors, rounded, is the cell (a quotient that
 * lies exactly on a rounding point may go either way). `tied`: `seats` are those that are certain. `impossible`: no table
 * has these sums; `cols` have votes only in `rows`, and more seats than these (a row alone: nobody has votes there; a
 * column alone: it has votes nowhere; minimum-above-seats and lot-contradicts: where).
 */
export type Matrix =
  | {
      readonly kind: "done" | "tied";
      readonly seats: readonly number[];
      readonly rowDivisors: readonly Ratio[];
      readonly colDivisors: readonly Ratio[];
    }
  | Impossible;

interface Impossible {
  readonly kind: "impossible";
  readonly reason: "sums-differ" | "minimum-above-seats" | "no-table-has-these-sums" | "lot-contradicts";
  readonly rows: readonly number[];
  readonly cols: readonly number[];
}

/**
 * Fills the table. Preconditions: the sequence lies on a line and its first divisor is above zero; votes are not negative.
 * Postcondition of `done`: all sums are met, cells without votes hold no more than their minimum, the divisors certify it,
 * and the table is the only one, or the lots chose it.
 */
export function fillMatrix(sequence: Sequence, task: MatrixTask, settle?: SettleRow): Matrix {
  if (total(task.rowSeats) !== total(task.colSeats)) return impossible("sums-differ", [], []);
  const lines = linesOf(sequence, task);
  const { rows, cols } = lines;
  for (const row of rows) {
    const reason = flawOf(row);
    if (reason !== undefined) return impossible(reason, [row], []);
  }
  for (const col of cols) {
    const reason = flawOf(col);
    if (reason !== undefined) return impossible(reason, [], [col]);
  }
  if (!scale(lines)) {
    const stuck = transfer(lines);
    if (stuck !== undefined) return impossible("no-table-has-these-sums", stuck.rows, stuck.cols);
    shorten(lines);
  }
  const settled = settleTies(lines, settle);
  if (settled.kind === "contradicts") return impossible("lot-contradicts", [settled.row], []);
  return {
    ...settled,
    rowDivisors: rows.map((row) => row.divisor),
    colDivisors: cols.map((col) => col.divisor),
  };
}

function impossible(reason: Impossible["reason"], rows: readonly Line[], cols: readonly Line[]): Impossible {
  return {
    kind: "impossible",
    reason,
    rows: rows.map((row) => row.place),
    cols: cols.map((col) => col.place),
  };
}

function total(numbers: readonly number[]): number {
  let sum = 0;
  for (const n of numbers) sum += n;
  return sum;
}

/** Why a line cannot have its seats, whatever the others have. */
function flawOf(line: Line): Impossible["reason"] | undefined {
  const low = total(line.cells.map((cell) => cell.low));
  if (low > line.target) return "minimum-above-seats";
  const taken = low === line.target || line.cells.some((cell) => cell.strength !== 0);
  return taken ? undefined : "no-table-has-these-sums";
}
