/**
 * The stations of a table: where each stands, and its voters.
 *
 * @module
 */

import type { Station } from "@urna/tally";
import { type Cells, textOf } from "./line-cells.ts";
import type { LinePlaces } from "./line-places.ts";

/** A station as a line of a table has it: its areas, highest first. Stations in the same areas share the list of them. */
export interface StationRow extends Omit<Station, "area"> {
  readonly areas: readonly { readonly level: string; readonly name: string }[];
  /** The same station stood in other areas on an earlier line. */
  readonly again?: true;
}

/** Gathers the stations line by line. */
export class StationRows {
  readonly #places: LinePlaces["areas"];
  readonly #stations = new Map<string, StationRow>();
  readonly #areas = new Map<string, StationRow["areas"]>();

  constructor(places: LinePlaces["areas"]) {
    this.#places = places;
  }

  get list(): readonly StationRow[] {
    return [...this.#stations.values()];
  }

  /** Notes where a station stands. A later line that has it elsewhere does not move it: it is noted too. */
  place(id: string, cells: Cells, abroad: boolean): void {
    const areas = this.#areasOf(cells);
    const known = this.#stations.get(id);
    if (known === undefined) this.#stations.set(id, abroad ? { id, areas, abroad } : { id, areas });
    else if (abroad && known.abroad !== true) this.#stations.set(id, { ...known, abroad });
    if (known === undefined || known.areas === areas) return;
    const path = areas.map(({ name }) => name).join("/");
    this.#stations.set(`${id}\n${path}`, { id, areas, again: true });
  }

  /** The voters that the first line with this figure says. */
  addVoters(id: string, registered: number | undefined): void {
    const known = this.#stations.get(id);
    if (known === undefined || known.registered !== undefined || registered === undefined) return;
    this.#stations.set(id, { ...known, registered });
  }

  #areasOf(cells: Cells): StationRow["areas"] {
    let key = "";
    for (const [, place] of this.#places) key += `${textOf(cells[place])}\n`;
    const known = this.#areas.get(key);
    if (known !== undefined) return known;
    const areas = this.#places.map(([level, place]) => ({ level, name: textOf(cells[place]) }));
    this.#areas.set(key, areas);
    return areas;
  }
}
