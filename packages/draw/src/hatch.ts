/**
 * Hatching: what was not published, or is no party, is never a hue and never a zero.
 *
 * @module
 */

import { type Element, el } from "./markup.ts";

/** Dots: ballots that count for nobody. `id` as for hatching. */
export function dotPattern(id: string): Element {
  return el(
    "defs",
    {},
    el(
      "pattern",
      { id: `${id}-dots`, width: 5, height: 5, patternUnits: "userSpaceOnUse" },
      el("circle", { class: "dot", cx: 2.5, cy: 2.5, r: 1.1 }),
    ),
  );
}

/** The fill of something dotted. */
export function dotFill(id: string): string {
  return `url(#${id}-dots)`;
}

/** Lines at 45 degrees; `id` makes the name of the pattern its own where several pictures stand in one page. */
export function hatchPattern(id: string): Element {
  return el(
    "defs",
    {},
    el(
      "pattern",
      {
        id: `${id}-hatch`,
        width: 5,
        height: 5,
        patternUnits: "userSpaceOnUse",
        patternTransform: "rotate(45)",
      },
      el("path", { class: "hatch", d: "M0 0V5" }),
    ),
  );
}

/** The fill of something hatched. */
export function hatchFill(id: string): string {
  return `url(#${id}-hatch)`;
}
