/**
 * What a question "what if" asks and what its answer holds, as plain data: whoever computes it and whoever says it means the
 * same. `@urna/insight` computes it; the words are made from it here.
 *
 * @module
 */

import type { Fraction, Outcome } from "@urna/law";
import type { Naming } from "../case.ts";
import type { Words } from "../words.ts";

/** A rules document as JSON. */
export type RulesDocument = Readonly<Record<string, unknown>>;

/**
 * What votes against all can do: they are `kept` in the base of the bar or `dropped` from it; they take part like a list
 * whose seats stay `empty`; a district that they win votes again (`rerun`).
 */
export const AGAINST_ALL = ["kept", "dropped", "empty", "rerun"] as const;
export type AgainstAll = (typeof AGAINST_ALL)[number];

/** Who has the seats that votes against all leave empty. */
export const EMPTY_SEATS = "empty-seats";

/** One change of an election, as a person asks for it. */
export type Change =
  /** Another share that a list must reach, as a law writes it (`7%`, `1/15`); zero lets everybody in. */
  | { readonly kind: "bar"; readonly share: string }
  /** Another formula for the seats that are shared in proportion: its name, or its fields. */
  | { readonly kind: "formula"; readonly formula: string | RulesDocument }
  /** Other numbers of seats, by tier. A tier with no seats is not there any more. */
  | { readonly kind: "seats"; readonly tiers: Readonly<Record<string, number>> }
  /** The proportional tier makes good for what the other tiers gave: one total is shared by its votes. */
  | { readonly kind: "link" }
  /** Another law. */
  | { readonly kind: "rules"; readonly rules: RulesDocument }
  /** Any field of a step or base: `bar.atLeast` and its value. */
  | { readonly kind: "set"; readonly path: string; readonly value: string }
  /** What votes against all do. */
  | { readonly kind: "against-all"; readonly as: AgainstAll }
  /** An input that the election lacks: seats by contender, another contest whose votes are taken, a figure. */
  | { readonly kind: "assume"; readonly name: string; readonly value: string };

/** Something without which the answer would not be one; every report prints all of them. */
export type WhatIfAssumption =
  /** The districts of another number of seats split as the real ones did, by largest remainders. */
  | {
      readonly kind: "split";
      readonly tier: string;
      readonly seats: number;
      readonly before: number;
      readonly by: Readonly<Record<string, number>>;
    }
  /** Seats that no ballot fills: they are there, and given to nobody. */
  | { readonly kind: "appointed"; readonly tier: string; readonly seats: number }
  /**
   * What votes against all do that the law does not say; `votes` is null where they are not known. `counted`: they are
   * dropped from a base in which the law counts them.
   */
  | {
      readonly kind: "against-all";
      readonly as: AgainstAll;
      readonly votes: number | null;
      readonly counted?: true;
    }
  /** The law counts a line in its base that was not on this ballot. */
  | { readonly kind: "not-offered"; readonly line: string }
  /** The law has a rule for the case that one list alone passes, which the change leaves without effect. */
  | { readonly kind: "lone-list"; readonly tier: string }
  /** Linked tiers: seats of those who stand on no list are set aside, the rest is shared. */
  | { readonly kind: "set-aside"; readonly seats: number; readonly shared: number }
  /** What the user gave. */
  | { readonly kind: "given"; readonly name: string; readonly value: string }
  /** A tier of which nothing is known, before or after: its seats are left out. */
  | { readonly kind: "open"; readonly tier: string }
  /** A contest whose votes or seats the other rules do not use. */
  | { readonly kind: "unused"; readonly contest: string };

/** An input that rules need and an election lacks. */
export interface MissingInput {
  /**
   * `contest`: votes of it were not given; `rankings`: marks were given where ballots with preferences are counted, `marks` the
   * other way round; `level`: there are no such areas, which may be one; `areas`: nothing can stand in for them; `seats`: the
   * figure of an area from which its seats follow, such as `region.seats`; `line`: a figure of which shares are taken.
   */
  readonly kind: "contest" | "rankings" | "marks" | "level" | "areas" | "seats" | "line";
  readonly name: string;
  /** How many areas the law has, in which nobody voted; of `seats`, how many there are in all. Zero: the law says no number. */
  readonly count?: number;
  /** Steps that need it. */
  readonly steps: readonly string[];
}

/** Seats of one contender in one outcome. */
export interface Seats {
  readonly total: number;
  readonly byTier: Readonly<Record<string, number>>;
}

/** One contender before and after. `null`: nobody can say. */
export interface SeatChange {
  readonly contender: string;
  readonly before: Seats;
  readonly after: Seats | null;
  readonly difference: number | null;
  /** Where seats are only known within limits. */
  readonly bounds: { readonly least: number; readonly most: number } | null;
  /** Why it takes no part: its share and the bar that it does not reach. */
  readonly below: {
    readonly votes: Fraction;
    readonly base: Fraction;
    readonly bar: { readonly is: "atLeast" | "moreThan"; readonly share: Fraction };
  } | null;
}

/** A majority before and after; several decisions may ask for the same one. */
export interface MajorityChange {
  readonly ids: readonly string[];
  readonly is: "atLeast" | "moreThan";
  /** As a law writes it: `2/3`. */
  readonly share: string;
  readonly neededBefore: number;
  readonly neededAfter: number;
  /** Contenders that reach it alone after but not before, and the other way round. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  /** Who reaches it alone now. */
  readonly held: readonly string[];
}

/** List votes for options without a seat, against all among them. */
export interface WithoutSeat {
  readonly votes: number;
  readonly base: number;
  readonly againstAll: number;
}

/** One way to read the ballots under the changed rules. */
export interface ReadingWords {
  /** `kept`, `dropped`: votes against all in the base of the bar; null where there is no question. */
  readonly againstAll: "kept" | "dropped" | null;
  readonly assumptions: readonly WhatIfAssumption[];
  readonly outcome: Outcome;
  /** All seats. */
  readonly house: number;
  readonly rows: readonly SeatChange[];
  readonly majorities: readonly MajorityChange[];
  readonly withoutSeat: WithoutSeat | null;
}

/** The answer to a what-if question. */
export interface WhatIfWords {
  readonly before: {
    readonly outcome: Pick<Outcome, "verdict" | "verdicts">;
    readonly withoutSeat: WithoutSeat | null;
  };
  /** Inputs that the rules need and the election lacks. */
  readonly needs: readonly MissingInput[];
  readonly readings: readonly ReadingWords[];
}

/** What is needed to say it. */
export interface WhatIfContext {
  readonly words: Words;
  readonly naming: Naming;
  /** The id of the law that was changed. */
  readonly rules: string;
  readonly election: string;
}
