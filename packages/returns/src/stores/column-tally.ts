/**
 * Sums and checks of a plain table, made while its bytes are looked at: what an engine would answer, without reading every
 * figure a second time.
 *
 * @module
 */

import { FIELDS, type FieldName, NOT_WRITTEN, SYNTHETIC } from "@urna/tally";
import { type ColumnCheck, columnChecks, FigureColumn } from "./column-checks.ts";
import type { RowSink } from "./plain-csv.ts";
import { NotPlain, type PlainTable } from "./plain-table.ts";
import { depthOf, type StoredSum, type StoredTally, type TallyQuery } from "./store.ts";
import { TextCodes } from "./text-codes.ts";

/** Rows that are checked at once: few enough to stay near to the processor. */
const BATCH = 512;

/** A sum over the protocols of which both the part and the list of voters are written. */
interface Turnout {
  part: number;
  whole: number;
  stations: number;
}

/** What is added up of one area, and of those in it. */
class AreaSums {
  readonly area: readonly string[];
  readonly below: AreaSums[] = [];
  counted = 0;
  synthetic = 0;
  voters = 0;
  readonly received: Turnout = { part: 0, whole: 0, stations: 0 };
  readonly inBoxes: Turnout = { part: 0, whole: 0, stations: 0 };
  readonly valid: Turnout = { part: 0, whole: 0, stations: 0 };
  /** Of each field of the table, then of each option: the sum, and in how many protocols it is not written. */
  readonly totals: Float64Array;
  readonly lacks: Float64Array;
  /** In how many protocols each check finds something. */
  readonly found: Float64Array;

  constructor(area: readonly string[], figures: number, checks: number) {
    this.area = area;
    this.totals = new Float64Array(figures);
    this.lacks = new Float64Array(figures);
    this.found = new Float64Array(checks);
  }
}

/** A field of the table. */
interface TableField {
  readonly field: FieldName;
  /** Its place among all fields. */
  readonly place: number;
  /** The columns of which it is the sum; most have one. */
  readonly columns: Int32Array;
  /** Its figures in the rows that wait to be checked. */
  readonly waiting: FigureColumn;
}

export class ColumnTally implements RowSink {
  readonly cells: Int32Array;
  readonly codes: readonly (TextCodes | undefined)[];
  readonly #contest: string;
  readonly #options: readonly string[];
  /** Columns of the areas that are told apart, and of the source. */
  readonly #areas: readonly number[];
  readonly #source: number;
  /** The fields that the table has. */
  readonly #fields: readonly TableField[];
  readonly #votes: Int32Array;
  /** All fields of the row at hand. */
  readonly #row = new Float64Array(FIELDS.length).fill(NOT_WRITTEN);
  /** Of the rows that wait to be checked what is made of their figures, and where they stand. */
  readonly #marked = new FigureColumn(BATCH);
  readonly #leader = new FigureColumn(BATCH);
  readonly #everything = new FigureColumn(BATCH);
  readonly #places: AreaSums[] = [];
  readonly #checks: readonly ColumnCheck[];
  readonly #found = new Uint8Array(BATCH);
  readonly #root: AreaSums;

  constructor({ header, guess: { mapping }, shape }: PlainTable, { contest, level, checks }: TallyQuery) {
    const depth = depthOf(shape, level) ?? 0;
    const placeOf = (name: string): number => header.indexOf(name);
    this.cells = new Int32Array(header.length);
    this.#contest = contest;
    this.#options = Object.keys(mapping.votes);
    this.#areas = mapping.areas.slice(0, depth).map(({ column }) => placeOf(column));
    this.#source = placeOf(mapping.sourceColumn ?? "");
    this.codes = header.map((_, place) =>
      place === this.#source || this.#areas.includes(place) ? new TextCodes() : undefined,
    );
    this.#fields = FIELDS.flatMap((field, place) => {
      const columns = Int32Array.from(mapping.figures[field] ?? [], placeOf);
      return columns.length === 0 ? [] : [{ field, place, columns, waiting: new FigureColumn(BATCH) }];
    });
    this.#votes = Int32Array.from(Object.values(mapping.votes), placeOf);
    const named = new Map<string, FigureColumn>([["everything", this.#everything]]);
    if (this.#options.length > 0) named.set("marked", this.#marked).set("leader", this.#leader);
    for (const { field, waiting } of this.#fields) named.set(field, waiting);
    this.#checks = checks === undefined ? [] : columnChecks((name) => named.get(name), checks, BATCH);
    this.#root = this.#sumsOf([]);
  }

  take(): void {
    const { cells } = this;
    const row = this.#row;
    const fields = this.#fields;
    const options = this.#votes;
    const at = this.#places.length;
    const sums = this.#areas.length === 0 ? this.#root : this.#area();
    const { totals, lacks } = sums;
    let everything = 0;
    for (let i = 0; i < fields.length; i += 1) {
      const field = fields[i];
      if (field === undefined) continue;
      const { columns, place, waiting } = field;
      const figure = sumOf(columns, cells);
      row[place] = figure;
      waiting.values[at] = figure;
      if (figure < 0) {
        lacks[i] = (lacks[i] ?? 0) + 1;
        waiting.lacking = true;
      } else {
        everything += figure;
        totals[i] = (totals[i] ?? 0) + figure;
      }
    }
    let marked = 0;
    let leader = NOT_WRITTEN;
    for (let i = 0; i < options.length; i += 1) {
      const place = fields.length + i;
      const votes = cells[options[i] ?? 0] ?? NOT_WRITTEN;
      if (votes < 0) lacks[place] = (lacks[place] ?? 0) + 1;
      else {
        marked += votes;
        leader = larger(leader, votes);
        totals[place] = (totals[place] ?? 0) + votes;
      }
    }
    everything += marked;
    // Where no votes are written, there is no sum of them; against all counts beside those of options.
    marked = leader < 0 ? NOT_WRITTEN : marked + Math.max(0, row[AGAINST_ALL] ?? 0);
    sums.counted += 1;
    if (this.#source >= 0 && this.#isSynthetic()) sums.synthetic += 1;
    const registered = row[REGISTERED] ?? NOT_WRITTEN;
    if (registered >= 0) {
      const list = registered - Math.max(0, row[CERTIFICATES] ?? 0);
      const valid = row[VALID] ?? NOT_WRITTEN;
      sums.voters += list;
      addTurnout(sums.received, row[RECEIVED] ?? NOT_WRITTEN, list);
      addTurnout(sums.inBoxes, row[IN_BOXES] ?? NOT_WRITTEN, list);
      addTurnout(sums.valid, valid < 0 ? marked : valid, list);
    }
    if (this.#checks.length === 0) return;
    this.#marked.values[at] = marked;
    this.#leader.values[at] = leader;
    this.#everything.values[at] = everything;
    if (leader < 0) this.#marked.lacking = this.#leader.lacking = true;
    if (this.#places.push(sums) === BATCH) this.#check();
  }

  /** Tallies of the lowest areas that were asked for, in no order. */
  tallies(): readonly StoredTally[] {
    this.#check();
    const areas = this.#areas.reduce<readonly AreaSums[]>(
      (above) => above.flatMap(({ below }) => below),
      [this.#root],
    );
    return areas.map((sums) => {
      const { totals, lacks, received, inBoxes, valid } = sums;
      const written = <K>(names: readonly K[], from: number): ReadonlyMap<K, StoredSum> =>
        new Map(
          names
            .map((name, at): [K, StoredSum] => [
              name,
              { total: exact(totals[from + at]), stations: exact(sums.counted - (lacks[from + at] ?? 0)) },
            ])
            .filter(([, { stations }]) => stations > 0n),
        );
      return {
        area: sums.area,
        contest: this.#contest,
        counted: exact(sums.counted),
        synthetic: exact(sums.synthetic),
        voters: exact(sums.voters),
        register: { total: 0n, stations: 0n },
        figures: written(
          this.#fields.map(({ field }) => field),
          0,
        ),
        votes: written(this.#options, this.#fields.length),
        turnouts: { received: turnoutOf(received), inBoxes: turnoutOf(inBoxes), valid: turnoutOf(valid) },
        found: new Map(
          this.#checks
            .map(({ code }, check) => [code, exact(sums.found[check])] as const)
            .filter(([, protocols]) => protocols > 0n),
        ),
      };
    });
  }

  /** Checks the rows that wait for it. */
  #check(): void {
    const rows = this.#places.length;
    for (const [check, { find }] of this.#checks.entries()) {
      find(this.#found, rows);
      for (let row = 0; row < rows; row += 1) {
        if (this.#found[row] === 0) continue;
        const found = this.#places[row]?.found;
        if (found !== undefined) found[check] = (found[check] ?? 0) + 1;
      }
    }
    for (const { waiting } of this.#fields) waiting.lacking = false;
    this.#marked.lacking = this.#leader.lacking = false;
    this.#places.length = 0;
  }

  #sumsOf(area: readonly string[]): AreaSums {
    return new AreaSums(area, this.#fields.length + this.#options.length, this.#checks.length);
  }

  /** The area of the row at hand. */
  #area(): AreaSums {
    let at = this.#root;
    for (const column of this.#areas) {
      const code = this.cells[column] ?? 0;
      at = at.below[code] ??= this.#sumsOf([...at.area, this.codes[column]?.texts[code] ?? ""]);
    }
    return at;
  }

  #isSynthetic(): boolean {
    const source = this.codes[this.#source]?.texts[this.cells[this.#source] ?? 0];
    return source?.startsWith(SYNTHETIC) === true;
  }
}

const RECEIVED = FIELDS.indexOf("receivedBallot");
const REGISTERED = FIELDS.indexOf("registered");
const CERTIFICATES = FIELDS.indexOf("certificatesTaken");
const IN_BOXES = FIELDS.indexOf("inBoxes");
const VALID = FIELDS.indexOf("valid");
const AGAINST_ALL = FIELDS.indexOf("againstAll");

/** A figure for which the table has these columns: not written where one of them is not. */
export function sumOf(columns: Int32Array, cells: Int32Array): number {
  let sum = cells[columns[0] ?? 0] ?? NOT_WRITTEN;
  for (let i = 1; i < columns.length; i += 1) {
    const figure = cells[columns[i] ?? 0] ?? NOT_WRITTEN;
    sum = figure < 0 || sum < 0 ? NOT_WRITTEN : sum + figure;
  }
  return sum;
}

/** The larger figure, without a branch: which option leads nobody foresees, and a processor that guesses wrong has to wait. */
function larger(a: number, b: number): number {
  const less = (a - b) | 0;
  return (a - (less & (less >> 31))) | 0;
}

function addTurnout(turnout: Turnout, part: number, whole: number): void {
  if (part < 0) return;
  turnout.part += part;
  turnout.whole += whole;
  turnout.stations += 1;
}

function turnoutOf({ part, whole, stations }: Turnout): StoredTally["turnouts"]["valid"] {
  return { part: exact(part), whole: exact(whole), stations: exact(stations) };
}

/** A sum as it stands; a table whose sums are too large for a number is read with care. */
function exact(sum = 0): bigint {
  if (!Number.isSafeInteger(sum)) throw new NotPlain();
  return BigInt(sum);
}
