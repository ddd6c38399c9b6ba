/**
 * Adds and subtracts tables of votes: votes carried over from another contest, votes taken off because they won a seat
 * elsewhere.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { colsOf, gatherSeats, votesAt, votesOver } from "../gather.ts";
import {
  add,
  type Fraction,
  fraction,
  leastCommonMultiple,
  multiply,
  quotient,
  subtract,
  type Whole,
} from "../exact.ts";
import { fractionOf, level, list, named, optional, record, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import type { VotesTable } from "../tables.ts";
import { unknownAt, votesMissing } from "./base.ts";

export interface CombineVotesStep extends StepBase {
  readonly verb: "count";
  readonly clause: "combine";
  /** The steps in order: those that were added, then those that were taken off. */
  readonly of: readonly string[];
  readonly rows: readonly {
    readonly contender: string;
    /** In the order of `of`; negative where it was taken off. */
    readonly parts: readonly Fraction[];
    readonly votes: Fraction;
  }[];
}

const term = record("votes of another step", {
  votes: step("the step", "votes"),
  times: optional(fractionOf("how often they count; once when left out")),
  when: optional(
    step(
      "seats without which these votes do not matter: while they give none, the figures may be missing",
      "seats",
    ),
  ),
});

export const combineVotes: ClauseKind<CombineVotesStep> = clauseKind({
  verb: "count",
  kind: "combine",
  gives: "votes",
  doc: "Votes of several steps are added, others are taken off; nobody falls below zero.",
  source: "Vote transfer between tiers; Bochsler, Representation 50 (2014).",
  fields: {
    add: list("what is added", term),
    subtract: optional(list("what is taken off", term)),
    in: optional(level("the level at which they are added; the whole when left out")),
    by: optional(
      named("group", "the kind of group for which they are added; the columns of the votes when left out"),
    ),
  },
  bind: (clause, scope) => {
    const at = clause.in ?? scope.top;
    const rows = scope.universe.areasAt(at);
    const as = { level: at, ...(clause.by === undefined ? {} : { by: clause.by }) };
    const written = [
      ...clause.add.map((t) => ({ ...t, adds: true })),
      ...(clause.subtract ?? []).map((t) => ({ ...t, adds: false })),
    ];
    const terms = written.map(({ votes, times = { num: 1, den: 1 }, adds, when }) => ({
      table: scope.votes(votes, as),
      times,
      adds,
      // Seats of anybody in the area make these votes matter.
      when: when === undefined ? undefined : gatherSeats(scope, [when], { level: at, rows, cols: [] }),
    }));
    const cols = colsOf(terms.map(({ table }) => table));
    let scale: Whole = 1;
    for (const { table, times } of terms)
      scale = leastCommonMultiple(scale, multiply(table.scale, times.den));
    const parts = terms.map((t) => ({
      ...t,
      factor: multiply(t.times.num, quotient(scale, multiply(t.table.scale, t.times.den))),
      cols: cols.map((id) => t.table.cols.indexOf(id)),
    }));
    // Blank and invalid ballots are those of the first contest: the others bring votes, not ballots.
    const lines = parts.slice(0, 1).flatMap(({ table }) =>
      [...table.lines].map(([line, from]) => {
        return { line, from, own: from.map((): Whole => 0), times: quotient(scale, table.scale) };
      }),
    );
    const added = parts.slice(0, clause.add.length);
    const out: VotesTable = {
      ...votesOver(scope.id, { level: at, rows, cols }, scale),
      lines: new Map(lines.map(({ line, own }) => [line, own])),
      known: rows.map((_, r) => added.some(({ table }) => table.known[r] === true)),
    };
    return {
      out,
      run: (run) => {
        for (const { when } of parts) when?.add();
        for (const { from, own, times } of lines) {
          for (const [r, figure] of from.entries()) own[r] = multiply(figure, times);
        }
        for (const [r, area] of rows.entries()) {
          const counted = parts.filter(({ when }) => when === undefined || (when.outside[r] ?? 0) > 0);
          for (const { table, when } of counted) {
            if (table.known[r] !== true && when !== undefined) {
              const details = { contest: table.contest };
              return { kind: "data-missing", at: scope.id, area, reason: "no-votes", details };
            }
            const unknown = unknownAt(table, r);
            if (unknown.length > 0) return votesMissing(scope, table, r, unknown);
          }
          for (let c = 0; c < cols.length; c++) {
            let sum: Whole = 0;
            for (const part of counted) sum = add(sum, brought(part, r, c));
            out.cells[r * cols.length + c] = sum < 0 ? 0 : sum;
          }
          run.record?.({
            verb: "count",
            clause: "combine",
            at: scope.id,
            area,
            cite: scope.cite,
            of: written.map((t) => t.votes),
            rows: cols.map((contender, c) => ({
              contender,
              parts: parts.map((part) => fraction(counted.includes(part) ? brought(part, r, c) : 0, scale)),
              votes: fraction(votesAt(out, r, c), scale),
            })),
          });
        }
        return undefined;
      },
    };
  },
});

/** What a term brings to a cell, in units of the sum; negative where it is taken off. */
function brought(
  part: {
    readonly table: VotesTable;
    readonly cols: readonly number[];
    readonly factor: Whole;
    readonly adds: boolean;
  },
  row: number,
  col: number,
): Whole {
  const votes = multiply(votesAt(part.table, row, part.cols[col]), part.factor);
  return part.adds ? votes : subtract(0, votes);
}
