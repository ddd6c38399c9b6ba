/**
 * The votes of those who take part: all others count as nothing from here on. Groups that take part as one count with all
 * their members, whether or not these would take part alone.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { add, type Whole } from "../exact.ts";
import { isLine } from "../input.ts";
import { optional, step } from "../schema.ts";
import { alignSet } from "../sets.ts";
import { type VotesTable, zeros } from "../tables.ts";

/** Records nothing: who takes part is told by the steps that admit, and the votes by those that share seats out. */
export const amongVotes: ClauseKind<never> = clauseKind({
  verb: "count",
  kind: "among",
  gives: "votes",
  doc: "Only the votes of those who take part; a group that takes part as one has the votes of all its members.",
  source:
    "Effective votes; apparentement and coalitions, Pukelsheim, Proportional Representation (2017), ch. 7.",
  fields: {
    votes: step("the votes", "votes"),
    among: optional(step("the contenders who take part; all when left out", "set")),
    groups: optional(step("the groups that take part as one", "set")),
  },
  bind: (clause, scope) => {
    const first = scope.votes(clause.votes);
    const set = clause.among === undefined ? undefined : scope.set(clause.among);
    const joined = clause.groups === undefined ? undefined : scope.set(clause.groups);
    const groups = (joined?.cols ?? []).filter((id) => !first.cols.includes(id));
    const { rows } = first;
    const cols = [...first.cols, ...groups].sort();
    const colOf = (id: string): { readonly id: string; readonly col: number } => ({
      id,
      col: cols.indexOf(id),
    });
    const contenders = first.cols.map((id) => ({
      ...colOf(id),
      groups: groups.filter((group) => scope.universe.belongs(id, group)).map(colOf),
    }));
    const admitted = set === undefined ? undefined : alignSet(scope, set, first);
    const asOne = joined === undefined ? undefined : alignSet(scope, joined, { rows, cols });
    const cells: Whole[] = zeros({ rows, cols });
    const stands: boolean[] = cells.map(() => false);
    const areas = first.missing.map((unknown, r) => ({
      unknown,
      missing: new Set<string>(),
      from: r * first.cols.length,
      to: r * cols.length,
    }));
    for (const { from, to } of areas) {
      for (const [c, own] of contenders.entries()) {
        if (first.stands?.[from + c] === false) continue;
        for (const { col } of [own, ...own.groups]) stands[to + col] = true;
      }
    }
    const out: VotesTable = {
      ...first,
      rows,
      cols,
      cells,
      stands,
      missing: areas.map((area) => area.missing),
    };
    return {
      out,
      run: () => {
        cells.fill(0);
        for (const { unknown, missing, from, to } of areas) {
          missing.clear();
          for (const id of unknown) if (isLine(id)) missing.add(id);
          for (const [c, own] of contenders.entries()) {
            const group = own.groups.find(({ col }) => asOne?.has(to + col) === true);
            if (group === undefined && admitted?.has(from + c) === false) continue;
            const { id, col } = group ?? own;
            cells[to + col] = add(cells[to + col] ?? 0, first.cells[from + c] ?? 0);
            if (unknown.has(own.id)) missing.add(id);
          }
        }
        return undefined;
      },
    };
  },
});
