/**
 * Margins: the smallest number of ballots whose change alters who has a seat, found by search and tested by recomputation.
 * The surplus over a quota is no margin: a party may lose its last full quota and get the seat back by its remainder.
 *
 * @module
 */

import { type ChangeKind, type Goal, votesAfter } from "./changes.ts";
import { claimsOf, kindest } from "./method.ts";
import type { Race } from "./race.ts";
import { holds, type NamedGoal, type RaceResult, resultWith } from "./result.ts";
import { search } from "./search.ts";

/** The smallest change that reaches a goal, with its proof in both directions. */
export interface Margin {
  readonly kind: ChangeKind;
  /** Ballots changed. */
  readonly ballots: number;
  /** Votes that change, by option; only those that do. */
  readonly changes: ReadonlyMap<string, number>;
  /** The race after the change, as the engine gives it. */
  readonly result: RaceResult;
  /** Who gains and loses how many seats. */
  readonly gains: ReadonlyMap<string, number>;
  /** Why fewer do not suffice: for each set of those who could be in, the fewest ballots found or needed. */
  readonly lowerBound: {
    readonly ballots: number;
    readonly how: "exact" | "bound";
    readonly sets: readonly { readonly admitted: readonly string[]; readonly atLeast: number }[];
  };
}

/**
 * The smallest number of ballots of one kind of change that reaches a goal; undefined when none of that kind is found that does.
 * Where a quota is in whole votes, or can give too many seats at once, the bound from below says how far the number is proven.
 * With `among`, only changes between the contender and so many other options: 1 gives the best pair.
 */
export function marginFor(
  race: Race,
  named: NamedGoal,
  kind: ChangeKind,
  options: { readonly among?: number } = {},
): Margin | undefined {
  const contender = race.options.indexOf(named.contender);
  if (contender < 0 || race.contender[contender] !== true) return undefined;
  const { among } = options;
  const others = race.options.map((_, i) => i).filter((i) => i !== contender);
  const goal: Goal = { contender, is: named.is, seats: named.seats };
  if (among === undefined || among >= others.length) return smallest(race, goal, kind);
  const found = subsets(others, among).flatMap((chosen) => {
    const allowed = race.options.map((_, i) => i === contender || chosen.includes(i));
    return smallest(race, { ...goal, allowed }, kind) ?? [];
  });
  const [best] = found.toSorted((a, b) => a.ballots - b.ballots);
  if (best === undefined) return undefined;
  // The bound holds for all choices of options, not only for the best.
  const ballots = Math.min(...found.map((each) => each.lowerBound.ballots), best.ballots);
  const how = ballots < best.ballots ? "bound" : "exact";
  return { ...best, lowerBound: { ...best.lowerBound, ballots, how } };
}

/** Every choice of `size` of the given indices. */
function subsets(of: readonly number[], size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return of.flatMap((first, i) => subsets(of.slice(i + 1), size - 1).map((rest) => [first, ...rest]));
}

function smallest(race: Race, goal: Goal, kind: ChangeKind): Margin | undefined {
  if (goal.is === "atLeast" && (goal.seats > race.seats || goal.seats < 1)) return undefined;
  if (goal.is === "atMost" && goal.seats < 0) return undefined;
  const named = { contender: race.options[goal.contender] ?? "", is: goal.is, seats: goal.seats };
  const judged = (votes: readonly number[]): RaceResult | undefined => {
    const result = resultWith(race, votes);
    return holds(result, named) ? result : undefined;
  };
  // By the claims alone first: what not even the kindest of them allow cannot be. The engine has the last word.
  const least = search({ race, goal, kind, claims: kindest, judge: () => true });
  const { skipped, sets } = least;
  if (least.best === undefined) return undefined;
  const { ballots, changes } = least.best;
  const verdict = judged(race.votes.map((_, i) => votesAfter(race, changes, i)));
  const best =
    verdict === undefined
      ? search({ race, goal, kind, claims: claimsOf, judge: judged }).best
      : { ballots, changes, verdict };
  if (best === undefined) return undefined;
  const before = resultWith(race, race.votes);
  const gains = new Map<string, number>();
  for (const [id, seats] of best.verdict.seats) {
    const gain = seats - (before?.seats.get(id) ?? 0);
    if (gain !== 0) gains.set(id, gain);
  }
  const bound = Math.min(best.ballots, ballots, skipped);
  return {
    kind,
    ballots: best.ballots,
    changes: new Map(
      race.options.flatMap((id, i): [string, number][] => (best.changes[i] ? [[id, best.changes[i]]] : [])),
    ),
    result: best.verdict,
    gains,
    lowerBound: { ballots: bound, how: bound < best.ballots ? "bound" : "exact", sets },
  };
}
