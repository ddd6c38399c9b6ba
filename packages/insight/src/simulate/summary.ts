/**
 * What simulated elections say: distributions, quantiles, probabilities. Counts are exact; a probability is a count over all
 * draws, with its own uncertainty from the number of draws beside it. Simulated figures are never shown as results.
 *
 * @module
 */

import { compareProducts, type Ratio, ratio, readFigure } from "@urna/law";
import type { Draws } from "./chunk.ts";

/** A majority to be reached. */
export interface MajorityGoal {
  readonly id: string;
  readonly seats: number;
}

/** The seats of one contender over all draws that have a result. */
export interface SeatDistribution {
  readonly id: string;
  /** How often it had n seats. */
  readonly counts: readonly number[];
  readonly mean: Ratio;
  readonly deviation: number;
  /** In the order of the levels asked for. */
  readonly quantiles: readonly number[];
  readonly least: number;
  readonly most: number;
}

/** How often something happened. */
export interface Chance {
  readonly count: number;
  readonly draws: number;
  /**
   * Draws without a result (an open tie, a law that is silent), in which it may have happened or not: the probability lies
   * between count/draws and (count + open)/draws.
   */
  readonly open: number;
  /** Standard error of count/draws from the number of draws. */
  readonly error: number;
}

export interface Summary {
  readonly draws: number;
  readonly tied: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly levels: readonly Ratio[];
  /** Most seats (by mean) first, then by id. */
  readonly seats: readonly SeatDistribution[];
  /** For every majority those who ever reached it, most often first. */
  readonly majorities: readonly {
    readonly majority: MajorityGoal;
    readonly reached: readonly { readonly id: string; readonly chance: Chance }[];
  }[];
  /** For every step that admits: how often each contender passed. */
  readonly bars: readonly { readonly step: string; readonly id: string; readonly chance: Chance }[];
  /** Votes of each option: mean and standard deviation, with the sampling of voters in it. */
  readonly votes: readonly { readonly option: string; readonly mean: Ratio; readonly deviation: number }[];
}

/** 5, 25, 50, 75 and 95 per cent. */
export const LEVELS: readonly Ratio[] = [ratio(1, 20), ratio(1, 4), ratio(1, 2), ratio(3, 4), ratio(19, 20)];

/** Sums up merged draws. */
export function summarise(
  draws: Draws,
  options: { readonly majorities?: readonly MajorityGoal[]; readonly levels?: readonly Ratio[] } = {},
): Summary {
  const { majorities = [], levels = LEVELS } = options;
  const refusals = Object.values(draws.refused).reduce((sum, n) => sum + n, 0);
  const open = draws.tied + refusals;
  const chance = (count: number, unknown: number): Chance => ({
    count,
    draws: draws.draws,
    open: unknown,
    error: Math.sqrt((count / draws.draws) * (1 - count / draws.draws) * (1 / draws.draws)),
  });
  const seats = Object.entries(draws.seats)
    .filter(([, counts]) => counts.some((n) => n > 0))
    .map(([id, counts]) => distribution(id, counts, levels))
    .sort(
      (a, b) => compareProducts(b.mean.num, a.mean.den, a.mean.num, b.mean.den) || (a.id < b.id ? -1 : 1),
    );
  return {
    draws: draws.draws,
    tied: draws.tied,
    refused: draws.refused,
    levels,
    seats,
    majorities: majorities.map((majority) => ({
      majority,
      reached: seats
        .map(({ id, counts }) => ({ id, count: countFrom(counts, majority.seats) }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
        .map(({ id, count }) => ({ id, chance: chance(count, open) })),
    })),
    bars: Object.entries(draws.admitted).flatMap(([step, counts]) =>
      Object.entries(counts).map(([id, count]) => ({ step, id, chance: chance(count, 0) })),
    ),
    votes: Object.entries(draws.votes).map(([option, { middle, sum, squares }]) => {
      const total = BigInt(readFigure(sum));
      const n = BigInt(draws.draws);
      // n times the sum of squares, less the square of the sum: exact, and n^2 times the variance.
      const spread = n * BigInt(readFigure(squares)) - total * total;
      return {
        option,
        mean: ratio(BigInt(middle) * n + total, n),
        deviation: Math.sqrt(Number(spread)) / draws.draws,
      };
    }),
  };
}

function countFrom(counts: readonly number[], seats: number): number {
  return counts.slice(Math.max(0, seats)).reduce((sum, n) => sum + n, 0);
}

/**
 * The quantile at a level is the smallest number of seats that at least this share of the draws does not exceed.
 */
function distribution(id: string, counts: readonly number[], levels: readonly Ratio[]): SeatDistribution {
  let [draws, sum, squares] = [0, 0, 0];
  for (const [n, count] of counts.entries()) {
    draws += count;
    sum += n * count;
    squares += n * n * count;
  }
  const quantiles = levels.map((level) => {
    let below = 0;
    return counts.findIndex((count) => {
      below += count;
      return compareProducts(below, level.den, level.num, draws) >= 0;
    });
  });
  return {
    id,
    counts,
    mean: ratio(sum, draws),
    deviation: Math.sqrt(Math.max(0, squares / draws - (sum / draws) ** 2)),
    quantiles,
    least: counts.findIndex((count) => count > 0),
    most: counts.findLastIndex((count) => count > 0),
  };
}
