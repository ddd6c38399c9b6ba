/**
 * What a benchmark is: samples of one piece of work, of which the median is printed. A new one is an entry in the
 * `benches` of a file `bench/<name>.bench.ts`; nothing else needs to know of it. A file that started something exports `close`;
 * one that must stay below so many MiB exports them as `memory`.
 */

import type { Engine, Given } from "@urna/law";

export type Unit = "ns" | "µs" | "ms";

/** One thing to measure. */
export interface Bench {
  readonly name: string;
  /** The unit in which the medians and the target are printed. */
  readonly unit: Unit;
  /** Does the work once, or many times, and gives the nanoseconds of one time. */
  readonly sample: () => number | Promise<number>;
  /** How many samples; seven unless told. */
  readonly samples?: number;
  /** The median ought to be at most this, in `unit`. It is printed; nothing fails. */
  readonly target?: number;
  /** Name of another bench of the file: the ratio to its median is printed. */
  readonly comparedWith?: string;
  /** The ratio to that bench ought to be at most this. It is printed; nothing fails. */
  readonly atMost?: number;
}

/** The engine with all its figures asked for: they may change, so it evaluates every step each time. */
export function evaluatesAll(engine: Engine, { votes = [], ballots = [] }: Given): Engine {
  for (const contest of new Set([...votes, ...ballots].map((row) => row.contest))) engine.figures(contest);
  return engine;
}

/** Samples of a piece of work that is too quick to be timed alone. The first sample warms up and is not counted. */
export function loop(times: number, work: () => void): () => number {
  let warm = false;
  const once = (): number => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < times; i++) work();
    return Number(process.hrtime.bigint() - start) / times;
  };
  return () => {
    if (!warm) {
      warm = true;
      once();
    }
    return once();
  };
}

/** Samples of a piece of work that waits for files or servers. The first sample warms up and is not counted. */
export function eachTime(work: () => Promise<unknown>): () => Promise<number> {
  let warm = false;
  const once = async (): Promise<number> => {
    const start = process.hrtime.bigint();
    await work();
    return Number(process.hrtime.bigint() - start);
  };
  return async () => {
    if (!warm) {
      warm = true;
      await once();
    }
    return once();
  };
}

/** The middle of the samples: the mean of the two middle ones where their number is even. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const [low = 0, high = low] = sorted.length % 2 === 1 ? [sorted[half]] : [sorted[half - 1], sorted[half]];
  return (low + high) / 2;
}
