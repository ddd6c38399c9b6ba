import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { makeGeography } from "@urna/tally";
import { describe, expect, test } from "vitest";
import { FolderBusy, FolderWriter } from "./folder-writer.ts";
import { emptyProject, type ImportPlan, planImport } from "./import.ts";
import { MANIFEST, openProject, type Project, writeProject } from "./project.ts";
import { folder, read, told, WIDE } from "./returns.fixture.ts";

function opened(directory: string): Project {
  const project = openProject(directory);
  if (!project.ok) throw new Error(JSON.stringify(project.problems));
  return project.value;
}

describe("import", () => {
  test("says what is added, changed and the same; what was there stays", async () => {
    const first = planImport([await read(WIDE)], emptyProject("e"));
    expect(first).toMatchObject({ added: 2, changed: [], same: 0, stationsAdded: 2, refused: [] });
    const next = WIDE.replace("150,100", "151,99").concat("Астана,3,10,3,2,1\n");
    const second = planImport([await read(next)], first.after);
    expect(second).toMatchObject({ added: 1, same: 1, stationsAdded: 1 });
    expect(second.changed.map(({ after, differing }) => [after.station, differing])).toEqual([
      [
        "Астана/2",
        [
          { name: "amanat", values: [150, 151] },
          { name: "auyl", values: [100, 99] },
        ],
      ],
    ]);
    expect(planImport([await read(next)], second.after)).toMatchObject({ added: 0, changed: [], same: 3 });
  });

  test("stations of a register are all there are: another is refused", async () => {
    const register = await read("region,station,registered\nАстана,1,1200\nАстана,2,905\n");
    const plan = planImport([await read(WIDE.concat("Астана,3,10,3,2,1\n")), register], emptyProject());
    expect(told(plan.refused)).toEqual(["I701 4 Астана/3"]);
    expect(plan.after.stations.map(({ registered }) => registered)).toEqual([1200, 905]);
  });

  test("a station in two areas is kept in both, for the check to find", async () => {
    const content = "contest,region,station,amanat\nlist,Астана,1,5\ndistrict,Абай,1,5\n";
    const table = await read(content, { mapping: { file: "m", written: { station: ["station"] } } });
    const { after } = planImport([table], emptyProject());
    expect(makeGeography(after).findings).toMatchObject([{ code: "T902", station: "1" }]);
  });
});

describe("a folder of returns", () => {
  const plan = async (): Promise<ImportPlan> =>
    planImport([await read(WIDE)], emptyProject("kz-majilis-2023"));

  test("comes back as it was written", async () => {
    const directory = folder();
    writeProject(directory, (await plan()).after);
    expect(opened(directory)).toEqual((await plan()).after);
    expect(readdirSync(directory).filter((name) => /lock|tmp/.test(name))).toEqual([]);
  });

  test("holds only what its manifest names, also after it was written again", async () => {
    const directory = folder();
    writeProject(directory, (await plan()).after);
    writeProject(
      directory,
      planImport([await read(WIDE.replace("1 200", "1 201"))], (await plan()).after).after,
    );
    expect(readdirSync(directory)).toHaveLength(4);
  });

  test("a file that somebody touched is not read", async () => {
    const directory = folder();
    writeProject(directory, (await plan()).after);
    const name = readdirSync(directory).find((each) => each.startsWith("returns-")) ?? "";
    const text = readFileSync(join(directory, name), "utf8");
    writeFileSync(join(directory, name), text.replace(",200,", ",201,"));
    expect(openProject(directory)).toMatchObject({ ok: false, problems: [{ code: "A001" }] });
  });

  test("two writers at once: the second is told, and nothing of the first is lost", async () => {
    const directory = folder();
    const writer = new FolderWriter(directory, { manifest: MANIFEST, synthetic: false });
    const { after } = await plan();
    expect(() => writeProject(directory, after)).toThrow(FolderBusy);
    writer.close();
    writeProject(directory, (await plan()).after);
    expect(opened(directory).returns.size).toBe(2);
  });

  test("names that look like formulas are written so that no spreadsheet runs them, and read back", () => {
    const directory = folder();
    const stations = [{ id: "-x", area: "all" }];
    writeProject(directory, { ...emptyProject(), areas: [{ id: "all", level: "nation" }], stations });
    expect(opened(directory).stations).toEqual(stations);
    const name = readdirSync(directory).find((each) => each.startsWith("stations-")) ?? "";
    expect(readFileSync(join(directory, name), "utf8")).toContain("'-x");
  });
});

const writer = fileURLToPath(new URL("write-forever.fixture.ts", import.meta.url));

/** States that the fixture writes, in turns: how many returns each has. */
const STATES = [3000, 4000];

describe("interrupted", () => {
  test("kill -9 at any moment leaves a whole state, and the folder can be written again", async () => {
    const directory = folder();
    const seen: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const child = spawn(process.execPath, ["--conditions=source", writer, directory], { stdio: "pipe" });
      // The fixture says when the first state is on disk; then it is killed at another moment each time.
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await new Promise((resolve) => setTimeout(resolve, i * 13));
      child.kill("SIGKILL");
      await new Promise((resolve) => child.once("exit", resolve));
      const { returns, stations } = opened(directory);
      seen.push(returns.size);
      expect(stations).toHaveLength(returns.size);
    }
    expect(seen.filter((size) => !STATES.includes(size))).toEqual([]);
    writeProject(directory, emptyProject());
    expect(readdirSync(directory)).toHaveLength(4);
  }, 60_000);

  test("a disk that is full leaves what was there", async () => {
    const directory = folder();
    const before = planImport([await read(WIDE)], emptyProject()).after;
    writeProject(directory, before);
    // No file of more than 50 blocks can be written: the tables of the fixture are larger.
    const { status } = spawnSync(
      "sh",
      ["-c", 'ulimit -f 50; exec "$0" --conditions=source "$1" "$2"', process.execPath, writer, directory],
      { stdio: "ignore", timeout: 20_000 },
    );
    expect(status).not.toBe(0);
    expect(opened(directory)).toEqual(before);
    expect(readdirSync(directory).filter((name) => /lock|tmp/.test(name))).toEqual([]);
  }, 30_000);
});
