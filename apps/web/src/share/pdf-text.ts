/**
 * Blocks of a report as items on a page of a PDF, each with its height, so that what fits can be known before it is drawn.
 *
 * @module
 */

import type { Block, Cell, Table, Words } from "@urna/words";
import type { Canvas } from "./pdf-picture.ts";
import type { Style } from "./pdf-hand.ts";

type Facts = Extract<Block, { readonly kind: "facts" }>;

/** One part of a column of text: nothing of it is torn apart. */
export interface Item {
  readonly height: number;
  /** Draws it below `y`. */
  draw(y: number): void;
}

/** Where a column stands and how it is set. */
export interface Setting extends Canvas {
  readonly words: Words;
  readonly x: number;
  readonly width: number;
  readonly size: number;
  /** Rows of a table that are shown. */
  readonly rows: number;
}

const INK = "#16181D";
const QUIET = "#5A574F";
const RULE = "#B9B5AB";

export function plain(size: number): Style {
  return { family: "Inter", weight: 400, size, colour: INK };
}
function strong(size: number): Style {
  return { ...plain(size), weight: 600 };
}
export function quiet(size: number): Style {
  return { ...plain(size), colour: QUIET };
}
export function claim(size: number): Style {
  return { family: "Source Serif 4", weight: 600, size, colour: INK };
}

/** A text in lines of a style; `above` is left free before it. */
export function textItems(
  { hand, x, width }: Pick<Setting, "hand" | "x" | "width">,
  text: string,
  style: Style,
  above = 0,
): readonly Item[] {
  const step = style.size * 1.36;
  return hand.lines(text, width, style).map((line, i) => {
    const gap = i === 0 ? above : 0;
    return {
      height: gap + step,
      draw: (y) => hand.write(line, { x, y: y + gap + style.size }, style),
    };
  });
}

/** A block of a report; what is no text has none. */
export function blockItems(setting: Setting, block: Block): readonly Item[] {
  const { size } = setting;
  switch (block.kind) {
    case "heading":
      return textItems(setting, block.text, strong(size + 1), size);
    case "paragraph":
      return textItems(setting, block.text, plain(size), size * 0.3);
    case "facts":
      return factItems(setting, block);
    case "list":
      return block.items.flatMap((item) => textItems(setting, `– ${item}`, plain(size)));
    case "table":
      return tableItems(setting, block);
    case "answer":
    case "plot":
    case "finding":
      return [];
  }
}

function factItems(setting: Setting, { rows }: Facts): readonly Item[] {
  const { hand, x, width, size } = setting;
  const left = Math.min(
    width * 0.3,
    Math.max(0, ...rows.map(({ label }) => hand.width(label, quiet(size)))) + 10,
  );
  return rows.flatMap(({ label, value, remark }) => {
    const said = [value, ...(remark === undefined || remark === "" ? [] : [`(${remark})`])].join("   ");
    const labels = textItems({ hand, x, width: left - 6 }, label, quiet(size));
    const values = textItems({ hand, x: x + left, width: width - left }, said, plain(size));
    return [beside(labels, values)];
  });
}

/** Two columns of items as one. */
function beside(...columns: readonly (readonly Item[])[]): Item {
  return {
    height: Math.max(...columns.map(heightOf)),
    draw: (y) => {
      for (const column of columns) drawItems(column, y);
    },
  };
}

export function heightOf(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + item.height, 0);
}

/** Draws items below each other and gives the place below the last. */
export function drawItems(items: readonly Item[], from: number): number {
  let y = from;
  for (const item of items) {
    item.draw(y);
    y += item.height;
  }
  return y;
}

/** Between columns of a table, in sizes of its letters. */
const GAP = 1.6;

/** A table with its head, its first rows, what divides them, and its totals; how many rows were left out is said. */
export function tableItems(setting: Setting, { columns, rows, lines = [], totals }: Table): readonly Item[] {
  const { doc, hand, words, x, width, rows: most } = setting;
  if (most === 0) return [];
  const shown = rows.slice(0, most);
  const left = rows.length - shown.length;
  const heads = columns.map(({ title }) => title);
  const all = [heads, ...shown.map(textsOf), ...(totals === undefined ? [] : [textsOf(totals)])];
  const ems = columns.map((_, i) =>
    Math.max(
      0,
      ...all.flatMap((texts) => [plain(1), strong(1)].map((style) => hand.width(texts[i] ?? "", style))),
    ),
  );
  const gaps = GAP * (columns.length - 1);
  // As large as was asked for, or so large that the columns have room.
  const size = Math.max(SMALLEST, Math.min(setting.size, width / (sum(ems) + gaps)));
  const widths = narrowed(
    ems.map((each) => each * size),
    width - gaps * size,
  );
  const row = (texts: readonly string[], style: Style): Item => {
    let from = x;
    const cells = columns.map(({ align }, i): readonly Item[] => {
      const room = widths[i] ?? 0;
      const own = texts[i] ?? "";
      const at = align === "right" ? from + Math.max(0, room - hand.width(own, style)) : from;
      from += room + GAP * size;
      return textItems({ hand, x: at, width: room + 0.1 }, own, style);
    });
    return beside(...cells);
  };
  const rule = (dash?: number): Item => ({
    height: 3,
    draw: (y) => {
      doc
        .moveTo(x, y + 1.5)
        .lineTo(x + sum(widths) + gaps * size, y + 1.5)
        .lineWidth(0.5);
      if (dash === undefined) doc.undash();
      else doc.dash(dash, { space: dash });
      doc.stroke(RULE);
      doc.undash();
    },
  });
  return [
    { height: size * 0.5, draw: () => undefined },
    row(heads, quiet(size)),
    rule(),
    ...shown.flatMap((cells, i) => [
      ...lines
        .filter((line) => line.before === i)
        .flatMap((line) => [rule(2), ...textItems(setting, line.text, quiet(size))]),
      row(textsOf(cells), plain(size)),
    ]),
    ...(left === 0
      ? []
      : textItems(setting, words.say("page.pdf.more", { n: words.numbers.whole(left) }), quiet(size))),
    ...(totals === undefined ? [] : [rule(), row(textsOf(totals), strong(size))]),
  ];
}

const SMALLEST = 6;

function textsOf(cells: readonly Cell[]): readonly string[] {
  return cells.map(({ text }) => text);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, each) => all + each, 0);
}

/** What is too much is taken from the widest column: its texts are broken into lines. */
function narrowed(widths: readonly number[], room: number): readonly number[] {
  const over = sum(widths) - room;
  if (over <= 0) return widths;
  const widest = widths.indexOf(Math.max(...widths));
  return widths.map((width, i) => (i === widest ? Math.max(30, width - over) : width));
}
