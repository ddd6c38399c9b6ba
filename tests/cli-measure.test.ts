/** Indices, power and simulation on the command line: what they print, and what they refuse. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { folderWith, urna } from "./urna.ts";

const start = fileURLToPath(new URL("../packages/cli/bin/urna.mjs", import.meta.url));
const node = join(dirname(createRequire(import.meta.url).resolve("node/package.json")), "bin/node");
const EXAMPLE = "docs/examples/poll.csv";
const LANGUAGES = ["kk", "ru", "en", "es"];

const IN_FOUR_LANGUAGES = [
  ["indices-2023", "indices kz-majilis-2023 --against kz-majilis-2021 --text"],
  ["power-2023", "power kz-majilis-2023 --text"],
  ["simulate-2023", "simulate kz-majilis-2023 --runs 20000"],
  ["simulate-poll", `simulate kz-majilis-2023 --runs 20000 --poll ${EXAMPLE} --sample 1000 --party osdp`],
  ["help-simulate", "simulate --help"],
] as const;

const IN_ENGLISH = [
  ["indices-2023.md", "indices kz-majilis-2023 --md"],
  ["indices-2023.tsv", "indices kz-majilis-2023"],
  ["indices-2023.all", "indices kz-majilis-2023 --tier all --text"],
  ["indices-new-zealand", "indices nz-house-2014 --text"],
  ["indices-curve", "indices nz-house-2014 --curve national --text"],
  ["power-2023.two-thirds", "power kz-majilis-2023 --majority 2/3 --text"],
  ["power-2023.json", "power kz-majilis-2023 --majority constitutional-law --json"],
  ["power-2023.osdp", "power kz-majilis-2023 --majority 50 --party osdp --text"],
  ["power-storting", "power no-storting-2021 --text"],
  ["simulate-2023.ascii", "simulate kz-majilis-2023 --runs 5000 --model uniform --ascii"],
  ["simulate-2023.md", "simulate kz-majilis-2023 --runs 5000 --model proportional --seed 7 --md"],
] as const;

async function transcript(line: string): Promise<string> {
  const { exit, stdout, stderr } = await urna(line);
  return `$ urna ${line}\n${stdout}${stderr === "" ? "" : `--- stderr\n${stderr}`}--- exit ${exit}\n`;
}

const cases: readonly (readonly [string, string])[] = [
  ...IN_FOUR_LANGUAGES.flatMap(([name, line]) =>
    LANGUAGES.map((language) => [`${name}.${language}`, `${line} --lang ${language}`] as const),
  ),
  ...IN_ENGLISH,
];

test.each(cases)("%s", async (name, line) => {
  await expect(await transcript(line)).toMatchFileSnapshot(`golden/${name}.txt`);
});

describe("indices", () => {
  const told = async (line: string): Promise<unknown> => {
    const read: unknown = JSON.parse((await urna(`indices ${line} --json`)).stdout);
    return read;
  };
  const oneOf = async (line: string, id: string): Promise<unknown> => {
    const read = await told(line);
    const indices: unknown =
      typeof read === "object" && read !== null && "indices" in read ? read.indices : [];
    return Array.isArray(indices) ? indices.find((index: { id?: unknown }) => index.id === id) : undefined;
  };

  test("the 29 districts: four electorates are known, all claimed, so malapportionment has ends", async () => {
    const claimed = [8, 11, 12, 19].map((n) => `majilis-2023-${`${n}`.padStart(2, "0")}`);
    expect(await told("kz-majilis-2023")).toMatchObject({
      electorates: { total: 12_035_578, claimed, districts: { length: 29 } },
    });
    expect(await oneOf("kz-majilis-2023", "malapportionment")).toMatchObject({
      kind: "bounds",
      lowDecimal: 0.011419078244,
      missing: { length: 25 },
    });
  });

  test.each([
    // One district, and a bar above what it asks; many districts; several bars; a list that makes good for districts in the
    // whole country, and by Land.
    ["kz-majilis-2023", { seats: 69, districts: 1, legal: "1/20" }],
    ["kz-majilis-2023 --tier district", { seats: 29, districts: 29 }],
    ["no-storting-2021 --tier district", { seats: 150, districts: 19 }],
    ["it-camera-2013", null],
    ["nz-house-2014", { seats: 121, districts: 1, legal: "1/20" }],
    ["za-national-assembly-2019", { seats: 400, districts: 1 }],
    ["de-bundestag-2025", null],
  ])("%s: seats and districts of its thresholds are %j", async (line, magnitude) => {
    expect(await told(line)).toMatchObject({ magnitude });
  });
});

describe("power", () => {
  const told = async (line: string): Promise<unknown> => {
    const read: unknown = JSON.parse((await urna(`${line} --json`)).stdout);
    return read;
  };

  test("Amanat decides alone at 50; to 66 it needs one of five parties or four of the seven independents", async () => {
    expect(await told("power kz-majilis-2023")).toMatchObject({
      majorities: [
        { needed: 50, alone: "amanat", power: [], routes: { kind: "alone", spare: 12 } },
        {
          needed: 66,
          alone: null,
          veto: ["amanat"],
          minimal: { all: "40" },
          routes: {
            kind: "with",
            seats: 62,
            short: 4,
            routes: [
              { partners: [{ id: "osdp", players: 1, of: 1 }], seats: 66, spare: 0 },
              { partners: [{ id: "qhp", players: 1, of: 1 }], seats: 67, spare: 1 },
              { partners: [{ id: "aq-jol", players: 1, of: 1 }], seats: 68, spare: 2 },
              { partners: [{ id: "respublica", players: 1, of: 1 }], seats: 68, spare: 2 },
              { partners: [{ id: "auyl", players: 1, of: 1 }], seats: 70, spare: 4 },
              { partners: [{ id: "independent", players: 4, of: 7 }], seats: 66, spare: 0 },
            ],
          },
        },
        { needed: 74, alone: null },
        { needed: 79, alone: null },
      ],
    });
  });

  test.each([
    ["2/3", 66],
    ["66", 66],
    ["constitutional-law", 66],
    [">1/2", 50],
    ["1/2", 49],
    ["75%", 74],
  ])("--majority %s is %i seats", async (written, needed) => {
    expect(await told(`power kz-majilis-2023 --majority ${written}`)).toMatchObject({
      majorities: [{ needed }],
    });
  });

  test("without one that decides alone there is no sentence that says so", async () => {
    const { stdout } = await urna("power no-storting-2021 --text");
    expect(stdout).toMatch(/^Nobody decides alone: 85 of 169 seats are needed\./);
  });
});

describe("simulation", () => {
  test("one thread and two give the same, to the last digit; another seed does not", async () => {
    const line = "simulate kz-majilis-2023 --runs 26001 --json";
    const [one, two, other] = [
      await urna(`${line} --threads 1`),
      await urna(`${line} --threads 2`),
      await urna(`${line} --threads 2 --seed 2`),
    ];
    expect(one).toMatchObject({ exit: 0, stderr: "" });
    expect(two.stdout).toBe(one.stdout);
    expect(other.stdout).not.toBe(one.stdout);
  }, 60_000);

  test.each([
    ["nz-house-2014", ["electorate"]],
    ["kz-majilis-2023", []],
  ])("%s: votes of %j are not drawn", async (id, held) => {
    expect(JSON.parse((await urna(`simulate ${id} --runs 200 --json`)).stdout)).toMatchObject({ held });
  });

  test.each(["dirichlet", "logistic-normal", "uniform", "proportional"])(
    "%s says that it is simulated, what it rests on, and its deviations",
    async (model) => {
      const line = `simulate kz-majilis-2023 --runs 1000 --model ${model}`;
      const { exit, stdout } = await urna(line);
      expect(exit).toBe(0);
      expect(stdout).toMatch(/^SIMULATED/);
      expect(stdout.replaceAll(/\s+/g, " ")).toContain("elections: 2 (kz-majilis-2021 and kz-majilis-2023)");
      expect(stdout).toMatch(/^ {2}Amanat +53\.90 +\d+\.\d\d$/m);
      expect((await urna(`${line} --md`)).stdout).toMatch(/^\*\*SIMULATED/);
      expect(JSON.parse((await urna(`${line} --json`)).stdout)).toMatchObject({
        simulated: true,
        runs: 1000,
      });
    },
  );

  test("a poll: the party near the bar is in or out, the sample is named", async () => {
    const line = `simulate kz-majilis-2023 --poll ${EXAMPLE} --sample 1000 --runs 10000`;
    const narrow: unknown = JSON.parse((await urna(`${line} --json`)).stdout);
    expect(narrow).toMatchObject({ model: { fit: { from: "poll", count: 930, sources: ["poll.csv"] } } });
    const passed = async (more: string): Promise<number> => {
      const { stdout } = await urna(`${line} ${more} --json`);
      return Number(/"step": "bar",\s+"id": "osdp",\s+"count": (\d+)/.exec(stdout)?.[1]);
    };
    const [simple, weighed] = [await passed(""), await passed("--design 4")];
    expect(simple).toBeGreaterThan(7000);
    // The wider the spread, the nearer to an even chance.
    expect(weighed).toBeLessThan(simple);
    expect(weighed).toBeGreaterThan(5000);
  });

  test("the example of a poll is marked as invented in every row, and is the one that the documentation shows", () => {
    const example = readFileSync(EXAMPLE, "utf8");
    const [, ...rows] = example.trim().split("\n");
    expect(rows.filter((row) => !row.endsWith(",invented example: not a poll"))).toEqual([]);
    expect(readFileSync("docs/simulation.md", "utf8")).toContain(`\`\`\`csv [poll.csv]\n${example}\`\`\``);
  });

  test("an election that is still to come needs a poll, and says that the number of votes is assumed", async () => {
    const lists = ["adilet", "respublica", "qhp", "auyl", "aq-jol", "baytaq", "osdp", "against-all"];
    const rows = lists.map((id) => `${id},12.5`).join("\n");
    const folder = folderWith({ "poll.csv": `option,percent\n${rows}\n` });
    const line = `simulate kz-kurultai-2026 --poll ${folder}/poll.csv --sample 800 --runs 500`;
    const { exit, stdout } = await urna(line);
    expect(exit).toBe(0);
    expect(stdout).toContain("assumption: 1,000,000");
    expect(stdout).toContain("of 145 seats");
  });

  test("the bootstrap draws the stations of a table", async () => {
    const ids = ["amanat", "auyl", "respublica", "qhp", "baytaq", "aq-jol", "osdp", "against-all"];
    const votes = [
      [540, 110, 90, 70, 20, 80, 50, 40],
      [500, 120, 80, 60, 30, 90, 60, 40],
      [560, 100, 85, 75, 25, 85, 40, 30],
    ];
    const rows = votes.flatMap((row, s) => row.map((n, i) => `${s + 1},${ids[i] ?? ""},${n}`));
    const folder = folderWith({ "stations.csv": `station,option,votes\n${rows.join("\n")}\n` });
    const line = `simulate kz-majilis-2023 --model bootstrap --returns ${folder}/stations.csv --runs 1000`;
    const { exit, stdout } = await urna(line);
    expect(exit).toBe(0);
    expect(stdout).toContain("polling stations: 3 (stations.csv)");
  });

  test("the progress bar is drawn on a terminal only", async () => {
    const { stderr } = await urna("simulate kz-majilis-2023 --runs 30000 --threads 1");
    expect(stderr).toBe("");
  }, 60_000);

  test("Ctrl-C ends it with a sentence, no answer, and 130", async () => {
    const line = ["simulate", "kz-majilis-2023", "--runs", "100000000", "--threads", "2"];
    // A signal that comes before the simulation runs ends the process as ever: then a slow machine gets more time.
    for (const wait of [2000, 8000, 20_000]) {
      const child = spawn(node, [start, ...line], { stdio: ["ignore", "pipe", "pipe"] });
      const told = { answer: "", complaint: "" };
      child.stdout.on("data", (chunk: Buffer) => (told.answer += chunk.toString()));
      child.stderr.on("data", (chunk: Buffer) => (told.complaint += chunk.toString()));
      await setTimeout(wait);
      child.kill("SIGINT");
      await once(child, "close");
      if (child.exitCode === null) continue;
      expect(child.exitCode).toBe(130);
      expect(told.answer).toBe("");
      expect(told.complaint).toMatch(/^error: Stopped after [\d,]+ of 100,000,000 simulated elections\./);
      return;
    }
    expect.unreachable("the simulation never began");
  }, 60_000);
});

describe("what cannot be", () => {
  test.each([
    [
      "simulate kz-majilis-2023 --model magic",
      "dirichlet, logistic-normal, uniform, proportional, bootstrap",
    ],
    ["simulate kz-majilis-2023 --runs -5", "--runs"],
    ["simulate kz-majilis-2023 --runs 0", "from 1 to 100,000,000"],
    ["simulate kz-majilis-2023 --runs 1e6", "--runs"],
    ["simulate kz-majilis-2023 --seed abc", "--seed"],
    ["simulate kz-majilis-2023 --threads 0", "--threads"],
    ["simulate kz-majilis-2023 --fit kz-majilis-2021", "--fit"],
    ["simulate kz-majilis-2023 --fit kz-majilis-2023 kz-majilis-2021", "the earlier first"],
    ["simulate kz-majilis-2023 --poll x.csv", "--sample"],
    ["simulate kz-majilis-2023 --sample 100", "--poll"],
    ["simulate kz-majilis-2023 --poll x.csv --sample 9 --fit kz-majilis-2021 kz-majilis-2023", "either"],
    ["simulate kz-majilis-2023 --poll x.csv --sample 9 --model uniform", "Dirichlet"],
    [`simulate kz-majilis-2023 --poll ${EXAMPLE} --sample many`, "--sample"],
    [`simulate kz-majilis-2023 --poll ${EXAMPLE} --sample 9 --design 0.5`, "--design"],
    ["simulate kz-majilis-2023 --party nobody", "amanat"],
    ["power kz-majilis-2023 --majority constitutional-lav", "constitutional-law"],
    ["power kz-majilis-2023 --majority 99", "from 1 to 98"],
    ["power kz-majilis-2023 --majority 0", "from 1 to 98"],
    ["power kz-majilis-2023 --majority 3/2", "from 1 to 98"],
    ["indices kz-majilis-2023 --tier upper", "list, district, all"],
    ["indices kz-majilis-2023 --against kz-majilis-2032", "kz-majilis-2023"],
    ["indices kz-majilis-2021 --against kz-majilis-2023", "an earlier election"],
    ["indices kz-majilis-2023 --against kz-majilis-2023", "an earlier election"],
    ["indices kz-majilis-2023 --against kz-president-2022", "of the same kind"],
  ])("2: %s", async (line, named) => {
    const { exit, stdout, stderr } = await urna(line);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(named);
  });

  test.each([
    ["simulate kz-majilis-1999", "--poll FILE"],
    ["simulate kz-majilis-2023 --model bootstrap", "--returns PLACE"],
    ["simulate kz-kurultai-2026", "a poll is needed"],
    ["simulate kz-president-2022", "at least 3 options"],
    ["indices kz-president-2015", "nothing to measure"],
    ["indices kz-2023 --curve amanat", "districts of one seat with known votes"],
    ["power kz-referendum-2022", "no seats"],
    ["indices kz-kurultai-2026", "No result is loaded"],
  ])("3: %s", async (line, named) => {
    const { exit, stdout, stderr } = await urna(line);
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: "" });
    expect(stderr).toContain(named);
  });

  const poll = (change: (rows: string[]) => string[]): Record<string, string> => ({
    "poll.csv": change(readFileSync(EXAMPLE, "utf8").trim().split("\n")).join("\n"),
  });
  test.each([
    ["an option that nobody knows", poll((rows) => [...rows, "amanta,1,"]), /poll\.csv:11[\s\S]*amanat/],
    ["an option twice", poll((rows) => [...rows, "amanat,1,"]), /poll\.csv:11/],
    ["an option that is missing", poll((rows) => rows.filter((row) => !row.startsWith("osdp"))), /osdp/],
    ["no percentage", poll((rows) => [...rows.slice(0, 9), "undecided,many,"]), /poll\.csv:10/],
    ["more than 100 per cent", poll((rows) => [...rows.slice(0, 9), "undecided,17.9,"]), /110\.9/],
    ["a column that is missing", poll(() => ["option,share", "amanat,40"]), /percent/],
  ])("6: a poll with %s", async (_, files, named) => {
    const folder = folderWith(files);
    const line = `simulate kz-majilis-2023 --poll ${folder}/poll.csv --sample 1000 --runs 10`;
    const { exit, stdout, stderr } = await urna(line);
    expect({ exit, stdout }).toEqual({ exit: 6, stdout: "" });
    expect(stderr).toMatch(named);
  });
});
