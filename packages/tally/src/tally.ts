/**
 * Returns added up over an area: sums, how many stations each sum has, coverage, and three turnouts by name.
 *
 * @module
 */

import type { FieldName } from "./return.ts";

/** A sum, and how many stations wrote the figure: a sum over some of them is not the sum over all. */
export interface Sum {
  readonly total: number;
  readonly stations: number;
}

/**
 * Turnouts, each named by its numerator. The denominator is always the voters on the list as it stood at the end of the
 * day, without those who took a certificate and stand on another list; both are summed over the stations that wrote both.
 */
export const TURNOUTS = ["received", "inBoxes", "valid"] as const;
export type TurnoutName = (typeof TURNOUTS)[number];

/** A fraction that keeps its terms, and the stations over which both were summed. */
export interface Turnout {
  readonly part: number;
  readonly whole: number;
  readonly stations: number;
}

/** Who is counted so far, in stations and in voters. */
export interface Coverage {
  readonly stations: { readonly counted: number; readonly expected: number };
  readonly voters: {
    /** On the lists of the stations that are counted. */
    readonly counted: number;
    /** On the lists of the others; null where the register lacks the figure for one of them. */
    readonly outstanding: number | null;
  };
}

/** Returns of one contest added up over one area. */
export interface Tally {
  readonly area: string;
  readonly contest: string;
  readonly coverage: Coverage;
  readonly figures: ReadonlyMap<FieldName, Sum>;
  readonly votes: ReadonlyMap<string, Sum>;
  readonly turnouts: Readonly<Record<TurnoutName, Turnout>>;
  /** Counted stations that were made up. */
  readonly synthetic: number;
}

/** The sum of a figure where every counted station wrote it; undefined otherwise. */
export function complete(tally: Tally, sum: Sum | undefined): number | undefined {
  return sum !== undefined && sum.stations === tally.coverage.stations.counted ? sum.total : undefined;
}
