/**
 * The head of a count in stages, and what was done at each of them.
 *
 * @module
 */

import { compareRatios, type Fraction } from "@urna/law";
import type { Context } from "../case.ts";
import { readRatio } from "../numbers.ts";
import type { StepOf } from "./rows.ts";
import { areaLabel } from "../step-words.ts";
import { factName, namesOf } from "../terms.ts";

export type StagesStep = StepOf<"allot", "stv" | "instant-runoff" | "meek">;
export type Stage = StagesStep["stages"][number];
type Condition = NonNullable<StagesStep["conditions"]>[number];

/** Seats, ballots, quota and conditions of a count in stages. */
export function headFacts(
  ctx: Context,
  step: StagesStep,
): readonly { label: string; value: string; remark?: string }[] {
  const { words } = ctx;
  const [first] = step.stages;
  return [
    { label: areaLabel(ctx, step, words.word("column.seats")), value: words.numbers.whole(step.seats) },
    {
      label: words.word("label.ballots"),
      value: words.numbers.whole(step.ballots),
      remark: words.word("stages.ballots"),
    },
    ...(first === undefined
      ? []
      : [
          {
            label: words.word("label.quota"),
            value: words.numbers.amount(first.quota),
            remark: words.word(
              step.stages.some((stage) => !same(stage.quota, first.quota))
                ? "stages.quotaFalls"
                : "stages.quota",
            ),
          },
        ]),
    ...(step.conditions === undefined
      ? []
      : [
          {
            label: words.word("field.conditions"),
            value: step.conditions.map((condition) => conditionText(ctx, condition)).join("; "),
          },
        ]),
  ];
}

/** "at least 2: women". */
function conditionText({ words }: Context, { fact, is, atLeast, atMost }: Condition): string {
  const name = factName(words, fact);
  const group = is === undefined ? name : words.say("stages.condition.group", { fact: name, value: is });
  const bounds = [
    ["stages.condition.atLeast", atLeast],
    ["stages.condition.atMost", atMost],
  ] as const;
  return words.list(
    bounds.flatMap(([key, number]) =>
      number === undefined ? [] : [words.say(key, { number: words.numbers.whole(number), group })],
    ),
  );
}

/** Whether two figures are equal. */
export function same(a: Fraction, b: Fraction): boolean {
  return compareRatios(readRatio(a), readRatio(b)) === 0;
}

/** What was done: "surplus of X, each paper worth 0.0123", "excluded: Y". */
export function actionText(ctx: Context, stage: Stage): string {
  const { words } = ctx;
  if (stage.action === "first-preferences") return words.word("stage.first-preferences");
  const names = namesOf(ctx, stage.who);
  if (stage.action === "exclusion")
    return words.say(stage.doomed === true ? "stage.doomed" : "stage.exclusion", { names });
  if (stage.sample !== undefined) {
    const [papers, of] = [words.numbers.whole(stage.sample.papers), words.numbers.whole(stage.sample.of)];
    return words.say("stage.surplusDrawn", { names, papers, of });
  }
  if (stage.factor === undefined) return words.say("stage.surplus", { names });
  return words.say("stage.surplusFactor", { names, factor: words.numbers.decimal(stage.factor, 4) });
}
