/**
 * A count that was added up in a store: the same questions as to a count in memory, with the same answers.
 *
 * @module
 */

import { type AreaNode, type CheckCode, type Count, makeGeography, type Tally } from "@urna/tally";
import { type AreaNames, NO_AREAS, placeOf } from "../import.ts";
import { addRegistered, addTallies } from "./merge.ts";
import {
  type Registered,
  type ReturnsSource,
  type StoredSum,
  type StoredTally,
  StoreFailure,
  type StoreShape,
} from "./store.ts";

/** What may be asked of a count, whether it was added up here or in a store. */
export type Counted = Pick<Count, "contests" | "geography" | "tally" | "level" | "missing" | "held">;

/** A count out of a store. */
export interface StoredCount {
  readonly shape: StoreShape;
  readonly count: Counted;
  /** In how many protocols each check found something. */
  readonly found: ReadonlyMap<CheckCode, number>;
}

/** Missing stations that are named; as many are counted one by one. */
const MOST_MISSING = 1_000_000;

/** What is counted. */
export interface CountStoredOptions {
  /** Areas of these levels and above are asked for; only the whole where none of them is there. */
  readonly levels: readonly string[];
  readonly areaNames?: (election: string | undefined) => AreaNames | undefined;
}

/**
 * Adds up what a store holds; undefined where it holds nothing. The lowest areas are asked for once, and all areas above
 * them are added up here.
 */
export async function countStored(
  source: ReturnsSource,
  { levels, areaNames }: CountStoredOptions,
): Promise<StoredCount | undefined> {
  const shape = await source.shape();
  if (shape === undefined) return undefined;
  const tree = new Tree(areaNames?.(shape.election) ?? NO_AREAS, shape.levels);
  const lowest = shape.levels.findLast((each) => levels.includes(each));
  const level = lowest === undefined ? {} : { level: lowest };
  const tallies = new Map<string, ReadonlyMap<string, StoredTally>>();
  const missing = new Map<string, readonly string[]>();
  const found = new Map<CheckCode, number>();
  const registered = tree.rolledUp(await source.registered(lowest), addRegistered);
  for (const contest of Object.keys(shape.contests)) {
    const lowestTallies = await source.tallies({ contest, ...level, checks: {} });
    if (lowestTallies.length === 0) continue;
    tallies.set(contest, tree.rolledUp(lowestTallies, addTallies));
    missing.set(contest, shape.register ? await source.missing(contest, MOST_MISSING) : []);
    for (const [code, times] of lowestTallies.flatMap((tally) => [...tally.found]))
      found.set(code, (found.get(code) ?? 0) + exact(times));
  }
  const geography = makeGeography({ areas: tree.areas, stations: [] });
  const tally = (area: string, contest: string): Tally =>
    tallyOf(
      area,
      contest,
      tallies.get(contest)?.get(area),
      shape.register ? registered.get(area) : undefined,
    );
  return {
    shape,
    found,
    count: {
      contests: [...tallies.keys()],
      geography,
      tally,
      level: (name, contest) =>
        tree.areas.filter((area) => area.level === name).map(({ id }) => tally(id, contest)),
      missing: (area, contest) => (area === tree.root ? (missing.get(contest) ?? []) : []),
      held: [],
    },
  };
}

/** The areas that stand in a store, by name, as areas with ids. */
class Tree {
  readonly root: string;
  readonly #names: AreaNames;
  readonly #levels: readonly string[];
  readonly #areas: Map<string, AreaNode>;

  constructor(names: AreaNames, levels: readonly string[]) {
    this.root = names.root.id;
    this.#names = names;
    this.#levels = levels;
    this.#areas = new Map([[names.root.id, names.root]]);
  }

  get areas(): readonly AreaNode[] {
    return [...this.#areas.values()];
  }

  /** What stands for the lowest areas, also added up for each area above them. */
  rolledUp<T extends { readonly area: readonly string[] }>(
    rows: readonly T[],
    add: (a: T, b: T) => T,
  ): ReadonlyMap<string, T> {
    const sums = new Map<string, T>();
    for (const row of rows) {
      const areas = this.#levels.map((level, i) => ({ level, name: row.area[i] ?? "" }));
      let at: string | undefined = placeOf({ areas }, this.#areas, this.#names);
      while (at !== undefined) {
        const known = sums.get(at);
        sums.set(at, known === undefined ? row : add(known, row));
        at = at === this.root ? undefined : (this.#areas.get(at)?.parent ?? this.root);
      }
    }
    return sums;
  }
}

const NONE: StoredSum = { total: 0n, stations: 0n };
const NO_TURNOUT = { part: 0n, whole: 0n, stations: 0n };

function tallyOf(
  area: string,
  contest: string,
  stored: StoredTally | undefined,
  registered: Registered | undefined,
): Tally {
  const counted = exact(stored?.counted ?? 0n);
  const register = stored?.register ?? NONE;
  const voters = registered?.voters ?? register;
  const lacks = (registered?.stations ?? stored?.counted ?? 0n) - voters.stations;
  const turnout = (name: keyof StoredTally["turnouts"]): Tally["turnouts"]["valid"] => {
    const { part, whole, stations } = stored?.turnouts[name] ?? NO_TURNOUT;
    return { part: exact(part), whole: exact(whole), stations: exact(stations) };
  };
  return {
    area,
    contest,
    coverage: {
      stations: { counted, expected: exact(registered?.stations ?? BigInt(counted)) },
      voters: {
        counted: exact(stored?.voters ?? 0n),
        outstanding:
          lacks > BigInt(counted) - register.stations ? null : exact(voters.total - register.total),
      },
    },
    figures: sumsOf(stored?.figures ?? new Map<never, StoredSum>()),
    votes: sumsOf(stored?.votes ?? new Map<string, StoredSum>()),
    turnouts: { received: turnout("received"), inBoxes: turnout("inBoxes"), valid: turnout("valid") },
    synthetic: exact(stored?.synthetic ?? 0n),
  };
}

function sumsOf<K>(sums: ReadonlyMap<K, StoredSum>): Map<K, { total: number; stations: number }> {
  return new Map(
    [...sums].map(([name, { total, stations }]) => [
      name,
      { total: exact(total), stations: exact(stations) },
    ]),
  );
}

/** A sum as a number; fails where a number is not exact any more. */
function exact(sum: bigint): number {
  const number = Number(sum);
  if (!Number.isSafeInteger(number))
    throw new StoreFailure("", `the sum ${sum} is no number of ballots or people`);
  return number;
}
