/**
 * What a screening found, as its report needs it. The tests are computed elsewhere; nothing here knows how.
 *
 * @module
 */

import type { Ratio } from "@urna/law";
import type { Block } from "./blocks.ts";

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
  /** The first shelf: findings of checks, told already. */
  readonly sums: readonly Block[];
  readonly roundShares: readonly RoundShareInput[];
  /** Tests that gave a probability, and how many of these are unusual after all corrections. */
  readonly tests: number;
  readonly unusual: number;
  readonly seed: string;
  readonly hash: string;
  readonly version: string;
}
