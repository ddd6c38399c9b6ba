/**
 * What a law says where a what-if says otherwise: its one bar, its one formula, the seats of a tier, the value of a field.
 *
 * @module
 */

import { canonical, compareRatios, isObject, parseRatio } from "@urna/law";
import type { Change, RulesDocument } from "./what-if-input.ts";

function stepsIn(document: RulesDocument): readonly (readonly [string, RulesDocument])[] {
  const steps = isObject(document["steps"]) ? Object.entries(document["steps"]) : [];
  return steps.flatMap(([id, step]) => (isObject(step) ? [[id, step] as const] : []));
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** The one bar of a document that is measured in the whole; else the one that it has. */
export function barIn(document: RulesDocument): string | undefined {
  const [top] = Array.isArray(document["levels"]) ? document["levels"].map(String) : [];
  const bars = stepsIn(document).flatMap(([, { admit, atLeast, moreThan, in: level }]) => {
    const share = admit === "share" ? (atLeast ?? moreThan) : undefined;
    const isWhole = level === undefined || level === top;
    return typeof share === "string" || typeof share === "number" ? [{ share: `${share}`, isWhole }] : [];
  });
  return (only(bars.filter((bar) => bar.isWhole)) ?? only(bars))?.share;
}

/**
 * The one formula by which a document shares seats, by the name under which it can be asked for. A quota that is rounded, or
 * given out in a way of its own, is another one than its name asks for.
 */
export function formulaIn(document: RulesDocument): string | undefined {
  const found = stepsIn(document).flatMap(([, step]): readonly (string | undefined)[] => {
    const { allot, compensate, method } = step;
    if (allot === "quota" || allot === "divisor") return [formulaName(step)];
    return compensate === "deduct" && isObject(method) ? [formulaName(method)] : [];
  });
  return only([...new Set(found)]);
}

function formulaName({ quota, rounding, over, rest, divisor, first }: RulesDocument): string | undefined {
  if (typeof quota === "string") {
    const isPlain = rounding === undefined && over === undefined && rest === undefined;
    return isPlain ? (quota === "imperiali" ? "imperiali-quota" : quota) : undefined;
  }
  if (typeof divisor !== "string") return undefined;
  if (first === undefined) return divisor;
  return divisor === "sainte-lague" && first === "1.4" ? "modified-sainte-lague" : undefined;
}

const MAKE_GOOD: readonly unknown[] = ["deduct", "give-back", "level"];

/** Whether some seats of a document make good for what others gave. */
export function isLinked(document: RulesDocument): boolean {
  return stepsIn(document).some(
    ([, { compensate, place }]) => MAKE_GOOD.includes(compensate) || place === "levelling",
  );
}

/** Whether every base of which a bar is a share holds the votes against all. */
export function keepsAgainstAll(document: RulesDocument): boolean {
  const bases = isObject(document["bases"]) ? document["bases"] : {};
  const lines = stepsIn(document).flatMap(([, { admit, of }]) => {
    const base = admit === "share" ? bases[String(of)] : undefined;
    return isObject(base) ? [base["lines"]] : [];
  });
  return lines.length > 0 && lines.every((each) => Array.isArray(each) && each.includes("against-all"));
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

/** The value of `step.field`, or of `bases.id.lines`, as it can be asked for. */
export function valueIn(document: RulesDocument, path: string): string | undefined {
  const at = path.lastIndexOf(".");
  const [owner, field] = [path.slice(0, at), path.slice(at + 1)];
  const bases = isObject(document["bases"]) ? document["bases"] : {};
  const base = owner.startsWith("bases.") ? bases[owner.slice("bases.".length)] : undefined;
  if (isObject(base)) return Array.isArray(base[field]) ? base[field].join(",") : undefined;
  const value = stepsIn(document).find(([id]) => id === owner)?.[1][field];
  if (value === undefined) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Whether a document says already what a change asks for, so that it changes nothing. */
export function saysAlready(document: RulesDocument, change: Change): boolean {
  switch (change.kind) {
    case "bar": {
      const hasBar = stepsIn(document).some(([, step]) => step["admit"] === "share");
      return isEqual(hasBar ? barIn(document) : "0", change.share);
    }
    case "formula":
      return change.formula === formulaIn(document);
    case "seats":
      return Object.entries(change.tiers).every(([id, seats]) => seats === seatsIn(document, id));
    case "link":
      return isLinked(document);
    case "rules":
      return change.rules["id"] === document["id"] && canonical(change.rules) === canonical(document);
    case "set":
      return isEqual(valueIn(document, change.path), change.value);
    case "against-all":
      return change.as === "kept" && keepsAgainstAll(document);
    case "assume":
      return false;
  }
}

/** Whether two values are the same, as a text or as a fraction: `5%` and `1/20`. */
function isEqual(one: string | undefined, other: string): boolean {
  if (one === undefined || one === other) return one === other;
  const [a, b] = [parseRatio(one), parseRatio(other)];
  return a !== undefined && b !== undefined && compareRatios(a, b) === 0;
}
