/**
 * Sets of sets: who is in all of them, in any of them, or not in one. An area stands for the area above it and a contender
 * for its group, so that a share in a district and a share in the whole can be combined.
 *
 * @module
 */

import { type ClauseKind, clauseKind, type Run, type Scope } from "../clause.ts";
import { list, step } from "../schema.ts";
import { alignSet, emptySet, together } from "../sets.ts";
import type { StepBase } from "../step.ts";
import type { SetTable } from "../tables.ts";

export interface SetsStep extends StepBase {
  readonly verb: "admit";
  readonly clause: "all" | "any" | "not";
  readonly of: readonly string[];
  /** For each contender: whether it is in each of the sets, in their order, and what comes of it. */
  readonly rows: readonly {
    readonly contender: string;
    readonly parts: readonly boolean[];
    readonly passes: boolean;
  }[];
}

const fields = { of: list("the sets", step("a set", "set")) } as const;
const SOURCE =
  "Alternative and joint conditions of admission; Venice Commission, Report on Thresholds (2008).";

export const admitAll: ClauseKind<SetsStep> = clauseKind({
  verb: "admit",
  kind: "all",
  gives: "set",
  doc: "Whoever is in all of several sets takes part.",
  source: SOURCE,
  fields,
  bind: (clause, scope) => combine(scope, "all", clause.of, (parts) => parts.every((p) => p)),
});

export const admitAny: ClauseKind<SetsStep> = clauseKind({
  verb: "admit",
  kind: "any",
  gives: "set",
  doc: "Whoever is in at least one of several sets takes part.",
  source: SOURCE,
  fields,
  bind: (clause, scope) => combine(scope, "any", clause.of, (parts) => parts.some((p) => p)),
});

export const admitNot: ClauseKind<SetsStep> = clauseKind({
  verb: "admit",
  kind: "not",
  gives: "set",
  doc: "Whoever is in none of several sets takes part.",
  source: SOURCE,
  fields,
  bind: (clause, scope) => combine(scope, "not", clause.of, (parts) => !parts.some((p) => p)),
});

function combine(
  scope: Scope,
  clause: SetsStep["clause"],
  of: readonly string[],
  passes: (parts: readonly boolean[]) => boolean,
): { readonly out: SetTable; run(run: Run<SetsStep>): undefined } {
  const tables = of.map((id) => scope.set(id));
  const { level, rows, cols } = together(scope, tables);
  const out = emptySet(level, rows, cols);
  const sets = tables.map((table) => alignSet(scope, table, out));
  const width = cols.length;
  return {
    out,
    run: (run) => {
      for (let place = 0; place < out.cells.length; place++) {
        const parts = sets.map((set) => set.has(place));
        const is = passes(parts);
        out.cells[place] = is;
        // By own strength where at least one way of passing (all of them, where all are needed) is.
        const own = sets.map((set, i) => parts[i] === true && !set.rescued(place));
        out.rescued[place] =
          is && clause !== "not" && !(clause === "any" ? own.includes(true) : !own.includes(false));
      }
      if (run.record === undefined) return undefined;
      for (const [r, area] of rows.entries()) {
        run.record({
          verb: "admit",
          clause,
          at: scope.id,
          area,
          cite: scope.cite,
          of,
          rows: cols.map((contender, c) => ({
            contender,
            parts: sets.map((set) => set.has(r * width + c)),
            passes: out.cells[r * width + c] === true,
          })),
        });
      }
      return undefined;
    },
  };
}
