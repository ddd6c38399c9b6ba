/**
 * A table that is being filled, as its rows and columns: both are lines of cells with a divisor and a number of seats, and
 * nearly everything that is done to a row is done to a column.
 *
 * @module
 */

import type { Sequence } from "../allot/sequences.ts";
import { compareRatios, multiply, type Ratio, type Whole } from "../exact.ts";

/** What is to be filled, row by row. */
export interface MatrixTask {
  readonly votes: readonly Whole[];
  readonly rowSeats: readonly number[];
  readonly colSeats: readonly number[];
  /** Least number of seats of each cell; zero when left out. */
  readonly minimum?: readonly number[];
}

export interface Cell {
  readonly row: Line;
  readonly col: Line;
  /** Votes times the unit of the sequence. */
  readonly strength: Whole;
  /** Least number of seats. */
  readonly low: number;
  seats: number;
  /** A lot decided about it: ties move it no more. */
  drawn: boolean;
}

export interface Line {
  /** Which row or which column it is. */
  readonly place: number;
  /** Seats that it has to have. */
  readonly target: number;
  readonly cells: readonly Cell[];
  divisor: Ratio;
}

export interface Lines {
  readonly sequence: Sequence;
  readonly rows: readonly Line[];
  readonly cols: readonly Line[];
  /** Row by row. */
  readonly cells: readonly Cell[];
}

/** A claim of a cell to a seat: its strength over the divisor across and the divisor of that seat. */
export interface Claim {
  readonly cell: Cell;
  readonly claim: Ratio;
}

/** The lines of a task, without seats and with 1 for all divisors. */
export function linesOf(sequence: Sequence, task: MatrixTask): Lines {
  const open = (target: number, place: number): Line & { readonly cells: Cell[] } => ({
    place,
    target,
    cells: [],
    divisor: { num: 1, den: 1 },
  });
  const rows = task.rowSeats.map(open);
  const cols = task.colSeats.map(open);
  const cells = rows.flatMap((row, r) =>
    cols.map((col, c): Cell => {
      const at = r * cols.length + c;
      const strength = multiply(task.votes[at] ?? 0, sequence.unit);
      const cell = { row, col, strength, low: task.minimum?.[at] ?? 0, seats: 0, drawn: false };
      row.cells.push(cell);
      col.cells.push(cell);
      return cell;
    }),
  );
  return { sequence, rows, cols, cells };
}

/** The line that crosses this one in a cell. */
export function across(line: Line, cell: Cell): Line {
  return cell.row === line ? cell.col : cell.row;
}

/** Seats that a line has beyond its number; negative where it has fewer. */
export function surplus(line: Line): number {
  let sum = -line.target;
  for (const cell of line.cells) sum += cell.seats;
  return sum;
}

/** The highest claim to one seat more; undefined where nobody in the line has votes. */
export function highest(sequence: Sequence, line: Line): Claim | undefined {
  let best: Claim | undefined;
  for (const cell of line.cells) {
    if (cell.strength === 0) continue;
    const claim = claimTo(sequence, line, cell, cell.seats);
    if (best === undefined || compareRatios(claim, best.claim) > 0) best = { cell, claim };
  }
  return best;
}

/** The lowest claim that was granted beyond the least number; undefined where none was. */
export function lowest(sequence: Sequence, line: Line): Claim | undefined {
  let best: Claim | undefined;
  for (const cell of line.cells) {
    if (cell.seats <= cell.low) continue;
    const claim = claimTo(sequence, line, cell, cell.seats - 1);
    if (best === undefined || compareRatios(claim, best.claim) < 0) best = { cell, claim };
  }
  return best;
}

/** The claim of a cell in a line to the seat after `seats`. */
function claimTo(sequence: Sequence, line: Line, cell: Cell, seats: number): Ratio {
  const { divisor } = across(line, cell);
  return { num: multiply(cell.strength, divisor.den), den: multiply(sequence.at(seats), divisor.num) };
}
