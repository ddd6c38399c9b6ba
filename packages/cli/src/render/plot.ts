/**
 * Plots as signs: small enough for a terminal, drawn of the same data as the pictures of a page. Of a heat map only the panel
 * that is asked about is drawn.
 *
 * @module
 */

import { letterOf, lineKey, type Plot, type PlotAxis } from "@urna/words";
import { pad, widthOf } from "./width.ts";

type Of<S extends Plot["shape"]> = Extract<Plot, { readonly shape: S }>;

/** A plot is no wider and no higher than this. */
const WIDEST = 62;
const HEIGHT = 16;
const LOW = 10;

/** The plot as lines of text, no wider than the page. */
export function plotLines(plot: Plot, width: number): readonly string[] {
  const labels = Math.max(...plot.y.ticks.map(({ text }) => widthOf(text)), 1);
  const columns = Math.max(10, Math.min(WIDEST, width - labels - 4));
  switch (plot.shape) {
    case "heat":
      return framed(plot, heatRows(plot, Math.min(columns, 50)), labels);
    case "bars":
      return [
        ...framed(plot, barRows(plot, columns), labels),
        `${" ".repeat(labels + 3)}█ ${plot.key.bar}`,
        `${" ".repeat(labels + 3)}░ ${plot.key.band}`,
      ];
    case "lines":
      return [
        ...framed(plot, lineRows(plot, columns), labels),
        ...plot.lines.map((line, i) => `${" ".repeat(labels + 3)}${lineKey(line, i)}`),
      ];
  }
}

/** Rows from the top, with the values of both axes and their titles. */
function framed({ x, y }: Plot, rows: readonly string[], labels: number): readonly string[] {
  const at = new Map(
    y.ticks.map(({ at: value, text }) => [rows.length - 1 - cellOf(y, value, rows.length), text]),
  );
  const columns = rows[0]?.length ?? 0;
  const under = Array.from({ length: columns + 8 }, () => " ");
  let free = 0;
  for (const { at: value, text } of x.ticks) {
    const from = Math.max(0, cellOf(x, value, columns) - Math.floor(text.length / 2));
    if (from < free) continue;
    for (const [i, sign] of Array.from(text).entries()) under[from + i] = sign;
    free = from + text.length + 1;
  }
  const indent = " ".repeat(labels + 3);
  return [
    `  ${y.title}`,
    ...rows.map((row, i) => `  ${pad(at.get(i) ?? "", labels, "right")}│${row}`),
    `${indent}${"─".repeat(columns)}`,
    `${indent}${under.join("").trimEnd()}`,
    `${indent}${x.title}`,
  ];
}

/** The cell of a value; the end of the axis lies in the last one. */
function cellOf({ from, to }: PlotAxis, value: number, cells: number): number {
  return Math.min(cells - 1, Math.max(0, Math.floor(((value - from) / (to - from)) * cells)));
}

const SHADES = ["·", "░", "▒", "▓", "█"] as const;

function heatRows({ panels }: Of<"heat">, columns: number): readonly string[] {
  const [panel] = panels;
  if (panel === undefined) return [];
  const rows = Math.ceil(columns / 2.5);
  const counts = new Float64Array(rows * columns);
  for (const { x, y, count } of panel.cells) {
    const at =
      Math.floor(((panel.side - 1 - y) / panel.side) * rows) * columns +
      Math.floor((x / panel.side) * columns);
    counts[at] = (counts[at] ?? 0) + count;
  }
  const most = Math.max(...counts);
  const shade = (count: number): string => {
    if (count === 0) return " ";
    const step = Math.floor((SHADES.length * Math.log(count)) / Math.log(most + 1));
    return SHADES[Math.min(SHADES.length - 1, step)] ?? " ";
  };
  return Array.from({ length: rows }, (_, r) =>
    Array.from(counts.subarray(r * columns, (r + 1) * columns), shade).join(""),
  );
}

const EIGHTHS = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** What lies inside the band is light, what lies above it is dark; neighbours stand together where there is no room. */
function barRows({ bars, y }: Of<"bars">, columns: number): readonly string[] {
  const together = Math.ceil(bars.length / columns);
  const groups = Array.from({ length: Math.ceil(bars.length / together) }, (_, g) =>
    bars.slice(g * together, (g + 1) * together),
  );
  const sums = groups.map((group) => ({
    value: group.reduce((sum, bar) => sum + bar.value, 0),
    high: group.reduce((sum, bar) => sum + bar.high, 0),
  }));
  const top = Math.max(y.to, ...sums.map(({ value }) => value));
  return Array.from({ length: LOW }, (_, r) => {
    const floor = ((LOW - 1 - r) / LOW) * top;
    return sums
      .map(({ value, high }) => {
        const eighths = Math.round(((value - floor) / (top / LOW)) * 8);
        if (eighths <= 0) return " ";
        const isInside = floor + top / LOW / 2 < high;
        return isInside ? "░" : (EIGHTHS[Math.min(8, eighths)] ?? " ");
      })
      .join("");
  });
}

function lineRows({ x, y, lines }: Of<"lines">, columns: number): readonly string[] {
  const rows = Array.from({ length: HEIGHT }, () => Array.from({ length: columns }, () => " "));
  for (const [i, { points }] of lines.entries()) {
    for (const point of points) {
      const row = rows[HEIGHT - 1 - cellOf(y, point.y, HEIGHT)];
      if (row !== undefined) row[cellOf(x, point.x, columns)] = letterOf(i);
    }
  }
  return rows.map((row) => row.join(""));
}
