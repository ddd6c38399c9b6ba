/**
 * One plain table read where it lies: nothing is imported, and the sums are there after one pass, made of Parquet by DuckDB
 * and of text by whoever looks at its bytes. A table that is not plain is left to the careful reader.
 *
 * @module
 */

import { basename } from "node:path";
import { guessMapping } from "../guess-mapping.ts";
import type { Known } from "../mapping.ts";
import { missingColumns } from "../mapping-columns.ts";
import { digestOf } from "../source.ts";
import { type DuckDbEngine, duckDbEngine } from "./duckdb.ts";
import type { Engine } from "./engine.ts";
import { type Cell, columnsOf, rowReader } from "./layout.ts";
import { eachReturn, lookAtCsv, type Looked, type LookOptions } from "./look-at-csv.ts";
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
import { oddRowsSql, relationOf, rowsSql } from "./scan-sql.ts";
import { type Asked, type Relation, tallySql } from "./statements.ts";
import {
  compareAreas,
  depthOf,
  type PlacedReturn,
  type Registered,
  type ReturnsSource,
  type StoredTally,
  StoreFailure,
  type StoreShape,
  type TallyQuery,
} from "./store.ts";

/** Looks at all of a table, and adds up on the way what is asked for; a table that an engine reads is only looked at. */
type Look = (query?: TallyQuery) => Promise<Looked>;

/** A plain table. Whatever it is asked fails with {@link NotPlain} when it turns out not to be one. */
export class Scan implements ReturnsSource {
  readonly table: PlainTable;
  readonly #look: Look;
  #engine: Promise<DuckDbEngine> | undefined;
  #looked: Promise<Looked> | undefined;

  constructor(table: PlainTable, look: Look, engine?: DuckDbEngine) {
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
  async length(): Promise<number> {
    this.#looked ??= this.#lookAt();
    return (await this.#looked).rows;
  }

  async #lookAt(query?: TallyQuery): Promise<Looked> {
    const looked = await this.#look(query);
    // A header with nothing below it: the careful reader says so.
    if (looked.rows === 0) throw new NotPlain();
    return looked;
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

  /** Gives all returns one by one, in the order of the table. */
  async each(take: (placed: PlacedReturn) => void): Promise<void> {
    const { table } = this;
    const [sha256, rows] = await Promise.all([this.digest(), this.length()]);
    if (table.format === "csv") return eachReturn(table, sha256, take);
    const read = rowReader({ ...table.shape, files: [{ file: table.file, sha256, rows }] });
    for await (const page of this.cells()) for (const row of page) take(read(row));
  }

  /** The same in the columns of a load, by DuckDB. */
  async *cells(): AsyncGenerator<readonly (readonly Cell[])[]> {
    const columns = columnsOf(this.table.shape).map(({ name }) => name);
    const place = columns.indexOf("line");
    const engine = await this.engine();
    let line = 1;
    for await (const page of engine.stream(`SELECT ${columns.join(", ")} FROM ${rowsSql(this.table)}`))
      yield page.map((row) => row.with(place, (line += 1)));
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
    if (depthOf(shape, query.level) === undefined || shape.contests[query.contest] === undefined) return [];
    this.#looked = this.#lookAt(query);
    return (await this.#looked).tallies;
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
    const [rows] = await Promise.all([plainly(engine.query(asked.sql)), this.length()]);
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
export interface ScanOptions extends LookOptions {
  readonly known: Known;
  readonly election?: string;
}

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
  { known, election, ...options }: ScanOptions,
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
    const look: Look = (query) =>
      engine === undefined ? lookAtCsv(table, query, options) : lookAtParquet(engine, table);
    return new Scan(table, look, engine);
  })();
  if (scan === undefined) await engine?.close();
  return scan;
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

async function lookAtParquet(engine: Engine, table: PlainTable): Promise<Looked> {
  const [[rows, stations, odd] = []] = await plainly(engine.query(oddRowsSql(table)));
  if (wholeOf(odd) !== 0n || wholeOf(rows) !== wholeOf(stations)) throw new NotPlain();
  return { rows: Number(wholeOf(rows)), tallies: [] };
}
