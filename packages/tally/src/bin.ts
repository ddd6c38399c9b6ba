/**
 * Sums of one contest in one area, to which returns are added and from which they are taken again.
 *
 * @module
 */

import { FigureRow, type Names, NOT_WRITTEN } from "./figure-row.ts";
import { FIELD_NAMES, type FieldName, FIELDS } from "./return.ts";
import { type Sum, type Turnout, TURNOUTS, type TurnoutName } from "./tally.ts";

/** The options of a contest in the order in which they came; sums stand at their places. */
export class Options {
  readonly #list: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #known = new Map<Names, readonly number[]>();

  get list(): readonly string[] {
    return this.#list;
  }

  /** Where the votes of a row belong. */
  placesOf(names: Names): readonly number[] {
    const known = this.#known.get(names);
    if (known !== undefined) return known;
    const places = names.list.map((option) => {
      const place = this.#places.get(option) ?? this.#list.length;
      if (place === this.#list.length) {
        this.#list.push(option);
        this.#places.set(option, place);
      }
      return place;
    });
    this.#known.set(names, places);
    return places;
  }
}

/** What one return adds. */
export interface Line {
  readonly figures: ReadonlyMap<FieldName, number>;
  readonly votes: ReadonlyMap<string, number>;
  /** Voters on the list of the day; undefined where the return does not say. */
  readonly list: number | undefined;
  /** Voters in the register. */
  readonly register: number | undefined;
  /** The numerators of the turnouts, in their order. */
  readonly turnouts: readonly (number | undefined)[];
  readonly synthetic: boolean;
}

/** A sum at each place, and how many returns it is made of. */
class Sums {
  readonly totals: number[];
  readonly counts: number[];

  constructor(places = 0) {
    this.totals = Array.from({ length: places }, () => 0);
    this.counts = Array.from({ length: places }, () => 0);
  }

  /** A figure of a return, if it is written. */
  shift(place: number, figure: number, sign: 1 | -1): void {
    if (figure !== NOT_WRITTEN) this.move(place, figure, sign);
  }

  /** A figure that was reckoned: a list is below zero where more certificates were taken than voters are registered. */
  move(place: number, figure: number, sign: 1 | -1): void {
    while (this.totals.length <= place) {
      this.totals.push(0);
      this.counts.push(0);
    }
    this.totals[place] = (this.totals[place] ?? 0) + sign * figure;
    this.counts[place] = (this.counts[place] ?? 0) + sign;
  }

  /** Sums of names of which at least one return has a figure. */
  named<K extends string>(names: readonly K[]): ReadonlyMap<K, Sum> {
    const sums = new Map<K, Sum>();
    for (const [place, name] of names.entries()) {
      const stations = this.counts[place] ?? 0;
      if (stations > 0) sums.set(name, { total: this.totals[place] ?? 0, stations });
    }
    return sums;
  }
}

/** Sums of one contest in one area. */
export class Bin {
  stations = 0;
  voters = 0;
  /** Voters that the register has for stations that are counted, and how many of these it lacks. */
  registerVoters = 0;
  registerLacks = 0;
  synthetic = 0;
  readonly #figures = new Sums(FIELDS.length);
  readonly #votes = new Sums();
  readonly #parts = new Sums(TURNOUTS.length);
  readonly #wholes = new Sums(TURNOUTS.length);

  /** Adds a return, or takes it back. */
  move(line: Line, options: Options, sign: 1 | -1): void {
    const { list, register } = line;
    this.stations += sign;
    this.voters += sign * (list ?? register ?? 0);
    this.registerVoters += sign * (register ?? 0);
    if (register === undefined) this.registerLacks += sign;
    if (line.synthetic) this.synthetic += sign;
    // Plain loops: a count of a country comes through here for every station and every area above it.
    const { row, names } = FigureRow.of(line.figures);
    for (let at = 0; at < row.length; at += 1) {
      const place = names === FIELD_NAMES ? at : FIELD_NAMES.place(names.list[at] ?? "");
      if (place !== undefined) this.#figures.shift(place, row[at] ?? NOT_WRITTEN, sign);
    }
    const votes = FigureRow.of(line.votes);
    const places = options.placesOf(votes.names);
    for (let at = 0; at < places.length; at += 1) {
      this.#votes.shift(places[at] ?? 0, votes.row[at] ?? NOT_WRITTEN, sign);
    }
    if (list === undefined) return;
    for (let place = 0; place < line.turnouts.length; place += 1) {
      const part = line.turnouts[place];
      if (part === undefined) continue;
      this.#parts.move(place, part, sign);
      this.#wholes.move(place, list, sign);
    }
  }

  figures(): ReadonlyMap<FieldName, Sum> {
    return this.#figures.named(FIELDS);
  }

  votes(options: Options | undefined): ReadonlyMap<string, Sum> {
    return this.#votes.named(options?.list ?? []);
  }

  turnout(name: TurnoutName): Turnout {
    const place = TURNOUTS.indexOf(name);
    return {
      part: this.#parts.totals[place] ?? 0,
      whole: this.#wholes.totals[place] ?? 0,
      stations: this.#parts.counts[place] ?? 0,
    };
  }
}
