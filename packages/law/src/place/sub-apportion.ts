/**
 * Where the seats of a contender sit: its seats in a larger area are shared out among the areas in it by its votes there.
 *
 * @module
 */

import { checkNumber } from "../allot/check-number.ts";
import { apportion, methodField } from "../allot/methods.ts";
import { type ClauseKind, clauseKind, colsInto, rowsInto } from "../clause.ts";
import { gatherSeats, seatsOver, settleBy, sizeBySeats, votesAt } from "../gather.ts";
import { type Fraction, fraction } from "../exact.ts";
import { level, list, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { tieRule } from "../ties.ts";

export interface SubApportionStep extends StepBase {
  readonly verb: "place";
  readonly clause: "sub-apportion";
  /** One contender in the area of the step: its seats there, and where they go. */
  readonly contender: string;
  readonly seats: number;
  /** Votes for a seat: the divisor or quota by which the sharing can be checked. */
  readonly divisor: Fraction | null;
  readonly rows: readonly {
    readonly area: string;
    readonly votes: Fraction;
    /** Seats guaranteed there. */
    readonly minimum: number;
    /** Seats held there already: the divisors go on from there. */
    readonly held: number;
    readonly seats: number;
  }[];
}

export const subApportion: ClauseKind<SubApportionStep> = clauseKind({
  verb: "place",
  kind: "sub-apportion",
  gives: "seats",
  doc: "Each contender's seats are shared out among the areas by its votes there.",
  source:
    "Sub-apportionment of party seats to districts; Pukelsheim, Proportional Representation (2017), ch. 13.",
  fields: {
    seats: step("the seats of each contender, by larger areas", "seats"),
    votes: step("the votes by which they are shared out", "votes"),
    in: level("the level of areas to which they go"),
    method: methodField,
    minimum: optional(step("the least number of a contender's seats in each area", "seats")),
    held: optional(
      list(
        "seats that it holds in the areas already, from which its divisors go on",
        step("a step", "seats"),
      ),
    ),
    ties: optional(list("how ties are resolved, in this order", tieRule)),
  },
  check: (clause, at, reading) => {
    if (clause.held !== undefined && clause.method.kind === "quota") {
      reading.wrong("R014", `${at}/held`, "a divisor method: quotas do not go on from seats that are held");
    }
  },
  bind: (clause, scope) => {
    const from = scope.seats(clause.seats);
    const votes = scope.votes(clause.votes, { level: clause.in });
    const { rows } = votes;
    const { cols } = from;
    const frame = { level: clause.in, rows, cols };
    const width = cols.length;
    const up = rowsInto(scope.universe, rows, from);
    const votesOf = colsInto(scope.universe, cols, votes.cols);
    const minimum = clause.minimum === undefined ? undefined : gatherSeats(scope, [clause.minimum], frame);
    const held = clause.held === undefined ? undefined : gatherSeats(scope, clause.held, frame);
    const out = seatsOver(frame);
    const inside = from.rows.map((_, r) => up.flatMap((row, i) => (row === r ? [i] : [])));
    return {
      out,
      run: (run) => {
        minimum?.add();
        held?.add();
        out.cells.fill(0);
        let open = false;
        for (let r = 0; r < from.rows.length; r++) {
          const parts = inside[r] ?? [];
          const names = parts.map((i) => rows[i] ?? "");
          for (let c = 0; c < width; c++) {
            const seats = from.cells[r * width + c] ?? 0;
            if (seats === 0) continue;
            const contender = cols[c] ?? "";
            const area = from.rows[r] ?? "";
            const own = parts.map((i) => votesAt(votes, i, votesOf[c]));
            const least = parts.map((i) => minimum?.cells[i * width + c] ?? 0);
            const before = parts.map((i) => held?.cells[i * width + c] ?? 0);
            const tally = votes.cols[votesOf[c] ?? -1] ?? contender;
            const missing = names.filter((_, k) => votes.missing[parts[k] ?? -1]?.has(tally) === true);
            if (missing.length > 0) {
              const details = { contest: votes.contest, contender, missing };
              return { kind: "data-missing", at: scope.id, area, reason: "votes-missing", details };
            }
            // Areas tie for one contender: the same areas may tie for another, and are drawn for again.
            const claimants = names.map((id) => `${contender}/${id}`);
            const result = apportion(
              clause.method,
              {
                votes: own,
                scale: votes.scale,
                seats,
                ...(minimum === undefined ? {} : { minimum: least }),
                ...(held === undefined ? {} : { start: before }),
              },
              settleBy(run, scope, "place", area, claimants, clause.ties ?? []),
            );
            if (result.kind === "impossible") {
              const details = { contender, seats };
              return { kind: "impossible", at: scope.id, area, reason: result.reason, details };
            }
            if (result.kind === "tied") open = true;
            for (const [k, i] of parts.entries()) out.cells[i * width + c] = result.seats[k] ?? 0;
            run.record?.({
              verb: "place",
              clause: "sub-apportion",
              at: scope.id,
              area,
              cite: scope.cite,
              contender,
              seats,
              divisor: checkNumber(clause.method, {
                votes: own,
                scale: votes.scale,
                seats: result.seats,
                minimum: least,
                start: before,
              }),
              rows: parts.map((_, k) => ({
                area: names[k] ?? "",
                votes: fraction(own[k] ?? 0, votes.scale),
                minimum: least[k] ?? 0,
                held: before[k] ?? 0,
                seats: result.seats[k] ?? 0,
              })),
            });
          }
        }
        sizeBySeats(out);
        return open ? "tied" : undefined;
      },
    };
  },
});
