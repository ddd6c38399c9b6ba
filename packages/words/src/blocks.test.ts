import { expect, test } from "vitest";
import { foldRows, type Table } from "./blocks.ts";

const row = (name: string): Table["rows"][number] => [
  { text: name, raw: name },
  { text: "0", raw: 0 },
];
const table: Table = {
  kind: "table",
  id: "seats",
  columns: [
    { key: "contender", title: "Contender", align: "left" },
    { key: "seats", title: "Seats", align: "right" },
  ],
  rows: ["a", "b", "c", "d", "against all"].map(row),
  lines: [
    { before: 1, text: "no seats" },
    { before: 4, text: "lines" },
  ],
  folded: { from: 2, to: 4, text: "2 more" },
};

test("folded rows become one, and the lines of the table stay where they belong", () => {
  const { rows, lines, folded } = foldRows(table);
  expect(rows.map(([name]) => name?.text)).toEqual(["a", "b", "2 more", "against all"]);
  expect(rows[2]?.[1]).toEqual({ text: "", raw: null });
  expect(lines).toEqual([
    { before: 1, text: "no seats" },
    { before: 3, text: "lines" },
  ]);
  expect(folded).toBeUndefined();
});

test("a table without folded rows is as it was", () => {
  const { folded: _, ...whole } = table;
  expect(foldRows(whole)).toBe(whole);
});
