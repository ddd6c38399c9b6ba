/**
 * Tails of the number of independent events that have different chances.
 *
 * @module
 */

/** The chance that `hits` or more of independent events with these chances happen, exactly (Poisson-binomial). */
export function atLeast(hits: number, chances: readonly number[]): number {
  // Chances of 0, 1, ... hits so far; the last place holds `hits` or more.
  const found = new Float64Array(hits + 1);
  found[0] = 1;
  for (const p of chances) {
    for (let k = hits; k >= 0; k--) {
      const stay = k === hits ? (found[k] ?? 0) : (found[k] ?? 0) * (1 - p);
      found[k] = stay + (k === 0 ? 0 : (found[k - 1] ?? 0) * p);
    }
  }
  return Math.min(1, found[hits] ?? 0);
}
