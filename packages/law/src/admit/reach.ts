/**
 * Admission by what was reached elsewhere: seats won in another step, areas in which a test is passed, members of a group
 * that pass, facts of the contender.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { integer, level, list, named, optional, step, text } from "../schema.ts";
import { emptySet } from "../sets.ts";
import { type ReachStep, reach } from "./reached.ts";

export const admitSeats: ClauseKind<ReachStep> = clauseKind({
  verb: "admit",
  kind: "seats",
  gives: "set",
  doc: "Whoever won at least so many seats in other steps takes part.",
  source: "Basic-mandate clauses; Venice Commission, Report on Thresholds (2008).",
  fields: {
    of: list("the steps that gave seats", step("a step", "seats")),
    atLeast: integer("how many seats", 1, 1000),
    by: optional(named("group", "the kind of group for which seats count, for example party")),
  },
  bind: (clause, scope) => {
    const tables = clause.of.map((id) => scope.seats(id));
    const name = (id: string): string => (clause.by === undefined ? id : scope.universe.fold(id, clause.by));
    const cols = [...new Set(tables.flatMap((t) => t.cols.map(name)))].sort();
    const out = emptySet(scope.top, [scope.input.root], cols);
    const colMaps = tables.map((t) => t.cols.map((id) => cols.indexOf(name(id))));
    // Independents are several persons, and none of them has more than a seat.
    const most = cols.map((id) => (scope.universe.contender(id)?.kind === "independents" ? 1 : Infinity));
    return {
      out,
      run: (run) => {
        const counts = cols.map(() => 0);
        for (const [t, table] of tables.entries()) {
          const width = table.cols.length;
          for (let at = 0; at < table.cells.length; at++) {
            const seats = table.cells[at] ?? 0;
            if (seats === 0) continue;
            const c = colMaps[t]?.[at % width] ?? 0;
            counts[c] = (counts[c] ?? 0) + seats;
          }
        }
        const own = counts.map((n, c) => Math.min(n, most[c] ?? 0));
        reach("seats", scope, run, out, 0, own, clause.atLeast);
        return undefined;
      },
    };
  },
});

export const admitAreas: ClauseKind<ReachStep> = clauseKind({
  verb: "admit",
  kind: "areas",
  gives: "set",
  doc: "Whoever passes a test in at least so many areas takes part in the whole.",
  source: "Regional spread and regional thresholds; Venice Commission, Report on Thresholds (2008).",
  fields: {
    each: step("the test, made in every area", "set"),
    atLeast: integer("in how many areas", 1, 100_000),
  },
  bind: (clause, scope) => {
    const each = scope.set(clause.each);
    const { cols } = each;
    const out = emptySet(scope.top, [scope.input.root], cols);
    return {
      out,
      run: (run) => {
        const counts = cols.map(
          (_, c) => each.rows.filter((__, r) => each.cells[r * cols.length + c] === true).length,
        );
        reach("areas", scope, run, out, 0, counts, clause.atLeast);
        return undefined;
      },
    };
  },
});

export const admitMembers: ClauseKind<ReachStep> = clauseKind({
  verb: "admit",
  kind: "members",
  gives: "set",
  doc: "A group takes part when at least so many of its members are in a set.",
  source:
    "Thresholds of coalitions that depend on their lists; Venice Commission, Report on Thresholds (2008).",
  fields: {
    of: step("the set of members", "set"),
    by: named("group", "the kind of group, for example alliance"),
    atLeast: integer("how many members", 1, 1000),
  },
  bind: (clause, scope) => {
    const members = scope.set(clause.of);
    const groupOf = members.cols.map((id) => scope.universe.fold(id, clause.by));
    const cols = [...new Set(groupOf)].sort();
    const out = emptySet(members.level, members.rows, cols);
    const colMap = groupOf.map((id) => cols.indexOf(id));
    return {
      out,
      run: (run) => {
        for (let r = 0; r < members.rows.length; r++) {
          const counts = cols.map(() => 0);
          for (const [c, group] of colMap.entries()) {
            if (members.cells[r * colMap.length + c] === true) counts[group] = (counts[group] ?? 0) + 1;
          }
          reach("members", scope, run, out, r, counts, clause.atLeast);
        }
        return undefined;
      },
    };
  },
});

export const admitFact: ClauseKind<ReachStep> = clauseKind({
  verb: "admit",
  kind: "fact",
  gives: "set",
  doc: "Whoever has a fact takes part: a minority, a list of several parties.",
  source: "Exemptions of minorities from thresholds; Venice Commission, Report on Thresholds (2008).",
  fields: {
    votes: step("the votes, whose contenders are asked", "votes"),
    in: optional(level("the level of areas of the answer; the whole when left out")),
    by: optional(named("group", "the kind of group that is asked; the columns of the votes when left out")),
    fact: named("fact", "the fact"),
    is: optional(text('what it must be, for example "minority"; true when left out')),
    atLeast: optional(integer("or the least number it must be", 0, 1_000_000)),
  },
  bind: (clause, scope) => {
    const votes = scope.votes(clause.votes, {
      level: clause.in ?? scope.top,
      ...(clause.by === undefined ? {} : { by: clause.by }),
    });
    const { rows, cols } = votes;
    const least = clause.atLeast;
    const has = cols.map((id) => {
      const fact = scope.universe.contender(id)?.facts?.[clause.fact];
      return least === undefined
        ? String(fact) === (clause.is ?? "true")
        : typeof fact === "number" && fact >= least;
    });
    const out = emptySet(votes.level, rows, cols);
    // Facts are the same in every run.
    for (let at = 0; at < out.cells.length; at++) out.cells[at] = has[at % cols.length] === true;
    return {
      out,
      run: (run) => {
        if (run.record === undefined) return undefined;
        for (const area of rows) {
          run.record({
            verb: "admit",
            clause: "fact",
            at: scope.id,
            area,
            cite: scope.cite,
            atLeast: 1,
            fact: clause.fact,
            rows: cols.map((contender, c) => ({
              contender,
              count: has[c] === true ? 1 : 0,
              passes: has[c] === true,
            })),
          });
        }
        return undefined;
      },
    };
  },
});
