/**
 * Two elections, contender by contender: a hollow mark for before, a solid one for after, on one scale from zero. Whoever is
 * missing on one side has a word there, and never a zero.
 *
 * @module
 */

import { type Element, el, type Node, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth } from "./text.ts";
import type { Hue } from "./hues.ts";

export interface ChangeRow {
  readonly name: string;
  readonly hue: Hue;
  /** Shares between 0 and 1, only for places; the numbers are in the texts. */
  readonly before?: { readonly at: number; readonly text: string };
  readonly after?: { readonly at: number; readonly text: string };
  /** "−17.19", or why one side is missing. */
  readonly change: string;
}

export interface ChangeRows {
  readonly rows: readonly ChangeRow[];
  readonly key: { readonly before: string; readonly after: string };
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly summary: string;
}

const NARROW = 560;

export function changeRows({ rows, key, ticks, summary }: ChangeRows, width: number): Picture {
  const narrow = width < NARROW;
  const names = Math.max(0, ...rows.map((row) => textWidth(row.name, 13))) + 16;
  const change = Math.max(0, ...rows.map((row) => textWidth(row.change, 12))) + 14;
  const left = narrow ? 6 : names;
  const right = narrow ? 48 : change + 52;
  const most = Math.max(0.01, ...ticks.map((tick) => tick.at));
  const xOf = (at: number): number => left + (at / most) * (width - left - right);
  const [head, step] = [28, narrow ? 48 : 28];
  const bottom = head + rows.length * step + 4;
  const content: Node[] = [...drawKey(key)];
  let free = 0;
  for (const { at, text } of ticks) {
    const x = xOf(at);
    content.push(el("path", { class: at === 0 ? "axis" : "through", d: `M${short(x)} ${head}V${bottom}` }));
    const begin = Math.max(0, Math.min(x - textWidth(text, 12) / 2, width - textWidth(text, 12)));
    if (begin < free) continue;
    content.push(el("text", { class: "note", x: begin, y: bottom + 16 }, text));
    free = begin + textWidth(text, 12) + 6;
  }
  for (const [i, row] of rows.entries()) {
    const y = head + i * step;
    content.push(
      el("text", { class: "halo", x: 0, y: y + (narrow ? 16 : 18) }, row.name),
      el(
        "text",
        { class: "note halo", "text-anchor": "end", x: width, y: y + (narrow ? 16 : 18) },
        row.change,
      ),
      ...drawRow(row, narrow ? y + 32 : y + 14, xOf, width - (narrow ? 0 : change)),
    );
  }
  return { width, height: bottom + 24, content, summary };
}

function drawRow(
  { hue, before, after }: ChangeRow,
  y: number,
  xOf: (at: number) => number,
  end: number,
): readonly Element[] {
  const drawn: Element[] = [];
  if (before !== undefined && after !== undefined)
    drawn.push(el("path", { class: "line", d: `M${short(xOf(before.at))} ${y}H${short(xOf(after.at))}` }));
  if (before !== undefined)
    drawn.push(el("circle", { class: `open-${hue}`, cx: xOf(before.at), cy: y, r: 5 }));
  if (after !== undefined)
    drawn.push(el("circle", { class: `fill-${hue}`, cx: xOf(after.at), cy: y, r: 5.5 }));
  // Numbers stand outside the pair; where both are at one place, at its right.
  const isRising = before === undefined || after === undefined || after.at >= before.at;
  const [low, high] = isRising ? [before, after] : [after, before];
  const highSize = high === undefined ? 0 : textWidth(high.text, 12);
  const lowSize = low === undefined ? 0 : textWidth(low.text, 12);
  const lowFits = low !== undefined && high !== undefined && xOf(low.at) - lowSize - 9 > xOf(0) + 2;
  const highAt = high === undefined ? 0 : xOf(high.at) + 9;
  if (high !== undefined && highAt + highSize <= end)
    drawn.push(el("text", { class: "note halo", x: highAt, y: y + 4 }, high.text));
  if (low !== undefined && lowFits)
    drawn.push(el("text", { class: "note halo", x: xOf(low.at) - lowSize - 9, y: y + 4 }, low.text));
  if (low !== undefined && high === undefined)
    drawn.push(el("text", { class: "note halo", x: xOf(low.at) + 9, y: y + 4 }, low.text));
  return drawn;
}

function drawKey({ before, after }: ChangeRows["key"]): readonly Element[] {
  const second = 18 + textWidth(before, 12) + 18;
  return [
    el("circle", { class: "key-open", cx: 6, cy: 8, r: 5 }),
    el("text", { class: "note", x: 18, y: 12 }, before),
    el("circle", { class: "key", cx: second, cy: 8, r: 5 }),
    el("text", { class: "note", x: second + 12, y: 12 }, after),
  ];
}
