/**
 * How many ballots must change at the least before seats by largest remainders, or all of them for the strongest, go otherwise.
 *
 * @module
 */

import {
  addRatios,
  compareRatios,
  type Fraction,
  isObject,
  multiply,
  multiplyRatios,
  parseRatio,
  quotient,
  type Ratio,
  readFraction,
  type Step,
  subtractRatios,
} from "@urna/law";
import type { ChangeKind } from "../terms/changes.ts";
import { absolute, ceiling, HALF } from "./terms.ts";

type Clause = Readonly<Record<string, unknown>>;

const ANY = Number.POSITIVE_INFINITY;

/** A moved ballot brings the last who is seated and the next two votes nearer, any other one. */
export function byLead(
  rows: readonly { readonly votes: Fraction; readonly seats: number }[],
  kind: ChangeKind,
): number {
  const votesOf = (isSeated: boolean): readonly Ratio[] =>
    rows
      .filter((row) => row.seats > 0 === isSeated)
      .map((row) => readFraction(row.votes))
      .toSorted(compareRatios);
  const last = votesOf(true)[0];
  const next = votesOf(false).at(-1);
  if (last === undefined || next === undefined) return ANY;
  const gap = subtractRatios(last, next);
  return ceiling(kind === "moved" ? multiplyRatios(gap, HALF) : gap);
}

/**
 * All seats for the strongest. Where a share is asked for, a ballot moves its votes less that share of the base by at most
 * one, and nobody is nearer to the share than the strongest.
 */
export function byStrongest(
  step: Extract<Step, { readonly clause: "winner" }>,
  clause: Clause,
  kind: ChangeKind,
): number {
  const [first] = step.rows;
  if (first === undefined) return 1;
  if (isObject(clause["growing"]))
    return Math.min(
      byGrowth(step, clause["growing"]),
      byStrongest(step, { ...clause, growing: undefined }, kind),
    );
  const share = parseRatio(clause["atLeast"] ?? clause["moreThan"]);
  if (step.base === undefined || share === undefined) return byLead(step.rows, kind);
  const above = subtractRatios(readFraction(first.votes), multiplyRatios(share, readFraction(step.base)));
  const toBar = ceiling(absolute(above));
  return step.seats > 0 ? Math.min(toBar, byLead(step.rows, kind)) : toBar;
}

/** One seat more for every further part of the base: the shares at which the last was added and the next would be. */
function byGrowth(step: Extract<Step, { readonly clause: "winner" }>, growing: Clause): number {
  const [first] = step.rows;
  const from = parseRatio(growing["from"]);
  const every = parseRatio(growing["every"]);
  if (first === undefined || step.base === undefined || from === undefined || every === undefined) return 1;
  if (step.seats === 0) return ANY;
  const base = readFraction(step.base);
  const votes = readFraction(first.votes);
  const above = subtractRatios(votes, multiplyRatios(from, base));
  const part = multiplyRatios(every, base);
  if (part.num <= 0) return 1;
  const parts =
    above.num <= 0 ? 0 : Number(quotient(multiply(above.num, part.den), multiply(above.den, part.num)));
  const toLine = (n: number): number => {
    const beyond = multiplyRatios({ num: n, den: 1 }, part);
    // Nobody has more votes than all.
    const isAll = compareRatios(addRatios(beyond, multiplyRatios(from, base)), base) > 0;
    return isAll ? ANY : ceiling(absolute(subtractRatios(above, beyond)));
  };
  // At the greatest number no further part adds a seat, but the one that brought it there can still be lost.
  return Math.min(toLine(parts + 1), parts === 0 ? ANY : toLine(parts));
}

/**
 * Largest remainders of n seats over votes v that make T together, by the exact quota T/n. Seats s stay, and no tie opens, as
 * long as for every two contenders i and j
 *
 *     F = (1 + s(i) - s(j)) T - n (v(i) - v(j)) > 0.
 *
 * For d(i) = n v(i)/T - s(i) add up to nothing, and F > 0 says that no two of them are one or more apart: all lie between -1
 * and 1. Who has d >= 0 has its whole quotas and the remainder d; who has d < 0 has one seat more than whole quotas and the
 * remainder 1 + d, which is more than the d of any of the first. So the seats beyond whole quotas are at the largest remainders.
 *
 * A ballot that goes from one of them to another changes v(i) - v(j) by at most two, and T not at all; any other changes both by
 * at most one. So F falls by no more than 2n, or n + |1 + s(i) - s(j)|, for each ballot.
 */
export function byRemainders(
  step: Extract<Step, { readonly verb: "allot"; readonly clause: "quota" }>,
  kind: ChangeKind,
): number {
  const { quota, rounding, stages, seats, rows } = step;
  if (seats === 0) return ANY;
  const isPlain = quota === "hare" && rounding === undefined && stages === undefined;
  if (
    !isPlain ||
    rows.some((row) => [row.minimum, row.maximum, row.rescued].some((each) => each !== undefined))
  )
    return 1;
  const total = readFraction(step.total);
  const times = (whole: number, ratio: Ratio): Ratio => multiplyRatios({ num: whole, den: 1 }, ratio);
  const each = rows.map((row) => ({ votes: readFraction(row.votes), seats: row.seats }));
  return Math.min(
    ...each.flatMap((one) =>
      each.flatMap((other) => {
        if (one === other) return [];
        const apart = 1 + one.seats - other.seats;
        const room = subtractRatios(
          times(apart, total),
          times(seats, subtractRatios(one.votes, other.votes)),
        );
        const elsewhere = seats + Math.abs(apart);
        const perBallot = kind === "moved" ? Math.max(2 * seats, elsewhere) : elsewhere;
        return [ceiling(multiplyRatios(room, { num: 1, den: perBallot }))];
      }),
    ),
    ANY,
  );
}
