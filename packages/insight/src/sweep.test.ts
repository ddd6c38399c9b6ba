import { compareRatios, must, parseRatio, type Ratio, writeRatio } from "@urna/law";
import { describe, expect, test } from "vitest";
import { MAJILIS_2023 } from "./majilis.fixture.ts";
import { bind, setField } from "./scenario.ts";
import { type Interval, resultOf, sweepShare, sweepWhole } from "./sweep.ts";

const fraction = (text: string): Ratio => parseRatio(text) ?? { num: -1, den: 1 };
const amanat = (interval: Interval): number | string =>
  interval.result.kind === "refused"
    ? interval.result.refusal.reason
    : (interval.result.seats.get("amanat") ?? 0);

describe("the bar swept over the Mäjilis of 2023", () => {
  const sweep = must(sweepShare(MAJILIS_2023, "bar", fraction("0"), fraction("60%")));

  test("steps at the shares of the parties, who are still in at equality", () => {
    expect(sweep.map((i) => [amanat(i), i.toClosed, writeRatio(i.to)])).toEqual(
      [
        [61, true, "146431/6366441"],
        [62, true, "331058/6366441"],
        [64, true, "432920/6366441"],
        [68, true, "535139/6366441"],
        [73, true, "547154/6366441"],
        [79, true, "693938/6366441"],
        [83, true, "3431510/6366441"],
        ["nobody-admitted", true, "3/5"],
      ].map(([seats, closed, to]) => [seats, closed, typeof to === "string" ? writeRatio(fraction(to)) : to]),
    );
  });

  test("when one list passes the law admits the second: Auyl 8", () => {
    const last = sweep.at(-2);
    expect(last?.result.kind === "seats" && last.result.seats.get("auyl")).toBe(8);
  });

  test("has no gaps: every interval begins where the one before ends", () => {
    for (const [i, interval] of sweep.entries()) {
      const before = sweep[i - 1];
      if (before === undefined) continue;
      expect(compareRatios(before.to, interval.from)).toBe(0);
      expect(before.toClosed).not.toBe(interval.fromClosed);
    }
  });
});

test("seats of the list tier swept from 1 to 98", () => {
  const points = must(sweepWhole(MAJILIS_2023, "list", "seats", 1, 98));
  const at = (n: number): number | undefined => {
    const result = points[n - 1]?.result;
    return result === undefined || result.kind === "refused" ? undefined : result.seats.get("amanat");
  };
  expect(at(69)).toBe(62);
  expect(at(98)).toBe(56 + 22);
});

test("one field set as a user writes it", () => {
  const seven = must(setField(MAJILIS_2023.rules, "bar.atLeast", "7%"));
  const result = resultOf(must(bind({ ...MAJILIS_2023, rules: seven })));
  expect(result.kind === "seats" && result.seats.get("amanat")).toBe(68);
  const typo = setField(MAJILIS_2023.rules, "bar.atleast", "7%");
  expect(typo.ok ? [] : typo.problems[0]?.near).toEqual(["atLeast"]);
  const unknown = setField(MAJILIS_2023.rules, "baar.atLeast", "7%");
  expect(unknown.ok ? [] : unknown.problems[0]?.near).toEqual(["bar"]);
  const tooMuch = setField(MAJILIS_2023.rules, "bar.atLeast", "700%");
  expect(tooMuch.ok ? [] : tooMuch.problems[0]?.code).toBe("R004");
});
