/**
 * Bounds of margins of biproportional seats: above, votes of one area that go from one list to another; below, how far every
 * figure is from where other seats begin, by divisors under which the whole table is what it is.
 *
 * @module
 */

import type { Engine, Step } from "@urna/law";
import { stepsOf } from "../../scenario.ts";
import { aimsOf, type BoundedMargin, type BoundedTask } from "../terms/between.ts";
import { leastByDivisors } from "../proofs/divisors.ts";
import { saysSeveral } from "../proofs/per-ballot.ts";
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

/** In so many areas, those with fewest votes for a seat, a change of a contender's seats is looked for. */
const AREAS_TRIED = 3;

/** The bounds of each kind of change: for any seat in any area, and for each contender that is named. */
export function matrixBounds({
  scenario,
  engine,
  step,
  clause,
  contenders,
  kinds,
  onProgress,
}: BoundedTask): readonly BoundedMargin[] {
  const steps: Step[] = [];
  engine.run({ record: (each) => steps.push(each) });
  const now = seatsIn(engine, step);
  const votes = engine.table(String(clause["votes"]));
  if (now === undefined || votes?.gives !== "votes") return [];
  const clauses = stepsOf(scenario.rules);
  const ballots = leastByDivisors(engine, clauses, step, steps);
  const several = saysSeveral(engine, clauses);
  const least =
    ballots > 1 ? ({ ballots, proof: "divisors" } as const) : ({ ballots: 1, proof: "none" } as const);
  const areas = areasOf(engine, votes.contest);
  const searched: Searched = {
    engine,
    now,
    read: () => seatsIn(engine, step),
    areas,
    gains: (after, area) => gainsBetween(now, after, engine, step, area),
  };
  const few = [...areas].sort((a, b) => votesIn(a) - votesIn(b)).slice(0, AREAS_TRIED);
  const aims = aimsOf(contenders, now.totals);
  const within = (contender: string | null): readonly AreaSlots[] => (contender === null ? areas : few);
  const onPair = perPair(
    aims.flatMap(({ contender }) => within(contender)),
    kinds,
    onProgress,
  );
  return kinds.flatMap((change) =>
    aims.map(({ contender, aim }): BoundedMargin => {
      const most = votesWitness(
        { ...searched, areas: within(contender) },
        { contender, aim, change, onPair },
      );
      return { area: null, contender, aim, change, ...several, least, most };
    }),
  );
}

/** Seats for certain; undefined where the engine refuses or a tie is open. */
function seatsIn(engine: Engine, step: string): Seats | undefined {
  const table = engine.table(step);
  if (table?.gives !== "seats" || engine.state(step).kind !== "done") return undefined;
  const totals = new Map<string, number>();
  for (const [i, cell] of table.cells.entries()) {
    const id = table.cols[i % table.cols.length] ?? "";
    totals.set(id, (totals.get(id) ?? 0) + cell);
  }
  return { cells: [...table.cells], totals };
}

/** Seats won and lost; where the totals stay as they are, those of the area. */
function gainsBetween(
  before: Seats,
  after: Seats,
  engine: Engine,
  step: string,
  area: string,
): Readonly<Record<string, number>> {
  const gains = differences(before.totals, after.totals);
  const table = engine.table(step);
  if (Object.keys(gains).length > 0 || table?.gives !== "seats") return gains;
  const start = table.rows.indexOf(area) * table.cols.length;
  const cellsOf = ({ cells }: Seats): ReadonlyMap<string, number> =>
    new Map(table.cols.map((id, c) => [id, cells[start + c] ?? 0]));
  return differences(cellsOf(before), cellsOf(after));
}
