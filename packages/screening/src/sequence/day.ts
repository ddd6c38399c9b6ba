/**
 * Turnout by area through one day, as bulletins printed it: it cannot fall; an area can jump further than all others; areas can
 * lie closer together than chance puts them; printed figures can be whole percentages too often.
 *
 * Null of jumps and closeness: increases (levels) of the areas of one bulletin are independent and normal around their own mean, drawn
 * with the seed. Areas differ and neighbours resemble each other, so these are weak nulls: they ask, and no more. What the whole day
 * says is compared with clean days (`clean-days.ts`).
 *
 * @module
 */

import { holm } from "../multiplicity.ts";
import { atLeast } from "../poisson-binomial.ts";
import type { Nulls } from "./nulls.ts";

/** One printed figure: `27.03` at `10:05`; times of one day sort as texts, `close` after all. */
export interface Reading {
  readonly time: string;
  readonly area: string;
  readonly percent: string;
}

/** Turnout that went down. */
export interface Fall {
  readonly area: string;
  readonly from: string;
  readonly to: string;
  readonly before: string;
  readonly after: string;
}

/** Between two bulletins, the area whose increase is furthest from the others. */
export interface Jump {
  readonly from: string;
  readonly to: string;
  readonly areas: number;
  readonly area: string;
  readonly increase: number;
  /** Median over the areas. */
  readonly usual: number;
  /** The robust standard deviation between areas. */
  readonly spread: number;
  /** Distance from the median in robust standard deviations. */
  readonly deviations: number;
  readonly p: number;
  readonly adjusted: number;
}

/** The shortest span that holds half of the areas of a bulletin. */
export interface Closeness {
  readonly time: string;
  readonly areas: number;
  readonly inside: number;
  readonly from: number;
  readonly to: number;
  readonly p: number;
  readonly adjusted: number;
}

/** Printed figures of a bulletin within 0.05 of a whole percentage. */
export interface Whole {
  readonly time: string;
  readonly areas: number;
  readonly whole: number;
  readonly expected: number;
  readonly p: number;
  readonly adjusted: number;
}

/** What is seen of one day. */
export interface DayLook {
  readonly kind: "day";
  /** Bulletins with enough areas. */
  readonly bulletins: number;
  /** Bulletins with too few areas for a probability. */
  readonly small: number;
  readonly falls: readonly Fall[];
  /** Pairs of consecutive figures of one area that were compared. */
  readonly compared: number;
  readonly jumps: readonly Jump[];
  readonly closeness: readonly Closeness[];
  readonly whole: readonly Whole[];
  /** Probabilities that were worked out; `adjusted` is corrected over all of them (Holm). */
  readonly tests: number;
  /** The smallest of them, corrected: what days are compared by. */
  readonly least: number;
}

/** Fewer areas than these give no probability. */
const FEWEST_AREAS = 8;

/** The median absolute deviation of a normal distribution is this part of its standard deviation. */
const MAD = 0.674_489_750_196_081_7;
/** A printed figure this near to a whole percentage counts as whole, in hundredths. */
const NEAR = 5;

/** Looks at a day. Readings of one area at one time are taken once, the first. */
export function lookAtDay(readings: readonly Reading[], makeNull: Nulls): DayLook {
  const times = [...new Set(readings.map(({ time }) => time))].sort();
  const at = times.map((time) => {
    const figures = new Map<string, string>();
    for (const reading of readings)
      if (reading.time === time && !figures.has(reading.area)) figures.set(reading.area, reading.percent);
    return { time, figures };
  });
  const { falls, compared } = fallsOf(at);
  const large = at.filter(({ figures }) => figures.size >= FEWEST_AREAS);
  const jumps = large.flatMap((now, i) => {
    const found = i === 0 ? undefined : jumpOf(large[i - 1] ?? now, now, makeNull);
    return found === undefined ? [] : [found];
  });
  const closeness = large.map((bulletin) => closenessOf(bulletin, makeNull));
  const whole = large.map(wholeOf);
  const adjusted = holm([...jumps, ...closeness, ...whole].map(({ p }) => p));
  let place = 0;
  const corrected = <T>(each: T): T & { readonly adjusted: number } => ({
    ...each,
    adjusted: adjusted[place++] ?? 1,
  });
  return {
    kind: "day",
    bulletins: large.length,
    small: at.length - large.length,
    falls,
    compared,
    jumps: jumps.map(corrected),
    closeness: closeness.map(corrected),
    whole: whole.map(corrected),
    tests: adjusted.length,
    least: Math.min(1, ...adjusted),
  };
}

interface Bulletin {
  readonly time: string;
  readonly figures: ReadonlyMap<string, string>;
}

function fallsOf(bulletins: readonly Bulletin[]): {
  readonly falls: readonly Fall[];
  readonly compared: number;
} {
  const last = new Map<string, { readonly time: string; readonly percent: string }>();
  const falls: Fall[] = [];
  let compared = 0;
  for (const { time, figures } of bulletins) {
    for (const [area, percent] of figures) {
      const known = last.get(area);
      last.set(area, { time, percent });
      if (known === undefined) continue;
      compared += 1;
      if (Number(percent) < Number(known.percent))
        falls.push({ area, from: known.time, to: time, before: known.percent, after: percent });
    }
  }
  return { falls, compared };
}

function jumpOf(before: Bulletin, now: Bulletin, makeNull: Nulls): Omit<Jump, "adjusted"> | undefined {
  const increases = [...now.figures].flatMap(([area, percent]) => {
    const known = before.figures.get(area);
    return known === undefined ? [] : [{ area, increase: Number(percent) - Number(known) }];
  });
  if (increases.length < FEWEST_AREAS) return undefined;
  const values = Float64Array.from(increases, ({ increase }) => increase);
  const usual = median(values);
  const spread = spreadOf(values, usual);
  const furthest = increases.reduce((best, each) =>
    Math.abs(each.increase - usual) > Math.abs(best.increase - usual) ? each : best,
  );
  const seen = furthestOf(values);
  return {
    from: before.time,
    to: now.time,
    areas: increases.length,
    ...furthest,
    usual,
    spread,
    deviations: spread === 0 ? 0 : (furthest.increase - usual) / spread,
    p: makeNull(increases.length, furthestOf)(seen),
  };
}

/** The largest distance from the median in robust standard deviations; none where half of the values are the same. */
export function furthestOf(values: Float64Array): number {
  const middle = median(values);
  const spread = spreadOf(values, middle);
  return spread === 0 ? 0 : Math.max(...values.map((value) => Math.abs(value - middle))) / spread;
}

export function median(values: Float64Array): number {
  const sorted = values.toSorted();
  const half = sorted.length >> 1;
  const high = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[half - 1] ?? 0) + high) / 2;
}

export function spreadOf(values: Float64Array, middle: number): number {
  return median(values.map((value) => Math.abs(value - middle))) / MAD;
}

function closenessOf({ time, figures }: Bulletin, makeNull: Nulls): Omit<Closeness, "adjusted"> {
  const values = Float64Array.from(figures.values(), Number);
  const { from, to, inside } = shortestHalf(values);
  return {
    time,
    areas: values.length,
    inside,
    from,
    to,
    p: makeNull(values.length, crowding)(crowding(values)),
  };
}

function shortestHalf(values: Float64Array): {
  readonly from: number;
  readonly to: number;
  readonly inside: number;
} {
  const sorted = values.toSorted();
  const inside = Math.floor(sorted.length / 2) + 1;
  let best = { from: 0, to: Number.POSITIVE_INFINITY, inside };
  for (let i = 0; i + inside <= sorted.length; i++) {
    const [from = 0, to = 0] = [sorted[i], sorted[i + inside - 1]];
    if (to - from < best.to - best.from) best = { from, to, inside };
  }
  return best;
}

/**
 * The span of the middle four fifths in units of the shortest half: large where half of the values crowd together. The outer
 * tenths are left out, because the largest cities lie far below all others on every day.
 */
function crowding(values: Float64Array): number {
  const { from, to } = shortestHalf(values);
  const sorted = values.toSorted();
  const outer = Math.floor(sorted.length / 10);
  const span = (sorted.at(-1 - outer) ?? 0) - (sorted[outer] ?? 0);
  return to === from ? Number.MAX_VALUE : span / (to - from);
}

function wholeOf({ time, figures }: Bulletin): Omit<Whole, "adjusted"> {
  let whole = 0;
  const chances: number[] = [];
  for (const percent of figures.values()) {
    const [, decimals = ""] = percent.split(".");
    const steps = 10 ** decimals.length;
    // Whole numbers: how many endings of the figure lie near a whole percentage, of all endings it can have.
    const reach = Math.floor((NEAR * steps) / 100);
    chances.push(Math.min(1, (2 * reach + 1) / steps));
    const ending = Number(decimals === "" ? "0" : decimals);
    if (ending <= reach || steps - ending <= reach) whole += 1;
  }
  const expected = chances.reduce((sum, p) => sum + p, 0);
  return { time, areas: figures.size, whole, expected, p: atLeast(whole, chances) };
}
