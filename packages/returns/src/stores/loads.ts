/**
 * Loads: every replacement of what a store holds is a table of its own, and a journal says which one holds. A load that
 * was begun and not finished is nothing; the one before it holds until all shards have finished the next.
 *
 * @module
 */

import { isObject } from "@urna/law";
import { FIELDS } from "@urna/tally";
import type { Engine } from "./engine.ts";
import type { Column } from "./layout.ts";
import { quoteText, quoteWhole, wholeOf } from "./quote.ts";
import { StoreFailure, type StoredFile, type StoreShape } from "./store.ts";

/** A load on one shard. */
export interface Load {
  readonly number: bigint;
  /** Which of how many shards it is. */
  readonly shard: number;
  readonly shards: number;
  readonly rows: bigint;
  readonly shape: StoreShape;
}

const JOURNAL = "urna_loads";
const COLUMNS: readonly Column[] = [
  { name: "load", kind: "whole" },
  { name: "state", kind: "text" },
  { name: "head", kind: "text" },
];

/** The table of a load. */
export function tableOf(load: bigint): string {
  return `urna_returns_${quoteWhole(load)}`;
}

/** The table that shows a load on all shards. */
export function spreadOf(load: bigint): string {
  return `${tableOf(load)}_all`;
}

/** The table behind a load that is a view: rows as they were read. */
export function keptOf(table: string): string {
  return `${table}_read`;
}

/** The table of the kinds of ballots of a load; on the first engine alone, as there are few. */
export function ballotsOf(load: bigint): string {
  return `urna_ballots_${quoteWhole(load)}`;
}

/** What the journal of an engine says. */
export interface Journal {
  /** Loads that were finished and are still there. */
  readonly whole: ReadonlyMap<bigint, Load>;
  /** Loads that were begun and not finished, and those whose taking away was; tables of both may still be there. */
  readonly broken: readonly bigint[];
  /** The highest number that was ever given. */
  readonly last: bigint;
}

/** Makes the journal where there is none. */
export async function prepareJournal(engine: Engine): Promise<void> {
  await engine.createTable(JOURNAL, COLUMNS, ["load"]);
}

/** Reads the journal; empty where there is none. */
export async function readJournal(engine: Engine): Promise<Journal> {
  if (!(await engine.hasTable(JOURNAL))) return { whole: new Map(), broken: [], last: 0n };
  const states = new Map<bigint, Map<string, string>>();
  let last = 0n;
  for (const [number, state, head] of await engine.query(`SELECT load, state, head FROM ${JOURNAL}`)) {
    const load = wholeOf(number) ?? 0n;
    if (load > last) last = load;
    const known = states.get(load) ?? new Map<string, string>();
    states.set(load, known.set(String(state), String(head)));
  }
  const whole = new Map<bigint, Load>();
  const broken: bigint[] = [];
  for (const [load, known] of states) {
    if (known.has("dropped")) continue;
    const head = known.get("whole");
    if (head === undefined || known.has("gone")) broken.push(load);
    else whole.set(load, readHead(engine, load, head));
  }
  return { whole, broken, last };
}

/** Notes that a load begins. */
export function noteBegun(engine: Engine, load: bigint): Promise<void> {
  return note(engine, load, "begun", "");
}

/** Notes that a load is whole: from here on it may hold. */
export function noteWhole(engine: Engine, { number, ...head }: Load): Promise<void> {
  return note(engine, number, "whole", JSON.stringify({ ...head, rows: String(head.rows) }));
}

/**
 * Takes a load away. It holds no more before its tables go, and is forgotten when they are gone: what a kill leaves in
 * between, the next load takes away.
 */
export async function dropLoad(engine: Engine, load: bigint): Promise<void> {
  await note(engine, load, "gone", "");
  for (const table of [spreadOf(load), tableOf(load), ballotsOf(load)]) await engine.dropTable(table);
  await note(engine, load, "dropped", "");
}

async function note(engine: Engine, load: bigint, state: string, head: string): Promise<void> {
  const cells = [quoteWhole(load), quoteText(state, engine.dialect), quoteText(head, engine.dialect)];
  await engine.execute(`INSERT INTO ${JOURNAL} (load, state, head) VALUES (${cells.join(", ")})`);
}

function readHead(engine: Engine, number: bigint, text: string): Load {
  const head: unknown = JSON.parse(text);
  const shape = isObject(head) ? head["shape"] : undefined;
  if (!isObject(head) || !isObject(shape))
    throw new StoreFailure(engine.where, "a journal that is not Urna's");
  const { shard, shards, rows } = head;
  const { election, madeUp, levels, fields, contests, register, files, ballots } = shape;
  return {
    number,
    shard: Number(shard),
    shards: Number(shards),
    rows: typeof rows === "string" ? (wholeOf(rows) ?? 0n) : 0n,
    shape: {
      ...(typeof election === "string" ? { election } : {}),
      ...(typeof madeUp === "string" ? { madeUp } : {}),
      levels: textsIn(levels),
      fields: FIELDS.filter((field) => textsIn(fields).includes(field)),
      contests: Object.fromEntries(
        Object.entries(isObject(contests) ? contests : {}).map(([contest, list]) => [contest, textsIn(list)]),
      ),
      register: register === true,
      files: (Array.isArray(files) ? files : []).flatMap(readFileHead),
      ...(typeof ballots === "number" ? { ballots } : {}),
    },
  };
}

function readFileHead(written: unknown): readonly StoredFile[] {
  if (!isObject(written)) return [];
  const { file, sha256, rows } = written;
  return typeof file === "string" && typeof sha256 === "string" && typeof rows === "number"
    ? [{ file, sha256, rows }]
    : [];
}

function textsIn(list: unknown): readonly string[] {
  return (Array.isArray(list) ? list : []).filter((each) => typeof each === "string");
}
