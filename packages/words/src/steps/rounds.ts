/**
 * Counts in rounds that pass no papers on: choices added up rank by rank, and exclusion by last places.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { amountCell, left, missingCell, right, textCell, wholeCell } from "../cells.ts";
import { lawOf } from "./areas.ts";
import { isStep, type StepOf } from "./rows.ts";
import { nameCell } from "./sets.ts";
import { areaLabel, stepWords, type StepWords } from "../step-words.ts";

type RoundsStep = StepOf<"allot", "bucklin" | "coombs">;
type Round = RoundsStep["rounds"][number];

/** Rounds: who had how many choices, or first and last places, and who went out. */
export const allotRounds: StepWords = stepWords(isStep("allot", "bucklin", "coombs"), {
  whole: (ctx, steps) =>
    steps.flatMap((step) => [
      roundTable(ctx, step, () => true),
      { kind: "paragraph", text: outcomeText(ctx, step) } as const,
    ]),
  one: (ctx, step, contender) => {
    const { words } = ctx;
    const last = step.rounds.findLast((round) => round.votes.some((row) => row.contender === contender));
    const row = last?.votes.find((one) => one.contender === contender);
    if (last === undefined || row === undefined) return undefined;
    const values = {
      round: words.numbers.whole(last.number),
      votes: words.numbers.whole(row.votes),
      ballots: words.numbers.whole(last.ballots),
    };
    const out = last.excluded === contender && row.last !== undefined;
    return {
      summary: out
        ? words.say("rounds.summaryExcluded", { ...values, last: words.numbers.amount(row.last) })
        : words.say(step.elected === contender ? "rounds.summaryElected" : "rounds.summary", values),
      ...(out ? { ends: true } : {}),
      facts: [
        {
          label: areaLabel(ctx, step, words.word("label.ballots")),
          value: words.numbers.whole(last.ballots),
        },
      ],
      blocks: [
        roundTable(ctx, step, (one) => one === contender),
        { kind: "paragraph", text: outcomeText(ctx, step) },
      ],
      law: lawOf(ctx, step, words.word("label.count")),
    };
  },
});

function roundTable(ctx: Context, step: RoundsStep, shows: (contender: string) => boolean): Block {
  const { words } = ctx;
  const hasLast = step.clause === "coombs";
  return {
    kind: "table",
    id: `${step.at}-rounds`,
    columns: [
      right("round", words.word("rounds.round")),
      left("contender", words.word("column.contender")),
      right("votes", words.word(hasLast ? "rounds.first" : "rounds.upTo")),
      ...(hasLast ? [right("last", words.word("rounds.last"))] : []),
      left("what", words.word("rounds.what")),
    ],
    rows: step.rounds.flatMap((round, i) =>
      round.votes
        .filter((row) => shows(row.contender))
        .map((row) => [
          wholeCell(words, round.number),
          nameCell(ctx, row.contender),
          wholeCell(words, row.votes),
          ...(hasLast ? [row.last === undefined ? missingCell() : amountCell(words, row.last)] : []),
          textCell(whatHappened(ctx, step, round, i, row.contender)),
        ]),
    ),
  };
}

function whatHappened(ctx: Context, step: RoundsStep, round: Round, i: number, contender: string): string {
  if (round.excluded === contender) return ctx.words.word("standing.excluded");
  return i === step.rounds.length - 1 && step.elected === contender ? ctx.words.word("standing.elected") : "";
}

function outcomeText(ctx: Context, { elected, majority }: RoundsStep): string {
  const { words, naming } = ctx;
  if (elected === null) return words.word("rounds.tied");
  return words.say(majority ? "rounds.majority" : "rounds.most", { name: naming.contender(elected) });
}
