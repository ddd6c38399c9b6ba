import { describe, expect, test } from "vitest";
import { decimalsOf, percentage, reproduces } from "./shares.ts";

describe("percentages", () => {
  test.each([
    [3_431_510, 6_366_441, 2, "53.90"],
    [3_341_510, 6_366_441, 2, "52.49"],
    [6_521_860, 12_035_578, 2, "54.19"],
    [6_366_441, 12_035_578, 2, "52.90"],
    [1, 3, 0, "33"],
    [2, 3, 0, "67"],
    [1, 8, 1, "12.5"],
    [1, 200, 0, "1"],
    [1, 20_000, 2, "0.01"],
    [1, 20_001, 2, "0.00"],
    [0, 7, 1, "0.0"],
    [7, 7, 2, "100.00"],
  ])("%i of %i with %i decimals is %s", (part, whole, decimals, printed) => {
    expect(percentage(part, whole, decimals)).toBe(printed);
  });

  test("a product beyond the safe integers stays exact", () => {
    expect(percentage(4_503_599_627_370_497, 9_007_199_254_740_991, 6)).toBe("50.000000");
    expect(percentage(4_503_599_627_370_497, 9_007_199_254_740_991, 15)).toBe("50.000000000000017");
  });

  test("a share reproduces at the decimals that were printed", () => {
    expect(decimalsOf("53.90")).toBe(2);
    expect(decimalsOf("54")).toBe(0);
    expect(reproduces("53.9", 3_431_510, 6_366_441)).toBe(true);
    expect(reproduces("53.90", 3_431_510, 6_366_441)).toBe(true);
    expect(reproduces("53.91", 3_431_510, 6_366_441)).toBe(false);
    expect(reproduces("53.90", 3_431_510, 6_521_860)).toBe(false);
    expect(reproduces("0", 0, 0)).toBe(false);
  });
});
