/**
 * Alternating scaling: rows and columns get their seats in turn, each by a divisor of its own, until all have them.
 *
 * @module
 */

import type { Sequence } from "../allot/sequences.ts";
import {
  add,
  compareProducts,
  multiply,
  quotient,
  type Ratio,
  ratio,
  small,
  subtract,
  type Whole,
} from "../exact.ts";
import { lineDivisor } from "./matrix-divisors.ts";
import { across, highest, type Line, type Lines, lowest, surplus } from "./matrix-lines.ts";

/** Rounds of scaling before ties are looked for: real tables need a handful. */
const MOST_ROUNDS = 100;
/** Rounds without progress after which scaling is given up. */
const PATIENCE = 12;
/** Divisors tried before seats are given one by one. */
const MOST_GUESSES = 5;

/** Scales rows and columns in turn until all have their seats; false when it stalls. Afterwards all columns have theirs. */
export function scale({ sequence, rows, cols }: Lines): boolean {
  for (const row of rows) row.divisor = firstDivisor(sequence, row);
  let best = Number.MAX_SAFE_INTEGER;
  let idle = 0;
  for (let round = 0; round < MOST_ROUNDS && idle < PATIENCE; round++) {
    for (const line of [...rows, ...cols]) scaleLine(sequence, line);
    let off = 0;
    for (const row of rows) off += Math.abs(surplus(row));
    if (off === 0) return true;
    idle = off < best ? 0 : idle + 1;
    best = Math.min(best, off);
  }
  return false;
}

/** Votes a seat, as a first guess; any positive number does. */
function firstDivisor({ unit }: Sequence, line: Line): Ratio {
  let sum: Whole = 0;
  for (const cell of line.cells) sum = add(sum, cell.strength);
  const guess = quotient(sum, multiply(unit, Math.max(line.target, 1)));
  return { num: guess === 0 ? 1 : guess, den: 1 };
}

/** Gives a line its seats for the present divisors across, and a short divisor that gives them. */
function scaleLine(sequence: Sequence, line: Line): void {
  let over = roundLine(sequence, line);
  // A divisor far off gives far too many seats or too few: better ones are near the same votes over the right number.
  for (let guess = 1; guess < MOST_GUESSES && Math.abs(over) > 2 * line.cells.length; guess++) {
    const { num, den } = line.divisor;
    const given = Math.max(line.target + over, 1);
    line.divisor = ratio(multiply(num, given), multiply(den, Math.max(line.target, 1)));
    over = roundLine(sequence, line);
  }
  for (; over < 0; over++) {
    const next = highest(sequence, line);
    if (next !== undefined) next.cell.seats += 1;
  }
  for (; over > 0; over--) {
    const last = lowest(sequence, line);
    if (last !== undefined) last.cell.seats -= 1;
  }
  line.divisor = lineDivisor(sequence, line);
}

/** Gives a line the seats of its divisor; how many there are too many. */
function roundLine(sequence: Sequence, line: Line): number {
  const { num, den } = line.divisor;
  for (const cell of line.cells) {
    const { divisor } = across(line, cell);
    const own = multiply(cell.strength, multiply(den, divisor.den));
    cell.seats = Math.max(cell.low, signposts(sequence, own, multiply(num, divisor.num)));
  }
  return surplus(line);
}

/** How many divisors of the sequence are at most num/den; beyond the first one they lie on a line, which says it at once. */
function signposts({ at }: Sequence, num: Whole, den: Whole): number {
  if (compareProducts(at(0), den, num, 1) > 0) return 0;
  const step = subtract(at(2), at(1));
  const beyond = subtract(num, multiply(subtract(at(1), step), den));
  return beyond < 0 ? 1 : small(quotient(beyond, multiply(step, den))) + 1;
}
