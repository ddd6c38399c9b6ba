/**
 * A running count: returns come, change and go; after each only the areas above its station change.
 *
 * @module
 */

import { compareCopies, standingCopies } from "./across.ts";
import type { Geography } from "./areas.ts";
import { Bin, type Line, Options } from "./bin.ts";
import { isSynthetic, markedBallots, type Return } from "./return.ts";
import { type Tally, TURNOUTS } from "./tally.ts";

/** Why a station is not counted although something was returned for it. */
export type HeldBack = "asked" | "copies-differ";

/** A station of which a return exists that does not count, and why. */
export interface HeldStation {
  readonly station: string;
  readonly contest: string;
  readonly why: HeldBack;
}

/** One contest: what came, what counts of it, and its sums by area. */
interface Counted {
  /** One return, or several copies of it. */
  readonly copies: Map<string, readonly Return[]>;
  readonly counted: Map<string, Return>;
  readonly held: Map<string, HeldStation>;
  readonly bins: Map<string, Bin>;
  readonly options: Options;
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
  readonly #byContest = new Map<string, Counted>();
  readonly #expected = new Map<string, Expected>();
  readonly #asked: ReadonlySet<string>;
  readonly #prefer: readonly string[];

  constructor(geography: Geography, { heldBack = [], prefer = [] }: CountOptions = {}) {
    this.geography = geography;
    this.#asked = new Set(heldBack);
    this.#prefer = prefer;
  }

  /** Contests of which something was counted, in order of their first return. */
  get contests(): readonly string[] {
    return [...this.#byContest].filter(([, { bins }]) => bins.size > 0).map(([contest]) => contest);
  }

  /** The returns that count, contest by contest. */
  get counted(): Iterable<Return> {
    return [...this.#byContest.values()].flatMap(({ counted }) => [...counted.values()]);
  }

  /** Stations that are held back, with the reason. */
  get held(): Iterable<HeldStation> {
    return [...this.#byContest.values()].flatMap(({ held }) => [...held.values()]);
  }

  /** Takes a return in, in place of an earlier one of the same station, contest and copy. False: the station is unknown. */
  put(value: Return): boolean {
    const { station, copy } = value;
    if (!this.geography.stations.has(station)) return false;
    const of = this.#contest(value.contest);
    const copies = of.copies.get(station) ?? [];
    const again = copies.some((each) => each.copy === copy);
    of.copies.set(
      station,
      again ? copies.map((each) => (each.copy === copy ? value : each)) : [...copies, value],
    );
    this.#settle(of, station, value.contest);
    return true;
  }

  /** Takes a return back. */
  remove({ station, contest, copy }: Pick<Return, "station" | "contest" | "copy">): void {
    const of = this.#contest(contest);
    const copies = of.copies.get(station) ?? [];
    of.copies.set(
      station,
      copies.filter((each) => each.copy !== copy),
    );
    this.#settle(of, station, contest);
  }

  /** The tally of an area; all zero, with its coverage, where nothing was returned. */
  tally(area: string, contest: string): Tally {
    const of = this.#byContest.get(contest);
    const bin = of?.bins.get(area) ?? new Bin();
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
      figures: bin.figures(),
      votes: bin.votes(of?.options),
      turnouts: {
        received: bin.turnout("received"),
        inBoxes: bin.turnout("inBoxes"),
        valid: bin.turnout("valid"),
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
    const of = this.#byContest.get(contest);
    return this.geography
      .within(area)
      .map(({ id }) => id)
      .filter((station) => of === undefined || !(of.counted.has(station) || of.held.has(station)));
  }

  #contest(contest: string): Counted {
    const known = this.#byContest.get(contest);
    if (known !== undefined) return known;
    const made: Counted = {
      copies: new Map(),
      counted: new Map(),
      held: new Map(),
      bins: new Map(),
      options: new Options(),
    };
    this.#byContest.set(contest, made);
    return made;
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
  #settle(of: Counted, station: string, contest: string): void {
    const before = of.counted.get(station);
    const decided = this.#decide(station, of.copies.get(station) ?? []);
    of.held.delete(station);
    if (decided.why !== undefined) of.held.set(station, { station, contest, why: decided.why });
    if (decided.value === before) return;
    if (before !== undefined) this.#move(of, before, -1);
    if (decided.value === undefined) of.counted.delete(station);
    else {
      of.counted.set(station, decided.value);
      this.#move(of, decided.value, 1);
    }
  }

  #decide(station: string, copies: readonly Return[]): { readonly value?: Return; readonly why?: HeldBack } {
    const all = standingCopies(copies);
    const [first] = all;
    if (first === undefined) return {};
    if (this.#asked.has(station)) return { why: "asked" };
    if (all.length === 1) return { value: first };
    for (const name of this.#prefer) {
      const preferred = all.find(({ copy }) => copy === name);
      if (preferred !== undefined) return { value: preferred };
    }
    if (compareCopies(all).some(({ differing }) => differing.length > 0)) return { why: "copies-differ" };
    const fullest = [...all].sort((a, b) => sizeOf(b) - sizeOf(a))[0] ?? first;
    return { value: fullest };
  }

  #move({ bins, options }: Counted, value: Return, sign: 1 | -1): void {
    const { figures } = value;
    const written = figures.get("registered");
    const register = this.geography.stations.get(value.station)?.registered;
    const line: Line = {
      figures,
      votes: value.votes,
      // A voter who took a certificate stands on another list too: the vote moved there, and so did the voter.
      list: written === undefined ? undefined : written - (figures.get("certificatesTaken") ?? 0),
      register,
      turnouts: TURNOUTS.map((name) => {
        if (name === "received") return figures.get("receivedBallot");
        return name === "inBoxes" ? figures.get("inBoxes") : (figures.get("valid") ?? markedBallots(value));
      }),
      synthetic: isSynthetic(value),
    };
    for (const area of this.geography.above(value.station)) {
      let bin = bins.get(area);
      if (bin === undefined) {
        bin = new Bin();
        bins.set(area, bin);
      }
      bin.move(line, options, sign);
    }
  }
}

function sizeOf({ figures, votes }: Return): number {
  return figures.size + votes.size;
}
