/**
 * How often the test of spikes lights up in clean elections: copies of the stations stand in for the election, and the whole
 * test is made on each of them, with a smooth distribution fitted anew and copies of its own. Large tables are measured on a
 * sample of their stations, drawn with the seed.
 *
 * @module
 */

import { Random, type Seed } from "@urna/insight/random";
import { type Figures, includeSound, type StationTable } from "../stations.ts";
import { openResampling, seenIn } from "./resample.ts";
import { spikeTest } from "./spikes.ts";

/** Stations that one measured election has at most. */
export const MEASURED_STATIONS = 5000;
/** Copies of each measured election: probabilities in steps of a hundredth. */
const COPIES = 99;
const LEVEL = 0.05;
/** Streams of random numbers of the measured elections begin here: far from those of the copies themselves. */
const FIRST_STREAM = 1_000_000;

/** Elections on which the test is measured. */
interface SpikeRate {
  /** Measures these elections (each by its number) and counts the hits. */
  run(from: number, to: number): { readonly hits: number; readonly runs: number };
}

/** Prepares the measurement. Undefined when no station can be used. */
export function openSpikeRate(table: StationTable, seed: Seed): SpikeRate | undefined {
  const source = openResampling(sampled(table, seed), seed);
  if (source === undefined) return undefined;
  return {
    run(from, to) {
      let hits = 0;
      for (let run = from; run < to; run++) {
        const copy = source.copy(FIRST_STREAM + run);
        const clean = openResampling(copy, seed);
        if (clean === undefined) continue;
        const first = FIRST_STREAM * 2 + run * COPIES;
        const copies = Array.from({ length: COPIES }, (_, i) => clean.draw(first + i));
        if (spikeTest(seenIn(copy), copies, clean.stations).p <= LEVEL) hits += 1;
      }
      return { hits, runs: to - from };
    },
  };
}

/** The usable stations, or so many of them drawn without replacement. */
function sampled(table: StationTable, seed: Seed): StationTable {
  const { places } = includeSound(table);
  const random = Random.ofChunk(seed, FIRST_STREAM - 1);
  const size = Math.min(MEASURED_STATIONS, places.length);
  for (let i = 0; i < size; i++) {
    const j = i + random.below(places.length - i);
    const [a = 0, b = 0] = [places[i], places[j]];
    places[i] = b;
    places[j] = a;
  }
  const drawn = places.slice(0, size).sort();
  const pick = (column: Figures): Figures => Float64Array.from(drawn, (i) => column[i] ?? 0);
  return {
    areas: [""],
    area: new Int32Array(size),
    registered: pick(table.registered),
    given: pick(table.given),
    counted: pick(table.counted),
    leader: pick(table.leader),
  };
}
