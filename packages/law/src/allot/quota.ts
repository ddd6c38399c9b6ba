/**
 * Quotas and largest remainders: each takes as many seats as whole quotas fit into its votes; the seats that are left go
 * one each to the largest remainders.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import {
  add,
  compare,
  type Fraction,
  fraction,
  multiply,
  quotient,
  type Ratio,
  remainder,
  small,
  type Whole,
} from "../exact.ts";
import { choice, fractionOf, integer, optional, record } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { allotFields, bindAllotment, type DeclaredStep, type Formula, settleEdge } from "./frame.ts";

export interface QuotaStep extends StepBase {
  readonly verb: "allot";
  readonly clause: "quota";
  readonly quota: QuotaName;
  readonly seats: number;
  /** Votes of all that take part. */
  readonly total: Fraction;
  readonly size: Fraction;
  /** Seats that whole quotas gave. */
  readonly full: number;
  /** Seats that were left for the remainders. */
  readonly left: number;
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    readonly full: number;
    /** Votes left over, in votes. */
    readonly remainder: Fraction;
    /** Place by remainder, the largest first; equal remainders share a place. */
    readonly rank: number;
    /** Seats from remainders. */
    readonly extra: number;
    readonly seats: number;
    /** Where the law weighs the quotient of a list that was let in. */
    readonly rescued?: { readonly quotient: Fraction; readonly weighted: Fraction; readonly atLeast: number };
  }[];
}

/** Quotas by name: votes over seats, seats + 1 or seats + 2; Droop is Hagenbach-Bischoff's rounded down, plus one. */
export const QUOTAS = ["hare", "hagenbach-bischoff", "droop", "imperiali"] as const;
export type QuotaName = (typeof QUOTAS)[number];

/** The quota as a fraction, for a total of votes in units of 1/`scale`: `num/den` in the same units. */
export function quotaSize(name: QuotaName, total: Whole, seats: number, scale: Whole): Ratio {
  switch (name) {
    case "hare":
      return { num: total, den: seats };
    case "hagenbach-bischoff":
      return { num: total, den: seats + 1 };
    case "imperiali":
      return { num: total, den: seats + 2 };
    case "droop":
      return { num: multiply(add(quotient(total, multiply(seats + 1, scale)), 1), scale), den: 1 };
  }
}

export const quota: ClauseKind<QuotaStep | DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "quota",
  gives: "seats",
  doc: "Seats by whole quotas, the rest to the largest remainders.",
  source:
    "Balinski and Young, Fair Representation (2001); Pukelsheim, Proportional Representation (2017), ch. 5.",
  fields: {
    ...allotFields,
    quota: choice("the quota", QUOTAS),
    rescued: optional(
      record("what a list that was let in receives", {
        times: fractionOf("its quotient is multiplied by this before the whole part is taken", { max: 1 }),
        atLeast: integer("it receives at least so many seats", 0, 1000),
      }),
    ),
  },
  bind: (clause, scope) => bindAllotment(clause, scope, largestRemainders(clause.quota, clause.rescued)),
});

/** Scratch space of one formula, reused from run to run. */
interface Scratch {
  readonly remainders: Whole[];
  readonly order: number[];
}

function largestRemainders(
  name: QuotaName,
  rescue: { readonly times: Ratio; readonly atLeast: number } | undefined,
): Formula<QuotaStep> {
  const scratch: Scratch = { remainders: [], order: [] };
  return (race, run, frame) => {
    const { size: n, votes, won, seats } = race;
    let total: Whole = 0;
    for (let i = 0; i < n; i++) total = add(total, votes[i] ?? 0);
    if (total === 0) return frame.refuse("law-is-silent", race, "no-votes-at-all", { seats });
    if (seats === 0) return undefined;
    const { num, den } = quotaSize(name, total, seats, frame.table.scale);

    let full = 0;
    let lone = -1;
    for (let i = 0; i < n; i++) {
      const product = multiply(votes[i] ?? 0, den);
      const whole = small(quotient(product, num));
      won[i] = whole;
      scratch.remainders[i] = remainder(product, num);
      full += whole;
      if (race.rescued[i] !== true) lone = i;
    }
    if (rescue !== undefined && race.rescued.slice(0, n).includes(true)) {
      return weighRescued(rescue, lone);
    }
    const left = seats - full;
    if (left < 0 || left > n) {
      return frame.refuse("law-is-silent", race, "quota-gives-wrong-number", { seats, full });
    }

    const order = scratch.order;
    order.length = n;
    for (let i = 0; i < n; i++) order[i] = i;
    if (left > 0 || run.record !== undefined) sortByRemainder(order, scratch.remainders);
    let open = false;
    if (left > 0) {
      const edge = scratch.remainders[order[left - 1] ?? 0] ?? 0;
      let above = 0;
      let upTo = left;
      while (compare(scratch.remainders[order[above] ?? 0] ?? 0, edge) > 0) above += 1;
      while (upTo < n && compare(scratch.remainders[order[upTo] ?? 0] ?? 0, edge) === 0) upTo += 1;
      for (let k = 0; k < above; k++) won[order[k] ?? 0] = (won[order[k] ?? 0] ?? 0) + 1;
      let winners: readonly number[] | undefined = order.slice(above, left);
      if (upTo > left) {
        const tied = order.slice(above, upTo).sort((a, b) => a - b);
        winners = settleEdge(race, run, frame, tied, left - above);
        open = winners === undefined;
      }
      for (const i of winners ?? []) won[i] = (won[i] ?? 0) + 1;
    }
    run.record?.(record(full, left));
    return open ? "tied" : undefined;

    function record(fullSeats: number, leftSeats: number): QuotaStep {
      const scale = frame.table.scale;
      const unit = multiply(den, scale);
      return {
        verb: "allot",
        clause: "quota",
        at: frame.scope.id,
        area: race.area,
        cite: frame.scope.cite,
        quota: name,
        seats,
        total: fraction(total, scale),
        size: fraction(num, unit),
        full: fullSeats,
        left: leftSeats,
        rows: order.map((i) => {
          const rest = scratch.remainders[i] ?? 0;
          const whole = small(quotient(multiply(votes[i] ?? 0, den), num));
          return {
            contender: frame.name(race, i),
            votes: fraction(votes[i] ?? 0, scale),
            full: whole,
            remainder: fraction(rest, unit),
            rank: order.findIndex((j) => compare(scratch.remainders[j] ?? 0, rest) === 0) + 1,
            extra: (won[i] ?? 0) - whole,
            seats: won[i] ?? 0,
          };
        }),
      };
    }

    /** The lone list that passed takes all that the weighted whole parts of those let in leave. */
    function weighRescued(
      rule: { readonly times: Ratio; readonly atLeast: number },
      first: number,
    ): ReturnType<Formula<QuotaStep>> {
      let given = 0;
      for (let i = 0; i < n; i++) {
        if (race.rescued[i] !== true) continue;
        const product = multiply(multiply(votes[i] ?? 0, den), rule.times.num);
        const weighted = small(quotient(product, multiply(num, rule.times.den)));
        won[i] = Math.max(weighted, rule.atLeast);
        given += won[i] ?? 0;
      }
      if (first < 0 || given > seats) {
        return frame.refuse("law-is-silent", race, "quota-gives-wrong-number", { seats, full: given });
      }
      const own = won[first] ?? 0;
      won[first] = seats - given;
      order();
      run.record?.({
        ...record(own + given, seats - own - given),
        rows: Array.from({ length: n }, (_, i) => {
          const unit = multiply(den, frame.table.scale);
          const parts = fraction(multiply(votes[i] ?? 0, den), num);
          const isRescued = race.rescued[i] === true;
          const whole = isRescued ? (won[i] ?? 0) : own;
          return {
            contender: frame.name(race, i),
            votes: fraction(votes[i] ?? 0, frame.table.scale),
            full: whole,
            remainder: fraction(scratch.remainders[i] ?? 0, unit),
            rank: 1,
            extra: (won[i] ?? 0) - whole,
            seats: won[i] ?? 0,
            ...(isRescued
              ? {
                  rescued: {
                    quotient: parts,
                    weighted: fraction(
                      multiply(multiply(votes[i] ?? 0, den), rule.times.num),
                      multiply(num, rule.times.den),
                    ),
                    atLeast: rule.atLeast,
                  },
                }
              : {}),
          };
        }),
      });
      return undefined;

      function order(): void {
        scratch.order.length = n;
        for (let i = 0; i < n; i++) scratch.order[i] = i;
      }
    }
  };
}

/** Largest remainder first; equal remainders in order of index, which decides nothing. Insertion sort while short. */
function sortByRemainder(order: number[], remainders: readonly Whole[]): void {
  if (order.length > 24) {
    order.sort((a, b) => compare(remainders[b] ?? 0, remainders[a] ?? 0) || a - b);
    return;
  }
  for (let i = 1; i < order.length; i++) {
    const moving = order[i] ?? 0;
    let j = i - 1;
    while (j >= 0 && compare(remainders[order[j] ?? 0] ?? 0, remainders[moving] ?? 0) < 0) {
      order[j + 1] = order[j] ?? 0;
      j -= 1;
    }
    order[j + 1] = moving;
  }
}
