/**
 * The cut: what was left of a full quota, largest first, in the frame of a full quota. Whoever stands above the dashed line
 * has one more seat and is solid; everybody below is an outline.
 *
 * @module
 */

import { type Element, el, type Node } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth } from "./text.ts";
import type { Hue } from "./hues.ts";

export interface CutRow {
  readonly name: string;
  readonly hue: Hue;
  /** Seats by full quotas, as written: "39". */
  readonly full: string;
  /** The remainder as a part of the quota, between 0 and 1, only for the length of the bar. */
  readonly part: number;
  /** The remainder as written: "56,190.57". */
  readonly remainder: string;
  /** "+1", or empty. */
  readonly extra: string;
  /** The one that is asked about. */
  readonly isAsked?: boolean;
}

export interface CutLadder {
  readonly rows: readonly CutRow[];
  /** Rows above the cut. */
  readonly above: number;
  /** The word on the line. */
  readonly cut: string;
  readonly summary: string;
}

const ROW = 30;

export function cutLadder({ rows, above, cut, summary }: CutLadder, width: number): Picture {
  const narrow = width < 480;
  const names = Math.max(0, ...rows.map((row) => textWidth(row.name, 13)));
  const left = narrow ? 38 : Math.min(190, names + 14) + 38;
  const right = Math.max(0, ...rows.map((row) => textWidth(row.remainder, 13))) + 44;
  const room = width - left - right;
  const step = narrow ? ROW + 18 : ROW;
  const content: Node[] = [];
  let y = 4;
  for (const [i, row] of rows.entries()) {
    if (i === above && above > 0) {
      content.push(...cutLine(cut, y + 8, width));
      y += 24;
    }
    const middle = y + (narrow ? 30 : 14);
    content.push(...rowOf(row, { left, room, middle, width, nameAt: narrow ? y + 13 : middle + 4.5 }));
    y += step;
  }
  return { width, height: y + 4, content, summary };
}

function rowOf(
  row: CutRow,
  at: {
    readonly left: number;
    readonly room: number;
    readonly middle: number;
    readonly width: number;
    readonly nameAt: number;
  },
): readonly Element[] {
  const { left, room, middle, width, nameAt } = at;
  const base = middle + 4.5;
  const bar = { x: left, y: middle - 8, width: Math.max(1, row.part * room), height: 16 };
  const won = row.extra !== "";
  return [
    el("text", { class: row.isAsked === true ? "strong" : "", x: 0, y: nameAt }, row.name),
    el("text", { "text-anchor": "end", x: left - 14, y: base }, row.full),
    el("text", { class: "note", x: left - 12, y: base }, "+"),
    el("rect", { class: "frame", x: left, y: middle - 8, width: room, height: 16 }),
    el("rect", { ...bar, class: won ? `fill-${row.hue}` : `open-${row.hue}` }),
    el("text", { class: won ? "strong" : "", x: left + room + 8, y: base }, row.remainder),
    ...(won ? [el("text", { class: "strong", "text-anchor": "end", x: width, y: base }, row.extra)] : []),
  ];
}

function cutLine(word: string, y: number, width: number): readonly Element[] {
  const size = textWidth(word, 12);
  return [
    el("path", { class: "line dashed", d: `M0 ${y}H${width}` }),
    el("text", { class: "note halo", x: (width - size) / 2, y: y + 4 }, word),
  ];
}
