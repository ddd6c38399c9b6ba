/**
 * Proofs for the steps that share seats out by quotas: as they stand, with a least number for one, or by votes that a lower
 * tier has left.
 *
 * @module
 */

import {
  addRatios,
  compareRatios,
  multiplyRatios,
  type Ratio,
  readFraction,
  type Step,
  subtractRatios,
} from "@urna/law";
import type { ChangeKind } from "../terms/changes.ts";
import { ceiling, ZERO } from "./terms.ts";
import { byOne, byQuotas, leftOver, quotaMethodOf } from "./quotas.ts";
import { byRemainders } from "./shares.ts";

type Clause = Readonly<Record<string, unknown>>;
type AllotStep = Extract<Step, { readonly clause: "quota"; readonly verb: "allot" }>;
type Row = AllotStep["rows"][number];

const ANY = Number.POSITIVE_INFINITY;

/** Seats by one method over votes that each ballot moves by one. */
export function bySeats(
  clause: Clause,
  seats: number,
  rows: readonly { readonly votes: Ratio; readonly seats: number }[],
  kind: ChangeKind,
): number {
  const method = quotaMethodOf(clause);
  if (method === undefined) return 1;
  const total = rows.reduce<Ratio>((sum, row) => addRatios(sum, row.votes), ZERO);
  return byQuotas(method, {
    seats,
    total: byOne(total, kind),
    rows: rows.map((row) => ({ votes: byOne(row.votes, kind), seats: row.seats })),
  });
}

/** A step that shares seats out by quotas, by the better of two proofs. */
export function byShares(step: AllotStep, clause: Clause, kind: ChangeKind): number {
  const { rows, seats } = step;
  const kept = rows.filter((row) => (row.minimum ?? 0) > 0);
  if (rows.some(isBound)) return 1;
  const free = rows.filter((row) => !kept.includes(row));
  const left = seats - kept.reduce((sum, row) => sum + row.seats, 0);
  const read = free.map((row) => ({ votes: readFraction(row.votes), seats: row.seats }));
  const shared = bySeats(clause, left, read, kind);
  if (kept.length > 0) return Math.min(shared, ...kept.map((row) => belowMinimum(step, row)));
  return Math.max(shared, byRemainders(step, kind));
}

/** Who has its greatest number of seats, a weighed quotient, or more than the least number that it must have. */
function isBound({ minimum = 0, maximum, rescued, seats }: Row): boolean {
  return (
    rescued !== undefined || (maximum !== undefined && seats >= maximum) || (minimum > 0 && seats !== minimum)
  );
}

/**
 * Whoever keeps its least number because its own share is smaller: by largest remainders of the whole it has at most one seat
 * more than whole quotas, so as long as these are two fewer than the least number it is short of it.
 */
function belowMinimum({ quota, rounding, stages, seats, total, rows }: AllotStep, row: Row): number {
  const isPlain = quota === "hare" && rounding === undefined && stages === undefined;
  const least = row.minimum ?? 0;
  if (!isPlain || least < 2 || seats === 0) return 1;
  const all = rows.reduce<Ratio>((sum, each) => addRatios(sum, readFraction(each.votes)), ZERO);
  if (compareRatios(all, readFraction(total)) !== 0) return 1;
  const line = multiplyRatios(all, { num: least - 1, den: seats });
  return Math.min(ceiling(subtractRatios(line, readFraction(row.votes))), ANY);
}

/** Seats by votes that a lower tier has left. */
export function byLeftOver({
  step,
  clause,
  kind,
  clauses,
  steps,
}: {
  readonly step: Step;
  readonly clause: Clause;
  readonly kind: ChangeKind;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly steps: readonly Step[];
}): number {
  const from = String(clause["votes"]);
  const count = clauses.get(from);
  const method = quotaMethodOf(clause);
  if (
    count?.["count"] !== "unused" ||
    step.clause !== "quota" ||
    step.verb !== "allot" ||
    method === undefined
  )
    return 1;
  // The quota of what is left is that of the seats that were won by it.
  const below = quotaMethodOf(count);
  const reach =
    below === undefined
      ? undefined
      : leftOver(
          steps.flatMap((each) => (each.clause === "unused" && each.at === from ? [each] : [])),
          steps.flatMap((each) =>
            each.clause === "quota" && each.verb === "allot" && each.at === count["won"] ? [each] : [],
          ),
          below,
          kind,
        );
  if (reach === undefined || step.rows.some(isBound)) return 1;
  return byQuotas(method, {
    seats: step.seats,
    total: reach(step.rows.map((row) => row.contender)),
    rows: step.rows.map((row) => ({ votes: reach([row.contender]), seats: row.seats })),
  });
}
