import { type Node, write } from "@urna/draw";
import { must, readRules } from "@urna/law";
import { loadWords } from "@urna/words";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXAMPLE } from "./example.ts";
import { completeVotes, tableNameOf, withCommas } from "./own-tables.ts";
import { workshopResult } from "./result.ts";
import { writeDocument } from "./write-document.ts";

const words = await loadWords("en");
const html = (nodes: readonly Node[]): string => nodes.map(write).join("");

describe("documents as people write them", () => {
  test("what is written is the document", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(writeDocument(value).replaceAll(/\s/g, "")).toBe(JSON.stringify(value).replaceAll(/\s/g, ""));
      }),
    );
  });

  test("what fits on a line stands on one", () => {
    expect(writeDocument({ a: ["x"], b: { c: 1, d: {} } })).toBe(
      '{\n  "a": ["x"],\n  "b": { "c": 1, "d": {} }\n}\n',
    );
  });
});

describe("tables as people have them", () => {
  test.each([
    ["votes.csv", "anything", "votes.csv"],
    ["Lists 2024.csv", "option;votes\na;1", "votes.csv"],
    ["seats.csv", "contest,area,option,seats", "declared.csv"],
    ["regions.csv", "area,parent,level", "areas.csv"],
    ["parties.tsv", "contender\tname", "contenders.csv"],
    ["ward.blt", "2 1", "ward.blt"],
    ["x.csv", "", "votes.csv"],
  ])("%s is %s", (file, content, name) => expect(tableNameOf(file, content)).toBe(name));

  test.each([
    ["a,b\n1;2,3", "a,b\n1;2,3"],
    ["a;b\nx, y;3", 'a,b\n"x, y",3'],
    ['a;b\n"x;y";3', 'a,b\n"x;y",3'],
    ["\uFEFFa\tb\n1\t2", "a,b\n1,2"],
    ["a;b\n;3", "a,b\n,3"],
  ])("%j becomes %j", (written, read) => expect(withCommas(written)).toBe(read));

  test("a contest is filled in where the rules have one, an area where none is meant", () => {
    const rules = must(readRules(JSON.parse(EXAMPLE.rules)));
    expect(completeVotes(rules, "option,votes\na,1\n\nb,2")).toBe(
      "contest,area,option,votes\nlist,,a,1\n\nlist,,b,2",
    );
    expect(completeVotes(rules, "contest,area,option,votes\nx,y,a,1")).toContain("x,y,a,1");
    // Cells of several lines, and tables without options, stay as they are: what is wrong with them is said.
    expect(completeVotes(rules, 'option,votes\n"a\nb",2')).toBe('option,votes\n"a\nb",2');
    expect(completeVotes(rules, "party,votes\na,1")).toBe("party,votes\na,1");
  });
});

describe("what becomes of it", () => {
  test("the example is a parliament of 101, with its picture and its reasons", () => {
    const shown = html(workshopResult(words, EXAMPLE));
    expect(shown).toContain("north has 46 of 101 seats");
    expect(shown.match(/class="seat /g)).toHaveLength(2 * 101);
    expect(shown).toContain("51 = more than half");
  });

  test("rules alone are said in words", () => {
    expect(html(workshopResult(words, { rules: EXAMPLE.rules, tables: {} }))).toContain(
      "The rules can be read.",
    );
  });

  test("mistakes come all together, each with its place", () => {
    const rules = EXAMPLE.rules.replace('"5%"', '"five"').replace('"dhondt"', '"dhont"');
    const shown = html(workshopResult(words, { rules, tables: EXAMPLE.tables }));
    const line = (part: string): number => rules.split("\n").findIndex((each) => each.includes(part)) + 1;
    expect(shown).toContain("2 problems");
    expect(shown).toContain(`data-file="rules.json" data-row="${line('"five"')}"`);
    expect(shown).toContain(`data-file="rules.json" data-row="${line('"dhont"')}"`);
    expect(shown).toContain("did you mean: dhondt");
  });

  test.each([
    ['{ "urna": }', "rules.json:1"],
    ["", "rules.json:1"],
    ["[".repeat(100_000), "rules.json:1"],
  ])("no JSON: %#", (rules, place) => {
    expect(html(workshopResult(words, { rules, tables: {} }))).toContain(place);
  });

  test("a wrong figure is told with its line", () => {
    const tables = { "votes.csv": "option,votes\nnorth,12\nriver,1 2 3x\n" };
    expect(html(workshopResult(words, { rules: EXAMPLE.rules, tables }))).toContain(
      'data-file="votes.csv" data-row="3"',
    );
  });

  test("whatever is brought, it stays text and ends in an answer", () => {
    const evil = '<img src=x onerror="alert(1)">';
    const name = fc.oneof(fc.string(), fc.constantFrom(evil, "__proto__", "constructor", "total"));
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.nat({ max: 10_000 }), { maxKeys: 6 }),
        fc.string(),
        (votes, text) => {
          const rows = Object.entries(votes).map(([id, n]) => `"${id.replaceAll('"', '""')}",${n}`);
          const table = { "votes.csv": `option,votes\n${rows.join("\n")}`, "areas.csv": text };
          const rules = EXAMPLE.rules.replace(
            "Parliament of an invented country",
            JSON.stringify(evil).slice(1, -1),
          );
          for (const tables of [table, { "votes.csv": table["votes.csv"] }, { "votes.csv": text }]) {
            const shown = html(workshopResult(words, { rules, tables }));
            expect(shown).not.toContain("<img");
            expect(shown.length).toBeGreaterThan(20);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
