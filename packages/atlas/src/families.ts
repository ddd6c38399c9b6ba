/**
 * The family of an electoral system, read off the clauses of its document: nobody writes it down, so it cannot be wrong.
 *
 * @module
 */

import type { Rules } from "@urna/law";

/** Families of electoral systems, as the field names them. */
export const SYSTEM_FAMILIES = [
  "plurality",
  "majority",
  "preferential",
  "stv",
  "list-pr",
  "levelling-pr",
  "biproportional",
  "parallel",
  "mixed-compensatory",
  "apportionment",
  "referendum",
  "other",
] as const;
export type SystemFamily = (typeof SYSTEM_FAMILIES)[number];

/** Clause kinds by which seats go to parties in proportion to votes. */
const PROPORTIONAL = ["divisor", "quota", "biproportional"];
const PLURALITY = ["plurality", "majority"];

/** The family to which the steps of a document belong. */
export function familyOf(rules: Rules): SystemFamily {
  const clauses = rules.steps.map((s) => s.clause);
  const has = (verb: string, ...kinds: readonly string[]): boolean =>
    clauses.some((c) => c.verb === verb && (kinds.length === 0 || kinds.includes(c.kind)));
  const direct = has("allot", ...PLURALITY);
  const proportional = has("allot", ...PROPORTIONAL);
  if (clauses.some((c) => c.kind === "biproportional")) return "biproportional";
  if (has("allot", "stv", "meek")) return "stv";
  if (direct && has("compensate")) return "mixed-compensatory";
  if (direct && proportional) return "parallel";
  if (has("compensate") || has("place")) return "levelling-pr";
  if (proportional) return has("count", "areas") && !has("count", "marks") ? "apportionment" : "list-pr";
  if (has("count", "rankings", "ballots")) return "preferential";
  if (has("allot", "majority")) return "majority";
  if (direct) return "plurality";
  return has("decide") && rules.tiers.size === 0 ? "referendum" : "other";
}
