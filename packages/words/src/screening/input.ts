/**
 * What a screening found, as its report needs it. The tests are computed elsewhere; nothing here knows how.
 *
 * @module
 */

import type { Ratio } from "@urna/law";
import type { Block } from "../blocks.ts";

/** How often a test lit up in simulated clean elections. */
export interface MeasuredRate {
  readonly runs: number;
  readonly hits: number;
  readonly low: number;
  readonly high: number;
}

/** One unit and base under which totals were looked at. */
export interface RoundLookInput {
  readonly unit: number;
  readonly base: { readonly id: string; readonly votes: number };
  readonly lines: readonly {
    readonly id: string;
    readonly votes: number;
    readonly distance: Ratio;
    readonly near: boolean;
  }[];
  readonly dropped: readonly string[];
  readonly closed: boolean;
  readonly near: number;
  readonly cut: Ratio;
  readonly raw: number;
  readonly withoutNearest: number;
  readonly forAnyCut: number;
}

/** The test of round shares of one contest, with the same test of other elections. */
export interface RoundShareInput {
  readonly contest: string;
  readonly result:
    | { readonly kind: "refused"; readonly lines: number; readonly needed: number }
    | {
        readonly kind: "tested";
        readonly looks: readonly RoundLookInput[];
        readonly corrected: number;
        readonly enough: number | null;
      };
  readonly rate?: MeasuredRate;
  /** Corrected over all tests of the report. */
  readonly adjusted?: number;
  readonly references: readonly RoundReference[];
}

/** What the same code says of another election. */
export interface RoundReference {
  readonly election: string;
  /** Title and date in the language of the report. */
  readonly title: string;
  readonly contest: string;
  readonly near: number;
  readonly lines: number;
  readonly unit: number;
  readonly corrected: number;
}

/** A whole screening. */
export interface ScreeningInput {
  /** The election, or the file, in the language of the report. */
  readonly name: string;
  /** What must be known of the data before anything else, such as that they were made up. */
  readonly notes: readonly Block[];
  /** The first shelf: findings of checks, told already. */
  readonly sums: readonly Block[];
  /** The second shelf: the cards of the tests, laid already. */
  readonly cards: readonly Block[];
  /** The third shelf: questions and replies, told already; empty where no election is known. */
  readonly asked: readonly Block[];
  /** Tests that gave a probability, and how many of these are unusual after all corrections. */
  readonly tests: number;
  readonly unusual: number;
  readonly seed: string;
  readonly hash: string;
  readonly version: string;
  /** The command that prints the same report. */
  readonly call: string;
}

/** What was seen against what chance gives, by number or by weight. */
export interface ExcessInput {
  readonly observed: number;
  readonly expected: number;
  readonly sd: number;
  readonly excess: number;
  readonly p: number;
}

type Aspects = Readonly<Record<"either" | "result" | "turnout", ExcessInput>>;

/** The test of whole percentages. */
export interface IntegersInput {
  readonly stations: number;
  readonly few: boolean;
  readonly excess: Readonly<Record<"stations" | "registered" | "given" | "leader", Aspects>>;
  /** Absent where not even rounding at all stations would be found. */
  readonly smallestEffect: number | undefined;
  /** Stations that it takes to find one rounded one in a hundred. */
  readonly needed: number;
  /** Below this number silence means nothing. */
  readonly fewest: number;
  readonly areas: readonly (ExcessInput & {
    readonly area: string;
    readonly stations: number;
    readonly adjusted: number;
  })[];
  /** By whole percent from 0 to 100: stations near it, and the band of chance. */
  readonly percents: Readonly<
    Record<
      "turnout" | "result",
      readonly { readonly seen: number; readonly low: number; readonly high: number }[]
    >
  >;
}

/** The test of whole percentages under another choice. */
export interface IntegerChoiceInput extends ExcessInput {
  /** Near is within one part of so many of a percentage point. */
  readonly parts: number;
  readonly rule: "usual" | "larger" | "all";
  readonly stations: number;
}

/** The test of last digits, or of pairs. */
export interface DigitsInput {
  readonly kind: "last" | "pairs";
  readonly counts: number;
  readonly tooSmall: number;
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly chiSquared: number;
  readonly degrees: number;
  readonly p: number;
  readonly smallestEffect: number;
}

/** The test of digits under another choice. */
export interface DigitChoiceInput {
  readonly counts: "option" | "turnout" | "other";
  readonly other?: string;
  readonly smallest: number;
  readonly used: number;
  readonly p: number;
}

/** A rate, and whether it is so high that the test is not shown. */
export interface HidingRate extends MeasuredRate {
  readonly hidden: boolean;
}

/** The card of whole percentages. */
export interface IntegersCard {
  readonly result: IntegersInput;
  readonly choices: readonly IntegerChoiceInput[];
  readonly rate?: HidingRate;
  /** Corrected over all tests of the report. */
  readonly adjusted?: number;
}

/** The card of last digits, or of pairs. */
export interface DigitsCard {
  readonly result: DigitsInput;
  readonly choices: readonly DigitChoiceInput[];
  readonly rate?: HidingRate;
  /** Corrected over all tests of the report. */
  readonly adjusted?: number;
}

/** The stations of a table that a card uses. */
export interface StationsInput {
  readonly rows: number;
  readonly used: number;
  /** Stations left out, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
}
