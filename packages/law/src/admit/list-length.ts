/**
 * The ceiling of a list: how many names it may hold, by the seats that lists compete for. It is a rule of registration,
 * long before any vote; the step says which lists keep to it and takes no votes from those that do not.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { compareProducts, type Fraction, fraction, multiply, quotient, small } from "../exact.ts";
import { choice, fractionOf, integer, named, step } from "../schema.ts";
import { emptySet } from "../sets.ts";
import type { StepBase } from "../step.ts";

export interface ListLengthStep extends StepBase {
  readonly verb: "admit";
  readonly clause: "list-length";
  readonly seats: number;
  readonly times: Fraction;
  /** Seats by the factor, exactly. */
  readonly ceiling: Fraction;
  /** The ceiling as a number of names. */
  readonly names: number;
  readonly rounded: "up" | "down";
  /** `names` is null where it is not known how many the list has; then nothing is said about it. */
  readonly rows: readonly {
    readonly contender: string;
    readonly names: number | null;
    readonly passes: boolean | null;
  }[];
}

export const listLength: ClauseKind<ListLengthStep> = clauseKind({
  verb: "admit",
  kind: "list-length",
  gives: "set",
  doc: "A list may hold so many times as many names as there are seats for lists.",
  source: "Rules of nomination that bound the length of a list by the seats there are.",
  fields: {
    votes: step("the votes, whose contenders are the lists", "votes"),
    seats: integer("the seats that lists compete for", 1, 10_000),
    times: fractionOf("how many names for each seat", { above: 0, max: 100 }),
    rounded: choice("where the product is no whole number", ["up", "down"]),
    fact: named("fact", "the fact of a contender that counts its names"),
  },
  alone: true,
  bind: (clause, scope) => {
    const votes = scope.votes(clause.votes, { level: scope.top });
    const { rows, cols } = votes;
    const [area = ""] = rows;
    const { num, den } = clause.times;
    const product = multiply(clause.seats, num);
    const floor = small(quotient(product, den));
    const isWhole = compareProducts(floor, den, product, 1) === 0;
    const most = clause.rounded === "down" || isWhole ? floor : floor + 1;
    const lists = cols.map((contender) => {
      const names = scope.universe.contender(contender)?.facts?.[clause.fact];
      return typeof names === "number"
        ? { contender, names, passes: names <= most }
        : { contender, names: null, passes: null };
    });
    const out = emptySet(votes.level, rows, cols);
    for (const [c, { passes }] of lists.entries()) out.cells[c] = passes !== false;
    return {
      out,
      run: (run) => {
        run.record?.({
          verb: "admit",
          clause: "list-length",
          at: scope.id,
          area,
          cite: scope.cite,
          seats: clause.seats,
          times: fraction(num, den),
          ceiling: fraction(product, den),
          names: most,
          rounded: clause.rounded,
          rows: lists,
        });
        return undefined;
      },
    };
  },
});
