/**
 * Bounds of margins where no search follows the law: seats that make good for others, that depend on turnout, that are
 * shared inside groups. Above stands a change of votes with which the engine gives somebody another number of seats in the
 * whole house; below, what every step of the count has to spare.
 *
 * @module
 */

import type { Engine, Step } from "@urna/law";
import { seatTotals, stepsOf } from "../../scenario.ts";
import { aimsOf, type BoundedMargin, type BoundedTask } from "../terms/between.ts";
import { saysSeveral } from "../proofs/per-ballot.ts";
import { leastBySteps } from "../proofs/steps.ts";
import {
  type AreaSlots,
  areasOf,
  differences,
  perPair,
  type Searched,
  type Seats,
  votesIn,
  votesWitness,
} from "./votes-witness.ts";

/** In so many areas of a contest, those with most votes, and between so many options of each. */
const AREAS_TRIED = 10;
const OPTIONS_TRIED = 7;

/** The bounds of each kind of change: for anybody's seats in the whole, and for those of each contender that is named. */
export function wholeBounds({
  scenario,
  engine,
  contenders,
  kinds,
  onProgress,
}: Omit<BoundedTask, "step" | "clause">): readonly BoundedMargin[] {
  const steps: Step[] = [];
  const { ties } = engine.run({ record: (each) => steps.push(each) });
  const clauses = stepsOf(scenario.rules);
  const states = new Map([...clauses.keys()].map((at) => [at, engine.state(at).kind]));
  const read = (): Seats | undefined => {
    const isSame = [...states].every(([at, kind]) => engine.state(at).kind === kind);
    return isSame ? seatsIn(engine) : undefined;
  };
  const now = seatsIn(engine);
  const isOpen = ties.some((tie) => tie.winners === undefined);
  const several = saysSeveral(engine, clauses);
  const areas = contestsOf(clauses).flatMap((contest) =>
    [...areasOf(engine, contest)].sort((a, b) => votesIn(b) - votesIn(a)).slice(0, AREAS_TRIED),
  );
  const groupOf = groupsIn(engine, clauses);
  const gains = (after: Seats): Readonly<Record<string, number>> => differences(now.totals, after.totals);
  const aims = aimsOf(contenders, now.totals);
  const tried = aims.map(({ contender }) => areas.map((each) => largest(each, contender, groupOf)));
  const onPair = perPair(tried.flat(), kinds, onProgress);
  // All before the search, which leaves the engine with other votes than those that are proven about.
  const proven = kinds.map((change) => {
    const ballots = isOpen ? 1 : leastBySteps(engine, clauses, steps, change);
    const least =
      ballots > 1 && Number.isFinite(ballots)
        ? ({ ballots, proof: "steps" } as const)
        : ({ ballots: 1, proof: "none" } as const);
    return { change, least };
  });
  return proven.flatMap(({ change, least }) =>
    aims.map(({ contender, aim }, i): BoundedMargin => {
      const searched: Searched = { engine, now, read, areas: tried[i] ?? [], gains };
      const most = votesWitness(searched, { contender, aim, change, onPair });
      return { area: null, contender, aim, change, house: true, ...several, least, most };
    }),
  );
}

/** Whether any votes are known that could change. */
export function hasVotes(engine: Engine, clauses: ReturnType<typeof stepsOf>): boolean {
  return contestsOf(clauses).some((contest) => areasOf(engine, contest).length > 0);
}

function contestsOf(clauses: ReturnType<typeof stepsOf>): readonly string[] {
  const named = [...clauses.values()].flatMap(({ contest }) =>
    typeof contest === "string" ? [contest] : [],
  );
  return [...new Set(named)];
}

/** The list of a person whose votes count for it; of every other option itself. */
function groupsIn(engine: Engine, clauses: ReturnType<typeof stepsOf>): (option: string) => string {
  const kinds = [...clauses.values()].flatMap(({ count, by }) =>
    count === "marks" && typeof by === "string" ? [by] : [],
  );
  return (option) => kinds.reduce((id, kind) => engine.universe.fold(id, kind), option);
}

/** The options with most votes, of every group first the largest, and the one that is asked about. */
function largest(
  { area, slots, unit }: AreaSlots,
  contender: string | null,
  groupOf: (option: string) => string,
): AreaSlots {
  const byVotes = [...slots].sort((a, b) => Number(b.votes) - Number(a.votes));
  const groups = byVotes.map(({ option }) => groupOf(option));
  const isFirst = (i: number): boolean => groups.indexOf(groups[i] ?? "") === i;
  const order = [...byVotes.filter((_, i) => isFirst(i)), ...byVotes.filter((_, i) => !isFirst(i))];
  const tried = order.filter((slot, i) => i < OPTIONS_TRIED || slot.option === contender);
  return { area, slots: tried, unit };
}

function seatsIn(engine: Engine): Seats {
  const totals = seatTotals(engine);
  return { cells: [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, seats]) => seats), totals };
}
