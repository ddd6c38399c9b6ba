import { addRatios, multiplyRatios, type Ratio, ratio, writeRatio } from "@urna/law";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minimalCoalitions, routes } from "./coalitions.ts";
import { dictator, type House, makeHouse, type Seated, standing } from "./house.ts";
import { banzhaf, countMinimal, deeganPackel, type Power, shapleyShubik } from "./indices.ts";

const houseOf = (quota: number, ...seats: readonly number[]): House =>
  makeHouse(
    seats.map((n, i) => ({ id: `p${i + 1}`, seats: n })),
    quota,
  );

const values = (power: readonly { readonly id: string; readonly value: Ratio }[]): Record<string, string> =>
  Object.fromEntries(power.map((p) => [p.id, writeRatio(p.value)]));

const normalised = (house: House): Record<string, string> =>
  values(banzhaf(house).map((p) => ({ id: p.id, value: p.normalised })));

/** The Mäjilis elected on 19 March 2023. */
const MAJILIS: readonly Seated[] = [
  { id: "amanat", seats: 62 },
  { id: "auyl", seats: 8 },
  { id: "respublica", seats: 6 },
  { id: "aq-jol", seats: 6 },
  { id: "qhp", seats: 5 },
  { id: "osdp", seats: 4 },
  { id: "independents", kind: "persons", seats: 7 },
];

describe("published values", () => {
  // Five permanent members with a veto, ten others, nine votes: weights 7 and 1, quota 39. Shapley and Shubik treat the
  // council of 1954; for that of 1966: 421/2145 and 4/2145 (P. Straffin, Game Theory and Strategy, 1993); Banzhaf 848 and 84
  // swings of 5,080.
  const council = makeHouse(
    [
      ...["cn", "fr", "ru", "uk", "us"].map((id) => ({ id, seats: 7 })),
      { id: "elected", kind: "persons", seats: 10 },
    ],
    39,
  );

  test("the Security Council of the United Nations", () => {
    expect(values(shapleyShubik(council))).toMatchObject({ us: "421/2145", elected: "4/2145" });
    const byId = new Map(banzhaf(council).map((p) => [p.id, p]));
    expect(byId.get("us")).toMatchObject({ swings: 848, normalised: { num: 106, den: 635 } });
    expect(byId.get("elected")).toMatchObject({ swings: 84, normalised: { num: 21, den: 1270 } });
    expect(standing(council).veto).toEqual(["cn", "fr", "ru", "uk", "us"]);
    // Every minimal coalition is the five and four of ten: 210.
    expect(countMinimal(council)).toBe(210);
    expect(values(deeganPackel(council))).toMatchObject({ us: "1/9", elected: "2/45" });
  });

  test("16 of 10, 9, 6 and 5: Deegan-Packel 6/18, 5/18, 5/18, 2/18; both others 5/12, 3/12, 3/12, 1/12", () => {
    // A. McAndrew, Voting power (5): the Deegan-Packel and Holler power indices (2021).
    const house = houseOf(16, 10, 9, 6, 5);
    expect(values(deeganPackel(house))).toEqual({ p1: "1/3", p2: "5/18", p3: "5/18", p4: "1/9" });
    const others = { p1: "5/12", p2: "1/4", p3: "1/4", p4: "1/12" };
    expect(values(shapleyShubik(house))).toEqual(others);
    expect(normalised(house)).toEqual(others);
  });

  test("the Council of the EEC, 1958: Luxembourg never decided anything", () => {
    // 4, 4, 4, 2, 2, 1 with 12: Shapley 14/60, 9/60, 0; Banzhaf 5/21, 3/21, 0 (S. Brams, P. Affuso, 1976).
    const council = houseOf(12, 4, 4, 4, 2, 2, 1);
    expect(values(shapleyShubik(council))).toEqual({
      p1: "7/30",
      p2: "7/30",
      p3: "7/30",
      p4: "3/20",
      p5: "3/20",
      p6: "0",
    });
    expect(normalised(council)).toMatchObject({ p1: "5/21", p4: "1/7", p6: "0" });
    // Minimal coalitions: the three large; two of them and both middle ones.
    expect(values(deeganPackel(council))).toMatchObject({ p1: "5/24", p4: "3/16", p6: "0" });
    expect(minimalCoalitions(council).found.map((c) => c.partners.map((p) => p.id).join(" "))).toEqual([
      "p1 p2 p3",
      "p1 p2 p4 p5",
      "p1 p3 p4 p5",
      "p2 p3 p4 p5",
    ]);
  });

  test("Nassau County, 1964: three of six towns had no power (Banzhaf 1965)", () => {
    const board = houseOf(58, 31, 31, 28, 21, 2, 2);
    expect(normalised(board)).toEqual({ p1: "1/3", p2: "1/3", p3: "1/3", p4: "0", p5: "0", p6: "0" });
  });

  test("the electoral college of the 1970s: California 0.08831, New York 0.07973", () => {
    // G. Owen, Evaluation of a presidential election game, American Political Science Review 69 (1975), 947-953. Groups of
    // states by electors: 51 players, 538 electors, 270 needed.
    const states: readonly (readonly [number, number])[] = [
      [45, 1],
      [41, 1],
      [27, 1],
      [26, 2],
      [25, 1],
      [21, 1],
      [17, 2],
      [14, 1],
      [13, 2],
      [12, 3],
      [11, 1],
      [10, 4],
      [9, 4],
      [8, 2],
      [7, 4],
      [6, 4],
      [5, 1],
      [4, 9],
      [3, 7],
    ];
    const groups = states.map(([seats, count]) => ({ id: `of ${seats}`, seats, count }));
    const players = groups.reduce((sum, g) => sum + g.count, 0);
    const seats = groups.reduce((sum, g) => sum + g.count * g.seats, 0);
    expect([players, seats]).toEqual([51, 538]);
    const power = shapleyShubik({ groups, players, seats, quota: 270 });
    const of = (id: string): number => {
      const value = power.find((p) => p.id === id)?.value ?? ratio(0);
      return Number((BigInt(value.num) * 100_000n) / BigInt(value.den)) / 100_000;
    };
    expect(of("of 45")).toBeCloseTo(0.08831, 4);
    expect(of("of 41")).toBeCloseTo(0.07973, 4);
  });
});

describe("the Mäjilis of 2023", () => {
  test("routes of Amanat to two thirds", () => {
    const found = routes(MAJILIS, 66, ["amanat"]);
    expect(found).toMatchObject({ kind: "with", seats: 62, short: 4, cut: false });
    const written = found.kind === "with" ? found.routes : [];
    expect(
      written.map((r) => [
        r.partners.map((p) => (p.of > 1 ? `any ${p.players} of ${p.of} ${p.id}` : p.id)).join(" + "),
        r.seats,
        r.spare,
      ]),
    ).toEqual([
      ["osdp", 66, 0],
      ["qhp", 67, 1],
      ["aq-jol", 68, 2],
      ["respublica", 68, 2],
      ["auyl", 70, 4],
      ["any 4 of 7 independents", 66, 0],
    ]);
    // Five parties, and 35 ways to take four persons of seven.
    expect(found.kind === "with" && found.players).toBe(40);
  });

  test("one party decides alone at 50; has a veto at 66; nobody comes near without it", () => {
    const half = makeHouse(MAJILIS, 50);
    expect(dictator(half)).toBe("amanat");
    expect(values(shapleyShubik(half))).toMatchObject({ amanat: "1", auyl: "0", independents: "0" });
    expect(routes(MAJILIS, 50, ["amanat"])).toEqual({ kind: "alone", seats: 62, spare: 12 });
    const constitution = makeHouse(MAJILIS, 66);
    expect(dictator(constitution)).toBeUndefined();
    expect(standing(constitution)).toEqual({ alone: [], veto: ["amanat"], possible: true });
    const without = MAJILIS.filter((s) => s.id !== "amanat");
    expect(routes(without, 66, [])).toEqual({ kind: "impossible", seats: 0, short: 30 });
  });

  test("independents as one bloc make one route; apart they are seven players", () => {
    const bloc = [{ id: "group", members: ["independents"] }];
    const found = routes(MAJILIS, 66, ["amanat"], { blocs: bloc });
    const last = found.kind === "with" ? found.routes.at(-2) : undefined;
    expect(last).toMatchObject({ seats: 69, partners: [{ id: "group", players: 1, of: 1, seats: 7 }] });
    expect(makeHouse(MAJILIS, 66).players).toBe(13);
    expect(makeHouse(MAJILIS, 66, { blocs: bloc }).players).toBe(7);
  });

  test("power at two thirds by enumeration of all coalitions", () => {
    const house = makeHouse(MAJILIS, 66);
    const byHand = enumerate(house);
    expect(banzhaf(house).map((p) => [p.id, p.swings])).toEqual(byHand);
  });
});

describe("mistakes", () => {
  test.each([
    ["a quota of nothing", (): unknown => makeHouse(MAJILIS, 0)],
    ["the same party twice", (): unknown => makeHouse([...MAJILIS, { id: "auyl", seats: 1 }], 50)],
    ["half a seat", (): unknown => makeHouse([{ id: "x", seats: 0.5 }], 1)],
    [
      "a bloc of nobody",
      (): unknown => makeHouse(MAJILIS, 50, { blocs: [{ id: "b", members: ["nobody"] }] }),
    ],
    ["a route from nobody", (): unknown => routes(MAJILIS, 66, ["nobody"])],
  ])("%s is refused", (_, make) => {
    expect(make).toThrow(RangeError);
  });
});

describe("laws", () => {
  const small = fc
    .record({
      seats: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 7 }),
      persons: fc.nat(3),
      part: fc.integer({ min: 1, max: 100 }),
    })
    .map(({ seats, persons, part }) => {
      const seated: Seated[] = seats.map((n, i) => ({ id: `p${i}`, seats: n }));
      if (persons > 0) seated.push({ id: "persons", kind: "persons", seats: persons });
      const all = seated.reduce((sum, s) => sum + s.seats, 0);
      return makeHouse(seated, Math.max(1, Math.ceil((all * part) / 100)));
    });
  const sumOf = (power: readonly Power[]): string =>
    writeRatio(
      power.reduce<Ratio>((sum, p) => addRatios(sum, multiplyRatios(p.value, ratio(p.count))), ratio(0)),
    );

  test("shares of power add up to one", () => {
    fc.assert(
      fc.property(small, (house) => {
        expect(sumOf(shapleyShubik(house))).toBe("1");
        expect(sumOf(deeganPackel(house))).toBe("1");
        expect(sumOf(banzhaf(house).map((p) => ({ ...p, value: p.normalised })))).toBe("1");
      }),
    );
  });

  test("generating functions count what enumeration counts", () => {
    fc.assert(
      fc.property(small, (house) => {
        expect(banzhaf(house).map((p) => [p.id, p.swings])).toEqual(enumerate(house));
      }),
    );
  });

  test("as many minimal coalitions are listed as are counted, and each is minimal", () => {
    fc.assert(
      fc.property(small, (house) => {
        const { found, players, cut } = minimalCoalitions(house);
        const ways = found.reduce(
          (sum, c) => sum + c.partners.reduce((product, p) => product * chooseByHand(p.of, p.players), 1),
          0,
        );
        expect([ways, cut]).toEqual([players, false]);
        for (const { partners, seats } of found) {
          const least = Math.min(...partners.map((p) => p.seats / p.players));
          expect(seats >= house.quota && seats - least < house.quota).toBe(true);
        }
      }),
    );
  });

  test("a house of 700 with 300 persons is counted, not enumerated", () => {
    const seated: Seated[] = Array.from({ length: 20 }, (_, i) => ({ id: `p${i}`, seats: 20 }));
    const house = makeHouse([...seated, { id: "persons", kind: "persons", seats: 300 }], 351);
    expect(sumOf(shapleyShubik(house))).toBe("1");
  });
});

const chooseByHand = (n: number, k: number): number =>
  k === 0 ? 1 : (chooseByHand(n, k - 1) * (n - k + 1)) / k;

/** Swings of one player of each group, by looking at every coalition. */
function enumerate(house: House): readonly (readonly [string, number])[] {
  const players = house.groups.flatMap((g) => Array.from({ length: g.count }, () => g));
  const swings = new Map(house.groups.map((g) => [g.id, 0]));
  for (let set = 0; set < 2 ** players.length; set++) {
    const inside = players.filter((_, i) => (set >> i) % 2 === 1);
    const seats = inside.reduce((sum, g) => sum + g.seats, 0);
    for (const group of inside) {
      if (seats >= house.quota && seats - group.seats < house.quota)
        swings.set(group.id, (swings.get(group.id) ?? 0) + 1);
    }
  }
  return house.groups.map((g) => [g.id, (swings.get(g.id) ?? 0) / g.count]);
}
