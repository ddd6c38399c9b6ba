/**
 * Points by rank: positional voting, and with it approval (one point for every mark) and scores (the rank is the score).
 *
 * @module
 */

import { type Bound, type ClauseKind, clauseKind } from "../clause.ts";
import { add, leastCommonMultiple, multiply, quotient, type Ratio, ratio, type Whole } from "../exact.ts";
import { choice, either, type Field, fractionOf, list, optional, step } from "../schema.ts";
import { refuseEqual, votesFrom, refuseWorth } from "./votes-from.ts";

/** Named scales for n candidates of whom a ballot ranks m; r is the rank. */
export const SCALES = [
  /** n - r: the last of all receives nothing. */
  "borda",
  /** n + 1 - r: the last of all receives one point. */
  "borda-from-one",
  /** m + 1 - r: who ranks fewer gives fewer points. */
  "modified-borda",
  /** 1/r */
  "dowdall",
] as const;
export type ScaleName = (typeof SCALES)[number];

const scaleField: Field<ScaleName | readonly Ratio[]> = either<ScaleName | readonly Ratio[]>(
  "the points of each rank",
  [
    {
      fits: Array.isArray,
      form: list("points of the first rank, the second, ...; later ones have none", fractionOf("points")),
    },
    { fits: () => true, form: choice("a scale by name", SCALES) },
  ],
);

/** Points of rank r (from 1) on a ballot that ranks `marked` of `candidates`. */
export function pointsOf(
  scale: ScaleName | readonly Ratio[],
  r: number,
  marked: number,
  candidates: number,
): Ratio {
  if (typeof scale !== "string") return scale[r - 1] ?? { num: 0, den: 1 };
  switch (scale) {
    case "borda":
      return { num: Math.max(0, candidates - r), den: 1 };
    case "borda-from-one":
      return { num: Math.max(0, candidates + 1 - r), den: 1 };
    case "modified-borda":
      return { num: Math.max(0, marked + 1 - r), den: 1 };
    case "dowdall":
      return { num: 1, den: r };
  }
}

/** Counting records nothing: its figures are the input's. */
export const points: ClauseKind<never> = clauseKind({
  verb: "count",
  kind: "points",
  gives: "votes",
  doc: "Every rank of a ballot is worth so many points.",
  source:
    "Positional voting; Fraenkel and Grofman, The Borda Count and its real-world alternatives (2014); scores: any point vector.",
  fields: {
    ballots: step("the ballots", "ballots"),
    points: scaleField,
    equal: optional(
      choice(
        "what those on one rank receive: each the points of the rank, or the mean of the places they fill",
        ["each", "mean"],
      ),
    ),
    unranked: optional(
      choice(
        "what those whom a ballot does not rank receive: nothing, or the mean of the places that are left",
        ["nothing", "mean"],
      ),
    ),
  },
  check: (clause, at, reading) => {
    if (clause.unranked === "mean" && clause.points === "modified-borda") {
      reading.wrong("R014", at, "points that do not depend on how many a ballot ranks");
    }
  },
  bind: (clause, scope) => {
    const from = scope.ballots(clause.ballots);
    refuseWorth(scope, from);
    if (clause.equal === undefined) refuseEqual(scope, from);
    const width = from.cols.length;
    /** Per row and type: columns and the points that one ballot gives them. */
    const gifts: {
      readonly row: number;
      readonly type: number;
      readonly col: number;
      readonly points: Ratio;
    }[] = [];
    let scale: Whole = 1;
    const give = (row: number, type: number, col: number, points: Ratio): void => {
      if (points.num === 0) return;
      scale = leastCommonMultiple(scale, points.den);
      gifts.push({ row, type, col, points });
    };
    for (const [row, { counts, starts, marks, ranks }] of from.papers.entries()) {
      const standing = from.cols.flatMap((_, c) => (from.stands[row * width + c] === true ? [c] : []));
      const n = standing.length;
      for (let t = 0; t < counts.length; t++) {
        const [start, end] = [starts[t] ?? 0, starts[t + 1] ?? 0];
        const marked = end - start;
        const place = (r: number): Ratio => pointsOf(clause.points, r, marked, n);
        const mean = (begin: number, count: number): Ratio => {
          let sum: Ratio = { num: 0, den: 1 };
          for (let i = 0; i < count; i++) {
            const p = place(begin + i);
            sum = ratio(add(multiply(sum.num, p.den), multiply(p.num, sum.den)), multiply(sum.den, p.den));
          }
          return ratio(sum.num, multiply(sum.den, count));
        };
        for (let m = start; m < end; ) {
          let upTo = m;
          while (upTo < end && ranks[upTo] === ranks[m]) upTo += 1;
          const each = clause.equal === "mean" ? mean(m - start + 1, upTo - m) : place(ranks[m] ?? 0);
          for (; m < upTo; m++) give(row, t, marks[m] ?? 0, each);
        }
        if (clause.unranked === "mean" && marked < n) {
          const on = new Set(marks.subarray(start, end));
          const each = mean(marked + 1, n - marked);
          for (const c of standing) if (!on.has(c)) give(row, t, c, each);
        }
      }
    }
    const unit = scale;
    const units = gifts.map(({ points }) => multiply(points.num, quotient(unit, points.den)));
    const { out, cells } = votesFrom(from, unit);
    const bound: Bound<never> = {
      out,
      run: () => {
        cells.fill(0);
        for (const [i, { row, type, col }] of gifts.entries()) {
          const cell = row * width + col;
          const count = from.papers[row]?.counts[type] ?? 0;
          cells[cell] = add(cells[cell] ?? 0, multiply(count, units[i] ?? 0));
        }
        return undefined;
      },
    };
    return bound;
  },
});
