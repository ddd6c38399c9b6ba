/**
 * From one result to another in steps: where it began, what the votes did, what the rules did, where it ended. Each reading
 * of the law has its own steps. Bars begin at zero; a step is drawn where it happens.
 *
 * @module
 */

import { type Element, el, type Node, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { drawLabels, placeLabels, type ReferenceLine } from "./reference-lines.ts";
import { textWidth, wrapText } from "./text.ts";
import type { Hue } from "./hues.ts";

export interface WaterfallStep {
  readonly text: string;
  /** Where it begins and ends; a result begins at zero. */
  readonly from: number;
  readonly to: number;
  /** "76", or "−11". */
  readonly value: string;
  readonly isResult: boolean;
}

export interface Waterfall {
  /** One for each reading of the law, with what it assumes. */
  readonly paths: readonly { readonly title: string; readonly steps: readonly WaterfallStep[] }[];
  readonly lines: readonly ReferenceLine[];
  readonly house: number;
  readonly hue: Hue;
  readonly summary: string;
}

const NARROW = 480;
const ROW = 26;

export function waterfall({ paths, lines, house, hue, summary }: Waterfall, width: number): Picture {
  const narrow = width < NARROW;
  const texts = paths.flatMap((path) => path.steps.map((step) => step.text));
  const results = paths.flatMap((path) => path.steps.filter((step) => step.isResult));
  const values = Math.max(0, ...results.map((step) => textWidth(step.value, 13))) + 10;
  const left = (narrow ? 0 : Math.max(0, ...texts.map((text) => textWidth(text, 13))) + 12) + values;
  const right = 8;
  const scale = (width - left - right) / Math.max(1, house);
  const xOf = (seats: number): number => left + seats * scale;
  const placed = placeLabels(
    lines.map((line) => ({ x: xOf(line.at), text: line.text })),
    width,
  );
  const top = placed.height + 8;
  const content: Node[] = [...drawLabels(placed.labels, top)];
  const row = narrow ? ROW + 18 : ROW;
  let y = top;
  for (const { title, steps } of paths) {
    const head = wrapText(title, width, 13);
    content.push(
      ...head.map((line, i) => el("text", { class: "strong halo", x: 0, y: y + 16 + i * 17 }, line)),
    );
    y += head.length * 17 + 8;
    for (const [i, step] of steps.entries()) {
      content.push(
        ...drawStep(step, { y, narrow, hue, xOf, left, lines: lines.map((line) => xOf(line.at)) }),
      );
      const next = steps[i + 1];
      if (next !== undefined) {
        const x = short(xOf(step.to));
        content.push(
          el("path", { class: "through", d: `M${x} ${y + row - 8}V${y + row + (narrow ? 18 : 0)}` }),
        );
      }
      y += row;
    }
    y += 12;
  }
  const bottom = y - 8;
  const marks = lines.map((line, i) =>
    el("path", {
      class: `line${i > 0 ? " dashed" : ""}`,
      d: `M${short(xOf(line.at))} ${top - 2}V${bottom}`,
    }),
  );
  const axis = el("path", { class: "axis", d: `M${short(left + 0.5)} ${top + 20}V${bottom}` });
  return { width, height: bottom + 6, content: [axis, ...marks, ...content], summary };
}

function drawStep(
  { text, from, to, value, isResult }: WaterfallStep,
  at: {
    readonly y: number;
    readonly narrow: boolean;
    readonly hue: Hue;
    readonly xOf: (seats: number) => number;
    readonly left: number;
    /** Where the lines stand. */
    readonly lines: readonly number[];
  },
): readonly Element[] {
  const { y, narrow, hue, xOf, left, lines } = at;
  const top = narrow ? y + 18 : y;
  const [x, end] = [Math.min(xOf(from), xOf(to)), Math.max(xOf(from), xOf(to))];
  return [
    el("text", { class: narrow ? "note halo" : "", x: 0, y: narrow ? y + 13 : y + 14 }, text),
    el("rect", {
      class: isResult ? `fill-${hue}` : `open-${hue}`,
      x,
      y: top + 2,
      width: Math.max(1, end - x),
      height: 16,
    }),
    // A result begins where its number stands; the number of a step stands beside it.
    isResult
      ? el("text", { class: "strong", "text-anchor": "end", x: left - 6, y: top + 15 }, value)
      : el(
          "text",
          { class: "strong halo", x: besideStep(value, { x, end, left, lines }), y: top + 15 },
          value,
        ),
  ];
}

/** Right of a step, or left of it where a line would go through the number. */
function besideStep(
  value: string,
  at: { readonly x: number; readonly end: number; readonly left: number; readonly lines: readonly number[] },
): number {
  const size = textWidth(value, 13);
  const [after, before] = [at.end + 6, at.x - 6 - size];
  const isFree = (from: number): boolean =>
    from > at.left && at.lines.every((line) => line < from - 3 || line > from + size + 3);
  return !isFree(after) && isFree(before) ? before : after;
}
