/**
 * Compensation in part: of what a contender's share of the whole leaves beyond the seats that it holds, it gets a fixed
 * part. Where that is more than there are compensatory seats, they are shared out in proportion to it; where it is fewer,
 * the rest goes by votes.
 *
 * @module
 */

import { apportion, methodField } from "../allot/methods.ts";
import { bindSeats, seatsField } from "../allot/seats-rule.ts";
import type { Apportioned } from "../allot/task.ts";
import { type ClauseKind, clauseKind } from "../clause.ts";
import { refusing } from "../errors.ts";
import {
  add,
  compareProducts,
  type Fraction,
  fraction,
  multiply,
  quotient,
  type Ratio,
  small,
  subtract,
  type Whole,
} from "../exact.ts";
import { colsOf, gatherSeats, memberOf, seatsOver, settleBy, votesAt } from "../gather.ts";
import { fractionOf, integer, list, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { tieRule } from "../ties.ts";

export interface LinkageStep extends StepBase {
  readonly verb: "compensate";
  readonly clause: "linkage";
  /** Seats of the whole, and those of them that contenders hold who take no part. */
  readonly total: number;
  readonly outside: number;
  readonly part: Fraction;
  /** Compensatory seats, and how many the parts make together. */
  readonly seats: number;
  readonly linked: number;
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    /** Its share of the whole, in seats. */
    readonly due: Fraction;
    readonly held: number;
    /** The part of what is missing, rounded half up. */
    readonly linked: number;
    readonly seats: number;
  }[];
}

export const linkage: ClauseKind<LinkageStep> = clauseKind({
  verb: "compensate",
  kind: "linkage",
  gives: "seats",
  doc: "Each contender gets a part of what its share of the whole leaves beyond the seats that it holds.",
  source:
    "Partial compensation; Bochsler, in Electoral Studies 31 (2012); for example in the law library under kr.",
  fields: {
    votes: step("the votes by which the whole is shared out", "votes"),
    among: optional(step("who takes part; all when left out", "set")),
    total: seatsField,
    held: list("the steps whose seats are taken into account", step("a step", "seats")),
    part: fractionOf("the part of what is missing, rounded half up to seats", { above: 0, max: 1 }),
    seats: integer("the compensatory seats", 1, 1_000_000),
    method: methodField,
    ties: optional(list("how ties are resolved, in this order", tieRule)),
  },
  bind: (clause, scope) => {
    const votes = scope.votes(clause.votes, { level: scope.top });
    const cols = colsOf([votes, ...clause.held.map((id) => scope.seats(id))]);
    const { rows } = votes;
    const frame = { level: scope.top, rows, cols };
    const columns = cols.map((id) => votes.cols.indexOf(id));
    const totalOf = bindSeats(clause.total, scope, rows);
    const held = gatherSeats(scope, clause.held, frame);
    const member = memberOf(scope, clause.among, frame);
    const out = seatsOver(frame);
    return {
      out,
      run: (run) => {
        held.add();
        const area = rows[0] ?? scope.input.root;
        const refuse = refusing(scope.id, area);
        const { contest } = votes;
        const whole = totalOf(0);
        if (whole === undefined) return refuse("data-missing", "seats-missing");
        if (votes.known[0] !== true) return refuse("data-missing", "no-votes", { contest });
        const among = cols.flatMap((_, c) => (member(c) ? [c] : []));
        const missing = among.map((c) => cols[c] ?? "").filter((id) => votes.missing[0]?.has(id) === true);
        if (missing.length > 0) return refuse("data-missing", "votes-missing", { contest, missing });
        const heldBy = (c: number): number => held.cells[c] ?? 0;
        const outside = cols.reduce(
          (sum, _, c) => sum + (among.includes(c) ? 0 : heldBy(c)),
          held.outside[0] ?? 0,
        );
        const total = whole - outside;
        if (total < 0) return refuse("impossible", "held-more-than-total", { total: whole, outside });
        const own = among.map((c) => votesAt(votes, 0, columns[c]));
        const cast = own.reduce<Whole>(add, 0);
        if (cast === 0) return refuse("law-is-silent", "no-votes-at-all", { seats: clause.seats });
        const linked = own.map((n, k) => partOf(clause.part, n, cast, total, heldBy(among[k] ?? 0)));
        const sum = linked.reduce((a, b) => a + b, 0);
        const names = among.map((c) => cols[c] ?? "");
        const settle = settleBy(run, scope, "compensate", area, names, clause.ties ?? []);
        const isScaled = sum > clause.seats;
        const shared: Apportioned =
          sum === clause.seats
            ? { kind: "done", seats: linked.map(() => 0) }
            : apportion(
                clause.method,
                isScaled
                  ? { votes: linked, scale: 1, seats: clause.seats }
                  : { votes: own, scale: votes.scale, seats: clause.seats - sum },
                settle,
              );
        if (shared.kind === "impossible") return refuse("impossible", shared.reason, { seats: clause.seats });
        const given = linked.map((n, k) => (isScaled ? 0 : n) + (shared.seats[k] ?? 0));
        out.cells.fill(0);
        for (const [k, c] of among.entries()) out.cells[c] = given[k] ?? 0;
        out.size[0] = clause.seats;
        run.record?.({
          verb: "compensate",
          clause: "linkage",
          at: scope.id,
          area,
          cite: scope.cite,
          total: whole,
          outside,
          part: fraction(clause.part.num, clause.part.den),
          seats: clause.seats,
          linked: sum,
          rows: among.flatMap((c, k) =>
            own[k] === 0 && heldBy(c) === 0
              ? []
              : [
                  {
                    contender: cols[c] ?? "",
                    votes: fraction(own[k] ?? 0, votes.scale),
                    due: fraction(multiply(own[k] ?? 0, total), cast),
                    held: heldBy(c),
                    linked: linked[k] ?? 0,
                    seats: given[k] ?? 0,
                  },
                ],
          ),
        });
        return shared.kind === "tied" ? "tied" : undefined;
      },
    };
  },
});

/** `part` of total * votes/cast - held, rounded half up; nothing where it holds more than that. */
function partOf(part: Ratio, votes: Whole, cast: Whole, total: number, held: number): number {
  const gap = subtract(multiply(votes, total), multiply(cast, held));
  if (gap <= 0) return 0;
  const num = multiply(gap, part.num);
  const den = multiply(cast, part.den);
  const down = small(quotient(num, den));
  // Twice the number against the half that rounds it up.
  return compareProducts(num, 2, den, 2 * down + 1) >= 0 ? down + 1 : down;
}
