/**
 * Exact sums of whole numbers and of their squares, quick as long as they fit.
 *
 * @module
 */

import { add, multiply, type Whole, whole } from "@urna/law";

/** The whole numbers whose squares are safe, and what may still be added to a sum of such squares. */
const SMALL = 2 ** 26;
const FULL = 2 ** 52;

/** Adds up whole numbers and their squares. */
export class SquareSum {
  #sum = 0;
  #low = 0;
  #high: Whole = 0;

  /** A whole number; the sum of all must stay safe. */
  add(value: number): void {
    this.#sum += value;
    if (value <= SMALL && value >= -SMALL) {
      this.#low += value * value;
      if (this.#low >= FULL) this.#carry();
    } else {
      this.#high = add(this.#high, multiply(value, value));
    }
  }

  #carry(): void {
    this.#high = add(this.#high, this.#low);
    this.#low = 0;
  }

  get sum(): Whole {
    return whole(BigInt(this.#sum));
  }

  get squares(): Whole {
    return add(this.#high, this.#low);
  }
}
