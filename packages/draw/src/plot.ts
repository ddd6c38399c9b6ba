/**
 * Plots of figures: cells by weight of ink, bars with the band in which chance keeps them, lines. Ink only: hues belong to
 * parties.
 *
 * @module
 */

import { type Block, letterOf, lineKey, type Plot } from "@urna/words";
import { type Element, el, type Node, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { axes, type Frame, placeOn, roomFor } from "./plot-axes.ts";
import { textWidth, wrapText } from "./text.ts";

type Of<S extends Plot["shape"]> = Extract<Plot, { readonly shape: S }>;

/** Below the axis: its values and its title. */
const BELOW = 44;
const ABOVE = 24;

/** Draws a plot. */
export function plotPicture(
  { plot, summary }: Pick<Extract<Block, { readonly kind: "plot" }>, "plot" | "summary">,
  width: number,
): Picture {
  switch (plot.shape) {
    case "heat":
      return { ...heat(plot, width), width, summary };
    case "bars":
      return { ...bars(plot, width), width, summary };
    case "lines":
      return { ...lines(plot, width), width, summary };
  }
}

type Drawn = Pick<Picture, "height" | "content">;

/** Steps of ink, from one station to as many as the fullest cell has, each twice (and more) the one before. */
const STEPS = 6;
/** A panel is no narrower than this. */
const NARROWEST = 230;
const MOST_COLUMNS = 2;
const BETWEEN = 18;
/** Room at the right for half of the last value on the axis. */
const ASIDE = 14;

function heat({ x, y, panels }: Of<"heat">, width: number): Drawn {
  const columns = Math.max(1, Math.min(panels.length, MOST_COLUMNS, Math.floor(width / NARROWEST)));
  const each = Math.min(360, (width - BETWEEN * (columns - 1)) / columns);
  const left = roomFor(y);
  const side = each - left - ASIDE;
  const tall = 20 + ABOVE + side + BELOW;
  const content = panels.flatMap((panel, i): Node[] => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const at = { x: column * (each + BETWEEN), y: row * (tall + 8) };
    const frame: Frame = {
      left: at.x + left,
      right: at.x + left + side,
      top: at.y + 20 + ABOVE,
      bottom: at.y + 20 + ABOVE + side,
    };
    return [
      el("text", { class: "strong", x: at.x, y: at.y + 14 }, panel.title),
      ...cellsOf(panel, frame),
      ...axes(x, y, frame),
    ];
  });
  return { height: Math.ceil(panels.length / columns) * (tall + 8), content };
}

/** One path for each weight of ink; neighbours of one weight are one rectangle. */
function cellsOf(
  { side, cells }: Of<"heat">["panels"][number],
  { left, right, top, bottom }: Frame,
): readonly Element[] {
  const [wide, high] = [(right - left) / side, (bottom - top) / side];
  const most = Math.max(1, ...cells.map(({ count }) => count));
  const rows = new Map<number, Map<number, number>>();
  for (const { x, y, count } of cells) {
    const step = Math.min(STEPS, 1 + Math.floor((STEPS * Math.log(count)) / Math.log(most + 1)));
    const row = rows.get(y) ?? new Map<number, number>();
    row.set(x, step);
    rows.set(y, row);
  }
  const paths = new Map<number, string>();
  for (const [y, row] of rows) {
    for (let x = 0; x < side; ) {
      const step = row.get(x);
      const from = x;
      do x += 1;
      while (x < side && row.get(x) === step);
      if (step === undefined) continue;
      const run = `M${short(left + from * wide)} ${short(bottom - (y + 1) * high)}h${short((x - from) * wide)}v${short(high)}h${short((from - x) * wide)}z`;
      paths.set(step, (paths.get(step) ?? "") + run);
    }
  }
  return [...paths]
    .sort(([a], [b]) => a - b)
    .map(([step, d]) => el("path", { class: "dot", "fill-opacity": step / STEPS, d }));
}

const HEIGHT = 220;

function bars({ x, y, bars: values, key }: Of<"bars">, width: number): Drawn {
  const frame: Frame = { left: roomFor(y), right: width - ASIDE, top: ABOVE + 4, bottom: ABOVE + HEIGHT };
  const step = (frame.right - frame.left) / Math.max(1, values.length);
  const yOf = (value: number): number => placeOn(y, value, frame.bottom, frame.top);
  const box = (i: number, low: number, high: number, part: number): string =>
    `M${short(frame.left + (i + (1 - part) / 2) * step)} ${short(yOf(high))}h${short(step * part)}V${short(yOf(low))}h${short(-step * part)}z`;
  const keyAt = frame.bottom + 40 + 18;
  return {
    height: keyAt + 24,
    content: [
      el("path", {
        class: "dot",
        "fill-opacity": 0.25,
        d: values.map(({ low, high }, i) => box(i, low, high, 1)).join(""),
      }),
      el("path", { class: "dot", d: values.map(({ value }, i) => box(i, 0, value, 0.45)).join("") }),
      ...axes(x, y, frame),
      el("rect", { class: "dot", x: frame.left, y: keyAt - 9, width: 5, height: 10 }),
      el("text", { class: "note", x: frame.left + 10, y: keyAt }, key.bar),
      el("rect", { class: "dot", "fill-opacity": 0.25, x: frame.left, y: keyAt + 8, width: 5, height: 10 }),
      el("text", { class: "note", x: frame.left + 10, y: keyAt + 17 }, key.band),
    ],
  };
}

/** The height that a letter needs. */
const LETTER = 14;

/** Places in a column or several, in their order and apart from each other: as near to where they belong as there is room. */
function spread(
  wanted: readonly number[],
  columns: number,
  { top, bottom }: Frame,
): readonly { readonly column: number; readonly at: number }[] {
  const order = wanted.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at || a.i - b.i);
  const placed = wanted.map((at) => ({ column: 0, at }));
  for (let column = 0; column < columns; column++) {
    const own = order.filter((_, n) => n % columns === column);
    let least = top;
    const down = own.map(({ at, i }) => {
      const free = Math.max(at, least);
      least = free + LETTER;
      return { i, at: free };
    });
    let most = bottom;
    for (const { i, at } of down.toReversed()) {
      const free = Math.min(at, most);
      most = free - LETTER;
      placed[i] = { column, at: free };
    }
  }
  return placed;
}

/** Lines are told apart by their dashes and by a letter at their end. */
const DASHES = [undefined, "6 3", "2 3", "9 3 2 3"] as const;

function lines({ x, y, lines: all }: Of<"lines">, width: number): Drawn {
  // Letters at the ends stand in as many columns as they need to keep apart.
  const columns = Math.max(1, Math.ceil((all.length * LETTER) / HEIGHT));
  const frame: Frame = {
    left: roomFor(y),
    right: width - 14 - columns * 12,
    top: ABOVE + 4,
    bottom: ABOVE + HEIGHT,
  };
  const ends = spread(
    all.map(({ points }) => placeOn(y, points.at(-1)?.y ?? 0, frame.bottom, frame.top)),
    columns,
    frame,
  );
  const place = (at: { readonly x: number; readonly y: number }): string =>
    `${short(placeOn(x, at.x, frame.left, frame.right))} ${short(placeOn(y, at.y, frame.bottom, frame.top))}`;
  const hasFocus = all.some(({ apart }) => apart !== undefined);
  const drawn = all.map(({ points, apart }, i): { readonly isFocus: boolean; readonly nodes: Node[] } => {
    const isFocus = apart !== undefined;
    const [first, ...rest] = points;
    const last = points.at(-1);
    if (first === undefined || last === undefined) return { isFocus, nodes: [] };
    const line = el("path", {
      class: isFocus ? "step" : hasFocus ? "through" : "line",
      "stroke-dasharray": hasFocus ? undefined : DASHES[i % DASHES.length],
      d: `M${place(first)}${rest.map((point) => `L${place(point)}`).join("")}`,
    });
    const at = placeOn(x, last.x, frame.left, frame.right) + 5 + (ends[i]?.column ?? 0) * 12;
    const letter = el(
      "text",
      { class: isFocus ? "small strong halo" : "note halo", x: at, y: (ends[i]?.at ?? 0) + 4 },
      letterOf(i),
    );
    return { isFocus, nodes: [line, letter] };
  });
  const key = keyOf(all, frame, width);
  return {
    height: key.bottom,
    content: [
      ...axes(x, y, frame),
      // What stands apart lies on top.
      ...drawn.filter(({ isFocus }) => !isFocus).flatMap(({ nodes }) => nodes),
      ...drawn.filter(({ isFocus }) => isFocus).flatMap(({ nodes }) => nodes),
      ...key.content,
    ],
  };
}

const [KEY_ROW, KEY_GAP] = [18, 24];

/** What the letters stand for, column by column; in as many columns as there is room for. */
function keyOf(
  all: Of<"lines">["lines"],
  frame: Frame,
  width: number,
): { readonly content: readonly Element[]; readonly bottom: number } {
  const entries = all.flatMap((line, i) => {
    if (line.points.length === 0) return [];
    return [{ text: lineKey(line, i), style: line.apart === undefined ? "note" : "small strong" }];
  });
  const room = width - frame.left;
  const widest = Math.max(...entries.map(({ text }) => textWidth(text, 12)), 1) + KEY_GAP;
  const columns = Math.max(1, Math.min(4, Math.floor((room + KEY_GAP) / widest)));
  const rows = entries.flatMap(({ text, style }) =>
    wrapText(text, columns === 1 ? room : widest, 12).map((part) => ({ text: part, style })),
  );
  const each = Math.ceil(rows.length / columns);
  const top = frame.bottom + 62;
  return {
    content: rows.map(({ text, style }, i) =>
      el(
        "text",
        {
          class: style,
          x: frame.left + Math.floor(i / each) * widest,
          y: top + (i % each) * KEY_ROW,
        },
        text,
      ),
    ),
    bottom: top + each * KEY_ROW,
  };
}
