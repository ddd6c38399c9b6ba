/**
 * How many papers of each next preference a sample holds: in proportion to how many there are, whole numbers, the largest
 * fractions counting as one more.
 *
 * @module
 */

import { multiply, quotient, remainder, small } from "../exact.ts";
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
  if (by === "whole") {
    return {
      groups: [{ to: undefined, papers, of: sum(moving.map(({ count }) => count)) }],
      types: moving.map(({ type, count }) => ({ type, group: 0, count })),
    };
  }
  const tos = [...new Set(moving.map(({ to }) => to))].sort((a, b) => a - b);
  const parcels = tos.map((to) => ({ to, of: sum(moving.filter((m) => m.to === to).map((m) => m.count)) }));
  const sizes = sampleSizes(parcels, papers, ask);
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
  const shares = parcels.map(({ to, of }) => {
    const due = multiply(of, papers);
    return { to, of, whole: small(quotient(due, total)), part: small(remainder(due, total)) };
  });
  type Share = (typeof shares)[number];
  const before = (a: Share, b: Share): number =>
    b.part - a.part || b.of - a.of || (a.to < 0 ? 1 : 0) - (b.to < 0 ? 1 : 0);
  const left = papers - sum(shares.map(({ whole }) => whole));
  const order = [...shares].sort((a, b) => before(a, b) || a.to - b.to);
  const edge = order[left - 1];
  if (edge === undefined) return shares.map(({ whole }) => whole);
  const sure = order.filter((share) => before(share, edge) < 0).map(({ to }) => to);
  const level = order.filter((share) => before(share, edge) === 0).map(({ to }) => to);
  const chosen = sure.length + level.length === left ? level : ask(level, left - sure.length);
  if (chosen === undefined) return undefined;
  return shares.map(({ to, whole }) => whole + (sure.includes(to) || chosen.includes(to) ? 1 : 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
