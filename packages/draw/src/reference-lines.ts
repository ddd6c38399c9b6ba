/**
 * Lines at numbers of seats that matter, with words at their end: labels never lie on each other and never leave the
 * picture.
 *
 * @module
 */

import { type Element, el } from "./markup.ts";
import { textWidth } from "./text.ts";

/** A number of seats that matters: more than half, two thirds. */
export interface ReferenceLine {
  readonly at: number;
  /** "66 = two thirds" */
  readonly text: string;
}

interface PlacedLabel {
  readonly text: string;
  readonly x: number;
  /** 0 is nearest to the plot. */
  readonly level: number;
}

const LEVEL = 16;

/** Places the labels above their lines: as near as there is room. */
export function placeLabels(
  lines: readonly { readonly x: number; readonly text: string }[],
  width: number,
): { readonly labels: readonly PlacedLabel[]; readonly height: number } {
  const taken: { level: number; from: number; to: number }[] = [];
  const labels = lines.map(({ x, text }): PlacedLabel => {
    const size = textWidth(text, 12);
    const from = Math.max(0, Math.min(x - size / 2, width - size));
    let level = 0;
    const collides = (at: number): boolean =>
      taken.some((t) => t.level === at && from < t.to + 10 && t.from < from + size + 10);
    while (collides(level)) level++;
    taken.push({ level, from, to: from + size });
    return { text, x: from, level };
  });
  const levels = Math.max(0, ...taken.map((t) => t.level + 1));
  return { labels, height: levels * LEVEL };
}

/** The labels as elements; `bottom` is where the plot begins. */
export function drawLabels(labels: readonly PlacedLabel[], bottom: number): readonly Element[] {
  return labels.map(({ text, x, level }) =>
    el("text", { class: "note halo", x, y: bottom - 6 - level * LEVEL }, text),
  );
}
