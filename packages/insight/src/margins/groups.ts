/**
 * How far a single seat by preferences is from another result, at the least. A group of candidates whose ballots together
 * are fewer than those of anybody else is excluded before anybody else, in whatever order its members go: their
 * ballots only ever pass to each other, and nobody else loses any. A chain of such groups that ends with the winner holds
 * as long as no changed ballots close the smallest gap in it.
 *
 * @module
 */

import type { Papers } from "@urna/law";

/** The gap, in votes, of the chain of groups whose smallest gap is largest; zero where no chain holds. */
export function groupsGap(papers: Papers, candidates: number, winner: number): number {
  const order = exclusions(papers, candidates, winner);
  const last = order.length;
  /** For each number of candidates that are out: the best chain from there. */
  const best: number[] = Array.from({ length: last + 1 }, () => 0);
  best[last] = Number.POSITIVE_INFINITY;
  for (let out = last - 1; out >= 0; out--) {
    const votes = tally(papers, candidates, order.slice(0, out));
    let together = 0;
    for (let next = out + 1; next <= last; next++) {
      together += votes[order[next - 1] ?? 0] ?? 0;
      const others = [winner, ...order.slice(next)].map((c) => votes[c] ?? 0);
      const gap = Math.min(Math.min(...others) - together, best[next] ?? 0);
      best[out] = Math.max(best[out] ?? 0, gap);
    }
  }
  const gap = best[0] ?? 0;
  return Number.isFinite(gap) ? gap : 0;
}

/** Candidates in an order in which they could go: the fewest votes first, whoever wins never. */
function exclusions(papers: Papers, candidates: number, winner: number): readonly number[] {
  const out: number[] = [];
  while (out.length < candidates - 1) {
    const votes = tally(papers, candidates, out);
    let last = -1;
    for (let c = 0; c < candidates; c++) {
      if (c === winner || out.includes(c)) continue;
      if (last < 0 || (votes[c] ?? 0) < (votes[last] ?? 0)) last = c;
    }
    out.push(last);
  }
  return out;
}

/** Ballots of each candidate when some are out. */
function tally({ counts, starts, marks }: Papers, candidates: number, out: readonly number[]): number[] {
  const votes = Array.from({ length: candidates }, () => 0);
  for (const [type, count] of counts.entries()) {
    for (let m = starts[type] ?? 0; m < (starts[type + 1] ?? 0); m++) {
      const mark = marks[m] ?? -1;
      if (out.includes(mark)) continue;
      votes[mark] = (votes[mark] ?? 0) + count;
      break;
    }
  }
  return votes;
}
