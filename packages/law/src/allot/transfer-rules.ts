/**
 * What laws say about a count with transfers, and what such a count tells.
 *
 * @module
 */

import type { Ratio, Whole } from "../exact.ts";
import type { Papers } from "../tables.ts";

/** Which papers of an elected candidate pass on the surplus, and whether they keep their earlier values in proportion. */
export const SURPLUS_METHODS = ["weighted-inclusive", "unweighted-inclusive", "last-parcel"] as const;

/** How a surplus is passed on: by all papers at smaller values, or by some papers, drawn at random, at their whole values. */
export type SurplusMethod = (typeof SURPLUS_METHODS)[number] | "random-sample";

/** From which papers a sample is drawn, and whether so many of each next preference as are in proportion. */
export interface SampleRules {
  readonly from: "all" | "last-parcel";
  readonly by: "whole" | "next-preference";
}

export const TRANSFER_QUOTAS = [
  "droop",
  "newland-britton",
  "hagenbach-bischoff",
  "hare",
  "majority-of-continuing",
] as const;

export interface TransferRules {
  readonly quota: (typeof TRANSFER_QUOTAS)[number];
  /**
   * Decimals of the quotas of Droop and of Newland and Britton: the smallest such number above votes / (seats + 1), or
   * not below it.
   */
  readonly quotaDigits: number;
  readonly reach: "atLeast" | "moreThan";
  /** Decimals to which values of papers are cut; exact when undefined. */
  readonly digits: number | undefined;
  readonly method: SurplusMethod;
  /** For random samples only. */
  readonly sample: SampleRules;
  /** What is cut: the new value of a paper, or the surplus fraction and then the value. */
  readonly cut: "value" | "fraction";
  /** Whether papers without a further preference take their part of the surplus with them. */
  readonly of: "all" | "transferable";
  /** Decimals to which the votes that a candidate receives at a stage are cut. */
  readonly votesDigits: number | undefined;
  readonly order: "largest" | "earliest" | "together";
  /** A surplus waits while all of them together are less than (or at most) the distance of the two lowest. */
  readonly defer: "less" | "atMost" | undefined;
  readonly papers: "at-once" | "by-value";
  /** Who is excluded together: nobody, all without any vote, or all who cannot be elected any more. */
  readonly together: "none" | "zero" | "certain";
  /** Ties are looked up in earlier stages: the latest first, or the earliest first. */
  readonly history: "backwards" | "forwards" | undefined;
  /** The last vacancy goes to whoever has at least as many (or more) votes as all others and open surpluses together. */
  readonly lastVacancy: "atLeast" | "moreThan" | undefined;
  /** Nobody is elected before only two are left. */
  readonly untilTwo: boolean;
  /** After an exclusion the count begins again without the excluded. */
  readonly restart?: boolean;
}

/** A condition on one field of candidates. */
export interface Limit {
  /** Whether each candidate is of the group. */
  readonly members: readonly boolean[];
  readonly atLeast: number;
  readonly atMost: number;
}

export interface TransferRace {
  /** Number of candidates. */
  readonly n: number;
  readonly seats: number;
  readonly papers: Papers;
  /** Candidate of each column of the papers; -1 where it does not take part. */
  readonly index: Int32Array;
  /** Candidates who are excluded before all others. */
  readonly excludedFirst: readonly boolean[];
  /** Conditions on who is elected together. */
  readonly limits: readonly Limit[];
  /** Candidates who were excluded in a count before this one, and its stages; papers pass over them. */
  readonly before?: {
    readonly excluded: readonly boolean[];
    readonly out: readonly number[];
    readonly stages: number;
  };
}

export type Standing = "continuing" | "elected" | "excluded";

/** What one stage was, for those who watch. Arrays are the count's own: read them at once. */
export interface Stage {
  readonly number: number;
  readonly action: "first-preferences" | "surplus" | "exclusion";
  readonly who: readonly number[];
  /** Surplus over the value (or number) of the papers that pass it on, in votes. */
  readonly factor: Ratio | undefined;
  /** Papers that were drawn, and out of how many. */
  readonly sample: { readonly papers: number; readonly of: number } | undefined;
  /** In units of 1/`unit` vote. */
  readonly votes: readonly Whole[];
  readonly exhausted: Whole;
  /** Lost by cutting decimals. */
  readonly lost: Whole;
  readonly unit: Whole;
  readonly quota: Ratio;
  readonly standing: readonly Standing[];
  readonly elected: readonly number[];
  /** Excluded because the conditions leave no room for them, not for having fewest votes. */
  readonly doomed: boolean;
  /** Who may not be excluded, because the conditions cannot be met without them. */
  readonly guarded: readonly number[];
}

/** A draw of papers: `papers` of each group, whose next preference is `to` (-1: none; undefined: whatever it is). */
export interface SampleQuestion {
  readonly from: number;
  readonly stage: number;
  readonly groups: readonly {
    readonly to: number | undefined;
    readonly papers: number;
    readonly of: number;
  }[];
  /** Types of papers (their number in the race), the group each is in, and how many there are. */
  readonly types: readonly { readonly type: number; readonly group: number; readonly count: number }[];
}

export interface TransferHooks {
  /** Resolves a tie by law or lot: who of `among` comes first, `places` of them; undefined when it stays open. */
  readonly ask: (among: readonly number[], places: number) => readonly number[] | undefined;
  /** How many papers of each type were drawn; undefined when the draw was not given. */
  readonly draw: (question: SampleQuestion) => readonly number[] | undefined;
  readonly watch?: ((stage: Stage) => void) | undefined;
  /** Takes the papers that a candidate holds when elected. */
  readonly keep?: (candidate: number, papers: Papers) => void;
}

export interface TransferResult {
  /** In order of election. */
  readonly elected: readonly number[];
  readonly status: "complete" | "tied" | "too-fine" | "conditions";
}
