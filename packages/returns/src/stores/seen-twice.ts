/**
 * Whether a name comes twice among millions, by its digest: what is told apart is different, what is not may be alike.
 *
 * @module
 */

/** Bits of the second part of a digest that fit beside 32 bits of the first into a number without loss. */
const BESIDE_BITS = 20;
const BESIDE = 2 ** BESIDE_BITS;
/** Digests that share a bucket, as a rule. */
const TOGETHER = 8;
/** More digests than these in one bucket did not come there by chance, and are sorted. */
const CROWD = 64;

/** Two times 32 bits of a digest as one number, of which 12 bits are left out. */
export function digestNumber(a: number, b: number): number {
  return (a >>> 0) * BESIDE + (b >>> (32 - BESIDE_BITS));
}

export class SeenTwice {
  #digests = new Float64Array(1 << 12);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** All that were taken in, in their order. */
  get digests(): Float64Array<ArrayBuffer> {
    return this.#digests.slice(0, this.#size);
  }

  /** Takes a digest in, a whole number below 2^52. */
  add(digest: number): void {
    if (this.#size === this.#digests.length) this.#grow(2 * this.#size);
    this.#digests[this.#size] = digest;
    this.#size += 1;
  }

  /** Takes in what another has. */
  addAll(digests: Float64Array): void {
    const size = this.#size + digests.length;
    if (size > this.#digests.length) this.#grow(size);
    this.#digests.set(digests, this.#size);
    this.#size = size;
  }

  #grow(room: number): void {
    const larger = new Float64Array(room);
    larger.set(this.#digests);
    this.#digests = larger;
  }

  /** The digests that were taken in more than once. */
  repeated(): ReadonlySet<number> {
    const sorted = this.digests.sort();
    return new Set(sorted.filter((digest, i) => digest === sorted[i - 1]));
  }

  /** Whether there is any of these. They are laid into buckets, which is quicker than to sort them all. */
  twice(): boolean {
    const digests = this.#digests.subarray(0, this.#size);
    const buckets = 2 ** Math.max(0, Math.ceil(Math.log2(this.#size / TOGETHER)));
    const width = (2 ** 32 * BESIDE) / buckets;
    const ends = new Uint32Array(buckets);
    for (let i = 0; i < digests.length; i += 1) {
      const bucket = Math.floor((digests[i] ?? 0) / width);
      ends[bucket] = (ends[bucket] ?? 0) + 1;
    }
    let end = 0;
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const size = ends[bucket] ?? 0;
      ends[bucket] = end;
      end += size;
    }
    // Each bucket begins at its mark, and with all digests laid down the mark has come to its end.
    const laid = new Float64Array(this.#size);
    for (let i = 0; i < digests.length; i += 1) {
      const digest = digests[i] ?? 0;
      const bucket = Math.floor(digest / width);
      const at = ends[bucket] ?? 0;
      laid[at] = digest;
      ends[bucket] = at + 1;
    }
    let from = 0;
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const to = ends[bucket] ?? 0;
      if (twiceIn(laid, from, to)) return true;
      from = to;
    }
    return false;
  }
}

function twiceIn(digests: Float64Array, from: number, to: number): boolean {
  if (to - from > CROWD) {
    const sorted = digests.subarray(from, to).sort();
    return sorted.some((digest, i) => digest === sorted[i - 1]);
  }
  for (let i = from + 1; i < to; i += 1) {
    for (let k = from; k < i; k += 1) if (digests[k] === digests[i]) return true;
  }
  return false;
}
