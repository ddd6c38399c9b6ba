/**
 * Votes cut into quotas: a block for every full quota, the last block filled as far as the votes reach. Full blocks are
 * seats; what is left competes for the rest.
 *
 * @module
 */

import { countClass, el, type Element, type Node } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth } from "./text.ts";
import type { Hue } from "./hues.ts";

export interface QuotaRow {
  readonly name: string;
  readonly hue: Hue;
  readonly full: number;
  /** What is left, as a part of a quota between 0 and 1, only for the length of the bar. */
  readonly part: number;
  /** "39 + 0.65" */
  readonly text: string;
  readonly isAsked?: boolean;
}

export interface QuotaRuler {
  readonly rows: readonly QuotaRow[];
  readonly summary: string;
}

const NARROW = 480;
const WIDEST = 22;

/** Draws every quota. Throws when the number of full blocks is not the number of full quotas. */
export function quotaRuler({ rows, summary }: QuotaRuler, width: number): Picture {
  const narrow = width < NARROW;
  const left = narrow ? 0 : Math.max(0, ...rows.map((row) => textWidth(row.name, 13))) + 16;
  const right = narrow ? 0 : Math.max(0, ...rows.map((row) => textWidth(row.text, 12))) + 14;
  const most = Math.max(1, ...rows.map((row) => row.full + 1));
  // A long row goes on in the next line, block by block.
  const perLine = Math.min(most, Math.max(8, Math.floor((width - left - right) / 9)));
  const pitch = Math.min(WIDEST, (width - left - right) / perLine);
  const content: Node[] = [];
  let y = 2;
  for (const row of rows) {
    const bold = row.isAsked === true ? "strong" : "";
    content.push(el("text", { class: bold, x: 0, y: y + 13 }, row.name));
    const end = { class: "note", "text-anchor": "end", x: width, y: y + 13 };
    content.push(el("text", end, row.text));
    const top = narrow ? y + 20 : y + 1;
    for (let i = 0; i <= row.full; i++)
      content.push(...block(row, i, left + (i % perLine) * pitch, top + Math.floor(i / perLine) * 18, pitch));
    y = top + Math.floor(row.full / perLine) * 18 + 26;
  }
  const drawn = content.reduce((sum: number, node) => sum + countClass(node, "full"), 0);
  const declared = rows.reduce((sum, row) => sum + row.full, 0);
  if (drawn !== declared) throw new Error(`${drawn} quotas drawn, ${declared} given`);
  return { width, height: y, content, summary };
}

function block(
  { full, part, hue }: QuotaRow,
  i: number,
  x: number,
  y: number,
  pitch: number,
): readonly Element[] {
  const size = { x, y, width: pitch - 1.5, height: 14 };
  if (i < full) return [el("rect", { ...size, class: `full fill-${hue}` })];
  return [
    el("rect", { ...size, class: "frame" }),
    el("rect", { ...size, class: `fill-${hue} quiet`, width: Math.max(0.5, part * (pitch - 1.5)) }),
  ];
}
