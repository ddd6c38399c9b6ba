/**
 * What the engine gives for changed votes of a race, and whether that reaches a goal.
 *
 * @module
 */

import { sum } from "../terms/changes.ts";
import type { Race } from "./race.ts";

/** A goal in the words of the race. */
export interface NamedGoal {
  readonly contender: string;
  readonly is: "atLeast" | "atMost";
  /** Seats of this tier. */
  readonly seats: number;
}

/** What the engine gives for some votes of the race. */
export interface RaceResult {
  /** Seats that are certain. */
  readonly seats: ReadonlyMap<string, number>;
  /** Who is in an open tie for more; once for each tie. */
  readonly tied: readonly string[];
}

/** Asks the engine with other votes in the race; undefined where it refuses. The race keeps its own votes. */
export function resultWith(race: Race, votes: readonly number[]): RaceResult | undefined {
  const { engine, step, slots, sums } = race;
  const old = slots.map((slot) => slot.votes);
  const oldSums = sums.map((slot) => slot.votes);
  const more = sum(votes) - sum(old.map(Number));
  for (const [i, slot] of slots.entries()) slot.votes = votes[i] ?? 0;
  for (const slot of sums) slot.votes = Number(slot.votes) + more;
  const report = engine.run();
  const state = engine.state(step);
  const table = engine.table(step);
  const seats = new Map<string, number>();
  if (table?.gives === "seats") {
    const start = race.row * table.cols.length;
    for (const [c, id] of table.cols.entries()) seats.set(id, table.cells[start + c] ?? 0);
  }
  for (const [i, slot] of slots.entries()) slot.votes = old[i] ?? null;
  for (const [i, slot] of sums.entries()) slot.votes = oldSums[i] ?? null;
  if (state.kind === "refused" || state.kind === "waits") return undefined;
  const open = report.ties.filter((t) => t.at === step && t.area === race.area && t.winners === undefined);
  return { seats, tied: open.flatMap((t) => t.among) };
}

/** Whether a goal is reached for certain: whatever an open tie brings. */
export function holds(result: RaceResult | undefined, goal: NamedGoal): boolean {
  const held = result?.seats.get(goal.contender) ?? 0;
  if (result === undefined) return false;
  // A tie gives one seat at the most to each of those who are in it.
  const possible = held + result.tied.filter((id) => id === goal.contender).length;
  return goal.is === "atLeast" ? held >= goal.seats : possible <= goal.seats;
}
