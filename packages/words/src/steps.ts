/**
 * The table of step words, by verb and clause. A new formula is a new file and one line here; without that line its steps
 * are listed figure by figure.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Block } from "./blocks.ts";
import type { Context } from "./case.ts";
import { citeText } from "./cite.ts";
import { plainStep } from "./plain-step.ts";
import { admitRescue, admitShare, admitTop } from "./step-admit.ts";
import { allotDeclared, allotMajority, allotPlurality } from "./step-allot.ts";
import { decideAll, decideAreas, decideShare } from "./step-decide.ts";
import { fillPartyChoice } from "./step-fill.ts";
import { admitListLength } from "./step-list-length.ts";
import { anyRefusal, anyTie } from "./step-open.ts";
import { allotQuota } from "./step-quota.ts";
import type { ContenderPart, StepWords } from "./step-words.ts";

const STEP_WORDS: Readonly<Record<string, StepWords>> = {
  "admit.share": admitShare,
  "admit.rescue": admitRescue,
  "admit.top": admitTop,
  "admit.list-length": admitListLength,
  "allot.quota": allotQuota,
  "allot.plurality": allotPlurality,
  "allot.majority": allotMajority,
  "allot.declared": allotDeclared,
  "fill.party-choice": fillPartyChoice,
  "decide.share": decideShare,
  "decide.areas": decideAreas,
  "decide.all": decideAll,
};

function wordsFor(step: Step): StepWords {
  if (step.clause === "tie") return anyTie;
  if (step.clause === "refusal") return anyRefusal;
  return STEP_WORDS[`${step.verb}.${step.clause}`] ?? plainStep;
}

/** A group of steps in full. */
export function stepBlocks(ctx: Context, steps: readonly Step[]): readonly Block[] {
  const [first] = steps;
  if (first === undefined) return [];
  return wordsFor(first).whole(ctx, steps) ?? plainStep.whole(ctx, steps) ?? [];
}

/** What a step says about one contender. */
export function stepPart(ctx: Context, step: Step, contender: string): ContenderPart | undefined {
  return wordsFor(step).one(ctx, step, contender);
}

/** The name of a clause: "Bar", "Seats by quota and largest remainders"; its id where no catalogue names it. */
export function clauseTitle(ctx: Pick<Context, "words">, verb: string, clause: string): string {
  return (
    ctx.words.find(`clause.${verb}.${clause}`) ?? ctx.words.find(`clause.${clause}`) ?? `${verb}: ${clause}`
  );
}

/** The heading of a step: its number in a list of all, its name, its place in the law. */
export function stepHeading(ctx: Context, number: number | undefined, step: Step): string {
  const title = clauseTitle(ctx, step.verb, step.clause);
  const place = citeText(ctx.words, ctx.rules.laws, step.cite);
  const head = number === undefined ? title : `${ctx.words.numbers.whole(number)}. ${title}`;
  return place === "" ? head : ctx.words.say("step.heading", { head, place });
}
