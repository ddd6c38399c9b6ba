/**
 * What observers saw against what protocols say, told: bounds, not tests. They hold for the stations that were seen.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import { left, right, signedCell, textCell, wholeCell } from "../cells.ts";
import { UNUSUAL } from "./card.ts";
import { probabilityText, rateText } from "./words.ts";
import type { Words } from "../words.ts";

type Finding = Extract<Block, { readonly kind: "finding" }>;

/** One line of evidence held against one copy of a protocol. */
export interface BoundInput {
  readonly evidence: {
    readonly station: string;
    readonly kind: "ballots" | "clicks";
    readonly count: number;
  };
  readonly copy?: string;
  readonly figure: string;
  readonly official: number;
  readonly above: number;
  readonly clicker?: {
    readonly errs: "double" | "missed";
    readonly by: number;
    readonly chance: number;
    readonly adjusted: number;
    readonly needs: number;
  };
}

/** All evidence against all protocols. */
export interface BoundsInput {
  readonly bounds: readonly BoundInput[];
  /** Lines without a protocol, or without the figure in it. */
  readonly unmatched: readonly unknown[];
}

/** How many stations the table names. */
const LISTED = 30;

/** What contradicts, what must be explained, and what could not be held against anything. */
export function boundBlocks(words: Words, { bounds, unmatched }: BoundsInput): readonly Block[] {
  const ballots = bounds.filter(({ evidence, above }) => evidence.kind === "ballots" && above > 0);
  const double = bounds.filter(({ clicker }) => clicker?.errs === "double");
  const missed = bounds.filter(({ clicker }) => clicker?.errs === "missed" && clicker.adjusted < UNUSUAL);
  const whole = (value: number): string => words.numbers.whole(value);
  const stations = (list: readonly BoundInput[]): string =>
    whole(new Set(list.map(({ evidence }) => evidence.station)).size);
  const told: readonly (Finding | undefined)[] = [
    ballots.length === 0
      ? undefined
      : finding(
          "error",
          "B101",
          words.say("screening.bounds.ballots", {
            stations: stations(ballots),
            all: stations(bounds.filter(({ evidence }) => evidence.kind === "ballots")),
            ballots: whole(ballots.reduce((sum, { above }) => sum + above, 0)),
          }),
        ),
    double.length === 0
      ? undefined
      : finding(
          double.some(({ clicker }) => (clicker?.adjusted ?? 1) < UNUSUAL) ? "error" : "warning",
          "B102",
          words.say("screening.bounds.double", { stations: stations(double) }),
        ),
    missed.length === 0
      ? undefined
      : finding("warning", "B103", words.say("screening.bounds.missed", { stations: stations(missed) })),
    ballots.length + double.length + missed.length > 0 || bounds.length === 0
      ? undefined
      : finding(
          "ok",
          "B1",
          words.say("screening.bounds.holds", { n: whole(bounds.length), stations: stations(bounds) }),
        ),
    unmatched.length === 0
      ? undefined
      : finding("skipped", "B1", words.say("screening.bounds.unmatched", { n: whole(unmatched.length) })),
  ];
  const shown = [...ballots, ...double, ...missed];
  return [
    ...told.filter((block) => block !== undefined),
    ...(shown.length === 0 ? [] : [tableOf(words, shown)]),
    { kind: "paragraph", text: words.word("screening.bounds.only") },
  ];
}

function finding(severity: Finding["severity"], code: string, text: string): Finding {
  return { kind: "finding", severity, code, text, notes: [] };
}

function tableOf(words: Words, shown: readonly BoundInput[]): Block {
  const errors = shown.some(({ clicker }) => clicker !== undefined);
  return {
    kind: "table",
    id: "bounds",
    columns: [
      left("station", words.word("screening.column.station")),
      left("what", words.word("screening.column.what")),
      right("seen", words.word("screening.column.observed")),
      right("protocol", words.word("screening.column.protocol")),
      right("above", words.word("screening.column.above")),
      ...(errors
        ? [
            right("needs", words.word("screening.column.needs")),
            right("chance", words.word("screening.column.chance")),
          ]
        : []),
    ],
    rows: shown
      .slice(0, LISTED)
      .map(({ evidence, copy, figure, official, above, clicker }) => [
        textCell(copy === undefined ? evidence.station : `${evidence.station} (${copy})`, evidence.station),
        textCell(words.find(`screening.evidence.${evidence.kind}`) ?? evidence.kind, figure),
        wholeCell(words, evidence.count),
        wholeCell(words, official),
        signedCell(words, above),
        ...(errors
          ? [
              textCell(
                clicker === undefined ? "" : rateText(words, clicker.needs),
                clicker === undefined ? null : String(clicker.needs),
              ),
              textCell(
                clicker === undefined ? "" : probabilityText(words, clicker.adjusted),
                clicker === undefined ? null : String(clicker.adjusted),
              ),
            ]
          : []),
      ]),
  };
}
