/**
 * Seats that were won become votes: electors in a college, members of a body that elects.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { type Fraction, fraction, type Whole } from "../exact.ts";
import { list, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import type { VotesTable } from "../tables.ts";

export interface SeatsAsVotesStep extends StepBase {
  readonly verb: "count";
  readonly clause: "seats";
  readonly rows: readonly { readonly contender: string; readonly votes: Fraction }[];
}

export const seatsAsVotes: ClauseKind<SeatsAsVotesStep> = clauseKind({
  verb: "count",
  kind: "seats",
  gives: "votes",
  doc: "Every seat that somebody won is worth one vote, in the whole.",
  source: "Electoral colleges; International IDEA, Electoral System Design (2005), par. 183.",
  fields: { of: list("the steps that gave the seats", step("a step", "seats")) },
  bind: (clause, scope) => {
    const parts = clause.of.map((id) => scope.seats(id));
    const cols = [...new Set(parts.flatMap((p) => p.cols))].sort();
    const colMaps = parts.map((p) => p.cols.map((id) => cols.indexOf(id)));
    const cells: Whole[] = cols.map(() => 0);
    const out: VotesTable = {
      gives: "votes",
      contest: scope.id,
      level: scope.top,
      rows: [scope.input.root],
      cols,
      scale: 1,
      cells,
      lines: new Map(),
      missing: [new Set()],
      known: [true],
    };
    return {
      out,
      run: (run) => {
        const sums = cols.map(() => 0);
        for (const [i, part] of parts.entries()) {
          const width = part.cols.length;
          for (const [at, seats] of part.cells.entries()) {
            const col = colMaps[i]?.[at % width] ?? 0;
            sums[col] = (sums[col] ?? 0) + seats;
          }
        }
        for (const [c, sum] of sums.entries()) cells[c] = sum;
        run.record?.({
          verb: "count",
          clause: "seats",
          at: scope.id,
          area: scope.input.root,
          cite: scope.cite,
          rows: cols.map((contender, c) => ({ contender, votes: fraction(sums[c] ?? 0) })),
        });
        return undefined;
      },
    };
  },
});
