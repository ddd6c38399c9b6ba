/** Votes of any kind that `urna seats --rules` takes: files of ballots under their own name or any other, rows as JSON. */

import { describe, expect, test } from "vitest";
import { folderWith, urna } from "./urna.ts";

const BLT =
  '3 1\n4 1 2 0\n3 2 1 0\n2 3 2 0\n0\n"Ann"\n"Bob"\n"Cy"\n"Three candidates; Bob wins when Cy is out"\n';
const PREFLIB =
  "# TITLE: x\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 9\n# ALTERNATIVE NAME 1: Ann\n# ALTERNATIVE NAME 2: Bob\n# ALTERNATIVE NAME 3: Cy\n4: 1,2\n3: 2,1\n2: 3,2\n";
const RULES = "seats --rules ie/president@1937-12-29";

describe("files of ballots", () => {
  test.each([
    ["BLT as the votes", "--votes", "count.blt", BLT],
    ["BLT as ballots", "--ballots", "president.blt", BLT],
    ["PrefLib as the votes", "--votes", "00001-00000001.soi", PREFLIB],
    ["PrefLib as ballots", "--ballots", "anything.soi", PREFLIB],
  ])("%s", async (_, option, name, content) => {
    const folder = folderWith({ [name]: content });
    const { exit, stdout } = await urna(`${RULES} ${option} ${folder}/${name}`);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: "contender\tseats\nbob\t1\nann\t0\ncy\t0\n" });
  });

  test("a mistake in it is told with its line, not as a table that it is not", async () => {
    const folder = folderWith({ "count.blt": BLT.replace("3 2 1 0", "x 2 1 0") });
    const { exit, stderr } = await urna(`${RULES} --votes ${folder}/count.blt`);
    expect(exit).toBe(6);
    expect(stderr).toContain("A005");
    expect(stderr).toContain("count.blt:3");
    expect(stderr).not.toContain("A003");
  });
});

describe("rows as JSON", () => {
  const row = (option: string, count: unknown): object => ({
    contest: "list",
    area: "kz",
    option,
    votes: count,
  });
  const seatsOf = (rows: unknown): ReturnType<typeof urna> => {
    const folder = folderWith({ "votes.json": JSON.stringify(rows) });
    return urna(`seats --rules kz/kurultai@2026-07-01 --votes ${folder}/votes.json`);
  };

  test("are the same rows", async () => {
    const { exit, stdout } = await seatsOf([row("a", 12345), row("b", 5000), row("against-all", 100)]);
    expect(exit).toBe(0);
    expect(stdout.split("\n").slice(1, 3)).toEqual(["a\t12345\t12345/17445\t103", "b\t5000\t5000/17445\t42"]);
  });

  test("every mistake is told with its row", async () => {
    const { exit, stderr } = await seatsOf([row("a", -1), row("b", 7), row("b", "x")]);
    expect(exit).toBe(6);
    expect(stderr).toContain("votes.json:1 votes");
    expect(stderr).toContain("votes.json:3 votes");
  });

  test.each([{ rows: [] }, 7, ["list"]])("%j is no list of rows", async (value) => {
    const { exit, stderr } = await seatsOf(value);
    expect(exit).toBe(6);
    expect(stderr).toContain("A003");
  });
});
