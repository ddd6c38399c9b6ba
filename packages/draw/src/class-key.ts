/**
 * The key of a map: each class with its limits and how many areas are in it; what was not published; what else is marked.
 *
 * @module
 */

import { hatchFill } from "./hatch.ts";
import { type Element, el } from "./markup.ts";
import { textWidth } from "./text.ts";
import type { Level, Ramp } from "./tokens.ts";

export interface ClassKey {
  /** "50 to 60: 11", in the order of the ramp. */
  readonly classes: readonly { readonly level: Level; readonly text: string }[];
  /** "not published: 2"; left out where everything was. */
  readonly missing?: string;
  /** What a thick outline means. */
  readonly city?: string;
  /** What the mark means; left out where nothing is disputed. */
  readonly disputed?: string;
}

const LINE = 22;

/** Draws the key from `top` on, entry after entry, in as many lines as it needs. */
export function drawClassKey(
  { classes, missing, city, disputed }: ClassKey,
  {
    ramp,
    id,
    width,
    top,
  }: { readonly ramp: Ramp; readonly id: string; readonly width: number; readonly top: number },
): { readonly content: readonly Element[]; readonly height: number } {
  const entries: readonly { readonly text: string; readonly sign: (x: number, y: number) => Element }[] = [
    ...classes.map(({ level, text }) => ({
      text,
      sign: (x: number, y: number) =>
        el("rect", { class: `tile ${ramp}-${level}`, x, y: y - 11, width: 14, height: 14 }),
    })),
    ...(missing === undefined
      ? []
      : [
          {
            text: missing,
            sign: (x: number, y: number) =>
              el("rect", { class: "tile", fill: hatchFill(id), x, y: y - 11, width: 14, height: 14 }),
          },
        ]),
    ...(city === undefined
      ? []
      : [
          {
            text: city,
            sign: (x: number, y: number) =>
              el("rect", { class: "tile city blank", x: x + 1, y: y - 10, width: 12, height: 12 }),
          },
        ]),
    ...(disputed === undefined
      ? []
      : [
          {
            text: disputed,
            sign: (x: number, y: number) =>
              el("path", { class: "disputed", d: `M${x + 7} ${y - 11}l7 13h-14z` }),
          },
        ]),
  ];
  let [x, y] = [0, top + 14];
  const content = entries.flatMap(({ text, sign }): Element[] => {
    const size = 20 + textWidth(text, 12);
    if (x > 0 && x + size > width) [x, y] = [0, y + LINE];
    const drawn = [sign(x, y), el("text", { class: "note", x: x + 20, y }, text)];
    x += size + 16;
    return drawn;
  });
  return { content, height: y - top + 8 };
}
