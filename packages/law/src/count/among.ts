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
import type { VotesTable } from "../tables.ts";

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
    const cols = [...new Set([...first.cols, ...groups])].sort();
    const width = cols.length;
    const { rows } = first;
    const own = first.cols.map((id) => cols.indexOf(id));
    const groupOf = first.cols.map((id) =>
      groups.flatMap((group) => (scope.universe.belongs(id, group) ? [cols.indexOf(group)] : [])),
    );
    const admitted = set === undefined ? undefined : alignSet(scope, set, first);
    const asOne = joined === undefined ? undefined : alignSet(scope, joined, { rows, cols });
    const cells: Whole[] = Array.from({ length: rows.length * width }, () => 0);
    const stands: boolean[] = cells.map(() => false);
    for (let r = 0; r < rows.length; r++) {
      for (let c = 0; c < first.cols.length; c++) {
        if (first.stands?.[r * first.cols.length + c] === false) continue;
        for (const col of [own[c] ?? 0, ...(groupOf[c] ?? [])]) stands[r * width + col] = true;
      }
    }
    const missing = rows.map(() => new Set<string>());
    const out: VotesTable = { ...first, rows, cols, cells, stands, missing };
    return {
      out,
      run: () => {
        cells.fill(0);
        for (let r = 0; r < rows.length; r++) {
          const unknown = first.missing[r];
          missing[r]?.clear();
          for (const id of unknown ?? []) if (isLine(id)) missing[r]?.add(id);
          for (let c = 0; c < first.cols.length; c++) {
            const votes = first.cells[r * first.cols.length + c] ?? 0;
            const group = groupOf[c]?.find((g) => asOne?.has(r * width + g) === true);
            if (group === undefined && admitted?.has(r * first.cols.length + c) === false) continue;
            const col = group ?? own[c] ?? 0;
            cells[r * width + col] = add(cells[r * width + col] ?? 0, votes);
            if (unknown?.has(first.cols[c] ?? "") === true) missing[r]?.add(cols[col] ?? "");
          }
        }
        return undefined;
      },
    };
  },
});
