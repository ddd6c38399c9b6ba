import { compareRatios, type Ratio, ratio, writeRatio } from "@urna/law";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { competitiveness } from "./competitiveness.ts";
import type { DistrictVotes } from "./districts.ts";
import { districtsBeyond, malapportionment, seatWeights } from "./malapportionment.ts";
import { partyNationalisation, systemNationalisation } from "./nationalisation.ts";
import { partisanBias, seatsAt, seatsVotesCurve } from "./seats-votes.ts";
import type { IndexResult } from "./value.ts";
import { volatility } from "./volatility.ts";
import { efficiencyGap, wastedVotes } from "./wasted.ts";

const written = (result: IndexResult): string =>
  result.kind === "value" ? writeRatio(result.value) : result.kind;

/** A district of two parties, a and b. */
const duel = (id: string, a: number, b: number): DistrictVotes => ({
  id,
  rows: [
    { id: "a", votes: a },
    { id: "b", votes: b },
  ],
});

describe("volatility", () => {
  const before = [
    { id: "nur-otan", votes: 5_148_074, seats: 76 },
    { id: "aq-jol", votes: 792_828, seats: 12 },
    { id: "qhp", votes: 659_019, seats: 10 },
    { id: "auyl", votes: 383_023, seats: 0 },
    { id: "adal", votes: 258_618, seats: 0 },
  ];
  const after = [
    { id: "amanat", votes: 3_431_510, seats: 40 },
    { id: "auyl", votes: 693_938, seats: 8 },
    { id: "respublica", votes: 547_154, seats: 6 },
    { id: "aq-jol", votes: 535_139, seats: 6 },
    { id: "qhp", votes: 432_920, seats: 5 },
    { id: "osdp", votes: 331_058, seats: 4 },
    { id: "baytaq", votes: 146_431, seats: 0 },
    { id: "against-all", kind: "against-all", votes: 248_291, seats: 0 } as const,
  ];
  const renamed = [{ before: ["nur-otan"], after: ["amanat"] }];
  const merged = [{ before: ["nur-otan", "adal"], after: ["amanat"] }];

  test("2021 to 2023: a renaming is no change, and the two parts add up", () => {
    // Among stable parties: 17.19 + 5.61 + 2.54 + 2.30 points, halved; entry and exit: 3.57 + 8.59 + 5.20 + 2.30 + 3.90.
    const { total, entryAndExit, amongStable } = volatility(before, after, { lineage: renamed });
    expect(amongStable.kind === "value" && amongStable.value).toSatisfy(near(0.1382));
    expect(entryAndExit.kind === "value" && entryAndExit.value).toSatisfy(near(0.1178));
    expect(total.kind === "value" && total.value).toSatisfy(near(0.256));
  });

  test("who is who decides: without the lineage the largest party seems to have gone", () => {
    const blind = volatility(before, after).total;
    const named = volatility(before, after, { lineage: renamed }).total;
    const joined = volatility(before, after, { lineage: merged }).total;
    expect(valueOf(blind)).toBeGreaterThan(0.79);
    expect(valueOf(named)).toBeLessThan(0.26);
    // The 258,618 voters of Adal now leave Amanat instead of vanishing: the sum of the changes is the same.
    expect(valueOf(joined)).toBeCloseTo(valueOf(named), 12);
  });

  test("no change is none, and a complete change is one", () => {
    expect(written(volatility(before, before).total)).toBe("0");
    const others = [{ id: "new", votes: 7, seats: 1 }];
    expect(written(volatility(before, others).total)).toBe("1");
    expect(volatility(before, []).total).toEqual({ kind: "none", reason: "no-votes", about: [] });
  });
});

const valueOf = (result: IndexResult): number =>
  result.kind === "value" ? Number(result.value.num) / Number(result.value.den) : Number.NaN;

/** Whether a fraction is a decimal of four places, rounded. */
const near =
  (decimal: number) =>
  (value: Ratio | false): boolean =>
    value !== false && Math.abs(Number(value.num) / Number(value.den) - decimal) < 0.0001;

describe("nationalisation", () => {
  const share = (id: string, votes: number, valid: number): DistrictVotes => duel(id, votes, valid - votes);

  test("by its definition: one less the Gini coefficient of the shares", () => {
    // Shares 0.3, 0.1, 0.2: differences 0.2 + 0.1 + 0.1 over 3 x 0.6.
    const areas = [share("x", 30, 100), share("y", 10, 100), share("z", 20, 100)];
    expect(written(partyNationalisation(areas, "a"))).toBe("7/9");
    expect(written(partyNationalisation(areas, "a", "votes"))).toBe("7/9");
  });

  test("areas of different size count the same, or by their votes", () => {
    const areas = [share("city", 900, 1000), share("village", 1, 10)];
    // Equal: |0.9-0.1| / (2 x 1.0); weighed: |900 x 10 - 1 x 1000| / (1010 x 901).
    expect(written(partyNationalisation(areas, "a"))).toBe("3/5");
    expect(written(partyNationalisation(areas, "a", "votes"))).toBe(writeRatio(ratio(910010 - 8000, 910010)));
  });

  test("the same share everywhere is 1; all votes in one of n areas is 1/n", () => {
    const even = [share("x", 20, 100), share("y", 40, 200), share("z", 1, 5)];
    expect(written(partyNationalisation(even, "a"))).toBe("1");
    expect(written(systemNationalisation(even))).toBe("1");
    const one = [share("x", 50, 100), share("y", 0, 200), share("z", 0, 5)];
    expect(written(partyNationalisation(one, "a"))).toBe("1/3");
  });

  test("unknown votes of an area are named", () => {
    const areas = [share("x", 1, 2), { id: "y", rows: [{ id: "a", votes: null }] }];
    expect(partyNationalisation(areas, "a")).toEqual({
      kind: "none",
      reason: "votes-unknown",
      about: ["y"],
    });
  });
});

describe("malapportionment", () => {
  test("by its definition: half the sum of the differences", () => {
    // Shares of seats 1/2, 1/2; of electors 3/4, 1/4.
    const districts = [
      { id: "x", seats: 1, electors: 300 },
      { id: "y", seats: 1, electors: 100 },
    ];
    expect(written(malapportionment(districts))).toBe("1/4");
    expect(seatWeights(districts)).toMatchObject({
      ratio: { num: 3, den: 1 },
      smallest: { id: "y", perSeat: { num: 100, den: 1 } },
      largest: { id: "x", perSeat: { num: 300, den: 1 } },
    });
    expect(districtsBeyond(districts, ratio(1, 10))).toEqual(["x", "y"]);
    expect(districtsBeyond(districts, ratio(1, 2))).toEqual([]);
    const open = [...districts, { id: "z", seats: 1, electors: null }];
    expect(districtsBeyond(open, ratio(1, 10))).toBeUndefined();
    expect(districtsBeyond(open, ratio(1, 10), { total: 600 })).toEqual(["x", "y"]);
  });

  test("with electorates missing: bounds that hold whatever they are, and both can be reached", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ seats: fc.integer({ min: 1, max: 4 }), electors: fc.nat(1000) }), {
          minLength: 2,
          maxLength: 6,
        }),
        fc.nat(5),
        (sizes, hidden) => {
          const full = sizes.map((d, i) => ({ id: `d${i}`, ...d }));
          const total = full.reduce((sum, d) => sum + d.electors, 1);
          const [first, ...others] = full;
          fc.pre(first !== undefined);
          const complete = [{ ...first, electors: first.electors + 1 }, ...others];
          const partial = complete.map((d, i) => (i <= hidden ? { ...d, electors: null } : d));
          const exact = malapportionment(complete);
          const bounds = malapportionment(partial, { total });
          const inside =
            exact.kind === "value" &&
            bounds.kind === "bounds" &&
            compareRatios(bounds.low, exact.value) <= 0 &&
            compareRatios(exact.value, bounds.high) <= 0;
          expect(inside).toBe(true);
        },
      ),
    );
    const open = [
      { id: "x", seats: 1, electors: null },
      { id: "y", seats: 1, electors: null },
      { id: "z", seats: 2, electors: 50 },
    ];
    // z has half of all. The rest is spread evenly at best, and lives in one district at worst.
    expect(malapportionment(open, { total: 100 })).toEqual({
      kind: "bounds",
      low: { num: 0, den: 1 },
      high: { num: 1, den: 4 },
      missing: ["x", "y"],
    });
    expect(malapportionment(open)).toEqual({ kind: "none", reason: "needs-electorates", about: ["x", "y"] });
  });

  test("the 29 districts of 2023, of which four electorates are known, of 12,035,578 voters", () => {
    const known = new Map([
      [8, 416_191],
      [11, 472_572],
      [12, 493_732],
      [19, 379_656],
    ]);
    const districts = Array.from({ length: 29 }, (_, i) => ({
      id: `d${i + 1}`,
      seats: 1,
      electors: known.get(i + 1) ?? null,
    }));
    const bounds = malapportionment(districts, { total: 12_035_578 });
    // At best the others are alike: half of 25 seats against 10,273,427 voters, and of the four differences (in voters:
    // 1,171.10, 57,552.10, 78,712.10 and 35,363.90 of a mean of 415,019.93). At worst all the rest lives in one of them.
    expect(bounds).toMatchObject({ kind: "bounds", missing: { length: 25 } });
    const [low, high] = bounds.kind === "bounds" ? [bounds.low, bounds.high] : [];
    expect(low).toSatisfy(near((1171.1 + 57_552.1 + 78_712.1 + 35_363.9 + 102_071.3) / 2 / 12_035_578));
    expect(high).toSatisfy(near(24 / 29 + 35_363.9 / 12_035_578));
    expect(districtsBeyond(districts, ratio(1, 10), { total: 12_035_578 })).toEqual(["d11", "d12"]);
    expect(
      malapportionment(
        districts.map((d) => ({ ...d, electors: null })),
        { total: 12_035_578 },
      ),
    ).toMatchObject({
      low: { num: 0, den: 1 },
      high: { num: 28, den: 29 },
    });
  });
});

describe("districts of one seat", () => {
  // B. Petry, How the efficiency gap works, Brennan Center for Justice (2017): five districts of a hundred votes, a gap of
  // 20 per cent in favour of the second party.
  const petry = [
    duel("1", 75, 25),
    duel("2", 60, 40),
    duel("3", 43, 57),
    duel("4", 48, 52),
    duel("5", 49, 51),
  ];

  test("the published example of the efficiency gap", () => {
    expect(written(efficiencyGap(petry, ["a", "b"]))).toBe("-1/5");
    expect(written(efficiencyGap(petry, ["b", "a"]))).toBe("1/5");
    expect(wastedVotes(petry, "half").options).toEqual([
      { id: "a", lost: 140, surplus: { num: 35, den: 1 } },
      { id: "b", lost: 65, surplus: { num: 10, den: 1 } },
    ]);
  });

  test("wasted votes: beyond the runner-up where a party won; where the first are level, all", () => {
    expect(wastedVotes([duel("1", 75, 25)]).options).toEqual([
      { id: "a", lost: 0, surplus: { num: 50, den: 1 } },
      { id: "b", lost: 25, surplus: { num: 0, den: 1 } },
    ]);
    expect(wastedVotes([duel("1", 50, 50)]).options).toEqual([
      { id: "a", lost: 50, surplus: { num: 0, den: 1 } },
      { id: "b", lost: 50, surplus: { num: 0, den: 1 } },
    ]);
    expect(wastedVotes([duel("1", 50, 50), { id: "2", rows: [] }]).missing).toEqual(["2"]);
  });

  test("where the first are level nobody has won, whatever their ids", () => {
    const level = (rival: string): DistrictVotes => ({
      id: "1",
      rows: [
        { id: "m", votes: 40 },
        { id: "n", votes: 20 },
        { id: rival, votes: 40 },
      ],
    });
    // Both lose all: (20 - 40) / 60.
    expect(["a", "z"].map((rival) => written(efficiencyGap([level(rival)], ["m", "n"])))).toEqual([
      "-1/3",
      "-1/3",
    ]);
    expect(wastedVotes([level("a")]).options.map(({ lost }) => lost)).toEqual([40, 40, 20]);
  });

  test("by its definition: the seats-votes curve steps where districts are level", () => {
    const curve = seatsVotesCurve(petry, "a");
    expect(curve?.steps.map((s) => [s.district, writeRatio(s.swing), s.seats])).toEqual([
      ["1", "-1/4", 1],
      ["2", "-1/10", 2],
      ["5", "1/100", 3],
      ["4", "1/50", 4],
      ["3", "7/100", 5],
    ]);
    expect(writeRatio(curve?.share ?? ratio(0))).toBe("11/20");
    expect(curve && seatsAt(curve, ratio(55, 100))).toEqual({ low: 2, high: 2 });
    expect(curve && seatsAt(curve, ratio(56, 100))).toEqual({ low: 2, high: 3 });
    // At half of the votes, two of five: -1/10.
    expect(curve && writeRatio(partisanBias(curve))).toBe("-1/10");
  });

  test("competitiveness by its definition: closest first, without rival and unknown apart", () => {
    const all = [
      ...petry,
      { id: "6", rows: [{ id: "a", votes: 10 }] },
      { id: "7", rows: [] },
      { id: "8", rows: [{ id: "a", votes: null }] },
    ];
    const read = competitiveness(all);
    expect(read.districts.map((d) => d.id)).toEqual(["5", "4", "3", "2", "1", "6", "7", "8"]);
    expect(read).toMatchObject({ close: 2, contested: 5, unopposed: 1, missing: ["7", "8"] });
    // (50 + 20 + 14 + 4 + 2) / 500
    expect(read.meanMargin).toEqual({ num: 9, den: 50 });
  });

  test("votes that nobody published are named", () => {
    const all = [...petry, { id: "6", rows: [] }];
    expect(efficiencyGap(all, ["a", "b"])).toEqual({ kind: "none", reason: "votes-unknown", about: ["6"] });
    expect(seatsVotesCurve(all, "a")?.missing).toEqual(["6"]);
  });
});
