/** `urna explain` of any rules and tables: what it says is what it says of the election that has the same. */

import { openAtlas, toInput } from "@urna/atlas";
import { isObject } from "@urna/law";
import { describe, expect, test } from "vitest";
import { folderWith, urna } from "./urna.ts";

const MAJILIS = openAtlas().election("kz-majilis-2023");
const { votes = [], areas = [], declared = [] } = MAJILIS.ok ? toInput(MAJILIS.value) : {};
const csv = (head: string, rows: readonly (readonly (string | number | null | undefined)[])[]): string =>
  [head, ...rows.map((row) => row.map((cell) => cell ?? "").join(","))].map((line) => `${line}\n`).join("");

function told(json: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(json);
  return isObject(value) ? value : {};
}

/** The Mäjilis of 2023 as tables of its own. */
function given(): string {
  const folder = folderWith({
    "votes.csv": csv(
      "contest,area,option,votes",
      votes.map((row) => [row.contest, row.area, row.option, String(row.votes ?? "")]),
    ),
    "areas.csv": csv(
      "area,level,parent",
      areas.map((area) => [area.id, area.level, area.parent]),
    ),
    "declared.csv": csv(
      "contest,area,option,seats",
      declared.map((row) => [row.contest, row.area, row.option, row.seats]),
    ),
  });
  const file = (name: string): string => `--${name} ${folder}/${name}.csv`;
  return `--rules kz/majilis@2023-01-01 ${file("votes")} ${file("areas")} ${file("declared")}`;
}

const BLT = '3 1\n4 1 2 0\n3 2 1 0\n2 3 2 0\n0\n"Ann"\n"Bob"\n"Cy"\n"Three candidates"\n';
const TIED = {
  "rules.json": JSON.stringify({
    urna: "rules/1",
    id: "xx/council@2000-01-01",
    title: { en: "Council" },
    inForce: "2000-01-01",
    levels: ["nation"],
    laws: { law: { title: { en: "Election law" } } },
    steps: {
      votes: { count: "marks", contest: "list" },
      list: { allot: "plurality", votes: "votes", seats: 1, ties: [{ by: "lot" }], cite: [{ law: "law" }] },
    },
    tiers: { list: "list" },
  }),
  "votes.csv": "contest,area,option,votes\nlist,xx,a,50\nlist,xx,b,50\n",
  "lots.csv": "step,area,order\nlist,xx,b > a\n",
};

describe("one contender", () => {
  test("has the same reasons and the same margins as in the election of the atlas", async () => {
    const [own, atlas] = [
      await urna(`explain osdp ${given()} --json`),
      await urna("explain kz-majilis-2023 osdp --json"),
    ];
    expect(own).toMatchObject({ exit: 0, stderr: "" });
    const [mine, known] = [told(own.stdout), told(atlas.stdout)];
    expect(mine["contender"]).toBe("osdp");
    expect(mine["margins"]).not.toEqual([]);
    for (const key of ["contender", "margins", "tiers", "seats"]) expect(mine[key]).toEqual(known[key]);
  });

  test("in words", async () => {
    const { exit, stdout } = await urna(`explain osdp ${given()}`);
    expect(exit).toBe(0);
    for (const figure of ["331,058", "12,735.95", "5.20"]) expect(stdout).toContain(figure);
  });

  test("of ballots that rank, by its name", async () => {
    const folder = folderWith({ "count.blt": BLT });
    const rules = `--rules ie/president@1937-12-29 --ballots ${folder}/count.blt`;
    const { exit, stdout } = await urna(`explain Bob ${rules}`);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^Bob/);
  });

  test("who is not there: those who are are listed", async () => {
    const { exit, stdout, stderr } = await urna(`explain ospd ${given()}`);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain("kz/majilis@2023-01-01");
    expect(stderr).toContain("osdp");
  });
});

describe("the whole allocation", () => {
  test("says what it says of the election of the atlas", async () => {
    const { exit, stdout } = await urna(`explain ${given()}`);
    expect(exit).toBe(0);
    for (const figure of ["5,971,719", "86,546 45/69", "71,418.04", "56,190.57"])
      expect(stdout).toContain(figure);
  });

  test("a tie asks for lots, and lots settle it", async () => {
    const folder = folderWith(TIED);
    const line = `explain --rules ${folder}/rules.json --votes ${folder}/votes.csv`;
    expect((await urna(line)).exit).toBe(4);
    const { exit, stdout } = await urna(
      `explain b ${line.slice("explain ".length)} --lots ${folder}/lots.csv`,
    );
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^b/);
  });
});

test.each([
  "explain --rules kz/majilis@2023-01-01",
  "explain --votes x.csv",
  "explain kz-majilis-2023 osdp --rules kz/majilis@2023-01-01 --votes x.csv",
])("2: %s", async (line) => {
  const { exit, stdout, stderr } = await urna(line);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toContain("--rules");
  expect(stderr).toContain("urna explain --help");
});
