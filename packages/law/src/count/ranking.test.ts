/** Single ballots where several rules meet: which marks are left, and whether any of them are still equal. */

import { expect, test } from "vitest";
import { type Reading, readRanking } from "./ranking.ts";

const COLS = new Map(["a", "b", "c", "d"].map((id, i) => [id, i]));
const read = (
  ranking: readonly (readonly string[])[],
  rules: Reading,
  out: readonly string[] = [],
): string => {
  const found = readRanking(ranking, rules, 4, COLS, (id) => out.includes(id));
  if (found.kind === "line") return found.line;
  if (found.kind === "untold") return `? ${found.rule}`;
  return `${found.marks.map(({ col, rank }) => `${rank}${"abcd"[col]}`).join(" ")}${found.equal ? " equal" : ""}`;
};

test.each<[string, readonly (readonly string[])[], Reading, string]>([
  [
    "what is cut off may leave no two equal",
    [["a"], ["b", "c"]],
    { equal: "keep", most: 2, tooMany: "cut" },
    "1a 2b",
  ],
  ["or leave them", [["a", "b"], ["c"]], { equal: "keep", most: 2, tooMany: "cut" }, "1a 1b equal"],
  [
    "later than the first too",
    [["d"], ["b", "a"], ["c"]],
    { equal: "keep", most: 3, tooMany: "cut" },
    "1d 2a 2b equal",
  ],
  [
    "a name that came before is passed over, its neighbour is not",
    [["a"], ["a", "b"]],
    { equal: "keep", repeated: "skip" },
    "1a 2b",
  ],
  ["a rank of such names alone closes up", [["a"], ["a"], ["c"]], { repeated: "skip" }, "1a 2c"],
  ["ranks that were left out close up", [["a"], [], [], ["c"]], { skipped: "close" }, "1a 2c"],
  ["a line beside a name", [["a", "blank"]], { equal: "keep" }, "? a line among preferences"],
  ["a line before a name", [["blank"], ["a"]], {}, "? a line among preferences"],
  ["a line alone", [["against-all"]], {}, "against-all"],
  ["two lines", [["blank", "invalid"]], { equal: "keep" }, "? a line among preferences"],
  ["who does not stand here is passed over", [["z"], ["b"]], {}, "1b"],
  ["nobody who stands", [["z"]], {}, "invalid"],
])("%s", (_, ranking, rules, expected) => {
  expect(read(ranking, rules)).toBe(expected);
});

test("of two equal one who is out leaves the other alone", () => {
  expect(read([["a", "b"], ["c"]], { equal: "keep" }, ["b"])).toBe("1a 2c");
  expect(read([["a", "b", "c"], ["d"]], { equal: "keep" }, ["b"])).toBe("1a 1c 2d equal");
});
