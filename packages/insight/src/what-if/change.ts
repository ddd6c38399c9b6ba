/**
 * Changes of a scenario as data: what a person asks with "what if", before anything is computed. Each is applied by
 * {@link applyChange} of `apply.ts`; together they say in full what is different from the real election.
 *
 * @module
 */

import { DIVISORS, type Problem, QUOTAS, readRules, type Result } from "@urna/law";
import type {
  Change,
  MissingInput,
  RulesDocument,
  WhatIfAssumption,
} from "@urna/words/insight/what-if-input";
import type { wanting } from "@urna/words/insight/wanted";
import type { Scenario } from "../scenario.ts";

export type { Change, WhatIfAssumption };

/** What one change does, before it is said what is still missing. */
export interface Applied {
  readonly scenario: Scenario;
  readonly assumptions: readonly WhatIfAssumption[];
}

/** A scenario after a change, what had to be assumed, and what it still lacks. */
export interface Changed {
  readonly scenario: Scenario;
  readonly assumptions: readonly WhatIfAssumption[];
  readonly needs: readonly MissingInput[];
}

/** Formulas by name, each as the fields of an `allot` step. Two names differ from the engine's because both families have one. */
export const FORMULAS: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map<
  string,
  Readonly<Record<string, unknown>>
>([
  ...QUOTAS.map((name): [string, Readonly<Record<string, unknown>>] => [
    name === "imperiali" ? "imperiali-quota" : name,
    { allot: "quota", quota: name },
  ]),
  ...DIVISORS.map((name): [string, Readonly<Record<string, unknown>>] => [
    name,
    { allot: "divisor", divisor: name },
  ]),
  ["modified-sainte-lague", { allot: "divisor", divisor: "sainte-lague", first: "1.4" }],
]);

/** The same formulas under the names of other countries. */
export const FORMULA_ALIASES: ReadonlyMap<string, string> = new Map([
  ["hamilton", "hare"],
  ["hare-niemeyer", "hare"],
  ["jefferson", "dhondt"],
  ["d-hondt", "dhondt"],
  ["webster", "sainte-lague"],
  ["hill", "huntington-hill"],
]);

/** A change that cannot be made: where, what was wanted, what was found, what exists that is written alike. */
export function impossible(
  code: Problem["code"],
  at: string,
  wanted: ReturnType<typeof wanting>,
  found?: string,
  near: readonly string[] = [],
): { readonly ok: false; readonly problems: readonly Problem[] } {
  const problem: Problem = {
    code,
    at,
    ...wanted,
    ...(found === undefined ? {} : { found }),
    ...(near.length === 0 ? {} : { near }),
  };
  return { ok: false, problems: [problem] };
}

/** The scenario with another document, which is checked. */
export function withRules(
  scenario: Scenario,
  rules: RulesDocument,
  assumptions: readonly WhatIfAssumption[] = [],
): Result<Applied> {
  const read = readRules(rules);
  return read.ok ? { ok: true, value: { scenario: { ...scenario, rules }, assumptions } } : read;
}
