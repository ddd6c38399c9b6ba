/**
 * More than half of the votes, more than half of the seats: who has the one without the other gets one seat more, and the
 * seat that was won with the weakest claim falls away.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { baseAt, missingAt, unknownAt, votesMissing } from "../count/base.ts";
import {
  compareProducts,
  type Fraction,
  fraction,
  multiply,
  type Ratio,
  subtract,
  type Whole,
} from "../exact.ts";
import { gatherSeats, seatsOver, settleBy, votesAt } from "../gather.ts";
import { base, choice, list, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { tieRule } from "../ties.ts";

/** By what the claim to a list's last seat is measured. */
const CLAIMS = [
  /** Votes over all its seats. */
  "average",
  /** Votes beyond a quota for each of its other seats. */
  "remainder",
] as const;

export interface MajoritySeatStep extends StepBase {
  readonly verb: "compensate";
  readonly clause: "majority-seat";
  readonly claim: (typeof CLAIMS)[number];
  readonly base: Fraction;
  /** Seats of the area. */
  readonly seats: number;
  /** Who gets one seat more, and who loses one; null where nothing changes, or where a tie leaves it open. */
  readonly to: string | null;
  readonly from: string | null;
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    readonly before: number;
    /** The claim to its last seat; null where it has none. */
    readonly claim: Fraction | null;
    readonly seats: number;
  }[];
}

export const majoritySeat: ClauseKind<MajoritySeatStep> = clauseKind({
  verb: "compensate",
  kind: "majority-seat",
  gives: "seats",
  doc: "Whoever has more than half of the votes and not of the seats gets one more; the weakest claim loses its seat.",
  source:
    "Majorities of votes that keep their majority of seats, for example in the law library under nl/gemeenteraad.",
  fields: {
    votes: step("the votes", "votes"),
    of: base("of what the votes are more than half"),
    seats: step("the seats before", "seats"),
    claim: choice(
      "whose last seat has the weakest claim: the fewest votes over its seats, or the smallest remainder",
      CLAIMS,
    ),
    ties: optional(list("how it is resolved who keeps a seat, in this order", tieRule)),
  },
  bind: (clause, scope) => {
    const given = scope.seats(clause.seats);
    const { level, rows, cols } = given;
    const width = cols.length;
    const votes = scope.votes(clause.votes, { level });
    const rule = scope.base(clause.of);
    const rowMap = rows.map((id) => votes.rows.indexOf(id));
    const colMap = cols.map((id) => votes.cols.indexOf(id));
    const before = gatherSeats(scope, [clause.seats], { level, rows, cols });
    const out = seatsOver({ level, rows, cols });

    return {
      out,
      run: (run) => {
        before.add();
        let tied = false;
        for (const [r, area] of rows.entries()) {
          const row = rowMap[r] ?? -1;
          const unknown = row < 0 ? [] : unknownAt(votes, row);
          const missing = row < 0 ? [] : missingAt(votes, rule, row);
          if (unknown.length + missing.length > 0) return votesMissing(scope, votes, row, unknown, missing);
          const total = row < 0 ? 0 : baseAt(votes, rule, row);
          const own = cols.map((_, c) => votesAt(votes, row, colMap[c]));
          const held = cols.map((_, c) => before.cells[r * width + c] ?? 0);
          const size = held.reduce((sum, seats) => sum + seats, 0);
          const seats = [...held];
          const to = own.findIndex(
            (n, c) => compareProducts(n, 2, total, 1) > 0 && (held[c] ?? 0) * 2 <= size,
          );
          const claims = own.map((n, c) => claimOf(clause.claim, n, held[c] ?? 0, total, size));
          let from: number | undefined;
          if (to >= 0 && size > 0) {
            const weakest = weakestOf(claims, to);
            from = weakest[0];
            if (weakest.length > 1) {
              const settle = settleBy(run, scope, "compensate", area, cols, clause.ties ?? []);
              const keep = settle(weakest, weakest.length - 1);
              from = keep === undefined ? undefined : weakest.find((c) => !keep.includes(c));
              tied ||= from === undefined;
            }
            seats[to] = (seats[to] ?? 0) + 1;
            // Where it is open who loses a seat, each of them keeps for certain what it has without it.
            for (const c of from === undefined ? weakest : [from]) seats[c] = (seats[c] ?? 0) - 1;
          }
          for (const [c, n] of seats.entries()) out.cells[r * width + c] = n;
          out.size[r] = size;
          run.record?.({
            verb: "compensate",
            clause: "majority-seat",
            at: scope.id,
            area,
            cite: scope.cite,
            claim: clause.claim,
            base: fraction(total, votes.scale),
            seats: size,
            to: cols[to] ?? null,
            from: from === undefined ? null : (cols[from] ?? null),
            rows: cols.map((contender, c) => {
              const claim = claims[c];
              return {
                contender,
                votes: fraction(own[c] ?? 0, votes.scale),
                before: held[c] ?? 0,
                claim: claim === undefined ? null : fraction(claim.num, multiply(claim.den, votes.scale)),
                seats: seats[c] ?? 0,
              };
            }),
          });
        }
        return tied ? "tied" : undefined;
      },
    };
  },
});

/** The claim to the last of its seats, in units of the votes; none where it has no seat. */
function claimOf(
  claim: (typeof CLAIMS)[number],
  votes: Whole,
  seats: number,
  total: Whole,
  size: number,
): Ratio | undefined {
  if (seats === 0) return undefined;
  if (claim === "average") return { num: votes, den: seats };
  return { num: subtract(multiply(votes, size), multiply(total, seats - 1)), den: size };
}

/** Those with the smallest claim, without the one that gets a seat. */
function weakestOf(claims: readonly (Ratio | undefined)[], without: number): readonly number[] {
  let weakest: number[] = [];
  let low: Ratio | undefined;
  for (const [c, claim] of claims.entries()) {
    if (claim === undefined || c === without) continue;
    const side = low === undefined ? -1 : compareProducts(claim.num, low.den, low.num, claim.den);
    if (side < 0) {
      weakest = [c];
      low = claim;
    } else if (side === 0) weakest.push(c);
  }
  return weakest;
}
