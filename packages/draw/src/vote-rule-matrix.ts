/**
 * Votes by rules: the same votes under several laws, in one grid. Down a column the votes change, along a row the rules. What
 * can only be bounded is hatched between its bounds; what two readings of a law give has two bars.
 *
 * @module
 */

import { hatchFill, hatchPattern } from "./hatch.ts";
import { type Element, el, type Node, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth, wrapText } from "./text.ts";
import type { Hue } from "./hues.ts";

/** One cell: seats that were computed, or bounds, or neither. */
export interface MatrixCell {
  /** As it is written: "65 or 60", "51 to 80". */
  readonly text: string;
  /** Computed seats, one for each reading; empty where they cannot be computed. */
  readonly seats: readonly number[];
  readonly bounds?: { readonly least: number; readonly most: number };
}

export interface VoteRuleMatrix {
  /** Rules, each with its house and the number that is drawn as a line. */
  readonly columns: readonly {
    readonly text: string;
    readonly house: number;
    readonly line?: number;
  }[];
  readonly rows: readonly { readonly text: string; readonly cells: readonly MatrixCell[] }[];
  readonly hue: Hue;
  /** What the line in every bar means: "| two thirds". */
  readonly lineText: string;
  readonly summary: string;
  readonly id: string;
}

const NARROW = 560;
const GAP = 24;

export function voteRuleMatrix(given: VoteRuleMatrix, width: number): Picture {
  const drawn = width < NARROW ? stacked(given, width) : grid(given, width);
  return {
    width,
    height: drawn.height,
    content: [hatchPattern(given.id), ...drawn.content],
    summary: given.summary,
  };
}

interface Drawn {
  readonly content: readonly Node[];
  readonly height: number;
}

function grid({ columns, rows, hue, lineText, id }: VoteRuleMatrix, width: number): Drawn {
  const left = Math.min(150, Math.max(0, ...rows.map((row) => textWidth(row.text, 13))) + 16);
  const size = (width - left) / Math.max(1, columns.length);
  const titles = columns.map((column) => wrapText(column.text, size - GAP, 12));
  const head = Math.max(1, ...titles.map((lines) => lines.length)) * 16 + 8;
  const content: Node[] = titles.flatMap((lines, c) =>
    lines.map((line, i) => el("text", { class: "note", x: left + c * size, y: 12 + i * 16 }, line)),
  );
  let y = head;
  for (const row of rows) {
    content.push(el("path", { class: "through", d: `M0 ${y}H${width}` }));
    content.push(
      ...wrapText(row.text, left - 12, 13).map((line, i) =>
        el("text", { class: "strong", x: 0, y: y + 22 + i * 17 }, line),
      ),
    );
    for (const [c, cell] of row.cells.entries()) {
      const column = columns[c];
      if (column === undefined) continue;
      const x = left + c * size;
      const lines = wrapText(cell.text, size - GAP, 13);
      content.push(
        ...lines.map((line, i) => el("text", { class: "strong", x, y: y + 22 + i * 17 }, line)),
        ...cellBar(cell, column, { x, y: y + 52, room: size - GAP, hue, id }),
      );
    }
    y += 84;
  }
  return withNote(content, lineText, { x: left, y: y + 4, room: width - left });
}

/** One cell below the other, with the rules above each. */
function stacked({ columns, rows, hue, lineText, id }: VoteRuleMatrix, width: number): Drawn {
  const content: Node[] = [];
  let y = 0;
  for (const row of rows) {
    content.push(el("text", { class: "strong", x: 0, y: y + 14 }, row.text));
    y += 26;
    for (const [c, cell] of row.cells.entries()) {
      const column = columns[c];
      if (column === undefined) continue;
      const title = wrapText(column.text, width, 12);
      const lines = wrapText(cell.text, width, 13);
      content.push(
        el("path", { class: "through", d: `M0 ${y}H${width}` }),
        ...title.map((line, i) => el("text", { class: "note", x: 0, y: y + 16 + i * 16 }, line)),
      );
      y += 6 + title.length * 16;
      content.push(
        ...lines.map((line, i) => el("text", { class: "strong", x: 0, y: y + 14 + i * 17 }, line)),
      );
      y += lines.length * 17 + 6;
      content.push(...cellBar(cell, column, { x: 0, y, room: width, hue, id }));
      y += 30;
    }
    y += 14;
  }
  return withNote(content, lineText, { x: 0, y, room: width });
}

function withNote(
  content: readonly Node[],
  note: string,
  { x, y, room }: { readonly x: number; readonly y: number; readonly room: number },
): Drawn {
  const lines = wrapText(note, room, 12);
  return {
    content: [...content, ...lines.map((line, i) => el("text", { class: "note", x, y: y + i * 16 }, line))],
    height: y + lines.length * 16,
  };
}

/** The bars of a cell: from zero, inside the frame of the whole house. */
function cellBar(
  cell: MatrixCell,
  { house, line }: VoteRuleMatrix["columns"][number],
  at: {
    readonly x: number;
    readonly y: number;
    readonly room: number;
    readonly hue: Hue;
    readonly id: string;
  },
): readonly Element[] {
  const { x, y, room, hue, id } = at;
  const scale = room / Math.max(1, house);
  const high = 16;
  const bars = cell.seats.map((seats, i) =>
    el("rect", {
      class: `fill-${hue}`,
      x,
      y: y + (i * high) / cell.seats.length,
      width: seats * scale,
      height: high / cell.seats.length - (cell.seats.length > 1 ? 1 : 0),
    }),
  );
  const between =
    cell.bounds === undefined
      ? []
      : [
          el("rect", { class: `open-${hue}`, x, y, width: cell.bounds.least * scale, height: high }),
          el("rect", {
            class: "hatched",
            fill: hatchFill(id),
            x: x + cell.bounds.least * scale,
            y,
            width: (cell.bounds.most - cell.bounds.least) * scale,
            height: high,
          }),
        ];
  const nothing =
    cell.seats.length === 0 && cell.bounds === undefined
      ? [el("rect", { class: "hatched", fill: hatchFill(id), x, y, width: room, height: high })]
      : [];
  return [
    ...nothing,
    ...between,
    ...bars,
    el("rect", { class: "frame", x, y, width: room, height: high }),
    ...(line === undefined
      ? []
      : [el("path", { class: "line", d: `M${short(x + line * scale)} ${y - 4}V${y + high + 4}` })]),
  ];
}
