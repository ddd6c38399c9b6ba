/**
 * Seats as marks, one for each seat, one row for each contender: a square for a list seat, a circle for a seat won in a
 * district. Lines stand at the numbers that matter. Nothing is ever left out: what is drawn is counted.
 *
 * @module
 */

import { countClass, type Element, el, type Node, short } from "./markup.ts";
import { type Picture, stampPlot } from "./picture.ts";
import { drawLabels, placeLabels, type ReferenceLine } from "./reference-lines.ts";
import { textWidth, wrapText } from "./text.ts";
import type { Hue } from "./hues.ts";

export interface SeatRow {
  /** The id of the contender: its marks are found by it. */
  readonly id: string;
  readonly name: string;
  readonly hue: Hue;
  /** Seats by tier, in the order of `tiers`; whole numbers. */
  readonly seats: readonly number[];
  /** The number as it is written: "62". */
  readonly total: string;
  /** What stands beside it: "40 list + 22 district". */
  readonly note: string;
  /** How it was before: "−14", "new"; below the note where there is one. */
  readonly change?: string;
  /** What is said right behind the number: how close it was. */
  readonly aside?: string;
  /** Seats that nobody holds: hollow marks. */
  readonly isEmpty?: boolean;
  /** Seats of the real result, where this is a what-if: those that are lost stay as hollow marks. */
  readonly before?: number;
}

export interface SeatRows {
  readonly rows: readonly SeatRow[];
  readonly tiers: readonly { readonly shape: "square" | "circle"; readonly text: string }[];
  readonly lines: readonly ReferenceLine[];
  readonly summary: string;
  /** "WHAT-IF", where it is one. */
  readonly stamp?: string;
}

const LARGEST_PITCH = 12;
const SMALLEST_PITCH = 4;
/** Below this width names stand above their marks. */
const NARROW = 480;
/** Beside the marks, for what stands there: at least so much, so that the labels of the lines have room too. */
const GUTTER = 148;
/** A longer breakdown is broken into lines. */
const NOTE = 168;
/** The furthest from the marks that a breakdown begins. */
const CLEAR = 34;

interface Layout {
  readonly left: number;
  /** Distance of two marks, in pixels. */
  readonly pitch: number;
  /** Marks on top of each other. */
  readonly stack: number;
  readonly narrow: boolean;
}

/** Draws the seats. Throws when the number of marks is not the number of seats. */
export function seatRows(given: SeatRows, width: number): Picture {
  if (given.stamp === undefined) return drawRows(given, width);
  // A what-if has a frame, and its content stands clear of it.
  const inner = drawRows(given, width - 2 * INSET);
  const height = inner.height + INSET + 18;
  const content = [
    el("g", { transform: `translate(${INSET} ${INSET})` }, ...inner.content),
    ...stampPlot(given.stamp, width, height),
  ];
  return { width, height, content, summary: given.summary };
}

const INSET = 10;

function drawRows(given: SeatRows, width: number): Picture {
  const layout = layOut(given, width);
  const { left, pitch, stack, narrow } = layout;
  const xOf = (seats: number): number => left + Math.floor(seats / stack) * pitch;
  const key = drawKey(given, narrow ? 14 : 12);
  const placed = placeLabels(
    given.lines.map((line) => ({ x: xOf(line.at), text: line.text })),
    width,
  );
  const lapped = placed.labels.some((label) => label.level === 0 && label.x < key.width + 12);
  const top = Math.max(24, placed.height + (lapped || narrow ? 24 : 8));

  const content: Node[] = [...key.nodes];
  const marks: Element[] = [];
  let y = top;
  let firstBottom = top;
  let firstMarks = top;
  for (const [i, row] of given.rows.entries()) {
    const drawn = narrow ? narrowRow(row, layout, y, { ...given, width }) : wideRow(row, layout, y, given);
    content.push(...drawn.texts);
    marks.push(...drawn.marks);
    y += drawn.height;
    if (i > 0) continue;
    firstBottom = y - (narrow ? 4 : 2);
    firstMarks = drawn.marksTop;
  }
  for (const [i, line] of given.lines.entries()) {
    const style = `line${i > 0 ? " dashed" : ""}`;
    const x = xOf(line.at) - 0.5;
    content.unshift(
      el("path", { class: "through", d: `M${short(x)} ${short(firstBottom)}V${short(y - 4)}` }),
    );
    content.push(el("path", { class: style, d: lineAt(line.at, layout, top - 4, firstMarks, firstBottom) }));
  }
  content.push(...drawLabels(placed.labels, top), ...marks);
  const height = y + 4;

  const declared = given.rows.reduce((sum, row) => sum + sumOf(row.seats), 0);
  const drawn = content.reduce((sum: number, node) => sum + countClass(node, "seat"), 0);
  if (drawn !== declared) throw new Error(`${drawn} seats drawn, ${declared} declared`);
  return { width, height, content, summary: given.summary };
}

function layOut({ rows, lines }: SeatRows, width: number): Layout {
  const narrow = width < NARROW;
  const widest = Math.max(0, ...rows.map((row) => textWidth(row.name, 13)));
  const left = narrow ? 2 : Math.min(180, widest + 14);
  const notes = rows.flatMap(notesOf).map((line) => textWidth(line, 12));
  const room = width - left - (narrow ? 8 : Math.max(GUTTER, CLEAR + 2 + Math.max(0, ...notes)));
  const most = Math.max(
    1,
    ...rows.map((row) => Math.max(sumOf(row.seats), row.before ?? 0)),
    ...lines.map((line) => line.at),
  );
  let stack = 1;
  while (room / Math.ceil(most / stack) < SMALLEST_PITCH) stack++;
  const pitch = Math.min(LARGEST_PITCH, room / Math.ceil(most / stack));
  return { left, pitch, stack, narrow };
}

interface Drawn {
  readonly texts: readonly Element[];
  readonly marks: readonly Element[];
  readonly height: number;
  /** Where its first mark stands. */
  readonly marksTop: number;
}

function wideRow(row: SeatRow, layout: Layout, y: number, { lines, rows, tiers }: SeatRows): Drawn {
  const { left, pitch, stack } = layout;
  const names = wrapText(row.name, left - 10, 13);
  const notes = notesOf(row);
  const inner = Math.max(stack * pitch, names.length * 16, notes.length * 16, 14);
  const height = inner + 8;
  const middle = y + inner / 2;
  const columns = Math.ceil(Math.max(sumOf(row.seats), row.before ?? 0) / stack);
  const end = left + columns * pitch;
  const furthest = Math.max(
    ...lines.map((line) => Math.ceil(line.at / stack)),
    ...rows.map((each) => Math.ceil(Math.max(sumOf(each.seats), each.before ?? 0) / stack)),
  );
  const noteAt = left + furthest * pitch + (stack > 1 || end > left + furthest * pitch - 28 ? CLEAR : 14);
  return {
    height,
    texts: [
      ...names.map((name, i) =>
        el("text", { x: 0, y: middle + 4.5 + (i - (names.length - 1) / 2) * 16 }, name),
      ),
      el("text", { class: "strong halo", x: end + 3, y: middle + 4.5 }, row.total),
      ...notes.map((note, i) =>
        el(
          "text",
          { class: "note halo", x: noteAt, y: middle + 4.5 + (i - (notes.length - 1) / 2) * 16 },
          note,
        ),
      ),
      ...(row.aside === undefined
        ? []
        : [
            el(
              "text",
              { class: "note halo", x: end + 16 + textWidth(row.total, 13), y: middle + 4.5 },
              row.aside,
            ),
          ]),
    ],
    marks: drawMarks(row, tiers, layout, middle - (stack * pitch) / 2),
    marksTop: middle - (stack * pitch) / 2,
  };
}

/** What stands beside the marks of a row, line by line. */
function notesOf({ note, change = "" }: SeatRow): readonly string[] {
  return [...wrapText(note, NOTE, 12), ...wrapText(change, NOTE, 12)];
}

/** Name, number and breakdown in one line where there is room, the marks below them. */
function narrowRow(
  row: SeatRow,
  layout: Layout,
  y: number,
  { tiers, width }: SeatRows & { readonly width: number },
): Drawn {
  const { pitch, stack } = layout;
  const total = textWidth(row.total, 14);
  const names = wrapText(row.name, width - total - 8, 14);
  const last = textWidth(names.at(-1) ?? "", 14);
  const first = y + 13;
  const line = first + Math.max(0, names.length - 1) * 17;
  const size = last + total + 16;
  const beside = [row.note, row.change ?? "", row.aside ?? ""].filter((each) => each !== "").join("; ");
  const fits = size + textWidth(beside, 12) <= width;
  const note = (x: number, at: number): readonly Element[] =>
    beside === "" ? [] : [el("text", { class: "note halo", x, y: at }, beside)];
  const marksAt = line + (fits || beside === "" ? 7 : 23);
  return {
    height: marksAt - y + stack * pitch + 12,
    texts: [
      ...names.map((name, i) => el("text", { class: "halo", x: 0, y: first + i * 17 }, name)),
      el("text", { class: "strong halo", x: last + 6, y: line }, row.total),
      ...(fits ? note(size, line) : note(0, line + 16)),
    ],
    marks: drawMarks(row, tiers, layout, marksAt),
    marksTop: marksAt,
  };
}

/** Column by column, each from the top; then hollow marks for seats that the real result had. */
function drawMarks(
  row: SeatRow,
  tiers: SeatRows["tiers"],
  { left, pitch, stack }: Layout,
  top: number,
): readonly Element[] {
  const size = pitch >= 6 ? pitch - 1.2 : pitch - 0.8;
  const xOf = (n: number): number => left + Math.floor(n / stack) * pitch;
  const yOf = (n: number): number => top + (n % stack) * pitch;
  const marks: Element[] = [];
  for (const [tier, seats] of row.seats.entries()) {
    const shape = tiers[tier]?.shape ?? "square";
    for (let seat = 0; seat < seats; seat++)
      marks.push(drawMark(xOf(marks.length), yOf(marks.length), size, row, shape));
  }
  for (let n = marks.length; n < (row.before ?? 0); n++) {
    const at = { x: xOf(n) + 0.5, y: yOf(n) + 0.5, width: size - 1, height: size - 1 };
    marks.push(el("rect", { class: "ghost", ...at }));
  }
  return [el("g", { "data-row": row.id, "data-name": row.name, "data-label": labelOf(row) }, ...marks)];
}

/** "Amanat, 62: 40 list + 22 district" */
function labelOf({ name, total, note }: SeatRow): string {
  return [`${name}, ${total}`, ...(note === "" ? [] : [note])].join(": ");
}

function drawMark(
  x: number,
  y: number,
  size: number,
  { hue, isEmpty = false }: SeatRow,
  shape: "square" | "circle",
): Element {
  if (isEmpty && shape === "square")
    return el("rect", {
      class: "seat key-open",
      x: x + 0.75,
      y: y + 0.75,
      width: size - 1.5,
      height: size - 1.5,
    });
  if (shape === "square") return el("rect", { class: `seat fill-${hue}`, x, y, width: size, height: size });
  const half = size / 2;
  return el("circle", { class: `seat open-${hue}`, cx: x + half, cy: y + half, r: half - 0.75 });
}

function drawKey(
  { tiers }: SeatRows,
  y: number,
): { readonly nodes: readonly Element[]; readonly width: number } {
  if (tiers.length < 2) return { nodes: [], width: 0 };
  let x = 0;
  const nodes = tiers.flatMap(({ shape, text }): Element[] => {
    const sign =
      shape === "square"
        ? el("rect", { class: "key", x, y: y - 9, width: 8, height: 8 })
        : el("circle", { class: "key-open", cx: x + 4, cy: y - 5, r: 3.5 });
    const label = el("text", { class: "note", x: x + 13, y }, text);
    x += 13 + textWidth(text, 12) + 18;
    return [sign, label];
  });
  return { nodes, width: x };
}

/** The line after so many seats: straight, or with a step where marks are stacked and a column is not full. */
function lineAt(
  at: number,
  { left, pitch, stack }: Layout,
  from: number,
  marksTop: number,
  to: number,
): string {
  const whole = Math.floor(at / stack);
  const rest = at % stack;
  const x = left + whole * pitch - 0.5;
  if (rest === 0) return `M${short(x)} ${short(from)}V${short(to)}`;
  return `M${short(x + pitch)} ${short(from)}V${short(marksTop + rest * pitch)}H${short(x)}V${short(to)}`;
}

function sumOf(seats: readonly number[]): number {
  return seats.reduce((sum, n) => sum + n, 0);
}
