/**
 * Planning and reading a quick count (parallel vote tabulation): how many stations, which, and what their protocols say of all.
 *
 * The share of an option is the combined ratio of votes to ballots over strata, with the finite-population correction.
 * Source: W. Cochran, Sampling Techniques, third edition (1977), sections 5.9 (allocation) and 6.11 (combined ratio).
 *
 * @module
 */

import { Random, type Seed } from "@urna/insight/random";
import { normalQuantile } from "./tails.ts";

/** A stratum as it is planned: its stations, and how they differ. */
export interface PlannedStratum {
  readonly id: string;
  /** Polling stations on the frame. */
  readonly stations: number;
  /** Ballots that are expected in the whole stratum. */
  readonly ballots: number;
  /** Standard deviation between stations of votes minus share times ballots, in ballots: see {@link residualOf}. */
  readonly residual: number;
}

/** How many stations of each stratum, and the margin that follows. */
export interface SamplePlan {
  readonly stations: number;
  readonly strata: readonly { readonly id: string; readonly stations: number; readonly sample: number }[];
  /** Half the interval of the share, as planned: 0.01 is one percentage point. */
  readonly margin: number;
}

/** Standard deviation of votes minus share times ballots between stations of an earlier election; undefined below two. */
export function residualOf(
  stations: readonly { readonly votes: number; readonly ballots: number }[],
): number | undefined {
  if (stations.length < 2) return undefined;
  const ballots = stations.reduce((sum, s) => sum + s.ballots, 0);
  const share = ballots === 0 ? 0 : stations.reduce((sum, s) => sum + s.votes, 0) / ballots;
  return deviation(stations.map((s) => s.votes - share * s.ballots));
}

/**
 * The smallest sample, allotted to the strata in proportion to their stations (two or more each), whose interval is no wider
 * than the margin on either side.
 */
export function planSample(
  strata: readonly PlannedStratum[],
  { margin, confidence = 0.95 }: { readonly margin: number; readonly confidence?: number },
): SamplePlan {
  const z = normalQuantile((1 - confidence) / 2);
  const all = strata.reduce((sum, s) => sum + s.stations, 0);
  const ballots = strata.reduce((sum, s) => sum + s.ballots, 0);
  const spread = strata.reduce((sum, s) => sum + s.stations * s.residual ** 2, 0);
  const wanted = (margin * ballots) / z;
  const size = spread === 0 ? 0 : (all * spread) / (spread + wanted * wanted);
  const made = strata.map(({ id, stations }) => ({
    id,
    stations,
    sample: Math.min(stations, Math.max(2, Math.ceil((size * stations) / all))),
  }));
  const variance = strata.reduce(
    (sum, s, i) =>
      sum + s.stations ** 2 * meanVariance(s.residual, s.stations, made[i]?.sample ?? s.stations),
    0,
  );
  return {
    stations: made.reduce((sum, s) => sum + s.sample, 0),
    strata: made,
    margin: ballots === 0 ? 1 : (z * Math.sqrt(variance)) / ballots,
  };
}

/** The stations that were drawn by lot, and those that replace one that cannot be reached, in this order. */
export interface DrawnStratum {
  readonly id: string;
  readonly sample: readonly string[];
  readonly reserves: readonly string[];
}

/** Draws the sample. Stations are put in order by their ids first: the same frame and seed give the same sample. */
export function drawSample(
  frame: readonly { readonly id: string; readonly stratum: string }[],
  plan: SamplePlan,
  seed: Seed,
): readonly DrawnStratum[] {
  return plan.strata.map(({ id, sample }, place) => {
    const random = Random.ofChunk(seed, place);
    const stations = frame
      .filter(({ stratum }) => stratum === id)
      .map((station) => station.id)
      .sort((a, b) => (a < b ? -1 : 1));
    for (let i = stations.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      const [a = "", b = ""] = [stations[i], stations[j]];
      stations[i] = b;
      stations[j] = a;
    }
    return { id, sample: stations.slice(0, sample), reserves: stations.slice(sample) };
  });
}

/** One station of the sample; `votes` is null where its protocol did not arrive, and `ballots` is then at most its voters. */
export interface SampledStation {
  readonly stratum: string;
  readonly votes: number | null;
  readonly ballots: number;
}

/** What the sample says of all stations. */
export type QuickCount =
  | {
      readonly kind: "estimate";
      readonly share: number;
      /** The interval of the share. */
      readonly low: number;
      readonly high: number;
      /** The interval if every missing protocol had no vote for the option, or nothing else. */
      readonly worst: { readonly low: number; readonly high: number };
      readonly missing: number;
    }
  | {
      /** Stations that nobody drew by lot have no margin of error, however many they are: only what they hold is said. */
      readonly kind: "refused";
      readonly why: "not-drawn-by-lot" | "stratum-too-small" | "no-ballots";
      readonly votes: number;
      readonly ballots: number;
      readonly missing: number;
    };

/** Reads a quick count. `strata` are the sizes of the frame; `drawn` says how the stations came into the collection. */
export function readQuickCount(
  sample: readonly SampledStation[],
  strata: readonly { readonly id: string; readonly stations: number }[],
  { drawn, confidence = 0.95 }: { readonly drawn: "by-lot" | "otherwise"; readonly confidence?: number },
): QuickCount {
  const arrived = sample.flatMap((s) => (s.votes === null ? [] : [{ ...s, votes: s.votes }]));
  const missing = sample.length - arrived.length;
  const votes = arrived.reduce((sum, s) => sum + s.votes, 0);
  const ballots = arrived.reduce((sum, s) => sum + s.ballots, 0);
  const refuse = (why: Extract<QuickCount, { readonly kind: "refused" }>["why"]): QuickCount => ({
    kind: "refused",
    why,
    votes,
    ballots,
    missing,
  });
  if (drawn !== "by-lot") return refuse("not-drawn-by-lot");
  if (ballots === 0) return refuse("no-ballots");
  const tooSmall = strata.some(({ id, stations }) => {
    const n = arrived.filter(({ stratum }) => stratum === id).length;
    return n < Math.min(2, stations);
  });
  if (tooSmall) return refuse("stratum-too-small");
  const z = normalQuantile((1 - confidence) / 2);
  const own = interval(arrived, strata, z);
  const filled = (all: boolean): { readonly low: number; readonly high: number } =>
    interval(
      sample.map((s) => ({ ...s, votes: s.votes ?? (all ? s.ballots : 0) })),
      strata,
      z,
    );
  return { kind: "estimate", ...own, worst: { low: filled(false).low, high: filled(true).high }, missing };
}

function interval(
  sample: readonly { readonly stratum: string; readonly votes: number; readonly ballots: number }[],
  strata: readonly { readonly id: string; readonly stations: number }[],
  z: number,
): { readonly share: number; readonly low: number; readonly high: number } {
  const parts = strata.map(({ id, stations }) => ({
    stations,
    drawn: sample.filter(({ stratum }) => stratum === id),
  }));
  const total = (of: (s: { readonly votes: number; readonly ballots: number }) => number): number =>
    parts.reduce(
      (sum, { stations, drawn }) =>
        sum + (stations * drawn.reduce((s, each) => s + of(each), 0)) / Math.max(1, drawn.length),
      0,
    );
  const ballots = total((s) => s.ballots);
  const share = total((s) => s.votes) / ballots;
  const variance = parts.reduce((sum, { stations, drawn }) => {
    const spread = deviation(drawn.map((s) => s.votes - share * s.ballots));
    return sum + stations ** 2 * meanVariance(spread, stations, drawn.length);
  }, 0);
  const half = (z * Math.sqrt(variance)) / ballots;
  return { share, low: Math.max(0, share - half), high: Math.min(1, share + half) };
}

/** The variance of a mean of n out of N. */
function meanVariance(spread: number, stations: number, n: number): number {
  return n === 0 ? 0 : (spread ** 2 / n) * (1 - n / stations);
}

/** Standard deviation with n - 1; zero below two values. */
function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
