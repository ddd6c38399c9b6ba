/**
 * Whole quotas only: each takes as many seats as quotas fit into its votes, and what is left stays for a higher tier. The
 * quota may be that of a larger area.
 *
 * @module
 */

import { type ClauseKind, clauseKind, rowsInto } from "../clause.ts";
import { unknownAt, votesMissing } from "../count/base.ts";
import { memberOf, seatsOver } from "../gather.ts";
import {
  add,
  type Fraction,
  fraction,
  multiply,
  quotient,
  type Ratio,
  small,
  type Whole,
  compareProducts,
  remainder,
} from "../exact.ts";
import { level, optional, step, fractionOf } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { bindSeats, seatsField } from "./seats-rule.ts";
import { quotaFields, type QuotaMethod, quotaMethod, quotaSize } from "./quotas.ts";

export interface WholeQuotasStep extends StepBase {
  readonly verb: "allot";
  readonly clause: "whole-quotas";
  readonly quota: QuotaMethod["name"];
  /** The area whose votes and seats make the quota. */
  readonly quotaOf: string;
  /** Its seats, and the votes of all in it. */
  readonly seats: number;
  readonly total: Fraction;
  readonly size: Fraction;
  readonly rows: readonly { readonly contender: string; readonly votes: Fraction; readonly seats: number }[];
}

export const wholeQuotas: ClauseKind<WholeQuotasStep> = clauseKind({
  verb: "allot",
  kind: "whole-quotas",
  gives: "seats",
  doc: "As many seats as whole quotas fit into the votes; what is left over is for another tier.",
  source:
    "Multi-tier list systems; Gallagher and Mitchell, The Politics of Electoral Systems (2005), app. A.",
  fields: {
    votes: step("the votes by which seats are given", "votes"),
    among: optional(step("who takes seats; all when left out. The quota is of all votes", "set")),
    in: level("the level of areas in which seats are taken"),
    quotaOf: level("the level of areas whose votes and seats make the quota"),
    seats: { ...seatsField, doc: "the seats of each of these areas" },
    quota: quotaFields.quota,
    rounding: quotaFields.rounding,
    lastFrom: optional(
      fractionOf("the part of a quota that is enough for one more seat; a whole one when left out", {
        above: 0,
        max: 1,
      }),
    ),
  },
  bind: (clause, scope) => {
    const { rounding } = clause;
    const method = quotaMethod({ quota: clause.quota, ...(rounding === undefined ? {} : { rounding }) });
    const votes = scope.votes(clause.votes, { level: clause.in });
    const whole = scope.votes(clause.votes, { level: clause.quotaOf });
    const { rows, cols } = votes;
    const width = cols.length;
    const frame = { level: clause.in, rows, cols };
    const up = rowsInto(scope.universe, rows, whole);
    const seatsOf = bindSeats(clause.seats, scope, whole.rows);
    const member = memberOf(scope, clause.among, frame);
    const out = seatsOver(frame);
    return {
      out,
      run: (run) => {
        const totals: Whole[] = [];
        const sizes: Ratio[] = [];
        for (let r = 0; r < whole.rows.length; r++) {
          const area = whole.rows[r] ?? "";
          const seats = seatsOf(r);
          if (seats === undefined) {
            return { kind: "data-missing", at: scope.id, area, reason: "seats-missing", details: {} };
          }
          const unknown = unknownAt(whole, r);
          if (whole.known[r] !== true || unknown.length > 0) return votesMissing(scope, whole, r, unknown);
          let total: Whole = 0;
          for (let c = r * width; c < (r + 1) * width; c++) total = add(total, whole.cells[c] ?? 0);
          totals.push(total);
          sizes.push(quotaSize(method, total, seats, votes.scale));
        }
        out.cells.fill(0);
        for (let r = 0; r < rows.length; r++) {
          const size = sizes[up[r] ?? -1];
          if (size === undefined || size.num === 0 || size.den === 0) {
            const details = { contest: votes.contest };
            return {
              kind: "law-is-silent",
              at: scope.id,
              area: rows[r] ?? "",
              reason: "no-votes-at-all",
              details,
            };
          }
          let given = 0;
          for (let c = r * width; c < (r + 1) * width; c++) {
            if (!member(c)) continue;
            const product = multiply(votes.cells[c] ?? 0, size.den);
            const full = small(quotient(product, size.num));
            const left = remainder(product, size.num);
            const { num, den } = clause.lastFrom ?? { num: 1, den: 1 };
            const seats = compareProducts(left, den, size.num, num) >= 0 ? full + 1 : full;
            out.cells[c] = seats;
            given += seats;
          }
          out.size[r] = given;
          const from = up[r] ?? -1;
          run.record?.({
            verb: "allot",
            clause: "whole-quotas",
            at: scope.id,
            area: rows[r] ?? "",
            cite: scope.cite,
            quota: method.name,
            quotaOf: whole.rows[from] ?? "",
            seats: seatsOf(from) ?? 0,
            total: fraction(totals[from] ?? 0, votes.scale),
            size: fraction(size.num, multiply(size.den, votes.scale)),
            rows: cols.map((contender, c) => ({
              contender,
              votes: fraction(votes.cells[r * width + c] ?? 0, votes.scale),
              seats: out.cells[r * width + c] ?? 0,
            })),
          });
        }
        return undefined;
      },
    };
  },
});
