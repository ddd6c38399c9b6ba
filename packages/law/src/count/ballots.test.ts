import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elect, type Outcome } from "../elect.ts";
import { readRules } from "../clauses.ts";
import { must } from "../errors.ts";
import type { BallotRow, Contender, Given } from "../input.ts";
import { type Reading, readRanking } from "./ranking.ts";

const COLS = new Map(["a", "b", "c", "d"].map((id, i) => [id, i]));
const read = (written: string, rules: Reading, out: readonly string[] = []): string => {
  const found = readRanking(rankingOf(written), rules, 4, COLS, (id) => out.includes(id));
  switch (found.kind) {
    case "line":
      return found.line;
    case "untold":
      return `? ${found.rule}`;
    case "marks":
      return found.marks.map(({ col, rank }) => `${rank}${"abcd"[col] ?? ""}`).join(" ");
  }
};

/** `a > b=c >  > d`; an empty rank was left out. */
function rankingOf(written: string): readonly (readonly string[])[] {
  if (written === "") return [];
  return written.split(">").map((rank) => (rank.trim() === "" ? [] : rank.split("=").map((id) => id.trim())));
}

describe("odd ballots", () => {
  test.each<[string, Reading, string]>([
    ["a > b", {}, "1a 2b"],
    ["", {}, "blank"],
    ["> >", {}, "blank"],
    ["blank", {}, "blank"],
    ["against-all", {}, "against-all"],
    ["a > blank", {}, "? a line among preferences"],
    // Equal ranks.
    ["a=b > c", {}, "? equal"],
    ["a=b > c", { equal: "keep" }, "1a 1b 2c"],
    ["a=b > c", { equal: "skip" }, "1c"],
    ["a=b > c", { equal: "stop" }, "invalid"],
    ["a > b=c > d", { equal: "stop" }, "1a"],
    ["a > b=c > d", { equal: "invalid" }, "invalid"],
    ["a=a > b", { equal: "stop" }, "? repeated"],
    // Ranks left out.
    ["a > > b", {}, "? skipped"],
    ["a > >", {}, "1a"],
    ["> a", { skipped: "close" }, "1a"],
    ["a > > b", { skipped: "close" }, "1a 2b"],
    ["a > > b", { skipped: "keep" }, "1a 3b"],
    ["a > > b", { skipped: "stop" }, "1a"],
    ["> a", { skipped: "stop" }, "invalid"],
    ["a > > b", { skipped: "invalid" }, "invalid"],
    ["a > > b > > > c", { skipped: "stop-after-two" }, "1a 2b"],
    // Somebody twice.
    ["a > b > a > c", {}, "? repeated"],
    ["a > b > a > c", { repeated: "skip" }, "1a 2b 3c"],
    ["a > b > a > c", { repeated: "stop" }, "1a 2b"],
    ["a > b > a > c", { repeated: "invalid" }, "invalid"],
    // Too many, too few.
    ["a > b > c", { most: 2, tooMany: "cut" }, "1a 2b"],
    ["a=b=c", { equal: "keep", most: 2, tooMany: "invalid" }, "invalid"],
    ["a > b > c", { least: "all" }, "invalid"],
    ["a > b > c", { least: "all-but-one" }, "1a 2b 3c"],
    ["a > b", { least: 3 }, "invalid"],
    ["a > b > c > d", { least: 9 }, "1a 2b 3c 4d"],
  ])("%j by %j is %j", (written, rules, expected) => {
    expect(read(written, rules)).toBe(expected);
  });

  test("preferences for those who are out pass on, and a rank that is theirs alone closes up", () => {
    expect(read("b > a > c", {}, ["b"])).toBe("1a 2c");
    expect(read("b", {}, ["b"])).toBe("invalid");
    expect(read("a=b > c", { equal: "stop" }, ["b"])).toBe("invalid");
  });
});

function run(
  steps: Record<string, unknown>,
  ballots: readonly (readonly [number, string])[],
  more: Partial<Given> = {},
): Outcome {
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/club@2000-01-01",
      title: { en: "A club" },
      inForce: "2000-01-01",
      levels: ["club", "ward"],
      laws: {},
      bases: { valid: { lines: ["contenders"] }, ballots: { lines: ["valid"] } },
      steps,
      tiers: { seats: Object.keys(steps).filter((id) => id.startsWith("seat")) },
    }),
  );
  return must(elect(rules, { ballots: rows(ballots), ...more }));
}

function rows(ballots: readonly (readonly [number, string])[], area = "x"): readonly BallotRow[] {
  return ballots.map(([count, ranking]) => ({ contest: "m", area, count, ranking: rankingOf(ranking) }));
}

/** Problems of an instant run-off on these ballots. */
function complaints(
  ballots: readonly (readonly [number, string])[],
  more: Partial<Given> = {},
): readonly string[] {
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/club@2000-01-01",
      title: { en: "A club" },
      inForce: "2000-01-01",
      levels: ["club"],
      laws: {},
      steps: {
        ballots: { count: "ballots", contest: "m", equal: "keep" },
        seat: { allot: "instant-runoff", ballots: "ballots" },
      },
      tiers: { seat: "seat" },
    }),
  );
  const outcome = elect(rules, { ballots: rows(ballots), ...more });
  return outcome.ok ? [] : outcome.problems.map((p) => `${p.code} ${p.at}`);
}

const winners = (outcome: Outcome): readonly string[] =>
  outcome.seats.filter((s) => s.total > 0).map((s) => s.contender);
const votesOf = (outcome: Outcome): Record<string, unknown> => {
  const step = outcome.trace.find((s) => s.clause === "plurality");
  return Object.fromEntries(
    step?.clause === "plurality"
      ? step.rows.map((r) => [r.contender, r.votes.den === 1 ? r.votes.num : `${r.votes.num}/${r.votes.den}`])
      : [],
  );
};

describe("what ballots are worth", () => {
  const BALLOTS = [
    [51, "a > c > b > d"],
    [5, "c > b > d > a"],
    [23, "b > c > d > a"],
    [21, "d > c > b > a"],
  ] as const;
  const ballots = { count: "ballots", contest: "m" };
  const plurality = { allot: "plurality", votes: "points", seats: 1 };

  test.each<[string, unknown, Record<string, unknown>]>([
    ["borda", "borda", { a: 153, b: 151, c: 205, d: 91 }],
    ["one more each", "borda-from-one", { a: 253, b: 251, c: 305, d: 191 }],
    ["one over the rank", "dowdall", { a: "253/4", b: "99/2", c: "105/2", d: "517/12" }],
    ["two points and one", [2, 1], { a: 102, b: 51, c: 105, d: 42 }],
    ["parts", ["1", "0.5"], { a: 51, b: "51/2", c: "105/2", d: 21 }],
  ])("points: %s", (_, points, expected) => {
    expect(
      votesOf(
        run({ ballots, points: { count: "points", ballots: "ballots", points }, seat: plurality }, BALLOTS),
      ),
    ).toEqual(expected);
  });

  test("who ranks fewer gives fewer points, or shares the rest among the others", () => {
    const short = [[1, "a > b"]] as const;
    const stands = ["a", "b", "c", "d"].map((id): Contender => ({ id, facts: { contest: "m" } }));
    const by = (points: object): Record<string, unknown> =>
      votesOf(
        run({ ballots, points: { count: "points", ballots: "ballots", ...points }, seat: plurality }, short, {
          contenders: stands,
        }),
      );
    expect(by({ points: "modified-borda" })).toEqual({ a: 2, b: 1, c: 0, d: 0 });
    expect(by({ points: "borda" })).toEqual({ a: 3, b: 2, c: 0, d: 0 });
    expect(by({ points: "borda", unranked: "mean" })).toEqual({ a: 3, b: 2, c: "1/2", d: "1/2" });
  });

  test("equal ranks: each the points of the rank, or the mean of the places", () => {
    const kept = { ...ballots, equal: "keep" };
    const by = (equal: string): Record<string, unknown> =>
      votesOf(
        run(
          {
            ballots: kept,
            points: { count: "points", ballots: "ballots", points: [4, 2, 1], equal },
            seat: plurality,
          },
          [[1, "a=b > c"]],
        ),
      );
    expect(by("each")).toEqual({ a: 4, b: 4, c: 2 });
    expect(by("mean")).toEqual({ a: 3, b: 3, c: 1 });
  });

  test("approval and scores are points too: every mark one, or the rank is the score", () => {
    const approval = run(
      {
        ballots: { ...ballots, equal: "keep", most: 2, tooMany: "invalid" },
        points: { count: "points", ballots: "ballots", points: [1], equal: "each" },
        seat: plurality,
      },
      [
        [3, "a=b"],
        [2, "b"],
        [9, "a=b=c"],
      ],
    );
    expect(votesOf(approval)).toEqual({ a: 3, b: 5, c: 0 });
    const scores = run(
      {
        ballots: { ...ballots, equal: "keep", skipped: "keep" },
        points: { count: "points", ballots: "ballots", points: [5, 4, 3, 2, 1, 0], equal: "each" },
        seat: plurality,
      },
      [
        [2, "a > > b=c"],
        [1, "> > > > c"],
      ],
    );
    expect(votesOf(scores)).toEqual({ a: 10, b: 6, c: 7 });
  });

  test("supplementary vote: the two leaders, then the first of them on every ballot", () => {
    const steps = {
      ballots: { ...ballots, most: 2, tooMany: "cut", equal: "stop", skipped: "stop", repeated: "stop" },
      first: { count: "first", ballots: "ballots" },
      "seat-1": { allot: "majority", votes: "first", seats: 1, moreThan: "1/2", of: "ballots" },
      leaders: { admit: "top", votes: "first", next: 2, unless: "seat-1" },
      second: { count: "first", ballots: "ballots", among: "leaders" },
      "seat-2": { allot: "plurality", votes: "second", among: "leaders", seats: 1, unless: "seat-1" },
    };
    const outcome = run(steps, [
      [40, "a > c"],
      [35, "b"],
      [15, "c > b > a"],
      [10, "d > c"],
    ]);
    expect(winners(outcome)).toEqual(["b"]);
    expect(votesOf(outcome)).toEqual({ a: 40, b: 50 });
    expect(
      winners(
        run(steps, [
          [40, "a > c"],
          [35, "b"],
        ]),
      ),
    ).toEqual(["a"]);
  });

  test("counts that need an order refuse equal ranks, and rules that say nothing refuse odd ballots", () => {
    const complained = (ranking: string): readonly string[] => complaints([[1, ranking]]);
    expect(complained("a=b > c")).toEqual(["V013 seat: ballots of m"]);
    expect(complained("a > > c")).toEqual(["V013 ballots: ballots of m, type 1"]);
    expect(complained("a > c > a")).toEqual(["V013 ballots: ballots of m, type 1"]);
    expect(complained("a > c")).toEqual([]);
  });

  test("wards are counts of their own: who stands in one is nobody in another", () => {
    const outcome = run(
      {
        ballots: { ...ballots, in: "ward" },
        seats: {
          allot: "stv",
          ballots: "ballots",
          seats: "area",
          quota: "droop",
          surplus: { method: "last-parcel", order: "earliest" },
        },
      },
      [],
      {
        areas: [
          { id: "club", level: "club" },
          { id: "n", level: "ward", parent: "club", seats: 2 },
          { id: "s", level: "ward", parent: "club", seats: 1 },
        ],
        ballots: [
          ...rows(
            [
              [3, "a"],
              [2, "b"],
              [1, "c > b"],
            ],
            "n",
          ),
          ...rows(
            [
              [3, "d"],
              [2, "e > d"],
            ],
            "s",
          ),
        ],
        contenders: [{ id: "z", facts: { contest: "m", area: "s" } }],
      },
    );
    expect(outcome.areas).toMatchObject([
      { area: "n", seats: [{ contender: "a" }, { contender: "b" }] },
      { area: "s", seats: [{ contender: "d" }] },
    ]);
    const south = outcome.trace.find((s) => s.clause === "stv" && s.area === "s");
    expect(south?.clause === "stv" ? south.stages[0]?.votes.map((v) => v.contender) : []).toEqual([
      "d",
      "e",
      "z",
    ]);
  });

  test("a preference for somebody who stands elsewhere is a slip of the pen", () => {
    const ballots = complaints([[1, "a > b"]], {
      contenders: [{ id: "b", facts: { contest: "m", area: "y" } }],
    });
    expect(ballots).toEqual(["V004 ballots: ballots of m in x"]);
  });

  test("open ties name who is tied; a lot for each goes on", () => {
    const steps = { ballots, seat: { allot: "instant-runoff", ballots: "ballots", ties: [{ by: "lot" }] } };
    const level = [
      [4, "a"],
      [2, "b"],
      [2, "c"],
      [2, "d > c"],
    ] as const;
    const open = run(steps, level);
    expect(open.status).toBe("tied");
    expect(open.ties).toMatchObject([{ at: "seat", among: ["b", "c", "d"], for: 2, resolvedBy: "lot" }]);
    const first = run(steps, level, { lots: [{ at: "seat", order: ["c", "b"] }] });
    expect(first.status).toBe("tied");
    const both = run(steps, level, {
      lots: [
        { at: "seat", order: ["c", "b"] },
        { at: "seat", order: ["c"] },
      ],
    });
    expect(both.status).toBe("complete");
    expect(winners(both)).toEqual(["c"]);
  });

  test("the order of rows decides nothing", () => {
    const ballot = fc.tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.shuffledSubarray(["a", "b", "c", "d"], { minLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(ballot, { minLength: 1, maxLength: 8 }), (types) => {
        const written = types.map(([count, ids]) => [count, ids.join(" > ")] as const);
        const steps = { ballots, seat: { allot: "condorcet", ballots: "ballots", circle: "ranked-pairs" } };
        expect(run(steps, [...written].reverse())).toEqual(run(steps, written));
      }),
      { numRuns: 60 },
    );
  });
});
