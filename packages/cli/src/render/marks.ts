/**
 * Seats drawn as marks, one each: a row for everybody, ticks above the seats that make a majority.
 *
 * @module
 */

import type { Cell, Column, Marks } from "@urna/words";
import { pad, widthOf } from "./width.ts";

const SHAPES = { square: "■", circle: "○" } as const;
/** Of seats that are not decided. */
const OPEN_SHAPES = { square: "□", circle: "◌" } as const;
/** The first line is the lowest majority: solid; the others are broken. */
const HAIRLINES = ["│", "¦"] as const;
/** Narrower pages have no room for marks. */
const NARROWEST = 80;

interface Drawing {
  readonly marks: Marks;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Lines of the drawing; none where one mark for each seat does not fit, and where there is nothing to draw. */
export function drawMarks({ marks, columns, rows }: Drawing, width: number): readonly string[] {
  const places = marks.columns.map(({ key }) => columns.findIndex((column) => column.key === key));
  const drawn = rows
    .map((cells) => {
      const seats = places.map((place) => seatsIn(cells[place]));
      const [first] = cells;
      return {
        shapes: first !== undefined && first.raw === marks.open ? OPEN_SHAPES : SHAPES,
        label: cells.find((_, i) => columns[i]?.align === "left")?.text ?? "",
        seats,
        total: sum(seats),
      };
    })
    .filter((row) => row.total > 0);
  const most = Math.max(0, ...drawn.map((row) => row.total));
  const ticks = marks.lines.map((line, i) => ({ ...line, hairline: HAIRLINES[Math.min(i, 1)] ?? "" }));
  const reach = Math.max(most + 1 + `${most}`.length, ...ticks.map((tick) => tick.at));
  const room = width - reach - 1;
  if (width < NARROWEST || most === 0 || room < 4) return [];
  const labelWidth = Math.min(room, Math.max(...drawn.map((row) => widthOf(row.label))));
  const indent = " ".repeat(labelWidth + 1);

  const legend = marks.columns.map(({ shape, text }) => `${SHAPES[shape]} ${text}`).join("   ");
  return [
    ...captions(legend, ticks, labelWidth + 1),
    ...drawn.flatMap(({ label, seats, total, shapes }) => {
      const row = seats.map((n, i) => shapes[marks.columns[i]?.shape ?? "square"].repeat(n)).join("");
      const line = withHairlines(`${row} ${total}`, ticks);
      return widthOf(label) <= labelWidth ? [`${pad(label, labelWidth)} ${line}`] : [label, indent + line];
    }),
  ];
}

interface Tick {
  readonly at: number;
  readonly text: string;
  readonly hairline: string;
}

/** The legend, and the words of each line, which end above the seat that they name. */
function captions(legend: string, ticks: readonly Tick[], indent: number): readonly string[] {
  const words = ticks.map(({ at, text, hairline }) => {
    const caption = `${at} ${text} ${hairline}`;
    return { caption, from: Math.max(0, indent + at - widthOf(caption)) };
  });
  let line = legend;
  for (const { caption, from } of words) {
    if (widthOf(line) + 1 > from) return severalLines(legend, words, ticks, indent);
    line = pad(line, from) + caption;
  }
  return [line];
}

/** Each caption on a line of its own, the rightmost first, so that the hairlines of those above pass beside it. */
function severalLines(
  legend: string,
  words: readonly { readonly caption: string; readonly from: number }[],
  ticks: readonly Tick[],
  indent: number,
): readonly string[] {
  const lines: string[] = [];
  for (const [i, { caption, from }] of [...words.entries()].reverse()) {
    const fits = lines.length === 0 && widthOf(legend) + 1 <= from;
    if (lines.length === 0 && !fits) lines.push(legend);
    const line = pad(fits ? legend : "", from) + caption;
    const beyond = ticks.slice(i + 1).map((tick) => ({ ...tick, at: tick.at + indent }));
    lines.push(withHairlines(line, beyond));
  }
  return lines;
}

/** Hairlines at the seats that matter, where the row is empty. */
function withHairlines(row: string, ticks: readonly Tick[]): string {
  // Marks, digits and hairlines take one column and one code unit each.
  let line = row;
  for (const { at, hairline } of ticks) {
    if (at > line.length + 1) line = line.padEnd(at - 1) + hairline;
  }
  return line;
}

function seatsIn(cell: Cell | undefined): number {
  return typeof cell?.raw === "number" && Number.isSafeInteger(cell.raw) && cell.raw > 0 ? cell.raw : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
