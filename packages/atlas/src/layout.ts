/**
 * Where the areas of a country stand in pictures: a place in a grid of equal tiles, and an outline that was projected once
 * (`scripts/draw-map.ts`). Only for looking at; no voter is assigned by it.
 *
 * @module
 */

import { text } from "@urna/law";
import { count, id, ids, type Names } from "./cells.ts";
import { readTable } from "./csv.ts";
import type { Files } from "./files.ts";
import type { Problems } from "./problems.ts";
import { four, inFour } from "./record/columns.ts";

const TILE = {
  area: id("the area"),
  column: count("its column in the grid, from 0"),
  line: count("its line in the grid, from 0"),
  drawn: ids("the outlines of the map that it covers; several for an area that was split up later"),
  ...four("code", "a short sign of it"),
  sources: ids("where this is from"),
};

/** The place of an area in the grid of equal tiles, and its short sign. */
export interface Tile {
  readonly area: string;
  readonly column: number;
  readonly line: number;
  readonly drawn: readonly string[];
  readonly code: Names;
  readonly sources: readonly string[];
  /** The line of `tiles.csv`. */
  readonly row: number;
}

const OUTLINE = {
  area: id("the area"),
  path: text(
    "its outline: moves and relative lines in whole units, 1000 wide",
    /^(M\d+ \d+(l-?\d+ -?\d+)+z)+$/,
  ),
  sources: ids("where this is from; its title is the line of credit"),
};

/** The outline of an area on the map. */
export interface Outline {
  readonly area: string;
  readonly path: string;
  readonly sources: readonly string[];
  /** The line of `map.csv`. */
  readonly row: number;
}

/** Both tables; a table that does not exist is empty. */
export interface Layout {
  readonly tiles: readonly Tile[];
  readonly outlines: readonly Outline[];
}

/** Files of the layout, below the directory of the atlas. */
export function layoutFiles(country: string): { readonly tiles: string; readonly outlines: string } {
  return { tiles: `${country}/tiles.csv`, outlines: `${country}/map.csv` };
}

/** Reads the layout of a country and checks that every outline a tile names is there. */
export function readLayout(files: Files, country: string, problems: Problems): Layout {
  const file = layoutFiles(country);
  const outlines = files.has(file.outlines) ? readTable(files, file.outlines, OUTLINE, problems) : [];
  const read = files.has(file.tiles) ? readTable(files, file.tiles, TILE, problems) : [];
  const known = new Set(outlines.map((outline) => outline.area));
  const seen = new Map<string, number>();
  const tiles = read.map(({ code_kk, code_ru, code_en, code_es, ...rest }): Tile => {
    const place = { file: file.tiles, row: rest.row };
    const earlier = seen.get(rest.area);
    if (earlier !== undefined)
      problems.add("A209", place, `an area other than that of line ${earlier}`, rest.area);
    seen.set(rest.area, rest.row);
    for (const outline of known.size === 0 ? [] : rest.drawn) {
      if (!known.has(outline))
        problems.add("A103", { ...place, field: "drawn" }, "an outline of map.csv", outline, known);
    }
    return { ...rest, code: inFour("code", { code_kk, code_ru, code_en, code_es }) };
  });
  return { tiles, outlines };
}
