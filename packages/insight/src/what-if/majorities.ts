/**
 * Which majorities a changed election gives to whom, and takes from whom.
 *
 * @module
 */

import { type Outcome, type Ratio, seatsNeeded, writeRatio } from "@urna/law";
import { isFull } from "@urna/words/case";
import { EMPTY_SEATS, type MajorityChange, type RulesDocument } from "@urna/words/insight/what-if-input";
import { houseOf } from "./bounds.ts";

/** A majority that a constitution names: a share of all members. */
export interface NamedMajority {
  readonly id: string;
  readonly atLeast?: Ratio;
  readonly moreThan?: Ratio;
}

/** Majorities by the rules under which a body was elected. */
export type MajoritiesOf = (rules: RulesDocument) => readonly NamedMajority[];

/** Majorities of equal shares together; each house has its own number of members. */
export function majorityChanges(
  before: { readonly outcome: Outcome },
  after: { readonly outcome: Outcome },
  rules: { readonly before: readonly NamedMajority[]; readonly after: readonly NamedMajority[] },
): readonly MajorityChange[] {
  const groups = new Map<string, { rule: NamedMajority; ids: string[] }>();
  for (const rule of rules.after) {
    const share = rule.atLeast ?? rule.moreThan;
    if (share === undefined) continue;
    const key = `${rule.atLeast === undefined ? "moreThan" : "atLeast"} ${writeRatio(share)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rule, ids: [rule.id] });
    else group.ids.push(rule.id);
  }
  /** Who has so many seats, with so many beside those that are certain. */
  const holders = (outcome: Outcome, needed: number, open: number): readonly string[] =>
    outcome.status !== "refused" || isFull(outcome)
      ? outcome.seats
          .filter((row) => row.total > 0 && row.total + open >= needed && row.contender !== EMPTY_SEATS)
          .map((row) => row.contender)
      : [];
  const given = after.outcome.tiers.reduce((sum, tier) => sum + tier.given, 0);
  const open = after.outcome.status === "tied" ? houseOf(after.outcome) - given : 0;
  return [...groups]
    .map(([key, { rule, ids }]): MajorityChange => {
      const [is = "", share = ""] = key.split(" ");
      const neededBefore = seatsNeeded(rule, houseOf(before.outcome));
      const neededAfter = seatsNeeded(rule, houseOf(after.outcome));
      const had = holders(before.outcome, neededBefore, 0);
      const held = holders(after.outcome, neededAfter, 0);
      const may = holders(after.outcome, neededAfter, open);
      return {
        ids,
        is: is === "atLeast" ? "atLeast" : "moreThan",
        share,
        neededBefore,
        neededAfter,
        held,
        gained: held.filter((id) => !had.includes(id)),
        lost: had.filter((id) => !may.includes(id)),
      };
    })
    .sort((a, b) => a.neededAfter - b.neededAfter);
}
