/**
 * Changes of votes, what they cost, and what the search for margins asks of them.
 *
 * @module
 */

import type { Claims, RaceMethod } from "./method.ts";
import { needed, type Race } from "./race.ts";

/** What ballots may do: change their mark, stay away, or come in addition. */
export const CHANGES = ["moved", "withheld", "added"] as const;
export type ChangeKind = (typeof CHANGES)[number];

/** Seats of a contender in the race that are to be reached, or not exceeded. */
export interface Goal {
  readonly contender: number;
  readonly is: "atLeast" | "atMost";
  readonly seats: number;
  /** Options whose votes may change; all when left out. */
  readonly allowed?: readonly boolean[];
}

/** Votes that change, by option. */
export type Changes = readonly number[];

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

/** The ballots that a change costs: marks that change count once, not twice. */
export function costOf(changes: Changes, kind: ChangeKind): number {
  let up = 0;
  let down = 0;
  for (const d of changes) {
    if (d > 0) up += d;
    else down -= d;
  }
  return kind === "withheld" ? down : up;
}

/** Whether changes cost exactly so many ballots, and take from nobody what it has not. */
export function isWhole(race: Race, changes: Changes, kind: ChangeKind, ballots: number): boolean {
  const isEven = kind !== "moved" || sum(changes) === 0;
  return (
    isEven && costOf(changes, kind) === ballots && changes.every((_, i) => votesAfter(race, changes, i) >= 0)
  );
}

/** Who is in with these votes. */
export function admitted(race: Race, votes: readonly number[]): readonly boolean[] {
  const need = needed(race, sum(votes));
  return votes.map((v, i) => race.contender[i] === true && v >= (need[i] ?? 0));
}

/** Votes of an option after a change. */
export function votesAfter(race: Race, changes: Changes, option: number): number {
  return (race.votes[option] ?? 0) + (changes[option] ?? 0);
}

export function mayChange(goal: Goal, option: number): boolean {
  return goal.allowed === undefined || goal.allowed[option] === true;
}

/** Options that pass a test, in order. */
export function optionsWhere(race: Race, holds: (option: number) => boolean): readonly number[] {
  return race.options.map((_, j) => j).filter(holds);
}

/** Takes up to `amount` from the given options, leaving each at least its floor; gives what it could not take. */
export function takeFrom(
  race: Race,
  changes: number[],
  options: readonly number[],
  amount: number,
  floors: readonly number[] = [],
): number {
  let rest = amount;
  for (const j of options) {
    if (rest <= 0) break;
    const room = Math.max(votesAfter(race, changes, j) - (floors[j] ?? 0), 0);
    const take = Math.min(room, rest);
    changes[j] = (changes[j] ?? 0) - take;
    rest -= take;
  }
  return Math.max(rest, 0);
}

export function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
}

export function sumOf(votes: readonly number[], members: readonly boolean[]): number {
  return sum(votes.filter((_, j) => members[j] === true));
}
