/**
 * How a number of seats became another: the part of the votes and the part of the rules. The order matters, and so does
 * every assumption; where they lead to different signs, all are shown.
 *
 * @module
 */

import type { CellReading, Matrix, MatrixCell } from "./matrix.ts";

/** From the first election to the second by way of one cell. */
export interface Path {
  /** The reading of the cell between; null where there is no question. */
  readonly againstAll: CellReading["againstAll"];
  readonly start: number;
  /** The new votes under the old rules, or, with the rules first, the old votes under the new ones. */
  readonly between: number;
  readonly end: number;
  readonly votes: number;
  readonly rules: number;
}

/** The other order: exact, or within limits where the cell between is. */
export interface OtherOrder {
  readonly between: { readonly least: number; readonly most: number };
  readonly rules: { readonly least: number; readonly most: number };
  readonly votes: { readonly least: number; readonly most: number };
}

/** What became of one contender. */
export interface Decomposition {
  readonly party: string;
  /** First the votes change, then the rules. */
  readonly paths: readonly Path[];
  /** First the rules, then the votes: only where the paths above cannot be computed. */
  readonly rulesFirst: readonly Path[];
  /** The order of which there are no paths above. */
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
  const none = { party, paths: [], rulesFirst: [], otherOrder: null, signDependsOnReading: false };
  if (start === undefined || end === undefined) return none;
  const pathsBy = (cell: MatrixCell | undefined, isVotesFirst: boolean): readonly Path[] =>
    (cell?.readings ?? []).map(({ againstAll, seats }): Path => {
      const between = seats[party] ?? 0;
      const [one, other] = [between - start, end - between];
      return {
        againstAll,
        start,
        between,
        end,
        votes: isVotesFirst ? one : other,
        rules: isVotesFirst ? other : one,
      };
    });
  const paths = pathsBy(below.cells[first], true);
  const rulesFirst = paths.length > 0 ? [] : pathsBy(above.cells[second], false);
  const signs = new Set([...paths, ...rulesFirst].map((path) => Math.sign(path.rules)));
  const isVotesFirst = paths.length > 0;
  const range = rangeOf(isVotesFirst ? above.cells[second] : below.cells[first], party);
  if (range === undefined) return { ...none, paths, rulesFirst, signDependsOnReading: signs.size > 1 };
  const one = { least: range.least - start, most: range.most - start };
  const other = { least: end - range.most, most: end - range.least };
  return {
    party,
    paths,
    rulesFirst,
    otherOrder: { between: range, rules: isVotesFirst ? one : other, votes: isVotesFirst ? other : one },
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
