/**
 * A table whose header says that an engine may read it: one line a protocol of one contest, and nothing that only the
 * careful reader knows how to take.
 *
 * @module
 */

import { closeSync, openSync, readSync } from "node:fs";
import { FIELDS, isSynthetic } from "@urna/tally";
import type { Guess } from "../guess-mapping.ts";
import type { Mapping } from "../mapping.ts";
import { isRegister } from "../mapping-columns.ts";
import { LineSplitter, type Separator, separatorOf } from "../split.ts";
import type { StoreShape } from "./store.ts";

/** The table is not plain: the careful reader must read it, and tell what is odd in it. */
export class NotPlain extends Error {
  override readonly name = "NotPlain";
}

/** What is expected of a column. */
export type PlainColumn = "unread" | "text" | "station" | "whole";

/** A table whose header is known. */
export interface PlainTable {
  readonly path: string;
  readonly file: string;
  readonly format: "csv" | "parquet";
  readonly separator: Separator;
  readonly header: readonly string[];
  readonly guess: Guess;
  /** What is expected of each column. */
  readonly columns: readonly PlainColumn[];
  readonly shape: StoreShape;
}

/** A header, and the cells below it. */
export interface TableHead {
  readonly header: readonly string[];
  readonly first: readonly string[];
  readonly separator: Separator;
  /** Columns whose type can hold something else than whole numbers; a table of text has no types. */
  readonly fractions: readonly string[];
}

/** Enough for a header and a line. */
const BEGINNING = 1 << 16;

/** The first bytes of a file as they are; undefined where it cannot be read: the careful reader says why. */
export function beginningOf(path: string): Buffer | undefined {
  try {
    const fd = openSync(path, "r");
    try {
      const head = Buffer.alloc(BEGINNING);
      return head.subarray(0, readSync(fd, head, 0, head.length, 0));
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
}

/** The header of a table of text; undefined where the first bytes are none. */
export function csvHead(head: Buffer): TableHead | undefined {
  const text = head.toString("utf8").replace(/^\uFEFF/, "");
  const separator = separatorOf(text);
  const splitter = new LineSplitter(separator);
  const [header, first] = splitter.push(text.slice(0, text.lastIndexOf("\n") + 1));
  if (header === undefined || header.line !== 1 || splitter.broken !== undefined) return undefined;
  // A header on several lines is for the careful reader: everything here begins below the first.
  if (text.slice(0, text.indexOf("\n")).split('"').length % 2 === 0) return undefined;
  return {
    header: header.cells.map((cell) => cell.trim()),
    first: first?.cells ?? [],
    separator,
    fractions: [],
  };
}

/** What is expected of the columns; undefined where the mapping needs the careful reader. */
export function plainColumns(header: readonly string[], m: Mapping): readonly PlainColumn[] | undefined {
  const others = [m.contestColumn, m.copyColumn, m.correctsColumn, m.signedOffColumn, m.abroadColumn];
  const extras = [...Object.keys(m.inWords), ...m.members, ...m.boxes, ...m.ignore];
  const odd = m.shape !== "wide" || isRegister(m) || new Set(header).size < header.length;
  if (odd || extras.length > 0 || others.some((column) => column !== undefined)) return undefined;
  const wholes = new Set([...Object.values(m.figures).flat(), ...Object.values(m.votes)]);
  const texts = new Set([...m.areas.map(({ column }) => column), m.sourceColumn]);
  return header.map((column) => {
    if (m.station.includes(column)) return "station";
    if (wholes.has(column)) return "whole";
    return texts.has(column) ? "text" : "unread";
  });
}

/** What is known of the returns before they are read. */
export function shapeOf(
  { areas, contest, figures, votes }: Mapping,
  { election, source = "" }: { readonly election?: string | undefined; readonly source?: string | undefined },
): StoreShape {
  const provenance = { file: "", sha256: "", row: 2, source };
  return {
    ...(election === undefined ? {} : { election }),
    ...(isSynthetic({ provenance }) ? { madeUp: source } : {}),
    levels: areas.map(({ level }) => level),
    fields: FIELDS.filter((field) => figures[field] !== undefined),
    contests: { [contest]: Object.keys(votes) },
    register: false,
    files: [],
  };
}
