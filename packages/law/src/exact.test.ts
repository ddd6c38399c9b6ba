import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  add,
  addRatios,
  compare,
  compareProducts,
  compareRatios,
  figure,
  fraction,
  greatestCommonDivisor,
  leastCommonMultiple,
  multiply,
  multiplyRatios,
  parseRatio,
  power,
  quotient,
  ratio,
  readFigure,
  readFraction,
  remainder,
  small,
  subtract,
  subtractRatios,
  timesInProduct,
  type Whole,
  whole,
  writeRatio,
} from "./exact.ts";

/** Wholes on both sides of the safe limit, in their one form. */
const anyWhole = fc
  .oneof(fc.maxSafeInteger(), fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }))
  .map((n) => whole(BigInt(n)));
const natural = fc
  .oneof(fc.maxSafeNat(), fc.bigInt({ min: 0n, max: 2n ** 80n }))
  .map((n) => whole(BigInt(n)));
const positive = natural.map((n) => add(n, 1));
const anyRatio = fc.tuple(anyWhole, positive).map(([num, den]) => ({ num, den }));

const form = (n: Whole): string => typeof n;
const isOneForm = (n: Whole): boolean => form(n) === (Number.isSafeInteger(Number(n)) ? "number" : "bigint");

describe("wholes agree with bigint on both sides of the safe limit", () => {
  test("add, subtract, multiply", () => {
    fc.assert(
      fc.property(anyWhole, anyWhole, (a, b) => {
        const [x, y] = [BigInt(a), BigInt(b)];
        expect(BigInt(add(a, b))).toBe(x + y);
        expect(BigInt(subtract(a, b))).toBe(x - y);
        expect(BigInt(multiply(a, b))).toBe(x * y);
        for (const n of [add(a, b), subtract(a, b), multiply(a, b)]) expect(isOneForm(n)).toBe(true);
      }),
    );
  });

  test("quotient and remainder", () => {
    fc.assert(
      fc.property(natural, positive, (a, b) => {
        expect(BigInt(quotient(a, b))).toBe(BigInt(a) / BigInt(b));
        expect(BigInt(remainder(a, b))).toBe(BigInt(a) % BigInt(b));
      }),
    );
  });

  test("comparisons", () => {
    fc.assert(
      fc.property(anyWhole, anyWhole, anyWhole, anyWhole, (a, b, c, d) => {
        const left = BigInt(a) * BigInt(b);
        const right = BigInt(c) * BigInt(d);
        expect(Math.sign(compareProducts(a, b, c, d))).toBe(left < right ? -1 : left > right ? 1 : 0);
        expect(compare(a, b)).toBe(BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0);
      }),
    );
  });

  test("just across the limit", () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(add(most, 1)).toBe(2n ** 53n);
    expect(subtract(2n ** 53n, 1)).toBe(most);
    expect(multiply(94906267, 94906267)).toBe(94906267n * 94906267n);
    expect(power(10, 20)).toBe(10n ** 20n);
    expect(compareProducts(most, most, most, most - 1)).toBeGreaterThan(0);
  });

  test("products that floating point cannot tell apart", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2 ** 27, max: 2 ** 31 - 2 }), fc.boolean(), (n, minus) => {
        const sign = minus ? -1 : 1;
        // n * n is one more than (n - 1) * (n + 1); for large n both round to the same float.
        expect(Math.sign(compareProducts(sign * n, n, sign * (n - 1), n + 1))).toBe(sign);
        expect(Math.sign(compareProducts(sign * (n - 1), n + 1, sign * n, n))).toBe(-sign);
      }),
    );
    expect(compareProducts(3_000_000_000, 3_000_000_000, 2_999_999_999, 3_000_000_001)).toBeGreaterThan(0);
    // One product beyond the limit, the other within, on either side and with either sign.
    const [most, one] = [Number.MAX_SAFE_INTEGER, 1];
    expect(compareProducts(most, 2, most, one)).toBeGreaterThan(0);
    expect(compareProducts(most, one, most, 2)).toBeLessThan(0);
    expect(compareProducts(-most, 2, -most, one)).toBeLessThan(0);
    expect(compareProducts(-most, one, -most, 2)).toBeGreaterThan(0);
  });

  test("how often a number fits into a product", () => {
    expect(timesInProduct(7, 9, 10)).toBe(6);
    expect(timesInProduct(2 ** 52, 2 ** 40, 2n ** 90n)).toBe(4);
    expect(() => timesInProduct(2 ** 52, 2 ** 40, 1)).toThrow(/safe integer/);
  });

  test("greatest common divisor and least common multiple", () => {
    expect(greatestCommonDivisor(12, 18)).toBe(6);
    expect(greatestCommonDivisor(-12, 18)).toBe(6);
    expect(greatestCommonDivisor(12, -18)).toBe(6);
    expect(greatestCommonDivisor(0, -5)).toBe(5);
    expect(greatestCommonDivisor(0, 5)).toBe(5);
    expect(leastCommonMultiple(4, 6)).toBe(12);
  });

  test("a number of seats must be safe", () => {
    expect(() => small(2n ** 60n)).toThrow(/number of seats/);
  });
});

describe("plain numbers stay plain, so that a count allocates nothing", () => {
  const most = Number.MAX_SAFE_INTEGER;
  test.each([
    ["add", () => [add(2, 3), add(most - 1, 1), add(1 - most, -1), add(-2, 1)], [5, most, -most, -1]],
    ["subtract", () => [subtract(2, 3), subtract(most, 0), subtract(-most, 0)], [-1, most, -most]],
    [
      "multiply",
      () => [multiply(2, 3), multiply(most, 1), multiply(most, -1), multiply(-2, 3)],
      [6, most, -most, -6],
    ],
    ["quotient and remainder", () => [quotient(7, 2), remainder(7, 2)], [3, 1]],
    [
      "compareProducts",
      () => [
        compareProducts(2, 3, 7, 1),
        compareProducts(-2, 3, -7, 1),
        Math.sign(compareProducts(most, 1, most, 1)),
        Math.sign(compareProducts(-most, 1, -most, 1)),
      ],
      [-1, 1, 0, 0],
    ],
    [
      "fractions",
      () => [ratio(6, -4).num, ratio(-6, 4).den, ratio(0, 7).den, ratio(3, 4).num],
      [-3, 2, 1, 3],
    ],
    ["figures", () => [figure(5), readFigure(5)], [5, 5]],
  ])("%s", (_, run, expected) => {
    const made = vi.spyOn(globalThis, "BigInt");
    const found = run();
    const times = made.mock.calls.length;
    made.mockRestore();
    expect(found).toEqual(expected);
    expect(times).toBe(0);
  });

  test("at the limit itself and one beyond", () => {
    expect([whole(BigInt(most)), whole(BigInt(-most))]).toEqual([most, -most]);
    expect([whole(2n ** 53n), whole(-(2n ** 53n))]).toEqual([2n ** 53n, -(2n ** 53n)]);
    expect([add(-most, -1), subtract(-most, 1), multiply(most, -2)]).toEqual([
      -(2n ** 53n),
      -(2n ** 53n),
      BigInt(most) * -2n,
    ]);
  });

  test("figures beyond the limit are digits, and read back", () => {
    expect([figure(2n ** 60n), readFigure(`${2n ** 60n}`), readFigure("12")]).toEqual([
      "1152921504606846976",
      2n ** 60n,
      12,
    ]);
  });
});

describe("ratios", () => {
  test.each([
    ["5%", { num: 1, den: 20 }],
    ["0.7", { num: 7, den: 10 }],
    ["2/3", { num: 2, den: 3 }],
    ["12.5%", { num: 1, den: 8 }],
    ["1234.5", { num: 2469, den: 2 }],
    [7, { num: 7, den: 1 }],
    ["-3", { num: -3, den: 1 }],
  ])("%s is read exactly", (written, expected) => {
    expect(parseRatio(written)).toEqual(expected);
  });

  test.each([[0.07], [Number.NaN], ["1/0"], ["five"], ["1e3"], [""], [null], [{}], ["5 %"], [2 ** 53]])(
    "%s is refused",
    (written) => {
      expect(parseRatio(written)).toBeUndefined();
    },
  );

  test("what is written reads back as the same number", () => {
    fc.assert(
      fc.property(anyRatio, (r) => {
        const back = parseRatio(writeRatio(r)) ?? { num: -1, den: 1 };
        expect(compareRatios(back, r)).toBe(0);
        expect(compareRatios(readFraction(fraction(r.num, r.den)), r)).toBe(0);
      }),
    );
  });

  test("arithmetic is that of fractions", () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, (a, b) => {
        const sum = addRatios(a, b);
        expect(compareRatios(subtractRatios(sum, b), a)).toBe(0);
        const product = multiplyRatios(a, b);
        expect(BigInt(product.num) * BigInt(a.den) * BigInt(b.den)).toBe(
          BigInt(a.num) * BigInt(b.num) * BigInt(product.den),
        );
        expect(BigInt(sum.den) > 0n).toBe(true);
      }),
    );
  });

  test("lowest terms", () => {
    expect(ratio(6, -4)).toEqual({ num: -3, den: 2 });
    expect(ratio(-3, -1)).toEqual({ num: 3, den: 1 });
    expect(ratio(3, -1)).toEqual({ num: -3, den: 1 });
    expect(writeRatio({ num: 6, den: 3 })).toBe("2");
    expect(writeRatio({ num: 6, den: 4 })).toBe("3/2");
    expect(parseRatio("  1/2 ")).toEqual({ num: 1, den: 2 });
    expect(() => ratio(1, 0)).toThrow(/denominator/);
  });
});
