import { type Area, elect, type Given, must, type Outcome, type VoteRow } from "@urna/law";
import { describe, expect, test } from "vitest";
import { openAtlas } from "./load.ts";

const atlas = openAtlas();

/** Evaluates a rule set on votes that were made up, such that one rule of the law decides. */
function run(rules: string, given: Given): Outcome {
  const read = atlas.rules(rules);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return must(elect(read.value, given));
}

type Rows = Readonly<Record<string, number | string>>;
const votes = (contest: string, area: string, rows: Rows): readonly VoteRow[] =>
  Object.entries(rows).map(([option, n]) => ({ contest, area, option, votes: n }));
const areas = (level: string, seats: Readonly<Record<string, number | undefined>>): readonly Area[] => [
  { id: "land", level: "nation" },
  ...Object.entries(seats).map(([id, n]) => ({
    id,
    level,
    parent: "land",
    ...(n === undefined ? {} : { seats: n }),
  })),
];
const person = (id: string, list: string, facts: Readonly<Record<string, string | number>> = {}) =>
  ({ id, kind: "person", in: { list }, facts }) as const;

/** Seats of those who have any. */
function seats({ seats }: Outcome, tier?: string): Readonly<Record<string, number>> {
  const rows = seats.map((s): [string, number] => [
    s.contender,
    tier === undefined ? s.total : (s.byTier[tier] ?? 0),
  ]);
  return Object.fromEntries(rows.filter(([, n]) => n > 0));
}
const persons = ({ persons }: Outcome): readonly string[] => persons.map((p) => p.person);

describe("rule sets without an election of our own, by what decides in them", () => {
  test("Spain: blank votes count for the bar of a constituency, and a list in order fills its seats", () => {
    const given: Given = {
      areas: areas("constituency", { soria: 2 }),
      contenders: [
        { id: "a" },
        { id: "b" },
        { id: "c" },
        person("a1", "a", { position: 1 }),
        person("a2", "a", { position: 2 }),
      ],
      votes: votes("list", "soria", { a: 970, b: 30, blank: 1, invalid: 500 }),
    };
    const outcome = run("es/congreso@1985-06-20", given);
    // 30 of 1,001 valid votes are less than 3 %; spoilt ballots are not valid.
    expect(seats(outcome)).toEqual({ a: 2 });
    expect(persons(outcome)).toEqual(["a1", "a2"]);
  });

  test("Spain: 248 seats by population, largest remainders", () => {
    const outcome = run("es/congreso-provinces@1985-06-20", {
      areas: [
        { id: "land", level: "nation" },
        { id: "x", level: "province", parent: "land", figures: { population: 1_500 } },
        { id: "y", level: "province", parent: "land", figures: { population: 980 } },
      ],
    });
    expect(seats(outcome)).toEqual({ x: 150, y: 98 });
  });

  test("Portugal: the last of equal quotients goes to the list with fewer votes", () => {
    const outcome = run("pt/assembleia@1979-05-16", {
      areas: areas("district", { beja: 3 }),
      votes: votes("list", "beja", { a: 300, b: 100, c: 90 }),
    });
    expect(seats(outcome)).toEqual({ a: 2, b: 1 });
    expect(outcome.ties).toMatchObject([{ among: ["a", "b"], resolvedBy: "fewer", winners: ["b"] }]);
  });

  test("Finland: persons of an alliance share its seats by their own votes", () => {
    const outcome = run("fi/eduskunta@1998-10-08", {
      areas: areas("district", { hame: 3 }),
      contenders: [
        { id: "x" },
        { id: "y" },
        person("a", "x"),
        person("b", "x"),
        person("c", "x"),
        person("d", "y"),
      ],
      votes: votes("person", "hame", { a: 50, b: 70, c: 60, d: 61 }),
    });
    expect(seats(outcome)).toEqual({ x: 2, y: 1 });
    expect(persons(outcome)).toEqual(["b", "c", "d"]);
  });

  test("Poland: 5 % for a party, 8 % for a coalition, none for a minority", () => {
    const list = (id: string, party: string) => ({ id, in: { party } });
    const outcome = run("pl/sejm@2011-08-01", {
      areas: areas("district", { opole: 10, lublin: 10 }),
      contenders: [
        { id: "big" },
        { id: "coalition", facts: { parties: 2 } },
        { id: "german", facts: { minority: true } },
        list("big-1", "big"),
        list("big-2", "big"),
        list("coalition-1", "coalition"),
        list("german-1", "german"),
        person("b1", "big-1"),
        person("b2", "big-2"),
        person("c1", "coalition-1"),
        person("g1", "german-1"),
      ],
      votes: [
        ...votes("list", "opole", { "big-1": 3_000, "coalition-1": 799, "german-1": 400, valid: 4_199 }),
        ...votes("list", "lublin", { "big-2": 5_801, valid: 5_801 }),
        ...votes("person", "opole", { b1: 3_000, c1: 799, g1: 400 }),
        ...votes("person", "lublin", { b2: 5_801 }),
      ],
    });
    // The coalition has 7.99 % of the country; in the first district it would have had a seat.
    expect(seats(outcome)).toEqual({ big: 19, german: 1 });
  });

  test("Poland: when only one passes, 3 % are enough, and 5 % for a coalition", () => {
    const outcome = run("pl/sejm@2011-08-01", {
      areas: areas("district", { opole: 10 }),
      contenders: [
        { id: "coalition", facts: { parties: 2 } },
        { id: "pair", facts: { parties: 2 } },
      ],
      votes: votes("list", "opole", { a: 700, b: 45, c: 29, coalition: 79, pair: 49, valid: 1_000 }),
    });
    expect(seats(outcome)).toEqual({ a: 9, coalition: 1 });
    expect(outcome.trace.find((step) => step.at === "enough")).toMatchObject({ taken: "lowered" });
  });

  test("Luxembourg: a list has the votes of its persons, and the elder of two sits", () => {
    const outcome = run("lu/chambre@2003-02-18", {
      areas: areas("constituency", { est: 2 }),
      contenders: [
        { id: "x" },
        { id: "y" },
        person("a", "x", { born: "1970-01-01" }),
        person("b", "x", { born: "1960-01-01" }),
        person("c", "y"),
      ],
      votes: votes("person", "est", { a: 100, b: 100, c: 150 }),
    });
    expect(persons(outcome)).toEqual(["b", "c"]);
  });

  test("Latvia: the bar is of all who voted, and pluses and strikes decide who sits", () => {
    const outcome = run("lv/saeima@1995-05-25", {
      areas: areas("constituency", { riga: 3 }),
      contenders: [
        { id: "x" },
        { id: "y" },
        { id: "z" },
        person("a", "x", { position: 1 }),
        person("b", "x", { position: 2 }),
      ],
      votes: [
        ...votes("list", "riga", { x: 900, y: 52, z: 40, cast: 1_050 }),
        ...votes("person", "riga", { a: 880, b: 905 }),
      ],
    });
    // 52 of 992 valid votes would be 5.2 %; of 1,050 who voted they are less than 5 %.
    expect(seats(outcome)).toEqual({ x: 3 });
    expect(persons(outcome)).toEqual(["b", "a"]);
  });

  test("Belgium: 5 % of a constituency, and a list that runs out of names passes its seat on", () => {
    const outcome = run("be/chambre@2003-05-18", {
      areas: areas("constituency", { namur: 3 }),
      contenders: [{ id: "a", facts: { names: 1 } }, { id: "b" }, { id: "c" }],
      votes: votes("list", "namur", { a: 800, b: 160, c: 40 }),
    });
    expect(seats(outcome)).toEqual({ a: 1, b: 2 });
  });

  test("Uruguay: lemas first, then their sublemas, then the sheets", () => {
    const sheet = (id: string, sublema: string) => ({ id, in: { sublema } });
    const given: Given = {
      contenders: [
        { id: "p" },
        { id: "q" },
        { id: "p1", in: { lema: "p" } },
        { id: "p2", in: { lema: "p" } },
        { id: "q1", in: { lema: "q" } },
        sheet("404", "p1"),
        sheet("71", "p1"),
        sheet("40", "p2"),
        sheet("609", "q1"),
      ],
      votes: votes("list", "uy", { "404": 250, "71": 150, "40": 200, "609": 901 }),
    };
    const outcome = run("uy/senado@1967-03-01", given);
    expect(seats(outcome)).toEqual({ "609": 18, "404": 5, "40": 4, "71": 3 });
    const house = run("uy/representantes@1925-10-22", given);
    expect(seats(house)).toEqual({ q: 60, p: 39 });
  });

  test("Lithuania: further lists are let in until they have 60 % of those who took part", () => {
    const outcome = run("lt/seimas@2000-07-18", {
      areas: areas("constituency", { kaunas: undefined }),
      votes: [
        ...votes("list", "land", { a: 500, b: 48, c: 47, d: 46, e: 45, f: 44, g: 43, invalid: 227 }),
        ...votes("first-round", "kaunas", { ona: 51, jonas: 49 }),
      ],
    });
    // 500 of 1,000; with b 548, with c 595, with d 641.
    expect(Object.keys(seats(outcome, "list"))).toEqual(["a", "b", "c", "d"]);
  });

  test("Lithuania: 5 % and 7 % of those who took part; one half in a constituency, or a second round", () => {
    const outcome = run("lt/seimas@2000-07-18", {
      areas: areas("constituency", { kaunas: undefined, vilnius: undefined }),
      contenders: [{ id: "joint", facts: { parties: 2 } }],
      votes: [
        ...votes("list", "land", { a: 930, joint: 69, invalid: 1 }),
        ...votes("first-round", "kaunas", { ona: 51, jonas: 49, invalid: 1 }),
        ...votes("first-round", "vilnius", { ieva: 50, petras: 30, ruta: 20 }),
        ...votes("second-round", "vilnius", { ieva: 40, petras: 41 }),
      ],
    });
    expect(seats(outcome, "list")).toEqual({ a: 70 });
    expect(seats(outcome, "constituency")).toEqual({ ona: 1, petras: 1 });
  });

  test("Russia: further lists are let in until they have one half, and two take part", () => {
    const list = (figures: Readonly<Record<string, number>>): unknown =>
      Object.keys(
        seats(
          run("ru/duma@2014-02-24", {
            areas: areas("district", { ufa: undefined }),
            votes: [...votes("list", "land", figures), ...votes("district", "ufa", { x: 10, y: 9 })],
          }),
          "list",
        ),
      );
    expect(list({ a: 960, b: 25, c: 15 })).toEqual(["a", "b"]);
    // 455, then 500: one half is not enough.
    expect(list({ a: 455, b: 45, c: 44, d: 43, invalid: 413 })).toEqual(["a", "b", "c"]);
  });

  test("Russia: 5 % of those who took part, invalid ballots included; the tiers do not know each other", () => {
    const outcome = run("ru/duma@2014-02-24", {
      areas: areas("district", { ufa: undefined }),
      contenders: [
        person("x", "none", { registered: "2021-07-02" }),
        person("y", "none", { registered: "2021-07-01" }),
      ],
      votes: [
        ...votes("list", "land", { a: 600, b: 300, c: 50, invalid: 60 }),
        ...votes("district", "ufa", { x: 10, y: 10 }),
      ],
    });
    expect(seats(outcome, "list")).toEqual({ a: 150, b: 75 });
    expect(seats(outcome, "district")).toEqual({ y: 1 });
  });

  test("Estonia: whole quotas in districts, then quotients of 1, 2, 3 ... to the power 0.9 from there", () => {
    const outcome = run("ee/riigikogu@2002-07-18", {
      areas: areas("district", { tartu: 8, tallinn: 10 }),
      contenders: [
        { id: "a1", kind: "person", in: { party: "a" } },
        { id: "b1", kind: "person", in: { party: "b" } },
        { id: "c1", kind: "person", in: { party: "c" } },
      ],
      votes: [
        ...votes("person", "tartu", { a1: 500, b1: 300, c1: 30 }),
        ...votes("person", "tallinn", { a1: 600, b1: 400, c1: 40 }),
      ],
    });
    // 70 of 1,870 votes are less than 5 %; quotas of 104 and 103.75: 5.77, 3.85 and 4.82, 2.89, three quarters of a quota
    // left each time.
    expect(outcome.areas.map((r) => r.seats)).toEqual([
      [
        { contender: "a", seats: 6 },
        { contender: "b", seats: 4 },
      ],
      [
        { contender: "a", seats: 5 },
        { contender: "b", seats: 3 },
      ],
    ]);
    expect(outcome.seats.reduce((sum, s) => sum + s.total, 0)).toBe(101);
    // Larger parties gain: proportional would be 61.7.
    expect(seats(outcome)["a"]).toBe(63);
  });

  test("a Dutch council: a list below the quota may win a seat, a full list passes its seats on", () => {
    const outcome = run("nl/gemeenteraad@1989-10-25", {
      areas: [{ id: "ede", level: "municipality", seats: 19 }],
      contenders: [
        { id: "a", facts: { names: 9 } },
        { id: "b" },
        { id: "c" },
        person("c1", "c", { position: 1 }),
        person("c2", "c", { position: 2 }),
      ],
      votes: [
        ...votes("list", "ede", { a: 1_000, b: 850, c: 99 }),
        ...votes("preference", "ede", { c1: 20, c2: 26 }),
      ],
    });
    // The quota is 1,949 / 19 = 102.6: c is below it, and 26 votes are more than a quarter of it.
    expect(seats(outcome)).toEqual({ a: 9, b: 9, c: 1 });
    expect(persons(outcome)).toEqual(["c2"]);
  });

  test("the United Kingdom: most votes in each constituency, seats of parties added up", () => {
    const of = (id: string, party: string) => ({ id, in: { party } });
    const outcome = run("gb/commons@1950-02-23", {
      areas: areas("constituency", { north: undefined, south: undefined }),
      contenders: [
        { id: "red" },
        { id: "blue" },
        of("n1", "red"),
        of("n2", "blue"),
        of("s1", "red"),
        of("s2", "blue"),
        { id: "i1" },
        { id: "i2" },
      ],
      // The two independents have more together than the winner, and are two.
      votes: [
        ...votes("district", "north", { n1: 40, n2: 39, i1: 30, i2: 30 }),
        ...votes("district", "south", { s1: 41, s2: 20 }),
      ],
    });
    expect(seats(outcome)).toEqual({ red: 2 });
  });

  test("Turkey: an alliance passes the bar together, and shares its seats out among its members", () => {
    const given: Given = {
      areas: areas("district", { izmir: 8, van: 4 }),
      contenders: [
        { id: "left", kind: "alliance" },
        { id: "a", in: { alliance: "left" } },
        { id: "b", in: { alliance: "left" } },
        { id: "lone", facts: { independent: true } },
      ],
      votes: [
        ...votes("list", "izmir", { a: 3_000, b: 600, c: 4_000, d: 850 }),
        ...votes("list", "van", { a: 300, b: 100, c: 500, d: 50, lone: 300 }),
      ],
    };
    // b has 7.2 % and d 9.3 %; b passes with a, d alone does not. c has 4000, 2000, 1333, 1000 in Izmir, the alliance
    // 3600, 1800, 1200, 900: four each; of its four a takes all, as 3000 / 4 is more than 600.
    expect(seats(run("tr/meclis@2018-03-16", given))).toEqual({ a: 5, c: 6, lone: 1 });
    // Later alliances count for the bar alone, which is 7 %: d passes, and seats go to parties.
    expect(seats(run("tr/meclis@2022-04-06", given))).toEqual({ a: 4, c: 6, d: 1, lone: 1 });
  });

  test("Sweden until 2014: nothing is returned, and a party with more than its due is taken out", () => {
    const outcome = run("se/riksdag@1997-04-10", {
      areas: areas("constituency", { norr: 200, soder: 110 }),
      votes: [
        ...votes("list", "norr", { big: 900_000, other: 51_000, small: 48_000 }),
        ...votes("list", "soder", { big: 100_000, other: 450_000, small: 377_000 }),
      ],
    });
    // big has 192 of 310 fixed seats by its strength in the north, and is due 181 of 349.
    expect(seats(outcome, "fixed")).toEqual({ big: 192, other: 63, small: 55 });
    // The others share 157 seats, as if it were not there.
    expect(seats(outcome)).toEqual({ big: 192, other: 85, small: 72 });
  });

  test("a small Dutch council: remainders for lists with three quarters of the quota, then averages, one each", () => {
    const council = (seatsInAll: number, rows: Rows): unknown => {
      const outcome = run("nl/gemeenteraad-small@1989-10-25", {
        areas: [{ id: "dorp", level: "municipality", seats: seatsInAll }],
        votes: votes("list", "dorp", rows),
      });
      return seats(outcome);
    };
    // Nine seats, quota 1,000: whole quotas give 4, 2, 1; d has just three quarters of one.
    expect(council(9, { a: 4_200, b: 2_650, c: 1_400, d: 750 })).toEqual({ a: 4, b: 3, c: 1, d: 1 });
    expect(council(9, { a: 4_200, b: 2_651, c: 1_400, d: 749 })).toEqual({ a: 4, b: 3, c: 2 });
    // Quota 100: only a has three quarters, and nothing over. Then averages: 74, 73, and 500 / 7.
    expect(council(9, { a: 500, b: 74, c: 73, d: 70, e: 70, f: 63, g: 50 })).toEqual({ a: 7, b: 1, c: 1 });
  });

  test("small Dutch councils: a majority of votes keeps its majority of seats, a full list passes its seats on", () => {
    const council = (rules: string, rows: Rows, names: Readonly<Record<string, number>> = {}): unknown =>
      seats(
        run(rules, {
          areas: [{ id: "dorp", level: "municipality", seats: 9 }],
          contenders: Object.keys(rows).map((id) => ({
            id,
            ...(id in names ? { facts: { names: names[id] ?? 0 } } : {}),
          })),
          votes: votes("list", "dorp", rows),
        }),
      );
    const small = "nl/gemeenteraad-small@1989-10-25";
    // Quota 100: a has 4 whole ones and the smallest remainder, b the smallest of those that won a seat.
    const rows = { a: 455, b: 175, c: 90, d: 91, e: 89 };
    expect(council(small, rows)).toEqual({ a: 5, b: 1, c: 1, d: 1, e: 1 });
    expect(council(small, { ...rows, a: 450, b: 180 })).toEqual({ a: 4, b: 2, c: 1, d: 1, e: 1 });
    // Three names for four whole quotas and a remaining seat: what is left goes on by remainders.
    expect(council(small, { a: 430, b: 280, c: 190 }, { a: 3 })).toEqual({ a: 3, b: 4, c: 2 });
    // From 2026 on nobody without a whole quota has a remaining seat.
    expect(council("nl/gemeenteraad-small@2026-01-01", rows)).toEqual({ a: 6, b: 3 });
  });

  test("Dutch councils from 2026: a list below the quota has no seat", () => {
    const of = (rules: string): unknown =>
      seats(
        run(rules, {
          areas: [{ id: "ede", level: "municipality", seats: 19 }],
          votes: votes("list", "ede", { a: 1_000, b: 850, c: 99 }),
        }),
      );
    expect(of("nl/gemeenteraad@1989-10-25")).toEqual({ a: 10, b: 8, c: 1 });
    expect(of("nl/gemeenteraad@2026-01-01")).toEqual({ a: 10, b: 9 });
  });
});
