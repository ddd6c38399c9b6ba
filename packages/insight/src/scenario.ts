/**
 * A scenario: a rules document and what was given, together. Every question of this package changes one or the other and
 * asks the engine again.
 *
 * @module
 */

import {
  type ClauseKind,
  CLAUSES,
  type ClauseStep,
  compile,
  type Engine,
  type Given,
  isObject,
  nearest,
  type Outcome,
  outcomeOf,
  type Problem,
  readInput,
  readRules,
  type Result,
  type Rules,
} from "@urna/law";
import { wanting } from "@urna/words/insight/wanted";
import type { RulesDocument } from "@urna/words/insight/what-if-input";

export type { RulesDocument };

export interface Scenario {
  readonly rules: RulesDocument;
  readonly given: Given;
}

/** Binds a scenario. The problems are those of the document, of what was given, or of the two together. */
export function bind(scenario: Scenario): Result<Engine> {
  const rules = readRules(scenario.rules);
  if (!rules.ok) return rules;
  const input = readInput(scenario.given);
  if (!input.ok) return input;
  return compile(rules.value, input.value);
}

/** The outcome of a scenario, with its trace. */
export function evaluate(scenario: Scenario): Result<Outcome> {
  const engine = bind(scenario);
  return engine.ok ? { ok: true, value: outcomeOf(engine.value) } : engine;
}

/** Seats of every contender by tier after the last run, without a trace. */
export function seatsByTier(engine: Engine): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const tiers = new Map<string, ReadonlyMap<string, number>>();
  for (const [tier, steps] of engine.rules.tiers) {
    const seats = new Map<string, number>();
    for (const step of steps) {
      const table = engine.table(step);
      const state = engine.state(step);
      if (table?.gives !== "seats" || (state.kind !== "done" && state.kind !== "tied")) continue;
      const { cells, cols } = table;
      // Cells are many and contenders few: these have names, those are only added up.
      const sums = cols.map(() => 0);
      for (let i = 0, c = 0; i < cells.length; i++, c = c + 1 === cols.length ? 0 : c + 1)
        sums[c] = (sums[c] ?? 0) + (cells[i] ?? 0);
      for (const [c, contender] of cols.entries())
        seats.set(contender, (seats.get(contender) ?? 0) + (sums[c] ?? 0));
    }
    tiers.set(tier, seats);
  }
  return tiers;
}

/** Seats of every contender over all tiers after the last run, without a trace. */
export function seatTotals(engine: Engine): ReadonlyMap<string, number> {
  return totalsOf(seatsByTier(engine));
}

/** Tiers added up. */
export function totalsOf(
  tiers: ReadonlyMap<string, ReadonlyMap<string, number>>,
): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const seats of tiers.values())
    for (const [contender, own] of seats) totals.set(contender, (totals.get(contender) ?? 0) + own);
  return totals;
}

/** The steps of a document, as JSON objects by id. */
export function stepsOf(rules: RulesDocument): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const steps = new Map<string, Readonly<Record<string, unknown>>>();
  if (isObject(rules["steps"])) {
    for (const [id, step] of Object.entries(rules["steps"])) if (isObject(step)) steps.set(id, step);
  }
  return steps;
}

/** The clause kind of a step as the document writes it. */
export function kindOf(step: Readonly<Record<string, unknown>>): ClauseKind<ClauseStep> | undefined {
  return CLAUSES.find((kind) => step[kind.verb] === kind.kind);
}

/** Ids of the steps whose clause is of this verb and one of these kinds, in order of id. */
export function findSteps(
  rules: RulesDocument,
  verb: string,
  ...kinds: readonly string[]
): readonly string[] {
  return [...stepsOf(rules)]
    .filter(([, step]) => kinds.some((kind) => step[verb] === kind))
    .map(([id]) => id)
    .sort();
}

/** A copy of the document in which one field has another value; `undefined` takes the field away. */
export function withField(rules: RulesDocument, step: string, field: string, value: unknown): RulesDocument {
  const steps = isObject(rules["steps"]) ? rules["steps"] : {};
  const old = isObject(steps[step]) ? steps[step] : {};
  const changed: Record<string, unknown> = { ...old };
  if (value === undefined) delete changed[field];
  else changed[field] = value;
  return { ...rules, steps: { ...steps, [step]: changed } };
}

/**
 * Sets `step.field=value` (or `bases.id.lines=a,b`) as a user writes it. The value is read as JSON where it is JSON and as
 * a text otherwise, so `seats=98`, `atLeast=7%` and `votes=list-votes` all work. Names that do not exist are answered with
 * those that are written alike.
 */
export function setField(rules: RulesDocument, path: string, written: string): Result<RulesDocument> {
  const parts = path.split(".");
  const [first = "", second = "", third] = parts;
  const refuse = (
    code: Problem["code"],
    wanted: ReturnType<typeof wanting>,
    found: string,
    known: readonly string[],
  ): Result<never> => {
    const problem: Problem = { code, at: path, ...wanted, found, near: nearest(found, known) };
    return { ok: false, problems: [problem] };
  };
  const oneOf = (names: readonly string[]): ReturnType<typeof wanting> =>
    wanting("oneOf", { names: names.join(", ") });

  if (first === "bases") {
    const bases = isObject(rules["bases"]) ? rules["bases"] : {};
    const base = bases[second];
    const known = Object.keys(bases);
    if (!isObject(base)) return refuse("R009", oneOf(known.map((id) => `bases.${id}.lines`)), second, known);
    if (third !== "lines") return refuse("R002", oneOf([`bases.${second}.lines`]), third ?? "", ["lines"]);
    return checked({ ...rules, bases: { ...bases, [second]: { ...base, lines: written.split(",") } } });
  }

  const steps = stepsOf(rules);
  // Ids of steps may hold dots; the field is what follows the last one.
  const id = parts.slice(0, -1).join(".");
  const field = parts.at(-1) ?? "";
  const step = steps.get(id);
  if (step === undefined) {
    const known = [...steps.keys()];
    return refuse("R006", wanting("step", { names: known.join(", ") }), id === "" ? path : id, known);
  }
  const fields = Object.keys(kindOf(step)?.fields ?? {});
  if (!fields.includes(field)) return refuse("R002", oneOf(fields), field, fields);
  return checked(withField(rules, id, field, parseWritten(written)));
}

/** The document where it is sound. Its problems stand at paths as they are set. */
function checked(rules: RulesDocument): Result<RulesDocument> {
  const read = readRules(rules);
  if (read.ok) return { ok: true, value: rules };
  const problems = read.problems.map((problem) => ({
    ...problem,
    at: problem.at.replace(/^steps\//, "").replaceAll("/", "."),
  }));
  return { ok: false, problems };
}

function parseWritten(written: string): unknown {
  try {
    const value: unknown = JSON.parse(written);
    // A document writes its fractions as texts: `0.05`.
    return typeof value === "number" && !Number.isSafeInteger(value) ? written : value;
  } catch {
    return written;
  }
}

/** The rules of a scenario, checked. */
export function rulesOf(scenario: Scenario): Result<Rules> {
  return readRules(scenario.rules);
}
