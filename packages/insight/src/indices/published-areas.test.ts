/**
 * Published figures of indices that need areas or districts, beside those of a whole result in published.test.ts.
 *
 * @module
 */

import { type Ratio, ratio } from "@urna/law";
import { describe, expect, test } from "vitest";
import { competitiveness } from "./competitiveness.ts";
import { malapportionment } from "./malapportionment.ts";
import { partyNationalisation, systemNationalisation } from "./nationalisation.ts";
import { fractionOf, index, numberOf, SALARIES } from "./read.fixture.ts";
import { partisanBias, seatsVotesCurve } from "./seats-votes.ts";
import { thresholdOfExclusion, thresholdOfInclusion } from "./thresholds.ts";
import { efficiencyGap, wastedVotes } from "./wasted.ts";

test("a party with the ten shares of R's ineq is nationalised by 1 - 0.4620911", () => {
  // Jones and Mainwaring define their score so; no table of theirs prints the shares it was computed from. Areas of equal
  // size, so Bochsler's weights change nothing.
  const areas = SALARIES.map((votes, i) => ({
    id: `a${i}`,
    rows: [
      { id: "a", votes },
      { id: "b", votes: 30_000 - votes },
    ],
  }));
  expect(numberOf(partyNationalisation(areas, "a"))).toBeCloseTo(1 - 0.4620911, 7);
  expect(numberOf(partyNationalisation(areas, "a", "votes"))).toBeCloseTo(1 - 0.4620911, 7);
});

test("R's esaps: two parties in two districts are nationalised by 0.833 and 0.864, together by 84.695 per cent", () => {
  // Its readme, from shares of 60 and 40, 30 and 70 per cent, and of 55 and 45 in the whole: the first district has five sixths.
  const district = (
    id: string,
    a: number,
    b: number,
  ): { id: string; rows: { id: string; votes: number }[] } => ({
    id,
    rows: [
      { id: "a", votes: a },
      { id: "b", votes: b },
    ],
  });
  const areas = [district("1", 3000, 2000), district("2", 300, 700)];
  expect(numberOf(partyNationalisation(areas, "a"))).toBeCloseTo(0.833, 3);
  expect(numberOf(partyNationalisation(areas, "b"))).toBeCloseTo(0.864, 3);
  expect(numberOf(systemNationalisation(areas))).toBeCloseTo(0.84695, 4);
});

describe("nationalisation weighed by votes", () => {
  /** Areas in which party a has so many tenths of the votes, and so many times ten votes are valid. */
  const areasOf = (tenths: readonly number[], sizes: readonly number[]) =>
    tenths.map((share, i) => ({
      id: `a${i + 1}`,
      rows: [
        { id: "a", votes: share * (sizes[i] ?? 0) },
        { id: "b", votes: (10 - share) * (sizes[i] ?? 0) },
      ],
    }));

  test.each([
    [
      "scikit-digital-health, after an answer on Stack Overflow (48999797)",
      [3, 1, 6, 2, 1],
      [4, 2, 2, 10, 1],
      0.2553,
      4,
    ],
    ["Julia's Inequality", [8, 5, 1, 3, 5, 6, 7, 6, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9], 0.20652395514780775, 12],
  ])("%s: values %j with weights %j have a Gini coefficient of %f", (_, values, weights, gini, places) => {
    // Bochsler's score of a party is one less this coefficient, of shares with the valid votes of the areas as weights.
    const score = partyNationalisation(areasOf(values, weights), "a", "votes");
    expect(numberOf(score)).toBeCloseTo(1 - gini, places);
  });

  test.each([
    [
      [
        [400, 200],
        [190, 1000],
      ],
      0.774039511875,
      [0.657229429031, 0.83147113594],
    ],
    [
      [
        [20, 34],
        [30, 12],
        [10, 45],
      ],
      0.774571290733,
      [0.716335540839, 0.812968488465],
    ],
  ])(
    "R's partynat, whose PNSW is Bochsler's: the votes %j are nationalised by %f",
    (votes, system, parties) => {
      // Votes by area from the manual of R's Relectoral (INSP); the function of partynat was run on them (R 4.6 in webR).
      const areas = votes.map((row, i) => ({
        id: `a${i + 1}`,
        rows: row.map((n, j) => ({ id: `p${j + 1}`, votes: n })),
      }));
      expect(numberOf(systemNationalisation(areas, "votes"))).toBeCloseTo(system, 11);
      for (const [j, score] of parties.entries())
        expect(numberOf(partyNationalisation(areas, `p${j + 1}`, "votes"))).toBeCloseTo(score, 11);
    },
  );
});

test("the Senate of the United States by the census of 1990: malapportionment 0.3644", () => {
  // D. Samuels, R. Snyder (2001) and A. Lijphart (2012) print 0.36; Archer and others (2024) 0.3644 for this census. Residents
  // of the fifty states in order of their names (Census Bureau); the District of Columbia elects no senators.
  const residents = [
    4_040_587, 550_043, 3_665_228, 2_350_725, 29_760_021, 3_294_394, 3_287_116, 666_168, 12_937_926,
    6_478_216, 1_108_229, 1_006_749, 11_430_602, 5_544_159, 2_776_755, 2_477_574, 3_685_296, 4_219_973,
    1_227_928, 4_781_468, 6_016_425, 9_295_297, 4_375_099, 2_573_216, 5_117_073, 799_065, 1_578_385,
    1_201_833, 1_109_252, 7_730_188, 1_515_069, 17_990_455, 6_628_637, 638_800, 10_847_115, 3_145_585,
    2_842_321, 11_881_643, 1_003_464, 3_486_703, 696_004, 4_877_185, 16_986_510, 1_722_850, 562_758,
    6_187_358, 4_866_692, 1_793_477, 4_891_769, 453_588,
  ];
  const states = residents.map((electors, i) => ({ id: `s${i}`, seats: 2, electors }));
  expect([states.length, residents.reduce((sum, n) => sum + n, 0)]).toEqual([50, 248_709_873 - 606_900]);
  expect(numberOf(malapportionment(states))).toBeCloseTo(0.3644, 4);
});

test("the Venice Commission: thresholds of 5 per cent with 14 seats; of 15, 20 and 12.5 with 4", () => {
  // CDL-AD(2008)037, paragraph 16, after P. Norris, for the natural threshold, which M. Gallagher and P. Mitchell call
  // effective (CDL-AD(2010)007, paragraph 37); the latter for the share that is surely enough.
  for (const id of ["natural-threshold", "effective-threshold"] as const) {
    const threshold = (seats: number): string | undefined =>
      fractionOf(index(id, { rows: [], magnitude: { seats } }));
    expect([threshold(14), threshold(4)]).toEqual(["1/20", "3/20"]);
  }
  expect(thresholdOfExclusion("dhondt", 4, 5)).toEqual(ratio(1, 5));
  // Paragraph 39: four seats, five parties, the share below which there is surely none.
  expect(thresholdOfInclusion("dhondt", 4, 5)).toEqual(ratio(1, 8));
});

test("FairVote: the share that is surely enough for a seat, for 3 to 10 seats", () => {
  // archive.fairvote.org/?page=403, for cumulative voting, one vote of several, and the Droop quota; the share of D'Hondt
  // is the same. Its line for 6 seats (13.3) is not its own formula and is left out.
  const printed = { 3: "25.0", 4: "20.0", 5: "16.7", 7: "12.5", 8: "11.1", 9: "10.0", 10: "9.1" };
  for (const [seats, percent] of Object.entries(printed)) {
    const share = thresholdOfExclusion("dhondt", Number(seats), 2);
    expect(((100 * Number(share.num)) / Number(share.den)).toFixed(1)).toBe(percent);
  }
});

test.each([
  [3, ratio(1, 3), ratio(2, 3)],
  [10, ratio(1, 10), ratio(9, 10)],
])(
  "wahlrecht.de: of %i parties under Hare and Niemeyer one may enter with %j of a seat and must with %j",
  (parties, may, must) => {
    // www.wahlrecht.de/verfahren/faktische-sperrklausel.html, in seats; whatever their number, while parties - 1 <= seats.
    for (const seats of [parties - 1, 20, 598]) {
      const inSeats = (share: Ratio): Ratio => ratio(seats * Number(share.num), share.den);
      expect(inSeats(thresholdOfInclusion("hare-remainders", seats, parties))).toEqual(may);
      expect(inSeats(thresholdOfExclusion("hare-remainders", seats, parties))).toEqual(must);
    }
    // With fewer seats it must with seats/(seats + 1) of one.
    expect(thresholdOfExclusion("hare-remainders", 1, parties)).toEqual(ratio(1, 2));
  },
);

describe("districts of one seat", () => {
  const district = (id: string, ...votes: readonly number[]) => ({
    id,
    rows: votes.map((n, i) => ({ id: `p${i + 1}`, votes: n })),
  });

  test("GerryChain: five districts with a partisan bias of 0.1, a partisan Gini of 0.12 and an efficiency gap of 0.3", () => {
    // mggg/GerryChain, tests/metrics/test_partisan.py: the values that its authors expect of their mock election.
    const mock = [
      district("1", 5, 95),
      district("2", 60, 40),
      district("3", 25, 75),
      district("4", 55, 45),
      district("5", 55, 45),
    ];
    const curve = seatsVotesCurve(mock, "p1");
    expect(curve && partisanBias(curve)).toEqual(ratio(1, 10));
    // Its partisan Gini, 0.12, is the area between the curve and the curve of the other party: every step counts in it.
    const steps = curve?.steps.map((step) => Number(step.share.num) / Number(step.share.den)) ?? [];
    const gaps = steps.map((step, i) => Math.abs(step - (1 - (steps.at(-1 - i) ?? 0))));
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeCloseTo(0.12, 12);
    expect(fractionOf(efficiencyGap(mock, ["p1", "p2"]))).toBe("3/10");
    // Its wasted votes by district are 45, 40, 25, 45, 45 and 5, 10, 25, 5, 5.
    const wasted = wastedVotes(mock, "half").options;
    expect(
      wasted.map(({ id, lost, surplus }) => [id, lost + Number(surplus.num) / Number(surplus.den)]),
    ).toEqual([
      ["p2", 200],
      ["p1", 50],
    ]);
  });

  test.each([
    ["2015", [11_790, 8122, 3521, 2277, 718, 409], 3668, 13.67],
    ["2017", [11_519, 11_427, 4614, 648], 92, 0.33],
    ["2019", [13_134, 10_353, 4428, 1159], 2781, 9.57],
  ])("Arfon %s: votes %j, a majority of %i, %f per cent", (year, votes, lead, percent) => {
    // www.electionpolling.co.uk/constituencies/uk-parliament/arfon. The Library of the House of Commons (CBP-8067) defines a
    // majority so: first less second, over the votes for all candidates.
    const [only] = competitiveness([district(year, ...votes)]).districts;
    if (only?.kind !== "contested") throw new Error("two candidates are a contest");
    expect(only.lead).toBe(lead);
    expect((100 * Number(only.margin.num)) / Number(only.margin.den)).toBeCloseTo(percent, 2);
  });
});
