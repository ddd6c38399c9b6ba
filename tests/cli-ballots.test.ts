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

  test.each([
    ["alone", ""],
    ["with a table of areas that names the district", "area,parent,level\nbass,,division\n"],
  ])("is of the one district there is, where the law counts by district: %s", async (_, areas) => {
    const folder = folderWith({ "count.blt": BLT, ...(areas === "" ? {} : { "areas.csv": areas }) });
    const told = areas === "" ? "" : `--areas ${folder}/areas.csv`;
    const { exit, stdout, stderr } = await urna(
      `seats --rules au/house@1918-11-21 --ballots ${folder}/count.blt ${told}`,
    );
    expect({ exit, stdout, stderr }).toEqual({
      exit: 0,
      stdout: "contender\tseats\nbob\t1\nann\t0\ncy\t0\n",
      stderr: "",
    });
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

describe("one ballot a row", () => {
  const cast = (...rows: readonly string[]): string => `${rows.join("\n")}\n`;
  const RANKED = cast(
    "id,rank1,rank2,rank3",
    ...[
      "ann,bob,",
      "ann,bob,",
      "ann,bob,",
      "ann,bob,",
      "bob,ann,",
      "bob,ann,",
      "bob,ann,",
      "cy,bob,",
      "cy,bob,",
    ].map((cells, i) => `${i},${cells}`),
  );

  test("is counted as the file of kinds is", async () => {
    const folder = folderWith({ "count.blt": BLT, "cvr.csv": RANKED });
    const [kinds, records] = [
      await urna(`${RULES} --ballots ${folder}/count.blt`),
      await urna(`${RULES} --ballots ${folder}/cvr.csv`),
    ];
    expect(records.exit).toBe(0);
    expect(records.stdout).toBe(kinds.stdout);
  });

  const rules = JSON.stringify({
    urna: "rules/1",
    id: "xx/council@2024-01-01",
    title: { en: "Council" },
    inForce: "2024-01-01",
    levels: ["town"],
    laws: { act: { title: { en: "Act" }, version: "2024-01-01", address: "https://example.org/act" } },
    steps: {
      votes: { count: "marks", contest: "vote" },
      list: { allot: "plurality", votes: "votes", seats: 1, ties: [{ by: "lot" }], cite: [{ law: "act" }] },
    },
    tiers: { list: "list" },
  });

  test.each([
    ["approvals", cast("mark:ann,mark:bob,mark:cy", "1,1,0", "0,1,1", "1,1,", ",,1"), "bob"],
    ["scores", cast("score:ann,score:bob", "10,0", "0,4", "0,5"), "ann"],
  ])("%s are added up for rules that count marks", async (_, content, winner) => {
    const folder = folderWith({ "rules.json": rules, "vote.csv": content });
    const { exit, stdout } = await urna(`seats --rules ${folder}/rules.json --ballots ${folder}/vote.csv`);
    expect({ exit, first: stdout.split("\n")[1] }).toEqual({ exit: 0, first: `${winner}\t1` });
  });

  test("a rank that cannot be read is told, with its column", async () => {
    const folder = folderWith({ "cvr.csv": RANKED.replace("cy,bob", "overvote,bob") });
    const { exit, stdout, stderr } = await urna(`${RULES} --ballots ${folder}/cvr.csv`);
    expect({ exit, stdout }).toEqual({ exit: 6, stdout: "" });
    expect(stderr).toContain("cvr.csv:9 rank1");
  });
});

describe("papers that are drawn", () => {
  const EXAMPLE = "docs/examples/surplus-by-draw";
  const call = `seats --rules ${EXAMPLE}/rules.json --ballots ${EXAMPLE}/ballots.csv`;

  test("are asked for, with whose they are and how many of which", async () => {
    const { exit, stdout, stderr } = await urna(`${call} --text`);
    expect(exit).toBe(4);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(
      "The surplus of ada is passed on by papers that are drawn: 4 of 12 (next preference: ben); 1 of 4",
    );
    expect(stderr).toContain("--lots");
    const told: unknown = JSON.parse((await urna(`${call} --json`)).stdout);
    expect(told).toMatchObject({
      status: "tied",
      draws: [{ from: "ada", groups: [{ to: "ben", papers: 4, of: 12 }, { to: "cem" }] }],
    });
  });

  test("let the count go on when they are given, whichever they are", async () => {
    const seatsOf = async (lots: string): Promise<unknown> => {
      const folder = folderWith({ "lots.csv": lots });
      const { exit, stdout } = await urna(`${call} --lots ${folder}/lots.csv`);
      return exit === 0 ? /^(.*)\t1\n(.*)\t1$/m.exec(stdout)?.slice(1) : exit;
    };
    const head = "step,area,order,from,papers\nseats,,ada > ben > ";
    expect(await seatsOf(`${head}cem,ada,4\nseats,,cem > dia,,\n`)).toEqual(["ada", "cem"]);
    expect(await seatsOf(`${head}dia,ada,4\nseats,,dia > cem,,\n`)).toEqual(["ada", "ben"]);
  });

  test("that are not there, or too few, are a mistake with its line", async () => {
    const lots = "step,area,order,from,papers\nseats,,ada > ben > cem,ada,3\nseats,,ada > dia,ada,1\n";
    const folder = folderWith({ "lots.csv": lots });
    const { exit, stderr } = await urna(`${call} --lots ${folder}/lots.csv`);
    expect(exit).toBe(6);
    expect(stderr).toContain("V014");
    expect(stderr).toContain("lots.csv:2 from");
    expect(stderr).toContain("4 papers of ada to ben");
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
