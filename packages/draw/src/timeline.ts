/**
 * A timeline: what happened, in lanes by kind, beside votes and the rules in force. Kinds differ by their sign and not by a
 * colour; where only the month or the year is known, a line says how long that is. Every mark has the number of its row in
 * the table.
 *
 * @module
 */

import { type Element, el, type Node, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth } from "./text.ts";
import {
  type AxisVote,
  type AxisWindow,
  type Drawn,
  drawVotes,
  drawWindows,
  KEY_BELOW,
  pictureOver,
  intoRows,
  type TimeAxis,
  timeAxis,
  type When,
} from "./time-axis.ts";

/** Signs of kinds of events. */
export const EVENT_SIGNS = ["law", "party", "refused", "person", "court", "observation", "step"] as const;
export type EventSign = (typeof EVENT_SIGNS)[number];

export interface TimelineMark {
  readonly when: When;
  readonly sign: EventSign;
  /** The number of its row in the table. */
  readonly number: string;
}

export interface Timeline {
  readonly years: { readonly from: number; readonly until: number };
  readonly votes: readonly AxisVote[];
  readonly windows: readonly AxisWindow[];
  /** The rules in force; without an end they still are. */
  readonly rules: {
    readonly text: string;
    readonly spans: readonly { readonly from: When; readonly until?: When; readonly text: string }[];
  };
  readonly lanes: readonly { readonly text: string; readonly marks: readonly TimelineMark[] }[];
  readonly key: readonly { readonly sign: EventSign; readonly text: string }[];
  /** What the line below a mark says. */
  readonly unsure: string;
  readonly summary: string;
}

const ROW = 20;
const HEAD = 20;
const SIGN = 11;

export function timeline(given: Timeline, width: number): Picture {
  const { years, votes, windows, rules, lanes, key, unsure, summary } = given;
  const axis = timeAxis(years, { left: 6, right: width - 6 });
  const names = drawVotes(axis, votes, width);
  const marks: Node[] = [];
  let y = names.height;
  const open = drawWindows(axis, windows, y, width);
  marks.push(...open.content);
  y += open.height;
  const ruled = drawRules(axis, rules, y, width);
  marks.push(...ruled.content);
  y += ruled.height;
  for (const lane of lanes) {
    if (lane.marks.length === 0) continue;
    const drawn = drawLane(axis, lane, y, width);
    marks.push(...drawn.content);
    y += drawn.height;
  }
  const bottom = y + 6;
  const keyed = drawKey(key, unsure, bottom + KEY_BELOW, width);
  return pictureOver(axis, { years, names, content: marks, bottom, keyed, width, summary });
}

function head(text: string, y: number): Element {
  return el("text", { class: "note strong halo", x: 2, y: y + 14 }, text);
}

/** Each set of rules from its first day to that of the next: a line with an end, or an arrow where it is still in force. */
function drawRules(axis: TimeAxis, { text, spans }: Timeline["rules"], top: number, width: number): Drawn {
  if (spans.length === 0) return { content: [], height: 0 };
  const placed = spans.map((span) => {
    const x1 = axis.spanOf(span.from).from;
    const x2 = span.until === undefined ? axis.right : axis.spanOf(span.until).from;
    const size = textWidth(span.text, 12);
    const x = Math.max(0, Math.min(x1, width - size));
    return { ...span, x1, x2, x, from: Math.min(x, x1), to: Math.max(x + size, x2) };
  });
  const rows = intoRows(placed, 10);
  const content = placed.flatMap(({ text: name, x1, x2, x, until }, i): Node[] => {
    const y = top + HEAD + (rows[i] ?? 0) * 26;
    const end = until === undefined ? "m-5 -4l5 4l-5 4" : "m0 -4v8";
    return [
      el("path", { class: "line", d: `M${short(x1)} ${y + 18}v8m0 -4H${short(x2)}${end}` }),
      el("text", { class: "note halo", x, y: y + 13 }, name),
    ];
  });
  return { content: [head(text, top), ...content], height: HEAD + (Math.max(...rows) + 1) * 26 + 8 };
}

/** One lane: marks in as many rows as are needed so that none lies on another. */
function drawLane(
  axis: TimeAxis,
  { text, marks }: Timeline["lanes"][number],
  top: number,
  width: number,
): Drawn {
  const placed = marks
    .map((mark) => {
      const size = textWidth(mark.number, 12);
      const known = axis.xOf(mark.when);
      const x = Math.min(Math.max(known, SIGN / 2), width - SIGN / 2 - 3 - size);
      const span = mark.when.length < 10 ? axis.spanOf(mark.when) : undefined;
      return {
        mark,
        x,
        span,
        from: Math.min(x - SIGN / 2, span?.from ?? x),
        to: Math.max(x + SIGN / 2 + 3 + size, span?.to ?? x),
      };
    })
    .toSorted((a, b) => a.from - b.from);
  const rows = intoRows(placed, 5);
  const content = placed.flatMap(({ mark, x, span }, i): Node[] => {
    const y = top + HEAD + (rows[i] ?? 0) * ROW + ROW / 2;
    return [
      ...(span === undefined
        ? []
        : [el("path", { class: "line", d: `M${short(span.from)} ${short(y + 8.5)}H${short(span.to)}` })]),
      drawSign(mark.sign, x, y),
      el("text", { class: "note halo", x: x + SIGN / 2 + 3, y: y + 4 }, mark.number),
    ];
  });
  return { content: [head(text, top), ...content], height: HEAD + (Math.max(...rows) + 1) * ROW + 6 };
}

/** Seven shapes that stay apart in grey and when they are small. */
export function drawSign(sign: EventSign, x: number, y: number): Element {
  switch (sign) {
    case "law":
      return el("path", { class: "dot event", d: `M${short(x)} ${short(y - 5.5)}l5.5 10h-11z` });
    case "party":
      return el("rect", { class: "key-open event", x: x - 4.5, y: y - 4.5, width: 9, height: 9 });
    case "refused":
      return el("path", {
        class: "key-open event",
        d: `M${short(x - 4.5)} ${short(y - 4.5)}h9v9h-9zl9 9m0 -9l-9 9`,
      });
    case "person":
      return el("rect", { class: "dot event", x: x - 4.5, y: y - 4.5, width: 9, height: 9 });
    case "court":
      return el("path", { class: "key-open event", d: `M${short(x - 5.5)} ${short(y - 4.5)}h11l-5.5 9.5z` });
    case "observation":
      return el("circle", { class: "key-open event", cx: x, cy: y, r: 4.5 });
    case "step":
      return el("path", { class: "line event", d: `M${short(x)} ${short(y - 5.5)}v11` });
  }
}

function drawKey(key: Timeline["key"], unsure: string, top: number, width: number): Drawn {
  const entries = [
    ...key.map(({ sign, text }) => ({ text, draw: (x: number, y: number) => drawSign(sign, x + 6, y - 4) })),
    {
      text: unsure,
      draw: (x: number, y: number) => el("path", { class: "line", d: `M${short(x)} ${short(y - 1)}h12` }),
    },
  ];
  let [x, y] = [0, top + 14];
  const content = entries.flatMap(({ text, draw }): Node[] => {
    const size = 18 + textWidth(text, 12);
    if (x > 0 && x + size > width) [x, y] = [0, y + ROW];
    const drawn = [draw(x, y), el("text", { class: "note", x: x + 18, y }, text)];
    x += size + 14;
    return drawn;
  });
  return { content, height: y - top + 8 };
}
