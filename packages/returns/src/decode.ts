/**
 * Bytes into text, piece by piece: the encoding is told, or found in the first piece.
 *
 * @module
 */

import { isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";

/** Encodings that are read. */
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1251", "ibm866"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Bytes that are not text in the encoding; `before` is the text up to them. */
export class NotInEncoding extends Error {
  override readonly name = "NotInEncoding";
  readonly encoding: Encoding;
  readonly before: string;
  /** How many letters outside of ASCII were read before: many of them mean that the encoding was right. */
  readonly letters: number;
  /** Which encoding of Cyrillic the bytes would be. */
  readonly cyrillic: Encoding;
  /** The line of the file, where whoever splits it knows. */
  line: number | undefined;

  constructor(encoding: Encoding, before: string, letters: number, bytes: Uint8Array = new Uint8Array()) {
    super(`not text in ${encoding}`);
    this.encoding = encoding;
    this.before = before;
    this.letters = letters;
    this.cyrillic = cyrillicOf(bytes);
  }
}

/** Most Cyrillic letters of DOS stand where Windows has signs, and all of Windows above those. */
function cyrillicOf(bytes: Uint8Array): Encoding {
  const inDos = bytes.filter((byte) => byte >= 0x80 && byte < 0xb0).length;
  return inDos > bytes.filter((byte) => byte >= 0xc0).length ? "ibm866" : "windows-1251";
}

/** The encoding by a mark at the beginning, or by the high bytes of UTF-16, 0 or 4 (Cyrillic); otherwise UTF-8. */
export function encodingOf(head: Uint8Array): Encoding {
  const [a, b] = head;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const start = head.subarray(0, 512);
  // Other alphabets and signs are rare among them.
  const isHigh = (from: number): boolean =>
    start.filter((byte, i) => (byte === 0 || byte === 4) && i % 2 === from).length > (start.length * 3) / 8;
  if (isHigh(1)) return "utf-16le";
  return isHigh(0) ? "utf-16be" : "utf-8";
}

/** Decodes pieces; letters may be cut in two between them. */
export class Decoder {
  readonly encoding: Encoding;
  readonly #decoder: TextDecoder;
  #rest: Uint8Array = new Uint8Array();
  #letters = 0;
  #first = true;

  constructor(encoding: Encoding) {
    this.encoding = encoding;
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  push(piece: Uint8Array): string {
    if (this.encoding !== "utf-8") return this.#decode(piece, true);
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const cut = wholeLetters(bytes);
    this.#rest = bytes.subarray(cut);
    return this.#utf8(bytes.subarray(0, cut));
  }

  end(): string {
    return this.encoding === "utf-8" ? this.#utf8(this.#rest) : this.#decode(new Uint8Array(), false);
  }

  /** Several times as fast as a decoder for streams. */
  #utf8(bytes: Uint8Array): string {
    if (!isUtf8(bytes)) {
      const [before = ""] = new TextDecoder().decode(bytes).split("\uFFFD", 1);
      throw new NotInEncoding(
        this.encoding,
        before,
        this.#letters + before.replaceAll(/[\0-\x7F]/g, "").length,
        bytes,
      );
    }
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
    this.#letters += bytes.length - text.length;
    const marked = this.#first && text.startsWith("\uFEFF");
    this.#first = false;
    return marked ? text.slice(1) : text;
  }

  #decode(bytes: Uint8Array, stream: boolean): string {
    try {
      return this.#decoder.decode(bytes, { stream });
    } catch {
      throw new NotInEncoding(this.encoding, "", 0);
    }
  }
}

/** How many bytes hold whole letters; at most three may wait for the next piece. */
function wholeLetters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return back < length ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
