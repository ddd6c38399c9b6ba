/**
 * What a store holds as a project in memory, for questions that need every protocol: the same as from a folder.
 *
 * @module
 */

import type { AreaNode, Return, Station } from "@urna/tally";
import { type AreaNames, NO_AREAS, placeOf } from "../import.ts";
import { type Project, returnKey } from "../project.ts";
import type { StoreShape, TabulationStore } from "./store.ts";

/**
 * Reads everything that a store holds; undefined where it holds nothing.
 *
 * @param onRow how many rows were read so far.
 */
export async function storedProject(
  store: TabulationStore,
  areaNames: (election: string | undefined) => AreaNames | undefined,
  onRow?: (done: number) => void,
): Promise<{ readonly shape: StoreShape; readonly project: Project } | undefined> {
  const shape = await store.shape();
  if (shape === undefined) return undefined;
  const { election, levels, register, files } = shape;
  const names = areaNames(election) ?? NO_AREAS;
  const areas = new Map<string, AreaNode>([[names.root.id, names.root]]);
  const stations = new Map<string, Station>();
  const returns: Return[] = [];
  const places = new Map<string, string>();
  let done = 0;
  for await (const page of store.rows()) {
    for (const { areas: written, register: inRegister, value } of page) {
      const { station: id, contest, figures } = value;
      const key = written.join("\n");
      const row = { areas: levels.map((level, i) => ({ level, name: written[i] ?? "" })) };
      const area = places.get(key) ?? placeOf(row, areas, names);
      places.set(key, area);
      // As in a folder: without a register the first return says how many voters there are.
      const known = stations.get(id);
      const registered =
        known?.registered ?? inRegister ?? (register ? undefined : figures.get("registered"));
      if (known?.registered === undefined)
        stations.set(id, { id, area, ...(registered === undefined ? {} : { registered }) });
      if (contest !== "") returns.push(value);
    }
    done += page.length;
    onRow?.(done);
  }
  const ballots = await store.ballots();
  const project = {
    ...(election === undefined ? {} : { election }),
    register,
    imports: files,
    areas: [...areas.values()],
    stations: [...stations.values()],
    returns: new Map(inFileOrder(returns, files).map((value) => [returnKey(value), value])),
    ...(ballots.length === 0 ? {} : { ballots }),
  };
  return { shape, project };
}

/** In the order in which the files have them, as a folder keeps them. */
function inFileOrder(returns: readonly Return[], files: StoreShape["files"]): readonly Return[] {
  const places = new Map(files.map(({ sha256 }, place) => [sha256, place]));
  const placeOfFile = ({ provenance }: Return): number =>
    places.get(provenance?.sha256 ?? "") ?? files.length;
  return returns.toSorted(
    (a, b) => placeOfFile(a) - placeOfFile(b) || (a.provenance?.row ?? 0) - (b.provenance?.row ?? 0),
  );
}
