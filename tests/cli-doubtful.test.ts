/** `urna margins ELECTION --doubtful FILE`: an irregularity is weighed by what it could have decided. */

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { folderWith, urna } from "./urna.ts";

const HEAD = "contest,area,option,votes";

function weighed(rows: readonly string[], more = ""): ReturnType<typeof urna> {
  const folder = folderWith({ "doubt.csv": `${[HEAD, ...rows].join("\n")}\n` });
  return urna(`margins kz-2023 --doubtful ${folder}/doubt.csv ${more}`);
}

describe("doubtful polling stations", () => {
  test("12,736 ballots of OSDP decide what its margin says they decide; 12,735 do not", async () => {
    const decides = await weighed(["list,a,osdp,6000", "list,b,osdp,6736"], "--text");
    expect(decides.exit).toBe(0);
    expect(decides.stdout).toContain("2 polling stations in doubt, 12,736 ballots");
    expect(decides.stdout).toMatch(/OSDP +4 +0 +4\n/);
    expect(decides.stdout).toMatch(/a +6,000 +nothing changes +nothing changes/);
    const harmless = await weighed(["list,a,osdp,12735"], "--text");
    expect(harmless.stdout).toContain("they change nobody’s seats");
  });

  test("a table for programs, and everything as JSON", async () => {
    const rows = ["list,a,osdp,12736"];
    const lines = (await weighed(rows)).stdout.split("\n");
    expect(lines).toContain("osdp\t4\t0\t4");
    expect(lines).toContain("amanat\t40\t40\t42");
    expect(JSON.parse((await weighed(rows, "--json")).stdout)).toMatchObject({
      election: "kz-majilis-2023",
      tier: "list",
      doubtful: { together: { ballots: 12_736, seats: { osdp: { now: 4, least: 0, how: "exact" } } } },
    });
  });

  test.each([
    ["nobody stands by that name", "list,a,nobody,5", "nobody"],
    ["another contest", "district,a,osdp,5", "district"],
    ["a figure that is missing", "list,a,osdp,", "whole number"],
    ["more votes than the whole has", "list,a,osdp,331059", "at most the 331058 votes of the whole"],
  ])("%s: told, with exit code 6", async (_, row, said) => {
    const { exit, stdout, stderr } = await weighed([row]);
    expect({ exit, stdout }).toEqual({ exit: 6, stdout: "" });
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(said);
  });

  test("no rows at all is no doubt that could be weighed", async () => {
    expect((await weighed([])).exit).toBe(6);
  });
});

describe("stations out of returns", () => {
  const base = mkdtempSync(join(tmpdir(), "urna-cli-doubtful-"));
  const made = join(base, "made");
  const weigh = (list: string, more = ""): ReturnType<typeof urna> =>
    urna(`margins kz-2023 --returns ${made} --doubtful ${list} ${more}`);

  beforeAll(async () => {
    await urna(`synth kz-2023 --stations 5000 --seed 1 --into ${made}`);
  }, 60_000);

  test("codes, or a file with one on each line: the same answer, marked as made up", async () => {
    const folder = folderWith({ "list.txt": "abai/0001\n\nabai/0002\n" });
    const byFile = await weigh(`${folder}/list.txt`, "--text");
    const byCode = await weigh("abai/0001,abai/0002,abai/0001", "--text");
    expect(byFile).toMatchObject({ exit: 0, stdout: byCode.stdout });
    expect(byCode.stdout).toContain("MADE UP, not a real result");
    expect(byCode.stdout.replaceAll(/\s+/g, " ")).toContain("2 polling stations in doubt");
    expect(JSON.parse((await weigh("abai/0001", "--json")).stdout)).toMatchObject({
      doubtful: { stations: [{ station: "abai/0001" }], together: { removed: {} } },
    });
  });

  test("out of a store: the same answers as out of the folder", async () => {
    const store = join(base, "made.duckdb");
    const imported = await urna(`import ${made} --election kz-2023 --into ${store} --yes`);
    expect(imported).toMatchObject({ exit: 0 });
    const stored = (rest: string): ReturnType<typeof urna> =>
      urna(`margins kz-2023 --returns ${store} ${rest}`);
    for (const more of ["--text", "--json"]) {
      const { exit, stdout } = await weigh("abai/0001,abai/0002", more);
      expect(exit).toBe(0);
      expect(await stored(`--doubtful abai/0001,abai/0002 ${more}`)).toMatchObject({ exit, stdout });
    }
    const unknown = await weigh("abai/00002");
    expect(await stored("--doubtful abai/00002")).toEqual(unknown);
  }, 120_000);

  test("the bootstrap draws them again, and says that they are made up", async () => {
    const line = `simulate kz-2023 --model bootstrap --returns ${made} --runs 50 --text`;
    const { exit, stdout } = await urna(line);
    expect(exit).toBe(0);
    expect(stdout).toContain("made up · simulated");
    expect(stdout).toMatch(/Spread fitted to polling stations: [\d,]+ \(made\)/);
  });

  test("without a doubt: the margins of what was counted", async () => {
    const { exit, stdout } = await urna(`margins kz-2023 osdp --returns ${made} --kind withheld --text`);
    expect(exit).toBe(0);
    expect(stdout).toContain("MADE UP, not a real result");
  });

  test("a code of which nothing counts is told, with those that are written alike", async () => {
    const { exit, stderr } = await weigh("abai/0001,abai/00002");
    expect(exit).toBe(2);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain("abai/0002");
  });
});
