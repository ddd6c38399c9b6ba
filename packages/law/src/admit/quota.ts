/**
 * Admission by votes behind a seat: whoever has as many votes as stand behind a seat of an area.
 *
 * @module
 */

import { bindSeats, seatsField } from "../allot/seats-rule.ts";
import { type ClauseKind, clauseKind } from "../clause.ts";
import { baseAt, missingAt, unknownAt, votesMissing } from "../count/base.ts";
import { compareProducts, type Fraction, fraction, multiply, type Ratio } from "../exact.ts";
import { base, fractionOf, level, optional, step } from "../schema.ts";
import { emptySet } from "../sets.ts";
import type { StepBase } from "../step.ts";

export interface SeatQuotaStep extends StepBase {
  readonly verb: "admit";
  readonly clause: "quota";
  readonly seats: number;
  /** Votes behind a seat, times what the law asks. */
  readonly needed: Fraction;
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    readonly passes: boolean;
  }[];
}

export const admitQuota: ClauseKind<SeatQuotaStep> = clauseKind({
  verb: "admit",
  kind: "quota",
  gives: "set",
  doc: "Whoever has at least the votes behind a seat of the area, or a part of them, takes part.",
  source: "Natural thresholds; Lijphart, Electoral Systems and Party Systems (1994), ch. 2.",
  fields: {
    votes: step("the votes that are compared", "votes"),
    of: base("the votes of the area that stand behind its seats"),
    seats: seatsField,
    in: optional(level("the level of areas; the whole when left out")),
    times: optional(
      fractionOf("how much of the votes behind a seat is enough; all when left out", { above: 0 }),
    ),
  },
  bind: (clause, scope) => {
    const table = scope.votes(clause.votes, { level: clause.in ?? scope.top });
    const { rows, cols } = table;
    const width = cols.length;
    const rule = scope.base(clause.of);
    const seatsOf = bindSeats(clause.seats, scope, rows);
    const times: Ratio = clause.times ?? { num: 1, den: 1 };
    const out = emptySet(table.level, rows, cols);
    const { cells } = out;
    return {
      out,
      run: (run) => {
        for (let r = 0; r < rows.length; r++) {
          const area = rows[r] ?? "";
          const seats = seatsOf(r);
          const missing = missingAt(table, rule, r);
          const unknown = unknownAt(table, r);
          if (seats === undefined) {
            return { kind: "data-missing", at: scope.id, area, reason: "seats-missing", details: {} };
          }
          if (missing.length > 0 || unknown.length > 0 || table.known[r] !== true) {
            return votesMissing(scope, table, r, missing, unknown);
          }
          const total = multiply(baseAt(table, rule, r), times.num);
          for (let c = r * width; c < (r + 1) * width; c++) {
            // votes >= times * total / seats; where there are no seats or no votes, nobody reaches one.
            const votes = table.cells[c] ?? 0;
            const side = compareProducts(votes, multiply(seats, times.den), total, 1);
            cells[c] = seats > 0 && votes !== 0 && side >= 0;
          }
          run.record?.({
            verb: "admit",
            clause: "quota",
            at: scope.id,
            area,
            cite: scope.cite,
            seats,
            needed: fraction(total, multiply(multiply(Math.max(seats, 1), times.den), table.scale)),
            rows: cols.map((contender, c) => ({
              contender,
              votes: fraction(table.cells[r * width + c] ?? 0, table.scale),
              passes: cells[r * width + c] === true,
            })),
          });
        }
        return undefined;
      },
    };
  },
});
