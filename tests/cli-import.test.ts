/** `urna import` on files of every kind, and what disturbs it: wrong files, other imports, a full disk, a killed process. */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { EML, parquet, report, ROWS, workbook } from "../packages/returns/src/formats/files.fixture.ts";
import { folderWith, HOME, urna } from "./urna.ts";

const start = fileURLToPath(new URL("../packages/cli/bin/urna.mjs", import.meta.url));
const node = join(dirname(createRequire(import.meta.url).resolve("node/package.json")), "bin/node");

const TABLE =
  "region;station;registered;valid;Amanat;Auyl\nAstana;1;1 200;300;200;100\nAbai;2;900;250;150;100\n";

/** A folder with one file of any bytes; the file, and a folder for returns beside it. */
function fileOf(
  name: string,
  content: string | Uint8Array,
): { readonly file: string; readonly into: string } {
  const folder = folderWith({});
  const file = join(folder, name);
  writeFileSync(file, content);
  return { file, into: join(folder, "r") };
}

/** Every file of a folder with its content. */
function contents(folder: string): ReadonlyMap<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe("files of every format", () => {
  const xlsx = workbook({ Notes: [["Protocols of the night"]], Protocols: ROWS });
  test.each([
    ["CSV", "t.csv", TABLE],
    ["CSV packed with gzip, under another name", "t.data", gzipSync(TABLE)],
    ["XLSX", "t.xlsx", xlsx],
    ["NIST SP 1500-100", "t.json", report()],
    ["EML 510", "t.eml.xml", EML],
  ])("%s", async (_, name, content) => {
    const { file, into } = fileOf(name, content);
    const { exit, stdout } = await urna(`import ${file} --election kz-2023 --into ${into} --yes`);
    expect(exit).toBe(0);
    expect(stdout).toContain("Imported: 2 returns");
    const { stdout: tally } = await urna(`tabulate ${into} --json`);
    expect(tally.replaceAll(/\s/g, "")).toContain('"amanat":{"total":350');
  });

  test("Parquet, in one call with a workbook that changes a station of it", async () => {
    const query =
      "SELECT 'Астана' AS region, i AS station, 1000 AS registered, 10 * i AS amanat FROM range(1, 4) AS t(i)";
    const first = await parquet(query);
    const { file, into } = fileOf("t.xlsx", workbook({ Sheet: ROWS }));
    const { exit, stdout } = await urna(
      `import ${first} ${file} --election kz-2023 --into ${into} --yes --text`,
    );
    expect(exit).toBe(0);
    expect(stdout).toContain("new: 3; changed: 2");
    expect(stdout).toContain("table.parquet: Parquet");
    expect(stdout).toContain("t.xlsx [Sheet]: XLSX");
  });
});

describe("the preview", () => {
  test("shows the columns, what is new, and what is refused with line and reason; writes nothing", async () => {
    const { file, into } = fileOf("t.csv", `${TABLE}Abai;3;x;-1;2;1\nAbai;2;1;1;1;0\n`);
    const { exit, stdout } = await urna(`import ${file} --election kz-2023 --into ${into} --text`);
    expect(exit).toBe(6);
    expect(stdout).toContain("To be mended first: 3 lines");
    expect(stdout).toContain("new: 2; changed: 0; the same: 0; refused: 3");
    for (const place of ["t.csv:4 registered", "t.csv:4 valid", "t.csv:5"]) expect(stdout).toContain(place);
    expect(stdout).toContain("voters on the list");
    expect(existsSync(into)).toBe(false);
  });

  test("what it says to do next does it", async () => {
    const { file, into } = fileOf("t.csv", TABLE);
    const { stdout } = await urna(`import ${file} --election kz-2023 --into ${into} --json`);
    expect(JSON.parse(stdout)).toMatchObject({
      written: false,
      added: 2,
      refused: [],
      files: [{ format: "csv" }],
    });
    const { stderr } = await urna(`import ${file} --election kz-2023 --into ${into} --color never`, {
      tty: true,
    });
    const [, next = ""] = /urna (import .*)/.exec(stderr) ?? [];
    expect((await urna(next)).stdout).toContain("Imported: 2 returns");
  });

  test("a return that is signed off is not changed", async () => {
    const signed = TABLE.replaceAll("Auyl\n", "Auyl;signed off\n").replaceAll("100\n", "100;yes\n");
    const { file, into } = fileOf("t.csv", signed);
    await urna(`import ${file} --election kz-2023 --into ${into} --yes`);
    writeFileSync(file, TABLE.replace("200;100", "201;99"));
    const { exit, stderr } = await urna(`import ${file} --election kz-2023 --into ${into} --yes`);
    expect(exit).toBe(6);
    expect(stderr).toContain("I708");
    expect(stderr).toContain("t.csv:2");
  });
});

describe("a wrong file changes nothing and tells where it is wrong", () => {
  const bomb = gzipSync(Buffer.alloc(100_000_000, "\n"));
  test.each([
    ["cut off in the middle of a line", "t.csv", TABLE.slice(0, -12), "t.csv:3"],
    ["a workbook cut off", "t.xlsx", workbook({ Sheet: ROWS }).subarray(0, 900), "A001"],
    ["ragged", "t.csv", `${TABLE}Abai;3;1\n`, "t.csv:4"],
    ["duplicate", "t.csv", `${TABLE}Abai;2;900;250;150;100\n`, "t.csv:4"],
    ["negative", "t.csv", TABLE.replace("150;", "-150;"), "t.csv:3 Amanat"],
    ["huge", "t.csv", TABLE.replace("150;", "99999999999;"), "t.csv:3 Amanat"],
    ["with a formula", "t.csv", TABLE.replace("150;", "=cmd|' /C calc'!A0;"), "t.csv:3 Amanat"],
    [
      "a workbook with a formula",
      "t.xlsx",
      workbook({ S: [...ROWS, ["x", 3, { f: "1+1", v: 2 }, 1, 1, 0]] }),
      "t.xlsx [S]:4 registered",
    ],
    [
      "a workbook with a tick for a figure",
      "t.xlsx",
      workbook({ S: [...ROWS, ["x", 3, true, 1, 1, 0]] }),
      "t.xlsx [S]:4 registered",
    ],
    [
      "in two encodings",
      "t.csv",
      Buffer.concat([Buffer.from(`${TABLE}Қарағанды облысы`), Buffer.from([0xcd, 0xf0])]),
      "t.csv:4",
    ],
    ["a table that opens up to a thousand times its size", "t.csv.gz", bomb, "A001"],
    [
      "of another country",
      "t.csv",
      "Gebiet;Wahlbezirk;station;valid;SPD;CDU\nA;1;1;300;200;100\n",
      "amanat, auyl",
    ],
    ["JSON of something else", "t.json", '{"results": []}', "NIST SP 1500-100"],
    ["no table at all", "t.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]), "t.csv"],
    ["empty", "t.csv", "", "a table with a header line"],
    ["with a header and nothing below it", "t.csv", "region;station;Amanat\n", "a line below the header"],
    ["with two columns of one name", "t.csv", TABLE.replace("valid", "Amanat"), "t.csv:1 Amanat"],
    ["with zero bytes", "t.csv", TABLE.replace("900", "9\0"), "t.csv:3"],
    [
      "in an encoding that is not read",
      "t.csv",
      Buffer.from(TABLE.replace("Astana", "Cádiz"), "latin1"),
      "t.csv:2 = expected: text in utf-8, utf-16, windows-1251 or ibm866",
    ],
  ])("%s", async (_, name, content, told) => {
    const { file, into } = fileOf(name, content);
    const good = fileOf("good.csv", TABLE);
    await urna(`import ${good.file} --election kz-2023 --into ${into} --yes`);
    const before = contents(into);
    // A good file in the same call does not save the wrong one, nor the other way round.
    const { exit, stdout, stderr } = await urna(`import ${good.file} ${file} --into ${into} --yes`, {
      columns: 200,
    });
    expect({ exit, stdout }).toEqual({ exit: 6, stdout: "" });
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(told);
    expect(stderr).toContain("expected");
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(contents(into)).toEqual(before);
  });
});

/** A table of so many stations. */
function stations(n: number, votes: number): string {
  const lines = Array.from({ length: n }, (_, i) => `${i},1000,${votes}\n`);
  return `station,registered,votes:amanat\n${lines.join("")}`;
}

describe("disturbed", () => {
  test("two imports at once: both are in the folder at the end", async () => {
    const folder = folderWith({
      "a.csv": stations(3000, 1),
    });
    writeFileSync(join(folder, "b.csv"), stations(3000, 2).replaceAll(/^(\d)/gm, "b$1"));
    const into = join(folder, "r");
    const both = await Promise.all(
      ["a", "b"].map(async (name) => {
        const child = spawn(node, [start, "import", join(folder, `${name}.csv`), "--into", into, "--yes"], {
          stdio: "ignore",
        });
        return (await once(child, "exit"))[0] === 0;
      }),
    );
    // Whoever came while the other one wrote may have been sent away, and then nothing of it is there.
    const { stdout } = await urna(`tabulate ${into} --json`);
    expect(stdout.replaceAll(/\s/g, "")).toContain(`"counted":${both.filter(Boolean).length * 3000}`);
    expect(both).toContain(true);
  }, 60_000);

  test("killed at any moment, the folder holds what it held, or all of it; the same call then finishes", async () => {
    const folder = folderWith({ "a.csv": stations(20_000, 1), "b.csv": stations(20_000, 2) });
    const into = join(folder, "r");
    const call = (name: string): readonly string[] => [
      start,
      "import",
      join(folder, name),
      "--into",
      into,
      "--yes",
    ];
    spawnSync(node, call("a.csv"), { stdio: "ignore" });
    for (const after of [150, 300, 400, 500, 650]) {
      const child = spawn(node, call("b.csv"), { stdio: "ignore" });
      const gone = once(child, "exit");
      await new Promise((resolve) => setTimeout(resolve, after));
      child.kill("SIGKILL");
      await gone;
      const { exit, stdout } = await urna(`tabulate ${into} --json`);
      expect(exit).toBe(0);
      expect(stdout.replaceAll(/\s/g, "")).toMatch(/"amanat":\{"total":(?:20000|40000),"stations":20000\}/);
    }
    expect(spawnSync(node, call("b.csv"), { stdio: "ignore" }).status).toBe(0);
    expect((await urna(`tabulate ${into} --json`)).stdout.replaceAll(/\s/g, "")).toContain(
      '"amanat":{"total":40000',
    );
    expect(readdirSync(into)).toHaveLength(4);
  }, 60_000);

  test("a disk that is full is said, and the folder is as it was", async () => {
    const folder = folderWith({ "a.csv": stations(10, 1), "b.csv": stations(20_000, 2) });
    const into = join(folder, "r");
    await urna(`import ${join(folder, "a.csv")} --into ${into} --yes`);
    const before = contents(into);
    // No file of more than 100 blocks can be written.
    const line = `ulimit -f 100; exec "$0" "$1" import "$2" --into "$3" --yes`;
    const { status, stderr } = spawnSync("sh", ["-c", line, node, start, join(folder, "b.csv"), into], {
      encoding: "utf8",
    });
    expect(status).toBe(6);
    expect(stderr).toContain("it is as it was before");
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(contents(into)).toEqual(before);
  }, 30_000);

  test("a disk that is full under a store is said, with what to do, and the store is as it was", async () => {
    const folder = folderWith({ "a.csv": stations(10, 1), "b.csv": stations(20_000, 2) });
    const into = join(folder, "r.duckdb");
    await urna(`import ${join(folder, "a.csv")} --into ${into} --yes`);
    const before = (await urna(`tabulate ${into}`)).stdout;
    const line = `ulimit -f 100; exec "$0" "$1" import "$2" --into "$3" --yes`;
    const { status, stderr } = spawnSync("sh", ["-c", line, node, start, join(folder, "b.csv"), into], {
      encoding: "utf8",
    });
    expect(status).toBe(6);
    expect(stderr).toContain("it is as it was before. Free space, or choose another place with --into");
    expect(stderr).not.toMatch(/^\s+at /m);
    expect((await urna(`tabulate ${into}`)).stdout).toBe(before);
  }, 30_000);
});

describe("tables as offices write them", () => {
  const RUSSIAN =
    "регион;участок;Число избирателей в списке;Число действительных бюллетеней;Аманат;Ауыл\nАстана;1;1\u202F200;300;200;100\nАбай;2;900,0;250;150;100\n";
  const KAZAKH =
    "облыс;учаске;Тізімдегі сайлаушылардың саны;Жарамды бюллетеньдер саны;Аманат;Ауыл\nАстана;1;1 200;300;200;100\nАбай;2;900;250;150;100\n";
  const utf16be = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

  test.each([
    ["Russian headings", Buffer.from(RUSSIAN)],
    ["Kazakh headings", Buffer.from(KAZAKH)],
    ["UTF-16 without a mark", Buffer.from(RUSSIAN, "utf16le")],
    ["UTF-16, the other way round", utf16be(`\uFEFF${KAZAKH}`)],
    ["lines that end with a carriage return alone", Buffer.from(RUSSIAN.replaceAll("\n", "\r"))],
    [
      "a line for the spreadsheet, a title, and empty rows",
      Buffer.from(`sep=;\nИтоги;;;;;\n\n${RUSSIAN};;;;;\n`),
    ],
  ])("%s", async (_, content) => {
    const { file, into } = fileOf("t.csv", content);
    expect((await urna(`import ${file} --election kz-2023 --into ${into} --yes`)).stderr).toBe("");
    const { stdout } = await urna(`tabulate ${into} --level region --json`);
    const all = stdout.replaceAll(/\s/g, "");
    expect(all).toContain('"registered":{"total":1200,"stations":1},"valid":{"total":300,"stations":1}');
    expect(all).toContain('"registered":{"total":900,"stations":1},"valid":{"total":250,"stations":1}');
    expect(all).toContain('"amanat":{"total":200');
  });
});

/** Ballots of Burlington in 2009, as its election has them. */
const BLT = `3 1
1332 1 2 3 0
767 1 3 2 0
455 1 0
2043 2 1 3 0
371 2 3 1 0
568 2 0
1513 3 1 2 0
495 3 2 1 0
1289 3 0
0
"Andy Montroll"
"Bob Kiss"
"Kurt Wright"
"Mayor of Burlington"
`;
const PREFLIB = `# TITLE: Mayor
# NUMBER ALTERNATIVES: 3
# ALTERNATIVE NAME 1: Kurt Wright
# ALTERNATIVE NAME 2: Bob Kiss
# ALTERNATIVE NAME 3: Andy Montroll
# NUMBER VOTERS: 5
# NUMBER UNIQUE ORDERS: 2
3: 1,2
2: 3
`;
const RECORDS = "rank1,rank2\nkiss,Kurt Wright\nBob Kiss,wright\nAndy Montroll,\n";

describe("ballots", () => {
  const OF = "--election us-burlington-mayor-2009";
  const firsts = async (place: string): Promise<string> => (await urna(`tabulate ${place}`)).stdout;

  test.each(["r", "r.duckdb"])("go into %s, are shown before, and give the seats", async (name) => {
    const { file, into: beside } = fileOf("mayor.blt", BLT);
    const into = join(dirname(beside), name);
    const shown = await urna(`import ${file} ${OF} --into ${into}`);
    expect(shown.stdout).toContain("nothing is written yet: 8,833 ballots");
    expect(existsSync(into)).toBe(false);
    expect((await urna(`import ${file} ${OF} --into ${into} --yes`)).exit).toBe(0);
    expect(await firsts(into)).toBe(
      "contest\tarea\toption\tballots\nmayor\tburlington\twright\t3297\nmayor\tburlington\tkiss\t2982\nmayor\tburlington\tmontroll\t2554\n",
    );
    const seats = async (call: string): Promise<unknown> => JSON.parse((await urna(`${call} --json`)).stdout);
    expect(await seats(`seats --returns ${into}`)).toMatchObject({
      ballots: 8833,
      persons: [{ contender: "kiss" }],
    });
    const told = (await urna(`seats --returns ${into} --text`)).stdout;
    expect(told).toContain("This is a count of ballots, not the published result.");
    expect(told).not.toContain("count of returns");
  });

  test("of a contest are of one file: another one takes its place, two at once are refused", async () => {
    const { file, into } = fileOf("mayor.blt", BLT);
    const [preflib, records] = [join(dirname(file), "mayor.soi"), join(dirname(file), "mayor.csv")];
    writeFileSync(preflib, PREFLIB);
    writeFileSync(records, RECORDS);
    await urna(`import ${file} ${OF} --into ${into} --yes`);
    expect((await urna(`import ${file} --into ${into} --json`)).stdout).toMatch(/"change": "same"/);
    const changed = await urna(`import ${preflib} --into ${into} --yes --text`);
    expect(changed.stdout).toMatch(/mayor\.soi \(PrefLib\)\s+mayor\s+burlington\s+8,833\s+5\s+2\s+changed/);
    expect(await firsts(into)).toMatch(/wright\t3\n.*montroll\t2\n/);
    await urna(`import ${records} --into ${into} --yes`);
    expect(await firsts(into)).toMatch(/kiss\t2\n.*montroll\t1\n/);
    const before = contents(into);
    const both = await urna(`import ${file} ${preflib} --into ${into} --yes`);
    expect(both).toMatchObject({ exit: 6 });
    expect(both.stderr).toMatch(/mayor\.blt\s+has them too/);
    expect(contents(into)).toEqual(before);
  });

  test.each([
    ["ie-president-1990", "ie"],
    ["us-burlington-mayor-2009", "us"],
    ["us-minneapolis-park-board-2013", "us"],
  ])("of %s, imported, elect whom its result elects", async (election, country) => {
    const into = join(folderWith({}), "r.duckdb");
    const table = join(HOME, "packages/atlas/data", country, "elections", election, "ballots.csv");
    expect((await urna(`import ${table} --election ${election} --into ${into} --yes`)).exit).toBe(0);
    const elected = async (call: string): Promise<unknown> => {
      const told: unknown = JSON.parse((await urna(`seats ${call} --json`)).stdout);
      return told instanceof Object && "persons" in told ? told.persons : undefined;
    };
    expect(await elected(`--returns ${into}`)).toEqual(await elected(election));
    expect(await elected(election)).not.toEqual([]);
  });

  test.each([
    ["nobody on the ballot", "kiss,\nkiss,Nobody\n", "cvr.csv:3 rank2", "a candidate of the election"],
    [
      "two marks on a rank",
      "kiss,\nwright,\nkiss,overvote\n",
      "cvr.csv:4 rank2",
      "an option, several as a = b",
    ],
    ["a line too short", "kiss,\nkiss\n", "cvr.csv:3", "2 cells"],
  ])("one a row with %s are refused with their row", async (_, rows, place, expected) => {
    const { file, into } = fileOf("cvr.csv", `rank1,rank2\n${rows}`);
    const { exit, stderr } = await urna(`import ${file} ${OF} --into ${into} --yes`);
    expect(exit).toBe(6);
    expect(stderr).toContain(place);
    expect(stderr).toContain(expected);
  });

  test("with columns of nobody on the ballot are refused where the header names them", async () => {
    const { file, into } = fileOf("cvr.csv", "mark:kiss,mark:Bob Kuss,mark:Nobody\n1,0,0\n");
    const { exit, stderr } = await urna(`import ${file} ${OF} --into ${into} --yes`);
    expect(exit).toBe(6);
    expect(stderr).toMatch(/cvr\.csv:1 mark:Bob Kuss\n.*a candidate of the election\n.*\n.*Bob Kiss/);
    expect(stderr).toContain("cvr.csv:1 mark:Nobody");
    expect(existsSync(into)).toBe(false);
  });

  test("in other encodings and packed are the same", async () => {
    const packed = fileOf("cvr.csv.gz", gzipSync(RECORDS));
    expect((await urna(`import ${packed.file} ${OF} --into ${packed.into}`)).stdout).toContain("3 ballots");
    for (const bytes of [gzipSync(BLT), Buffer.from(`\uFEFF${BLT}`, "utf16le")]) {
      const { file, into } = fileOf("mayor.blt", bytes);
      expect((await urna(`import ${file} ${OF} --into ${into} --yes`)).stdout).toContain("8,833 ballots");
    }
  });

  test.each([
    ["of nobody on the ballot", BLT.replace("Bob Kiss", "Bob Kuss"), "mayor.blt:2 ranking", "Bob Kiss"],
    ["that end too early", BLT.slice(0, 90), "mayor.blt:", "a 0 that ends"],
    ["that name somebody twice", BLT.replace("1 2 3 0", "1 2 1 0"), "mayor.blt:2", "at most once"],
    ["of a number that is none", BLT.replace("767", "-5"), "mayor.blt:3", "a whole number"],
  ])("%s are refused with file, line and what was expected", async (_, content, place, expected) => {
    const { file, into } = fileOf("mayor.blt", content);
    const { exit, stderr } = await urna(`import ${file} ${OF} --into ${into} --yes`);
    expect(exit).toBe(6);
    expect(stderr).toContain(place);
    expect(stderr).toContain(expected);
    expect(existsSync(into)).toBe(false);
  });

  test("of another country, or of no election, are refused", async () => {
    const { file, into } = fileOf("mayor.blt", BLT);
    const other = await urna(`import ${file} --election kz-2023 --into ${into} --yes`);
    expect(other).toMatchObject({ exit: 6 });
    expect(other.stderr).toContain("its rules count no ballots with preferences");
    expect((await urna(`import ${file} --into ${into}`)).stderr).toContain("--election is missing");
  });

  test("of a candidate who withdrew pass to the next", async () => {
    const { file, into } = fileOf("mayor.blt", BLT.replace("3 1\n", "3 1\n-3\n"));
    await urna(`import ${file} ${OF} --into ${into} --yes`);
    expect(await firsts(into)).toMatch(/montroll\t4067\n.*kiss\t3477\n$/);
  });
});

describe("watched", () => {
  test("what arrives is taken in while it watches; what is wrong is named and left", async () => {
    const folder = folderWith({ "t.csv": TABLE });
    const into = join(folder, "r");
    await urna(`import ${join(folder, "t.csv")} --election kz-2023 --into ${into} --yes`);
    mkdirSync(join(into, "incoming"));
    const { until, end } = watching(into);
    try {
      await until("Watching");
      writeFileSync(
        join(into, "incoming", "more.xlsx"),
        workbook({ S: [ROWS[0] ?? [], ["Astana", 3, 500, 50, 25, 25]] }),
      );
      await until("Counted: 3 of 3 stations");
      writeFileSync(join(into, "incoming", "wrong.csv"), "station,amanat\n9,x\n");
      await until("wrong.csv was not imported");
      writeFileSync(join(into, "incoming", "next.csv"), TABLE.replace("200;100", "201;99"));
      await until("wrong.csv was not imported");
    } finally {
      await end();
    }
    expect((await urna(`tabulate ${into} --json`)).stdout.replaceAll(/\s/g, "")).toContain(
      '"amanat":{"total":376',
    );
  }, 60_000);

  test("files that contradict each other are each taken once", async () => {
    const folder = folderWith({ "t.csv": TABLE });
    const into = join(folder, "r");
    await urna(`import ${join(folder, "t.csv")} --election kz-2023 --into ${into} --yes`);
    mkdirSync(join(into, "incoming"));
    writeFileSync(join(into, "incoming", "a.csv"), TABLE.replace("200;100", "201;99"));
    writeFileSync(join(into, "incoming", "b.csv"), TABLE.replace("200;100", "202;98"));
    await urna(`watch ${into} --once`);
    const taken = readFileSync(join(into, "urna-returns.json"), "utf8");
    await urna(`watch ${into} --once`);
    expect(readFileSync(join(into, "urna-returns.json"), "utf8")).toBe(taken);
  });

  test("a store is asked again, and drawn when another import took its place", async () => {
    const folder = folderWith({ "t.csv": TABLE, "more.csv": `${TABLE}Abai;3;100;9;5;4\n` });
    const into = join(folder, "r.duckdb");
    const imported = (file: string): ReturnType<typeof urna> =>
      urna(`import ${join(folder, file)} --election kz-2023 --into ${into} --yes`);
    await imported("t.csv");
    const { until, end } = watching(into);
    try {
      await until("Watching");
      // While the store is asked, nobody else may write it.
      for (let tries = 0; (await imported("more.csv")).exit !== 0 && tries < 50; tries += 1);
      await expect(until("Counted: 3 of 3 stations")).resolves.toBeUndefined();
    } finally {
      await end();
    }
  }, 60_000);
});

/** Watches in a process of its own; everything that it says can be waited for. */
function watching(place: string): {
  readonly until: (wanted: string) => Promise<void>;
  readonly end: () => Promise<void>;
} {
  const child = spawn(node, [start, "watch", place, "--text"], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stdout.on("data", (piece: Buffer) => (said += piece.toString()));
  child.stderr.on("data", (piece: Buffer) => (said += piece.toString()));
  return {
    until: async (wanted) => {
      const deadline = Date.now() + 20_000;
      while (!said.includes(wanted)) {
        if (Date.now() > deadline) throw new Error(`never said ${wanted}: ${said}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      said = "";
    },
    end: async () => {
      const gone = once(child, "exit");
      child.kill("SIGINT");
      await gone;
    },
  };
}
