/**
 * Changes of votes, what they cost and what they leave.
 *
 * @module
 */

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

/** Options with their votes. */
interface Voting {
  readonly options: readonly string[];
  readonly votes: readonly number[];
}

/** Votes that change, by option. */
export type Changes = readonly number[];

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
export function isWhole(race: Voting, changes: Changes, kind: ChangeKind, ballots: number): boolean {
  const isEven = kind !== "moved" || sum(changes) === 0;
  return (
    isEven && costOf(changes, kind) === ballots && changes.every((_, i) => votesAfter(race, changes, i) >= 0)
  );
}

/** Votes of an option after a change. */
export function votesAfter(race: Voting, changes: Changes, option: number): number {
  return (race.votes[option] ?? 0) + (changes[option] ?? 0);
}

export function mayChange(goal: Goal, option: number): boolean {
  return goal.allowed === undefined || goal.allowed[option] === true;
}

/** Options that pass a test, in order. */
export function optionsWhere(race: Voting, holds: (option: number) => boolean): readonly number[] {
  return race.options.map((_, j) => j).filter(holds);
}

/** Takes up to `amount` from the given options, leaving each at least its floor; gives what it could not take. */
export function takeFrom(
  race: Voting,
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
