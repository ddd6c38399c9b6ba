/**
 * A time axis: where a day lies, how wide a month or a year is of which no day is known, and the years below.
 *
 * @module
 */

import { type Element, el, type Node, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth } from "./text.ts";

/** A time of which the year, the month or the day is known: `2023`, `2023-03`, `2023-03-19`. */
export type When = string;

export interface TimeAxis {
  readonly left: number;
  readonly right: number;
  /** From the first moment that it may be to the last, cut at the ends of the axis. */
  readonly spanOf: (when: When) => { readonly from: number; readonly to: number };
  /** The middle of that. */
  readonly xOf: (when: When) => number;
}

/** An axis from the first day of a year to the last day of another. */
export function timeAxis(
  years: { readonly from: number; readonly until: number },
  place: { readonly left: number; readonly right: number },
): TimeAxis {
  const { left, right } = place;
  const first = Date.UTC(years.from, 0, 1);
  const last = Date.UTC(years.until + 1, 0, 1);
  const at = (time: number): number =>
    left + ((Math.min(Math.max(time, first), last) - first) / (last - first)) * (right - left);
  const spanOf = (when: When): { readonly from: number; readonly to: number } => {
    const [year = 0, month, day] = when.split("-").map(Number);
    const [start, end] =
      month === undefined
        ? [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)]
        : day === undefined
          ? [Date.UTC(year, month - 1, 1), Date.UTC(year, month, 1)]
          : [Date.UTC(year, month - 1, day), Date.UTC(year, month - 1, day + 1)];
    return { from: at(start), to: at(end) };
  };
  return {
    left,
    right,
    spanOf,
    xOf: (when) => {
      const { from, to } = spanOf(when);
      return (from + to) / 2;
    },
  };
}

/** The line of the axis with its years: as many as there is room for. */
function drawYears(
  axis: TimeAxis,
  years: { readonly from: number; readonly until: number },
  y: number,
): readonly Element[] {
  const count = years.until - years.from + 1;
  const room = (axis.right - axis.left) / count;
  const size = textWidth("2000", 12);
  const every = Math.max(1, Math.ceil((size + 8) / room));
  const content: Element[] = [
    el("path", { class: "axis", d: `M${short(axis.left)} ${short(y)}H${short(axis.right)}` }),
  ];
  for (let year = years.from; year <= years.until; year++) {
    const { from, to } = axis.spanOf(`${year}`);
    content.push(el("path", { class: "axis", d: `M${short(from)} ${short(y)}v5` }));
    // A year stands in the middle of its part, or at its beginning where not all are named; the last only where it fits.
    const x = every === 1 ? (from + to - size) / 2 : from + 3;
    if ((year - years.from) % every === 0 && x + size <= axis.right + 2)
      content.push(el("text", { class: "note", x, y: y + 18 }, `${year}`));
  }
  content.push(el("path", { class: "axis", d: `M${short(axis.right)} ${short(y)}v5` }));
  return content;
}

/** Puts things of a width into rows, so that none lies on another: the row of each, in the order given. */
export function intoRows(
  things: readonly { readonly from: number; readonly to: number }[],
  gap: number,
): readonly number[] {
  const ends: number[] = [];
  return things.map(({ from, to }) => {
    const free = ends.findIndex((end) => from >= end + gap);
    const row = free === -1 ? ends.length : free;
    ends[row] = to;
    return row;
  });
}

/** A vote on the axis: a line through everything below, and its name in a row above. */
export interface AxisVote {
  readonly when: When;
  readonly text: string;
  /** The same in fewer letters, where there is no room for it. */
  readonly short: string;
  readonly isReferendum: boolean;
}

/**
 * The names of votes above a picture, each in a row of its own where it must be, and their lines through what is below.
 * `height` is what the names take.
 */
export function drawVotes(
  axis: TimeAxis,
  votes: readonly AxisVote[],
  width: number,
): {
  readonly content: readonly Node[];
  readonly height: number;
  readonly lines: (bottom: number) => readonly Element[];
} {
  const placed = placeVotes(axis, votes, width);
  const yOf = (row: number): number => 12 + row * 18;
  const content = placed.flatMap(({ vote, text, x, from, row }): Node[] => [
    vote.isReferendum
      ? el("path", { class: "key-open", d: `M${short(x)} ${yOf(row) - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5z` })
      : el("circle", { class: "dot", cx: x, cy: yOf(row), r: 4.5 }),
    el("text", { class: "note halo", x: from, y: yOf(row) + 4 }, text),
  ]);
  const rows = Math.max(-1, ...placed.map(({ row }) => row)) + 1;
  return {
    content,
    height: rows === 0 ? 0 : yOf(rows - 1) + 12,
    lines: (bottom) =>
      placed.map(({ x, row }) =>
        el("path", { class: "through", d: `M${short(x)} ${yOf(row) + 6}V${short(bottom)}` }),
      ),
  };
}

interface PlacedVote {
  readonly vote: AxisVote;
  readonly text: string;
  readonly x: number;
  /** Where its name begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly row: number;
}

/** From the earliest on, into the first row where a name is free and its line meets no name below. */
function placeVotes(axis: TimeAxis, votes: readonly AxisVote[], width: number): readonly PlacedVote[] {
  const placed: PlacedVote[] = [];
  const inTime = votes.toSorted((a, b) => axis.xOf(a.when) - axis.xOf(b.when));
  for (const vote of inTime) {
    const x = axis.xOf(vote.when);
    const fits = (words: string): boolean =>
      x + 8 + textWidth(words, 12) <= width || x - 8 - textWidth(words, 12) >= 0;
    const text = fits(vote.text) ? vote.text : vote.short;
    const size = textWidth(text, 12);
    const from = x + 8 + size > width ? Math.max(0, x - 8 - size) : x + 8;
    const to = from + size;
    const [start, end] = [Math.min(x - 6, from), Math.max(x + 6, to)];
    let row = 0;
    while (
      placed.some(
        (other) =>
          (other.row === row &&
            start < Math.max(other.to, other.x + 6) + 6 &&
            end > Math.min(other.from, other.x - 6) - 6) ||
          (other.row > row && x > other.from - 3 && x < other.to + 3),
      )
    )
      row++;
    placed.push({ vote, text, x, from, to, row });
  }
  return placed;
}

/** A vote to come: it may be on any day from the first to the last. */
export interface AxisWindow {
  readonly from: When;
  readonly until: When;
  readonly text: string;
}

/** A part of a picture and the height that it takes. */
export interface Drawn {
  readonly content: readonly Node[];
  readonly height: number;
}

const ROW = 20;

/** Brackets that are open: the vote may be on any day between. */
export function drawWindows(
  axis: TimeAxis,
  windows: readonly AxisWindow[],
  top: number,
  width: number,
): Drawn {
  const content = windows.flatMap(({ from, until, text }, i): Node[] => {
    const [x1, x2] = [axis.spanOf(from).from, Math.max(axis.spanOf(until).to, axis.spanOf(from).from + 8)];
    const y = top + i * ROW;
    const size = textWidth(text, 12);
    const x = Math.max(0, Math.min(x1 - size - 6, width - size));
    return [
      el("path", { class: "line dashed", d: `M${short(x1)} ${y + 15}v-10H${short(x2)}v10` }),
      el(
        "text",
        { class: "note halo", x: x1 - size - 6 < 0 ? Math.min(x2 + 6, width - size) : x, y: y + 14 },
        text,
      ),
    ];
  });
  return { content, height: windows.length === 0 ? 0 : windows.length * ROW + 4 };
}

/** A picture over a time axis: votes as lines behind all of it, what stands between, the years below, and the key under them. */
export function pictureOver(
  axis: TimeAxis,
  {
    years,
    names,
    content,
    bottom,
    keyed,
    ...rest
  }: Pick<Picture, "width" | "summary"> & {
    readonly years: Parameters<typeof drawYears>[1];
    readonly names: ReturnType<typeof drawVotes>;
    readonly content: readonly Node[];
    readonly bottom: number;
    readonly keyed: Drawn;
  },
): Picture {
  return {
    ...rest,
    height: bottom + KEY_BELOW + keyed.height,
    content: [
      ...names.lines(bottom),
      ...drawYears(axis, years, bottom),
      ...names.content,
      ...content,
      ...keyed.content,
    ],
  };
}

/** The key of a picture begins so far below the axis. */
export const KEY_BELOW = 30;
