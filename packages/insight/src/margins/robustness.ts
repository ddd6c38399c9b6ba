/**
 * Robustness: an irregularity is weighed by what it could have decided. Given polling stations whose results are doubtful,
 * which seats could change if each were removed, counted for any one option, or counted in any way at all, and all
 * of them together.
 *
 * @module
 */

import type { Problem, Result } from "@urna/law";
import type { Scenario } from "../scenario.ts";
import { leastBallots, marginFor } from "./search/margin.ts";
import { type NamedGoal, resultWith } from "./race/result.ts";
import { type Race, raceOf } from "./race/race.ts";

/** The votes of a polling station as they were counted, by option. */
export interface DoubtfulStation {
  readonly station: string;
  readonly votes: Readonly<Record<string, number>>;
}

/** Seats that a list has, and between which numbers they lie whatever the doubtful ballots were. */
export interface SeatRange {
  readonly now: number;
  readonly least: number;
  readonly most: number;
  /** `bound`: one list alone was within reach, where the law has another rule: the truth lies inside. */
  readonly how: "exact" | "bound";
}

/** What a number of doubtful ballots could decide. */
export interface Weight {
  readonly ballots: number;
  /** Seats won and lost when the ballots are left out; null where the law gives no answer then. */
  readonly removed: Readonly<Record<string, number>> | null;
  /** The same when all of them are counted for one option. */
  readonly countedFor: Readonly<Record<string, Readonly<Record<string, number>> | null>>;
  /** The range of each list over every way to count them, or any part of them. A tie gives no seat for certain. */
  readonly seats: Readonly<Record<string, SeatRange>>;
  /** Lists whose seats could change. */
  readonly couldChange: readonly string[];
}

export interface Robustness {
  readonly stations: readonly (Weight & { readonly station: string })[];
  readonly together: Weight;
}

/** Weighs doubtful stations against the seats of a tier. */
export function robustness(
  scenario: Scenario,
  tier: string,
  stations: readonly DoubtfulStation[],
): Result<Robustness> {
  const race = raceOf(scenario, tier);
  if (!race.ok) return race;
  const problems = stations.flatMap((station) => flaws(race.value, station));
  const all: DoubtfulStation = { station: "", votes: sumOf(stations) };
  if (problems.length === 0) problems.push(...flaws(race.value, all));
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      stations: stations.map((station) => ({ station: station.station, ...weigh(race.value, station) })),
      together: weigh(race.value, all),
    },
  };
}

function flaws(race: Race, { station, votes }: DoubtfulStation): Problem[] {
  return Object.entries(votes).flatMap(([option, count]): Problem[] => {
    const at = `stations/${station}/${option}`;
    const i = race.options.indexOf(option);
    if (i < 0) return [{ code: "V004", at, expected: `one of ${race.options.join(", ")}`, found: option }];
    if (!Number.isSafeInteger(count) || count < 0)
      return [{ code: "V001", at, expected: "a whole number, zero or more", found: `${count}` }];
    const total = race.votes[i] ?? 0;
    return count > total
      ? [{ code: "V001", at, expected: `at most the ${total} votes of the whole`, found: `${count}` }]
      : [];
  });
}

function sumOf(stations: readonly DoubtfulStation[]): Readonly<Record<string, number>> {
  const sum: Record<string, number> = {};
  for (const { votes } of stations)
    for (const [option, count] of Object.entries(votes)) sum[option] = (sum[option] ?? 0) + count;
  return sum;
}

function weigh(race: Race, { votes }: DoubtfulStation): Weight {
  const without = race.votes.map((own, i) => own - (votes[race.options[i] ?? ""] ?? 0));
  const ballots = Object.values(votes).reduce((sum, n) => sum + n, 0);
  const now = resultWith(race, race.votes)?.seats ?? new Map<string, number>();
  const gains = (counted: readonly number[]): Readonly<Record<string, number>> | null => {
    const result = resultWith(race, counted);
    if (result === undefined) return null;
    return Object.fromEntries(
      [...result.seats].flatMap(([id, seats]) => {
        const gain = seats - (now.get(id) ?? 0);
        return gain === 0 ? [] : [[id, gain]];
      }),
    );
  };
  const rest: Race = { ...race, votes: without };
  const seats = Object.fromEntries(
    race.options
      .filter((_, i) => race.contender[i] === true)
      .map((id) => [id, rangeOf(rest, id, now.get(id) ?? 0, ballots)]),
  );
  return {
    ballots,
    removed: gains(without),
    countedFor: Object.fromEntries(
      race.options.map((option, i) => [option, gains(without.map((n, j) => (i === j ? n + ballots : n)))]),
    ),
    seats,
    couldChange: Object.entries(seats)
      .filter(([, range]) => range.least !== range.now || range.most !== range.now)
      .map(([id]) => id),
  };
}

/** Seats that are within reach of so many ballots added to the others, up and down. */
function rangeOf(rest: Race, contender: string, now: number, ballots: number): SeatRange {
  const start = resultWith(rest, rest.votes)?.seats.get(contender) ?? 0;
  let [least, most] = [Math.min(now, start), Math.max(now, start)];
  let how: SeatRange["how"] = "exact";
  /** Whether a goal can be reached: for certain, or as far as the search can tell. */
  const reachable = (is: NamedGoal["is"], seats: number): boolean => {
    const goal: NamedGoal = { contender, is, seats };
    if (leastBallots(rest, goal, "added", ballots) > ballots) return false;
    const margin = marginFor(rest, goal, "added");
    if (margin !== undefined && margin.ballots <= ballots) return true;
    how = "bound";
    return true;
  };
  while (most < rest.seats && reachable("atLeast", most + 1)) most += 1;
  while (least > 0 && reachable("atMost", least - 1)) least -= 1;
  return { now, least, most, how };
}
