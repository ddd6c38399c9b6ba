/**
 * How many votes one ballot can move, where voters have several: what votes ask for, in ballots.
 *
 * @module
 */

import type { Engine } from "@urna/law";
import type { BoundedMargin } from "../terms/between.ts";

type Clauses = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** What a margin says of ballots with several votes. */
export function saysSeveral(engine: Engine, clauses: Clauses): Pick<BoundedMargin, "severalVotes"> {
  return votesPerBallot(engine, clauses)() > 1 ? { severalVotes: true } : {};
}

/** The most votes of an area that one ballot can move: of the largest area where it is not one of those that are counted. */
export function votesPerBallot(engine: Engine, clauses: Clauses): (area?: string) => number {
  const { rules, universe } = engine;
  const counted = [...clauses.values()].filter((clause) => clause["perBallot"] === "area");
  const areas = new Set(
    counted.flatMap((clause) =>
      universe.areasAt(typeof clause["in"] === "string" ? clause["in"] : (rules.levels[0] ?? "")),
    ),
  );
  const seats = (area: string): number => universe.area(area)?.seats ?? 1;
  const most = Math.max(1, ...[...areas].map(seats));
  return (area) => (area !== undefined && areas.has(area) ? seats(area) : most);
}
