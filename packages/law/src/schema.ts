/**
 * Declares the fields of a document once: the TypeScript type, the reader that reports every problem with its place,
 * the JSON Schema and the reference page all come from the same declaration.
 *
 * @module
 */

import { nearest, type Problem, type ProblemCode } from "./errors.ts";
import { parseRatio, type Ratio } from "./exact.ts";

/** What a reference points at; resolved when the whole document has been read. */
export interface Reference {
  readonly to: "step" | "base" | "level" | "law" | InputName;
  readonly id: string;
  readonly at: string;
  /** For steps: what the step must give. */
  readonly gives?: readonly string[];
  /** For laws: the article that is cited. */
  readonly article?: string;
}

const INPUT_NAMES = ["contest", "option", "group", "fact", "figure"] as const;

/** What a document calls by the name that it has in the input: of votes and ballots, of contenders, of areas. */
export type InputName = (typeof INPUT_NAMES)[number];

export function isInputName(to: Reference["to"]): to is InputName {
  return INPUT_NAMES.some((name) => name === to);
}

/** Collects what a reader meets on its way: problems and references. */
export class Reading {
  readonly problems: Problem[] = [];
  readonly references: Reference[] = [];

  /** Notes a problem and gives undefined, so that a reader can `return reading.wrong(...)`. */
  wrong(
    code: ProblemCode,
    at: string,
    expected: string,
    found?: unknown,
    near?: readonly string[],
  ): undefined {
    this.problems.push({
      code,
      at,
      expected,
      ...(found === undefined ? {} : { found: brief(found) }),
      ...(near === undefined || near.length === 0 ? {} : { near }),
    });
    return undefined;
  }
}

function brief(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** A JSON Schema fragment. */
export type JsonSchema = { readonly [key: string]: unknown };

/** One kind of value in a document. */
export interface Field<T> {
  readonly doc: string;
  readonly schema: JsonSchema;
  readonly optional: boolean;
  read(value: unknown, at: string, reading: Reading): T | undefined;
}

/** A field that may be left out. */
export interface OptionalField<T> extends Field<T> {
  readonly optional: true;
}

export type Fields = { readonly [name: string]: Field<unknown> };

/** The type of what a field reads. */
export type Read<F> = F extends Field<infer T> ? T : never;

type OptionalNames<S> = { [K in keyof S]: S[K] extends OptionalField<unknown> ? K : never }[keyof S];

/** The type of an object with these fields. */
export type RecordOf<S extends Fields> = {
  readonly [K in Exclude<keyof S, OptionalNames<S>>]: Read<S[K]>;
} & { readonly [K in OptionalNames<S>]?: Read<S[K]> };

function field<T>(doc: string, schema: JsonSchema, read: Field<T>["read"]): Field<T> {
  return { doc, schema: { description: doc, ...schema }, optional: false, read };
}

export function optional<T>(inner: Field<T>): OptionalField<T> {
  return { ...inner, optional: true };
}

export function text(doc: string, pattern?: RegExp): Field<string> {
  const schema = pattern === undefined ? { type: "string" } : { type: "string", pattern: pattern.source };
  return field(doc, schema, (value, at, reading) =>
    typeof value === "string" && value !== "" && (pattern === undefined || pattern.test(value))
      ? value
      : reading.wrong("R004", at, pattern === undefined ? "a text" : `a text like ${pattern.source}`, value),
  );
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar, written 2020-02-29. */
export function date(doc: string): Field<string> {
  const written = text(doc, DATE);
  return {
    ...written,
    read: (value, at, reading) => {
      const day = written.read(value, at, reading);
      return day === undefined || isDay(day) ? day : reading.wrong("R004", at, "a day of the calendar", day);
    },
  };
}

function isDay(written: string): boolean {
  const [year = 0, month = 0, day = 0] = written.split("-").map((part) => Number.parseInt(part, 10));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

export function flag(doc: string): Field<boolean> {
  return field(doc, { type: "boolean" }, (value, at, reading) =>
    typeof value === "boolean" ? value : reading.wrong("R004", at, "true or false", value),
  );
}

export function integer(doc: string, minimum = 0, maximum = 1_000_000): Field<number> {
  return field(doc, { type: "integer", minimum, maximum }, (value, at, reading) =>
    typeof value === "number" && Number.isSafeInteger(value) && value >= minimum && value <= maximum
      ? value
      : reading.wrong("R004", at, `a whole number from ${minimum} to ${maximum}`, value),
  );
}

/** An exact fraction: a whole number, or a text such as "5%", "1/2", "0.7". */
export function fractionOf(
  doc: string,
  bounds: { readonly above?: number; readonly max?: number } = {},
): Field<Ratio> {
  const schema = {
    oneOf: [{ type: "integer" }, { type: "string", pattern: "^\\d+(\\.\\d+)?(/\\d+)?%?$" }],
  };
  return field(doc, schema, (value, at, reading) => {
    const parsed = parseRatio(value);
    const max = bounds.max ?? 1_000_000;
    const fits =
      parsed !== undefined &&
      parsed.num >= 0 &&
      (bounds.above === undefined || parsed.num > bounds.above) &&
      BigInt(parsed.num) <= BigInt(max) * BigInt(parsed.den);
    return fits
      ? parsed
      : reading.wrong("R004", at, `a fraction such as "5%", "1/2" or "0.7", at most ${max}`, value);
  });
}

export function choice<const C extends readonly string[]>(doc: string, choices: C): Field<C[number]> {
  return field(doc, { enum: choices }, (value, at, reading) => {
    const known = choices.find((c) => c === value);
    if (known !== undefined) return known;
    const near = typeof value === "string" ? nearest(value, choices) : [];
    return reading.wrong("R004", at, `one of ${choices.join(", ")}`, value, near);
  });
}

/** The place of an entry; that of a whole document is empty. */
function within(at: string, entry: string | number): string {
  return at === "" ? `${entry}` : `${at}/${entry}`;
}

export function list<T>(doc: string, item: Field<T>, minimum = 1): Field<readonly T[]> {
  return field(doc, { type: "array", items: item.schema, minItems: minimum }, (value, at, reading) => {
    if (!Array.isArray(value) || value.length < minimum) {
      return reading.wrong("R004", at, `a list with at least ${minimum} entries`, value);
    }
    // A hole in the list is an entry that is missing: map would pass over it.
    const items = Array.from(value, (v: unknown, i) => item.read(v, within(at, i + 1), reading));
    const sound = items.filter((v) => v !== undefined);
    return sound.length === items.length ? sound : undefined;
  });
}

const OWN_NAME = "a name that no object of the language has";

/** Names such as `__proto__`: a table asked for one of them answers though nobody wrote it there. */
function isBuiltIn(name: string): boolean {
  return name in Object.prototype;
}

/** An object with free keys. */
export function dictionary<T>(doc: string, item: Field<T>): Field<ReadonlyMap<string, T>> {
  return field(doc, { type: "object", additionalProperties: item.schema }, (value, at, reading) => {
    if (!isObject(value)) return reading.wrong("R001", at, "an object", value);
    const entries = new Map<string, T>();
    for (const [key, inner] of Object.entries(value)) {
      if (isBuiltIn(key)) return reading.wrong("R004", within(at, key), OWN_NAME, key);
      const read = item.read(inner, within(at, key), reading);
      if (read !== undefined) entries.set(key, read);
    }
    return entries;
  });
}

/** An object with exactly these fields. */
export function record<const S extends Fields>(doc: string, fields: S): Field<RecordOf<S>> {
  return field(doc, recordSchema(fields), (value, at, reading) => {
    if (!isObject(value)) return reading.wrong("R001", at, "an object", value);
    return readFields(fields, value, at, reading);
  });
}

/** Reads the given fields of an object; other keys are problems unless named in `besides`. */
export function readFields<S extends Fields>(
  fields: S,
  value: Readonly<Record<string, unknown>>,
  at: string,
  reading: Reading,
  besides: readonly string[] = [],
): RecordOf<S> | undefined {
  const before = reading.problems.length;
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(fields, key) && !besides.includes(key)) {
      const known = Object.keys(fields);
      reading.wrong("R002", within(at, key), `one of ${known.join(", ")}`, undefined, nearest(key, known));
    }
  }
  const out: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(fields)) {
    const given = Object.hasOwn(value, key) ? value[key] : undefined;
    if (given === undefined) {
      if (!inner.optional) reading.wrong("R003", within(at, key), inner.doc);
      continue;
    }
    const read = inner.read(given, within(at, key), reading);
    if (read !== undefined) out[key] = read;
  }
  // The one place where a type is claimed: every required field of S was read above, or a problem was noted.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeScript cannot follow a loop over keys
  return reading.problems.length === before ? (out as RecordOf<S>) : undefined;
}

export function recordSchema(fields: Fields): JsonSchema {
  return {
    type: "object",
    properties: Object.fromEntries(Object.entries(fields).map(([name, f]) => [name, f.schema])),
    required: Object.entries(fields)
      .filter(([, f]) => !f.optional)
      .map(([name]) => name),
    additionalProperties: false,
  };
}

/** One of several forms; the first whose `fits` accepts the value reads it. */
export function either<T>(
  doc: string,
  forms: readonly { readonly fits: (value: unknown) => boolean; readonly form: Field<T> }[],
): Field<T> {
  return field(doc, { anyOf: forms.map((f) => f.form.schema) }, (value, at, reading) => {
    const match = forms.find((f) => f.fits(value));
    return match === undefined
      ? reading.wrong("R004", at, forms.map((f) => f.form.doc).join(", or "), value)
      : match.form.read(value, at, reading);
  });
}

/** The same value in another shape. */
export function mapped<A, B>(inner: Field<A>, change: (value: A) => B): Field<B> {
  return {
    ...inner,
    read: (value, at, reading) => {
      const read = inner.read(value, at, reading);
      return read === undefined ? undefined : change(read);
    },
  };
}

function reference(to: Reference["to"], doc: string, gives?: readonly string[]): Field<string> {
  return field(
    doc,
    { type: "string", "x-refers-to": gives === undefined ? to : gives.join(" | ") },
    (value, at, reading) => {
      if (typeof value !== "string" || value === "")
        return reading.wrong("R004", at, `the ${isInputName(to) ? "name" : "id"} of a ${to}`, value);
      if (isBuiltIn(value)) return reading.wrong("R004", at, OWN_NAME, value);
      reading.references.push({ to, id: value, at, ...(gives === undefined ? {} : { gives }) });
      return value;
    },
  );
}

/** What a step can give to other steps. */
export const GIVES = ["votes", "ballots", "set", "seats", "persons", "verdict"] as const;
export type Gives = (typeof GIVES)[number];

/** The id of another step that gives one of these. */
export function step(doc: string, ...gives: readonly Gives[]): Field<string> {
  return reference("step", doc, gives);
}

export function base(doc: string): Field<string> {
  return reference("base", doc);
}

export function level(doc: string): Field<string> {
  return reference("level", doc);
}

/** A name from the input. Nothing in the document answers to it: it tells what the input must hold. */
export function named(of: InputName, doc: string): Field<string> {
  return reference(of, doc);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One place in a law. */
export interface Citation {
  readonly law: string;
  readonly article?: string;
  readonly paragraph?: string;
}

const citation: Field<Citation> = field(
  "a place in one of the laws that the document names",
  {
    type: "object",
    properties: { law: { type: "string" }, article: { type: "string" }, paragraph: { type: "string" } },
    required: ["law"],
    additionalProperties: false,
  },
  (value, at, reading) => {
    if (!isObject(value))
      return reading.wrong("R001", at, 'an object such as {"law": "elections", "article": "9"}', value);
    const read = readFields(
      {
        law: text("the law's short id in this document"),
        article: optional(text("the article's number")),
        paragraph: optional(text("the paragraph's number")),
      },
      value,
      at,
      reading,
    );
    if (read === undefined) return undefined;
    reading.references.push({
      to: "law",
      id: read.law,
      at,
      ...(read.article === undefined ? {} : { article: read.article }),
    });
    return read;
  },
);

/** Where a clause stands in the law. */
export const citations: Field<readonly Citation[]> = list("the places in the law that say so", citation);
