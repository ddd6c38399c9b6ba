/**
 * Areas as contenders: their population, registered voters, votes cast or a weighted sum of figures are their votes, so
 * that any proportional method can share seats out among them.
 *
 * @module
 */

import { type BaseRule, type ClauseKind, clauseKind, oneOf } from "../clause.ts";
import {
  addRatios,
  leastCommonMultiple,
  multiply,
  multiplyRatios,
  parseRatio,
  quotient,
  type Ratio,
  ratio,
  type Whole,
} from "../exact.ts";
import { votesOver } from "../gather.ts";
import type { Area } from "../input.ts";
import { base, fractionOf, level, list, named, optional, record, step } from "../schema.ts";
import type { VotesTable } from "../tables.ts";
import { baseAt, missingAt } from "./base.ts";

/** Records nothing: its figures are the input's. */
export const areas: ClauseKind<never> = clauseKind({
  verb: "count",
  kind: "areas",
  gives: "votes",
  doc: "Areas are the contenders; a figure of each, a sum of weighted figures, or the votes cast in it are its votes.",
  source: "Apportionment of seats to districts; Venice Commission, Code of Good Practice (2002), I.2.2.",
  fields: {
    level: level("the level whose areas are the contenders"),
    in: optional(level("the level of areas inside which they compete; the whole when left out")),
    sum: optional(
      list(
        "the figures that are added up",
        record("a figure", {
          figure: named("figure", "its name, as in the input's areas"),
          times: optional(fractionOf("what one unit of it counts; 1 when left out")),
        }),
      ),
    ),
    votes: optional(step("instead of figures: the votes cast in each area", "votes")),
    of: optional(base("what is counted of these votes")),
  },
  check: (clause, at, reading) => {
    oneOf(reading, at, ["sum", clause.sum], ["votes", clause.votes]);
    if ((clause.votes === undefined) !== (clause.of === undefined)) {
      reading.wrong("R014", at, "votes and of together, or neither");
    }
  },
  bind: (clause, scope) => {
    const { universe } = scope;
    const at = clause.in ?? scope.top;
    const rows = universe.areasAt(at);
    const votes = clause.votes === undefined ? undefined : scope.votes(clause.votes, { level: clause.level });
    const cols = votes?.rows ?? universe.areasAt(clause.level);
    const worth =
      votes === undefined || clause.of === undefined
        ? byFigures(cols.map((id) => sumOf(clause.sum ?? [], universe.area(id))))
        : { scale: votes.scale, of: castIn(votes, scope.base(clause.of)) };
    const out = votesOver(scope.id, { level: at, rows, cols }, worth.scale);
    // An area competes where it lies.
    const homes = cols.map((id) => universe.ancestor(id, at));
    const competing = rows.flatMap((row, r) =>
      cols.flatMap((area, c) => (homes[c] === row ? [{ area, c, r, cell: r * cols.length + c }] : [])),
    );
    const stands = out.cells.map(() => false);
    for (const { cell } of competing) stands[cell] = true;
    return {
      out: { ...out, stands },
      run: () => {
        for (const set of out.missing) set.clear();
        for (const { area, c, r, cell } of competing) {
          const own = worth.of(c);
          out.cells[cell] = own ?? 0;
          if (own === undefined) out.missing[r]?.add(area);
        }
        return undefined;
      },
    };
  },
});

/** What an area is worth in units of 1/`scale`, by its place among the contenders; undefined where that is not known. */
interface Worth {
  readonly scale: Whole;
  readonly of: (contender: number) => Whole | undefined;
}

function byFigures(sums: readonly (Ratio | undefined)[]): Worth {
  let scale: Whole = 1;
  for (const sum of sums) if (sum !== undefined) scale = leastCommonMultiple(scale, sum.den);
  const units = sums.map((sum) => sum && multiply(sum.num, quotient(scale, sum.den)));
  return { scale, of: (contender) => units[contender] };
}

/** The weighted sum of figures of an area; undefined where one of them is not known. */
function sumOf(
  sum: readonly { readonly figure: string; readonly times?: Ratio }[],
  area: Area | undefined,
): Ratio | undefined {
  let total = ratio(0);
  for (const { figure, times } of sum) {
    const value = parseRatio(area?.figures?.[figure]);
    if (value === undefined) return undefined;
    total = addRatios(total, times === undefined ? value : multiplyRatios(value, times));
  }
  return total;
}

function castIn(votes: VotesTable, base: BaseRule): Worth["of"] {
  return (row) =>
    votes.known[row] === true && missingAt(votes, base, row).length === 0
      ? baseAt(votes, base, row)
      : undefined;
}
