/**
 * Votes that whole quotas left unused: what a lower tier hands up to a higher one.
 *
 * @module
 */

import { bindSeats, seatsField } from "../allot/seats-rule.ts";
import { quotaFields, quotaMethod, quotaSize } from "../allot/quotas.ts";
import { type ClauseKind, clauseKind } from "../clause.ts";
import { gatherSeats, memberOf } from "../gather.ts";
import {
  add,
  type Fraction,
  fraction,
  leastCommonMultiple,
  multiply,
  quotient,
  subtract,
  type Whole,
} from "../exact.ts";
import { level, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import type { VotesTable } from "../tables.ts";

export interface UnusedStep extends StepBase {
  readonly verb: "count";
  readonly clause: "unused";
  readonly quota: Fraction;
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    readonly seats: number;
    readonly unused: Fraction;
  }[];
}

export const unused: ClauseKind<UnusedStep> = clauseKind({
  verb: "count",
  kind: "unused",
  gives: "votes",
  doc: "Votes less a quota for every seat that was won: what is left is counted in a larger area.",
  source: "Multi-tier list systems with remainders carried up; Lijphart (1994), ch. 2.",
  fields: {
    votes: step("the votes", "votes"),
    won: step("the seats that whole quotas gave", "seats"),
    seats: seatsField,
    in: level("the level of areas that have these seats"),
    among: optional(step("whose votes make the quota; all when left out", "set")),
    quota: quotaFields.quota,
    rounding: quotaFields.rounding,
  },
  check: (clause, at, reading) => {
    const method = quotaMethod({
      quota: clause.quota,
      ...(clause.rounding === undefined ? {} : { rounding: clause.rounding }),
    });
    if (clause.seats.kind === "from" && method.rounding === "exact") {
      reading.wrong("R014", `${at}/rounding`, "a rounded quota where seats are not known beforehand");
    }
  },
  bind: (clause, scope) => {
    const method = quotaMethod({
      quota: clause.quota,
      ...(clause.rounding === undefined ? {} : { rounding: clause.rounding }),
    });
    const from = scope.votes(clause.votes, { level: clause.in });
    const { rows, cols } = from;
    const width = cols.length;
    const frame = { level: clause.in, rows, cols };
    const seatsOf = bindSeats(clause.seats, scope, rows);
    const won = gatherSeats(scope, [clause.won], frame);
    const member = memberOf(scope, clause.among, frame);
    let unit: Whole = 1;
    if (method.rounding === "exact") {
      for (let r = 0; r < rows.length; r++) {
        unit = leastCommonMultiple(unit, Math.max((seatsOf(r) ?? 1) + method.added, 1));
      }
    }
    const scale = multiply(from.scale, unit);
    const cells: Whole[] = from.cells.map(() => 0);
    const out: VotesTable = { ...from, scale, cells, lines: new Map() };
    return {
      out,
      run: (run) => {
        won.add();
        for (let r = 0; r < rows.length; r++) {
          const area = rows[r] ?? "";
          const seats = seatsOf(r);
          if (seats === undefined || seats + method.added < 1) {
            const details = { contest: from.contest };
            return { kind: "data-missing", at: scope.id, area, reason: "seats-missing", details };
          }
          let total: Whole = 0;
          for (let c = r * width; c < (r + 1) * width; c++) {
            if (member(c)) total = add(total, from.cells[c] ?? 0);
          }
          const { num, den } = quotaSize(method, total, seats, from.scale);
          const size = multiply(num, quotient(unit, den));
          for (let c = r * width; c < (r + 1) * width; c++) {
            const spent = multiply(size, won.cells[c] ?? 0);
            const left = subtract(multiply(from.cells[c] ?? 0, unit), spent);
            cells[c] = left < 0 ? 0 : left;
          }
          run.record?.({
            verb: "count",
            clause: "unused",
            at: scope.id,
            area,
            cite: scope.cite,
            quota: fraction(size, scale),
            rows: cols.map((contender, c) => ({
              contender,
              votes: fraction(from.cells[r * width + c] ?? 0, from.scale),
              seats: won.cells[r * width + c] ?? 0,
              unused: fraction(cells[r * width + c] ?? 0, scale),
            })),
          });
        }
        return undefined;
      },
    };
  },
});
