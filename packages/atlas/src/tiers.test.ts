/**
 * Elections of several tiers, area by area and step by step, beyond what was published officially; and the same laws where
 * they bite in another way than on the day.
 */

import { elect, type Given, must, type Outcome, type Step } from "@urna/law";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toInput } from "./input.ts";
import { openAtlas } from "./load.ts";
import type { Loaded } from "./problems.ts";

const atlas = openAtlas();

function sound<T>(loaded: Loaded<T>): T {
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems.slice(0, 5)));
  return loaded.value;
}

const given = (id: string): Given => toInput(sound(atlas.election(id)));

function run(id: string, change: (input: Given) => Given = (input) => input, rules?: string): Outcome {
  const version = rules ?? sound(atlas.rulesOf(sound(atlas.election(id)))).id;
  return must(elect(sound(atlas.rules(version)), change(given(id))));
}

/** Seats in an area, of one tier or of all, as `a:2 b:1` in order of id. */
function inArea(outcome: Outcome, area: string, tier?: string): string {
  const sums = new Map<string, number>();
  for (const one of outcome.areas) {
    if (one.area !== area || (tier !== undefined && one.tier !== tier)) continue;
    for (const { contender, seats } of one.seats) sums.set(contender, (sums.get(contender) ?? 0) + seats);
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([contender, seats]) => `${contender}:${seats}`)
    .join(" ");
}

const totals = (outcome: Outcome): Record<string, number> =>
  Object.fromEntries(outcome.seats.flatMap((s) => (s.total === 0 ? [] : [[s.contender, s.total]])));

const step = <C extends Step["clause"]>(
  outcome: Outcome,
  clause: C,
  at: string,
): Extract<Step, { clause: C }>[] =>
  outcome.trace.filter((s): s is Extract<Step, { clause: C }> => s.clause === clause && s.at === at);

/** Rows of figures, the area first. */
function lines(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
}

describe("Bundestag 2021: the house grows until all claims but three seats are met", () => {
  const outcome = run("de-bundestag-2021");
  const parties = ["afd", "cdu", "csu", "die-linke", "fdp", "gruene", "spd", "ssw"];
  // Seats of the state among 598, then seats of its parties in the end.
  const table = lines(`
    baden-wuerttemberg     77 10 33  0 3 16 18 22 0
    bayern                 93 12  0 45 4 14 19 23 0
    berlin                 24  3  5  0 4  3  7  7 0
    brandenburg            20  5  4  0 2  2  2 10 0
    bremen                  5  0  1  0 0  1  1  2 0
    hamburg                13  1  3  0 1  2  4  5 0
    hessen                 43  5 12  0 2  7  9 15 0
    mecklenburg-vorpommern 13  3  3  0 2  1  1  6 0
    niedersachsen          59  6 18  0 3  8 13 25 0
    nordrhein-westfalen   127 12 42  0 6 19 27 49 0
    rheinland-pfalz        30  4  9  0 1  5  5 12 0
    saarland                7  1  2  0 1  1  0  4 0
    sachsen                32 10  7  0 4  5  4  8 0
    sachsen-anhalt         17  4  4  0 2  2  1  5 0
    schleswig-holstein     22  2  6  0 1  4  6  8 1
    thueringen             16  5  3  0 3  2  1  5 0
  `);

  test("seats of the states, by population", () => {
    const rows = step(outcome, "divisor", "land-seats")[0]?.rows ?? [];
    expect(Object.fromEntries(rows.map((r) => [r.contender, r.seats]))).toEqual(
      Object.fromEntries(table.map(([area = "", seats]) => [area, Number(seats)])),
    );
  });

  test("claims, size, and three seats that nobody levels", () => {
    const [house] = step(outcome, "level", "house");
    expect(house).toMatchObject({ from: 598, size: 733, uncompensated: 3 });
    expect(Object.fromEntries(house?.rows.map((r) => [r.contender, r.claim]) ?? [])).toEqual({
      afd: 69,
      cdu: 122,
      csu: 45,
      "die-linke": 32,
      fdp: 76,
      gruene: 94,
      spd: 170,
      ssw: 1,
    });
  });

  test.each(table)("%s", (area, _, ...seats) => {
    const wanted = parties.flatMap((party, i) => (seats[i] === "0" ? [] : [`${party}:${seats[i] ?? ""}`]));
    expect(inArea(outcome, area)).toBe(wanted.join(" "));
  });

  test("anybody can check it: second votes over the divisor, rounded, are the seats", () => {
    const [house] = step(outcome, "level", "house");
    const divisor = house?.divisor;
    expect(divisor).not.toBeNull();
    for (const row of house?.rows ?? []) {
      // Rounded halves up: the whole part of (2 votes / divisor + 1) / 2.
      const doubled = 2n * BigInt(row.votes.num) * BigInt(divisor?.den ?? 1) + BigInt(divisor?.num ?? 1);
      expect(Number(doubled / (2n * BigInt(divisor?.num ?? 1)))).toBe(row.due);
    }
  });

  test("a party below five per cent with two districts only is out, and its voters' second votes are asked for", () => {
    const silent = run("de-bundestag-2021", (input) => ({
      ...input,
      declared: (input.declared ?? []).map((d) => {
        if (d.area !== "sachsen") return d;
        return d.option === "die-linke" ? { ...d, seats: 0 } : d.option === "cdu" ? { ...d, seats: 5 } : d;
      }),
    }));
    expect(silent.refusal).toMatchObject({
      kind: "data-missing",
      area: "berlin",
      details: { contest: "second-of-winners-outside" },
    });
  });

  test("an independent keeps the district; the whole is shared out without it and without its voters", () => {
    const known = run("de-bundestag-2021", (input) => ({
      ...input,
      contenders: [...(input.contenders ?? []), { id: "eb-somebody", kind: "person" }],
      declared: [
        ...(input.declared ?? []).map((d) => (d.option === "csu" ? { ...d, seats: d.seats - 1 } : d)),
        { contest: "first", area: "bayern", option: "eb-somebody", seats: 1 },
      ],
      votes: [
        ...(input.votes ?? []),
        { contest: "second-of-winners-outside", area: "bayern", option: "csu", votes: 20_000 },
      ],
    }));
    expect(known.status).toBe("complete");
    expect(totals(known)).toMatchObject({ "eb-somebody": 1, csu: 44 });
    expect(step(known, "level", "house")[0]?.from).toBe(597);
  });
});

describe("Bundestag 2025: winners need seats of their list", () => {
  const outcome = run("de-bundestag-2025");
  const parties = ["afd", "cdu", "csu", "die-linke", "gruene", "spd", "ssw"];
  const table = lines(`
    baden-wuerttemberg     19 29  0  6 12 13 0
    bayern                 22  0 44  7 14 14 0
    berlin                  4  5  0  6  5  4 0
    brandenburg             8  4  0  3  2  4 0
    bremen                  1  1  0  1  1  1 0
    hamburg                 2  3  0  2  3  3 0
    hessen                  9 15  0  4  7 10 0
    mecklenburg-vorpommern  5  3  0  2  1  2 0
    niedersachsen          13 21  0  6  8 17 0
    nordrhein-westfalen    26 47  0 13 19 31 0
    rheinland-pfalz         7 11  0  2  4  7 0
    saarland                2  2  0  1  1  2 0
    sachsen                14  7  0  4  2  3 0
    sachsen-anhalt          7  4  0  2  1  2 0
    schleswig-holstein      5  8  0  2  4  5 1
    thueringen              8  4  0  3  1  2 0
  `);

  test.each(table)("%s", (area, ...seats) => {
    const lower = step(outcome, "sub-apportion", "lower");
    const found = parties.map(
      (party) => lower.find((s) => s.contender === party)?.rows.find((r) => r.area === area)?.seats ?? 0,
    );
    expect(found).toEqual(seats.map(Number));
  });

  test("no district is without a winner, 23 are without a deputy", () => {
    const unseated = step(outcome, "covered", "direct").flatMap((s) => s.rows.filter((r) => !r.seated));
    expect(unseated).toHaveLength(23);
    expect(outcome.tiers).toMatchObject([
      { id: "direct", size: 276, given: 276 },
      { id: "list", given: 354 },
    ]);
  });

  test("an independent who leads needs no list; second votes of the voters do not count", () => {
    const winner = "eb-krueger-winands-1";
    const change =
      (joint: boolean) =>
      (input: Given): Given => ({
        ...input,
        votes: [
          ...(input.votes ?? []).map((v) => (v.option === winner ? { ...v, votes: 99_999 } : v)),
          ...(joint
            ? [
                {
                  contest: "second-of-winners-outside",
                  area: "schleswig-holstein",
                  option: "cdu",
                  votes: 60_000,
                },
              ]
            : []),
        ],
      });
    expect(run("de-bundestag-2025", change(false)).refusal).toMatchObject({ area: "schleswig-holstein" });
    const known = run("de-bundestag-2025", change(true));
    expect(known.status).toBe("complete");
    expect(totals(known)[winner]).toBe(1);
    expect(known.seats.reduce((sum, s) => sum + s.total, 0)).toBe(630);
    expect(inArea(known, "wk-001")).toBe(`${winner}:1`);
  });

  test("the winner of a party without seats is not elected", () => {
    const known = run("de-bundestag-2025", (input) => ({
      ...input,
      votes: (input.votes ?? []).map((v) =>
        v.area === "wk-001" && v.option === "freie-waehler" ? { ...v, votes: 99_999 } : v,
      ),
    }));
    expect(known.status).toBe("complete");
    expect(inArea(known, "wk-001")).toBe("");
    expect(known.seats.reduce((sum, s) => sum + s.total, 0)).toBe(630);
  });
});

describe("Storting 2021", () => {
  const outcome = run("no-storting-2021");

  test("whoever holds more than its due is taken out, twice", () => {
    const [due] = step(outcome, "deduct", "due");
    expect(due).toMatchObject({ total: 169, outside: 7 });
    expect(due?.rounds.map((r) => [r.seats, r.over])).toEqual([
      [162, ["sp"]],
      [134, ["a"]],
      [86, []],
    ]);
    expect(due?.rounds.map((r) => r.rows.map((row) => `${row.contender}:${row.due}`).join(" "))).toEqual([
      "a:48 frp:21 h:37 roedt:9 sp:25 sv:14 v:8",
      "a:47 frp:21 h:36 roedt:8 sv:14 v:8",
      "frp:21 h:36 roedt:8 sv:13 v:8",
    ]);
  });

  test("seats of the counties, by population and 1.8 for each square kilometre", () => {
    const counties = run("no-storting-2021", (input) => input, "no/storting-counties@2003-01-01");
    const areas = (given("no-storting-2021").areas ?? []).filter((a) => a.level === "county");
    expect(totals(counties)).toEqual(Object.fromEntries(areas.map((a) => [a.id, a.seats])));
  });
});

describe("Folketing 2015: regions first, then constituencies", () => {
  const outcome = run("dk-folketing-2015");
  const constituencies = [
    ["koebenhavn", "a:4 aa:2 b:1 f:1 i:1 o:2 oe:3 v:2", "i:1"],
    ["koebenhavns-omegn", "a:4 i:1 o:3 oe:1 v:2", "aa:1 b:1 c:1 f:1"],
    ["nordsjaelland", "a:3 i:1 o:2 oe:1 v:3", "aa:1 b:1 c:1 f:1 i:1 o:1"],
    ["bornholm", "a:1 v:1", ""],
    ["sjaelland", "a:7 f:1 i:1 o:6 oe:1 v:4", "a:1 aa:1 b:1 c:1 o:1 oe:1 v:1"],
    ["fyn", "a:4 i:1 o:3 oe:1 v:3", "a:1 aa:1 c:1 f:1 o:1 oe:1"],
    ["sydjylland", "a:5 i:1 o:6 oe:1 v:5", "b:1 i:1"],
    ["oestjylland", "a:6 aa:1 b:1 i:1 o:4 oe:1 v:4", "a:1 c:1 f:1 i:1 o:1 oe:1"],
    ["vestjylland", "a:4 i:1 o:3 v:5", "aa:1 b:1 c:1 oe:1"],
    ["nordjylland", "a:5 i:1 o:4 oe:1 v:4", "a:1 aa:1 b:1 f:1"],
  ];

  test.each(constituencies)("%s", (area = "", constituency = "", compensatory = "") => {
    expect(inArea(outcome, area, "constituency")).toBe(constituency);
    expect(inArea(outcome, area, "compensatory")).toBe(compensatory);
  });

  test("a candidate outside the parties keeps a seat that is taken off the whole", () => {
    const alone = run("dk-folketing-2015", (input) => ({
      ...input,
      contenders: [...(input.contenders ?? []), { id: "x", kind: "person", facts: { independent: true } }],
      votes: [...(input.votes ?? []), { contest: "list", area: "bornholm", option: "x", votes: 20_000 }],
    }));
    expect(alone.status).toBe("complete");
    expect(inArea(alone, "bornholm", "constituency")).toBe("x:2");
    expect(alone.seats.reduce((sum, s) => sum + s.total, 0)).toBe(175);
    expect(step(alone, "deduct", "due")[0]?.outside).toBe(2);
  });
});

describe("Althing 2017: the next seat is of the party with the highest number, where its share is largest", () => {
  const outcome = run("is-althingi-2017");

  test("in this order", () => {
    expect(step(outcome, "levelling", "adjustment")[0]?.seats.map((s) => `${s.contender} ${s.area}`)).toEqual(
      [
        "p sudur",
        "f reykjavik-nordur",
        "p reykjavik-nordur",
        "m reykjavik-sudur",
        "s nordaustur",
        "f sudvestur",
        "c sudvestur",
        "m nordvestur",
        "p reykjavik-sudur",
      ],
    );
  });

  test.each([
    ["nordvestur", "b:2 d:2 m:2 s:1 v:1"],
    ["nordaustur", "b:2 d:2 m:2 s:2 v:2"],
    ["sudur", "b:2 d:3 f:1 m:1 p:1 s:1 v:1"],
    ["sudvestur", "b:1 c:2 d:4 f:1 m:1 p:1 s:1 v:2"],
    ["reykjavik-sudur", "b:1 c:1 d:2 f:1 m:1 p:2 s:1 v:2"],
    ["reykjavik-nordur", "c:1 d:3 f:1 p:2 s:1 v:3"],
  ])("%s", (area, seats) => {
    expect(inArea(outcome, area)).toBe(seats);
  });
});

test("New Zealand 2014: a seat more than the share is kept and the House has 121", () => {
  const outcome = run("nz-house-2014");
  expect(outcome.seats.reduce((sum, s) => sum + s.total, 0)).toBe(121);
  expect(step(outcome, "deduct", "list")[0]?.rounds[0]?.over).toEqual(["united-future"]);
});

test("Scotland: who has more constituencies than its share keeps them, and the others get fewer list seats", () => {
  const outcome = run("gb-holyrood-2011-highlands-and-islands", (input) => ({
    ...input,
    declared: [
      { contest: "constituency", area: "highlands-and-islands", option: "liberal-democrat", seats: 8 },
    ],
  }));
  expect(totals(outcome)).toEqual({ "liberal-democrat": 8, snp: 5, labour: 1, conservative: 1 });
});

test("Riksdag 2018: fixed seats, seats returned (none), adjustment seats", () => {
  const outcome = run("se-riksdag-2018");
  expect(step(outcome, "give-back", "fixed")).toMatchObject([{ returned: [], given: [] }]);
  expect(outcome.tiers).toMatchObject([
    { id: "fixed", given: 310 },
    { id: "adjustment", given: 39 },
  ]);
});

describe("the Grisons 2022", () => {
  test("the strongest list of a district has a seat there, except where two share the only one", () => {
    const [lower] = step(run("ch-gr-grosser-rat-2022"), "biproportional", "lower");
    const rheinwald = lower?.cells.filter((c) => c.area === "rheinwald") ?? [];
    expect(rheinwald.filter((c) => c.minimum > 0)).toEqual([]);
    expect(rheinwald.filter((c) => c.seats > 0).map((c) => c.contender)).toEqual(["sp-gruene"]);
    // The rule decides somewhere: a quotient below one half has a seat.
    const decided = lower?.cells.filter(
      (c) => c.seats === 1 && Number(c.quotient.num) * 2 < Number(c.quotient.den),
    );
    expect(decided?.length).toBeGreaterThan(0);
  });
});

describe("Bundestag, law of 2013: all overhang is levelled", () => {
  test("the votes of 2021 would have given a larger house, in which everybody has its claim", () => {
    const outcome = run("de-bundestag-2021", (input) => input, "de/bundestag@2013-05-09");
    const [house] = step(outcome, "level", "house");
    expect(outcome.status).toBe("complete");
    expect(house?.uncompensated).toBe(0);
    expect(house?.rows.every((r) => r.due >= r.claim)).toBe(true);
    // One seat fewer, and the party that drove the house up would be below its claim.
    expect(house?.rows.filter((r) => r.due === r.claim).map((r) => r.contender)).toContain("csu");
    expect(house?.size).toBeGreaterThan(733);
  });
});

describe("National Council of Austria: three counts", () => {
  const areas = [
    { id: "at", level: "nation" },
    { id: "ost", level: "land", parent: "at", seats: 100 },
    { id: "west", level: "land", parent: "at", seats: 83 },
    { id: "ost-1", level: "region", parent: "ost" },
    { id: "ost-2", level: "region", parent: "ost" },
    { id: "west-1", level: "region", parent: "west" },
  ];
  const votesOf = (rows: Readonly<Record<string, Readonly<Record<string, number>>>>): Given => ({
    areas,
    votes: Object.entries(rows).flatMap(([area, votes]) =>
      Object.entries(votes).map(([option, n]) => ({ contest: "list", area, option, votes: n })),
    ),
  });
  const rules = sound(atlas.rules("at/nationalrat@1993-05-01"));
  const of = (outcome: Outcome, tier: string): Record<string, number> =>
    Object.fromEntries(
      outcome.seats.flatMap((s) => ((s.byTier[tier] ?? 0) > 0 ? [[s.contender, s.byTier[tier] ?? 0]] : [])),
    );

  test("whole quotas of the state in its regions, then in the state; the rest in the whole", () => {
    // Quotas: ost 10,000 / 100 = 100, west 8,300 / 83 = 100.
    const outcome = must(
      elect(
        rules,
        votesOf({
          "ost-1": { a: 3_050, b: 1_990, c: 160 },
          "ost-2": { a: 2_060, b: 2_680, c: 60 },
          "west-1": { a: 3_940, b: 4_280, c: 80 },
        }),
      ),
    );
    expect(of(outcome, "region")).toEqual({ a: 30 + 20 + 39, b: 19 + 26 + 42, c: 1 });
    // In the east a has 5,110 and b 4,670, one quota more than in its regions; c 220, two quotas.
    expect(of(outcome, "land")).toEqual({ a: 1, b: 1, c: 1 });
    expect(outcome.status).toBe("complete");
    // c is far below four per cent but has a seat in a region. D'Hondt of all 183: c 300/3 = 100, a 9,050/91 = 99.45 are
    // in, b 8,950/90 = 99.44 is the first that is out.
    expect(totals(outcome)).toEqual({ a: 91, b: 89, c: 3 });
  });
});

describe("whatever the votes, all seats are given, or it is said why not", () => {
  test.each([
    ["no-storting-2021", 169],
    ["dk-folketing-2015", 175],
    ["se-riksdag-2018", 349],
    ["is-althingi-2017", 63],
    ["ch-gr-grosser-rat-2022", 120],
  ])("%s", (id, seats) => {
    const input = given(id);
    const rules = sound(atlas.rules(sound(atlas.rulesOf(sound(atlas.election(id)))).id));
    const votes = input.votes ?? [];
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(votes.length - 1), votes: fc.nat(200_000) }), { maxLength: 60 }),
        (changes) => {
          const changed = new Map(changes.map((c) => [c.at, c.votes]));
          const rows = votes.map((v, i) => ({ ...v, votes: changed.get(i) ?? v.votes }));
          const outcome = must(elect(rules, { ...input, votes: rows }));
          const sum = outcome.seats.reduce((all, s) => all + s.total, 0);
          expect(outcome.seats.every((s) => s.total >= 0)).toBe(true);
          expect(outcome.status === "complete" ? sum : seats).toBe(seats);
        },
      ),
      { numRuns: 25 },
    );
  });
});
