/**
 * How a number of seats became another: the part of the votes and the part of the rules. The order matters, and so does
 * every assumption; where they lead to different signs, all are shown.
 *
 * @module
 */

import type { CellReading, Matrix, MatrixCell } from "./matrix.ts";

/** From the first election to the second by way of one cell: first the votes change, then the rules. */
export interface Path {
  /** The reading of the cell between; null where there is no question. */
  readonly againstAll: CellReading["againstAll"];
  readonly start: number;
  /** The new votes under the old rules. */
  readonly between: number;
  readonly end: number;
  readonly votes: number;
  readonly rules: number;
}

/** The other order, first the rules: exact, or within limits where the cell between is. */
export interface OtherOrder {
  readonly between: { readonly least: number; readonly most: number };
  readonly rules: { readonly least: number; readonly most: number };
  readonly votes: { readonly least: number; readonly most: number };
}

/** What became of one contender. */
export interface Decomposition {
  readonly party: string;
  readonly paths: readonly Path[];
  readonly otherOrder: OtherOrder | null;
  /** The paths disagree on who gained by the rules: the assumption decides. */
  readonly signDependsOnReading: boolean;
}

/** Decomposes the change of one identity; no paths where a cell on the way is not known, or the laws are the same. */
export function decompose(matrix: Matrix, party: string): Decomposition {
  const first = matrix.columns.findIndex((column) => column.id === "first");
  const second = matrix.columns.findIndex((column) => column.id === "second");
  const [above, below] = matrix.rows;
  const start = exactly(above.cells[first], party);
  const end = exactly(below.cells[second], party);
  if (start === undefined || end === undefined)
    return { party, paths: [], otherOrder: null, signDependsOnReading: false };
  const paths = (below.cells[first]?.readings ?? []).map((reading): Path => {
    const between = reading.seats[party] ?? 0;
    return {
      againstAll: reading.againstAll,
      start,
      between,
      end,
      votes: between - start,
      rules: end - between,
    };
  });
  const signs = new Set(paths.map((path) => Math.sign(path.rules)));
  const range = rangeOf(above.cells[second], party);
  return {
    party,
    paths,
    otherOrder:
      range === undefined
        ? null
        : {
            between: range,
            rules: { least: range.least - start, most: range.most - start },
            votes: { least: end - range.most, most: end - range.least },
          },
    signDependsOnReading: signs.size > 1,
  };
}

function exactly(cell: MatrixCell | undefined, party: string): number | undefined {
  const [reading, another] = cell?.readings ?? [];
  return reading === undefined || another !== undefined ? undefined : (reading.seats[party] ?? 0);
}

/** The numbers between which the seats of a party lie in a cell, however it is known. */
function rangeOf(
  cell: MatrixCell | undefined,
  party: string,
): { readonly least: number; readonly most: number } | undefined {
  const bounds = cell?.bounds[party];
  if (bounds !== undefined) return { least: bounds.least, most: bounds.most };
  const seats = (cell?.readings ?? []).map((reading) => reading.seats[party] ?? 0);
  return seats.length === 0 ? undefined : { least: Math.min(...seats), most: Math.max(...seats) };
}
