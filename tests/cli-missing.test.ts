/** Missing is missing: never a zero, and never part of a sum that is called as if it were there. */

import { describe, expect, test } from "vitest";
import { folderWith, urna } from "./urna.ts";

describe("what is not known", () => {
  test("seats that another body fills, and nobody says whom with, are no zero", async () => {
    const { stdout } = await urna("show kz-senate-2023");
    expect(stdout).toBe("contender\tsenate\tappointed\tseats\nsenator\t20\t\t20\n");
    const text = (await urna("show kz-senate-2023 --text")).stdout;
    expect(text).toMatch(/Senators +20 +– +20/);
    expect(text).not.toContain("Under each name");
  });

  test("a sum without a line that was not published is not called by that line", async () => {
    const { stdout } = await urna("show kz-maslikhat-2023-kostanay --text");
    expect(stdout).toContain("Shares are of 350,112 votes for those who stand.");
    expect(stdout).toMatch(/Amanat +195,232 +55\.76 +9 +– +9/);
    expect(stdout).toContain("Not known: Against all. Up to 92,188 votes there");
  });

  test("where nothing was published, nothing is said to add up, and the rules to enter it by are named", async () => {
    const { exit, stdout } = await urna("check kz-kurultai-2026");
    expect(exit).toBe(0);
    expect(stdout.split("\n")[0]).toBe("kz-kurultai-2026: nothing was published that could be checked.");
    const shown = await urna("show kz-kurultai-2026");
    expect(shown.stdout).toContain("urna seats --rules kz/kurultai@2026-07-01 --votes FILE");
  });

  test("votes of another contest are no votes of this one: no table of zeros", async () => {
    const folder = folderWith({ "votes.csv": "contest,area,option,votes\nother,de,a,5\n" });
    const { exit, stderr } = await urna(
      `seats --rules de/bundestag@2023-06-14 --votes ${folder}/votes.csv --text`,
    );
    expect(exit).toBe(6);
    expect(stderr).toContain("V015");
    expect(stderr).toContain("expected: first, second");
    expect(stderr).toContain("found: other");
    expect(stderr).not.toContain("Shares are of");
  });

  test("votes of one of two contests: which one is missing is said, and nobody has zero", async () => {
    const folder = folderWith({ "votes.csv": "contest,area,option,votes\nlist,kz,a,5\n" });
    const { exit, stderr } = await urna(
      `seats --rules kz/majilis@2023-01-01 --votes ${folder}/votes.csv --text`,
    );
    expect(exit).toBe(3);
    expect(stderr).toContain("No votes are loaded (district vote)");
  });

  test("the turnout of a referendum is of the ballots in the boxes", async () => {
    const { stdout } = await urna("show kz-referendum-2022 --text --lang en");
    expect(stdout.replaceAll(/\s+/g, " ")).not.toMatch(/voters who – voters on the – 68\.05/);
  });

  test("where the law is silent nobody has zero seats", async () => {
    const rows = "list,kz,a,1\nlist,kz,b,1\nlist,kz,against-all,100\n";
    const folder = folderWith({ "votes.csv": `contest,area,option,votes\n${rows}` });
    const { exit, stderr } = await urna(
      `seats --rules kz/kurultai@2026-07-01 --votes ${folder}/votes.csv --text`,
    );
    expect(exit).toBe(5);
    expect(stderr).toMatch(/a +1 +0\.98 +–/);
    expect(stderr).toMatch(/total +102 +–/);
  });
});
