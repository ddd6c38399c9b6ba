/**
 * How often the round-share test lights up where nothing is wrong: totals of the same size as the user's, each moved by a
 * random number of votes within one per cent of the base, the largest taking what is left so that the sum stays.
 *
 * @module
 */

import type { Seed } from "@urna/insight/random";
import { Random } from "@urna/insight/random";
import { roundShare, type Totals } from "./round-share.ts";
import { exactInterval } from "./tails.ts";

/** How often a test that should stay silent in 95 of 100 clean elections did not. */
export interface Measured {
  readonly runs: number;
  /** Runs with a probability of 5 % or less. */
  readonly hits: number;
  /** The interval of the rate that holds in 95 of 100 cases. */
  readonly low: number;
  readonly high: number;
}

/** A rate with its exact interval. */
export function measured(hits: number, runs: number): Measured {
  return { runs, hits, ...exactInterval(hits, runs) };
}

/** Measures the round-share test on clean totals. Every run has its own stream of random numbers. */
export function calibrateRoundShare(
  totals: Totals,
  { runs = 1000, seed }: { readonly runs?: number; readonly seed: Seed },
): Measured {
  const largest = totals.lines.reduce((a, b) => (b.votes > a.votes ? b : a), { id: "", votes: -1 });
  const reach = Math.max(...totals.bases.map(({ votes }) => votes), 0) / 200;
  let hits = 0;
  for (let run = 0; run < runs; run++) {
    const random = Random.ofChunk(seed, run);
    let rest = 0;
    const moved = totals.lines.map((line) => {
      if (line === largest) return line;
      const votes = Math.abs(Math.round(line.votes + (2 * random.uniform() - 1) * reach));
      rest += line.votes - votes;
      return { ...line, votes };
    });
    const lines = moved.map((line) =>
      line === largest ? { ...line, votes: Math.max(0, line.votes + rest) } : line,
    );
    const found = roundShare({ ...totals, lines });
    if (found.kind === "tested" && found.corrected <= 0.05) hits += 1;
  }
  return measured(hits, runs);
}
