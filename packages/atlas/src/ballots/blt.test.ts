import { describe, expect, test } from "vitest";
import { elect, must, readRules } from "@urna/law";
import { isBallotFile, readBallotFile, slugOf, toBallotInput } from "./ballot-file.ts";
import { readGiven } from "../given/given.ts";
import { Problems, writePlace } from "../problems.ts";

/** The example that usually explains the format: four candidates for two seats, the second has withdrawn. */
const EXAMPLE = `4 2          # four candidates are competing for two seats
-2           # Basil has withdrawn
1 4 1 3 2 0  # one ballot with Daphne first, Angela second
1 2 4 1 3 0
2 1 1=4 - 3 0
3 0
0            # end of ballots
"Adam # not a comment"   # candidate 1
"Basil"
"Charlotte"
"Dón \\"D\\" Quijote"
"Gardening Club Election"
`;

function complaints(content: string, file = "m.blt"): readonly string[] {
  const problems = new Problems();
  expect(readBallotFile(content, file, problems)).toBe(undefined);
  return problems.list.map((p) => `${p.code} ${writePlace(p.place)} ${p.expected} | ${p.found}`);
}

describe("BLT", () => {
  test("is read with withdrawn candidates, equal and empty ranks, quotes and comments", () => {
    const problems = new Problems();
    const read = readBallotFile(EXAMPLE, "m.blt", problems);
    expect(problems.list).toEqual([]);
    expect(read).toEqual({
      title: "Gardening Club Election",
      seats: 2,
      candidates: [
        { name: "Adam # not a comment", withdrawn: false },
        { name: "Basil", withdrawn: true },
        { name: "Charlotte", withdrawn: false },
        { name: 'Dón "D" Quijote', withdrawn: false },
      ],
      ballots: [
        { count: 1, ranking: [[3], [0], [2], [1]], line: 3 },
        { count: 1, ranking: [[1], [3], [0], [2]], line: 4 },
        { count: 2, ranking: [[0], [0, 3], [], [2]], line: 5 },
        { count: 3, ranking: [], line: 6 },
      ],
    });
  });

  test("line breaks are as good as spaces, ballots may be numbered, and Windows may have written it", () => {
    const problems = new Problems();
    const read = readBallotFile('\uFEFF2 1\r\n(17) 1 2\r\n1 0\r\n0 "A ""a""" "B"\r\n', "m.blt", problems);
    expect(read?.candidates.map(({ name }) => name)).toEqual(['A "a"', "B"]);
    expect(read?.ballots).toEqual([{ count: 1, ranking: [[1], [0]], line: 2 }]);
    expect(read?.title).toBe(undefined);
  });

  test.each([
    ["", ["A005 m.blt:1 the number of candidates | the end of the file"]],
    ["two 1", ["A005 m.blt:1 the number of candidates | two"]],
    ["0 1\n0", ["A005 m.blt:1 at least one candidate | 0"]],
    ["2\n", ["A005 m.blt:1 the number of seats | the end of the file"]],
    ['2 1\n-3\n0\n"A" "B"', ["A005 m.blt:2 a withdrawn candidate from -1 to -2 | -3"]],
    ["2 1\n1 1 2\n", ["A005 m.blt:2 a 0 that ends the preferences | the end of the file"]],
    ["2 1\n1 1 0\n", ["A005 m.blt:2 a 0 that ends the ballots | the end of the file"]],
    [
      '2 1\n1 3 0\n0\n"A" "B"',
      ["A005 m.blt:2 candidates from 1 to 2, = between equal ones, or - for a rank left out | 3"],
    ],
    [
      '2 1\n1.5 1 0\n0\n"A" "B"',
      ["A005 m.blt:2 how many ballots, a whole number, or a 0 that ends the ballots | 1.5"],
    ],
    [
      '2 1\n1 1 0\n0\n"A"\n',
      ["A005 m.blt:4 the names of 2 candidates in quotes, found 1 | the end of the file"],
    ],
    ["2 1\n1 1 0\n0\nA B\n", ["A005 m.blt:4 names of candidates in quotes | A"]],
    [
      '2 1\n1 1 0\n0\n"A\n"B"\n',
      [
        'A005 m.blt:4 a closing quote in the same line | "A',
        "A005 m.blt:3 the names of 2 candidates in quotes, found 0 | the end of the file",
      ],
    ],
  ])("says the line and what was expected: %j", (content, expected) => {
    expect(complaints(content)).toEqual(expected);
  });

  test("names become ids; a table of contenders may have its own", () => {
    expect(slugOf("  Ó Súilleabháin, Mary-Ann ")).toBe("o-suilleabhain-mary-ann");
    expect(slugOf("Әлия")).toBe("");
    const read = {
      candidates: ["Әлия", "A B", "a b"].map((name) => ({ name, withdrawn: false })),
      ballots: [],
    };
    const input = toBallotInput(read, "x/council.north.blt", new Map([["A B", "ab"]]));
    expect(input.contenders.map((c) => c.id)).toEqual(["candidate-1", "ab", "a-b"]);
    expect(input.contenders[0]?.facts).toEqual({ contest: "council", area: "north" });
    expect(isBallotFile("a.BLT") && isBallotFile("a.toi") && !isBallotFile("votes.csv")).toBe(true);
  });

  test("goes through the ordinary path to seats", () => {
    const files = {
      directory: "",
      list: (): string[] => [],
      has: (): boolean => true,
      read: (): string => EXAMPLE,
    };
    const given = readGiven({ ballots: ["club.blt"] }, files);
    if (!given.ok) throw new Error(JSON.stringify(given.problems));
    const rules = must(
      readRules({
        urna: "rules/1",
        id: "xx/club@2000-01-01",
        title: { en: "A club" },
        inForce: "2000-01-01",
        levels: ["club"],
        laws: {},
        steps: {
          ballots: {
            count: "ballots",
            contest: "club",
            equal: "skip",
            skipped: "close",
            repeated: "skip",
            passOver: "withdrawn",
          },
          seats: {
            allot: "stv",
            ballots: "ballots",
            seats: "area",
            quota: "droop",
            surplus: { method: "weighted-inclusive", digits: 5, order: "largest" },
          },
        },
        tiers: { seats: "seats" },
      }),
    );
    const outcome = must(elect(rules, given.value));
    expect(outcome.status).toBe("complete");
    expect(outcome.seats.filter((s) => s.total > 0).map((s) => s.contender)).toEqual([
      "adam-not-a-comment",
      "don-d-quijote",
    ]);
  });
});
