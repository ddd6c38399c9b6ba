/**
 * Puts tables of seats together cell by cell: what two tiers give in all, what one leaves of the other, the larger claim.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { quotient, small } from "../exact.ts";
import { choice, level, list, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import type { SeatsTable } from "../tables.ts";
import { colsOf, gatherSeats, memberOf, rowOf, seatsOver, sizeBySeats } from "../gather.ts";

/** How seats of several steps become one number. */
export const TAKES = [
  /** All of them together. */
  "sum",
  /** The first less the others; a contender that would have less than none is a contradiction. */
  "rest",
  /** What the first has more than the others together; otherwise nothing. */
  "excess",
  /** The largest number. */
  "larger",
  /** The smallest number. */
  "smaller",
  /** The mean, rounded up. */
  "mean-up",
] as const;
export type Take = (typeof TAKES)[number];

export interface CombineStep extends StepBase {
  readonly verb: "compensate";
  readonly clause: "combine";
  readonly take: Take;
  /** The steps whose seats were put together. */
  readonly of: readonly string[];
  readonly rows: readonly {
    readonly contender: string;
    /** In the order of `of`. */
    readonly from: readonly number[];
    readonly seats: number;
  }[];
}

export const combineSeats: ClauseKind<CombineStep> = clauseKind({
  verb: "compensate",
  kind: "combine",
  gives: "seats",
  doc: "Seats of several steps become one number for each contender and area.",
  source: "Any law with two tiers: list seats are what the districts leave of a contender's claim.",
  fields: {
    take: choice("how the seats become one number", TAKES),
    of: list("the steps", step("a step", "seats")),
    in: optional(level("the level at which they are put together; that of the first step when left out")),
    among: optional(step("who is counted; all when left out", "set")),
    besides: optional(step("who is not counted", "set")),
  },
  bind: (clause, scope) => {
    const tables = clause.of.map((id) => scope.seats(id));
    const at = clause.in ?? tables[0]?.level ?? scope.top;
    const frame = { level: at, rows: scope.universe.areasAt(at), cols: colsOf(tables) };
    // Who counts is asked where the seats were won: a set of districts says nothing about a land.
    const counts = (table: SeatsTable): ((cell: number) => boolean) => {
      const among = memberOf(scope, clause.among, table);
      const besides = clause.besides === undefined ? undefined : memberOf(scope, clause.besides, table);
      return (cell) => among(cell) && besides?.(cell) !== true;
    };
    const parts = clause.of.map((id) => gatherSeats(scope, [id], frame, counts));
    const out = seatsOver(frame);
    const width = frame.cols.length;
    return {
      out,
      run: (run) => {
        for (const part of parts) part.add();
        const [only, another] = parts;
        for (let i = 0; i < out.cells.length; i++) {
          // Of one step every number is its own.
          const seats = another === undefined ? (only?.cells[i] ?? 0) : take(clause.take, parts, i);
          if (seats < 0) {
            return {
              kind: "impossible",
              at: scope.id,
              area: frame.rows[rowOf(i, width)] ?? "",
              reason: "holds-more-than-due",
              details: {
                contender: frame.cols[i % width] ?? "",
                due: parts[0]?.cells[i] ?? 0,
                more: -seats,
              },
            };
          }
          out.cells[i] = seats;
        }
        sizeBySeats(out);
        if (run.record === undefined) return undefined;
        for (const [r, area] of frame.rows.entries()) {
          const rows = frame.cols
            .map((contender, c) => ({
              contender,
              from: parts.map((part) => part.cells[r * width + c] ?? 0),
              seats: out.cells[r * width + c] ?? 0,
            }))
            .filter((row) => row.seats !== 0 || row.from.some((n) => n !== 0));
          run.record({
            verb: "compensate",
            clause: "combine",
            at: scope.id,
            area,
            cite: scope.cite,
            take: clause.take,
            of: clause.of,
            rows,
          });
        }
        return undefined;
      },
    };
  },
});

function take(how: Take, parts: readonly { readonly cells: readonly number[] }[], cell: number): number {
  const first = parts[0]?.cells[cell] ?? 0;
  let sum = 0;
  let larger = first;
  let smaller = first;
  for (const part of parts) {
    const seats = part.cells[cell] ?? 0;
    sum += seats;
    larger = Math.max(larger, seats);
    smaller = Math.min(smaller, seats);
  }
  switch (how) {
    case "sum":
      return sum;
    case "rest":
      return first - (sum - first);
    case "excess":
      return Math.max(0, first - (sum - first));
    case "larger":
      return larger;
    case "smaller":
      return smaller;
    case "mean-up":
      return small(quotient(sum + parts.length - 1, parts.length));
  }
}
