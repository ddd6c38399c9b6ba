/**
 * What a sweep holds, as plain data: `@urna/insight` computes it, the reports here say it.
 *
 * @module
 */

import type { Fraction } from "@urna/law";
import type { Change, RulesDocument, WhatIfAssumption } from "./what-if-input.ts";

/** A majority by its share: `2/3`. */
export interface SharedMajority {
  readonly is: "atLeast" | "moreThan";
  readonly share: string;
}

/** Seats by contender, or that there are none. */
export interface SweptSeats {
  readonly status: "seats" | "tied" | "refused";
  readonly seats: Readonly<Record<string, number>>;
  /** The same by tier, then by contender. */
  readonly byTier: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Who takes part by a rule for the case that too few pass. */
  readonly letIn: readonly string[];
}

/** A stretch of bars with one result; ends are exact, and closed ones belong to it. */
export interface SweptBar extends SweptSeats {
  readonly from: Fraction;
  readonly to: Fraction;
  readonly fromClosed: boolean;
  readonly toClosed: boolean;
  /** Who is in up to the end of the stretch and falls out behind it. */
  readonly leaves: readonly string[];
}

/** One number of seats of the swept tier. */
export interface SweptPoint extends SweptSeats {
  readonly seatsOfTier: number;
  /** Seats of the tier that gets the rest of the house; zero where there is none. */
  readonly rest: number;
  /** Seats of the swept tier alone, which rest on real ballots. */
  readonly own: Readonly<Record<string, number>>;
  /** Seats of the other tier as they are assumed to split. */
  readonly assumed: Readonly<Record<string, number>>;
}

/** Which tier is swept against which, in a house of how many seats. */
export interface SweptFrame {
  readonly tier: string;
  /** The tier whose seats make up the rest of the house; null where the house itself grows and shrinks. */
  readonly against: string | null;
  readonly house: number;
  /** The size at which the rest is what was really elected, so that nothing is assumed. */
  readonly real: number;
}

/** What was changed before the sweep, of which law, and what had to be assumed for it. */
export interface BeforeSweep {
  readonly changes: readonly Change[];
  readonly document: RulesDocument;
  readonly assumptions: readonly WhatIfAssumption[];
}

/** The bar, and what the law says of it. */
export interface BarRange {
  readonly from: string;
  readonly to: string;
  /** The bar of the law, as it is written. */
  readonly law?: string;
}
