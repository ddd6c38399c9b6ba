/**
 * Confidence on seats for a quick count: how uncertain the whole row of votes is, not only each share. Seats follow from all
 * shares together, so that their spread is worked out from the sample's own design and then goes through the law.
 *
 * Source: W. Cochran, Sampling Techniques, third edition (1977), sections 5.4 and 5A.2 (variances and covariances of estimated totals).
 *
 * @module
 */

/** One station of the sample whose protocol arrived: its votes, in the order of the options. */
export interface SampledVotes {
  readonly stratum: string;
  readonly votes: readonly number[];
}

/** Votes of all stations, estimated, and how their logarithms spread together. */
export interface SampledTotals {
  readonly totals: readonly number[];
  /** Of the logarithms of the totals, row by row; zero where an option has no vote in the sample. */
  readonly covariance: readonly (readonly number[])[];
}

/**
 * Estimates the totals of all options from a stratified sample: the mean of each stratum times its stations, with the
 * finite-population correction. Undefined when a stratum has fewer than two protocols (and more stations than that).
 */
export function sampledTotals(
  sample: readonly SampledVotes[],
  strata: readonly { readonly id: string; readonly stations: number }[],
): SampledTotals | undefined {
  const width = sample[0]?.votes.length ?? 0;
  const totals = new Float64Array(width);
  const sums = Array.from({ length: width }, () => new Float64Array(width));
  for (const { id, stations } of strata) {
    const own = sample.filter(({ stratum }) => stratum === id).map(({ votes }) => votes);
    const n = own.length;
    if (n < Math.min(2, stations)) return undefined;
    const means = totals.map((_, i) => own.reduce((sum, votes) => sum + (votes[i] ?? 0), 0) / n);
    for (const [i, mean] of means.entries()) totals[i] = (totals[i] ?? 0) + stations * mean;
    // A stratum that is known in full adds nothing to the uncertainty.
    if (n >= stations) continue;
    const factor = (stations * (stations - n)) / (n * (n - 1));
    for (const votes of own) {
      for (let i = 0; i < width; i++) {
        const row = sums[i] ?? new Float64Array(width);
        const off = (votes[i] ?? 0) - (means[i] ?? 0);
        for (let j = 0; j < width; j++)
          row[j] = (row[j] ?? 0) + factor * off * ((votes[j] ?? 0) - (means[j] ?? 0));
      }
    }
  }
  const covariance = sums.map((row, i) =>
    Array.from(row, (value, j) => {
      const product = (totals[i] ?? 0) * (totals[j] ?? 0);
      return product === 0 ? 0 : value / product;
    }),
  );
  return { totals: Array.from(totals), covariance };
}
