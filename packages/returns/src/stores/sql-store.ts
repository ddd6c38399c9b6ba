/**
 * Returns in engines that speak SQL: in one, or sharded by area over several of the same kind. Rows go to each shard by
 * itself; questions go to the first, which asks the others. Before and after, every shard must be there with all its rows.
 *
 * @module
 */

import type { StoredBallot } from "../ballots.ts";
import { readBallots, writeBallots } from "./ballot-rows.ts";
import type { Engine } from "./engine.ts";
import { areaColumn, type Cell, columnsOf, rowReader, rowWriter } from "./layout.ts";
import {
  dropLoad,
  type Journal,
  type Load,
  noteBegun,
  noteWhole,
  prepareJournal,
  readJournal,
  spreadOf,
  tableOf,
} from "./loads.ts";
import { wholeOf } from "./quote.ts";
import {
  type Asked,
  missingSql,
  type Page,
  registeredSql,
  type Relation,
  repeatedSql,
  rowsSql,
  tallySql,
} from "./statements.ts";
import {
  compareAreas,
  depthOf,
  MOST_STORED,
  type PlacedReturn,
  Refused,
  refuseTwice,
  refuseUnsound,
  refuseUnsoundBallots,
  type Registered,
  type StoredTally,
  StoreFailure,
  type StoreShape,
  type TabulationStore,
  type TallyQuery,
} from "./store.ts";

/** Rows that are sent to a shard at once. */
const BATCH = 10_000;
/** Rows that are asked for at once. */
const PAGE = 50_000;
/** Stations that are named when some stand there twice. */
const MOST_NAMED = 20;

/** What was put into a load: rows on each engine, and the shape, of which more may be known than before. */
export interface Filled {
  readonly sent: readonly bigint[];
  readonly shape: StoreShape;
  /** Whoever filled it has seen that no station stands there twice. */
  readonly distinct?: true;
}

/** Fills the table of a load on its engines. */
export type Fill = (table: string, engines: readonly Engine[], load: bigint) => Promise<Filled>;

export class SqlStore implements TabulationStore {
  readonly #engines: readonly Engine[];
  readonly #first: Engine;

  /** @param others the other shards, in an order that stays the same. */
  constructor(first: Engine, others: readonly Engine[] = []) {
    this.#first = first;
    this.#engines = [first, ...others];
  }

  async shape(): Promise<StoreShape | undefined> {
    return (await this.#current())?.shape;
  }

  async tallies(query: TallyQuery): Promise<readonly StoredTally[]> {
    const tallies = await this.#ask(query.level, (relation, depth) => tallySql(relation, query, depth));
    return inOrder(tallies.filter(({ counted }) => counted > 0n));
  }

  async registered(level?: string): Promise<readonly Registered[]> {
    const registered = await this.#ask(level, registeredSql);
    return inOrder(registered.filter(({ stations }) => stations > 0n));
  }

  missing(contest: string, most: number): Promise<readonly string[]> {
    return this.#ask(undefined, (relation) => missingSql(relation, contest, most));
  }

  async *rows(): AsyncGenerator<readonly PlacedReturn[]> {
    const load = await this.#current();
    if (load === undefined) return;
    const relation = this.#relation(load);
    const read = rowReader(load.shape);
    let came = 0n;
    for await (const rows of this.#first.stream?.(rowsSql(relation)) ?? this.#pages(relation)) {
      came += BigInt(rows.length);
      yield rows.map(read);
    }
    if (came !== load.rows)
      throw new StoreFailure(this.#where(), `it gave ${came} rows of ${load.rows}; ask again`);
  }

  /** The same, one by one. */
  async each(take: (placed: PlacedReturn) => void): Promise<void> {
    for await (const page of this.rows()) for (const placed of page) take(placed);
  }

  async *#pages(relation: Relation): AsyncGenerator<readonly (readonly Cell[])[]> {
    let last: Page["last"];
    for (;;) {
      const rows = await this.#first.query(rowsSql(relation, { most: PAGE, last }));
      const [contest, station] = rows.at(-1) ?? [];
      if (contest === undefined) return;
      last = { contest: String(contest), station: String(station) };
      yield rows;
    }
  }

  async ballots(): Promise<readonly StoredBallot[]> {
    const load = await this.#current();
    return load === undefined ? [] : readBallots(this.#first, load);
  }

  async replace(
    shape: StoreShape,
    rows: Iterable<PlacedReturn> | AsyncIterable<PlacedReturn>,
    onRow?: (done: number) => void,
    ballots: readonly StoredBallot[] = [],
  ): Promise<void> {
    const columns = columnsOf(shape);
    const write = rowWriter(shape);
    refuseUnsoundBallots(shape, ballots);
    await this.replaceBy(shape, async (table, engines, number) => {
      await writeBallots(this.#first, { number, shape }, ballots);
      const waiting: (readonly Cell[])[][] = engines.map(() => []);
      const sent = engines.map(() => 0n);
      const send = async (shard: number): Promise<void> => {
        const batch = waiting[shard];
        const engine = engines[shard];
        if (engine === undefined || batch === undefined || batch.length === 0) return;
        await engine.insert(table, columns, batch);
        sent[shard] = (sent[shard] ?? 0n) + BigInt(batch.length);
        waiting[shard] = [];
      };
      let done = 0;
      for await (const row of rows) {
        refuseUnsound(shape, row);
        const shard = shardOf(row.areas, engines.length);
        const batch = waiting[shard];
        if (batch !== undefined && batch.push(write(row)) >= BATCH) await send(shard);
        done += 1;
        if (done > MOST_STORED) throw new Refused(`more than ${MOST_STORED} protocols`);
        if (done % 1000 === 0) onRow?.(done);
      }
      for (const shard of engines.keys()) await send(shard);
      onRow?.(done);
      return { sent, shape };
    });
  }

  /**
   * Replaces everything by what `fill` puts into the new tables. Nothing holds before every shard has all of its rows and
   * no station stands there twice; when anything fails the new tables are taken away again.
   */
  async replaceBy(shape: StoreShape, fill: Fill): Promise<void> {
    const columns = columnsOf(shape);
    const order = ["contest", ...shape.levels.map((_, place) => areaColumn(place)), "station"];
    await this.#each(prepareJournal);
    const journals = await this.#each(readJournal);
    const number = journals.reduce((most, { last }) => (last > most ? last : most), 0n) + 1n;
    const table = tableOf(number);
    try {
      for (const engine of this.#engines) {
        await noteBegun(engine, number);
        await engine.createTable(table, columns, order);
      }
      if (this.#engines.length > 1) await this.#first.createSpread?.(spreadOf(number), table);
      const { sent, shape: filled, distinct } = await fill(table, this.#engines, number);
      const load: Omit<Load, "shard" | "rows"> = { number, shards: this.#engines.length, shape: filled };
      await this.#verify(number, sent);
      if (distinct !== true) await this.#refuseRepeated(this.#relation(load));
      for (const [shard, engine] of this.#engines.entries())
        await noteWhole(engine, { ...load, shard, rows: sent[shard] ?? 0n });
    } catch (error: unknown) {
      // What cannot be taken away now is left to the next load: it was begun, and is not whole.
      await Promise.allSettled(this.#engines.map((engine) => dropLoad(engine, number)));
      throw error;
    }
    for (const [shard, engine] of this.#engines.entries()) {
      const { whole = new Map<bigint, Load>(), broken = [] } = journals[shard] ?? {};
      for (const old of [...whole.keys(), ...broken]) await dropLoad(engine, old);
    }
  }

  async close(): Promise<void> {
    await this.#each((engine) => engine.close());
  }

  /** The last load that every shard has whole. */
  async #current(): Promise<Omit<Load, "shard"> | undefined> {
    const journals = await this.#each(readJournal);
    const [{ whole: first } = { whole: new Map<bigint, Load>() }] = journals;
    const common = [...first.values()].filter(({ number }) =>
      journals.every(({ whole }) => whole.has(number)),
    );
    const last = common.reduce<Load | undefined>(
      (latest, load) => (latest === undefined || load.number > latest.number ? load : latest),
      undefined,
    );
    if (last === undefined) {
      if (journals.every(({ whole }) => whole.size === 0)) return undefined;
      throw new StoreFailure(this.#where(), "no load is whole on every shard; import again");
    }
    return { ...last, rows: this.#rowsOf(last.number, journals) };
  }

  /** Shards that are left out, or named in another order, would make a sum of a part. */
  #rowsOf(number: bigint, journals: readonly Journal[]): bigint {
    let rows = 0n;
    for (const [place, { whole }] of journals.entries()) {
      const load = whole.get(number);
      rows += load?.rows ?? 0n;
      if (load === undefined || (load.shard === place && load.shards === this.#engines.length)) continue;
      const what = `shard ${load.shard + 1} of ${load.shards}, named as ${place + 1} of ${this.#engines.length}; name all shards in their order`;
      throw new StoreFailure(this.#engines[place]?.where ?? "", what);
    }
    return rows;
  }

  /** Asks over all shards; when the rows that answer are not all rows, the question fails. */
  async #ask<T>(
    level: string | undefined,
    statement: (relation: Relation, depth: number) => Asked<T> | undefined,
  ): Promise<readonly T[]> {
    const load = await this.#current();
    const depth = load === undefined ? undefined : depthOf(load.shape, level);
    if (load === undefined || depth === undefined) return [];
    const relation = this.#relation(load);
    const asked = statement(relation, depth);
    if (asked === undefined) return [];
    const rows = (await this.#first.query(asked.sql)).map(asked.read);
    await this.#needRows(relation.from, load.rows);
    return rows;
  }

  #relation({ number, shards, shape }: Pick<Load, "number" | "shards" | "shape">): Relation {
    const from = shards > 1 ? spreadOf(number) : tableOf(number);
    return { from, shape, dialect: this.#first.dialect };
  }

  async #refuseRepeated(relation: Relation): Promise<void> {
    const { sql, read } = repeatedSql(relation, MOST_NAMED);
    const repeated = (await this.#first.query(sql)).map(read);
    if (repeated.length > 0) refuseTwice(repeated);
  }

  /** Every row that was sent must be there before a load may hold, and the first shard must see those of all. */
  async #verify(number: bigint, sent: readonly bigint[]): Promise<void> {
    for (const [shard, engine] of this.#engines.entries()) {
      const rows = await countRows(engine, tableOf(number));
      if (rows === sent[shard]) continue;
      throw new StoreFailure(engine.where, `${rows} rows arrived of ${sent[shard] ?? 0n} that were sent`);
    }
    if (this.#engines.length === 1) return;
    await this.#needRows(
      spreadOf(number),
      sent.reduce((sum, rows) => sum + rows, 0n),
    );
  }

  async #needRows(from: string, wanted: bigint): Promise<void> {
    const rows = await countRows(this.#first, from);
    if (rows === wanted) return;
    const what = `it sees ${rows} rows of ${wanted}; its cluster must be the shards that are named, in their order`;
    throw new StoreFailure(this.#first.where, what);
  }

  #each<T>(act: (engine: Engine) => Promise<T>): Promise<readonly T[]> {
    return Promise.all(this.#engines.map(act));
  }

  #where(): string {
    return this.#engines.map(({ where }) => where).join(", ");
  }
}

async function countRows(engine: Engine, table: string): Promise<bigint> {
  const [[rows] = []] = await engine.query(`SELECT COUNT(*) FROM ${table}`);
  return wholeOf(rows) ?? 0n;
}

function inOrder<T extends { readonly area: readonly string[] }>(rows: readonly T[]): readonly T[] {
  return [...rows].sort((a, b) => compareAreas(a.area, b.area));
}

/** The shard of an area: all stations of the lowest area stand together. FNV-1a over its names. */
export function shardOf(areas: readonly string[], shards: number): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(areas.join("\0"))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % shards;
}
