import { type BallotRow, type Given, must } from "@urna/law";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate, type RulesDocument, type Scenario } from "../scenario.ts";
import type { BoundedMargin } from "./terms/between.ts";
import { boundedMargins } from "./bounded.ts";
import { CHANGES } from "./terms/changes.ts";
import { exactly } from "./every-change.fixture.ts";

const HEAD = {
  urna: "rules/1",
  id: "xx/small@2020-01-01",
  title: { en: "A small election" },
  inForce: "2020-01-01",
  laws: {},
  bases: { valid: { lines: ["contenders"] } },
} as const;

/** Who has which seats where, as one text; undefined where a tie is open or nothing is given. */
function seatsOf(scenario: Scenario): string | undefined {
  const outcome = evaluate(scenario);
  if (!outcome.ok || outcome.value.status !== "complete") return undefined;
  const { seats, areas } = outcome.value;
  const held = seats.filter((row) => row.total > 0).map((row) => [row.contender, row.total]);
  return JSON.stringify([held, areas]);
}

const onlyAny = (margins: readonly BoundedMargin[]): BoundedMargin | undefined =>
  margins.find((margin) => margin.aim === "any");

const RUNOFF: RulesDocument = {
  ...HEAD,
  levels: ["city"],
  steps: {
    ballots: { count: "ballots", contest: "mayor" },
    mayor: { allot: "instant-runoff", ballots: "ballots", ties: [{ by: "lot" }] },
  },
  tiers: { mayor: "mayor" },
};

const RANKINGS = ["a", "b", "c", "ab", "ac", "ba", "bc", "ca", "cb"] as const;

function runoff(counts: readonly number[]): Scenario {
  const ballots = RANKINGS.flatMap((ranking, i): readonly BallotRow[] => {
    const count = counts[i] ?? 0;
    return count === 0
      ? []
      : [{ contest: "mayor", area: "city", count, ranking: ranking.split("").map((id) => [id]) }];
  });
  return { rules: RUNOFF, given: { areas: [{ id: "city", level: "city" }], ballots } };
}

describe("a single seat by preferences", () => {
  test("the proof holds against every change of two ballots", { timeout: 60_000 }, () => {
    const cases = fc.array(fc.nat(9), { minLength: RANKINGS.length, maxLength: RANKINGS.length });
    let proven = 0;
    fc.assert(
      fc.property(cases, fc.constantFrom(...CHANGES), (counts, kind) => {
        const now = seatsOf(runoff(counts));
        fc.pre(now !== undefined);
        const margin = onlyAny(must(boundedMargins(runoff(counts), "mayor", { kinds: [kind] })));
        const least = margin?.least.ballots ?? 0;
        if (margin?.least.proof === "exclusions") proven += 1;
        expect(least).toBeLessThanOrEqual(margin?.most?.ballots ?? Number.POSITIVE_INFINITY);
        for (const changed of exactly(counts, kind, Math.min(least - 1, 2)))
          expect(seatsOf(runoff(changed)) ?? now).toBe(now);
      }),
      { numRuns: 60 },
    );
    expect(proven).toBeGreaterThan(10);
  });

  test("three candidates: the last round is the margin, and proven to be", () => {
    // A leads B by 20 when C is out; C is 30 behind B.
    const scenario = runoff([60, 40, 10, 0, 0, 0, 0, 0, 0]);
    const margins = must(boundedMargins(scenario, "mayor", { contenders: ["b"] }));
    expect(margins.map((m) => [m.change, m.aim, m.least.ballots, m.most?.ballots])).toEqual([
      ["moved", "any", 10, 11],
      ["moved", "one-more", 10, 11],
      ["withheld", "any", 20, 21],
      ["withheld", "one-more", 20, 21],
      ["added", "any", 20, 21],
      ["added", "one-more", 20, 21],
    ]);
  });
});

const MATRIX: RulesDocument = {
  ...HEAD,
  levels: ["canton", "district"],
  steps: {
    votes: { count: "marks", contest: "list", in: "district" },
    voters: { count: "voter-numbers", votes: "votes", in: "district", seats: "area", decimals: 0 },
    bar: { admit: "share", votes: "votes", in: "district", atLeast: "10%", of: "valid" },
    quorum: { admit: "areas", each: "bar", atLeast: 1 },
    upper: {
      allot: "divisor",
      votes: "voters",
      among: "quorum",
      seats: 7,
      divisor: "sainte-lague",
      ties: [{ by: "lot" }],
    },
    lower: {
      place: "biproportional",
      votes: "votes",
      in: "district",
      room: "area",
      seats: "upper",
      divisor: "sainte-lague",
      ties: [{ by: "lot" }],
    },
  },
  tiers: { all: "lower" },
};

function matrix(votes: readonly number[]): Scenario {
  const given: Given = {
    areas: [
      { id: "canton", level: "canton" },
      { id: "x", level: "district", parent: "canton", seats: 3 },
      { id: "y", level: "district", parent: "canton", seats: 4 },
    ],
    votes: votes.map((count, i) => ({
      contest: "list",
      area: i < 3 ? "x" : "y",
      option: ["a", "b", "c"][i % 3] ?? "",
      votes: count,
    })),
  };
  return { rules: MATRIX, given };
}

describe("biproportional seats", () => {
  test("the search says how far it is, up to its end", () => {
    const told: number[] = [];
    must(boundedMargins(matrix([71, 32, 23, 14, 65, 37]), "all", { onProgress: (done) => told.push(done) }));
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  test("the proof holds against every change of three votes", { timeout: 60_000 }, () => {
    const cases = fc.tuple(...Array.from({ length: 6 }, () => fc.integer({ min: 1, max: 120 })));
    let proven = 0;
    fc.assert(
      fc.property(cases, fc.constantFrom(...CHANGES), (votes, kind) => {
        const now = seatsOf(matrix(votes));
        fc.pre(now !== undefined);
        const margin = onlyAny(must(boundedMargins(matrix(votes), "all", { kinds: [kind] })));
        const least = margin?.least.ballots ?? 0;
        if (margin?.least.proof === "divisors") proven += 1;
        expect(least).toBeLessThanOrEqual(margin?.most?.ballots ?? Number.POSITIVE_INFINITY);
        // A vote stays in its district.
        const [x, y] = [votes.slice(0, 3), votes.slice(3)];
        const most = Math.min(least - 1, 3);
        for (let inX = 0; inX <= most; inX++) {
          for (const changedX of exactly(x, kind, inX))
            for (const changedY of exactly(y, kind, most - inX))
              expect(seatsOf(matrix([...changedX, ...changedY])) ?? now).toBe(now);
        }
      }),
      {
        numRuns: 40,
        examples: [
          // One more vote lifts the rounded number of a list that has no seats.
          [[1, 5, 29, 1, 1, 74], "moved"],
          [[16, 38, 74, 1, 118, 18], "added"],
        ],
      },
    );
    expect(proven).toBeGreaterThan(10);
  });
});

const LINKED: RulesDocument = {
  ...HEAD,
  levels: ["land", "district"],
  steps: {
    first: { count: "marks", contest: "first", in: "district" },
    second: { count: "marks", contest: "second" },
    districts: { allot: "plurality", votes: "first", in: "district", seats: 1, ties: [{ by: "lot" }] },
    bar: { admit: "share", votes: "second", atLeast: "10%", of: "valid" },
    winners: { admit: "seats", of: ["districts"], atLeast: 1 },
    in: { admit: "any", of: ["bar", "winners"] },
    list: {
      compensate: "deduct",
      votes: "second",
      among: "in",
      total: 6,
      held: ["districts"],
      method: { divisor: "sainte-lague" },
      moreThanDue: "keep",
      ties: [{ by: "lot" }],
    },
  },
  tiers: { district: "districts", list: "list" },
};

function linked(votes: readonly number[]): Scenario {
  const areas = ["x", "y", "land"];
  const given: Given = {
    areas: [
      { id: "land", level: "land" },
      { id: "x", level: "district", parent: "land" },
      { id: "y", level: "district", parent: "land" },
    ],
    votes: votes.map((count, i) => ({
      contest: i < 6 ? "first" : "second",
      area: areas[Math.floor(i / 3)] ?? "",
      option: ["a", "b", "c"][i % 3] ?? "",
      votes: count,
    })),
  };
  return { rules: LINKED, given };
}

describe("seats that make good for others", () => {
  test("the proof holds against every change of two votes, the example against the engine", {
    timeout: 60_000,
  }, () => {
    const cases = fc.tuple(...Array.from({ length: 9 }, () => fc.integer({ min: 1, max: 150 })));
    let proven = 0;
    fc.assert(
      fc.property(cases, fc.constantFrom(...CHANGES), (votes, kind) => {
        const totalsOf = (changed: readonly number[]): string | undefined => {
          const outcome = evaluate(linked(changed));
          if (!outcome.ok || outcome.value.status !== "complete") return undefined;
          return JSON.stringify(
            outcome.value.seats.filter((row) => row.total > 0).map((row) => [row.contender, row.total]),
          );
        };
        const now = totalsOf(votes);
        fc.pre(now !== undefined);
        const margin = onlyAny(must(boundedMargins(linked(votes), "list", { kinds: [kind] })));
        const least = margin?.least.ballots ?? 0;
        if (margin?.least.proof === "steps") proven += 1;
        expect(least).toBeLessThanOrEqual(margin?.most?.ballots ?? Number.POSITIVE_INFINITY);
        const parts = [votes.slice(0, 3), votes.slice(3, 6), votes.slice(6)];
        // A ballot has a vote in a district and one for a list.
        const most = Math.min(least - 1, 2);
        for (let inX = 0; inX <= most; inX++) {
          for (const x of exactly(parts[0] ?? [], kind, inX))
            for (const y of exactly(parts[1] ?? [], kind, most - inX))
              for (const second of exactly(parts[2] ?? [], kind, most))
                expect(totalsOf([...x, ...y, ...second]) ?? now).toBe(now);
        }
      }),
      { numRuns: 40 },
    );
    expect(proven).toBeGreaterThan(10);
  });
});

/** Lists of which two stand linked: seats go to the link first, and inside it to its lists. */
function linkedLists(votes: readonly number[], first: object, inside: object): Scenario {
  const rules: RulesDocument = {
    ...HEAD,
    levels: ["land"],
    steps: {
      votes: { count: "marks", contest: "list" },
      bar: { admit: "share", votes: "votes", atLeast: "8%", of: "valid" },
      effective: { count: "among", votes: "votes", among: "bar" },
      links: { votes: "effective", by: "alliance", ties: [{ by: "lot" }], ...first },
      bonus: { allot: "winner", votes: "effective", by: "alliance", seats: 2, ties: [{ by: "lot" }] },
      both: { compensate: "combine", take: "sum", of: ["links", "bonus"] },
      seats: { votes: "effective", among: "bar", inside: "both", ties: [{ by: "lot" }], ...inside },
    },
    tiers: { list: "seats" },
  };
  const options = ["a", "b", "c", "d"];
  return {
    rules,
    given: {
      areas: [{ id: "land", level: "land" }],
      contenders: options.map((id) => ({ id, in: id < "c" ? { alliance: "ab" } : {} })),
      votes: votes.map((count, i) => ({
        contest: "list",
        area: "land",
        option: options[i] ?? "",
        votes: count,
      })),
    },
  };
}

const HARE = { allot: "quota", quota: "hare" };
const DHONDT = { allot: "divisor", divisor: "dhondt" };

describe("linked lists", () => {
  test.each([
    ["highest averages", { ...DHONDT, seats: 7 }, DHONDT],
    ["largest remainders", { ...HARE, seats: 7 }, HARE],
    ["remainders, then averages", { ...HARE, seats: 9 }, DHONDT],
  ])("%s: the proof holds against every change of three votes", { timeout: 60_000 }, (_, first, inside) => {
    const scenarioOf = (votes: readonly number[]): Scenario => linkedLists(votes, first, inside);
    let proven = 0;
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { minLength: 4, maxLength: 4 }),
        fc.constantFrom(...CHANGES),
        (votes, kind) => {
          const now = seatsOf(scenarioOf(votes));
          fc.pre(now !== undefined);
          const margin = onlyAny(must(boundedMargins(scenarioOf(votes), "list", { kinds: [kind] })));
          const least = margin?.least.ballots ?? 0;
          if (margin?.least.proof === "steps") proven += 1;
          expect(least).toBeLessThanOrEqual(margin?.most?.ballots ?? Number.POSITIVE_INFINITY);
          for (const changed of exactly(votes, kind, Math.min(least - 1, 3)))
            expect(seatsOf(scenarioOf(changed)) ?? now).toBe(now);
        },
      ),
      { numRuns: 150 },
    );
    expect(proven).toBeGreaterThan(10);
  });
});

test("a bonus from a share on: the proof holds on both sides of the bar", { timeout: 60_000 }, () => {
  const scenarioOf = (votes: readonly number[]): Scenario => {
    const { rules, given } = linkedLists(votes, DHONDT, DHONDT);
    const steps = {
      votes: { count: "marks", contest: "list" },
      bonus: {
        allot: "winner",
        votes: "votes",
        seats: 3,
        moreThan: "2/5",
        of: "valid",
        ties: [{ by: "lot" }],
      },
      shared: { ...HARE, votes: "votes", seats: 6, ties: [{ by: "lot" }] },
      seats: { compensate: "combine", take: "sum", of: ["bonus", "shared"] },
    };
    return { rules: { ...rules, steps, tiers: { list: "seats" } }, given };
  };
  let proven = 0;
  fc.assert(
    fc.property(
      fc.array(fc.nat(60), { minLength: 4, maxLength: 4 }),
      fc.constantFrom(...CHANGES),
      (votes, kind) => {
        const now = seatsOf(scenarioOf(votes));
        fc.pre(now !== undefined);
        const margin = onlyAny(must(boundedMargins(scenarioOf(votes), "list", { kinds: [kind] })));
        const least = margin?.least.ballots ?? 0;
        if (margin?.least.proof === "steps") proven += 1;
        for (const changed of exactly(votes, kind, Math.min(least - 1, 3)))
          expect(seatsOf(scenarioOf(changed)) ?? now).toBe(now);
      },
    ),
    { numRuns: 150 },
  );
  expect(proven).toBeGreaterThan(10);
});

/** Steps over the votes of one area, in which nine seats are shared. */
const FAMILIES: readonly (readonly [string, Record<string, object>, string])[] = [
  ["Droop's quota", { seats: { ...HARE, quota: "droop", votes: "votes", seats: 9 } }, "seats"],
  [
    "a quota rounded half up that may give too many",
    {
      seats: {
        allot: "quota",
        quota: "imperiali",
        rounding: "half-up",
        over: "smallest-remainder",
        votes: "votes",
        seats: 9,
      },
    },
    "seats",
  ],
  [
    "remainders of three quarters of a quota",
    {
      seats: {
        ...HARE,
        votes: "votes",
        seats: 9,
        rest: [
          { by: "remainder", eligible: "75%" },
          { by: "average", each: 1 },
        ],
      },
    },
    "seats",
  ],
  [
    "one remainder, then averages",
    {
      seats: {
        ...HARE,
        quota: "droop",
        votes: "votes",
        seats: 9,
        rest: [{ by: "remainder", most: 1 }, { by: "average-held" }],
      },
    },
    "seats",
  ],
  [
    "what whole quotas leave, in a second tier",
    {
      first: { ...HARE, rounding: "half-up", rest: [], votes: "votes", seats: 9 },
      left: {
        count: "unused",
        votes: "votes",
        won: "first",
        seats: 9,
        in: "land",
        quota: "hare",
        rounding: "half-up",
      },
      second: {
        ...HARE,
        quota: "hagenbach-bischoff",
        rounding: "half-up",
        over: "smallest-remainder",
        votes: "left",
        seats: { from: 9, less: "first" },
        ties: [{ by: "lot" }],
      },
      seats: { compensate: "combine", take: "sum", of: ["first", "second"] },
    },
    "seats",
  ],
  [
    "a least number for the first",
    {
      bonus: { allot: "winner", votes: "votes", seats: 7, ties: [{ by: "lot" }] },
      seats: { ...HARE, votes: "votes", seats: 12, minimum: { from: "bonus" }, ties: [{ by: "lot" }] },
    },
    "seats",
  ],
  [
    "a bonus that grows",
    {
      seats: {
        allot: "winner",
        votes: "votes",
        seats: 2,
        atLeast: "25%",
        of: "valid",
        growing: { from: "25%", every: "5%", most: 6 },
        ties: [{ by: "lot" }],
      },
    },
    "seats",
  ],
  [
    "the two who lead",
    {
      leaders: { admit: "top", votes: "votes", next: 2, ties: [{ by: "lot" }] },
      seats: { ...HARE, votes: "votes", among: "leaders", seats: 5, ties: [{ by: "lot" }] },
    },
    "seats",
  ],
  [
    "votes behind a seat",
    {
      behind: { admit: "quota", votes: "votes", of: "valid", seats: 9 },
      seats: { ...DHONDT, votes: "votes", among: "behind", seats: 9, ties: [{ by: "lot" }] },
    },
    "seats",
  ],
  [
    "a seat for the majority",
    {
      shared: { ...HARE, votes: "votes", seats: 9, ties: [{ by: "lot" }] },
      seats: {
        compensate: "majority-seat",
        votes: "votes",
        of: "valid",
        seats: "shared",
        claim: "remainder",
        ties: [{ by: "lot" }],
      },
    },
    "seats",
  ],
  [
    "half of what is missing",
    {
      held: { allot: "winner", votes: "votes", seats: 2, ties: [{ by: "lot" }] },
      seats: {
        compensate: "linkage",
        votes: "votes",
        total: 24,
        held: ["held"],
        part: "1/2",
        seats: 7,
        method: { quota: "hare" },
        ties: [{ by: "lot" }],
      },
    },
    "seats",
  ],
  [
    "a house that grows",
    {
      held: { allot: "winner", votes: "votes", seats: 7, ties: [{ by: "lot" }] },
      seats: {
        compensate: "level",
        votes: "votes",
        seats: 9,
        method: { divisor: "sainte-lague" },
        claims: "held",
        ties: [{ by: "lot" }],
      },
    },
    "seats",
  ],
  [
    "seats that are due by a quota",
    {
      held: { allot: "winner", votes: "votes", seats: 2, ties: [{ by: "lot" }] },
      seats: {
        compensate: "deduct",
        votes: "votes",
        total: 9,
        held: ["held"],
        method: { quota: "droop" },
        moreThanDue: "repeat-without",
        ties: [{ by: "lot" }],
      },
    },
    "seats",
  ],
];

describe("one area", () => {
  test.each(FAMILIES)(
    "%s: the proof holds against every change of three votes",
    { timeout: 60_000 },
    (_, own, last) => {
      const scenarioOf = (votes: readonly number[]): Scenario => {
        const { rules, given } = linkedLists(votes, DHONDT, DHONDT);
        const steps = { votes: { count: "marks", contest: "list", in: "land" }, ...own };
        return { rules: { ...rules, steps, tiers: { list: last } }, given };
      };
      let proven = 0;
      fc.assert(
        fc.property(
          fc.array(fc.nat(90), { minLength: 4, maxLength: 4 }),
          fc.constantFrom(...CHANGES),
          (votes, kind) => {
            const now = seatsOf(scenarioOf(votes));
            fc.pre(now !== undefined);
            const found = boundedMargins(scenarioOf(votes), "list", { kinds: [kind] });
            const margin = onlyAny(must(found));
            fc.pre(margin !== undefined);
            const least = margin.least.ballots;
            if (margin.least.proof === "steps" && least > 1) proven += 1;
            for (const changed of exactly(votes, kind, Math.min(least - 1, 3)))
              expect(seatsOf(scenarioOf(changed))).toBe(now);
          },
        ),
        { numRuns: 120 },
      );
      expect(proven).toBeGreaterThan(10);
    },
  );
});
