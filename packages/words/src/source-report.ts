/**
 * One figure: its value, how firm it is, who says so, and every other value that was printed for it.
 *
 * @module
 */

import type { Report } from "./blocks.ts";
import type { Words } from "./words.ts";

/** A page on which a figure was read. */
export interface SourceWords {
  readonly id: string;
  /** `official`, `law`, `press`, ... */
  readonly kind: string;
  readonly title: string;
  readonly address?: string;
  /** ISO date or month. */
  readonly readOn?: string;
}

/** One value that was printed. */
export interface FigureValue {
  /** A whole number, a percentage as printed (`"54.21"`), or null where it was looked for in vain. */
  readonly value: number | string | null;
  /** `final`, `preliminary`, `claimed`, ... */
  readonly status: string;
  readonly sources: readonly SourceWords[];
  readonly note?: string;
}

/** What is asked about: what it is, where, and whose. */
export interface FigureQuestion extends FigureValue {
  /** The key: `votes`, `turnout`, `registered`, ... */
  readonly key: string;
  /** Names in the language of the report. */
  readonly election: string;
  readonly contest?: string;
  readonly area?: string;
  readonly option?: string;
  readonly rivals: readonly FigureValue[];
  /** What was decided about the disagreement, and why. */
  readonly disputes: readonly {
    readonly verdict: "decided" | "both" | "open";
    readonly holds: readonly string[];
    readonly over: readonly string[];
    readonly why: string;
  }[];
}

/** Answers for one figure, or for several (the same word may stand for different numbers). */
export function sourceReport(words: Words, figures: readonly FigureQuestion[]): Report {
  return { blocks: [{ kind: "answer", text: `${words.language} ${figures.length}`, stamps: [] }] };
}
