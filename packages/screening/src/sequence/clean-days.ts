/**
 * A day among clean days: every area increases from bulletin to bulletin by the median of that day, give or take the spread between
 * areas but never down, and is printed with two decimals. How many of 999 clean days look at least as unusual says what the looks
 * of one day have to do with each other, and what it does that nothing falls. The null is weak, so that the larger of that
 * share and of the smallest corrected probability of the looks counts.
 *
 * @module
 */

import { Random, type Seed } from "@urna/insight/random";
import { measured, type Measured } from "../calibrate-totals.ts";
import { type DayLook, furthestOf, type Jump, lookAtDay, median, type Reading, spreadOf } from "./day.ts";
import { type Nulls, nullsOf } from "./nulls.ts";

/** A day and how unusual it is. */
export interface Day extends DayLook {
  /** The larger of `least` and (1 + clean days that look at least as unusual)/(1 + clean days). */
  readonly p: number;
  /**
   * The smallest jump, in percentage points beyond the median, that is found in 80 of 100 cases at 5 %; undefined where no jump
   * could be tested.
   */
  readonly smallestJump: number | undefined;
}

/** Looks at days, with one set of nulls for all of them. */
export interface DayTest {
  look(readings: readonly Reading[]): Day;
  /** How often a clean day lights up: others than those that a day is compared with. */
  measure(readings: readonly Reading[], runs: number): Measured;
}

const LEVEL = 0.05;
/** Clean days that a day is compared with. */
const CLEAN = 999;
/** Streams of random numbers of clean days begin here (those below belong to the nulls), and those of the measured ones. */
const FIRST_STREAM = 1_000_000;
const MEASURED_STREAM = 2_000_000;

/** Prepares the look; what is drawn hangs on the seed alone. */
export function openDayTest(seed: Seed): DayTest {
  const makeNull = nullsOf(seed);
  const leastOf = (draw: DrawDay, first: number, days: number): Float64Array =>
    Float64Array.from(
      { length: days },
      (_, i) => lookAtDay(draw(Random.ofChunk(seed, first + i)), makeNull).least,
    );
  return {
    look(readings) {
      const seen = lookAtDay(readings, makeNull);
      // Without a probability of its own a day is compared with nothing.
      if (seen.tests === 0) return { ...seen, p: 1, smallestJump: undefined };
      const clean = leastOf(cleanDays(readings), FIRST_STREAM, CLEAN).sort();
      const needed = clean[Math.floor(LEVEL * (CLEAN + 1)) - 1] ?? 0;
      return {
        ...seen,
        p: among(clean, seen.least),
        smallestJump: smallestJump(seen.jumps, Math.min(LEVEL, needed) / seen.tests, makeNull),
      };
    },
    measure(readings, runs) {
      const draw = cleanDays(readings);
      const clean = leastOf(draw, FIRST_STREAM, CLEAN);
      const others = leastOf(draw, MEASURED_STREAM, runs);
      return measured(others.filter((least) => among(clean, least) <= LEVEL).length, runs);
    },
  };
}

function among(clean: Float64Array, least: number): number {
  return Math.max(least, (1 + clean.filter((each) => each <= least).length) / (clean.length + 1));
}

type DrawDay = (random: Random) => readonly Reading[];

/** Clean days with the areas and times of a day. */
function cleanDays(readings: readonly Reading[]): DrawDay {
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
  return (random) => {
    const now = new Map<string, number>();
    return steps.flatMap(({ time, areas, middle, spread }) =>
      areas.map((area): Reading => {
        const level = (now.get(area) ?? 0) + Math.max(0, middle + spread * random.normal());
        now.set(area, level);
        return { time, area, percent: level.toFixed(2) };
      }),
    );
  };
}

/** A normal number is above minus this in 80 of 100 cases. */
const EIGHTY = 0.841_621_233_572_914_3;

/** `needed` is the probability of a jump that makes a day unusual. */
function smallestJump(jumps: readonly Jump[], needed: number, makeNull: Nulls): number | undefined {
  const found = jumps.flatMap(({ areas, spread }) => {
    // Where half of the areas have the same increase no jump is measured.
    if (spread === 0) return [];
    const chance = makeNull(areas, furthestOf);
    let deviations = 1;
    while (chance(deviations) > needed && deviations < 1000) deviations += 0.25;
    return [(deviations + EIGHTY) * spread];
  });
  return found.length === 0 ? undefined : Math.min(...found);
}
