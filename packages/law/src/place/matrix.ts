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
import {
  add,
  compare,
  compareProducts,
  multiply,
  quotient,
  type Ratio,
  ratio,
  small,
  type Whole,
} from "../exact.ts";

/** What is to be filled. Cell (r, c) is at `r * cols + c`. */
export interface MatrixTask {
  readonly rows: number;
  readonly cols: number;
  readonly votes: readonly Whole[];
  readonly rowSeats: readonly number[];
  readonly colSeats: readonly number[];
  /** Least number of seats of each cell; zero when left out. */
  readonly minimum?: readonly number[];
}

/** Says which of the tied columns of a row take its `places`; undefined while nobody decided. */
export type SettleRow = (
  row: number,
  among: readonly number[],
  places: number,
) => readonly number[] | undefined;

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
  | {
      readonly kind: "impossible";
      readonly reason: "sums-differ" | "minimum-above-seats" | "no-table-has-these-sums" | "lot-contradicts";
      readonly rows: readonly number[];
      readonly cols: readonly number[];
    };

/** Rounds of scaling before ties are looked for: real tables need a handful. */
const MOST_ROUNDS = 100;
/** Rounds without progress after which scaling is given up. */
const PATIENCE = 12;

/** A table being filled. */
interface Work {
  readonly task: MatrixTask;
  readonly sequence: Sequence;
  /** Votes times the unit of the sequence. */
  readonly strength: readonly Whole[];
  readonly low: readonly number[];
  readonly seats: number[];
  readonly rowDivisors: Ratio[];
  readonly colDivisors: Ratio[];
}

/** One row or column: its cells are at `from + k * stride`, and `across` are the divisors on the other side. */
interface Line {
  readonly from: number;
  readonly stride: number;
  readonly length: number;
  readonly across: readonly Ratio[];
  readonly target: number;
}

/**
 * Fills the table. Preconditions: the sequence lies on a line and its first divisor is above zero; votes are not negative.
 * Postcondition of `done`: all sums are met, cells without votes hold no more than their minimum, the divisors certify it,
 * and the table is the only one, or the lots chose it.
 */
export function fillMatrix(sequence: Sequence, task: MatrixTask, settle?: SettleRow): Matrix {
  const { rows, cols, votes, rowSeats, colSeats } = task;
  const size = rows * cols;
  const impossible = (
    reason: Extract<Matrix, { kind: "impossible" }>["reason"],
    inRows: readonly number[] = [],
    inCols: readonly number[] = [],
  ): Matrix => ({ kind: "impossible", reason, rows: inRows, cols: inCols });
  if (total(rowSeats) !== total(colSeats)) return impossible("sums-differ");

  const low = Array.from({ length: size }, (_, i) => task.minimum?.[i] ?? 0);
  const work: Work = {
    task,
    sequence,
    strength: votes.map((v) => multiply(v, sequence.unit)),
    low,
    seats: Array.from({ length: size }, () => 0),
    rowDivisors: Array.from({ length: rows }, () => ({ num: 1, den: 1 })),
    colDivisors: Array.from({ length: cols }, () => ({ num: 1, den: 1 })),
  };
  for (let r = 0; r < rows; r++) {
    const line = rowLine(work, r);
    if (lineSum(low, line) > line.target) return impossible("minimum-above-seats", [r]);
    if (line.target > lineSum(low, line) && !hasTaker(work, line)) {
      return impossible("no-table-has-these-sums", [r]);
    }
    work.rowDivisors[r] = firstDivisor(work, line);
  }
  for (let c = 0; c < cols; c++) {
    const line = colLine(work, c);
    if (lineSum(low, line) > line.target) return impossible("minimum-above-seats", [], [c]);
    if (line.target > lineSum(low, line) && !hasTaker(work, line)) {
      return impossible("no-table-has-these-sums", [], [c]);
    }
  }

  if (!scale(work)) {
    const stuck = transfer(work);
    if (stuck !== undefined) return impossible("no-table-has-these-sums", stuck.rows, stuck.cols);
    shorten(work);
  }
  return resolve(work, settle, impossible);
}

function total(numbers: readonly number[]): number {
  let sum = 0;
  for (const n of numbers) sum += n;
  return sum;
}

function rowLine(work: Work, r: number): Line {
  const { cols, rowSeats } = work.task;
  return { from: r * cols, stride: 1, length: cols, across: work.colDivisors, target: rowSeats[r] ?? 0 };
}

function colLine(work: Work, c: number): Line {
  const { rows, cols, colSeats } = work.task;
  return { from: c, stride: cols, length: rows, across: work.rowDivisors, target: colSeats[c] ?? 0 };
}

function lineSum(cells: readonly number[], line: Line): number {
  let sum = 0;
  for (let k = 0; k < line.length; k++) sum += cells[line.from + k * line.stride] ?? 0;
  return sum;
}

function hasTaker(work: Work, line: Line): boolean {
  for (let k = 0; k < line.length; k++) if (work.strength[line.from + k * line.stride] !== 0) return true;
  return false;
}

/** Votes a seat, as a first guess; any positive number does. */
function firstDivisor(work: Work, line: Line): Ratio {
  let sum: Whole = 0;
  for (let k = 0; k < line.length; k++) sum = add(sum, work.task.votes[line.from + k * line.stride] ?? 0);
  const guess = quotient(sum, Math.max(line.target, 1));
  return { num: guess === 0 ? 1 : guess, den: 1 };
}

/** Scales columns and rows in turn until all sums are met; false when it stalls. Afterwards all columns are met. */
function scale(work: Work): boolean {
  const { rows, cols } = work.task;
  let best = Number.MAX_SAFE_INTEGER;
  let idle = 0;
  for (let round = 0; round < MOST_ROUNDS && idle < PATIENCE; round++) {
    for (let r = 0; r < rows; r++)
      work.rowDivisors[r] = scaleLine(work, rowLine(work, r), work.rowDivisors[r]);
    for (let c = 0; c < cols; c++)
      work.colDivisors[c] = scaleLine(work, colLine(work, c), work.colDivisors[c]);
    let off = 0;
    for (let r = 0; r < rows; r++) {
      const line = rowLine(work, r);
      off += Math.abs(lineSum(work.seats, line) - line.target);
    }
    if (off === 0) return true;
    idle = off < best ? 0 : idle + 1;
    best = Math.min(best, off);
  }
  return false;
}

/** Gives a line its seats for the present divisors across, and a short divisor that gives them. */
function scaleLine(work: Work, line: Line, before: Ratio | undefined): Ratio {
  const { seats } = work;
  let guess = before ?? { num: 1, den: 1 };
  let sum = startLine(work, line, guess);
  // A divisor far off gives far too many seats or too few: better ones are near the same votes over the right number.
  for (let tries = 0; tries < 4 && Math.abs(sum - line.target) > 2 * line.length; tries++) {
    guess = ratio(multiply(guess.num, Math.max(sum, 1)), multiply(guess.den, Math.max(line.target, 1)));
    sum = startLine(work, line, guess);
  }
  for (; sum < line.target; sum++) {
    const k = highest(work, line);
    seats[line.from + k * line.stride] = (seats[line.from + k * line.stride] ?? 0) + 1;
  }
  for (; sum > line.target; sum--) {
    const k = lowest(work, line);
    seats[line.from + k * line.stride] = (seats[line.from + k * line.stride] ?? 0) - 1;
  }
  return lineDivisor(work, line, guess);
}

/** Gives a line the seats of one divisor; their number. */
function startLine(work: Work, line: Line, divisor: Ratio): number {
  const { seats, low, strength, sequence } = work;
  let sum = 0;
  for (let k = 0; k < line.length; k++) {
    const at = line.from + k * line.stride;
    const across = line.across[k] ?? { num: 1, den: 1 };
    const own = multiply(strength[at] ?? 0, multiply(divisor.den, across.den));
    const s = Math.max(low[at] ?? 0, signposts(sequence, own, multiply(divisor.num, across.num)));
    seats[at] = s;
    sum += s;
  }
  return sum;
}

/** How many divisors of the sequence are at most num/den. */
function signposts(sequence: Sequence, num: Whole, den: Whole): number {
  const reach = (s: number): number => compareProducts(multiply(sequence.at(s), den), 1, num, 1);
  if (reach(0) > 0) return 0;
  const { linear } = sequence;
  // Beyond the first divisor the line says it at once: start + step * s <= num/den.
  const { start, step } = linear ?? { start: 1, step: 1 };
  const above =
    num > multiply(start, den)
      ? quotient(add(num, multiply(-1, multiply(start, den))), multiply(step, den))
      : 0;
  let s = Math.max(1, small(above) + 1);
  while (s > 1 && reach(s - 1) > 0) s -= 1;
  while (reach(s) <= 0) s += 1;
  return s;
}

/** Place in the line of the highest claim to one seat more. */
function highest(work: Work, line: Line): number {
  let best = -1;
  for (let k = 0; k < line.length; k++) {
    if (work.strength[line.from + k * line.stride] === 0) continue;
    if (best < 0 || compareClaims(work, line, k, 0, best, 0) > 0) best = k;
  }
  return best;
}

/** Place in the line of the lowest claim that was granted beyond the minimum; -1 when there is none. */
function lowest(work: Work, line: Line): number {
  let best = -1;
  for (let k = 0; k < line.length; k++) {
    const at = line.from + k * line.stride;
    if ((work.seats[at] ?? 0) <= (work.low[at] ?? 0)) continue;
    if (best < 0 || compareClaims(work, line, k, 1, best, 1) < 0) best = k;
  }
  return best;
}

/** Compares claims of two cells of a line: to the next seat (back 0) or to the last one that was given (back 1). */
function compareClaims(work: Work, line: Line, a: number, backA: number, b: number, backB: number): number {
  const x = claim(work, line, a, backA);
  const y = claim(work, line, b, backB);
  return compareProducts(x.num, y.den, y.num, x.den);
}

function claim(work: Work, line: Line, k: number, back: number): Ratio {
  const at = line.from + k * line.stride;
  const across = line.across[k] ?? { num: 1, den: 1 };
  return {
    num: multiply(work.strength[at] ?? 0, across.den),
    den: multiply(work.sequence.at((work.seats[at] ?? 0) - back), across.num),
  };
}

/** A short divisor for which the line has its present seats. */
function lineDivisor(work: Work, line: Line, before: Ratio): Ratio {
  const top = lowest(work, line);
  const bottom = highest(work, line);
  const high = top < 0 ? undefined : claim(work, line, top, 1);
  const least = bottom < 0 ? undefined : claim(work, line, bottom, 0);
  if (high === undefined && least === undefined) return before;
  if (high === undefined)
    return least === undefined ? before : shortBetween(least, ratio(multiply(3, least.num), least.den));
  if (least === undefined) return shortBetween(ratio(high.num, multiply(3, high.den)), high);
  return shortBetween(least, high);
}

/** The fraction with the fewest decimals near the middle of two fractions, strictly between them when they differ. */
export function shortBetween(low: Ratio, high: Ratio): Ratio {
  if (compareProducts(low.num, high.den, high.num, low.den) >= 0) return ratio(low.num, low.den);
  const num = add(multiply(low.num, high.den), multiply(high.num, low.den));
  const den = multiply(2, multiply(low.den, high.den));
  let scale: Whole = 1;
  for (;;) {
    const down = quotient(multiply(num, scale), den);
    for (const candidate of [down, add(down, 1)]) {
      const above = compareProducts(candidate, low.den, multiply(low.num, scale), 1) > 0;
      const below = compareProducts(candidate, high.den, multiply(high.num, scale), 1) < 0;
      if (above && below) return ratio(candidate, scale);
    }
    scale = multiply(scale, 10);
  }
}

/** Where a quotient stands to a rounding point: the sign of votes/(row divisor * column divisor) - at(s). */
function side(work: Work, r: number, c: number, s: number): number {
  const { rowDivisors, colDivisors, strength, sequence } = work;
  const row = rowDivisors[r] ?? { num: 1, den: 1 };
  const col = colDivisors[c] ?? { num: 1, den: 1 };
  const own = strength[r * work.task.cols + c] ?? 0;
  return compare(
    multiply(own, multiply(row.den, col.den)),
    multiply(sequence.at(s), multiply(row.num, col.num)),
  );
}

/** Whether the cell may lose a seat, or win one, without leaving the certificate. */
function loose(work: Work, r: number, c: number, locked?: readonly boolean[]): "down" | "up" | undefined {
  const at = r * work.task.cols + c;
  if (work.strength[at] === 0 || locked?.[at] === true) return undefined;
  const s = work.seats[at] ?? 0;
  if (s > (work.low[at] ?? 0) && side(work, r, c, s - 1) === 0) return "down";
  if (s >= (work.low[at] ?? 0) && side(work, r, c, s) === 0) return "up";
  return undefined;
}

/** Passes seats from rows that have too many to rows that have too few. Gives the contradiction when none can take them. */
function transfer(work: Work): { rows: readonly number[]; cols: readonly number[] } | undefined {
  const { rows, cols } = work.task;
  for (;;) {
    const surplus = Array.from({ length: rows }, (_, r) => {
      const line = rowLine(work, r);
      return lineSum(work.seats, line) - line.target;
    });
    if (surplus.every((n) => n === 0)) return undefined;
    // Labels: for each row the column, for each column the row from which it was reached; -1: a start; -2: not reached.
    const rowFrom = surplus.map((n) => (n > 0 ? -1 : -2));
    const colFrom = Array.from({ length: cols }, () => -2);
    let end = -1;
    while (end < 0) {
      end = spread(work, rowFrom, colFrom, surplus);
      if (end >= 0) break;
      if (!stretch(work, rowFrom, colFrom)) {
        return { rows: reached(rowFrom), cols: reached(colFrom) };
      }
    }
    pass(work, end, rowFrom, colFrom);
  }
}

function reached(from: readonly number[]): readonly number[] {
  return from.flatMap((f, i) => (f > -2 ? [i] : []));
}

/** Follows ties from the labelled rows and columns; gives a row that has too few seats, or -1. */
function spread(work: Work, rowFrom: number[], colFrom: number[], surplus: readonly number[]): number {
  const { rows, cols } = work.task;
  for (let grown = true; grown; ) {
    grown = false;
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < cols; c++) {
        const fromRow = (rowFrom[r] ?? -2) > -2;
        const fromCol = (colFrom[c] ?? -2) > -2;
        if (fromRow === fromCol) continue;
        const free = loose(work, r, c);
        if (fromRow && free === "down") {
          colFrom[c] = r;
          grown = true;
        } else if (fromCol && free === "up") {
          rowFrom[r] = c;
          grown = true;
          if ((surplus[r] ?? 0) < 0) return r;
        }
      }
    }
  }
  return -1;
}

/** Raises the divisors of labelled rows and lowers those of labelled columns until the next tie; false when none comes. */
function stretch(work: Work, rowFrom: readonly number[], colFrom: readonly number[]): boolean {
  const { rows, cols } = work.task;
  const { rowDivisors, colDivisors, strength, seats, low, sequence } = work;
  let factor: Ratio | undefined;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      const at = r * cols + c;
      const fromRow = (rowFrom[r] ?? -2) > -2;
      if (fromRow === (colFrom[c] ?? -2) > -2 || strength[at] === 0) continue;
      const s = seats[at] ?? 0;
      if (fromRow && s <= (low[at] ?? 0)) continue;
      const row = rowDivisors[r] ?? { num: 1, den: 1 };
      const col = colDivisors[c] ?? { num: 1, den: 1 };
      const own = multiply(strength[at] ?? 0, multiply(row.den, col.den));
      const post = multiply(sequence.at(fromRow ? s - 1 : s), multiply(row.num, col.num));
      const candidate = fromRow ? { num: own, den: post } : { num: post, den: own };
      if (factor === undefined || compareProducts(candidate.num, factor.den, factor.num, candidate.den) < 0) {
        factor = candidate;
      }
    }
  }
  if (factor === undefined) return false;
  for (const [r, f] of rowFrom.entries()) {
    const divisor = rowDivisors[r];
    if (f > -2 && divisor !== undefined) {
      rowDivisors[r] = ratio(multiply(divisor.num, factor.num), multiply(divisor.den, factor.den));
    }
  }
  for (const [c, f] of colFrom.entries()) {
    const divisor = colDivisors[c];
    if (f > -2 && divisor !== undefined) {
      colDivisors[c] = ratio(multiply(divisor.num, factor.den), multiply(divisor.den, factor.num));
    }
  }
  return true;
}

/** Passes one seat along the labels, from a row with too many to row `end`. */
function pass(work: Work, end: number, rowFrom: readonly number[], colFrom: readonly number[]): void {
  const { cols } = work.task;
  const change = (r: number, c: number, by: number): void => {
    work.seats[r * cols + c] = (work.seats[r * cols + c] ?? 0) + by;
  };
  let row = end;
  for (let col = rowFrom[row] ?? -1; col >= 0; col = rowFrom[row] ?? -1) {
    change(row, col, 1);
    row = colFrom[col] ?? 0;
    change(row, col, -1);
  }
}

/** Replaces the divisors by short ones that certify the same table. */
function shorten(work: Work): void {
  const { rows, cols } = work.task;
  for (let c = 0; c < cols; c++) {
    work.colDivisors[c] = lineDivisor(work, colLine(work, c), work.colDivisors[c] ?? { num: 1, den: 1 });
  }
  for (let r = 0; r < rows; r++) {
    work.rowDivisors[r] = lineDivisor(work, rowLine(work, r), work.rowDivisors[r] ?? { num: 1, den: 1 });
  }
}

/**
 * Looks for circles of ties: along one, every other cell can give its last seat to the next, and all sums stay. Each
 * circle is a tie; it is settled row by row, in order of rows.
 */
function resolve(
  work: Work,
  settle: SettleRow | undefined,
  impossible: (reason: "lot-contradicts", rows: readonly number[]) => Matrix,
): Matrix {
  const { rows, cols } = work.task;
  const { seats, rowDivisors, colDivisors } = work;
  const locked = seats.map(() => false);
  for (let next = 0; next < rows; next++) {
    const free = inCircles(work, locked);
    if (free === undefined) break;
    const row = Array.from({ length: cols }, (_, c) => free[next * cols + c]);
    const among = row.flatMap((f, c) => (f === undefined ? [] : [c]));
    if (among.length === 0) continue;
    const places = row.filter((f) => f === "down").length;
    const winners = settle?.(next, among, places);
    if (winners === undefined) {
      return {
        kind: "tied",
        seats: seats.map((s, i) => (free[i] === "down" ? s - 1 : s)),
        rowDivisors,
        colDivisors,
      };
    }
    for (const loser of among) {
      if (row[loser] !== "down" || winners.includes(loser)) continue;
      const moved = among.some((winner) => {
        const open = winners.includes(winner) && loose(work, next, winner, locked) === "up";
        return open && exchange(work, next, loser, winner, locked);
      });
      if (!moved) return impossible("lot-contradicts", [next]);
    }
    for (let c = 0; c < cols; c++) locked[next * cols + c] = true;
  }
  return { kind: "done", seats, rowDivisors, colDivisors };
}

/** Cells that lie on a circle of ties, with the way they can go; undefined when there is none. */
function inCircles(
  work: Work,
  locked: readonly boolean[],
): readonly ("down" | "up" | undefined)[] | undefined {
  const { rows, cols } = work.task;
  const free = work.seats.map((_, i) => loose(work, quotientIndex(i, cols), i % cols, locked));
  if (!free.some((f) => f === "down") || !free.some((f) => f === "up")) return undefined;
  // Nodes: rows, then columns. A cell that can lose leads from its row to its column, one that can win leads back.
  const size = rows + cols;
  const reach = Array.from({ length: size }, (_, from) => {
    const seen = Array.from({ length: size }, () => false);
    const queue = [from];
    for (const node of queue) {
      for (let other = 0; other < (node < rows ? cols : rows); other++) {
        const target = node < rows ? rows + other : other;
        const way = node < rows ? free[node * cols + other] : free[other * cols + (node - rows)];
        if (way === (node < rows ? "down" : "up") && seen[target] !== true) {
          seen[target] = true;
          queue.push(target);
        }
      }
    }
    return seen;
  });
  const onCircle = free.map((way, i) => {
    const r = quotientIndex(i, cols);
    const c = rows + (i % cols);
    return way !== undefined && reach[r]?.[c] === true && reach[c]?.[r] === true ? way : undefined;
  });
  return onCircle.some((f) => f !== undefined) ? onCircle : undefined;
}

function quotientIndex(i: number, cols: number): number {
  return small(quotient(i, cols));
}

/** Moves one seat within a row from one column to another, and along other rows so that all sums stay; false if it cannot. */
function exchange(work: Work, row: number, from: number, to: number, locked: readonly boolean[]): boolean {
  const { rows, cols } = work.task;
  // The seat that column `from` loses here it wins in another row, and so on until column `to` loses one.
  const rowFrom = Array.from({ length: rows }, () => -2);
  const colFrom = Array.from({ length: cols }, () => -2);
  const queue = [from];
  colFrom[from] = -1;
  for (const c of queue) {
    if (c === to) break;
    for (let r = 0; r < rows; r++) {
      if (r === row || rowFrom[r] !== -2 || loose(work, r, c, locked) !== "up") continue;
      rowFrom[r] = c;
      for (let other = 0; other < cols; other++) {
        if (colFrom[other] !== -2 || loose(work, r, other, locked) !== "down") continue;
        colFrom[other] = r;
        queue.push(other);
      }
    }
  }
  if (colFrom[to] === -2) return false;
  const change = (r: number, c: number, by: number): void => {
    work.seats[r * cols + c] = (work.seats[r * cols + c] ?? 0) + by;
  };
  change(row, from, -1);
  change(row, to, 1);
  for (let c = to; c !== from; ) {
    const r = colFrom[c] ?? 0;
    change(r, c, -1);
    c = rowFrom[r] ?? from;
    change(r, c, 1);
  }
  return true;
}
