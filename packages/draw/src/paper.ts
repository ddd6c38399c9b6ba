/**
 * Patterns in the place of hues: on paper, and in files for paper, ink alone tells parties apart. Lines at 45 degrees are
 * not among them: those are hatching, and what is hatched is no party. Nor is white: what is open did not reach the line.
 *
 * @module
 */

import { type Element, el } from "./markup.ts";
import type { Hue } from "./hues.ts";

/** A tile of a pattern, 4 units wide and high. */
interface Tile {
  /** Degrees. */
  readonly turn?: number;
  /** What is inked. */
  readonly d: string;
}

const SIDE = 4;
/** Pixels in a unit: a tile of 3 pixels leaves its figure whole in most of the smallest marks, which are 4 pixels wide. */
const UNIT = 0.75;

/** One for each hue but the first, which is solid. Neighbours in the usual order differ in weight and in direction. */
const TILES: readonly (readonly [Exclude<Hue, "amanat">, Tile])[] = [
  // Dots.
  ["auyl", { turn: 45, d: "M1 2a1 1 0 1 0 2 0a1 1 0 1 0-2 0z" }],
  // Falling lines.
  ["respublica", { turn: -45, d: "M1-1h1.8v6H1z" }],
  // Level lines.
  ["aq-jol", { d: "M-1 1.33h6v1.33h-6z" }],
  // Holes in ink; ink goes beyond the tile, or its seams would be seen.
  ["qhp", { d: "M-1-1h6v6h-6zM1.1 1.1v1.8h1.8v-1.8z" }],
  // Upright lines.
  ["osdp", { d: "M1.33-1h1.33v6h-1.33z" }],
  // Lines both ways.
  ["baytaq", { turn: 45, d: "M0-1h.9v6H0zM-1 0h6v.9h-6z" }],
  // Chequers.
  ["independents", { d: "M0 0h2v2H0zM2 2h2v2H2z" }],
  // A fine grid.
  ["other", { d: "M1-1h.5v6H1zM-1 1h6v.5h-6z" }],
];

/** What fills a hue on paper: a colour, or the pattern of that name. */
export function inkOf(hue: Hue): string {
  return hue === "amanat" ? "#000000" : `url(#${idOf(hue)})`;
}

/**
 * The patterns of these hues, once in a page or in a file. Their ids are the same everywhere, and so are the patterns:
 * pictures that come together in one page may each bring them.
 */
export function paperPatterns(isUsed: (hue: Hue) => boolean = () => true): Element {
  return el(
    "defs",
    {},
    ...TILES.filter(([hue]) => isUsed(hue)).map(([hue, { turn = 0, d }]) =>
      el(
        "pattern",
        {
          id: idOf(hue),
          width: SIDE,
          height: SIDE,
          patternUnits: "userSpaceOnUse",
          patternTransform: `rotate(${turn}) scale(${UNIT})`,
        },
        el("path", { d }),
      ),
    ),
  );
}

function idOf(hue: Hue): string {
  return `urna-ink-${hue}`;
}
