/** Returns beside other evidence: turnout of the day, copies of one protocol, what observers saw, what was published. */

import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, urna } from "./urna.ts";

const PROTOCOLS = `region,station,copy,corrects,registered,received ballot,in box,valid,valid in words,invalid,Amanat,Auyl
Astana,1,,,1200,310,310,300,триста,10,200,100
Abai,2,first,,900,260,258,250,екі жүз елу,8,150,100
Abai,2,second,first,900,260,258,250,двести пять,8,149,101
Abai,3,handed,,800,200,200,190,,10,100,90
Abai,3,posted,,800,200,200,190,,10,101,89
`;
const REGISTER = "region,station,registered\nAstana,1,1200\nAbai,2,900\nAbai,3,800\nAbai,4,1000\n";

/** A folder with the protocols imported, and other files; gives the paths of both. */
async function night(files: Readonly<Record<string, string>> = {}): Promise<{
  readonly returns: string;
  readonly file: (name: string) => string;
}> {
  const folder = folderWith({ "p.csv": PROTOCOLS, "r.csv": REGISTER, ...files });
  const file = (name: string): string => join(folder, name);
  const returns = file("night");
  const { exit } = await urna(
    `import ${file("r.csv")} ${file("p.csv")} --election kz-2023 --into ${returns} --yes`,
  );
  expect(exit).toBe(0);
  return { returns, file };
}

test("figures in words, corrections and copies that differ are found; a commission sends back, an observer explains", async () => {
  const { returns } = await night();
  const { stdout } = await urna(`check ${returns} --csv`);
  const codes = stdout.split("\n").map((line) => line.split(",").slice(0, 6).join(","));
  expect(codes).toContain("E214,error,,Abai/2,list,valid");
  expect(codes).toContain("D404,warning,,Abai/2,list,");
  expect(codes).toContain("D403,error,,Abai/3,list,");
  const empty = PROTOCOLS.replace("310,300,триста", "310,,");
  const other = await night({ "p.csv": empty });
  const codeOf = async (mode: string): Promise<string> =>
    (await urna(`check ${other.returns} --csv --mode ${mode}`)).stdout
      .split("\n")
      .find((line) => line.startsWith("E206")) ?? "";
  expect(await codeOf("commission")).toContain("E206,error");
  expect(await codeOf("observer")).toContain("E206,warning");
});

test("the corrected copy is counted; the copies that differ are held back", async () => {
  const { returns } = await night();
  const { stdout } = await urna(`tabulate ${returns} --json`);
  const tally = stdout.replaceAll(/\s/g, "");
  expect(tally).toContain('"amanat":{"total":349');
  expect(tally).toContain("copies-differ");
});

test("turnout of the day that falls, and a protocol that does not fit it", async () => {
  const hours =
    "station,time,voters,percent,by\nAstana/1,12:00,150,,\nAstana/1,18:00,149,,official\nAbai/2,20:00,261,,observer\nAstana/1,20:00,,22.5,\n";
  const { returns, file } = await night({
    "hours.csv": hours,
    "wrong.csv": "station,time,voters\nAbai/9,25:00,-1\n",
  });
  const { exit, stdout } = await urna(`check ${returns} --turnout ${file("hours.csv")} --csv`);
  expect(exit).toBe(1);
  const lines = stdout.split("\n").filter((line) => line.startsWith("W40"));
  expect(lines).toEqual([
    expect.stringContaining('W407,warning,,Astana/1,,12:00–18:00,"earlier 150, later 149"'),
    expect.stringMatching(/^W408,warning,,Astana\/1,list,20:00,/),
    expect.stringMatching(/^W408,warning,,Abai\/2,list,20:00,/),
  ]);
  const wrong = await urna(`check ${returns} --turnout ${file("wrong.csv")}`);
  expect(wrong.exit).toBe(6);
  for (const field of ["station", "time", "voters"]) expect(wrong.stderr).toContain(`wrong.csv:2 ${field}`);
});

test("published percentages, turnouts and bounds by what observers saw", async () => {
  const official = `area,option,votes,percent
abai,amanat,160,53.33
abai,auyl,140,46.60
abai,registered,2700,
abai,received ballot,500,
abai,valid,300,
`;
  const evidence = "station,kind,option,count,whole_day\nAbai/4,ballots,amanat,12,\nAbai/4,clicks,,100,yes\n";
  const { returns, file } = await night({ "o.csv": official, "e.csv": evidence });
  const call = `reconcile --returns ${returns} --official ${file("o.csv")}`;
  const { exit, stdout } = await urna(`${call} --json`);
  expect(exit).toBe(1);
  const told: unknown = JSON.parse(stdout);
  expect(told).toMatchObject({
    findings: [
      { code: "C605", option: "auyl", figures: { official: 140, whole: 300, hundredths: 4660 } },
      { code: "C607", figures: { receivedBallot: 500, valid: 300, registered: 2700 } },
    ],
    copies: [
      { station: "Abai/2", copies: ["first", "second"] },
      {
        station: "Abai/3",
        copies: ["handed", "posted"],
        differing: [{ name: "amanat", values: [100, 101] }, { name: "auyl" }],
      },
    ],
  });
  // Stations 3 and 4 are open: 800 and 1,000 voters; at 4, observers saw 12 ballots and at most 103 voters.
  const bounds = async (rest: string): Promise<unknown> =>
    JSON.parse((await urna(`${call} --json${rest}`)).stdout);
  expect(await bounds("")).toMatchObject({
    bounds: [[{ option: "amanat", atLeast: 149, atMost: 149 + 1800 }, {}]],
  });
  expect(await bounds(` --evidence ${file("e.csv")}`)).toMatchObject({
    bounds: [[{ option: "amanat", atLeast: 161, atMost: 161 + 800 + 91 }, {}]],
    findings: [{ code: "C602", option: "amanat", figures: { official: 160, collected: 161 } }, {}, {}],
  });
  const text = await urna(`${call} --evidence ${file("e.csv")} --text`, { columns: 120 });
  expect(text.stdout).toContain("Copies of one protocol side by side");
  expect(text.stdout).toMatch(/amanat +160 +149 +\+11 +161 +1,052/);
});
