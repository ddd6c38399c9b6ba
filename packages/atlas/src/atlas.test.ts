import { readInput } from "@urna/law";
import { describe, expect, test } from "vitest";
import type { Election } from "./election.ts";
import { figureOf, findFigures } from "./figures.ts";
import { openFiles } from "./files.ts";
import { toInput } from "./input.ts";
import { openAtlas } from "./load.ts";
import { Problems } from "./problems.ts";
import { readRecord } from "./record/read.ts";

const atlas = openAtlas();

function election(id: string): Election {
  const read = atlas.election(id);
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
  return read.value;
}

/** Votes of a contest by option, as the engine gets them. */
function votesOf(id: string, contest: string): Readonly<Record<string, unknown>> {
  const rows = toInput(election(id)).votes ?? [];
  const root = election(id).area;
  return Object.fromEntries(
    rows.filter((r) => r.contest === contest && r.area === root).map((r) => [r.option, r.votes]),
  );
}

const KAZAKHSTAN = atlas.electionIds().filter((id) => id.startsWith("kz-"));

describe("names of elections", () => {
  test.each([
    ["kz-majilis-2023", "kz-majilis-2023"],
    ["KZ Majilis 2023", "kz-majilis-2023"],
    ["majilis_2023", "kz-majilis-2023"],
    ["kz-2023", "kz-majilis-2023"],
    ["mazhilis2021", "kz-majilis-2021"],
    ["мажилис-2023", "kz-majilis-2023"],
    ["Senate 2023", "kz-senate-2023"],
  ])("%s is %s", (name, id) => {
    expect(atlas.findElection(name)).toEqual({ kind: "one", id });
  });

  test("a name with several hits lists them", () => {
    expect(atlas.findElection("kz-2022")).toEqual({
      kind: "several",
      ids: ["kz-president-2022", "kz-referendum-2022"],
    });
  });

  test.each([
    ["kz-senate", ["kz-senate-2023", "kz-senate-2024-kyzylorda"]],
    ["bundestag", ["de-bundestag-2021", "de-bundestag-2025"]],
  ])("the beginning %s lists all that begin so", (name, ids) => {
    expect(atlas.findElection(name)).toEqual({ kind: "several", ids });
  });

  test("the beginning of one name only is that name; nothing is the beginning of none", () => {
    expect(atlas.findElection("kz-kur")).toEqual({ kind: "one", id: "kz-kurultai-2026" });
    expect(atlas.findElection("")).toMatchObject({ kind: "none" });
  });

  test("a near miss says what is written alike", () => {
    const missed = atlas.findElection("kz-majlis-2023");
    expect(missed.kind === "none" ? missed.near[0] : missed).toBe("kz-majilis-2023");
    expect(atlas.findElection("atlantis")).toEqual({ kind: "none", near: [] });
  });

  test("a country that is named is meant: its elections by how near their year is", () => {
    expect(atlas.findElection("nz-2020")).toEqual({ kind: "none", near: ["nz-house-2014", "nz-house-2008"] });
    expect(atlas.findElection("de-2017")).toEqual({
      kind: "none",
      near: ["de-bundestag-2021", "de-bundestag-2025"],
    });
  });

  test("the list has the latest first and every election of Kazakhstan", () => {
    const list = atlas.listElections();
    const heads = list.ok ? list.value.filter((h) => h.country === "kz") : [];
    expect(heads[0]).toMatchObject({ id: "kz-kurultai-2026", result: "none" });
    expect(heads.at(-1)).toMatchObject({ id: "kz-president-1999" });
    expect(heads).toHaveLength(KAZAKHSTAN.length);
  });

  test("an unknown id is a problem, not an exception", () => {
    const read = atlas.election("kz-majilis-2032");
    expect(read).toMatchObject({ ok: false, problems: [{ code: "A106", found: "kz-majilis-2032" }] });
  });
});

describe("the Mäjilis of 2023", () => {
  test("the engine gets the figures that hold", () => {
    expect(votesOf("kz-majilis-2023", "list")).toEqual({
      registered: 12_035_578,
      received: 6_521_860,
      amanat: 3_431_510,
      auyl: 693_938,
      respublica: 547_154,
      qhp: 432_920,
      baytaq: 146_431,
      "aq-jol": 535_139,
      osdp: 331_058,
      "against-all": 248_291,
      valid: 6_366_441,
      invalid: null,
    });
    expect(toInput(election("kz-majilis-2023")).declared).toEqual([
      { contest: "district", area: "kz", option: "amanat", seats: 22 },
      { contest: "district", area: "kz", option: "independent", seats: 7 },
    ]);
  });

  test("a disputed figure keeps every value", () => {
    const figure = figureOf(election("kz-majilis-2023"), {
      contest: "list",
      area: "kz",
      option: "amanat",
      key: "votes",
    });
    expect(figure).toMatchObject({
      value: 3_431_510,
      status: "final",
      rivals: [{ value: 3_341_510, status: "claimed", sources: ["kazinform-a4049989"] }],
      disputes: [{ id: 39, verdict: "decided" }],
    });
  });

  test("turnout is that of the commission; four other values are kept", () => {
    const figure = figureOf(election("kz-majilis-2023"), { area: "kz", key: "turnout" });
    expect(figure).toMatchObject({ value: "54.21", status: "final" });
    expect(figure?.rivals.map((r) => r.value)).toEqual(["54.19", "54.09", "54.29", "52.90"]);
  });

  test("a missing number is missing, and says what was looked for", () => {
    const figure = figureOf(election("kz-majilis-2023"), { contest: "list", area: "kz", key: "invalid" });
    expect(figure).toMatchObject({ value: null, status: "not-found" });
    expect(figure?.note).toContain("never published");
  });

  test("29 deputies of districts are named, ten of them with their district", () => {
    const persons = election("kz-majilis-2023").declared.filter((d) => d.person !== "");
    expect(persons).toHaveLength(29);
    expect(persons.filter((d) => d.area !== "kz")).toHaveLength(10);
    expect(persons.every((d) => d.seats === null)).toBe(true);
  });

  test("districts whose region is only deduced lie in the country, not in a region", () => {
    const areas = [...election("kz-majilis-2023").areas.values()];
    const districts = areas.filter((a) => a.level === "district");
    expect(districts).toHaveLength(29);
    expect(districts.filter((a) => a.parent === "kz").map((a) => a.id)).toEqual(
      ["10", "14", "15", "21", "24", "29"].map((n) => `majilis-2023-${n}`),
    );
  });
});

describe("earlier and other elections", () => {
  test.each([
    ["kz-majilis-1999", 67, { otan: 19, "civic-party": 11, "trade-unions-federation": 11, independent: 23 }],
    ["kz-majilis-2004", 67, { otan: 35, aist: 10, asar: 3, independent: 18 }],
    ["kz-majilis-2007", 9, { assembly: 9 }],
    ["kz-majilis-2021", 9, { assembly: 9 }],
    ["kz-senate-2023", 20, {}],
  ])("%s: %i declared seats", (id, seats, some) => {
    const declared = toInput(election(id)).declared ?? [];
    expect(declared.reduce((sum, d) => sum + d.seats, 0)).toBe(seats);
    expect(Object.fromEntries(declared.map((d) => [d.option, d.seats]))).toMatchObject(some);
  });

  test("general knowledge is marked where it is declared", () => {
    expect(election("kz-majilis-2007").declared).toMatchObject([{ status: "unsourced", seats: 9 }]);
    expect(election("kz-majilis-2021").declared[0]).toMatchObject({ status: "final" });
  });

  test("a party keeps its identity across names", () => {
    expect(election("kz-majilis-1999").options.get("otan")?.identity).toBe("amanat");
    expect(election("kz-majilis-2021").options.get("nur-otan")?.identity).toBe("amanat");
    expect(election("kz-majilis-2016").options.get("communist-peoples-party")?.identity).toBe("qhp");
    expect(election("kz-kurultai-2026").options.get("adilet")?.identity).toBe("adilet");
  });

  test("against all of Kostanay is unreadable, not zero", () => {
    expect(votesOf("kz-maslikhat-2023-kostanay", "list")).toMatchObject({
      amanat: 195_232,
      "against-all": null,
    });
  });

  test("the Kurultai of 2026 has seven lists and no votes", () => {
    const votes = votesOf("kz-kurultai-2026", "list");
    expect(Object.keys(votes)).toHaveLength(8);
    expect(Object.values(votes).every((v) => v === null)).toBe(true);
    expect(findFigures(election("kz-kurultai-2026"), { key: "candidates-registered" })).toHaveLength(7);
  });

  test("a referendum on the constitution asks for its regions, which were not published", () => {
    const votes = toInput(election("kz-referendum-2022")).votes ?? [];
    expect(votesOf("kz-referendum-2022", "question")).toEqual({
      registered: 11_734_642,
      received: 8_030_739,
      yes: 6_163_863,
      no: 1_490_475,
      uncounted: 125_859,
      invalid: 206_096,
      cast: 7_986_293,
    });
    const regions = votes.filter((v) => v.area !== "kz" && v.option === "yes");
    expect(regions).toHaveLength(17);
    expect(regions.every((v) => v.votes === null)).toBe(true);
    expect(
      (toInput(election("kz-referendum-2026")).areas ?? []).filter((a) => a.level === "region"),
    ).toHaveLength(20);
    expect((toInput(election("kz-referendum-2024")).areas ?? []).map((a) => a.id)).toEqual(["kz"]);
  });

  test("one vote that nobody could decide is used and kept as open", () => {
    const figure = figureOf(election("kz-president-2022"), {
      contest: "president",
      area: "kz",
      option: "tokayev",
      key: "votes",
    });
    expect(figure).toMatchObject({ value: 6_456_392, disputes: [{ id: 1, verdict: "open" }] });
  });

  test("the Senate seat of Kyzylorda: one ballot of 147 is not explained", () => {
    expect(votesOf("kz-senate-2024-kyzylorda", "senate")).toEqual({
      baikadamov: 116,
      esmakhanov: 17,
      zhunisov: 12,
      "against-all": 1,
      cast: 147,
    });
  });

  test("the length of a list is a fact, the size of a maslikhat a figure of its area", () => {
    const amanat = toInput(election("kz-majilis-2023")).contenders?.find((c) => c.id === "amanat");
    expect(amanat?.facts).toEqual({ "candidates-registered": 90 });
    expect(toInput(election("kz-maslikhat-2023-astana")).areas).toEqual([
      { id: "astana", level: "region", figures: { registered: 788_931, deputies: 34 } },
    ]);
  });

  test.each(KAZAKHSTAN)("%s: the engine accepts its input", (id) => {
    expect(readInput(toInput(election(id)))).toMatchObject({ ok: true });
  });
});

describe("areas by date", () => {
  test.each([
    ["2004-09-19", 16],
    ["2021-01-10", 17],
    ["2022-06-05", 17],
    ["2022-06-08", 20],
    ["2026-03-15", 20],
  ])("on %s there are %i units", (day, units) => {
    const areas = atlas.areas("kz", day);
    const regions = areas.ok ? [...areas.value.values()].filter((a) => a.level === "region") : [];
    expect(regions).toHaveLength(units);
  });

  test("the capital carries the name of its time", () => {
    const nameOn = (day: string): string | undefined => {
      const areas = atlas.areas("kz", day);
      return areas.ok ? areas.value.get("astana")?.names.en : undefined;
    };
    expect([nameOn("2016-03-20"), nameOn("2021-01-10"), nameOn("2023-03-19")]).toEqual([
      "Astana",
      "Nur-Sultan",
      "Astana",
    ]);
  });
});

describe("disagreements of sources", () => {
  test("all 41 that were collected have their place, each number once a file", () => {
    const ids = KAZAKHSTAN.flatMap((id) => [...new Set(election(id).disputes.map((d) => d.id))]);
    // Number 40 is about a fine, which belongs to no election: kz/record/disputes.csv.
    const expected = Array.from({ length: 45 }, (_, i) => i + 1).filter((n) => n !== 40);
    expect(ids.sort((a, b) => a - b)).toEqual(expected);
  });
});

describe("nothing was lost", () => {
  test.each([
    ["kz-majilis-2021", 34],
    ["kz-majilis-2023", 95],
    ["kz-president-2019", 17],
    ["kz-president-2022", 33],
    ["kz-referendum-2022", 37],
    ["kz-referendum-2024", 22],
    ["kz-referendum-2026", 76],
    ["kz-senate-2023", 0],
  ])("%s has %i values of bulletins", (id, values) => {
    const bulletins = atlas.bulletins(id);
    expect(bulletins.ok ? bulletins.value.length : bulletins.problems).toBe(values);
  });

  test("the record", () => {
    const problems = new Problems();
    const record = readRecord(openFiles(), "kz", problems);
    expect(problems.list).toEqual([]);
    expect(
      Object.fromEntries(
        Object.entries<readonly unknown[]>({ ...record }).map(([table, rows]) => [table, rows.length]),
      ),
    ).toEqual({
      subjects: 21,
      events: 64,
      candidacy: 51,
      decisions: 4,
      missions: 7,
      observed: 33,
      recommendations: 15,
      followUps: 0,
      readings: 3,
      blocs: 5,
      claims: 49,
      questions: 0,
      replies: 0,
    });
  });

  test("turnout since 1999, and the two that were not found", () => {
    const series = KAZAKHSTAN.flatMap((id) => {
      const figure = figureOf(election(id), { area: election(id).area, key: "turnout" });
      return figure === undefined ? [] : [[election(id).date, figure.value]];
    });
    expect(
      series.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)).filter(([date]) => date !== "2021-01-10"),
    ).toEqual([
      ["1999-01-10", "87.05"],
      ["1999-10-10", "62.5"],
      ["2004-09-19", "56.49"],
      ["2005-12-04", "76.78"],
      ["2007-08-18", "68.4"],
      ["2011-04-03", null],
      ["2012-01-15", "75.4"],
      ["2015-04-26", null],
      ["2016-03-20", "77.12"],
      ["2019-06-09", "77.4"],
      ["2022-06-05", "68.05"],
      ["2022-11-20", "69.44"],
      ["2023-03-19", "54.21"],
      ["2024-10-06", "63.66"],
      ["2026-03-15", "73.12"],
    ]);
  });
});
