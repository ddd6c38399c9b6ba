/**
 * What a report is about: an election, its rules, what the engine made of them, and the names of everything. The caller
 * brings names and sources; nothing here knows where they are kept.
 *
 * @module
 */

import type { Body, Outcome, Rules, Step, VoteRow } from "@urna/law";
import type { Words } from "./words.ts";

/** Names in the language of the report. A name that is not known is the id itself. */
export interface Naming {
  /** The full name of a contender or of a line such as `against-all`. */
  contender(id: string): string;
  /** The short name, for tables and sentences. */
  short(id: string): string;
  area(id: string): string;
  /** The party that a candidate or a list of one area stands for, where the seats of a tier are added up by party. */
  partyOf?(id: string): string | undefined;
  /** Whether this id stands for several persons who share no list ("independent candidates"): they are no bloc. */
  isSeveral?(id: string): boolean;
}

/** Names for when nobody brings any: the ids. */
export const NAMED_BY_ID: Naming = { contender: (id) => id, short: (id) => id, area: (id) => id };

/** The head of an election. */
export interface ElectionHead {
  readonly id: string;
  /** In the language of the report. */
  readonly title: string;
  /** ISO date. */
  readonly date: string;
}

/** What somebody else published about the seats, to be held against what was computed. */
export interface Official {
  /** Who published it, in the language of the report: "Central Election Commission". */
  readonly by: string;
  /** ISO date of the decision. */
  readonly date?: string;
  /** Seats by contender, and by tier where they were published so. A contender that is absent was not published. */
  readonly seats: readonly { readonly contender: string; readonly tier?: string; readonly seats: number }[];
}

/** What every report on an outcome is made from. */
export interface Case {
  readonly rules: Rules;
  readonly outcome: Outcome;
  readonly naming: Naming;
  readonly election?: ElectionHead;
  /** The votes that the outcome was computed from: for lines that are no contender, and for the table of votes. */
  readonly votes?: readonly VoteRow[];
  readonly official?: Official;
  /** The body that was elected: its majorities are listed. */
  readonly body?: Body;
}

/** What a renderer has at hand. */
export interface Context extends Case {
  readonly words: Words;
}

/** Whether every seat is given, whatever else is missing. */
export function isFull({ tiers }: Pick<Outcome, "tiers">): boolean {
  return tiers.length > 0 && tiers.every((tier) => tier.status === "complete" && tier.given === tier.size);
}

/** The step ids that a tier rests on: its own steps and all they need, directly or through others. */
export function stepsOfTier(rules: Rules, tier: string): ReadonlySet<string> {
  const needs = new Map(rules.steps.map((step) => [step.id, step.needs]));
  const found = new Set<string>();
  const queue = [...(rules.tiers.get(tier) ?? [])];
  for (const id of queue) {
    if (found.has(id)) continue;
    found.add(id);
    queue.push(...(needs.get(id) ?? []));
  }
  return found;
}

/** The steps of a trace in groups: consecutive steps of one clause of the document, area after area, are one group. */
export function groupSteps(trace: readonly Step[]): readonly (readonly Step[])[] {
  const groups: Step[][] = [];
  for (const step of trace) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first?.at === step.at && first.clause === step.clause) group.push(step);
    else groups.push([step]);
  }
  return groups;
}
