/** Screening: the exact test of whole percentages on a country of 96,000 polling stations, digits, and the calibration of all of them. */

import { calibrateStations, copyStations, measureSpikes } from "../packages/cli/src/screening/pool.ts";
import {
  fingerprint,
  integerTest,
  makeDigitTests,
  RESAMPLES,
  scaling,
  seenIn,
  spikeTest,
  type StationTable,
  surface,
} from "@urna/screening";
import { Random } from "@urna/insight/random";
import { binomial } from "@urna/insight/multinomial";
import { type Bench, loop } from "./harness.ts";

const country = makeCountry(96_000);

export const benches: readonly Bench[] = [
  {
    name: "whole percentages, 96,000 stations",
    unit: "ms",
    sample: loop(1, () => integerTest(country)),
    target: 300,
  },
  {
    name: "digits and pairs, 96,000 stations",
    unit: "ms",
    sample: loop(1, () => makeDigitTests()(country)),
  },
  {
    name: "battery: 1,000 clean elections, all threads",
    unit: "ms",
    sample: () =>
      timed(async () => {
        await calibrateStations({ table: country, seed: "1", runs: 1000 });
      }),
    samples: 1,
    target: 60_000,
  },
  {
    name: "fingerprint, range at low turnout, surface of the model",
    unit: "ms",
    sample: loop(1, () => [fingerprint(country), scaling(country), surface(country, "1")]),
    samples: 3,
  },
  {
    name: "spikes: 1,000 resamples, all threads",
    unit: "ms",
    sample: () => timed(spikes),
    samples: 1,
    target: 60_000,
  },
  {
    name: "everything, all threads: all tests with their rates",
    unit: "ms",
    sample: () =>
      timed(async () => {
        integerTest(country);
        makeDigitTests()(country);
        await calibrateStations({ table: country, seed: "1", runs: 1000 });
        fingerprint(country);
        scaling(country);
        surface(country, "1");
        await spikes();
        await measureSpikes({ table: country, seed: "1", runs: 100 });
      }),
    samples: 1,
    target: 600_000,
  },
];

async function spikes(): Promise<void> {
  const copies = await copyStations({ table: country, seed: "1", runs: RESAMPLES });
  const own = seenIn(country);
  spikeTest(own, copies ?? [], own.places.length);
}

/** Nanoseconds that some work takes. */
async function timed(work: () => Promise<void>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start);
}

/** A made-up country: stations of 100 to 3,000 voters, turnout and result around 55 %. */
function makeCountry(stations: number): StationTable {
  const random = Random.ofChunk(1, 0);
  const make = (): Float64Array => new Float64Array(stations);
  const table = { registered: make(), given: make(), counted: make(), leader: make() };
  const area = new Int32Array(stations);
  for (let i = 0; i < stations; i++) {
    const registered = 100 + random.below(2900);
    const given = binomial(random, registered, 1 / (1 + Math.exp(-0.2 - 0.5 * random.normal())));
    table.registered[i] = registered;
    table.given[i] = given;
    table.counted[i] = given;
    table.leader[i] = binomial(random, given, 1 / (1 + Math.exp(-0.2 - 0.5 * random.normal())));
    area[i] = i % 83;
  }
  return { ...table, area, areas: Array.from({ length: 83 }, (_, i) => `area ${i}`) };
}
