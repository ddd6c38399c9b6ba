import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareProducts, multiply, power, type Ratio } from "../exact.ts";
import { Reading } from "../schema.ts";
import { claimOf, compareClaims, simpleDivisor } from "./certificate.ts";
import { apportion, type Method, methodField } from "./methods.ts";
import type { Apportioned } from "./task.ts";
import { DIVISORS, named } from "./sequences.ts";

function methodOf(written: unknown): Method {
  const reading = new Reading();
  const method = methodField.read(written, "method", reading);
  if (method === undefined) throw new Error(JSON.stringify(reading.problems));
  return method;
}

const problemsOf = (written: unknown): readonly string[] => {
  const reading = new Reading();
  methodField.read(written, "method", reading);
  return reading.problems.map((p) => `${p.code} ${p.at}`);
};

const share = (written: unknown, votes: readonly number[], seats: number): Apportioned =>
  apportion(methodOf(written), { votes, scale: 1, seats });

const seatsOf = (result: Apportioned): readonly number[] | string =>
  result.kind === "impossible" ? result.reason : result.seats;

describe("published examples", () => {
  // Balinski and Young, Fair Representation (2001), the six states of appendix A: 36 seats.
  const populations = [27_744, 25_178, 19_951, 14_610, 9_225, 3_292];
  test.each([
    [{ quota: "hare" }, [10, 9, 7, 5, 4, 1]],
    [{ divisor: "adams" }, [10, 9, 7, 5, 3, 2]],
    [{ divisor: "dean" }, [10, 9, 7, 5, 4, 1]],
    [{ divisor: "huntington-hill" }, [10, 9, 7, 6, 3, 1]],
    [{ divisor: "sainte-lague" }, [10, 9, 8, 5, 3, 1]],
    [{ divisor: "dhondt" }, [11, 9, 7, 5, 3, 1]],
  ])("%j among six states", (method, expected) => {
    expect(seatsOf(share(method, populations, 36))).toEqual(expected);
  });

  // The usual example of ten seats and 100,000 votes.
  const parties = [47_000, 16_000, 15_800, 12_000, 6_100, 3_100];
  test.each([
    [{ quota: "hare" }, [5, 2, 1, 1, 1, 0]],
    [{ quota: "droop" }, [5, 2, 2, 1, 0, 0]],
    [{ quota: "hagenbach-bischoff" }, [5, 2, 2, 1, 0, 0]],
    [{ quota: "imperiali" }, [5, 2, 2, 1, 0, 0]],
    [{ quota: { plus: 1 } }, [5, 2, 2, 1, 0, 0]],
    [{ divisor: "dhondt" }, [5, 2, 2, 1, 0, 0]],
    [{ divisor: "sainte-lague" }, [4, 2, 2, 1, 1, 0]],
    [{ divisor: "sainte-lague", first: "1.4" }, [5, 2, 2, 1, 0, 0]],
  ])("%j among six parties", (method, expected) => {
    expect(seatsOf(share(method, parties, 10))).toEqual(expected);
  });

  test("the paradox of the house that grows belongs to quotas", () => {
    const votes = [15, 15, 9, 5, 5, 2];
    expect(seatsOf(share({ quota: "hare" }, votes, 25))).toEqual([7, 7, 4, 3, 3, 1]);
    expect(seatsOf(share({ quota: "hare" }, votes, 26))).toEqual([8, 8, 5, 2, 2, 1]);
  });
});

describe("what quotas leave, or give too much", () => {
  test("capped remainders, then votes for each seat held: who has no seat gets none", () => {
    const rest = [{ by: "remainder", most: 1 }, { by: "average-held" }];
    // Droop quota 101: 5, 2 and 1 whole quotas with 95, 98 and 49 votes left, and 57 of a party without one. Of the two
    // seats that are left one goes to the remainder 98; then the votes for each seat are 120, 100 and 150.
    const votes = [600, 300, 150, 57];
    expect(seatsOf(share({ quota: "droop", rest }, votes, 10))).toEqual([5, 3, 2, 0]);
    expect(seatsOf(share({ quota: "droop" }, votes, 10))).toEqual([6, 3, 1, 0]);
  });

  test("highest averages with one seat more are D'Hondt", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 1000 }), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 30 }),
        (votes, seats) => {
          const quotas = share({ quota: "droop", rest: [{ by: "average" }] }, votes, seats);
          const divisors = share({ divisor: "dhondt" }, votes, seats);
          fc.pre(divisors.kind === "done" && quotas.kind === "done");
          expect(quotas).toEqual(divisors);
        },
      ),
    );
  });

  test.each([
    ["votes", [3, 3, 1]],
    ["first", [4, 2, 1]],
  ])("left seats by %s", (by, expected) => {
    expect(seatsOf(share({ quota: { plus: 0 }, rest: [{ by }] }, [40, 35, 25], 7))).toEqual(expected);
  });

  test("only those with a whole quota take part in a stage", () => {
    const rest = [{ by: "remainder", eligible: "full-quota" }];
    expect(seatsOf(share({ quota: "hare", rest }, [60, 31, 9], 5))).toEqual([3, 2, 0]);
    expect(seatsOf(share({ quota: "hare", rest: [...rest] }, [44, 24, 16, 16], 5))).toEqual([3, 2, 0, 0]);
    expect(seatsOf(share({ quota: "hare", rest }, [25, 25, 25, 25], 3))).toBe("quota-gives-wrong-number");
  });

  test("too many whole quotas: refused, taken back from the smallest remainder, or the next quota", () => {
    // Imperiali's quota of 100 votes and 3 seats is 20: three and one whole quotas, 12 and 8 votes left.
    const votes = [72, 28];
    expect(seatsOf(share({ quota: "imperiali" }, votes, 3))).toBe("quota-gives-wrong-number");
    expect(seatsOf(share({ quota: "imperiali", over: "smallest-remainder" }, votes, 3))).toEqual([3, 0]);
    // The next larger quota is Hagenbach-Bischoff's 25: two and one.
    expect(seatsOf(share({ quota: "imperiali", over: "next-quota" }, votes, 3))).toEqual([2, 1]);
    expect(seatsOf(share({ quota: "imperiali", over: "raise" }, votes, 3))).toEqual([2, 1]);
    expect(share({ quota: "imperiali", over: "smallest-remainder" }, [70, 30], 3)).toEqual({
      kind: "tied",
      seats: [2, 0],
      among: [0, 1],
      places: 1,
    });
  });
});

describe("documents", () => {
  test.each([
    [{ divisor: "dhont" }, "R004 method/divisor"],
    [{ divisor: { sequence: [3, 2, 1] } }, "R004 method"],
    [{ divisor: { sequence: [1] } }, "R004 method/divisor/sequence"],
    [{ divisor: "sainte-lague", first: 3 }, "R004 method"],
    [{ divisor: { exponent: "0.123456" } }, "R004 method"],
    [{ quota: "hare", rest: [{ by: "chance" }] }, "R004 method/rest/1/by"],
    [{ quota: "hare", rest: [] }, "R004 method/rest"],
    [{}, "R004 method"],
    ["dhondt", "R004 method"],
  ])("%j is refused as %s", (written, problem) => {
    expect(problemsOf(written)).toContain(problem);
  });
});

const votesArbitrary = fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 12 });
const house = fc.integer({ min: 0, max: 60 });
const METHODS: readonly unknown[] = [
  ...DIVISORS.map((divisor) => ({ divisor })),
  { divisor: "sainte-lague", first: "1.4" },
  { divisor: { exponent: "0.9" } },
  { divisor: { mean: 2 } },
  { divisor: { mean: -2 } },
  { divisor: { point: "0.3" } },
  { quota: "hare" },
  { quota: "droop" },
  { quota: "hagenbach-bischoff", rounding: "half-up", over: "smallest-remainder" },
];

describe.each(METHODS.map((m) => [m]))("%j", (written) => {
  const method = methodOf(written);
  const run = (votes: readonly (number | bigint)[], seats: number): Apportioned =>
    apportion(method, { votes, scale: 1, seats });

  test("gives all seats, or says who is tied for the rest", () => {
    fc.assert(
      fc.property(votesArbitrary, house, (votes, seats) => {
        const result = run(votes, seats);
        if (result.kind === "impossible") return;
        const given = result.seats.reduce((a, b) => a + b, 0);
        expect(given + (result.kind === "tied" ? result.places : 0)).toBe(seats);
        const [competing, places] = result.kind === "tied" ? [result.among.length, result.places] : [1, 0];
        expect(competing).toBeGreaterThan(places);
      }),
    );
  });

  test("does not depend on names or order", () => {
    fc.assert(
      fc.property(votesArbitrary, house, fc.nat(), (votes, seats, turn) => {
        const by = votes.length === 0 ? 0 : turn % votes.length;
        const moved = [...votes.slice(by), ...votes.slice(0, by)];
        const [one, other] = [run(votes, seats), run(moved, seats)];
        expect(other.kind).toBe(one.kind);
        if (one.kind === "impossible" || other.kind === "impossible") return;
        expect(other.seats).toEqual([...one.seats.slice(by), ...one.seats.slice(0, by)]);
      }),
    );
  });

  test("more votes never have fewer seats", () => {
    fc.assert(
      fc.property(votesArbitrary, house, (votes, seats) => {
        const result = run(votes, seats);
        fc.pre(result.kind === "done");
        const given = seatsOf(result);
        const inOrder = votes
          .map((v, i) => ({ v, s: Number(given[i]) }))
          .sort((a, b) => b.v - a.v || b.s - a.s);
        expect(inOrder.map((one) => one.s)).toEqual(inOrder.map((one) => one.s).sort((a, b) => b - a));
      }),
    );
  });
});

const QUOTIENTS = METHODS.filter(
  (m) => JSON.stringify(m).includes("divisor") || JSON.stringify(m) === '{"quota":"hare"}',
);

describe.each(QUOTIENTS.map((m) => [m]))("%j", (written) => {
  test("counts only proportions: all votes times a number change nothing", () => {
    const method = methodOf(written);
    fc.assert(
      fc.property(
        votesArbitrary,
        house,
        fc.integer({ min: 2, max: 99_999_999_999 }),
        (votes, seats, times) => {
          const scaled = votes.map((v) => multiply(v, times));
          expect(apportion(method, { votes: scaled, scale: 1, seats })).toEqual(
            apportion(method, { votes, scale: 1, seats }),
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});

const DIVISOR_METHODS = METHODS.filter((m) => JSON.stringify(m).includes("divisor"));

describe.each(DIVISOR_METHODS.map((m) => [m]))("%j", (written) => {
  const method = methodOf(written);

  test("nobody loses a seat when there is one more", () => {
    fc.assert(
      fc.property(votesArbitrary, house, (votes, seats) => {
        const fewer = apportion(method, { votes, scale: 1, seats });
        const more = apportion(method, { votes, scale: 1, seats: seats + 1 });
        if (fewer.kind !== "done" || more.kind !== "done") return;
        for (const [i, s] of fewer.seats.entries()) expect(more.seats[i]).toBeGreaterThanOrEqual(s);
      }),
    );
  });

  test("whoever grows in proportion to another loses no seat while the other wins one", () => {
    const rows = fc.array(fc.tuple(fc.nat({ max: 500 }), fc.nat({ max: 500 })), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(rows, house, (votes, seats) => {
        const [before, after] = [0, 1].map((k) =>
          apportion(method, { votes: votes.map((pair) => pair[k] ?? 0), scale: 1, seats }),
        );
        if (before?.kind !== "done" || after?.kind !== "done") return;
        const won = votes.map((_, i) => (after.seats[i] ?? 0) - (before.seats[i] ?? 0));
        const wronged = votes.flatMap(([was, is], i) =>
          votes.filter(
            ([otherWas, otherIs], j) =>
              is * otherWas > otherIs * was && (won[i] ?? 0) < 0 && (won[j] ?? 0) > 0,
          ),
        );
        expect(wronged).toEqual([]);
      }),
    );
  });

  test("going on from seats held is the same as one sharing out", () => {
    fc.assert(
      fc.property(votesArbitrary, house, fc.integer({ min: 0, max: 20 }), (votes, seats, before) => {
        const first = apportion(method, { votes, scale: 1, seats: before });
        const all = apportion(method, { votes, scale: 1, seats: before + seats });
        if (first.kind !== "done" || all.kind !== "done") return;
        const rest = apportion(method, { votes, scale: 1, seats, start: first.seats });
        expect(seatsOf(rest)).toEqual(all.seats.map((s, i) => s - (first.seats[i] ?? 0)));
      }),
    );
  });
});

test("whole quotas are kept: nobody is a seat or more away from its exact share", () => {
  const method = methodOf({ quota: "hare" });
  fc.assert(
    fc.property(votesArbitrary, house, (votes, seats) => {
      const total = votes.reduce((a, b) => a + b, 0);
      const result = apportion(method, { votes, scale: 1, seats });
      if (result.kind !== "done") return;
      for (const [i, v] of votes.entries()) {
        const s = result.seats[i] ?? 0;
        expect(Math.abs(s * total - v * seats)).toBeLessThan(Math.max(total, 1));
      }
    }),
  );
});

describe("bounds of quotas", () => {
  test("who falls short of its minimum keeps it, and the others share the rest by a quota of their own", () => {
    const method = methodOf({ quota: "hare" });
    const task = { votes: [400, 300, 200, 100], scale: 1, seats: 10 };
    expect(seatsOf(apportion(method, { ...task, minimum: [6, 0, 0, 0] }))).toEqual([6, 2, 1, 1]);
    expect(seatsOf(apportion(method, { ...task, maximum: [2, 9, 9, 9] }))).toEqual([2, 4, 3, 1]);
    expect(seatsOf(apportion(method, { ...task, maximum: [2, 2, 2, 2] }))).toBe("not-enough-takers");
    expect(seatsOf(apportion(method, { ...task, minimum: [4, 4, 4, 4] }))).toBe("minimum-above-seats");
  });

  test("are kept though a tie is open while two fall short of theirs or exceed them", () => {
    const method = methodOf({ quota: "hare" });
    const task = { votes: [453, 1, 211, 993, 9, 10], scale: 1, seats: 25 };
    const bounds = { minimum: [2, 3, 2, 3, 1, 1], maximum: [3, 8, 8, 4, 1, 5] };
    expect(seatsOf(apportion(method, { ...task, ...bounds }))).toEqual([3, 4, 8, 4, 1, 5]);
  });

  test("are always kept, and all seats are given", () => {
    const rows = fc.array(
      fc.record({ v: fc.integer({ min: 1, max: 999 }), low: fc.nat({ max: 3 }), more: fc.nat({ max: 9 }) }),
      {
        minLength: 1,
        maxLength: 7,
      },
    );
    const method = methodOf({ quota: "hare" });
    fc.assert(
      fc.property(rows, fc.nat({ max: 30 }), (given, seats) => {
        const minimum = given.map((r) => r.low);
        const maximum = given.map((r) => r.low + r.more);
        const task = { votes: given.map((r) => r.v), scale: 1, seats, minimum, maximum };
        const result = apportion(method, task, (among, places) => among.slice(0, places));
        const least = minimum.reduce((a, b) => a + b, 0);
        const most = maximum.reduce((a, b) => a + b, 0);
        expect(result.kind).toBe(least <= seats && seats <= most ? "done" : "impossible");
        if (result.kind !== "done") return;
        expect(result.seats.reduce((a, b) => a + b, 0)).toBe(seats);
        for (const [i, s] of result.seats.entries()) {
          expect(s).toBeGreaterThanOrEqual(minimum[i] ?? 0);
          expect(s).toBeLessThanOrEqual(maximum[i] ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("ties", () => {
  test("are settled on the way, stage after stage", () => {
    const rest = [{ by: "remainder", most: 1 }, { by: "votes" }];
    const method = methodOf({ quota: "hare", rest });
    const asked: unknown[] = [];
    const result = apportion(method, { votes: [30, 15, 15], scale: 1, seats: 3 }, (among, places) => {
      asked.push([among, places]);
      return among.slice(-places);
    });
    expect(asked).toEqual([[[1, 2], 1]]);
    expect(result).toEqual({ kind: "done", seats: [2, 0, 1] });
  });

  test("stay open where nobody settles them", () => {
    expect(share({ divisor: "dhondt" }, [10, 10, 5], 3)).toEqual({
      kind: "tied",
      seats: [1, 1, 0],
      among: [0, 1, 2],
      places: 1,
    });
    expect(share({ quota: "hare" }, [50, 50], 3)).toEqual({
      kind: "tied",
      seats: [1, 1],
      among: [0, 1],
      places: 1,
    });
  });

  test("of those who all come first when fewer have a seat than there are", () => {
    expect(share({ divisor: "adams" }, [9, 7, 7, 7], 2)).toEqual({
      kind: "tied",
      seats: [1, 0, 0, 0],
      among: [1, 2, 3],
      places: 1,
    });
  });
});

describe("edges", () => {
  test.each([
    [{ divisor: "dhondt" }, [], 0, []],
    [{ divisor: "dhondt" }, [], 3, "no-votes-at-all"],
    [{ divisor: "dhondt" }, [0, 0], 3, "no-votes-at-all"],
    [{ divisor: "dhondt" }, [0, 0], 0, [0, 0]],
    [{ divisor: "adams" }, [5, 0], 9, [9, 0]],
    [{ quota: "hare" }, [5, 0], 9, [9, 0]],
    [{ quota: "hare" }, [5, 4], 0, [0, 0]],
    [{ divisor: "doubling" }, [5], 10_001, "too-many-seats"],
    [{ divisor: "dhondt" }, [5], 1_000_000, [1_000_000]],
  ])("%j %j %j", (method, votes, seats, expected) => {
    expect(seatsOf(share(method, votes, seats))).toEqual(expected);
  });
});

describe("the certificate", () => {
  const divisorOf = (written: unknown, votes: readonly number[], seats: number): Ratio | undefined => {
    const method = methodOf(written);
    if (method.kind !== "divisor") return undefined;
    const result = apportion(method, { votes, scale: 1, seats });
    if (result.kind !== "done") return undefined;
    const { sequence } = method;
    const lasts = votes.flatMap((v, i) => {
      const s = result.seats[i] ?? 0;
      return s > 0 ? [claimOf(sequence, v, s - 1)] : [];
    });
    const nexts = votes.flatMap((v, i) => (v > 0 ? [claimOf(sequence, v, result.seats[i] ?? 0)] : []));
    lasts.sort(compareClaims);
    nexts.sort(compareClaims);
    return simpleDivisor(sequence, lasts[0], nexts.at(-1));
  };

  test("is round", () => {
    // 340,000 / 4 = 85,000 has no seat any more, 280,000 / 3 = 93,333 still has.
    expect(divisorOf({ divisor: "dhondt" }, [340_000, 280_000, 160_000, 60_000, 15_000], 7)).toEqual({
      num: 90_000,
      den: 1,
    });
    expect(divisorOf({ divisor: "sainte-lague" }, [53, 24, 23], 7)).toEqual({ num: 152, den: 10 });
    expect(divisorOf({ divisor: "sainte-lague" }, [5300, 2400, 2300], 7)).toEqual({ num: 1520, den: 1 });
  });

  test("gives every contender its seats by one division and one rounding", () => {
    const whole = (v: number, x: Ratio): number => Number((BigInt(v) * BigInt(x.den)) / BigInt(x.num));
    /** The number of s from 0 on with s(s + 1) at most the square of the quotient. */
    const geometric = (v: number, x: Ratio): number => {
      if (v === 0) return 0;
      let s = 0;
      const square = power(multiply(v, x.den), 2);
      while (compareProducts(s * (s + 1), power(x.num, 2), square, 1) <= 0) s += 1;
      return s;
    };
    fc.assert(
      fc.property(votesArbitrary, fc.integer({ min: 1, max: 60 }), (votes, seats) => {
        const checks: readonly (readonly [unknown, (v: number, x: Ratio) => number])[] = [
          [{ divisor: "dhondt" }, whole],
          // To the nearest whole number: the whole part of twice the quotient and one, halved.
          [{ divisor: "sainte-lague" }, (v, x) => Math.floor((whole(2 * v, x) + 1) / 2)],
          [{ divisor: "huntington-hill" }, geometric],
        ];
        for (const [method, rounded] of checks) {
          const x = divisorOf(method, votes, seats);
          const found = x === undefined ? undefined : votes.map((v) => rounded(v, x));
          expect(found).toEqual(x === undefined ? undefined : seatsOf(share(method, votes, seats)));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("does not exist where the first seats went by votes alone", () => {
    expect(divisorOf({ divisor: "adams" }, [5, 4, 3], 2)).toBeUndefined();
  });

  test("is the tied quotient itself where one lot decided", () => {
    const sequence = named("dhondt");
    expect(simpleDivisor(sequence, claimOf(sequence, 10, 1), claimOf(sequence, 5, 0))).toEqual({
      num: 10,
      den: 2,
    });
  });
});
