/**
 * How many papers of each next preference a sample holds: in proportion to how many there are, whole numbers, the largest
 * fractions counting as one more.
 *
 * @module
 */

import { compare, multiply, quotient, remainder, small } from "../exact.ts";
import type { SampleQuestion, SampleRules, TransferHooks } from "./transfer-rules.ts";

/** Papers that move together, and where they would go. */
export interface Moving {
  readonly type: number;
  /** The next preference, -1 where there is none. */
  readonly to: number;
  readonly count: number;
}

/** What is to be drawn so that `papers` of these move; undefined when a tie about the numbers is open. */
export function sampleOf(
  moving: readonly Moving[],
  papers: number,
  by: SampleRules["by"],
  ask: TransferHooks["ask"],
): Pick<SampleQuestion, "groups" | "types"> | undefined {
  const of = sum(moving.map(({ count }) => count));
  if (by === "whole") {
    return {
      groups: [{ to: undefined, papers, of }],
      types: moving.map(({ type, count }) => ({ type, group: 0, count })),
    };
  }
  const tos = [...new Set(moving.map(({ to }) => to))].sort((a, b) => a - b);
  const parcels = tos.map((to) => ({ to, of: sum(moving.filter((m) => m.to === to).map((m) => m.count)) }));
  const sizes = papers === of ? parcels.map((parcel) => parcel.of) : sampleSizes(parcels, papers, ask);
  if (sizes === undefined) return undefined;
  return {
    groups: parcels.map((parcel, g) => ({ ...parcel, papers: sizes[g] ?? 0 })),
    types: moving.map(({ type, to, count }) => ({ type, group: tos.indexOf(to), count })),
  };
}

/** Papers with one next preference. */
export interface SubParcel {
  /** The candidate, -1 where there is no next preference. */
  readonly to: number;
  readonly of: number;
}

/**
 * Shares `papers` out among sub-parcels. Of equal fractions the larger sub-parcel comes first, and papers without a next
 * preference come last; then `ask` decides among candidates, and undefined means that it did not.
 */
export function sampleSizes(
  parcels: readonly SubParcel[],
  papers: number,
  ask: TransferHooks["ask"],
): readonly number[] | undefined {
  const total = sum(parcels.map(({ of }) => of));
  const sizes = parcels.map(({ of }) => small(quotient(multiply(of, papers), total)));
  const rest = parcels.map(({ of }) => small(remainder(multiply(of, papers), total)));
  const left = papers - sum(sizes);
  const before = (a: number, b: number): number => {
    const [one, two] = [parcels[a], parcels[b]];
    if (one === undefined || two === undefined) return 0;
    return (
      compare(rest[b] ?? 0, rest[a] ?? 0) ||
      compare(two.of, one.of) ||
      (one.to < 0 ? 1 : 0) - (two.to < 0 ? 1 : 0)
    );
  };
  const order = parcels.map((_, i) => i).sort((a, b) => before(a, b) || a - b);
  const edge = order[left - 1];
  const next = order[left];
  let winners = order.slice(0, left);
  if (edge !== undefined && next !== undefined && before(edge, next) === 0) {
    const sure = winners.filter((i) => before(i, edge) < 0);
    const level = order.filter((i) => before(i, edge) === 0);
    const among = level.map((i) => parcels[i]?.to ?? -1).sort((a, b) => a - b);
    const chosen = ask(among, left - sure.length);
    if (chosen === undefined) return undefined;
    winners = [...sure, ...level.filter((i) => chosen.includes(parcels[i]?.to ?? -1))];
  }
  return sizes.map((size, i) => size + (winners.includes(i) ? 1 : 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
