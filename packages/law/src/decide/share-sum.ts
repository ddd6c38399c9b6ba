/**
 * A tie-break question between two proposals that both passed: the share of voters and the share of areas that prefer one
 * of them, added up. Whoever wins both has more than one half of each, so that one rule covers all cases.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { baseAt, missingAt, unknownAt } from "../count/base.ts";
import { add, compare, type Fraction, fraction, multiply, type Whole } from "../exact.ts";
import { base, named, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import type { VerdictTable } from "../tables.ts";
import type { Verdict } from "./verdicts.ts";
import { weightOf, weightsOf } from "./weights.ts";

export interface ShareSumStep extends StepBase {
  readonly verb: "decide";
  readonly clause: "share-sum";
  readonly option: string;
  /** Share of the votes, and share of the areas; null where it is not known. */
  readonly ofVotes: Fraction | null;
  readonly ofAreas: Fraction | null;
  readonly weighedBy?: string;
  readonly verdict: Verdict;
}

export const decideShareSum: ClauseKind<ShareSumStep> = clauseKind({
  verb: "decide",
  kind: "share-sum",
  gives: "verdict",
  doc: "Whether the share of votes and the share of areas for an option are together more than one.",
  source: "Tie-break questions with a double majority; Lutz, in The Politics of Direct Democracy (2012).",
  fields: {
    votes: step("the votes on the tie-break question", "votes"),
    option: named("option", "the option"),
    of: base("the base of the share of votes"),
    each: step("whether an area prefers the option", "verdict"),
    weigh: optional(named("figure", "the figure of an area by which it counts; one when left out")),
  },
  bind: (clause, scope) => {
    const table = scope.votes(clause.votes, { level: scope.top });
    const of = scope.base(clause.of);
    const each = scope.verdict(clause.each);
    const weights = weightsOf(scope, each, clause.weigh);
    const col = table.cols.indexOf(clause.option);
    if (col < 0 && table.cols.length > 0) {
      scope.wrong("V004", `${scope.id}/option`, `one of ${table.cols.join(", ")}`, clause.option);
    }
    const root = scope.input.root;
    const cells: Verdict[] = ["unknown"];
    const out: VerdictTable = { gives: "verdict", level: scope.top, rows: [root], cols: [], cells };
    return {
      out,
      run: (run) => {
        const votes: Whole = table.cells[col] ?? 0;
        const total = baseAt(table, of, 0);
        const areas = weightOf(each, weights);
        const yes = weightOf(each, weights, "yes");
        const areasKnown = areas > 0 && weightOf(each, weights, "unknown") === 0;
        const isTold = table.known[0] === true && !unknownAt(table, 0).includes(clause.option);
        const votesKnown = isTold && total > 0 && missingAt(table, of, 0).length === 0;
        // votes/total + yes/areas > 1
        const sum = add(multiply(votes, areas), multiply(total, yes));
        const verdict =
          !areasKnown || !votesKnown ? "unknown" : compare(sum, multiply(total, areas)) > 0 ? "yes" : "no";
        cells[0] = verdict;
        run.record?.({
          verb: "decide",
          clause: "share-sum",
          at: scope.id,
          area: root,
          cite: scope.cite,
          option: clause.option,
          ofVotes: votesKnown ? fraction(votes, total) : null,
          ofAreas: areasKnown ? fraction(yes, areas) : null,
          ...(clause.weigh === undefined ? {} : { weighedBy: clause.weigh }),
          verdict,
        });
        return undefined;
      },
    };
  },
});
