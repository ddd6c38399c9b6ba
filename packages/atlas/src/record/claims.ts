/**
 * Claims of an article or a speech, one a row: the text, the value that it gives, and the expression that tests it.
 *
 * @module
 */

import type { Names } from "../cells.ts";
import type { Files } from "../files.ts";
import { readOpenTable } from "../open-table.ts";
import type { Problems } from "../problems.ts";
import { CLAIM_FUNCTIONS } from "./claim-names.ts";
import { type ComparisonClaim, type Expression, parseClaim, parseExpression } from "./claim-language.ts";

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
