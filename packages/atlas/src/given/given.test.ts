import { elect, readRules } from "@urna/law";
import { describe, expect, it } from "vitest";
import type { Files } from "../files.ts";
import { readGiven, readGivenTables, tablesIn } from "./given.ts";
import { anyFiles } from "../files.ts";
import type { Loaded } from "../problems.ts";

/** Files that exist only in this test. */
function filesOf(contents: Readonly<Record<string, string>>): Files {
  return {
    directory: "test",
    has: (file) => Object.hasOwn(contents, file),
    list: () => Object.keys(contents).sort(),
    read: (file, problems) => {
      const content = contents[file];
      if (content === undefined) problems.add("A001", { file }, "a file that can be read");
      return content;
    },
  };
}

function read(contents: Readonly<Record<string, string>>): ReturnType<typeof readGivenTables> {
  const files = filesOf(contents);
  return readGivenTables(tablesIn(files, ""), files);
}

/** Problems as an editor reads them. */
function complaints(loaded: Loaded<unknown>): readonly string[] {
  if (loaded.ok) return [];
  return loaded.problems.map(({ code, place, expected, found, near }) => {
    const at = `${place.file}:${place.row ?? ""}:${place.field ?? ""}`;
    return `${code} ${at} | ${expected} | ${found ?? ""} | ${(near ?? []).join(",")}`;
  });
}

const VOTES = "contest,area,option,votes\n";

describe("tables of one election", () => {
  it("reads all of them", () => {
    const loaded = read({
      "votes.csv": `${VOTES}list,north,red,120\nlist,north,blue,80.5\nlist,south,red,\nlist,north,invalid,7\n`,
      "areas.csv":
        "area,parent,level,name,seats,registered,population,surface\nland,,nation,The Land,,,,\nnorth,land,region,North,3,500,900,77\nsouth,land,region,South,,,,\n",
      "contenders.csv":
        "contender,kind,name,in_alliance,fact_parties,fact_minority,fact_code\nred,party,Reds,left,2,true,R1\nblue,party,Blues,,,,\n",
      "ballots.csv":
        "contest,area,count,ranking\nmayor,north,5,red > blue\nmayor,north,3,red = blue\nmayor,north,1,\nmayor,north,2,red > > blue > red\n",
      "declared.csv": "contest,area,option,seats,person\nold,south,red,2,\n",
      "lots.csv": "step,area,order\nallot,north,red > blue\nallot,,blue > red\n",
    });
    expect(complaints(loaded)).toEqual([]);
    if (!loaded.ok) return;
    expect(loaded.value.given).toEqual({
      votes: [
        { contest: "list", area: "north", option: "red", votes: 120 },
        { contest: "list", area: "north", option: "blue", votes: "80.5" },
        { contest: "list", area: "south", option: "red", votes: null },
        { contest: "list", area: "north", option: "invalid", votes: 7 },
      ],
      areas: [
        { id: "land", level: "nation" },
        {
          id: "north",
          level: "region",
          parent: "land",
          seats: 3,
          figures: { registered: 500, population: 900, surface: 77 },
        },
        { id: "south", level: "region", parent: "land" },
      ],
      contenders: [
        {
          id: "red",
          kind: "party",
          in: { alliance: "left" },
          facts: { parties: 2, minority: true, code: "R1" },
        },
        { id: "blue", kind: "party" },
      ],
      ballots: [
        { contest: "mayor", area: "north", count: 5, ranking: [["red"], ["blue"]] },
        { contest: "mayor", area: "north", count: 3, ranking: [["red", "blue"]] },
        { contest: "mayor", area: "north", count: 1, ranking: [] },
        { contest: "mayor", area: "north", count: 2, ranking: [["red"], [], ["blue"], ["red"]] },
      ],
      declared: [{ contest: "old", area: "south", option: "red", seats: 2 }],
      lots: [
        { at: "allot", area: "north", order: ["red", "blue"] },
        { at: "allot", order: ["blue", "red"] },
      ],
    });
    expect(loaded.value.names.get("north")?.ru).toBe("North");
    expect(loaded.value.names.get("red")?.en).toBe("Reds");
  });

  it("calls everybody as each language does, else in English, else as on the ballot; every spelling is theirs", () => {
    const loaded = read({
      "votes.csv": `${VOTES}list,here,a,1\n`,
      "areas.csv": "area,parent,level,name,name_en,seats,farms\nhere,,nation,ここ,Here,2,7\n",
      "contenders.csv": "contender,name,name_ru,name_en\na,あ,А,A\nb,い,,B\nc,う,,\nd,,,\n",
    });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const { given, names } = loaded.value;
    expect(names.get("here")).toEqual({ kk: "Here", ru: "Here", en: "Here", es: "Here" });
    expect(names.get("a")).toEqual({ kk: "A", ru: "А", en: "A", es: "A" });
    expect(names.get("b")?.kk).toBe("B");
    expect(names.get("c")?.en).toBe("う");
    expect(names.has("d")).toBe(false);
    expect(given.areas).toEqual([{ id: "here", level: "nation", seats: 2, figures: { farms: 7 } }]);
  });

  it("does not look at what is not there", () => {
    const loaded = read({ "votes.csv": `${VOTES}list,,red,1\n`, "notes.txt": "?" });
    expect(loaded).toEqual({
      ok: true,
      value: {
        given: { votes: [{ contest: "list", area: "", option: "red", votes: 1 }] },
        names: new Map(),
        lotPlaces: [],
      },
    });
  });

  it("takes a table with quotes, spaces, CRLF and a byte order mark", () => {
    const loaded = read({
      "votes.csv": '\uFEFFcontest,area,option,votes\r\n"list","a","Reds, united", 12 \r\n\r\n',
    });
    expect(loaded).toMatchObject({
      ok: true,
      value: { given: { votes: [{ option: "Reds, united", votes: 12 }] } },
    });
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      "an empty file",
      { "votes.csv": "" },
      ["A003 votes.csv:1: | a header line: contest,area,option,votes |  | "],
    ],
    [
      "a missing and a misspelled column",
      { "votes.csv": "contest,area,option,vote\n" },
      [
        "A003 votes.csv:1:votes | a column of this name |  | ",
        "A003 votes.csv:1: | columns named contest, area, option, votes, group | vote | votes",
      ],
    ],
    [
      "a column twice",
      { "votes.csv": "contest,area,option,votes,votes\n" },
      ["A003 votes.csv:1:votes | a column once | votes | "],
    ],
    ["a short line", { "votes.csv": `${VOTES}list,a,red\n` }, ["A003 votes.csv:2: | 4 cells | 3 | "]],
    [
      "quotes that do not match",
      { "votes.csv": `${VOTES}list,a,"red,1\n` },
      ["A003 votes.csv:2: | comma separated values with matching quotes |  | "],
    ],
    [
      "figures that are none",
      { "votes.csv": `${VOTES}list,a,red,-1\nlist,a,blue,1e3\nlist,a,green,ten\nlist,a,grey,"1,000"\n` },
      [
        "V001 votes.csv:2:votes | a whole number or an exact decimal | -1 | ",
        "V001 votes.csv:3:votes | a whole number or an exact decimal | 1e3 | ",
        "V001 votes.csv:4:votes | a whole number or an exact decimal | ten | ",
        "V001 votes.csv:5:votes | a whole number or an exact decimal | 1,000 | ",
      ],
    ],
    [
      "the same figure twice",
      { "votes.csv": `${VOTES}list,a,red,1\nlist,a,red,1\n` },
      ["V002 votes.csv:3:option | an option other than that of line 2 | red | "],
    ],
    [
      "a line of the protocol in other letters",
      { "votes.csv": `${VOTES}list,a,Against all,1\n` },
      ["V012 votes.csv:2:option | against-all, as lines of the protocol are written | Against all | "],
    ],
    [
      "empty ids",
      { "votes.csv": `${VOTES},a,,1\n` },
      [
        "R003 votes.csv:2:contest | the id of a contest |  | ",
        "R003 votes.csv:2:option | the id of an option, or a line of the protocol |  | ",
      ],
    ],
    [
      "an area that is not in the table of areas",
      {
        "votes.csv": `${VOTES}list,nort,red,1\n`,
        "areas.csv": "area,parent,level\nland,,nation\nnorth,land,region\n",
      },
      ["V003 votes.csv:2:area | the id of an area | nort | north"],
    ],
    [
      "areas without a tree",
      {
        "areas.csv": "area,parent,level,seats\na,b,x,\nb,a,x,many\nc,q,x,1\nc,a,x,1\n",
      },
      [
        "V001 areas.csv:3:seats | a whole number, zero or more | many | ",
        "V010 areas.csv:5:area | an id other than that of line 4 | c | ",
      ],
    ],
    [
      "a parent that nobody knows",
      { "areas.csv": "area,parent,level\nland,,nation\nnorth,lant,region\n" },
      ["V003 areas.csv:3:parent | the id of its parent area | lant | land"],
    ],
    [
      "contenders of no kind, twice, with columns of no kind",
      { "contenders.csv": "contender,kind,colour\nred,partie,x\nred,party,x\n" },
      [
        "A003 contenders.csv:1: | columns named contender, kind, name, name_kk, name_ru, name_en, name_es, in_<kind of group>, fact_<name> | colour | ",
        "R004 contenders.csv:2:kind | one of party, list, alliance, person, independents, answer | partie | party",
        "V010 contenders.csv:3:contender | an id other than that of line 2 | red | ",
      ],
    ],
    [
      "an option that the table of contenders does not have",
      { "votes.csv": `${VOTES}list,a,read,1\nlist,a,invalid,1\n`, "contenders.csv": "contender\nred\n" },
      ["V004 votes.csv:2:option | a contender of the table of contenders | read | red"],
    ],
    [
      "rankings that cannot be read",
      { "ballots.csv": "contest,area,count,ranking\nm,a,x,a > b\nm,a,1,a = > b\nm,a,1,a >\n" },
      [
        "V001 ballots.csv:2:count | a whole number, zero or more | x | ",
        "R004 ballots.csv:3:ranking | a ranking such as a > b = c > d | a = > b | ",
        "R004 ballots.csv:4:ranking | a ranking such as a > b = c > d | a > | ",
      ],
    ],
    [
      "declared seats without a number",
      { "declared.csv": "contest,area,option,seats\nd,a,red,\nd,a,red,two\n" },
      [
        "R003 declared.csv:2:seats | a number of seats |  | ",
        "V001 declared.csv:3:seats | a whole number, zero or more | two | ",
      ],
    ],
    [
      "lots in disorder",
      { "lots.csv": "step,area,order\n,a,x > y\ns,a,x > > y\ns,a,x > x\n" },
      [
        "R003 lots.csv:2:step | the id of the step that asks for it |  | ",
        "R004 lots.csv:3:order | an order such as a > b | x > > y | ",
        "V009 lots.csv:4:order | every name once | x > x | ",
      ],
    ],
    [
      "papers drawn by halves",
      { "lots.csv": "step,area,order,from,papers\ns,a,x > y,x,\ns,a,x > y,,3\ns,a,x > y,x,many\n" },
      [
        "R003 lots.csv:2:papers | how many such papers were drawn |  | ",
        "R003 lots.csv:3:from | whose papers they are |  | ",
        "V001 lots.csv:4:papers | a whole number, zero or more | many | ",
      ],
    ],
  ])("says what is wrong: %s", (_, contents, expected) => {
    expect(complaints(read(contents))).toEqual(expected);
  });

  it("joins the rows of papers of one draw, and knows where lots stand", () => {
    const loaded = read({
      "lots.csv": "step,area,order,from,papers\ns,a,x > y,x,2\nt,,z > x,,\ns,a,x > z,x,1\ns,b,x > z,x,4\n",
    });
    const place = (row: number, field: string): object => ({ file: "lots.csv", row, field });
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        given: {
          lots: [
            {
              at: "s",
              area: "a",
              from: "x",
              papers: [
                { count: 2, ranking: ["x", "y"] },
                { count: 1, ranking: ["x", "z"] },
              ],
            },
            { at: "t", order: ["z", "x"] },
            { at: "s", area: "b", from: "x", papers: [{ count: 4, ranking: ["x", "z"] }] },
          ],
        },
        lotPlaces: [place(2, "from"), place(3, "order"), place(5, "from")],
      },
    });
  });

  it("says when a file is not there", () => {
    expect(complaints(readGiven({ votes: "no/such/file.csv" }, anyFiles()))).toEqual([
      "A001 no/such/file.csv:: | a file that can be read |  | ",
    ]);
  });

  it("leads to seats", () => {
    const rules = readRules({
      urna: "rules/1",
      id: "test/hare@2000-01-01",
      title: { en: "Hare" },
      inForce: "2000-01-01",
      levels: ["nation"],
      laws: {},
      steps: {
        votes: { count: "marks", contest: "list" },
        seats: { allot: "quota", quota: "hare", votes: "votes", seats: 3 },
      },
      tiers: { list: "seats" },
    });
    const loaded = read({ "votes.csv": `${VOTES}list,,red,60\nlist,,blue,40\n` });
    if (!rules.ok || !loaded.ok) throw new Error("sound rules and votes");
    const outcome = elect(rules.value, loaded.value.given);
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        seats: [
          { contender: "red", total: 2 },
          { contender: "blue", total: 1 },
        ],
      },
    });
  });
});

it("takes a group in the table of votes as the party of the option", () => {
  const of = (...rows: readonly string[]): ReturnType<typeof readGiven> => {
    const table = ["contest,area,option,votes,group", ...rows, ""].join("\n");
    return readGiven({ votes: "votes.csv" }, filesOf({ "votes.csv": table }));
  };
  const read = of("d,x,ann,5,p", "d,y,ann,5,p", "d,x,bob,3,");
  expect(read.ok && read.value.contenders).toEqual([{ id: "ann", in: { party: "p" } }]);
  const wrong = of("d,x,ann,5,p", "d,y,ann,5,q");
  expect(wrong.ok ? [] : wrong.problems).toMatchObject([{ code: "R014", place: { row: 3, field: "group" } }]);
});
