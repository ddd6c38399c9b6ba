/**
 * What can still change while a count runs: with part of the returns in, the fewest and the most seats that each contender
 * can have, over all ways in which the outstanding voters can have voted or stayed away, bar and remainders included.
 *
 * It is the question for margins turned round: a number of seats is still possible when as few added ballots as are
 * outstanding can bring it about.
 *
 * @module
 */

import { leastBallots } from "./search/margin.ts";
import { type NamedGoal, resultWith } from "./race/result.ts";
import type { Race } from "./race/race.ts";

/** The seats that a contender can still have. */
export interface StillPossible {
  readonly contender: string;
  /** On the returns that are in. */
  readonly now: number;
  readonly fewest: number;
  readonly most: number;
  /** Whatever the rest says, it has exactly these. */
  readonly decided: boolean;
}

/** The ranges of all contenders, in order of id, with `voters` outstanding; each votes for any option, or for none. */
export function stillPossible(race: Race, voters: number): readonly StillPossible[] {
  const now = resultWith(race, race.votes);
  return race.options
    .filter((_, i) => race.contender[i] === true)
    .map((contender) => {
      const held = now?.seats.get(contender) ?? 0;
      // A seat of an open tie is possible without any further ballot.
      const tied = (now?.tied ?? []).filter((id) => id === contender).length;
      const reaches = (goal: NamedGoal): boolean => leastBallots(race, goal, "added", voters) <= voters;
      const most = furthest(held + tied, race.seats, (seats) => reaches({ contender, is: "atLeast", seats }));
      const lost = furthest(0, held, (seats) => reaches({ contender, is: "atMost", seats: held - seats }));
      const fewest = held - lost;
      return { contender, now: held, fewest, most, decided: fewest === most };
    });
}

/** The largest number from `sure` to `limit` that is possible, where all below a possible one are possible. */
function furthest(sure: number, limit: number, possible: (seats: number) => boolean): number {
  let low = sure;
  let high = limit;
  while (low < high) {
    const middle = high - ((high - low) >> 1);
    if (possible(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
