/**
 * Where honest stations might lie: the modes of turnout and of the result, and the spread around them. The choice of the mode decides what the
 * model finds; it is a choice, and it is shown.
 *
 * @module
 */

import type { CleanMode } from "./model.ts";

/** Shares by station, between 0 and 1, and its voters. */
export interface Shares {
  readonly turnout: Float64Array;
  readonly result: Float64Array;
  readonly voters: Float64Array;
}

/** Which mode of a density is taken for clean: the first above 30 %, the same with stations weighted by voters, the highest. */
export const MODE_CHOICES = ["first", "voters", "highest"] as const;
export type ModeChoice = (typeof MODE_CHOICES)[number];

/** Points of a density: 0, 0.001, ... 1. */
const POINTS = 1001;
const FIRST_ABOVE = 0.3;
/** A mode counts as one of several from this part of the highest on. */
const COUNTS = 0.2;

/** A mode: where it is, and its height. */
export interface Mode {
  readonly at: number;
  readonly height: number;
}

/** The modes of a density with the normal kernel of Scott's width that are at least a fifth of the highest, from the left. */
export function modesOf(values: Float64Array, weights?: Float64Array): readonly Mode[] {
  const density = densityOf(values, weights);
  const highest = Math.max(...density);
  const found: Mode[] = [];
  for (let i = 0; i < POINTS; i++) {
    const height = density[i] ?? 0;
    const isPeak = height > (density[i - 1] ?? 0) && height >= (density[i + 1] ?? 0);
    if (isPeak && height >= COUNTS * highest) found.push({ at: i / (POINTS - 1), height });
  }
  return found;
}

function densityOf(values: Float64Array, weights: Float64Array | undefined): Float64Array {
  const counts = new Float64Array(POINTS);
  let [total, sum, squares] = [0, 0, 0];
  for (const [i, value] of values.entries()) {
    const at = Math.round(value * (POINTS - 1));
    const weight = weights === undefined ? 1 : (weights[i] ?? 0);
    counts[at] = (counts[at] ?? 0) + weight;
    total += weight;
    sum += weight * value;
    squares += weight * value * value;
  }
  const sd = Math.sqrt(Math.max(0, squares / total - (sum / total) ** 2));
  const width = Math.max(sd * values.length ** -0.2 * (POINTS - 1), 1);
  const reach = Math.ceil(5 * width);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, k) =>
    Math.exp(-0.5 * ((k - reach) / width) ** 2),
  );
  const density = new Float64Array(POINTS);
  for (let i = 0; i < POINTS; i++) {
    const count = counts[i] ?? 0;
    if (count === 0) continue;
    const [from, to] = [Math.max(0, i - reach), Math.min(POINTS - 1, i + reach)];
    for (let j = from; j <= to; j++) density[j] = (density[j] ?? 0) + count * (kernel[j - i + reach] ?? 0);
  }
  return density;
}

/** Where the modes are and how far honest stations spread; undefined where no mode lies above 30 %. */
export function cleanMode({ turnout, result, voters }: Shares, choice: ModeChoice): CleanMode | undefined {
  const weights = choice === "voters" ? voters : undefined;
  const [t, v] = [pick(modesOf(turnout, weights), choice), pick(modesOf(result, weights), choice)];
  if (t === undefined || v === undefined) return undefined;
  let [low, lowSquares, own, ownSquares, above, aboveSquares] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < turnout.length; i++) {
    const [ti = 0, vi = 0] = [turnout[i], result[i]];
    if (vi < v) {
      own += 1;
      ownSquares += (vi - v) ** 2;
      if (ti < t) {
        low += 1;
        lowSquares += (ti - t) ** 2;
      }
    } else if (vi > v) {
      above += 1;
      aboveSquares += (vi - v) ** 2;
    }
  }
  if (low === 0 || own === 0 || above === 0) return undefined;
  return {
    turnout: t,
    turnoutSd: Math.sqrt(lowSquares / low),
    result: v,
    resultSd: Math.sqrt(ownSquares / own),
    // The square root of the spread above the mode, as the published notebook takes it.
    moved: Math.sqrt(Math.sqrt(aboveSquares / above)),
  };
}

function pick(modes: readonly Mode[], choice: ModeChoice): number | undefined {
  if (choice !== "highest") return modes.find(({ at }) => at > FIRST_ABOVE)?.at;
  return modes.reduce<Mode | undefined>(
    (best, mode) => (best === undefined || mode.height > best.height ? mode : best),
    undefined,
  )?.at;
}
