/**
 * The fingerprint of an election: polling stations by turnout and result, and the figures that describe its shape. Descriptions
 * only: none has a reference value for an honest election, because honest countries differ; there is no probability.
 *
 * Source: P. Klimek, Y. Yegorov, R. Hanel, S. Thurner, PNAS 109 (2012), 16469-16473 (histogram, log vote rate, cumulative votes).
 *
 * @module
 */

import { type DropReason, includeSound, type StationTable } from "../stations.ts";

/** Below this number of stations the shape is noise. */
export const FEWEST_FOR_SHAPE = 300;

/** Cells of one percentage point on both axes; 100 % lies in the last. */
const CELLS = 100;
/** From which turnout and result on a station lies in the corner: all three are shown, none is the right one. */
const CORNERS = [0.9, 0.95, 0.99] as const;

/** Of what the result is a share: ballots counted, or voters on the list. */
export type CornerBase = "counted" | "registered";

/** Stations at which turnout and result both reach the cut. */
export interface Corner {
  readonly cut: number;
  readonly base: CornerBase;
  readonly stations: number;
  /** Of all stations used. */
  readonly share: number;
}

/** The votes of all stations up to a turnout. */
export interface CumulativeStep {
  /** Stations with a turnout below so many percent (at 100: all). */
  readonly turnout: number;
  /** Their ballots, of all ballots counted. */
  readonly ballots: number;
  /** Votes of the option, of their ballots; missing while there are none. */
  readonly leader: number | undefined;
}

/** The votes of the smallest stations up to a part of the voters. */
export interface SizeStep {
  /** Of all voters on the list, from the smallest station on. */
  readonly voters: number;
  /** Votes of the option, of the ballots of these stations. */
  readonly leader: number;
}

/** What describes the shape. */
export interface Fingerprint {
  readonly kind: "described";
  readonly stations: number;
  readonly dropped: Readonly<Record<DropReason, number>>;
  /** Cells that are not empty: whole percent of turnout and of the result (downwards; 100 counts as 99). */
  readonly cells: readonly { readonly turnout: number; readonly result: number; readonly stations: number }[];
  /** Of log((registered - leader)/leader), over the stations at which that is finite; a normal distribution has 0 and 3. */
  readonly logVoteRate: { readonly stations: number; readonly skewness: number; readonly kurtosis: number };
  readonly corners: readonly Corner[];
  readonly cumulative: readonly CumulativeStep[];
  /** Stations from the smallest to the largest, in fifty steps of equal numbers of voters or nearly so. */
  readonly bySize: readonly SizeStep[];
}

/** Too few stations for a shape. */
export interface TooFew {
  readonly kind: "few";
  readonly stations: number;
  readonly needed: number;
}

/** Describes the shape, or says that there are too few stations. */
export function fingerprint(table: StationTable): Fingerprint | TooFew {
  const { places, dropped } = includeSound(table);
  if (places.length < FEWEST_FOR_SHAPE)
    return { kind: "few", stations: places.length, needed: FEWEST_FOR_SHAPE };
  return {
    kind: "described",
    stations: places.length,
    dropped,
    cells: cellsOf(table, places),
    logVoteRate: logVoteRate(table, places),
    corners: CORNERS.flatMap((cut) =>
      (["counted", "registered"] as const).map((base) => corner(table, places, cut, base)),
    ),
    cumulative: cumulativeOf(table, places),
    bySize: bySizeOf(table, places),
  };
}

/** The whole percent of a share, downwards; 100 % counts as 99. */
export function percentCell(part: number, whole: number): number {
  return Math.min(CELLS - 1, Math.floor((CELLS * part) / whole));
}

function cellsOf(
  { registered, given, counted, leader }: StationTable,
  places: Int32Array,
): Fingerprint["cells"] {
  const grid = new Uint32Array(CELLS * CELLS);
  for (const i of places) {
    const turnout = percentCell(given[i] ?? 0, registered[i] ?? 1);
    const result = percentCell(leader[i] ?? 0, counted[i] ?? 1);
    const at = turnout * CELLS + result;
    grid[at] = (grid[at] ?? 0) + 1;
  }
  return Array.from(grid).flatMap((stations, at) =>
    stations === 0 ? [] : [{ turnout: Math.floor(at / CELLS), result: at % CELLS, stations }],
  );
}

function logVoteRate({ registered, leader }: StationTable, places: Int32Array): Fingerprint["logVoteRate"] {
  const rates: number[] = [];
  for (const i of places) {
    const [n = 0, w = 0] = [registered[i], leader[i]];
    if (w > 0 && w < n) rates.push(Math.log((n - w) / w));
  }
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  let [second, third, fourth] = [0, 0, 0];
  for (const rate of rates) {
    const square = (rate - mean) ** 2;
    second += square;
    third += square * (rate - mean);
    fourth += square * square;
  }
  const variance = second / rates.length;
  return {
    stations: rates.length,
    skewness: variance === 0 ? 0 : third / rates.length / variance ** 1.5,
    kurtosis: variance === 0 ? 0 : fourth / rates.length / variance ** 2,
  };
}

/** The share of stations at which turnout and result both reach the cut. */
function corner(
  { registered, given, counted, leader }: StationTable,
  places: Int32Array,
  cut: number,
  base: CornerBase,
): Corner {
  const wholes = base === "counted" ? counted : registered;
  let stations = 0;
  for (const i of places) {
    const [n = 1, t = 0, whole = 1, w = 0] = [registered[i], given[i], wholes[i], leader[i]];
    if (t / n >= cut && w / whole >= cut) stations += 1;
  }
  return { cut, base, stations, share: stations / places.length };
}

function cumulativeOf(
  { registered, given, counted, leader }: StationTable,
  places: Int32Array,
): readonly CumulativeStep[] {
  const ballots = new Float64Array(CELLS);
  const votes = new Float64Array(CELLS);
  for (const i of places) {
    const cell = percentCell(given[i] ?? 0, registered[i] ?? 1);
    ballots[cell] = (ballots[cell] ?? 0) + (counted[i] ?? 0);
    votes[cell] = (votes[cell] ?? 0) + (leader[i] ?? 0);
  }
  const all = ballots.reduce((sum, n) => sum + n, 0);
  let [sum, own] = [0, 0];
  return Array.from({ length: CELLS + 1 }, (_, turnout) => {
    if (turnout > 0) {
      sum += ballots[turnout - 1] ?? 0;
      own += votes[turnout - 1] ?? 0;
    }
    return { turnout, ballots: sum / all, leader: sum === 0 ? undefined : own / sum };
  });
}

const SIZE_STEPS = 50;

/** Stations of one size go together: their order in the table decides nothing. */
function bySizeOf({ registered, counted, leader }: StationTable, places: Int32Array): readonly SizeStep[] {
  const sorted = places.toSorted((a, b) => (registered[a] ?? 0) - (registered[b] ?? 0));
  const all = sorted.reduce((sum, i) => sum + (registered[i] ?? 0), 0);
  const steps: SizeStep[] = [];
  let [voters, ballots, votes] = [0, 0, 0];
  for (const [at, i] of sorted.entries()) {
    voters += registered[i] ?? 0;
    ballots += counted[i] ?? 0;
    votes += leader[i] ?? 0;
    const isLast = (registered[sorted[at + 1] ?? -1] ?? -1) !== (registered[i] ?? 0);
    if (isLast && voters >= ((steps.length + 1) * all) / SIZE_STEPS)
      steps.push({ voters: voters / all, leader: votes / ballots });
  }
  return steps;
}
