/**
 * Turnout of several votes as dots on a time axis that begins at zero percent. Kinds of vote have their own shape and are
 * never joined by a line: they are not one series.
 *
 * @module
 */

import { type Element, el, type Node } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth } from "./text.ts";

export const VOTE_SHAPES = ["circle", "diamond", "triangle"] as const;
export type VoteShape = (typeof VOTE_SHAPES)[number];

export interface TurnoutDot {
  /** Years, with a part for the month; only a place on the axis. */
  readonly when: number;
  /** Between 0 and 1; only a place on the axis. */
  readonly share: number;
  readonly shape: VoteShape;
  /** "54.21 %" */
  readonly text: string;
}

export interface TurnoutDots {
  readonly dots: readonly TurnoutDot[];
  readonly key: readonly { readonly shape: VoteShape; readonly text: string }[];
  readonly summary: string;
}

const HEIGHT = 240;
const HEAD = 30;
const FOOT = 26;

export function turnoutDots({ dots, key, summary }: TurnoutDots, width: number): Picture {
  const narrow = width < 480;
  const head = narrow ? HEAD + key.length * 18 - 18 : HEAD;
  const first = Math.floor(Math.min(...dots.map((dot) => dot.when)));
  const last = Math.ceil(Math.max(...dots.map((dot) => dot.when)));
  const [left, right] = [46, width - 30];
  const [top, bottom] = [head, head + HEIGHT];
  const xOf = (when: number): number => left + ((when - first) / Math.max(1, last - first)) * (right - left);
  const yOf = (share: number): number => bottom - share * (bottom - top);
  const content: Node[] = [];
  for (const percent of [0, 50, 100]) {
    const y = yOf(percent / 100);
    content.push(
      el("path", { class: percent === 0 ? "axis" : "through", d: `M${left} ${y}H${width}` }),
      el("text", { class: "note", x: 0, y: y + 4 }, `${percent} %`),
    );
  }
  const every = Math.max(1, Math.ceil((last - first) / (narrow ? 4 : 9)));
  for (let year = first; year <= last; year += every)
    content.push(
      el("text", { class: "note", x: Math.min(xOf(year) - 15, width - 34), y: bottom + 18 }, `${year}`),
    );
  let x = 0;
  for (const [i, { shape, text }] of key.entries()) {
    const y = 14 + (narrow ? i * 18 : 0);
    content.push(
      sign(shape, (narrow ? 0 : x) + 6, y - 4),
      el("text", { class: "note", x: (narrow ? 0 : x) + 16, y }, text),
    );
    x += 16 + textWidth(text, 12) + 18;
  }
  const placed: { readonly x: number; readonly y: number; readonly size: number }[] = [];
  for (const dot of [...dots].sort((a, b) => a.when - b.when)) {
    const at = { x: xOf(dot.when), y: yOf(dot.share) };
    const size = textWidth(dot.text, 12);
    const free = [at.y - 10, at.y + 20, at.y - 25, at.y + 35, at.y - 40].find((y) =>
      placed.every(
        (p) => Math.abs(p.y - y) > 14 || at.x - size / 2 > p.x + p.size + 3 || p.x > at.x + size / 2 + 3,
      ),
    );
    const label = { x: Math.max(left, Math.min(at.x - size / 2, width - size)), y: free ?? at.y - 10, size };
    placed.push(label);
    content.push(
      sign(dot.shape, at.x, at.y),
      el("text", { class: "note halo", x: label.x, y: label.y }, dot.text),
    );
  }
  return { width, height: bottom + FOOT, content, summary };
}

function sign(shape: VoteShape, x: number, y: number): Element {
  switch (shape) {
    case "circle":
      return el("circle", { class: "dot", cx: x, cy: y, r: 4.5 });
    case "diamond":
      return el("path", { class: "key-open", d: `M${x} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5z` });
    case "triangle":
      return el("path", { class: "key-open", d: `M${x} ${y - 5.5}l5.5 10h-11z` });
  }
}
