/**
 * Areas as equal tiles, roughly where they lie: place is for finding, colour for the class, the number for reading. What was
 * not published is hatched; cities have a thick outline; a value that sources disagree about has a mark.
 *
 * @module
 */

import type { ClassKey } from "./class-key.ts";
import { drawClassKey } from "./class-key.ts";
import { hatchFill, hatchPattern } from "./hatch.ts";
import { type Element, el, type Node } from "./markup.ts";
import type { Picture } from "./picture.ts";
import type { Level, Ramp } from "./tokens.ts";

export interface AreaTile {
  readonly column: number;
  readonly line: number;
  /** Three letters. */
  readonly code: string;
  /** The value as written: "42.4"; left out where none was published. */
  readonly text?: string;
  readonly level?: Level;
  readonly isCity: boolean;
  readonly isDisputed: boolean;
  /** What the tile says by itself: name, value, what is odd about it. */
  readonly label: string;
  /** Where it leads: a row of the table below. */
  readonly href?: string;
}

export interface AreaTiles {
  readonly tiles: readonly AreaTile[];
  readonly ramp: Ramp;
  readonly key: ClassKey;
  readonly summary: string;
  /** Makes the ids of patterns its own where several pictures stand in one page. */
  readonly id: string;
}

const LARGEST = 60;
const GAP = 3;

/** Draws every tile. Throws when two stand in one place. */
export function areaTiles({ tiles, ramp, key, summary, id }: AreaTiles, width: number): Picture {
  const columns = Math.max(1, ...tiles.map((tile) => tile.column + 1));
  const lines = Math.max(1, ...tiles.map((tile) => tile.line + 1));
  const cell = Math.min(LARGEST, Math.floor(width / columns));
  const places = new Set(tiles.map((tile) => `${tile.column} ${tile.line}`));
  if (places.size !== tiles.length) throw new Error("two tiles in one place");
  const drawn = tiles.map((tile) => drawTile(tile, { cell, ramp, id }));
  const legend = drawClassKey(key, { ramp, id, width, top: lines * cell + 16 });
  const content: readonly Node[] = [hatchPattern(id), ...drawn, ...legend.content];
  return { width, height: lines * cell + 16 + legend.height, content, summary };
}

function drawTile(
  tile: AreaTile,
  { cell, ramp, id }: { readonly cell: number; readonly ramp: Ramp; readonly id: string },
): Element {
  const { code, text, level, isCity, isDisputed, label, href } = tile;
  const [x, y, size] = [tile.column * cell + 1.5, tile.line * cell + 1.5, cell - GAP];
  const middle = x + size / 2;
  const style = level === undefined ? "" : `on-${ramp}-${level}`;
  const content = [
    el("rect", {
      class: ["tile", ...(level === undefined ? [] : [`${ramp}-${level}`]), ...(isCity ? ["city"] : [])].join(
        " ",
      ),
      ...(level === undefined ? { fill: hatchFill(id) } : {}),
      x,
      y,
      width: size,
      height: size,
    }),
    el(
      "text",
      {
        class: `small ${style} ${level === undefined ? "halo" : ""}`.trim(),
        // The mark of a dispute has the right corner.
        "text-anchor": isDisputed ? "start" : "middle",
        x: isDisputed ? x + 4 : middle,
        y: y + size * 0.4,
      },
      code,
    ),
    ...(text === undefined
      ? []
      : [
          el(
            "text",
            { class: `strong ${style}`, "text-anchor": "middle", x: middle, y: y + size * 0.78 },
            text,
          ),
        ]),
    ...(isDisputed ? [disputedMark(x + size - 8, y + 8)] : []),
  ];
  return href === undefined
    ? el("g", { class: "area" }, el("title", {}, label), ...content)
    : el("a", { class: "area", href, "aria-label": label }, ...content);
}

/** A triangle with an exclamation mark: sources disagree. */
export function disputedMark(x: number, y: number): Element {
  return el(
    "g",
    {},
    el("path", { class: "disputed", d: `M${x} ${y - 7}l7.5 13h-15z` }),
    el("path", { class: "line", d: `M${x} ${y - 2.5}v4M${x} ${y + 3}v1.2` }),
  );
}
