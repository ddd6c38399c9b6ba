/** Returns in a store, or in a table that is not imported at all: the same answers as from a folder. */

import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { folderWith, urna } from "./urna.ts";

const base = mkdtempSync(join(tmpdir(), "urna-cli-stores-"));
const [made, store] = [join(base, "made"), join(base, "made.duckdb")];
const EACH = 60_000;

const PLAIN =
  "region;station;registered;valid;Amanat;Auyl\nAstana;1;1200;300;200;100\nAbai;2;900;250;150;100\n";

beforeAll(async () => {
  await urna(`synth kz-2023 --stations 5000 --seed 1 --into ${made}`);
  await urna(`import ${made} --into ${store} --yes`);
}, 120_000);

describe("a store", () => {
  test("is shown what it would take before anything is written", async () => {
    const other = join(base, "other.duckdb");
    const { stdout } = await urna(`import ${made} --into ${other}`);
    expect(stdout).toContain("nothing is written yet: 5,000 returns");
    expect(existsSync(other)).toBe(false);
  });

  test.each([
    ["tabulate PLACE --json", 0],
    ["tabulate PLACE --level region", 0],
    ["seats kz-2023 --returns PLACE --json", 0],
    ["seats --returns PLACE --json", 0],
    ["watch PLACE --once --json", 0],
    ["check PLACE --json", 0],
    ["reconcile --returns PLACE --official OFFICIAL --json", 1],
  ])(
    "%s answers as the folder does",
    async (call, wanted) => {
      const folder = folderWith({ "official.csv": "area,option,votes\nkz,amanat,3431509\n" });
      const of = async (place: string): Promise<unknown> => {
        const line = call.replace("PLACE", place).replace("OFFICIAL", join(folder, "official.csv"));
        const { exit, stdout } = await urna(line);
        expect(exit).toBe(wanted);
        return call.includes("--json") ? inOrder(JSON.parse(stdout)) : stdout;
      };
      expect(await of(store)).toEqual(await of(made));
    },
    EACH,
  );

  test(
    "keeps portable boxes, figures in words and what the form asks: every check finds what it finds in the folder",
    async () => {
      const folder = folderWith({ "t.csv": PROTOCOLS });
      const [into, stored] = [join(folder, "r"), join(folder, "r.duckdb")];
      await urna(`import ${folder}/t.csv --election kz-2023 --into ${into} --yes`);
      await urna(`import ${into} --into ${stored} --yes`);
      const codes = async (place: string): Promise<readonly string[]> =>
        (await urna(`check ${place} --csv`)).stdout.trim().split("\n").sort();
      expect(await codes(stored)).toEqual(await codes(into));
      const found = (await codes(stored)).map((line) => line.split(",")[0]);
      expect(found).toEqual(expect.arrayContaining(["E201", "E210", "E214", "W406"]));
      const { stdout } = await urna(`tabulate ${stored} --text`);
      expect(stdout).toMatch(/E210\s+1 /);
      expect(stdout).toMatch(/E214\s+1 /);
    },
    EACH,
  );

  test(
    "is screened as the folder is",
    async () => {
      const screened = async (place: string): Promise<string> =>
        (await urna(`screen ${place} --test digits --runs 20 --text`)).stdout.replaceAll(place, "PLACE");
      const [of, from] = [await screened(store), await screened(made)];
      expect(of).toContain("SYNTHETIC kz-majilis-2023 seed 1");
      expect(numbersIn(of)).toEqual(numbersIn(from));
    },
    EACH,
  );

  test("says that what it holds was made up, and what the checks find", async () => {
    const { stdout } = await urna(`tabulate ${store} --text`);
    expect(stdout).toContain("MADE UP, not a real result: SYNTHETIC kz-majilis-2023 seed 1");
    expect(stdout).toContain("12,035,578");
  });

  test(
    "is replaced by one import wholly, and not at all by one that is refused",
    async () => {
      const folder = folderWith({ "t.csv": PLAIN, "wrong.csv": PLAIN.replace("1200", "x") });
      const into = join(folder, "r.duckdb");
      const imported = async (file: string): Promise<number> =>
        (await urna(`import ${folder}/${file} --election kz-2023 --into ${into} --yes`)).exit;
      const tallied = async (): Promise<string> => (await urna(`tabulate ${into} --level region`)).stdout;
      expect(await imported("t.csv")).toBe(0);
      const before = await tallied();
      expect(before).toMatch(/^abai\t.*\t150\t100$/m);
      expect(await imported("wrong.csv")).toBe(6);
      expect(await tallied()).toBe(before);
    },
    EACH,
  );

  test("refuses a header with nothing below it, as a folder does", async () => {
    const folder = folderWith({ "t.csv": `${PLAIN.split("\n")[0] ?? ""}\n` });
    const { exit, stderr } = await urna(
      `import ${folder}/t.csv --election kz-2023 --into ${folder}/r.duckdb --yes`,
    );
    expect(exit).toBe(6);
    expect(stderr).toContain("a line below the header");
    expect(existsSync(join(folder, "r.duckdb"))).toBe(false);
  });

  test("that does not answer gives no sum, names itself, and keeps its password", async () => {
    const { exit, stdout, stderr } = await urna("tabulate postgres://me:secret@127.0.0.1:1/x");
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: "" });
    expect(stderr).toContain("127.0.0.1:1/x did not answer wholly. No sum is given");
    expect(stderr).not.toContain("secret");
    const shards = await urna("seats kz-2023 --returns clickhouse://127.0.0.1:1,127.0.0.1:2/x?cluster=c");
    expect({ exit: shards.exit, stdout: shards.stdout }).toEqual({ exit: 3, stdout: "" });
    expect(shards.stderr).toContain("127.0.0.1:1/x");
    expect((await urna("tabulate clickhouse://127.0.0.1:1,127.0.0.1:2/x")).stderr).toContain("cluster");
  });
});

describe("a table that is not imported", () => {
  test(
    "gives the seats that its import gives",
    async () => {
      const table = join(made, readdirSync(made).find((file) => file.includes("-returns-")) ?? "");
      const of = async (place: string): Promise<unknown> =>
        JSON.parse((await urna(`seats kz-2023 --returns ${place} --json`)).stdout);
      expect(await of(table)).toMatchObject({ synthetic: true, seats: await seatsOf(made) });
    },
    EACH,
  );

  test(
    "a plain one is read by the engine, an odd one carefully, a wrong one not at all",
    async () => {
      const odd = PLAIN.replace("1200", "1 200");
      const folder = folderWith({
        "plain.csv": PLAIN,
        "odd.csv": odd,
        "wrong.csv": PLAIN.replace("1200", "-1"),
      });
      const seats = (file: string): ReturnType<typeof urna> =>
        urna(`seats kz-2023 --returns ${folder}/${file} --json`);
      const [plain, careful, wrong] = [
        await seats("plain.csv"),
        await seats("odd.csv"),
        await seats("wrong.csv"),
      ];
      expect(plain.stdout).toContain('"amanat"');
      expect(JSON.parse(plain.stdout)).toEqual(JSON.parse(careful.stdout));
      expect(wrong.exit).toBe(6);
      expect(wrong.stderr).toContain("wrong.csv:2 registered");
    },
    EACH,
  );

  test.each(["seats kz-2023 --returns", "tabulate"])(
    "and has nothing below its header is refused by %s",
    async (call) => {
      const folder = folderWith({ "t.csv": `${PLAIN.split("\n")[0] ?? ""}\n` });
      const { exit, stderr } = await urna(`${call} ${folder}/t.csv`);
      expect(exit).toBe(6);
      expect(stderr).toContain("t.csv");
      expect(stderr).toContain("a line below the header");
    },
  );
});

/** A box with more ballots than applications, figures that differ in words, members that do not add up, twins. */
const PROTOCOLS = [
  "region,station,registered,issued,in box,valid,valid in words,member 1,member 2,box 1 ballots,box 1 applications,Amanat,Auyl,Aq Jol,QHP",
  "Astana,1,1200,310,300,300,three hundred,200,109,9,8,150,50,50,50",
  "Abai,2,900,310,300,300,three hundred and one,200,110,8,8,150,50,50,50",
].join("\n");

/** In the order of their texts: in which order findings come is no part of the answer. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(inOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (!(value instanceof Object)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inOrder(each)]));
}

function numbersIn(text: string): readonly string[] {
  return text.split("\n").filter((line) => /^\s.*\d/.test(line) && !line.includes("PLACE"));
}

async function seatsOf(place: string): Promise<unknown> {
  const told: unknown = JSON.parse((await urna(`seats kz-2023 --returns ${place} --json`)).stdout);
  return told instanceof Object && "seats" in told ? told.seats : undefined;
}
