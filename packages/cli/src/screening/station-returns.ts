/**
 * A folder of returns as a table of polling stations: one contest, one copy of each station, one option.
 *
 * @module
 */

import type { Project } from "@urna/returns";
import type { StationTable } from "@urna/screening";
import { markedBallots, type Return } from "@urna/tally";

/** The table, and what was chosen. */
export interface StationReturns {
  readonly table: StationTable;
  /** The option that is looked at; the one with the most votes unless it was named. */
  readonly option: string;
}

/** Reads the contest of the first return. Of several copies of a station the first is taken: `urna check` compares them. */
export function stationsOf(project: Project, wanted: string | undefined): StationReturns {
  const contest = project.returns.values().next().value?.contest;
  const byStation = new Map<string, Return>();
  for (const value of project.returns.values())
    if (value.contest === contest && !byStation.has(value.station)) byStation.set(value.station, value);
  const returns = [...byStation.values()];
  const option = wanted ?? strongest(returns);
  const stations = new Map(project.stations.map((station) => [station.id, station]));
  const areas = new Map<string, number>();
  const column = (of: (value: Return) => number | undefined): Float64Array =>
    Float64Array.from(returns, (value) => of(value) ?? Number.NaN);
  const area = Int32Array.from(returns, ({ station }) => {
    const name = stations.get(station)?.area ?? "";
    const place = areas.get(name) ?? areas.size;
    areas.set(name, place);
    return place;
  });
  const table = {
    area,
    areas: [...areas.keys()],
    registered: column(
      ({ figures, station }) => figures.get("registered") ?? stations.get(station)?.registered,
    ),
    given: column(
      ({ figures }) =>
        figures.get("receivedBallot") ??
        figures.get("issued") ??
        figures.get("tookPart") ??
        figures.get("inBoxes"),
    ),
    counted: column((value) => value.figures.get("inBoxes") ?? ballotsOf(value)),
    leader: column(({ votes }) => votes.get(option)),
    options: [...new Set(returns.flatMap(({ votes }) => [...votes.keys()]))]
      .sort()
      .map((id) => ({ id, votes: column(({ votes }) => votes.get(id)) })),
  };
  return { table, option };
}

function ballotsOf(value: Return): number | undefined {
  const [marked, invalid] = [markedBallots(value), value.figures.get("invalid")];
  return marked === undefined || invalid === undefined ? undefined : marked + invalid;
}

function strongest(returns: readonly Return[]): string {
  const totals = new Map<string, number>();
  for (const { votes } of returns)
    for (const [option, n] of votes) totals.set(option, (totals.get(option) ?? 0) + n);
  return [...totals].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? "";
}
