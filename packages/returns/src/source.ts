/**
 * Where the lines of a table come from: a file of any format that is read, streamed where the format allows it, with the
 * digest that names exactly what was read.
 *
 * @module
 */

import { createHash, type Hash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Encoding } from "./decode.ts";
import { Unreadable } from "./problems.ts";
import type { Line } from "./split.ts";

/** Formats that are read; told by the content of the file, not by its name. */
export const FORMATS = ["csv", "xlsx", "parquet", "cdf", "eml"] as const;
export type Format = (typeof FORMATS)[number];

/** A file as it was read. */
export interface SourceFile {
  /** The name of the file, of a workbook with its sheet. */
  readonly file: string;
  /** Of the bytes on the disk, compressed or not. */
  readonly sha256: string;
  readonly format: Format;
  readonly encoding?: Encoding;
  /** Sheets of the workbook that were not read. */
  readonly notRead?: readonly string[];
}

/** Sizes in bytes above which a file is refused: what is on the disk, and what it is when opened up. */
export interface Limits {
  readonly file: number;
  readonly opened: number;
}

/** Streamed formats are held by what memory the returns need; a file of this size is no table of an election. */
const LIMITS: Limits = { file: 4_000_000_000, opened: 8_000_000_000 };

/** How a file is read. */
export interface SourceOptions {
  readonly encoding?: Encoding;
  readonly limits?: Limits;
  /** The sheet of a workbook; the first one with a table unless told. */
  readonly sheet?: string;
  /** Bytes of the file on the disk that are read so far. */
  readonly onBytes?: (done: number) => void;
}

/** Takes the lines as they come, the header first. `begin` starts anew. */
export interface LineSink {
  begin(file: string): void;
  take(lines: readonly Line[]): void;
}

/** Reads a file of one format. Throws {@link Unreadable}. */
export type ReadFormat = (path: string, options: SourceOptions, sink: LineSink) => Promise<SourceFile>;

/** The bytes of a file in pieces, uncompressed, and its digest when all are read. */
export interface Bytes {
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly sha256: () => string;
}

const PIECE = 1 << 20;
/** Tables of figures pack to a tenth or so; what packs to less than this was made to fill the memory. */
const MOST_TIMES = 200;
const SMALL = 64_000_000;

/** Bytes that something packed may have when it is opened up. */
export function mostOpened(packed: number): number {
  return Math.max(SMALL, packed * MOST_TIMES);
}

/** Opens a file, also one compressed with gzip, and hashes it while it is read. */
export function readBytes(path: string, { limits = LIMITS, onBytes }: SourceOptions): Bytes {
  const file = basename(path);
  const hash = createHash("sha256");
  const packed = headOf(path, limits.file).subarray(0, 2).toString("hex") === "1f8b";
  return { pieces: packed ? unpacked() : hashed(), sha256: () => hash.digest("hex") };

  async function* hashed(): AsyncGenerator<Uint8Array> {
    yield* hashedPieces(path, hash, onBytes);
  }

  async function* unpacked(): AsyncGenerator<Uint8Array> {
    let opened = 0;
    const most = Math.min(limits.opened, mostOpened(statSync(path).size));
    // What goes wrong reaches the loop below through the stream itself.
    const stream = pipeline(hashed(), createGunzip({ chunkSize: PIECE }), () => undefined);
    try {
      for await (const piece of stream) {
        if (!(piece instanceof Uint8Array)) continue;
        opened += piece.length;
        if (opened > most) throw tooLarge(file, most, "when opened up");
        yield piece;
      }
    } catch (error: unknown) {
      if (error instanceof Unreadable) throw error;
      throw new Unreadable({ code: "A001", file, expected: "a whole gzip file; fetch it again" });
    }
  }
}

async function* hashedPieces(
  path: string,
  hash: Hash,
  onBytes: SourceOptions["onBytes"],
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) {
    if (!(piece instanceof Uint8Array)) continue;
    hash.update(piece);
    done += piece.length;
    onBytes?.(done);
    yield piece;
  }
}

/** All bytes of a file that cannot be streamed. */
export async function readWhole(
  path: string,
  most: number,
  options: SourceOptions,
): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }> {
  headOf(path, most);
  const { pieces, sha256 } = readBytes(path, options);
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return { bytes: Buffer.concat(all), sha256: sha256() };
}

/** The digest of a file whose lines somebody else reads. */
export async function digestOf(path: string, options: SourceOptions): Promise<string> {
  const { pieces, sha256 } = readBytes(path, options);
  const reader = pieces[Symbol.asyncIterator]();
  let piece = await reader.next();
  while (piece.done !== true) piece = await reader.next();
  return sha256();
}

/** The first bytes of a file; refuses what is no file, or too large. */
export function headOf(path: string, most: number = LIMITS.file): Buffer {
  const unreadable = new Unreadable({ code: "A001", file: path, expected: "a file that can be read" });
  let fd: number;
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw unreadable;
    if (stat.size > most) throw tooLarge(basename(path), most, "on the disk", stat.size);
    fd = openSync(path, "r");
  } catch (error: unknown) {
    throw error instanceof Unreadable ? error : unreadable;
  }
  try {
    const head = Buffer.alloc(512);
    return head.subarray(0, readSync(fd, head, 0, head.length, 0));
  } finally {
    closeSync(fd);
  }
}

function tooLarge(file: string, most: number, where: string, found?: number): Unreadable {
  return new Unreadable({
    code: "A001",
    file,
    expected: `a file of at most ${most} bytes ${where}; split it`,
    ...(found === undefined ? {} : { found: `${found}` }),
  });
}
