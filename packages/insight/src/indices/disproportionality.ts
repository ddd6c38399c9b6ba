/**
 * Disproportionality as differences of shares. v and s are shares of votes and of seats, from 0 to 1; sums run over all
 * holders of {@link Shares}. Indices that literature prints in per cent are given as shares here: 0.0938 is 9.38.
 *
 * None of them sees why shares differ (threshold, districts, malapportionment), nor who was kept from standing.
 *
 * @module
 */

import { add, compareProducts, multiply, subtract, type Whole } from "@urna/law";
import type { Shares } from "./figures.ts";
import { exactly, type IndexResult, none, squareRoot } from "./value.ts";

/** Why votes and seats cannot be compared, if they cannot. */
export function comparisonRefused(shares: Shares): IndexResult | undefined {
  if (shares.votesUnknown.length > 0) return none("votes-unknown", shares.votesUnknown);
  if (shares.seatsUnknown.length > 0) return none("seats-unknown", shares.seatsUnknown);
  if (shares.votes === 0) return none("no-votes");
  if (shares.seats === 0) return none("no-seats");
  return undefined;
}

/** s - v of one line, in units of 1 / (all votes x all seats). */
function deviation(shares: Shares, line: { readonly votes: number; readonly seats: number }): Whole {
  return subtract(multiply(line.seats, shares.votes), multiply(line.votes, shares.seats));
}

function absolute(value: Whole): Whole {
  return value < 0 ? subtract(0, value) : value;
}

function sumOfAbsolutes(shares: Shares): Whole {
  let sum = absolute(deviation(shares, shares.rest));
  for (const holder of shares.holders) sum = add(sum, absolute(deviation(shares, holder)));
  return sum;
}

function sumOfSquares(shares: Shares): Whole {
  let sum: Whole = 0;
  for (const holder of shares.holders) {
    const d = deviation(shares, holder);
    sum = add(sum, multiply(d, d));
  }
  return sum;
}

/**
 * Gallagher's least squares index: the root of half the sum of (v - s)^2.
 * Source: M. Gallagher, Proportionality, disproportionality and electoral systems, Electoral Studies 10 (1991), 33-51.
 * Range: 0 (proportional) to 1. Others of whom only the sum is known add nothing, as with Lijphart (1994); Gallagher's article
 * takes them as one party, which is the convention `one`.
 * Cannot see: many small deviations, which vanish in the square; it is no measure of how many voters are unrepresented.
 */
export function gallagher(shares: Shares): IndexResult {
  const refused = comparisonRefused(shares);
  if (refused !== undefined) return refused;
  const base = multiply(shares.votes, shares.seats);
  return squareRoot(sumOfSquares(shares), multiply(2, multiply(base, base)));
}

/**
 * Loosemore and Hanby's index of distortion: half the sum of |v - s|, the share of seats that sits with somebody else than
 * under proportion.
 * Source: J. Loosemore, V. Hanby, British Journal of Political Science 1 (1971), 467-477.
 * Range: 0 to 1. Cannot see: whether one party or many are favoured; grows with every small party that gets nothing.
 */
export function loosemoreHanby(shares: Shares): IndexResult {
  return (
    comparisonRefused(shares) ??
    exactly(sumOfAbsolutes(shares), multiply(2, multiply(shares.votes, shares.seats)))
  );
}

/**
 * Rae's index: the mean of |v - s| over the parties with more than half a per cent of the votes, as Rae left smaller ones
 * out; whoever holds a seat counts too.
 * Source: D. Rae, The Political Consequences of Electoral Laws, Yale University Press (1967).
 * Range: 0 to 1. Cannot see: large deviations of one party once many small parties thin out the mean.
 */
export function rae(shares: Shares): IndexResult {
  const refused = comparisonRefused(shares);
  if (refused !== undefined) return refused;
  let sum: Whole = 0;
  let count = 0;
  for (const holder of shares.holders) {
    if (holder.seats === 0 && compareProducts(holder.votes, 200, shares.votes, 1) <= 0) continue;
    sum = add(sum, absolute(deviation(shares, holder)));
    count += 1;
  }
  if (count === 0) return none("no-seats");
  return exactly(sum, multiply(count, multiply(shares.votes, shares.seats)));
}

/**
 * Lijphart's index of 1984: the mean of |v - s| over the two parties with most votes.
 * Source: A. Lijphart, Democracies, Yale University Press (1984).
 * Range: 0 to 1. Cannot see: every party but two. Needs two contenders; of equal ones the first by id are taken.
 */
export function lijphart(shares: Shares): IndexResult {
  const refused = comparisonRefused(shares);
  if (refused !== undefined) return refused;
  const [first, second] = shares.holders
    .filter((h) => h.contends)
    .sort((a, b) => b.votes - a.votes || b.seats - a.seats || (a.id < b.id ? -1 : 1));
  if (first === undefined || second === undefined) return none("needs-two-parties");
  const sum = add(absolute(deviation(shares, first)), absolute(deviation(shares, second)));
  return exactly(sum, multiply(2, multiply(shares.votes, shares.seats)));
}

/**
 * The largest deviation: the greatest |v - s|, most often the bonus of the largest party.
 * Source: A. Lijphart, Electoral Systems and Party Systems, Oxford University Press (1994).
 * Range: 0 to 1. Cannot see: anything but one party.
 */
export function largestDeviation(shares: Shares): IndexResult {
  const refused = comparisonRefused(shares);
  if (refused !== undefined) return refused;
  let most: Whole = 0;
  for (const holder of shares.holders) {
    const d = absolute(deviation(shares, holder));
    if (d > most) most = d;
  }
  return exactly(most, multiply(shares.votes, shares.seats));
}

/**
 * Rose's index of proportionality: 1 less Loosemore and Hanby.
 * Source: R. Rose, in A. Lijphart, B. Grofman (eds.), Choosing an Electoral System, Praeger (1984), 73-81.
 * Range: 0 to 1, and 1 is proportional. Cannot see: what Loosemore and Hanby cannot.
 */
export function rose(shares: Shares): IndexResult {
  const refused = comparisonRefused(shares);
  if (refused !== undefined) return refused;
  const whole = multiply(2, multiply(shares.votes, shares.seats));
  return exactly(subtract(whole, sumOfAbsolutes(shares)), whole);
}

/**
 * Monroe's index of inequity: the root of the sum of (v - s)^2 divided by 1 + the sum of v^2, which is what the first sum
 * would be at worst (all seats to somebody without votes).
 * Source: B. Monroe, Disproportionality and malapportionment, Electoral Studies 13 (1994), 132-149.
 * Range: 0 to 1. Cannot see: small deviations, as Gallagher.
 */
export function monroe(shares: Shares): IndexResult {
  const refused = comparisonRefused(shares);
  if (refused !== undefined) return refused;
  let squares: Whole = multiply(shares.votes, shares.votes);
  for (const holder of shares.holders) squares = add(squares, multiply(holder.votes, holder.votes));
  return squareRoot(sumOfSquares(shares), multiply(multiply(shares.seats, shares.seats), squares));
}
