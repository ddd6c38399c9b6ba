/**
 * Clean copies of an election for the density of results: every station draws its own probabilities from what its counts and
 * the smooth distribution of all stations say, then its voters decide. Every copy has its own stream of random numbers, so that
 * neither the order nor the number of threads changes anything.
 *
 * @module
 */

import { binomial } from "@urna/insight/multinomial";
import { Random, type Seed } from "@urna/insight/random";
import { type Included, includeSound, type StationTable } from "../stations.ts";
import { fitMixture, type FittedMixture } from "./mixture.ts";
import { countCells, GRID, rDensity } from "./r-density.ts";

/** One election seen through the test: the density at 1001 points, and the stations in the cell around each. */
export interface Seen {
  readonly density: Float64Array;
  readonly counts: Uint32Array;
}

/** An election that can be copied. */
export interface Resampling {
  /** The stations that are used. */
  readonly stations: number;
  /** One copy, by its number. */
  draw(number: number): Seen;
  /** A copy of the stations themselves: a clean election of the same sizes. */
  copy(number: number): StationTable;
}

/** What is seen of the stations themselves, and how many are used. */
export function seenIn(table: StationTable): Included & Seen {
  const included = includeSound(table);
  const pick = (column: Float64Array): Float64Array =>
    Float64Array.from(included.places, (i) => column[i] ?? 0);
  return { ...included, ...see(pick(table.leader), pick(table.counted)) };
}

/** Prepares the copies. Undefined when no station can be used. */
export function openResampling(table: StationTable, seed: Seed): Resampling | undefined {
  const { places } = includeSound(table);
  const n = places.length;
  if (n === 0) return undefined;
  const pick = (column: Float64Array): Float64Array => Float64Array.from(places, (i) => column[i] ?? 0);
  const [registered, came] = [pick(table.registered), pick(table.given)];
  const [counted, leader] = [pick(table.counted), pick(table.leader)];
  const turnout = fitMixture(came, registered);
  const result = fitMixture(leader, counted);
  // Turnout here is what was counted: the result of a copy is a share of the ballots of the copy.
  const simulate = (number: number): { readonly cast: Float64Array; readonly votes: Float64Array } => {
    const random = Random.ofChunk(seed, number);
    const [cast, votes] = [new Float64Array(n), new Float64Array(n)];
    for (let i = 0; i < n; i++) {
      const [voters = 0, t = 0, r = 0, w = 0] = [registered[i], came[i], counted[i], leader[i]];
      const ballots = binomial(random, voters, drawShare(random, turnout, i, t, voters));
      cast[i] = ballots;
      votes[i] = binomial(random, ballots, drawShare(random, result, i, w, r));
    }
    return { cast, votes };
  };
  return {
    stations: n,
    draw(number) {
      const { cast, votes } = simulate(number);
      return see(votes, cast);
    },
    copy(number) {
      const { cast, votes } = simulate(number);
      return { areas: [""], area: new Int32Array(n), registered, given: cast, counted: cast, leader: votes };
    },
  };
}

/** A station's probability: a component by how likely it is there, then the beta distribution that its counts make of it. */
function drawShare(
  random: Random,
  { components, running }: FittedMixture,
  station: number,
  yes: number,
  all: number,
): number {
  const width = components.length;
  const start = station * width;
  const u = random.uniform();
  let [low, high] = [0, width - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((running[start + middle] ?? 1) < u) low = middle + 1;
    else high = middle;
  }
  const { alpha = 1, beta = 1 } = components[low] ?? {};
  const a = random.gamma(yes + alpha);
  return a / (a + random.gamma(all - yes + beta));
}

function see(votes: Float64Array, cast: Float64Array): Seen {
  const shares = votes.map((w, i) => {
    const ballots = cast[i] ?? 0;
    return ballots === 0 ? 0 : w / ballots;
  });
  const density = new Float64Array(GRID);
  const counts = new Uint32Array(GRID);
  rDensity(shares, density);
  countCells(shares, counts);
  return { density, counts };
}
