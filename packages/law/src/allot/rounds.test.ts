import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect, type Outcome } from "../elect.ts";
import { must } from "../errors.ts";
import type { BallotRow, Lot } from "../input.ts";
import { ballotsOf, documentOf, rulesOf, seatedOf } from "../testing/documents.ts";

/** 100 voters in four towns; each prefers the near ones. */
const TOWNS = ballotsOf({
  "memphis > nashville > chattanooga > knoxville": 42,
  "nashville > chattanooga > knoxville > memphis": 26,
  "chattanooga > knoxville > nashville > memphis": 15,
  "knoxville > chattanooga > nashville > memphis": 17,
});

const run = (rule: object, ballots: readonly BallotRow[], lots: readonly Lot[] = []): Outcome =>
  must(
    elect(
      rulesOf({
        steps: {
          ballots: { count: "ballots", contest: "vote", equal: "keep" },
          mayor: { ballots: "ballots", ...rule },
        },
        tiers: { mayor: "mayor" },
      }),
      { ballots },
      { lots },
    ),
  );
const strict = (rule: object, ballots: readonly BallotRow[], lots: readonly Lot[] = []): Outcome =>
  must(
    elect(
      rulesOf({
        steps: { ballots: { count: "ballots", contest: "vote" }, mayor: { ballots: "ballots", ...rule } },
        tiers: { mayor: "mayor" },
      }),
      { ballots },
      { lots },
    ),
  );
const stepOf = (outcome: Outcome): unknown => outcome.trace.find((step) => "rounds" in step);

describe("choices added rank by rank", () => {
  const rule = { allot: "bucklin" };

  test("elect whoever has most when somebody has a majority", () => {
    const outcome = strict(rule, TOWNS);
    expect(seatedOf(outcome)).toEqual(["nashville"]);
    const row = (number: number, votes: readonly number[]): object => ({
      number,
      ballots: 100,
      votes: ["chattanooga", "knoxville", "memphis", "nashville"].map((contender, k) => ({
        contender,
        votes: votes[k],
      })),
      excluded: null,
    });
    expect(stepOf(outcome)).toEqual({
      verb: "allot",
      clause: "bucklin",
      at: "mayor",
      area: "",
      cite: [],
      rounds: [row(1, [15, 17, 42, 26]), row(2, [58, 32, 42, 68])],
      majority: true,
      elected: "nashville",
    });
  });

  test("exactly half is no majority", () => {
    const outcome = strict(rule, ballotsOf({ "a > b": 5, "b > c": 3, "c > b": 2 }));
    // Five of ten; with the second choices a has 5, b has 10, c has 5.
    expect(seatedOf(outcome)).toEqual(["b"]);
    expect(stepOf(outcome)).toMatchObject({ majority: true, rounds: [{ number: 1 }, { number: 2 }] });
  });

  test("a law may stop at a rank: then most votes are enough", () => {
    const outcome = strict({ ...rule, ranks: 1 }, TOWNS);
    expect(seatedOf(outcome)).toEqual(["memphis"]);
    expect(stepOf(outcome)).toMatchObject({ majority: false, elected: "memphis", rounds: [{ number: 1 }] });
  });

  test("a tie of most votes is open until a lot", () => {
    const ballots = ballotsOf({ "a > b": 3, "b > a": 3, c: 1 });
    const open = strict(rule, ballots);
    expect(open).toMatchObject({ status: "tied", ties: [{ among: ["a", "b"], for: 1 }] });
    expect(stepOf(open)).toMatchObject({ elected: null, majority: true });
    const lot = { at: "mayor", order: ["b", "a"] };
    expect(seatedOf(strict({ ...rule, ties: [{ by: "lot" }] }, ballots, [lot]))).toEqual(["b"]);
  });

  test("nobody votes: the law says nothing", () => {
    expect(strict(rule, ballotsOf({ "": 4, a: 0 }))).toMatchObject({
      status: "refused",
      refusal: { kind: "law-is-silent", reason: "no-votes-at-all" },
    });
  });

  test("agree with a count ballot by ballot, equal ranks included", () => {
    fc.assert(
      fc.property(elections(true), (ballots) => {
        const total = ballots.reduce((sum, { count }) => sum + count, 0);
        let votes = new Map<string, number>();
        let round = 0;
        do {
          round += 1;
          votes = new Map();
          for (const { ranking, count } of ballots)
            for (const id of ranking.slice(0, round).flat()) votes.set(id, (votes.get(id) ?? 0) + count);
        } while (round < 4 && Math.max(...votes.values()) * 2 <= total);
        const most = Math.max(...votes.values());
        const best = [...votes].filter(([, n]) => n === most).map(([id]) => id);
        expect(endOf(run(rule, ballots))).toEqual(best.length === 1 ? best : [...best.sort(), "tied"]);
      }),
    );
  });
});

describe("exclusion by last places", () => {
  const rule = { allot: "coombs" };

  test("until somebody has a majority of first places", () => {
    const outcome = strict(rule, TOWNS);
    expect(seatedOf(outcome)).toEqual(["nashville"]);
    const row = (contender: string, votes: number, last: number): object => ({
      contender,
      votes,
      last: { num: last, den: 1 },
    });
    expect(stepOf(outcome)).toEqual({
      verb: "allot",
      clause: "coombs",
      at: "mayor",
      area: "",
      cite: [],
      rounds: [
        {
          number: 1,
          ballots: 100,
          votes: [
            row("chattanooga", 15, 0),
            row("knoxville", 17, 42),
            row("memphis", 42, 58),
            row("nashville", 26, 0),
          ],
          excluded: "memphis",
        },
        {
          number: 2,
          ballots: 100,
          votes: [row("chattanooga", 15, 0), row("knoxville", 17, 68), row("nashville", 68, 32)],
          excluded: null,
        },
      ],
      majority: true,
      elected: "nashville",
    });
  });

  test("those whom a ballot does not rank share its last place, or are each last, as the law says", () => {
    // a: 4 ballots leave out b, c, d: 4/3 each. d > c leaves out a, b: 3/2 each.
    const ballots = ballotsOf({ a: 4, "d > c": 3, "b > a > c": 3 });
    const rounds = (unranked?: string): unknown =>
      stepOf(strict(unranked === undefined ? rule : { ...rule, unranked }, ballots));
    expect(rounds()).toMatchObject({
      rounds: [
        {
          votes: [
            { contender: "a", last: { num: 3, den: 2 } },
            { contender: "b", last: { num: 17, den: 6 } },
            { contender: "c", last: { num: 4, den: 3 } },
            { contender: "d", last: { num: 13, den: 3 } },
          ],
          excluded: "d",
        },
        { excluded: "c" },
        { excluded: null },
      ],
    });
    expect(rounds("each")).toMatchObject({
      rounds: [
        { votes: [{ last: { num: 3 } }, { last: { num: 7 } }, { last: { num: 4 } }, { last: { num: 7 } }] },
      ],
      elected: null,
    });
  });

  test("a tie of last places asks who stays, and a lot decides", () => {
    const ballots = ballotsOf({ "a > b > c": 2, "c > b > a": 2, "b > a > c": 1, "b > c > a": 1 });
    const open = strict({ ...rule, ties: [{ by: "lot" }] }, ballots);
    expect(open).toMatchObject({ status: "tied", ties: [{ among: ["a", "c"], for: 1 }] });
    expect(stepOf(open)).toMatchObject({ rounds: [{ excluded: null }], majority: false, elected: null });
    const lot = { at: "mayor", order: ["c", "a"] };
    const outcome = strict({ ...rule, ties: [{ by: "lot" }] }, ballots, [lot]);
    expect(seatedOf(outcome)).toEqual(["b"]);
    expect(stepOf(outcome)).toMatchObject({ rounds: [{ excluded: "a" }, { excluded: null }] });
  });

  test("nobody votes, or no ballot ranks those who are left: the law says nothing", () => {
    const silent = { status: "refused", refusal: { kind: "law-is-silent", reason: "no-votes-at-all" } };
    expect(strict(rule, ballotsOf({ "": 4, a: 0 }))).toMatchObject(silent);
  });

  test("equal ranks are refused, as in every count that asks who is first", () => {
    const rules = must(
      readRules(
        documentOf({
          steps: {
            ballots: { count: "ballots", contest: "vote", equal: "keep" },
            mayor: { allot: "coombs", ballots: "ballots" },
          },
          tiers: { mayor: "mayor" },
        }),
      ),
    );
    const ballots = [{ contest: "vote", area: "", count: 1, ranking: [["a", "b"]] }];
    const result = elect(rules, { ballots });
    expect(result.ok ? [] : result.problems).toMatchObject([{ code: "V013" }]);
  });

  test("agrees with a count ballot by ballot", () => {
    fc.assert(
      fc.property(elections(false), (ballots) => {
        expect(endOf(strict(rule, ballots))).toEqual(byLastPlaces(ballots));
      }),
    );
  });
});

/** Who is elected, or who is tied. */
function endOf(outcome: Outcome): readonly string[] {
  if (outcome.status === "refused") return ["refused"];
  const [tie] = outcome.ties;
  return tie === undefined ? seatedOf(outcome) : [...tie.among, "tied"];
}

/** Exclusion by last places, ballot by ballot, in floats: 60 can be shared by up to five. */
function byLastPlaces(ballots: readonly BallotRow[]): readonly string[] {
  let left = [...new Set(ballots.flatMap(({ ranking }) => ranking.flat()))].sort();
  for (;;) {
    const first = new Map(left.map((id) => [id, 0]));
    const last = new Map(left.map((id) => [id, 0]));
    let total = 0;
    for (const { ranking, count } of ballots) {
      const order = ranking.flat().filter((id) => left.includes(id));
      const [top] = order;
      if (top === undefined) continue;
      total += count;
      first.set(top, (first.get(top) ?? 0) + count);
      const none = left.filter((id) => !order.includes(id));
      const behind = none.length > 0 ? none : order.slice(-1);
      for (const id of behind) last.set(id, (last.get(id) ?? 0) + (60 / behind.length) * count);
    }
    if (total === 0) return ["refused"];
    const winner = left.find((id) => (first.get(id) ?? 0) * 2 > total);
    if (winner !== undefined) return [winner];
    const most = Math.max(...last.values());
    const out = left.filter((id) => last.get(id) === most);
    if (out.length > 1) return [...out, "tied"];
    left = left.filter((id) => id !== out[0]);
  }
}

/** Ballots with up to five candidates. */
function elections(equal: boolean): fc.Arbitrary<readonly BallotRow[]> {
  return fc.array(
    fc.record({
      contest: fc.constant("vote"),
      area: fc.constant(""),
      count: fc.integer({ min: 1, max: 9 }),
      ranking: fc
        .tuple(fc.shuffledSubarray(["a", "b", "c", "d", "e"], { minLength: 1, maxLength: 4 }), fc.nat(2))
        .map(([order, joined]) => {
          const ranks = order.map((id) => [id]);
          const [a, b] = [ranks[joined], ranks[joined + 1]];
          if (!equal || a === undefined || b === undefined) return ranks;
          return [...ranks.slice(0, joined), [...a, ...b], ...ranks.slice(joined + 2)];
        }),
    }),
    { minLength: 1, maxLength: 8 },
  );
}
