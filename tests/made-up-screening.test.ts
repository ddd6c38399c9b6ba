import { expect, test } from "vitest";
import { screenMadeUp, tooMany } from "./made-up-screening.ts";

test("made-up countries light up the tests of polling stations no more often than they should", () => {
  // scripts/screen-made-up.ts does the same for 200 countries of full size.
  const found = screenMadeUp(40, 5000);
  expect([...found.keys()]).toEqual([
    "whole percentages",
    "whole percentages, regions",
    "last digits",
    "digit pairs",
  ]);
  for (const [name, probabilities] of found) {
    for (const level of [0.05, 0.01]) {
      const hits = probabilities.filter((p) => p < level).length;
      expect({ name, level, hits, well: hits < tooMany(probabilities.length, level) }).toMatchObject({
        well: true,
      });
    }
  }
}, 60_000);

test("the bound is that of the binomial distribution", () => {
  // qbinom(0.999, 200, 0.05) is 21, qbinom(0.999, 40, 0.05) is 7
  expect([tooMany(200, 0.05), tooMany(40, 0.05)]).toEqual([22, 8]);
});
