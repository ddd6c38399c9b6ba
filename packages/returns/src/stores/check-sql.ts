/**
 * The checks of the register as comparisons of an engine: made from the same data as the ones in memory, so that there is
 * one register and no second copy. Whole numbers only, no division.
 *
 * @module
 */

import {
  type CheckCode,
  type Condition,
  type Need,
  numberIn,
  PROTOCOL_CHECKS,
  shareIn,
  type Term,
  type Thresholds,
  thresholdsOf,
} from "@urna/tally";
import { figureColumn, MADE_COLUMNS } from "./layout.ts";
import { quoteWhole } from "./quote.ts";
import type { CheckQuery } from "./store.ts";

/** A check of a protocol as a condition on its row. */
export interface CheckSql {
  readonly code: CheckCode;
  readonly found: string;
}

/** The checks that can be made with these thresholds and this form. */
export function checksSql({ thresholds = {}, form }: CheckQuery): readonly CheckSql[] {
  return PROTOCOL_CHECKS.flatMap(({ code, needs, when }) => {
    if (when.kind === "absent" && form?.has(when.field) !== true) return [];
    const found = conditionSql(when, thresholdsOf(code, thresholds));
    return [{ code, found: [...needs.map(needSql), found].join(" AND ") }];
  });
}

function needSql(need: Need): string {
  const there = need === "votes" ? "marked" : need === "issuedByMember" ? "members" : need;
  return `${columnOf(there)} IS NOT NULL`;
}

function conditionSql(condition: Condition, thresholds: Thresholds): string {
  const sql = (term: Term): string => termSql(term, thresholds);
  switch (condition.kind) {
    case "all":
      return condition.of.map((each) => conditionSql(each, thresholds)).join(" AND ");
    case "absent":
      return `${figureColumn(condition.field)} IS NULL`;
    case "reaches-share":
    case "above-share": {
      const { num, den } = shareIn(thresholds, condition.share);
      const sign = condition.kind === "reaches-share" ? ">=" : ">";
      const [part, whole] = [sql(condition.part), sql(condition.whole)];
      return `${part} * ${quoteWhole(den)} ${sign} ${whole} * ${quoteWhole(num)}`;
    }
    case "unequal":
    case "equal":
    case "above":
    case "reaches": {
      const signs = { unequal: "<>", equal: "=", above: ">", reaches: ">=" } as const;
      const [left, right] = condition.terms;
      return `${sql(left)} ${signs[condition.kind]} ${sql(right)}`;
    }
  }
}

function termSql(term: Term, thresholds: Thresholds): string {
  if (term === 0) return "0";
  if (typeof term !== "string") {
    const parts = (terms: readonly Term[]): readonly string[] =>
      terms.map((each) => termSql(each, thresholds));
    if ("threshold" in term) return quoteWhole(numberIn(thresholds, term.threshold));
    if ("sum" in term) return `(${parts(term.sum).join(" + ")})`;
    return "minus" in term ? `(${parts(term.minus).join(" - ")})` : `abs(${parts(term.apart).join(" - ")})`;
  }
  return `COALESCE(${columnOf(term)}, 0)`;
}

/** Columns that are no figure of a protocol. */
const OTHERS: ReadonlySet<string> = new Set([...MADE_COLUMNS, "members", "register"]);

function columnOf(name: string): string {
  return OTHERS.has(name) ? name : figureColumn(name);
}
