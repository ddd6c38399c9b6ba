/**
 * Single transferable vote by keep factors: as if every ballot were counted again whenever somebody is elected or
 * excluded, so that nobody's vote is worth less for having preferred a candidate who needed it not.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { fraction } from "../exact.ts";
import { choice, integer, optional } from "../schema.ts";
import {
  ballotFields,
  ballotsThatCount,
  bindByBallots,
  type StageRow,
  type StagesStep,
} from "./by-ballots.ts";
import type { DeclaredStep } from "./declared.ts";
import { allotFields } from "./frame.ts";
import { conditionsField, limitsOf } from "./limits.ts";
import { countKeeping, KEEP_RULES, type KeepRound } from "./keep-factors.ts";

export const meek: ClauseKind<StagesStep | DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "meek",
  gives: "seats",
  doc: "Single transferable vote by keep factors, iterated in fixed decimals.",
  source:
    "Hill, Wichmann, Woodall, Algorithm 123 (1987); Meek, Une nouvelle approche du scrutin transférable (1969); Warren, in Voting matters 4 (1994).",
  fields: {
    ...ballotFields,
    seats: allotFields.seats,
    rule: choice(
      "an elected candidate keeps a part of every vote (Meek), or a price of it (Warren)",
      KEEP_RULES,
    ),
    digits: integer("decimals of votes, quota and keep factors", 3, 12),
    omega: integer("the iteration ends when open surpluses are below 10 to the power of minus this", 1, 12),
    conditions: optional(conditionsField),
  },
  check: (clause, at, reading) => {
    if (clause.omega > clause.digits)
      reading.wrong("R014", at, "an omega of no more decimals than the votes have");
  },
  bind: (clause, scope) =>
    bindByBallots<StagesStep>(clause, scope, (field, run, frame, race) => {
      const papers = field.table.papers[field.row];
      if (papers === undefined || field.seats === 0) return undefined;
      const { names, index, seats } = field;
      const stages: StageRow[] = [];
      const result = countKeeping(
        {
          n: names.length,
          seats,
          papers,
          index,
          limits: limitsOf(clause.conditions, scope.universe, names),
        },
        { rule: clause.rule, digits: clause.digits, omega: clause.omega },
        {
          ask: field.ask,
          watch: run.record === undefined ? undefined : (round) => stages.push(writeRound(round, names)),
        },
      );
      for (const k of result.elected) field.win(k);
      if (result.status === "conditions") {
        return frame.refuse("impossible", race, "conditions-not-met", { seats });
      }
      run.record?.({
        verb: "allot",
        clause: "meek",
        at: frame.scope.id,
        area: race.area,
        cite: frame.scope.cite,
        seats,
        ballots: ballotsThatCount(field),
        ...(clause.conditions === undefined ? {} : { conditions: clause.conditions }),
        stages,
        elected: result.elected.map((k) => names[k] ?? ""),
      });
      return result.status === "tied" ? "tied" : undefined;
    }),
});

function writeRound(round: KeepRound, names: readonly string[]): StageRow {
  const { unit } = round;
  return {
    number: round.number,
    action: round.action,
    who: round.who.map((k) => names[k] ?? ""),
    quota: fraction(round.quota, unit),
    votes: names.map((contender, k) => ({
      contender,
      votes: fraction(round.votes[k] ?? 0, unit),
      is: round.standing[k] ?? "continuing",
      keep: fraction(round.keep[k] ?? 0, unit),
    })),
    exhausted: fraction(round.exhausted, unit),
    lost: fraction(0),
    elected: round.elected.map((k) => names[k] ?? ""),
    ...(round.doomed ? { doomed: true } : {}),
    ...(round.guarded.length === 0 ? {} : { guarded: round.guarded.map((k) => names[k] ?? "") }),
  };
}
