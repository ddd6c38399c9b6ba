/**
 * From nomination to the ballot: what came in, what fell away on the way and what was left, on one scale that begins at
 * zero. Where the parts make up the whole they stand where they belong; a number that was not found is a word, never a bar.
 *
 * @module
 */

import { hatchFill, hatchPattern } from "./hatch.ts";
import { el, type Node, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth } from "./text.ts";

export interface FunnelRow {
  readonly name: string;
  /** `whole` came in, `out` fell away, `left` remained. */
  readonly kind: "whole" | "out" | "left";
  /** Persons; null was not found. */
  readonly value: number | null;
  /** "125", or the word for not found. */
  readonly text: string;
  /** What is known about it: "ground found: 0". */
  readonly note?: string;
}

export interface Funnel {
  readonly rows: readonly FunnelRow[];
  /** Whether what fell away and what was left make up the whole. */
  readonly addsUp: boolean;
  readonly summary: string;
  /** Makes the names of patterns its own. */
  readonly id: string;
}

const ROW = 44;
/** Of a number that was not found: there is no bar below it. */
const SHORT = 24;
const BAR = 16;

export function funnel({ rows, addsUp, summary, id }: Funnel, width: number): Picture {
  const whole = Math.max(1, ...rows.map((row) => row.value ?? 0));
  const right = width - 1;
  const xOf = (value: number): number => (value / whole) * right;
  const content: Node[] = [hatchPattern(id)];
  // What fell away is drawn from the end of what is still there.
  let rest = whole;
  let y = 0;
  for (const { name, kind, value, text, note } of rows) {
    const label = note === undefined ? name : `${name} · ${note}`;
    content.push(
      el("text", { class: "strong", x: 0, y: y + 15 }, text),
      el("text", { class: kind === "out" ? "note" : "", x: textWidth(text, 13) + 12, y: y + 15 }, label),
    );
    if (value === null) {
      y += SHORT;
      continue;
    }
    const from = kind === "out" && addsUp ? rest - value : 0;
    const [x1, x2] = [xOf(from), xOf(from + value)];
    content.push(
      el("rect", {
        class: `funnel ${kind === "out" ? "tile" : "key"}`,
        x: x1,
        y: y + 22,
        width: Math.max(value === 0 ? 0 : 1, x2 - x1),
        height: BAR,
        ...(kind === "out" ? { fill: hatchFill(id) } : {}),
      }),
    );
    if (kind === "out" && addsUp) {
      rest -= value;
      content.push(
        el("path", { class: "through", d: `M${short(x1)} ${short(y + 22 + BAR)}V${short(y + ROW + 22)}` }),
      );
    }
    y += ROW;
  }
  return { width, height: y + 4, content, summary };
}
