/**
 * The leaders of one round who go on to the next.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { unknownAt, votesMissing } from "../count/base.ts";
import { compare, type Fraction, fraction } from "../exact.ts";
import { integer, level, list, named, optional, step } from "../schema.ts";
import { alignSet, emptySet } from "../sets.ts";
import type { StepBase } from "../step.ts";
import { tieRule } from "../ties.ts";
import { isFilled } from "./filled.ts";

export interface TopStep extends StepBase {
  readonly verb: "admit";
  readonly clause: "top";
  /** The group inside which leaders were found. */
  readonly group?: string;
  readonly admitted: readonly string[];
  readonly rows: readonly { readonly contender: string; readonly votes: Fraction; readonly rank: number }[];
}

export const top: ClauseKind<TopStep> = clauseKind({
  verb: "admit",
  kind: "top",
  gives: "set",
  doc: "The leaders by votes take part: in the next round, or as the best of those who did not pass otherwise.",
  source: "Two-round system; International IDEA, Electoral System Design (2005), pars 69 to 73.",
  fields: {
    votes: step("the votes of the round before", "votes"),
    next: integer("how many go on", 1, 100),
    in: optional(level("the level at which leaders are found; the whole when left out")),
    among: optional(
      step("those of whom the leaders are found, if they have votes; all when left out", "set"),
    ),
    inside: optional(
      named("group", "the kind of group inside each of which leaders are found, for example alliance"),
    ),
    unless: optional(step("seats that the round before has filled already", "seats")),
    ties: optional(list("how a tie for the last place is resolved, in this order", tieRule)),
  },
  bind: (clause, scope) => {
    const table = scope.votes(clause.votes, { level: clause.in ?? scope.top });
    const filled = clause.unless === undefined ? undefined : scope.seats(clause.unless);
    const { rows, cols } = table;
    const width = cols.length;
    const out = emptySet(table.level, rows, cols);
    const { cells } = out;
    const among = clause.among === undefined ? undefined : alignSet(scope, scope.set(clause.among), table);
    const mayLead = (r: number, c: number): boolean =>
      table.stands?.[r * width + c] !== false && among?.has(r * width + c) !== false;
    const kind = clause.inside;
    const groupOf = cols.map((id) => (kind === undefined ? "" : scope.universe.fold(id, kind)));
    const groups = [...new Set(groupOf)].sort();
    const places = rows.flatMap((_, r) => groups.map((group) => ({ r, group })));
    return {
      out,
      run: (run) => {
        cells.fill(false);
        for (const { r, group } of places) {
          const area = rows[r] ?? "";
          if (table.known[r] !== true || (filled !== undefined && isFilled(filled, area))) continue;
          const lacking = unknownAt(table, r).filter((id) => mayLead(r, cols.indexOf(id)));
          if (lacking.length > 0) return votesMissing(scope, table, r, lacking);
          const votes = (c: number): number | bigint => table.cells[r * width + c] ?? 0;
          const order = cols
            .map((_, c) => c)
            .filter((c) => groupOf[c] === group && mayLead(r, c) && (among === undefined || votes(c) > 0))
            .sort((a, b) => compare(votes(b), votes(a)));
          // Where nobody has a vote nobody is ahead.
          if (order.length === 0 || votes(order[0] ?? 0) === 0) continue;
          const edge = votes(order[Math.min(clause.next, order.length) - 1] ?? 0);
          const sure = order.filter((c) => votes(c) > edge);
          const level = order.filter((c) => votes(c) === edge);
          let admitted = [...sure, ...level];
          if (admitted.length > clause.next) {
            const winners = run.settle(
              {
                verb: "admit",
                at: scope.id,
                area,
                cite: scope.cite,
                among: level.map((c) => cols[c] ?? ""),
                places: clause.next - sure.length,
                candidates: order.length,
              },
              clause.ties ?? [],
            );
            if (winners === undefined) return "tied";
            admitted = [...sure, ...level.filter((c) => winners.includes(cols[c] ?? ""))];
          }
          for (const c of admitted) cells[r * width + c] = true;
          run.record?.({
            verb: "admit",
            clause: "top",
            at: scope.id,
            area,
            cite: scope.cite,
            ...(kind === undefined ? {} : { group }),
            admitted: admitted.map((c) => cols[c] ?? ""),
            rows: order.map((c) => ({
              contender: cols[c] ?? "",
              votes: fraction(votes(c), table.scale),
              rank: order.findIndex((o) => votes(o) === votes(c)) + 1,
            })),
          });
        }
        return undefined;
      },
    };
  },
});
