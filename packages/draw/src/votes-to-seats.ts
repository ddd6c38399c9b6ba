/**
 * Votes and seats in pairs: the share of the votes as a thin outline over the share of the seats as a thick bar, on one
 * scale that begins at zero. What has votes and no seats is seen as such.
 *
 * @module
 */

import { hatchFill, hatchPattern } from "./hatch.ts";
import { type Element, el, type Node } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth, wrapText } from "./text.ts";
import type { Hue } from "./hues.ts";

export interface VotesToSeatsRow {
  readonly name: string;
  readonly hue: Hue;
  /** Shares between 0 and 1, only for the length of bars; undefined where there is none. */
  readonly votes?: number;
  readonly seats?: number;
  /** A mark on the ballot that is no party: hatched. */
  readonly isLine?: boolean;
  /** What is written at the right: "53.90 % → 63.27 %" in words of the language. */
  readonly note: string;
  /** "+9.37 pp", or "no seats". */
  readonly difference: string;
}

export interface VotesToSeats {
  readonly rows: readonly VotesToSeatsRow[];
  readonly key: { readonly votes: string; readonly seats: string };
  readonly summary: string;
  /** Makes the ids of patterns its own where several pictures stand in one page. */
  readonly id: string;
}

const NARROW = 520;
const HEAD = 28;

export function votesToSeats({ rows, key, summary, id }: VotesToSeats, width: number): Picture {
  const narrow = width < NARROW;
  const left = narrow ? 0 : Math.min(180, Math.max(0, ...rows.map((row) => textWidth(row.name, 13))) + 14);
  const right = narrow ? 0 : Math.max(0, ...rows.map((row) => textWidth(row.note, 12))) + 96;
  const room = width - left - right;
  const most = Math.max(0.01, ...rows.map((row) => Math.max(row.votes ?? 0, row.seats ?? 0)));
  const scale = room / most;
  const content: Node[] = [hatchPattern(id), ...drawKey(key)];
  let y = HEAD;
  for (const row of rows) {
    const beside = textWidth(row.difference, 13) + 8;
    const names = wrapText(row.name, narrow ? width - beside : left - 10, 13);
    if (narrow) {
      const notes = wrapText(row.note, width, 12);
      content.push(
        ...names.map((name, i) => el("text", { x: 0, y: y + 12 + i * 16 }, name)),
        el("text", { class: "note strong", "text-anchor": "end", x: width, y: y + 12 }, row.difference),
        ...notes.map((note, i) =>
          el("text", { class: "note", x: 0, y: y + 12 + (names.length + i) * 16 }, note),
        ),
      );
      y += 2 + (names.length + notes.length) * 16;
    } else {
      content.push(
        ...names.map((name, i) => el("text", { x: 0, y: y + 14 + i * 16 }, name)),
        el("text", { class: "note", x: width - right + 12, y: y + 14 }, row.note),
        el("text", { class: "note strong", "text-anchor": "end", x: width, y: y + 14 }, row.difference),
      );
    }
    // Between the rows of a narrow picture stand their names: the axis leaves them free.
    if (narrow) content.push(el("path", { class: "axis", d: `M0.5 ${y - 1}v22` }));
    content.push(...bars(row, left, y, scale, id));
    y += narrow ? 28 : Math.max(28, names.length * 16 + 8);
  }
  if (!narrow) content.push(el("path", { class: "axis", d: `M${left + 0.5} ${HEAD - 4}V${y - 4}` }));
  return { width, height: y + 2, content, summary };
}

function bars(row: VotesToSeatsRow, x: number, y: number, scale: number, id: string): readonly Element[] {
  const drawn: Element[] = [];
  if (row.seats !== undefined && row.seats > 0) {
    drawn.push(el("rect", { class: `fill-${row.hue}`, x, y: y + 8, width: row.seats * scale, height: 10 }));
  }
  if (row.votes !== undefined) {
    const size = { x, y: y + 1, width: Math.max(1, row.votes * scale), height: 6 };
    drawn.push(
      row.isLine === true
        ? el("rect", { ...size, fill: hatchFill(id), class: "hatched" })
        : el("rect", { ...size, class: `open-${row.hue}` }),
    );
  }
  return drawn;
}

function drawKey({ votes, seats }: VotesToSeats["key"]): readonly Element[] {
  const second = 28 + textWidth(votes, 12) + 16;
  return [
    el("rect", { class: "key-open", x: 1, y: 5, width: 20, height: 5 }),
    el("text", { class: "note", x: 28, y: 12 }, votes),
    el("rect", { class: "key", x: second, y: 3, width: 20, height: 9 }),
    el("text", { class: "note", x: second + 26, y: 12 }, seats),
  ];
}
