/**
 * The test of whole percentages against the printed values for all Russian federal elections from 2004 to 2024. The tables are
 * not part of this project (see docs/screening.md for where they are from); where they lie beside the checkout, they are used.
 */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { integerTest } from "@urna/screening";
import { describe, expect, test } from "vitest";
import { readStations, type StationColumns } from "../packages/cli/src/screening/station-file.ts";

const FOLDER = fileURLToPath(new URL("../../shared/data/forensics/", import.meta.url));
const ABSENT = "the tables of polling stations are not beside this checkout";

const columns = (option: string): StationColumns => ({
  registered: "voters",
  given: "given_early+given_in+given_out",
  counted: "valid+invalid",
  option,
  area: "region",
});

// Printed excess of stations with a whole turnout or result: dkobak/elections, analysis/2024/2024.ipynb, 1000 random draws each.
// Their mean is known to 3.7 stations, hence 13 (3.5 times that).
const PRINTED = [
  [2004, "v4", 933.7],
  [2007, "v10", 722.7],
  [2008, "v4", 1722.8],
  [2011, "v6", 1003.477],
  [2012, "v5", 1159.6],
  [2016, "v4", 1502.4],
  [2018, "v4", 1708.839],
  [2021, "v5", 1309.8],
  [2024, "v2", 2931.0],
] as const;

for (const [year, option, printed] of PRINTED) {
  test(`${year}: the excess is the printed one within the error of the draws`, (ctx) => {
    const file = `${FOLDER}ru${year}.csv.gz`;
    if (!existsSync(file)) ctx.skip(ABSENT);
    const read = readStations(file, columns(option));
    const result = read.ok ? integerTest(read.table) : undefined;
    expect(Math.abs((result?.excess.stations.either.excess ?? 0) - printed)).toBeLessThan(13);
  });
}

test("2020: turnout by ballots in the boxes, and by ballots handed out", (ctx) => {
  const file = `${FOLDER}ru2020.csv.gz`;
  if (!existsSync(file)) ctx.skip(ABSENT);
  const excess = ["in_box", "given"].map((given) => {
    const read = readStations(file, { ...columns("v_yes"), given, counted: "v_yes+v_no+invalid" });
    return read.ok ? integerTest(read.table)?.excess.stations.either.excess : undefined;
  });
  expect(Math.abs((excess[0] ?? 0) - 3610.9)).toBeLessThan(13);
  expect(Math.abs((excess[1] ?? 0) - 3675.2)).toBeLessThan(13);
});

// The closed form, worked out elsewhere for two years: turnout or result, result, turnout.
const WORKED = [
  {
    year: 2011,
    option: "v6",
    stations: 86_718,
    observed: [17_803, 9708, 9216],
    expected: [16_800.4329, 8941.4532, 8767.1569],
    excess: [1002.5671, 766.5468, 448.8431],
    sd: [114.716, 87.8586, 87.7521],
    printedSd: [113.074, 87.511, 87.745],
    registered: [1_591_128.5, 1_226_687.7, 741_570.6],
    given: [1_257_913.6, 931_132.6, 615_777.7],
    leader: [945_253.1, 692_061.9, 476_981.5],
  },
  {
    year: 2018,
    option: "v4",
    stations: 91_152,
    observed: [19_271, 10_116, 10_543],
    expected: [17_562.4017, 9258.8693, 9245.4726],
    excess: [1708.5983, 857.1307, 1297.5274],
    sd: [117.3789, 89.5976, 90.009],
    printedSd: [116.537, 88.446, 90.092],
    registered: [2_459_344.1, 1_186_252.6, 1_939_986.5],
    given: [2_050_933.8, 995_005.0, 1_615_580.9],
    leader: [1_753_819.3, 865_689.8, 1_368_213.4],
  },
] as const;

describe.each(WORKED)("$year, worked case", (wanted) => {
  test("counts, expectations and deviations to four decimals; weightings within the error of the draws", (ctx) => {
    const file = `${FOLDER}ru${wanted.year}.csv.gz`;
    if (!existsSync(file)) ctx.skip(ABSENT);
    const read = readStations(file, columns(wanted.option));
    const result = read.ok ? integerTest(read.table) : undefined;
    expect(result?.stations).toBe(wanted.stations);
    for (const [i, aspect] of (["either", "result", "turnout"] as const).entries()) {
      const found = result?.excess.stations[aspect];
      expect(found?.observed).toBe(wanted.observed[i]);
      expect(Math.abs((found?.expected ?? 0) - (wanted.expected[i] ?? 0))).toBeLessThan(0.0005);
      expect(Math.abs((found?.excess ?? 0) - (wanted.excess[i] ?? 0))).toBeLessThan(0.0005);
      expect(Math.abs((found?.sd ?? 0) - (wanted.sd[i] ?? 0))).toBeLessThan(0.0005);
      expect(Math.abs((found?.sd ?? 0) / (wanted.printedSd[i] ?? 1) - 1)).toBeLessThan(0.08);
      for (const weighting of ["registered", "given", "leader"] as const) {
        const weighted = result?.excess[weighting][aspect];
        const error = (4 * (weighted?.sd ?? 0)) / Math.sqrt(1000);
        expect(Math.abs((weighted?.excess ?? 0) - (wanted[weighting][i] ?? 0))).toBeLessThan(error);
      }
    }
  });
});
