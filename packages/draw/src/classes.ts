/**
 * Classes of a map: equal steps with round limits, so that they can be printed beside it. A value belongs to the class that
 * begins with it.
 *
 * @module
 */

import type { Level } from "./tokens.ts";

/** A class: from a limit on, below the next; a first or last one may be open. */
export interface ValueClass {
  readonly from: number | null;
  readonly to: number | null;
  readonly level: Level;
}

/** Widths of a class that are tried, in the unit of the values. */
const STEPS = [1, 2, 5, 10, 20, 50, 100] as const;

/** Classes of a level between the smallest and the largest value: at most seven; none without a value. */
export function levelClasses(values: readonly number[]): readonly ValueClass[] {
  if (values.length === 0) return [];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step =
    STEPS.find((each) => Math.floor(most / each) - Math.floor(least / each) < LIGHTEST.length) ?? 100;
  const first = Math.floor(least / step);
  const count = Math.floor(most / step) - first + 1;
  // The darkest step is the highest class; where there are fewer than seven, the ramp is spread over them.
  return Array.from({ length: count }, (_, i) => ({
    from: (first + i) * step,
    to: (first + i + 1) * step,
    level: LIGHTEST[count === 1 ? 3 : Math.round((i * (LIGHTEST.length - 1)) / (count - 1))] ?? 1,
  }));
}

const LIGHTEST: readonly Level[] = [1, 2, 3, 4, 5, 6, 7];
const FALLS: readonly Level[] = [1, 2, 3];
const RISES: readonly Level[] = [5, 6, 7];

/** Classes of a change: three of fall, three of rise, the outer ones open; none without a value. */
export function changeClasses(values: readonly number[]): readonly ValueClass[] {
  if (values.length === 0) return [];
  const most = Math.max(...values.map(Math.abs));
  const step = STEPS.find((each) => most <= each * 3) ?? 100;
  return [
    ...FALLS.map((level, i) => ({ from: i === 0 ? null : (i - 3) * step, to: (i - 2) * step, level })),
    ...RISES.map((level, i) => ({ from: i * step, to: i === 2 ? null : (i + 1) * step, level })),
  ];
}

/** The class of a value. */
export function classOf(classes: readonly ValueClass[], value: number): ValueClass | undefined {
  return classes.find(({ from, to }) => (from === null || value >= from) && (to === null || value < to));
}
