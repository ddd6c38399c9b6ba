/**
 * How far each total lies from the nearest round value: one line for each, from half a step below to half a step above. Ink
 * only: a question is no verdict.
 *
 * @module
 */

import { el, type Node, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth } from "./text.ts";

export interface OffsetRow {
  readonly name: string;
  /** From −0.5 to 0.5 of a step, only for the place of the dot. */
  readonly at: number;
  /** "−1.7" */
  readonly text: string;
  readonly isNear: boolean;
}

export interface OffsetStrip {
  readonly rows: readonly OffsetRow[];
  /** What the two ends and the middle are. */
  readonly ends: { readonly low: string; readonly middle: string; readonly high: string };
  readonly summary: string;
}

const NARROW = 480;

export function offsetStrip({ rows, ends, summary }: OffsetStrip, width: number): Picture {
  const narrow = width < NARROW;
  const left = narrow ? 8 : Math.max(0, ...rows.map((row) => textWidth(row.name, 13))) + 16;
  const right = Math.max(0, ...rows.map((row) => textWidth(row.text, 13))) + 16;
  const room = width - left - right - 8;
  const middle = left + room / 2;
  const [head, step] = [24, narrow ? 40 : 26];
  const bottom = head + rows.length * step;
  const content: Node[] = [
    el("text", { class: "note", x: left, y: 14 }, ends.low),
    el("text", { class: "note", "text-anchor": "middle", x: middle, y: 14 }, ends.middle),
    el("text", { class: "note", "text-anchor": "end", x: left + room, y: 14 }, ends.high),
    el("path", { class: "line", d: `M${short(middle)} ${head - 4}V${bottom}` }),
  ];
  for (const [i, row] of rows.entries()) {
    const y = head + i * step;
    const line = narrow ? y + 28 : y + 13;
    content.push(
      el("text", { class: "halo", x: 0, y: narrow ? y + 14 : y + 17 }, row.name),
      el("path", {
        class: "through",
        d: `M${short(left)} ${line - 5}v10M${short(left)} ${line}H${short(left + room)}M${short(left + room)} ${line - 5}v10`,
      }),
      el("circle", { class: row.isNear ? "dot" : "key-open", cx: middle + row.at * room, cy: line, r: 5 }),
      el(
        "text",
        { class: row.isNear ? "strong" : "", "text-anchor": "end", x: width, y: line + 4.5 },
        row.text,
      ),
    );
  }
  return { width, height: bottom + 6, content, summary };
}
