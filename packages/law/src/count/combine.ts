/**
 * Adds and subtracts tables of votes: votes carried over from another contest, votes taken off because they won a seat
 * elsewhere.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { gatherSeats } from "../gather.ts";
import type { Line } from "../input.ts";
import {
  add,
  type Fraction,
  fraction,
  leastCommonMultiple,
  multiply,
  quotient,
  type Ratio,
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
    const terms = [
      ...clause.add.map((t) => ({ ...t, sign: 1 })),
      ...(clause.subtract ?? []).map((t) => ({ ...t, sign: -1 })),
    ].map((t) => ({
      table: scope.votes(t.votes, as),
      times: t.times ?? { num: 1, den: 1 },
      sign: t.sign,
      // Seats of anybody in the area make these votes matter.
      when: t.when === undefined ? undefined : gatherSeats(scope, [t.when], { level: at, rows, cols: [] }),
    }));
    const cols = [...new Set(terms.flatMap((t) => t.table.cols))].sort();
    const width = cols.length;
    let scale: Whole = 1;
    for (const { table, times } of terms)
      scale = leastCommonMultiple(scale, multiply(table.scale, times.den));
    const parts = terms.map((t) => ({
      ...t,
      factor: multiply(t.times.num, quotient(scale, multiply(t.table.scale, t.times.den))),
      cols: cols.map((id) => t.table.cols.indexOf(id)),
    }));
    const cells: Whole[] = Array.from({ length: rows.length * width }, () => 0);
    // Blank and invalid ballots are those of the first contest: the others bring votes, not ballots.
    const [first] = parts;
    const lines = new Map<Line, Whole[]>(
      [...(first?.table.lines.keys() ?? [])].map((line) => [line, rows.map(() => 0)]),
    );
    const out: VotesTable = {
      gives: "votes",
      contest: scope.id,
      level: at,
      rows,
      cols,
      scale,
      cells,
      lines,
      missing: rows.map(() => new Set<string>()),
      known: rows.map((_, r) => clause.add.some((_t, i) => terms[i]?.table.known[r] === true)),
    };
    const ballots = quotient(scale, first?.table.scale ?? 1);
    return {
      out,
      run: (run) => {
        for (const { when } of parts) when?.add();
        for (let r = 0; r < rows.length; r++) {
          const counted = parts.filter(({ when }) => when === undefined || (when.outside[r] ?? 0) > 0);
          for (const { table, when } of counted) {
            if (table.known[r] !== true && when !== undefined) {
              return {
                kind: "data-missing",
                at: scope.id,
                area: rows[r] ?? "",
                reason: "no-votes",
                details: { contest: table.contest },
              };
            }
            const unknown = unknownAt(table, r);
            if (unknown.length > 0) return votesMissing(scope, table, r, unknown);
          }
          for (const [line, own] of lines) own[r] = multiply(first?.table.lines.get(line)?.[r] ?? 0, ballots);
          for (let c = 0; c < width; c++) {
            let sum: Whole = 0;
            for (const part of counted) {
              const own = multiply(votesAt(part, r, c), part.factor);
              sum = part.sign > 0 ? add(sum, own) : subtract(sum, own);
            }
            cells[r * width + c] = sum < 0 ? 0 : sum;
          }
          run.record?.({
            verb: "count",
            clause: "combine",
            at: scope.id,
            area: rows[r] ?? "",
            cite: scope.cite,
            of: [...clause.add, ...(clause.subtract ?? [])].map((t) => t.votes),
            rows: cols.map((contender, c) => ({
              contender,
              parts: parts.map((part) => signed(part, counted.includes(part) ? votesAt(part, r, c) : 0)),
              votes: fraction(cells[r * width + c] ?? 0, scale),
            })),
          });
        }
        return undefined;
      },
    };
  },
});

interface Part {
  readonly table: VotesTable;
  readonly cols: readonly number[];
  readonly times: Ratio;
  readonly sign: number;
}

function votesAt(part: Part, row: number, col: number): Whole {
  const c = part.cols[col] ?? -1;
  return c < 0 ? 0 : (part.table.cells[row * part.table.cols.length + c] ?? 0);
}

function signed(part: Part, votes: Whole): Fraction {
  const num = multiply(votes, part.times.num);
  return fraction(part.sign > 0 ? num : subtract(0, num), multiply(part.table.scale, part.times.den));
}
