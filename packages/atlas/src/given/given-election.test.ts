import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toInput } from "../input.ts";
import { openAtlas } from "../load.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "urna-atlas-"));
  writeFileSync(join(directory, "aliases.csv"), "alias,election\n");
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory, "xx/elections/xx-diet-2001", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

const DOCUMENT = {
  id: "xx-diet-2001",
  date: "2001-02-03",
  kind: "parliament",
  title: { en: "Election of the Diet", es: "Elecciones a la Dieta" },
  series: "xx/diet",
  contests: [{ id: "district", ballot: "candidate" }],
  source: { address: "https://example.org/diet", licence: "CC0" },
};
const TABLES = {
  "votes.csv": "contest,area,option,votes\ndistrict,north,ann,7\ndistrict,north,invalid,1\nlist,land,red,9\n",
  "areas.csv": "area,parent,level,seats,name\nland,,nation,,Land\nnorth,land,constituency,1,The North\n",
  "contenders.csv": "contender,kind,name,in_party\nann,person,Ann A.,red\nred,party,The Reds,\n",
};

describe("an election given as tables", () => {
  it("is listed and read like others, and its tables are the input", () => {
    write({ ...TABLES, "election.json": JSON.stringify(DOCUMENT) });
    const atlas = openAtlas(directory);
    expect(atlas.electionIds()).toEqual(["xx-diet-2001"]);
    expect(atlas.findElection("Diet 2001")).toEqual({ kind: "one", id: "xx-diet-2001" });
    expect(atlas.listElections()).toMatchObject({
      ok: true,
      value: [
        {
          id: "xx-diet-2001",
          country: "xx",
          title: { en: "Election of the Diet", kk: "Election of the Diet" },
        },
      ],
    });
    const read = atlas.election("xx-diet-2001");
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const election = read.value;
    expect(election.title.es).toBe("Elecciones a la Dieta");
    expect(election.area).toBe("land");
    expect(election.contests).toMatchObject([
      {
        id: "district",
        level: "district",
        ballot: "candidate",
        options: [{ id: "ann", names: { en: "Ann A." }, party: "red" }],
      },
      { id: "list", level: "nation", ballot: "list", options: [{ id: "red", kind: "party" }] },
    ]);
    expect(election.areas.get("north")?.names.en).toBe("The North");
    expect(toInput(election).votes).toHaveLength(3);
    expect(toInput(election).areas?.[1]).toEqual({
      id: "north",
      level: "constituency",
      parent: "land",
      seats: 1,
    });
  });

  it("tells options of one name apart by the area in which they stand", () => {
    write({
      "votes.csv":
        "contest,area,option,votes\nlist,n,n-1,7\nlist,s,s-1,5\nlist,s,s-2,3\nlist,n,all,1\nlist,s,all,1\n",
      "areas.csv":
        "area,parent,level,name,name_es\nland,,nation,Land,\nn,land,district,North,Norte\ns,land,district,South,\n",
      "contenders.csv": "contender,name\nn-1,Centre\ns-1,Centre\ns-2,Farmers\nall,Centre\n",
      "election.json": JSON.stringify({ ...DOCUMENT, contests: [{ id: "list", ballot: "list" }] }),
    });
    const read = openAtlas(directory).election("xx-diet-2001");
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const called = (id: string): readonly unknown[] => {
      const names = read.value.options.get(id)?.names;
      return [names?.en, names?.es];
    };
    expect(called("n-1")).toEqual(["Centre (North)", "Centre (Norte)"]);
    expect(called("s-1")).toEqual(["Centre (South)", "Centre (South)"]);
    expect(called("s-2")).toEqual(["Farmers", "Farmers"]);
    expect(called("all")).toEqual(["Centre", "Centre"]);
  });

  it("says everything that is wrong in the document and in the tables", () => {
    const broken = {
      ...DOCUMENT,
      id: "xx-diet-2002",
      title: { es: "Dieta" },
      contests: [{ id: "lists" }],
      source: {},
    };
    write({ ...TABLES, "election.json": JSON.stringify(broken) });
    const read = openAtlas(directory).election("xx-diet-2001");
    expect(
      read.ok ? [] : read.problems.map((p) => `${p.code} ${p.place.field} ${p.near?.join() ?? ""}`),
    ).toEqual(["A212 id ", "R003 title/en ", "A104 contests list"]);
    write({ "election.json": "{}", "votes.csv": "contest,area,option,votes\nlist,land,red,x\n" });
    const worse = openAtlas(directory).election("xx-diet-2001");
    expect(worse.ok ? [] : worse.problems.map((p) => `${p.code} ${p.place.field}`)).toEqual([
      "R003 id",
      "R003 date",
      "R003 kind",
      "R003 title",
      "R003 series",
      "R003 source",
      "V001 votes",
    ]);
    expect(openAtlas(directory).listElections().ok).toBe(false);
  });
});
