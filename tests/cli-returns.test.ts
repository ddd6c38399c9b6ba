/** The commands on returns, from made-up stations to seats: what they print, what they refuse, what they write. */

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHECK_CODES } from "@urna/tally";
import { LANGUAGES } from "@urna/words/language";
import { loadReturnTexts } from "@urna/words/returns-words";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { folderWith, urna } from "./urna.ts";

const base = mkdtempSync(join(tmpdir(), "urna-cli-returns-"));
const made = join(base, "made");

const TABLE =
  "region;station;registered;valid;Amanat;Auyl\nAstana;1;1 200;300;200;100\nAbai;2;900;250;150;100\n";

beforeAll(async () => {
  await urna(`synth kz-2023 --stations 5000 --seed 1 --into ${made}`);
}, 60_000);

describe("made up", () => {
  test.each(["seats", "seats kz-2023"])(
    "%s on a made-up country with the official sums: the official seats, and that it is made up",
    async (command) => {
      const { exit, stdout } = await urna(`${command} --returns ${made} --text`);
      expect(exit).toBe(0);
      expect(stdout).toContain("Amanat has 62 of 98 seats");
      expect(stdout).toContain("MADE UP, not a real result: SYNTHETIC kz-majilis-2023 seed 1");
    },
  );

  test("a table that does not say of which election it is: the command asks for it", async () => {
    const folder = folderWith({ "t.csv": TABLE });
    const { exit, stderr } = await urna(`seats --returns ${folder}/t.csv`);
    expect(exit).toBe(2);
    expect(stderr).toContain(`urna seats ELECTION --returns ${folder}/t.csv`);
  });

  test.each(["tabulate", "check", "watch --once"])("%s says that it is made up", async (command) => {
    const { stdout } = await urna(`${command} ${made} --text`);
    expect(stdout).toContain("MADE UP, not a real result");
  });

  test("a table of regions adds up to the official total", async () => {
    const { stdout } = await urna(`tabulate ${made} --level region`);
    const [header = [], ...rows] = stdout
      .trim()
      .split("\n")
      .map((line) => line.split("\t"));
    const place = header.indexOf("amanat");
    expect(rows.reduce((sum, cells) => sum + Number(cells[place]), 0)).toBe(3_431_510);
  });

  test("a publication that is true contradicts nothing; one that is not is shown with its arithmetic", async () => {
    const folder = folderWith({
      "true.csv": "area,option,votes\nkz,amanat,3431510\nkz,registered,12035578\nkz,valid,6366441\n",
      "false.csv": "area,option,votes\nkz,amanat,3431509\n",
      "below.csv": "area,option,votes\nkz,registered,12025578\nkz,valid,6366441\n",
    });
    const right = await urna(`reconcile --returns ${made} --official ${join(folder, "true.csv")}`);
    expect(right).toMatchObject({ exit: 0 });
    const wrong = await urna(`reconcile --returns ${made} --official ${join(folder, "false.csv")} --text`);
    expect(wrong.exit).toBe(1);
    expect(wrong.stdout).toContain("published 3,431,509, collected 3,431,510, left for the others −1");
    const below = await urna(`reconcile --returns ${made} --official ${join(folder, "below.csv")} --text`);
    expect(below.exit).toBe(1);
    expect(below.stdout.replaceAll(/\s+/g, " ")).toContain(
      "Published voters are 10,000 fewer than those already collected: none are left for the other stations.",
    );
    expect(below.stdout).not.toContain("of −10,000");
  });
});

describe("import", () => {
  test("shows first, writes with --yes, and may be repeated", async () => {
    const folder = folderWith({ "t.csv": TABLE });
    const call = `import ${join(folder, "t.csv")} --election kz-2023 --into ${join(folder, "r")}`;
    const shown = await urna(call);
    expect(shown.stdout).toContain("nothing is written yet: 2 returns");
    expect(existsSync(join(folder, "r"))).toBe(false);
    expect((await urna(`${call} --yes`)).stdout).toContain("Imported: 2 returns");
    expect((await urna(`${call} --yes`)).stdout).toContain("new: 0; changed: 0; the same: 2");
    const { stdout } = await urna(`tabulate ${join(folder, "r")} --level region --json`);
    expect(stdout).toContain('"astana"');
  });

  test("one wrong line refuses all of it, with file, line, column and what was expected; nothing is written", async () => {
    const folder = folderWith({ "t.csv": `${TABLE}Abai;3;x;-1;2;1\n` });
    const { exit, stdout, stderr } = await urna(
      `import ${join(folder, "t.csv")} --election kz-2023 --into ${join(folder, "r")} --yes`,
    );
    expect({ exit, stdout }).toEqual({ exit: 6, stdout: "" });
    expect(stderr).toContain("Nothing was imported. To be mended first: 2 lines.");
    expect(stderr).toContain("t.csv:4 registered");
    expect(stderr).toContain("t.csv:4 valid");
    expect(readdirSync(folder)).toEqual(["t.csv"]);
  });

  test("what arrives in the folder incoming is taken in; what cannot be read is left", async () => {
    const folder = folderWith({ "t.csv": TABLE, "r/incoming/b.csv": TABLE.replace("150;100", "151;99") });
    const into = join(folder, "r");
    await urna(`import ${join(folder, "t.csv")} --election kz-2023 --into ${into} --yes`);
    writeFileSync(join(into, "incoming", "broken.csv"), "station;amanat\n1;x\n");
    const { stdout, stderr } = await urna(`watch ${into} --once --json`);
    expect(stdout).toContain("351");
    expect(stderr).toContain("broken.csv was not imported");
  });
});

test("a table for other programs has no cell that a spreadsheet runs", async () => {
  const folder = folderWith({ "t.csv": "station,registered,votes:=cmd\n1,10,5\n" });
  const into = join(folder, "r");
  await urna(`import ${join(folder, "t.csv")} --into ${into} --yes`);
  const { stdout } = await urna(`tabulate ${into}`);
  expect(stdout).toContain("'=cmd\t5");
  expect(stdout).not.toMatch(/(?:^|\t)=/m);
});

describe("check", () => {
  test("of a table knows the parties of the election that is told", async () => {
    const parties = TABLE.replaceAll(";", ",").replace("1 200", "1200");
    const folder = folderWith({ "t.csv": parties });
    const codes = async (more: string): Promise<string> =>
      (await urna(`check ${folder}/t.csv ${more} --csv`)).stdout;
    expect(await codes("")).toContain("T903");
    expect(await codes("--election kz-2023")).not.toContain("T903");
    expect((await urna(`check ${folder}/t.csv --election nowhere-1900`)).exit).toBe(2);
  });

  test("of returns that were imported refuses another election than theirs, and says what to do", async () => {
    const folder = folderWith({ "t.csv": TABLE });
    for (const place of ["folder", "store.duckdb"]) {
      await urna(`import ${folder}/t.csv --election kz-2023 --into ${folder}/${place} --yes`);
      expect((await urna(`check ${folder}/${place} --election kz-2023`)).exit).toBe(0);
      const { exit, stderr } = await urna(`check ${folder}/${place} --election kz-majilis-2021`);
      expect(exit).toBe(2);
      expect(stderr).toContain("of kz-majilis-2023, not of kz-majilis-2021: leave --election out");
    }
    const parties = TABLE.replaceAll("Amanat", "votes: amanat").replaceAll("Auyl", "votes: auyl");
    await urna(`import ${folderWith({ "t.csv": parties })}/t.csv --into ${folder}/unnamed --yes`);
    const { exit, stderr } = await urna(`check ${folder}/unnamed --election kz-2023`);
    expect(exit).toBe(2);
    expect(stderr).toContain("import the files once more with --election kz-majilis-2023");
  }, 60_000);

  test.each(LANGUAGES)("every code of the register has a text: %s", async (language) => {
    const texts = Object.keys(await loadReturnTexts(language));
    expect(CHECK_CODES.filter((code) => !texts.includes(`check.${code}`))).toEqual([]);
  });

  test("explains a code of the register, and still one of publications", async () => {
    expect((await urna("check --explain e205")).stdout).toContain("Art. 43(5)");
    expect((await urna("check --explain W303")).stdout).toContain("threshold share: 2%");
    expect((await urna("check --explain P104")).exit).toBe(0);
    expect((await urna("check --explain X999")).exit).toBe(2);
  });

  test("thresholds of a file hold in place of the register's; what is wrong in it is named", async () => {
    const folder = folderWith({
      "t.csv": TABLE,
      "lower.json": '{ "W308": { "share": "60%" }, "W310": { "voters": 1000 } }',
      "wrong.json": '{ "W30": {}, "W302": { "shares": "3%" }, "W303": { "ballots": "15", "share": "-1%" } }',
    });
    await urna(`import ${folder}/t.csv --election kz-2023 --into ${folder}/r --yes`);
    const found = async (options: string): Promise<readonly string[]> =>
      [...(await urna(`check ${folder}/r --csv ${options}`)).stdout.matchAll(/^[A-Z]\d{3}/gm)].map(
        ([code]) => code,
      );
    expect(await found("")).toEqual([]);
    expect(await found(`--thresholds ${folder}/lower.json`)).toEqual(["W308", "W310", "W308"]);
    const { exit, stderr } = await urna(`check ${folder}/r --thresholds ${folder}/wrong.json`);
    expect(exit).toBe(6);
    expect(stderr).toMatch(/wrong\.json W30\b[\s\S]*W302\/shares[\s\S]*W303\/ballots[\s\S]*W303\/share/);
  });

  test("planted defects are found, also as a table that no spreadsheet runs", async () => {
    const folder = mkdtempSync(join(base, "d"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    await urna(`synth kz-2023 --stations 5000 --defects --into ${folder}`);
    const { exit, stdout } = await urna(`check ${folder} --csv`);
    const [header, ...lines] = stdout.trim().split("\n");
    expect(exit).toBe(1);
    expect(header).toBe("code,severity,area,station,contest,line,figures,file,row,source");
    expect(lines.some((line) => line.startsWith("E205,error,"))).toBe(true);
    expect(lines.filter((line) => !line.includes("SYNTHETIC"))).toEqual([]);
  }, 30_000);
});
