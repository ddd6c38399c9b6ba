/**
 * Exact sums of whole numbers and of their squares, quick as long as they fit.
 *
 * @module
 */

import { add, multiply, type Whole, whole } from "@urna/law";

/** The whole numbers whose squares are safe, and what may still be added to a sum of such squares. */
const SMALL = 2 ** 26;
const FULL = 2 ** 52;

/** Adds up rows of whole numbers and of their squares, column by column. */
export class SquareSums {
  readonly #sums: Float64Array;
  readonly #low: Float64Array;
  readonly #high: Whole[];

  constructor(columns: number) {
    this.#sums = new Float64Array(columns);
    this.#low = new Float64Array(columns);
    this.#high = Array.from({ length: columns }, () => 0);
  }

  /** How far each value of a row lies from its middle, whole numbers both; the sum of all of a column must stay safe. */
  add(values: Float64Array, middles: Float64Array): void {
    const sums = this.#sums;
    const low = this.#low;
    for (let i = 0; i < sums.length; i++) {
      const value = (values[i] ?? 0) - (middles[i] ?? 0);
      sums[i] = (sums[i] ?? 0) + value;
      if (value <= SMALL && value >= -SMALL) {
        const squares = (low[i] ?? 0) + value * value;
        low[i] = squares;
        if (squares >= FULL) this.#carry(i);
      } else {
        this.#high[i] = add(this.#high[i] ?? 0, multiply(value, value));
      }
    }
  }

  #carry(i: number): void {
    this.#high[i] = add(this.#high[i] ?? 0, this.#low[i] ?? 0);
    this.#low[i] = 0;
  }

  sum(column: number): Whole {
    return whole(BigInt(this.#sums[column] ?? 0));
  }

  squares(column: number): Whole {
    return add(this.#high[column] ?? 0, this.#low[column] ?? 0);
  }
}
