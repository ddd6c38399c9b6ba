/**
 * How large a statistic of normal numbers is by chance: samples are drawn with the seed when a size is met for the first time.
 *
 * @module
 */

import { Random, type Seed } from "@urna/insight/random";

const DRAWS = 9999;

/** Sorted values of a statistic over normal samples of one size, drawn once for each size. */
export type Nulls = (size: number, statistic: (sample: Float64Array) => number) => (seen: number) => number;

/** Prepares the samples. */
export function nullsOf(seed: Seed): Nulls {
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
