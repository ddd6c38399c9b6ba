/**
 * Claims of an article or a speech, one a row, and what the atlas and the engine say of each: it holds, it differs (and what
 * is right), a later law has overtaken it, or it cannot be checked here (and why).
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
import type { Names } from "../cells.ts";
import type { Files } from "../files.ts";
import { readOpenTable } from "../open-table.ts";
import type { Problems } from "../problems.ts";
import { type ClaimWorld, BadAtlas, CLAIM_FUNCTIONS, claimFunctions } from "./claim-functions.ts";
import { type ComparisonClaim, type Expression, parseClaim, parseExpression } from "./claim-language.ts";
import {
  type ClaimFunction,
  type ClaimValue,
  type Grounds,
  together,
  Unfit,
  valueOf,
} from "./claim-value.ts";

/** Why a claim cannot be checked here: outside what the atlas holds, words that nobody can recompute, or too little known. */
export const UNCHECKED = ["outside", "wording", "one-source", "not-found"] as const;
export type UncheckedWord = (typeof UNCHECKED)[number];

/** A claim as it was written down. `tests` is empty where it cannot be checked; then `unchecked` says why. */
export interface Claim {
  readonly id: string;
  readonly about: string;
  /** The election that the text is about. */
  readonly election: string;
  readonly claim: Partial<Names> & { readonly en: string };
  readonly stated: string;
  readonly test: string;
  readonly tests: readonly ComparisonClaim[];
  /** What must hold today: otherwise a later law has overtaken it. */
  readonly still: readonly ComparisonClaim[];
  /** Expressions to be shown beside: what the stated number is, or what else matters. */
  readonly beside: readonly { readonly text: string; readonly expression: Expression }[];
  readonly unchecked: UncheckedWord | undefined;
  /** A remark in our words. */
  readonly why: Partial<Names>;
  /** Who states it. */
  readonly sources: readonly string[];
  /** What it was overtaken by. */
  readonly overtakenBy: readonly string[];
  readonly file: string;
  readonly row: number;
}

const REQUIRED = ["id", "claim", "test"] as const;
const OPTIONAL = [
  "about",
  "election",
  "claim_kk",
  "claim_ru",
  "claim_es",
  "stated",
  "beside",
  "still",
  "overtaken_by",
  "unchecked",
  "why_kk",
  "why_ru",
  "why_en",
  "why_es",
  "sources",
] as const;

/** Reads a table of claims: columns `id,claim,test` and others that may be left out. */
export function readClaims(files: Files, file: string, problems: Problems): readonly Claim[] {
  const table = readOpenTable(files, file, { required: REQUIRED, optional: OPTIONAL }, problems);
  const seen = new Set<string>();
  return table.rows.flatMap((row): readonly Claim[] => {
    const place = (field: string) => ({ file, row: row.line, field });
    const id = row.get("id");
    const claim = row.get("claim");
    if (id === undefined || claim === undefined) {
      problems.add("R003", place(id === undefined ? "id" : "claim"), "a text");
      return [];
    }
    if (seen.has(id)) problems.add("A004", place("id"), "an id that no other row has", id);
    seen.add(id);
    const cell = (name: (typeof OPTIONAL)[number]): string => row.get(name) ?? "";
    const many = (field: "test" | "still"): readonly ComparisonClaim[] => {
      const text = row.get(field);
      if (text === undefined) return [];
      const parsed = parseClaim(text, CLAIM_FUNCTIONS);
      if (parsed.ok) return parsed.value;
      addSyntax(problems, place(field), parsed.error);
      return [];
    };
    const beside = cell("beside")
      .split(";")
      .map((part) => part.trim())
      .filter((part) => part !== "")
      .flatMap((text) => {
        const parsed = parseExpression(text, CLAIM_FUNCTIONS);
        if (parsed.ok) return [{ text, expression: parsed.value }];
        addSyntax(problems, place("beside"), parsed.error);
        return [];
      });
    const unchecked = UNCHECKED.find((word) => word === row.get("unchecked"));
    if (unchecked === undefined && row.get("unchecked") !== undefined)
      problems.add(
        "R004",
        place("unchecked"),
        `one of ${UNCHECKED.join(", ")}`,
        row.get("unchecked"),
        UNCHECKED,
      );
    if ((row.get("test") === undefined) === (unchecked === undefined))
      problems.add(
        "R004",
        place("test"),
        "a test, or else a word in unchecked that says why there is none",
        row.get("test"),
      );
    return [
      {
        id,
        about: cell("about"),
        election: cell("election"),
        claim: { en: claim, ...named(cell, "claim") },
        stated: cell("stated"),
        test: row.get("test") ?? "",
        tests: many("test"),
        still: many("still"),
        beside,
        unchecked,
        why: { ...named(cell, "why"), ...(cell("why_en") === "" ? {} : { en: cell("why_en") }) },
        sources: listIn(cell("sources")),
        overtakenBy: listIn(cell("overtaken_by")),
        file,
        row: row.line,
      },
    ];
  });
}

function named(cell: (name: (typeof OPTIONAL)[number]) => string, prefix: "claim" | "why"): Partial<Names> {
  const of = (language: "kk" | "ru" | "es"): Partial<Names> => {
    const text = cell(`${prefix}_${language}`);
    return text === "" ? {} : { [language]: text };
  };
  return { ...of("kk"), ...of("ru"), ...of("es") };
}

function listIn(cell: string): readonly string[] {
  return cell.split(";").filter((part) => part !== "");
}

function addSyntax(
  problems: Problems,
  place: { readonly file: string; readonly row: number; readonly field: string },
  error: {
    readonly at: number;
    readonly expected: string;
    readonly found: string;
    readonly near: readonly string[];
  },
): void {
  const found = error.found === "" ? "the end" : error.found;
  problems.add("A110", place, `at character ${error.at}: ${error.expected}`, found, error.near);
}

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
  readonly reason?: UncheckedWord | "tie" | "refused" | "incomplete" | "out-of-force";
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
