/**
 * The reference store: plain, in memory, nothing clever. It shares no code with the stores that speak SQL, and its checks
 * are those of the package below.
 *
 * @module
 */

import { type CheckCode, isSynthetic, makeChecker, markedBallots, type Return, TURNOUTS } from "@urna/tally";
import type { StoredBallot } from "../ballots.ts";
import {
  type CheckQuery,
  compareAreas,
  compareTexts,
  type PlacedReturn,
  refuseTwice,
  refuseUnsound,
  refuseUnsoundBallots,
  type Registered,
  type StoredSum,
  type StoredTally,
  type StoreShape,
  type TabulationStore,
  type TallyQuery,
} from "./store.ts";

export class MemoryStore implements TabulationStore {
  #shape: StoreShape | undefined;
  #rows: readonly PlacedReturn[] = [];
  #ballots: readonly StoredBallot[] = [];

  shape(): Promise<StoreShape | undefined> {
    return Promise.resolve(this.#shape);
  }

  async replace(
    shape: StoreShape,
    rows: Iterable<PlacedReturn> | AsyncIterable<PlacedReturn>,
    onRow?: (done: number) => void,
    ballots: readonly StoredBallot[] = [],
  ): Promise<void> {
    refuseUnsoundBallots(shape, ballots);
    const taken: PlacedReturn[] = [];
    const seen = new Set<string>();
    for await (const row of rows) {
      refuseUnsound(shape, row);
      const { station, contest } = row.value;
      const key = JSON.stringify([station, contest]);
      if (seen.has(key)) refuseTwice([{ station, contest }]);
      seen.add(key);
      taken.push(row);
      onRow?.(taken.length);
    }
    this.#shape = shape;
    this.#rows = taken;
    this.#ballots = ballots;
  }

  tallies({ contest, level, checks }: TallyQuery): Promise<readonly StoredTally[]> {
    const groups = this.#grouped(contest, level);
    return Promise.resolve(groups.map(([area, rows]) => tallyOf(area, contest, rows, checks)));
  }

  registered(level?: string): Promise<readonly Registered[]> {
    return Promise.resolve(
      this.#grouped("", level).map(([area, rows]) => ({
        area,
        stations: BigInt(rows.length),
        voters: sumOf(rows.map(({ register }) => register)),
      })),
    );
  }

  missing(contest: string, most: number): Promise<readonly string[]> {
    const returned = new Set(
      this.#rows.filter(({ value }) => value.contest === contest).map(({ value }) => value.station),
    );
    const stations = new Set(this.#rows.map(({ value }) => value.station));
    const missing = [...stations].filter((station) => !returned.has(station));
    return Promise.resolve(missing.sort(compareTexts).slice(0, most));
  }

  async *rows(): AsyncGenerator<readonly PlacedReturn[]> {
    yield await Promise.resolve(
      [...this.#rows].sort(
        ({ value: a }, { value: b }) =>
          compareTexts(a.contest, b.contest) || compareTexts(a.station, b.station),
      ),
    );
  }

  ballots(): Promise<readonly StoredBallot[]> {
    return Promise.resolve(this.#ballots);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #grouped(
    contest: string,
    level: string | undefined,
  ): readonly (readonly [area: readonly string[], rows: readonly PlacedReturn[]])[] {
    const place = level === undefined ? undefined : (this.#shape?.levels.indexOf(level) ?? -1);
    if (place === -1) return [];
    const depth = place === undefined ? 0 : place + 1;
    const groups = new Map<string, [readonly string[], PlacedReturn[]]>();
    for (const row of this.#rows) {
      if (row.value.contest !== contest) continue;
      const area = row.areas.slice(0, depth);
      const group = groups.get(JSON.stringify(area));
      if (group === undefined) groups.set(JSON.stringify(area), [area, [row]]);
      else group[1].push(row);
    }
    return [...groups.values()].sort(([a], [b]) => compareAreas(a, b));
  }
}

function tallyOf(
  area: readonly string[],
  contest: string,
  rows: readonly PlacedReturn[],
  checks: CheckQuery | undefined,
): StoredTally {
  const returns = rows.map(({ value }) => value);
  const names = new Set(returns.flatMap(({ figures }) => [...figures.keys()]));
  const options = new Set(returns.flatMap(({ votes }) => [...votes.keys()]));
  const found = new Map<CheckCode, bigint>();
  if (checks !== undefined) {
    const finds = finderOf(checks);
    for (const code of rows.flatMap(finds)) found.set(code, (found.get(code) ?? 0n) + 1n);
  }
  const turnouts = TURNOUTS.map((name) => {
    const both = returns.flatMap((value) => {
      const [part, whole] = [partOf(value, name), listOf(value)];
      return part === undefined || whole === undefined ? [] : [[part, whole] as const];
    });
    const part = sumOf(both.map(([n]) => n));
    const whole = sumOf(both.map(([, n]) => n));
    return { part: part.total, whole: whole.total, stations: part.stations };
  });
  const none = { part: 0n, whole: 0n, stations: 0n };
  const [received = none, inBoxes = none, valid = none] = turnouts;
  return {
    area,
    contest,
    counted: BigInt(rows.length),
    synthetic: BigInt(returns.filter((value) => isSynthetic(value)).length),
    voters: sumOf(rows.map(({ value, register }) => listOf(value) ?? register)).total,
    register: sumOf(rows.map(({ register }) => register)),
    figures: new Map(
      [...names].map((name) => [name, sumOf(returns.map((value) => value.figures.get(name)))]),
    ),
    votes: new Map(
      [...options].map((option) => [option, sumOf(returns.map((value) => value.votes.get(option)))]),
    ),
    turnouts: { received, inBoxes, valid },
    found,
  };
}

function finderOf({ thresholds, form }: CheckQuery): (row: PlacedReturn) => readonly CheckCode[] {
  const check = makeChecker({
    ...(thresholds === undefined ? {} : { thresholds }),
    ...(form === undefined ? {} : { form }),
  });
  return ({ value, register }) => [...new Set(check(value, register).findings.map(({ code }) => code))];
}

function listOf({ figures }: Return): number | undefined {
  const written = figures.get("registered");
  return written === undefined ? undefined : written - (figures.get("certificatesTaken") ?? 0);
}

function partOf(value: Return, name: (typeof TURNOUTS)[number]): number | undefined {
  if (name === "received") return value.figures.get("receivedBallot");
  return name === "inBoxes"
    ? value.figures.get("inBoxes")
    : (value.figures.get("valid") ?? markedBallots(value));
}

function sumOf(numbers: readonly (number | undefined)[]): StoredSum {
  let total = 0n;
  let stations = 0n;
  for (const n of numbers) {
    if (n === undefined) continue;
    total += BigInt(n);
    stations += 1n;
  }
  return { total, stations };
}
