/**
 * Applies changes to a scenario: each gives a new rules document, or a new input, and says what had to be assumed. Nothing
 * is computed here except where a number of seats has to be split.
 *
 * @module
 */

import { isObject, nearest, parseRatio, readRules, type Result } from "@urna/law";
import { saysAlready } from "@urna/words/insight/law-before";
import { wanting } from "@urna/words/insight/wanted";
import { missingInputs } from "../inputs.ts";
import { type RulesDocument, type Scenario, setField, stepsOf, withField } from "../scenario.ts";
import { applyAgainstAll, applyRerun } from "./against-all.ts";
import { assume } from "./assume.ts";
import {
  type Applied,
  type Change,
  type Changed,
  FORMULA_ALIASES,
  FORMULAS,
  impossible,
  type WhatIfAssumption,
  withRules,
} from "./change.ts";
import { applyLink } from "./link.ts";
import { applySeats } from "./seats.ts";
import { barsOf, baseLines, contestOf, tiersOf } from "./tiers.ts";

/** Applies one change. The problems say what about it is impossible, and what is possible. */
export function applyChange(scenario: Scenario, change: Change): Result<Changed> {
  const applied = applyOne(scenario, change);
  if (!applied.ok) return applied;
  const { rules, given } = applied.value.scenario;
  return { ok: true, value: { ...applied.value, needs: missingInputs(rules, given) } };
}

/** Applies changes in their order. What a user gave for a tier or contest takes the place of what was assumed of it. */
export function applyChanges(scenario: Scenario, changes: readonly Change[]): Result<Changed> {
  let now = scenario;
  let assumptions: readonly WhatIfAssumption[] = [];
  for (const change of changes) {
    const applied = applyOne(now, change);
    if (!applied.ok) return applied;
    now = applied.value.scenario;
    assumptions = [
      ...assumptions.filter((assumed) => !isSettled(assumed, change)),
      ...applied.value.assumptions,
    ];
  }
  return { ok: true, value: { scenario: now, assumptions, needs: missingInputs(now.rules, now.given) } };
}

/** Whether a change settles what was assumed before it: it gives the split of a tier, or takes the votes of a contest. */
function isSettled(assumed: WhatIfAssumption, change: Change): boolean {
  if (change.kind !== "assume") return false;
  return (
    (assumed.kind === "split" && assumed.tier === change.name) ||
    (assumed.kind === "unused" && assumed.contest === change.value)
  );
}

function applyOne(scenario: Scenario, change: Change): Result<Applied> {
  if (saysAlready(scenario.rules, change)) return { ok: true, value: { scenario, assumptions: [] } };
  switch (change.kind) {
    case "bar":
      return applyBar(scenario, change.share);
    case "formula":
      return applyFormula(scenario, change.formula);
    case "seats":
      return applySeats(scenario, change.tiers);
    case "link":
      return applyLink(scenario);
    case "rules":
      return applyRules(scenario, change.rules);
    case "set": {
      const set = setField(scenario.rules, change.path, change.value);
      return set.ok ? withRules(scenario, set.value) : set;
    }
    case "against-all":
      return change.as === "rerun" ? applyRerun(scenario) : applyAgainstAll(scenario, change.as);
    case "assume":
      return assume(scenario, change.name, change.value);
  }
}

/** The base of a bar that is put up where the law has none. */
const NEW_BASE = "what-if-base";
const NEW_BAR = "what-if-bar";

function applyBar(scenario: Scenario, written: string): Result<Applied> {
  const share = parseRatio(written);
  const tooMuch = share === undefined || share.num < 0 || share.num > share.den;
  if (tooMuch) return impossible("R004", "bar", wanting("share"), written);
  const { rules } = scenario;
  const bars = barsOf(rules);
  const [bar, another] = bars;
  if (another !== undefined) {
    return impossible(
      "R014",
      "bar",
      wanting("oneBar", { names: bars.map((id) => `${id}.atLeast`).join(", ") }),
    );
  }
  if (bar !== undefined) {
    const field = stepsOf(rules).get(bar)?.["moreThan"] === undefined ? "atLeast" : "moreThan";
    return withRules(scenario, withField(rules, bar, field, written));
  }
  const tier = tiersOf(rules).find((t) => t.kind === "shared" && t.step !== undefined);
  const step = tier?.step === undefined ? undefined : stepsOf(rules).get(tier.step);
  if (tier?.step === undefined || step === undefined || step["among"] !== undefined) {
    return impossible("R007", "bar", wanting("nationalAllotment"));
  }
  const bases = isObject(rules["bases"]) ? rules["bases"] : {};
  const barStep = { admit: "share", votes: step["votes"], atLeast: written, of: NEW_BASE };
  return withRules(scenario, {
    ...rules,
    bases: { ...bases, [NEW_BASE]: { lines: ["contenders"] } },
    steps: {
      ...Object.fromEntries(stepsOf(rules)),
      [NEW_BAR]: barStep,
      [tier.step]: { ...step, among: NEW_BAR },
    },
  });
}

/** Where a law has its formulas when no tier of it is shared in proportion in the whole. */
function formulasElsewhere(rules: RulesDocument): ReturnType<typeof wanting> {
  const fields = [...stepsOf(rules)].flatMap(([id, step]) =>
    ["quota", "divisor"].filter((field) => step[field] !== undefined).map((field) => `${id}.${field}`),
  );
  return fields.length === 0 ? wanting("proportion") : wanting("formulaField", { names: fields.join(", ") });
}

/** Fields of one family of formulas that mean nothing to another. */
const OWN_FIELDS = ["allot", "quota", "rounding", "over", "rest", "rescued", "divisor", "first", "held"];

function applyFormula(
  scenario: Scenario,
  formula: string | Readonly<Record<string, unknown>>,
): Result<Applied> {
  const { rules } = scenario;
  const name =
    typeof formula === "string"
      ? (FORMULA_ALIASES.get(formula.toLowerCase()) ?? formula.toLowerCase())
      : undefined;
  const fields =
    typeof formula === "string" ? FORMULAS.get(name ?? "") : { ...formula, allot: familyOf(formula) };
  if (fields === undefined) {
    const known = [...FORMULAS.keys()];
    return impossible(
      "R005",
      "formula",
      wanting("oneOf", { names: known.join(", ") }),
      name,
      nearest(name ?? "", [...known, ...FORMULA_ALIASES.keys()]),
    );
  }
  const tiers = tiersOf(rules).filter((t) => t.kind === "shared" || t.kind === "linked");
  if (tiers.length === 0) return impossible("R007", "formula", formulasElsewhere(rules));
  let steps = Object.fromEntries(stepsOf(rules));
  const assumptions: WhatIfAssumption[] = [];
  for (const { id, step = "", kind } of tiers) {
    const body = steps[step] ?? {};
    if (kind === "linked") {
      const { allot: _, ...method } = fields;
      steps = { ...steps, [step]: { ...body, method } };
      continue;
    }
    const kept = Object.fromEntries(Object.entries(body).filter(([field]) => !OWN_FIELDS.includes(field)));
    const rescued = fields["allot"] === "quota" ? body["rescued"] : undefined;
    if (body["rescued"] !== undefined && rescued === undefined)
      assumptions.push({ kind: "lone-list", tier: id });
    steps = {
      ...steps,
      [step]: { ...kept, ...fields, ...(rescued === undefined ? {} : { rescued }) },
    };
  }
  return withRules(scenario, { ...rules, steps }, assumptions);
}

function familyOf(formula: Readonly<Record<string, unknown>>): string {
  return formula["divisor"] === undefined ? "quota" : "divisor";
}

function applyRules(scenario: Scenario, rules: RulesDocument): Result<Applied> {
  const read = readRules(rules);
  if (!read.ok) return read;
  const shapes = tiersOf(rules);
  if (shapes.length === 0 && tiersOf(scenario.rules).length > 0)
    return impossible("R007", "rules", wanting("seatRules"), String(rules["id"]));
  // Seats that were declared in another number than these rules give are not theirs.
  const { declared = [] } = scenario.given;
  const misfit = new Set(
    shapes.flatMap(({ kind, seats, step = "" }): readonly (string | undefined)[] => {
      const contest = contestOf(rules, step);
      const own = declared.filter((row) => row.contest === contest);
      const sum = own.reduce((all, row) => all + row.seats, 0);
      return kind === "areas" && seats !== undefined && own.length > 0 && sum !== seats ? [contest] : [];
    }),
  );
  const given =
    misfit.size === 0
      ? scenario.given
      : { ...scenario.given, declared: declared.filter((row) => !misfit.has(row.contest)) };
  const used = new Set([...stepsOf(rules).keys()].map((id) => contestOf(rules, id)));
  const contests = new Set([...(given.votes ?? []), ...declared].map((row) => row.contest));
  const assumptions: WhatIfAssumption[] = [
    ...[...contests]
      .filter((id) => !used.has(id) || misfit.has(id))
      .map((contest) => ({ kind: "unused" as const, contest })),
    ...shapes.flatMap((tier): WhatIfAssumption[] => {
      const contest = tier.step === undefined ? undefined : contestOf(rules, tier.step);
      const declared = (given.declared ?? []).some((row) => row.contest === contest);
      return tier.kind !== "appointed" || declared
        ? []
        : [{ kind: "appointed", tier: tier.id, seats: tier.seats ?? 0 }];
    }),
    ...linesLacking(rules, given).map((line) => ({ kind: "not-offered" as const, line })),
  ];
  return { ok: true, value: { scenario: { rules, given }, assumptions } };
}

/** Marks that the bases of the bars hold and that were not on this ballot. */
function linesLacking(rules: RulesDocument, given: Scenario["given"]): readonly string[] {
  const lacking = new Set<string>();
  for (const bar of barsOf(rules)) {
    const contest = contestOf(rules, bar);
    const rows = (given.votes ?? []).filter((row) => row.contest === contest);
    const lines = baseLines(rules, bar);
    if (rows.length > 0 && lines.includes("against-all") && !rows.some((r) => r.option === "against-all"))
      lacking.add("against-all");
  }
  return [...lacking];
}
