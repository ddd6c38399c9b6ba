/**
 * What other rules would need and this election does not have: contests, rankings, levels of areas, lines of the protocol.
 * Missing inputs are named; nothing is invented for them.
 *
 * @module
 */

import { type Area, type Given, isLine, isObject, type Outcome, readRules } from "@urna/law";
import { stepsOfTier } from "@urna/words/case";
import type { MissingInput, RulesDocument } from "@urna/words/insight/what-if-input";
import { stepsOf } from "./scenario.ts";

export type { MissingInput };

/** Lines that every count has: where nobody wrote them down they are not known, and never nothing. */
const SUMS = ["invalid", "valid", "cast", "received", "registered"];

/**
 * Names every contest that the rules count and nobody gave, every level without areas, every area without the seats that the
 * rules take from it, every figure of a base. Seats that
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

  const found = new Map<string, MissingInput & { readonly steps: string[] }>();
  const note = (kind: MissingInput["kind"], name: string, step: string, count?: number): void => {
    const key = `${kind} ${name}`;
    const known = found.get(key);
    if (known === undefined)
      found.set(key, { kind, name, steps: [step], ...(count === undefined ? {} : { count }) });
    else known.steps.push(step);
  };
  const fixed = fixedAreas(steps);
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
  const { counted, later } = countedSteps(rules);
  for (const [id, step] of steps) {
    // While their condition gives no seats, the engine does not ask for these votes either.
    if (conditional.has(id) || counted?.has(id) === false || later.has(id)) continue;
    const contest = step["contest"];
    if (typeof contest === "string" && step["allot"] !== "appointed" && !rests(id)) {
      if (!marked.has(contest) && !ranked.has(contest)) {
        const level = step["in"];
        const isThere = typeof level !== "string" || levels.has(level);
        note("contest", contest, id, isThere ? undefined : fixed.get(level));
      }
      if (step["count"] === "ballots" && !ranked.has(contest)) note("rankings", contest, id);
      if (step["count"] === "marks" && !marked.has(contest) && ranked.has(contest))
        note("marks", contest, id);
    }
    const level = step["count"] === "areas" ? step["level"] : step["in"];
    const isThere = typeof level !== "string" || level === top || levels.has(level);
    if (!isThere && !rests(id) && !isUnknown(id)) {
      const many = fixed.get(level);
      if (many === undefined || many === 1) note("level", level, id);
      else note("areas", level, id, many);
    }
    const sized = typeof level === "string" ? level : top;
    for (const { figure, inAll } of figuresOf(step)) {
      if (sized === undefined || rests(id) || isUnknown(id) || fixed.has(sized)) continue;
      const own = (given.areas ?? []).filter((area) =>
        sized === top ? area.parent === undefined : area.level === sized,
      );
      const has = (area: Area): boolean =>
        (figure === "seats" ? area.seats : area.figures?.[figure]) !== undefined;
      const isLawful = lawAreas.some((area) => isObject(area) && area["level"] === sized);
      if (own.length > 1 && !own.every(has)) note("areas", sized, id, 0);
      else if (!isLawful && !(own.length === 1 && own.every(has)))
        note("seats", `${sized}.${figure}`, id, inAll);
    }
    for (const line of baseOf(rules, step)) {
      const about = (given.votes ?? []).filter((row) => row.contest === contestBehind(id));
      if (
        SUMS.includes(line) &&
        about.length > 0 &&
        !about.some((row) => row.option === line && row.votes !== null)
      )
        note("line", line, id);
    }
  }
  return [...found.values()].sort((a, b) => (a.kind + a.name < b.kind + b.name ? -1 : 1));
}

/**
 * `counted`: the steps behind seats; those that only say who sits in them ask for nothing here. All where there is a verdict.
 * `later`: steps of a round that is held when another decides nothing; it is asked for when it must have been.
 */
function countedSteps(rules: RulesDocument): {
  readonly counted?: ReadonlySet<string>;
  readonly later: ReadonlySet<string>;
} {
  const read = readRules(rules);
  if (!read.ok || read.value.tiers.size === 0) return { later: new Set() };
  const { tiers, steps } = read.value;
  const written = stepsOf(rules);
  const later = new Set<string>();
  // Steps come after those they need.
  for (const { id } of [...steps].reverse()) {
    // Whoever only waits whether a step decides does not count with it.
    const users = steps.filter((step) => step.needs.includes(id) && written.get(step.id)?.["unless"] !== id);
    const isForLater = users.length > 0 && users.every((step) => later.has(step.id));
    if (written.get(id)?.["unless"] !== undefined || isForLater) later.add(id);
  }
  return { counted: new Set([...tiers.keys()].flatMap((tier) => [...stepsOfTier(read.value, tier)])), later };
}

/** What an outcome without seats asks for that its rules alone did not: a later round, a figure that is not known. */
export function askedBy(
  { refusal }: Pick<Outcome, "refusal">,
  { ballots = [] }: Given,
): readonly MissingInput[] {
  if (refusal?.kind !== "data-missing") return [];
  const { contest, missing } = refusal.details;
  if (refusal.reason === "votes-missing" && typeof missing === "object")
    return missing.filter((id) => isLine(id)).map((name) => ({ kind: "line", name, steps: [refusal.at] }));
  const isRound = refusal.reason === "no-votes" || refusal.reason === "next-round";
  if (!isRound || typeof contest !== "string") return [];
  const kind = ballots.some((row) => row.contest === contest) ? "marks" : "contest";
  return [{ kind, name: contest, steps: [refusal.at] }];
}

/** How many areas of a level a law has, where it says so. */
function fixedAreas(
  steps: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): ReadonlyMap<unknown, number> {
  return new Map(
    [...steps.values()].flatMap((step) =>
      typeof step["areas"] === "number" ? [[step["in"], step["areas"]] as const] : [],
    ),
  );
}

/** The figures of its areas that a step takes, and what they must make in all areas together. */
function figuresOf({
  count,
  sum,
  seats,
}: Readonly<Record<string, unknown>>): readonly { readonly figure: string; readonly inAll?: number }[] {
  if (count === "areas" && Array.isArray(sum))
    return sum.flatMap((term) => (isObject(term) ? [{ figure: String(term["figure"]) }] : []));
  if (seats === "area") return [{ figure: "seats" }];
  if (!isObject(seats)) return [];
  if (typeof seats["of"] === "string") return [{ figure: seats["of"] }];
  const { from, less, inAll } = seats;
  if (from !== "area") return [];
  const before = typeof less === "number" ? less : 0;
  return [{ figure: "seats", ...(typeof inAll === "number" ? { inAll: inAll + before } : {}) }];
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
