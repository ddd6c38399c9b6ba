/**
 * What an expression of a claim is worth: an exact number, a day, a word, or nothing that the atlas knows; with the sources
 * and places in the law on which it rests.
 *
 * @module
 */

import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios } from "@urna/law";
import type { Names } from "../cells.ts";
import type { Expression } from "./claim-language.ts";

/** A place in a law. */
export interface LawPlace {
  readonly law: Names;
  readonly article?: string;
}

/** Why there is no value: the figure was not published or is not loaded, a tie is open, the record is no full list. */
export const MISSING = ["not-found", "tie", "refused", "incomplete", "out-of-force"] as const;
export type MissingWord = (typeof MISSING)[number];

/** What a value rests on. */
export interface Grounds {
  readonly sources: readonly string[];
  readonly laws: readonly LawPlace[];
}

export type ClaimValue = Grounds &
  (
    | {
        readonly kind: "number";
        readonly value: Ratio;
        readonly unit: "count" | "share" | "days";
        /** The record knows so many; there may be more. */
        readonly atLeast?: boolean;
      }
    | { readonly kind: "day"; readonly day: string }
    | { readonly kind: "word"; readonly word: string }
    | { readonly kind: "missing"; readonly why: MissingWord }
  );

export const NO_GROUNDS: Grounds = { sources: [], laws: [] };

export function numberValue(
  value: Ratio | number,
  unit: "count" | "share" | "days" = "count",
  grounds: Partial<Grounds> = {},
): ClaimValue {
  return {
    ...NO_GROUNDS,
    ...grounds,
    kind: "number",
    value: typeof value === "number" ? ratio(value) : value,
    unit,
  };
}

export function missing(why: MissingWord, grounds: Partial<Grounds> = {}): ClaimValue {
  return { ...NO_GROUNDS, ...grounds, kind: "missing", why };
}

/** An expression that cannot be worth anything: a wrong argument, two things that cannot be added. */
export class Unfit extends Error {
  readonly at: number;
  readonly expected: string;
  readonly found: string;
  readonly known: Iterable<string>;

  constructor(at: number, expected: string, found = "", known: Iterable<string> = []) {
    super(expected);
    this.at = at;
    this.expected = expected;
    this.found = found;
    this.known = known;
  }
}

/** What a function of the language does with its arguments. */
export type ClaimFunction = (args: readonly Expression[], call: { readonly at: number }) => ClaimValue;

/** The value of an expression. Throws {@link Unfit}. */
export function valueOf(expression: Expression, functions: ReadonlyMap<string, ClaimFunction>): ClaimValue {
  switch (expression.kind) {
    case "number":
      return numberValue(expression.value, expression.percent ? "share" : "count");
    case "day":
      return { ...NO_GROUNDS, kind: "day", day: expression.day };
    case "word":
      return { ...NO_GROUNDS, kind: "word", word: expression.word };
    case "call": {
      const act = functions.get(expression.name);
      if (act === undefined) throw new Unfit(expression.at, "a function", expression.name, functions.keys());
      return act(expression.args, expression);
    }
    case "sum":
      return sumOf(expression, valueOf(expression.left, functions), valueOf(expression.right, functions));
  }
}

function sumOf(
  { sign, at }: Extract<Expression, { readonly kind: "sum" }>,
  left: ClaimValue,
  right: ClaimValue,
): ClaimValue {
  const grounds = together(left, right);
  if (left.kind === "missing") return { ...left, ...grounds };
  if (right.kind === "missing") return { ...right, ...grounds };
  if (left.kind === "day" && right.kind === "day" && sign === "-") {
    return numberValue(daysBetween(right.day, left.day), "days", grounds);
  }
  if (left.kind !== "number" || right.kind !== "number")
    throw new Unfit(at, "two numbers, or two days and -");
  if (left.atLeast === true || right.atLeast === true) return missing("incomplete", grounds);
  const unit = left.unit === "share" || right.unit === "share" ? "share" : left.unit;
  switch (sign) {
    case "+":
      return numberValue(addRatios(left.value, right.value), unit, grounds);
    case "-":
      return numberValue(subtractRatios(left.value, right.value), unit, grounds);
    case "*":
      return numberValue(multiplyRatios(left.value, right.value), unit, grounds);
    case "/":
      if (right.value.num === 0) throw new Unfit(at, "a divisor other than zero");
      return numberValue(
        multiplyRatios(left.value, ratio(right.value.den, right.value.num)),
        "share",
        grounds,
      );
  }
}

/** The grounds of several values, each once. */
export function together(...values: readonly Grounds[]): Grounds {
  const laws = new Map<string, LawPlace>();
  for (const place of values.flatMap((v) => v.laws))
    laws.set(`${place.law.en}\n${place.article ?? ""}`, place);
  return { sources: [...new Set(values.flatMap((v) => v.sources))], laws: [...laws.values()] };
}

const DAY_MS = 86_400_000;

/** Whole days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}
