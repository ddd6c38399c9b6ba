/**
 * Conditions put together: all of several, one, none, a sum of shares.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { left, textCell } from "../cells.ts";
import { conditionName, verdictWord } from "./decide.ts";
import { isStep, type StepOf } from "./rows.ts";
import { stepWords, type StepWords } from "../step-words.ts";

/** All of several conditions, one of them, or none. */
export const decideLogic: StepWords = stepWords(isStep("decide", "all", "any", "not"), {
  whole: (ctx, steps) =>
    steps.flatMap((step): readonly Block[] => [
      {
        kind: "table",
        id: step.at,
        columns: [
          left("condition", ctx.words.word("column.condition")),
          left("verdict", ctx.words.word("column.met")),
        ],
        rows: step.rows.map((row) => [
          textCell(conditionName(ctx, row.step), row.step),
          textCell(verdictWord(ctx.words, row.verdict), row.verdict),
        ]),
      },
      {
        kind: "paragraph",
        text:
          step.clause === "all"
            ? ctx.words.word(`all.${step.verdict}`)
            : ctx.words.say(`logic.${step.clause}`, { verdict: verdictWord(ctx.words, step.verdict) }),
      },
    ]),
});

/** A share of the votes and a share of the areas, added up. */
export const decideShareSum: StepWords = stepWords(isStep("decide", "share-sum"), {
  whole: (ctx, steps) => steps.map((step) => ({ kind: "paragraph", text: sumText(ctx, step) }) as const),
});

function sumText(ctx: Context, step: StepOf<"decide", "share-sum">): string {
  const { words } = ctx;
  const share = (value: typeof step.ofVotes): string =>
    value === null ? words.word("verdict.unknown") : words.numbers.percent(value);
  return words.say("shareSum.text", {
    option: ctx.naming.contender(step.option),
    votes: share(step.ofVotes),
    areas: share(step.ofAreas),
    verdict: verdictWord(words, step.verdict),
  });
}
