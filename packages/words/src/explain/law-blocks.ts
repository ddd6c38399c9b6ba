/**
 * The law under an explanation: which article says what.
 *
 * @module
 */

import type { Block, Report } from "../blocks.ts";
import type { Context } from "../case.ts";
import { lawFacts } from "../cite.ts";
import type { Fact } from "../step-words.ts";

/** One line for each label; places that several steps name are named once. */
export function mergeLaw(law: readonly Fact[]): readonly Fact[] {
  const merged = new Map<string, string[]>();
  for (const { label, value } of law) {
    const values = merged.get(label) ?? [];
    merged.set(label, values);
    if (value !== "" && !values.includes(value)) values.push(value);
  }
  return [...merged].flatMap(([label, values]) =>
    values.length === 0 ? [] : [{ label, value: values.join("; ") }],
  );
}

/** The heading with the rules, their places, and the laws; a teacher leaves them to the judge. */
export function lawBlocks(ctx: Context, law: readonly Fact[]): readonly Block[] {
  if (ctx.words.manner === "teacher") return [];
  return [
    { kind: "heading", text: ctx.words.say("explain.law", { rules: ctx.rules.id }) },
    { kind: "facts", rows: [...law, ...lawFacts(ctx.words, ctx.rules.laws)] },
  ];
}

/** A report that is one sentence and what stands below it. */
export function answer(text: string, blocks: readonly Block[]): Report {
  return { blocks: [{ kind: "answer", text, stamps: [] }, ...blocks] };
}
