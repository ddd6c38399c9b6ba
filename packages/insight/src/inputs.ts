/**
 * What other rules would need and this election does not have: contests, rankings, levels of areas, lines of the protocol.
 * Missing inputs are named; nothing is invented for them.
 *
 * @module
 */

import { type Given, isObject, readRules } from "@urna/law";
import { stepsOfTier } from "@urna/words/case";
import type { MissingInput, RulesDocument } from "@urna/words/insight/what-if-input";
import { stepsOf } from "./scenario.ts";

export type { MissingInput };

/** Lines that every count has: where nobody wrote them down they are not known, and never nothing. */
const SUMS = ["valid", "cast", "received", "registered"];

/**
 * Names every contest that the rules count and nobody gave, every level without areas, every figure of a base. Seats that
 * somebody else appoints need nothing: they are there, whoever holds them.
 */
export function missingInputs(rules: RulesDocument, given: Given): readonly MissingInput[] {
  const steps = stepsOf(rules);
  const marked = new Set((given.votes ?? []).map((r) => r.contest));
  const ranked = new Set((given.ballots ?? []).map((r) => r.contest));
  const declared = new Set((given.declared ?? []).map((r) => r.contest));
  const levels = new Set((given.areas ?? []).map((a) => a.level));
  const lawAreas = Array.isArray(rules["areas"]) ? rules["areas"] : [];
  for (const area of lawAreas)
    if (isObject(area) && typeof area["level"] === "string") levels.add(area["level"]);
  const [top] = Array.isArray(rules["levels"]) ? rules["levels"].map(String) : [];

  const found = new Map<string, { kind: MissingInput["kind"]; name: string; steps: string[] }>();
  const note = (kind: MissingInput["kind"], name: string, step: string): void => {
    const key = `${kind} ${name}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { kind, name, steps: [step] });
    else known.steps.push(step);
  };
  const contestBehind = (id: string, seen: ReadonlySet<string> = new Set()): string | undefined => {
    const step = steps.get(id);
    if (typeof step?.["contest"] === "string") return step["contest"];
    const from = step?.["votes"] ?? step?.["ballots"];
    return typeof from === "string" && !seen.has(from)
      ? contestBehind(from, new Set([...seen, id]))
      : undefined;
  };
  /** Where only the seats were declared, they are taken as they are, and no area is asked for. */
  const rests = (id: string): boolean => {
    const contest = contestBehind(id) ?? "";
    return declared.has(contest) && !marked.has(contest) && !ranked.has(contest);
  };
  /** As long as nothing is known of a contest, its areas are no question of their own: its seats may be given. */
  const isUnknown = (id: string): boolean => {
    const contest = contestBehind(id);
    return contest !== undefined && ![marked, ranked, declared].some((known) => known.has(contest));
  };

  const conditional = conditionalSteps(steps);
  const counted = countedSteps(rules);
  for (const [id, step] of steps) {
    // While their condition gives no seats, the engine does not ask for these votes either.
    if (conditional.has(id) || counted?.has(id) === false) continue;
    const contest = step["contest"];
    if (typeof contest === "string" && step["allot"] !== "appointed" && !rests(id)) {
      if (!marked.has(contest) && !ranked.has(contest)) note("contest", contest, id);
      if (step["count"] === "ballots" && !ranked.has(contest)) note("rankings", contest, id);
    }
    const level = step["in"];
    if (typeof level === "string" && level !== top && !levels.has(level) && !rests(id) && !isUnknown(id))
      note("level", level, id);
    for (const line of baseOf(rules, step)) {
      const about = (given.votes ?? []).filter((row) => row.contest === contestBehind(id));
      if (SUMS.includes(line) && about.length > 0 && !about.some((row) => row.option === line))
        note("line", line, id);
    }
  }
  return [...found.values()].sort((a, b) => (a.kind + a.name < b.kind + b.name ? -1 : 1));
}

/** The steps behind seats; those that only say who sits in them ask for nothing here. All where there is a verdict. */
function countedSteps(rules: RulesDocument): ReadonlySet<string> | undefined {
  const read = readRules(rules);
  if (!read.ok || read.value.tiers.size === 0) return undefined;
  const { tiers } = read.value;
  return new Set([...tiers.keys()].flatMap((tier) => [...stepsOfTier(read.value, tier)]));
}

/** Steps whose votes matter only when another step gives seats. */
function conditionalSteps(
  steps: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const step of steps.values()) {
    for (const terms of [step["add"], step["subtract"]])
      for (const term of Array.isArray(terms) ? terms : [])
        if (isObject(term) && typeof term["when"] === "string") found.add(String(term["votes"]));
  }
  return found;
}

function baseOf(rules: RulesDocument, step: Readonly<Record<string, unknown>>): readonly string[] {
  const bases = isObject(rules["bases"]) ? rules["bases"] : {};
  const base = typeof step["of"] === "string" ? bases[step["of"]] : undefined;
  return isObject(base) && Array.isArray(base["lines"]) ? base["lines"].map(String) : [];
}
