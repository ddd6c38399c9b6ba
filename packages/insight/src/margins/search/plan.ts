/**
 * Whether so many changed ballots are enough, for one set of those who are in: the heart of the search for margins.
 *
 * Largest remainders and divisors both give the seats to the highest claims: the m-th claim of j is x_j - m + 1 with
 * x_j = votes / quota, or votes / d(m). So i has K seats for certain when fewer than seats - K + 1 claims
 * of others are not below i's K-th; and at most k when seats - k claims of others are above i's (k+1)-th. For a given number
 * of ballots, what i and the total become is known, and every other contender offers a menu: by how many claims its count
 * falls (or rises) for how many ballots. A small dynamic program finds the cheapest way to what is lacking.
 *
 * @module
 */

import { needed } from "../race/bars.ts";
import type { Attempt } from "./attempt.ts";
import { type Changes, isWhole, mayChange, sum } from "../terms/changes.ts";
import { fallOut, lower } from "./lower.ts";
import { claimsOf, withTies } from "../race/method.ts";
import { raise } from "./raise.ts";
import type { Question } from "./search.ts";

/** What may reach a goal by the claims of the method. */
export function byClaims(
  { race, goal, kind }: Pick<Question<unknown>, "race" | "goal" | "kind">,
  claims: Attempt["claims"] = claimsOf,
): Question<unknown>["ways"] {
  return (ways) =>
    plan({ race, goal, kind, claims, ...ways }).filter((changes) =>
      isWhole(race, changes, kind, ways.ballots),
    );
}

/** What may reach a goal if the law settles every tie for it; where it settles none, the same. */
export function byKindClaims(
  asked: Pick<Question<unknown>, "race" | "goal" | "kind">,
): Question<unknown>["ways"] {
  return asked.race.settles
    ? byClaims(asked, (method, total) => withTies(claimsOf(method, total)))
    : byClaims(asked);
}

/**
 * Changes of exactly `ballots` ballots that make `members` the ones who are in and reach the goal, in
 * several ways where what is left over may go to several; none when there are none of the form that is searched.
 */
function plan(task: Omit<Attempt, "need" | "forced" | "takenAway" | "givenTo">): readonly Changes[] {
  const { race, members, goal, kind, ballots } = task;
  const total = sum(race.votes);
  const after = kind === "withheld" ? total - ballots : kind === "added" ? total + ballots : total;
  if (after <= 0) return [];
  const need = needed(race, after);
  const forced = race.votes.map(() => 0);

  // What must happen so that exactly the members are in.
  let takenAway = 0;
  let givenTo = 0;
  for (const [j, votes] of race.votes.entries()) {
    if (race.contender[j] !== true) continue;
    const asked = need[j] ?? 0;
    if (members[j] === true && votes < asked) {
      if (kind === "withheld") return [];
      forced[j] = asked - votes;
      givenTo += asked - votes;
    } else if (members[j] !== true && votes >= asked) {
      if (kind === "added" || asked === 0) return [];
      forced[j] = asked - 1 - votes;
      takenAway += votes - asked + 1;
    }
  }
  if (takenAway > ballots || givenTo > ballots) return [];
  if (forced.some((d, j) => d !== 0 && !mayChange(goal, j))) return [];
  const inside = members[goal.contender] === true;
  if (!inside && goal.is === "atLeast") return [];
  const attempt: Attempt = { ...task, need, forced, takenAway, givenTo };
  if (!inside) return fallOut(attempt);
  if (goal.is === "atMost") return lower(attempt);
  const raised = raise(attempt);
  return raised === undefined ? [] : [raised];
}
