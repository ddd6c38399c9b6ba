/**
 * Alternative vote, instant run-off: the last is excluded and passes on its ballots until somebody has a majority of those
 * that still count.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { choice, optional } from "../schema.ts";
import type { DeclaredStep } from "./declared.ts";
import { ballotFields, bindByBallots, stageFields, type StagesStep } from "./by-ballots.ts";
import { transferCount } from "./transfer-count.ts";
import type { TransferRules } from "./transfer-rules.ts";

/** A majority of the ballots that still count elects. Whoever is elected ends the count, so that no surplus passes on. */
const ONE_SEAT: Omit<TransferRules, "together" | "history" | "untilTwo"> = {
  quota: "majority-of-continuing",
  quotaDigits: 0,
  reach: "moreThan",
  digits: 0,
  method: "weighted-inclusive",
  sample: { from: "all", by: "whole" },
  cut: "value",
  of: "all",
  votesDigits: undefined,
  order: "largest",
  defer: undefined,
  papers: "at-once",
  lastVacancy: undefined,
};

export const instantRunoff: ClauseKind<StagesStep | DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "instant-runoff",
  gives: "seats",
  doc: "Alternative vote: the last is excluded until somebody has a majority of the ballots that still count.",
  source:
    "International IDEA, Electoral System Design (2005), pars 94 to 100; Reilly, Democracy in Divided Societies (2001).",
  fields: {
    ...ballotFields,
    until: optional(
      choice("the count ends with a majority (when left out), or only when two are left", [
        "majority",
        "two",
      ]),
    ),
    ...stageFields,
  },
  bind: (clause, scope) => {
    const rules: TransferRules = {
      ...ONE_SEAT,
      together: clause.together ?? "none",
      history: clause.lookBack,
      untilTwo: clause.until === "two",
    };
    return bindByBallots<StagesStep>(
      { ...clause, seats: { kind: "fixed", seats: 1 } },
      scope,
      transferCount("instant-runoff", rules, clause),
      { worth: true, keeps: true },
    );
  },
});
