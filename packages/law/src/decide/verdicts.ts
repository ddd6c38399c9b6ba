/**
 * What a result means: shares that must be reached, in how many areas, and all of it together. A verdict is yes, no, or
 * unknown where the figures were not published; an unknown part never becomes a no.
 *
 * @module
 */

import { barOf, type ClauseKind, clauseKind, oneOf } from "../clause.ts";
import { baseAt, missingAt, unknownAt } from "../count/base.ts";
import { compareProducts, type Fraction, fraction, multiply, quotient, small, type Whole } from "../exact.ts";
import { base, fractionOf, level, named, optional, step } from "../schema.ts";
import type { Bar, StepBase } from "../step.ts";
import type { VerdictTable } from "../tables.ts";
import { weightOf, weightsOf } from "./weights.ts";

export type Verdict = "yes" | "no" | "unknown";

export interface TestStep extends StepBase {
  readonly verb: "decide";
  readonly clause: "share";
  /** The option, or the base, whose figure is tested. */
  readonly what: string;
  readonly value: Fraction | null;
  readonly base: Fraction | null;
  readonly baseLines: readonly string[];
  readonly bar: Bar;
  readonly needed: Fraction | null;
  readonly verdict: Verdict;
}

export interface AreasStep extends StepBase {
  readonly verb: "decide";
  readonly clause: "areas";
  readonly level: string;
  /** All areas; where the law weighs them, their weights. */
  readonly areas: number;
  /** The figure by which areas are weighed. */
  readonly weighedBy?: string;
  readonly needed: number;
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  readonly verdict: Verdict;
}

const bars = {
  atLeast: optional(fractionOf("the share that is enough", { max: 1 })),
  moreThan: optional(fractionOf("the share that must be exceeded", { max: 1 })),
} as const;

export const decideShare: ClauseKind<TestStep> = clauseKind({
  verb: "decide",
  kind: "share",
  gives: "verdict",
  doc: "Whether an option, or one base, reaches a share of a base: a majority, a quorum.",
  source: "Venice Commission, Code of Good Practice on Referendums (2022), III.7.",
  fields: {
    votes: step("the votes", "votes"),
    option: optional(named("option", "the option whose votes are tested")),
    base: optional(base("or the base whose figure is tested")),
    ...bars,
    of: base("the base of the share"),
    in: optional(level("the level at which the test is made; the whole when left out")),
  },
  check: (clause, at, reading) => {
    oneOf(reading, at, ["atLeast", clause.atLeast], ["moreThan", clause.moreThan]);
    oneOf(reading, at, ["option", clause.option], ["base", clause.base]);
  },
  bind: (clause, scope) => {
    const table = scope.votes(clause.votes, { level: clause.in ?? scope.top });
    const of = scope.base(clause.of);
    const tested = clause.base === undefined ? undefined : scope.base(clause.base);
    const col = clause.option === undefined ? -1 : table.cols.indexOf(clause.option);
    if (clause.option !== undefined && col < 0) {
      scope.wrong("V004", `${scope.id}/option`, `one of ${table.cols.join(", ")}`, clause.option);
    }
    const bar = barOf(clause);
    const cells: Verdict[] = table.rows.map(() => "unknown");
    const out: VerdictTable = { gives: "verdict", level: table.level, rows: table.rows, cols: [], cells };
    return {
      out,
      run: (run) => {
        for (const [r, area] of table.rows.entries()) {
          const lines = [...of.lines, ...(tested?.lines ?? [])];
          // A line that a test needs and that nobody gave is not known; it is not nothing.
          const absent = lines.some((line) => line !== "contenders" && table.lines.get(line) === undefined);
          const unknown =
            table.known[r] !== true ||
            absent ||
            missingAt(table, of, r).length > 0 ||
            (tested === undefined
              ? unknownAt(table, r).includes(clause.option ?? "")
              : missingAt(table, tested, r).length > 0);
          const total: Whole = unknown ? 0 : baseAt(table, of, r);
          const value: Whole = unknown
            ? 0
            : tested === undefined
              ? (table.cells[r * table.cols.length + col] ?? 0)
              : baseAt(table, tested, r);
          const side = compareProducts(value, bar.share.den, total, bar.share.num);
          const passes = bar.is === "atLeast" ? side >= 0 : side > 0;
          // There is no share of nothing.
          const verdict = unknown || total === 0 ? "unknown" : passes ? "yes" : "no";
          cells[r] = verdict;
          run.record?.({
            verb: "decide",
            clause: "share",
            at: scope.id,
            area,
            cite: scope.cite,
            what: clause.option ?? clause.base ?? "",
            value: unknown ? null : fraction(value, table.scale),
            base: unknown ? null : fraction(total, table.scale),
            baseLines: of.lines,
            bar: { is: bar.is, share: fraction(bar.share.num, bar.share.den), of: clause.of },
            needed: unknown
              ? null
              : fraction(multiply(total, bar.share.num), multiply(bar.share.den, table.scale)),
            verdict,
          });
        }
        return undefined;
      },
    };
  },
});

export const decideAreas: ClauseKind<AreasStep> = clauseKind({
  verb: "decide",
  kind: "areas",
  gives: "verdict",
  doc: "Whether a test is met in a share of the areas of a level.",
  source: "Double majority; Venice Commission, Code of Good Practice on Referendums (2022), III.7.",
  fields: {
    each: step("the test, made in every area", "verdict"),
    ...bars,
    weigh: optional(
      named(
        "figure",
        "the figure of an area by which it counts, such as its population or its votes in a council; one when left out",
      ),
    ),
  },
  check: (clause, at, reading) => {
    oneOf(reading, at, ["atLeast", clause.atLeast], ["moreThan", clause.moreThan]);
  },
  bind: (clause, scope) => {
    const each = scope.verdict(clause.each);
    const bar = barOf(clause);
    const weights = weightsOf(scope, each, clause.weigh);
    const cells: Verdict[] = ["unknown"];
    const root = scope.input.root;
    const out: VerdictTable = { gives: "verdict", level: scope.top, rows: [root], cols: [], cells };
    return {
      out,
      run: (run) => {
        const areas = weightOf(each, weights);
        const yes = weightOf(each, weights, "yes");
        const no = weightOf(each, weights, "no");
        const passes = (n: number): boolean => {
          const side = compareProducts(n, bar.share.den, areas, bar.share.num);
          return bar.is === "atLeast" ? side >= 0 : side > 0;
        };
        const product = multiply(areas, bar.share.num);
        const floor = small(quotient(product, bar.share.den));
        const needed = passes(floor) ? floor : floor + 1;
        const verdict =
          areas > 0 && passes(yes) ? "yes" : areas > 0 && !passes(areas - no) ? "no" : "unknown";
        cells[0] = verdict;
        run.record?.({
          verb: "decide",
          clause: "areas",
          at: scope.id,
          area: root,
          cite: scope.cite,
          level: each.level,
          areas,
          ...(clause.weigh === undefined ? {} : { weighedBy: clause.weigh }),
          needed,
          yes,
          no,
          unknown: areas - yes - no,
          verdict,
        });
        return undefined;
      },
    };
  },
});
