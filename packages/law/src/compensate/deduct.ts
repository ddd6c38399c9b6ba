/**
 * Compensation: what each contender is due of a whole, less the seats that it holds already. The law says what becomes of
 * a contender that holds more than it is due.
 *
 * @module
 */

import { apportion, type Method, methodField } from "../allot/methods.ts";
import type { Apportioned } from "../allot/task.ts";
import { checkNumber } from "../allot/check-number.ts";
import { bindSeats, seatsField } from "../allot/seats-rule.ts";
import { type ClauseKind, clauseKind } from "../clause.ts";
import { type Refusal, refusing } from "../errors.ts";
import { type Fraction, fraction, type Whole } from "../exact.ts";
import { choice, level, list, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { tieRule } from "../ties.ts";
import { gatherSeats, memberOf, seatsOver, settleBy } from "../gather.ts";

/** What becomes of a contender that holds more seats than it is due. */
export const EXCESSES = [
  /** It keeps them and gets none; the others get what they are due, and the body grows. */
  "keep",
  /** It keeps them and is taken out with them; what is left is shared out again among the others. */
  "repeat-without",
] as const;

export interface DeductStep extends StepBase {
  readonly verb: "compensate";
  readonly clause: "deduct";
  /** Seats in all tiers together. */
  readonly total: number;
  /** Seats of those who take no part: they are taken off the total. */
  readonly outside: number;
  readonly moreThanDue: (typeof EXCESSES)[number];
  /** Each sharing out: the seats shared, who took part, and who held more than it was due. */
  readonly rounds: readonly {
    readonly seats: number;
    readonly rows: readonly {
      readonly contender: string;
      readonly votes: Fraction;
      readonly due: number;
      readonly held: number;
    }[];
    readonly over: readonly string[];
    /** Votes for a seat: the divisor or quota by which the sharing can be checked. */
    readonly divisor: Fraction | null;
  }[];
  /** What each gets beside what it holds. */
  readonly rows: readonly { readonly contender: string; readonly held: number; readonly seats: number }[];
}

/** One area while its seats are shared out. Index i is a column of the table. */
interface Sharing {
  readonly method: Method;
  readonly votes: readonly Whole[];
  readonly scale: Whole;
  readonly held: readonly number[];
  readonly keep: boolean;
}

interface Round {
  readonly seats: number;
  readonly active: readonly number[];
  readonly due: readonly number[];
  readonly over: readonly number[];
}

type Shared =
  | { readonly kind: "done" | "tied"; readonly more: readonly number[]; readonly rounds: readonly Round[] }
  | { readonly kind: "impossible"; readonly reason: Refusal["reason"] };

/**
 * Shares `total` out among `among` and deducts what they hold; `more[i]` is what column i gets in addition. Each repetition
 * takes out at least one contender, so it ends. A tie in a sharing that is repeated anyway asks nobody: only when it
 * decides who is over its due, or who gets the seat, `settle` is called, with places in `active`.
 */
export function shareAndDeduct(
  sharing: Sharing,
  total: number,
  among: readonly number[],
  settle: (
    active: readonly number[],
    tied: readonly number[],
    places: number,
  ) => readonly number[] | undefined,
): Shared {
  const { method, votes, scale, held, keep } = sharing;
  const more = held.map(() => 0);
  const rounds: Round[] = [];
  let active = among;
  let seats = total;
  for (;;) {
    if (seats < 0) return { kind: "impossible", reason: "held-more-than-total" };
    if (active.length === 0) {
      if (seats > 0) return { kind: "impossible", reason: "nobody-left" };
      return { kind: "done", more, rounds };
    }
    let result: Apportioned = apportion(method, { votes: active.map((i) => votes[i] ?? 0), scale, seats });
    if (result.kind === "tied" && !ripe(result, active, held, keep)) {
      // Whoever wins the tie, the same contenders are over their due, and the sharing is repeated.
      const { seats: certain } = result;
      result = { kind: "done", seats: certain };
    } else if (result.kind === "tied") {
      const now = active;
      const decided = apportion(method, { votes: now.map((i) => votes[i] ?? 0), scale, seats }, (tied, n) =>
        settle(now, tied, n),
      );
      if (decided.kind === "tied") {
        for (const [k, i] of active.entries()) {
          more[i] = Math.max(0, (decided.seats[k] ?? 0) - (held[i] ?? 0));
        }
        rounds.push({ seats, active, due: decided.seats, over: [] });
        return { kind: "tied", more, rounds };
      }
      result = decided;
    }
    if (result.kind === "impossible") return result;
    const due = result.seats;
    const over = active.filter((i, k) => (due[k] ?? 0) < (held[i] ?? 0));
    rounds.push({ seats, active, due, over });
    if (over.length === 0 || keep) {
      for (const [k, i] of active.entries()) more[i] = Math.max(0, (due[k] ?? 0) - (held[i] ?? 0));
      return { kind: "done", more, rounds };
    }
    for (const i of over) seats -= held[i] ?? 0;
    active = active.filter((i) => !over.includes(i));
  }
}

/** Whether a tie matters now: nobody is over its due for certain, or the tied seat decides whether somebody is. */
function ripe(
  result: Extract<Apportioned, { kind: "tied" }>,
  active: readonly number[],
  held: readonly number[],
  keep: boolean,
): boolean {
  if (keep) return true;
  const tied = new Set(result.among);
  let over = false;
  for (const [k, i] of active.entries()) {
    const [certain, own] = [result.seats[k] ?? 0, held[i] ?? 0];
    if (!tied.has(k)) over ||= certain < own;
    else if (certain + 1 < own) over = true;
    else if (certain + 1 === own) return true;
  }
  return !over;
}

export const deduct: ClauseKind<DeductStep> = clauseKind({
  verb: "compensate",
  kind: "deduct",
  gives: "seats",
  doc: "Each contender gets what it is due of a total, less the seats that it holds already.",
  source:
    "Compensatory tiers and levelling seats; Lijphart, Electoral Systems and Party Systems (1994), ch. 2; Elklit and Roberts, EJPR 30 (1996).",
  fields: {
    votes: step("the votes by which the total is shared out", "votes"),
    among: optional(step("who takes part; all when left out", "set")),
    total: seatsField,
    held: list("the steps whose seats are deducted", step("a step", "seats")),
    method: methodField,
    moreThanDue: choice("what becomes of a contender that holds more than it is due", EXCESSES),
    in: optional(level("the level at which the total is shared out; the whole when left out")),
    ties: optional(list("how ties are resolved, in this order", tieRule)),
  },
  bind: (clause, scope) => {
    const votes = scope.votes(clause.votes, { level: clause.in ?? scope.top });
    const { rows, cols, level: at } = votes;
    const frame = { level: at, rows, cols };
    const width = cols.length;
    const totalOf = bindSeats(clause.total, scope, rows);
    const held = gatherSeats(scope, clause.held, frame);
    const member = memberOf(scope, clause.among, frame);
    const out = seatsOver(frame);
    return {
      out,
      run: (run) => {
        held.add();
        let open = false;
        for (let r = 0; r < rows.length; r++) {
          const area = rows[r] ?? "";
          const refuse = refusing(scope.id, area);
          const total = totalOf(r);
          if (total === undefined) return refuse("data-missing", "seats-missing");
          if (votes.known[r] !== true) return refuse("data-missing", "no-votes", { contest: votes.contest });
          const among: number[] = [];
          let outside = held.outside[r] ?? 0;
          for (let c = 0; c < width; c++) {
            if (member(r * width + c)) among.push(c);
            else outside += held.cells[r * width + c] ?? 0;
          }
          const lacking = among.map((c) => cols[c] ?? "").filter((id) => votes.missing[r]?.has(id) === true);
          if (lacking.length > 0) {
            return refuse("data-missing", "votes-missing", { contest: votes.contest, missing: lacking });
          }
          const own = held.cells.slice(r * width, (r + 1) * width);
          const shared = shareAndDeduct(
            {
              method: clause.method,
              votes: votes.cells.slice(r * width, (r + 1) * width),
              scale: votes.scale,
              held: own,
              keep: clause.moreThanDue === "keep",
            },
            total - outside,
            among,
            (active, tied, places) =>
              settleBy(
                run,
                scope,
                "compensate",
                area,
                active.map((c) => cols[c] ?? ""),
                clause.ties ?? [],
              )(tied, places),
          );
          if (shared.kind === "impossible") {
            return refuse("impossible", shared.reason, { total, outside });
          }
          if (shared.kind === "tied") open = true;
          let size = 0;
          for (let c = 0; c < width; c++) {
            out.cells[r * width + c] = shared.more[c] ?? 0;
            size += shared.more[c] ?? 0;
          }
          out.size[r] = size;
          run.record?.({
            verb: "compensate",
            clause: "deduct",
            at: scope.id,
            area,
            cite: scope.cite,
            total,
            outside,
            moreThanDue: clause.moreThanDue,
            rounds: shared.rounds.map((round) => ({
              seats: round.seats,
              rows: round.active.map((c, k) => ({
                contender: cols[c] ?? "",
                votes: fraction(votes.cells[r * width + c] ?? 0, votes.scale),
                due: round.due[k] ?? 0,
                held: own[c] ?? 0,
              })),
              over: round.over.map((c) => cols[c] ?? ""),
              divisor: checkNumber(clause.method, {
                votes: round.active.map((c) => votes.cells[r * width + c] ?? 0),
                scale: votes.scale,
                seats: round.due,
              }),
            })),
            rows: cols.flatMap((contender, c) => {
              const seats = shared.more[c] ?? 0;
              const before = own[c] ?? 0;
              return seats === 0 && before === 0 ? [] : [{ contender, held: before, seats }];
            }),
          });
        }
        return open ? "tied" : undefined;
      },
    };
  },
});
