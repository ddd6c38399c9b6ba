/**
 * The checks of the register as comparisons of an engine: made from the same data as the ones in memory, so that there is
 * one register and no second copy. Whole numbers only, no division.
 *
 * @module
 */

import {
  type CheckCode,
  type Condition,
  FACT_CHECKS,
  numberIn,
  PROTOCOL_CHECKS,
  shareIn,
  type Term,
  type Thresholds,
  thresholdsOf,
} from "@urna/tally";
import { factColumn, figureColumn, figureIn, MADE_COLUMNS } from "./layout.ts";
import { quoteWhole } from "./quote.ts";
import type { CheckQuery, StoreShape } from "./store.ts";

/** A check of a protocol as a condition on its row. */
export interface CheckSql {
  readonly code: CheckCode;
  readonly found: string;
}

/**
 * The checks that can be made with these thresholds and this form.
 *
 * @param leaders columns of which `leader` is the greatest, where they are compared in its place.
 */
export function checksSql(
  shape: StoreShape,
  { thresholds = {}, form }: CheckQuery,
  leaders: readonly string[] = [],
): readonly CheckSql[] {
  const there = new Set<string>([...shape.fields, "votes", "issuedByMember", "register"]);
  const checks = PROTOCOL_CHECKS.flatMap(({ code, needs, when }): readonly CheckSql[] => {
    if (when.kind === "absent" && form?.has(when.field) !== true) return [];
    if (needs.some((need) => !there.has(need))) return [];
    const needed = needs.map((need) => columnOf(COLUMNS_OF_NEEDS[need] ?? need, shape));
    const condition = new ConditionSql(shape, new Set(needed), thresholdsOf(code, thresholds), leaders);
    const found = condition.of(when);
    // A comparison with a figure that is not written is neither true nor false, and finds nothing.
    const others = needed.filter((column) => !condition.compared.has(column));
    return [{ code, found: [...others.map((column) => `${column} IS NOT NULL`), found].join(" AND ") }];
  });
  const facts = FACT_CHECKS.map(({ code }): CheckSql => ({ code, found: `${factColumn(code)} > 0` }));
  // Several checks may have one code: of all figures, and of each box.
  const codes = new Set([...checks, ...facts].map(({ code }) => code));
  return [...codes].map((code) => {
    const found = [...checks, ...facts].flatMap((check) => (check.code === code ? [check.found] : []));
    return { code, found: found.length === 1 ? found.join("") : `(${found.join(") OR (")})` };
  });
}

const COLUMNS_OF_NEEDS: Readonly<Record<string, string>> = { votes: "marked", issuedByMember: "members" };

/** Makes a condition into a comparison of columns. */
class ConditionSql {
  /** Needed columns that stand in a comparison. */
  readonly compared = new Set<string>();
  readonly #shape: StoreShape;
  readonly #needed: ReadonlySet<string>;
  readonly #thresholds: Thresholds;
  readonly #leaders: readonly string[];

  constructor(
    shape: StoreShape,
    needed: ReadonlySet<string>,
    thresholds: Thresholds,
    leaders: readonly string[],
  ) {
    this.#shape = shape;
    this.#needed = needed;
    this.#thresholds = thresholds;
    this.#leaders = leaders;
  }

  of(condition: Condition): string {
    switch (condition.kind) {
      case "all":
        return condition.of.map((each) => this.of(each)).join(" AND ");
      case "absent":
        return `${figureIn(this.#shape, condition.field)} IS NULL`;
      case "reaches-share":
      case "above-share": {
        const { num, den } = shareIn(this.#thresholds, condition.share);
        const sign = condition.kind === "reaches-share" ? ">=" : ">";
        const least = `${sign} ${this.#term(condition.whole)} * ${quoteWhole(num)}`;
        const found = this.#parts(condition.part).map((part) => `${part} * ${quoteWhole(den)} ${least}`);
        return found.length === 1 ? found.join("") : `(${found.join(" OR ")})`;
      }
      case "unequal":
      case "equal":
      case "above":
      case "reaches": {
        const signs = { unequal: "<>", equal: "=", above: ">", reaches: ">=" } as const;
        const [left, right] = condition.terms;
        return `${this.#term(left)} ${signs[condition.kind]} ${this.#term(right)}`;
      }
    }
  }

  /** What a share is made of: the greatest of several reaches it where one of them does, and is 0 where none is written. */
  #parts(term: Term): readonly string[] {
    const [first, ...others] = this.#leaders;
    if (term !== "leader" || first === undefined || this.#needed.has(term)) return [this.#term(term)];
    return [`COALESCE(${first}, 0)`, ...others];
  }

  #term(term: Term): string {
    if (term === 0) return "0";
    if (typeof term === "string") return this.#column(columnOf(term, this.#shape));
    const parts = (terms: readonly Term[]): readonly string[] => terms.map((each) => this.#term(each));
    if ("threshold" in term) return quoteWhole(numberIn(this.#thresholds, term.threshold));
    if ("sum" in term) return `(${parts(term.sum).join(" + ")})`;
    return "minus" in term ? `(${parts(term.minus).join(" - ")})` : `abs(${parts(term.apart).join(" - ")})`;
  }

  #column(column: string): string {
    if (!this.#needed.has(column)) return `COALESCE(${column}, 0)`;
    this.compared.add(column);
    return column;
  }
}

/** Columns that are no figure of a protocol. */
const OTHERS: ReadonlySet<string> = new Set([...MADE_COLUMNS, "members", "register"]);

function columnOf(name: string, shape: StoreShape): string {
  if (OTHERS.has(name)) return name;
  return shape.fields.some((field) => field === name) ? figureColumn(name) : "NULL";
}
