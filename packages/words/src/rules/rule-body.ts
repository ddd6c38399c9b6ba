/**
 * Reads the body of a step as the document wrote it. The document was checked before; a field that is not there, or is of
 * another kind, is undefined.
 *
 * @module
 */

import {
  type Citation,
  isObject,
  parseRatio,
  type Ratio,
  type Rules,
  type RuleStep,
  VERBS,
  type Verb,
} from "@urna/law";
import type { Words } from "../words.ts";

export type Body = Readonly<Record<string, unknown>>;

/** A step of a document with its written body. */
export interface WrittenStep {
  readonly id: string;
  readonly verb: Verb;
  readonly kind: string;
  readonly cite: readonly Citation[];
  readonly body: Body;
}

/** What the words of a clause have at hand. */
export interface RuleContext {
  readonly words: Words;
  readonly rules: Rules;
}

/** The steps of a document in the order in which they are evaluated. */
export function writtenSteps(rules: Rules): readonly WrittenStep[] {
  const bodies = objectIn(rules.document, "steps") ?? {};
  return rules.steps.flatMap((step: RuleStep) => {
    const body = bodies[step.id];
    if (!isObject(body)) return [];
    const verb = VERBS.find((v) => v === step.clause.verb);
    return verb === undefined ? [] : [{ id: step.id, verb, kind: step.clause.kind, cite: step.cite, body }];
  });
}

export function objectIn(body: Body, name: string): Body | undefined {
  const value = body[name];
  return isObject(value) ? value : undefined;
}

export function textIn(body: Body, name: string): string | undefined {
  const value = body[name];
  return typeof value === "string" ? value : undefined;
}

export function numberIn(body: Body, name: string): number | undefined {
  const value = body[name];
  return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
}

export function ratioIn(body: Body, name: string): Ratio | undefined {
  return parseRatio(body[name]);
}

export function textsIn(body: Body, name: string): readonly string[] {
  const value = body[name];
  return Array.isArray(value) ? value.filter((item: unknown) => typeof item === "string") : [];
}

export function objectsIn(body: Body, name: string): readonly Body[] {
  const value = body[name];
  return Array.isArray(value) ? value.filter((item: unknown) => isObject(item)) : [];
}
