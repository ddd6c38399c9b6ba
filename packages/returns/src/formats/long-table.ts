/**
 * Formats that are trees become one long table: a line a contest, station and option or figure. Its columns have the names
 * that are recognised without a mapping.
 *
 * @module
 */

import type { Line, Cell } from "../split.ts";

/** The column of an area: `area:county`. */
export const areaColumn = (level: string): string => `area:${level}`;

/** The header of the long table of a tree with these levels of areas. */
export function longHeader(levels: readonly string[]): Line {
  return { cells: ["contest", ...levels.map(areaColumn), "station", "option", "votes"], line: 1 };
}

/** One number of one station. */
export interface LongRow {
  readonly contest: string;
  /** By level, in the order of the header. */
  readonly areas: readonly string[];
  readonly station: string;
  readonly option: string;
  readonly votes: Cell;
  readonly line: number;
}

/** The row as a line of the table. */
export function longLine({ contest, areas, station, option, votes, line }: LongRow): Line {
  return { cells: [contest, ...areas, station, option, votes], line };
}
