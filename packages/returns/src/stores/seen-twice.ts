/**
 * Whether a name comes twice among millions, by its digest: what is told apart is different, what is not may be alike.
 *
 * @module
 */

/** Bits of the second part of a digest that fit beside 32 bits of the first into a number without loss. */
const BESIDE = 2 ** 20;

export class SeenTwice {
  #digests = new Float64Array(1 << 12);
  #size = 0;

  /** Takes a digest of two times 32 bits in. */
  add(a: number, b: number): void {
    if (this.#size === this.#digests.length) {
      const larger = new Float64Array(2 * this.#size);
      larger.set(this.#digests);
      this.#digests = larger;
    }
    this.#digests[this.#size] = (a >>> 0) * BESIDE + (b >>> 12);
    this.#size += 1;
  }

  /** Whether a digest was taken in more than once. */
  twice(): boolean {
    const sorted = this.#digests.subarray(0, this.#size).sort();
    for (let i = 1; i < sorted.length; i += 1) if (sorted[i] === sorted[i - 1]) return true;
    return false;
  }
}
