import { emptyProject, returnKey, writeProject } from "@urna/returns";
import type { Return } from "@urna/tally";
import { expect, test } from "vitest";
import { gzipSync } from "node:zlib";
import { writeFileSync } from "node:fs";
import { calibrateStations } from "../packages/cli/src/screening/pool.ts";
import { readStations } from "../packages/cli/src/screening/station-file.ts";
import { folderWith, urna } from "./urna.ts";

test("Mäjilis 2023: the totals near round shares, with what makes the find weaker and what would settle it", async () => {
  const { exit, stdout } = await urna("screen kz-majilis-2023", { columns: 100 });
  expect(exit).toBe(0);
  const text = stdout.replaceAll(/\s+/g, " ");
  expect(text).toContain("totals within 4.1 votes of a multiple of 0.1 %: 6 of 8");
  for (const line of [
    "Amanat 3,431,510 −1.7 near",
    "Auyl 693,938 −4.1 near",
    "Respublica 547,154 −359.9",
    "QHP 432,920 +2.0 near",
    "Baytaq 146,431 +2.9 near",
    "Aq Jol 535,139 +358.0",
    "OSDP 331,058 +3.1 near",
    "Against all 248,291 −0.2 near",
  ])
    expect(text).toContain(line);
  expect(text).toContain("1.2 × 10^−16");
  expect(text).toContain("degrees of freedom 7, lines 8");
  expect(text).toContain("times 7 cuts, times 6 looks");
  expect(text).toContain("could be innocent totals computed back");
  expect(text).toContain("would settle it the commission's protocol");
  expect(text).toMatch(/Other elections tested: \d+\. Below 0\.05 after correction: 0; below 0\.001: 0\./);
  expect(text).toContain("P103");
});

test.each(["kz-majilis-2021", "kz-president-2022", "kz-maslikhat-2023-almaty", "kz-maslikhat-2023-astana"])(
  "%s: nothing unusual",
  async (election) => {
    const { stdout } = await urna(`screen ${election}`);
    expect(stdout).toMatch(/unusual 0 of [12] tests/);
    expect(stdout).toContain("[nothing unusual]");
  },
);

test("two answers are too few totals: said so, and no probability", async () => {
  const { exit, stdout } = await urna("screen kz-referendum-2024 --test round-share integers");
  expect(exit).toBe(0);
  expect(stdout).toContain("[not enough data]");
  expect(stdout).not.toContain("probability");
  expect(stdout.replaceAll(/\s+/g, " ")).toContain(
    "U201 whole percentages: results by polling station are needed (500 or more); none are loaded",
  );
});

test("tests are chosen by name, for elections too; an unknown name lists near ones and all", async () => {
  const one = await urna("screen kz-majilis-2021 --test round-share");
  expect(one.stdout).toContain("U101");
  expect(one.stdout).not.toContain("P101");
  expect(one.stdout).not.toContain("U201");
  const sums = await urna("screen kz-majilis-2021 --test must-add-up");
  expect(sums.stdout).toContain("P101");
  expect(sums.stdout).not.toContain("U101");
  const wrong = await urna("screen kz-majilis-2021 --test integer benford");
  expect(wrong.exit).toBe(2);
  expect(wrong.stderr).toContain('--test cannot be "integer benford"');
  expect(wrong.stderr).toContain("must-add-up, round-share");
  expect(wrong.stderr).toContain("did you mean: integers");
});

test("the same seed prints the same, and the seed is printed", async () => {
  const [first, again, other] = await Promise.all([
    urna("screen kz-majilis-2021 --seed 7"),
    urna("screen kz-majilis-2021 --seed 7"),
    urna("screen kz-majilis-2021 --seed 8"),
  ]);
  expect(first.stdout).toBe(again.stdout);
  expect(first.stdout).toContain("Seed 7;");
  expect(first.stdout).not.toBe(other.stdout);
  const wrong = await urna("screen kz-majilis-2021 --seed seven");
  expect(wrong.exit).toBe(2);
  expect(wrong.stderr).toContain("--seed");
});

test.each(["kk", "ru", "en", "es"])("%s: accuses nobody, and no key is left unsaid", async (language) => {
  const { stdout } = await urna(`screen kz-majilis-2023 --lang ${language}`);
  expect(stdout).not.toMatch(/fraud|фальсиф|мошенн|fraude|алаяқ|бұрмала|манипул|manipul/i);
  expect(stdout).not.toMatch(/screening\.|\{\{/);
});

/** A made-up country, every station the same number of voters; every third turnout of the south is a whole percentage. */
function stationsFile(stations: number): string {
  const lines = ["region,voters,cast,valid,invalid,party"];
  for (let i = 0; i < stations; i++) {
    const south = i % 2 === 1;
    const cast = south && i % 3 === 0 ? 8 * (40 + (i % 37)) : 323 + ((i * 7919) % 301);
    const invalid = i % 5;
    lines.push(
      `${south ? "south" : "north"},800,${cast},${cast - invalid},${invalid},${Math.floor(cast * 0.43) - (i % 11)}`,
    );
  }
  return `${lines.join("\n")}\n`;
}
const COLUMNS = "--registered voters --given cast --counted valid+invalid --option party --area region";

test("a table of stations: rate before probability, areas, choices, what it cannot see", async () => {
  const folder = folderWith({ "stations.csv": stationsFile(1200) });
  const { exit, stdout } = await urna(`screen ${folder} ${COLUMNS} --runs 100`, { columns: 100 });
  const text = stdout.replaceAll(/\s+/g, " ");
  expect(exit).toBe(0);
  expect(text).toContain("1,200 of 1,200 stations");
  expect(text.indexOf("measured false alarms")).toBeLessThan(text.indexOf("probability"));
  expect(text).toContain("clean elections simulated: 100");
  expect(text).toContain("[very unusual]");
  expect(text).toMatch(/area stations seen by chance probability corrected south 600/);
  expect(text).toContain("cannot see");
  expect(text).toContain("Canada 2011, Conservatives 65,340 2.22");
});

test("a station with more ballots than voters is named by its line, before any statistics", async () => {
  const folder = folderWith({
    "stations.csv":
      "region,voters,cast,valid,invalid,party\na,800,801,801,0,400\na,800,300,350,1,100\na,800,300,290,1,100\n",
  });
  const { stdout } = await urna(`screen ${folder} ${COLUMNS} --runs 10`, { columns: 100 });
  expect(stdout).toContain("E209  More voters received a ballot than stand on the list.");
  expect(stdout).toContain("stations: 1 of 3; the first: stations.csv:2");
  expect(stdout).toContain("E208");
  expect(stdout).toContain("the first: stations.csv:3");
  expect(stdout.indexOf("E209")).toBeLessThan(stdout.indexOf("2. Unusual"));
});

test("the report as a page, as Markdown and for programs", async () => {
  const page = await urna("screen kz-majilis-2021 --report html --lang kk");
  expect(page.stdout).toMatch(/^<!doctype html>\n<html lang="kk">/);
  expect(page.stdout).toContain("<table");
  expect((await urna("screen kz-majilis-2021 --report md")).stdout).toContain("## 2. Unusual");
  const json: unknown = JSON.parse((await urna("screen kz-majilis-2023 --report json")).stdout);
  expect(json).toMatchObject({
    election: "kz-majilis-2023",
    tests: 2,
    unusual: 2,
    seed: "20230319",
    cards: [
      {
        test: "round-share",
        found: { contest: "list", rate: { runs: 1000 }, result: { kind: "tested", enough: 2 } },
      },
      { test: "sequence", found: { rate: { runs: 1000 } } },
      { test: "integers", found: { skipped: true, needs: "stations", fewest: 500 } },
      ...["digits", "fingerprint", "shpilkin", "rozenas", "klimek", "kireev"].map((test) => ({ test })),
    ],
  });
  const wrong = await urna("screen kz-majilis-2021 --report pdf");
  expect(wrong.exit).toBe(2);
  expect(wrong.stderr).toContain('--report cannot be "pdf"');
  expect(wrong.stderr).toContain("html, md, json");
});

test("a folder of returns: the checks of its protocols, and its strongest option; made-up returns say so", async () => {
  const folder = `${folderWith({ "note.txt": "x" })}/made-up`;
  const values = Array.from({ length: 600 }, (_, i): Return => {
    const cast = 301 + ((i * 7919) % 307);
    const amanat = Math.floor(cast * 0.53) + (i % 13);
    return {
      station: `s${i}`,
      contest: "list",
      figures: new Map([
        ["registered", 811],
        ["issued", cast],
        ["inBoxes", i === 7 ? cast + 1 : cast],
      ]),
      votes: new Map([
        ["amanat", amanat],
        ["osdp", cast - amanat],
      ]),
      provenance: { file: "made-up.csv", sha256: "0".repeat(64), row: i + 1, source: "SYNTHETIC test" },
    };
  });
  writeProject(folder, {
    ...emptyProject("kz-majilis-2023"),
    areas: [{ id: "kz", level: "nation" }],
    stations: values.map(({ station }) => ({ id: station, area: "kz" })),
    returns: new Map(values.map((value) => [returnKey(value), value])),
  });
  const { exit, stdout } = await urna(`screen ${folder} --runs 5 --test must-add-up integers`, {
    columns: 100,
  });
  expect(exit).toBe(0);
  expect(stdout).toContain("made-up, amanat: unusual 0 of 1 tests");
  expect(stdout).toContain("MADE UP, not a real result");
  expect(stdout).toContain("600 of 600 stations");
  expect(stdout).toContain("the first: s7");
  const other = await urna(`screen ${folder} --runs 5 --test digits --option osdp`);
  expect(other.stdout).toContain("made-up, osdp");
}, 60_000);

/** Five protocols that observers happened to collect: two copies that disagree, two contests, too many votes for what is left. */
function collected(): string {
  const folder = `${folderWith({ "note.txt": "x" })}/collected`;
  const protocol = (
    station: string,
    contest: string,
    votes: Readonly<Record<string, number>>,
    figures: Return["figures"],
    copy?: string,
  ): Return => ({
    station,
    contest,
    ...(copy === undefined ? {} : { copy }),
    figures,
    votes: new Map(Object.entries(votes)),
  });
  const came = (received: number, outside: number): Return["figures"] =>
    new Map([
      ["registered", 1000],
      ["receivedBallot", received],
      ["issuedOutside", outside],
    ]);
  const values = [
    protocol("s1", "list", { amanat: 300, osdp: 60 }, came(400, 20), "handed-out"),
    protocol("s1", "list", { amanat: 420, osdp: 60 }, came(520, 20), "posted"),
    protocol("s2", "list", { amanat: 200, osdp: 100 }, came(320, 10)),
    protocol("s2", "district", { one: 250 }, came(400, 10)),
    protocol("s3", "list", { amanat: 500, osdp: 331_059 }, came(900, 0)),
  ];
  writeProject(folder, {
    ...emptyProject("kz-majilis-2023"),
    areas: [{ id: "kz", level: "nation" }],
    stations: ["s1", "s2", "s3", "s4"].map((id) => ({ id, area: "kz", registered: 1000 })),
    returns: new Map(values.map((value) => [returnKey(value), value])),
  });
  return folder;
}

test("a few protocols that nobody drew by lot: copies, contests, remainder, and what observers saw", async () => {
  const folder = collected();
  const evidence = folderWith({
    "evidence.csv":
      "station,kind,count,option,whole_day,source\ns1,ballots,90,osdp,,photographs\ns1,ballots,10,amanat,,photographs\ns2,clicks,330,,,A. B.\ns3,clicks,600,,yes,A. B.\ns4,ballots,5,osdp,,photographs\n",
  });
  const { exit, stdout } = await urna(
    `screen ${folder} --test must-add-up --evidence ${evidence}/evidence.csv`,
    { columns: 100 },
  );
  const text = stdout.replaceAll(/\s+/g, " ");
  expect(exit).toBe(0);
  expect(text).toContain("D403 Copies of one protocol differ.");
  expect(text).toContain("W405 Two contests of one station disagree on who came.");
  expect(text).toContain("C602 Less was published for the area than was collected");
  expect(text).toContain(
    "B101 more ballots were seen for an option than the protocol has: 1 of 1 stations seen, ballots 60",
  );
  expect(text).toContain("B102 more voters were counted at the door than the protocol has: stations 1");
  expect(text).toContain("B103 far fewer voters were counted at the door");
  expect(text).toContain("evidence without a protocol, or without the figure in it: lines 1");
  expect(text).toContain("s1 (posted) ballots 90 60 +30");
  expect(text).toContain("It is no sample: nothing follows for other stations.");
  expect(text).not.toContain("U201");
}, 60_000);

test("mistakes in a table of evidence are all named with what is near; evidence needs a folder of returns", async () => {
  const folder = collected();
  const files = folderWith({
    "evidence.csv":
      "station,kind,count,option,error\ns9,ballots,1,amanat,\ns1,ballot,x,amanat,\ns1,clicks,5,,2\ns1,ballots,1,amanad,\n",
    "stations.csv": stationsFile(3),
  });
  const wrong = await urna(`screen ${folder} --evidence ${files}/evidence.csv`);
  expect(wrong.exit).toBe(6);
  for (const place of [
    "evidence.csv:2 station",
    "evidence.csv:3 kind",
    "evidence.csv:3 count",
    "evidence.csv:4 error",
    "evidence.csv:5 option",
    "amanat",
  ])
    expect(wrong.stderr).toContain(place);
  const table = await urna(`screen ${files}/stations.csv ${COLUMNS} --evidence ${files}/evidence.csv`);
  expect(table.exit).toBe(2);
  expect(table.stderr).toContain("folder of returns");
}, 60_000);

test("the rates do not depend on the number of threads", async () => {
  const folder = folderWith({ "stations.csv": stationsFile(30_000) });
  const read = readStations(`${folder}/stations.csv`, {
    registered: "voters",
    given: "cast",
    counted: "valid+invalid",
    option: "party",
    area: "region",
  });
  expect(read.ok).toBe(true);
  const [one, two] = await Promise.all(
    [1, 2].map((threads) =>
      read.ok
        ? calibrateStations({ table: read.table, seed: "5", runs: 70, threads })
        : Promise.resolve(undefined),
    ),
  );
  expect(one).toEqual(two);
  expect(one?.integers.runs).toBe(70);
}, 60_000);

test("packed with gzip, few stations: the tail is exact, and silence means nothing; no digits", async () => {
  const folder = folderWith({ "note.txt": "x" });
  writeFileSync(`${folder}/small.csv.gz`, gzipSync(stationsFile(120)));
  const { exit, stdout } = await urna(`screen ${folder}/small.csv.gz ${COLUMNS} --runs 50`);
  expect(exit).toBe(0);
  expect(stdout.replaceAll(/\s+/g, " ")).toContain(
    "fewer than 500 stations: the tail is exact, but silence means nothing",
  );
  expect(stdout).toContain("needed are 300 counts");
});

test("all mistakes of a table are named with file, row and column; a missing column with what is near", async () => {
  const folder = folderWith({
    "stations.csv": "region,voters,cast,valid,invalid,party\na,800,x,1,1,1\na,800,1,1,-1,1\na,800\n",
  });
  const wrong = await urna(`screen ${folder} ${COLUMNS}`);
  expect(wrong.exit).toBe(6);
  expect(wrong.stderr).toContain("stations.csv:2 cast");
  expect(wrong.stderr).toContain("stations.csv:3 invalid");
  expect(wrong.stderr).toContain("stations.csv:4");
  const absent = await urna(`screen ${folder} ${COLUMNS.replace("voters", "voter")}`);
  expect(absent.exit).toBe(6);
  expect(absent.stderr).toContain("voters");
  expect((await urna(`screen ${folder} ${COLUMNS} --test benford`)).exit).toBe(2);
  expect((await urna(`screen ${folder} ${COLUMNS} --runs 0`)).exit).toBe(2);
});

test("no station that can be used: no probability from nothing", async () => {
  const folder = folderWith({
    "stations.csv": "region,voters,cast,valid,invalid,party\na,,10,10,0,5\nb,50,10,10,0,5\n",
  });
  const { exit, stdout } = await urna(`screen ${folder} ${COLUMNS}`);
  expect(exit).toBe(3);
  expect(stdout.replaceAll(/\s+/g, " ")).toContain("a figure missing: 1; fewer than 100 voters: 1");
  expect(stdout).not.toContain("probability");
});

test("a quick count: size, lot, reserves; the same seed draws the same stations; mistakes of the frame are all named", async () => {
  const lines = Array.from({ length: 300 }, (_, i) => {
    const ballots = 300 + ((i * 7919) % 401);
    return `s${i},${i % 2 === 0 ? "city" : "village"},${ballots},${Math.floor(ballots * (0.3 + (i % 9) / 20))}`;
  });
  const folder = folderWith({
    "frame.csv": `station,stratum,ballots,votes\n${lines.join("\n")}\n`,
    "wrong.csv": "station,stratum,ballots,votes\na,x,10,11\na,x,ten,1\nb,y,10,1\n",
  });
  const [first, again, other] = await Promise.all(
    ["7", "7", "8"].map((seed) => urna(`quick-count ${folder}/frame.csv --margin 2 --seed ${seed}`)),
  );
  expect(first?.exit).toBe(0);
  expect(first?.stdout).toMatch(/^\d+ of 300 stations, drawn by lot/);
  expect(first?.stdout).toContain("drawn by this lot only");
  expect(first?.stdout).toBe(again?.stdout);
  expect(first?.stdout).not.toBe(other?.stdout);
  const wrong = await urna(`quick-count ${folder}/wrong.csv`);
  expect(wrong.exit).toBe(6);
  for (const place of ["wrong.csv:2 votes", "wrong.csv:3 station", "wrong.csv:3 ballots"])
    expect(wrong.stderr).toContain(place);
  expect((await urna(`quick-count ${folder}/frame.csv --margin 0`)).exit).toBe(2);
  expect((await urna(`quick-count ${folder}/absent.csv`)).exit).toBe(6);
});
