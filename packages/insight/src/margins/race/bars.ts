/**
 * Bars as the search for margins needs them: what an option must have before it takes part, in votes of one race, also where
 * votes outside the race count for it or stand in the base.
 *
 * @module
 */

import { type Bar, compareProducts, multiply, quotient, readFraction } from "@urna/law";
import { type ChangeKind, sum } from "../terms/changes.ts";
import { narrow } from "../terms/narrow.ts";

/** A share of a base. */
export interface Hurdle extends Pick<Bar, "is" | "share"> {
  /** Votes outside the race that count for the option. */
  readonly own: number;
  /** Votes outside the race that the base holds. */
  readonly base: number;
}

/** What lets an option in: a bar, any of several ways, or all of several together. All of none is nothing, any of none never. */
export type Admission =
  | Hurdle
  | { readonly any: readonly Admission[] }
  | { readonly all: readonly Admission[] };

/** Options, their votes, and what lets each in. */
export interface Passing {
  readonly votes: readonly number[];
  /** Whether the option can win seats. */
  readonly contender: readonly boolean[];
  readonly bars: readonly Admission[];
}

export const ALWAYS: Admission = { all: [] };
export const NEVER: Admission = { any: [] };

/** The smallest number of votes with which each option is in when the race has `total`; infinite where none is enough. */
export function needed({ bars }: Pick<Passing, "bars">, total: number): readonly number[] {
  return bars.map((bar) => fewest(bar, total));
}

/** The smallest number of votes that one bar asks for. */
function fewest(bar: Admission, total: number): number {
  if ("any" in bar) return Math.min(...bar.any.map((each) => fewest(each, total)), Number.POSITIVE_INFINITY);
  if ("all" in bar) return Math.max(...bar.all.map((each) => fewest(each, total)), 0);
  const { is, share, own, base } = bar;
  const { num, den } = readFraction(share);
  const product = multiply(total + base, num);
  const floor = Number(quotient(product, den));
  const isExact = compareProducts(floor, den, product, 1) === 0;
  return Math.max((is === "moreThan" || !isExact ? floor + 1 : floor) - own, 0);
}

/** Who is in with these votes. */
export function admitted(race: Passing, votes: readonly number[]): readonly boolean[] {
  const need = needed(race, sum(votes));
  return votes.map((v, i) => race.contender[i] === true && v >= (need[i] ?? 0));
}

/** No more ballots than this are asked about: more than doubling the votes is no margin any more. */
export function limitOf(kind: ChangeKind, total: number): number {
  return kind === "added" ? 2 * total : total;
}

/** The fewest ballots of this kind with which one contender crosses the bar, whatever else happens; a bound from below. */
export function crossing({ votes: all, bars }: Passing, i: number, kind: ChangeKind): number {
  const total = sum(all);
  const votes = all[i] ?? 0;
  const need = (base: number): number => fewest(bars[i] ?? ALWAYS, base);
  const now = need(total);
  const isIn = votes >= now;
  const crosses = (ballots: number): boolean => {
    const left = Math.max(votes - ballots, 0);
    switch (kind) {
      case "moved":
        return isIn ? left < now : votes + ballots >= now;
      case "withheld": {
        const bar = need(total - ballots);
        return isIn ? left < bar : votes >= bar;
      }
      case "added": {
        const bar = need(total + ballots);
        return isIn ? votes < bar : votes + ballots >= bar;
      }
    }
  };
  // Ballots of its own that stay away bring it down the fastest; those of others lower the bar as well.
  const most = isIn && kind === "withheld" ? votes : limitOf(kind, total);
  return narrow(most, (ballots) => (crosses(ballots) ? true : undefined))?.n ?? Number.POSITIVE_INFINITY;
}

/** The fewest ballots of a kind with which anybody crosses its bar. */
export function nearestCrossing(of: Passing, kind: ChangeKind): number {
  const costs = of.votes.map((_, i) =>
    of.contender[i] === true ? crossing(of, i, kind) : Number.POSITIVE_INFINITY,
  );
  return Math.min(...costs, Number.POSITIVE_INFINITY);
}
