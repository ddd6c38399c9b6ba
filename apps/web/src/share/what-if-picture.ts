/**
 * Seats under a changed law as a file that stands alone: what was changed above, what was assumed with it, the stamp inside.
 *
 * @module
 */

import { asFile, seatRows, sweep } from "@urna/draw";
import type { Reading } from "@urna/insight";
import type { Report } from "@urna/words";
import { changedRows } from "../changed-rows.ts";
import type { Portable } from "../desk.ts";
import { WIDE } from "../figure.ts";
import type { Curve } from "../sweep-curve.ts";
import { sourceOf, type Writer } from "./pictures.ts";

/** One SVG of a reading and its report; undefined where the seats are not known. */
export function whatIfSvg(
  writer: Writer,
  subject: Portable,
  reading: Reading,
  { blocks }: Report,
): string | undefined {
  const input = changedRows(writer.words, subject, reading);
  if (input === undefined) return undefined;
  const [head, result] = blocks;
  const assumed = blocks.at(-1);
  return asFile(seatRows(input, WIDE), {
    headline: head?.kind === "answer" ? head.text : input.summary,
    lines: [
      ...(result?.kind === "paragraph" ? [result.text] : []),
      ...(assumed?.kind === "list" ? assumed.items : []),
    ],
    source: sourceOf(writer, subject),
  });
}

/** One SVG of a sweep; `changes` says what else is different from the law. */
export function sweepSvg(
  writer: Writer,
  subject: Portable,
  { input, headline, sub }: Curve,
  changes: readonly string[],
): string {
  return asFile(sweep(input, WIDE), {
    headline,
    lines: [sub, ...changes, writer.words.word("page.whatIfSame")],
    source: sourceOf(writer, subject),
  });
}
