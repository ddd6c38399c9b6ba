/** Outcomes of real elections through the ordinary path: the atlas reads, the engine decides. */

import { bodyOn, type Given, elect, must, type Outcome, seatsNeeded } from "@urna/law";
import { describe, expect, test } from "vitest";
import { toInput } from "./input.ts";
import { openAtlas } from "./load.ts";
import type { Loaded } from "./problems.ts";

const atlas = openAtlas();

/** Matchers without the type `any`. */
const containing = (items: readonly unknown[]): unknown => expect.arrayContaining([...items]);
const holding = (fields: object): unknown => expect.objectContaining(fields);

function sound<T>(loaded: Loaded<T>): T {
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems.slice(0, 5)));
  return loaded.value;
}

function given(id: string): Given {
  return toInput(sound(atlas.election(id)));
}

/** The outcome of an election by the rules of its day, or by others. */
function outcomeOf(id: string, rules?: string): Outcome {
  const version = rules ?? sound(atlas.rulesOf(sound(atlas.election(id)))).id;
  return must(elect(sound(atlas.rules(version)), given(id)));
}

/** Seats of one tier, or in all; whoever has none is left out. */
function seats(outcome: Outcome, tier?: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    outcome.seats
      .map(
        ({ contender, total, byTier }) =>
          [contender, tier === undefined ? total : (byTier[tier] ?? 0)] as const,
      )
      .filter(([, n]) => n > 0),
  );
}

const ASSEMBLY = { id: "assembly", origin: "declared", status: "complete", size: 9, given: 9 };
const computed = (size: number): object => ({
  id: "list",
  origin: "computed",
  status: "complete",
  size,
  given: size,
});

describe("the law as data", () => {
  test.each(atlas.listRules().filter((r) => r.series.startsWith("kz/")))("$id is sound", ({ id }) => {
    const rules = sound(atlas.rules(id));
    expect(rules.id).toBe(id);
    for (const language of ["kk", "ru", "en", "es"]) expect(rules.title.get(language)).toBeTruthy();
  });

  test("every election finds the rules of its day", () => {
    const found = atlas
      .electionIds()
      .filter((id) => id.startsWith("kz-"))
      .map((id) => [id, sound(atlas.rulesOf(sound(atlas.election(id)))).id]);
    expect(Object.fromEntries(found)).toMatchObject({
      "kz-majilis-1999": "kz/majilis@1999-05-06",
      "kz-majilis-2004": "kz/majilis@2004-04-14",
      "kz-majilis-2007": "kz/majilis@2007-06-19",
      "kz-majilis-2012": "kz/majilis@2009-02-09",
      "kz-majilis-2016": "kz/majilis@2009-02-09",
      "kz-majilis-2021": "kz/majilis@2021-01-10",
      "kz-majilis-2023": "kz/majilis@2023-01-01",
      "kz-kurultai-2026": "kz/kurultai@2026-07-01",
      "kz-president-2022": "kz/president@2022-11-20",
      "kz-referendum-2022": "kz/referendum-constitution@2008-05-04",
      "kz-referendum-2024": "kz/referendum@2008-05-04",
      "kz-senate-2024-kyzylorda": "kz/senate@2023-01-01",
    });
  });

  test("laws of 1999 to 2016 were not read, and no article of them is cited", () => {
    for (const { id } of atlas.listRules()) {
      if (!/^kz\/majilis@(1999|2004|2007|2009)/.test(id)) continue;
      const rules = sound(atlas.rules(id));
      for (const law of rules.laws.values()) expect(law.read).toBeUndefined();
      for (const { cite } of rules.steps) for (const { article } of cite) expect(article).toBeUndefined();
    }
  });
});

describe("the Mäjilis", () => {
  test("2023: 69 from lists computed, 29 in districts declared", () => {
    const outcome = outcomeOf("kz-majilis-2023");
    expect(outcome.status).toBe("complete");
    expect(outcome.tiers).toEqual([
      computed(69),
      { id: "district", origin: "declared", status: "complete", size: 29, given: 29 },
    ]);
    expect(seats(outcome, "list")).toEqual({
      amanat: 40,
      auyl: 8,
      respublica: 6,
      "aq-jol": 6,
      qhp: 5,
      osdp: 4,
    });
    expect(seats(outcome, "district")).toEqual({ amanat: 22, independent: 7 });
    expect(outcome.seats[0]).toEqual({ contender: "amanat", total: 62, byTier: { list: 40, district: 22 } });
    expect(outcome.seats.reduce((sum, s) => sum + s.total, 0)).toBe(98);
    expect(outcome.assumptions).toEqual([]);
  });

  test("2023: the figures of the golden explanation", () => {
    const outcome = outcomeOf("kz-majilis-2023");
    const bar = outcome.trace.find((s) => s.clause === "share" && s.verb === "admit");
    expect(bar).toMatchObject({
      base: { num: 6_366_441, den: 1 },
      cite: [{ law: "elections", article: "97-1", paragraph: "1" }],
      rows: containing([
        holding({
          contender: "osdp",
          votes: { num: 331_058, den: 1 },
          needed: { num: 6_366_441, den: 20 },
          margin: { num: 254_719, den: 20 },
          passes: true,
        }),
        holding({ contender: "baytaq", passes: false }),
      ]),
    });
    const allotted = outcome.trace.find((s) => s.clause === "quota");
    expect(allotted).toMatchObject({
      total: { num: 5_971_719, den: 1 },
      size: { num: 1_990_573, den: 23 },
      full: 67,
      left: 2,
    });
    expect(allotted).toMatchObject({
      rows: [
        { contender: "osdp", full: 3, rank: 1, extra: 1, seats: 4 },
        { contender: "amanat", full: 39, rank: 2, extra: 1, seats: 40 },
        { contender: "respublica", full: 6, rank: 3, extra: 0, seats: 6 },
        { contender: "aq-jol", full: 6 },
        { contender: "auyl", full: 8 },
        { contender: "qhp", full: 5 },
      ],
    });
  });

  test("2021: 76, 12, 10, and nine of the Assembly", () => {
    const outcome = outcomeOf("kz-majilis-2021");
    expect(outcome.tiers).toEqual([computed(98), ASSEMBLY]);
    expect(seats(outcome)).toEqual({ "nur-otan": 76, "aq-jol": 12, qhp: 10, assembly: 9 });
  });

  test("2016: 84, 7, 7", () => {
    const outcome = outcomeOf("kz-majilis-2016");
    expect(outcome.tiers).toEqual([computed(98), ASSEMBLY]);
    expect(seats(outcome, "list")).toEqual({ "nur-otan": 84, "aq-jol": 7, "communist-peoples-party": 7 });
  });

  test("2012: 83, 8, 7", () => {
    const outcome = outcomeOf("kz-majilis-2012");
    expect(outcome.tiers).toEqual([computed(98), ASSEMBLY]);
    expect(seats(outcome, "list")).toEqual({ "nur-otan": 83, "aq-jol": 8, "communist-peoples-party": 7 });
  });

  test("2007: one list passes and takes all 98", () => {
    const outcome = outcomeOf("kz-majilis-2007");
    expect(outcome.tiers).toEqual([computed(98), ASSEMBLY]);
    expect(seats(outcome, "list")).toEqual({ "nur-otan": 98 });
  });

  test("2004: 7, 1, 1, 1 from lists and 67 declared districts", () => {
    const outcome = outcomeOf("kz-majilis-2004");
    expect(outcome.status).toBe("complete");
    expect(outcome.tiers).toMatchObject([
      computed(10),
      { id: "district", origin: "declared", size: 67, given: 67 },
    ]);
    expect(seats(outcome, "list")).toEqual({ otan: 7, "aq-jol": 1, asar: 1, aist: 1 });
    expect(seats(outcome)).toMatchObject({ otan: 42, independent: 18, aist: 11 });
  });

  test("1999: 4, 2, 2, 2 from lists and 67 declared districts; the base holds invalid ballots", () => {
    const outcome = outcomeOf("kz-majilis-1999");
    expect(outcome.status).toBe("complete");
    expect(outcome.tiers).toMatchObject([
      computed(10),
      { id: "district", origin: "declared", size: 67, given: 67 },
    ]);
    expect(seats(outcome, "list")).toEqual({
      otan: 4,
      "communist-party": 2,
      "agrarian-party": 2,
      "civic-party": 2,
    });
    expect(outcome.trace.find((s) => s.clause === "share")).toMatchObject({
      base: { num: 5_253_855, den: 1 },
    });
  });
});

describe("what never happened: other rules on the same ballots", () => {
  test("2007 by the rule of 2009: the second list has 3", () => {
    const outcome = outcomeOf("kz-majilis-2007", "kz/majilis@2009-02-09");
    expect(seats(outcome, "list")).toEqual({ "nur-otan": 95, osdp: 3 });
  });

  test("2021 with 5 %: 72, 11, 9, 6", () => {
    const outcome = outcomeOf("kz-majilis-2021", "kz/majilis@2021-05-24");
    expect(seats(outcome, "list")).toEqual({ "nur-otan": 72, "aq-jol": 11, qhp: 9, auyl: 6 });
  });

  test("2023 by the rules of 2021: against all is no line there, and Amanat has 60 of 98", () => {
    const outcome = outcomeOf("kz-majilis-2023", "kz/majilis@2021-01-10");
    expect(seats(outcome, "list")["amanat"]).toBe(60);
    expect(outcome.tiers[1]).toEqual({ ...ASSEMBLY, given: 0 });
  });

  test("2021 by the rules of 2023: the districts have no votes, the lists stand", () => {
    const outcome = outcomeOf("kz-majilis-2021", "kz/majilis@2023-01-01");
    expect(outcome.status).toBe("refused");
    expect(outcome.tiers).toMatchObject([
      computed(69),
      { id: "district", status: "refused", size: 29, given: 0 },
    ]);
    expect(outcome.refusal).toMatchObject({ kind: "data-missing", at: "district", reason: "no-votes" });
  });
});

describe("maslikhats of 2023: the list tier", () => {
  test.each([
    ["astana", 17, { amanat: 12, "aq-jol": 3, qhp: 1, baytaq: 1 }],
    ["almaty", 21, { amanat: 12, qhp: 3, respublica: 3, baytaq: 2, "aq-jol": 1 }],
    ["kostanay", 16, { amanat: 9, "aq-jol": 3, auyl: 2, qhp: 1, respublica: 1 }],
  ])("%s: %i seats", (region, size, expected) => {
    const outcome = outcomeOf(`kz-maslikhat-2023-${region}`);
    expect(outcome.tiers[0]).toEqual(computed(size));
    expect(seats(outcome, "list")).toEqual(expected);
    // Nobody published the districts: that half is missing, and is not called computed.
    expect(outcome.tiers[1]).toMatchObject({ id: "district", status: "refused", given: 0 });
    expect(outcome.refusal).toMatchObject({ kind: "data-missing", at: "district" });
  });

  test("Kostanay: whatever the unreadable line says up to 92,188, all five lists pass", () => {
    const outcome = outcomeOf("kz-maslikhat-2023-kostanay");
    expect(outcome.assumptions).toEqual([
      { at: "bar", area: "kostanay", missing: ["against-all"], upTo: 92_188 },
    ]);
    const rules = sound(atlas.rules("kz/maslikhat@2023-01-01"));
    const passing = (againstAll: number): number => {
      const { votes = [], ...rest } = given("kz-maslikhat-2023-kostanay");
      const known = votes.map((row) => (row.option === "against-all" ? { ...row, votes: againstAll } : row));
      return Object.keys(seats(must(elect(rules, { ...rest, votes: known })), "list")).length;
    };
    expect(passing(92_188)).toBe(5);
    expect(passing(92_189)).toBe(4);
  });

  test("Karaganda: shares are of valid votes and against all; the number of seats was not found", () => {
    const outcome = outcomeOf("kz-maslikhat-2023-karaganda");
    expect(outcome.trace.find((s) => s.clause === "share")).toMatchObject({ base: { num: 448_741, den: 1 } });
    expect(outcome.trace).toContainEqual(
      holding({ refusal: holding({ at: "list", reason: "seats-missing" }) }),
    );
  });
});

describe("presidents", () => {
  test.each([
    ["kz-president-2019", 6_539_715, 9_216_410],
    ["kz-president-2022", 6_456_392, 7_940_477],
  ])("%s is elected in the first round", (id, votes, base) => {
    const outcome = outcomeOf(id);
    expect(outcome.status).toBe("complete");
    expect(seats(outcome)).toEqual({ tokayev: 1 });
    expect(outcome.trace.find((s) => s.clause === "majority")).toMatchObject({
      at: "first",
      base: { num: base, den: 1 },
      elected: "tokayev",
      rows: containing([holding({ contender: "tokayev", votes: { num: votes, den: 1 }, passes: true })]),
    });
  });

  test("without a majority the two leaders meet again, and somebody has to vote", () => {
    const { votes = [], ...rest } = given("kz-president-2022");
    const rules = sound(atlas.rules("kz/president@2022-11-20"));
    const fewer = votes.map((row) => (row.option === "tokayev" ? { ...row, votes: 1_000_000 } : row));
    const first = must(elect(rules, { ...rest, votes: fewer }));
    expect(first.refusal).toMatchObject({ kind: "data-missing", at: "run-off", reason: "next-round" });
    expect(first.trace.find((s) => s.clause === "top")).toMatchObject({
      admitted: ["tokayev", "dairabayev"],
    });
    const second = ["tokayev", "dairabayev", "against-all"].map((option, i) => ({
      contest: "run-off",
      area: "kz",
      option,
      votes: [400_000, 400_001, 900_000][i] ?? 0,
    }));
    const outcome = must(elect(rules, { ...rest, votes: [...fewer, ...second] }));
    expect(outcome.status).toBe("complete");
    expect(seats(outcome)).toEqual({ dairabayev: 1 });
  });
});

describe("referendums", () => {
  const verdicts = (outcome: Outcome): Readonly<Record<string, string>> =>
    Object.fromEntries(
      outcome.trace.flatMap((s) =>
        s.verb === "decide" && "verdict" in s && s.at !== "regional-majority" ? [[s.at, s.verdict]] : [],
      ),
    );

  test("2024: adopted by the ordinary rule", () => {
    const outcome = outcomeOf("kz-referendum-2024");
    expect(outcome.verdict).toBe("yes");
    expect(verdicts(outcome)).toEqual({ turnout: "yes", majority: "yes", adopted: "yes" });
  });

  test.each([
    ["kz-referendum-2022", 17, 12],
    ["kz-referendum-2026", 20, 14],
  ])("%s: national conditions met, regions not published", (id, areas, needed) => {
    const outcome = outcomeOf(id);
    expect(outcome.status).toBe("complete");
    expect(outcome.verdict).toBe("unknown");
    expect(verdicts(outcome)).toEqual({
      turnout: "yes",
      majority: "yes",
      regions: "unknown",
      adopted: "unknown",
    });
    expect(outcome.trace.find((s) => s.clause === "areas")).toMatchObject({ areas, needed, yes: 0, no: 0 });
    expect(sound(atlas.election(id)).verdict).toMatchObject({ is: "adopted" });
  });

  test("regions decide as soon as enough of them are known, either way", () => {
    const rules = sound(atlas.rules("kz/referendum-constitution@2008-05-04"));
    const { votes = [], areas = [], ...rest } = given("kz-referendum-2026");
    const regions = areas.filter((a) => a.level === "region").map((a) => a.id);
    const national = votes.filter((row) => row.area === "kz");
    const verdict = (yes: number, no: number): string | null => {
      const known = regions.slice(0, yes + no).flatMap((area, i) =>
        Object.entries({ yes: i < yes ? 60 : 40, no: i < yes ? 40 : 60, cast: 101 }).map(([option, n]) => ({
          contest: "question",
          area,
          option,
          votes: n,
        })),
      );
      return must(elect(rules, { ...rest, areas, votes: [...national, ...known] })).verdict;
    };
    expect(verdict(13, 0)).toBe("unknown");
    expect(verdict(14, 0)).toBe("yes");
    expect(verdict(14, 6)).toBe("yes");
    expect(verdict(0, 6)).toBe("unknown");
    expect(verdict(0, 7)).toBe("no");
  });
});

describe("the Senate", () => {
  test("Kyzylorda 2024: 116, 17, 12 and 1 of 147; one ballot is not explained", () => {
    const outcome = outcomeOf("kz-senate-2024-kyzylorda");
    expect(outcome.status).toBe("complete");
    expect(seats(outcome, "senate")).toEqual({ baikadamov: 1 });
    const votes = given("kz-senate-2024-kyzylorda").votes ?? [];
    const counted = votes.filter((row) => row.option !== "cast");
    expect(counted.reduce((sum, row) => sum + Number(row.votes), 0)).toBe(146);
    expect(outcome.trace.find((s) => s.clause === "majority")).toMatchObject({
      base: { num: 147, den: 1 },
      needed: { num: 147, den: 2 },
      elected: "baikadamov",
    });
    // How many electors there were was not found, so the quorum is taken as met and said to be.
    expect(outcome.assumptions).toEqual([{ at: "first", area: "kyzylorda", missing: [], verdict: "quorum" }]);
  });

  test("2023: twenty declared, ten appointed whom nobody loaded", () => {
    const outcome = outcomeOf("kz-senate-2023");
    expect(outcome.tiers).toEqual([
      { id: "senate", origin: "declared", status: "complete", size: 20, given: 20 },
      { id: "appointed", origin: "declared", status: "complete", size: 10, given: 0 },
    ]);
    expect(outcome.areas).toHaveLength(20);
  });
});

describe("the Kurultai", () => {
  test("seven lists, no result: refused because figures are missing", () => {
    const outcome = outcomeOf("kz-kurultai-2026");
    expect(outcome.status).toBe("refused");
    expect(outcome.refusal).toMatchObject({ kind: "data-missing", at: "bar", reason: "votes-missing" });
    expect(outcome.tiers).toEqual([
      { id: "list", origin: "computed", status: "refused", size: 145, given: 0 },
    ]);
    expect(outcome.seats).toEqual([]);
  });

  test("with votes it has 145 seats", () => {
    const rules = sound(atlas.rules("kz/kurultai@2026-07-01"));
    const { votes = [], ...rest } = given("kz-kurultai-2026");
    const invented = votes.map((row, i) => ({ ...row, votes: 100_000 * (i + 1) }));
    const outcome = must(elect(rules, { ...rest, votes: invented }));
    expect(outcome.seats.reduce((sum, s) => sum + s.total, 0)).toBe(145);
  });
});

describe("majorities of the constitutions", () => {
  test.each([
    ["kz/majilis", "2023-03-19", 98, [20, 50, 66, 74, 79]],
    ["kz/majilis", "2021-01-10", 107, [22, 54, 72, 81, 86]],
    ["kz/majilis", "2004-09-19", 77, [16, 39, 52, 58, 62]],
    ["kz/senate", "2023-01-14", 50, [26, 34, 38, 40]],
    ["kz/kurultai", "2026-08-20", 145, [29, 73, 97, 109]],
  ])("%s on %s: %i members, %j", (id, day, members, expected) => {
    const version = bodyOn(sound(atlas.body(id)), day);
    expect(version?.members).toBe(members);
    const needed = (version?.majorities ?? []).map((m) => seatsNeeded(m, members));
    expect([...new Set(needed)].sort((a, b) => a - b)).toEqual(expected);
    for (const { title } of version?.majorities ?? [])
      expect([...title.keys()]).toEqual(["kk", "ru", "en", "es"]);
  });

  test("62 of 98 are a majority and four short of two thirds; 76 of 107 were above", () => {
    expect(seatsNeeded({ atLeast: { num: 2, den: 3 } }, 98) - 62).toBe(4);
    expect(seatsNeeded({ atLeast: { num: 2, den: 3 } }, 107)).toBeLessThan(76);
  });

  test("before the Mäjilis of 1999 and after the reform of 2026 there is no version", () => {
    expect(bodyOn(sound(atlas.body("kz/majilis")), "2026-07-01")).toBeUndefined();
    expect(bodyOn(sound(atlas.body("kz/kurultai")), "2026-06-30")).toBeUndefined();
  });
});
