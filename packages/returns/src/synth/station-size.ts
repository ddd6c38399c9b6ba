/**
 * Sizes of made-up stations: lognormal below the legal limit. What would lie above it is mirrored at the limit, on the
 * scale of logarithms, so that no size is more frequent than its neighbours; and what the mirror takes from the mean is
 * given back before a size is drawn.
 *
 * @module
 */

import type { Random } from "./random.ts";

/** How sizes are drawn. */
export interface Sizes {
  /** Standard deviation of the logarithm. */
  readonly spread: number;
  readonly least: number;
  readonly most: number;
}

/** The size of the next of `parts` stations that together have `left` voters. */
export function takeSize(left: number, parts: number, random: Random, sizes: Sizes): number {
  const { spread, least, most } = sizes;
  const low = Math.max(least, left - (parts - 1) * most);
  const high = Math.min(most, left - (parts - 1) * least);
  const drawn = Math.exp(centreFor(left / parts, sizes) + spread * random.normal());
  const mirrored = drawn > most ? (most * most) / drawn : drawn;
  return Math.min(high, Math.max(low, Math.round(mirrored)));
}

const centres = new Map<string, number>();

/** The mean of the logarithms with which mirrored sizes have this mean; as near to it as the limit allows. */
function centreFor(mean: number, { spread, most }: Sizes): number {
  const wanted = Math.max(1, Math.round(mean));
  const key = `${wanted} ${spread} ${most}`;
  const known = centres.get(key);
  if (known !== undefined) return known;
  let [low, high] = [0, Math.log(most)];
  for (let i = 0; i < 40; i += 1) {
    const middle = (low + high) / 2;
    if (meanOf(middle, spread, Math.log(most)) < wanted) low = middle;
    else high = middle;
  }
  centres.set(key, low);
  return low;
}

/** The mean of mirrored sizes: of those below the limit, and of those that come back from above it. */
function meanOf(centre: number, spread: number, limit: number): number {
  const half = (spread * spread) / 2;
  const below = Math.exp(centre + half) * belowNormal((limit - centre - 2 * half) / spread);
  const back = Math.exp(2 * limit - centre + half) * (1 - belowNormal((limit - centre + 2 * half) / spread));
  return below + back;
}

/** The share of a standard normal below x, to seven digits (Abramowitz and Stegun 26.2.17). */
function belowNormal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const tail =
    density *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x > 0 ? 1 - tail : tail;
}
