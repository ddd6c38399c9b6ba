/**
 * Turnout by area through one day, as bulletins printed it: it cannot fall; an area can jump further than all others; areas can
 * lie closer together than chance puts them; printed figures can be whole percentages too often.
 *
 * Null of jumps and closeness: increases (levels) of the areas of one bulletin are independent and normal around their own mean, drawn
 * with the seed. Areas differ and neighbours resemble each other, so these are weak nulls: they ask, and no more.
 *
 * @module
 */

import { Random, type Seed } from "@urna/insight/random";
import { measured, type Measured } from "../calibrate-totals.ts";
import { holm } from "../multiplicity.ts";
import { atLeast } from "../poisson-binomial.ts";

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

export interface Day {
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
  /** The smallest of them, corrected. */
  readonly p: number;
  /**
   * The smallest jump, in percentage points beyond the median, that is found in 80 of 100 cases at 5 % after the correction;
   * undefined where no jump could be tested.
   */
  readonly smallestJump: number | undefined;
}

/** Fewer areas than these give no probability. */
const FEWEST_AREAS = 8;

const DRAWS = 9999;
/** The median absolute deviation of a normal distribution is this part of its standard deviation. */
const MAD = 0.674_489_750_196_081_7;
/** A printed figure this near to a whole percentage counts as whole, in hundredths. */
const NEAR = 5;

/** Looks at days, with one set of nulls for all of them. */
export interface DayTest {
  /** Readings of one area at one time are taken once, the first. */
  look(readings: readonly Reading[]): Day;
  /**
   * How often a day lights up where nothing is wrong: every area increases from bulletin to bulletin by the median of that day,
   * give or take the spread between areas, and is printed with two decimals.
   */
  measure(readings: readonly Reading[], runs: number): Measured;
}

/** Prepares the look; samples of the nulls are drawn when a size is met for the first time. */
export function openDayTest(seed: Seed): DayTest {
  const makeNull = nullsOf(seed);
  return {
    look: (readings) => {
      const day = look(readings, makeNull);
      return { ...day, smallestJump: smallestJump(day.jumps, day.tests, makeNull) };
    },
    measure: (readings, runs) => measureDay(readings, { seed, runs, makeNull }),
  };
}

const LEVEL = 0.05;
/** Streams of random numbers of clean days begin here: those below belong to the nulls. */
const FIRST_STREAM = 1_000_000;

function measureDay(
  readings: readonly Reading[],
  { seed, runs, makeNull }: { readonly seed: Seed; readonly runs: number; readonly makeNull: Nulls },
): Measured {
  const times = [...new Set(readings.map(({ time }) => time))].sort();
  const levels = times.map((time) => {
    const at = readings.filter((reading) => reading.time === time);
    return { time, areas: at.map(({ area }) => area), values: at.map(({ percent }) => Number(percent)) };
  });
  const steps = levels.map(({ time, areas, values }, i) => {
    const before = levels[i - 1];
    const increases = Float64Array.from(areas, (area, k) => {
      const known = before?.values[before.areas.indexOf(area)] ?? 0;
      return (values[k] ?? 0) - known;
    });
    const middle = median(increases);
    return { time, areas, middle, spread: spreadOf(increases, middle) };
  });
  let hits = 0;
  for (let run = 0; run < runs; run++) {
    const random = Random.ofChunk(seed, FIRST_STREAM + run);
    const now = new Map<string, number>();
    const clean = steps.flatMap(({ time, areas, middle, spread }) =>
      areas.map((area): Reading => {
        const level = (now.get(area) ?? 0) + Math.max(0, middle + spread * random.normal());
        now.set(area, level);
        return { time, area, percent: level.toFixed(2) };
      }),
    );
    if (look(clean, makeNull).p <= LEVEL) hits += 1;
  }
  return measured(hits, runs);
}

function look(readings: readonly Reading[], makeNull: Nulls): Omit<Day, "smallestJump"> {
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
    p: Math.min(1, ...adjusted),
  };
}

/** A normal number is above minus this in 80 of 100 cases. */
const EIGHTY = 0.841_621_233_572_914_3;

function smallestJump(jumps: readonly Jump[], tests: number, makeNull: Nulls): number | undefined {
  const needed = jumps.flatMap(({ areas, spread }) => {
    // Where half of the areas have the same increase no jump is measured.
    if (spread === 0) return [];
    const chance = makeNull(areas, furthestOf);
    let deviations = 1;
    while (chance(deviations) > LEVEL / tests && deviations < 1000) deviations += 0.25;
    return [(deviations + EIGHTY) * spread];
  });
  return needed.length === 0 ? undefined : Math.min(...needed);
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

/** Sorted values of a statistic over normal samples of one size, drawn once for each size. */
type Nulls = (size: number, statistic: (sample: Float64Array) => number) => (seen: number) => number;

function nullsOf(seed: Seed): Nulls {
  const kept = new Map<unknown, Map<number, Float64Array>>();
  return (size, statistic) => {
    const bySize = kept.get(statistic) ?? new Map<number, Float64Array>();
    kept.set(statistic, bySize);
    let values = bySize.get(size);
    if (values === undefined) {
      const random = Random.ofChunk(seed, size);
      const sample = new Float64Array(size);
      values = Float64Array.from({ length: DRAWS }, () => {
        for (let i = 0; i < size; i++) sample[i] = random.normal();
        return statistic(sample);
      }).sort();
      bySize.set(size, values);
    }
    const drawn = values;
    return (seen) => {
      // How many of the sorted values are below.
      let [from, to] = [0, DRAWS];
      while (from < to) {
        const middle = (from + to) >> 1;
        if ((drawn[middle] ?? 0) < seen) from = middle + 1;
        else to = middle;
      }
      return (1 + DRAWS - from) / (DRAWS + 1);
    };
  };
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
function furthestOf(values: Float64Array): number {
  const middle = median(values);
  const spread = spreadOf(values, middle);
  return spread === 0 ? 0 : Math.max(...values.map((value) => Math.abs(value - middle))) / spread;
}

function median(values: Float64Array): number {
  const sorted = values.toSorted();
  const half = sorted.length >> 1;
  const high = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[half - 1] ?? 0) + high) / 2;
}

function spreadOf(values: Float64Array, middle: number): number {
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
