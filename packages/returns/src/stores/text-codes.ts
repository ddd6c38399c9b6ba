/**
 * Texts of a column as numbers, by their bytes: a table names the same few areas a million times.
 *
 * @module
 */

import { digestNumber } from "./seen-twice.ts";

interface Known {
  readonly code: number;
  readonly bytes: Uint8Array;
}

/** Makes numbers of the texts of a column. */
export interface TextCoder {
  /** The number of the text from one byte to another; below zero where it makes none. */
  codeOf(bytes: Uint8Array, from: number, end: number, quoted: boolean): number;
}

export class TextCodes implements TextCoder {
  /** The texts by their numbers. */
  readonly texts: string[] = [];
  readonly #codes = new Map<string, number>();
  readonly #known = new Map<number, Known>();
  #last: Known | undefined;

  /** The number of the text from one byte to another; -1 where its digest is that of another text. */
  codeOf(bytes: Uint8Array, from: number, end: number, quoted: boolean): number {
    if (this.#last !== undefined && sameBytes(this.#last.bytes, bytes, from, end)) return this.#last.code;
    let a = 0x811c9dc5 | 0;
    let b = 0x2545f491;
    for (let at = from; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      a = Math.imul(a ^ byte, 0x01000193);
      b = (Math.imul(b ^ byte, 0x5bd1e995) + (b >>> 15)) | 0;
    }
    const digest = digestNumber(a, b);
    const known = this.#known.get(digest);
    if (known !== undefined && !sameBytes(known.bytes, bytes, from, end)) return -1;
    this.#last = known ?? this.#added(digest, Uint8Array.from(bytes.subarray(from, end)), quoted);
    return this.#last.code;
  }

  #added(digest: number, bytes: Uint8Array, quoted: boolean): Known {
    const text = textIn(bytes, 0, bytes.length, quoted);
    const code = this.#codes.get(text) ?? this.texts.push(text) - 1;
    this.#codes.set(text, code);
    const known = { code, bytes };
    this.#known.set(digest, known);
    return known;
  }
}

/** The text from one byte to another; within quotes, a quote stands there twice. */
export function textIn(bytes: Uint8Array, from: number, end: number, quoted: boolean): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from).toString("utf8");
  return quoted ? text.replaceAll('""', '"') : text;
}

function sameBytes(known: Uint8Array, bytes: Uint8Array, from: number, end: number): boolean {
  if (known.length !== end - from) return false;
  for (let at = from; at < end; at += 1) if (bytes[at] !== known[at - from]) return false;
  return true;
}
