/**
 * Import: what a set of files would change in a folder of returns, line by line, before anything is written; then all of
 * it, or nothing.
 *
 * @module
 */

import { nearest } from "@urna/law";
import { type AreaNode, compareCopies, type CopiesLine, type Return, type Station } from "@urna/tally";
import type { BallotGroup } from "./ballots.ts";
import type { ImportProblem } from "./problems.ts";
import { type ImportedFile, type Project, returnKey } from "./project.ts";
import type { TableRead } from "./read-table.ts";
import type { StationRow } from "./station-rows.ts";

/** A return that would take the place of another. */
export interface ChangedReturn {
  readonly before: Return;
  readonly after: Return;
  readonly differing: readonly CopiesLine[];
}

/** What an import would do. */
export interface ImportPlan {
  readonly tables: readonly TableRead[];
  readonly added: number;
  /** The first few of them, to show. */
  readonly firstAdded: readonly Return[];
  readonly changed: readonly ChangedReturn[];
  readonly same: number;
  readonly stationsAdded: number;
  /** Files that were not imported before. */
  readonly filesAdded: number;
  /** With one refused line nothing is imported. */
  readonly refused: readonly ImportProblem[];
  /** The project after it. */
  readonly after: Project;
  /** Ballots by contest and area, where files of them were read. */
  readonly ballots?: readonly BallotGroup[];
}

/** What is known of the areas of an election. */
export interface AreaNames {
  /** The whole, above everything. */
  readonly root: AreaNode;
  /** The area that a table means by a name on a level; undefined where none is known by it. */
  readonly find: (level: string, name: string) => AreaNode | undefined;
}

/** Areas of which nothing is known but what the tables say. */
export const NO_AREAS: AreaNames = { root: { id: "all", level: "nation" }, find: () => undefined };

/** A folder in which there is nothing yet. */
export function emptyProject(election?: string): Project {
  return {
    ...(election === undefined ? {} : { election }),
    register: false,
    imports: [],
    areas: [],
    stations: [],
    returns: new Map(),
  };
}

/** Works out what the tables would change. Registers of stations come first, whatever their order. */
export function planImport(
  tables: readonly TableRead[],
  before: Project,
  areaNames: AreaNames = NO_AREAS,
): ImportPlan {
  const ordered = [...tables].sort((a, b) => Number(b.register) - Number(a.register));
  const areas = new Map(before.areas.map((area) => [area.id, area]));
  if (!areas.has(areaNames.root.id)) areas.set(areaNames.root.id, areaNames.root);
  const stations = new Map(before.stations.map((station) => [station.id, station]));
  const twice: Station[] = [];
  const returns = new Map(before.returns);
  const refused: ImportProblem[] = ordered.flatMap((table) => table.refused);
  const changed: ChangedReturn[] = [];
  const firstAdded: Return[] = [];
  const imports: ImportedFile[] = [...before.imports];
  const register = before.register || tables.some((table) => table.register);
  const known = stations.size;
  let [added, same] = [0, 0];

  const places = new Map<StationRow["areas"], string>();
  const areaOf = (row: StationRow): string => {
    const known = places.get(row.areas) ?? placeOf(row, areas, areaNames);
    places.set(row.areas, known);
    return known;
  };

  for (const table of ordered) {
    const { file, sha256 } = table.file;
    const rows = table.register ? table.stations.length : table.returns.length;
    if (!imports.some((each) => each.sha256 === sha256)) imports.push({ file, sha256, rows });
    for (const row of table.stations) {
      const { id } = row;
      const lasts = stations.get(id);
      if (register && !table.register && lasts === undefined) continue;
      const area = areaOf(row);
      const placed = table.register || lasts === undefined ? area : lasts.area;
      const registered = votersOf(row, lasts, table.register || !register);
      const known =
        registered === undefined
          ? { ...lasts, id, area: placed }
          : { ...lasts, id, area: placed, registered };
      const station: Station = row.abroad === true ? { ...known, abroad: true } : known;
      if (row.again === undefined) stations.set(id, station);
      else twice.push({ ...station, area });
    }
    let byEnd: ReadonlyMap<string, string | null> | undefined;
    for (const written of table.returns) {
      let station: string | null | undefined = written.station;
      if (!stations.has(station)) {
        byEnd ??= endingsOf(stations.keys());
        station = byEnd.get(station);
      }
      const value =
        typeof station === "string" && station !== written.station ? { ...written, station } : written;
      if (typeof station !== "string") {
        // Looking for what was meant takes long: the first few show the reader what is the matter.
        const near = refused.length < MOST_NEAR ? nearest(value.station, stations.keys()) : [];
        refused.push({
          code: "I701",
          file,
          row: value.provenance?.row ?? 0,
          expected: "a station of the register",
          found: value.station,
          ...(near.length === 0 ? {} : { near }),
        });
        continue;
      }
      const key = returnKey(value);
      const earlier = returns.get(key);
      if (earlier === undefined) {
        added += 1;
        if (firstAdded.length < MOST_SHOWN) firstAdded.push(value);
      } else if (sameFigures(earlier, value)) {
        same += 1;
        continue;
      } else if (earlier.signedOff === true) {
        refused.push({
          code: "I708",
          file,
          row: value.provenance?.row ?? 0,
          expected: `the figures that were signed off${placeOfOrigin(earlier)}, or another copy beside them`,
          found: `${value.station} ${value.contest}`,
        });
        continue;
      } else {
        const [compared] = compareCopies([earlier, value]);
        changed.push({ before: earlier, after: value, differing: compared?.differing ?? [] });
      }
      returns.set(key, value);
    }
  }
  const abroadTo = ordered.flatMap((table) => table.guess.mapping.abroadTo ?? []).at(-1) ?? before.abroadTo;
  const after: Project = {
    ...before,
    ...(abroadTo === undefined ? {} : { abroadTo }),
    register,
    imports,
    areas: [...areas.values()],
    stations: [...stations.values(), ...twice],
    returns,
  };
  return {
    tables,
    added,
    firstAdded,
    changed,
    same,
    stationsAdded: stations.size - known,
    filesAdded: imports.length - before.imports.length,
    refused,
    after,
  };
}

/** Added returns that a preview shows. */
const MOST_SHOWN = 5;
/** Unknown stations for which near ones are looked for. */
const MOST_NEAR = 10;

/**
 * Stations by the last parts of their ids: a table that leaves out the areas of a station means the one station whose id
 * ends so; null where several do.
 */
function endingsOf(stations: Iterable<string>): ReadonlyMap<string, string | null> {
  const endings = new Map<string, string | null>();
  for (const id of stations) {
    for (let at = id.indexOf("/"); at >= 0; at = id.indexOf("/", at + 1)) {
      const end = id.slice(at + 1);
      endings.set(end, endings.has(end) ? null : id);
    }
  }
  return endings;
}

/** The register's figure holds; without a register the first return's figure stands for it. */
function votersOf(row: StationRow, before: Station | undefined, may: boolean): number | undefined {
  return may && row.registered !== undefined ? row.registered : before?.registered;
}

/** Finds or makes the areas of a station and gives the lowest. */
export function placeOf(
  row: Pick<StationRow, "areas">,
  areas: Map<string, AreaNode>,
  names: AreaNames,
): string {
  let parent = names.root.id;
  for (const { level, name } of row.areas) {
    if (name === "") continue;
    const known = names.find(level, name);
    const id = known?.id ?? (parent === names.root.id ? name : `${parent}/${name}`);
    if (!areas.has(id)) areas.set(id, { ...(known ?? { id, level, name }), parent });
    parent = id;
  }
  return parent;
}

function sameFigures(a: Return, b: Return): boolean {
  if (a.figures.size !== b.figures.size || a.votes.size !== b.votes.size) return false;
  for (const [name, value] of a.figures) if (b.figures.get(name) !== value) return false;
  for (const [option, value] of a.votes) if (b.votes.get(option) !== value) return false;
  return factsOf(a) === factsOf(b);
}

/** What a protocol says besides its figures, as one text. */
function factsOf({ issuedByMember, portableBoxes, inWords, shares, corrects, signedOff }: Return): string {
  const said = [[...(inWords ?? [])], [...(shares ?? [])]];
  return JSON.stringify([issuedByMember, portableBoxes, said, corrects, signedOff]);
}

function placeOfOrigin({ provenance }: Return): string {
  return provenance === undefined ? "" : ` (${provenance.file}:${provenance.row})`;
}
