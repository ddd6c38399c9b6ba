/**
 * What happens when too few pass: the next in order of votes are let in.
 *
 * @module
 */

import { type ClauseKind, clauseKind, colsInto, rowsInto } from "../clause.ts";
import { compare } from "../exact.ts";
import { integer, list, optional, step } from "../schema.ts";
import { emptySet } from "../sets.ts";
import type { StepBase } from "../step.ts";
import { tieRule } from "../ties.ts";
import { isFilled } from "./filled.ts";

export interface RescueStep extends StepBase {
  readonly verb: "admit";
  readonly clause: "rescue";
  /** Who passed by own strength. */
  readonly admitted: readonly string[];
  /** Who was let in. */
  readonly rescued: readonly string[];
}

export const rescue: ClauseKind<RescueStep> = clauseKind({
  verb: "admit",
  kind: "rescue",
  gives: "set",
  doc: "When exactly so many pass, the next in order of votes are let in as well.",
  source: "Second-list rules of party-list systems, for example in the law library under kz/majilis.",
  fields: {
    from: step("who passed", "set"),
    votes: step("the votes by which the next are found", "votes"),
    when: integer("the number of those who passed for which the rule holds", 0, 100),
    next: integer("how many are let in", 1, 100),
    unless: optional(step("an earlier round: areas whose seats it filled need nobody", "seats")),
    ties: optional(list("how a tie between the next is resolved, in this order", tieRule)),
  },
  bind: (clause, scope) => {
    const from = scope.set(clause.from);
    const votes = scope.votes(clause.votes, { level: from.level });
    const filled = clause.unless === undefined ? undefined : scope.seats(clause.unless);
    const { rows, cols } = from;
    const width = cols.length;
    const rowMap = rowsInto(scope.universe, rows, votes);
    const colMap = colsInto(scope.universe, cols, votes.cols);
    const out = emptySet(from.level, rows, cols);
    const { cells, rescued } = out;
    return {
      out,
      run: (run) => {
        for (let r = 0; r < rows.length; r++) {
          const area = rows[r] ?? "";
          let passed = 0;
          for (let c = r * width; c < (r + 1) * width; c++) {
            cells[c] = from.cells[c] === true;
            rescued[c] = from.rescued[c] === true;
            if (cells[c] === true) passed += 1;
          }
          if (passed !== clause.when || (filled !== undefined && isFilled(filled, area))) continue;
          const strength = (c: number): number | bigint =>
            votes.cells[(rowMap[r] ?? 0) * votes.cols.length + (colMap[c] ?? 0)] ?? 0;
          const others = cols
            .map((_, c) => c)
            .filter((c) => cells[r * width + c] !== true && strength(c) > 0);
          if (others.length < clause.next) {
            return {
              kind: "law-is-silent",
              at: scope.id,
              area,
              reason: "nobody-to-let-in",
              details: {
                admitted: cols.filter((_, c) => cells[r * width + c] === true),
                needed: clause.next,
              },
            };
          }
          others.sort((a, b) => compare(strength(b), strength(a)));
          const edge = strength(others[clause.next - 1] ?? 0);
          const sure = others.filter((c) => strength(c) > edge);
          const level = others.filter((c) => strength(c) === edge);
          let chosen = [...sure, ...level];
          if (chosen.length > clause.next) {
            const winners = run.settle(
              {
                verb: "admit",
                at: scope.id,
                area,
                cite: scope.cite,
                among: level.map((c) => cols[c] ?? ""),
                places: clause.next - sure.length,
                candidates: width,
              },
              clause.ties ?? [],
            );
            if (winners === undefined) return "tied";
            chosen = [...sure, ...level.filter((c) => winners.includes(cols[c] ?? ""))];
          }
          run.record?.({
            verb: "admit",
            clause: "rescue",
            at: scope.id,
            area,
            cite: scope.cite,
            admitted: cols.filter((_, c) => cells[r * width + c] === true),
            rescued: chosen.map((c) => cols[c] ?? ""),
          });
          for (const c of chosen) {
            cells[r * width + c] = true;
            rescued[r * width + c] = true;
          }
        }
        return undefined;
      },
    };
  },
});
