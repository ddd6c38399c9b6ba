/**
 * What other rules would need and this election does not have: contests, levels of areas, declared seats. Missing inputs
 * are named; nothing is invented for them.
 *
 * @module
 */

import { type Given, isObject } from "@urna/law";
import { type RulesDocument, stepsOf } from "./scenario.ts";

export interface MissingInput {
  readonly kind: "contest" | "level" | "declaration";
  readonly name: string;
  /** Steps that need it. */
  readonly steps: readonly string[];
}

/** Names every contest that the rules count and nobody gave, every level without areas, every declaration that is missing. */
export function missingInputs(rules: RulesDocument, given: Given): readonly MissingInput[] {
  const contests = new Set(
    [...(given.votes ?? []), ...(given.ballots ?? []), ...(given.declared ?? [])].map((r) => r.contest),
  );
  const levels = new Set((given.areas ?? []).map((a) => a.level));
  const lawAreas = Array.isArray(rules["areas"]) ? rules["areas"] : [];
  for (const area of lawAreas)
    if (isObject(area) && typeof area["level"] === "string") levels.add(area["level"]);
  const [top] = Array.isArray(rules["levels"]) ? rules["levels"].map(String) : [];
  const declared = new Set((given.declared ?? []).map((d) => d.contest));

  const found = new Map<string, { kind: MissingInput["kind"]; name: string; steps: string[] }>();
  const note = (kind: MissingInput["kind"], name: string, step: string): void => {
    const key = `${kind} ${name}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { kind, name, steps: [step] });
    else known.steps.push(step);
  };
  for (const [id, step] of stepsOf(rules)) {
    const contest = step["contest"];
    if (typeof contest === "string") {
      if (step["allot"] === "appointed") {
        if (!declared.has(contest)) note("declaration", contest, id);
      } else if (!contests.has(contest)) note("contest", contest, id);
    }
    const level = step["in"];
    if (typeof level === "string" && level !== top && !levels.has(level)) note("level", level, id);
  }
  return [...found.values()].sort((a, b) => (a.kind + a.name < b.kind + b.name ? -1 : 1));
}
