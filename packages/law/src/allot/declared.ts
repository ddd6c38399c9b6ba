/**
 * Results that were declared and whose votes are not known: they are the result of a step, and never called computed.
 *
 * @module
 */

import type { Bound, Scope } from "../clause.ts";
import { isFilled } from "../admit/filled.ts";
import type { StepBase } from "../step.ts";
import { type SeatsTable, zeros } from "../tables.ts";
import { type SeatsRule, seatsInAll } from "./seats-rule.ts";

/** A result that was declared without known votes. */
export interface DeclaredStep extends StepBase {
  readonly verb: "allot";
  readonly clause: "declared";
  readonly seats: number;
  readonly rows: readonly { readonly contender: string; readonly seats: number }[];
}

/**
 * Where the input declares who won this contest and gives no votes for it, the declaration is the result. A later round of
 * the same contest has only what was not declared to be filled before.
 */
export function bindDeclared(
  clause: {
    readonly seats?: SeatsRule;
    readonly areas?: number;
    readonly by?: string;
    readonly unless?: string;
  },
  scope: Scope,
  contest: string,
  at: string,
): Bound<DeclaredStep> | undefined {
  if (scope.input.votes.some((v) => v.contest === contest)) return undefined;
  if (scope.input.ballots.some((b) => b.contest === contest)) return undefined;
  if (clause.unless !== undefined) {
    const earlier = scope.seats(clause.unless);
    const open = (area: string): boolean => earlier.origin !== "declared" || !isFilled(earlier, area);
    return declaredSeats(scope, contest, at, undefined, clause.by, open);
  }
  const areas = scope.universe.areasAt(at);
  const count = clause.areas ?? areas.length;
  const known = clause.seats === undefined ? undefined : seatsInAll(clause.seats, scope, areas, count);
  return declaredSeats(scope, contest, at, known, clause.by);
}

/** The declared seats of a contest as the result of a step; undefined when nothing is declared. */
export function declaredSeats(
  scope: Scope,
  contest: string,
  at: string,
  expected: number | undefined,
  by: string | undefined,
  open: (area: string) => boolean = () => true,
): Bound<DeclaredStep> | undefined {
  const all = scope.input.declared.filter((d) => d.contest === contest);
  if (all.length === 0) return undefined;
  const given = all.filter((d) => open(d.area));
  const name = (id: string): string => (by === undefined ? id : scope.universe.fold(id, by));
  const rows = [...new Set(given.map((d) => d.area))].sort();
  const cols = [...new Set(given.map((d) => name(d.option)))].sort();
  const cells = zeros({ rows, cols });
  const size: number[] = rows.map(() => 0);
  for (const d of given) {
    const row = rows.indexOf(d.area);
    const place = row * cols.length + cols.indexOf(name(d.option));
    cells[place] = (cells[place] ?? 0) + d.seats;
    size[row] = (size[row] ?? 0) + d.seats;
  }
  const total = size.reduce((sum, n) => sum + n, 0);
  if (expected !== undefined && expected !== total) {
    scope.wrong("V007", `declared/${contest}`, `${expected} seats in all`, `${total}`);
  }
  const out: SeatsTable = { gives: "seats", level: at, rows, cols, cells, size, origin: "declared" };
  return {
    out,
    run: ({ record }) => {
      if (record === undefined) return undefined;
      for (const [r, area] of rows.entries()) {
        record({
          verb: "allot",
          clause: "declared",
          at: scope.id,
          area,
          cite: scope.cite,
          seats: size[r] ?? 0,
          rows: cols.map((contender, c) => ({ contender, seats: cells[r * cols.length + c] ?? 0 })),
        });
      }
      return undefined;
    },
  };
}
