import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { BUNDLED } from "./files.ts";
import { openAtlas } from "./load.ts";
import { writePlace } from "./problems.ts";
import { validateAtlas } from "./validate.ts";

const M23 = "kz/elections/kz-majilis-2023";
const copies: string[] = [];

afterEach(() => {
  for (const copy of copies.splice(0)) rmSync(copy, { recursive: true });
});

/** A copy of the bundled atlas in which one piece of one file was replaced. */
function broken(file: string, from: string | RegExp, to: string): string {
  const copy = mkdtempSync(join(tmpdir(), "urna-atlas-"));
  copies.push(copy);
  cpSync(BUNDLED, copy, { recursive: true });
  const path = join(copy, file);
  const before = readFileSync(path, "utf8");
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  return copy;
}

/** What is wrong with an election of a broken copy: `code place`, found and near. */
function problemsOf(directory: string, id = "kz-majilis-2023"): readonly string[] {
  const read = openAtlas(directory).election(id);
  return read.ok ? [] : read.problems.map((p) => `${p.code} ${writePlace(p.place)} ${p.found ?? ""}`.trim());
}

describe("the bundled atlas", () => {
  const { problems, checked } = validateAtlas();

  test("has no problems", () => {
    expect(problems.map((p) => `${p.code} ${writePlace(p.place)} ${p.found ?? ""}`)).toEqual([]);
  });

  test("was really read", () => {
    expect(checked.elections).toBeGreaterThanOrEqual(26);
    expect(checked.figures).toBeGreaterThanOrEqual(520);
    expect(checked.bulletins).toBeGreaterThanOrEqual(314);
    expect(checked.sources).toBeGreaterThanOrEqual(172);
  });
});

describe("a broken file is named with line and column", () => {
  test.each<[string, string | RegExp, string, string]>([
    [
      "a negative number",
      "3431510,final",
      "-3431510,final",
      "A201 kz/elections/kz-majilis-2023/figures.csv:2 value -3431510",
    ],
    [
      "a fraction",
      "3431510,final",
      "3431510.5,final",
      "A201 kz/elections/kz-majilis-2023/figures.csv:2 value 3431510.5",
    ],
    [
      "a word for a number",
      "3431510,final",
      "many,final",
      "A201 kz/elections/kz-majilis-2023/figures.csv:2 value many",
    ],
    [
      "a share with a comma",
      "53.90,final",
      '"53,90",final',
      "A202 kz/elections/kz-majilis-2023/figures.csv:11 value 53,90",
    ],
    [
      "an unknown status",
      "3431510,final",
      "3431510,certain",
      "R004 kz/elections/kz-majilis-2023/figures.csv:2 status certain",
    ],
    [
      "an unknown key",
      "amanat,votes,3431510",
      "amanat,vote,3431510",
      "R004 kz/elections/kz-majilis-2023/figures.csv:2 key vote",
    ],
    [
      "an unknown contest",
      "list,kz,amanat,votes,3431510",
      "lists,kz,amanat,votes,3431510",
      "A104 kz/elections/kz-majilis-2023/figures.csv:2 contest lists",
    ],
    [
      "an unknown area",
      "list,kz,amanat,votes,3431510",
      "list,kazakhstan,amanat,votes,3431510",
      "A103 kz/elections/kz-majilis-2023/figures.csv:2 area kazakhstan",
    ],
    [
      "an unknown option",
      "list,kz,amanat,votes,3431510",
      "list,kz,amanta,votes,3431510",
      "A105 kz/elections/kz-majilis-2023/figures.csv:2 option amanta",
    ],
    [
      "an unknown source",
      "claimed,kazinform-a4049989",
      "claimed,kazinform-a404998",
      "A101 kz/elections/kz-majilis-2023/figures.csv:3 sources kazinform-a404998",
    ],
    [
      "a figure without a source",
      "3341510,claimed,kazinform-a4049989",
      "3341510,claimed,",
      "A204 kz/elections/kz-majilis-2023/figures.csv:3 sources",
    ],
    [
      "an empty value",
      "3341510,claimed",
      ",claimed",
      "A205 kz/elections/kz-majilis-2023/figures.csv:3 value",
    ],
    [
      "a missing column",
      "contest,area,option,key",
      "contest,area,choice,key",
      "A003 kz/elections/kz-majilis-2023/figures.csv:1 choice",
    ],
    [
      "a cell too many",
      "3431510,final,",
      "3431510,final,,",
      "A003 kz/elections/kz-majilis-2023/figures.csv:2 9",
    ],
    [
      "a quote that does not end",
      "3431510,final,",
      '"3431510,final,',
      "A003 kz/elections/kz-majilis-2023/figures.csv",
    ],
    [
      "seats that do not add up",
      "amanat,seats,40",
      "amanat,seats,41",
      "A206 kz/elections/kz-majilis-2023/figures.csv list 70",
    ],
    [
      "more votes than valid ones",
      "valid,6366441",
      "valid,6366440",
      "A207 kz/elections/kz-majilis-2023/figures.csv list kz valid 6366440",
    ],
    [
      "the same row twice",
      /^(list,kz,auyl,votes.*)$/m,
      "$1\n$1",
      "A209 kz/elections/kz-majilis-2023/figures.csv:5",
    ],
    [
      "two values that hold",
      /^(list,kz,)auyl(,votes,)693938(.*)$/m,
      "$1auyl$2693938$3\n$1auyl$2693939$3",
      "A203 kz/elections/kz-majilis-2023/figures.csv:4 value 693938, 693939",
    ],
    [
      "a rival that no dispute names",
      "claimed,electionguide-4078,\n",
      "claimed,electionguide-4078,\n,kz,qhp,seats,6,claimed,electionguide-4078,\n",
      "A211 kz/elections/kz-majilis-2023/figures.csv",
    ],
  ])("%s", (_, from, to, expected) => {
    const found = problemsOf(broken(`${M23}/figures.csv`, from, to));
    // The first that begins as expected; when none does, all are shown.
    expect(found.find((p) => p.startsWith(expected)) ?? found).toBeTypeOf("string");
  });

  test.each<[string, string | RegExp, string, string]>([
    ["no JSON", '"date"', "date", "A002 kz/elections/kz-majilis-2023/election.json"],
    [
      "an impossible day",
      "2023-03-19",
      "2023-02-30",
      "R004 kz/elections/kz-majilis-2023/election.json date 2023-02-30",
    ],
    ["an unknown field", '"series"', '"serie"', "R002 kz/elections/kz-majilis-2023/election.json serie"],
    [
      "a language without a name",
      /"kk": "Мәжіліс сайлауы",/,
      "",
      "R003 kz/elections/kz-majilis-2023/election.json title/kk",
    ],
    [
      "seats of a wrong type",
      '"seats": 69',
      '"seats": "69"',
      "R004 kz/elections/kz-majilis-2023/election.json contests/1/seats 69",
    ],
    [
      "an option twice",
      '"id": "auyl"',
      '"id": "amanat"',
      "A209 kz/elections/kz-majilis-2023/election.json contests/1/options/2 amanat",
    ],
    [
      "an unknown party",
      '"id": "baytaq"',
      '"id": "baytak"',
      "A102 kz/elections/kz-majilis-2023/election.json contests/1/options/5 baytak",
    ],
    [
      "the id of another election",
      '"id": "kz-majilis-2023"',
      '"id": "kz-majilis-2022"',
      "A212 kz/elections/kz-majilis-2023/election.json id kz-majilis-2022",
    ],
  ])("election.json: %s", (_, from, to, expected) => {
    const found = problemsOf(broken(`${M23}/election.json`, from, to));
    // The first that begins as expected; when none does, all are shown.
    expect(found.find((p) => p.startsWith(expected)) ?? found).toBeTypeOf("string");
  });

  test("a near id is offered", () => {
    const read = openAtlas(
      broken(`${M23}/figures.csv`, "list,kz,amanat,votes,3431510", "list,kz,amanta,votes,3431510"),
    );
    const election = read.election("kz-majilis-2023");
    const near = election.ok ? [] : election.problems.filter((p) => p.code === "A105").map((p) => p.near);
    expect(near).toEqual([["amanat"]]);
  });

  test("a dispute about a value that nobody printed", () => {
    const copy = broken(`${M23}/disputes.csv`, "decided,3431510", "decided,3431511");
    expect(problemsOf(copy)).toContain("A109 kz/elections/kz-majilis-2023/disputes.csv:2 3431511");
  });

  test("declared seats that do not add up", () => {
    const copy = broken(`${M23}/declared.csv`, "district,kz,amanat,,22", "district,kz,amanat,,23");
    expect(problemsOf(copy)).toContain("A206 kz/elections/kz-majilis-2023/declared.csv district 30");
  });

  test("a broken shared table stops every election, and says where", () => {
    const copy = broken("kz/parties.csv", "qhp,qhp,party", "qhp,qhp,partei");
    expect(problemsOf(copy).some((p) => /^R004 kz\/parties\.csv:\d+ kind partei$/.test(p))).toBe(true);
  });

  test("an alias that leads nowhere, an area in no country, a bulletin without area", () => {
    const copy = broken("aliases.csv", "kz-2023,kz-majilis-2023", "kz-2023,kz-majilis-2032");
    appendFileSync(join(copy, "kz/areas.csv"), "mars,region,region,solar-system,,,,М,М,M,M,unsourced,\n");
    appendFileSync(join(copy, `${M23}/turnout.csv`), "22:10,mars-city,50.00,,tdi-prelim,\n");
    const { problems } = validateAtlas(copy);
    const found = problems.map((p) => `${p.code} ${p.found ?? ""}`);
    expect(found).toContain("A106 kz-majilis-2032");
    expect(found).toContain("A103 solar-system");
    expect(found).toContain("A103 mars-city");
  });

  test("a sum or share that does not come out and that nobody recorded", () => {
    const copy = broken(`${M23}/figures.csv`, "osdp,share,5.20", "osdp,share,5.02");
    const found = validateAtlas(copy).problems.filter((p) => p.code === "A208");
    expect(found).toMatchObject([{ place: { field: "list kz osdp" }, expected: "5.20", found: "5.02" }]);
  });

  test("a directory that holds nothing", () => {
    const empty = mkdtempSync(join(tmpdir(), "urna-atlas-"));
    copies.push(empty);
    expect(openAtlas(empty).electionIds()).toEqual([]);
    expect(validateAtlas(empty).problems.map((p) => `${p.code} ${writePlace(p.place)}`)).toEqual([
      "A001 sources.csv",
      "A001 aliases.csv",
    ]);
  });
});
