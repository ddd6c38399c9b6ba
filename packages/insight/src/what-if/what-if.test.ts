import { must } from "@urna/law";
import { describe, expect, test } from "vitest";
import { GIVEN_2023, LAW_2023, MAJILIS_2023 } from "../majilis.fixture.ts";
import { LAW_2021, LAW_2026, MAJILIS_2021 } from "../majilis-laws.fixture.ts";
import { type Scenario, withField } from "../scenario.ts";
import { applyChanges } from "./apply.ts";
import type { Change } from "./change.ts";
import { type Reading, whatIf } from "./what-if.ts";

const ask = (changes: readonly Change[], base: Scenario = MAJILIS_2023): readonly Reading[] =>
  must(whatIf(base, changes)).readings;
const totals = (reading: Reading | undefined): Record<string, number> =>
  Object.fromEntries(
    (reading?.outcome.seats ?? []).filter((s) => s.total > 0).map((s) => [s.contender, s.total]),
  );
const amanat = (...changes: readonly Change[]): readonly number[] =>
  ask(changes).map((reading) => totals(reading)["amanat"] ?? 0);
const refusal = (changes: readonly Change[]): object | undefined => {
  const asked = whatIf(MAJILIS_2023, changes);
  return asked.ok ? undefined : asked.problems[0];
};

describe("golden numbers of the Mäjilis of 2023: Amanat", () => {
  test.each<[string, readonly Change[], readonly number[]]>([
    ["the law", [], [62]],
    ["no bar", [{ kind: "bar", share: "0" }], [61]],
    ["7 %", [{ kind: "bar", share: "7%" }], [68]],
    ["D'Hondt", [{ kind: "formula", formula: "dhondt" }], [63]],
    ["Sainte-Lague", [{ kind: "formula", formula: "sainte-lague" }], [62]],
    ["modified Sainte-Lague", [{ kind: "formula", formula: "modified-sainte-lague" }], [62]],
    ["Droop", [{ kind: "formula", formula: "droop" }], [62]],
    ["all by list", [{ kind: "seats", tiers: { list: 98, district: 0 } }], [56]],
    ["linked", [{ kind: "link" }], [52]],
    ["law of 2021, both readings", [{ kind: "rules", rules: LAW_2021 }], [65, 60]],
    ["the Kurultai", [{ kind: "rules", rules: LAW_2026 }], [83]],
  ])("%s", (_, changes, seats) => expect(amanat(...changes)).toEqual(seats));

  test("linked: the seven independents set aside, 91 shared by list votes", () => {
    const [reading] = ask([{ kind: "link" }]);
    expect(totals(reading)).toEqual({
      amanat: 52,
      auyl: 11,
      respublica: 8,
      "aq-jol": 8,
      qhp: 7,
      osdp: 5,
      independents: 7,
    });
    expect(reading?.assumptions).toEqual([{ kind: "set-aside", seats: 7, shared: 91 }]);
  });

  test("the 145 seats of the Kurultai", () => {
    const [reading] = ask([{ kind: "rules", rules: LAW_2026 }]);
    expect(totals(reading)).toEqual({
      amanat: 83,
      auyl: 17,
      respublica: 13,
      "aq-jol": 13,
      qhp: 11,
      osdp: 8,
    });
    expect(reading?.assumptions).toEqual([{ kind: "unused", contest: "district" }]);
  });

  test("a contest whose votes another takes is used", () => {
    const other = withField(LAW_2026, "list-votes", "contest", "president");
    const changed = applyChanges(MAJILIS_2023, [
      { kind: "rules", rules: other },
      { kind: "assume", name: "president", value: "list" },
    ]);
    expect(changed.ok && changed.value.assumptions).toEqual([
      { kind: "unused", contest: "district" },
      { kind: "given", name: "president", value: "list" },
    ]);
  });

  test("the law of 2021 knows no votes against all: both readings, and nine seats that others appoint", () => {
    const readings = ask([{ kind: "rules", rules: LAW_2021 }]);
    expect(readings.map((r) => [r.againstAll, r.house])).toEqual([
      ["kept", 107],
      ["dropped", 107],
    ]);
    expect(readings[0]?.assumptions).toContainEqual({ kind: "appointed", tier: "assembly", seats: 9 });
    expect(readings[1]?.assumptions).toContainEqual({ kind: "against-all", as: "dropped", votes: 248_291 });
  });

  test("votes against all as a list: at 3 % they win three seats, which stay empty; below the bar none", () => {
    const empty = { kind: "against-all", as: "empty" } as const;
    const [three] = ask([{ kind: "bar", share: "3%" }, empty]);
    expect(totals(three)).toMatchObject({ "empty-seats": 3, amanat: 38 + 22, osdp: 3 });
    expect(three?.house).toBe(98);
    expect(three?.withoutSeat).toMatchObject({ againstAll: 248_291, votes: 248_291 + 146_431 });
    expect(totals(ask([empty])[0])).toEqual(totals(ask([])[0]));
  });

  test("districts that against all wins vote again: unknown where their votes are, empty where they are not", () => {
    const rerun = { kind: "against-all", as: "rerun" } as const;
    const [unknown] = ask([rerun]);
    expect(unknown?.rows[0]).toMatchObject({ after: null, bounds: { least: 40, most: 69 } });
    expect(unknown?.assumptions).toContainEqual({ kind: "against-all", as: "rerun", votes: null });
    const [d1, d2] = ["d1", "d2"];
    const known = {
      rules: withField(LAW_2023, "district", "areas", 2),
      given: {
        ...GIVEN_2023,
        areas: [
          { id: "kz", level: "nation" },
          { id: d1, level: "district", parent: "kz" },
          { id: d2, level: "district", parent: "kz" },
        ],
        declared: [],
        votes: [
          ...(GIVEN_2023.votes ?? []),
          ...[
            [d1, "amanat", 5],
            [d1, "against-all", 6],
            [d2, "amanat", 7],
            [d2, "against-all", 6],
          ].map(([area, option, votes]) => ({
            contest: "district",
            area: String(area),
            option: String(option),
            votes: Number(votes),
          })),
        ],
      },
    };
    const [reading] = must(whatIf(known, [rerun])).readings;
    expect(totals(reading)).toMatchObject({ "empty-seats": 1, amanat: 41 });
  });

  test("readings that give the same seats are one", () => {
    const readings = ask([
      { kind: "rules", rules: LAW_2021 },
      { kind: "bar", share: "5%" },
    ]);
    expect(readings.map((reading) => [reading.againstAll, totals(reading)["amanat"]])).toEqual([[null, 56]]);
  });

  test("98 list seats and a bar of 11 %: one list alone, so the second is let in with 11", () => {
    const [reading] = ask([
      { kind: "seats", tiers: { list: 98, district: 0 } },
      { kind: "bar", share: "11%" },
    ]);
    expect(totals(reading)).toEqual({ amanat: 87, auyl: 11 });
  });
});

describe("what changed", () => {
  const [seven] = must(
    whatIf(MAJILIS_2023, [{ kind: "bar", share: "7%" }], {
      majoritiesOf: () => [
        { id: "law", moreThan: { num: 1, den: 2 } },
        { id: "constitutional-law", atLeast: { num: 2, den: 3 } },
        { id: "veto", atLeast: { num: 2, den: 3 } },
      ],
    }),
  ).readings;

  test("rows keep the order of the real result, with the reason where a list falls out", () => {
    expect(seven?.rows.map((row) => [row.contender, row.difference])).toEqual([
      ["amanat", 6],
      ["auyl", 1],
      ["respublica", 1],
      ["aq-jol", 1],
      ["qhp", -5],
      ["osdp", -4],
      ["independents", 0],
      ["baytaq", 0],
    ]);
    expect(seven?.rows.find((row) => row.contender === "qhp")?.below).toMatchObject({
      votes: { num: 432_920, den: 1 },
      base: { num: 6_366_441, den: 1 },
      bar: { is: "atLeast", share: { num: 7, den: 100 } },
    });
  });

  test("Amanat crosses two thirds; equal majorities are one", () => {
    expect(seven?.majorities).toMatchObject([
      { ids: ["law"], neededAfter: 50, gained: [], lost: [], held: ["amanat"] },
      { ids: ["constitutional-law", "veto"], share: "2/3", neededAfter: 66, gained: ["amanat"] },
    ]);
  });

  test("votes without a seat, against all among them", () => {
    expect(must(whatIf(MAJILIS_2023, [])).before.withoutSeat).toEqual({
      votes: 394_722,
      base: 6_366_441,
      againstAll: 248_291,
    });
    expect(seven?.withoutSeat?.votes).toBe(1_158_700);
  });
});

describe("what the election does not have", () => {
  test("2021 under the law of 2023: district ballots are named, 51 list seats, 51 to 80 in all", () => {
    const answer = must(whatIf(MAJILIS_2021, [{ kind: "rules", rules: LAW_2023 }]));
    expect(answer.needs.map((need) => `${need.kind} ${need.name}`)).toEqual(["contest district"]);
    const [reading] = answer.readings;
    expect(reading?.rows[0]).toMatchObject({
      contender: "nur-otan",
      after: null,
      difference: null,
      bounds: { least: 51, most: 80 },
    });
    expect(reading?.assumptions).toContainEqual({ kind: "not-offered", line: "against-all" });
  });

  test("an assumption gives them, and is named", () => {
    const answer = must(
      whatIf(MAJILIS_2021, [
        { kind: "rules", rules: LAW_2023 },
        { kind: "assume", name: "district", value: "nur-otan:22,independent:7" },
      ]),
    );
    expect(answer.needs).toEqual([]);
    expect(totals(answer.readings[0])).toMatchObject({ "nur-otan": 73, independent: 7 });
    expect(answer.readings[0]?.assumptions).toContainEqual({
      kind: "given",
      name: "district",
      value: "nur-otan:22,independent:7",
    });
  });

  test("linked and without districts: 51 to 72", () => {
    const linked = ask([{ kind: "link" }])[0]?.scenario.rules ?? {};
    const [reading] = ask([{ kind: "rules", rules: linked }], MAJILIS_2021);
    expect(reading?.rows.find((row) => row.contender === "nur-otan")?.bounds).toEqual({
      least: 51,
      most: 72,
    });
  });

  test("another number of districts splits as the real ones did, and is marked", () => {
    const [reading] = ask([{ kind: "seats", tiers: { list: 49, district: 49 } }]);
    expect(reading?.assumptions).toEqual([
      { kind: "split", tier: "district", seats: 49, before: 29, by: { amanat: 37, independents: 12 } },
    ]);
    expect(totals(reading)["amanat"]).toBe(28 + 37);
  });

  test("rankings: ballots with one preference each", () => {
    const rules = {
      ...LAW_2026,
      steps: {
        ballots: { count: "ballots", contest: "list" },
        winner: { allot: "instant-runoff", ballots: "ballots" },
      },
      tiers: { list: "winner" },
    };
    const other: Change = { kind: "rules", rules };
    const answer = must(whatIf(MAJILIS_2023, [other]));
    expect(answer.needs).toEqual([{ kind: "rankings", name: "list", steps: ["ballots"] }]);
    const ranked = ask([other, { kind: "assume", name: "list", value: "first-only" }]);
    expect(ranked.map((reading) => totals(reading))).toEqual([{ amanat: 1 }]);
  });
});

describe("what is impossible says what is possible", () => {
  test.each<[string, Change, object]>([
    ["a bar above 100", { kind: "bar", share: "101%" }, { code: "R004", at: "bar", found: "101%" }],
    ["a bar below zero", { kind: "bar", share: "-1%" }, { code: "R004" }],
    [
      "negative seats",
      { kind: "seats", tiers: { list: -1 } },
      { code: "R004", at: "seats.list", found: "-1" },
    ],
    ["a tier that is not there", { kind: "seats", tiers: { lits: 5 } }, { code: "R007", near: ["list"] }],
    ["no seats at all", { kind: "seats", tiers: { list: 0, district: 0 } }, { code: "R004" }],
    ["a name that every object has", { kind: "formula", formula: "constructor" }, { found: "constructor" }],
    ["a formula that is not there", { kind: "formula", formula: "dhont" }, { near: ["dhondt", "d-hondt"] }],
    [
      "a clause that is not there",
      { kind: "set", path: "bra.atLeast", value: "7%" },
      { code: "R006", near: ["bar"] },
    ],
    ["a field that is not there", { kind: "set", path: "bar.atleast", value: "7%" }, { near: ["atLeast"] }],
    [
      "an input that nothing uses",
      { kind: "assume", name: "distrikt", value: "a:1" },
      { near: ["district"] },
    ],
    [
      "a wrong number of districts",
      { kind: "assume", name: "district", value: "amanat:1" },
      { code: "V007" },
    ],
  ])("%s", (_, change, problem) => expect(refusal([change])).toMatchObject(problem));
});
