/**
 * Margins: the smallest number of ballots whose change alters who has a seat, found by search and tested by recomputation.
 * The surplus over a quota is no margin: a party may lose its last full quota and get the seat back by its remainder.
 *
 * @module
 */

import {
  admitted,
  type ChangeKind,
  type Changes,
  costOf,
  type Effort,
  type Goal,
  plan,
  sum,
} from "./plan.ts";
import { needed, type Race } from "./race.ts";

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
  const slots = race.engine.figures(race.contest)?.slots ?? [];
  const old = slots.map((s) => s.votes);
  for (const [i, option] of race.options.entries()) {
    const slot = slots.find((s) => s.option === option);
    if (slot !== undefined) slot.votes = votes[i] ?? 0;
  }
  const report = race.engine.run();
  const state = race.engine.state(race.step);
  const table = race.engine.table(race.step);
  const seats = new Map<string, number>();
  if (table?.gives === "seats")
    for (const [c, id] of table.cols.entries()) seats.set(id, table.cells[c] ?? 0);
  for (const [i, slot] of slots.entries()) slot.votes = old[i] ?? null;
  if (state.kind === "refused" || state.kind === "waits") return undefined;
  const open = report.ties.filter((t) => t.at === race.step && t.winners === undefined);
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

/**
 * The smallest number of ballots of one kind of change that reaches a goal; undefined when no change of that kind does.
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
  if (among === undefined || among >= others.length) return search(race, goal, kind);
  let best: Margin | undefined;
  for (const chosen of subsets(others, among)) {
    const allowed = race.options.map((_, i) => i === contender || chosen.includes(i));
    const found = search(race, { ...goal, allowed }, kind);
    if (found !== undefined && found.ballots < (best?.ballots ?? Number.POSITIVE_INFINITY)) best = found;
  }
  return best;
}

/** Every choice of `size` of the given indices. */
function subsets(of: readonly number[], size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return of.flatMap((first, i) => subsets(of.slice(i + 1), size - 1).map((rest) => [first, ...rest]));
}

function search(race: Race, goal: Goal, kind: ChangeKind): Margin | undefined {
  if (goal.is === "atLeast" && (goal.seats > race.seats || goal.seats < 1)) return undefined;
  if (goal.is === "atMost" && goal.seats < 0) return undefined;

  const now = admitted(race, race.votes);
  const total = sum(race.votes);
  let best: { ballots: number; changes: Changes; result: RaceResult } | undefined;
  let skipped = Number.POSITIVE_INFINITY;
  const sets: { admitted: readonly string[]; atLeast: number }[] = [];
  const names = (members: readonly boolean[]): readonly string[] =>
    race.options.filter((_, i) => members[i] === true);

  for (const { members, cost } of reachable(
    race,
    now,
    kind,
    total,
    () => best?.ballots ?? limitOf(kind, total),
  )) {
    if (best !== undefined && cost >= best.ballots) {
      sets.push({ admitted: names(members), atLeast: cost });
      continue;
    }
    const inside = members.filter(Boolean).length;
    if (inside === 0) continue;
    if (inside === 1 && race.rescues) {
      // One list alone: another rule of the law takes over, which this search does not follow.
      skipped = Math.min(skipped, cost);
      continue;
    }
    const found = fewest(race, members, goal, kind, cost, best?.ballots ?? limitOf(kind, total) + 1);
    sets.push({ admitted: names(members), atLeast: found?.ballots ?? best?.ballots ?? limitOf(kind, total) });
    if (found !== undefined) best = found;
  }
  if (best === undefined) return undefined;
  const before = resultWith(race, race.votes);
  const gains = new Map<string, number>();
  for (const [id, seats] of best.result.seats) {
    const gain = seats - (before?.seats.get(id) ?? 0);
    if (gain !== 0) gains.set(id, gain);
  }
  const exact = skipped >= best.ballots;
  return {
    kind,
    ballots: best.ballots,
    changes: new Map(
      race.options.flatMap((id, i): [string, number][] => (best.changes[i] ? [[id, best.changes[i]]] : [])),
    ),
    result: best.result,
    gains,
    lowerBound: { ballots: exact ? best.ballots : skipped, how: exact ? "exact" : "bound", sets },
  };
}

/** Up to so many numbers of ballots are tried one by one. */
const FEW = 64;

function limitOf(kind: ChangeKind, total: number): number {
  // More than doubling the votes is no margin any more.
  return kind === "added" ? 2 * total : total;
}

/** The fewest ballots below `below` for one set, by doubling and halving, confirmed by the engine. */
function fewest(
  race: Race,
  members: readonly boolean[],
  goal: Goal,
  kind: ChangeKind,
  from: number,
  below: number,
): { ballots: number; changes: Changes; result: RaceResult } | undefined {
  const named = { contender: race.options[goal.contender] ?? "", is: goal.is, seats: goal.seats };
  const attempt = (ballots: number, effort: Effort): { changes: Changes; result: RaceResult } | undefined => {
    for (const changes of plan(race, members, goal, kind, ballots, effort)) {
      const votes = race.votes.map((v, i) => v + (changes[i] ?? 0));
      if (costOf(changes, kind) !== ballots || votes.some((v) => v < 0)) continue;
      const result = resultWith(race, votes);
      if (result !== undefined && holds(result, named)) return { changes, result };
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

/** Sets of contenders that could be in, cheapest first: who is in now, changed by who is knocked out or lifted in. */
function reachable(
  race: Race,
  now: readonly boolean[],
  kind: ChangeKind,
  total: number,
  limit: () => number,
): readonly { readonly members: readonly boolean[]; readonly cost: number }[] {
  const need = needed(race, total);
  const toggles = race.options
    .map((_, i) => i)
    .filter((i) => race.contender[i] === true && need > 0)
    .map((i) => ({ i, cost: toggleCost(race, i, now[i] === true, kind, total, need) }))
    .filter((t) => t.cost <= limit())
    .sort((a, b) => a.cost - b.cost);
  const found: { members: readonly boolean[]; cost: number }[] = [];
  // Ballots that leave those who fall out, and ballots that those who come in receive, add up; a bar that moves because the
  // base does moves for all at once, so of those the dearest counts. Each is a bound from below.
  const walk = (at: number, members: readonly boolean[], down: number, up: number, shift: number): void => {
    const toggle = toggles[at];
    const cost = Math.max(shift, kind === "added" ? 0 : down, kind === "withheld" ? 0 : up);
    if (cost > limit()) return;
    if (toggle === undefined) {
      found.push({ members, cost });
      return;
    }
    walk(at + 1, members, down, up, shift);
    const changed = members.map((m, i) => (i === toggle.i ? !m : m));
    const falls = members[toggle.i] === true;
    if (falls && kind !== "added") walk(at + 1, changed, down + toggle.cost, up, shift);
    else if (!falls && kind !== "withheld") walk(at + 1, changed, down, up + toggle.cost, shift);
    else walk(at + 1, changed, down, up, Math.max(shift, toggle.cost));
  };
  walk(0, now, 0, 0, 0);
  return found.sort((a, b) => a.cost - b.cost).slice(0, 4096);
}

/** The fewest ballots of this kind with which one contender crosses the bar, whatever else happens; a bound from below. */
function toggleCost(
  race: Race,
  i: number,
  isIn: boolean,
  kind: ChangeKind,
  total: number,
  need: number,
): number {
  const votes = race.votes[i] ?? 0;
  const crosses = (ballots: number): boolean => {
    if (kind === "moved") return isIn ? votes - ballots < need : votes + ballots >= need;
    if (kind === "withheld") {
      const bar = needed(race, total - ballots);
      return isIn ? votes - ballots < bar : votes >= bar;
    }
    const bar = needed(race, total + ballots);
    return isIn ? votes < bar : votes + ballots >= bar;
  };
  const most = kind === "added" ? 2 * total : total;
  if (!crosses(most)) return Number.POSITIVE_INFINITY;
  let low = 0;
  let high = most;
  while (high - low > 1) {
    const middle = low + ((high - low) >> 1);
    if (crosses(middle)) high = middle;
    else low = middle;
  }
  return high;
}
