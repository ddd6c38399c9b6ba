/**
 * Power in a house: how often a player decides. All values are exact fractions.
 *
 * None of the indices sees who would work with whom, what parties want, or that members may vote against their party; every
 * coalition (or order of joining) counts the same. Blocs that are known to stand together are given as {@link Bloc}s.
 *
 * @module
 */

import { add, multiply, ratio, type Ratio, type Whole } from "@urna/law";
import { choose, type Counts, countAtLeast, emptyCounts, withGroup, withoutPlayer } from "./counting.ts";
import type { Group, House } from "./house.ts";

/** The power of one player of a group; the group has `count` such players. */
export interface Power {
  readonly id: string;
  readonly count: number;
  readonly value: Ratio;
}

/** Coalitions without one player of the group, up to one seat below the quota. */
function othersOf(all: Counts, group: Group): Counts {
  return withoutPlayer(all, group.seats);
}

/** All coalitions below the quota. */
function losing(house: House): Counts {
  return house.groups.reduce<Counts>((counts, group) => withGroup(counts, group), emptyCounts(house.quota));
}

/**
 * The Shapley-Shubik index: the share of all orders of joining in which the player turns a losing coalition into a winning
 * one. Sum over all players: 1 (0 where nobody can win).
 * Source: L. Shapley, M. Shubik, A method for evaluating the distribution of power in a committee system, American Political
 * Science Review 48 (1954), 787-792. Range: 0 to 1.
 */
export function shapleyShubik(house: House): readonly Power[] {
  const all = losing(house);
  return house.groups.map((group) => {
    const others = othersOf(all, group);
    // k! (n-1-k)! / n! = 1 / (n C(n-1, k))
    let sum: Ratio = { num: 0, den: 1 };
    for (let k = 0; k < house.players; k++) {
      const swings = countAtLeast(others, k, house.quota - group.seats);
      if (swings === 0) continue;
      const orders = multiply(house.players, choose(house.players - 1, k));
      sum = ratio(add(multiply(sum.num, orders), multiply(swings, sum.den)), multiply(sum.den, orders));
    }
    return { id: group.id, count: group.count, value: sum };
  });
}

/** Banzhaf's count and both ways to make a share of it. */
export interface BanzhafPower {
  readonly id: string;
  readonly count: number;
  /** Coalitions of the others that lose without the player and win with it. */
  readonly swings: Whole;
  /** Swings over all coalitions of the others, 2^(n-1): the chance to decide when all others toss a coin. */
  readonly absolute: Ratio;
  /** Swings over the swings of all players; sum 1 (0 where nobody has any). */
  readonly normalised: Ratio;
}

/**
 * The Banzhaf index: how many coalitions of the others lose without the player and win with it, over the same of all players
 * (normalised) or over all coalitions of the others (absolute).
 * Source: J. Banzhaf, Weighted voting doesn't work, Rutgers Law Review 19 (1965), 317-343; the absolute form L. Penrose, Journal
 * of the Royal Statistical Society 109 (1946), 53-57. Range: 0 to 1.
 */
export function banzhaf(house: House): readonly BanzhafPower[] {
  const all = losing(house);
  const swings = house.groups.map((group) => {
    const others = othersOf(all, group);
    let sum: Whole = 0;
    for (let k = 0; k < house.players; k++)
      sum = add(sum, countAtLeast(others, k, house.quota - group.seats));
    return sum;
  });
  let total: Whole = 0;
  for (const [i, group] of house.groups.entries()) total = add(total, multiply(group.count, swings[i] ?? 0));
  const coalitions = powerOfTwo(house.players - 1);
  return house.groups.map((group, i) => {
    const own = swings[i] ?? 0;
    return {
      id: group.id,
      count: group.count,
      swings: own,
      absolute: ratio(own, coalitions),
      normalised: total === 0 ? { num: 0, den: 1 } : ratio(own, total),
    };
  });
}

/**
 * The Deegan-Packel index: every minimal winning coalition is equally likely and shares power equally among its players. Sum
 * over all players: 1 (0 where nobody can win).
 * Source: J. Deegan, E. Packel, A new index of power for simple n-person games, International Journal of Game Theory 7 (1978),
 * 113-123. Range: 0 to 1. Cannot see: that a larger player should not have less power than a smaller one, which it may give.
 */
export function deeganPackel(house: House): readonly Power[] {
  const total = countMinimal(house);
  // Players with equal seats cannot be told apart, so they have equal power, in whatever group they are.
  const known = new Map<number, Ratio>();
  return house.groups.map((group) => {
    let sum: Ratio = { num: 0, den: 1 };
    const same = total === 0 ? sum : known.get(group.seats);
    if (same !== undefined) return { id: group.id, count: group.count, value: same };
    for (const [size, members] of minimalBySize(house, group.id).entries()) {
      if (members === 0) continue;
      // Members of this group in all minimal coalitions of one size, each with 1/size.
      const den = multiply(size, multiply(total, group.count));
      sum = ratio(add(multiply(sum.num, den), multiply(members, sum.den)), multiply(sum.den, den));
    }
    known.set(group.seats, sum);
    return { id: group.id, count: group.count, value: sum };
  });
}

/** How many minimal winning coalitions there are. */
export function countMinimal(house: House): Whole {
  return minimalBySize(house).reduce<Whole>((sum, n) => add(sum, n), 0);
}

/**
 * Minimal winning coalitions by number of players; with `member`, each counted as often as it has players of that group. A
 * winning coalition is minimal when it loses without its smallest player, so each is met once: at its last player in the
 * order of the groups.
 */
function minimalBySize(house: House, member?: string): readonly Whole[] {
  const found: Whole[] = Array.from({ length: house.players + 1 }, () => 0);
  let before = emptyCounts(house.quota);
  // Coalitions that have been weighed by members of the group keep their weight; those that have not met it yet count nothing.
  let met = member === undefined;
  for (const group of house.groups) {
    const own = group.id === member;
    if (met || own) {
      for (let j = 1; j <= group.count; j++) {
        const ways = multiply(choose(group.count, j), own ? j : 1);
        for (let k = 0; k <= before.players; k++) {
          // Below the quota with j - 1 of them, not with j.
          const from = Math.max(0, house.quota - j * group.seats);
          const until = house.quota - (j - 1) * group.seats;
          let here: Whole = 0;
          for (let w = from; w < until; w++) here = add(here, before.cells[k * before.width + w] ?? 0);
          if (here !== 0) found[k + j] = add(found[k + j] ?? 0, multiply(here, ways));
        }
      }
    }
    before = withGroup(before, group, own ? (j) => j : undefined);
    met ||= own;
  }
  return found;
}

function powerOfTwo(exponent: number): Whole {
  let result: Whole = 1;
  for (let i = 0; i < exponent; i++) result = multiply(result, 2);
  return result;
}
