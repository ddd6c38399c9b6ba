/**
 * The first preference of every ballot among those who take part: what a ballot with preferences is worth where only one
 * of them counts, as in the second count of a supplementary or contingent vote.
 *
 * @module
 */

import { type Bound, type ClauseKind, clauseKind } from "../clause.ts";
import { add } from "../exact.ts";
import { memberOf } from "../gather.ts";
import { optional, step } from "../schema.ts";
import { refuseEqual, votesFrom, refuseWorth } from "./votes-from.ts";

/** Counting records nothing: its figures are the input's. */
export const first: ClauseKind<never> = clauseKind({
  verb: "count",
  kind: "first",
  gives: "votes",
  doc: "Every ballot is worth one vote for the first of its preferences that takes part.",
  source:
    "First preferences; supplementary and contingent vote: Reilly, The Global Spread of Preferential Voting (2004).",
  fields: {
    ballots: step("the ballots", "ballots"),
    among: optional(step("who takes part; all who stand when left out", "set")),
  },
  bind: (clause, scope) => {
    const from = scope.ballots(clause.ballots);
    refuseWorth(scope, from);
    refuseEqual(scope, from);
    const takesPart = memberOf(scope, clause.among, from);
    const { out, cells } = votesFrom(from, 1);
    const width = from.cols.length;
    const bound: Bound<never> = {
      out,
      run: () => {
        cells.fill(0);
        for (const [r, { counts, starts, marks }] of from.papers.entries()) {
          for (let t = 0; t < counts.length; t++) {
            for (let m = starts[t] ?? 0; m < (starts[t + 1] ?? 0); m++) {
              const place = r * width + (marks[m] ?? 0);
              if (!takesPart(place)) continue;
              cells[place] = add(cells[place] ?? 0, counts[t] ?? 0);
              break;
            }
          }
        }
        return undefined;
      },
    };
    return bound;
  },
});
