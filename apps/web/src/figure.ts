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

/** Where there is room: as wide as the page, or as half of it, with a table or another picture at the side. */
const ROOMS = { page: 1040, half: 496 } as const;

/** How much room a picture is given where there is room; no more than everywhere when left out. */
export interface Room {
  readonly room?: keyof typeof ROOMS;
}

/** `draw` draws the same for a width; with `room` also for screens that have more of it. */
export function figure(
  { headline, sub, source }: FigureWords,
  draw: (width: number) => Picture,
  { room }: Room = {},
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
    inPage(draw(WIDE), room === undefined ? "wide" : "wide medium"),
    ...(room === undefined ? [] : [inPage(draw(ROOMS[room]), `large ${room}`)]),
    inPage(draw(NARROW), "narrow"),
    el("p", { class: "note source" }, source),
  );
}
