import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AreaNode, makeGeography, type Station } from "./areas.ts";
import { countBoxes } from "./boxes.ts";
import { Count } from "./count.ts";
import { type FieldName, type Return, SYNTHETIC } from "./return.ts";
import { countReturns, tabulate } from "./tabulate.ts";
import type { Tally } from "./tally.ts";

const AREAS: readonly AreaNode[] = [
  { id: "kz", level: "nation" },
  { id: "astana", level: "region", parent: "kz" },
  { id: "abai", level: "region", parent: "kz" },
  { id: "d1", level: "district", parent: "astana" },
  { id: "d2", level: "district", parent: "abai" },
];
const STATIONS: readonly Station[] = [
  { id: "1", area: "d1", registered: 1000 },
  { id: "2", area: "d1", registered: 500 },
  { id: "3", area: "d2", registered: 800 },
];
const geography = makeGeography({ areas: AREAS, stations: STATIONS });

type Figures = Partial<Readonly<Record<FieldName, number>>>;

function returned(
  station: string,
  figures: Figures,
  votes: Readonly<Record<string, number>> = { a: 10, b: 5 },
  copy?: string,
): Return {
  const entries = new Map<FieldName, number>();
  for (const [name, value] of Object.entries(figures)) {
    if (isFigure(name)) entries.set(name, value);
  }
  return {
    station,
    contest: "list",
    figures: entries,
    votes: new Map(Object.entries(votes)),
    ...(copy === undefined ? {} : { copy }),
  };
}

function isFigure(name: string): name is FieldName {
  return [
    "registered",
    "receivedBallot",
    "inBoxes",
    "valid",
    "invalid",
    "issued",
    "certificatesTaken",
  ].includes(name);
}

const nation = (returns: readonly Return[]): Tally =>
  countReturns(returns, geography).count.tally("kz", "list");

describe("tabulation", () => {
  test("adds up by area, with coverage in stations and in voters", () => {
    const one = returned("1", { registered: 1010, receivedBallot: 600, inBoxes: 590, valid: 15 });
    const three = returned("3", { registered: 800, receivedBallot: 400, inBoxes: 400, valid: 15 });
    const { count, findings } = countReturns([one, three], geography);
    expect(findings).toEqual([]);
    const tally = count.tally("kz", "list");
    expect(tally.votes.get("a")).toEqual({ total: 20, stations: 2 });
    expect(tally.coverage).toEqual({
      stations: { counted: 2, expected: 3 },
      voters: { counted: 1810, outstanding: 500 },
    });
    expect(tally.turnouts).toEqual({
      received: { part: 1000, whole: 1810, stations: 2 },
      inBoxes: { part: 990, whole: 1810, stations: 2 },
      valid: { part: 30, whole: 1810, stations: 2 },
    });
    expect(count.level("region", "list").map(({ area, votes }) => [area, votes.get("a")?.total])).toEqual([
      ["astana", 10],
      ["abai", 10],
    ]);
    expect(count.missing("kz", "list")).toEqual(["2"]);
  });

  test("missing is missing: a sum says over how many stations it is, a turnout takes only stations with both", () => {
    const tally = nation([
      returned("1", { registered: 1000, receivedBallot: 600 }),
      returned("2", { receivedBallot: 300 }),
    ]);
    expect(tally.figures.get("receivedBallot")).toEqual({ total: 900, stations: 2 });
    expect(tally.figures.get("registered")).toEqual({ total: 1000, stations: 1 });
    expect(tally.turnouts.received).toEqual({ part: 600, whole: 1000, stations: 1 });
    expect(tally.figures.has("invalid")).toBe(false);
  });

  test("nobody knows how many voters are outstanding when the register lacks one of them", () => {
    const lacking = makeGeography({ areas: AREAS, stations: [...STATIONS, { id: "4", area: "d2" }] });
    const { count } = countReturns([returned("1", { registered: 1000 })], lacking);
    expect(count.tally("kz", "list").coverage.voters.outstanding).toBeNull();
    expect(count.tally("astana", "list").coverage.voters.outstanding).toBe(500);
    count.put(returned("4", { registered: 70 }));
    expect(count.tally("kz", "list").coverage.voters).toEqual({ counted: 1070, outstanding: 1300 });
  });

  test("the same return twice counts once; two that differ count not at all, until one copy is preferred", () => {
    const handed = returned("1", { valid: 15 }, { a: 10, b: 5 }, "handed");
    const official = returned("1", { valid: 16 }, { a: 11, b: 5 }, "official");
    const twice = countReturns([handed, handed], geography);
    expect(twice.findings.map(({ code }) => code)).toEqual(["I702"]);
    expect(twice.count.tally("kz", "list").votes.get("a")?.total).toBe(10);
    const differ = countReturns([handed, official], geography).count;
    expect([...differ.held]).toEqual([{ station: "1", contest: "list", why: "copies-differ" }]);
    expect(differ.tally("kz", "list").coverage.stations.counted).toBe(0);
    expect(differ.missing("kz", "list")).toEqual(["2", "3"]);
    const preferred = countReturns([handed, official], geography, { prefer: ["official"] }).count;
    expect(preferred.tally("kz", "list").votes.get("a")?.total).toBe(11);
  });

  test("stations that are held back, unknown, or in two areas are named", () => {
    const both = makeGeography({
      areas: AREAS,
      stations: [...STATIONS, { id: "1", area: "d2", registered: 1000 }],
    });
    const all = [returned("1", {}), returned("2", {}), returned("9", {})];
    const { count, findings } = countReturns(all, both, { heldBack: ["2"] });
    expect(findings.map(({ code, station, others }) => [code, station, others])).toEqual([
      ["T902", "1", ["d1", "d2"]],
      ["I701", "9", undefined],
    ]);
    expect([...count.held]).toEqual([{ station: "2", contest: "list", why: "asked" }]);
    expect(count.tally("kz", "list").coverage.stations).toEqual({ counted: 1, expected: 3 });
  });

  test("areas without their parent, in a circle, or below two parents are named", () => {
    const broken = makeGeography({
      areas: [
        { id: "a", level: "x", parent: "b" },
        { id: "b", level: "x", parent: "a" },
        { id: "c", level: "x", parent: "nowhere" },
        { id: "c", level: "x", parent: "a" },
      ],
      stations: [{ id: "1", area: "nowhere" }],
    });
    expect(broken.findings.map(({ code }) => code)).toEqual(["T901", "T901", "T901", "T901", "T901"]);
  });

  test("what is made up stays marked in every sum", () => {
    const made: Return = {
      ...returned("1", {}),
      provenance: { file: "f", sha256: "", row: 2, source: `${SYNTHETIC} seed 1` },
    };
    expect(nation([made, returned("2", {})]).synthetic).toBe(1);
  });

  test("a contest of which nobody has votes is named", () => {
    expect(countReturns([returned("1", { valid: 3 }, {})], geography).findings).toMatchObject([
      { code: "T903", contest: "list" },
    ]);
  });

  test("a count after any changes is the count of what is there at the end", () => {
    const change = fc.record({
      station: fc.constantFrom("1", "2", "3"),
      copy: fc.constantFrom("handed", "official"),
      a: fc.option(fc.nat(100), { nil: undefined }),
      registered: fc.option(fc.nat(1000), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const running = new Count(geography);
        const left = new Map<string, Return>();
        for (const { station, copy, a, registered } of changes) {
          const value = returned(
            station,
            registered === undefined ? {} : { registered },
            a === undefined ? {} : { a },
            copy,
          );
          if (a === undefined && registered === undefined) {
            running.remove(value);
            left.delete(`${station}/${copy}`);
          } else {
            running.put(value);
            left.set(`${station}/${copy}`, value);
          }
        }
        const anew = countReturns(left.values(), geography).count;
        for (const { id } of AREAS) expect(running.tally(id, "list")).toEqual(anew.tally(id, "list"));
        expect([...running.held].map((h) => h.station).sort()).toEqual(
          [...anew.held].map((h) => h.station).sort(),
        );
      }),
    );
  });

  test("areas of a level add up to the whole, in whatever order returns come", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(["1", "2", "3"]), fc.array(fc.nat(500), { minLength: 3 }), (ids, n) => {
        const returns = ids.map((id, i) => returned(id, { registered: 1000 }, { a: n[i] ?? 0 }));
        const { tallies } = tabulate({ returns, geography, level: "district" });
        const sum = tallies.reduce((all, { votes }) => all + (votes.get("a")?.total ?? 0), 0);
        expect(sum).toBe(nation(returns).votes.get("a")?.total ?? 0);
      }),
    );
  });
});

describe("rules that a naive count gets wrong (kazakhstan-law, section 0)", () => {
  test("trap 4: the list grows on the day and fewer ballots are handed out: turnout falls, which is no mistake", () => {
    const night = nation([returned("1", { registered: 1000, receivedBallot: 684 })]);
    const later = nation([returned("1", { registered: 1001, receivedBallot: 681 })]);
    expect(night.turnouts.received).toMatchObject({ part: 684, whole: 1000 });
    expect(later.turnouts.received).toMatchObject({ part: 681, whole: 1001 });
    // The list of the day is the denominator, not the register of before.
    expect(later.coverage.voters.counted).toBe(1001);
  });

  test("trap 14: a portable box with more ballots than applications is invalid as a whole, and no other box", () => {
    const hall = { id: "hall", portable: false, votes: new Map([["a", 300]]), invalid: 5 };
    const full = { id: "p1", portable: true, applications: 10, votes: new Map([["a", 10]]), invalid: 0 };
    const over = {
      id: "p2",
      portable: true,
      applications: 10,
      votes: new Map([
        ["a", 9],
        ["b", 1],
      ]),
      invalid: 1,
    };
    expect(countBoxes([hall, full, over])).toEqual({
      inBoxes: 326,
      inPortable: 21,
      invalid: 16,
      valid: 310,
      votes: new Map([
        ["a", 310],
        ["b", 0],
      ]),
      voided: ["p2"],
    });
  });

  test("trap 15: stations abroad are counted in the district of the ministry, once, and no district is added", () => {
    const abroad: Station = { id: "99", area: "abroad", abroad: true, registered: 200 };
    const world = makeGeography({ areas: AREAS, stations: [...STATIONS, abroad], abroadTo: "d1" });
    expect(world.findings).toEqual([]);
    const { count } = countReturns([returned("99", { registered: 200 }), returned("1", {})], world);
    expect(
      count.level("district", "list").map(({ area, votes }) => [area, votes.get("a")?.total ?? 0]),
    ).toEqual([
      ["d1", 20],
      ["d2", 0],
    ]);
    expect(count.tally("kz", "list").votes.get("a")?.total).toBe(20);
  });

  test("trap 16: a voter who took a certificate stands on two lists and is one voter", () => {
    const home = returned("1", { registered: 1000, certificatesTaken: 30, receivedBallot: 500 });
    const away = returned("2", { registered: 530, receivedBallot: 400 });
    const tally = nation([home, away]);
    expect(tally.figures.get("registered")?.total).toBe(1530);
    expect(tally.coverage.voters.counted).toBe(1500);
    expect(tally.turnouts.received).toMatchObject({ part: 900, whole: 1500 });
  });

  test.each([0, 1, 2])("more certificates than voters, by %i, shorten the sum of the lists", (more) => {
    const odd = returned("1", { registered: 10, certificatesTaken: 10 + more, receivedBallot: 5 });
    const tally = nation([odd, returned("2", { registered: 530, receivedBallot: 400 })]);
    expect(tally.coverage.voters.counted).toBe(530 - more);
    expect(tally.turnouts.received).toMatchObject({ part: 405, whole: 530 - more, stations: 2 });
  });
});
