/**
 * Single transferable vote: whoever reaches a quota is elected; what is above it passes on to the next preferences, and
 * when nobody reaches it the last is excluded and passes on all.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { choice, flag, integer, optional, record } from "../schema.ts";
import { ballotFields, bindByBallots, stageFields, type StagesStep } from "./by-ballots.ts";
import type { DeclaredStep } from "./declared.ts";
import { allotFields } from "./frame.ts";
import { conditionsField } from "./limits.ts";
import { transferCount } from "./transfer-count.ts";
import { SURPLUS_METHODS, type TransferRules } from "./transfer-rules.ts";

/** What elects, and how a surplus is passed on. */
export const transferFields = {
  quota: choice(
    "votes over seats + 1, to the next number above it (Droop) or not below it (Newland and Britton), or exact; or votes over seats",
    ["droop", "newland-britton", "hagenbach-bischoff", "hare"],
  ),
  quotaDigits: optional(
    integer("decimals of the quota of Droop, or of Newland and Britton; none when left out", 0, 9),
  ),
  reach: optional(
    choice("whether the quota is to be reached (when left out) or exceeded", ["atLeast", "moreThan"]),
  ),
  surplus: record("how a surplus is passed on", {
    method: choice(
      "by all papers in proportion to their values, by all papers at one value, by those received last; or by papers that are drawn, at their whole values",
      [...SURPLUS_METHODS, "random-sample"],
    ),
    sample: optional(
      record("for a random sample", {
        from: choice("which papers it is drawn from: all, or those received last", ["all", "last-parcel"]),
        by: choice(
          "so many of each next preference as are in proportion, the largest fractions counting as one more; or so many of the whole",
          ["next-preference", "whole"],
        ),
      }),
    ),
    digits: optional(integer("decimals to which values of papers are cut; exact when left out", 0, 12)),
    cut: optional(
      choice(
        "what is cut: the new value of a paper (when left out), or the surplus fraction and then the value",
        ["value", "fraction"],
      ),
    ),
    of: optional(
      choice("over which papers: all (when left out), or only those with a further preference", [
        "all",
        "transferable",
      ]),
    ),
    votesDigits: optional(
      integer(
        "decimals to which the votes that a candidate receives at a stage are cut; exact when left out",
        0,
        12,
      ),
    ),
    order: choice("which of several: the largest, that of the earliest stage, or all together", [
      "largest",
      "earliest",
      "together",
    ]),
    defer: optional(
      choice(
        "a surplus waits while all open ones are less than, or at most, the distance of the two lowest; never when left out",
        ["less", "atMost"],
      ),
    ),
  }),
} as const;

export const stv: ClauseKind<StagesStep | DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "stv",
  gives: "seats",
  doc: "Single transferable vote: quota, surpluses passed on by next preferences, exclusion of the last.",
  source:
    "Tideman, The Single Transferable Vote (1995); Hill, Wichmann, Woodall, Algorithm 123 (1987); Miragliotta, Determining the Result (2002).",
  fields: {
    ...ballotFields,
    seats: allotFields.seats,
    ...transferFields,
    papers: optional(
      choice(
        "papers of an excluded candidate move all at once (when left out), or by value in stages of their own",
        ["at-once", "by-value"],
      ),
    ),
    restart: optional(
      flag(
        "after an exclusion the count begins again as if the excluded had not stood, with a quota of its own",
      ),
    ),
    ...stageFields,
    conditions: optional(conditionsField),
    lastVacancy: optional(
      choice(
        "the last vacancy goes to whoever has at least as many votes as (or more than) all others and open surpluses together; no such rule when left out",
        ["atLeast", "moreThan"],
      ),
    ),
  },
  check: (clause, at, reading) => {
    const { surplus } = clause;
    const isSample = surplus.method === "random-sample";
    if (isSample !== (surplus.sample !== undefined)) {
      reading.wrong("R014", `${at}/surplus`, "sample together with the method random-sample, or neither");
    }
    // Papers that are drawn keep their whole value: the surplus must be a whole number of them, and one at a time.
    const isWhole = clause.quota === "droop" || clause.quota === "newland-britton";
    if (!isWhole && clause.quotaDigits !== undefined) {
      reading.wrong("R014", `${at}/quotaDigits`, "decimals for droop or newland-britton; others are exact");
    }
    if (isSample && (!isWhole || (clause.quotaDigits ?? 0) > 0)) {
      reading.wrong("R014", `${at}/quota`, "a quota of whole votes, as papers are drawn whole");
    }
    if (isSample && (surplus.digits !== undefined || surplus.votesDigits !== undefined)) {
      reading.wrong("R014", `${at}/surplus`, "no decimals, as papers are drawn whole");
    }
    if (isSample && surplus.order === "together") {
      reading.wrong(
        "R014",
        `${at}/surplus/order`,
        "largest or earliest, as papers are drawn one surplus at a time",
      );
    }
    const alone = clause.lastVacancy === undefined && clause.excludeFirst === undefined;
    if (clause.conditions !== undefined && (!alone || (clause.together ?? "none") !== "none")) {
      reading.wrong(
        "R014",
        `${at}/conditions`,
        "conditions without together, excludeFirst and lastVacancy, which might break them",
      );
    }
    if (clause.restart === true && (isSample || clause.conditions !== undefined)) {
      reading.wrong("R014", `${at}/restart`, "neither papers that are drawn nor conditions");
    }
    if (clause.surplus.cut === "fraction" && clause.surplus.digits === undefined) {
      reading.wrong("R014", `${at}/surplus`, "digits to which the fraction is cut");
    }
    if (clause.surplus.cut === "fraction" && clause.surplus.method === "unweighted-inclusive") {
      reading.wrong("R014", `${at}/surplus`, "a method that multiplies values by the fraction");
    }
  },
  bind: (clause, scope) => {
    const { surplus } = clause;
    const rules: TransferRules = {
      sample: surplus.sample ?? { from: "all", by: "whole" },
      quota: clause.quota,
      quotaDigits: clause.quotaDigits ?? 0,
      reach: clause.reach ?? "atLeast",
      digits: surplus.digits,
      method: surplus.method,
      cut: surplus.cut ?? "value",
      of: surplus.of ?? "all",
      votesDigits: surplus.votesDigits,
      order: surplus.order,
      defer: surplus.defer,
      papers: clause.papers ?? "at-once",
      together: clause.together ?? "none",
      history: clause.lookBack,
      lastVacancy: clause.lastVacancy,
      untilTwo: false,
      restart: clause.restart === true,
    };
    return bindByBallots<StagesStep>(clause, scope, transferCount("stv", rules, clause), { keeps: true });
  },
});
