/**
 * Random numbers that a seed repeats on every machine. For made-up data only; no result of an election passes here.
 *
 * @module
 */

/** A source of random numbers. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** Standard normal. */
  normal(): number;
  /** A count with this mean: Poisson where it is small, rounded normal where it is large. Never below zero. */
  count(mean: number): number;
}

/** Makes a source of its own for each name: what one draws does not change what another does. */
export function makeRandom(seed: number, name: string): Random {
  let [a, b, c] = [0x9e3779b9 ^ seed, 0x243f6a88, 0xb7e15162];
  for (let i = 0; i < name.length; i += 1) b = Math.imul(b ^ name.charCodeAt(i), 0x01000193);
  let d = 1;
  // sfc32 (PractRand, public domain).
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i += 1) next();
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const count = (mean: number): number => {
    if (mean <= 0) return 0;
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    const limit = Math.exp(-mean);
    let drawn = 0;
    for (let p = next(); p > limit; p *= next()) drawn += 1;
    return drawn;
  };
  return { next, normal, count };
}
