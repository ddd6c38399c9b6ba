/** What laws say differently about a count with transfers, one small count by hand for each. */

import { describe, expect, test } from "vitest";
import { noDraw, raceOf, TRANSFER_RULES } from "../testing/transfers.ts";
import { countTransfers } from "./transfer.ts";
import type { Stage, TransferRules } from "./transfer-rules.ts";

/** How many ballots have which preferences: [[12, 0, 1]] are twelve for 0 and then 1. */
type Ballots = readonly (readonly [number, ...number[]])[];

interface Counted {
  readonly stages: readonly string[];
  readonly elected: readonly number[];
  readonly status: string;
  readonly asked: readonly (readonly [readonly number[], number])[];
  readonly watched: readonly Partial<Stage>[];
}

/** Counts without lots, or with `lot` first; stages as "exclusion 3: 0 1", those elected behind the colon. */
function count(
  n: number,
  seats: number,
  ballots: Ballots,
  rules: Partial<TransferRules> = {},
  more: { readonly lot?: number; readonly excludedFirst?: readonly number[] } = {},
): Counted {
  const stages: string[] = [];
  const watched: Partial<Stage>[] = [];
  const asked: (readonly [readonly number[], number])[] = [];
  const result = countTransfers(
    {
      ...raceOf(
        ballots.map(([number, ...ranking]) => ({ count: number, ranking })),
        n,
        seats,
      ),
      excludedFirst: Array.from({ length: n }, (_, i) => more.excludedFirst?.includes(i) === true),
    },
    { ...TRANSFER_RULES, ...rules },
    {
      draw: noDraw,
      ask: (among, places) => {
        asked.push([[...among], places]);
        const { lot } = more;
        return lot === undefined ? undefined : [lot, ...among.filter((i) => i !== lot)].slice(0, places);
      },
      watch: (stage) => {
        stages.push(`${stage.action} ${stage.who.join(" ")}: ${stage.elected.join(" ")}`);
        watched.push({ ...stage, votes: [...stage.votes], standing: [...stage.standing] });
      },
    },
  );
  return { ...result, stages, asked, watched };
}

describe("who is elected", () => {
  test("with exactly the quota, or only above it", () => {
    const ballots: Ballots = [
      [10, 0],
      [9, 1],
      [6, 2],
      [5, 3],
    ];
    const exact = { quota: "hagenbach-bischoff" } as const;
    expect(count(4, 2, ballots, exact).stages[0]).toBe("first-preferences : 0");
    expect(count(4, 2, ballots, { ...exact, reach: "moreThan" }).stages[0]).toBe("first-preferences : ");
    expect(count(4, 2, [[11, 0], ...ballots.slice(1)], { ...exact, reach: "moreThan" }).stages[0]).toBe(
      "first-preferences : 0",
    );
  });

  test("more with the quota than vacancies are a tie of all of them", () => {
    const exact = { quota: "hagenbach-bischoff" } as const;
    const ballots: Ballots = [
      [10, 0],
      [10, 1],
      [10, 2],
    ];
    expect(count(3, 2, ballots, exact)).toMatchObject({
      elected: [],
      status: "tied",
      asked: [[[0, 1, 2], 2]],
      stages: ["first-preferences : "],
    });
    expect(count(3, 2, ballots, exact, { lot: 2 })).toMatchObject({ elected: [0, 2], status: "complete" });
  });

  test("the rest, where there are no more of them than vacancies, most votes first", () => {
    expect(
      count(3, 3, [
        [2, 1],
        [1, 0],
      ]),
    ).toMatchObject({ elected: [1, 0, 2], stages: ["first-preferences : 1 0 2"] });
  });

  test("for the last vacancy whoever has as many votes as all others and open surpluses, where the law says so", () => {
    const first = (
      ballots: Ballots,
      seats: number,
      lastVacancy: "atLeast" | "moreThan" | undefined,
    ): unknown => count(4, seats, ballots, { quota: "hare", lastVacancy }).stages[0];
    const even: Ballots = [
      [10, 0],
      [6, 1],
      [4, 2],
    ];
    expect(first(even, 1, undefined)).toBe("first-preferences : ");
    expect(first(even, 1, "atLeast")).toBe("first-preferences : 0");
    expect(first(even, 1, "moreThan")).toBe("first-preferences : ");
    expect(
      first(
        [
          [11, 0],
          [6, 1],
          [4, 2],
        ],
        1,
        "moreThan",
      ),
    ).toBe("first-preferences : 0");
    expect(
      first(
        [
          [9, 0],
          [6, 1],
          [4, 2],
        ],
        1,
        "atLeast",
      ),
    ).toBe("first-preferences : ");
    // The quota is 14, the surplus 2: 7 against 5 and 2.
    const surplus: Ballots = [
      [16, 0],
      [7, 1],
      [5, 2],
    ];
    expect(first(surplus, 2, "atLeast")).toBe("first-preferences : 0 1");
    expect(first(surplus, 2, "moreThan")).toBe("first-preferences : 0");
    // Two that are level are a tie, and two vacancies are not the last one.
    expect(
      first(
        [
          [10, 0],
          [10, 1],
        ],
        1,
        "atLeast",
      ),
    ).toBe("first-preferences : ");
    expect(
      first(
        [
          [10, 0],
          [1, 1],
          [1, 2],
        ],
        2,
        "atLeast",
      ),
    ).toBe("first-preferences : 0");
    expect(
      first(
        [
          [12, 0],
          [7, 1],
          [1, 2],
        ],
        3,
        "atLeast",
      ),
    ).toBe("first-preferences : 0 1");
  });

  test("not before two are left, where the law says so", () => {
    const ballots: Ballots = [
      [9, 0],
      [2, 1],
      [1, 2],
    ];
    const runoff = { quota: "majority-of-continuing", reach: "moreThan" } as const;
    expect(count(3, 1, ballots, runoff).stages).toEqual(["first-preferences : 0"]);
    expect(count(3, 1, ballots, { ...runoff, untilTwo: true }).stages).toEqual([
      "first-preferences : ",
      "exclusion 2: 0",
    ]);
  });
});

describe("whose surplus moves", () => {
  // The quota is 27: 0 and 2 are elected with surpluses 4 and 1; the 4 make 1 the largest, with 2.
  const ballots: Ballots = [
    [31, 0, 1],
    [28, 2, 3],
    [25, 1, 4],
    [20, 3],
    [15, 4],
    [11, 5],
  ];

  test("the largest, the earliest, or all together", () => {
    const stages = (order: TransferRules["order"]): readonly string[] =>
      count(6, 4, ballots, { order }).stages;
    expect(stages("largest").slice(0, 4)).toEqual([
      "first-preferences : 0 2",
      "surplus 0: 1",
      "surplus 1: ",
      "surplus 2: ",
    ]);
    expect(stages("earliest").slice(0, 4)).toEqual([
      "first-preferences : 0 2",
      "surplus 0: 1",
      "surplus 2: ",
      "surplus 1: ",
    ]);
    expect(stages("together").slice(0, 3)).toEqual([
      "first-preferences : 0 2",
      "surplus 0 2: 1",
      "surplus 1: ",
    ]);
  });

  test("the stages are numbered, and tell the part of the surplus for one who gives", () => {
    const { watched } = count(6, 4, ballots);
    expect(watched.slice(0, 2)).toMatchObject([
      {
        number: 1,
        factor: undefined,
        quota: { num: 27, den: 1 },
        votes: [31, 25, 28, 20, 15, 11],
      },
      { number: 2, standing: ["elected", "elected", "elected", "continuing", "continuing", "continuing"] },
    ]);
    const [, { factor = { num: 0, den: 1 } } = {}] = watched;
    expect(Number(factor.num) * 31).toBe(Number(factor.den) * 4);
    const exclusion = watched.find((stage) => stage.action === "exclusion");
    expect(exclusion).toMatchObject({ number: 5, who: [5], factor: undefined });
    expect(count(6, 4, ballots, { order: "together" }).watched[1]).toMatchObject({ factor: undefined });
  });

  test("equal surpluses are a tie, unless an earlier stage tells them apart", () => {
    const level: Ballots = [
      [28, 0, 2],
      [28, 1, 2],
      [10, 2],
      [9, 3],
    ];
    expect(count(4, 3, level)).toMatchObject({ status: "tied", elected: [0, 1], asked: [[[0, 1], 1]] });
    expect(count(4, 3, level, {}, { lot: 1 }).stages[1]).toBe("surplus 1: 2");
    expect(count(4, 3, level, { order: "together" }).stages[1]).toBe("surplus 0 1: 2");
  });

  test("may wait while all together are less than, or at most, what parts the two lowest", () => {
    const next = (lowest: readonly [number, number, number], defer: TransferRules["defer"]): unknown =>
      count(
        4,
        2,
        [
          [13, 0, 1],
          [lowest[0], 1],
          [lowest[1], 2],
          [lowest[2], 3],
        ],
        { defer },
      ).stages[1];
    // The quota is 11, the surplus 2; the lowest are apart by 1, by 2, by 4.
    expect(next([8, 5, 4], "atMost")).toMatch("surplus 0");
    expect(next([7, 6, 4], "atMost")).toMatch("exclusion 3");
    expect(next([7, 6, 4], "less")).toMatch("surplus 0");
    expect(next([7, 7, 3], "less")).toMatch("exclusion 3");
    expect(next([7, 7, 3], undefined)).toMatch("surplus 0");
    // Two surpluses of 4 and 1 wait together: 15 - 11 = 4 is less than 5.
    expect(count(6, 4, ballots, { defer: "atMost" }).stages[1]).toBe("surplus 0: 1");
    const wider: Ballots = [...ballots.slice(0, 4), [16, 4], [10, 5]];
    expect(count(6, 4, wider, { defer: "less" }).stages[1]).toBe("exclusion 5: ");
  });
});

describe("who is excluded", () => {
  test("the lowest; where two are level a tie of who stays", () => {
    const ballots: Ballots = [
      [9, 0],
      [8, 1],
      [3, 2],
      [3, 3],
    ];
    expect(count(4, 1, ballots)).toMatchObject({ status: "tied", elected: [], asked: [[[2, 3], 1]] });
    expect(count(4, 1, ballots, {}, { lot: 3 }).stages[1]).toBe("exclusion 2: ");
  });

  test("all who have no vote together, as long as enough are left", () => {
    const ballots: Ballots = [
      [10, 0],
      [2, 1],
    ];
    const zero = { together: "zero" } as const;
    expect(count(4, 2, ballots, zero).stages).toEqual([
      "first-preferences : 0",
      "surplus 0: ",
      "exclusion 2 3: 1",
    ]);
    expect(count(4, 2, ballots, {}, { lot: 3 }).stages[2]).toBe("exclusion 2: ");
    const few = count(3, 2, [[10, 0]], zero);
    expect(few).toMatchObject({ status: "tied", asked: [[[1, 2], 1]] });
    expect(
      count(
        4,
        1,
        [
          [5, 0],
          [4, 1],
          [3, 2],
          [2, 3],
        ],
        zero,
      ).stages[1],
    ).toBe("exclusion 3: ");
  });

  test("all together who cannot reach the next any more", () => {
    const second = (ballots: Ballots, seats = 1, n = 5): unknown =>
      count(n, seats, ballots, { together: "certain" }).stages[seats];
    // 2 < 3, but 2 + 3 are not less than 4; 2 + 3 + 4 are less than 15.
    expect(
      second([
        [20, 0],
        [15, 1],
        [4, 2],
        [3, 3],
        [2, 4],
      ]),
    ).toBe("exclusion 2 3 4: ");
    expect(
      second([
        [10, 0],
        [9, 1],
        [4, 2],
        [3, 3],
        [2, 4],
      ]),
    ).toBe("exclusion 4: ");
    expect(
      count(
        5,
        1,
        [
          [20, 0],
          [15, 1],
          [4, 2],
          [3, 3],
          [2, 4],
        ],
        {},
      ).stages[1],
    ).toBe("exclusion 4: ");
    // Nobody is certain to be last where the two lowest are level: an exclusion of one.
    expect(
      count(
        4,
        1,
        [
          [9, 0],
          [5, 1],
          [3, 2],
          [3, 3],
        ],
        { together: "certain" },
      ).asked,
    ).toEqual([[[2, 3], 1]]);
    // Of three vacancies no more are excluded than leave three.
    expect(
      second(
        [
          [4, 0],
          [4, 1],
          [4, 2],
          [1, 3],
        ],
        1,
        4,
      ),
    ).toBe("exclusion 3: ");
  });

  test("open surpluses count among those who cannot reach the next", () => {
    // The quota is 11 and the surplus 3, which waits: 2 and 3 are not less than 5, 1 + 3 are less than 5.
    const together = { together: "certain", defer: "atMost" } as const;
    expect(
      count(
        4,
        2,
        [
          [14, 0],
          [9, 1],
          [5, 2],
          [2, 3],
        ],
        together,
      ).stages[1],
    ).toBe("exclusion 3: ");
    expect(
      count(
        5,
        2,
        [
          [14, 0],
          [7, 1],
          [5, 2],
          [4, 3],
          [0, 4],
        ],
        together,
      ).stages[1],
    ).toBe("exclusion 4: ");
  });

  test("those first whom the law excludes before all others, if enough are left", () => {
    const ballots: Ballots = [
      [9, 0],
      [8, 1],
      [7, 2],
      [3, 3],
    ];
    expect(count(4, 1, ballots, {}, { excludedFirst: [2, 1] }).stages[1]).toBe("exclusion 1 2: ");
    expect(count(4, 1, ballots, {}, { excludedFirst: [0, 1, 2] }).stages[1]).toBe("exclusion 0 1 2: 3");
    expect(
      count(4, 3, ballots, { quota: "hare" }, { excludedFirst: [0, 1] }).stages.slice(1, 3),
    ).not.toContain("exclusion 0 1: ");
  });
});
