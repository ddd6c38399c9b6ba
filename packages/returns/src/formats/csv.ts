/**
 * Tables as text: CSV and TSV in any encoding that we know, plain or packed with gzip, streamed.
 *
 * @module
 */

import { basename } from "node:path";
import { NotInEncoding } from "../decode.ts";
import { Unreadable } from "../problems.ts";
import type { LineSink, SourceFile, SourceOptions } from "../source.ts";
import { LineSplitter, separatorOf } from "../split.ts";
import { notText, readText } from "./text.ts";

/** So many letters that were right are no accident: the file is UTF-8, and damaged. */
const SURE = 8;

/** Reads a table of text. What is no UTF-8 from its first letters on is Windows-1251. */
export async function readCsv(path: string, options: SourceOptions, sink: LineSink): Promise<SourceFile> {
  const file = basename(path);
  try {
    return await attempt(path, options, sink);
  } catch (error: unknown) {
    if (!(error instanceof NotInEncoding)) throw error;
    const guessed = error.encoding === "utf-8" && options.encoding === undefined;
    if (!guessed || error.letters >= SURE) throw notText(file, error.encoding, error.line);
    return attempt(path, { ...options, encoding: "windows-1251" }, sink);
  }
}

async function attempt(path: string, options: SourceOptions, sink: LineSink): Promise<SourceFile> {
  const file = basename(path);
  sink.begin(file);
  let splitter: LineSplitter | undefined;
  let head = "";
  const take = (piece: string): void => {
    let text = piece;
    if (splitter === undefined) {
      head += piece;
      if (!head.includes("\n") && head.length < 1_000_000) return;
      splitter = new LineSplitter(separatorOf(head));
      text = head;
    }
    sink.take(splitter.push(text));
    refuseBroken(file, splitter);
  };
  try {
    const { sha256, encoding } = await readText(path, options, take);
    splitter ??= new LineSplitter(separatorOf(head));
    sink.take(splitter.line === 1 ? splitter.push(head) : []);
    sink.take(splitter.end());
    refuseBroken(file, splitter);
    return { file, sha256, format: "csv", encoding };
  } catch (error: unknown) {
    if (error instanceof NotInEncoding) {
      error.line = (splitter?.line ?? 1) + error.before.split("\n").length - 1;
    }
    throw error;
  }
}

function refuseBroken(file: string, { broken }: LineSplitter): void {
  if (broken === undefined) return;
  const expected = "cells with matching quotes, lines that end; nothing after this line is read";
  throw new Unreadable({ code: "A003", file, row: broken, expected });
}
