/**
 * One plain table read where it lies: nothing is imported, and the sums are there after one pass, made of Parquet by DuckDB
 * and of text by whoever looks at its bytes. A table that is not plain is left to the careful reader.
 *
 * @module
 */

import { open } from "node:fs/promises";
import { basename } from "node:path";
import { guessMapping } from "../guess-mapping.ts";
import type { Known } from "../mapping.ts";
import { missingColumns } from "../mapping-columns.ts";
import { digestOf } from "../source.ts";
import { ColumnTally } from "./column-tally.ts";
import { type DuckDbEngine, duckDbEngine } from "./duckdb.ts";
import type { Engine } from "./engine.ts";
import { PlainCheck, type RowSink } from "./plain-csv.ts";
import {
  beginningOf,
  csvHead,
  NotPlain,
  plainColumns,
  type PlainTable,
  shapeOf,
  type TableHead,
} from "./plain-table.ts";
import { quoteText, wholeOf } from "./quote.ts";
import { oddRowsSql, relationOf } from "./scan-sql.ts";
import { type Asked, depthOf, type Relation, tallySql } from "./statements.ts";
import {
  compareAreas,
  type Registered,
  type ReturnsSource,
  type StoredTally,
  StoreFailure,
  type StoreShape,
  type TallyQuery,
} from "./store.ts";

/** A plain table. Whatever it is asked fails with {@link NotPlain} when it turns out not to be one. */
export class Scan implements ReturnsSource {
  readonly table: PlainTable;
  readonly #look: (sink?: RowSink) => Promise<number>;
  #engine: Promise<DuckDbEngine> | undefined;
  #rows: Promise<number> | undefined;

  constructor(table: PlainTable, look: (sink?: RowSink) => Promise<number>, engine?: DuckDbEngine) {
    this.table = table;
    this.#look = look;
    this.#engine = engine === undefined ? undefined : Promise.resolve(engine);
  }

  /** The engine that can read the table; started when it is asked for, as sums of text do without it. */
  engine(): Promise<DuckDbEngine> {
    this.#engine ??= duckDbEngine();
    return this.#engine;
  }

  /** Looks at all of the table, once: how many rows it has. */
  rows(): Promise<number> {
    this.#rows ??= this.#looked();
    return this.#rows;
  }

  async #looked(sink?: RowSink): Promise<number> {
    const rows = await this.#look(sink);
    // A header with nothing below it: the careful reader says so.
    if (rows === 0) throw new NotPlain();
    return rows;
  }

  /** The SHA-256 of the file. */
  digest(): Promise<string> {
    return digestOf(this.table.path, {});
  }

  shape(): Promise<StoreShape> {
    return Promise.resolve(this.table.shape);
  }

  async tallies(query: TallyQuery): Promise<readonly StoredTally[]> {
    const tallies =
      this.table.format === "csv"
        ? await this.#added(query)
        : await this.#ask(query.level, (relation, depth) => tallySql(relation, query, depth));
    const counted = tallies.filter((tally) => tally.counted > 0n);
    // Where only some rows are made up, the first did not say so.
    const some = counted.some(({ synthetic }) => synthetic > 0n);
    if (some && this.table.shape.madeUp === undefined) throw new NotPlain();
    return counted.sort((a, b) => compareAreas(a.area, b.area));
  }

  /** A table of returns has no register. */
  registered(): Promise<readonly Registered[]> {
    return Promise.resolve([]);
  }

  missing(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  async close(): Promise<void> {
    await (await this.#engine)?.close();
  }

  /** Whoever looks at all bytes of a text has its figures as well. */
  async #added(query: TallyQuery): Promise<readonly StoredTally[]> {
    const { shape } = this.table;
    const depth = depthOf(shape, query.level);
    if (depth === undefined || shape.contests[query.contest] === undefined) return [];
    const tally = new ColumnTally(this.table, query, depth);
    this.#rows = this.#looked(tally);
    await this.#rows;
    return tally.tallies();
  }

  async #ask<T>(
    level: string | undefined,
    statement: (relation: Relation, depth: number) => Asked<T> | undefined,
  ): Promise<T[]> {
    const { shape } = this.table;
    const depth = depthOf(shape, level);
    const asked = depth === undefined ? undefined : statement(relationOf(this.table), depth);
    if (asked === undefined) return [];
    const engine = await this.engine();
    const [rows] = await Promise.all([plainly(engine.query(asked.sql)), this.rows()]);
    return rows.map(asked.read);
  }
}

/** What an engine cannot read, the careful reader can tell of. */
export async function plainly<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error: unknown) {
    throw error instanceof StoreFailure ? new NotPlain() : error;
  }
}

/** How a table is opened. */
export interface ScanOptions {
  readonly known: Known;
  readonly election?: string;
  /** Bytes of a table of text that are looked at so far. */
  readonly onBytes?: (done: number) => void;
}

/** Digits of a figure that is not too large, also when the figure is a sum of columns. */
const MOST_DIGITS = { one: 7, several: 6 } as const;

/** Does something with a plain table; undefined where it is none, and the careful reader must read it. */
export async function withScan<T>(
  path: string,
  options: ScanOptions,
  act: (scan: Scan) => Promise<T>,
): Promise<T | undefined> {
  const scan = await openScan(path, options);
  if (scan === undefined) return undefined;
  try {
    return await act(scan);
  } catch (error: unknown) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  } finally {
    await scan.close();
  }
}

/** Opens a table; undefined where its beginning shows that it is not plain. */
export async function openScan(
  path: string,
  { known, election, onBytes }: ScanOptions,
): Promise<Scan | undefined> {
  const beginning = beginningOf(path);
  if (beginning === undefined) return undefined;
  const engine = beginning.subarray(0, 4).toString("latin1") === "PAR1" ? await duckDbEngine() : undefined;
  const scan = await (async () => {
    const head = engine === undefined ? csvHead(beginning) : await parquetHead(engine, path);
    if (head === undefined) return undefined;
    const { header, first, separator, fractions } = head;
    const file = basename(path);
    const guess = guessMapping(header, known);
    const { mapping, unread } = guess;
    const columns = plainColumns(header, mapping);
    const missing = missingColumns(mapping, { file, header, unread, known, told: false });
    const fraction = columns?.some(
      (kind, place) => kind === "whole" && fractions.includes(header[place] ?? ""),
    );
    if (columns === undefined || fraction === true || missing.length > 0) return undefined;
    const source = first[header.indexOf(mapping.sourceColumn ?? "")];
    const shape = shapeOf(mapping, { election, source });
    const format = engine === undefined ? "csv" : "parquet";
    const table: PlainTable = { path, file, format, separator, header, guess, columns, shape };
    const several = Object.values(mapping.figures).some(({ length }) => length > 1);
    const digits = several ? MOST_DIGITS.several : MOST_DIGITS.one;
    const look = (sink?: RowSink): Promise<number> =>
      engine === undefined
        ? lookAtCsv(path, new PlainCheck(columns, separator, digits, sink), onBytes)
        : lookAtParquet(engine, table);
    return new Scan(table, look, engine);
  })();
  if (scan === undefined) await engine?.close();
  return scan;
}

const PIECE = 1 << 22;
const LF = 10;

/** How many rows there are. */
async function lookAtCsv(path: string, check: PlainCheck, onBytes?: (done: number) => void): Promise<number> {
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(PIECE + 1);
    // At the beginning, the end of a line that was not whole.
    let kept = 0;
    let done = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, kept, PIECE - kept, done);
      // A last line may have no end; a line that fills everything is none.
      if (bytesRead === 0 && kept > 0) bytes[kept] = LF;
      const filled = kept + (bytesRead === 0 && kept > 0 ? 1 : bytesRead);
      // The header lies within the first piece.
      const from = done === 0 ? bytes.subarray(0, filled).indexOf(LF) + 1 : 0;
      const taken = check.push(bytes.subarray(from, filled));
      if (taken < 0 || (taken === 0 && kept + bytesRead === PIECE)) throw new NotPlain();
      if (bytesRead === 0) break;
      bytes.copyWithin(0, from + taken, filled);
      kept = filled - from - taken;
      done += bytesRead;
      onBytes?.(done);
    }
  } finally {
    await file.close();
  }
  if (!check.end()) throw new NotPlain();
  return check.rows;
}

/** Types of columns that hold whole numbers. */
const WHOLES = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/;

async function parquetHead(engine: Engine, path: string): Promise<TableHead | undefined> {
  const file = `read_parquet(${quoteText(path, "duckdb")})`;
  try {
    const described = await engine.query(
      `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${file})`,
    );
    const header = described.map(([name]) => String(name));
    const fractions = described.flatMap(([name, type]) => (WHOLES.test(String(type)) ? [] : [String(name)]));
    const texts = header.map((name) => `CAST("${name.replaceAll('"', '""')}" AS VARCHAR)`).join(", ");
    const [first = []] = await engine.query(`SELECT ${texts} FROM ${file} LIMIT 1`);
    return { header, first: first.map((cell) => String(cell ?? "")), separator: ",", fractions };
  } catch {
    return undefined;
  }
}

async function lookAtParquet(engine: Engine, table: PlainTable): Promise<number> {
  const [[rows, stations, odd] = []] = await plainly(engine.query(oddRowsSql(table)));
  if (wholeOf(odd) !== 0n || wholeOf(rows) !== wholeOf(stations)) throw new NotPlain();
  return Number(wholeOf(rows));
}
