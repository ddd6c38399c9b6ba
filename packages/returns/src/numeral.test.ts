import { describe, expect, test } from "vitest";
import { parseNumeral } from "./numeral.ts";

describe("numbers in words", () => {
  test.each([
    ["нөл", 0],
    ["Екі жүз елу үш", 253],
    ["бір мың бір", 1001],
    ["мың тоғыз жүз", 1900],
    ["ноль", 0],
    ["Двести пятьдесят три", 253],
    ["одна тысяча девятьсот девяносто девять", 1999],
    ["двенадцать тысяч триста одиннадцать", 12_311],
    ["two hundred and fifty-three", 253],
    ["twelve thousand three hundred eleven", 12_311],
    ["one million two", 1_000_002],
    ["doscientos cincuenta y tres", 253],
    ["mil novecientos veintidós", 1922],
    ["dieciséis mil", 16_000],
    ["1 253", 1253],
  ])("%s", (written, value) => {
    expect(parseNumeral(written)).toBe(value);
  });

  test.each(["", "many", "two two", "двадцать пятнадцать", "сто двести", "тысяча миллион", "and"])(
    "no number: %s",
    (written) => {
      expect(parseNumeral(written)).toBeUndefined();
    },
  );
});
