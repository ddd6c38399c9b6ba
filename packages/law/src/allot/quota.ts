/**
 * Quotas and largest remainders: each takes as many seats as whole quotas fit into its votes; the seats that are left go
 * one each to the largest remainders, or as the law says otherwise.
 *
 * @module
 */

import { type ClauseKind, clauseKind, type Run } from "../clause.ts";
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
import { flag, fractionOf, integer, optional, record } from "../schema.ts";
import type { StepBase } from "../step.ts";
import type { DeclaredStep } from "./declared.ts";
import {
  bindAllotment,
  checkShare,
  type Formula,
  type Frame,
  type Race,
  settleEdge,
  shareFields,
} from "./frame.ts";
import type { QuotaBench, Settle } from "./task.ts";
import {
  distribute,
  quotaBench,
  quotaStepFields,
  type QuotaMethod,
  quotaMethod,
  quotaSize,
  type Rounding,
} from "./quotas.ts";
import { sortDown, type Stage } from "./leftovers.ts";

export interface QuotaStep extends StepBase {
  readonly verb: "allot";
  readonly clause: "quota";
  readonly quota: QuotaMethod["name"];
  /** What happened to the fraction of the quota; absent where the quota is exact or the name says it. */
  readonly rounding?: Rounding;
  /** How the seats that were left were given, where not by largest remainders alone. */
  readonly stages?: readonly Stage[];
  /** The group inside which seats were shared. */
  readonly group?: string;
  readonly seats: number;
  /** Votes of all that take part. */
  readonly total: Fraction;
  readonly size: Fraction;
  /** Seats that whole quotas gave. */
  readonly full: number;
  /** Seats that were left for the remainders; negative where whole quotas gave too many. */
  readonly left: number;
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    readonly full: number;
    /** Votes left over, in votes. */
    readonly remainder: Fraction;
    /** Place by remainder, the largest first; equal remainders share a place. */
    readonly rank: number;
    /** Seats from remainders (or the later stages); negative where one was taken back. */
    readonly extra: number;
    readonly seats: number;
    /** A bound that the clause sets. */
    readonly minimum?: number;
    readonly maximum?: number;
    /** Where the law weighs the quotient of a list that was let in. */
    readonly rescued?: { readonly quotient: Fraction; readonly weighted: Fraction; readonly atLeast: number };
  }[];
}

export const quota: ClauseKind<QuotaStep | DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "quota",
  gives: "seats",
  doc: "Seats by whole quotas, the rest to the largest remainders, or stage by stage as the law says.",
  source:
    "Balinski and Young, Fair Representation (2001); Pukelsheim, Proportional Representation (2017), ch. 5.",
  fields: {
    ...shareFields,
    ...quotaStepFields,
    rescued: optional(
      record("what a list that was let in receives", {
        times: fractionOf("its quotient is multiplied by this before the whole part is taken", { max: 1 }),
        atLeast: integer("it receives at least so many seats", 0, 1000),
      }),
    ),
    passOn: optional(
      flag(
        "whoever has its greatest number passes on what it cannot take by the same quota; left out, the others share by a quota of their own",
      ),
    ),
  },
  check: (clause, at, reading) => {
    checkShare(clause, at, reading);
    const first = clause.rest?.some((stage) => stage.by === "first") === true;
    if (clause.passOn === true && (clause.maximum === undefined || clause.minimum !== undefined || first)) {
      reading.wrong(
        "R014",
        `${at}/passOn`,
        "a maximum, no minimum, and no stage that gives all to the first",
      );
    }
  },
  bind: (clause, scope) => bindAllotment(clause, scope, byQuota(quotaMethod(clause), clause.rescued)),
});

interface Rescue {
  readonly times: Ratio;
  readonly atLeast: number;
}

function byQuota(method: QuotaMethod, rescue: Rescue | undefined): Formula<QuotaStep> {
  const bench = quotaBench();
  return (race, run, frame) => {
    const { size: n, won, seats } = race;
    if (rescue !== undefined && anyRescued(race)) return weigh(method, rescue, race, run, frame, bench);
    const settle: Settle = (among, places) => settleEdge(race, run, frame, among, places);
    const result = distribute(method, race, won, bench, settle);
    if (result.kind === "impossible") {
      const noVotes = result.reason === "no-votes-at-all";
      return frame.refuse("law-is-silent", race, result.reason, {
        seats,
        ...(noVotes ? {} : { full: sumOf(bench.full, n) }),
      });
    }
    run.record?.(stepOf(method, race, frame, bench));
    // What is left is of another step.
    if (method.rest.length === 0) race.seats = sumOf(won, n);
    return result.kind === "tied" ? "tied" : undefined;
  };
}

function sumOf(numbers: readonly number[], n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += numbers[i] ?? 0;
  return sum;
}

function totalOf(race: Race): Whole {
  let total: Whole = 0;
  for (let i = 0; i < race.size; i++) total = add(total, race.votes[i] ?? 0);
  return total;
}

function anyRescued(race: Race): boolean {
  for (let i = 0; i < race.size; i++) if (race.rescued[i] === true) return true;
  return false;
}

/** The step of a race that {@link distribute} has just decided. */
function stepOf(method: QuotaMethod, race: Race, frame: Frame, bench: QuotaBench): QuotaStep {
  const { size: n, votes, won, seats, minimum, maximum } = race;
  const { scale } = frame.table;
  const { num, den } = bench.quota;
  const unit = multiply(den, scale);
  const full = sumOf(bench.full, n);
  const order = Array.from({ length: n }, (_, i) => i);
  sortDown(order, bench.remainders);
  const plain = method.name === "droop" ? "plus-one" : "exact";
  return {
    verb: "allot",
    clause: "quota",
    at: frame.scope.id,
    area: race.area,
    cite: frame.scope.cite,
    quota: method.name,
    ...(method.rounding === plain ? {} : { rounding: method.rounding }),
    ...(method.rest.length === 1 && method.rest[0]?.by === "remainder" ? {} : { stages: method.rest }),
    ...(race.group === undefined ? {} : { group: race.group }),
    seats,
    total: fraction(totalOf(race), scale),
    size: fraction(num, unit),
    full,
    left: seats - full,
    rows: order.map((i) => {
      const rest = bench.remainders[i] ?? 0;
      const whole = bench.full[i] ?? 0;
      return {
        contender: frame.name(race, i),
        votes: fraction(votes[i] ?? 0, scale),
        full: whole,
        remainder: fraction(rest, unit),
        rank: order.findIndex((j) => compare(bench.remainders[j] ?? 0, rest) === 0) + 1,
        extra: (won[i] ?? 0) - whole,
        seats: won[i] ?? 0,
        ...(minimum === undefined ? {} : { minimum: minimum[i] ?? 0 }),
        ...(maximum === undefined ? {} : { maximum: maximum[i] ?? seats }),
      };
    }),
  };
}

/** The lone list that passed takes all that the weighted whole parts of those let in leave. */
function weigh(
  method: QuotaMethod,
  rule: Rescue,
  race: Race,
  run: Run<QuotaStep>,
  frame: Frame,
  bench: QuotaBench,
): ReturnType<Formula<QuotaStep>> {
  const { size: n, votes, won, seats } = race;
  const total = totalOf(race);
  if (total === 0) return frame.refuse("law-is-silent", race, "no-votes-at-all", { seats });
  if (seats === 0) return undefined;
  const { num, den } = quotaSize(method, total, seats, frame.table.scale);
  bench.quota = { num, den };
  let given = 0;
  const passed: number[] = [];
  for (let i = 0; i < n; i++) {
    const product = multiply(votes[i] ?? 0, den);
    const whole = small(quotient(product, num));
    bench.full[i] = whole;
    bench.remainders[i] = remainder(product, num);
    won[i] = whole;
    if (race.rescued[i] === true) {
      const weighted = small(quotient(multiply(product, rule.times.num), multiply(num, rule.times.den)));
      won[i] = Math.max(weighted, rule.atLeast);
      bench.full[i] = won[i] ?? 0;
      given += won[i] ?? 0;
    } else {
      passed.push(i);
    }
  }
  const [first] = passed;
  // Of several who passed the rule does not say who takes the rest.
  if (first === undefined || passed.length > 1 || given > seats) {
    return frame.refuse("law-is-silent", race, "quota-gives-wrong-number", { seats, full: given });
  }
  won[first] = seats - given;
  if (run.record === undefined) return undefined;
  const step = stepOf(method, race, frame, bench);
  run.record({
    ...step,
    rows: Array.from({ length: n }, (_, i) => {
      const name = frame.name(race, i);
      const row = step.rows.find((r) => r.contender === name);
      const plain = row ?? { contender: name, votes: fraction(0), full: 0, remainder: fraction(0), seats: 0 };
      const product = multiply(votes[i] ?? 0, den);
      return {
        ...plain,
        rank: 1,
        extra: (won[i] ?? 0) - (bench.full[i] ?? 0),
        ...(race.rescued[i] === true
          ? {
              rescued: {
                quotient: fraction(product, num),
                weighted: fraction(multiply(product, rule.times.num), multiply(num, rule.times.den)),
                atLeast: rule.atLeast,
              },
            }
          : {}),
      };
    }),
  });
  return undefined;
}
