import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assertionsOf, type AuditRace } from "./assertions.ts";
import { comparisonSize, planAudit, pollingSize } from "./plan.ts";

const dhondt = { kind: "divisor", of: (seat: number) => seat } as const;

function race(
  votes: readonly number[],
  seats: readonly number[],
  { bar, ...more }: Partial<AuditRace> & { readonly bar?: number } = {},
): AuditRace {
  return {
    ballots: votes.reduce((sum, v) => sum + v, 0),
    options: votes.map((v, i) => ({
      id: `p${i}`,
      votes: v,
      seats: seats[i] ?? 0,
      isContender: true,
      isIn: true,
      ...(bar === undefined ? {} : { bar }),
    })),
    seats: seats.reduce((sum, s) => sum + s, 0),
    method: dhondt,
    ...more,
  };
}

describe("published sizes", () => {
  const [plurality] = assertionsOf(race([600, 400], [1, 0]));
  if (plurality === undefined) throw new Error("no assertion");

  test("60 to 40: the mean is that of the votes", () => {
    expect(plurality.mean).toBeCloseTo(0.6, 12);
    expect(plurality.upper).toBe(1);
  });

  test("comparison at a risk of 10 %: 4.8 divided by the diluted margin (Stark 2010)", () => {
    for (const margin of [0.01, 0.02, 0.05]) {
      const votes = [500_000 * (1 + margin), 500_000 * (1 - margin)];
      const [narrow] = assertionsOf(race(votes, [1, 0]));
      if (narrow === undefined) throw new Error("no assertion");
      expect(Math.abs((comparisonSize(narrow, 0.1, 0) * margin) / 4.8 - 1)).toBeLessThan(0.03);
    }
  });

  // Lindeman and Stark 2012: at a risk of 10 % the audit ends at (4.8 + 1.4 for each overstatement of one vote) over the margin.
  test.each([0.01, 0.02, 0.05])("comparison with errors, margin %d: the published rule", (margin) => {
    const votes = [500_000 * (1 + margin), 500_000 * (1 - margin)];
    const [narrow] = assertionsOf(race(votes, [1, 0]));
    if (narrow === undefined) throw new Error("no assertion");
    const errors = 0.001;
    const published = 4.8 / (margin - 1.4 * errors);
    expect(Math.abs(comparisonSize(narrow, 0.1, errors) / published - 1)).toBeLessThan(0.03);
  });

  // The published formula of the average (Lindeman, Stark, Yates 2012) on the contests that VotingWorks tests Arlo with: risk 10 %.
  test.each([
    [600, 400, 1000, 119],
    [600, 200, 900, 22],
    [200, 100, 700, 101],
    [300, 100, 700, 34],
    [300, 100, 1000, 48],
  ])("polling, %d against %d of %d ballots: %d", (winner, loser, ballots, wanted) => {
    const [narrow] = assertionsOf(race([winner, loser], [1, 0], { ballots }));
    if (narrow === undefined) throw new Error("no assertion");
    expect(Math.ceil(pollingSize(narrow, ballots, 0.1))).toBe(wanted);
  });

  // The average itself, from the chances of every number of votes for the winner after every ballot.
  test.each([0.7, 0.65, 0.6, 0.55])("polling, winner with %d: the average of the procedure", (share) => {
    const [narrow] = assertionsOf(race([share * 1e6, (1 - share) * 1e6], [1, 0]));
    if (narrow === undefined) throw new Error("no assertion");
    expect(Math.abs(pollingSize(narrow, 1e6, 0.1) / averageBallots(share, 0.1) - 1)).toBeLessThan(0.02);
  });
});

/** How many ballots it takes on average, drawn with replacement, until the odds for the winner's share are 1 to the risk. */
function averageBallots(share: number, risk: number): number {
  const [up, down] = [Math.log(2 * share), Math.log(2 - 2 * share)];
  // By votes for the winner: the chance to be there and not to have ended.
  let open = [1];
  let [average, left] = [0, 1];
  for (let ballots = 1; left > 1e-5; ballots++) {
    average += left;
    const next = Array.from({ length: ballots + 1 }, (_, votes) => {
      const ended = votes * up + (ballots - votes) * down >= -Math.log(risk);
      return ended ? 0 : (open[votes - 1] ?? 0) * share + (open[votes] ?? 0) * (1 - share);
    });
    open = next;
    left = open.reduce((sum, chance) => sum + chance, 0);
  }
  return average;
}

/** Seats by highest quotients, written down afresh; undefined where the last seat is tied. */
function byQuotients(votes: readonly number[], seats: number): readonly number[] | undefined {
  const all = votes
    .flatMap((v, i) => Array.from({ length: seats }, (_, k) => ({ i, q: v / (k + 1) })))
    .sort((a, b) => b.q - a.q);
  if ((all[seats - 1]?.q ?? 0) === (all[seats]?.q ?? 0)) return undefined;
  return votes.map((_, i) => all.slice(0, seats).filter((each) => each.i === i).length);
}

/** Seats by quota and largest remainders; undefined where the last remainder is tied. */
function byRemainders(votes: readonly number[], seats: number): readonly number[] | undefined {
  const total = votes.reduce((sum, v) => sum + v, 0);
  const full = votes.map((v) => Math.floor((v * seats) / total));
  const left = seats - full.reduce((sum, s) => sum + s, 0);
  const rest = votes.map((v, i) => ({ i, r: (v * seats) % total })).sort((a, b) => b.r - a.r);
  if (left > 0 && rest[left - 1]?.r === rest[left]?.r) return undefined;
  return full.map((s, i) => s + (rest.slice(0, left).some((each) => each.i === i) ? 1 : 0));
}

const votesArbitrary = fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 2, maxLength: 6 });

describe.each([
  ["divisors", dhondt, byQuotients],
  ["largest remainders", { kind: "quota" } as const, byRemainders],
] as const)("%s", (_, method, allot) => {
  test("the right seats fulfil every assertion, and every value lies between 0 and its bound", () => {
    fc.assert(
      fc.property(votesArbitrary, fc.integer({ min: 1, max: 12 }), fc.nat(500), (votes, seats, invalid) => {
        const right = allot(votes, seats);
        if (right === undefined) return;
        const ballots = votes.reduce((sum, v) => sum + v, 0) + invalid;
        for (const made of assertionsOf(race(votes, right, { ballots, method }))) {
          expect(made.mean).toBeGreaterThan(1 / 2 - 1e-12);
          expect(made.values.reduce((sum, each) => sum + each.ballots, 0)).toBe(ballots);
          for (const { value } of made.values) {
            expect(value).toBeGreaterThanOrEqual(-1e-12);
            expect(value).toBeLessThanOrEqual(made.upper + 1e-12);
          }
        }
      }),
    );
  });

  test("seats that went to somebody else break one", () => {
    fc.assert(
      fc.property(votesArbitrary, fc.integer({ min: 1, max: 12 }), (votes, seats) => {
        const right = allot(votes, seats);
        if (right === undefined) return;
        const from = right.findIndex((s) => s > 0);
        const to = (from + 1) % right.length;
        const wrong = right.map((s, i) => s + (i === to ? 1 : 0) - (i === from ? 1 : 0));
        const means = assertionsOf(race(votes, wrong, { method })).map(({ mean }) => mean);
        expect(Math.min(...means)).toBeLessThanOrEqual(1 / 2 + 1e-12);
      }),
    );
  });
});

test("a bar: above it the share, below it the share of all others", () => {
  const given = race([70, 26, 4], [7, 3, 0], { bar: 0.05, method: { kind: "quota" } });
  const options = given.options.map((option) => ({ ...option, isIn: option.votes > 5 }));
  const made = assertionsOf({ ...given, options }).filter(({ kind }) => kind !== "pair");
  expect(made.map(({ kind, winner }) => `${kind} ${winner}`).sort()).toEqual([
    "over p0",
    "over p1",
    "under p2",
  ]);
  expect(made.find(({ winner }) => winner === "p1")?.mean).toBeCloseTo(0.26 / 0.1, 12);
  expect(made.find(({ winner }) => winner === "p2")?.mean).toBeCloseTo(0.96 / 1.9, 12);
});

test("each list has its own bar, or none", () => {
  const { options, ...rest } = race([60, 9, 7], [6, 0, 1], { method: { kind: "quota" } });
  const [first, coalition, minority] = options;
  if (first === undefined || coalition === undefined || minority === undefined)
    throw new Error("three lists");
  const made = assertionsOf({
    ...rest,
    options: [{ ...first, bar: 0.05 }, { ...coalition, bar: 0.2, isIn: false }, minority],
  }).filter(({ kind }) => kind !== "pair");
  expect(made.map(({ kind, winner }) => `${kind} ${winner}`).sort()).toEqual(["over p0", "under p1"]);
  expect(made.find(({ winner }) => winner === "p1")?.mean).toBeCloseTo(67 / 76 / 1.6, 12);
});

test("votes against all raise the bar and have none of their own", () => {
  const options = [
    { id: "a", votes: 80, seats: 9, isContender: true, isIn: true, bar: 0.05 },
    { id: "b", votes: 14, seats: 1, isContender: true, isIn: true, bar: 0.05 },
    { id: "against", votes: 6, seats: 0, isContender: false, isIn: false },
  ];
  const made = assertionsOf({ ballots: 100, options, seats: 10, method: { kind: "quota" } });
  expect(made.filter(({ winner }) => winner === "against")).toEqual([]);
  expect(made.find(({ kind, winner }) => kind === "over" && winner === "b")?.mean).toBeCloseTo(
    0.14 / 0.1,
    12,
  );
});

test("the margin is the number of ballots that would have to be otherwise", () => {
  const two = planAudit(race([5200, 4800], [1, 0]), 0.05);
  expect(two?.assertions[0]?.margin).toBe(200);
  const given = race([331_058, 6_035_383], [4, 65], { bar: 0.05, method: { kind: "quota" } });
  const over = planAudit(given, 0.05)?.assertions.find(
    ({ assertion }) => assertion.kind === "over" && assertion.winner === "p0",
  );
  expect(over?.margin).toBe(331_058 - 318_322);
});

test("the plan: one sample for all; a tie asks for every ballot", () => {
  const plan = planAudit(race([5000, 3000, 2000], [5, 3, 2]), 0.05);
  expect(plan?.comparison).toBe(Math.max(...(plan?.assertions ?? []).map((each) => each.comparison)));
  expect(plan?.polling).toBeGreaterThan(plan?.comparison ?? 0);
  expect(planAudit(race([500, 500], [1, 0]), 0.05)?.comparison).toBe(1000);
  expect(planAudit(race([500], [1]), 0.05)).toBeUndefined();
});
