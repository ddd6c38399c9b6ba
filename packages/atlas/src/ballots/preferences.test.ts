/** Real counts stage by stage, what other methods make of the same ballots, and rule sets whose elections we do not have. */

import { elect, type Given, must, type Outcome, readRules, type Rules, type Step } from "@urna/law";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { toInput } from "../input.ts";
import { openAtlas } from "../load.ts";
import type { Loaded } from "../problems.ts";

const atlas = openAtlas();

function sound<T>(loaded: Loaded<T>): T {
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems.slice(0, 5)));
  return loaded.value;
}
const rulesOf = (id: string): Rules => sound(atlas.rules(id));
const given = (id: string): Given => toInput(sound(atlas.election(id)));
const count = (election: string, rules: string): Outcome => must(elect(rulesOf(rules), given(election)));
const winners = (outcome: Outcome): readonly string[] =>
  outcome.seats.filter((s) => s.total > 0).map((s) => s.contender);

/** A figure of the trace with so many decimals, as official tables print it. */
function decimal(
  { num, den }: { readonly num: number | string; readonly den: number | string },
  digits: number,
): string {
  const scaled = (BigInt(num) * 10n ** BigInt(digits)) / BigInt(den);
  const text = scaled.toString().padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

interface StageText {
  readonly action: string;
  readonly who: readonly string[];
  readonly votes: Readonly<Record<string, string>>;
  readonly exhausted: string;
  readonly elected: readonly string[];
}

type Count = Extract<Step, { clause: "stv" | "instant-runoff" | "meek" }>;
const isCount = (step: Step): step is Count =>
  step.clause === "stv" || step.clause === "instant-runoff" || step.clause === "meek";

/** The stages of the only count of an outcome; who is excluded and has no votes is left out. */
function stagesOf(outcome: Outcome, digits = 0): readonly StageText[] {
  const step = outcome.trace.find(isCount);
  if (step === undefined) throw new Error("no count in stages");
  return step.stages.map(({ action, who, votes, exhausted, elected }) => ({
    action,
    who,
    votes: Object.fromEntries(
      votes.filter((v) => v.is !== "excluded").map((v) => [v.contender, decimal(v.votes, digits)]),
    ),
    exhausted: decimal(exhausted, digits),
    elected,
  }));
}

describe("Ireland 1990", () => {
  test("two counts, as declared: the leader of the first loses", () => {
    const outcome = count("ie-president-1990", "ie/president@1937-12-29");
    expect(stagesOf(outcome)).toEqual([
      {
        action: "first-preferences",
        who: [],
        votes: { "austin-currie": "267902", "brian-lenihan": "694484", "mary-robinson": "612265" },
        exhausted: "0",
        elected: [],
      },
      {
        action: "exclusion",
        who: ["austin-currie"],
        votes: { "brian-lenihan": "731273", "mary-robinson": "817830" },
        exhausted: "25548",
        elected: ["mary-robinson"],
      },
    ]);
    const step = outcome.trace.find((s) => s.clause === "stv");
    expect(step?.clause === "stv" ? step.stages[0]?.quota : undefined).toEqual({ num: 787_326, den: 1 });
  });
});

describe("Burlington 2009", () => {
  const by = (seat: object): Outcome => {
    const rules = readRules({
      urna: "rules/1",
      id: "xx/mayor@2009-01-01",
      title: { en: "Another method" },
      inForce: "2009-01-01",
      levels: ["city"],
      laws: {},
      steps: {
        ballots: { count: "ballots", contest: "mayor" },
        first: { count: "first", ballots: "ballots" },
        borda: { count: "points", ballots: "ballots", points: "borda" },
        seat,
      },
      tiers: { seat: "seat" },
    });
    return must(elect(must(rules), given("us-burlington-mayor-2009")));
  };

  test("instant run-off: three rounds of the three leaders", () => {
    const stages = stagesOf(count("us-burlington-mayor-2009", "us/burlington-mayor@2005-05-12"));
    expect(stages.map((s) => s.votes)).toEqual([
      { wright: "3297", montroll: "2554", kiss: "2982" },
      { wright: "4064", kiss: "4314" },
    ]);
    expect(stages.at(-1)?.elected).toEqual(["kiss"]);
  });

  test("most first preferences have another winner, and most voters preferred a third to each of the two", () => {
    expect(winners(by({ allot: "plurality", votes: "first", seats: 1 }))).toEqual(["wright"]);
    for (const circle of [undefined, "minimax", "ranked-pairs", "schulze", "copeland"]) {
      const outcome = by({
        allot: "condorcet",
        ballots: "ballots",
        ...(circle === undefined ? {} : { circle }),
      });
      expect(winners(outcome)).toEqual(["montroll"]);
      expect(outcome.trace.find((s) => s.clause === "condorcet")).toMatchObject({
        winner: "montroll",
        pairs: [
          { contender: "montroll", votes: 4067, against: "kiss", votesAgainst: 3477 },
          { contender: "kiss", votes: 4314, against: "wright", votesAgainst: 4064 },
          { contender: "montroll", votes: 4597, against: "wright", votesAgainst: 3668 },
        ],
      });
    }
    expect(winners(by({ allot: "plurality", votes: "borda", seats: 1 }))).toEqual(["montroll"]);
  });
});

describe("Minneapolis 2013", () => {
  const NAMES = [
    "annie-young",
    "casper-hill",
    "hashim-yonis",
    "ishmael-israel",
    "jason-stone",
    "john-erwin",
    "mary-lynn-mcpherson",
    "meg-forney",
    "steve-barland",
    "tom-nordyke",
    "undeclared-write-ins",
  ];
  /** Published rounds; a surplus of nothing, which the publication counts as a round of its own, is none. */
  const ROUNDS = [
    [9294, 1280, 3762, 3305, 5357, 14_678, 3373, 7856, 3705, 6511, 342],
    [9302, 1284, 3767, 3310, 5364, 14_684, 3378, 7864, 3707, 6514],
    [9452, undefined, 3799, 3374, 5477, 14_866, 3479, 8031, 3803, 6595],
    [10_055, undefined, 4346, undefined, 5819, 14_866, 3694, 8421, 3901, 6759],
    [11_054, undefined, 4490, undefined, 6097, 14_866, undefined, 9159, 4113, 7001],
    [11_525, undefined, 4571, undefined, 6549, 14_866, undefined, 9829, undefined, 7535],
    [12_027, undefined, undefined, undefined, 6741, 14_866, undefined, 10_156, undefined, 7688],
    [13_886, undefined, undefined, undefined, undefined, 14_866, undefined, 10_965, undefined, 8701],
    [15_044, undefined, undefined, undefined, undefined, 14_866, undefined, 12_245],
  ];

  test("every round as published", () => {
    const outcome = count("us-minneapolis-park-board-2013", "us/minneapolis-park-board@2009-01-01");
    const found = stagesOf(outcome, 4).map((s) => s.votes);
    const expected = ROUNDS.map((round) =>
      Object.fromEntries(
        NAMES.flatMap((name, i) => {
          const votes = round[i];
          return votes === undefined ? [] : [[name, `${votes}.0000`]];
        }),
      ),
    );
    expect(found).toEqual(expected);
    const step = outcome.trace.find((s) => s.clause === "stv");
    expect(step?.clause === "stv" ? step.stages[0]?.quota : undefined).toEqual({ num: 14_866, den: 1 });
  });

  test("Meek's count elects the same three", () => {
    const rules = readRules({
      urna: "rules/1",
      id: "xx/park-board@2009-01-01",
      title: { en: "Another method" },
      inForce: "2009-01-01",
      levels: ["city"],
      laws: {},
      steps: {
        ballots: { count: "ballots", contest: "park-board" },
        seats: { allot: "meek", ballots: "ballots", seats: 3, rule: "meek", digits: 9, omega: 6 },
      },
      tiers: { seats: "seats" },
    });
    const outcome = must(elect(must(rules), given("us-minneapolis-park-board-2013")));
    expect(winners(outcome)).toEqual(["annie-young", "john-erwin", "meg-forney"]);
  });
});

/** Ballots without a free licence lie beside the checkout, or they are not there. */
const OUTSIDE = fileURLToPath(
  new URL("../../../../../shared/cases/scotland-stv-glasgow-2007-govan.json", import.meta.url),
);

interface Govan {
  readonly votes: {
    readonly candidates: readonly (readonly [string, string])[];
    readonly ballots: readonly (readonly [number, readonly number[]])[];
  };
  readonly officialSeats: { readonly elected: readonly string[] };
  readonly intermediate: {
    readonly quota: number;
    readonly actions: readonly (readonly [string, string])[];
    readonly stageTotals: readonly (readonly number[])[];
  };
}

describe("Govan 2007", () => {
  test("every stage to four decimals", (ctx) => {
    if (!existsSync(OUTSIDE)) ctx.skip("the ballots are not beside the checkout (shared/cases)");
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a file of ours with a known shape
    const { votes, officialSeats, intermediate } = JSON.parse(readFileSync(OUTSIDE, "utf8")) as Govan;
    const id = (k: number): string => votes.candidates[k]?.[0] ?? "";
    const input: Given = {
      areas: [{ id: "govan", level: "ward", seats: 4 }],
      ballots: votes.ballots.map(([count, ranking]) => ({
        contest: "ward",
        area: "govan",
        count,
        ranking: ranking.map((k) => [id(k)]),
      })),
    };
    const rules = rulesOf("gb/scotland-councils@2007-02-17");
    const outcome = must(elect(rules, input));
    const stages = stagesOf(outcome, 4);
    expect(stages.map((s) => s.votes)).toEqual(
      intermediate.stageTotals.map((totals) =>
        Object.fromEntries(totals.flatMap((total, k) => (total === 0 ? [] : [[id(k), total.toFixed(4)]]))),
      ),
    );
    expect(
      stages.slice(1).map((s) => [s.action === "surplus" ? "surplus" : "exclude", s.who.join()]),
    ).toEqual(intermediate.actions);
    expect(stages.flatMap((s) => s.elected)).toEqual(officialSeats.elected);
  });
});

describe("rule sets whose elections we do not have", () => {
  const votes = (
    contest: string,
    figures: Readonly<Record<string, number>>,
    area: string,
  ): NonNullable<Given["votes"]> =>
    Object.entries(figures).map(([option, votes]) => ({ contest, area, option, votes }));

  test("a majority of the registered, not of the votes: Slovakia", () => {
    const at = (registered: number): Outcome =>
      must(
        elect(rulesOf("sk/president@1999-03-18"), {
          votes: votes("first-round", { a: 600, b: 300, c: 100, registered }, "sk"),
        }),
      );
    expect(winners(at(1199))).toEqual(["a"]);
    expect(at(1200).refusal).toMatchObject({ reason: "next-round", details: { among: ["a", "b"] } });
  });

  describe("an eighth of the registered, and in any case the two leaders: France", () => {
    const rules = rulesOf("fr/assembly@1976-07-19");
    const constituency = (
      first: Readonly<Record<string, number>>,
      second: Readonly<Record<string, number>>,
    ) =>
      must(
        elect(rules, {
          areas: [
            { id: "fr", level: "nation" },
            { id: "c", level: "constituency", parent: "fr" },
          ],
          contenders: [
            { id: "a", facts: { born: "1955-01-01" } },
            { id: "b", facts: { born: "1950-01-01" } },
            { id: "c", facts: { born: "1960-01-01" } },
          ],
          votes: [...votes("first-round", first, "c"), ...votes("second-round", second, "c")],
        }),
      );
    const admitted = (outcome: Outcome): readonly string[] => {
      const step = outcome.trace.find((s) => s.at === "run-off" && s.clause === "plurality");
      return step?.clause === "plurality" ? step.rows.map((r) => r.contender) : [];
    };
    const all = { a: 1, b: 1, c: 1, d: 1 };

    test("three pass", () => {
      const outcome = constituency({ a: 400, b: 300, c: 250, d: 249, registered: 2000 }, all);
      expect(admitted(outcome)).toEqual(["a", "b", "c"]);
      // Level in the second round: the older.
      expect(outcome.ties).toMatchObject([{ resolvedBy: "earlier", winners: ["b"] }]);
    });
    test("one passes: the next goes on too; none passes: the two leaders do", () => {
      expect(
        admitted(constituency({ a: 400, b: 240, c: 230, registered: 2000 }, { a: 2, b: 1, c: 9 })),
      ).toEqual(["a", "b"]);
      expect(admitted(constituency({ a: 40, b: 50, c: 30, registered: 2000 }, { a: 2, b: 1, c: 9 }))).toEqual(
        ["a", "b"],
      );
    });
    test("a majority that is less than a quarter of the registered does not elect", () => {
      expect(winners(constituency({ a: 300, b: 200, registered: 1200 }, {}))).toEqual(["a"]);
      expect(winners(constituency({ a: 299, b: 200, registered: 1200 }, {}))).toEqual([]);
    });
  });

  test("two rounds: France and Argentina", () => {
    const first = votes("first-round", { a: 44, b: 33, c: 23 }, "x");
    const second = votes("second-round", { a: 49, b: 51 }, "x");
    const by = (rules: string): Outcome => must(elect(rulesOf(rules), { votes: [...first, ...second] }));
    expect(winners(by("fr/president@1962-11-06"))).toEqual(["b"]);
    expect(winners(by("ar/president@1994-08-24"))).toEqual(["a"]);
  });

  test("full preferences: Australia", () => {
    const division = (rankings: readonly (readonly [number, string])[]): Outcome =>
      must(
        elect(rulesOf("au/house@1918-11-21"), {
          areas: [
            { id: "au", level: "nation" },
            { id: "d", level: "division", parent: "au" },
          ],
          ballots: rankings.map(([count, text]) => ({
            contest: "division",
            area: "d",
            count,
            ranking: text.split("").map((o) => [o]),
          })),
        }),
      );
    const outcome = division([
      [40, "abc"],
      [35, "bca"],
      [25, "cba"],
      [99, "a"],
      [1, "cb"],
    ]);
    expect(winners(outcome)).toEqual(["b"]);
    expect(stagesOf(outcome).map((s) => s.votes)).toEqual([
      { a: "40", b: "35", c: "26" },
      { a: "40", b: "61" },
    ]);
  });

  test("one over the rank, two seats: Nauru", () => {
    const outcome = must(
      elect(rulesOf("nr/parliament@1971-01-01"), {
        areas: [
          { id: "nr", level: "nation" },
          { id: "d", level: "district", parent: "nr", seats: 2 },
        ],
        ballots: (
          [
            [4, "abc"],
            [3, "cba"],
            [2, "bca"],
          ] as const
        ).map(([count, text]) => ({
          contest: "district",
          area: "d",
          count,
          ranking: text.split("").map((o) => [o]),
        })),
      }),
    );
    // a 4 + 3/3 + 2/3 = 5 2/3, b 2 + 4/2 + 3/2 = 5 1/2, c 3 + 4/3 + 2/2 = 5 1/3
    expect(winners(outcome)).toEqual(["a", "b"]);
  });

  test("people and cantons: Switzerland", () => {
    const outcome = must(
      elect(rulesOf("ch/referendum@1874-05-29"), {
        areas: [
          { id: "ch", level: "nation" },
          ...[2, 1, 1].map((standing, i) => ({
            id: `c${i}`,
            level: "canton",
            parent: "ch",
            figures: { standing },
          })),
        ],
        votes: [
          ...votes("question", { yes: 900, no: 100 }, "c0"),
          ...votes("question", { yes: 49, no: 51 }, "c1"),
          ...votes("question", { yes: 50, no: 50 }, "c2"),
        ],
      }),
    );
    // Two of four: no majority of the cantons.
    expect(outcome.verdict).toBe("no");
  });

  test("electors by area: the United States", () => {
    const outcome = must(
      elect(rulesOf("us/president@1964-01-01"), {
        areas: [
          { id: "us", level: "nation" },
          { id: "s1", level: "state", parent: "us", seats: 3 },
          { id: "s2", level: "state", parent: "us", seats: 4 },
        ],
        votes: [...votes("president", { a: 90, b: 10 }, "s1"), ...votes("president", { a: 49, b: 50 }, "s2")],
      }),
    );
    expect(outcome.seats).toMatchObject([
      { contender: "b", byTier: { electors: 4, president: 1 } },
      { contender: "a", byTier: { electors: 3, president: 0 } },
    ]);
  });

  test("electors by district: Maine and Nebraska", () => {
    const districts = ["me-1", "me-2", "ne-1", "ne-2", "ne-3"];
    const given = {
      areas: [
        { id: "us", level: "nation" },
        { id: "s1", level: "state", parent: "us", seats: 5 },
        ...["me", "ne"].map((id) => ({ id, level: "state", parent: "us", seats: 2 })),
        ...districts.map((id) => ({ id, level: "district", parent: id.slice(0, 2) })),
      ],
      votes: [
        ...votes("president", { a: 50, b: 90 }, "s1"),
        ...districts.flatMap((id) =>
          votes("president", id === "me-2" ? { a: 15, b: 20 } : { a: 40, b: 30 }, id),
        ),
      ],
    };
    const outcome = must(elect(rulesOf("us/president@1992-11-03"), given));
    expect(outcome.seats).toMatchObject([
      { contender: "a", byTier: { electors: 8, president: 1 } },
      { contender: "b", byTier: { electors: 6, president: 0 } },
    ]);
    // Without the votes of the districts nobody can say who is elected.
    const short = { ...given, areas: given.areas.filter((area) => area.level !== "district") };
    const states = [
      ...votes("president", { a: 50, b: 90 }, "s1"),
      ...["me", "ne"].flatMap((id) => votes("president", { a: 9, b: 1 }, id)),
    ];
    expect(
      must(elect(rulesOf("us/president@1992-11-03"), { ...short, votes: states })).refusal,
    ).toMatchObject({
      at: "by-district",
      reason: "no-votes",
    });
  });
});
