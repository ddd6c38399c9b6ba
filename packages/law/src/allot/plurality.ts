/**
 * Whoever has most votes is elected: one seat (first past the post), several (block vote, limited vote, single
 * non-transferable vote, cumulative vote, approval and scores), or all seats to the first (party block vote, the electors
 * of an area).
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { compare, type Fraction, fraction, type Whole } from "../exact.ts";
import { choice, optional } from "../schema.ts";
import type { StepBase } from "../step.ts";
import type { DeclaredStep } from "./declared.ts";
import { allotFields, bindAllotment, settleEdge } from "./frame.ts";

export interface PluralityStep extends StepBase {
  readonly verb: "allot";
  readonly clause: "plurality";
  readonly seats: number;
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    readonly rank: number;
    readonly seats: number;
  }[];
}

export const plurality: ClauseKind<PluralityStep | DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "plurality",
  gives: "seats",
  doc: "Those with most votes are elected, one seat each; or the first takes all seats.",
  source:
    "First past the post, block vote, party block vote; International IDEA, Electoral System Design (2005), pars 76 to 93.",
  fields: {
    ...allotFields,
    takes: optional(
      choice("what the first takes: one seat each (when left out), or all seats", ["one", "all"]),
    ),
    decides: optional(
      choice("what decides: most votes (when left out), or a lot among all who take part", ["votes", "lot"]),
    ),
  },
  bind: (clause, scope) =>
    bindAllotment<PluralityStep>(clause, scope, (race, run, frame) => {
      const { size: n, votes, won, seats } = race;
      const of = (i: number): Whole => (clause.decides === "lot" ? 0 : (votes[i] ?? 0));
      const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => compare(of(b), of(a)));
      const all = clause.takes === "all";
      const places = Math.min(all ? 1 : seats, n);
      if (places > 0 && clause.decides !== "lot" && of(order[0] ?? 0) === 0)
        return frame.refuse("law-is-silent", race, "no-votes-at-all", { seats });
      const edge = of(order[places - 1] ?? 0);
      const sure = places === 0 ? [] : order.filter((i) => of(i) > edge);
      const level = places === 0 ? [] : order.filter((i) => of(i) === edge);
      let winners: readonly number[] | undefined = level;
      if (sure.length + level.length > places)
        winners = settleEdge(race, run, frame, level, places - sure.length);
      for (const i of [...sure, ...(winners ?? [])]) won[i] = all ? seats : 1;
      run.record?.({
        verb: "allot",
        clause: "plurality",
        at: frame.scope.id,
        area: race.area,
        cite: frame.scope.cite,
        seats,
        rows: order.map((i) => ({
          contender: frame.name(race, i),
          votes: fraction(votes[i] ?? 0, frame.table.scale),
          rank: order.findIndex((j) => of(j) === of(i)) + 1,
          seats: won[i] ?? 0,
        })),
      });
      return winners === undefined ? "tied" : undefined;
    }),
});
