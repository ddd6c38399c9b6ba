/**
 * Divisors of rows and columns under which every cell stands as far as possible from where its seats would change. How they
 * are found proves nothing and may be rough; what they prove is computed exactly by whoever uses them.
 *
 * @module
 */

import type { Ratio } from "@urna/law";

/** A cell with its votes and the quotients between which its seats stay the same. */
export interface CellInterval {
  readonly row: number;
  readonly col: number;
  readonly votes: Ratio;
  /** None where no seat rests on the rounding. */
  readonly from?: Ratio;
  readonly to: Ratio;
}

export interface Divisors {
  readonly rows: readonly Ratio[];
  readonly cols: readonly Ratio[];
}

const ROUNDS = 30;
const HALVINGS = 60;
/** Divisors are written in units of one over this. */
const UNIT = 2 ** 20;

/** Moves the divisors of rows and columns in turn to where the nearest cell is farthest. */
export function centred(cells: readonly CellInterval[], start: Divisors): Divisors {
  const plain = cells.map(({ row, col, votes, from, to }) => ({
    at: [row, col] as const,
    votes: toNumber(votes),
    from: from === undefined ? undefined : toNumber(from),
    to: toNumber(to),
  }));
  const sides = [start.rows.map(toNumber), start.cols.map(toNumber)] as const;
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of [0, 1] as const) {
      const [own, other] = [sides[side], sides[1 - side]];
      for (const i of own.keys()) {
        const lines = plain
          .filter((cell) => cell.at[side] === i)
          .map(({ at, votes, from, to }) => {
            const unit = other?.[at[1 - side] ?? 0] ?? 1;
            return { votes, down: from === undefined ? undefined : from * unit, up: to * unit };
          });
        own[i] = middle(own[i] ?? 1, lines);
      }
    }
  }
  const [rows, cols] = sides.map((side) => side.map((d) => ({ num: Math.round(d * UNIT), den: UNIT })));
  return { rows: rows ?? [], cols: cols ?? [] };
}

/** Where the nearest upper and the nearest lower boundary are equally far: one distance grows with the divisor, one falls. */
function middle(
  near: number,
  lines: readonly { readonly votes: number; readonly down: number | undefined; readonly up: number }[],
): number {
  const above = (d: number): number => Math.min(...lines.map(({ votes, up }) => up * d - votes));
  const below = (d: number): number =>
    Math.min(
      ...lines.map(({ votes, down }) => (down === undefined ? Number.POSITIVE_INFINITY : votes - down * d)),
    );
  let [low, high] = [near / 2, near * 2];
  if (!Number.isFinite(below(high)) || above(high) < below(high)) return near;
  for (let n = 0; n < HALVINGS; n++) {
    const d = (low + high) / 2;
    if (above(d) < below(d)) low = d;
    else high = d;
  }
  return (low + high) / 2;
}

function toNumber({ num, den }: Ratio): number {
  return Number(num) / Number(den);
}
