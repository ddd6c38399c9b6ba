import { ratio } from "@urna/law";
import { expect, test } from "vitest";
import { writeFractions } from "./fractions.ts";

test("a fraction stands exact, and as a number rounded half up at the twelfth decimal", () => {
  expect(writeFractions({ a: ratio(1, 3), b: ratio(-2, 3), c: ratio(5) })).toEqual({
    a: "1/3",
    aDecimal: 0.333333333333,
    b: "-2/3",
    bDecimal: -0.666666666667,
    c: "5",
    cDecimal: 5,
  });
  // Half of the last place goes away from nothing, and what is smaller is nothing, without a sign.
  expect(writeFractions({ a: ratio(1, 2_000_000_000_000) })).toMatchObject({ aDecimal: 0.000000000001 });
  expect(writeFractions({ a: ratio(-1, 3_000_000_000_000) })["aDecimal"]).toBe(0);
});

test("a fraction of thousands of digits is read, where a division of numbers is not", () => {
  const num = 10n ** 4000n + 1n;
  expect(writeFractions({ a: ratio(num, 4n * 10n ** 4000n) })).toMatchObject({ aDecimal: 0.25 });
  expect(Number(num) / Number(4n * 10n ** 4000n)).toBeNaN();
});
