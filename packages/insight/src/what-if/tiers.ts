/**
 * What kind of tier each tier of a document is, as far as what-if questions need to know: shared in proportion in the
 * whole, won area by area, or filled by somebody else.
 *
 * @module
 */

import { isObject, readRules } from "@urna/law";
import { type RulesDocument, stepsOf } from "../scenario.ts";

type Step = Readonly<Record<string, unknown>>;

/** A tier as a document writes it. */
export interface TierShape {
  readonly id: string;
  /** The step that gives its seats: the first of several that only give what it left; undefined where others do more. */
  readonly step: string | undefined;
  /** All its steps, in order. */
  readonly steps: readonly string[];
  /**
   * `shared`: one national allotment in proportion; `linked`: the same, less what other tiers gave; `areas`: so many seats
   * in each area; `appointed`: not filled by ballots; `other`: anything else.
   */
  readonly kind: "shared" | "linked" | "areas" | "appointed" | "other";
  /** Seats that the document itself gives it; for a linked tier those of all its tiers together. */
  readonly seats: number | undefined;
}

const SHARED = ["quota", "divisor"];

/** The tiers of a document in its order. */
export function tiersOf(rules: RulesDocument): readonly TierShape[] {
  const tiers = isObject(rules["tiers"]) ? rules["tiers"] : {};
  const steps = stepsOf(rules);
  const [top] = Array.isArray(rules["levels"]) ? rules["levels"].map(String) : [];
  return Object.entries(tiers).map(([id, written]) => {
    const [first, ...later] = stepIds(written);
    const isFirst = later.every((each) => steps.get(each)?.["unless"] === first);
    const step = isFirst ? first : undefined;
    const body = step === undefined ? undefined : steps.get(step);
    const shape = body === undefined ? ({ kind: "other", seats: undefined } as const) : shapeOf(body, top);
    return { id, step, steps: stepIds(written), ...shape };
  });
}

function isNational(rules: RulesDocument, step: Step): boolean {
  const [top] = Array.isArray(rules["levels"]) ? rules["levels"].map(String) : [];
  return step["in"] === undefined || step["in"] === top;
}

function stepIds(written: unknown): readonly string[] {
  if (typeof written === "string") return [written];
  if (Array.isArray(written)) return written.map(String);
  return isObject(written) ? stepIds(written["steps"]) : [];
}

function shapeOf(body: Step, top: string | undefined): Pick<TierShape, "kind" | "seats"> {
  const national = body["in"] === undefined || body["in"] === top;
  const seats = typeof body["seats"] === "number" ? body["seats"] : undefined;
  if (body["allot"] === "appointed") return { kind: "appointed", seats };
  if (body["compensate"] === "deduct" && national && typeof body["total"] === "number") {
    return { kind: "linked", seats: body["total"] };
  }
  if (national && seats !== undefined && SHARED.includes(String(body["allot"])))
    return { kind: "shared", seats };
  if (!national && seats !== undefined && body["allot"] !== undefined) {
    const areas = typeof body["areas"] === "number" ? body["areas"] : undefined;
    return { kind: "areas", seats: areas === undefined ? undefined : areas * seats };
  }
  return { kind: "other", seats: undefined };
}

/** The contest whose votes or declared seats a step uses in the end: its own, or that of the step whose votes it takes. */
export function contestOf(rules: RulesDocument, step: string): string | undefined {
  const steps = stepsOf(rules);
  const seen = new Set<string>();
  let at: string | undefined = step;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const body: Step | undefined = steps.get(at);
    if (typeof body?.["contest"] === "string") return body["contest"];
    const next: unknown = body?.["votes"] ?? body?.["ballots"] ?? body?.["of"];
    at = typeof next === "string" ? next : undefined;
  }
  return undefined;
}

/** The steps that admit by a share and stand behind a step, directly or through others. */
function barsBehind(rules: RulesDocument, step: string): readonly string[] {
  const steps = stepsOf(rules);
  const found = new Set<string>();
  const seen = new Set<string>();
  const walk = (id: string): void => {
    const body = steps.get(id);
    if (body === undefined || seen.has(id)) return;
    seen.add(id);
    if (body["admit"] === "share") found.add(id);
    for (const field of ["among", "from", "of", "any", "all", "sets", "not"]) {
      const value = body[field];
      if (typeof value === "string") walk(value);
      else if (Array.isArray(value)) for (const each of value) if (typeof each === "string") walk(each);
    }
  };
  walk(step);
  return [...found].sort();
}

/** The bars of all tiers that are shared in proportion; where no tier is so, those that are measured in the whole. */
export function barsOf(rules: RulesDocument): readonly string[] {
  const found = new Set<string>();
  for (const tier of tiersOf(rules)) {
    if (tier.step !== undefined && (tier.kind === "shared" || tier.kind === "linked"))
      for (const bar of barsBehind(rules, tier.step)) found.add(bar);
  }
  if (found.size === 0) {
    for (const [id, step] of stepsOf(rules))
      if (step["admit"] === "share" && isNational(rules, step)) found.add(id);
  }
  return [...found].sort();
}

/** The lines of the base of a bar. */
export function baseLines(rules: RulesDocument, bar: string): readonly string[] {
  const bases = isObject(rules["bases"]) ? rules["bases"] : {};
  const base = bases[String(stepsOf(rules).get(bar)?.["of"])];
  const lines = isObject(base) ? base["lines"] : undefined;
  return Array.isArray(lines) ? lines.map(String) : [];
}

/** The document without a tier, and without the steps that only that tier needed. */
export function withoutTier(rules: RulesDocument, tier: string): RulesDocument {
  const tiers = Object.fromEntries(
    Object.entries(isObject(rules["tiers"]) ? rules["tiers"] : {}).filter(([id]) => id !== tier),
  );
  const read = readRules(rules);
  if (!read.ok) return { ...rules, tiers };
  const needs = new Map(read.value.steps.map((step) => [step.id, step.needs]));
  const gone = new Set<string>();
  const queue = [...(read.value.tiers.get(tier) ?? [])];
  const kept = new Set(Object.values(tiers).flatMap((written) => stepIds(written)));
  for (const id of queue) {
    const needed = [...needs].some(([other, of]) => !gone.has(other) && of.includes(id));
    if (kept.has(id) || needed) continue;
    gone.add(id);
    queue.push(...(needs.get(id) ?? []));
  }
  const steps = [...stepsOf(rules)].filter(([id]) => !gone.has(id));
  return { ...rules, tiers, steps: Object.fromEntries(steps) };
}
