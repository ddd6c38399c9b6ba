import { describe, expect, test } from "vitest";
import { readBallotFile } from "./ballot-file.ts";
import { Problems, writePlace } from "../problems.ts";

const NEW = `# FILE NAME: 00001-00000001.toi
# TITLE: A small election
# DATA TYPE: toi
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 12
# NUMBER UNIQUE ORDERS: 3
# ALTERNATIVE NAME 1: Ann
# ALTERNATIVE NAME 2: Bob: the second
# ALTERNATIVE NAME 3: Cid
7: 1,{2,3}
3: 2
2: {1,3},2
`;
const OLD = "3\n1,Ann\n2,Bob, Jr.\n3,Cid\n12,12,2\n7,1,2,3\n5,3,2,1\n";

function read(content: string, file: string): ReturnType<typeof readBallotFile> {
  const problems = new Problems();
  const found = readBallotFile(content, file, problems);
  expect(problems.list).toEqual([]);
  return found;
}

function complaints(content: string, file: string): readonly string[] {
  const problems = new Problems();
  expect(readBallotFile(content, file, problems)).toBe(undefined);
  return problems.list.map((p) => `${p.code} ${writePlace(p.place)} ${p.expected} | ${p.found}`);
}

describe("PrefLib", () => {
  test("the newer format, with ties", () => {
    expect(read(NEW, "a.toi")).toEqual({
      title: "A small election",
      candidates: ["Ann", "Bob: the second", "Cid"].map((name) => ({ name, withdrawn: false })),
      ballots: [
        { count: 7, ranking: [[0], [1, 2]], line: 10 },
        { count: 3, ranking: [[1]], line: 11 },
        { count: 2, ranking: [[0, 2], [1]], line: 12 },
      ],
    });
  });

  test("the older format", () => {
    expect(read(OLD, "a.soc")).toEqual({
      candidates: ["Ann", "Bob, Jr.", "Cid"].map((name) => ({ name, withdrawn: false })),
      ballots: [
        { count: 7, ranking: [[0], [1], [2]], line: 6 },
        { count: 5, ranking: [[2], [1], [0]], line: 7 },
      ],
    });
  });

  test.each([
    ["a.soi", "", ["A005 a.soi:1 the number of candidates, or a head of # lines | undefined"]],
    ["a.soi", "# TITLE: x\n", ["A005 a.soi:1 a line # NUMBER ALTERNATIVES: <number> | undefined"]],
    [
      "a.soi",
      "# NUMBER ALTERNATIVES: 1\n1: 1\n",
      ["A005 a.soi a line # ALTERNATIVE NAME 1: <name> | undefined"],
    ],
    ["a.soi", "2\n1,Ann\nBob\n", ["A005 a.soi:3 2,<name of candidate 2> | Bob"]],
    [
      "a.soi",
      "1\n1,Ann\n3,x\n",
      ["A005 a.soi:3 voters, sum of ballots and number of orders, with commas between them | 3,x"],
    ],
    [
      "a.toi",
      NEW.replace("NUMBER VOTERS: 12", "NUMBER VOTERS: 13").replace("ORDERS: 3", "ORDERS: 4"),
      ["A006 a.toi 13 voters, as the head says | 12", "A006 a.toi 4 orders, as the head says | 3"],
    ],
    [
      "a.soi",
      NEW,
      [
        "A005 a.soi:10 no ties, as .soi files have none | 7: 1,{2,3}",
        "A005 a.soi:12 no ties, as .soi files have none | 2: {1,3},2",
      ],
    ],
    ["a.toc", NEW, ["A005 a.toc:11 all 3 candidates, as .toc files have | 3: 2"]],
    [
      "a.soi",
      "3\n1,A\n2,B\n3,C\n3,3,3\n1,1,4\n1,1,1\n1\n",
      [
        "A005 a.soi:6 a candidate from 1 to 3 | 4",
        "A005 a.soi:7 every candidate at most once | 1,1,1",
        "A005 a.soi:8 how many ballots, a comma, and an order | 1",
        "A006 a.soi 3 voters, as the head says | 1",
        "A006 a.soi 3 orders, as the head says | 1",
      ],
    ],
    [
      "a.toi",
      "2\n1,A\n2,B\n1,1,1\n1,{1,2\n",
      [
        "A005 a.toi:5 numbers with commas between them, and braces around ties | {1,2",
        "A006 a.toi 1 voters, as the head says | 0",
        "A006 a.toi 1 orders, as the head says | 0",
      ],
    ],
  ])("says what is wrong in %s: %j", (file, content, expected) => {
    expect(complaints(content, file)).toEqual(expected);
  });
});
