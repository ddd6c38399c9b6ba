/**
 * How many seats one contender must or may take: a number, a fact such as the names on its list, or what another step gave
 * it.
 *
 * @module
 */

import { colsInto, rowsInto, type Scope } from "../clause.ts";
import { isWhole } from "../exact.ts";
import { either, type Field, integer, isObject, mapped, named, record, step } from "../schema.ts";

const MOST = 1_000_000;

/** A bound on the seats of one contender. */
export type BoundRule =
  | { readonly kind: "fixed"; readonly seats: number }
  | { readonly kind: "fact"; readonly fact: string }
  | { readonly kind: "from"; readonly step: string };

/** The field of a bound on the seats of one contender. */
export function boundField(doc: string): Field<BoundRule> {
  return either<BoundRule>(doc, [
    {
      fits: (value) => typeof value === "number",
      form: mapped(integer("a number for all", 0, MOST), (seats): BoundRule => ({ kind: "fixed", seats })),
    },
    {
      fits: (value) => isObject(value) && Object.hasOwn(value, "fact"),
      form: mapped(
        record("a fact of the contender", {
          fact: named("fact", "the fact, for example the names on the list"),
        }),
        (read): BoundRule => ({ kind: "fact", fact: read.fact }),
      ),
    },
    {
      fits: isObject,
      form: mapped(
        record("the seats that another step gave to the same contender", {
          from: step("the step", "seats"),
        }),
        (read): BoundRule => ({ kind: "from", step: read.from }),
      ),
    },
  ]);
}

/** Binds a bound to a table: the bound of one contender in one area, asked at run time; undefined where there is none. */
export function bindBound(
  rule: BoundRule,
  scope: Scope,
  table: { readonly level: string; readonly rows: readonly string[]; readonly cols: readonly string[] },
): (row: number, col: number) => number | undefined {
  switch (rule.kind) {
    case "fixed":
      return () => rule.seats;
    case "fact": {
      const facts = table.cols.map((id) => {
        const fact = scope.universe.contender(id)?.facts?.[rule.fact];
        return typeof fact === "number" && isWhole(fact) ? fact : undefined;
      });
      return (_, col) => facts[col];
    }
    case "from": {
      const from = scope.seats(rule.step);
      const width = from.cols.length;
      // Seats in the parts of an area count for it; seats of persons count for their party.
      const rowMap = rowsInto(scope.universe, from.rows, table);
      const colMap = colsInto(scope.universe, from.cols, table.cols);
      return (row, col) => {
        let found: number | undefined;
        for (let at = 0; at < rowMap.length; at++) {
          if (rowMap[at] !== row) continue;
          for (let c = 0; c < width; c++) {
            if (colMap[c] === col) found = (found ?? 0) + (from.cells[at * width + c] ?? 0);
          }
        }
        return found;
      };
    }
  }
}
