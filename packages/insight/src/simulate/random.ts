/**
 * Random numbers from a seed: xoshiro128** 1.1, seeded through SplitMix64, one stream for each chunk of draws. The same seed
 * and chunk give the same numbers whatever ran before and on however many threads.
 *
 * Integers are the same everywhere. Floating point uses the logarithm of the JavaScript engine, which may differ in the last
 * bit between engines of different makers: a published simulation names seed, version and engine.
 *
 * Source: D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators, ACM Transactions on Mathematical Software
 * 47 (2021), 36; G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014 (SplitMix64).
 *
 * @module
 */

const MASK_64 = (1n << 64n) - 1n;
const GOLDEN = 0x9e3779b97f4a7c15n;
/** An odd number far from GOLDEN, so that neighbouring chunks start far apart. */
const CHUNK_STEP = 0xd1b54a32d192ed03n;

/** A seed: a whole number, or its digits where it does not fit. Taken modulo 2^64. */
export type Seed = number | string;

/** The outputs of SplitMix64 from a state. */
export function* splitMix64(state: bigint): Generator<bigint, never> {
  let s = state & MASK_64;
  for (;;) {
    s = (s + GOLDEN) & MASK_64;
    let z = s;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK_64;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK_64;
    yield z ^ (z >> 31n);
  }
}

/** Where the last of 128 layers of equal area under exp(-x^2/2) ends, and that area (Marsaglia and Tsang 2000). */
const LAST_EDGE = 3.442619855899;
const AREA = 9.91256303526217e-3;
/** Right edges of the layers, widest (with the tail) first, and which part of each lies under the curve for certain. */
const EDGES: Float64Array = edges();
const INNER: Float64Array = Float64Array.from(
  { length: 128 },
  (_, i) => (EDGES[i + 1] ?? 0) / (EDGES[i] ?? 1),
);

function edges(): Float64Array {
  const found = new Float64Array(129);
  let height = Math.exp(-0.5 * LAST_EDGE * LAST_EDGE);
  found[0] = AREA / height;
  found[1] = LAST_EDGE;
  for (let i = 2; i < 128; i++) {
    const edge = Math.sqrt(-2 * Math.log(AREA / (found[i - 1] ?? 1) + height));
    found[i] = edge;
    height = Math.exp(-0.5 * edge * edge);
  }
  return found;
}

/** What drawing gamma numbers of one shape needs. */
export interface GammaShape {
  readonly d: number;
  readonly c: number;
  /** Below shape 1 a number of shape + 1 is multiplied by a uniform one to this power; otherwise zero. */
  readonly power: number;
}

export function gammaShape(shape: number): GammaShape {
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  return { d, c: 1 / Math.sqrt(9 * d), power: shape < 1 ? 1 / shape : 0 };
}

/** A stream of random numbers. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /** Four words of 32 bits, not all zero. */
  constructor(a: number, b: number, c: number, d: number) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#d = d | 0;
  }

  /** The stream of one chunk. */
  static ofChunk(seed: Seed, chunk: number): Random {
    const mixed = splitMix64(BigInt(seed)).next().value;
    const words = splitMix64(mixed ^ ((BigInt(chunk) * CHUNK_STEP) & MASK_64));
    const [first, second] = [words.next().value, words.next().value];
    const word = (from: bigint): number => Number(from & 0xffffffffn);
    // One is set in the last word in the one case of 2^128 that the generator cannot leave.
    const [a, b, c, d] = [word(first), word(first >> 32n), word(second), word(second >> 32n)];
    return new Random(a, b, c, a === 0 && b === 0 && c === 0 && d === 0 ? 1 : d);
  }

  /** The next 32 bits, from 0 to 2^32 - 1. */
  word(): number {
    const scrambled = Math.imul(this.#b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result >>> 0;
  }

  /** A number above 0 and below 1, in steps of 2^-53 around the middle of each. */
  uniform(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 67_108_864 + low + 0.5) / 9_007_199_254_740_992;
  }

  /** A whole number from 0 below n (n up to 2^32), every one equally likely. */
  below(n: number): number {
    // Words beyond the last full multiple of n are drawn again.
    const limit = 4_294_967_296 - (4_294_967_296 % n);
    for (;;) {
      const word = this.word();
      if (word < limit) return word % n;
    }
  }

  /**
   * A standard normal number: the ziggurat of 128 layers (G. Marsaglia, W. Tsang, Journal of Statistical Software 5 (2000), 8), in
   * the form of J. Doornik, An improved ziggurat method to generate normal random samples (2005), whose layer and place come
   * from different bits.
   */
  normal(): number {
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const layer = this.word() & 127;
      if (Math.abs(u) < (INNER[layer] ?? 0)) return u * (EDGES[layer] ?? 0);
      if (layer === 0) return this.#tail(u < 0);
      const x = u * (EDGES[layer] ?? 0);
      const square = x * x;
      const low = Math.exp(-0.5 * ((EDGES[layer] ?? 0) ** 2 - square));
      const high = Math.exp(-0.5 * ((EDGES[layer + 1] ?? 0) ** 2 - square));
      if (high + this.uniform() * (low - high) < 1) return x;
    }
  }

  /** A normal number beyond the last edge (G. Marsaglia, Technometrics 6, 1964). */
  #tail(negative: boolean): number {
    for (;;) {
      const x = Math.log(this.uniform()) / LAST_EDGE;
      const y = Math.log(this.uniform());
      if (-2 * y >= x * x) return negative ? x - LAST_EDGE : LAST_EDGE - x;
    }
  }

  /** A gamma number with this shape (above 0) and scale 1 (G. Marsaglia, W. Tsang, ACM TOMS 26, 2000, 363-372). */
  gamma(shape: number): number {
    return this.gammaOf(gammaShape(shape));
  }

  /** The same for a shape from which many are drawn. */
  gammaOf({ d, c, power }: GammaShape): number {
    for (;;) {
      const x = this.normal();
      const t = 1 + c * x;
      if (t <= 0) continue;
      const v = t * t * t;
      const u = this.uniform();
      const square = x * x;
      if (u < 1 - 0.0331 * square * square || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v)))
        return power === 0 ? d * v : d * v * this.uniform() ** power;
    }
  }
}
