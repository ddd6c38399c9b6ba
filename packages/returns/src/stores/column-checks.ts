/**
 * The checks of the register over columns of numbers, many protocols at a time: made from the same data as the ones on one
 * protocol and the ones of engines.
 *
 * @module
 */

import {
  type CheckCode,
  type Condition,
  numberIn,
  PROTOCOL_CHECKS,
  shareIn,
  type Term,
  thresholdsOf,
} from "@urna/tally";
import {
  above,
  aboveShare,
  absent,
  apart,
  equal,
  minus,
  plus,
  reaches,
  reachesShare,
  unequal,
  written,
} from "./column-loops.ts";
import { NotPlain } from "./plain-table.ts";
import type { CheckQuery } from "./store.ts";

/** Figures of many protocols: what is not written is below zero. */
export class FigureColumn {
  readonly values: Float64Array;
  /** Whether any is not written. */
  lacking = false;
  readonly #zeroed: Float64Array;

  constructor(rows: number) {
    this.values = new Float64Array(rows);
    this.#zeroed = new Float64Array(rows);
  }

  /** The same with zero where nothing is written. */
  get zeroed(): Float64Array {
    if (!this.lacking) return this.values;
    for (let row = 0; row < this.values.length; row += 1)
      this.#zeroed[row] = Math.max(0, this.values[row] ?? 0);
    return this.#zeroed;
  }
}

/** A check of many protocols: puts 1 where it finds something, 0 where not. */
export interface ColumnCheck {
  readonly code: CheckCode;
  readonly find: (found: Uint8Array, rows: number) => void;
}

/** Terms of a check come as columns that are made anew for each batch of rows. */
type Made = (rows: number) => Float64Array;
type Narrow = (found: Uint8Array, rows: number) => void;

/** Comparisons by their kinds. */
const COMPARISONS = { equal, unequal, above, reaches } as const;

/** Numbers of shares beyond this could leave what a number holds exactly, times the votes of a protocol. */
const LARGEST_SHARE = 100_000;

/**
 * The checks that can be made with these thresholds and this form.
 *
 * @param columnOf a figure, or what is made of several, by the name that a term has; undefined where no protocol has it.
 */
export function columnChecks(
  columnOf: (name: string) => FigureColumn | undefined,
  { thresholds = {}, form }: CheckQuery,
  batch: number,
): readonly ColumnCheck[] {
  return PROTOCOL_CHECKS.flatMap(({ code, needs, when }): readonly ColumnCheck[] => {
    if (when.kind === "absent" && form?.has(when.field) !== true) return [];
    const needed = needs.map((need) => columnOf(need === "votes" ? "marked" : need));
    if (!needed.every((column) => column !== undefined)) return [];
    const taken = thresholdsOf(code, thresholds);
    const constant = (value: number): Made => {
      const column = new Float64Array(batch).fill(value);
      return () => column;
    };
    const narrow = conditionOf(when);
    return [
      {
        code,
        find: (found, rows) => {
          found.fill(1, 0, rows);
          for (const { lacking, values } of needed) if (lacking) written(found, values, rows);
          narrow(found, rows);
        },
      },
    ];

    function conditionOf(condition: Condition): Narrow {
      switch (condition.kind) {
        case "all": {
          const all = condition.of.map(conditionOf);
          return (found, rows) => {
            for (const each of all) each(found, rows);
          };
        }
        case "absent": {
          const column = columnOf(condition.field);
          return (found, rows) => {
            if (column !== undefined) absent(found, column.values, rows);
          };
        }
        case "reaches-share":
        case "above-share": {
          const share = shareIn(taken, condition.share);
          const [num, den] = [Number(share.num), Number(share.den)];
          if (Math.max(num, den) > LARGEST_SHARE) throw new NotPlain();
          const compare = condition.kind === "reaches-share" ? reachesShare : aboveShare;
          const [part, whole] = [termOf(condition.part), termOf(condition.whole)];
          return (found, rows) => compare(found, part(rows), den, whole(rows), num, rows);
        }
        case "unequal":
        case "equal":
        case "above":
        case "reaches": {
          const [left, right] = condition.terms;
          return compared(COMPARISONS[condition.kind], termOf(left), termOf(right));
        }
      }
    }

    function termOf(term: Term): Made {
      if (term === 0) return constant(0);
      if (typeof term === "string") {
        const column = columnOf(term);
        return column === undefined ? constant(0) : () => column.zeroed;
      }
      if ("threshold" in term) return constant(numberIn(taken, term.threshold));
      if ("sum" in term) return term.sum.map(termOf).reduce((a, b) => combined(plus, a, b));
      const [left, right] = "minus" in term ? term.minus : term.apart;
      return combined("minus" in term ? minus : apart, termOf(left), termOf(right));
    }

    function combined(operation: typeof plus, left: Made, right: Made): Made {
      const made = new Float64Array(batch);
      return (rows) => {
        operation(made, left(rows), right(rows), rows);
        return made;
      };
    }
  });
}

function compared(comparison: typeof equal, left: Made, right: Made): Narrow {
  return (found, rows) => comparison(found, left(rows), right(rows), rows);
}
