/**
 * From a whole to what is left of it: who was nominated and who is on the ballot, who is on the list and whose vote has
 * seats. What came in, what fell away on the way and what was left stand on one scale that begins at zero. Where the parts
 * make up the whole they stand where they belong; a number that was not found is a word, never a bar.
 *
 * @module
 */

import { dotFill, dotPattern, hatchFill, hatchPattern } from "./hatch.ts";
import { type Attributes, el, type Node, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth, wrapText } from "./text.ts";

export interface FunnelRow {
  readonly name: string;
  /** `whole` came in, `out` fell away, `left` remained. */
  readonly kind: "whole" | "out" | "left";
  /** What fell away is hatched unless said otherwise, everything else solid. Votes that miss a bar are an outline. */
  readonly look?: "empty" | "dotted" | "outline";
  /** Persons or votes; null was not found. */
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

/** A line of text. */
const LINE = 18;
/** The bar below it, with what is above and below the bar. */
const BELOW = 26;
const BAR = 16;

export function funnel({ rows, addsUp, summary, id }: Funnel, width: number): Picture {
  const whole = Math.max(1, ...rows.map((row) => row.value ?? 0));
  const right = width - 1;
  const xOf = (value: number): number => (value / whole) * right;
  const content: Node[] = [hatchPattern(id), dotPattern(id)];
  // What fell away is drawn from the end of what is still there.
  let rest = whole;
  let y = 0;
  for (const row of rows) {
    const { name, kind, value, text, note } = row;
    const at = textWidth(text, 13) + 12;
    const lines = wrapText(note === undefined ? name : `${name} · ${note}`, width - at, 13);
    const style = kind === "out" ? "note" : "";
    content.push(
      el("text", { class: "strong", x: 0, y: y + 15 }, text),
      ...lines.map((line, i) => el("text", { class: style, x: at, y: y + 15 + i * LINE }, line)),
    );
    y += Math.max(1, lines.length) * LINE;
    if (value === null) {
      y += 6;
      continue;
    }
    const from = kind === "out" && addsUp ? rest - value : 0;
    const [x1, x2] = [xOf(from), xOf(from + value)];
    const top = y + 4;
    content.push(
      el("rect", {
        ...lookOf(row, id),
        x: x1,
        y: top,
        width: Math.max(value === 0 ? 0 : 1, x2 - x1),
        height: BAR,
      }),
    );
    y += BELOW;
    if (kind === "out" && addsUp) {
      rest -= value;
      content.push(
        el("path", { class: "through", d: `M${short(x1)} ${short(top + BAR)}V${short(y + LINE + 4)}` }),
      );
    }
  }
  return { width, height: y + 4, content, summary };
}

function lookOf({ kind, look }: FunnelRow, id: string): Attributes {
  if (look === "empty") return { class: "funnel frame" };
  if (look === "outline") return { class: "funnel key-open" };
  if (look === "dotted") return { class: "funnel tile", fill: dotFill(id) };
  return kind === "out" ? { class: "funnel tile", fill: hatchFill(id) } : { class: "funnel key" };
}
