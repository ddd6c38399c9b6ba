/**
 * Changes of a scenario as data: what a person asks with "what if", before anything is computed. Each is applied by
 * {@link applyChange} of `apply.ts`; together they say in full what is different from the real election.
 *
 * @module
 */

import { DIVISORS, type Problem, QUOTAS, readRules, type Result } from "@urna/law";
import type { MissingInput } from "../inputs.ts";
import type { RulesDocument, Scenario } from "../scenario.ts";

/** One change. */
export type Change =
  /** Another share that a list must reach, as a law writes it (`7%`, `1/15`); zero lets everybody in. */
  | { readonly kind: "bar"; readonly share: string }
  /** Another formula for the seats that are shared in proportion: a name of {@link FORMULAS}, or its fields. */
  | { readonly kind: "formula"; readonly formula: string | Readonly<Record<string, unknown>> }
  /** Other numbers of seats, by tier. A tier with no seats is not there any more. */
  | { readonly kind: "seats"; readonly tiers: Readonly<Record<string, number>> }
  /** The proportional tier makes good for what the other tiers gave: one total is shared by its votes. */
  | { readonly kind: "link" }
  /** Another law. */
  | { readonly kind: "rules"; readonly rules: RulesDocument }
  /** Any field of a step or base, as {@link setField} reads it. */
  | { readonly kind: "set"; readonly path: string; readonly value: string }
  /** Whether votes against all count in the base of the bar. */
  | { readonly kind: "against-all"; readonly counted: boolean }
  /** An input that the election lacks: seats by contender, another contest whose votes are taken, a figure. */
  | { readonly kind: "assume"; readonly name: string; readonly value: string };

/** Something without which the answer would not be one; every report prints all of them. */
export type WhatIfAssumption =
  /** The districts of another number of seats split as the real ones did, by largest remainders. */
  | {
      readonly kind: "split";
      readonly tier: string;
      readonly seats: number;
      readonly before: number;
      readonly by: Readonly<Record<string, number>>;
    }
  /** Seats that no ballot fills: they are there, and given to nobody. */
  | { readonly kind: "appointed"; readonly tier: string; readonly seats: number }
  /** Votes against all exist, and the law that is applied knows no such line. */
  | { readonly kind: "against-all"; readonly counted: boolean; readonly votes: number }
  /** The law counts a line in its base that was not on this ballot. */
  | { readonly kind: "not-offered"; readonly line: string }
  /** The law has a rule for the case that one list alone passes, which the change leaves without effect. */
  | { readonly kind: "lone-list"; readonly tier: string }
  /** Linked tiers: seats of those who stand on no list are set aside, the rest is shared. */
  | { readonly kind: "set-aside"; readonly seats: number; readonly shared: number }
  /** What the user gave. */
  | { readonly kind: "given"; readonly name: string; readonly value: string }
  /** A contest whose votes or seats the other rules do not use. */
  | { readonly kind: "unused"; readonly contest: string };

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
export const FORMULA_ALIASES: Readonly<Record<string, string>> = {
  hamilton: "hare",
  "hare-niemeyer": "hare",
  jefferson: "dhondt",
  "d-hondt": "dhondt",
  webster: "sainte-lague",
  hill: "huntington-hill",
};

/** A change that cannot be made: where, what was wanted, what was found, what exists that is written alike. */
export function impossible(
  code: Problem["code"],
  at: string,
  expected: string,
  found?: string,
  near: readonly string[] = [],
): { readonly ok: false; readonly problems: readonly Problem[] } {
  const problem: Problem = {
    code,
    at,
    expected,
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
