/**
 * Splits official totals into parts so that nothing is lost: each part is drawn from what is left, within what the other
 * parts can still take. The last part is what remains, so that the sums are exact by construction.
 *
 * @module
 */

import type { Random } from "./random.ts";

/** Splits a total in proportion to weights, exactly: whole parts first, the rest by the largest fractions. */
export function splitByWeight(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = total - parts.reduce((a, b) => a + b, 0);
  for (const { i } of order) {
    if (left <= 0) break;
    parts[i] = (parts[i] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}

/** What is left of the lines that stand above each other: voters on the list, those who received a ballot, valid ballots. */
export interface Left {
  registered: number;
  received: number;
}

/** How much parts differ from each other: standard deviations of logarithms (sizes) and log odds (shares). */
export interface Spread {
  readonly size: number;
  readonly turnout: number;
  readonly invalid: number;
  readonly votes: number;
}

/**
 * A part of `left` for one of those who together have `all`, of whom this one has `own`: its share is the common one,
 * moved by as much as the spread says, with the chance of single people on top.
 */
export function takeShare(left: number, all: number, own: number, random: Random, spread: number): number {
  const low = Math.max(0, left - (all - own));
  const high = Math.min(own, left);
  if (low >= high) return low;
  const share = left / all;
  const odds = (share / (1 - share)) * Math.exp(spread * random.normal());
  const wanted = odds / (1 + odds);
  const drawn = Math.round(own * wanted + Math.sqrt(own * wanted * (1 - wanted)) * random.normal());
  return Math.min(high, Math.max(low, drawn));
}

/** Takes `own` votes out of those that are left, by option. `tilts` are moved logarithms of the shares. */
export function takeVotes(
  left: number[],
  own: number,
  random: Random,
  tilts: readonly number[],
): readonly number[] {
  const weights = left.map((votes, i) => votes * Math.exp(tilts[i] ?? 0));
  const sum = weights.reduce((a, b) => a + b, 0);
  const taken = weights.map((weight, i) =>
    sum === 0 ? 0 : Math.min(left[i] ?? 0, random.count((own * weight) / sum)),
  );
  let rest = own - taken.reduce((a, b) => a + b, 0);
  // What chance gave too many or too few goes to options by their weight, as far as there is something left.
  while (rest !== 0) {
    const sign = Math.sign(rest);
    const room = taken.map((votes, i) => (sign > 0 ? (left[i] ?? 0) - votes : votes));
    const open = weights.map((weight, i) => ((room[i] ?? 0) > 0 ? Math.max(weight, 1e-9) : 0));
    const total = open.reduce((a, b) => a + b, 0);
    let at = random.next() * total;
    let i = open.findIndex((weight) => {
      at -= weight;
      return weight > 0 && at < 0;
    });
    if (i < 0) i = open.findLastIndex((weight) => weight > 0);
    const step = Math.min(Math.abs(rest), room[i] ?? 0, Math.max(1, Math.floor(Math.abs(rest) / 4)));
    taken[i] = (taken[i] ?? 0) + sign * step;
    rest -= sign * step;
  }
  for (const [i, votes] of taken.entries()) left[i] = (left[i] ?? 0) - votes;
  return taken;
}
