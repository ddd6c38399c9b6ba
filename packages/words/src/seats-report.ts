/**
 * The table of seats: who has how many, by tier, from how many votes; majorities; whether it matches the official result.
 *
 * @module
 */

import type { Fraction } from "@urna/law";
import type { Report } from "./blocks.ts";
import type { Case } from "./case.ts";
import type { Words } from "./words.ts";

/** A percentage of the whole electorate or of the ballots: what is divided by what. */
export interface Measure {
  /** Lines that are added up for the numerator: `contenders`, or lines of the protocol (`received`, `against-all`, ...). */
  readonly what: readonly string[];
  /** Lines of the denominator. */
  readonly of: readonly string[];
  /** Both figures, where they are known. */
  readonly value?: Fraction;
  /** The percentage as printed (`"54.21"`), where the figures are not known or it was published so. */
  readonly printed?: string;
  /** Whether it is called turnout by those who publish it. */
  readonly turnout?: boolean;
  /** A word such as `final` or `preliminary`. */
  readonly status?: string;
  /** Who says so, in the language of the report. */
  readonly source?: string;
}

/** The seats of an outcome. */
export function seatsReport(
  words: Words,
  given: Case,
  options: { readonly measures?: readonly Measure[] } = {},
): Report {
  return {
    blocks: [
      {
        kind: "answer",
        text: `${words.language} ${given.outcome.rules} ${options.measures?.length ?? 0}`,
        stamps: [],
      },
    ],
  };
}
