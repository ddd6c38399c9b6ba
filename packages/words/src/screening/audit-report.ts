/**
 * The plan of a risk-limiting audit: what would have to be confirmed, and how many ballots that takes.
 *
 * @module
 */

import type { Report } from "../blocks.ts";
import { left, missingCell, right, textCell, wholeCell } from "../cells.ts";
import { rateText } from "./words.ts";
import type { Words } from "../words.ts";

/** A plan with the names of its options. */
export interface AuditInput {
  /** The election and the tier, in the language of the report. */
  readonly name: string;
  readonly ballots: number;
  readonly risk: number;
  readonly comparison: number;
  readonly polling: number;
  readonly assertions: readonly {
    readonly kind: "pair" | "over" | "under";
    readonly winner: string;
    readonly loser: string;
    /** The share of the bar; empty for a pair. */
    readonly bar: string;
    readonly margin: number;
    readonly comparison: number;
    readonly withErrors: number | undefined;
    readonly polling: number;
  }[];
}

/** The narrowest assertions that are listed. */
const LISTED = 15;

export function auditReport(words: Words, plan: AuditInput): Report {
  const whole = (value: number): string => words.numbers.whole(value);
  const { assertions } = plan;
  const shown = assertions.slice(0, LISTED);
  return {
    blocks: [
      {
        kind: "answer",
        text: words.say("audit.answer", {
          name: plan.name,
          risk: rateText(words, plan.risk),
          comparison: whole(plan.comparison),
          polling: whole(plan.polling),
          ballots: whole(plan.ballots),
        }),
        stamps: [],
      },
      { kind: "paragraph", text: words.word("audit.plan") },
      {
        kind: "table",
        id: "assertions",
        columns: [
          left("assertion", words.word("audit.column.assertion")),
          right("margin", words.word("audit.column.margin")),
          right("comparison", words.word("audit.column.comparison")),
          right("with_errors", words.word("audit.column.withErrors")),
          right("polling", words.word("audit.column.polling")),
        ],
        rows: shown.map(({ kind, winner, loser, bar, margin, comparison, withErrors, polling }) => [
          textCell(words.say(`audit.${kind}`, { winner, loser, bar })),
          wholeCell(words, margin),
          wholeCell(words, comparison),
          withErrors === undefined ? missingCell() : wholeCell(words, withErrors),
          wholeCell(words, polling),
        ]),
      },
      ...(assertions.length > shown.length
        ? [
            {
              kind: "paragraph",
              text: words.say("audit.more", { n: whole(assertions.length - shown.length) }),
            } as const,
          ]
        : []),
      {
        kind: "list",
        items: [words.word("audit.needs"), words.word("audit.error"), words.word("audit.full")],
      },
    ],
  };
}
