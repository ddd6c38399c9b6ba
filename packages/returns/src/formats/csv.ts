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

/** Reads a table of text. What is no UTF-8 from its first letters on is Cyrillic of Windows or of DOS. */
export async function readCsv(path: string, options: SourceOptions, sink: LineSink): Promise<SourceFile> {
  const file = basename(path);
  try {
    return await attempt(path, options, sink);
  } catch (error: unknown) {
    if (!(error instanceof NotInEncoding)) throw error;
    const guessed = error.encoding === "utf-8" && options.encoding === undefined;
    if (!guessed || error.letters >= SURE) throw notText(file, error.encoding, error.line);
    return asCyrillic(path, { ...options, encoding: error.cyrillic }, sink);
  }
}

async function asCyrillic(path: string, options: SourceOptions, sink: LineSink): Promise<SourceFile> {
  try {
    return await attempt(path, options, sink, refuseMixed);
  } catch (error: unknown) {
    throw error instanceof NotInEncoding ? notText(basename(path), "utf-8", error.line) : error;
  }
}

async function attempt(
  path: string,
  options: SourceOptions,
  sink: LineSink,
  look?: (file: string, text: string, line: number) => void,
): Promise<SourceFile> {
  const file = basename(path);
  sink.begin(file);
  let splitter: LineSplitter | undefined;
  let head = "";
  // Lines of very old programs end with a carriage return alone.
  let lines = (text: string): string => text;
  const start = (): LineSplitter => {
    if (!head.includes("\n") && head.includes("\r")) lines = (text) => text.replaceAll("\r", "\n");
    return new LineSplitter(separatorOf(lines(head)));
  };
  const take = (piece: string): void => {
    look?.(file, piece, splitter?.line ?? 1);
    let text = piece;
    if (splitter === undefined) {
      head += piece;
      if (!head.includes("\n") && head.length < 1_000_000) return;
      splitter = start();
      text = head;
    }
    sink.take(splitter.push(lines(text)));
    refuseBroken(file, splitter);
  };
  try {
    const { sha256, encoding } = await readText(path, options, take);
    splitter ??= start();
    sink.take(splitter.line === 1 ? splitter.push(lines(head)) : []);
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

/** One letter of another alphabet within a word: `Cбdiz`. What was guessed to be Cyrillic is something else then. */
const MIXED = /[A-Za-z]*(?:[A-Za-z]{2}[А-яЁё][A-Za-z]|[A-Za-z][А-яЁё][A-Za-z]{2})[A-Za-z]*/;

function refuseMixed(file: string, text: string, line: number): void {
  const found = MIXED.exec(text);
  if (found === null) return;
  const row = line + text.slice(0, found.index).split("\n").length - 1;
  const expected =
    'text in utf-8, utf-16, windows-1251 or ibm866; save the file anew as UTF-8, or say its "encoding" in a mapping';
  throw new Unreadable({ code: "I706", file, row, expected, found: found[0] });
}

function refuseBroken(file: string, { broken }: LineSplitter): void {
  if (broken === undefined) return;
  const expected = "cells with matching quotes, lines that end; nothing after this line is read";
  throw new Unreadable({ code: "A003", file, row: broken, expected });
}
