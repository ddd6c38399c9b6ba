/**
 * Margins: the smallest number of ballots whose change alters who has a seat, found by search and tested by recomputation.
 * The surplus over a quota is no margin: a party may lose its last full quota and get the seat back by its remainder.
 *
 * @module
 */

import { isLine } from "@urna/law";
import { nearestCrossing } from "../race/bars.ts";
import { type Changes, type ChangeKind, type Goal, votesAfter } from "../terms/changes.ts";
import { byJumps, byKindest } from "./jumps.ts";
import type { LooseQuota } from "../race/method.ts";
import { byClaims, byKindClaims } from "./plan.ts";
import type { Race } from "../race/race.ts";
import { holds, type NamedGoal, type RaceResult, resultWith } from "../race/result.ts";
import { type Answer, type Found, type Question, search } from "./search.ts";

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
  /** Why fewer do not suffice: for each set of those who could be in, the fewest ballots found or needed; sets that are not named need no fewer. */
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
  options: {
    readonly among?: number;
    /** So many are known to be needed, and so many to suffice. */
    readonly known?: readonly [number, number];
  } = {},
): Margin | undefined {
  const goal = goalOf(race, named);
  if (goal === undefined) return undefined;
  const { contender } = goal;
  const { among, known: [needed, enough] = [1, Number.POSITIVE_INFINITY] } = options;
  const others = race.options.map((_, i) => i).filter((i) => i !== contender);
  if (among === undefined || among >= others.length) return smallest(race, goal, kind);
  let best: Margin | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const chosen of subsets(others, among)) {
    if (best !== undefined && best.ballots <= needed) break;
    const allowed = race.options.map((_, i) => i === contender || chosen.includes(i));
    // What needs more than the best so far is no question any more.
    const found = smallest(race, { ...goal, allowed }, kind, best?.ballots ?? enough);
    least = Math.min(least, found?.lowerBound.ballots ?? least);
    if (found !== undefined && found.ballots < (best?.ballots ?? Number.POSITIVE_INFINITY)) best = found;
  }
  if (best === undefined) return undefined;
  // The bound holds for all choices of options, not only for the best.
  const how = least < best.ballots ? "bound" : "exact";
  return { ...best, lowerBound: { ...best.lowerBound, ballots: Math.min(least, best.ballots), how } };
}

/**
 * So many ballots of a kind are needed at the least before a goal can be reached, whatever they say: where the law has a rule
 * that the search does not follow (one list alone passes), it counts as reached. Infinite when it cannot be, or not with `limit`.
 */
export function leastBallots(race: Race, named: NamedGoal, kind: ChangeKind, limit: number): number {
  const goal = goalOf(race, named);
  if (goal === undefined) return Number.POSITIVE_INFINITY;
  const { best, skipped } = byClaimsAlone(race, goal, kind, limit);
  return Math.min(best?.ballots ?? Number.POSITIVE_INFINITY, skipped, departure(race, kind));
}

/** So many ballots can make the law go on otherwise than the search follows it. */
function departure(race: Race, kind: ChangeKind): number {
  const { bonus } = race;
  const reached =
    bonus === undefined
      ? Number.POSITIVE_INFINITY
      : nearestCrossing(
          {
            votes: race.votes,
            contender: race.options.map((id) => !isLine(id)),
            bars: race.options.map(() => bonus),
          },
          kind,
        );
  return Math.min(race.departs(kind), reached);
}

/** A goal by index; undefined for whoever cannot win seats, and for numbers of seats that there are not. */
function goalOf(race: Race, { contender: id, is, seats }: NamedGoal): Goal | undefined {
  const contender = race.options.indexOf(id);
  if (contender < 0 || race.contender[contender] !== true) return undefined;
  const isPossible = is === "atLeast" ? seats >= 1 && seats <= race.seats : seats >= 0;
  return isPossible ? { contender, is, seats } : undefined;
}

/** Every choice of `size` of the given indices. */
function subsets(of: readonly number[], size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return of.flatMap((first, i) => subsets(of.slice(i + 1), size - 1).map((rest) => [first, ...rest]));
}

function smallest(
  race: Race,
  goal: Goal,
  kind: ChangeKind,
  limit = Number.POSITIVE_INFINITY,
): Margin | undefined {
  const named = { contender: race.options[goal.contender] ?? "", is: goal.is, seats: goal.seats };
  const judge = (changes: Changes): RaceResult | undefined => {
    const result = resultWith(
      race,
      race.votes.map((_, i) => votesAfter(race, changes, i)),
    );
    return holds(result, named) ? result : undefined;
  };
  // By the claims alone first: what not even the kindest of them allow cannot be. The engine has the last word.
  const least = byClaimsAlone(race, goal, kind, limit);
  const { skipped, sets } = least;
  const { best, open } = confirmed({ race, goal, kind, judge, limit }, least.best);
  if (best === undefined) return undefined;
  const before = resultWith(race, race.votes);
  const gains = new Map<string, number>();
  for (const [id, seats] of best.verdict.seats) {
    const gain = seats - (before?.seats.get(id) ?? 0);
    if (gain !== 0) gains.set(id, gain);
  }
  const bound = Math.min(best.ballots, open, skipped, departure(race, kind));
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

/** The fewest ballots that suffice if claims alone decide; where the quota moves in jumps, the kindest ones. */
function byClaimsAlone(race: Race, goal: Goal, kind: ChangeKind, limit: number): Answer<true> {
  const asked = { race, goal, kind, limit };
  const loose = looseOf(race);
  const kindest = loose === undefined ? { ways: byKindClaims(asked) } : byKindest(asked, loose);
  return search({ ...asked, ...kindest, judge: () => true });
}

/**
 * The fewest ballots that the engine confirms, from the fewest by the claims alone; `open` is from where the claims would
 * allow what the engine has not confirmed.
 */
function confirmed(
  asked: Omit<Question<RaceResult>, "ways">,
  least: Found<true> | undefined,
): { readonly best?: Found<RaceResult> | undefined; readonly open: number } {
  const loose = looseOf(asked.race);
  if (loose !== undefined) return byJumps(asked, loose, least?.ballots);
  if (least === undefined) return { open: Number.POSITIVE_INFINITY };
  const verdict = asked.judge(least.changes);
  const [kind, strict] = [byKindClaims(asked), byClaims(asked)];
  const ways: Question<RaceResult>["ways"] = asked.race.settles
    ? (way) => [...kind(way), ...strict(way)]
    : strict;
  const best = verdict === undefined ? search({ ...asked, ways }).best : { ...least, verdict };
  return { best, open: least.ballots };
}

/**
 * Whether a change can exist where none is found: in tiny elections a quota in whole votes, or one that can give too many seats,
 * jumps so far with each ballot that the only way may lie between two steps of the search.
 */
export function mayHide(race: Race): boolean {
  return looseOf(race) !== undefined;
}

function looseOf({ method }: Race): LooseQuota | undefined {
  return method.kind === "quota" ? method.loose : undefined;
}
