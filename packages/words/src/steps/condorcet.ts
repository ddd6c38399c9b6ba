/**
 * Every pair compared: who is preferred to whom, whoever is preferred to all, and the way out of a circle.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { left, right, wholeCell } from "../cells.ts";
import { factBlocks, lawOf } from "./areas.ts";
import { isStep, type StepOf } from "./rows.ts";
import { nameCell } from "./sets.ts";
import { areaLabel, stepWords, type StepWords } from "../step-words.ts";
import { namesOf } from "../terms.ts";

type CondorcetStep = StepOf<"allot", "condorcet">;

/** Comparison by pairs. */
export const allotCondorcet: StepWords = stepWords(isStep("allot", "condorcet"), {
  whole: (ctx, steps) =>
    steps.flatMap((step) => [
      ...factBlocks([
        {
          label: areaLabel(ctx, step, ctx.words.word("label.ballots")),
          value: ctx.words.numbers.whole(step.ballots),
        },
      ]),
      pairTable(ctx, step, step.pairs),
      { kind: "paragraph", text: outcomeText(ctx, step) } as const,
    ]),
  one: (ctx, step, contender) => {
    const own = step.pairs.filter((pair) => pair.contender === contender || pair.against === contender);
    if (own.length === 0) return undefined;
    const { words } = ctx;
    const won = own.filter((pair) => pair.contender === contender && pair.votes > pair.votesAgainst).length;
    return {
      summary: words.say("condorcet.summary", {
        won: words.numbers.whole(won),
        of: words.numbers.whole(own.length),
      }),
      facts: [
        {
          label: areaLabel(ctx, step, words.word("label.ballots")),
          value: words.numbers.whole(step.ballots),
        },
      ],
      blocks: [pairTable(ctx, step, own), { kind: "paragraph", text: outcomeText(ctx, step) }],
      law: lawOf(ctx, step, words.word("label.count")),
    };
  },
});

function pairTable(ctx: Context, step: CondorcetStep, pairs: CondorcetStep["pairs"]): Block {
  const { words } = ctx;
  return {
    kind: "table",
    id: `${step.at}-pairs`,
    columns: [
      left("contender", words.word("column.contender")),
      right("votes", words.word("column.votes")),
      left("against", words.word("column.against")),
      right("votesAgainst", words.word("column.votes")),
    ],
    rows: pairs.map((pair) => [
      nameCell(ctx, pair.contender),
      wholeCell(words, pair.votes),
      nameCell(ctx, pair.against),
      wholeCell(words, pair.votesAgainst),
    ]),
  };
}

function outcomeText(ctx: Context, step: CondorcetStep): string {
  const { words } = ctx;
  if (step.winner !== null) return words.say("condorcet.winner", { name: ctx.naming.contender(step.winner) });
  if (step.method === "none") return words.word("condorcet.none");
  return words.say("condorcet.circle", {
    method: words.word(`circle.${step.method}`),
    names: namesOf(ctx, step.best),
  });
}
