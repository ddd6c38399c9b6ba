/**
 * Files of ballots, told by what they hold: which format it is, and their text.
 *
 * @module
 */

import { basename } from "node:path";
import { constants, gunzipSync } from "node:zlib";
import { NotInEncoding } from "./decode.ts";
import { notText, readText } from "./formats/text.ts";
import { type Imported, Unreadable } from "./problems.ts";
import { headOf, type SourceOptions } from "./source.ts";

/** Formats of ballots by kinds. */
export type BallotFormat = "blt" | "preflib";

/** The format of a file of ballots, packed or not; undefined where it is something else, or cannot be read. */
export function ballotFormatOf(path: string): BallotFormat | undefined {
  try {
    return ballotFormatIn(openedHead(headOf(path)));
  } catch {
    // Whoever reads it as something else says what is the matter.
    return undefined;
  }
}

/** BLT begins with candidates and seats, PrefLib with remarks about its alternatives. */
export function ballotFormatIn(head: Buffer): BallotFormat | undefined {
  const text = head
    .toString("latin1")
    .replaceAll(/\0|^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/g, "");
  if (
    /^(?:\s*#[^\n]*\n)*\s*\d+ \d+\s*(?:#[^\n]*)?\r?\n\s*(?:-\d|\d+ [\d\s=-]*0\s*(?:#[^\n]*)?\r?\n)/.test(text)
  )
    return "blt";
  return /^# (?:FILE NAME|TITLE|NUMBER ALTERNATIVES):/.test(text) ? "preflib" : undefined;
}

/** Whether a file that begins so is packed with gzip. */
export function isPacked(head: Buffer | undefined): boolean {
  return head?.[0] === 0x1f && head[1] === 0x8b;
}

/** The first bytes of what is packed in a gzip file; other files begin as they are. */
export function openedHead(head: Buffer): Buffer {
  if (!isPacked(head)) return head;
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // Whoever reads all of it says what is the matter.
    return Buffer.alloc(0);
  }
}

/** All text of a file of ballots, and its digest. What is no UTF-8 is Cyrillic of Windows or of DOS. */
export async function readBallotText(
  path: string,
  options: SourceOptions = {},
): Promise<Imported<{ readonly text: string; readonly sha256: string }>> {
  let text = "";
  try {
    const { sha256 } = await readText(path, options, (piece) => (text += piece));
    return { ok: true, value: { text, sha256 } };
  } catch (error: unknown) {
    if (error instanceof Unreadable) return { ok: false, problems: error.problems };
    if (!(error instanceof NotInEncoding)) throw error;
    if (options.encoding === undefined && error.encoding === "utf-8")
      return readBallotText(path, { ...options, encoding: error.cyrillic });
    return { ok: false, problems: notText(basename(path), error.encoding).problems };
  }
}
