/**
 * Spikes in the density of results: where the density of the option's share is above that of every one of R clean copies, the
 * stations beyond the mean of the copies are added up. The envelope is a maximum, so the figure hangs on R: R is fixed at 1,000 and always
 * shown; beside it stands our own variant with the 99th of 100 copies, which does not.
 *
 * The probability compares the figure with that of each copy among the others: (1 + k)/(R + 1).
 *
 * Source: A. Rozenas, Detecting election fraud from irregularities in vote-share distributions, Political Analysis 25 (2017), 41-56.
 *
 * @module
 */

import type { Seen } from "./resample.ts";
import { GRID } from "./r-density.ts";

/** Copies that make the envelope. */
export const RESAMPLES = 1000;
/** Below this number of stations the envelope is too wide to say anything. */
export const FEWEST_FOR_DENSITY = 3000;

/** What a station's result is above: a spike of the density. */
export interface Spike {
  /** The share, in thousandths. */
  readonly at: number;
  readonly stations: number;
  /** Mean of the copies. */
  readonly expected: number;
}

/** How far the smooth distribution itself misses the stations, in cells of 5 percentage points where no spike plays a part. */
export interface Misfit {
  /** Half of the absolute differences of shares, in percent of the stations: what the copies put elsewhere. */
  readonly moved: number;
  /** The cell with the largest ratio between seen and expected among those with one station in a hundred or more. */
  readonly worst: { readonly from: number; readonly ratio: number };
}

/** The test of one election. */
export interface SpikeTest {
  readonly stations: number;
  readonly resamples: number;
  /** Stations beyond the mean of the copies at points above the envelope, in percent of the stations. */
  readonly figure: number;
  /** The same with the first 100 copies alone; undefined where there are no more than these. */
  readonly fewer: number | undefined;
  /** The same with the 99th of 100 copies as envelope. */
  readonly fixed: number;
  readonly p: number;
  /**
   * Stations beyond the mean of the copies that one spike needs to be above the envelope in 80 of 100 cases, at the multiple of
   * 5 % where it needs most.
   */
  readonly smallest: number;
  /** The largest spikes, the most stations beyond the mean first. */
  readonly spikes: readonly Spike[];
  readonly misfit: Misfit;
}

/** How many spikes are listed. */
const LISTED = 10;
const FIXED = 0.99;
/** Copies of the smaller envelope that shows how the figure hangs on their number. */
const FEWER = 100;

/** Compares an election with its copies. The first point (share 0) takes no part: nobody's votes are no spike. */
export function spikeTest(own: Seen, copies: readonly Seen[], stations: number): SpikeTest {
  const r = copies.length;
  const mean = meanOf(copies);
  const { highest, holder, second, fixed } = envelopes(copies);
  const beyond = (seen: Seen, bar: (g: number) => number): number =>
    (100 * excess(seen, mean, bar)) / stations;
  const figure = beyond(own, (g) => highest[g] ?? 0);
  let asHigh = 0;
  for (const [place, copy] of copies.entries()) {
    // The envelope of a copy is that of all others: where it holds the maximum itself, the second one.
    const other = beyond(copy, (g) => (holder[g] === place ? second[g] : highest[g]) ?? 0);
    if (other >= figure) asHigh += 1;
  }
  const spikes = Array.from({ length: GRID - 1 }, (_, k) => k + 1)
    .filter((g) => (own.density[g] ?? 0) > (highest[g] ?? 0))
    .map((at) => ({ at, stations: own.counts[at] ?? 0, expected: mean[at] ?? 0 }))
    .sort((a, b) => b.stations - b.expected - (a.stations - a.expected) || a.at - b.at);
  return {
    stations,
    resamples: r,
    figure,
    fewer: r > FEWER ? spikeFigure(own, copies.slice(0, FEWER), stations) : undefined,
    fixed: beyond(own, (g) => fixed[g] ?? 0),
    p: (1 + asHigh) / (r + 1),
    smallest: smallestSpike(copies, mean),
    spikes: spikes.slice(0, LISTED),
    misfit: misfitOf(own.counts, mean, stations),
  };
}

/** The figure alone: stations beyond the mean of the copies at points above all of them, in percent. */
function spikeFigure(own: Seen, copies: readonly Seen[], stations: number): number {
  const { highest } = envelopes(copies);
  return (100 * excess(own, meanOf(copies), (g) => highest[g] ?? 0)) / stations;
}

/** Stations beyond the mean at the points where the density is above a bar. */
function excess(seen: Seen, mean: Float64Array, bar: (g: number) => number): number {
  let sum = 0;
  for (let g = 1; g < GRID; g++)
    if ((seen.density[g] ?? 0) > bar(g)) sum += Math.max(0, (seen.counts[g] ?? 0) - (mean[g] ?? 0));
  return sum;
}

function meanOf(copies: readonly Seen[]): Float64Array {
  const mean = new Float64Array(GRID);
  for (const { counts } of copies)
    for (let g = 0; g < GRID; g++) mean[g] = (mean[g] ?? 0) + (counts[g] ?? 0) / copies.length;
  return mean;
}

interface Envelopes {
  readonly highest: Float64Array;
  readonly holder: Int32Array;
  readonly second: Float64Array;
  readonly fixed: Float64Array;
}

function envelopes(copies: readonly Seen[]): Envelopes {
  const [highest, second, fixed] = [new Float64Array(GRID), new Float64Array(GRID), new Float64Array(GRID)];
  const holder = new Int32Array(GRID).fill(-1);
  const column = new Float64Array(copies.length);
  const place = Math.max(0, Math.ceil(FIXED * copies.length) - 1);
  for (let g = 0; g < GRID; g++) {
    for (const [k, { density }] of copies.entries()) {
      const value = density[g] ?? 0;
      column[k] = value;
      if (value > (highest[g] ?? 0)) {
        second[g] = highest[g] ?? 0;
        highest[g] = value;
        holder[g] = k;
      } else if (value > (second[g] ?? 0)) second[g] = value;
    }
    fixed[g] = column.sort()[place] ?? 0;
  }
  return { highest, holder, second, fixed };
}

/** Cells of 50 thousandths. */
const COARSE = 50;

function misfitOf(own: Uint32Array, mean: Float64Array, stations: number): Misfit {
  const cells = Math.ceil(GRID / COARSE);
  const [seen, expected] = [new Float64Array(cells), new Float64Array(cells)];
  for (let g = 1; g < GRID; g++) {
    const cell = Math.min(cells - 2, Math.floor(g / COARSE));
    seen[cell] = (seen[cell] ?? 0) + (own[g] ?? 0);
    expected[cell] = (expected[cell] ?? 0) + (mean[g] ?? 0);
  }
  let moved = 0;
  let worst = { from: 0, ratio: 1 };
  for (let cell = 0; cell < cells - 1; cell++) {
    const [s = 0, e = 0] = [seen[cell], expected[cell]];
    moved += Math.abs(s - e) / 2;
    if (Math.max(s, e) < stations / 100) continue;
    const ratio = e === 0 ? Number.MAX_VALUE : s / e;
    if (Math.abs(Math.log(ratio)) > Math.abs(Math.log(worst.ratio))) worst = { from: cell * COARSE, ratio };
  }
  return { moved: (100 * moved) / stations, worst };
}

/** Points between two multiples of 5 %. */
const ROUND = 50;
/** A normal number is above minus this in 80 of 100 cases. */
const EIGHTY = 0.841_621_233_572_914_3;

function smallestSpike(copies: readonly Seen[], mean: Float64Array): number {
  let needed = 0;
  for (let g = ROUND; g < GRID - 1; g += ROUND) {
    let [most, squares] = [0, 0];
    for (const { counts } of copies) {
      const beyond = (counts[g] ?? 0) - (mean[g] ?? 0);
      most = Math.max(most, beyond);
      squares += beyond * beyond;
    }
    needed = Math.max(needed, most + EIGHTY * Math.sqrt(squares / copies.length));
  }
  return Math.ceil(needed);
}
