/**
 * Steps that could not be finished: ties, and refusals. A tie is shown as a tie, a silence of the law as a silence.
 *
 * @module
 */

import type { Assumption, Refusal, Step, TieStep } from "@urna/law";
import type { Context } from "./case.ts";
import { citeText } from "./cite.ts";
import { stepWords, type StepWords } from "./step-words.ts";
import { factName, namesOf } from "./terms.ts";

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

function reasonText(ctx: Context, refusal: Refusal): string {
  const { words } = ctx;
  const n = words.numbers;
  const figure = (name: string): string => {
    const value = refusal.details[name];
    return typeof value === "number"
      ? n.whole(value)
      : typeof value === "string"
        ? value
        : namesOf(ctx, value ?? []);
  };
  const names = (name: string): string => {
    const value = refusal.details[name];
    return typeof value === "object" ? namesOf(ctx, value) : figure(name);
  };
  switch (refusal.reason) {
    case "votes-missing":
      return words.say("refusal.votes-missing", { missing: names("missing"), contest: figure("contest") });
    case "no-votes":
      return words.say("refusal.no-votes", { contest: figure("contest") });
    case "next-round":
      return words.say("refusal.next-round", { names: names("among"), contest: figure("contest") });
    case "nobody-admitted":
      return words.say("refusal.nobody-admitted", { seats: figure("seats") });
    case "nobody-to-let-in":
      return words.say("refusal.nobody-to-let-in", { needed: figure("needed") });
    case "no-votes-at-all":
      return words.say("refusal.no-votes-at-all", { seats: figure("seats") });
    case "quota-gives-wrong-number":
      return words.say("refusal.quota-gives-wrong-number", { full: figure("full"), seats: figure("seats") });
    case "not-valid":
      return words.word(
        refusal.details["verdict"] === "no" ? "refusal.not-valid" : "refusal.not-known-valid",
      );
    default:
      return words.say("refusal.other", {
        reason: refusal.reason,
        details: Object.keys(refusal.details)
          .map((name) => `${name}: ${names(name)}`)
          .join("; "),
      });
  }
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

export const anyRefusal: StepWords = stepWords((step): step is RefusalStep => step.clause === "refusal", {
  whole: (ctx, steps) =>
    steps.map((step) => ({ kind: "paragraph", text: refusalText(ctx, step.refusal) }) as const),
});
