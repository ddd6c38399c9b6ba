/**
 * The record as the command tells it: the dossier of 2023, claims, candidacy, calendar, observers, events, blocs. The files in
 * `golden/` were read by a person.
 */

import { describe, expect, test } from "vitest";
import { folderWith, urna } from "./urna.ts";

const LANGUAGES = ["kk", "ru", "en", "es"] as const;
const COMMANDS = [
  ["dossier-2023", "dossier kz-2023 --text"],
  ["claims-2023", "claims kz-2023"],
  ["candidacy-2023", "candidacy kz-2023"],
  ["calendar-2023", "calendar kz-majilis --election-day 2023-03-19"],
  ["deadlines-2023", "calendar kz-2023 --deadlines"],
  ["observers-2023", "observers kz-2023"],
  ["recommendations-2023", "recommendations kz-2023"],
  ["events-2023", "events kz-2023"],
  ["blocs-2023", "blocs kz-2023"],
] as const;
const IN_ENGLISH = [
  ["dossier-2023.html", "dossier kz-2023 --format html"],
  ["dossier-2023.md", "dossier kz-2023 --format md"],
  ["dossier-kurultai-2026", "dossier kz-kurultai-2026"],
  ["dossier-president-2022", "dossier kz-president-2022"],
  ["calendar-kurultai", "calendar kz-kurultai --election-day 2026-08-23"],
  ["calendar-president", "calendar kz-president --election-day 2029-11-18"],
  ["calendar-2023.ics", "calendar kz-2023 --ics"],
] as const;

const cases = [
  ...COMMANDS.flatMap(([name, line]) =>
    LANGUAGES.map((l) => ({ name: `${name}.${l}`, line: `${line} --lang ${l}` })),
  ),
  ...IN_ENGLISH.map(([name, line]) => ({ name, line })),
];

test.each(cases)("$name", async ({ name, line }) => {
  const { exit, stdout, stderr } = await urna(line);
  expect([exit, stderr]).toEqual([0, ""]);
  expect(stdout).not.toMatch(/\{\{|undefined|NaN|\[object/);
  expect(stdout).not.toMatch(/fraud|фальсиф|мошенн|fraude|алаяқ|бұрмала/i);
  await expect(stdout).toMatchFileSnapshot(`golden/record/${name}.txt`);
});

describe("the dossier of 2023 states, computed and cited", () => {
  test.each([
    "98 seats = 69 (list) + 29 (district)",
    "Amanat: 62 = 40 (list) + 22 (district); 53.90 % of valid votes (with against all) [",
    "Auyl: 8 = 8 (list)",
    "Independent candidates: 7 = 7 (district) [",
    "Aq Jol: 6 = 6 (list)",
    "Respublica: 6 = 6 (list)",
    "QHP: 5 = 5 (list)",
    "OSDP: 4 = 4 (list)",
    "To adopt a constitutional law: 66 of 98 (2/3). Amanat is 4 seats short.",
    "To amend the Constitution: 74 of 98 (3/4). Amanat is 12 seats short.",
    "Nur Otan 76 of 107. [",
    "19 March 2023: 54.21 % [",
    "63.25 %; this election −9.04 points [",
    "69.44 %; this election −15.23 points [",
    "7 parties on the ballot: Amanat, Auyl, Respublica, QHP, Baytaq, Aq Jol and OSDP. [",
    "3 parties that tried to be registered were not on the ballot: “Alga, Kazakhstan”, Democratic Party of Kazakhstan and El Tiregi. [",
    "list vote: nominated 283; registered 281,",
    "district vote: nominated 609; registered 435, refused 125, withdrawn 45, cancelled 4. [",
    "76 → 65 → 62. The votes −11, the rules −3.",
    "76 → 60 → 62. The votes −16, the rules +2.",
    "OSDP would have had no list seat, had 12,736 of its votes gone elsewhere. [",
    "Kurultai: 145 members, from 1 July 2026.",
  ])("%s", async (words) => {
    const { stdout } = await urna("dossier kz-2023 --text", { columns: 100 });
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(words);
  });
});

describe("who could stand in 2023, computed and cited", () => {
  test.each([
    "list vote 281 of 283 registered; district vote 435 of 609 registered",
    "609 nominated = 435 + 125 + 45 + 4.",
    "Registrations refused: 125. Of these with a ground that was found: 0.",
    "claims 166; decided 164: granted 49, dismissed 84, withdrawn 15, not considered 16. [",
    "Otan (… – 2006) → Nur Otan (2006 – 2022) → Amanat (2022 – …); merged into it: Asar (2006) [",
    "Electoral district No. 13: 11 on the ballot on election day.",
  ])("%s", async (words) => {
    const { stdout } = await urna("candidacy kz-2023", { columns: 100 });
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(words);
  });

  test("deposits and the mandates of groups follow from the votes", async () => {
    const { stdout } = await urna("candidacy kz-2023", { columns: 100 });
    const rows = stdout.replaceAll(/ \[\d+\]/g, "").replaceAll(/ +/g, " ");
    for (const row of [
      "Amanat 90 71.09 0 53.90 nothing to pay",
      "Baytaq 18 did not stand 270 2.30 not returned",
      "OSDP 19 did not stand 285 5.20 returned",
      "Amanat 40 12.0 12",
      "OSDP 4 1.2 2 or 1: the law does not say how it is rounded",
    ])
      expect(rows).toContain(row);
  });

  test("a maslikhat: five days, no other way, no share of the mandates, women and youth only", async () => {
    const { stdout } = await urna("candidacy kz-maslikhat-2023-astana", { columns: 100 });
    const told = stdout.replaceAll(/\s+/g, " ");
    expect(told).toContain("women and youth: together at least 30 % of a list");
    expect(told).toContain("within 5 days");
    expect(told).toContain("the law that was read names no other way");
    expect(told).toContain("no such share is asked of the mandates");
    expect(told).not.toContain("Groups among the mandates");
  });
});

describe("2028 and 2029, and what the law of 2026 makes of them", () => {
  test.each([
    [
      "kz-2023",
      "next regular election of the Mäjilis (term of five years): 2028 by this law. By then the body no longer exists (Mäjilis, last day 30 June 2026).",
    ],
    [
      "kz-2023",
      "By the law in force from 1 July 2026: first election is held until (Constitution, Article 95): 1 September 2026 [",
    ],
    ["kz-president-2022", "2029 by this law"],
    [
      "kz-president-2022",
      "By the law in force from 1 July 2026: election of the President: no fixed date in December",
    ],
  ])("%s: %s", async (election, words) => {
    const { stdout } = await urna(`calendar ${election}`, { columns: 100 });
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(words);
  });
});

describe("two sources that disagree stay two", () => {
  test.each([
    "fine of 600,000 tenge [",
    "fine of 400,000 tenge [",
    "another source: 11 January 2023",
    "another source: 10 January 2023",
    "another source: December 2004",
  ])("%s", async (words) => {
    const { stdout } = await urna("events", { columns: 100 });
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(words);
  });
});

describe("a page that needs nothing else", () => {
  test("no script, no address but those of sources, every note has its target", async () => {
    const { stdout } = await urna("dossier kz-2023 --format html --lang es");
    expect(stdout).toMatch(/^<!doctype html>\n<html lang="es">/);
    expect(stdout).not.toMatch(/<script|<link|<img|@import|url\(/);
    const targets = new Set([...stdout.matchAll(/id="(source-\d+)"/g)].map((m) => m[1]));
    const links = [...stdout.matchAll(/href="#(source-\d+)"/g)].map((m) => m[1]);
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter((link) => !targets.has(link))).toEqual([]);
  });
});

describe("iCalendar (RFC 5545)", () => {
  test("lines of at most 75 octets that end with CR LF, events in pairs, ids once", async () => {
    const { stdout } = await urna("calendar kz-2023 --ics --lang kk");
    const lines = stdout.split("\r\n");
    expect(lines.pop()).toBe("");
    expect(lines.every((line) => !line.includes("\n") && new TextEncoder().encode(line).length <= 75)).toBe(
      true,
    );
    const unfolded = stdout.replaceAll("\r\n ", "").split("\r\n");
    const ids = unfolded.filter((line) => line.startsWith("UID:"));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(unfolded.filter((line) => line === "BEGIN:VEVENT").length);
    expect(ids.length).toBe(unfolded.filter((line) => line === "END:VEVENT").length);
    expect(unfolded).toContain("DTSTART:20230208T180000");
    expect(unfolded).toContain("DTSTART;VALUE=DATE:20230327");
  });

  test("the same calendar is the same file, byte for byte", async () => {
    const [first, second] = [await urna("calendar kz-2023 --ics"), await urna("calendar kz-2023 --ics")];
    expect(first.stdout).toBe(second.stdout);
  });
});

describe("what is not understood", () => {
  test.each([
    ["dossier kz-2032", 2, "kz-2032"],
    ["dossier kz-2023 --format pdf", 2, "pdf"],
    ["claims kz-2023 --file no-such.csv", 6, "no-such.csv"],
    ["calendar kz-majilis", 2, "--ELECTION-DAY"],
    ["calendar kz-majilis --election-day 2023-02-30", 2, "2023-02-30"],
    ["calendar kz-majilis --election-day 2021-01-10", 6, "kz/majilis"],
    ["calendar kz-kurultai-2026", 3, "ELECTION-DAY"],
    ["events --category scandal", 2, "scandal"],
    ["events zz", 2, "zz"],
    ["blocs kz-kurultai-2026", 3, ""],
    ["observers kz", 2, "kz"],
  ])("urna %s: exit %i", async (line, exit, named) => {
    const ended = await urna(line);
    expect(ended.exit).toBe(exit);
    expect(ended.stdout).toBe("");
    expect(ended.stderr.toUpperCase()).toContain(named.toUpperCase());
  });

  test("a file of claims: every wrong row with file, row, column and what was expected", async () => {
    const folder = folderWith({
      "claims.csv":
        'id,claim,test\n1,seats,"seats(kz-majilis-2023, amanat) = 62"\n2,typo,"seat(kz-majilis-2023, amanat) = 62"\n3,open,"seats(kz-majilis-2023, amanat ="\n',
    });
    const { exit, stderr } = await urna(`claims kz-2023 --file ${folder}/claims.csv`, { columns: 100 });
    expect(exit).toBe(6);
    const told = stderr.replaceAll(/\s+/g, " ");
    expect(told).toContain("claims.csv:3 test");
    expect(told).toContain("at character 1: one of the functions seats");
    expect(told).toContain("claims.csv:4 test");
    expect(told).toContain("at character 31: , or )");
  });

  test("claims of somebody's own are judged like those of the atlas", async () => {
    const folder = folderWith({
      "own.csv": 'id,claim,test\na,it has two thirds,"seats(kz-majilis-2023, amanat) >= 66"\n',
    });
    const { exit, stdout } = await urna(`claims kz-2023 --file ${folder}/own.csv`);
    expect(exit).toBe(0);
    expect(stdout).toContain("1 claim: 0 hold, 1 differ, 0 overtaken, 0 cannot be checked here");
    expect(stdout).toContain("Here: 62");
  });
});

describe("a register of persons against the law", () => {
  const register = [
    "person,list,district,born,groups,mandate",
    "a,osdp,,1970-05-05,women,named",
    "b,osdp,,1970-05-05,,named",
    "c,osdp,,1998-03-20,,named",
    "d,osdp,,1970-05-05,,vacant",
    "e,osdp,,,youth,",
    "b,,d-1,1970-05-05,,",
  ].join("\n");

  test.each(LANGUAGES)("what is met, what is not, what is unknown, who may follow: %s", async (language) => {
    const file = `${folderWith({ "register.csv": register })}/register.csv`;
    const { exit, stdout, stderr } = await urna(`candidacy kz-2023 --persons ${file} --lang ${language}`);
    expect([exit, stderr]).toEqual([1, ""]);
    await expect(stdout).toMatchFileSnapshot(`golden/record/register.${language}.txt`);
  });

  test("mistakes of the file, with line and column; an election without such a law", async () => {
    const file = `${folderWith({ "register.csv": "person,list\n,osdp\na,osdpp\n" })}/register.csv`;
    const { exit, stderr } = await urna(`candidacy kz-2023 --persons ${file}`);
    expect(exit).toBe(6);
    expect(stderr).toMatch(/register\.csv:2.*person[\s\S]*register\.csv:3.*list[\s\S]*osdp/);
    expect((await urna(`candidacy kz-referendum-2022 --persons ${file}`)).exit).toBe(3);
  });
});
