import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg, holm } from "./multiplicity.ts";

test("Holm by hand", () => {
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(holm([])).toEqual([]);
});

// Benjamini and Hochberg 1995, JRSS B 57, section 3.2: 15 tests, four are found at 0.05.
const PUBLISHED = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];
test("the example of Benjamini and Hochberg: four by their method, three by Bonferroni", () => {
  expect(benjaminiHochberg(PUBLISHED).filter((p) => p <= 0.05)).toHaveLength(4);
  expect(holm(PUBLISHED).filter((p) => p <= 0.05)).toHaveLength(3);
});

test("never smaller than it was, never above one, and Holm is the stricter", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (ps) => {
      const [strict, loose] = [holm(ps), benjaminiHochberg(ps)];
      for (const [i, p] of ps.entries()) {
        expect(strict[i]).toBeGreaterThanOrEqual(p);
        expect(strict[i]).toBeLessThanOrEqual(1);
        expect(loose[i]).toBeGreaterThanOrEqual(p);
        expect(loose[i]).toBeLessThanOrEqual((strict[i] ?? 1) + 1e-15);
      }
    }),
  );
});
