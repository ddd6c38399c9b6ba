/**
 * An explanation told rung by rung: every figure of a contender is a rung of its own, with its place in the law for a judge
 * or with a sentence for a pupil. Both are made of the same steps.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { clauseTitle } from "../rules/clause-title.ts";
import { clauseSentences } from "../rules/clause-words.ts";
import { writtenSteps } from "../rules/rule-body.ts";
import type { ContenderPart, Fact } from "../step-words.ts";
import type { Words } from "../words.ts";

/** What one step says about a contender. */
export interface StepPart {
  /** The id of the step in the rules. */
  readonly at: string;
  readonly part: ContenderPart;
}

/** The rungs of one step: one for each figure that is named; the rest of it is one rung. */
export function rungBlocks(ctx: Context, { at, part }: StepPart): readonly Block[] {
  const { facts, law, blocks = [] } = part;
  const named = facts.filter((fact) => fact.figure !== undefined);
  const others = facts.filter((fact) => fact.figure === undefined);
  const rest: readonly Block[] = [...(others.length === 0 ? [] : [factsBlock(others)]), ...blocks];
  const rungs = named.flatMap((fact): readonly Block[] => [
    { kind: "heading", text: headOf(ctx, fact.label, law), id: fact.figure ?? at },
    ...toldRung(ctx, fact.figure ?? at),
    factsBlock([fact]),
  ]);
  if (rungs.length > 0 || rest.length === 0) return [...rungs, ...rest];
  return [{ kind: "heading", text: headOf(ctx, titleOf(ctx, at), law), id: at }, ...taught(ctx, at), ...rest];
}

function factsBlock(rows: readonly Fact[]): Block {
  return { kind: "facts", rows };
}

/** The label with its place in the law: its own, else that of the step. */
function headOf({ words }: Context, label: string, law: readonly Fact[]): string {
  const place = (law.find((each) => each.label === label) ?? law.at(-1))?.value ?? "";
  return place === "" ? label : words.say("step.heading", { head: label, place });
}

function titleOf(ctx: Context, at: string): string {
  const step = ctx.outcome.trace.find((each) => each.at === at);
  return step === undefined ? at : clauseTitle(ctx, step.verb, step.clause);
}

/** Rungs are counted from one. */
export function numbered(words: Words, blocks: readonly Block[]): readonly Block[] {
  let count = 0;
  return blocks.map((block) =>
    block.kind === "heading" && block.id !== undefined
      ? { ...block, text: `${words.numbers.whole(++count)}. ${capital(block.text)}` }
      : block,
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a teacher says of a rung; nothing where nobody is taught. */
export function toldRung({ words }: Context, rung: string): readonly Block[] {
  const text = words.manner === "teacher" ? words.find(`rung.${rung}`) : undefined;
  return text === undefined ? [] : [{ kind: "paragraph", text }];
}

/** What the law says in a step, in words, for those who are taught. */
export function taught({ words, rules }: Context, at: string): readonly Block[] {
  if (words.manner !== "teacher") return [];
  const step = writtenSteps(rules).find((each) => each.id === at);
  const text = step === undefined ? "" : clauseSentences({ words, rules }, step).join(" ");
  return text === "" ? [] : [{ kind: "paragraph", text }];
}
