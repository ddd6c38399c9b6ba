/**
 * Districts as equal hexagons, grouped by the region in which they lie, regions roughly where they are. Whoever won is an
 * outline in the hue of the party; where nobody could say who won, the cell is hatched.
 *
 * @module
 */

import { hatchFill, hatchPattern } from "./hatch.ts";
import { type Element, el, type Node, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth } from "./text.ts";
import type { Hue } from "./hues.ts";

export interface DistrictCell {
  /** Its number, as printed. */
  readonly text: string;
  /** Of the winner; left out where it was not found. */
  readonly hue?: Hue;
  readonly label: string;
  readonly href?: string;
}

export interface DistrictGroup {
  /** A short sign of the region. */
  readonly code: string;
  /** Its place in the grid of regions; a group without one stands below, under its whole name. */
  readonly place?: { readonly column: number; readonly line: number };
  readonly cells: readonly DistrictCell[];
}

export interface DistrictCells {
  readonly groups: readonly DistrictGroup[];
  /** Winners with how many districts each has, and how many are not known. */
  readonly key: readonly { readonly hue?: Hue; readonly text: string }[];
  readonly summary: string;
  readonly id: string;
}

/** Cells in one line of a group. */
const PER_LINE = 2;

export function districtCells({ groups, key, summary, id }: DistrictCells, width: number): Picture {
  const placed = groups.filter((group) => group.place !== undefined);
  const columns = Math.max(1, ...placed.map((group) => (group.place?.column ?? 0) + 1));
  const lines = Math.max(1, ...placed.map((group) => (group.place?.line ?? 0) + 1));
  const cell = Math.min(96, Math.floor(width / columns));
  const radius = Math.min(17, cell / 4.2);
  const high = 20 + 2 * (radius * 1.75 + 4);
  const content: Node[] = [hatchPattern(id)];
  for (const { code, place, cells } of placed) {
    if (place === undefined) continue;
    const [x, y] = [place.column * cell, place.line * high];
    content.push(
      el("text", { class: "note", x: x + 2, y: y + 13 }, code),
      ...cells.map((each, i) =>
        drawCell(each, {
          x: x + radius + 2 + (i % PER_LINE) * (radius * 2 + 2),
          y: y + 20 + radius + Math.floor(i / PER_LINE) * (radius * 1.75 + 2),
          radius,
          id,
        }),
      ),
    );
  }
  let y = lines * high + 8;
  for (const { code, place, cells } of groups) {
    if (place !== undefined) continue;
    content.push(
      el("text", { class: "note", x: 2, y: y + 13 }, code),
      ...cells.map((each, i) =>
        drawCell(each, { x: radius + 2 + i * (radius * 2 + 2), y: y + 22 + radius, radius, id }),
      ),
    );
    y += 22 + radius * 2 + 10;
  }
  const legend = drawKey(key, y + 8, width, id);
  return { width, height: legend.bottom, content: [...content, ...legend.content], summary };
}

function drawCell(
  { text, hue, label, href }: DistrictCell,
  {
    x,
    y,
    radius,
    id,
  }: { readonly x: number; readonly y: number; readonly radius: number; readonly id: string },
): Element {
  const content = [
    shapeOf(hue, x, y, radius, id),
    el("text", { class: "small halo", "text-anchor": "middle", x, y: y + 4 }, text),
  ];
  return href === undefined
    ? el("g", { class: "area" }, el("title", {}, label), ...content)
    : el("a", { class: "area", href, "aria-label": label }, ...content);
}

function shapeOf(hue: Hue | undefined, x: number, y: number, radius: number, id: string): Element {
  const d = `${[0, 1, 2, 3, 4, 5]
    .map((i) => {
      const angle = (Math.PI / 3) * i + Math.PI / 6;
      const [px, py] = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
      return `${i === 0 ? "M" : "L"}${short(px)} ${short(py)}`;
    })
    .join("")}Z`;
  return hue === undefined
    ? el("path", { class: "tile", fill: hatchFill(id), d })
    : el("path", { class: `won open-${hue}`, d });
}

function drawKey(
  key: DistrictCells["key"],
  top: number,
  width: number,
  id: string,
): { readonly content: readonly Element[]; readonly bottom: number } {
  let [x, y] = [0, top + 12];
  const content = key.flatMap(({ hue, text }): Element[] => {
    const size = 22 + textWidth(text, 12);
    if (x > 0 && x + size > width) [x, y] = [0, y + 22];
    const drawn = [shapeOf(hue, x + 8, y - 4, 8, id), el("text", { class: "note", x: x + 22, y }, text)];
    x += size + 16;
    return drawn;
  });
  return { content, bottom: y + 8 };
}
