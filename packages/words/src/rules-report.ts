/**
 * A rules document in words, article by article, from the same data that the engine evaluates; and the list of versions.
 *
 * @module
 */

import type { Rules } from "@urna/law";
import type { Report } from "./blocks.ts";
import type { Words } from "./words.ts";

/** A version of a set of rules, for the list. */
export interface RulesHead {
  readonly id: string;
  /** In the language of the report. */
  readonly title: string;
  readonly adopted?: string;
  readonly inForce: string;
  /** Whether every law that it cites was read. */
  readonly read?: boolean;
}

/** Says what a rules document says. */
export function rulesInWords(words: Words, rules: Rules): Report {
  return { blocks: [{ kind: "answer", text: `${words.language} ${rules.id}`, stamps: [] }] };
}

/** Lists versions of rules. */
export function rulesList(words: Words, versions: readonly RulesHead[]): Report {
  return { blocks: [{ kind: "answer", text: `${words.language} ${versions.length}`, stamps: [] }] };
}
