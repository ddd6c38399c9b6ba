/**
 * The most seats that a contender may have in the whole: its share of the votes and no more than so much beyond it, and
 * never more than a number. Other steps use it as the greatest number of seats, so that what one may not take passes on.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { baseAt, missingAt, unknownAt, votesMissing } from "../count/base.ts";
import { add, type Fraction, fraction, multiply, quotient, small } from "../exact.ts";
import { base, fractionOf, integer, list, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { gatherSeats, seatsOver, sizeBySeats } from "../gather.ts";

export interface CapStep extends StepBase {
  readonly verb: "compensate";
  readonly clause: "cap";
  /** Seats of the whole. */
  readonly seats: number;
  readonly rows: readonly {
    readonly contender: string;
    readonly share: Fraction;
    /** The most seats in all, and what it holds already. */
    readonly most: number;
    readonly held: number;
    /** What it may get beside what it holds. */
    readonly left: number;
  }[];
}

export const cap: ClauseKind<CapStep> = clauseKind({
  verb: "compensate",
  kind: "cap",
  gives: "seats",
  doc: "How many seats each contender may still get: its share and so much beyond it, never more than a number.",
  source: "Caps on over-representation; Weldon, in Handbook of Electoral System Choice (2004), ch. 11.",
  fields: {
    votes: step("the votes whose share counts", "votes"),
    of: base("what the share is taken of"),
    seats: integer("the seats of the whole", 1, 1_000_000),
    beyond: optional(fractionOf("how far the share of seats may exceed the share of votes", { max: 1 })),
    most: optional(integer("the most seats of one contender, whatever its share", 0, 1_000_000)),
    held: optional(list("steps whose seats count already", step("a step", "seats"))),
  },
  check: (clause, at, reading) => {
    if (clause.beyond === undefined && clause.most === undefined) reading.wrong("R014", at, "beyond or most");
  },
  bind: (clause, scope) => {
    const votes = scope.votes(clause.votes, { level: scope.top });
    const { rows, cols } = votes;
    const rule = scope.base(clause.of);
    const frame = { level: scope.top, rows, cols };
    const held = gatherSeats(scope, clause.held ?? [], frame);
    const out = seatsOver(frame);
    const { beyond, most, seats } = clause;
    return {
      out,
      run: (run) => {
        held.add();
        const area = rows[0] ?? "";
        const total = baseAt(votes, rule, 0);
        const missing = missingAt(votes, rule, 0);
        const unknown = unknownAt(votes, 0);
        if (missing.length > 0 || unknown.length > 0 || votes.known[0] !== true) {
          return votesMissing(scope, votes, 0, missing, unknown);
        }
        if (total === 0) {
          return { kind: "law-is-silent", at: scope.id, area, reason: "no-votes-at-all", details: { seats } };
        }
        const limits = cols.map((_, c) => {
          if (beyond === undefined) return most ?? seats;
          // The whole part of seats * (votes/total + beyond): a part of a seat beyond it is too much.
          const num = add(multiply(votes.cells[c] ?? 0, beyond.den), multiply(total, beyond.num));
          const limit = quotient(multiply(num, seats), multiply(total, beyond.den));
          return Math.min(small(limit), most ?? seats, seats);
        });
        for (const [c, limit] of limits.entries()) out.cells[c] = Math.max(0, limit - (held.cells[c] ?? 0));
        sizeBySeats(out);
        run.record?.({
          verb: "compensate",
          clause: "cap",
          at: scope.id,
          area,
          cite: scope.cite,
          seats,
          rows: cols.map((contender, c) => ({
            contender,
            share: fraction(votes.cells[c] ?? 0, total),
            most: limits[c] ?? 0,
            held: held.cells[c] ?? 0,
            left: out.cells[c] ?? 0,
          })),
        });
        return undefined;
      },
    };
  },
});
