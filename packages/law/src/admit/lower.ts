/**
 * Bars that give way: where too few pass, or those who pass stand for too few voters, a lower bar holds, or the next in
 * order of votes are let in until enough have passed.
 *
 * @module
 */

import { barOf, type ClauseKind, clauseKind, rowsInto } from "../clause.ts";
import { baseAt, missingAt, unknownAt, votesMissing } from "../count/base.ts";
import { add, compare, compareProducts, type Fraction, fraction, type Whole } from "../exact.ts";
import { base, fractionOf, integer, list, optional, step } from "../schema.ts";
import { alignSet, emptySet, together } from "../sets.ts";
import type { StepBase } from "../step.ts";
import { tieRule } from "../ties.ts";

export interface FirstStep extends StepBase {
  readonly verb: "admit";
  readonly clause: "first";
  readonly of: readonly string[];
  readonly atLeast: number;
  /** How many are in each set, in their order. */
  readonly counts: readonly number[];
  /** The set that holds. */
  readonly taken: string;
  readonly admitted: readonly string[];
}

export interface UntilStep extends StepBase {
  readonly verb: "admit";
  readonly clause: "until";
  readonly passed: readonly string[];
  /** Who was let in, most votes first. */
  readonly added: readonly string[];
  /** Votes of all who take part, and the base of their share; absent where only their number counts. */
  readonly votes?: Fraction;
  readonly base?: Fraction;
}

export const firstSet: ClauseKind<FirstStep> = clauseKind({
  verb: "admit",
  kind: "first",
  gives: "set",
  doc: "The first of several sets that has at least so many members takes part; otherwise the last.",
  source: "Bars that are lowered when too few pass; Venice Commission, Report on Thresholds (2008).",
  fields: {
    of: list("the sets, the highest bar first", step("a set", "set"), 2),
    atLeast: integer("how many members a set must have", 1, 1000),
  },
  bind: (clause, scope) => {
    const tables = clause.of.map((id) => scope.set(id));
    const { level, rows, cols } = together(scope, tables);
    const out = emptySet(level, rows, cols);
    const sets = tables.map((table) => alignSet(scope, table, out));
    const width = cols.length;
    return {
      out,
      run: (run) => {
        for (const [r, area] of rows.entries()) {
          const counts = sets.map((set) => cols.filter((_, c) => set.has(r * width + c)).length);
          const found = counts.findIndex((count) => count >= clause.atLeast);
          const taken = found < 0 ? sets.length - 1 : found;
          for (let c = 0; c < width; c++) {
            out.cells[r * width + c] = sets[taken]?.has(r * width + c) === true;
            out.rescued[r * width + c] = sets[taken]?.rescued(r * width + c) === true;
          }
          run.record?.({
            verb: "admit",
            clause: "first",
            at: scope.id,
            area,
            cite: scope.cite,
            of: clause.of,
            atLeast: clause.atLeast,
            counts,
            taken: clause.of[taken] ?? "",
            admitted: cols.filter((_, c) => out.cells[r * width + c] === true),
          });
        }
        return undefined;
      },
    };
  },
});

export const untilEnough: ClauseKind<UntilStep> = clauseKind({
  verb: "admit",
  kind: "until",
  gives: "set",
  doc: "The next in order of votes are let in one by one until enough take part, by number or by their share of a base.",
  source: "Bars that are lowered when too few pass; Venice Commission, Report on Thresholds (2008).",
  fields: {
    from: step("who passed", "set"),
    votes: step("the votes by which the next are found", "votes"),
    members: optional(integer("until at least so many take part", 1, 1000)),
    atLeast: optional(fractionOf("until they have at least this share", { max: 1 })),
    moreThan: optional(fractionOf("until they have more than this share", { max: 1 })),
    of: optional(base("the base of the share")),
    ties: optional(list("how a tie between the next is resolved, in this order", tieRule)),
  },
  check: (clause, at, reading) => {
    const bars = [clause.atLeast, clause.moreThan].filter((bar) => bar !== undefined).length;
    if (
      bars > 1 ||
      (bars === 1) !== (clause.of !== undefined) ||
      (bars === 0 && clause.members === undefined)
    ) {
      reading.wrong("R014", at, "members, or atLeast or moreThan with of, or both");
    }
  },
  bind: (clause, scope) => {
    const from = scope.set(clause.from);
    const table = scope.votes(clause.votes, { level: from.level });
    const { rows, cols } = table;
    const width = cols.length;
    const out = emptySet(from.level, rows, cols);
    const passed = alignSet(scope, from, out);
    const rowMap = rowsInto(scope.universe, rows, table);
    const bar = clause.of === undefined ? undefined : barOf(clause);
    const rule = scope.base(clause.of ?? "");
    return {
      out,
      run: (run) => {
        for (const [r, area] of rows.entries()) {
          const row = rowMap[r] ?? 0;
          const total = baseAt(table, rule, row);
          const missing = missingAt(table, rule, row);
          const unknown = unknownAt(table, row);
          if (missing.length > 0 || unknown.length > 0)
            return votesMissing(scope, table, row, missing, unknown);
          const votes = (c: number): Whole => table.cells[row * width + c] ?? 0;
          let sum: Whole = 0;
          let members = 0;
          for (let c = 0; c < width; c++) {
            const is = passed.has(r * width + c);
            out.cells[r * width + c] = is;
            out.rescued[r * width + c] = is && passed.rescued(r * width + c);
            if (!is) continue;
            sum = add(sum, votes(c));
            members += 1;
          }
          const enough = (): boolean => {
            if (members < (clause.members ?? 0)) return false;
            if (bar === undefined) return true;
            const side = compareProducts(sum, bar.share.den, total, bar.share.num);
            return bar.is === "atLeast" ? side >= 0 : side > 0;
          };
          const others = cols
            .map((_, c) => c)
            .filter((c) => out.cells[r * width + c] !== true && votes(c) > 0)
            .sort((a, b) => compare(votes(b), votes(a)) || a - b);
          const added: number[] = [];
          while (!enough() && others.length > 0) {
            const equal = others.filter((c) => votes(c) === votes(others[0] ?? 0));
            let next = equal[0] ?? 0;
            if (equal.length > 1) {
              const winners = run.settle(
                {
                  verb: "admit",
                  at: scope.id,
                  area,
                  cite: scope.cite,
                  among: equal.map((c) => cols[c] ?? ""),
                  places: 1,
                  candidates: width,
                },
                clause.ties ?? [],
              );
              if (winners === undefined) return "tied";
              next = equal.find((c) => winners.includes(cols[c] ?? "")) ?? next;
            }
            others.splice(others.indexOf(next), 1);
            out.cells[r * width + next] = true;
            out.rescued[r * width + next] = true;
            added.push(next);
            sum = add(sum, votes(next));
            members += 1;
          }
          run.record?.({
            verb: "admit",
            clause: "until",
            at: scope.id,
            area,
            cite: scope.cite,
            passed: cols.filter((_, c) => passed.has(r * width + c)),
            added: added.map((c) => cols[c] ?? ""),
            ...(bar === undefined
              ? {}
              : { votes: fraction(sum, table.scale), base: fraction(total, table.scale) }),
          });
        }
        return undefined;
      },
    };
  },
});
