/**
 * Winner takes all: every seat goes to the strongest. It is also the bonus of a system that reinforces the majority: a
 * number of seats, where asked only from a share on, or a number that grows with the share.
 *
 * @module
 */

import { barOf, type ClauseKind, clauseKind, oneOf } from "../clause.ts";
import { baseAt, missingAt } from "../count/base.ts";
import {
  compare,
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
import { base, fractionOf, integer, optional, record } from "../schema.ts";
import type { StepBase } from "../step.ts";
import type { BaseRule } from "../clause.ts";
import type { DeclaredStep } from "./declared.ts";
import { allotFields, bindAllotment, type Formula, settleEdge } from "./frame.ts";

export interface WinnerStep extends StepBase {
  readonly verb: "allot";
  readonly clause: "winner";
  readonly seats: number;
  /** The base of the share that the strongest must have, where the clause asks for one. */
  readonly base?: Fraction;
  /** Most votes first. */
  readonly rows: readonly { readonly contender: string; readonly votes: Fraction; readonly seats: number }[];
}

interface Conditions {
  readonly bar?: ReturnType<typeof barOf>;
  readonly of?: BaseRule;
  readonly growing?: { readonly from: Ratio; readonly every: Ratio; readonly most: number };
}

export const winner: ClauseKind<WinnerStep | DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "winner",
  gives: "seats",
  doc: "All seats to the one with most votes: winner takes all, or a bonus for the strongest.",
  source:
    "Party block vote; majority bonus: International IDEA, Electoral System Design (2005), pars 66 and 113.",
  fields: {
    ...allotFields,
    atLeast: optional(
      fractionOf("the share that the strongest must have, or nobody gets a seat", { max: 1 }),
    ),
    moreThan: optional(fractionOf("or the share that it must exceed", { max: 1 })),
    of: optional(base("the base of the share")),
    growing: optional(
      record("one seat more for every further part of the base", {
        from: fractionOf("the share from which seats are added", { max: 1 }),
        every: fractionOf("the part of the base that adds a seat", { above: 0, max: 1 }),
        most: integer("no more seats than this in all", 1, 1_000_000),
      }),
    ),
  },
  check: (clause, at, reading) => {
    const asks =
      clause.atLeast !== undefined || clause.moreThan !== undefined || clause.growing !== undefined;
    if (clause.atLeast !== undefined && clause.moreThan !== undefined) {
      oneOf(reading, at, ["atLeast", clause.atLeast], ["moreThan", clause.moreThan]);
    }
    if (asks !== (clause.of !== undefined)) reading.wrong("R014", at, "a share and its base together");
  },
  bind: (clause, scope) => {
    const asks = clause.atLeast !== undefined || clause.moreThan !== undefined;
    return bindAllotment(
      clause,
      scope,
      takesAll({
        ...(asks ? { bar: barOf(clause) } : {}),
        ...(clause.of === undefined ? {} : { of: scope.base(clause.of) }),
        ...(clause.growing === undefined ? {} : { growing: clause.growing }),
      }),
    );
  },
});

function takesAll({ bar, of, growing }: Conditions): Formula<WinnerStep> {
  return (race, run, frame) => {
    const { size: n, votes, won } = race;
    // A line of the base that is not known is not nothing: the strongest might fall short of its share.
    const missing = of === undefined ? [] : missingAt(frame.table, of, race.row);
    if (missing.length > 0) {
      return frame.refuse("data-missing", race, "votes-missing", { contest: frame.table.contest, missing });
    }
    const order = Array.from({ length: n }, (_, i) => i).sort((a, b) =>
      compare(votes[b] ?? 0, votes[a] ?? 0),
    );
    const best = votes[order[0] ?? 0] ?? 0;
    if (best === 0 && race.seats > 0) {
      return frame.refuse("law-is-silent", race, "no-votes-at-all", { seats: race.seats });
    }
    const total: Whole = of === undefined ? 0 : baseAt(frame.table, of, race.row);
    if (bar !== undefined) {
      const side = compareProducts(best, bar.share.den, total, bar.share.num);
      if (bar.is === "atLeast" ? side < 0 : side <= 0) race.seats = 0;
    }
    if (growing !== undefined && race.seats > 0) race.seats = grown(race.seats, growing, best, total);
    const leaders = order.filter((i) => votes[i] === best);
    let first = leaders[0];
    if (leaders.length > 1 && race.seats > 0) first = settleEdge(race, run, frame, leaders, 1)?.[0];
    if (first !== undefined) won[first] = race.seats;
    run.record?.({
      verb: "allot",
      clause: "winner",
      at: frame.scope.id,
      area: race.area,
      cite: frame.scope.cite,
      seats: race.seats,
      ...(of === undefined ? {} : { base: fraction(total, frame.table.scale) }),
      rows: order.map((i) => ({
        contender: frame.name(race, i),
        votes: fraction(votes[i] ?? 0, frame.table.scale),
        seats: won[i] ?? 0,
      })),
    });
    return first === undefined ? "tied" : undefined;
  };
}

/** Seats and one more for every whole `every` of the base above `from`. */
function grown(
  seats: number,
  { from, every, most }: { readonly from: Ratio; readonly every: Ratio; readonly most: number },
  votes: Whole,
  total: Whole,
): number {
  const above = subtract(multiply(votes, from.den), multiply(total, from.num));
  if (above <= 0 || total === 0) return Math.min(seats, most);
  const steps = quotient(multiply(above, every.den), multiply(multiply(total, from.den), every.num));
  // A base that is smaller than the votes themselves makes more steps than a number of seats can be.
  return compare(steps, most) < 0 ? Math.min(seats + small(steps), most) : most;
}
