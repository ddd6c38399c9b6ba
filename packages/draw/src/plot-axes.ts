/**
 * Axes of a plot: two lines, their values, their titles.
 *
 * @module
 */

import type { PlotAxis } from "@urna/words";
import { type Element, el, short } from "./markup.ts";
import { textWidth } from "./text.ts";

/** Where a plot stands: its corners in pixels. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The place of a value on an axis. */
export function placeOn({ from, to }: PlotAxis, value: number, start: number, end: number): number {
  return start + ((value - from) / (to - from)) * (end - start);
}

/** Room that the values of the axis at the left need. */
export function roomFor({ ticks }: PlotAxis): number {
  return 12 + Math.max(0, ...ticks.map(({ text }) => textWidth(text, 12)));
}

/** Both axes; a value that would touch the one before it is left out. */
export function axes(x: PlotAxis, y: PlotAxis, { left, right, top, bottom }: Frame): readonly Element[] {
  const drawn: Element[] = [
    el("path", { class: "axis", d: `M${short(left)} ${short(top)}V${short(bottom)}H${short(right)}` }),
    el("text", { class: "note", x: left, y: top - 8 }, y.title),
    el("text", { class: "note", x: right, y: bottom + 36, "text-anchor": "end" }, x.title),
  ];
  let free = left - 20;
  for (const { at, text } of x.ticks) {
    const place = placeOn(x, at, left, right);
    const size = textWidth(text, 12);
    drawn.push(el("path", { class: "axis", d: `M${short(place)} ${short(bottom)}v4` }));
    if (place - size / 2 < free) continue;
    drawn.push(el("text", { class: "note", x: place, y: bottom + 18, "text-anchor": "middle" }, text));
    free = place + size / 2 + 4;
  }
  for (const { at, text } of y.ticks) {
    const place = placeOn(y, at, bottom, top);
    drawn.push(
      el("path", { class: "axis", d: `M${short(left - 4)} ${short(place)}h4` }),
      el("text", { class: "note", x: left - 7, y: place + 4, "text-anchor": "end" }, text),
    );
  }
  return drawn;
}
