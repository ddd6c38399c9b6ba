import { expect, test } from "vitest";
import { calibrateRoundShare } from "./calibrate-totals.ts";
import { roundShare, type RoundShare, type Totals } from "./round-share.ts";
import { binomialAtLeast } from "./tails.ts";

const totals = (votes: Readonly<Record<string, number>>, base?: number): Totals => {
  const lines = Object.entries(votes).map(([id, n]) => ({ id, votes: n }));
  return { lines, bases: [{ id: "lines", votes: base ?? lines.reduce((sum, line) => sum + line.votes, 0) }] };
};

// Mäjilis of 19 March 2023, list votes (Central Election Commission; sources in the atlas).
const MAJILIS_2023 = totals({
  amanat: 3_431_510,
  auyl: 693_938,
  respublica: 547_154,
  "aq-jol": 535_139,
  qhp: 432_920,
  osdp: 331_058,
  baytaq: 146_431,
  "against-all": 248_291,
});
// Mäjilis of 10 January 2021, and the President, 20 November 2022 (same commission, same atlas).
const MAJILIS_2021 = totals({
  "nur-otan": 5_148_074,
  "aq-jol": 792_828,
  qhp: 659_019,
  auyl: 383_023,
  adal: 258_618,
});
const PRESIDENT_2022 = totals({
  tokayev: 6_456_392,
  dairabayev: 271_641,
  abden: 206_206,
  kazhyken: 200_907,
  auesbayev: 176_116,
  tursynbekova: 168_731,
  "against-all": 460_484,
});

const tested = (found: RoundShare): Extract<RoundShare, { readonly kind: "tested" }> => {
  if (found.kind === "refused") throw new Error(`refused: ${found.lines} lines`);
  return found;
};

test("Mäjilis 2023: six of eight totals lie within 4.1 votes of a multiple of 0.1 %", () => {
  const { looks, corrected } = tested(roundShare(MAJILIS_2023));
  const [best] = looks;
  expect(best).toMatchObject({
    unit: 1000,
    near: 6,
    closed: true,
    dropped: [],
    cut: { num: 4069, den: 1000 },
  });
  expect(best?.lines.map(({ id, distance: { num, den } }) => [id, Number(num) / Number(den)])).toEqual([
    ["amanat", -1.699],
    ["auyl", -4.069],
    ["respublica", -359.926],
    ["aq-jol", 357.956],
    ["qhp", 2.012],
    ["osdp", 3.068],
    ["baytaq", 2.857],
    ["against-all", -0.199],
  ]);
  expect(best?.raw).toBeCloseTo(1.2197e-16, 19);
  // With the cut as it is usually said, 4.1 votes, not as it is: 1.3 in ten thousand million million.
  expect(binomialAtLeast(6, 8, (2 * 4.1) / 6366.441)).toBeCloseTo(1.28e-16, 17);
  // One line less, one near line less: C(7,5) u^5 instead of C(8,6) u^6; seven cuts; three units.
  expect(best?.withoutNearest).toBeCloseTo(7.156e-14, 16);
  expect(corrected / ((best?.withoutNearest ?? 0) * 7 * 3)).toBeCloseTo(1, 12);
});

test("the votes of 2021 and 2022 show nothing of the kind", () => {
  expect(tested(roundShare(MAJILIS_2021)).corrected).toBeCloseTo(0.16, 2);
  expect(tested(roundShare(PRESIDENT_2022)).corrected).toBeCloseTo(0.8675, 4);
});

test("distances of lines that are the whole base add up to whole multiples", () => {
  for (const totalsOfOne of [MAJILIS_2023, MAJILIS_2021, PRESIDENT_2022]) {
    const base = totalsOfOne.bases[0]?.votes ?? 1;
    for (const { unit, lines } of tested(roundShare(totalsOfOne)).looks) {
      const sum = lines.reduce((s, { distance: { num, den } }) => s + (Number(num) * unit) / Number(den), 0);
      expect(Math.round(sum) % base).toBeCloseTo(0);
    }
  }
});

test("totals that are computed from shares of one decimal are found, however few votes there are", () => {
  const shares = [412, 233, 151, 97, 62, 45];
  const votes = Object.fromEntries(shares.map((share, i) => [`p${i}`, Math.round((share * 25_137) / 1000)]));
  expect(tested(roundShare(totals(votes, 25_137))).corrected).toBeLessThan(1e-3);
  expect(tested(roundShare(totals(votes, 25_137))).looks[0]).toMatchObject({ unit: 1000, near: 6 });
});

test("random totals light up no more often than they may", () => {
  // A plain congruential generator (Park and Miller 1988): the test shares no random numbers with the package.
  let state = 20_230_319;
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  let lit = 0;
  for (let run = 0; run < 2000; run++) {
    const votes = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [`p${i}`, 20_000 + Math.floor(random() * 1e6)]),
    );
    if (tested(roundShare(totals(votes))).corrected < 0.05) lit += 1;
  }
  expect(lit).toBeLessThan(100);
});

test("too few lines, tiny bases, lines too small for a unit: refused or dropped, never a number from nothing", () => {
  expect(roundShare(totals({ yes: 5_000_000, no: 3_000_000 }))).toEqual({
    kind: "refused",
    lines: 2,
    needed: 4,
  });
  expect(roundShare(totals({ a: 100, b: 90, c: 80, d: 70 }))).toEqual({
    kind: "refused",
    lines: 0,
    needed: 4,
  });
  expect(roundShare({ lines: [], bases: [] })).toEqual({ kind: "refused", lines: 0, needed: 4 });
  const small = tested(roundShare(totals({ a: 400_000, b: 300_000, c: 200_000, d: 100_000, e: 1500 })));
  expect(small.looks.find(({ unit }) => unit === 100)?.dropped).toEqual(["e"]);
  expect(small.looks.find(({ unit }) => unit === 10_000)?.dropped).toEqual([]);
});

test("a base that says the same as another is looked at once", () => {
  const [lines] = MAJILIS_2023.bases;
  const twice = {
    ...MAJILIS_2023,
    bases: [...MAJILIS_2023.bases, { id: "valid", votes: lines?.votes ?? 0 }],
  };
  expect(roundShare(twice)).toEqual(roundShare(MAJILIS_2023));
});

test("measured on clean totals of the same size, the test keeps its promise; the same seed gives the same rate", () => {
  const first = calibrateRoundShare(MAJILIS_2023, { seed: 7 });
  expect(first.runs).toBe(1000);
  expect(first.low).toBeLessThan(0.05);
  expect(first.hits).toBeGreaterThan(0);
  expect(calibrateRoundShare(MAJILIS_2023, { seed: 7 })).toEqual(first);
  expect(calibrateRoundShare(MAJILIS_2023, { seed: 8 })).not.toEqual(first);
});

test("how many rounded lines would be enough", () => {
  expect(tested(roundShare(MAJILIS_2023)).enough).toBe(2);
  expect(tested(roundShare(MAJILIS_2021)).enough).toBe(3);
});
