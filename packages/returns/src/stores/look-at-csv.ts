/**
 * Looks at every byte of a plain table of text, piece by piece, on as many threads as there are for it. Whoever is free
 * takes the next piece, and what is added up is the same in any order: the result does not depend on the threads.
 *
 * @module
 */

import { once } from "node:events";
import { type FileHandle, open, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { ColumnTally } from "./column-tally.ts";
import { addTallies } from "./merge.ts";
import { PlainCheck } from "./plain-csv.ts";
import { NotPlain, type PlainTable } from "./plain-table.ts";
import { ReturnRows } from "./return-rows.ts";
import { SeenTwice } from "./seen-twice.ts";
import type { PlacedReturn, StoredTally, TallyQuery } from "./store.ts";

/** What was seen of a table: how many rows it has, and the sums that were asked for, in no order. */
export interface Looked {
  readonly rows: number;
  readonly tallies: readonly StoredTally[];
}

/** What a thread is told. */
export interface LookTask {
  readonly table: PlainTable;
  readonly query: TallyQuery | undefined;
  /** Bytes of the table. */
  readonly size: number;
  /** The next piece that nobody has taken, shared by all threads. */
  readonly next: Int32Array;
}

/** What one thread saw: its part of the sums, and the digest of each station. */
export interface LookedPart {
  readonly tallies: readonly StoredTally[];
  readonly digests: Float64Array<ArrayBuffer>;
}

/** How a table is looked at. */
export interface LookOptions {
  /** Threads that share the work; as many as are of use unless told. */
  readonly threads?: number | undefined;
  /** How many bytes were looked at so far. */
  readonly onBytes?: ((done: number) => void) | undefined;
}

/** Bytes that are looked at at once: few enough to stay near to the processor. */
const PIECE = 1 << 20;
/** Bytes of a line that begins in one piece and ends in the next; a longer one is for the careful reader. */
const LONGEST_LINE = 1 << 16;
/** A thread takes as long to start as these pieces to be looked at. */
const PIECES_OF_A_THREAD = 16;
const LF = 10;

/** Looks at all of a table. Fails with {@link NotPlain} where any thread finds something odd. */
export async function lookAtCsv(
  table: PlainTable,
  query: TallyQuery | undefined,
  { threads, onBytes }: LookOptions,
): Promise<Looked> {
  const { size } = await stat(table.path);
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const task = { table, query, size, next };
  const worthIt = Math.floor(size / PIECE / PIECES_OF_A_THREAD);
  // To look and not to add up is quick, and whoever asks for it has an engine read the table meanwhile.
  const useful = query === undefined ? 1 : Math.min(availableParallelism(), worthIt);
  const others = Array.from({ length: Math.max(1, threads ?? useful) - 1 }, () => onThread(task));
  const parts = await Promise.all([lookAtPieces(task, onBytes), ...others]);
  const seen = new SeenTwice();
  const tallies = new Map<string, StoredTally>();
  for (const part of parts) {
    seen.addAll(part.digests);
    for (const tally of part.tallies) {
      const area = JSON.stringify(tally.area);
      const known = tallies.get(area);
      tallies.set(area, known === undefined ? tally : addTallies(known, tally));
    }
  }
  if (seen.twice()) throw new NotPlain();
  return { rows: seen.size, tallies: [...tallies.values()] };
}

async function onThread(workerData: LookTask): Promise<LookedPart> {
  const worker = new Worker(new URL("./look-worker.ts", import.meta.url), { workerData });
  const answers: readonly unknown[] = await once(worker, "message");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the thread answers nothing else
  const part = answers[0] as LookedPart | undefined;
  if (part === undefined) throw new NotPlain();
  return part;
}

/** Takes pieces until there are none, or until one is odd: then the others need not go on. */
export async function lookAtPieces(
  { table, query, size, next }: LookTask,
  onBytes?: (done: number) => void,
): Promise<LookedPart> {
  const tally = query === undefined ? undefined : new ColumnTally(table, query);
  const check = new PlainCheck(table, tally);
  try {
    await pushPieces(table, size, check, () => {
      onBytes?.(Math.min(size, Atomics.load(next, 0) * PIECE));
      return Atomics.add(next, 0, 1);
    });
  } catch (error: unknown) {
    Atomics.store(next, 0, Math.ceil(size / PIECE));
    throw error;
  }
  return { digests: check.digests, tallies: tally?.tallies() ?? [] };
}

/** Gives the returns of a table one by one, in their order. */
export async function eachReturn(
  table: PlainTable,
  sha256: string,
  each: (placed: PlacedReturn) => void,
): Promise<void> {
  const { size } = await stat(table.path);
  const check = new PlainCheck(table, new ReturnRows(table, sha256, each));
  let next = 0;
  await pushPieces(table, size, check, () => next++);
}

/** Looks at the pieces that `next` names until there are no more; the first that is odd ends it. */
async function pushPieces(
  { path }: PlainTable,
  size: number,
  check: PlainCheck,
  next: () => number,
): Promise<void> {
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(PIECE + LONGEST_LINE + 1);
    for (let piece = next(); piece * PIECE < size; piece = next()) {
      if (!check.push(await linesOf(file, piece, size, bytes))) throw new NotPlain();
    }
  } finally {
    await file.close();
  }
}

/**
 * The lines that begin in a piece, without the header. A line break within quotes parts a table as well: then the text
 * before it is not closed on its line, and the table is not plain.
 */
async function linesOf(file: FileHandle, piece: number, size: number, bytes: Buffer): Promise<Uint8Array> {
  // The last byte of the piece before says whether a line begins with this one. Before the first stands the header.
  const before = piece === 0 ? 0 : 1;
  const start = piece * PIECE - before;
  const wanted = Math.min(PIECE + LONGEST_LINE, size - start);
  const { bytesRead } = await file.read(bytes, 0, wanted, start);
  if (bytesRead !== wanted) throw new NotPlain();
  const atEnd = start + wanted === size;
  // A last line may have no end.
  if (atEnd) bytes[wanted] = LF;
  const filled = bytes.subarray(0, atEnd && bytes[wanted - 1] !== LF ? wanted + 1 : wanted);
  const from = filled.indexOf(LF) + 1;
  const to = filled.indexOf(LF, PIECE + before - 1) + 1;
  if (from === 0 || (to === 0 && !atEnd)) throw new NotPlain();
  return filled.subarray(from, to === 0 ? filled.length : to);
}
