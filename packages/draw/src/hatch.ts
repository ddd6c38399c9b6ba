/**
 * Hatching: what was not published, or is no party, is never a hue and never a zero.
 *
 * @module
 */

import { type Element, el } from "./markup.ts";

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
