/**
 * Reads files of returns for a command, with a bar while large ones stream in.
 *
 * @module
 */

import { readFileSync, statSync } from "node:fs";
import { type Known, readTable, type TableRead } from "@urna/returns";
import type { Words } from "@urna/words";
import type { ReturnsWords } from "@urna/words/returns-words";
import { startProgress } from "../progress.ts";
import type { Session } from "../session.ts";
import { importFailure, needImported } from "./desk.ts";

/** How the files are read. */
export interface ReadFilesOptions {
  readonly known: Known;
  /** A mapping file for all of them. */
  readonly mapping?: string;
  /** The largest figure that may be; that of a protocol unless told. */
  readonly largest?: number;
}

const MEGABYTE = 1_000_000;

/** Reads all files, or ends the command. */
export async function readFiles(
  { words, surroundings, options: { ascii = false } }: Session,
  texts: ReturnsWords,
  files: readonly string[],
  { mapping, ...options }: ReadFilesOptions,
): Promise<readonly TableRead[]> {
  const all = files.reduce((sum, file) => sum + sizeOf(file), 0);
  const n = words.numbers;
  const said = (done: number): string =>
    texts.say("import.progress", { done: n.whole(inMegabytes(done)), all: n.whole(inMegabytes(all)) });
  const progress = startProgress(surroundings.stderr, words, Math.max(1, all), { ascii, said });
  const given =
    mapping === undefined ? {} : { mapping: { file: mapping, written: readJson(words, texts, mapping) } };
  const tables: TableRead[] = [];
  let before = 0;
  try {
    for (const path of files) {
      const onBytes = (done: number): void => progress.update(before + done);
      const read = await readTable(path, { ...options, ...given, onBytes });
      tables.push(needImported(words, texts, read));
      before += sizeOf(path);
    }
  } finally {
    progress.end();
  }
  return tables;
}

function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / MEGABYTE);
}

/** A file that is not there is told of by whoever reads it. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What a file of JSON says; ends the command where it is none. */
export function readJson(words: Words, texts: ReturnsWords, file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw importFailure(words, texts, [{ code: "A002", file, expected: "a file of JSON" }]);
  }
}
