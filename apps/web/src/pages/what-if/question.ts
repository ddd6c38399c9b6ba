/**
 * What a what-if page is asked: ready-made questions, and the values of its form, which are one query. What cannot be read
 * is left to the engine, which says what is possible.
 *
 * @module
 */

import { barsOf, type Change, type RulesDocument, type Scenario, tiersOf, whatIf } from "@urna/insight";
import { nearest, type Problem, type Result } from "@urna/law";
import type { AgainstAll } from "@urna/words/insight/what-if-input";
import type { Portable } from "../../desk.ts";
import type { Query } from "../../reply.ts";

const PRESETS = ["law", "no-bar", "bar-7", "linked", "all-list", "half", "dhondt"] as const;
export type Preset = (typeof PRESETS)[number];

/** The word for each, as its key in the catalogue. */
export const PRESET_WORD: Readonly<
  Record<Preset, `page.preset.${"law" | "noBar" | "bar7" | "linked" | "allList" | "half" | "dhondt"}`>
> = {
  law: "page.preset.law",
  "no-bar": "page.preset.noBar",
  "bar-7": "page.preset.bar7",
  linked: "page.preset.linked",
  "all-list": "page.preset.allList",
  half: "page.preset.half",
  dhondt: "page.preset.dhondt",
};

export function isPreset(written: string): written is Preset {
  return PRESETS.some((preset) => preset === written);
}

/** What was found of a scenario: a page asks again and again. */
const found = new WeakMap<Scenario, readonly Preset[]>();

/** The ready-made questions that an election can be asked: those that its rules can answer. */
export function presetsFor(scenario: Scenario): readonly Preset[] {
  const known = found.get(scenario);
  if (known !== undefined) return known;
  const presets = PRESETS.filter((preset) => fits(preset, scenario) && isPossible(preset, scenario));
  found.set(scenario, presets);
  return presets;
}

/** The ready-made question of an address; the rules may refuse it, and then say why. */
export function presetNamed(scenario: Scenario, written: string): Preset | undefined {
  return isPreset(written) && fits(written, scenario) ? written : undefined;
}

function fits(preset: Preset, { rules }: Scenario): boolean {
  const tiers = tiersOf(rules);
  switch (preset) {
    case "linked":
    case "all-list":
      return tiers.length > 1;
    case "half":
      return tiers.length === 2 && tiers.every((tier) => tier.seats !== undefined);
    case "law":
    case "no-bar":
    case "bar-7":
    case "dhondt":
      return true;
  }
}

function isPossible(preset: Preset, scenario: Scenario): boolean {
  const changes = formChanges(presetQuery(preset, scenario), scenario);
  return preset === "law" || (changes.ok && whatIf(scenario, changes.value).ok);
}

/** A ready-made question as the query of the form that would ask the same. */
export function presetQuery(preset: Preset, { rules }: Scenario): Query {
  const tiers = tiersOf(rules);
  const all = tiers.reduce((sum, tier) => sum + (tier.seats ?? 0), 0);
  const sized = (sizes: readonly number[]): Query =>
    Object.fromEntries(tiers.map(({ id }, i) => [`seats-${id}`, `${sizes[i] ?? 0}`]));
  switch (preset) {
    case "law":
      return {};
    case "no-bar":
      return { bar: "0" };
    case "bar-7":
      return { bar: "7" };
    case "linked":
      return { link: "1" };
    case "all-list": {
      const shared = tiers.findIndex((tier) => tier.kind === "shared");
      return sized(tiers.map((_, i) => (i === shared ? all : 0)));
    }
    case "half":
      return sized([all - Math.floor(all / 2), Math.floor(all / 2)]);
    case "dhondt":
      return { formula: "dhondt" };
  }
}

/** The most characters of a value that are looked at. */
const LONGEST = 80;

/** A value of the query, without what surrounds it. */
export function valueOf(query: Query, name: string): string {
  return (query[name] ?? "").trim().slice(0, LONGEST);
}

/** The changes that a form was sent with; empty fields change nothing. `laws` are the other laws that can be chosen. */
export function formChanges(
  query: Query,
  { rules }: Scenario,
  laws: readonly RulesDocument[] = [],
): Result<readonly Change[]> {
  const changes: Change[] = [];
  const law = valueOf(query, "law");
  const chosen = law === "" || law === rules["id"] ? rules : laws.find((each) => each["id"] === law);
  if (chosen === undefined) return unknownLaw(law, [rules, ...laws]);
  if (chosen !== rules) changes.push({ kind: "rules", rules: chosen });
  const formula = valueOf(query, "formula");
  if (formula !== "") changes.push({ kind: "formula", formula });
  const bar = valueOf(query, "bar").replace(",", ".").replace(/\s*%$/, "");
  if (bar !== "") changes.push({ kind: "bar", share: /^\d+(\.\d+)?$/.test(bar) ? `${bar}%` : bar });
  const tiers: Record<string, number> = {};
  for (const { id, seats } of tiersOf(chosen)) {
    const written = valueOf(query, `seats-${id}`);
    if (/^\d{1,4}$/.test(written) && Number(written) !== seats) tiers[id] = Number(written);
  }
  if (Object.keys(tiers).length > 0) {
    const all = tiersOf(chosen).map((tier): [string, number] => [tier.id, tiers[tier.id] ?? tier.seats ?? 0]);
    changes.push({ kind: "seats", tiers: Object.fromEntries(all) });
  }
  const against = valueOf(query, "against");
  const as = AGAINST.get(against);
  if (as !== undefined) changes.push({ kind: "against-all", as });
  if (valueOf(query, "link") === "1") changes.push({ kind: "link" });
  return { ok: true, value: changes };
}

function unknownLaw(found: string, laws: readonly RulesDocument[]): Result<never> {
  const known = laws.map((each) => String(each["id"]));
  const problem: Problem = {
    code: "R004",
    at: "law",
    expected: known.join(", "),
    found,
    near: nearest(found, known),
  };
  return { ok: false, problems: [problem] };
}

/** What votes against all can do, as the form asks it. */
const AGAINST: ReadonlyMap<string, AgainstAll> = new Map([
  ["in", "kept"],
  ["out", "dropped"],
  ["empty", "empty"],
  ["rerun", "rerun"],
]);

/** Whether votes against all were cast in a contest that has a bar, so that it can be asked whether they count. */
export function hasAgainstAll({ scenario }: Portable): boolean {
  return (
    barsOf(scenario.rules).length > 0 &&
    (scenario.given.votes ?? []).some((row) => row.option === "against-all")
  );
}

/** The values of a query that belong to the question, in one order: two queries that ask the same are written alike. */
export function questionOf(query: Query): Query {
  return Object.fromEntries(
    Object.entries(query)
      .filter(([name, value]) => isAsked(name) && value.trim() !== "")
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function isAsked(name: string): boolean {
  return ["law", "formula", "bar", "against", "link"].includes(name) || name.startsWith("seats-");
}
