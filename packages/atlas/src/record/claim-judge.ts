/**
 * What the atlas and the engine say of claims: one holds, it differs (and what is right), a later law has overtaken it, or
 * it cannot be checked here (and why).
 *
 * @module
 */

import {
  add,
  compareRatios,
  multiply,
  multiplyRatios,
  power,
  quotient,
  type Ratio,
  ratio,
  subtractRatios,
} from "@urna/law";
import type { Problems } from "../problems.ts";
import { claimFunctions } from "./claim-functions.ts";
import type { ComparisonClaim, Expression } from "./claim-language.ts";
import { BadAtlas, type ClaimWorld } from "./claim-lookup.ts";
import {
  type ClaimFunction,
  type ClaimValue,
  type Grounds,
  type MissingWord,
  together,
  Unfit,
  valueOf,
} from "./claim-value.ts";
import type { Claim, UncheckedWord } from "./claims.ts";

/** What is said of a claim. */
export const CLAIM_VERDICTS = ["holds", "differs", "overtaken", "unchecked"] as const;
export type ClaimVerdict = (typeof CLAIM_VERDICTS)[number];

/** One comparison with both sides. */
export interface Compared {
  readonly operator: ComparisonClaim["operator"];
  readonly left: ClaimValue;
  readonly right: ClaimValue;
  readonly upTo?: ClaimValue;
  readonly holds: boolean | null;
}

/** A claim with its verdict. */
export interface JudgedClaim extends Grounds {
  readonly claim: Claim;
  readonly verdict: ClaimVerdict;
  readonly compared: readonly Compared[];
  readonly beside: readonly { readonly text: string; readonly value: ClaimValue }[];
  /** Why it cannot be checked. */
  readonly reason?: UncheckedWord | MissingWord;
}

/** Goes through claims. Wrong expressions are noted with file, row and column; bad files of the atlas likewise. */
export function judgeClaims(
  claims: readonly Claim[],
  world: ClaimWorld,
  problems: Problems,
): readonly JudgedClaim[] {
  const functions = claimFunctions(world);
  return claims.flatMap((claim) => {
    try {
      return [judge(claim, functions)];
    } catch (error: unknown) {
      if (error instanceof BadAtlas) problems.list.push(...error.problems);
      else if (error instanceof Unfit) {
        const place = { file: claim.file, row: claim.row, field: "test" };
        problems.add("A110", place, `at character ${error.at}: ${error.expected}`, error.found, error.known);
      } else throw error;
      return [];
    }
  });
}

function judge(claim: Claim, functions: ReadonlyMap<string, ClaimFunction>): JudgedClaim {
  const compared = claim.tests.map((test) => compare(test, functions));
  const still = claim.still.map((test) => compare(test, functions));
  const beside = claim.beside.map(({ text, expression }) => ({
    text,
    value: valueOf(expression, functions),
  }));
  const values = [...compared, ...still].flatMap((c) => [
    c.left,
    c.right,
    ...(c.upTo === undefined ? [] : [c.upTo]),
  ]);
  const grounds = together(...values, ...beside.map((b) => b.value));
  const base = { claim, compared, beside, ...grounds };
  if (still.some((c) => c.holds === false)) return { ...base, verdict: "overtaken" };
  if (claim.unchecked !== undefined) return { ...base, verdict: "unchecked", reason: claim.unchecked };
  if (compared.some((c) => c.holds === false)) return { ...base, verdict: "differs" };
  const open = compared.find((c) => c.holds === null);
  if (open === undefined) return { ...base, verdict: "holds" };
  const gone = [open.left, open.right].find((v) => v.kind === "missing");
  return { ...base, verdict: "unchecked", reason: gone?.kind === "missing" ? gone.why : "incomplete" };
}

function compare(test: ComparisonClaim, functions: ReadonlyMap<string, ClaimFunction>): Compared {
  const { operator } = test;
  const left = valueOf(test.left, functions);
  const right = valueOf(test.right, functions);
  const upTo = test.upTo === undefined ? undefined : valueOf(test.upTo, functions);
  const sides = { operator, left, right, ...(upTo === undefined ? {} : { upTo }) };
  if (left.kind === "missing" || right.kind === "missing" || upTo?.kind === "missing")
    return { ...sides, holds: null };
  if (left.kind !== right.kind)
    throw new Unfit(test.right.at, `a ${left.kind} beside a ${left.kind}`, right.kind);
  if (left.kind === "number" && right.kind === "number") {
    if (upTo !== undefined && upTo.kind !== "number")
      throw new Unfit(test.upTo?.at ?? 1, "a number", upTo.kind);
    const holds = compareNumbers(test, left.value, right.value, upTo?.value);
    // What is known of the record may grow: it confirms that there are at least so many, and denies nothing else.
    if (left.atLeast === true && !(holds && (operator === ">=" || operator === ">")))
      return { ...sides, holds: null };
    return { ...sides, holds };
  }
  const [a, b] = [plainOf(left), plainOf(right)];
  return { ...sides, holds: compareTexts(test, a, b, upTo === undefined ? undefined : plainOf(upTo)) };
}

function plainOf(value: ClaimValue): string {
  return value.kind === "day" ? value.day : value.kind === "word" ? value.word : "";
}

function compareTexts(
  { operator, right }: ComparisonClaim,
  a: string,
  b: string,
  upTo: string | undefined,
): boolean {
  switch (operator) {
    case "=":
      return a === b;
    case "!=":
      return a !== b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "in":
      return a >= b && upTo !== undefined && a <= upTo;
    case "~":
    case "almost":
      throw new Unfit(right.at, `a number beside ${operator}`, b);
  }
}

function compareNumbers(test: ComparisonClaim, a: Ratio, b: Ratio, upTo: Ratio | undefined): boolean {
  const order = compareRatios(a, b);
  switch (test.operator) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "in":
      return order >= 0 && upTo !== undefined && compareRatios(a, upTo) <= 0;
    case "almost":
      return order < 0 && compareRatios(subtractRatios(b, a), unitOf(test.right)) < 0;
    case "~":
      return compareRatios(roundTo(a, unitOf(test.right)), b) === 0;
  }
}

/** One unit of the last digit that is written: of `54%` one hundredth, of `53.9%` one thousandth. */
function unitOf(expression: Expression): Ratio {
  if (expression.kind !== "number") throw new Unfit(expression.at, "a number that is written out");
  const { digits, percent } = expression;
  return ratio(1, power(10, digits + (percent ? 2 : 0)));
}

/** The multiple of a unit nearest to a value that is not negative; halves go up. */
function roundTo(value: Ratio, unit: Ratio): Ratio {
  const { num, den } = multiplyRatios(value, ratio(unit.den, unit.num));
  return multiplyRatios(ratio(quotient(add(multiply(2, num), den), multiply(2, den))), unit);
}
