import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitTable } from "./csv.ts";
import { Problems } from "./problems.ts";

function split(content: string): readonly (readonly string[])[] {
  const problems = new Problems();
  const lines = splitTable(content, "a.csv", problems);
  expect(problems.list).toEqual([]);
  return lines.map((l) => l.cells);
}

describe("tables", () => {
  test.each<[string, readonly (readonly string[])[]]>([
    ["", []],
    [
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ["\uFEFFa\n1", [["a"], ["1"]]],
    [
      "a,b\n,\n\n,2",
      [
        ["a", "b"],
        ["", ""],
        ["", "2"],
      ],
    ],
    [
      'a,b\n"1,5","say ""no"""\n',
      [
        ["a", "b"],
        ["1,5", 'say "no"'],
      ],
    ],
    ['a\n"two\nlines"\n3\n', [["a"], ["two\nlines"], ["3"]]],
    ['"a"\r\n"b"\r\n', [["a"], ["b"]]],
  ])("%j", (content, cells) => {
    expect(split(content)).toEqual(cells);
  });

  test("lines are counted through cells with line breaks", () => {
    const lines = splitTable('a\n"two\nlines"\n\nlast\n', "a.csv", new Problems());
    expect(lines.map((l) => l.line)).toEqual([1, 2, 5]);
  });

  test.each(['a,b\n1,"2\n', 'a\n1"2"\n', 'a\n"1"2\n'])("%j is no table", (content) => {
    const problems = new Problems();
    expect(splitTable(content, "a.csv", problems)).toEqual([]);
    expect(problems.list).toMatchObject([{ code: "A003", place: { file: "a.csv", row: 2 } }]);
  });

  test("what is written is read back", () => {
    const cell = fc.string().filter((text) => !text.includes("\r"));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const content = rows
          .map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(","))
          .join("\n");
        expect(split(content)).toEqual(rows);
      }),
    );
  });
});
