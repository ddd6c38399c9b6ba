/**
 * Every way in which the engine can say no, with a stable code. A document or an input that is wrong is a
 * {@link Problem}; a right one for which the law gives no answer is a {@link Refusal}. Nothing here is a sentence for
 * users except `expected`, which names what the place wanted; the words around it are the shell's.
 *
 * @module
 */

import type { ReasonWord } from "./reasons.ts";

/** Codes of problems in documents and inputs. R: rules document; V: votes and other inputs. */
export const PROBLEMS = {
  R001: "is not a JSON object",
  R002: "unknown field",
  R003: "a required field is missing",
  R004: "wrong type or value",
  R005: "unknown verb or clause kind",
  R006: "refers to a step that does not exist",
  R007: "refers to a step of the wrong kind",
  R008: "the steps form a circle",
  R009: "refers to a base that does not exist",
  R010: "refers to a law that the document does not name",
  R011: "cites an article of a law that nobody read",
  R012: "names a level that the document does not have",
  R013: "unknown version of the document format",
  R014: "two fields contradict each other",
  R016: "two steps have the same id",
  R017: "the document fills no seats and decides nothing",
  R018: "nothing needs this step",
  R019: "a list names something twice",
  R020: "two tiers have the same seats",
  R021: "seats are left for another step, and there is none",
  V001: "a figure must be a whole number, zero or more",
  V002: "the same option occurs twice in one area and contest",
  V003: "refers to an area that does not exist",
  V004: "refers to a contender that does not exist",
  V005: "the areas form a circle",
  V006: "a level of area that the rules do not know",
  V007: "declared seats do not add up to the seats of the step",
  V008: "a lot answers nothing that is asked",
  V009: "a ranking names an option twice",
  V010: "two areas or contenders have the same id",
  V011: "votes are given for a larger area than the rule needs",
  V012: "an option is written almost like a line of the protocol",
  V013: "the rules do not say how to read such a ballot",
  V014: "drawn papers are not those that were to be drawn",
  V015: "no step counts this contest",
  V016: "the areas have other seats than the law gives them",
  V017: "nobody has this fact or group, and another is written almost alike",
} as const satisfies Record<string, string>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Something wrong in a document: where (a path of ids, `/` between them), and what the place wanted. */
export interface Problem {
  readonly code: ProblemCode;
  readonly at: string;
  readonly expected: string;
  readonly found?: string;
  /** Ids that exist and are written alike, nearest first. */
  readonly near?: readonly string[];
}

/** Why no seats are given although document and input are sound. */
export const REFUSALS = ["law-is-silent", "data-missing", "impossible"] as const;
export type RefusalKind = (typeof REFUSALS)[number];

export interface Refusal {
  readonly kind: RefusalKind;
  /** The step that stopped. */
  readonly at: string;
  readonly area?: string;
  /** A stable word for the reason, for example `nobody-admitted`. */
  readonly reason: ReasonWord;
  /** Figures and names that explain it. */
  readonly details: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Makes the refusals of a step in an area. */
export function refusing(
  at: string,
  area: string,
): (kind: RefusalKind, reason: ReasonWord, details?: Refusal["details"]) => Refusal {
  return (kind, reason, details = {}) => ({ kind, at, area, reason, details });
}

/** A value, or the problems that stand in its way: all that were found, never only the first. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The value of a result whose failure would be a mistake of ours, not of the user. Throws with all problems. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(
    result.problems
      .map((p) => `${p.code} at ${p.at}: ${PROBLEMS[p.code]}; expected ${p.expected}`)
      .join("\n"),
  );
}

/** Ids of `known` that differ least from `wanted` (at most three, by edit distance, at most a third of its length). */
export function nearest(wanted: string, known: Iterable<string>): readonly string[] {
  const scored: { id: string; distance: number }[] = [];
  for (const id of known) {
    const distance = editDistance(wanted.toLowerCase(), id.toLowerCase());
    if (distance * 3 <= Math.max(wanted.length, id.length) + 2) scored.push({ id, distance });
  }
  scored.sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1));
  return scored.slice(0, 3).map((s) => s.id);
}

/** Optimal string alignment distance: insert, delete, replace, swap of neighbours each cost one. */
function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  const at = (rows: readonly (readonly number[])[], i: number, j: number): number => rows[i]?.[j] ?? 0;
  const table: number[][] = [Array.from({ length: width }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    table.push(row);
    for (let j = 1; j < width; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(
        at(table, i - 1, j) + 1,
        (row[j - 1] ?? 0) + 1,
        at(table, i - 1, j - 1) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, at(table, i - 2, j - 2) + 1);
      }
      row.push(best);
    }
  }
  return at(table, a.length, b.length);
}
