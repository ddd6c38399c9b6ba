import { describe, expect, test } from "vitest";
import { must } from "../errors.ts";
import { type Ratio, ratio, writeRatio } from "../exact.ts";
import { Reading, record } from "../schema.ts";
import { divisorFields, flaw, type Sequence, sequenceOf } from "./sequences.ts";

/** The sequence that a document writes; read anew in every test. */
function sequence(written: object): Sequence {
  const reading = new Reading();
  const read = record("a divisor method", divisorFields).read(written, "", reading);
  return sequenceOf(
    must(
      read === undefined
        ? { ok: false as const, problems: reading.problems }
        : { ok: true as const, value: read },
    ),
  );
}

/** The divisors of the law, raised to the power of the sequence. */
const divisorsOf = (of: Sequence): readonly string[] =>
  [0, 1, 2, 3, 4].map((s) => {
    const at: Ratio = { num: of.at(s), den: 1 };
    return writeRatio(ratio(at.num, BigInt(of.whole) * BigInt(of.over?.(s) ?? 1)));
  });

describe("divisors", () => {
  test.each([
    [{ divisor: "dhondt" }, "dhondt", 1, ["1", "2", "3", "4", "5"]],
    [{ divisor: "sainte-lague" }, "sainte-lague", 1, ["1", "3", "5", "7", "9"]],
    [{ divisor: "danish" }, "danish", 1, ["1", "4", "7", "10", "13"]],
    [{ divisor: "imperiali" }, "imperiali", 1, ["2", "3", "4", "5", "6"]],
    [{ divisor: "adams" }, "adams", 1, ["0", "1", "2", "3", "4"]],
    // Squares of the geometric means of neighbours.
    [{ divisor: "huntington-hill" }, "huntington-hill", 2, ["0", "2", "6", "12", "20"]],
    // Harmonic means of neighbours: 2 * 1 * 2 / 3, 2 * 2 * 3 / 5, ...
    [{ divisor: "dean" }, "dean", 1, ["0", "4/3", "12/5", "24/7", "40/9"]],
    [{ divisor: "doubling" }, "doubling", 1, ["1", "2", "4", "8", "16"]],
    [{ divisor: { point: "1/2" } }, "n+1/2", 1, ["1/2", "3/2", "5/2", "7/2", "9/2"]],
    [{ divisor: { sequence: ["1", "2.5", "4.5"] } }, "1 5/2 9/2", 1, ["1", "5/2", "9/2", "13/2", "17/2"]],
    [{ divisor: { exponent: "1/2" } }, "n^1/2", 2, ["1", "2", "3", "4", "5"]],
    [{ divisor: { exponent: "2" } }, "n^2", 1, ["1", "4", "9", "16", "25"]],
  ])("%j", (written, name, power, divisors) => {
    const of = sequence(written);
    expect(of).toMatchObject({ name, power });
    expect(of).not.toHaveProperty("first");
    expect(divisorsOf(of)).toEqual(divisors);
    expect(flaw(of)).toBeUndefined();
  });

  test.each([
    [{ divisor: "dhondt", first: "1.4" }, ["7/5", "2", "3", "4", "5"]],
    [{ divisor: "sainte-lague", first: "1.2" }, ["6/5", "3", "5", "7", "9"]],
    [{ divisor: "danish", first: "1/2" }, ["1/2", "4", "7", "10", "13"]],
    [{ divisor: "imperiali", first: "1" }, ["1", "3", "4", "5", "6"]],
    [{ divisor: "adams", first: "0.5" }, ["1/2", "1", "2", "3", "4"]],
    [{ divisor: "huntington-hill", first: "1/2" }, ["1/4", "2", "6", "12", "20"]],
    [{ divisor: "dean", first: "1/2" }, ["1/2", "4/3", "12/5", "24/7", "40/9"]],
    [{ divisor: "doubling", first: "0.75" }, ["3/4", "2", "4", "8", "16"]],
    [{ divisor: { exponent: "1/2" }, first: "1.1" }, ["121/100", "2", "3", "4", "5"]],
    [{ divisor: { sequence: ["1", "2.5", "4.5"] }, first: "1.4" }, ["7/5", "5/2", "9/2", "13/2", "17/2"]],
    // What comes after the last is the difference of the law's list: 1, 2, 3, ..., whatever the first is.
    [{ divisor: { sequence: ["1", "2"] }, first: "1.4" }, ["7/5", "2", "3", "4", "5"]],
  ])("with the first replaced: %j", (written, divisors) => {
    const of = sequence(written);
    expect(writeRatio(of.first ?? { num: 0, den: 1 })).toBe(
      writeRatio(sequence({ ...written, divisor: "dhondt" }).first ?? { num: -1, den: 1 }),
    );
    expect(divisorsOf(of)).toEqual(divisors);
    expect(flaw(of)).toBeUndefined();
  });

  test("stay exact where their denominator is no safe integer", () => {
    const den = 3n ** 40n;
    const of = sequence({ divisor: { point: `1/${den}` }, first: `1/${den * 2n}` });
    const at = (s: bigint): string => writeRatio(ratio(s * den + 1n, den));
    expect(divisorsOf(of)).toEqual([`1/${den * 2n}`, at(1n), at(2n), at(3n), at(4n)]);
  });

  test("that do not grow, or whose powers are too high, are no rule", () => {
    expect(flaw(sequence({ divisor: { sequence: ["1", "2", "2"] } }))).toBe(
      "divisors that grow from the 2th to the next",
    );
    expect(flaw(sequence({ divisor: "dhondt", first: "2" }))).toBe(
      "divisors that grow from the 1th to the next",
    );
    expect(flaw(sequence({ divisor: { sequence: ["2", "1"] } }))).toBe(
      "divisors that grow from the 1th to the next",
    );
    const long = [...Array.from({ length: 64 }, (_, i) => i + 1), 64];
    expect(flaw(sequence({ divisor: { sequence: long } }))).toBe(
      "divisors that grow from the 64th to the next",
    );
    expect(flaw(sequence({ divisor: { exponent: "1/100" } }))).toBeUndefined();
    expect(flaw(sequence({ divisor: { exponent: "1/101" } }))).toBe(
      "an exponent with a denominator of at most 100",
    );
    expect(flaw(sequence({ divisor: { exponent: "100/99" } }))).toBeUndefined();
    expect(flaw(sequence({ divisor: { exponent: "101/99" } }))).toBe(
      "divisors that grow from the 1th to the next",
    );
  });
});
