/**
 * Two elections, contender by contender: a hollow mark for before, a solid one for after, on one scale from zero. Whoever is
 * missing on one side has a word there, and never a zero.
 *
 * @module
 */

import { hatchFill, hatchPattern } from "./hatch.ts";
import { type Element, el, type Node, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth } from "./text.ts";
import type { Hue } from "./hues.ts";

export interface ChangeRow {
  readonly name: string;
  readonly hue: Hue;
  /** A mark on the ballot that is no party: hatched. */
  readonly isLine?: boolean;
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
  /** Makes the ids of patterns its own where several pictures stand in one page. */
  readonly id: string;
}

const NARROW = 560;

export function changeRows({ rows, key, ticks, summary, id }: ChangeRows, width: number): Picture {
  const narrow = width < NARROW;
  const names = Math.max(0, ...rows.map((row) => textWidth(row.name, 13))) + 16;
  const left = narrow ? 6 : names;
  const right = 14 + Math.max(0, ...rows.map(besideWidth));
  const most = Math.max(0.01, ...ticks.map((tick) => tick.at));
  const xOf = (at: number): number => left + (at / most) * (width - left - right);
  const [head, step] = [28, narrow ? 48 : 28];
  const bottom = head + rows.length * step + 4;
  const content: Node[] = [hatchPattern(id), ...drawKey(key)];
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
      ...drawRow(row, { y: narrow ? y + 32 : y + 14, xOf, id }),
    );
  }
  return { width, height: bottom + 24, content, summary };
}

/** The marks of a row; its numbers stand beside them, the difference last. */
function drawRow(
  { hue, isLine = false, before, after, change }: ChangeRow,
  { y, xOf, id }: { readonly y: number; readonly xOf: (at: number) => number; readonly id: string },
): readonly Element[] {
  const drawn: Element[] = [];
  if (before !== undefined && after !== undefined)
    drawn.push(el("path", { class: "line", d: `M${short(xOf(before.at))} ${y}H${short(xOf(after.at))}` }));
  if (before !== undefined)
    drawn.push(el("circle", { class: isLine ? "key-open" : `open-${hue}`, cx: xOf(before.at), cy: y, r: 5 }));
  if (after !== undefined)
    drawn.push(
      isLine
        ? el("circle", { class: "hatched", fill: hatchFill(id), cx: xOf(after.at), cy: y, r: 5.5 })
        : el("circle", { class: `fill-${hue}`, cx: xOf(after.at), cy: y, r: 5.5 }),
    );
  const ends = [before, after].flatMap((end) => end ?? []).toSorted((a, b) => a.at - b.at);
  const [low, high] = [ends[0], ends.at(-1)];
  if (low === undefined || high === undefined) return drawn;
  const lowAt = xOf(low.at) - textWidth(low.text, 12) - 9;
  const isBeside = low !== high && lowAt > xOf(0) + 2;
  if (isBeside) drawn.push(el("text", { class: "note halo", x: lowAt, y: y + 4 }, low.text));
  const x = xOf(high.at) + 9;
  drawn.push(
    el("text", { class: "note halo", x, y: y + 4 }, high.text),
    el("text", { class: "small strong halo", x: x + textWidth(high.text, 12) + BETWEEN, y: y + 4 }, change),
  );
  return drawn;
}

/** Between a number and the difference. */
const BETWEEN = 8;

/** What stands beside the mark at the right of a row. */
function besideWidth({ before, after, change }: ChangeRow): number {
  const texts = [before, after].map((end) => textWidth(end?.text ?? "", 12));
  return 9 + Math.max(...texts) + BETWEEN + textWidth(change, 12);
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
