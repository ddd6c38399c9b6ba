/**
 * What the reports on changed elections are made from. The shapes are those of the package that computes them, which is
 * above this one: whatever has these fields can be said.
 *
 * @module
 */

import type { Fraction, Outcome } from "@urna/law";
import type { Naming } from "./case.ts";
import type { Words } from "./words.ts";

/** A rules document as JSON. */
export type DocumentJson = Readonly<Record<string, unknown>>;

/** A change of an election, as it was asked for. */
export type AskedChange =
  | { readonly kind: "bar"; readonly share: string }
  | { readonly kind: "formula"; readonly formula: string | DocumentJson }
  | { readonly kind: "seats"; readonly tiers: Readonly<Record<string, number>> }
  | { readonly kind: "link" }
  | { readonly kind: "rules"; readonly rules: DocumentJson }
  | { readonly kind: "set"; readonly path: string; readonly value: string }
  | { readonly kind: "against-all"; readonly counted: boolean }
  | { readonly kind: "assume"; readonly name: string; readonly value: string };

/** What had to be assumed. */
export type Assumed =
  | {
      readonly kind: "split";
      readonly tier: string;
      readonly seats: number;
      readonly before: number;
      readonly by: Readonly<Record<string, number>>;
    }
  | { readonly kind: "appointed"; readonly tier: string; readonly seats: number }
  | { readonly kind: "against-all"; readonly counted: boolean; readonly votes: number }
  | { readonly kind: "not-offered"; readonly line: string }
  | { readonly kind: "lone-list"; readonly tier: string }
  | { readonly kind: "set-aside"; readonly seats: number; readonly shared: number }
  | { readonly kind: "given"; readonly name: string; readonly value: string }
  | { readonly kind: "unused"; readonly contest: string };

/** An input that rules need and an election lacks. */
export interface Need {
  readonly kind: "contest" | "rankings" | "level" | "line";
  readonly name: string;
}

/** A majority before and after a change. */
export interface MajorityWords {
  readonly is: "atLeast" | "moreThan";
  readonly share: string;
  readonly neededAfter: number;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly held: readonly string[];
}

interface TierSeats {
  readonly total: number;
  readonly byTier: Readonly<Record<string, number>>;
}

interface SilentVotes {
  readonly votes: number;
  readonly base: number;
  readonly againstAll: number;
}

/** One way to read the ballots. */
export interface ReadingWords {
  readonly againstAll: "kept" | "dropped" | null;
  readonly assumptions: readonly Assumed[];
  readonly outcome: Outcome;
  readonly house: number;
  readonly rows: readonly {
    readonly contender: string;
    readonly before: TierSeats;
    readonly after: TierSeats | null;
    readonly difference: number | null;
    readonly bounds: { readonly least: number; readonly most: number } | null;
    readonly below: {
      readonly votes: Fraction;
      readonly base: Fraction;
      readonly bar: { readonly is: "atLeast" | "moreThan"; readonly share: Fraction };
    } | null;
  }[];
  readonly majorities: readonly MajorityWords[];
  readonly withoutSeat: SilentVotes | null;
}

/** The answer to a what-if question. */
export interface WhatIfWords {
  readonly before: { readonly withoutSeat: SilentVotes | null };
  readonly needs: readonly Need[];
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
