/**
 * Small counts for tests of the kernels of single transferable votes: candidates are numbers, ballots come by type.
 *
 * @module
 */

import type { TransferRace, TransferRules } from "../allot/transfer-rules.ts";
import type { Papers } from "../tables.ts";

/** Preferences by number of candidate, and how many ballots have them. */
export interface BallotType {
  readonly ranking: readonly number[];
  readonly count: number;
}

/** The plainest rules: Droop's quota, exact values, the largest surplus first, one excluded at a time. */
export const TRANSFER_RULES: TransferRules = {
  quota: "droop",
  quotaDigits: 0,
  reach: "atLeast",
  digits: undefined,
  method: "weighted-inclusive",
  sample: { from: "all", by: "whole" },
  cut: "value",
  of: "all",
  votesDigits: undefined,
  order: "largest",
  defer: undefined,
  papers: "at-once",
  together: "none",
  history: undefined,
  lastVacancy: undefined,
  untilTwo: false,
};

/** Ballots as the kernels read them. */
export function packTypes(types: readonly BallotType[]): Papers {
  const starts = new Int32Array(types.length + 1);
  for (const [t, { ranking }] of types.entries()) starts[t + 1] = (starts[t] ?? 0) + ranking.length;
  return {
    counts: types.map((t) => t.count),
    starts,
    marks: Int32Array.from(types.flatMap((t) => t.ranking)),
    ranks: Int32Array.from(types.flatMap((t) => t.ranking.map((_, i) => i + 1))),
  };
}

/** A race of all `n` candidates without conditions. */
export function raceOf(types: readonly BallotType[], n: number, seats: number): TransferRace {
  return {
    n,
    seats,
    papers: packTypes(types),
    index: Int32Array.from({ length: n }, (_, i) => i),
    excludedFirst: Array.from({ length: n }, () => false),
    limits: [],
  };
}

/** For counts in which nothing is drawn. */
export function noDraw(): never {
  throw new Error("a draw was asked for");
}
