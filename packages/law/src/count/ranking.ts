/**
 * Reads one ballot with preferences or marks as a law reads it: ranks left out, shared ranks, names that occur twice.
 *
 * @module
 */

import { isLine, type Line } from "../input.ts";

/** Several options on one rank: they stay equal, the rank is passed over, the ballot ends there, or is invalid. */
export const EQUAL = ["keep", "skip", "stop", "invalid"] as const;
/** A rank left out: later ones move up, keep their rank, or the ballot ends there, or is invalid. */
export const SKIPPED = ["close", "keep", "stop", "stop-after-two", "invalid"] as const;
/** An option that occurs again: it is passed over, the ballot ends there, or is invalid. */
export const REPEATED = ["skip", "stop", "invalid"] as const;
/** How many must be ranked, where it is no number. */
export const LEAST = ["all", "all-but-one"] as const;

/** How ballots are read. A case for which the law has no rule is a problem of the input, not a guess. */
export interface Reading {
  readonly equal?: (typeof EQUAL)[number];
  readonly skipped?: (typeof SKIPPED)[number];
  readonly repeated?: (typeof REPEATED)[number];
  readonly most?: number;
  readonly tooMany?: "cut" | "invalid";
  readonly least?: number | (typeof LEAST)[number];
}

/** One option on a ballot, and its rank from 1. */
export interface Mark {
  readonly col: number;
  readonly rank: number;
}

/** What a ballot is: preferences, a line of the protocol, or a case without a rule. */
export type Read =
  | { readonly kind: "marks"; readonly marks: readonly Mark[]; readonly equal: boolean }
  | { readonly kind: "line"; readonly line: Line }
  /** A case for which the rules have no answer: the field that would hold it. */
  | { readonly kind: "untold"; readonly rule: "equal" | "skipped" | "repeated" | "a line among preferences" };

/** Ballots with the same key are one type. */
export function keyOf({ marks, equal }: Extract<Read, { kind: "marks" }>): string {
  let key = "";
  const gaps = equal || marks.at(-1)?.rank !== marks.length;
  for (const { col, rank } of marks) key += gaps ? `${rank}:${col} ` : String.fromCharCode(col + 1);
  // No column is written as this character.
  return gaps ? `\u0000${key}` : key;
}

/** Reads a ranking to which no rule for odd ballots applies, quickly; undefined when one might. */
export function readPlain(
  ranking: readonly (readonly string[])[],
  rules: Reading,
  candidates: number,
  colOf: ReadonlyMap<string, number>,
): Read | undefined {
  if (ranking.length === 0 || ranking.length < leastOf(rules.least, candidates)) return undefined;
  if (rules.most !== undefined && ranking.length > rules.most) return undefined;
  const marks: Mark[] = [];
  for (const options of ranking) {
    const col = options.length === 1 ? colOf.get(options[0] ?? "") : undefined;
    if (col === undefined) return undefined;
    for (const mark of marks) if (mark.col === col) return undefined;
    marks.push({ col, rank: marks.length + 1 });
  }
  return { kind: "marks", marks, equal: false };
}

/** Reads one ranking as it was written. `candidates` is the number of those who stand. */
export function readRanking(
  ranking: readonly (readonly string[])[],
  rules: Reading,
  candidates: number,
  colOf: ReadonlyMap<string, number>,
  isOut: (id: string) => boolean,
): Read {
  const [first] = ranking;
  if (ranking.length === 1 && first?.length === 1) {
    const [only] = first;
    if (only !== undefined && isLine(only)) return { kind: "line", line: only };
  }
  const marks: Mark[] = [];
  const seen = new Set<string>();
  const invalid: Read = { kind: "line", line: "invalid" };
  let rank = 0;
  let empty = 0;
  let equal = false;
  reading: for (const options of ranking) {
    if (options.length === 0) {
      empty += 1;
      continue;
    }
    if (empty > 0) {
      switch (rules.skipped) {
        case undefined:
          return { kind: "untold", rule: "skipped" };
        case "invalid":
          return invalid;
        case "stop":
          break reading;
        case "stop-after-two":
          if (empty > 1) break reading;
          break;
        case "keep":
          rank += empty;
          break;
        case "close":
          break;
      }
    }
    empty = 0;
    if (options.some((id) => isLine(id))) return { kind: "untold", rule: "a line among preferences" };
    let here = [...new Set(options)];
    if (here.length > 1) {
      if (rules.equal === undefined) return { kind: "untold", rule: "equal" };
      if (rules.equal === "invalid") return invalid;
      if (rules.equal === "stop") break;
      if (rules.equal === "skip") continue;
    }
    if (here.length < options.length || here.some((id) => seen.has(id))) {
      if (rules.repeated === undefined) return { kind: "untold", rule: "repeated" };
      if (rules.repeated === "invalid") return invalid;
      if (rules.repeated === "stop") break;
      here = here.filter((id) => !seen.has(id));
      if (here.length === 0) continue;
    }
    for (const id of here) seen.add(id);
    const left = here.filter((id) => !isOut(id)).flatMap((id) => colOf.get(id) ?? []);
    if (left.length === 0) continue;
    rank += 1;
    if (left.length > 1) equal = true;
    for (const col of left.sort((a, b) => a - b)) marks.push({ col, rank });
  }
  if (marks.length === 0) return { kind: "line", line: ranking.flat().length === 0 ? "blank" : "invalid" };
  const enough = leastOf(rules.least, candidates);
  if (marks.length < enough) return invalid;
  if (rules.most !== undefined && marks.length > rules.most) {
    if (rules.tooMany === "invalid") return invalid;
    marks.length = rules.most;
    equal = marks.some((m, i) => i > 0 && m.rank === marks[i - 1]?.rank);
  }
  return { kind: "marks", marks, equal };
}

function leastOf(rule: Reading["least"], candidates: number): number {
  if (rule === undefined) return 1;
  if (typeof rule === "number") return Math.min(rule, candidates);
  return rule === "all" ? candidates : candidates - 1;
}
