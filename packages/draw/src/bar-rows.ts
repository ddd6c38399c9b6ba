/**
 * Everybody's share from zero, with the line that has to be reached: whoever reaches it is solid, whoever does not is an
 * outline, and what is no party is hatched.
 *
 * @module
 */

import { hatchFill, hatchPattern } from "./hatch.ts";
import { el, type Node, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { drawLabels, placeLabels } from "./reference-lines.ts";
import { textWidth, wrapText } from "./text.ts";
import type { Hue } from "./hues.ts";

export interface BarRow {
  readonly name: string;
  readonly hue: Hue;
  /** Between 0 and 1, only for the length of the bar. */
  readonly share: number;
  /** "5.20 %" */
  readonly text: string;
  /** How far from the line: "+12,735.95"; empty for what cannot reach it. */
  readonly distance: string;
  readonly passes: boolean;
  readonly isLine?: boolean;
  /** The one that is asked about. */
  readonly isAsked?: boolean;
}

export interface BarRows {
  readonly rows: readonly BarRow[];
  readonly bar: { readonly at: number; readonly text: string };
  readonly summary: string;
  readonly id: string;
}

const NARROW = 480;

export function barRows({ rows, bar, summary, id }: BarRows, width: number): Picture {
  const narrow = width < NARROW;
  const shares = Math.max(0, ...rows.map((row) => textWidth(row.text, 12))) + 12;
  const distances = Math.max(0, ...rows.map((row) => textWidth(row.distance, 12))) + 12;
  const left = narrow ? 0 : Math.max(0, ...rows.map((row) => textWidth(row.name, 13))) + 16;
  const right = narrow ? 0 : shares + distances;
  const most = Math.max(bar.at, 0.01, ...rows.map((row) => row.share));
  const scale = (width - left - right) / most;
  const placed = placeLabels([{ x: left + bar.at * scale, text: bar.text }], width);
  const top = placed.height + 8;
  // Where there is little room, a long name has lines of its own, and what is said of it the line below.
  const heads = rows.map((row) => {
    const note = row.distance === "" ? row.text : `${row.text} · ${row.distance}`;
    const names = narrow ? wrapText(row.name, width, 13) : [row.name];
    const apart = narrow && textWidth(names.at(-1) ?? "", 13) + textWidth(note, 12) + 8 > width;
    return { note, names, lines: names.length + (apart ? 1 : 0) };
  });
  const heights = heads.map(({ lines }) => (narrow ? 26 + lines * 16 : 26));
  const bottom = top + heights.reduce((sum, height) => sum + height, 0);
  const barAt = short(left + bar.at * scale);
  const content: Node[] = [
    hatchPattern(id),
    ...drawLabels(placed.labels, top),
    el("path", { class: "axis", d: `M${short(left + 0.5)} ${top}V${bottom}` }),
  ];
  const texts: Node[] = [];
  let y = top;
  for (const [i, row] of rows.entries()) {
    const { note, names, lines } = heads[i] ?? { note: "", names: [row.name], lines: 1 };
    const line = y + (narrow ? 14 : 17);
    const bold = row.isAsked === true ? "strong halo" : "halo";
    content.push(
      el("rect", {
        ...(row.isLine === true
          ? { class: "hatched", fill: hatchFill(id) }
          : { class: `${row.passes ? "fill" : "open"}-${row.hue}` }),
        x: left,
        y: y + (narrow ? 4 + lines * 16 : 5),
        width: Math.max(1, row.share * scale),
        height: 14,
      }),
    );
    texts.push(
      ...names.map((name, n) => el("text", { class: bold, x: 0, y: line + n * 16 }, name)),
      ...(narrow
        ? [
            el(
              "text",
              { class: "note halo", "text-anchor": "end", x: width, y: line + (lines - 1) * 16 },
              note,
            ),
          ]
        : [
            el("text", { class: "note", "text-anchor": "end", x: width - distances, y: line }, row.text),
            el("text", { class: "note", "text-anchor": "end", x: width, y: line }, row.distance),
          ]),
    );
    y += heights[i] ?? 0;
  }
  content.push(el("path", { class: "line dashed", d: `M${barAt} ${top - 2}V${bottom}` }), ...texts);
  return { width, height: bottom + 6, content, summary };
}
