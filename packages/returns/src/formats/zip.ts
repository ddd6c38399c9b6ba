/**
 * Reads the parts of a zip file that lies in memory. What it declares is checked before anything is opened up, and what
 * comes out is counted against it: a part that grows beyond its word is refused at once.
 *
 * @module
 */

import { createInflateRaw, crc32 } from "node:zlib";
import { Unreadable } from "../problems.ts";
import { mostOpened } from "../source.ts";

/** A part of a zip file. */
interface Part {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** The parts of a zip file. */
export interface Zip {
  readonly names: readonly string[];
  /** A part, opened up in pieces; undefined where there is none of this name. */
  open(name: string): AsyncIterable<Uint8Array> | undefined;
}

/** Bytes that all parts together may have when opened up, and parts there may be. */
const MOST = { bytes: 1_000_000_000, parts: 10_000 } as const;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** Reads the table of contents. Throws {@link Unreadable}. */
export function openZip(bytes: Uint8Array, file: string): Zip {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map(partsOf(buffer, file).map((part) => [part.name, part]));
  return {
    names: [...parts.keys()],
    open: (name) => {
      const part = parts.get(name);
      return part === undefined ? undefined : opened(buffer, part, file);
    },
  };
}

function broken(file: string, expected: string, found?: string): Unreadable {
  return new Unreadable({ code: "A001", file, expected, ...(found === undefined ? {} : { found }) });
}

function partsOf(buffer: Buffer, file: string): readonly Part[] {
  const damaged = broken(file, "a whole workbook; fetch or save it again");
  let end = buffer.length - 22;
  while (end >= 0 && end > buffer.length - 70_000 && buffer.readUInt32LE(end) !== END) end -= 1;
  if (end < 0 || buffer.readUInt32LE(end) !== END) throw damaged;
  const count = buffer.readUInt16LE(end + 10);
  if (count > MOST.parts) throw broken(file, `a workbook of at most ${MOST.parts} parts`, `${count}`);
  const parts: Part[] = [];
  let [at, declared] = [buffer.readUInt32LE(end + 16), 0];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== ENTRY) throw damaged;
    const length = buffer.readUInt16LE(at + 28);
    const part: Part = {
      name: buffer.toString("utf8", at + 46, at + 46 + length),
      method: buffer.readUInt16LE(at + 10),
      crc: buffer.readUInt32LE(at + 16),
      packed: buffer.readUInt32LE(at + 20),
      size: buffer.readUInt32LE(at + 24),
      at: buffer.readUInt32LE(at + 42),
    };
    if ((buffer.readUInt16LE(at + 8) & 1) !== 0) throw broken(file, "a workbook without a password");
    if (part.method !== STORED && part.method !== DEFLATED) throw damaged;
    declared += part.size;
    parts.push(part);
    at += 46 + length + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  const most = Math.min(MOST.bytes, mostOpened(buffer.length));
  if (declared > most) {
    const expected = `a workbook of at most ${most} bytes when opened up; split it, or save it as CSV`;
    throw broken(file, expected, `${declared}`);
  }
  return parts;
}

async function* opened(buffer: Buffer, part: Part, file: string): AsyncGenerator<Uint8Array> {
  const damaged = broken(file, `a whole part ${part.name}; fetch or save the workbook again`);
  // The name of a part may be written otherwise in front of its bytes, so its length is read there.
  if (part.at + 30 > buffer.length) throw damaged;
  const from = part.at + 30 + buffer.readUInt16LE(part.at + 26) + buffer.readUInt16LE(part.at + 28);
  const packed = buffer.subarray(from, from + part.packed);
  let [size, crc] = [0, 0];
  try {
    for await (const piece of part.method === STORED ? [packed] : inflated(packed)) {
      size += piece.length;
      if (size > part.size)
        throw broken(file, `a part ${part.name} of ${part.size} bytes, as it says`, "more");
      crc = crc32(piece, crc);
      yield piece;
    }
  } catch (error: unknown) {
    throw error instanceof Unreadable ? error : damaged;
  }
  if (size !== part.size || crc !== part.crc) throw damaged;
}

async function* inflated(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: 1 << 18 });
  stream.end(packed);
  for await (const piece of stream) if (piece instanceof Uint8Array) yield piece;
}
