/**
 * What the search for margins asks of a plan.
 *
 * @module
 */

import type { Changes, ChangeKind, Goal } from "../terms/changes.ts";
import type { Claims, RaceMethod } from "../race/method.ts";
import type { Race } from "../race/race.ts";

/**
 * How hard a plan looks where rounding or a tie stands in the way: `quick` takes the straight way only, `thorough` also tries
 * a few ballots from elsewhere.
 */
export type Effort = "quick" | "thorough";

/** One question to a plan: so many ballots of a kind, for a goal, with exactly the members in. */
export interface Attempt {
  readonly race: Race;
  readonly members: readonly boolean[];
  readonly goal: Goal;
  readonly kind: ChangeKind;
  readonly ballots: number;
  readonly effort: Effort;
  readonly claims: (method: RaceMethod, total: number) => Claims;
  /** The fewest votes with which each option is in. */
  readonly need: readonly number[];
  /** What must change so that exactly the members are in. */
  readonly forced: Changes;
  /** Ballots of `forced` that leave an option, and that come to one. */
  readonly takenAway: number;
  readonly givenTo: number;
}
