/**
 * Whoever has a majority of a named base is elected; nobody when nobody has it.
 *
 * @module
 */

import { barOf, type ClauseKind, clauseKind, oneOf } from "../clause.ts";
import { baseAt, missingAt } from "../count/base.ts";
import { compare, compareProducts, type Fraction, fraction, multiply, type Whole } from "../exact.ts";
import { base, fractionOf, optional } from "../schema.ts";
import type { Bar, StepBase } from "../step.ts";
import { allotFields, bindAllotment, type DeclaredStep } from "./frame.ts";

export interface MajorityStep extends StepBase {
  readonly verb: "allot";
  readonly clause: "majority";
  readonly base: Fraction;
  readonly baseLines: readonly string[];
  readonly bar: Bar;
  readonly needed: Fraction;
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    readonly rank: number;
    readonly passes: boolean;
  }[];
  readonly elected: string | null;
}

export const majority: ClauseKind<MajorityStep | DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "majority",
  gives: "seats",
  doc: "Whoever has the named majority is elected; nobody when nobody has it.",
  source: "First round of two-round systems; International IDEA, Electoral System Design (2005), par. 69.",
  fields: {
    ...allotFields,
    atLeast: optional(fractionOf("the share that is enough", { max: 1 })),
    moreThan: optional(fractionOf("the share that must be exceeded", { max: 1 })),
    of: base("the base of the share"),
  },
  check: (clause, at, reading) => {
    oneOf(reading, at, ["atLeast", clause.atLeast], ["moreThan", clause.moreThan]);
    const bar = barOf(clause);
    if (compareProducts(bar.share.num, 2, bar.share.den, 1) < 0) {
      reading.wrong("R014", at, "a share of one half or more: two could pass a smaller one");
    }
  },
  bind: (clause, scope) => {
    const rule = scope.base(clause.of);
    const bar = barOf(clause);
    return bindAllotment<MajorityStep>(clause, scope, (race, run, frame) => {
      const { size: n, votes, won } = race;
      const of = (i: number): Whole => votes[i] ?? 0;
      const total = baseAt(frame.table, rule, race.row);
      const missing = missingAt(frame.table, rule, race.row);
      if (missing.length > 0) {
        return frame.refuse("data-missing", race, "votes-missing", { contest: frame.table.contest, missing });
      }
      const passing = Array.from({ length: n }, (_, i) => i).filter((i) => {
        const side = compareProducts(of(i), bar.share.den, total, bar.share.num);
        return bar.is === "atLeast" ? side >= 0 : side > 0;
      });
      // Two can only both reach exactly one half.
      const [elected] = passing.length === 1 ? passing : [];
      if (elected !== undefined) won[elected] = 1;
      run.record?.({
        verb: "allot",
        clause: "majority",
        at: frame.scope.id,
        area: race.area,
        cite: frame.scope.cite,
        base: fraction(total, frame.table.scale),
        baseLines: rule.lines,
        bar: { is: bar.is, share: fraction(bar.share.num, bar.share.den), of: clause.of },
        needed: fraction(multiply(total, bar.share.num), multiply(bar.share.den, frame.table.scale)),
        rows: Array.from({ length: n }, (_, i) => i)
          .sort((a, b) => compare(of(b), of(a)) || a - b)
          .map((i, _, order) => ({
            contender: frame.name(race, i),
            votes: fraction(of(i), frame.table.scale),
            rank: order.findIndex((j) => of(j) === of(i)) + 1,
            passes: passing.includes(i),
          })),
        elected: elected === undefined ? null : frame.name(race, elected),
      });
      return undefined;
    });
  },
});
