/** Rules that are easily read wrongly, each with the case that shows it. The numbers are those of our reading of the law. */

import {
  type Contender,
  elect,
  type Given,
  isObject,
  must,
  type Outcome,
  readRules,
  type Rules,
  type VoteRow,
} from "@urna/law";
import { describe, expect, test } from "vitest";
import type { Election } from "./election.ts";
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

const election = (id: string): Election => sound(atlas.election(id));
const rulesOf = (id: string): Rules => sound(atlas.rules(id));
const given = (id: string): Given => toInput(election(id));
const MAJILIS = rulesOf("kz/majilis@2023-01-01");

/** The same election with other figures in one contest: a number, null, or undefined for no such line. */
function changed(base: Given, figures: Readonly<Record<string, number | null | undefined>>): Given {
  const [contest = "", area = ""] = [base.votes?.[0]?.contest, base.votes?.[0]?.area];
  const kept = (base.votes ?? []).filter((row) => !(row.option in figures));
  const added = Object.entries(figures).flatMap(([option, votes]): readonly VoteRow[] =>
    votes === undefined ? [] : [{ contest, area, option, votes }],
  );
  return { ...base, votes: [...kept, ...added] };
}

/** A list contest of 2023 from scratch, with its 29 districts declared. */
function lists(votes: Readonly<Record<string, number>>, contenders: readonly Contender[] = []): Given {
  return {
    areas: [{ id: "kz", level: "nation" }],
    contenders,
    votes: Object.entries(votes).map(([option, n]) => ({ contest: "list", area: "kz", option, votes: n })),
    declared: [{ contest: "district", area: "kz", option: "independent", seats: 29 }],
  };
}

/** The same document with other parameters in some of its steps: a law that nobody made. */
function rewritten(id: string, changes: Readonly<Record<string, object>>): Rules {
  const { document } = rulesOf(id);
  const steps = isObject(document["steps"]) ? document["steps"] : {};
  const next: Record<string, unknown> = {};
  for (const [step, clause] of Object.entries(steps)) {
    next[step] = isObject(clause) ? { ...clause, ...changes[step] } : clause;
  }
  return must(readRules({ ...document, steps: next }));
}

const listSeats = (outcome: Outcome): Readonly<Record<string, number>> =>
  Object.fromEntries(
    outcome.seats.flatMap((s) => ((s.byTier["list"] ?? 0) > 0 ? [[s.contender, s.byTier["list"] ?? 0]] : [])),
  );

const barOf = (outcome: Outcome): object | undefined =>
  outcome.trace.find((s) => s.verb === "admit" && s.clause === "share");

/** One district of the Mäjilis with these votes; the 28 others are won without contest by a person each. */
function district(votes: Readonly<Record<string, number>>): Given {
  const ids = Array.from({ length: 29 }, (_, i) => `d${i + 1}`);
  return {
    areas: [{ id: "kz", level: "nation" }, ...ids.map((id) => ({ id, level: "district", parent: "kz" }))],
    votes: [
      ...Object.entries({ a: 60, b: 40 }).map(([option, n]) => ({
        contest: "list",
        area: "kz",
        option,
        votes: n,
      })),
      ...Object.entries(votes).map(([option, n]) => ({ contest: "district", area: "d1", option, votes: n })),
      ...ids.slice(1).map((area) => ({ contest: "district", area, option: "other", votes: 1 })),
    ],
  };
}

const wonIn = (outcome: Outcome, area: string): readonly string[] =>
  outcome.areas.filter((a) => a.area === area).flatMap((a) => a.seats.map((s) => s.contender));

describe("traps of the law of Kazakhstan", () => {
  test("1: the bar is a share of valid votes and against all", () => {
    const base = given("kz-majilis-2023");
    const bar = (figures: Readonly<Record<string, number | undefined>>): object | undefined =>
      barOf(must(elect(MAJILIS, changed(base, figures))));
    expect(bar({})).toMatchObject({ base: { num: 6_366_441, den: 1 } });
    // Invalid ballots do not raise it, however many; against all does.
    expect(bar({ invalid: 155_419, cast: 6_521_860 })).toMatchObject({ base: { num: 6_366_441, den: 1 } });
    expect(bar({ "against-all": 248_292 })).toMatchObject({ base: { num: 6_366_442, den: 1 } });
    // With against all at 503,010 a list of 331,058 has exactly 5 % and one more vote against all takes it out.
    const osdp = (againstAll: number): number | undefined =>
      listSeats(must(elect(MAJILIS, changed(base, { "against-all": againstAll }))))["osdp"];
    expect(osdp(503_010)).toBe(4);
    expect(osdp(503_011)).toBeUndefined();
  });

  test("2: turnout is another number and decides nothing", () => {
    const base = given("kz-majilis-2023");
    const without = changed(base, { received: undefined, registered: undefined });
    const other = changed(base, { received: 1, registered: 20_000_000 });
    const outcome = must(elect(MAJILIS, base));
    expect(must(elect(MAJILIS, without))).toEqual(outcome);
    expect(must(elect(MAJILIS, other))).toEqual(outcome);
    for (const { lines } of MAJILIS.bases.values()) {
      expect(lines.some((line) => line === "received" || line === "registered")).toBe(false);
    }
  });

  test("3: a referendum counts everybody who took part, with invalid and uncounted ballots", () => {
    const rules = rulesOf("kz/referendum@2008-05-04");
    const majority = (figures: Readonly<Record<string, number>>): object | undefined => {
      const outcome = must(elect(rules, changed(given("kz-referendum-2024"), figures)));
      return outcome.trace.find((s) => s.at === "majority");
    };
    expect(majority({})).toMatchObject({
      value: { num: 5_561_937, den: 1 },
      base: { num: 7_820_204, den: 1 },
      verdict: "yes",
    });
    // More yes than no, and yet no majority: 212,996 ballots are in the base and count for neither side.
    expect(majority({ yes: 3_900_000, no: 3_707_208 })).toMatchObject({ verdict: "no" });
    expect(majority({ yes: 3_910_102, no: 3_697_106 })).toMatchObject({ verdict: "no" });
    expect(majority({ yes: 3_910_103, no: 3_697_105 })).toMatchObject({ verdict: "yes" });
  });

  test("5: the quotient is of the votes of those who passed, exactly", () => {
    const outcome = must(elect(MAJILIS, given("kz-majilis-2023")));
    const step = outcome.trace.find((s) => s.clause === "quota");
    // 5,971,719 votes and not 6,366,441, for 69 seats. 432,920 hold it 5.0022 times; by all votes it would be 4.69.
    expect(step).toMatchObject({ total: { num: 5_971_719, den: 1 }, size: { num: 1_990_573, den: 23 } });
    expect(step).toMatchObject({
      rows: containing([holding({ contender: "qhp", full: 5, remainder: { num: 4295, den: 23 }, seats: 5 })]),
    });
  });

  describe("6: of equal remainders the list registered earlier wins", () => {
    // 69 seats, 690 votes, quota 10: 34.5 and 34.5.
    const votes = { large: 345, small: 345 };
    const registered = (large: string, small: string): readonly Contender[] => [
      { id: "large", facts: { registered: large } },
      { id: "small", facts: { registered: small } },
    ];

    test("by the time of registration, not by name or order of input", () => {
      const early = lists(votes, registered("2023-01-28T10:00", "2023-01-27T18:30"));
      expect(listSeats(must(elect(MAJILIS, early)))).toEqual({ small: 35, large: 34 });
      const late = lists(votes, registered("2023-01-27T18:29", "2023-01-27T18:30"));
      expect(listSeats(must(elect(MAJILIS, late)))).toEqual({ large: 35, small: 34 });
    });

    test("not by size", () => {
      // 1,380 votes, quota 20: 51.5 and 17.5.
      const uneven = lists({ large: 1030, small: 350 }, registered("2023-02-02", "2023-02-01"));
      expect(listSeats(must(elect(MAJILIS, uneven)))).toEqual({ large: 51, small: 18 });
    });

    test("without the times it stays a tie that says what it needs", () => {
      const outcome = must(elect(MAJILIS, lists(votes)));
      expect(outcome.status).toBe("tied");
      expect(outcome.ties).toMatchObject([
        { at: "list", among: ["large", "small"], for: 1, resolvedBy: "earlier", needs: "registered" },
      ]);
      expect(listSeats(outcome)).toEqual({ large: 34, small: 34 });
    });
  });

  describe("7: one list over the bar", () => {
    test("the next one is let in at 0.7, with at least two seats, and the rest goes to the first", () => {
      expect(listSeats(must(elect(MAJILIS, lists({ a: 9_900, b: 60, c: 40 }))))).toEqual({ a: 67, b: 2 });
      expect(listSeats(must(elect(MAJILIS, lists({ a: 9_000, b: 400, c: 300, d: 300 }))))).toEqual({
        a: 67,
        b: 2,
      });
      // b: 499 of 5,499 votes hold 6.26 of 69 seats, by 0.7 they are 4.38.
      const spread = {
        a: 5_000,
        b: 499,
        ...Object.fromEntries("cdefghijkl".split("").map((id) => [id, 480])),
      };
      expect(listSeats(must(elect(MAJILIS, lists(spread))))).toEqual({ a: 65, b: 4 });
    });

    test("2007 by the rule of 2009: 95 and 3", () => {
      const outcome = must(elect(rulesOf("kz/majilis@2009-02-09"), given("kz-majilis-2007")));
      expect(listSeats(outcome)).toEqual({ "nur-otan": 95, osdp: 3 });
    });

    test("the quotient is of unweighted votes: 11 of 98, not 12, at a bar of 11 % on the ballots of 2023", () => {
      const rules = rewritten("kz/majilis@2023-01-01", { bar: { atLeast: "11%" }, list: { seats: 98 } });
      const outcome = must(elect(rules, given("kz-majilis-2023")));
      expect(listSeats(outcome)).toEqual({ amanat: 87, auyl: 11 });
      expect(outcome.trace.find((s) => s.clause === "quota")).toMatchObject({
        total: { num: 4_125_448, den: 1 },
        rows: [{ contender: "amanat" }, { contender: "auyl", rescued: { atLeast: 2 } }],
      });
    });

    test("in 2007 there was no such rule", () => {
      expect(listSeats(must(elect(rulesOf("kz/majilis@2007-06-19"), given("kz-majilis-2007"))))).toEqual({
        "nur-otan": 98,
      });
    });
  });

  test("8: no list over the bar: the law says nothing, and the program names the reason", () => {
    const splinters = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`p${i}`, 100]));
    const outcome = must(elect(MAJILIS, lists({ ...splinters, "against-all": 1 })));
    expect(outcome.status).toBe("refused");
    expect(outcome.refusal).toMatchObject({ kind: "law-is-silent", at: "list", reason: "nobody-admitted" });
    expect(listSeats(outcome)).toEqual({});
    // Twenty lists with exactly 5 % each do pass, and are tied.
    const even = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`p${i}`, 100]));
    expect(must(elect(MAJILIS, lists(even))).status).toBe("tied");
  });

  test("11: a list holds at most 69 and 30 %: 89.7 names, and 90 were accepted", () => {
    const source = election("kz-majilis-2023");
    const names = (more: number): readonly Contender[] =>
      (toInput(source).contenders ?? []).map((contender) => {
        const figure = source.figures.get(`list\nkz\n${contender.id}\ncandidates-registered`)?.value;
        return typeof figure === "number"
          ? { ...contender, facts: { ...contender.facts, "candidates-registered": figure + more } }
          : contender;
      });
    const step = (more: number): object | undefined =>
      must(elect(MAJILIS, { ...toInput(source), contenders: names(more) })).trace.find(
        (s) => s.clause === "list-length",
      );
    expect(step(0)).toMatchObject({
      cite: [{ law: "elections", article: "89", paragraph: "4" }],
      ceiling: { num: 897, den: 10 },
      names: 90,
      rows: containing([
        { contender: "amanat", names: 90, passes: true },
        { contender: "osdp", names: 19, passes: true },
      ]),
    });
    expect(step(1)).toMatchObject({
      rows: containing([{ contender: "amanat", names: 91, passes: false }]),
    });
    const kurultai = must(elect(rulesOf("kz/kurultai@2026-07-01"), given("kz-kurultai-2026")));
    expect(kurultai.trace.find((s) => s.clause === "list-length")).toMatchObject({
      ceiling: { num: 377, den: 2 },
      names: 189,
    });
  });

  describe("12: a district is won by most votes", () => {
    test("whatever the turnout", () => {
      expect(
        wonIn(must(elect(MAJILIS, district({ x: 2, y: 1, registered: 400_000, received: 3 }))), "d1"),
      ).toEqual(["x"]);
    });

    test("also where against all leads", () => {
      const outcome = must(elect(MAJILIS, district({ x: 30, y: 20, "against-all": 900 })));
      expect(wonIn(outcome, "d1")).toEqual(["x"]);
      expect(outcome.status).toBe("complete");
    });
  });

  describe("13: equal votes in a district are no matter for a lot", () => {
    const three = district({ x: 50, y: 50, z: 10 });
    const two = district({ x: 50, y: 50, "against-all": 10 });

    test("of more than two candidates the tied meet again", () => {
      const open = must(elect(MAJILIS, three));
      expect(open.status).toBe("tied");
      expect(open.ties).toMatchObject([
        { at: "district", area: "d1", among: ["x", "y"], for: 1, resolvedBy: "repeat-vote" },
      ]);
      // The 28 other districts do not wait for it.
      expect(open.tiers).toMatchObject([
        { given: 69 },
        { id: "district", status: "tied", size: 29, given: 28 },
      ]);
      const settled = must(elect(MAJILIS, three, { lots: [{ at: "district", area: "d1", order: ["y"] }] }));
      expect(settled.status).toBe("complete");
      expect(wonIn(settled, "d1")).toEqual(["y"]);
    });

    test("of the only two there are repeat elections; against all is no candidate", () => {
      const open = must(elect(MAJILIS, two));
      expect(open.ties).toMatchObject([{ area: "d1", among: ["x", "y"], resolvedBy: "repeat-election" }]);
      const settled = must(elect(MAJILIS, two, { lots: [{ at: "district", area: "d1", order: ["x"] }] }));
      expect(wonIn(settled, "d1")).toEqual(["x"]);
    });

    test("no rule draws lots", () => {
      const ids = atlas.listRules().flatMap(({ id }) => (id.startsWith("kz/") ? [id] : []));
      const drawing = ids.filter((id) => JSON.stringify(rulesOf(id).document).includes('"lot"'));
      expect(ids.length).toBeGreaterThan(15);
      expect(drawing).toEqual([]);
    });
  });

  describe("17: regional maslikhats", () => {
    const rules = rulesOf("kz/maslikhat@2023-01-01");
    const region = (deputies: number, votes: Readonly<Record<string, number>>): Given => {
      const ids = Array.from({ length: deputies - Math.trunc(deputies / 2) }, (_, i) => `d${i}`);
      return {
        areas: [
          { id: "r", level: "region", figures: { deputies } },
          ...ids.map((id) => ({ id, level: "district", parent: "r" })),
        ],
        votes: [
          ...Object.entries(votes).map(([option, n]) => ({ contest: "list", area: "r", option, votes: n })),
          ...ids.map((area) => ({ contest: "district", area, option: "p", votes: 1 })),
        ],
      };
    };

    test("an odd seat is a district seat", () => {
      const sizes = (deputies: number): readonly number[] =>
        must(elect(rules, region(deputies, { a: 60, b: 40 }))).tiers.map((t) => t.given);
      expect(sizes(34)).toEqual([17, 17]);
      expect(sizes(35)).toEqual([17, 18]);
    });

    test("the floor of the second list is one, not two", () => {
      const outcome = must(elect(rules, region(34, { a: 990, b: 10 })));
      expect(listSeats(outcome)).toEqual({ a: 16, b: 1 });
    });

    test("the law names five days, no fallback and no groups", () => {
      const outcome = must(elect(rules, given("kz-maslikhat-2023-astana")));
      const step = outcome.trace.find((s) => s.clause === "party-choice");
      expect(step).toMatchObject({ withinDays: 5 });
      expect(step).not.toHaveProperty("groups");
      expect(step).not.toHaveProperty("otherwise");
    });
  });

  test("17: maslikhats of districts and towns have district seats only", () => {
    const votes = (area: string, of: Readonly<Record<string, number>>): readonly VoteRow[] =>
      Object.entries(of).map(([option, n]) => ({ contest: "district", area, option, votes: n }));
    const outcome = must(
      elect(rulesOf("kz/maslikhat-local@2023-01-01"), {
        areas: [
          { id: "town", level: "region" },
          { id: "d1", level: "district", parent: "town" },
          { id: "d2", level: "district", parent: "town" },
        ],
        votes: [...votes("d1", { a: 10, b: 9, "against-all": 50 }), ...votes("d2", { c: 7, d: 7, e: 1 })],
      }),
    );
    expect(wonIn(outcome, "d1")).toEqual(["a"]);
    expect(outcome.ties).toMatchObject([{ area: "d2", among: ["c", "d"], resolvedBy: "repeat-vote" }]);
    expect(outcome.tiers).toMatchObject([{ id: "district", status: "tied", size: 2, given: 1 }]);
  });

  describe("18: the Senate is elected by electors, in a second ballot on the same day if need be", () => {
    const rules = rulesOf("kz/senate@2023-01-01");
    const region = (
      votes: Readonly<Record<string, number>>,
      second: Readonly<Record<string, number>> = {},
    ): Given => ({
      areas: [{ id: "r", level: "region" }],
      votes: [
        ...Object.entries(votes).map(([option, n]) => ({ contest: "senate", area: "r", option, votes: n })),
        ...Object.entries(second).map(([option, n]) => ({
          contest: "second-ballot",
          area: "r",
          option,
          votes: n,
        })),
      ],
    });
    const session = { registered: 31, received: 30, cast: 30 };

    test("more than half of the electors who took part", () => {
      expect(must(elect(rules, region({ a: 16, b: 14, ...session }))).seats[0]).toMatchObject({
        contender: "a",
      });
      const half = must(elect(rules, region({ a: 15, b: 14, c: 1, ...session })));
      expect(half.refusal).toMatchObject({
        at: "second",
        reason: "next-round",
        details: { among: ["a", "b"] },
      });
    });

    test("a second ballot between the two leaders, by plurality", () => {
      const outcome = must(
        elect(rules, region({ a: 15, b: 10, c: 5, ...session }, { a: 14, b: 15, "against-all": 1 })),
      );
      expect(outcome.seats.find((s) => s.total > 0)).toMatchObject({ contender: "b", total: 1 });
      expect(outcome.tiers[0]).toMatchObject({ id: "senate", size: 1, given: 1 });
    });

    test("a session without a quorum elects nobody", () => {
      const few = must(elect(rules, region({ a: 15, registered: 31, received: 15, cast: 15 })));
      expect(few.refusal).toMatchObject({ kind: "impossible", at: "first", reason: "not-valid" });
      const idle = must(elect(rules, region({ a: 10, registered: 31, received: 20, cast: 10 })));
      expect(idle.refusal).toMatchObject({ kind: "impossible", reason: "not-valid" });
    });

    test("ten are appointed, and fifteen were before 2022", () => {
      const appointed = (id: string): unknown =>
        must(elect(rulesOf(id), region({ a: 16, b: 14, ...session }))).tiers.find((t) => t.id === "appointed")
          ?.size;
      expect(appointed("kz/senate@2023-01-01")).toBe(10);
      expect(appointed("kz/senate@2007-05-21")).toBe(15);
    });
  });

  test("19: two thirds of the regions are 12 of 17 before 8 June 2022 and 14 of 20 since", () => {
    const regions = (day: string): number =>
      [...sound(atlas.areas("kz", day)).values()].filter((a) => a.level === "region").length;
    expect(regions("2022-06-07")).toBe(17);
    expect(regions("2022-06-08")).toBe(20);
    const needed = (id: string): unknown => {
      const rules = rulesOf("kz/referendum-constitution@2008-05-04");
      return must(elect(rules, given(id))).trace.find((s) => s.clause === "areas");
    };
    expect(needed("kz-referendum-2022")).toMatchObject({ areas: 17, needed: 12 });
    expect(needed("kz-referendum-2026")).toMatchObject({ areas: 20, needed: 14 });
  });

  describe("20: rules are versions", () => {
    test.each([
      ["1999-10-10", "kz/majilis@1999-05-06", 10, "7/100", "contenders against-all invalid", false],
      ["2004-09-19", "kz/majilis@2004-04-14", 10, "7/100", "contenders", false],
      ["2007-08-18", "kz/majilis@2007-06-19", 98, "7/100", "contenders", false],
      ["2012-01-15", "kz/majilis@2009-02-09", 98, "7/100", "contenders", true],
      ["2016-03-20", "kz/majilis@2009-02-09", 98, "7/100", "contenders", true],
      ["2021-01-10", "kz/majilis@2021-01-10", 98, "7/100", "contenders", true],
      ["2022-12-31", "kz/majilis@2021-05-24", 98, "1/20", "contenders against-all", true],
      ["2023-03-19", "kz/majilis@2023-01-01", 69, "1/20", "contenders against-all", true],
    ])("on %s %s", (day, id, size, share, base, second) => {
      expect(sound(atlas.rulesFor("kz/majilis", day)).id).toBe(id);
      const outcome = must(elect(rulesOf(id), { ...lists({ a: 9_000, b: 100 }), declared: [] }));
      expect(outcome.tiers.find((t) => t.id === "list")?.size).toBe(size);
      const [num, den] = share.split("/").map(Number);
      expect(barOf(outcome)).toMatchObject({
        baseLines: base.split(" "),
        rows: [{ bar: { share: { num, den } } }, {}],
      });
      expect(Object.keys(listSeats(outcome))).toEqual(second ? ["a", "b"] : ["a"]);
    });

    test("the Mäjilis and the Senate end with June 2026, and the Kurultai begins", () => {
      expect(sound(atlas.rulesFor("kz/kurultai", "2026-07-01")).id).toBe("kz/kurultai@2026-07-01");
      expect(atlas.rulesFor("kz/kurultai", "2026-06-30").ok).toBe(false);
    });

    test("a rule set has two dates: adopted and in force", () => {
      expect(MAJILIS).toMatchObject({ adopted: "2022-11-05", inForce: "2023-01-01" });
      expect(sound(atlas.rulesFor("kz/majilis", "2022-11-05")).id).not.toBe(MAJILIS.id);
    });
  });
});
