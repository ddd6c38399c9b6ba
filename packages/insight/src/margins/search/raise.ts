/**
 * Changes that give a contender at least so many seats: everything that is free goes to it, or away from the rivals whose
 * claims stand in its way.
 *
 * @module
 */

import type { Attempt } from "./attempt.ts";
import { type Changes, mayChange, optionsWhere, sum, sumOf, takeFrom, votesAfter } from "../terms/changes.ts";
import { cheapest } from "./menu.ts";

/** The changes, or undefined where so many ballots of this form do not suffice. */
export function raise(asked: Attempt): Changes | undefined {
  const { race, members, goal, kind, ballots, effort, forced, takenAway } = asked;
  const rivals = optionsWhere(race, (j) => j !== goal.contender && members[j] === true);
  const outside = optionsWhere(race, (j) => members[j] !== true && mayChange(goal, j));
  if ((race.most[goal.contender] ?? 0) < goal.seats) return undefined;
  if (kind === "added") {
    const found = withExtra(asked, rivals, outside, 0);
    return "lacking" in found ? undefined : found;
  }
  const most = Math.min(ballots - takenAway, sum(outside.map((j) => votesAfter(race, forced, j))));
  const tried = new Set<number>();
  // Ballots from outside: what must leave, or a few more where rounding makes them worth it; and, where the rivals that may
  // change cannot give so many, all that they are not asked for.
  const window = effort === "quick" ? 1 : rivals.length + 2;
  const candidates = Array.from({ length: window }, (_, extra) => extra);
  candidates.push(most);
  for (let n = 0; n < candidates.length && n < window + 4 * race.options.length; n++) {
    const extra = candidates[n] ?? 0;
    if (extra < 0 || extra > most || tried.has(extra)) continue;
    tried.add(extra);
    const found = withExtra(asked, rivals, outside, extra);
    if (!("lacking" in found)) return found;
    if (Number.isFinite(found.lacking)) candidates.push(ballots - takenAway - found.lacking);
  }
  return undefined;
}

/** With `extra` more ballots from outside than must leave: the changes, or how many the rivals would have to give. */
function withExtra(
  { race, members, goal, kind, ballots, claims, need, forced, takenAway, givenTo }: Attempt,
  rivals: readonly number[],
  outside: readonly number[],
  extra: number,
): Changes | { readonly lacking: number } {
  const i = goal.contender;
  const none = { lacking: Number.POSITIVE_INFINITY };
  const before = sumOf(race.votes, members);
  const fromOutside = takenAway + extra;
  const fromRivals = kind === "added" ? 0 : ballots - fromOutside;
  const changes = [...forced];
  if (kind !== "withheld") changes[i] = (changes[i] ?? 0) + ballots - givenTo;
  const own = votesAfter(race, changes, i);
  if (own < (need[i] ?? 0)) return none;
  const totalAfter =
    kind === "withheld" ? before - fromRivals : kind === "added" ? before + ballots : before + fromOutside;
  if (totalAfter <= 0) return none;
  const offered = claims(race.method, totalAfter);
  const mostOf = (j: number): number => race.most[j] ?? 0;
  const counts = rivals.map((j) =>
    offered.notBelow(votesAfter(race, changes, j), own, goal.seats, mostOf(j)),
  );
  const excess = sum(counts) - (race.seats - goal.seats);
  let lacking = 0;
  if (excess > 0) {
    if (kind === "added") return none;
    const menus = rivals.map((j, n) => {
      const menu = [0];
      const count = counts[n] ?? 0;
      const most = mayChange(goal, j) ? Math.min(excess, count) : 0;
      for (let t = 1; t <= most; t++) {
        const limit = offered.mostWith(count - t, own, goal.seats);
        if (limit < Math.max(need[j] ?? 0, 0)) break;
        menu.push(Math.max(votesAfter(race, changes, j) - limit, 0));
      }
      return menu;
    });
    const chosen = cheapest(menus, excess);
    if (chosen === undefined) return none;
    lacking = chosen.cost;
    if (lacking > fromRivals) return { lacking };
    for (const [n, j] of rivals.entries()) {
      changes[j] = (changes[j] ?? 0) - (menus[n]?.[chosen.take[n] ?? 0] ?? 0);
    }
  }
  if (kind === "added") return changes;
  const donors = rivals.filter((j) => mayChange(goal, j));
  const left = takeFrom(race, changes, donors, fromRivals - lacking, need);
  return left > 0 || takeFrom(race, changes, outside, extra) > 0 ? { lacking } : changes;
}
