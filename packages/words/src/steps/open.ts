/**
 * Steps that could not be finished: ties, and refusals. A tie is shown as a tie, a silence of the law as a silence.
 *
 * @module
 */

import type { Assumption, DrawStep, Refusal, Step, TieStep } from "@urna/law";
import type { Context } from "../case.ts";
import { citeText } from "../cite.ts";
import { reasonText } from "../refusal-words.ts";
import { stepWords, type StepWords } from "../step-words.ts";
import { factName, namesOf } from "../terms.ts";

type RefusalStep = Extract<Step, { clause: "refusal" }>;

/** Who is tied for how many places, what the law says, who won it or what is needed. */
export function tieText(ctx: Context, tie: TieStep): string {
  const { words } = ctx;
  const places = words.counted(tie.verb === "allot" ? "seats" : "places", tie.for);
  const sentences = [words.say("tie.text", { names: namesOf(ctx, tie.among), places })];
  sentences.push(words.word(`tie.by.${tie.resolvedBy}`));
  if (tie.winners !== undefined) {
    sentences.push(words.say("tie.won", { names: namesOf(ctx, tie.winners) }));
  } else if (tie.needs !== undefined) {
    sentences.push(words.say("tie.needs", { fact: factName(words, tie.needs) }));
  } else {
    sentences.push(words.word("tie.open"));
  }
  return sentences.join(" ");
}

/** Whose surplus is passed on by a draw, of which papers how many, and whether the draw is there. */
export function drawText(ctx: Context, draw: DrawStep): string {
  const { words, naming } = ctx;
  const groups = draw.groups
    .filter((group) => group.papers > 0)
    .map(({ to, papers, of }) => {
      const numbers = { papers: words.numbers.whole(papers), of: words.numbers.whole(of) };
      if (to === undefined) return words.say("draw.whole", numbers);
      if (to === null) return words.say("draw.none", numbers);
      return words.say("draw.next", { ...numbers, next: naming.short(to) });
    });
  return [
    words.say("draw.text", { name: naming.short(draw.from), groups: groups.join("; ") }),
    words.word(draw.drawn === undefined ? "draw.open" : "draw.done"),
  ].join(" ");
}

/** Why no seats are given, with the figures, and what to do next. */
export function refusalText(ctx: Context, refusal: Refusal): string {
  const { words } = ctx;
  const kind = words.word(`refusal.kind.${refusal.kind}`);
  const reason = reasonText(ctx, refusal);
  const area = refusal.area === undefined || refusal.area === "" ? undefined : ctx.naming.area(refusal.area);
  const where =
    area === undefined
      ? words.say("refusal.at", { step: refusal.at })
      : words.say("refusal.atArea", { step: refusal.at, area });
  return [kind, reason, where].join(" ");
}

/** What is not known, and up to what it does not matter. */
export function assumptionText(ctx: Context, assumption: Assumption): string {
  const { words } = ctx;
  const missing = namesOf(ctx, assumption.missing);
  const text =
    assumption.verdict !== undefined
      ? words.say("assumption.verdict", { step: assumption.verdict })
      : assumption.upTo === undefined
        ? words.say("assumption.any", { missing })
        : words.say("assumption.upTo", { missing, votes: words.numbers.whole(assumption.upTo) });
  return assumption.area === ""
    ? text
    : words.say("assumption.in", { area: ctx.naming.area(assumption.area), text });
}

export const anyTie: StepWords = stepWords((step): step is TieStep => step.clause === "tie", {
  whole: (ctx, steps) => steps.map((step) => ({ kind: "paragraph", text: tieText(ctx, step) }) as const),
  one: (ctx, step, contender) => {
    if (!step.among.includes(contender)) return undefined;
    const label = ctx.words.word("label.tie");
    return {
      facts: [{ label, value: tieText(ctx, step) }],
      law: [{ label, value: citeText(ctx.words, ctx.rules.laws, step.cite) }],
    };
  },
});

export const anyDraw: StepWords = stepWords((step): step is DrawStep => step.clause === "draw", {
  whole: (ctx, steps) => steps.map((step) => ({ kind: "paragraph", text: drawText(ctx, step) }) as const),
  one: (ctx, step, contender) => {
    if (step.from !== contender && !step.groups.some((group) => group.to === contender)) return undefined;
    const label = ctx.words.word("clause.draw");
    return {
      facts: [{ label, value: drawText(ctx, step) }],
      law: [{ label, value: citeText(ctx.words, ctx.rules.laws, step.cite) }],
    };
  },
});

export const anyRefusal: StepWords = stepWords((step): step is RefusalStep => step.clause === "refusal", {
  whole: (ctx, steps) =>
    steps.map((step) => ({ kind: "paragraph", text: refusalText(ctx, step.refusal) }) as const),
});
