/**
 * What quotas leave over or give too much, where the law does not leave it to the largest remainders alone, and how a quota
 * becomes a whole number.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { isStep, type StepOf } from "./rows.ts";
import type { StepWords } from "../step-words.ts";
import type { Words } from "../words.ts";

type QuotaStep = StepOf<"allot", "quota">;
type Stage = NonNullable<QuotaStep["stages"]>[number];

/** Adds the rounding of the quota and the later stages to the words of quotas. */
export function withStages(quota: StepWords): StepWords {
  const is = isStep("allot", "quota");
  return {
    ...quota,
    whole: (ctx, steps) => {
      const blocks = quota.whole(ctx, steps);
      const [first] = steps.filter(is);
      return first === undefined ? blocks : [...howBlocks(ctx, first), ...(blocks ?? [])];
    },
    one: (ctx, step, contender) => {
      const part = quota.one(ctx, step, contender);
      if (part === undefined || !is(step)) return part;
      return { ...part, blocks: [...(part.blocks ?? []), ...howBlocks(ctx, step)] };
    },
  };
}

function howBlocks({ words }: Context, step: QuotaStep): readonly Block[] {
  const items = [
    ...(step.rounding === undefined || step.rounding === "exact"
      ? []
      : [
          words.say("quota.rounded", {
            quota: words.find(`value.${step.quota}`) ?? step.quota,
            how: words.word(`value.${step.rounding}`),
          }),
        ]),
    ...(step.left < 0 ? [words.say("quota.tooMany", { seats: words.counted("seats", -step.left) })] : []),
    ...(step.stages ?? []).map((stage) =>
      [
        words.word(`quota.stage.${stage.by}`),
        ...(stage.most === undefined
          ? []
          : [words.say("quota.stageMost", { seats: words.counted("seats", stage.most) })]),
        ...(stage.each === undefined
          ? []
          : [words.say("quota.stageEach", { seats: words.counted("seats", stage.each) })]),
        ...(stage.eligible === undefined ? [] : [eligibleText(words, stage.eligible)]),
      ].join(" "),
    ),
  ];
  return items.length === 0 ? [] : [{ kind: "list", items }];
}

function eligibleText(words: Words, eligible: NonNullable<Stage["eligible"]>): string {
  if (eligible === "full-quota") return words.word("quota.stageFull");
  return words.say("quota.stagePart", { share: words.numbers.share(eligible) });
}
