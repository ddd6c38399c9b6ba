/**
 * Votes that won nothing, or that were needed to win: what a tier of districts hands to a tier of lists.
 *
 * @module
 */

import { type ClauseKind, clauseKind, colsInto, rowsInto } from "../clause.ts";
import { add, compare, type Fraction, fraction, subtract, type Whole } from "../exact.ts";
import { memberOf, votesAt } from "../gather.ts";
import { choice, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { type VotesTable, zeros } from "../tables.ts";

/** Which votes are handed on. */
export const TRANSFERS = [
  /** All votes of those who did not win. */
  "losers",
  /** Those, and what winners had more than they needed: more than the runner-up by one. */
  "losers-and-surplus",
  /** What winners needed: the votes of the runner-up and one. */
  "needed",
] as const;

export interface TransferStep extends StepBase {
  readonly verb: "count";
  readonly clause: "transfer";
  readonly which: (typeof TRANSFERS)[number];
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    readonly won: boolean;
    readonly handed: Fraction;
  }[];
}

export const transfer: ClauseKind<TransferStep> = clauseKind({
  verb: "count",
  kind: "transfer",
  gives: "votes",
  doc: "Votes of an area that won no seat there, or those that were needed to win it, are handed on.",
  source: "Vote linkage, positive and negative; Bochsler, Representation 50 (2014).",
  fields: {
    votes: step("the votes by which seats were won", "votes"),
    winners: step("who won seats", "seats"),
    which: choice("which votes are handed on", TRANSFERS),
    among: optional(step("whose votes are handed on; all when left out", "set")),
  },
  bind: (clause, scope) => {
    const winners = scope.seats(clause.winners);
    const from = scope.votes(clause.votes, { level: winners.level });
    const { rows, cols } = from;
    const wonRow = rowsInto(scope.universe, rows, winners);
    const wonCol = colsInto(scope.universe, cols, winners.cols);
    const takes = memberOf(scope, clause.among, from);
    const cells: Whole[] = zeros(from);
    const out: VotesTable = { ...from, cells, lines: new Map() };
    return {
      out,
      run: (run) => {
        for (const [r, area] of rows.entries()) {
          const own = cols.map((contender, c) => ({
            contender,
            cell: r * cols.length + c,
            votes: votesAt(from, r, c),
            won: votesAt(winners, wonRow[r], wonCol[c]) !== 0,
          }));
          // The runner-up is the strongest of those who did not win; a winner without one needed a single vote.
          let second: Whole = 0;
          for (const { votes, won } of own) if (!won && compare(votes, second) > 0) second = votes;
          const needed = add(second, from.scale);
          for (const { cell, votes, won } of own) {
            cells[cell] = takes(cell) ? handed(clause.which, votes, won, needed) : 0;
          }
          run.record?.({
            verb: "count",
            clause: "transfer",
            at: scope.id,
            area,
            cite: scope.cite,
            which: clause.which,
            rows: own.map(({ contender, cell, votes, won }) => ({
              contender,
              votes: fraction(votes, from.scale),
              won,
              handed: fraction(cells[cell] ?? 0, from.scale),
            })),
          });
        }
        return undefined;
      },
    };
  },
});

function handed(which: (typeof TRANSFERS)[number], votes: Whole, won: boolean, needed: Whole): Whole {
  const spent = compare(votes, needed) < 0 ? votes : needed;
  switch (which) {
    case "losers":
      return won ? 0 : votes;
    case "losers-and-surplus":
      return won ? subtract(votes, spent) : votes;
    case "needed":
      return won ? spent : 0;
  }
}
