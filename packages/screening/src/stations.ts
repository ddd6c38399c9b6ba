/**
 * Polling stations as columns: what the tests of stations read. A figure that nobody published is NaN, never zero.
 *
 * @module
 */

/** One figure of every station, by place. */
export type Figures = Float64Array;

/** A table of polling stations; all columns have the same length. */
export interface StationTable {
  /** Names of areas; `area` gives the place of each station's area in this list. */
  readonly areas: readonly string[];
  readonly area: Int32Array;
  /** Voters on the list. */
  readonly registered: Figures;
  /** The numerator of turnout: ballots handed out, or found in the boxes. */
  readonly given: Figures;
  /** The denominator of the result: ballots counted, valid and invalid. */
  readonly counted: Figures;
  /** Votes of the option that is looked at. */
  readonly leader: Figures;
  /** Votes of every option, where these are known: tests of small ones need them. */
  readonly options?: readonly { readonly id: string; readonly votes: Figures }[];
  /** The place of voting of each station, and whether it was counted late (1), early (0) or nobody knows (NaN). */
  readonly order?: { readonly place: Int32Array; readonly late: Figures };
}

/** Why a station is left out; the first reason that holds is counted. */
export const DROP_REASONS = ["missing", "impossible", "nobody", "small", "full"] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** Stations that a test uses, and how many it leaves out for which reason. */
export interface Included {
  /** Places in the table. */
  readonly places: Int32Array;
  readonly dropped: Readonly<Record<DropReason, number>>;
}

/** Fewer voters than these make whole percentages by themselves. */
const FEWEST_VOTERS = 100;
/** Stations at which nearly all came, or voted for one, are whole by nature. */
const FULL = 0.99;

/**
 * Stations with all four figures that are possible, at least one ballot, 100 voters or more, and neither turnout nor result
 * above 99 %. Source: D. Kobak, S. Shpilkin, M. Pshenichnikov, Annals of Applied Statistics 10 (2016), 54-73.
 */
export function include(table: StationTable): Included {
  return sift(table, (i) => unsound(table, i) ?? extreme(table, i));
}

/**
 * Stations with all four figures that are possible and at least one ballot, however small or full: for tests that look at the
 * whole distribution, where the corner is part of the picture.
 */
export function includeSound(table: StationTable): Included {
  return sift(table, (i) => unsound(table, i));
}

function sift({ area }: StationTable, reasonToDrop: (i: number) => DropReason | undefined): Included {
  const dropped = { missing: 0, impossible: 0, nobody: 0, small: 0, full: 0 };
  const places = new Int32Array(area.length);
  let n = 0;
  for (let i = 0; i < places.length; i++) {
    const reason = reasonToDrop(i);
    if (reason === undefined) places[n++] = i;
    else dropped[reason] += 1;
  }
  return { places: places.slice(0, n), dropped };
}

function unsound({ registered, given, counted, leader }: StationTable, i: number): DropReason | undefined {
  const [n = Number.NaN, t = Number.NaN] = [registered[i], given[i]];
  const [r = Number.NaN, w = Number.NaN] = [counted[i], leader[i]];
  if (Number.isNaN(n + t + r + w)) return "missing";
  if (t < 0 || w < 0 || w > r || t > n) return "impossible";
  return r === 0 || n === 0 ? "nobody" : undefined;
}

function extreme({ registered, given, counted, leader }: StationTable, i: number): DropReason | undefined {
  const [n = 1, t = 0, r = 1, w = 0] = [registered[i], given[i], counted[i], leader[i]];
  if (n < FEWEST_VOTERS) return "small";
  return t / n > FULL || w / r > FULL ? "full" : undefined;
}
