/**
 * Bucklin's rule: first choices are counted, and while nobody has a majority, the choices of the next rank are added to them.
 * A ballot may come to count for several, so that several may have a majority; then most votes decide.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { integer, optional } from "../schema.ts";
import type { Papers } from "../tables.ts";
import { ballotFields, ballotsThatCount, bindByBallots } from "./by-ballots.ts";
import type { DeclaredStep } from "./declared.ts";
import type { RoundRow, RoundsStep } from "./rounds.ts";

export const bucklin: ClauseKind<RoundsStep | DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "bucklin",
  gives: "seats",
  doc: "Choices are added up rank by rank until somebody has a majority of the ballots; most votes decide.",
  source:
    "Tideman, Collective Decisions and Voting (2006), ch. 13; Hoag and Hallett, Proportional Representation (1926).",
  fields: {
    ...ballotFields,
    ranks: optional(integer("no further ranks than this are counted; all when left out", 1, 1000)),
  },
  bind: (clause, scope) =>
    bindByBallots<RoundsStep>(
      { ...clause, seats: { kind: "fixed", seats: 1 } },
      scope,
      (field, run, frame, race) => {
        const { names, index, table, row } = field;
        const ballots = ballotsThatCount(field);
        const papers = table.papers[row];
        if (papers === undefined) return undefined;
        const rounds: RoundRow[] = [];
        let votes: readonly number[] = names.map(() => 0);
        let majority = false;
        const ranks = clause.ranks ?? deepest(papers);
        for (let rank = 1; rank <= ranks && !majority; rank++) {
          const now = choicesAt(papers, index, names.length, rank);
          votes = votes.map((sum, k) => sum + (now[k] ?? 0));
          majority = votes.some((n) => 2 * n > ballots);
          rounds.push({
            number: rank,
            ballots,
            votes: names.map((contender, k) => ({ contender, votes: votes[k] ?? 0 })),
            excluded: null,
          });
        }
        const most = votes.reduce((a, b) => Math.max(a, b), 0);
        const best = votes.flatMap((n, k) => (n === most ? [k] : []));
        const elected = best.length > 1 ? field.ask(best, 1) : best;
        for (const k of elected ?? []) field.win(k);
        run.record?.({
          verb: "allot",
          clause: "bucklin",
          at: frame.scope.id,
          area: race.area,
          cite: frame.scope.cite,
          rounds,
          majority,
          elected: elected?.[0] === undefined ? null : (names[elected[0]] ?? ""),
        });
        return elected === undefined ? "tied" : undefined;
      },
      { equal: true },
    ),
});

/** The last rank that anybody marked. */
function deepest({ ranks }: Papers): number {
  return ranks.reduce((a, b) => Math.max(a, b), 0);
}

/** Ballots that mark each candidate with this rank. */
function choicesAt(papers: Papers, index: Int32Array, n: number, rank: number): readonly number[] {
  const { counts, starts, marks, ranks } = papers;
  const votes: number[] = Array.from({ length: n }, () => 0);
  for (let t = 0; t < counts.length; t++) {
    for (let m = starts[t] ?? 0; m < (starts[t + 1] ?? 0); m++) {
      const k = index[marks[m] ?? 0] ?? -1;
      if (k >= 0 && ranks[m] === rank) votes[k] = (votes[k] ?? 0) + (counts[t] ?? 0);
    }
  }
  return votes;
}
