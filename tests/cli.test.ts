/** What the command promises to scripts: exit codes, formats, and one error channel. */

import { describe, expect, test } from "vitest";
import { run } from "../packages/cli/src/run.ts";
import { folderWith, urna } from "./urna.ts";

const RULES = {
  urna: "rules/1",
  id: "xx/council@2020-01-01",
  title: { en: "Council" },
  inForce: "2020-01-01",
  levels: ["nation"],
  laws: { law: { title: { en: "Election law" } } },
  bases: { valid: { lines: ["contenders"] } },
  steps: {
    votes: { count: "marks", contest: "list" },
    bar: { admit: "share", votes: "votes", atLeast: "5%", of: "valid" },
    list: {
      allot: "quota",
      votes: "votes",
      among: "bar",
      seats: 3,
      quota: "hare",
      ties: [{ by: "lot" }],
      cite: [{ law: "law" }],
    },
  },
  tiers: { list: "list" },
};
const rulesWith = (change: object): string => JSON.stringify({ ...RULES, ...change });
const stepsWith = (change: object): string => rulesWith({ steps: { ...RULES.steps, ...change } });
const HEAD = "contest,area,option,votes";
const votes = (...rows: readonly string[]): string => `${[HEAD, ...rows].join("\n")}\n`;
const GOOD = votes("list,xx,a,100", "list,xx,b,50");

/** Seats by a rules document and tables that are written for the test. */
function seatsOf(files: Readonly<Record<string, string>>, more = ""): ReturnType<typeof urna> {
  const folder = folderWith({ "rules.json": JSON.stringify(RULES), "votes.csv": GOOD, ...files });
  const given = `seats --rules ${folder}/rules.json --votes ${folder}/votes.csv`;
  return urna(`${given} ${more.replaceAll("FOLDER", folder)}`);
}

describe("exit codes", () => {
  test("0: there is an answer", async () => {
    expect(await urna("seats kz-majilis-2023")).toMatchObject({ exit: 0, stderr: "" });
  });

  test("0: disagreements that are known and explained", async () => {
    const { exit, stdout } = await urna("check kz-majilis-2023");
    expect(exit).toBe(0);
    for (const figure of [
      "3,341,510",
      "3,431,510",
      "6,276,441",
      "6,366,441",
      "54.21 %",
      "54.19 %",
      "52.90 %",
    ])
      expect(stdout).toContain(figure);
  });

  test.each([
    ["seats kz-majilis-2032", "kz-majilis-2023"],
    ["explain kz-majilis-2023 osdq", "osdp"],
    ["rules kz/majils@2023-01-01", "kz/majilis@2023-01-01"],
    ["seats kz-majilis-2023 --jsn", "--json"],
    ["seets kz-majilis-2023", "seats"],
    ["seats kz-majilis-2023 --lang fr", "kk, ru, en, es"],
    ["seats kz-majilis-2023 --color blue", "auto, always, never"],
    ["check --explain P199", "P104"],
  ])("2: %s", async (line, near) => {
    const { exit, stdout, stderr } = await urna(line);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(near);
  });

  test.each([
    ["seats"],
    ["explain"],
    ["seats kz-majilis-2023 kz-majilis-2021"],
    ["seats kz-majilis-2023 --json --md"],
    ["seats --rules kz/majilis@2023-01-01"],
    ["seats kz-majilis-2023 --rules kz/majilis@2023-01-01 --votes x.csv"],
    ["seats kz-majilis-2023 --lang"],
    ["source kz-majilis-2023 nonsense"],
  ])("2: %s", async (line) => {
    const { exit, stdout, stderr } = await urna(line);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(/^error: /);
  });

  test("2: a name with several meanings lists them", async () => {
    const { exit, stdout, stderr } = await urna("seats kz-2022");
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain("kz-president-2022");
    expect(stderr).toContain("kz-referendum-2022");
  });

  test("3: no result is loaded", async () => {
    const { exit, stdout, stderr } = await urna("seats kz-kurultai-2026");
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: "" });
    expect(stderr).toContain("No result is loaded");
    expect((await urna("show kz-kurultai-2026")).exit).toBe(0);
  });

  test("4: a tie waits for a lot, says so before anything else, and is resolved by one", async () => {
    const tie = { "votes.csv": votes("list,xx,a,100", "list,xx,b,100") };
    const { exit, stdout, stderr } = await seatsOf(tie);
    expect({ exit, stdout }).toEqual({ exit: 4, stdout: "" });
    expect(stderr).toContain("tie");
    expect((await seatsOf(tie, "--text")).stdout).toContain("tie");
    const told: unknown = JSON.parse((await seatsOf(tie, "--json")).stdout);
    expect(told).toMatchObject({
      status: "tied",
      ties: [{ at: "list", among: ["a", "b"], for: 1 }],
      chances: [{ chance: { num: 1, den: 2 } }, { chance: { num: 1, den: 2 } }],
    });
    expect((await seatsOf(tie, "--text")).stdout).toMatch(/50\.00 +a 2, b 1/);
    const lots = { ...tie, "lots.csv": "step,area,order\nlist,,b > a\n" };
    const resolved = await seatsOf(lots, "--lots FOLDER/lots.csv");
    expect(resolved.exit).toBe(0);
    expect(resolved.stdout).toMatch(/^b\t100\t.*\t2$/m);
    const other = { ...tie, "lots.csv": "step,area,order\nlist,,c > a\n" };
    const wrong = await seatsOf(other, "--lots FOLDER/lots.csv");
    expect(wrong.exit).toBe(6);
    expect(wrong.stderr).toMatch(/V008[\s\S]*lots\.csv:2 order[\s\S]*an order of a, b[\s\S]*found: c/);
  });

  test("5: the law does not say what follows", async () => {
    const steps = stepsWith({
      bar: { admit: "share", votes: "votes", moreThan: "99%", of: "valid" },
    });
    const { exit, stdout, stderr } = await seatsOf({ "rules.json": steps });
    expect({ exit, stdout }).toEqual({ exit: 5, stdout: "" });
    expect(stderr).not.toBe("");
    expect((await seatsOf({ "rules.json": steps }, "--json")).stdout).toContain("nobody-admitted");
  });

  test.each([
    ["negative votes", { "votes.csv": votes("list,xx,a,-1") }, /votes\.csv:2/],
    ["votes that are no whole number", { "votes.csv": votes("list,xx,a,many") }, /votes\.csv:2/],
    ["an option twice", { "votes.csv": votes("list,xx,a,1", "list,xx,a,2") }, /votes\.csv:3/],
    [
      "a contest almost like one that is counted",
      { "votes.csv": votes("list,xx,a,1", "lists,xx,b,2") },
      /V015[^]*lists[^]*did you mean: list/,
    ],
    ["no contest that is counted", { "votes.csv": votes("mayor,xx,a,1") }, /V015[^]*expected: list/],
    ["a column that is missing", { "votes.csv": "contest,area,option\nlist,xx,a\n" }, /votes\.csv:1/],
    ["a line that is too short", { "votes.csv": votes("list,xx") }, /votes\.csv:2/],
    ["an unknown step", { "rules.json": stepsWith({ bar: { ...RULES.steps.bar, votes: "vots" } }) }, /votes/],
    [
      "an unknown formula",
      { "rules.json": stepsWith({ list: { ...RULES.steps.list, quota: "hair" } }) },
      /hare/,
    ],
    [
      "a wrong type",
      { "rules.json": stepsWith({ list: { ...RULES.steps.list, seats: "three" } }) },
      /steps\/list\/seats/,
    ],
    ["an unknown field", { "rules.json": rulesWith({ colour: "red" }) }, /colour/],
    ["no JSON at all", { "rules.json": '{\n"urna": \n}' }, /rules\.json:3/],
    ["another format", { "rules.json": rulesWith({ urna: "rules/9" }) }, /rules\/1/],
  ])("6: %s", async (_, files, place) => {
    const { exit, stdout, stderr } = await seatsOf(files);
    expect({ exit, stdout }).toEqual({ exit: 6, stdout: "" });
    expect(stderr.replaceAll(/\n\s+/g, " ")).toMatch(place);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("6: a file that is not there", async () => {
    const { exit, stdout, stderr } = await urna("seats --rules kz/majilis@2023-01-01 --votes nowhere.csv");
    expect({ exit, stdout }).toEqual({ exit: 6, stdout: "" });
    expect(stderr).toContain("nowhere.csv");
  });

  test("6: declared seats that do not add up", async () => {
    const list = { allot: "plurality", votes: "votes", among: "bar", seats: 3 };
    const files = {
      "rules.json": stepsWith({ list }),
      "declared.csv": "contest,area,option,seats\nlist,xx,a,2\n",
    };
    const folder = folderWith(files);
    const { exit, stdout, stderr } = await urna(
      `seats --rules ${folder}/rules.json --declared ${folder}/declared.csv`,
    );
    expect({ exit, stdout }).toEqual({ exit: 6, stdout: "" });
    expect(stderr).toContain("3 seats in all");
  });

  test.each([
    ["0", false],
    ["1", true],
  ])("70: a mistake of our own is one sentence; with URNA_DEBUG=%s a stack: %s", async (debug, stack) => {
    let stderr = "";
    const stdout = {
      write: () => {
        throw new Error("the floor is missing");
      },
    };
    const surroundings = {
      stdout,
      stderr: { write: (text: string) => (stderr += text) },
      env: { URNA_DEBUG: debug },
    };
    expect(await run(["elections"], surroundings)).toBe(70);
    expect(stderr).toMatch(
      /^error: This is a mistake of urna itself: the floor is missing\n {2}please report/,
    );
    expect(/^\s+at /m.test(stderr)).toBe(stack);
  });
});

describe("formats", () => {
  test("a pipe gets a table of raw numbers, a terminal text", async () => {
    const piped = (await urna("seats kz-majilis-2023")).stdout.split("\n");
    expect(piped[0]).toBe("contender\tvotes\tshare\tlist\tdistrict\tseats");
    expect(piped[1]).toBe("amanat\t3431510\t3431510/6366441\t40\t22\t62");
    const shown = await urna("seats kz-majilis-2023", { tty: true });
    expect(shown.stdout).toMatch(/^Amanat has 62 of 98 seats/);
    expect(shown.stderr).toMatch(/next: urna explain kz-majilis-2023\S*\n/);
    const plain = await urna("seats kz-majilis-2023 --color never", { tty: true });
    expect((await urna("seats kz-majilis-2023 --text")).stdout).toBe(plain.stdout);
  });

  test("prose stays text in a pipe", async () => {
    expect((await urna("explain kz-majilis-2023 osdp")).stdout).toMatch(/^OSDP has 4 list seats/);
  });

  test("--json is the whole outcome, with its keys in a fixed order", async () => {
    const { stdout } = await urna("seats kz-majilis-2023 --json");
    const outcome: unknown = JSON.parse(stdout);
    expect(Object.keys(outcome instanceof Object ? outcome : {})).toEqual([
      "election",
      "urna",
      "rules",
      "status",
      "tiers",
      "seats",
      "areas",
      "persons",
      "verdict",
      "ties",
      "refusal",
      "assumptions",
      "majorities",
      "trace",
    ]);
    expect(outcome).toHaveProperty(["seats", 0], {
      contender: "amanat",
      total: 62,
      byTier: { list: 40, district: 22 },
    });
    expect((await urna("seats kz-majilis-2023 --json --lang ru")).stdout).toBe(stdout);
  });

  test("the language follows the environment, and --lang comes before it", async () => {
    const env = { LC_ALL: "ru_RU.UTF-8" };
    expect((await urna("", { env })).stdout).toContain("пересчитывает");
    expect((await urna("--lang es", { env })).stdout).toContain("recalcula");
    expect((await urna("", { env: { LC_ALL: "de_DE.UTF-8" } })).stdout).toContain("recomputes");
  });

  test("colour only on a terminal that wants it", async () => {
    const coloured = (text: string): boolean => text.includes("\u001B[");
    const of = async (line: string, place: Parameters<typeof urna>[1]): Promise<boolean> =>
      coloured((await urna(line, place)).stdout);
    const line = "seats kz-majilis-2023 --text";
    expect(await of(line, { tty: true })).toBe(true);
    expect(await of(line, {})).toBe(false);
    expect(await of(line, { tty: true, env: { NO_COLOR: "1" } })).toBe(false);
    expect(await of(line, { tty: true, env: { TERM: "dumb" } })).toBe(false);
    expect(await of(`${line} --color never`, { tty: true })).toBe(false);
    expect(await of(`${line} --color always`, {})).toBe(true);
  });

  test.each([60, 80, 100, 120])("no line is longer than %i columns, nor than 100", async (columns) => {
    for (const line of ["seats kz-majilis-2023 --text", "explain kz-majilis-2023", "check kz-majilis-2023"]) {
      const { stdout } = await urna(line, { columns });
      const long = stdout
        .split("\n")
        .filter((each) => each.length > Math.min(columns, 100) && !each.includes("https://"));
      expect(long).toEqual([]);
    }
  });

  test("below 80 columns the marks go and the numbers stay", async () => {
    const { stdout } = await urna("seats kz-majilis-2023 --text", { columns: 60 });
    expect(stdout).not.toContain("■■");
    for (const number of ["3,431,510", "53.90", "62", "66"]) expect(stdout).toContain(number);
  });

  test("--ascii keeps to the signs of the keyboard", async () => {
    const { stdout } = await urna("seats kz-majilis-2023 --text --ascii");
    expect(stdout).toContain("#####");
    expect(stdout.replaceAll(/\p{Letter}/gu, "")).toMatch(/^[\n\u0020-\u007E]*$/);
  });
});

describe("the golden explanation", () => {
  test.each([
    "331,058 of 6,366,441",
    "318,322.05",
    "12,735.95",
    "86,546 45/69",
    "71,418.04",
    "rank 1 of 6",
    "56,190.57",
    "27,874.09",
    "Respublica",
    "Art. 97-1",
  ])("contains %s", async (figure) => {
    expect((await urna("explain kz-majilis-2023 osdp")).stdout).toContain(figure);
  });

  test("a name will do in any language and spelling", async () => {
    const { stdout } = await urna("explain kz-2023 OSDP");
    for (const name of ["осдп", "Osdp"])
      expect((await urna(`explain мажилис-2023 ${name}`)).stdout).toBe(stdout);
  });
});

describe("help", () => {
  const COMMANDS = [
    "elections",
    "seats",
    "explain",
    "check",
    "rules",
    "rules diff",
    "rules validate",
    "show",
    "source",
    "atlas",
    "atlas check",
  ];

  test.each(COMMANDS)("of %s begins with an example that works", async (command) => {
    const { exit, stdout } = await urna(`${command} --help`);
    expect(exit).toBe(0);
    const [example = ""] = stdout.split("\n");
    expect(example).toMatch(new RegExp(`^urna ${command}\\b`));
    const folder = folderWith({ "my-rules.json": JSON.stringify(RULES) });
    const call = example.slice("urna ".length).replace("my-rules.json", `${folder}/my-rules.json`);
    expect((await urna(call)).exit).toBe(0);
  });

  test("urna says in six lines what it can do", async () => {
    const { exit, stdout } = await urna("");
    expect({ exit, lines: stdout.trimEnd().split("\n").length }).toEqual({ exit: 0, lines: 6 });
  });

  test.each(["P101", "p107", "R004", "V001"])("check --explain %s", async (code) => {
    const { exit, stdout } = await urna(`check --explain ${code}`);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^[A-Z].+\.\n$/s);
  });

  test("--version", async () => {
    expect((await urna("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
