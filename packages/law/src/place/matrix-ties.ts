/**
 * Ties in a table: cells whose quotient lies exactly on a rounding point. A seat can be passed along a chain of them, and
 * the divisors still certify the table; along a circle all sums stay, and the circle is a tie that the law has to settle.
 *
 * @module
 */

import type { Sequence } from "../allot/sequences.ts";
import { compareProducts, multiply } from "../exact.ts";
import { across, type Cell, type Line, type Lines } from "./matrix-lines.ts";

/** Says which of the tied columns of a row take its `places`; undefined while nobody decided. */
export type SettleRow = (
  row: number,
  among: readonly number[],
  places: number,
) => readonly number[] | undefined;

/** Which way a cell can go. */
type Way = "down" | "up";

/** Lines that a chain of ties reaches, each with the cell that led to it; without one where the chain starts. */
export type Trail = Map<Line, Cell | undefined>;

/** Seats, row by row: where a tie is open those that are certain. Or the row whose lot no table can follow. */
export type Settled =
  | { readonly kind: "done" | "tied"; readonly seats: readonly number[] }
  | { readonly kind: "contradicts"; readonly row: Line };

/** Whether the cell may lose a seat, or win one, without leaving the certificate. */
export function wayOf(sequence: Sequence, cell: Cell): Way | undefined {
  if (cell.strength === 0 || cell.drawn) return undefined;
  const { row, col } = cell;
  const own = multiply(cell.strength, multiply(row.divisor.den, col.divisor.den));
  const both = multiply(row.divisor.num, col.divisor.num);
  const isAt = (seats: number): boolean => compareProducts(sequence.at(seats), both, own, 1) === 0;
  if (cell.seats > cell.low && isAt(cell.seats - 1)) return "down";
  return isAt(cell.seats) ? "up" : undefined;
}

/**
 * Follows ties from the lines of a trail to all that they reach: a row leads to the columns whose cell in it can lose a
 * seat, a column to the rows whose cell in it can win one.
 */
export function follow(trail: Trail, wayIn: (cell: Cell) => Way | undefined): Trail {
  // A map is read to its end while it grows; as a line is in it only once, that end comes.
  for (const line of trail.keys()) {
    for (const cell of line.cells) {
      const next = across(line, cell);
      if (!trail.has(next) && wayIn(cell) === (line === cell.row ? "down" : "up")) trail.set(next, cell);
    }
  }
  return trail;
}

/** Passes one seat along a trail to the line at its end. */
export function pass(trail: Trail, end: Line): void {
  for (let line = end, cell = trail.get(end); cell !== undefined; cell = trail.get(line)) {
    cell.seats += line === cell.row ? 1 : -1;
    line = across(line, cell);
  }
}

/**
 * Settles circles of ties row by row, in order of rows, as far as anybody decides. Circles that share nothing but a row are
 * questions of their own.
 */
export function settleTies({ sequence, rows, cols, cells }: Lines, settle: SettleRow | undefined): Settled {
  const wayIn = (cell: Cell): Way | undefined => wayOf(sequence, cell);
  for (const row of rows) {
    const open = inCircles([...rows, ...cols], cells, wayIn);
    if (open.size === 0) break;
    const questions = questionsIn(row, open).map((among) => {
      const losers = among.filter((cell) => open.get(cell) === "down");
      const winners = settle?.(
        row.place,
        among.map((cell) => cell.col.place),
        losers.length,
      );
      return { among, losers, winners };
    });
    if (questions.some(({ winners }) => winners === undefined))
      return { kind: "tied", seats: cells.map((cell) => cell.seats - (open.get(cell) === "down" ? 1 : 0)) };
    if (questions.length > 0) for (const cell of row.cells) cell.drawn = true;
    for (const { among, losers, winners = [] } of questions) {
      const takers = new Set(
        among.filter((cell) => open.get(cell) === "up" && winners.includes(cell.col.place)),
      );
      for (const loser of losers) {
        if (winners.includes(loser.col.place)) continue;
        // What a column loses in this row it wins in another, and so on to a column that wins one here.
        const trail = follow(new Map([[loser.col, undefined]]), wayIn);
        const taker = [...takers].find((cell) => trail.has(cell.col));
        if (taker === undefined) return { kind: "contradicts", row };
        takers.delete(taker);
        loser.seats -= 1;
        taker.seats += 1;
        pass(trail, taker.col);
      }
    }
  }
  return { kind: "done", seats: cells.map((cell) => cell.seats) };
}

/** Cells of a row that lie on circles, those together whose circles meet elsewhere than in the row. */
function questionsIn(row: Line, open: ReadonlyMap<Cell, Way>): readonly (readonly Cell[])[] {
  const left = new Set(row.cells.filter((cell) => open.has(cell)));
  const questions: Cell[][] = [];
  for (const first of left) {
    const met = new Set<Line>([first.col]);
    for (const line of met) {
      for (const cell of line.cells) {
        const next = across(line, cell);
        if (open.has(cell) && next !== row) met.add(next);
      }
    }
    const among = [...left].filter((cell) => met.has(cell.col));
    for (const cell of among) left.delete(cell);
    questions.push(among);
  }
  return questions;
}

/** Cells that lie on a circle of ties, with the way they can go. */
function inCircles(
  lines: readonly Line[],
  cells: readonly Cell[],
  wayIn: (cell: Cell) => Way | undefined,
): ReadonlyMap<Cell, Way> {
  const ways = new Map<Cell, Way>();
  for (const cell of cells) {
    const way = wayIn(cell);
    if (way !== undefined) ways.set(cell, way);
  }
  if (ways.size === 0) return ways;
  const reach = new Map(
    lines.map((line) => [line, follow(new Map([[line, undefined]]), (cell) => ways.get(cell))]),
  );
  for (const [cell, way] of ways) {
    const [from, to] = way === "down" ? [cell.row, cell.col] : [cell.col, cell.row];
    if (reach.get(to)?.has(from) !== true) ways.delete(cell);
  }
  return ways;
}
