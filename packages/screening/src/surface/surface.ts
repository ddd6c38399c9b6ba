/**
 * The shares of incremental and extreme stations that fit best under every choice that publications made: exponent, objective, clean
 * mode. They differ so much that one number would say more about the choices than about the election; only the whole surface is given.
 *
 * @module
 */

import type { Seed } from "@urna/insight/random";
import { type DropReason, includeSound, type StationTable } from "../stations.ts";
import { cellOf, type CleanMode, type Histogram, type Parts, SIDE, simulateParts } from "./model.ts";
import { cleanMode, type Mode, MODE_CHOICES, type ModeChoice, modesOf } from "./modes.ts";

/** Below this number of stations a histogram of the model fits anything. */
export const FEWEST_FOR_SURFACE = 2000;

/** From here on a mode is the corner of full turnout or full support. */
const CORNER = 0.9;

/** Exponents: 0.5, 0.75, ... 3. Published fits took 0.5 to 2.5. */
export const EXPONENTS: readonly number[] = Array.from({ length: 11 }, (_, i) => 0.5 + 0.25 * i);

/** What is compared: votes alone or turnout with votes, by absolute differences or relative to what is seen. */
export const OBJECTIVES = ["votes", "votes-relative", "both", "both-relative"] as const;
export type Objective = (typeof OBJECTIVES)[number];

/** The best fit of one combination of choices. */
export interface SurfacePoint {
  readonly mode: ModeChoice;
  readonly objective: Objective;
  readonly exponent: number;
  readonly incremental: number;
  readonly extreme: number;
  /** Whether this exponent fits best for the mode and the objective. */
  readonly isBest: boolean;
}

export interface Surface {
  readonly kind: "surface";
  readonly stations: number;
  readonly dropped: Readonly<Record<DropReason, number>>;
  readonly modes: readonly { readonly choice: ModeChoice; readonly mode: CleanMode }[];
  readonly points: readonly SurfacePoint[];
  /** Smallest and largest share of incremental stations over the best fits. */
  readonly incremental: readonly [number, number];
  readonly extreme: readonly [number, number];
}

/** Why there is no surface. */
export type SurfaceRefusal =
  | { readonly kind: "few"; readonly stations: number; readonly needed: number }
  /** More than one mode above a fifth of the highest, in turnout or result: which of them is clean cannot be told. */
  | { readonly kind: "modes"; readonly turnout: readonly Mode[]; readonly result: readonly Mode[] }
  /** No mode above 30 %, or nothing on one side of it. */
  | { readonly kind: "no-mode" };

/** The surface, or why there is none. */
export function surface(table: StationTable, seed: Seed): Surface | SurfaceRefusal {
  const { places, dropped } = includeSound(table);
  if (places.length < FEWEST_FOR_SURFACE)
    return { kind: "few", stations: places.length, needed: FEWEST_FOR_SURFACE };
  const shares = {
    turnout: Float64Array.from(places, (i) => (table.given[i] ?? 0) / (table.registered[i] ?? 1)),
    result: Float64Array.from(places, (i) => (table.leader[i] ?? 0) / (table.counted[i] ?? 1)),
    voters: Float64Array.from(places, (i) => table.registered[i] ?? 0),
  };
  const [turnout, result] = [rivals(shares.turnout), rivals(shares.result)];
  if (turnout.length > 1 || result.length > 1) return { kind: "modes", turnout, result };
  const seen = histogramOf(table, places);
  const modes: { readonly choice: ModeChoice; readonly mode: CleanMode }[] = [];
  for (const choice of MODE_CHOICES) {
    const mode = cleanMode(shares, choice);
    // Choices that lead to the same mode are one choice.
    const isNew = modes.every(
      (known) => known.mode.turnout !== mode?.turnout || known.mode.result !== mode.result,
    );
    if (mode !== undefined && isNew) modes.push({ choice, mode });
  }
  if (modes.length === 0) return { kind: "no-mode" };
  const points = modes.flatMap(({ choice, mode }) => pointsOf(seen, places.length, { choice, mode, seed }));
  const best = points.filter(({ isBest }) => isBest);
  const range = (of: (point: SurfacePoint) => number): readonly [number, number] => [
    Math.min(...best.map(of)),
    Math.max(...best.map(of)),
  ];
  return {
    kind: "surface",
    stations: places.length,
    dropped,
    modes,
    points,
    incremental: range((point) => point.incremental),
    extreme: range((point) => point.extreme),
  };
}

/** Modes that could be the clean one: what lies in the corner is what the extreme part of the model is for. */
function rivals(values: Float64Array): readonly Mode[] {
  return modesOf(values).filter(({ at }) => at < CORNER);
}

function histogramOf({ registered, given, leader }: StationTable, places: Int32Array): Histogram {
  const seen = new Float64Array(SIDE * SIDE);
  for (const i of places) {
    const n = registered[i] ?? 1;
    const at = cellOf((given[i] ?? 0) / n, (leader[i] ?? 0) / n);
    seen[at] = (seen[at] ?? 0) + 1 / places.length;
  }
  return seen;
}

function pointsOf(
  seen: Histogram,
  stations: number,
  { choice, mode, seed }: { readonly choice: ModeChoice; readonly mode: CleanMode; readonly seed: Seed },
): readonly SurfacePoint[] {
  const parts = EXPONENTS.map((exponent) => ({ exponent, parts: simulateParts(mode, exponent, seed) }));
  return OBJECTIVES.flatMap((objective) => {
    const fits = parts.map(({ exponent, parts: simulated }) => ({
      exponent,
      ...fit(seen, simulated, { objective, stations }),
    }));
    // Where nothing is moved all exponents fit alike: the smallest stands for them.
    const best = fits.reduce((least, each) => (each.distance < least.distance ? each : least));
    return fits.map((each) => ({
      mode: choice,
      objective,
      exponent: each.exponent,
      incremental: each.incremental,
      extreme: each.extreme,
      isBest: each === best,
    }));
  });
}

/**
 * Shares of incremental and extreme stations, neither negative nor more than one together, with the least squares. Relative
 * differences take an empty cell for one with a single station of so many.
 */
export function fit(
  seen: Histogram,
  parts: Parts,
  { objective, stations }: { readonly objective: Objective; readonly stations: number },
): { readonly incremental: number; readonly extreme: number; readonly distance: number } {
  const isBoth = objective.startsWith("both");
  const flat = (histogram: Histogram): Histogram => (isBoth ? histogram : columnsOf(histogram));
  const target = flat(seen);
  const [honest, incremental, extreme] = [flat(parts.honest), flat(parts.incremental), flat(parts.extreme)];
  const isRelative = objective.endsWith("relative");
  // Sums of products of the differences to the honest part.
  let [aa, ab, bb, ac, bc, cc] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < target.length; k++) {
    const s = target[k] ?? 0;
    const weight = isRelative ? 1 / Math.max(s, 1 / stations) ** 2 : 1;
    const h = honest[k] ?? 0;
    const [a, b, c] = [(incremental[k] ?? 0) - h, (extreme[k] ?? 0) - h, s - h];
    aa += weight * a * a;
    ab += weight * a * b;
    bb += weight * b * b;
    ac += weight * a * c;
    bc += weight * b * c;
    cc += weight * c * c;
  }
  const distance = (x: number, y: number): number =>
    aa * x * x + 2 * ab * x * y + bb * y * y - 2 * ac * x - 2 * bc * y + cc;
  const clamp = (x: number): number => Math.min(1, Math.max(0, x));
  const determinant = aa * bb - ab * ab;
  const inside: readonly (readonly [number, number])[] =
    determinant > 0 ? [[(ac * bb - bc * ab) / determinant, (bc * aa - ac * ab) / determinant]] : [];
  // Where the best lies outside the triangle, it lies on one of its sides.
  const span = aa - 2 * ab + bb;
  const along = span > 0 ? clamp((ac - bc - ab + bb) / span) : 0;
  const corners: readonly (readonly [number, number])[] = [
    ...inside.filter(([x, y]) => x >= 0 && y >= 0 && x + y <= 1),
    [aa > 0 ? clamp(ac / aa) : 0, 0],
    [0, bb > 0 ? clamp(bc / bb) : 0],
    [along, 1 - along],
  ];
  let best = { incremental: 0, extreme: 0, distance: distance(0, 0) };
  for (const [x, y] of corners)
    if (distance(x, y) < best.distance) best = { incremental: x, extreme: y, distance: distance(x, y) };
  return best;
}

/** Votes alone: the columns added up over turnout. */
function columnsOf(histogram: Histogram): Histogram {
  const sums = new Float64Array(SIDE);
  for (let at = 0; at < histogram.length; at++) {
    const column = at % SIDE;
    sums[column] = (sums[column] ?? 0) + (histogram[at] ?? 0);
  }
  return sums;
}
