/**
 * Who sits: rules that say how persons are named.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Context } from "../case.ts";
import { citeText } from "../cite.ts";
import { stepWords, type StepWords } from "../step-words.ts";
import { factName } from "../terms.ts";

type PartyChoiceStep = Extract<Step, { verb: "fill"; clause: "party-choice" }>;

/** The rule by which a party names its deputies, in sentences. */
export function partyChoiceText(
  { words }: Pick<Context, "words">,
  rule: Pick<PartyChoiceStep, "withinDays" | "groups" | "otherwise">,
): string {
  const sentences = [words.say("fill.partyChoice", { days: words.counted("days", rule.withinDays) })];
  if (rule.groups !== undefined) {
    sentences.push(
      words.say("fill.groups", {
        groups: words.list(rule.groups.of.map((group) => factName(words, group))),
        share: words.numbers.share(rule.groups.share),
      }),
    );
  }
  if (rule.otherwise !== undefined) sentences.push(words.word("fill.alphabetical"));
  return sentences.join(" ");
}

export const fillPartyChoice: StepWords = stepWords(
  (step): step is PartyChoiceStep => step.verb === "fill" && step.clause === "party-choice",
  {
    whole: (ctx, steps) => {
      const [first] = steps;
      return first === undefined ? [] : [{ kind: "paragraph", text: partyChoiceText(ctx, first) }];
    },
    one: (ctx, step, contender) => {
      const row = step.rows.find((r) => r.contender === contender);
      if (row === undefined) return undefined;
      const label = ctx.words.word("label.deputies");
      return {
        facts: [{ label, value: partyChoiceText(ctx, step) }],
        law: [{ label, value: citeText(ctx.words, ctx.rules.laws, step.cite) }],
      };
    },
  },
);
