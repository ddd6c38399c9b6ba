/**
 * An election as measures need it: what is measured, or why it cannot be.
 *
 * @module
 */

import { type Lineage, mainContest, type Measured, measureOutcome, tiersBeside } from "@urna/insight";
import { EXIT } from "./exit.ts";
import { Failure } from "./failure.ts";
import type { Evaluated } from "./cases.ts";
import type { Base } from "./scenarios.ts";
import type { Session } from "./session.ts";

/** Votes and seats of an election. `tier`: one of its tiers, or `all`; otherwise those that rest on the contest. */
export function measure(session: Session, base: Base, tier?: string): Measured {
  const { rules, outcome, scenario, election } = base;
  const { given } = scenario;
  const contest = mainContest(rules, given);
  if (contest === undefined) {
    throw new Failure(EXIT.dataMissing, {
      text: session.words.say("cli.noContest", { election: election.id }),
      next: `urna show ${election.id}`,
    });
  }
  return measureOutcome({ rules, given, outcome }, contest, tiersAsked(session, base, contest, tier));
}

/** The tiers that were asked for, or those beside the contest. */
function tiersAsked(
  session: Session,
  { rules, election }: Base,
  contest: string,
  tier?: string,
): readonly string[] {
  const all = [...rules.tiers.keys()];
  if (tier === undefined) return tiersBeside(rules, contest);
  if (tier === "all") return all;
  if (all.includes(tier)) return [tier];
  throw new Failure(EXIT.usage, {
    text: session.words.say("cli.unknownTier", { election: election.id, name: tier }),
    details: [`${session.words.word("cli.oneOf")}: ${[...all, "all"].join(", ")}`],
  });
}

/** Parties under other ids in two elections that are known to be the same. */
export function lineageOf(before: Evaluated, after: Evaluated): readonly Lineage[] {
  const byIdentity = new Map<string, { before: string[]; after: string[] }>();
  for (const side of ["before", "after"] as const) {
    const { options } = (side === "before" ? before : after).source;
    for (const { id, identity } of options.values()) {
      if (identity === undefined) continue;
      const entry = byIdentity.get(identity) ?? { before: [], after: [] };
      entry[side].push(id);
      byIdentity.set(identity, entry);
    }
  }
  return [...byIdentity.values()].filter((entry) => entry.before.join() !== entry.after.join());
}
