/**
 * Who sits: rules that say how persons are named.
 *
 * @module
 */

import type { Step } from "@urna/law";
import { citeText } from "../cite.ts";
import { partyChoiceText } from "../rules/party-choice.ts";
import { stepWords, type StepWords } from "../step-words.ts";

type PartyChoiceStep = Extract<Step, { verb: "fill"; clause: "party-choice" }>;

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
