/**
 * Models of how shares of votes may differ from what was measured. A model is plain data: it can be printed, sent to a worker,
 * and read back. Its parameters are floating-point numbers; votes that are drawn from it are whole.
 *
 * Every model states what its parameters were fitted to. There is no default without evidence: `readModel` refuses a
 * model without it.
 *
 * @module
 */

/** What a model rests on. */
export interface Fit {
  /** `swings`: changes between two elections; `poll`: a sample; `stations`: returns; `given`: somebody set the numbers. */
  readonly from: "swings" | "poll" | "stations" | "given";
  /** How many figures: swings, respondents, stations. */
  readonly count: number;
  /** Ids or titles of what was used, for the reader. */
  readonly sources: readonly string[];
}

interface Head {
  readonly contest: string;
  /** Options whose votes are drawn; all others stay as they are. */
  readonly options: readonly string[];
  /** The middle of the distribution: votes, respondents or shares, in the order of `options`. */
  readonly centre: readonly number[];
  /** Votes to hand out, where they should differ from those of the scenario; only in a contest of one area. */
  readonly ballots?: number;
  readonly fit: Fit;
}

/**
 * - `dirichlet-multinomial`: shares from a Dirichlet distribution with `concentration` x shares of the centre; the larger, the
 *   nearer. A poll of n is one of n.
 * - `logistic-normal`: logarithms of shares move by normal numbers with a `covariance` (row by row), then shares are made again.
 * - `uniform-swing`: option i gains a normal number of points with deviation `deviations[i]`, the same in all areas; the mean
 *   gain is taken off, shares below zero become zero, and the rest is scaled.
 * - `proportional-swing`: option i is multiplied by 1 + a normal number with deviation `deviations[i]`, not below zero.
 * - `bootstrap`: polling stations are drawn again, with replacement, within each area. It knows the differences between
 *   stations and no swing at all.
 *
 * In contests of several areas the first two and the fourth change every area in proportion, the third in points.
 */
export type Model =
  | (Head & { readonly kind: "dirichlet-multinomial"; readonly concentration: number })
  | (Head & { readonly kind: "logistic-normal"; readonly covariance: readonly (readonly number[])[] })
  | (Head & { readonly kind: "uniform-swing" | "proportional-swing"; readonly deviations: readonly number[] })
  | (Head & { readonly kind: "bootstrap"; readonly stations: readonly StationVotes[] });

export type ModelKind = Model["kind"];
export const MODEL_KINDS: readonly ModelKind[] = [
  "dirichlet-multinomial",
  "logistic-normal",
  "uniform-swing",
  "proportional-swing",
  "bootstrap",
];

/** The returns of one polling station, votes in the order of the options of the model. */
export interface StationVotes {
  readonly area: string;
  readonly votes: readonly number[];
}

/**
 * Standard deviations of the shares that the model implies, in the order of its options, before the votes themselves are drawn
 * (which adds less than 0.02 points for a million voters). Exact for Dirichlet, to first order for the others, as resampling
 * of independent stations for the bootstrap. To be printed with every simulation.
 */
export function deviationsOf(model: Model): readonly number[] {
  const all = model.centre.reduce((sum, c) => sum + c, 0);
  const shares = model.centre.map((c) => c / all);
  switch (model.kind) {
    case "dirichlet-multinomial":
      return shares.map((s) => Math.sqrt((s * (1 - s)) / (model.concentration + 1)));
    case "uniform-swing": {
      const n = shares.length;
      const sum = model.deviations.reduce((total, d) => total + d * d, 0);
      // A gain less the mean gain.
      return model.deviations.map((d) => Math.sqrt(d * d * (1 - 2 / n) + sum / (n * n)));
    }
    case "proportional-swing":
      return spread(shares, (i, j) => (i === j ? (model.deviations[i] ?? 0) ** 2 : 0));
    case "logistic-normal":
      return spread(shares, (i, j) => model.covariance[i]?.[j] ?? 0);
    case "bootstrap":
      return stationDeviations(model.stations, shares);
  }
}

/** s(i) x the deviation of x(i) - sum of s(j) x(j), for x with this covariance. */
function spread(shares: readonly number[], covariance: (i: number, j: number) => number): readonly number[] {
  const against = shares.map((_, i) => shares.reduce((sum, s, j) => sum + s * covariance(i, j), 0));
  const common = shares.reduce((sum, s, i) => sum + s * (against[i] ?? 0), 0);
  return shares.map((s, i) => s * Math.sqrt(Math.max(0, covariance(i, i) - 2 * (against[i] ?? 0) + common)));
}

function stationDeviations(stations: readonly StationVotes[], shares: readonly number[]): readonly number[] {
  const all = stations.reduce((sum, { votes }) => sum + votes.reduce((a, b) => a + b, 0), 0);
  const byArea = Map.groupBy(stations, (s) => s.area);
  return shares.map((share, i) => {
    let variance = 0;
    for (const own of byArea.values()) {
      const residuals = own.map(({ votes }) => (votes[i] ?? 0) - share * votes.reduce((a, b) => a + b, 0));
      const mean = residuals.reduce((a, b) => a + b, 0) / own.length;
      for (const r of residuals) variance += (r - mean) ** 2;
    }
    return Math.sqrt(variance) / all;
  });
}

/** The lower triangle L with L L' = the matrix; undefined when it is not symmetric or has negative variance somewhere. */
export function cholesky(
  covariance: readonly (readonly number[])[],
): readonly (readonly number[])[] | undefined {
  const n = covariance.length;
  const at = (m: readonly (readonly number[])[], i: number, j: number): number => m[i]?.[j] ?? 0;
  const lower: number[][] = [];
  const small = 1e-12 * Math.max(0, ...covariance.map((_, i) => at(covariance, i, i)));
  for (let i = 0; i < n; i++) {
    const row: number[] = [];
    lower.push(row);
    for (let j = 0; j <= i; j++) {
      if (Math.abs(at(covariance, i, j) - at(covariance, j, i)) > small) return undefined;
      let rest = at(covariance, i, j);
      for (let k = 0; k < j; k++) rest -= at(lower, i, k) * at(lower, j, k);
      if (i === j) {
        if (rest < -small || Number.isNaN(rest)) return undefined;
        row.push(Math.sqrt(Math.max(0, rest)));
      } else {
        const diagonal = at(lower, j, j);
        // A direction without variance must have no covariance either.
        if (diagonal * diagonal <= small && Math.abs(rest) > Math.sqrt(small)) return undefined;
        row.push(diagonal * diagonal <= small ? 0 : rest / diagonal);
      }
    }
  }
  return lower;
}
