/**
 * Bytes of a file as text: size limits, compression, encoding, and the digest that names exactly what was read.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Imported, refuse } from "./problems.ts";

/** Encodings that are read. */
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1251"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A file as it was read. */
export interface TextFile {
  readonly file: string;
  /** Of the bytes on the disk, compressed or not. */
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly text: string;
}

/** Sizes above which a file is refused before it is opened up, in bytes. */
export const LIMITS = { file: 400_000_000, text: 400_000_000 } as const;

/**
 * Reads a text file, also one compressed with gzip. Without a mark at its beginning a file is UTF-8 where its bytes are
 * that, UTF-16 where every other byte of ASCII is zero, and Windows-1251 otherwise.
 */
export function readTextFile(
  path: string,
  {
    encoding,
    limits = LIMITS,
  }: { readonly encoding?: Encoding; readonly limits?: typeof LIMITS | Limits } = {},
): Imported<TextFile> {
  const file = basename(path);
  let bytes: Uint8Array;
  try {
    const { size } = statSync(path);
    if (size > limits.file) return tooLarge(file, limits.file, size);
    bytes = readFileSync(path);
  } catch {
    return refuse({ code: "A001", file: path, expected: "a file that can be read" });
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      bytes = gunzipSync(bytes, { maxOutputLength: limits.text });
    } catch {
      const expected = `a whole gzip file of at most ${limits.text} bytes when opened up`;
      return refuse({ code: "A001", file, expected });
    }
  }
  const known = encoding ?? encodingOf(bytes);
  try {
    const text = new TextDecoder(known, { fatal: true }).decode(bytes);
    if (text.includes("\0")) return refuse({ code: "I706", file, expected: "text", found: "zero bytes" });
    return { ok: true, value: { file, sha256, encoding: known, text } };
  } catch {
    return refuse({
      code: "I706",
      file,
      expected: `text in ${known}; or say another: ${ENCODINGS.join(", ")}`,
    });
  }
}

/** Sizes in bytes. */
export interface Limits {
  readonly file: number;
  readonly text: number;
}

function tooLarge(file: string, most: number, found: number): Imported<never> {
  return refuse({ code: "A001", file, expected: `a file of at most ${most} bytes`, found: `${found}` });
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 2000);
  const zeros = (from: number): number => head.filter((byte, i) => byte === 0 && i % 2 === from).length;
  if (zeros(1) > head.length / 4) return "utf-16le";
  if (zeros(0) > head.length / 4) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1251";
  }
}
