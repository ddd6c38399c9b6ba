import { type Ratio, ratio, writeRatio } from "@urna/law";
import { describe, expect, test } from "vitest";
import {
  effectiveThreshold,
  naturalThreshold,
  THRESHOLD_FORMULAS,
  type ThresholdFormula,
  thresholdOfExclusion,
  thresholdOfInclusion,
} from "./thresholds.ts";

describe("thresholds", () => {
  test("the bar of the law, where it is higher than what the number of seats asks", () => {
    expect(writeRatio(naturalThreshold(1))).toBe("3/8");
    expect(writeRatio(effectiveThreshold(5))).toBe("1/8");
    expect(writeRatio(effectiveThreshold(5, { legal: ratio(1, 20) }))).toBe("1/8");
    expect(writeRatio(effectiveThreshold(69, { legal: ratio(1, 20) }))).toBe("1/20");
    expect(() => effectiveThreshold(0)).toThrow(RangeError);
  });

  test("several districts: the threshold of the average one", () => {
    // 15 seats in 6 districts are 2.5 each: 3/4 of 2/7.
    expect(writeRatio(naturalThreshold(15, { districts: 6 }))).toBe("3/14");
    expect(effectiveThreshold(40, { districts: 8 })).toEqual(effectiveThreshold(5));
    expect(writeRatio(effectiveThreshold(15, { districts: 6, legal: ratio(1, 4) }))).toBe("1/4");
    expect(() => naturalThreshold(5, { districts: 6 })).toThrow(RangeError);
  });

  test.each(
    THRESHOLD_FORMULAS.flatMap((formula) =>
      [
        [2, 2],
        [3, 3],
        [4, 3],
        [2, 4],
        [5, 3],
      ].map(([seats = 0, parties = 0]) => [formula, seats, parties] as const),
    ),
  )(
    "by definition, %s, %i seats, %i parties: brute force over all votes finds the same thresholds",
    (formula, seats, parties) => {
      // All ways to share the votes in so many parts.
      const grain = parties > 3 ? 42 : 180;
      let least = grain;
      let most = 0;
      for (const votes of compositions(grain, parties)) {
        const [first = 0] = votes;
        if (mayWin(formula, votes, seats)) least = Math.min(least, first);
        if (mayLose(formula, votes, seats)) most = Math.max(most, first);
      }
      const inclusion = thresholdOfInclusion(formula, seats, parties);
      const exclusion = thresholdOfExclusion(formula, seats, parties);
      // Nothing below the one, nothing above the other, and no more than a grain between bound and case.
      expect(least / grain).toBeGreaterThanOrEqual(toNumber(inclusion) - 1e-12);
      expect(least / grain - toNumber(inclusion)).toBeLessThan(1 / grain);
      expect(most / grain).toBeLessThanOrEqual(toNumber(exclusion) + 1e-12);
      expect(toNumber(exclusion) - most / grain).toBeLessThan(1 / grain);
    },
  );
});

const toNumber = (value: Ratio): number => Number(value.num) / Number(value.den);

function* compositions(sum: number, parts: number, first = true): Generator<readonly number[]> {
  if (parts === 1) {
    yield [sum];
    return;
  }
  for (let head = 0; head <= sum; head++) {
    for (const tail of compositions(sum - head, parts - 1, false)) {
      // The order of the rivals does not matter: keep one of each.
      if (!first && head < (tail[0] ?? 0)) continue;
      yield [head, ...tail];
    }
  }
}

/** Whether the first party may win a seat when ties go to it. */
function mayWin(formula: ThresholdFormula, votes: readonly number[], seats: number): boolean {
  const [own = 0, ...rivals] = votes;
  return own > 0 && claimsBefore(formula, own, rivals, votes, seats, false) < seats;
}

/** Whether it may be left without when ties go against it. */
function mayLose(formula: ThresholdFormula, votes: readonly number[], seats: number): boolean {
  const [own = 0, ...rivals] = votes;
  return claimsBefore(formula, own, rivals, votes, seats, true) >= seats;
}

/** Seats that go to rivals before the first party's first seat. */
function claimsBefore(
  formula: ThresholdFormula,
  own: number,
  rivals: readonly number[],
  votes: readonly number[],
  seats: number,
  tiesAgainst: boolean,
): number {
  const beats = (a: number, b: number): boolean => (tiesAgainst ? a >= b : a > b);
  if (formula === "hare-remainders") {
    const all = votes.reduce((sum, v) => sum + v, 0);
    if (own * seats >= all) return 0;
    const full = rivals.reduce((sum, v) => sum + Math.floor((v * seats) / all), 0);
    const ahead = rivals.filter((v) => beats((v * seats) % all, own * seats)).length;
    return full + ahead;
  }
  let claims = 0;
  for (const rival of rivals) {
    for (let k = 1; k <= seats; k++) {
      const divisor = formula === "dhondt" ? k : 2 * k - 1;
      if (rival > 0 && beats(rival, own * divisor)) claims += 1;
    }
  }
  return claims;
}
