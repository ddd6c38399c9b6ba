/**
 * The indices against figures that others printed: authors, commissions, documentation of packages. What has no such figure
 * is tested by its definition in the files beside this one; docs/indices.md lists which is which. Where a package prints an
 * example without its value, the comment says that its function was run.
 *
 * @module
 */

import { describe, expect, test } from "vitest";
import { fractionOf, index, numberOf, rowsOf, SALARIES } from "./read.fixture.ts";
import { volatility } from "./volatility.ts";

/** New Zealand 2005, party votes and the 121 seats (Electoral Commission). */
const NEW_ZEALAND_2005 = rowsOf(
  [935_319, 50],
  [889_813, 48],
  [130_115, 7],
  [120_521, 6],
  [48_263, 4],
  [60_860, 3],
  [34_469, 2],
  [26_441, 1],
  [14_210, 0],
  [5748, 0],
  [2821, 0],
  [1641, 0],
  [1178, 0],
  [1079, 0],
  [946, 0],
  [782, 0],
  [601, 0],
  [478, 0],
  [344, 0],
);

/** Queensland 2012, votes and seats as in the vignette "Indices" of R's SciencesPo 1.4.1; independents and others are one line each. */
const QUEENSLAND_2012 = rowsOf(
  [1_214_553, 78],
  [652_092, 7],
  [282_098, 2],
  [184_147, 0],
  [77_282, 2],
  [35_794, 0],
);

/** Quebec 2012, from the same place. */
const QUEBEC_2012 = rowsOf(
  [1_393_703, 54],
  [1_360_968, 50],
  [1_180_235, 19],
  [263_111, 2],
  [82_539, 0],
  [43_394, 0],
  [38_738, 0],
);

/** Shares of one sum among persons, as measures of inequality are documented: every one has one vote, and so many seats. */
const incomes = (...seats: readonly number[]): ReturnType<typeof rowsOf> =>
  rowsOf(...seats.map((n) => [1, n] as const));

/**
 * The list votes of Japan 2021, those of the eleven blocks added up, as J. Song's package PRcalc holds them
 * (JaehyunSong/PRcalc4Web, Sample_Data/Japan_Lower_2021.csv), and the seats that the first table of its page "Measuring
 * disproportionality" gives them (www.jaysong.net/PRcalc/tutorials/disproportionality.html): not those of the real election.
 */
const JAPAN_2021 = rowsOf(
  [19_914_883, 67],
  [7_114_282, 24],
  [11_492_095, 40],
  [4_166_076, 10],
  [8_050_830, 26],
  [2_593_397, 5],
  [1_018_588, 0],
  [2_215_648, 4],
  [796_788, 0],
  [46_142, 0],
  [33_661, 0],
  [16_970, 0],
  [6620, 0],
);

/**
 * Residents of the fifty states by the census of 2020 in order of their postal codes (JaehyunSong/PRcalc4Web,
 * Sample_Data/US_Census_2020.csv); the seats are those of Huntington and Hill for 435, as on the page.
 */
const STATES_2020 = rowsOf(
  ...([
    [733_391, 1],
    [5_024_279, 7],
    [3_011_524, 4],
    [7_151_502, 9],
    [39_538_223, 52],
    [5_773_714, 8],
    [3_605_944, 5],
    [989_948, 1],
    [21_538_187, 28],
    [10_711_908, 14],
    [1_455_271, 2],
    [3_190_369, 4],
    [1_839_106, 2],
    [12_812_508, 17],
    [6_785_528, 9],
    [2_937_880, 4],
    [4_505_836, 6],
    [4_657_757, 6],
    [7_029_917, 9],
    [6_177_224, 8],
    [1_362_359, 2],
    [10_077_331, 13],
    [5_706_494, 8],
    [6_154_913, 8],
    [2_961_279, 4],
    [1_084_225, 2],
    [10_439_388, 14],
    [779_094, 1],
    [1_961_504, 3],
    [1_377_529, 2],
    [9_288_994, 12],
    [2_117_522, 3],
    [3_104_614, 4],
    [20_201_249, 26],
    [11_799_448, 15],
    [3_959_353, 5],
    [4_237_256, 6],
    [13_011_844, 17],
    [1_097_379, 2],
    [5_118_425, 7],
    [886_667, 1],
    [6_910_840, 9],
    [29_145_505, 38],
    [3_271_616, 4],
    [8_631_393, 11],
    [643_077, 1],
    [7_705_281, 10],
    [5_893_718, 8],
    [1_793_716, 2],
    [576_851, 1],
  ] as const),
);

describe("votes against seats", () => {
  test("Gallagher's own list gives 1.13 for New Zealand 2005", () => {
    // M. Gallagher, Election indices dataset, Trinity College Dublin.
    expect(NEW_ZEALAND_2005.reduce((sum, row) => sum + (row.votes ?? 0), 0)).toBe(2_275_629);
    expect(numberOf(index("gallagher", NEW_ZEALAND_2005))).toBeCloseTo(0.0113, 4);
  });

  test("Canada 2015: Gallagher's index is 12.0", () => {
    // Votes and seats as published by Elections Canada; 12 per cent in the report of the Special Committee on Electoral
    // Reform (2016).
    const canada = [
      ...rowsOf([6_943_276, 184], [5_613_614, 99], [3_470_350, 44], [821_144, 10], [602_944, 1]),
      { id: "others", kind: "others", votes: 91_837, seats: 0 } as const,
    ];
    expect(numberOf(index("gallagher", canada))).toBeCloseTo(0.12, 3);
  });

  test("Queensland 2012: Gallagher's index is 31.16", () => {
    // The worked example of the English Wikipedia, "Gallagher index".
    expect(numberOf(index("gallagher", QUEENSLAND_2012))).toBeCloseTo(0.3116, 4);
  });

  // SciencesPo calls the largest deviation Lijphart's index, and the sum of (s-v)^2/v the inverted Sainte-Laguë: its plain one
  // divides by s and is infinite here. (R's Relectoral takes the root of the sum.)
  test.each([
    ["loosemore-hanby", QUEENSLAND_2012, 0.38],
    ["largest-deviation", QUEENSLAND_2012, 0.38],
    ["rae", QUEENSLAND_2012, 0.127],
    ["loosemore-hanby", QUEBEC_2012, 0.201],
    ["gallagher", QUEBEC_2012, 0.136],
    ["rae", QUEBEC_2012, 0.057],
    ["rose", QUEENSLAND_2012, 0.62],
    ["sainte-lague", QUEBEC_2012, 0.187],
    ["dhondt", QUEBEC_2012, 1.352],
  ])("SciencesPo prints %s", (id, rows, value) => {
    expect(numberOf(index(id, rows))).toBeCloseTo(value, 3);
  });

  // PRcalc's Rae counts the parties with less than half a per cent too, and its Gini and Atkinson are others than ours.
  test.each([
    ["dhondt", 1.13647],
    ["monroe", 0.05321],
    ["largest-deviation", 0.03413],
    ["loosemore-hanby", 0.08162],
    ["lijphart", 0.03071],
    ["gallagher", 0.04129],
    ["sainte-lague", 0.05825],
    ["entropy", 0.04684],
  ])("R's PRcalc prints %s of thirteen Japanese lists: %f", (id, value) => {
    expect(numberOf(index(id, JAPAN_2021))).toBeCloseTo(value, 5);
  });

  test.each([
    ["dhondt", 1.402639, 6],
    ["monroe", 0.004537504, 9],
    ["largest-deviation", 0.001319808, 9],
    ["loosemore-hanby", 0.01387072, 8],
    ["lijphart", 0.0003820148, 10],
  ])("R's PRcalc prints %s of the fifty states: %f", (id, value, places) => {
    // www.jaysong.net/PRcalc/supplement/other_package.html, "Comparison with other packages".
    expect(numberOf(index(id, STATES_2020))).toBeCloseTo(value, places);
  });

  test("R's ineq: Gini 0.4620911 and Atkinson 0.1796591 (aversion one half) of its ten incomes", () => {
    expect(numberOf(index("gini", incomes(...SALARIES)))).toBeCloseTo(0.4620911, 7);
    expect(numberOf(index("atkinson", incomes(...SALARIES)))).toBeCloseTo(0.1796591, 7);
  });

  test("SciencesPo: five incomes have Gini 0.36, and their entropy lacks 1.609438 - 1.392321", () => {
    const rows = incomes(80, 60, 10, 20, 30);
    expect(fractionOf(index("gini", rows))).toBe("9/25");
    expect(numberOf(index("entropy", rows))).toBeCloseTo(1.609438 - 1.392321, 5);
  });

  test("Störmann 2009, in R's REAT: Theil 0.2326302 of the incomes 10, 10, 10, 20, 50", () => {
    // Störmann's is Theil's second measure (L), the inverse entropy here.
    expect(numberOf(index("inverse-entropy", incomes(10, 10, 10, 20, 50)))).toBeCloseTo(0.2326302, 7);
  });
});

describe("numbers of parties", () => {
  const times = (count: number, share: number): readonly number[] =>
    Array.from({ length: count }, () => share);
  // The eight constellations of Golosov 2010: shares in per cent, the number of Laakso and Taagepera, his own.
  test.each([
    [[75, 25], 1.6, 1.33],
    [[75, 10, ...times(15, 1)], 1.74, 1.42],
    [[55, 45], 1.98, 1.82],
    [[55, ...times(3, 10), ...times(15, 1)], 2.99, 2.24],
    [[35, 35, 30], 2.99, 2.9],
    [[35, ...times(5, 10), ...times(15, 1)], 5.75, 4.49],
    [[...times(6, 15), 10], 6.9, 6.89],
    [[15, ...times(7, 10), ...times(15, 1)], 10.64, 11.85],
  ])("Golosov 2010: numbers of parties for %j", (shares, laakso, golosov) => {
    const rows = rowsOf(...shares.map((share) => [share, share] as const));
    expect(numberOf(index("laakso-taagepera-votes", rows))).toBeCloseTo(laakso, 2);
    expect(numberOf(index("golosov-votes", rows))).toBeCloseTo(golosov, 2);
  });

  test.each([
    ["votes", [3947, 3189, 1971, 466, 345, 82], 2.60225167481],
    ["seats", [184, 99, 44, 10, 1, 0], 1.64772905942],
  ])("R's Relectoral: Molinar's number of the %s %j of its manual is %f", (of, sizes, number) => {
    // The manual (nepMolinar) prints the votes and seats; its function was run on them for the values (R 4.6 in webR). It
    // takes the first line for the largest, so its own example comes in order of size.
    const rows = rowsOf(...sizes.map((size) => [size, size] as const));
    expect(numberOf(index(`molinar-${of}`, rows))).toBeCloseTo(number, 11);
  });

  test("R's wpur: by Molinar two parties of one size are two, and one with all the votes is one", () => {
    // tests/testthat of the package, where both values are written out.
    expect(fractionOf(index("molinar-votes", rowsOf([100, 2], [100, 2])))).toBe("2/1");
    expect(fractionOf(index("molinar-votes", rowsOf([0, 0], [100, 2])))).toBe("1/1");
  });

  test("R's electoral: 2.66205 parties from 100, 150 and 60 votes", () => {
    expect(numberOf(index("laakso-taagepera-votes", rowsOf([100, 1], [150, 1], [60, 1])))).toBeCloseTo(
      2.66205,
      5,
    );
  });

  test("SciencesPo: of 80, 60, 10, 20 and 30 the exponential index is 0.248498, Herfindahl 0.285", () => {
    // The number by entropy is one over the first; fractionalisation is one less the second.
    const rows = rowsOf([80, 1], [60, 1], [10, 1], [20, 1], [30, 1]);
    expect(numberOf(index("entropy-number-votes", rows))).toBeCloseTo(1 / 0.248498, 4);
    expect(fractionOf(index("fractionalisation-votes", rows))).toBe("143/200");
  });
});

test("Germany 2013: about 7 million votes, 16 per cent, had no seat", () => {
  // Votes by the Federal Returning Officer; the shares as Deutsche Welle reported on 26 September 2013.
  const rows = [
    ...rowsOf([14_921_877, 255], [11_252_215, 193], [3_755_699, 64], [3_694_057, 63], [3_243_569, 56]),
    { id: "others", kind: "others", votes: 6_859_439, seats: 0 } as const,
  ];
  expect(numberOf(index("unrepresented", rows))).toBeCloseTo(0.16, 2);
});

test.each([
  [[40, 35, 25], [10, 20, 70], 45],
  [[10, 20, 70], [20, 40, 40], 30],
  [[30, 70], [55, 45], 25],
  [[30, 30, 30, 10], [30, 50, 10, 10], 20],
  [[30, 50, 10, 10], [20, 40, 30, 10], 20],
  [[20, 40, 30, 10], [20, 30, 25, 25], 15],
])("R's esaps: from %j to %j Pedersen's volatility is %i", (before, after, percent) => {
  const rows = (votes: readonly number[]): ReturnType<typeof rowsOf> =>
    rowsOf(...votes.map((n) => [n, 0] as const));
  expect(numberOf(volatility(rows(before), rows(after)).total)).toBe(percent / 100);
});

test.each([
  [[40, 35, 25], 2.9],
  [[10, 20, 70], 1.85],
  [[20, 40, 40], 2.78],
  [[30, 70], 1.72],
  [[55, 45], 1.98],
  [[30, 30, 30, 10], 3.57],
  [[20, 30, 25, 25], 3.92],
])("R's esaps: the shares %j are %f effective parties", (shares, number) => {
  const rows = rowsOf(...shares.map((share) => [share, 0] as const));
  expect(numberOf(index("laakso-taagepera-votes", rows))).toBeCloseTo(number, 2);
});
