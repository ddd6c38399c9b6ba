/**
 * Condorcet's rule: whoever is preferred to every other by more voters than prefer the other is elected. Where preferences
 * go round in a circle, a method that the law names breaks it, or nobody is elected here.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { choice, optional } from "../schema.ts";
import type { StepBase } from "../step.ts";
import type { Papers } from "../tables.ts";
import { ballotFields, ballotsThatCount, bindByBallots } from "./by-ballots.ts";
import type { DeclaredStep } from "./declared.ts";
import { rankedPairs } from "./ranked-pairs.ts";

export const CIRCLE_METHODS = ["minimax", "ranked-pairs", "schulze", "copeland"] as const;
export type CircleMethod = (typeof CIRCLE_METHODS)[number];
const STRENGTHS = ["winning-votes", "margins"] as const;
type Strength = (typeof STRENGTHS)[number];

export interface CondorcetStep extends StepBase {
  readonly verb: "allot";
  readonly clause: "condorcet";
  readonly ballots: number;
  readonly method: CircleMethod | "none";
  /** Every pair once, the side with more votes first. */
  readonly pairs: readonly {
    readonly contender: string;
    readonly votes: number;
    readonly against: string;
    readonly votesAgainst: number;
  }[];
  /** Preferred to every other; null when there is none. */
  readonly winner: string | null;
  /** Whom the method puts first; more than one is a tie. */
  readonly best: readonly string[];
  readonly elected: string | null;
}

export const condorcet: ClauseKind<CondorcetStep | DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "condorcet",
  gives: "seats",
  doc: "Whoever is preferred to every other is elected; a circle is broken by the named method, or elects nobody.",
  source:
    "Condorcet, Essai sur l'application de l'analyse (1785); Tideman, Collective Decisions and Voting (2006); Schulze, in Social Choice and Welfare 36 (2011).",
  fields: {
    ...ballotFields,
    circle: optional(
      choice("the method where nobody is preferred to every other; nobody when left out", CIRCLE_METHODS),
    ),
    strength: optional(
      choice("how strong a preference of most is: by its votes (when left out), or by its lead", STRENGTHS),
    ),
  },
  bind: (clause, scope) =>
    bindByBallots<CondorcetStep>(
      { ...clause, seats: { kind: "fixed", seats: 1 } },
      scope,
      (field, run, frame, race) => {
        const papers = field.table.papers[field.row];
        if (papers === undefined) return undefined;
        const { names, index } = field;
        const n = names.length;
        const over = pairwise(papers, index, n);
        const winner = condorcetWinner(over, n);
        const method = clause.circle;
        const strength = strengths(over, n, clause.strength ?? "winning-votes");
        const best =
          winner !== undefined ? [winner] : method === undefined ? [] : firstBy(method, over, strength, n);
        if (best === undefined) {
          return frame.refuse("impossible", race, "too-many-ties", { candidates: n });
        }
        const elected = best.length > 1 ? field.ask(best, 1) : best;
        for (const k of elected ?? []) field.win(k);
        run.record?.({
          verb: "allot",
          clause: "condorcet",
          at: frame.scope.id,
          area: race.area,
          cite: frame.scope.cite,
          ballots: ballotsThatCount(field),
          method: method ?? "none",
          pairs: writePairs(over, names),
          winner: winner === undefined ? null : (names[winner] ?? ""),
          best: best.map((k) => names[k] ?? ""),
          elected: elected?.[0] === undefined ? null : (names[elected[0]] ?? ""),
        });
        return elected === undefined ? "tied" : undefined;
      },
      { equal: true },
    ),
});

/** Voters who prefer i to j, at i * n + j. Who is not ranked comes after all who are; equal ranks prefer neither. */
export function pairwise(papers: Papers, index: Int32Array, n: number): readonly number[] {
  const over: number[] = Array.from({ length: n * n }, () => 0);
  const { counts, starts, marks, ranks } = papers;
  const rankOf = new Int32Array(n);
  for (let t = 0; t < counts.length; t++) {
    rankOf.fill(0x7fffffff);
    for (let m = starts[t] ?? 0; m < (starts[t + 1] ?? 0); m++) {
      const k = index[marks[m] ?? 0] ?? -1;
      if (k >= 0) rankOf[k] = ranks[m] ?? 0;
    }
    const count = counts[t] ?? 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        if ((rankOf[i] ?? 0) < (rankOf[j] ?? 0)) over[i * n + j] = (over[i * n + j] ?? 0) + count;
      }
    }
  }
  return over;
}

/** The candidate who is preferred to every other; undefined when there is none. */
export function condorcetWinner(over: readonly number[], n: number): number | undefined {
  return all(n).find((i) => all(n).every((j) => i === j || at(over, n, i, j) > at(over, n, j, i)));
}

/** Strength of the preference for i over j where more prefer i; 0 where not. */
function strengths(over: readonly number[], n: number, by: Strength): readonly number[] {
  return all(n).flatMap((i) =>
    all(n).map((j) => {
      const [votes, against] = [at(over, n, i, j), at(over, n, j, i)];
      if (votes <= against) return 0;
      return by === "winning-votes" ? votes : votes - against;
    }),
  );
}

/** Whom a method puts first; several when they are tied, undefined when there are too many ties to follow them all. */
export function firstBy(
  method: CircleMethod,
  over: readonly number[],
  strength: readonly number[],
  n: number,
): readonly number[] | undefined {
  switch (method) {
    case "minimax":
      return most(n, (i) => -all(n).reduce((worst, j) => Math.max(worst, at(strength, n, j, i)), 0));
    case "copeland":
      // Two points for every other who is beaten, one where preferences are even.
      return most(n, (i) =>
        all(n).reduce(
          (sum, j) =>
            i === j
              ? sum
              : sum +
                (at(over, n, i, j) > at(over, n, j, i) ? 2 : at(over, n, i, j) === at(over, n, j, i) ? 1 : 0),
          0,
        ),
      );
    case "schulze": {
      const path = [...strength];
      for (const k of all(n)) {
        for (const i of all(n)) {
          for (const j of all(n)) {
            const via = Math.min(at(path, n, i, k), at(path, n, k, j));
            if (i !== j && via > at(path, n, i, j)) path[i * n + j] = via;
          }
        }
      }
      return all(n).filter((i) => all(n).every((j) => i === j || at(path, n, i, j) >= at(path, n, j, i)));
    }
    case "ranked-pairs":
      return rankedPairs(strength, n);
  }
}

function most(n: number, score: (i: number) => number): readonly number[] {
  const scores = all(n).map(score);
  const best = scores.reduce((a, b) => Math.max(a, b), scores[0] ?? 0);
  return all(n).filter((i) => scores[i] === best);
}

function writePairs(over: readonly number[], names: readonly string[]): CondorcetStep["pairs"] {
  const n = names.length;
  return all(n).flatMap((i) =>
    all(n)
      .filter((j) => j > i)
      .map((j) => {
        const [a, b] = at(over, n, i, j) >= at(over, n, j, i) ? [i, j] : [j, i];
        return {
          contender: names[a] ?? "",
          votes: at(over, n, a, b),
          against: names[b] ?? "",
          votesAgainst: at(over, n, b, a),
        };
      }),
  );
}

function all(n: number): readonly number[] {
  return Array.from({ length: n }, (_, i) => i);
}

function at(table: readonly number[], n: number, i: number, j: number): number {
  return table[i * n + j] ?? 0;
}
