/**
 * The half circle that readers of encyclopaedias expect: an export, never the first view. Rows are chosen so that the dots
 * fill it evenly; parties follow one another along the arc in the order of the page.
 *
 * @module
 */

import { countClass, type Element, el, type Node } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { wrapText } from "./text.ts";
import type { Hue } from "./hues.ts";

export interface Hemicycle {
  readonly parties: readonly {
    readonly name: string;
    readonly hue: Hue;
    readonly seats: number;
    readonly total: string;
  }[];
  readonly summary: string;
}

interface Place {
  readonly angle: number;
  /** Part of the radius of the last row. */
  readonly radius: number;
}

/** From this width on the key stands beside the half circle, below it where there is less room. */
const BESIDE = 600;
const GAP = 32;

/** Draws all seats. Throws when the number of dots is not the number of seats. */
export function hemicycle({ parties, summary }: Hemicycle, width: number): Picture {
  const seats = parties.reduce((sum, party) => sum + party.seats, 0);
  const isBeside = width >= BESIDE;
  const arc = isBeside ? Math.floor(width * 0.64) : width;
  const { places, dot: part } = placesFor(seats);
  // Dots reach beyond the circle that goes through their middles.
  const outer = arc / 2 / (1 + part);
  const dot = outer * part;
  const centre = { x: arc / 2, y: arc / 2 };
  const inOrder = [...places].sort((a, b) => b.angle - a.angle || a.radius - b.radius);
  const dots: Element[] = [];
  let next = 0;
  for (const party of parties) {
    for (const place of inOrder.slice(next, next + party.seats)) {
      dots.push(
        el("circle", {
          class: `seat fill-${party.hue}`,
          cx: centre.x + Math.cos(place.angle) * place.radius * outer,
          cy: centre.y - Math.sin(place.angle) * place.radius * outer,
          r: dot,
        }),
      );
    }
    next += party.seats;
  }
  const under = centre.y + dot;
  const left = isBeside ? arc + GAP : 0;
  let bottom = isBeside ? 0 : under + 8;
  const key = parties.map((party) => {
    const y = bottom + 20;
    const lines = wrapText(`${party.name}: ${party.total}`, width - left - 22, 13);
    bottom += 4 + lines.length * 16;
    return el(
      "g",
      {},
      el("circle", { class: `fill-${party.hue}`, cx: left + 8, cy: y - 4, r: 5 }),
      ...lines.map((line, i) => el("text", { x: left + 22, y: y + i * 16 }, line)),
    );
  });
  const content: readonly Node[] = [
    ...dots,
    el("text", { class: "claim", "text-anchor": "middle", x: centre.x, y: centre.y - 4 }, `${seats}`),
    ...key,
  ];
  const drawn = content.reduce((sum: number, node) => sum + countClass(node, "seat"), 0);
  if (drawn !== seats) throw new Error(`${drawn} seats drawn, ${seats} declared`);
  return { width, height: Math.max(under, bottom) + 10, content, summary };
}

/** The radius of the first row, where that of the last is 1. */
const INNER = 0.42;

/**
 * Places for so many seats: as few rows as keep the dots apart, each row with its part by its length. The last row has the
 * radius 1, and `dot` is the radius of a dot.
 */
function placesFor(seats: number): { readonly places: readonly Place[]; readonly dot: number } {
  let rows = 1;
  let gap = 1;
  for (; rows < 40; rows++) {
    gap = rows === 1 ? 1 : (1 - INNER) / (rows - 1);
    if (capacity(rows, gap) >= seats) break;
  }
  const radii = Array.from({ length: rows }, (_, i) => (rows === 1 ? 1 : INNER + i * gap));
  const length = radii.reduce((sum, radius) => sum + radius, 0);
  const counts = radii.map((radius) => Math.floor((seats * radius) / length));
  for (
    let i = rows - 1, left = seats - counts.reduce((a, b) => a + b, 0);
    left > 0;
    left--, i = (i + rows - 1) % rows
  )
    counts[i] = (counts[i] ?? 0) + 1;
  const places = radii.flatMap((radius, i) => {
    const n = counts[i] ?? 0;
    return Array.from({ length: n }, (_, k) => ({
      radius,
      angle: n === 1 ? Math.PI / 2 : Math.PI - (Math.PI * k) / (n - 1),
    }));
  });
  const tightest = Math.min(
    gap,
    ...radii.map((radius, i) => (Math.PI * radius) / Math.max(1, (counts[i] ?? 0) - 1)),
  );
  return { places, dot: tightest * 0.42 };
}

function capacity(rows: number, gap: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    const radius = rows === 1 ? 1 : INNER + i * gap;
    sum += Math.floor((Math.PI * radius) / gap) + 1;
  }
  return sum;
}
