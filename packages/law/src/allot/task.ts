/**
 * What a proportional method is asked, and what it answers.
 *
 * @module
 */

import type { ReasonWord } from "../reasons.ts";
import type { Ratio, Whole } from "../exact.ts";

/** What is to be shared out. Index i is the i-th contender; its order decides nothing. */
export interface Task {
  /** In units of 1/`scale` vote, not negative. */
  readonly votes: readonly Whole[];
  readonly scale: Whole;
  /** Seats to give now, those already held (`start`) not included. */
  readonly seats: number;
  /** Least number of seats now, whatever the votes. */
  readonly minimum?: readonly number[] | undefined;
  /** Greatest number of seats now (names on the list, for example): what cannot be taken goes to the others. */
  readonly maximum?: readonly number[] | undefined;
  /** Seats already held: the divisors go on from there. Divisor methods only. */
  readonly start?: readonly number[] | undefined;
}

/**
 * Seats given now. Where equal claims compete for fewer places, `seats` are the certain ones, and `among` (indices,
 * ascending) compete for `places` more, at most one each (the stage "first" apart, where all places go to one). Nobody
 * without votes gets more than its minimum. `reason` is a stable word: no-votes-at-all, not-enough-takers,
 * minimum-above-seats, minimum-above-maximum, quota-gives-wrong-number, quota-of-zero, quota-with-seats-held,
 * too-many-seats.
 */
export type Apportioned =
  | { readonly kind: "done"; readonly seats: readonly number[] }
  | {
      readonly kind: "tied";
      readonly seats: readonly number[];
      readonly among: readonly number[];
      readonly places: number;
    }
  | { readonly kind: "impossible"; readonly reason: ReasonWord };

/** Resolves a tie: who of `among` takes the `places`; undefined leaves it open. */
export type Settle = (among: readonly number[], places: number) => readonly number[] | undefined;

/** What a call leaves behind, for a trace: the quota and the remainders (in units of 1/den of the votes' unit). */
export interface QuotaBench {
  quota: Ratio;
  readonly full: number[];
  readonly remainders: Whole[];
  /** Working space: who takes part in a stage, in front of what an earlier one left; an order of n contenders at place n. */
  readonly takers: number[];
  readonly orders: number[][];
}
