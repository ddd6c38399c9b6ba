/**
 * What counts tell that go in rounds without passing papers on: choices that are added up rank by rank, and exclusions by
 * last places.
 *
 * @module
 */

import type { Fraction } from "../exact.ts";
import type { StepBase } from "../step.ts";

/** One round. Figures of contenders who still stand. */
export interface RoundRow {
  readonly number: number;
  /** Ballots of which a majority is taken. */
  readonly ballots: number;
  readonly votes: readonly {
    readonly contender: string;
    /** Ballots on which it is first, or within the ranks counted so far. */
    readonly votes: number;
    /** Ballots on which it is last, where that decides. */
    readonly last?: Fraction;
  }[];
  readonly excluded: string | null;
}

/** A count in rounds that elects one. */
export interface RoundsStep extends StepBase {
  readonly verb: "allot";
  readonly clause: "bucklin" | "coombs";
  readonly rounds: readonly RoundRow[];
  /** Whether the one elected has more than half of the ballots of the last round. */
  readonly majority: boolean;
  readonly elected: string | null;
}
