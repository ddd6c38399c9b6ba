/**
 * Values of areas as dots, sorted: place is on the map, rank is here. The axis begins at zero. A value of before is an upright
 * stroke with a line to the dot, and the difference stands behind the number; a second value that another source gives is a
 * hollow dot beside the first.
 *
 * @module
 */

import { type Element, el, type Node, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth } from "./text.ts";

export interface SortedDot {
  readonly name: string;
  /** A place on the axis; the number itself is in `text`. */
  readonly at: number;
  readonly text: string;
  readonly rival?: { readonly at: number; readonly text: string };
  /** Where it was before, and the difference as it is written: "−6.7". */
  readonly before?: { readonly at: number; readonly change: string };
  readonly isCity: boolean;
  readonly label: string;
  readonly href?: string;
}

export interface SortedDots {
  /** In their order. */
  readonly rows: readonly SortedDot[];
  readonly axis: {
    readonly from: number;
    readonly to: number;
    readonly ticks: readonly { readonly at: number; readonly text: string }[];
  };
  /** The value of the whole: "country 54.21". */
  readonly whole?: { readonly at: number; readonly text: string };
  /** What the marks mean, where there are strokes: "2021", "2023". */
  readonly key?: { readonly before: string; readonly after: string };
  readonly summary: string;
}

const ROW = 24;
/** With the name above its line, where there is no room beside it, and on telephones: high enough for a finger. */
const STACKED = 44;
const NARROW = 480;
const HEAD = 22;
/** The line of the key. */
const KEY = 20;

export function sortedDots({ rows, axis, whole, key, summary }: SortedDots, width: number): Picture {
  const names = Math.max(0, ...rows.map((row) => textWidth(row.name, 12))) + 12;
  const isStacked = names > width * 0.58 || width < NARROW;
  const step = isStacked ? STACKED : ROW;
  const left = isStacked ? 4 : names;
  const right = Math.max(0, ...rows.map((row) => textWidth(textOf(row), 12))) + 20;
  const room = width - left - right;
  const xOf = (value: number): number => left + ((value - axis.from) / (axis.to - axis.from)) * room;
  const head = HEAD + (key === undefined ? 0 : KEY);
  const bottom = head + rows.length * step;
  const content: Node[] = key === undefined ? [] : [...drawKey(key)];
  let free = 0;
  for (const { at, text } of axis.ticks) {
    const x = xOf(at);
    content.push(el("path", { class: at === 0 ? "axis" : "through", d: `M${short(x)} ${head}V${bottom}` }));
    const begin = centred(x, text, width);
    if (begin < free) continue;
    content.push(el("text", { class: "note", x: begin, y: bottom + 16 }, text));
    free = begin + textWidth(text, 12) + 6;
  }
  if (whole !== undefined) {
    const x = xOf(whole.at);
    content.push(
      el("path", { class: "line dashed", d: `M${short(x)} ${head - 4}V${bottom}` }),
      el("text", { class: "note", x: centred(x, whole.text, width), y: head - 8 }, whole.text),
    );
  }
  for (const [i, row] of rows.entries()) {
    content.push(drawRow(row, { y: head + i * step, step, isStacked, left, width, xOf }));
  }
  return { width, height: bottom + 24, content, summary };
}

/** Where a text begins that stands in the middle of a place and inside the picture. */
function centred(x: number, text: string, width: number): number {
  const size = textWidth(text, 12);
  return Math.max(0, Math.min(x - size / 2, width - size));
}

/** "42.41 % / 42.91 %  −2.7" */
function textOf({ text, rival, before }: SortedDot): string {
  const value = rival === undefined ? text : `${text} / ${rival.text}`;
  return before === undefined ? value : `${value}  ${before.change}`;
}

function drawKey({ before, after }: NonNullable<SortedDots["key"]>): readonly Element[] {
  const second = 12 + textWidth(before, 12) + 20;
  return [
    el("path", { class: "line", d: "M4 3v10" }),
    el("text", { class: "note", x: 12, y: 12 }, before),
    el("circle", { class: "dot quiet", cx: second, cy: 8, r: 4 }),
    el("text", { class: "note", x: second + 10, y: 12 }, after),
  ];
}

function drawRow(
  row: SortedDot,
  at: {
    readonly y: number;
    readonly step: number;
    readonly isStacked: boolean;
    readonly left: number;
    readonly width: number;
    readonly xOf: (value: number) => number;
  },
): Element {
  const { y, step, isStacked, left, width, xOf } = at;
  const middle = isStacked ? y + 31 : y + step / 2;
  const style = row.isCity ? "small strong halo" : "small halo";
  const x = xOf(row.at);
  const was = row.before === undefined ? x : xOf(row.before.at);
  const furthest = Math.max(x, was, row.rival === undefined ? x : xOf(row.rival.at));
  const content = [
    // The whole row can be chosen.
    el("rect", { class: "blank", opacity: 0, x: 0, y, width, height: step }),
    el("path", { class: "through", d: `M${short(left)} ${middle}H${short(x)}` }),
    el("text", { class: style, x: 0, y: isStacked ? y + 17 : middle + 4 }, row.name),
    ...(row.before === undefined
      ? []
      : [
          el("path", { class: "line", d: `M${short(x)} ${middle}H${short(was)}` }),
          el("path", { class: "line", d: `M${short(was)} ${middle - 5}v10` }),
        ]),
    ...(row.rival === undefined
      ? []
      : [el("circle", { class: "key-open", cx: xOf(row.rival.at), cy: middle, r: 4 })]),
    el("circle", { class: row.isCity ? "dot" : "dot quiet", cx: x, cy: middle, r: row.isCity ? 5 : 4 }),
    el("text", { class: style, x: furthest + 10, y: middle + 4 }, textOf(row)),
  ];
  return row.href === undefined
    ? el("g", { class: "area" }, ...content)
    : el("a", { class: "area", href: row.href, "aria-label": row.label }, ...content);
}
