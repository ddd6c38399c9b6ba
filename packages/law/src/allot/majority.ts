/**
 * Whoever has a majority of a named base is elected; nobody when nobody has it. A law may ask for more than one share, and
 * for a lead over the second: forty per cent and ten more than the next.
 *
 * @module
 */

import { barOf, type ClauseKind, clauseKind, oneOf } from "../clause.ts";
import type { BaseRule } from "../clause.ts";
import { baseAt, missingAt } from "../count/base.ts";
import {
  compare,
  compareProducts,
  type Fraction,
  fraction,
  multiply,
  type Ratio,
  subtract,
  type Whole,
} from "../exact.ts";
import { base, fractionOf, list, optional, record } from "../schema.ts";
import type { Bar, StepBase } from "../step.ts";
import type { DeclaredStep } from "./declared.ts";
import { allotFields, bindAllotment, settleEdge } from "./frame.ts";

export interface MajorityStep extends StepBase {
  readonly verb: "allot";
  readonly clause: "majority";
  readonly base: Fraction;
  readonly baseLines: readonly string[];
  readonly bar: Bar;
  readonly needed: Fraction;
  /** Other shares that are asked for as well. */
  readonly also?: readonly { readonly bar: Bar; readonly base: Fraction; readonly needed: Fraction }[];
  /** The lead over the second that is asked for. */
  readonly lead?: {
    readonly bar: Bar;
    readonly needed: Fraction;
    readonly value: Fraction;
    readonly holds: boolean;
  };
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    readonly rank: number;
    readonly passes: boolean;
  }[];
  readonly elected: string | null;
  /** All who are elected, where there are several seats. */
  readonly winners?: readonly string[];
}

const bars = {
  atLeast: optional(fractionOf("the share that is enough", { max: 1 })),
  moreThan: optional(fractionOf("the share that must be exceeded", { max: 1 })),
} as const;

/** A share of a base, ready to be compared. */
interface Asked {
  readonly is: "atLeast" | "moreThan";
  readonly share: Ratio;
  readonly of: string;
  readonly base: BaseRule;
}

export const majority: ClauseKind<MajorityStep | DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "majority",
  gives: "seats",
  doc: "Whoever has the named majority is elected; nobody when nobody has it.",
  source: "First round of two-round systems; International IDEA, Electoral System Design (2005), par. 69.",
  fields: {
    ...allotFields,
    ...bars,
    of: base("the base of the share"),
    also: optional(
      list("other shares that must be reached too", record("a share", { ...bars, of: base("its base") })),
    ),
    lead: optional(
      record("the lead over the second that is needed too, as a share of a base", {
        ...bars,
        of: base("its base"),
      }),
    ),
  },
  check: (clause, at, reading) => {
    oneOf(reading, at, ["atLeast", clause.atLeast], ["moreThan", clause.moreThan]);
    for (const [i, other] of (clause.also ?? []).entries()) {
      oneOf(reading, `${at}/also/${i + 1}`, ["atLeast", other.atLeast], ["moreThan", other.moreThan]);
    }
    if (clause.lead !== undefined) {
      oneOf(reading, `${at}/lead`, ["atLeast", clause.lead.atLeast], ["moreThan", clause.lead.moreThan]);
    }
  },
  bind: (clause, scope) => {
    const asked = (bar: {
      readonly atLeast?: Ratio;
      readonly moreThan?: Ratio;
      readonly of: string;
    }): Asked => ({
      ...barOf(bar),
      of: bar.of,
      base: scope.base(bar.of),
    });
    const first = asked(clause);
    const others = (clause.also ?? []).map(asked);
    const lead = clause.lead === undefined ? undefined : asked(clause.lead);
    return bindAllotment<MajorityStep>(clause, scope, (race, run, frame) => {
      const { size: n, votes, won, seats } = race;
      const { table } = frame;
      const of = (i: number): Whole => votes[i] ?? 0;
      for (const { base } of [first, ...others, ...(lead === undefined ? [] : [lead])]) {
        const missing = missingAt(table, base, race.row);
        if (missing.length > 0) {
          return frame.refuse("data-missing", race, "votes-missing", { contest: table.contest, missing });
        }
      }
      const total = (bar: Asked): Whole => baseAt(table, bar.base, race.row);
      const reaches = (value: Whole, bar: Asked): boolean => {
        const side = compareProducts(value, bar.share.den, total(bar), bar.share.num);
        // Of no votes at all nobody has a share.
        return value !== 0 && (bar.is === "atLeast" ? side >= 0 : side > 0);
      };
      const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => compare(of(b), of(a)));
      const ahead = subtract(of(order[0] ?? 0), n > 1 ? of(order[1] ?? 0) : 0);
      const leads = lead === undefined || reaches(ahead, lead);
      const passing = order.filter((i) => leads && [first, ...others].every((bar) => reaches(of(i), bar)));
      let winners: readonly number[];
      let open = false;
      if (seats === 0) winners = [];
      else if (seats === 1 || lead !== undefined) {
        // Two who are level are nobody's majority; a lead is the first's alone.
        const [leader, second] = passing;
        winners = leader === undefined || (second !== undefined && of(second) === of(leader)) ? [] : [leader];
      } else if (passing.length <= seats) winners = passing;
      else {
        const edge = of(passing[seats - 1] ?? 0);
        const sure = passing.filter((i) => of(i) > edge);
        const level = passing.filter((i) => of(i) === edge);
        const chosen =
          sure.length + level.length === seats
            ? level
            : settleEdge(race, run, frame, level, seats - sure.length);
        open = chosen === undefined;
        winners = [...sure, ...(chosen ?? [])];
      }
      for (const i of winners) won[i] = 1;
      run.record?.({
        verb: "allot",
        clause: "majority",
        at: frame.scope.id,
        area: race.area,
        cite: frame.scope.cite,
        base: fraction(total(first), table.scale),
        baseLines: first.base.lines,
        bar: written(first),
        needed: needed(first, total(first), table.scale),
        ...(others.length === 0
          ? {}
          : {
              also: others.map((bar) => ({
                bar: written(bar),
                base: fraction(total(bar), table.scale),
                needed: needed(bar, total(bar), table.scale),
              })),
            }),
        ...(lead === undefined
          ? {}
          : {
              lead: {
                bar: written(lead),
                needed: needed(lead, total(lead), table.scale),
                value: fraction(ahead, table.scale),
                holds: leads,
              },
            }),
        rows: order.map((i) => ({
          contender: frame.name(race, i),
          votes: fraction(of(i), table.scale),
          rank: order.findIndex((j) => of(j) === of(i)) + 1,
          passes: passing.includes(i),
        })),
        elected: winners[0] === undefined ? null : frame.name(race, winners[0]),
        ...(seats > 1 ? { winners: winners.map((i) => frame.name(race, i)) } : {}),
      });
      return open ? "tied" : undefined;
    });
  },
});

function written({ is, share, of }: Asked): Bar {
  return { is, share: fraction(share.num, share.den), of };
}

function needed({ share }: Asked, total: Whole, scale: Whole): Fraction {
  return fraction(multiply(total, share.num), multiply(share.den, scale));
}
