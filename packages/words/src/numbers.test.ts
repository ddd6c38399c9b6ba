import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "./language.ts";
import { makeNumbers } from "./numbers.ts";

const en = makeNumbers("en");
const NB = "\u00A0";

describe("whole numbers", () => {
  test.each([
    ["en", "3,431,510", "1,234", "12,345"],
    ["ru", `3${NB}431${NB}510`, `1${NB}234`, `12${NB}345`],
    ["kk", `3${NB}431${NB}510`, `1${NB}234`, `12${NB}345`],
    // Spanish orthography: no space in numbers of four digits.
    ["es", `3${NB}431${NB}510`, "1234", `12${NB}345`],
  ] as const)("%s", (language, millions, four, five) => {
    const numbers = makeNumbers(language);
    expect([
      numbers.whole(3431510),
      numbers.whole(1234),
      numbers.whole(12345),
      numbers.whole(0),
      numbers.whole(7),
    ]).toEqual([millions, four, five, "0", "7"]);
  });

  test("negative numbers have a minus sign, not a hyphen; signed ones always a sign, zero none", () => {
    expect(en.whole(-12345)).toBe("\u221212,345");
    expect([en.signed(5), en.signed(-5), en.signed(0)]).toEqual(["+5", "\u22125", "0"]);
  });

  test("beyond safe integers", () => {
    expect(en.whole("123456789012345678901")).toBe("123,456,789,012,345,678,901");
    expect(en.whole(2n ** 70n)).toBe("1,180,591,620,717,411,303,424");
  });
});

describe("decimals", () => {
  test.each([
    [{ num: 1, den: 200 }, 2, "0.01"],
    [{ num: 1, den: 201 }, 2, "0.00"],
    [{ num: -1, den: 200 }, 2, "\u22120.01"],
    [{ num: -1, den: 201 }, 2, "0.00"],
    [{ num: 999_995, den: 1_000_000 }, 2, "1.00"],
    [{ num: 5, den: 2 }, 0, "3"],
    [{ num: 1_285, den: 100 }, 1, "12.9"],
  ])("%j with %i decimals: half up, away from zero", (value, decimals, expected) => {
    expect(en.decimal(value, decimals)).toBe(expected);
  });

  test("figures of 2023", () => {
    expect(en.amount({ num: 6366441, den: 20 })).toBe("318,322.05");
    expect(en.signedAmount({ num: 254719, den: 20 })).toBe("+12,735.95");
    expect(en.amount({ num: 40, den: 2 })).toBe("20");
    expect(makeNumbers("ru").amount({ num: 6366441, den: 20 })).toBe(`318${NB}322,05`);
  });

  test("as few decimals as keep it exact", () => {
    expect(
      ["7/10", "897/10", "2/1", "1/3"].map((t) => {
        const [num = "", den = ""] = t.split("/");
        return en.shortDecimal({ num, den });
      }),
    ).toEqual(["0.7", "89.7", "2", "0.3333"]);
  });

  test("property: the written decimal is within half a unit of the fraction", () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 24n),
        fc.bigInt(1n, 10n ** 12n),
        fc.integer({ min: 0, max: 6 }),
        (num, den, d) => {
          const written = BigInt(en.decimal({ num, den }, d).replaceAll(/[.,]/g, ""));
          const scale = 10n ** BigInt(d);
          const twice = 2n * (written * den - num * scale);
          expect(twice <= den && twice > -den).toBe(true);
        },
      ),
    );
  });
});

describe("percentages", () => {
  test.each([
    ["en", "53.90 %"],
    ["ru", `53,90${NB}%`],
    ["kk", `53,90${NB}%`],
    ["es", `53,90${NB}%`],
  ] as const)("%s", (language, expected) => {
    expect(makeNumbers(language).percent({ num: 3431510, den: 6366441 })).toBe(expected);
  });

  test("more decimals, points, printed ones", () => {
    expect(en.percent({ num: 331058, den: 6366441 }, 5)).toBe("5.20005 %");
    expect(en.points({ num: -1719, den: 10000 })).toBe("\u221217.19");
    expect(en.points({ num: 561, den: 10000 })).toBe("+5.61");
    expect(makeNumbers("ru").printedPercent("54.21")).toBe(`54,21${NB}%`);
  });

  test("zero and one", () => {
    expect(en.percent({ num: 0, den: 7 })).toBe("0.00 %");
    expect(en.percent({ num: 7, den: 7 })).toBe("100.00 %");
  });
});

describe("fractions", () => {
  test("mixed numbers keep the denominator of the law", () => {
    // 5,971,719/69 is 1,990,573/23 in lowest terms.
    expect(en.mixed({ num: 1990573, den: 23 }, 69)).toBe("86,546 45/69");
    expect(en.mixed({ num: 1990573, den: 23 })).toBe("86,546 15/23");
    expect(en.mixed({ num: 1990573, den: 23 }, 70)).toBe("86,546 15/23");
    expect(en.mixed({ num: 4, den: 2 }, 69)).toBe("2");
    expect(en.mixed({ num: 1, den: 3 })).toBe("1/3");
    expect(en.mixed({ num: -7, den: 3 })).toBe("\u22122 1/3");
    expect(makeNumbers("kk").mixed({ num: 1990573, den: 23 }, 69)).toBe(`86${NB}546 45/69`);
  });

  test.each([
    [{ num: 1, den: 20 }, "5 %"],
    [{ num: 7, den: 100 }, "7 %"],
    [{ num: 1, den: 200 }, "0.5 %"],
    [{ num: 1, den: 2 }, "1/2"],
    [{ num: 2, den: 3 }, "2/3"],
    [{ num: 3, den: 10 }, "30 %"],
    [{ num: 1, den: 1 }, "100 %"],
    [{ num: 5, den: 12 }, "5/12"],
  ])("a share as laws write it: %j", (value, expected) => {
    expect(en.share(value)).toBe(expected);
  });
});

test("every language writes every kind", () => {
  for (const language of LANGUAGES) {
    const n = makeNumbers(language);
    expect(n.fraction({ num: 5971719, den: 69 })).toMatch(/^5.971.719\/69$/);
    expect(n.percentDigits({ num: 1, den: 3 })).toMatch(/^33[.,]33$/);
  }
});
