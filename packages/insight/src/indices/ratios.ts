/**
 * Disproportionality as ratios of shares: how many seats a share of votes buys. v and s as in `disproportionality.ts`.
 *
 * None of them sees whether a party or its voters chose the losing side knowingly, nor who was kept from standing.
 *
 * @module
 */

import { add, compareProducts, multiply, subtract, type Whole } from "@urna/law";
import { comparisonRefused } from "./disproportionality.ts";
import type { Shares } from "./figures.ts";
import { BITS, logarithm } from "./logarithm.ts";
import { exactly, floorRoot, fromFixed, type IndexResult, none, PLACES } from "./value.ts";

interface Line {
  readonly id: string;
  readonly votes: number;
  readonly seats: number;
}

/** All lines, others as one: right wherever the formula adds up, or where they won nothing. */
function linesOf(shares: Shares): readonly Line[] {
  const { rest } = shares;
  return rest.votes + rest.seats > 0 ? [...shares.holders, { id: "others", ...rest }] : shares.holders;
}

/** Lines with seats and no votes, by id: there the ratio s/v is infinite. */
function withoutVotes(lines: readonly Line[]): readonly string[] {
  return lines.filter((line) => line.votes === 0 && line.seats > 0).map((line) => line.id);
}

/**
 * The Sainte-Laguë index: the sum of (s - v)^2 / v, Pearson's chi-square per vote.
 * Source: A. Sainte-Laguë, La représentation proportionnelle et la méthode des moindres carrés, Annales scientifiques de
 * l'É.N.S. 27 (1910), 529-542; as an index: Gallagher (1991).
 * Range: 0 to infinity (seats without votes). Others print its root, or divide by s instead of v.
 * Cannot see: nothing in particular, but a tiny party that wins a seat rules it.
 */
export function sainteLague(shares: Shares): IndexResult {
  const refused = comparisonRefused(shares);
  if (refused !== undefined) return refused;
  const lines = linesOf(shares);
  const infinite = withoutVotes(lines);
  if (infinite.length > 0) return { kind: "infinite", because: infinite };
  // The sum of (s-v)^2/v is the sum of s^2/v, less 1. One common denominator: the product of all votes of winners.
  let num = 0n;
  let den = 1n;
  for (const { votes, seats } of lines) {
    if (seats === 0) continue;
    num = num * BigInt(votes) + BigInt(seats) * BigInt(seats) * den;
    den *= BigInt(votes);
  }
  const all = BigInt(shares.seats) * BigInt(shares.seats) * den;
  return exactly(num * BigInt(shares.votes) - all, all);
}

/**
 * The D'Hondt index: the greatest s/v, the advantage of the most favoured party.
 * Source: V. d'Hondt, Système pratique et raisonné de représentation proportionnelle (1882); as an index: Gallagher (1991).
 * Range: 1 (proportional) to infinity. Cannot see: who pays for the advantage, nor how large the favoured party is.
 */
export function dHondt(shares: Shares): IndexResult {
  const refused = comparisonRefused(shares);
  if (refused !== undefined) return refused;
  const infinite = withoutVotes(shares.holders);
  if (infinite.length > 0) return { kind: "infinite", because: infinite };
  let best: Line | undefined;
  for (const line of shares.holders) {
    if (line.votes === 0) continue;
    if (best === undefined || compareProducts(line.seats, best.votes, best.seats, line.votes) > 0)
      best = line;
  }
  if (best === undefined) return none("no-seats");
  return exactly(multiply(best.seats, shares.votes), multiply(best.votes, shares.seats));
}

/**
 * The Gini coefficient of seats over votes: half the sum over all pairs of |v(i) s(j) - v(j) s(i)|; twice the area between
 * the Lorenz curve of representation and the line of equality.
 * Source: C. Gini, Variabilità e mutabilità (1912); for seats and votes R. Taagepera, B. Grofman, Mapping the indices of seats-votes disproportionality, Party Politics 9 (2003), 659-677.
 * Range: 0 to 1. Cannot see: which party gains; two different distributions may have one coefficient.
 */
export function gini(shares: Shares): IndexResult {
  const refused = comparisonRefused(shares);
  if (refused !== undefined) return refused;
  const lines = linesOf(shares);
  let sum: Whole = 0;
  for (const [i, a] of lines.entries()) {
    for (const b of lines.slice(i + 1)) {
      const difference = subtract(multiply(a.votes, b.seats), multiply(b.votes, a.seats));
      sum = add(sum, difference < 0 ? subtract(0, difference) : difference);
    }
  }
  return exactly(sum, multiply(shares.votes, shares.seats));
}

/**
 * Atkinson's index with aversion 1/2: 1 less the square of the sum of the roots of v s. (With aversion 1 or more it is 1 as
 * soon as a single voter has no seat, and says nothing.)
 * Source: A. Atkinson, On the measurement of inequality, Journal of Economic Theory 2 (1970), 244-263.
 * Range: 0 to 1. Rounded at the twelfth decimal. Cannot see: seats without votes (independents in a contest of lists) other
 * than as what the others lack.
 */
export function atkinson(shares: Shares): IndexResult {
  const refused = comparisonRefused(shares);
  if (refused !== undefined) return refused;
  // Roots of whole numbers with 24 more decimals than are printed; at most one unit of the last is lost a line.
  const scale = 10n ** BigInt(PLACES + 12);
  let roots = 0n;
  for (const line of linesOf(shares)) {
    roots += floorRoot(BigInt(line.votes) * BigInt(line.seats) * scale * scale);
  }
  const whole = BigInt(shares.votes) * BigInt(shares.seats) * scale * scale;
  const kept = whole - roots * roots;
  return { kind: "value", value: fromFixed(kept < 0n ? 0n : (kept << BITS) / whole, BITS), exact: false };
}

/**
 * The entropy index (Theil's T): the sum of s ln(s/v).
 * Source: H. Theil, The desired political entropy, American Political Science Review 63 (1969), 521-525; as an index of
 * disproportionality A. Karpov, Mathematical and Computer Modelling 48 (2008), 1421-1438.
 * Range: 0 to infinity (seats without votes). Rounded at the twelfth decimal. Cannot see: votes without seats, except in the
 * shares of the rest.
 */
export function entropy(shares: Shares): IndexResult {
  const refused = comparisonRefused(shares);
  if (refused !== undefined) return refused;
  const infinite = withoutVotes(linesOf(shares));
  if (infinite.length > 0) return { kind: "infinite", because: infinite };
  return divergence(
    linesOf(shares).map((l) => [l.seats, l.votes]),
    shares.seats,
    shares.votes,
  );
}

/**
 * The inverse entropy index (Theil's L): the sum of v ln(v/s).
 * Source: as {@link entropy}.
 * Range: 0 to infinity, which it is wherever a vote has no seat: nearly always. It is given for completeness.
 */
export function inverseEntropy(shares: Shares): IndexResult {
  const refused = comparisonRefused(shares);
  if (refused !== undefined) return refused;
  const infinite = linesOf(shares).filter((l) => l.votes > 0 && l.seats === 0);
  if (infinite.length > 0) return { kind: "infinite", because: infinite.map((l) => l.id) };
  return divergence(
    linesOf(shares).map((l) => [l.votes, l.seats]),
    shares.votes,
    shares.seats,
  );
}

/** The sum of a ln(a/b) for shares a/A and b/B: (1/A) * sum of a (ln a - ln b) + ln B - ln A. */
function divergence(pairs: readonly (readonly [number, number])[], allA: Whole, allB: Whole): IndexResult {
  let sum = 0n;
  for (const [a, b] of pairs) {
    if (a > 0 && a !== b) sum += BigInt(a) * (logarithm(BigInt(a)) - logarithm(BigInt(b)));
  }
  const value = sum / BigInt(allA) + logarithm(BigInt(allB)) - logarithm(BigInt(allA));
  return { kind: "value", value: fromFixed(value < 0n ? 0n : value, BITS), exact: false };
}
