/**
 * A folder of returns as rows of a store: the register, and of each station the protocol that counts.
 *
 * @module
 */

import { FIELDS, type FieldName, type Geography, isSynthetic, type Return, type Station } from "@urna/tally";
import type { Project } from "../project.ts";
import type { PlacedReturn, StoreShape } from "./store.ts";

/** What a store is to keep of a project. */
export interface StoredProject {
  readonly shape: StoreShape;
  readonly rows: () => Iterable<PlacedReturn>;
  readonly count: number;
}

/**
 * @param counted one return of each station and contest. Which copy counts is decided before, as a store keeps no copies.
 */
export function placedReturns(
  { election, imports, ballots = [] }: Pick<Project, "election" | "imports" | "ballots">,
  geography: Geography,
  counted: readonly Return[],
): StoredProject {
  const levels = levelsOf(geography);
  const contests = new Map<string, Set<string>>();
  const written = new Set<FieldName>();
  for (const { contest, figures, votes } of counted) {
    for (const field of figures.keys()) written.add(field);
    const options = contests.get(contest) ?? new Set<string>();
    contests.set(contest, options);
    for (const option of votes.keys()) options.add(option);
  }
  const madeUp = counted.find((value) => isSynthetic(value))?.provenance?.source;
  const shape = {
    ...(election === undefined ? {} : { election }),
    ...(madeUp === undefined ? {} : { madeUp }),
    levels,
    fields: FIELDS.filter((field) => written.has(field)),
    contests: Object.fromEntries([...contests].map(([contest, options]) => [contest, [...options].sort()])),
    register: true,
    files: imports.map(({ file, sha256, rows }) => ({ file, sha256, rows })),
    ...(ballots.length === 0 ? {} : { ballots: ballots.length }),
  };
  const places = new Map<string, readonly string[]>();
  const placed = (station: Station | undefined, value: Return): PlacedReturn => {
    const area = station?.area ?? "";
    const areas = places.get(area) ?? areasAbove(geography, levels, area);
    places.set(area, areas);
    return { areas, ...(station?.registered === undefined ? {} : { register: station.registered }), value };
  };
  return {
    shape,
    count: counted.length,
    *rows() {
      for (const station of geography.stations.values()) {
        const nothing = { station: station.id, contest: "", figures: new Map(), votes: new Map() };
        yield placed(station, nothing);
      }
      for (const { copy: _, ...value } of counted) yield placed(geography.stations.get(value.station), value);
    },
  };
}

/** The levels below the whole, highest first. */
function levelsOf({ areas }: Geography): readonly string[] {
  const depths = new Map<string, number>();
  for (const { id, level, parent } of areas.values()) {
    if (parent === undefined) continue;
    let depth = 0;
    for (let at = areas.get(id)?.parent; at !== undefined && depth < areas.size; at = areas.get(at)?.parent)
      depth += 1;
    depths.set(level, Math.max(depths.get(level) ?? 0, depth));
  }
  return [...depths].sort(([, a], [, b]) => a - b).map(([level]) => level);
}

/** Areas by the names under which a table would have them: a store is read with the same rules as a table. */
function areasAbove({ areas }: Geography, levels: readonly string[], lowest: string): readonly string[] {
  const names = new Map<string, string>();
  for (let at = areas.get(lowest); at !== undefined; at = areas.get(at.parent ?? "")) {
    if (at.parent !== undefined && !names.has(at.level)) names.set(at.level, at.name ?? at.id);
  }
  return levels.map((level) => names.get(level) ?? "");
}
