/**
 * A running count: returns come, change and go; after each only the areas above its station change.
 *
 * @module
 */

import { compareCopies } from "./across.ts";
import type { Geography } from "./areas.ts";
import { type FieldName, isSynthetic, markedBallots, type Return } from "./return.ts";
import { type Sum, type Tally, type Turnout, TURNOUTS, type TurnoutName } from "./tally.ts";

/** Why a station is not counted although something was returned for it. */
export type HeldBack = "asked" | "copies-differ";

/** A station of which a return exists that does not count, and why. */
export interface HeldStation {
  readonly station: string;
  readonly contest: string;
  readonly why: HeldBack;
}

interface Sums {
  total: number;
  stations: number;
}

/** Sums of one contest in one area. */
interface Bin {
  stations: number;
  voters: number;
  /** Voters that the register has for stations that are counted, and how many of these it lacks. */
  registerVoters: number;
  registerLacks: number;
  synthetic: number;
  readonly figures: Map<FieldName, Sums>;
  readonly votes: Map<string, Sums>;
  readonly turnouts: Map<TurnoutName, { part: number; whole: number; stations: number }>;
}

/** Voters of an area in the register. */
interface Expected {
  readonly stations: number;
  readonly voters: number;
  readonly lacks: number;
}

/** What a count is told at the start. */
export interface CountOptions {
  /** Stations that are not counted, whatever they return. */
  readonly heldBack?: Iterable<string>;
  /** Of several copies the first of these counts; without it, copies that differ hold the station back. */
  readonly prefer?: readonly string[];
}

/** A count that changes as returns come in. Identity matters: it is one count, not a value. */
export class Count {
  readonly geography: Geography;
  readonly #copies = new Map<string, Map<string, Return>>();
  readonly #counted = new Map<string, Return>();
  readonly #held = new Map<string, HeldStation>();
  readonly #bins = new Map<string, Map<string, Bin>>();
  readonly #expected = new Map<string, Expected>();
  readonly #asked: ReadonlySet<string>;
  readonly #prefer: readonly string[];

  constructor(geography: Geography, { heldBack = [], prefer = [] }: CountOptions = {}) {
    this.geography = geography;
    this.#asked = new Set(heldBack);
    this.#prefer = prefer;
  }

  /** Contests of which something was returned, in order of their first return. */
  get contests(): readonly string[] {
    return [...this.#bins.keys()];
  }

  /** The returns that count. */
  get counted(): Iterable<Return> {
    return this.#counted.values();
  }

  /** Stations that are held back, with the reason. */
  get held(): Iterable<HeldStation> {
    return this.#held.values();
  }

  /** Takes a return in, in place of an earlier one of the same station, contest and copy. False: the station is unknown. */
  put(value: Return): boolean {
    if (!this.geography.stations.has(value.station)) return false;
    const key = keyOf(value);
    const copies = this.#copies.get(key);
    if (copies === undefined) this.#copies.set(key, new Map([[value.copy ?? "", value]]));
    else copies.set(value.copy ?? "", value);
    this.#settle(value.station, value.contest);
    return true;
  }

  /** Takes a return back. */
  remove({ station, contest, copy }: Pick<Return, "station" | "contest" | "copy">): void {
    this.#copies.get(keyOf({ station, contest }))?.delete(copy ?? "");
    this.#settle(station, contest);
  }

  /** The tally of an area; all zero, with its coverage, where nothing was returned. */
  tally(area: string, contest: string): Tally {
    const bin = this.#bins.get(contest)?.get(area) ?? emptyBin();
    const expected = this.#expectedIn(area);
    return {
      area,
      contest,
      coverage: {
        stations: { counted: bin.stations, expected: expected.stations },
        voters: {
          counted: bin.voters,
          outstanding: expected.lacks > bin.registerLacks ? null : expected.voters - bin.registerVoters,
        },
      },
      figures: frozen(bin.figures),
      votes: frozen(bin.votes),
      turnouts: {
        received: turnoutIn(bin, "received"),
        inBoxes: turnoutIn(bin, "inBoxes"),
        valid: turnoutIn(bin, "valid"),
      },
      synthetic: bin.synthetic,
    };
  }

  /** Tallies of all areas of a level, in the order of the tree. */
  level(level: string, contest: string): readonly Tally[] {
    return [...this.geography.areas.values()]
      .filter((area) => area.level === level)
      .map(({ id }) => this.tally(id, contest));
  }

  /** Stations of an area of which nothing was returned. */
  missing(area: string, contest: string): readonly string[] {
    return this.geography
      .within(area)
      .map(({ id }) => id)
      .filter((station) => {
        const key = keyOf({ station, contest });
        return !this.#counted.has(key) && !this.#held.has(key);
      });
  }

  #expectedIn(area: string): Expected {
    const known = this.#expected.get(area);
    if (known !== undefined) return known;
    let voters = 0;
    let lacks = 0;
    const stations = this.geography.within(area);
    for (const { registered } of stations) {
      if (registered === undefined) lacks += 1;
      else voters += registered;
    }
    const made = { stations: stations.length, voters, lacks };
    this.#expected.set(area, made);
    return made;
  }

  /** Decides which return of a station counts, and moves the sums above it. */
  #settle(station: string, contest: string): void {
    const key = keyOf({ station, contest });
    const before = this.#counted.get(key);
    const decided = this.#decide(station, [...(this.#copies.get(key)?.values() ?? [])]);
    this.#held.delete(key);
    if (decided.why !== undefined) this.#held.set(key, { station, contest, why: decided.why });
    if (decided.value === before) return;
    if (before !== undefined) this.#move(before, -1);
    if (decided.value === undefined) this.#counted.delete(key);
    else {
      this.#counted.set(key, decided.value);
      this.#move(decided.value, 1);
    }
  }

  #decide(station: string, copies: readonly Return[]): { readonly value?: Return; readonly why?: HeldBack } {
    const [first] = copies;
    if (first === undefined) return {};
    if (this.#asked.has(station)) return { why: "asked" };
    if (copies.length === 1) return { value: first };
    for (const name of this.#prefer) {
      const preferred = copies.find(({ copy }) => copy === name);
      if (preferred !== undefined) return { value: preferred };
    }
    if (compareCopies(copies).some(({ differing }) => differing.length > 0)) return { why: "copies-differ" };
    const fullest = [...copies].sort((a, b) => sizeOf(b) - sizeOf(a))[0] ?? first;
    return { value: fullest };
  }

  #move(value: Return, sign: 1 | -1): void {
    const { station, contest, figures, votes } = value;
    let byArea = this.#bins.get(contest);
    if (byArea === undefined) {
      byArea = new Map();
      this.#bins.set(contest, byArea);
    }
    const register = this.geography.stations.get(station)?.registered;
    const written = figures.get("registered");
    // A voter who took a certificate stands on another list too: the vote moved there, and so did the voter.
    const list = written === undefined ? undefined : written - (figures.get("certificatesTaken") ?? 0);
    const parts: Readonly<Record<TurnoutName, number | undefined>> = {
      received: figures.get("receivedBallot"),
      inBoxes: figures.get("inBoxes"),
      valid: figures.get("valid") ?? markedBallots(value),
    };
    for (const area of this.geography.above(station)) {
      let bin = byArea.get(area);
      if (bin === undefined) {
        bin = emptyBin();
        byArea.set(area, bin);
      }
      bin.stations += sign;
      bin.voters += sign * (list ?? register ?? 0);
      bin.registerVoters += sign * (register ?? 0);
      bin.registerLacks += register === undefined ? sign : 0;
      bin.synthetic += isSynthetic(value) ? sign : 0;
      for (const [name, figure] of figures) shift(bin.figures, name, figure, sign);
      for (const [option, figure] of votes) shift(bin.votes, option, figure, sign);
      for (const name of TURNOUTS) {
        const part = parts[name];
        if (part === undefined || list === undefined) continue;
        const turnout = bin.turnouts.get(name) ?? { part: 0, whole: 0, stations: 0 };
        turnout.part += sign * part;
        turnout.whole += sign * list;
        turnout.stations += sign;
        bin.turnouts.set(name, turnout);
      }
    }
  }
}

function turnoutIn(bin: Bin, name: TurnoutName): Turnout {
  return { ...(bin.turnouts.get(name) ?? { part: 0, whole: 0, stations: 0 }) };
}

function emptyBin(): Bin {
  return {
    stations: 0,
    voters: 0,
    registerVoters: 0,
    registerLacks: 0,
    synthetic: 0,
    figures: new Map(),
    votes: new Map(),
    turnouts: new Map(),
  };
}

function shift<K>(sums: Map<K, Sums>, name: K, figure: number, sign: 1 | -1): void {
  const sum = sums.get(name);
  if (sum === undefined) sums.set(name, { total: sign * figure, stations: sign });
  else {
    sum.total += sign * figure;
    sum.stations += sign;
    if (sum.stations === 0) sums.delete(name);
  }
}

/** A copy that later returns do not change. */
function frozen<K>(sums: ReadonlyMap<K, Sums>): ReadonlyMap<K, Sum> {
  return new Map([...sums].map(([name, { total, stations }]): [K, Sum] => [name, { total, stations }]));
}

function keyOf({ station, contest }: Pick<Return, "station" | "contest">): string {
  return `${station}\n${contest}`;
}

function sizeOf({ figures, votes }: Return): number {
  return figures.size + votes.size;
}
