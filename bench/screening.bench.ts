/** Screening: the exact test of whole percentages on a country of 96,000 polling stations, digits, and the calibration of all of them. */

import { calibrateStations } from "../packages/cli/src/screening-pool.ts";
import { integerTest, makeDigitTests, type StationTable } from "@urna/screening";
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
    sample: async () => {
      const start = process.hrtime.bigint();
      await calibrateStations({ table: country, seed: "1", runs: 1000 });
      return Number(process.hrtime.bigint() - start);
    },
    samples: 1,
    target: 60_000,
  },
];

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
