/**
 * Documents that are well formed and still cannot be meant: a bar that nobody applies, seats that are counted twice, rules
 * that give nothing. A law that was changed for a comparison may leave such loose ends; one that somebody wrote may not.
 *
 * @module
 */

import { readRules } from "./clauses.ts";
import type { Rules } from "./document.ts";
import type { Problem, Result } from "./errors.ts";
import { isObject } from "./schema.ts";

/** Reads a rules document that somebody wrote: what {@link readRules} finds, and every loose end. */
export function readWritten(json: unknown): Result<Rules> {
  const read = readRules(json);
  if (!read.ok) return read;
  const problems = unsound(read.value);
  return problems.length > 0 ? { ok: false, problems } : read;
}

/** What cannot be meant in a document whose every part is well formed, in the order of its steps. */
function unsound(rules: Rules): readonly Problem[] {
  const shown = [...rules.tiers.values()].flat();
  const verdicts = [rules.verdict, ...(rules.verdicts?.values() ?? [])].filter((id) => id !== undefined);
  if (shown.length === 0 && verdicts.length === 0) {
    return [{ code: "R017", at: "tiers", expected: "the steps that fill seats, or a verdict" }];
  }
  return [
    ...loose(rules, [...shown, ...verdicts]),
    ...levelsTwice(rules),
    ...otherDate(rules),
    ...twice(rules),
    ...leavesNobody(rules),
    ...countedTwice(rules),
  ];
}

/** Steps that nothing rests on, although they say nothing by themselves. */
function loose(rules: Rules, ends: readonly string[]): readonly Problem[] {
  const needed = new Set([...ends, ...rules.steps.flatMap((step) => step.needs)]);
  return rules.steps.flatMap(({ id, clause }): readonly Problem[] =>
    needed.has(id) || clause.gives === "persons" || clause.alone
      ? []
      : [{ code: "R018", at: `steps/${id}`, expected: "a step, a tier or a verdict that needs it" }],
  );
}

/** A level that is there twice: areas would lie above and below themselves. */
function levelsTwice({ levels }: Rules): readonly Problem[] {
  const again = levels.find((level, i) => levels.indexOf(level) < i);
  return again === undefined
    ? []
    : [{ code: "R019", at: "levels", expected: "every level once", found: again }];
}

/** An id that ends with another date than the one from which the rules are in force. */
function otherDate({ id, inForce }: Rules): readonly Problem[] {
  const date = id.slice(id.indexOf("@") + 1);
  return date === inForce
    ? []
    : [{ code: "R014", at: "inForce", expected: `${date}, as in the id`, found: inForce }];
}

/** Lists of steps in which one occurs again. */
function twice(rules: Rules): readonly Problem[] {
  return rules.steps.flatMap(({ id, needs }) =>
    Object.entries(bodyOf(rules, id)).flatMap(([field, value]): readonly Problem[] => {
      if (!Array.isArray(value)) return [];
      const again = value.find(
        (one, i): one is string => typeof one === "string" && needs.includes(one) && value.indexOf(one) < i,
      );
      return again === undefined
        ? []
        : [{ code: "R019", at: `steps/${id}/${field}`, expected: "every step once", found: again }];
    }),
  );
}

/** Steps that leave seats to another step, of which there is none. */
function leavesNobody(rules: Rules): readonly Problem[] {
  return rules.steps.flatMap(({ id }): readonly Problem[] => {
    const { allot, rest } = bodyOf(rules, id);
    const leaves = allot === "quota" && Array.isArray(rest) && rest.length === 0;
    return leaves && !rules.steps.some((step) => step.needs.includes(id))
      ? [{ code: "R021", at: `steps/${id}/rest`, expected: "a stage, or a step that gives the other seats" }]
      : [];
  });
}

/** Tiers with a step of another tier, or with a sum of its seats. */
function countedTwice(rules: Rules): readonly Problem[] {
  const parts = (step: string): readonly string[] => {
    const body = bodyOf(rules, step);
    const of = body["compensate"] === "combine" && body["take"] === "sum" ? body["of"] : undefined;
    return [step, ...(Array.isArray(of) ? of.map(String).flatMap(parts) : [])];
  };
  const holders = new Map<string, string>();
  return [...rules.tiers].flatMap(([tier, steps]) =>
    [...new Set(steps.flatMap(parts))].flatMap((step): readonly Problem[] => {
      const other = holders.get(step);
      holders.set(step, tier);
      if (other === undefined) return [];
      return [
        {
          code: "R020",
          at: `tiers/${tier}`,
          expected: `no seats that ${other} has already`,
          found: step,
        },
      ];
    }),
  );
}

function bodyOf(rules: Rules, step: string): Readonly<Record<string, unknown>> {
  const { steps } = rules.document;
  const body = isObject(steps) ? steps[step] : undefined;
  return isObject(body) ? body : {};
}
