/**
 * How many parties there are, weighed by size: of votes and of seats. p are shares, largest first; against all is no party
 * and is left out of the base.
 *
 * None of them sees how near two parties stand to each other, nor who governs.
 *
 * @module
 */

import { add, multiply, subtract, type Whole } from "@urna/law";
import type { Shares } from "./figures.ts";
import { BITS, exponential, logarithm } from "./logarithm.ts";
import { exactly, fromFixed, type IndexResult, none } from "./value.ts";

/** Of what the shares are taken. */
export type Of = "votes" | "seats";

interface Sizes {
  /** Largest first, zeros left out. */
  readonly sizes: readonly number[];
  readonly all: Whole;
}

function sizesOf(shares: Shares, of: Of): Sizes | IndexResult {
  const unknown = of === "votes" ? shares.votesUnknown : shares.seatsUnknown;
  if (unknown.length > 0) return none(of === "votes" ? "votes-unknown" : "seats-unknown", unknown);
  const sizes: number[] = [];
  let all: Whole = shares.rest[of];
  for (const holder of shares.holders) {
    if (!holder.contends || holder[of] === 0) continue;
    sizes.push(holder[of]);
    all = add(all, holder[of]);
  }
  sizes.sort((a, b) => b - a);
  return sizes.length === 0 ? none(of === "votes" ? "no-votes" : "no-seats") : { sizes, all };
}

function sumOfSquares(sizes: readonly number[]): Whole {
  let sum: Whole = 0;
  for (const size of sizes) sum = add(sum, multiply(size, size));
  return sum;
}

/**
 * The effective number of parties: 1 / the sum of p^2.
 * Source: M. Laakso, R. Taagepera, "Effective" number of parties, Comparative Political Studies 12 (1979), 3-27.
 * Range: 1 to the number of parties. Others of whom only the sum is known add nothing to the squares: the largest value
 * they allow (with the convention `one`, the smallest); R. Taagepera, Electoral Studies 16 (1997), 145-151.
 * Cannot see: that one of "2.5 parties" may have an absolute majority.
 */
export function laaksoTaagepera(shares: Shares, of: Of): IndexResult {
  const read = sizesOf(shares, of);
  return "kind" in read ? read : exactly(multiply(read.all, read.all), sumOfSquares(read.sizes));
}

/**
 * Golosov's effective number of parties: the sum of p / (p + p(1)^2 - p^2), p(1) the largest.
 * Source: G. Golosov, The effective number of parties: a new approach, Party Politics 16 (2010), 171-192.
 * Range: 1 to the number of parties; below Laakso and Taagepera where one party is large. Others of whom only the sum is
 * known count nothing. Cannot see: a majority, though it comes nearer to it.
 */
export function golosov(shares: Shares, of: Of): IndexResult {
  const read = sizesOf(shares, of);
  if ("kind" in read) return read;
  const all = BigInt(read.all);
  const first = BigInt(read.sizes[0] ?? 0);
  let num = 0n;
  let den = 1n;
  for (const size of read.sizes) {
    const p = BigInt(size);
    const part = p * all + first * first - p * p;
    num = num * part + p * all * den;
    den *= part;
  }
  return exactly(num, den);
}

/**
 * Molinar's number of parties: 1 + N x (the sum of p^2 without the largest) / (the sum of p^2), N after Laakso and Taagepera.
 * Source: J. Molinar, Counting the number of parties, American Political Science Review 85 (1991), 1383-1391.
 * Range: 1 to the number of parties. Cannot see: small parties, once one party is large.
 */
export function molinar(shares: Shares, of: Of): IndexResult {
  const read = sizesOf(shares, of);
  if ("kind" in read) return read;
  const squares = sumOfSquares(read.sizes);
  const first = read.sizes[0] ?? 0;
  const without = subtract(squares, multiply(first, first));
  const den = multiply(squares, squares);
  return exactly(add(den, multiply(multiply(read.all, read.all), without)), den);
}

/**
 * Fractionalisation: 1 less the sum of p^2, the chance that two voters (or members) taken with replacement differ.
 * Source: D. Rae, The Political Consequences of Electoral Laws (1967).
 * Range: 0 (one party) to below 1. Cannot see: more than the effective number, which is 1 / (1 - F).
 */
export function fractionalisation(shares: Shares, of: Of): IndexResult {
  const read = sizesOf(shares, of);
  if ("kind" in read) return read;
  const all = multiply(read.all, read.all);
  return exactly(subtract(all, sumOfSquares(read.sizes)), all);
}

/**
 * The number of parties by entropy: e to the power of -(the sum of p ln p), the number of equal parties with that entropy.
 * Source: C. Shannon (1948); as a number M. Hill, Diversity and evenness, Ecology 54 (1973), 427-432.
 * Range: 1 to the number of parties; weighs small parties more than Laakso and Taagepera. Rounded at the twelfth decimal.
 * Others of whom only the sum is known count as one party here (their entropy cannot be known).
 */
export function entropyNumber(shares: Shares, of: Of): IndexResult {
  const read = sizesOf(shares, of);
  if ("kind" in read) return read;
  const sizes = shares.rest[of] > 0 ? [...read.sizes, shares.rest[of]] : read.sizes;
  let sum = 0n;
  for (const size of sizes) sum += BigInt(size) * logarithm(BigInt(size));
  const entropy = logarithm(BigInt(read.all)) - sum / BigInt(read.all);
  return { kind: "value", value: fromFixed(exponential(entropy < 0n ? 0n : entropy), BITS), exact: false };
}
