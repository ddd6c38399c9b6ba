/**
 * Coalitions counted by size and seats with generating functions: the number of coalitions of k players with w seats is the
 * coefficient of x^k y^w in the product over players of (1 + x y^seats). Polynomial in players and seats, never 2^players.
 *
 * Source: D. Mann, L. Shapley, Values of large games VI, RAND RM-3158 (1962), after a remark of D. Cantor.
 *
 * @module
 */

import { add, multiply, quotient, subtract, type Whole } from "@urna/law";
import type { Group } from "./house.ts";

/** How often coalitions of `k` players with `w` seats occur: `cells[k * width + w]`. */
export interface Counts {
  readonly players: number;
  /** Seats below this are counted. */
  readonly width: number;
  readonly cells: readonly Whole[];
}

/** The one empty coalition. */
export function emptyCounts(width: number): Counts {
  return { players: 0, width, cells: [1, ...Array.from({ length: width - 1 }, () => 0)] };
}

/**
 * Adds a group: of its players, j may join in C(count, j) ways. `weigh` counts each way so many times more (for the number of
 * members of the group in the coalition).
 */
export function withGroup(counts: Counts, group: Group, weigh?: (joined: number) => Whole): Counts {
  const { players, width, cells } = counts;
  const grown: Whole[] = Array.from({ length: (players + group.count + 1) * width }, () => 0);
  for (let j = 0; j <= group.count; j++) {
    const ways = multiply(choose(group.count, j), weigh === undefined ? 1 : weigh(j));
    const shift = j * group.seats;
    if (ways === 0 || shift >= width) continue;
    for (let k = 0; k <= players; k++) {
      for (let w = 0; w + shift < width; w++) {
        const before = cells[k * width + w] ?? 0;
        if (before === 0) continue;
        const at = (k + j) * width + w + shift;
        grown[at] = add(grown[at] ?? 0, multiply(before, ways));
      }
    }
  }
  return { players: players + group.count, width, cells: grown };
}

/** Takes one player with so many seats out again: f'(k, w) = f(k, w) - f'(k - 1, w - seats). */
export function withoutPlayer(counts: Counts, seats: number): Counts {
  const { players, width, cells } = counts;
  const rest: Whole[] = cells.slice(0, players * width);
  for (let k = 1; k < players; k++) {
    for (let w = seats; w < width; w++) {
      const taken = rest[(k - 1) * width + w - seats] ?? 0;
      if (taken === 0) continue;
      const at = k * width + w;
      rest[at] = subtract(rest[at] ?? 0, taken);
    }
  }
  return { players: players - 1, width, cells: rest };
}

/** Coalitions of k players whose seats lie from `from` to below the width. */
export function countAtLeast(counts: Counts, k: number, from: number): Whole {
  let sum: Whole = 0;
  for (let w = Math.max(0, from); w < counts.width; w++) {
    sum = add(sum, counts.cells[k * counts.width + w] ?? 0);
  }
  return sum;
}

/** n over k. */
export function choose(n: number, k: number): Whole {
  let result: Whole = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) result = quotient(multiply(result, n - i + 1), i);
  return k < 0 || k > n ? 0 : result;
}
