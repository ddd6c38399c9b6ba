/**
 * Corrections for several tests at once.
 *
 * @module
 */

/** Holm 1979: the chance that any of the tests lights up wrongly stays below the level. In the order given. */
export function holm(probabilities: readonly number[]): readonly number[] {
  const order = ranked(probabilities);
  const adjusted = Array.from(probabilities, () => 1);
  let highest = 0;
  for (const [rank, i] of order.entries()) {
    highest = Math.max(highest, Math.min(1, (probabilities[i] ?? 1) * (order.length - rank)));
    adjusted[i] = highest;
  }
  return adjusted;
}

/** Benjamini and Hochberg 1995: of the tests that light up, the expected share of wrong ones stays below the level. */
export function benjaminiHochberg(probabilities: readonly number[]): readonly number[] {
  const order = ranked(probabilities);
  const adjusted = Array.from(probabilities, () => 1);
  let lowest = 1;
  for (let rank = order.length; rank > 0; rank--) {
    const i = order[rank - 1] ?? 0;
    lowest = Math.min(lowest, (probabilities[i] ?? 1) * (order.length / rank));
    adjusted[i] = lowest;
  }
  return adjusted;
}

/** Places from the smallest probability to the largest; equal ones as they stand. */
function ranked(probabilities: readonly number[]): readonly number[] {
  return probabilities.map((_, i) => i).sort((a, b) => (probabilities[a] ?? 1) - (probabilities[b] ?? 1));
}
