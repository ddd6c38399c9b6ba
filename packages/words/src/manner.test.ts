import { beforeAll, describe, expect, test } from "vitest";
import { inManner } from "./manner.ts";
import { loadWords, type Words } from "./words.ts";

let en: Words;
beforeAll(async () => {
  en = await loadWords("en");
});

describe("the same number, told in two manners", () => {
  const REMAINDER = { num: 1_642_615, den: 23 };

  test.each([
    [{ num: 31_832_205, den: 100 }, "318,322.05", "318,322"],
    [REMAINDER, "71,418 1/23", "71,418"],
    [{ num: -17_189_105, den: 100 }, "−171,891.05", "−171,891"],
    // What is small keeps its decimals: a bar missed by half a vote is not missed by none.
    [{ num: 1, den: 2 }, "0.50", "0.50"],
    [{ num: -1, den: 3 }, "−1/3", "−0.33"],
    [{ num: 69, den: 1 }, "69", "69"],
  ])("%o", (value, judge, teacher) => {
    expect(inManner(en, "judge").numbers.amount(value)).toBe(judge);
    expect(inManner(en, "judge").numbers.decimal(value, 4)).toBe(judge);
    expect(inManner(en, "teacher").numbers.amount(value)).toBe(teacher);
  });

  test("signs stay, and the words they were made of are as before", () => {
    expect(inManner(en, "judge").numbers.signedAmount(REMAINDER)).toBe("+71,418 1/23");
    expect(inManner(en, "teacher").numbers.signedAmount(REMAINDER)).toBe("+71,418");
    expect(en.numbers.amount(REMAINDER)).toBe("71,418.04");
  });
});
