/**
 * What a law says where a what-if says otherwise: its one bar, its one formula, the seats of a tier, the value of a field.
 *
 * @module
 */

import { isObject } from "@urna/law";
import type { RulesDocument } from "./what-if-input.ts";

function stepsIn(document: RulesDocument): readonly (readonly [string, RulesDocument])[] {
  const steps = isObject(document["steps"]) ? Object.entries(document["steps"]) : [];
  return steps.flatMap(([id, step]) => (isObject(step) ? [[id, step] as const] : []));
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** The one bar of a document. */
export function barIn(document: RulesDocument): string | undefined {
  return only(
    stepsIn(document).flatMap(([, step]) => {
      const share = step["admit"] === "share" ? (step["atLeast"] ?? step["moreThan"]) : undefined;
      return typeof share === "string" || typeof share === "number" ? [`${share}`] : [];
    }),
  );
}

/** The one formula by which a document shares seats, by the name under which it can be asked for. */
export function formulaIn(document: RulesDocument): string | undefined {
  return only(
    stepsIn(document).flatMap(([, step]): readonly string[] => {
      const { allot, quota, divisor, first } = step;
      if (allot === "quota" && typeof quota === "string")
        return [quota === "imperiali" ? "imperiali-quota" : quota];
      if (allot !== "divisor" || typeof divisor !== "string") return [];
      if (first === undefined) return [divisor];
      return divisor === "sainte-lague" && first === "1.4" ? ["modified-sainte-lague"] : [];
    }),
  );
}

/** The seats of a tier, where the document says them as a number. */
export function seatsIn(document: RulesDocument, tier: string): number | undefined {
  const tiers = isObject(document["tiers"]) ? document["tiers"] : {};
  const step = stepsIn(document).find(([id]) => id === tiers[tier])?.[1];
  const { seats, areas } = step ?? {};
  if (typeof seats !== "number" || step?.["in"] === undefined)
    return typeof seats === "number" ? seats : undefined;
  return typeof areas === "number" ? seats * areas : undefined;
}

/** The value of `step.field`, as a document writes it. */
export function valueIn(document: RulesDocument, path: string): string | undefined {
  const at = path.lastIndexOf(".");
  const step = stepsIn(document).find(([id]) => id === path.slice(0, at))?.[1];
  const value = step?.[path.slice(at + 1)];
  if (value === undefined) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}
