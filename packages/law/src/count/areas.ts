/**
 * Areas as contenders: their population, registered voters, votes cast or a weighted sum of figures are their votes, so
 * that any proportional method can share seats out among them.
 *
 * @module
 */

import { type ClauseKind, clauseKind, oneOf } from "../clause.ts";
import {
  add,
  leastCommonMultiple,
  multiply,
  parseRatio,
  quotient,
  type Ratio,
  type Whole,
} from "../exact.ts";
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
    const cols = universe.areasAt(clause.level);
    const width = cols.length;
    const cells: Whole[] = Array.from({ length: rows.length * width }, () => 0);
    const missing = rows.map(() => new Set<string>());
    const home = cols.map((id) => rows.indexOf(universe.ancestor(id, at) ?? ""));
    const votes = clause.votes === undefined ? undefined : scope.votes(clause.votes, { level: clause.level });
    const figures: readonly (Ratio | undefined)[] = cols.map((id) => {
      let sum: Ratio = { num: 0, den: 1 };
      for (const { figure, times } of clause.sum ?? []) {
        const value = parseRatio(universe.area(id)?.figures?.[figure]);
        if (value === undefined) return undefined;
        const one = times ?? { num: 1, den: 1 };
        const den = leastCommonMultiple(sum.den, multiply(value.den, one.den));
        const part = multiply(multiply(value.num, one.num), quotient(den, multiply(value.den, one.den)));
        sum = { num: add(multiply(sum.num, quotient(den, sum.den)), part), den };
      }
      return sum;
    });
    let scale: Whole = votes?.scale ?? 1;
    if (votes === undefined) {
      for (const figure of figures) scale = leastCommonMultiple(scale, figure?.den ?? 1);
    }
    const counted = scope.base(clause.of ?? "");
    const out: VotesTable = {
      gives: "votes",
      contest: scope.id,
      level: at,
      rows,
      cols,
      scale,
      cells,
      lines: new Map(),
      missing,
      known: rows.map(() => true),
      // An area competes where it lies.
      stands: rows.flatMap((_, r) => home.map((row) => row === r)),
    };
    return {
      out,
      run: () => {
        for (const set of missing) set.clear();
        for (let c = 0; c < width; c++) {
          const row = home[c] ?? -1;
          if (row < 0) continue;
          if (votes === undefined) {
            const figure = figures[c];
            if (figure === undefined) missing[row]?.add(cols[c] ?? "");
            else cells[row * width + c] = multiply(figure.num, quotient(scale, figure.den));
            continue;
          }
          const from = votes.rows.indexOf(cols[c] ?? "");
          if (votes.known[from] !== true || missingAt(votes, counted, from).length > 0) {
            missing[row]?.add(cols[c] ?? "");
          } else {
            cells[row * width + c] = baseAt(votes, counted, from);
          }
        }
        return undefined;
      },
    };
  },
});
