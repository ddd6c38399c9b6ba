import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkPrintedShares, checkTurnouts } from "./published-figures.ts";
import type { Official } from "./remainder.ts";
import type { FieldName } from "./return.ts";

const official = (
  figures: { readonly [K in FieldName]?: number },
  votes: Readonly<Record<string, number>> = {},
  shares: Readonly<Record<string, string>> = {},
): Official => ({
  area: "kz",
  contest: "list",
  figures: new Map(
    Object.entries(figures).flatMap(([name, value]) => (isField(name) ? [[name, value] as const] : [])),
  ),
  votes: new Map(Object.entries(votes)),
  shares: new Map(Object.entries(shares)),
});

function isField(name: string): name is FieldName {
  return ["registered", "receivedBallot", "inBoxes", "valid", "againstAll"].includes(name);
}

/** The list vote of the Mäjilis of 2023 as it was published. */
const VOTES = {
  amanat: 3_431_510,
  auyl: 693_938,
  respublica: 547_154,
  "aq-jol": 535_139,
  qhp: 432_920,
  osdp: 331_058,
  baytaq: 146_431,
};
const SHARES = {
  amanat: "53.90",
  auyl: "10.90",
  respublica: "8.59",
  "aq-jol": "8,41 %",
  qhp: "6.80",
  osdp: "5.20",
  baytaq: "2.30",
};

describe("C605: percentages that no base reproduces", () => {
  test("those of 2023 reproduce from the votes with against all", () => {
    expect(checkPrintedShares(official({ againstAll: 248_291 }, VOTES, SHARES))).toEqual([]);
  });

  test("one that does not is told, under the base that reproduces the others", () => {
    const findings = checkPrintedShares(
      official({ againstAll: 248_291, registered: 12_035_578 }, VOTES, { ...SHARES, auyl: "10.80" }),
    );
    expect(findings).toMatchObject([
      { code: "C605", option: "auyl", figures: { official: 693_938, whole: 6_366_441, hundredths: 1080 } },
    ]);
  });

  test("without counts, or without percentages, nothing is said", () => {
    expect(checkPrintedShares(official({}, {}, SHARES))).toEqual([]);
    expect(checkPrintedShares(official({ valid: 10 }, VOTES))).toEqual([]);
  });

  test("whatever is rounded correctly reproduces; one digit off does not", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 10 ** 9 }),
        fc.nat({ max: 10 ** 9 }),
        fc.integer({ min: 0, max: 3 }),
        (whole, n, digits) => {
          const part = n % (whole + 1);
          const scale = 10n ** BigInt(digits + 2);
          const units = (BigInt(part) * scale * 2n + BigInt(whole)) / (2n * BigInt(whole));
          const print = (value: bigint): string => {
            const text = `${value}`.padStart(digits + 1, "0");
            return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
          };
          const codes = (printed: string): number =>
            checkPrintedShares(official({ inBoxes: whole }, { a: part, b: whole - part }, { a: printed }))
              .length;
          expect(codes(print(units))).toBe(0);
          expect(codes(print(units + 2n))).toBe(1);
        },
      ),
    );
  });
});

describe("C607: turnouts that lie apart", () => {
  test("at most three percentage points pass, more are told with both figures", () => {
    expect(checkTurnouts(official({ registered: 1000, receivedBallot: 600, valid: 570 }))).toEqual([]);
    expect(
      checkTurnouts(official({ registered: 1000, receivedBallot: 600, inBoxes: 580, valid: 569 })),
    ).toMatchObject([
      { code: "C607", figures: { receivedBallot: 600, valid: 569, registered: 1000, difference: 31 } },
    ]);
    expect(checkTurnouts(official({ receivedBallot: 600, valid: 1 }))).toEqual([]);
  });
});
