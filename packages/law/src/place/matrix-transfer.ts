/**
 * Tie and transfer: seats are passed along chains of ties from rows that have too many to rows that have too few, and where
 * no chain leads there, divisors are stretched until a tie more comes. Every seat passed brings the table nearer.
 *
 * Source: Balinski and Demange, Algorithms for proportional matrices (1989).
 *
 * @module
 */

import type { Sequence } from "../allot/sequences.ts";
import { compareRatios, multiply, multiplyRatios, type Ratio } from "../exact.ts";
import { across, type Cell, type Line, type Lines, surplus } from "./matrix-lines.ts";
import { follow, pass, type Trail, wayOf } from "./matrix-ties.ts";

/** Gives every row its seats, where all columns have theirs; the lines that contradict each other when none can take them. */
export function transfer(
  lines: Lines,
): { readonly rows: readonly Line[]; readonly cols: readonly Line[] } | undefined {
  const { rows, cols } = lines;
  let over = 0;
  for (const row of rows) over += Math.max(surplus(row), 0);
  for (; over > 0; over--) {
    const trail: Trail = new Map(rows.filter((row) => surplus(row) > 0).map((row) => [row, undefined]));
    const end = reach(lines, trail);
    if (end === undefined) {
      return { rows: rows.filter((row) => trail.has(row)), cols: cols.filter((col) => trail.has(col)) };
    }
    pass(trail, end);
  }
  return undefined;
}

/** Follows ties to a row with too few seats, and stretches divisors until one is reached; undefined where none can be. */
function reach(lines: Lines, trail: Trail): Line | undefined {
  const { sequence, rows, cols } = lines;
  // Every stretch brings a line more.
  for (let left = rows.length + cols.length; left > 0; left--) {
    follow(trail, (cell) => wayOf(sequence, cell));
    const end = rows.find((row) => trail.has(row) && surplus(row) < 0);
    if (end !== undefined) return end;
    if (!stretch(lines, trail)) return undefined;
  }
  throw new RangeError("divisors were stretched to a tie that reaches nobody");
}

/** Raises the divisors of rows in a trail and lowers those of columns until the next tie; false when none comes. */
function stretch({ sequence, rows, cols }: Lines, trail: Trail): boolean {
  let factor: Ratio | undefined;
  for (const line of trail.keys()) {
    for (const cell of line.cells) {
      if (cell.strength === 0 || trail.has(across(line, cell))) continue;
      const loses = line === cell.row;
      if (loses && cell.seats <= cell.low) continue;
      const own = stretchTo(sequence, cell, loses);
      if (factor === undefined || compareRatios(own, factor) < 0) factor = own;
    }
  }
  if (factor === undefined) return false;
  const inverse = { num: factor.den, den: factor.num };
  for (const row of rows) if (trail.has(row)) row.divisor = multiplyRatios(row.divisor, factor);
  for (const col of cols) if (trail.has(col)) col.divisor = multiplyRatios(col.divisor, inverse);
  return true;
}

/** How far the quotient of a cell is from the rounding point at which it loses its last seat, or wins one: a factor from 1. */
function stretchTo(sequence: Sequence, { row, col, strength, seats }: Cell, loses: boolean): Ratio {
  const own = multiply(strength, multiply(row.divisor.den, col.divisor.den));
  const post = multiply(sequence.at(loses ? seats - 1 : seats), multiply(row.divisor.num, col.divisor.num));
  return loses ? { num: own, den: post } : { num: post, den: own };
}
