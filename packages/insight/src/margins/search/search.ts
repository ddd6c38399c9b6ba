/**
 * The search over all sets of those who could be in: for each the fewest ballots, by doubling and halving, judged from
 * outside: by the engine, or by claims that are kinder than any quota.
 *
 * @module
 */

import { type ChangeKind, type Changes, type Goal, mayChange, sum } from "../terms/changes.ts";
import type { Effort } from "./attempt.ts";
import { admitted, crossing, limitOf } from "../race/bars.ts";
import type { Race } from "../race/race.ts";

/** So many ballots, with exactly these members in. */
export interface Ways {
  readonly members: readonly boolean[];
  readonly ballots: number;
  readonly effort: Effort;
}

/** A question: which goal, by which kind of change, what may reach it, and what says that it does. */
export interface Question<T> {
  readonly race: Race;
  readonly goal: Goal;
  readonly kind: ChangeKind;
  readonly ways: (asked: Ways) => Iterable<Changes>;
  readonly judge: (changes: Changes) => T | undefined;
  /** Whether more ballots always suffice where fewer do, with these members. */
  readonly grows?: (members: readonly boolean[]) => boolean;
  /** No more ballots than this are asked about. */
  readonly limit?: number;
}

/** The fewest ballots, and for each set of those who could be in how many are found or needed; every other needs no fewer. */
export interface Answer<T> {
  readonly best: Found<T> | undefined;
  /** Ballots from which a set is within reach that the search does not follow. */
  readonly skipped: number;
  readonly sets: readonly { readonly admitted: readonly string[]; readonly atLeast: number }[];
}

export interface Found<T> {
  readonly ballots: number;
  readonly changes: Changes;
  readonly verdict: T;
}

/** Searches all sets, the cheapest first. */
export function search<T>(question: Question<T>): Answer<T> {
  const { race, kind } = question;
  const limit = Math.min(limitOf(kind, sum(race.votes)), question.limit ?? Number.POSITIVE_INFINITY);
  let best: Found<T> | undefined;
  let skipped = Number.POSITIVE_INFINITY;
  const sets: { admitted: readonly string[]; atLeast: number }[] = [];
  const names = (members: readonly boolean[]): readonly string[] =>
    race.options.filter((_, i) => members[i] === true);

  for (const { members, cost } of reachable(question, limit)) {
    if (best !== undefined && cost >= best.ballots) break;
    if (!isFollowed(race, members)) {
      if (isOtherwise(race, members)) skipped = Math.min(skipped, cost);
      continue;
    }
    const found = fewest(question, members, cost, best?.ballots ?? limit + 1);
    sets.push({ admitted: names(members), atLeast: found?.ballots ?? best?.ballots ?? limit });
    if (found !== undefined) best = found;
  }
  return { best, skipped, sets };
}

/** Whether the search follows what the law says when these are in: of nobody, or of one list alone, it may say something else. */
export function isFollowed(race: Race, members: readonly boolean[]): boolean {
  const inside = members.filter(Boolean).length;
  return inside === 0 ? race.mayStayEmpty : race.holds(inside);
}

/** Whether the law goes on otherwise when these are in; of nobody it says nothing, unless it has a rule for too few. */
export function isOtherwise(race: Race, members: readonly boolean[]): boolean {
  return !isFollowed(race, members) && (members.some(Boolean) || !race.holds(0));
}

/** Up to so many numbers of ballots are tried one by one. */
const FEW = 64;

/** The fewest ballots below `below` for one set. */
function fewest<T>(
  question: Question<T>,
  members: readonly boolean[],
  from: number,
  below: number,
): Found<T> | undefined {
  const { race, ways, judge } = question;
  const attempt = (ballots: number, effort: Effort): Pick<Found<T>, "changes" | "verdict"> | undefined => {
    for (const changes of ways({ members, ballots, effort })) {
      const verdict = judge(changes);
      if (verdict !== undefined) return { changes, verdict };
    }
    return undefined;
  };
  const first = Math.max(from, 1);
  const last = below - 1;
  if (last - first < FEW) {
    // So few that every number can be tried: in tiny elections more ballots can be too many to change at all.
    for (let ballots = first; ballots <= last; ballots++) {
      const tried = attempt(ballots, "thorough");
      if (tried !== undefined) return { ballots, ...tried };
    }
    return undefined;
  }
  if (question.grows?.(members) === true && attempt(last, "thorough") === undefined) return undefined;
  let low = first - 1;
  let high = first;
  let found = attempt(high, "quick");
  for (let step = 1; found === undefined; step *= 2) {
    low = high;
    high = Math.min(high + step, last);
    found = attempt(high, high === last ? "thorough" : "quick");
    if (high === last && found === undefined) return undefined;
  }
  while (high - low > 1) {
    const middle = low + ((high - low) >> 1);
    const tried = attempt(middle, "quick");
    if (tried === undefined) low = middle;
    else {
      high = middle;
      found = tried;
    }
  }
  // Rounding can make a few ballots fewer suffice where the next fewer does not: look a little further down.
  for (let ballots = high - 1; ballots >= Math.max(first, high - race.options.length - 3); ballots--) {
    const tried = attempt(ballots, "thorough");
    if (tried !== undefined) {
      high = ballots;
      found = tried;
    }
  }
  return { ballots: high, ...found };
}

/** No more sets than this are looked at. */
const MOST_SETS = 4096;

interface Reachable {
  readonly members: readonly boolean[];
  readonly cost: number;
}

/**
 * Sets of contenders that could be in, cheapest first: who is in now, changed by who is knocked out or lifted in. There can be
 * millions, so each is made only when it is asked for.
 */
export function* reachable(
  { race, goal, kind }: Pick<Question<unknown>, "race" | "goal" | "kind">,
  limit: number,
): Generator<Reachable> {
  const now = admitted(race, race.votes);
  const toggles = race.options
    .map((_, i) => i)
    .filter((i) => race.contender[i] === true)
    // Votes that only move leave the bar where it is: whoever keeps its own stays in or out.
    .filter((i) => kind !== "moved" || mayChange(goal, i))
    .map((i) => ({ i, cost: crossing(race, i, kind) }))
    .filter((t) => t.cost <= limit)
    .sort((a, b) => a.cost - b.cost);
  // Ballots that leave those who fall out, and ballots that those who come in receive, add up; a bar that moves because the
  // base does moves for all at once, so of those the dearest counts. Each is a bound from below, and grows with the set.
  interface Open {
    /** The set before its last change, and who changes; made only when it is looked at. */
    readonly before: readonly boolean[];
    readonly flips: number;
    readonly cost: number;
    readonly next: number;
    readonly down: number;
    readonly up: number;
    readonly shift: number;
  }
  // The cheapest last, and of equals the one with the fewest changes: it makes the simplest example.
  const open: Open[] = [{ before: now, flips: -1, cost: 0, next: 0, down: 0, up: 0, shift: 0 }];
  for (let n = 0; n < MOST_SETS; n++) {
    const cheapest = open.pop();
    if (cheapest === undefined) return;
    const { before, flips } = cheapest;
    const members = flips < 0 ? before : before.map((m, j) => (j === flips ? !m : m));
    yield { members, cost: cheapest.cost };
    for (let at = cheapest.next; at < toggles.length; at++) {
      const { i, cost } = toggles[at] ?? NO_TOGGLE;
      const falls = members[i] === true;
      let { down, up, shift } = cheapest;
      if (falls && kind !== "added") down += cost;
      else if (!falls && kind !== "withheld") up += cost;
      else shift = Math.max(shift, cost);
      const whole = Math.max(shift, down, up);
      if (whole > limit) continue;
      const child = { before: members, flips: i, cost: whole, next: at + 1, down, up, shift };
      open.splice(placeOf(open, whole), 0, child);
    }
  }
}

const NO_TOGGLE = { i: -1, cost: Number.POSITIVE_INFINITY };

/** Behind all that cost more, in an order from the dearest to the cheapest. */
function placeOf(open: readonly { readonly cost: number }[], cost: number): number {
  let low = 0;
  let high = open.length;
  while (low < high) {
    const middle = low + ((high - low) >> 1);
    if ((open[middle]?.cost ?? 0) > cost) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sets that cost no more than a number of ballots, for one number after another: each is made once. */
export function reachableOnce(
  asked: Pick<Question<unknown>, "race" | "goal" | "kind">,
  limit: number,
): (ballots: number) => Generator<Reachable> {
  const source = reachable(asked, limit);
  const known: Reachable[] = [];
  return function* (ballots) {
    for (let n = 0; ; n++) {
      if (n === known.length) {
        const next = source.next();
        if (next.done === true) return;
        known.push(next.value);
      }
      const each = known[n];
      if (each === undefined || each.cost > ballots) return;
      yield each;
    }
  };
}
