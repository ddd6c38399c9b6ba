/**
 * Conditions joined: all are needed, one of several is enough, or one must not hold. What is not known stays so.
 *
 * @module
 */

import { type Bound, type ClauseKind, clauseKind, type Scope } from "../clause.ts";
import { list, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import type { VerdictTable } from "../tables.ts";
import type { Verdict } from "./verdicts.ts";

export interface LogicStep extends StepBase {
  readonly verb: "decide";
  readonly clause: "all" | "any" | "not";
  readonly rows: readonly { readonly step: string; readonly verdict: Verdict }[];
  readonly verdict: Verdict;
}

export const decideAll: ClauseKind<LogicStep> = clauseKind({
  verb: "decide",
  kind: "all",
  gives: "verdict",
  doc: "Whether all of several conditions are met.",
  source: "Venice Commission, Code of Good Practice on Referendums (2022), III.7.",
  fields: { of: list("the conditions", step("a condition", "verdict")) },
  bind: (clause, scope) =>
    bindLogic("all", clause.of, scope, (verdicts) =>
      verdicts.includes("no") ? "no" : verdicts.every((v) => v === "yes") ? "yes" : "unknown",
    ),
});

export const decideAny: ClauseKind<LogicStep> = clauseKind({
  verb: "decide",
  kind: "any",
  gives: "verdict",
  doc: "Whether one of several conditions is met.",
  source: "Alternative majorities, for example of members or of voters; three-valued logic of Kleene (1938).",
  fields: { of: list("the conditions", step("a condition", "verdict")) },
  bind: (clause, scope) =>
    bindLogic("any", clause.of, scope, (verdicts) =>
      verdicts.includes("yes") ? "yes" : verdicts.every((v) => v === "no") ? "no" : "unknown",
    ),
});

export const decideNot: ClauseKind<LogicStep> = clauseKind({
  verb: "decide",
  kind: "not",
  gives: "verdict",
  doc: "Whether a condition is not met.",
  source: "Three-valued logic of Kleene (1938).",
  fields: { of: step("the condition", "verdict") },
  bind: (clause, scope) =>
    bindLogic("not", [clause.of], scope, ([verdict]) =>
      verdict === "yes" ? "no" : verdict === "no" ? "yes" : "unknown",
    ),
});

function bindLogic(
  clause: LogicStep["clause"],
  of: readonly string[],
  scope: Scope,
  join: (verdicts: readonly Verdict[]) => Verdict,
): Bound<LogicStep> {
  const parts = of.map((id) => ({ id, table: scope.verdict(id) }));
  const level = parts[0]?.table.level ?? scope.top;
  const rows = parts[0]?.table.rows ?? [];
  const cells: Verdict[] = rows.map(() => "unknown");
  const out: VerdictTable = { gives: "verdict", level, rows, cols: [], cells };
  return {
    out,
    run: (run) => {
      for (const [r, area] of rows.entries()) {
        const verdicts = parts.map(({ id, table }): { step: string; verdict: Verdict } => ({
          step: id,
          verdict: table.cells[table.rows.indexOf(area)] ?? "unknown",
        }));
        const verdict = join(verdicts.map((v) => v.verdict));
        cells[r] = verdict;
        run.record?.({
          verb: "decide",
          clause,
          at: scope.id,
          area,
          cite: scope.cite,
          rows: verdicts,
          verdict,
        });
      }
      return undefined;
    },
  };
}
