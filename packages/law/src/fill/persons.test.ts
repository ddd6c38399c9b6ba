import { describe, expect, it } from "vitest";
import { readRules } from "../clauses.ts";
import type { Outcome } from "../elect.ts";
import { must } from "../errors.ts";
import type { Contender, Given, Lot, VoteRow } from "../input.ts";
import { twice } from "../testing/documents.ts";
import type { PersonsStep } from "./frame.ts";

/** Rules with one list contest (Hare quotas) and one step that names persons. */
function rulesWith(fill: object, steps: object = {}, seats = 3): object {
  return {
    urna: "rules/1",
    id: "test/persons@2000-01-01",
    title: { en: "Persons" },
    inForce: "2000-01-01",
    levels: ["nation", "area"],
    laws: {},
    bases: { valid: { lines: ["contenders"] } },
    steps: {
      lists: { count: "marks", contest: "list" },
      persons: { count: "marks", contest: "preference" },
      seats: { allot: "quota", quota: "hare", votes: "lists", seats },
      sit: { seats: "seats", ...fill },
      ...steps,
    },
    tiers: { house: "seats" },
  };
}

const person = (id: string, list: string, facts: Contender["facts"] = {}): Contender => ({
  id,
  kind: "person",
  in: { list },
  facts,
});
const votes = (contest: string, rows: Readonly<Record<string, number>>, area = ""): VoteRow[] =>
  Object.entries(rows).map(([option, n]) => ({ contest, area, option, votes: n }));

const unknown = (contest: string, option: string): VoteRow => ({ contest, area: "", option, votes: null });

function run(rules: unknown, given: Given, lots?: readonly Lot[]): Outcome {
  return twice(must(readRules(rules)), given, lots);
}

const named = (outcome: Outcome): readonly string[] =>
  outcome.persons.map((p) => `${p.contender}: ${p.person}`);
function steps(outcome: Outcome): readonly PersonsStep[] {
  return outcome.trace.flatMap((s) =>
    s.verb === "fill" && "rows" in s && s.clause !== "party-choice" ? [s] : [],
  );
}

const LISTS = votes("list", { red: 20, blue: 10 });
const PEOPLE = [
  person("ann", "red", { position: 2 }),
  person("bob", "red", { position: 1 }),
  person("cem", "red", { position: 3 }),
  person("dan", "blue", { position: 1 }),
  person("eva", "blue", { position: 2 }),
];

describe("fill: list-order", () => {
  it("follows the list, whatever the order of input", () => {
    const rules = rulesWith({ fill: "list-order", alternates: 1 });
    for (const contenders of [PEOPLE, [...PEOPLE].reverse()]) {
      const outcome = run(rules, { votes: LISTS, contenders });
      expect(named(outcome)).toEqual(["blue: dan", "red: bob", "red: ann"]);
      expect(outcome.persons[0]).toEqual({ tier: "house", area: "", contender: "blue", person: "dan" });
      expect(steps(outcome)[0]?.rows.map((r) => r.next)).toEqual([["eva"], ["cem"]]);
    }
  });

  it("passes over persons without a place, and says how many seats stay vacant", () => {
    const outcome = run(rulesWith({ fill: "list-order" }), {
      votes: LISTS,
      contenders: [person("ann", "red", { position: 1 }), person("bob", "red"), person("dan", "blue")],
    });
    expect(named(outcome)).toEqual(["red: ann"]);
    expect(outcome.status).toBe("complete");
    expect(steps(outcome)[0]?.rows.map((r) => r.vacant)).toEqual([1, 1]);
  });

  it("takes another fact as the order, with half places", () => {
    const outcome = run(rulesWith({ fill: "list-order", order: "rank" }), {
      votes: LISTS,
      contenders: [
        person("ann", "red", { rank: "1.5" }),
        person("bob", "red", { rank: 2 }),
        person("cem", "red", { rank: 1 }),
      ],
    });
    expect(named(outcome)).toEqual(["red: cem", "red: ann"]);
  });

  it("leaves a tie of places open, and takes the lot", () => {
    const contenders = [person("ann", "red", { position: 1 }), person("bob", "red", { position: 1 })];
    const rules = rulesWith({ fill: "list-order", ties: [{ by: "lot" }] }, {}, 1);
    const open = run(rules, { votes: LISTS, contenders });
    expect(open.status).toBe("tied");
    expect(named(open)).toEqual([]);
    expect(open.ties).toMatchObject([{ at: "sit", among: ["ann", "bob"], for: 1, resolvedBy: "lot" }]);
    const drawn = run(rules, { votes: LISTS, contenders }, [{ at: "sit", order: ["bob"] }]);
    expect(drawn.status).toBe("complete");
    expect(named(drawn)).toEqual(["red: bob"]);
  });

  it("names persons for parties, where a tier counts for parties", () => {
    const rules = {
      ...rulesWith({ fill: "list-order" }),
      tiers: { house: { steps: ["seats"], by: "party" } },
    };
    const outcome = run(rules, {
      votes: votes("list", { "red-north": 20 }),
      contenders: [{ id: "red-north", in: { party: "reds" } }, person("ann", "red-north", { position: 1 })],
    });
    expect(named(outcome)).toEqual(["reds: ann"]);
    expect(outcome.seats).toMatchObject([{ contender: "reds", total: 3 }]);
  });
});

describe("fill: most-votes", () => {
  const rules = rulesWith({ fill: "most-votes", votes: "persons" });

  it("takes those with most votes", () => {
    const outcome = run(rules, {
      votes: [...LISTS, ...votes("preference", { ann: 1, bob: 5, cem: 7, dan: 2 })],
      contenders: PEOPLE,
    });
    expect(named(outcome)).toEqual(["blue: dan", "red: cem", "red: bob"]);
    expect(steps(outcome)[0]?.rows[1]?.persons).toEqual([
      { person: "cem", by: "votes", votes: { num: 7, den: 1 }, place: { num: 3, den: 1 } },
      { person: "bob", by: "votes", votes: { num: 5, den: 1 }, place: { num: 1, den: 1 } },
    ]);
  });

  it("resolves a tie by the place on the list, where the law says so", () => {
    const ties = [{ by: "earlier", fact: "position" }];
    const outcome = run(rulesWith({ fill: "most-votes", votes: "persons", ties }), {
      votes: [...LISTS, ...votes("preference", { ann: 5, bob: 5, cem: 5, dan: 1 })],
      contenders: PEOPLE,
    });
    expect(named(outcome)).toEqual(["blue: dan", "red: bob", "red: ann"]);
  });

  it("refuses without votes of persons, or without those of one who may be elected", () => {
    const refusal = { kind: "data-missing", at: "sit", area: "" };
    expect(run(rules, { votes: LISTS, contenders: PEOPLE }).refusal).toEqual({
      ...refusal,
      reason: "no-votes",
      details: { contest: "preference" },
    });
    const own = [...votes("preference", { ann: 1, cem: 7, dan: 2, eva: 1 }), unknown("preference", "bob")];
    expect(run(rules, { votes: [...LISTS, ...own], contenders: PEOPLE }).refusal).toEqual({
      ...refusal,
      reason: "votes-missing",
      details: { contest: "preference", missing: ["bob"] },
    });
    const free = rulesWith(
      { fill: "most-votes", votes: "persons", among: "free" },
      { free: { admit: "fact", votes: "persons", fact: "able" } },
    );
    const able = PEOPLE.map((one) => ({ ...one, facts: { ...one.facts, able: one.id !== "bob" } }));
    expect(named(run(free, { votes: [...LISTS, ...own], contenders: able }))).toEqual([
      "blue: dan",
      "red: cem",
      "red: ann",
    ]);
  });
});

describe("fill: preference", () => {
  const contenders = PEOPLE;

  it.each([
    [
      "a share of the list",
      { of: "list", lists: "lists", atLeast: "30%" },
      { ann: 1, bob: 2, cem: 6 },
      ["cem", "bob"],
    ],
    ["exactly enough", { of: "list", lists: "lists", atLeast: "30%" }, { cem: 6 }, ["cem", "bob"]],
    ["exactly is not more", { of: "list", lists: "lists", moreThan: "30%" }, { cem: 6 }, ["bob", "ann"]],
    ["an average", { of: "average", atLeast: "110%" }, { ann: 10, bob: 10, cem: 13 }, ["cem", "bob"]],
    ["below the average", { of: "average", atLeast: "110%" }, { ann: 10, bob: 10, cem: 11 }, ["bob", "ann"]],
    [
      "a quota",
      { of: "quota", lists: "lists", base: "valid", moreThan: "25%" },
      { ann: 2, cem: 3 },
      ["cem", "bob"],
    ],
    [
      "another share in a small body",
      { of: "quota", lists: "lists", base: "valid", moreThan: "25%", small: { below: 4, share: "50%" } },
      { cem: 5 },
      ["bob", "ann"],
    ],
    [
      "equal votes in the order of the list",
      { of: "average", atLeast: "50%" },
      { ann: 5, bob: 1, cem: 5 },
      ["ann", "cem"],
    ],
    [
      "more pass than there are seats",
      { of: "average", atLeast: 0 },
      { ann: 5, bob: 5, cem: 6 },
      ["cem", "bob"],
    ],
  ])("%s", (_, clause, own, expected) => {
    const outcome = run(rulesWith({ fill: "preference", votes: "persons", ...clause }), {
      votes: [...LISTS, ...votes("preference", own)],
      contenders,
    });
    expect(outcome.persons.filter((p) => p.contender === "red").map((p) => p.person)).toEqual(expected);
  });

  it("refuses where the share or what it is of is not known", () => {
    const refusal = { kind: "data-missing", at: "sit", area: "", reason: "votes-missing" };
    const steps = (clause: object): object => ({
      fill: "preference",
      votes: "persons",
      atLeast: "30%",
      lists: "tally",
      ...clause,
    });
    const tally = { tally: { count: "marks", contest: "tally" } };
    const refused = (clause: object, rows: readonly VoteRow[]): unknown =>
      run(rulesWith(steps(clause), tally), { votes: [...LISTS, ...rows], contenders }).refusal;
    const own = votes("preference", { ann: 1, bob: 2, cem: 6, dan: 1, eva: 1 });
    const told = votes("tally", { red: 20, blue: 10 });
    expect(refused({ of: "list" }, [...own, ...told])).toBeNull();
    const noRed = [...votes("tally", { blue: 10 }), unknown("tally", "red")];
    expect(refused({ of: "list" }, [...own, ...noRed])).toEqual({
      ...refusal,
      details: { contest: "tally", missing: ["red"] },
    });
    expect(refused({ of: "quota", base: "valid" }, [...own, ...noRed])).toMatchObject({
      details: { missing: ["red"] },
    });
    const noBob = [...own.filter(({ option }) => option !== "bob"), unknown("preference", "bob")];
    expect(refused({ of: "list" }, [...noBob, ...told])).toEqual({
      ...refusal,
      details: { contest: "preference", missing: ["bob"] },
    });
    expect(refused({ of: "average", lists: undefined }, noBob)).toMatchObject({
      details: { missing: ["bob"] },
    });
    expect(refused({ of: "list" }, told)).toMatchObject({
      reason: "no-votes",
      details: { contest: "preference" },
    });
  });

  it("asks only for what decides: an average is of all, a share of a list of those who may be elected", () => {
    const free = { free: { admit: "fact", votes: "persons", fact: "able" } };
    const able = PEOPLE.map((one) => ({ ...one, facts: { ...one.facts, able: one.id !== "bob" } }));
    const own = [...votes("preference", { ann: 1, cem: 6 }), unknown("preference", "bob")];
    const clause = { fill: "preference", votes: "persons", atLeast: "30%", among: "free" };
    const red = votes("list", { red: 20, blue: 0 });
    const refusalOf = (of: object): unknown =>
      run(rulesWith({ ...clause, ...of }, free, 1), { votes: [...red, ...own], contenders: able }).refusal;
    expect(refusalOf({ of: "list", lists: "lists" })).toBeNull();
    // Votes of lists, where they are given, do not make an average a share of them.
    expect(refusalOf({ of: "average", lists: "lists" })).toMatchObject({ details: { missing: ["bob"] } });
    // Another list's unknown votes decide nothing about this one.
    const tally = { ...free, tally: { count: "marks", contest: "tally" } };
    const told = [...votes("tally", { red: 20 }), unknown("tally", "blue")];
    const outcome = run(rulesWith({ ...clause, of: "list", lists: "tally" }, tally, 1), {
      votes: [...red, ...own, ...told],
      contenders: able,
    });
    expect(named(outcome)).toEqual(["red: cem"]);
  });

  it("names nobody without a place who has too few votes", () => {
    const outcome = run(rulesWith({ fill: "preference", votes: "persons", of: "average", atLeast: "150%" }), {
      votes: [...LISTS, ...votes("preference", { ann: 1, zed: 1, dan: 1 })],
      contenders: [
        person("ann", "red", { position: 1 }),
        person("zed", "red"),
        person("dan", "blue", { position: 1 }),
      ],
    });
    expect(named(outcome)).toEqual(["blue: dan", "red: ann"]);
    expect(steps(outcome)[0]?.rows[1]).toMatchObject({ contender: "red", vacant: 1 });
  });

  it("records bars, votes and places of all lists of an area; averages are of all on the list", () => {
    const n = (num: number, den = 1): unknown => ({ num, den });
    const clause = {
      fill: "preference",
      votes: "persons",
      of: "average",
      moreThan: "100%",
      alternates: 1,
      among: "free",
    };
    const free = { free: { admit: "fact", votes: "persons", fact: "able" } };
    const able = PEOPLE.map((one) => ({ ...one, facts: { ...one.facts, able: one.id !== "bob" } }));
    const outcome = run(rulesWith(clause, free), {
      votes: [...LISTS, ...votes("preference", { ann: 4, bob: 13, cem: 10, dan: 2, eva: 4 })],
      contenders: able,
    });
    // red: 27 votes for three, 9 on average; bob, who may not be elected, counts in it. blue: 3 on average.
    expect(steps(outcome)).toEqual([
      {
        verb: "fill",
        clause: "preference",
        at: "sit",
        area: "",
        cite: [],
        rows: [
          {
            contender: "blue",
            seats: 1,
            bar: { is: "moreThan", share: n(1), of: "average", needed: n(3) },
            persons: [{ person: "eva", by: "preference", votes: n(4), place: n(2) }],
            vacant: 0,
            next: ["dan"],
          },
          {
            contender: "red",
            seats: 2,
            bar: { is: "moreThan", share: n(1), of: "average", needed: n(9) },
            persons: [
              { person: "cem", by: "preference", votes: n(10), place: n(3) },
              { person: "ann", by: "place", votes: n(4), place: n(2) },
            ],
            vacant: 0,
            next: [],
          },
        ],
      },
    ]);
  });

  it("of a quota divides the votes of the base by the seats of the area, at least by one", () => {
    const clause = {
      fill: "preference",
      votes: "persons",
      of: "quota",
      lists: "lists",
      base: "valid",
      atLeast: "25%",
    };
    const outcome = run(rulesWith({ ...clause, small: { below: 3, share: "50%" } }), {
      votes: [...LISTS, ...votes("preference", { ann: 1, cem: 2, dan: 1 })],
      contenders,
    });
    // 30 votes and three seats: 10, a quarter is 2.5; three seats are not fewer than three.
    expect(steps(outcome)[0]?.rows.map(({ bar }) => bar)).toEqual([
      { is: "atLeast", share: { num: 1, den: 4 }, of: "quota", needed: { num: 5, den: 2 } },
      { is: "atLeast", share: { num: 1, den: 4 }, of: "quota", needed: { num: 5, den: 2 } },
    ]);
    const few = run(rulesWith({ ...clause, small: { below: 4, share: "50%" } }), {
      votes: [...LISTS, ...votes("preference", { ann: 1, cem: 2, dan: 1 })],
      contenders,
    });
    expect(steps(few)[0]?.rows[0]?.bar).toMatchObject({
      share: { num: 1, den: 2 },
      needed: { num: 5, den: 1 },
    });
  });

  it("records the bar in votes", () => {
    const clause = { fill: "preference", votes: "persons", of: "list", lists: "lists", atLeast: "30%" };
    const outcome = run(rulesWith(clause), {
      votes: [...LISTS, ...votes("preference", { cem: 6 })],
      contenders,
    });
    expect(steps(outcome)[0]?.rows[1]).toMatchObject({
      contender: "red",
      bar: { is: "atLeast", share: { num: 3, den: 10 }, of: "list", needed: { num: 6, den: 1 } },
      persons: [
        { person: "cem", by: "preference", votes: { num: 6, den: 1 } },
        { person: "bob", by: "place" },
      ],
    });
  });

  it.each([
    [{ of: "average" }, "R014 steps/sit"],
    [{ of: "average", atLeast: "5%", moreThan: "5%" }, "R014 steps/sit"],
    [{ of: "list", atLeast: "5%" }, "R014 steps/sit/lists"],
    [{ of: "quota", atLeast: "5%", lists: "lists" }, "R014 steps/sit/base"],
    [{ of: "party", atLeast: "5%" }, "R004 steps/sit/of"],
  ])("refuses a document without what the share is of: %j", (clause, code) => {
    const read = readRules(rulesWith({ fill: "preference", votes: "persons", ...clause }));
    expect(read.ok ? [] : read.problems.map((p) => `${p.code} ${p.at}`)).toEqual([code]);
  });
});

describe("admit: electable, count: names, best losers", () => {
  const rules = rulesWith(
    { fill: "list-order", among: "electable", equal: { votes: "district" }, ties: [{ by: "lot" }] },
    {
      district: { count: "marks", contest: "district", in: "area" },
      direct: { allot: "plurality", votes: "district", in: "area", seats: 1 },
      electable: {
        admit: "electable",
        without: ["direct"],
        own: { votes: "district", atLeast: "10%", of: "valid" },
      },
      names: { count: "names", lists: "lists", among: "electable", order: "position" },
    },
    2,
  );
  const areas = [
    { id: "land", level: "nation" },
    { id: "n", level: "area", parent: "land" },
    { id: "s", level: "area", parent: "land" },
  ];
  const contenders = [
    person("ann", "red", { position: 1 }),
    person("bob", "red", { position: 1 }),
    person("cem", "red", { position: 1 }),
    person("fay", "red", { position: 4 }),
    person("dan", "blue", { position: 1 }),
    person("eva", "none"),
  ];
  const given: Given = {
    areas,
    contenders,
    votes: [
      ...votes("list", { red: 20, blue: 1 }, "land"),
      ...votes("district", { ann: 40, dan: 50, eva: 10 }, "n"),
      ...votes("district", { bob: 30, cem: 4, eva: 10 }, "s"),
    ],
  };

  it("keeps district winners and those with too few votes off the lists, and orders the rest by best losers", () => {
    const outcome = run(rules, given);
    // dan and bob won a district; cem had 4 of 44 votes, fewer than a tenth.
    expect(outcome.trace.find((s) => s.clause === "electable")).toMatchObject({
      rows: [
        { contender: "dan", because: "elected" },
        { contender: "bob", because: "elected" },
        { contender: "cem", because: "too-few-votes", needed: { num: 22, den: 5 } },
      ],
    });
    expect(named(outcome)).toEqual(["red: ann", "red: fay"]);
    expect(steps(outcome)[0]?.rows[0]?.persons[0]).toMatchObject({
      person: "ann",
      ratio: { num: 4, den: 5 },
    });
    expect(outcome.trace.find((s) => s.clause === "names")).toMatchObject({
      rows: [
        { contender: "blue", names: 1, electable: 0 },
        { contender: "red", names: 4, electable: 2 },
      ],
    });
  });

  it("refuses to compare with a winner whose votes may not be known", () => {
    const rows = (given.votes ?? []).map((row) =>
      row.option === "eva" && row.area === "s" ? { ...row, votes: null } : row,
    );
    const plain = rulesWith(
      { fill: "list-order", equal: { votes: "district" }, ties: [{ by: "lot" }] },
      { district: { count: "marks", contest: "district", in: "area" } },
      2,
    );
    expect(run(plain, { ...given, votes: rows }).refusal).toEqual({
      kind: "data-missing",
      at: "sit",
      area: "s",
      reason: "votes-missing",
      details: { contest: "district", missing: ["eva"] },
    });
    // Without equal places to compare: dan alone, who stood where all is known.
    const blue = rows.map((row) =>
      row.contest === "list" ? { ...row, votes: row.option === "blue" ? 9 : 0 } : row,
    );
    expect(named(run(plain, { ...given, votes: blue }))).toEqual(["blue: dan"]);
  });

  it("orders equal places by the share of the winner's votes", () => {
    const better = votes("district", { bob: 30, cem: 29, eva: 10 }, "s");
    const kept = (given.votes ?? []).filter((v) => v.area !== "s");
    const outcome = run(rules, { ...given, votes: [...kept, ...better] });
    expect(named(outcome)).toEqual(["red: cem", "red: ann"]);
  });
});

describe("persons of several tiers", () => {
  it("are named for the tier whose seats they fill, and once where they won a seat themselves", () => {
    const given: Given = {
      areas: [
        { id: "land", level: "nation" },
        { id: "n", level: "area", parent: "land" },
      ],
      contenders: [
        { ...person("ann", "red", { position: 1 }), in: { list: "red", party: "reds" } },
        { ...person("bob", "red", { position: 2 }), in: { list: "red", party: "reds" } },
        { id: "red", in: { party: "reds" } },
      ],
      votes: [...votes("district", { ann: 7 }, "n"), ...votes("list", { red: 9 }, "land")],
    };
    const rules = {
      ...rulesWith(
        { fill: "list-order", among: "free" },
        {
          persons: { count: "marks", contest: "district", in: "area" },
          direct: { allot: "plurality", votes: "persons", in: "area", seats: 1 },
          free: { admit: "electable", without: ["direct"] },
          own: { fill: "list-order", seats: "direct" },
        },
        1,
      ),
      tiers: { district: { steps: ["direct"], by: "party" }, list: { steps: ["seats"], by: "party" } },
    };
    expect(run(rules, given).persons).toEqual([
      { tier: "district", area: "n", contender: "reds", person: "ann" },
      { tier: "list", area: "land", contender: "reds", person: "bob" },
    ]);
  });
});

describe("a share in proportion to the names of a list", () => {
  it.each([
    ["a full list needs all of it", 4, 9, []],
    ["half a list needs half of it", 2, 5, ["small"]],
    ["half a list below that", 2, 4, []],
    ["more names than seats need no more", 8, 10, ["small"]],
  ])("%s", (_, names, own, passes) => {
    const base = rulesWith({ fill: "list-order" });
    const rules = {
      ...base,
      steps: {
        lists: { count: "marks", contest: "list" },
        bar: {
          admit: "share",
          votes: "lists",
          atLeast: "10%",
          of: "valid",
          inProportion: { fact: "names" },
        },
        seats: { allot: "quota", quota: "hare", votes: "lists", among: "bar", seats: "area" },
      },
    };
    const outcome = run(rules, {
      areas: [{ id: "town", level: "nation", seats: 4 }],
      contenders: [{ id: "small", facts: { names } }, { id: "big" }],
      votes: votes("list", { big: 100 - own, small: own }, "town"),
    });
    const rows = outcome.trace.flatMap((s) => (s.verb === "admit" && s.clause === "share" ? s.rows : []));
    expect(rows.filter((r) => r.passes && r.contender === "small").map((r) => r.contender)).toEqual(passes);
  });
});

describe("fill: party-choice", () => {
  it("states the rule and the mandates of each area, and names nobody", () => {
    const groups = { of: ["women", "young"], share: "30%" };
    const choice = { fill: "party-choice", withinDays: 10 };
    const outcome = run(rulesWith({ ...choice, groups, otherwise: "alphabetical" }), {
      votes: [...LISTS, ...votes("list", { green: 1 })],
      contenders: PEOPLE,
    });
    expect(outcome.persons).toEqual([]);
    const step = {
      verb: "fill",
      clause: "party-choice",
      at: "sit",
      area: "",
      cite: [],
      withinDays: 10,
      rows: [
        { contender: "blue", seats: 1 },
        { contender: "red", seats: 2 },
      ],
    };
    expect(outcome.trace.find(({ at }) => at === "sit")).toEqual({
      ...step,
      groups: { of: ["women", "young"], share: { num: 3, den: 10 } },
      otherwise: "alphabetical",
    });
    const plain = run(rulesWith(choice), { votes: LISTS, contenders: PEOPLE });
    expect(plain.trace.find(({ at }) => at === "sit")).toEqual(step);
  });

  it("area by area", () => {
    const rules = {
      ...rulesWith({ fill: "party-choice", withinDays: 10 }),
      steps: {
        lists: { count: "marks", contest: "list", in: "area" },
        seats: { allot: "divisor", divisor: "dhondt", votes: "lists", in: "area", seats: 2 },
        sit: { fill: "party-choice", withinDays: 10, seats: "seats" },
      },
    };
    const outcome = run(rules, {
      areas: [
        { id: "land", level: "nation" },
        { id: "n", level: "area", parent: "land" },
        { id: "s", level: "area", parent: "land" },
      ],
      votes: [...votes("list", { red: 9, blue: 1 }, "n"), ...votes("list", { red: 5, blue: 4 }, "s")],
    });
    expect(outcome.trace.filter(({ at }) => at === "sit")).toMatchObject([
      { area: "n", rows: [{ contender: "red", seats: 2 }] },
      {
        area: "s",
        rows: [
          { contender: "blue", seats: 1 },
          { contender: "red", seats: 1 },
        ],
      },
    ]);
  });
});
