/**
 * Why one contender has its seats, or none: votes, bar, quota, remainders, rank, each with its article.
 *
 * @module
 */

import type { Report } from "./blocks.ts";
import type { Case } from "./case.ts";
import type { Words } from "./words.ts";

/** A tested margin: the smallest change of votes that changes the outcome, found by recomputation. */
export interface Margin {
  /** `move`: votes go to another option; `withhold`: they are not cast; `formula`: another rule instead. */
  readonly kind: "move" | "withhold" | "formula";
  readonly votes?: number;
  readonly from?: string;
  /** Absent: to any other option. */
  readonly to?: string;
  /** For `formula`: the name of the other rule, in the language of the report. */
  readonly rule?: string;
  /** What it would change. */
  readonly changes: readonly { readonly contender: string; readonly by: number }[];
}

/** Explains the seats of one contender, of a line such as `against-all`, or of the independents. */
export function explainContender(
  words: Words,
  given: Case,
  contender: string,
  options: { readonly margins?: readonly Margin[] } = {},
): Report {
  return {
    blocks: [
      {
        kind: "answer",
        text: `${words.language} ${given.outcome.rules} ${contender} ${options.margins?.length ?? 0}`,
        stamps: [],
      },
    ],
  };
}
