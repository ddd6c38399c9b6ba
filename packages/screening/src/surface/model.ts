/**
 * The model of Klimek and others: turnout and result of honest stations are normal, cut at 0 and 1; at a share f_i of the stations some
 * ballots of those who stayed away, and of others, go to the option (incremental), at a share f_e nearly all (extreme).
 * A histogram of the model is linear in f_i and f_e, so that three simulations for each exponent replace a search.
 *
 * Source: P. Klimek, Y. Yegorov, R. Hanel, S. Thurner, PNAS 109 (2012), 16469-16473; the exponent and the width of the extreme
 * part as in the notebooks of D. Kobak.
 *
 * @module
 */

import { Random, type Seed } from "@urna/insight/random";

/** Honest turnout and result (normal, cut at 0 and 1), and the width of what is moved. */
export interface CleanMode {
  readonly turnout: number;
  readonly turnoutSd: number;
  readonly result: number;
  readonly resultSd: number;
  readonly moved: number;
}

/** A histogram of stations over turnout (rows) and votes of all voters (columns), in shares of the stations. */
export type Histogram = Float64Array;

/** Cells of two percentage points. */
export const SIDE = 50;

/** Histograms of honest, incremental and extreme stations. */
export interface Parts {
  readonly honest: Histogram;
  readonly incremental: Histogram;
  readonly extreme: Histogram;
}

/** Stations that are simulated for each part. */
const STATIONS = 200_000;
/** The width of what stays away from the extreme. */
const EXTREME = 0.075;

/** Simulates the parts for one exponent. The same seed gives the same numbers for every exponent. */
export function simulateParts(mode: CleanMode, exponent: number, seed: Seed): Parts {
  const random = Random.ofChunk(seed, 0);
  const parts = {
    honest: new Float64Array(SIDE * SIDE),
    incremental: new Float64Array(SIDE * SIDE),
    extreme: new Float64Array(SIDE * SIDE),
  };
  for (let i = 0; i < STATIONS; i++) {
    const t = truncated(random, mode.turnout, mode.turnoutSd);
    const v = truncated(random, mode.result, mode.resultSd);
    add(parts.honest, t, t * v);
    put(parts.incremental, t, v, foldedBelowOne(random, mode.moved), exponent);
    put(parts.extreme, t, v, 1 - foldedBelowOne(random, EXTREME), exponent);
  }
  return parts;
}

/** A part x of those who stayed away, and x to the exponent of the votes for others, go to the option. */
function put(into: Histogram, t: number, v: number, x: number, exponent: number): void {
  add(into, 1 - (1 - x) * (1 - t), t * v + x * (1 - t) + x ** exponent * (1 - v) * t);
}

function add(into: Histogram, turnout: number, votes: number): void {
  const at = cellOf(turnout, votes);
  into[at] = (into[at] ?? 0) + 1 / STATIONS;
}

/** The place of a station in a histogram: turnout, and votes of all voters on the list, both between 0 and 1. */
export function cellOf(turnout: number, votes: number): number {
  const cell = (share: number): number => Math.min(SIDE - 1, Math.max(0, Math.floor(share * SIDE)));
  return cell(turnout) * SIDE + cell(votes);
}

function truncated(random: Random, mean: number, sd: number): number {
  for (;;) {
    const x = mean + sd * random.normal();
    if (x >= 0 && x <= 1) return x;
  }
}

function foldedBelowOne(random: Random, sd: number): number {
  for (;;) {
    const x = Math.abs(sd * random.normal());
    if (x <= 1) return x;
  }
}
