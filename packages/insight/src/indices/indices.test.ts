import type { Ratio } from "@urna/law";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrangeShares, type ResultRow } from "./figures.ts";
import { exponential, logarithm } from "./logarithm.ts";
import { fractionOf, index, numberOf, rowsOf } from "./read.fixture.ts";
import { computeIndices, INDICES } from "./registry.ts";
import { floorRoot, squareRoot } from "./value.ts";
import { unrepresented } from "./wasted.ts";

/** The list votes and the 69 list seats of 19 March 2023. */
const MAJILIS: readonly ResultRow[] = [
  { id: "amanat", votes: 3_431_510, seats: 40 },
  { id: "auyl", votes: 693_938, seats: 8 },
  { id: "respublica", votes: 547_154, seats: 6 },
  { id: "aq-jol", votes: 535_139, seats: 6 },
  { id: "qhp", votes: 432_920, seats: 5 },
  { id: "osdp", votes: 331_058, seats: 4 },
  { id: "baytaq", votes: 146_431, seats: 0 },
  { id: "against-all", kind: "against-all", votes: 248_291, seats: 0 },
];

describe("by their definitions, worked by hand", () => {
  // v = 1/2, 3/10, 1/5; s = 3/5, 2/5, 0: differences 1/10, 1/10, -1/5.
  const three = rowsOf([50, 6], [30, 4], [20, 0]);
  test.each([
    ["loosemore-hanby", "1/5"],
    ["rae", "2/15"],
    ["lijphart", "1/10"],
    ["largest-deviation", "1/5"],
    ["rose", "4/5"],
    // 0.01/0.5 + 0.01/0.3 + 0.04/0.2 = 0.02 + 1/30 + 0.2
    ["sainte-lague", "19/75"],
    ["dhondt", "4/3"],
    // |.5*.4-.3*.6| + |.5*0-.2*.6| + |.3*0-.2*.4| = 0.02 + 0.12 + 0.08
    ["gini", "11/50"],
    // 1 / (0.25 + 0.09 + 0.04)
    ["laakso-taagepera-votes", "50/19"],
    // 1 / (0.36 + 0.16)
    ["laakso-taagepera-seats", "25/13"],
    // 1 + (50/19)^2 * 0.13
    ["molinar-votes", "686/361"],
    ["fractionalisation-votes", "31/50"],
    // 0.5/0.5 + 0.3/(0.3+0.25-0.09) + 0.2/(0.2+0.25-0.04)
    ["golosov-votes", "2018/943"],
    ["unrepresented", "1/5"],
  ])("%s is %s", (id, value) => {
    const got = index(id, three);
    expect(got?.kind).toBe("value");
    expect(fractionOf(got)).toBe(value);
  });

  test("roots and logarithms are rounded at the twelfth decimal", () => {
    // sqrt((0.01 + 0.01 + 0.04) / 2) = sqrt(0.03) = 0.17320508075688...
    expect(fractionOf(index("gallagher", three))).toBe("173205080757/1000000000000");
    // sqrt(0.06 / 1.38) = 0.20851441405707...
    expect(numberOf(index("monroe", three))).toBeCloseTo(Math.sqrt(0.06 / 1.38), 12);
    const theil = 0.6 * Math.log(1.2) + 0.4 * Math.log(4 / 3);
    expect(numberOf(index("entropy", three))).toBeCloseTo(theil, 12);
    expect(numberOf(index("atkinson", three))).toBeCloseTo(1 - (Math.sqrt(0.3) + Math.sqrt(0.12)) ** 2, 12);
    const shannon = -(0.5 * Math.log(0.5) + 0.3 * Math.log(0.3) + 0.2 * Math.log(0.2));
    expect(numberOf(index("entropy-number-votes", three))).toBeCloseTo(Math.exp(shannon), 12);
    expect(index("inverse-entropy", three)).toEqual({ kind: "infinite", because: ["p3"] });
  });

  test("a root that is a fraction stays exact", () => {
    expect(squareRoot(4, 9)).toEqual({ kind: "value", value: { num: 2, den: 3 }, exact: true });
    expect(floorRoot(10n ** 40n - 1n)).toBe(10n ** 20n - 1n);
  });

  test("logarithms and exponentials agree with each other and with tables", () => {
    // ln 10 = 2.302585092994045684017991454684...
    expect((logarithm(10n) * 10n ** 30n) >> 120n).toBe(2_302585092994045684017991454684n);
    const e = (exponential(1n << 120n) * 10n ** 30n) >> 120n;
    expect(e).toBe(2_718281828459045235360287471352n);
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 17n), (n) => {
        const back = (exponential(logarithm(n)) + (1n << 119n)) >> 120n;
        expect(back).toBe(n);
      }),
    );
  });
});

describe("the Mäjilis of 2023", () => {
  test("6.20 per cent of the list votes have no seat", () => {
    expect(fractionOf(index("unrepresented", MAJILIS))).toBe("131574/2122147");
    expect(unrepresented(MAJILIS)).toMatchObject({ votes: 394_722, againstAll: 248_291, base: 6_366_441 });
    expect(numberOf(index("loosemore-hanby", MAJILIS))).toBeCloseTo(0.062, 4);
  });

  test("list votes against all 98 seats: the independents count one by one", () => {
    const house = [
      ...MAJILIS.map((row) => (row.id === "amanat" ? { ...row, seats: 62 } : row)),
      { id: "independents", kind: "persons", votes: 0, seats: 7 } as const,
    ];
    // 98^2 / (62^2 + 8^2 + 6^2 + 6^2 + 5^2 + 4^2 + 7 x 1^2) = 9604 / 4028
    expect(fractionOf(index("laakso-taagepera-seats", house))).toBe("2401/1007");
    const shares = arrangeShares(house);
    expect(shares.holders.filter((h) => h.id.startsWith("independents"))).toHaveLength(7);
    expect(index("sainte-lague", house)?.kind).toBe("infinite");
    expect(numberOf(index("largest-deviation", house))).toBeCloseTo(62 / 98 - 3_431_510 / 6_366_441, 9);
  });

  test("without against all in the base its 248,291 votes are no deviation", () => {
    const input = { rows: MAJILIS, conventions: { againstAll: "left-out" } } as const;
    const won = [3_431_510, 693_938, 547_154, 535_139, 432_920, 331_058];
    const seats = [40, 8, 6, 6, 5, 4];
    const byHand = won.reduce(
      (sum, votes, i) => sum + Math.abs((seats[i] ?? 0) / 69 - votes / 6_118_150),
      146_431 / 6_118_150,
    );
    expect(numberOf(index("loosemore-hanby", input))).toBeCloseTo(byHand / 2, 12);
  });

  test("unknown votes are said, not counted as nothing", () => {
    const rows = MAJILIS.map((row) => (row.id === "osdp" ? { ...row, votes: null } : row));
    expect(index("gallagher", rows)).toEqual({ kind: "none", reason: "votes-unknown", about: ["osdp"] });
    expect(index("laakso-taagepera-seats", rows)?.kind).toBe("value");
  });
});

describe("laws of all indices", () => {
  const result = fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(200)), { minLength: 2, maxLength: 9 });
  const inEnd = (value: Ratio, [low, high]: readonly [Ratio, Ratio | null]): boolean => {
    const v = Number(value.num) / Number(value.den);
    return (
      v >= Number(low.num) / Number(low.den) - 1e-9 &&
      (high === null || v <= Number(high.num) / Number(high.den) + 1e-9)
    );
  };

  test("values lie in the range that the registry states", () => {
    fc.assert(
      fc.property(result, (pairs) => {
        for (const { index: kind, result: got } of computeIndices({ rows: rowsOf(...pairs) })) {
          const inside = got.kind !== "value" || inEnd(got.value, kind.range);
          expect([kind.id, inside]).toEqual([kind.id, true]);
        }
      }),
    );
  });

  test("a proportional result has the proportional value", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 2, maxLength: 9 }),
        fc.integer({ min: 1, max: 5000 }),
        (seats, votesPerSeat) => {
          const rows = rowsOf(...seats.map((n) => [n * votesPerSeat, n] as const));
          for (const { index: kind, result: got } of computeIndices({ rows })) {
            if (kind.family !== "disproportionality" || kind.proportional === null) continue;
            const { num, den } = kind.proportional;
            expect([kind.id, numberOf(got)]).toEqual([kind.id, Number(num) / Number(den)]);
          }
        },
      ),
    );
  });

  test("neither the order of parties nor the unit of votes matters", () => {
    fc.assert(
      fc.property(result, fc.integer({ min: 2, max: 50 }), (pairs, times) => {
        const rows = rowsOf(...pairs);
        const other = [...rows].reverse().map((row) => ({ ...row, votes: (row.votes ?? 0) * times }));
        const plain = computeIndices({ rows }).map((line) => numberOf(line.result));
        expect(computeIndices({ rows: other }).map((line) => numberOf(line.result))).toEqual(plain);
      }),
    );
  });

  test("ids and titles are unique", () => {
    expect(new Set(INDICES.map((i) => i.id)).size).toBe(INDICES.length);
    expect(INDICES.every((i) => i.title === `index.${i.id}`)).toBe(true);
  });
});
