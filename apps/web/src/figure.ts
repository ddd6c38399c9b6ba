/**
 * A figure: its headline says what was found, the line below says what is drawn and of what, then the picture for wide and
 * for narrow screens, then the source.
 *
 * @module
 */

import { type Element, el, inPage, type Picture } from "@urna/draw";

export const WIDE = 720;
export const NARROW = 328;

export interface FigureWords {
  /** Left out where the heading right above says it. */
  readonly headline?: string;
  readonly sub?: string;
  readonly source: string;
}

/** As wide as the page: for two pictures side by side. */
const LARGE = 1040;

/** `draw` draws the same for a width; `isLarge` draws it as wide as the page as well, for screens that have room. */
export function figure(
  { headline, sub, source }: FigureWords,
  draw: (width: number) => Picture,
  { isLarge = false }: { readonly isLarge?: boolean } = {},
): Element {
  return el(
    "figure",
    {},
    el(
      "figcaption",
      {},
      ...(headline === undefined ? [] : [headline]),
      ...(sub === undefined ? [] : [el("span", { class: "note" }, sub)]),
    ),
    inPage(draw(WIDE), isLarge ? "wide medium" : "wide"),
    ...(isLarge ? [inPage(draw(LARGE), "large")] : []),
    inPage(draw(NARROW), "narrow"),
    el("p", { class: "note source" }, source),
  );
}
