/**
 * The fields of a clause in words, by the clause's own declaration: what the format names is said in the language, steps
 * stay ids, figures and shares are formatted.
 *
 * @module
 */

import { CLAUSES, isObject, type JsonSchema, parseRatio } from "@urna/law";
import type { Body } from "./rule-body.ts";
import { factName, levelName } from "../terms.ts";
import type { Words } from "../words.ts";

/** Fields that have sentences of their own wherever they occur, or are no rule. */
const ELSEWHERE: ReadonlySet<string> = new Set(["cite", "note", "ties"]);

/** What a clause says, field by field, without the fields that were said. */
export function fieldPhrases(
  words: Words,
  clause: { readonly verb: string; readonly kind: string },
  body: Body,
  said: readonly string[] = [],
): readonly string[] {
  const kind = CLAUSES.find((c) => c.verb === clause.verb && c.kind === clause.kind);
  const at = `${clause.verb}.${clause.kind}`;
  return Object.entries(body)
    .filter(([name]) => name !== clause.verb && !ELSEWHERE.has(name) && !said.includes(name))
    .map(([name, value]) => {
      const schema = kind?.fields[name]?.schema;
      return words.say("rule.field", {
        field: labelOf(words, { at, name }, schema),
        value: valueOf(words, { at, name }, schema, value),
      });
    });
}

/** The name of a field of a clause; fields of one name mean different things in few clauses. */
export function nameOf(words: Words, at: string, name: string): string {
  return words.find(`field.${at}.${name}`) ?? words.find(`field.${name}`) ?? name;
}

/** The name of a field where it stands: `of` names a base, or the steps that something is made of. */
function labelOf(words: Words, { at, name }: Place, schema: unknown): string {
  const own = words.find(`field.${at}.${name}`);
  if (own !== undefined || name !== "of") return own ?? nameOf(words, at, name);
  const refers = refersTo(schema) ?? refersTo(isObject(schema) ? schema["items"] : undefined);
  return refers === undefined || refers === "base" || refers === "figure"
    ? nameOf(words, at, name)
    : words.word("field.ofSteps");
}

/** Where a value stands: its clause and its field. */
interface Place {
  readonly at: string;
  readonly name: string;
}

const PERCENT = /^\d+(\.\d+)?%$/;
const DECIMAL = /^\d+\.\d+$/;

function valueOf(words: Words, place: Place, schema: unknown, value: unknown): string {
  if (typeof value === "number" && Number.isSafeInteger(value)) return words.numbers.whole(value);
  if (typeof value === "boolean") return words.word(value ? "yes" : "no");
  if (typeof value === "string") return textOf(words, place, schema, value);
  if (Array.isArray(value)) {
    if (value.length === 0) return words.word("value.rest.no");
    const items = isObject(schema) ? schema["items"] : undefined;
    return words.list(
      value.map((item: unknown) => valueOf(words, place, items ?? formFor(schema, item), item)),
    );
  }
  if (isObject(value)) return objectOf(words, place, schema, value);
  return String(value);
}

function objectOf(words: Words, { at }: Place, schema: unknown, value: Body): string {
  return Object.entries(value)
    .map(([name, inner]) => {
      const form = propertyOf(schema, name);
      const text = valueOf(words, { at, name }, form, inner);
      return words.say("rule.field", { field: labelOf(words, { at, name }, form), value: text });
    })
    .join(", ");
}

function textOf(words: Words, { at, name }: Place, schema: unknown, value: string): string {
  if (PERCENT.test(value)) return words.numbers.printedPercent(value.slice(0, -1));
  const decimal = DECIMAL.test(value) ? parseRatio(value) : undefined;
  if (decimal !== undefined) return words.numbers.shortDecimal(decimal);
  const refers = refersTo(schema);
  if (refers === "fact" || refers === "figure") return factName(words, value);
  if (refers === "contest") return words.find(`contest.${value}`) ?? value;
  if (refers === "level") return levelName(words, value);
  if (!isWordOf(schema, value)) return value;
  return (
    words.find(`value.${at}.${name}.${value}`) ??
    words.find(`value.${name}.${value}`) ??
    words.find(`value.${value}`) ??
    value
  );
}

/** The forms that a schema allows, itself first. */
function formsOf(schema: unknown): readonly JsonSchema[] {
  if (!isObject(schema)) return [];
  const inner: JsonSchema[] = [];
  for (const forms of [schema["anyOf"], schema["oneOf"]]) {
    if (Array.isArray(forms)) inner.push(...forms.flatMap((form: unknown) => formsOf(form)));
  }
  return [schema, ...inner];
}

function formFor(schema: unknown, item: unknown): unknown {
  return formsOf(schema).find((form) => form["type"] === "array" && item !== undefined)?.["items"];
}

function propertyOf(schema: unknown, name: string): unknown {
  const found = formsOf(schema).flatMap((form) => {
    const properties = form["properties"];
    return isObject(properties) && properties[name] !== undefined ? [properties[name]] : [];
  });
  return found[0];
}

function refersTo(schema: unknown): unknown {
  return formsOf(schema).find((form) => form["x-refers-to"] !== undefined)?.["x-refers-to"];
}

/** Whether the format itself gives this word. */
function isWordOf(schema: unknown, value: string): boolean {
  return formsOf(schema).some((form) => Array.isArray(form["enum"]) && form["enum"].includes(value));
}
