/**
 * Indices a second time, in floats and from the formula alone, for every result that chance makes. Those for which nobody
 * printed a value with its input are all here; docs/indices.md lists which they are.
 *
 * @module
 */

import { type Ratio, ratio } from "@urna/law";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { competitiveness } from "./competitiveness.ts";
import type { DistrictVotes } from "./districts.ts";
import { partyNationalisation, systemNationalisation } from "./nationalisation.ts";
import { index, numberOf, rowsOf } from "./read.fixture.ts";
import { partisanBias, seatsAt, seatsVotesCurve } from "./seats-votes.ts";
import { efficiencyGap } from "./wasted.ts";

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);
const sharesOf = (numbers: readonly number[]): readonly number[] => numbers.map((n) => n / sumOf(numbers));
const toNumber = ({ num, den }: Ratio): number => Number(num) / Number(den);

/** Votes, no two alike, and seats of two to nine parties. */
const result = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(200)), {
    minLength: 2,
    maxLength: 9,
    selector: ([votes]) => votes,
  })
  .filter((pairs) => pairs.some(([, seats]) => seats > 0));

describe("votes and seats", () => {
  const molinarOf = (numbers: readonly number[]): number => {
    const [first = 0, ...others] = sharesOf(numbers.filter((n) => n > 0)).toSorted((a, b) => b - a);
    const squares = sumOf([first, ...others].map((p) => p * p));
    return 1 + (1 / squares) ** 2 * sumOf(others.map((p) => p * p));
  };

  test("Molinar: one for the largest, and the effective number in proportion to what the others add to the squares", () => {
    fc.assert(
      fc.property(result, (pairs) => {
        const rows = rowsOf(...pairs);
        expect(numberOf(index("molinar-votes", rows))).toBeCloseTo(molinarOf(pairs.map(([v]) => v)), 9);
        expect(numberOf(index("molinar-seats", rows))).toBeCloseTo(molinarOf(pairs.map(([, s]) => s)), 9);
      }),
    );
  });

  test("Lijphart and Monroe", () => {
    fc.assert(
      fc.property(result, (pairs) => {
        const v = sharesOf(pairs.map(([votes]) => votes));
        const s = sharesOf(pairs.map(([, seats]) => seats));
        const rows = rowsOf(...pairs);
        const order = [...v.keys()].sort((a, b) => (v[b] ?? 0) - (v[a] ?? 0));
        const [one = 0, two = 0] = order.map((i) => Math.abs((v[i] ?? 0) - (s[i] ?? 0)));
        expect(numberOf(index("lijphart", rows))).toBeCloseTo((one + two) / 2, 9);
        const squares = sumOf(v.map((share, i) => (share - (s[i] ?? 0)) ** 2));
        const monroe = Math.sqrt(squares / (1 + sumOf(v.map((share) => share ** 2))));
        expect(numberOf(index("monroe", rows))).toBeCloseTo(monroe, 9);
      }),
    );
  });
});

/** Two to eight districts of two to four parties, a, b, c and d. */
const districtsOf = (parties: { readonly min: number; readonly max: number }) =>
  fc.integer(parties).chain((size) =>
    fc
      .array(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: size, maxLength: size }), {
        minLength: 2,
        maxLength: 8,
      })
      .map((all) =>
        all.map((votes, i): DistrictVotes & { readonly votes: readonly number[] } => ({
          id: `d${i + 1}`,
          rows: votes.map((n, j) => ({ id: "abcd".charAt(j), votes: n })),
          votes,
        })),
      ),
  );

/** One less twice the area between the Lorenz curve of a party's votes over valid votes and the line of equality. */
function nationalised(areas: readonly { readonly votes: readonly number[] }[], party: number): number {
  const sorted = areas
    .map(({ votes }) => ({ own: votes[party] ?? 0, valid: sumOf(votes) }))
    .sort((x, y) => x.own / x.valid - y.own / y.valid);
  const [own, valid] = [sumOf(sorted.map((a) => a.own)), sumOf(sorted.map((a) => a.valid))];
  let [area, below] = [0, 0];
  for (const each of sorted) {
    const above = below + each.own / own;
    area += ((below + above) / 2) * (each.valid / valid);
    below = above;
  }
  return 2 * area;
}

describe("areas and districts", () => {
  test("nationalisation weighed by votes is twice the area below the Lorenz curve", () => {
    fc.assert(
      fc.property(districtsOf({ min: 2, max: 4 }), (areas) => {
        expect(numberOf(partyNationalisation(areas, "a", "votes"))).toBeCloseTo(nationalised(areas, 0), 9);
        const size = areas[0]?.votes.length ?? 0;
        const all = Array.from({ length: size }, (_, j) => sumOf(areas.map(({ votes }) => votes[j] ?? 0)));
        const mean = sumOf(sharesOf(all).map((share, j) => share * nationalised(areas, j)));
        expect(numberOf(systemNationalisation(areas, "votes"))).toBeCloseTo(mean, 9);
      }),
    );
  });

  test("the seats-votes curve gives the districts that a swing wins when everybody is counted again", () => {
    const wonAt = (districts: readonly { readonly votes: readonly number[] }[], swing: number): number =>
      districts.filter(({ votes }) => {
        const [own = 0, ...others] = sharesOf(votes);
        return others.every((share) => own + swing > share * (1 - swing / (1 - own)));
      }).length;
    fc.assert(
      fc.property(
        districtsOf({ min: 2, max: 4 }),
        fc.double({ min: -0.6, max: 0.6, noNaN: true }),
        (districts, swing) => {
          const curve = seatsVotesCurve(districts, "a");
          if (curve === undefined) throw new Error("votes are known");
          // Floats cannot tell which side of a step they are on when they stand upon it.
          fc.pre(curve.steps.every((step) => Math.abs(toNumber(step.swing) - swing) > 1e-9));
          const parts = 10n ** 15n;
          const exact = ratio(BigInt(Math.round(swing * 1e15)), parts);
          const share = ratio(
            BigInt(curve.share.num) * BigInt(exact.den) + BigInt(exact.num) * BigInt(curve.share.den),
            BigInt(curve.share.den) * BigInt(exact.den),
          );
          const won = wonAt(districts, swing);
          expect(seatsAt(curve, share)).toEqual({ low: won, high: won });
          const half = 1 / 2 - toNumber(curve.share);
          if (curve.steps.some((step) => Math.abs(toNumber(step.swing) - half) < 1e-9)) return;
          expect(toNumber(partisanBias(curve))).toBeCloseTo(
            wonAt(districts, half) / districts.length - 1 / 2,
            9,
          );
        },
      ),
    );
  });

  test("with equal turnout the efficiency gap is the share of seats over half, less twice that of votes", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 }), (own) => {
        fc.pre(own.every((votes) => votes !== 500));
        const districts = own.map((votes, i) => ({
          id: `d${i + 1}`,
          rows: [
            { id: "a", votes },
            { id: "b", votes: 1000 - votes },
          ],
        }));
        const seats = own.filter((votes) => votes > 500).length / own.length;
        const gap = seats - 1 / 2 - 2 * (sumOf(own) / (1000 * own.length) - 1 / 2);
        expect(numberOf(efficiencyGap(districts, ["a", "b"]))).toBeCloseTo(gap, 9);
      }),
    );
  });

  test("competitiveness: the lead of the first over the second, of all votes", () => {
    fc.assert(
      fc.property(districtsOf({ min: 2, max: 4 }), (districts) => {
        const margins = districts.map(({ votes }) => {
          const [first = 0, second = 0] = votes.toSorted((a, b) => b - a);
          return (first - second) / sumOf(votes);
        });
        const read = competitiveness(districts);
        const found = read.districts.map((d) => (d.kind === "contested" ? toNumber(d.margin) : Number.NaN));
        for (const [i, margin] of margins.toSorted((a, b) => a - b).entries())
          expect(found[i]).toBeCloseTo(margin, 12);
        expect(read.meanMargin && toNumber(read.meanMargin)).toBeCloseTo(sumOf(margins) / margins.length, 9);
      }),
    );
  });
});
