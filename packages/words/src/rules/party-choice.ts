/**
 * The choice of a party in sentences: how it names those who sit, as its clause says and as a step applied it.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Context } from "../case.ts";
import { factName } from "../terms.ts";

type PartyChoice = Extract<Step, { verb: "fill"; clause: "party-choice" }>;

/** The rule by which a party names its deputies, in sentences. */
export function partyChoiceText(
  { words }: Pick<Context, "words">,
  rule: Pick<PartyChoice, "withinDays" | "groups" | "otherwise">,
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
