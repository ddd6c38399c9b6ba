import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFigure } from "./figure.ts";
import { readTable, type TableRead } from "./read-table.ts";
import { fileWith, folder, KNOWN, read, refusedIn, told, WIDE } from "./returns.fixture.ts";
import { LineSplitter, separatorOf } from "./split.ts";
import { neutral, writeLine } from "./write-table.ts";

const figures = (table: TableRead): unknown =>
  table.returns.map(({ station, figures: f, votes }) => [
    station,
    Object.fromEntries(f),
    Object.fromEntries(votes),
  ]);

const EXPECTED = [
  ["Астана/1", { registered: 1200, valid: 300 }, { amanat: 200, auyl: 100 }],
  ["Астана/2", { registered: 900, valid: 250 }, { amanat: 150, auyl: 100 }],
];

/** Cyrillic letters of the test in Windows-1251; everything else is ASCII. */
function in1251(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
}

/** The same in CP866, where the last letters of the alphabet stand apart. */
function in866(text: string): Uint8Array {
  return in1251(text).map((byte) => (byte < 0xc0 ? byte : byte - (byte < 0xf0 ? 0x40 : 0x10)));
}

function swapped(bytes: Uint8Array): Uint8Array {
  return bytes.map((_, i) => bytes[i % 2 === 0 ? i + 1 : i - 1] ?? 0);
}

describe("one table, however it is written", () => {
  const utf16 = new Uint8Array(Buffer.from(`\uFEFF${WIDE}`, "utf16le"));
  test.each([
    ["UTF-8", WIDE],
    ["UTF-8 with a mark", `\uFEFF${WIDE}`],
    ["UTF-16 LE", utf16],
    ["UTF-16 BE", swapped(utf16)],
    ["UTF-16 LE without a mark", utf16.subarray(2)],
    ["Windows-1251", in1251(WIDE)],
    ["CP866", in866(WIDE)],
    ["semicolons and Windows line breaks", WIDE.replaceAll(",", ";").replaceAll("\n", "\r\n")],
    ["tabs", WIDE.replaceAll(",", "\t")],
    ["gzip", gzipSync(WIDE)],
    ["the names of the options in another language", WIDE.replace("amanat,auyl", "Аманат,Ауыл")],
    [
      "a long table",
      `region;station;option;votes
Астана;1;registered;1200
Астана;1;Amanat;200
Астана;2;registered;900
Астана;2;valid;250
Астана;1;valid;300
Астана;1;Ауыл;100
Астана;2;amanat;150
Астана;2;auyl;100
`,
    ],
  ])("%s", async (_, content) => {
    const table = await read(content);
    expect(table.refused).toEqual([]);
    expect(figures(table)).toEqual(EXPECTED);
    expect(table.stations.map(({ id, areas }) => [id, areas])).toEqual([
      ["Астана/1", [{ level: "region", name: "Астана" }]],
      ["Астана/2", [{ level: "region", name: "Астана" }]],
    ]);
  });

  test("every figure keeps the file, its SHA-256 and its line", async () => {
    const [first] = (await read(WIDE)).returns;
    expect(first?.provenance).toEqual({
      file: "table.csv",
      sha256: createHash("sha256").update(WIDE).digest("hex"),
      row: 2,
    });
    expect(first?.provenance?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test("an empty cell is missing and no zero", async () => {
    const [first] = (await read(WIDE.replace("300,200,100", ",200,"))).returns;
    expect(first?.figures.has("valid")).toBe(false);
    expect(first?.votes.has("auyl")).toBe(false);
  });

  test("votes that say so are those of their option, also beside a figure of the same name", async () => {
    const option = { id: "against-all", names: ["against all"] };
    const known = { contest: "list", options: [option] };
    const both = await read("station,againstAll,votes:against-all\n1,,7\n", { known });
    expect([...(both.returns[0]?.votes ?? [])]).toEqual([["against-all", 7]]);
    const alone = await read("station,valid,against all\n1,9,7\n", { known });
    expect([...(alone.returns[0]?.votes ?? [])]).toEqual([["against-all", 7]]);
  });

  test("a mapping says what no guess can: sums of columns, options, totals to leave out", async () => {
    const content = "uik,voters,early,in,p1,p2,strange\n7,100,10,50,30,20,x\nИтого,100,10,50,30,20,x\n";
    const written = {
      figures: { registered: "voters", issued: ["early", "in"] },
      votes: { amanat: "p1", auyl: "p2" },
      ignore: ["Итого"],
    };
    const table = await read(content, { mapping: { file: "mapping.json", written } });
    expect(figures(table)).toEqual([["7", { registered: 100, issued: 60 }, { amanat: 30, auyl: 20 }]]);
    expect(table.ignored).toBe(1);
    expect(table.guess.unread).toEqual(["strange"]);
  });

  test("columns that mean nothing known are named, and not read", async () => {
    expect((await read(WIDE.replace("valid", "weather"))).guess.unread).toEqual(["weather"]);
  });

  test("a table with stations and voters only is a register", async () => {
    const table = await read("region,station,registered\nАстана,1,1200\n");
    expect(table.register).toBe(true);
    expect(table.stations[0]).toMatchObject({ id: "Астана/1", registered: 1200 });
  });
});

describe("refused, with line, column and reason", () => {
  test.each([
    ["a ragged line", `${WIDE}Астана,3,1\n`, ["A003 4 3"]],
    ["a quote that does not end", `${WIDE}"Астана,3,1,1,1,1\n`, ["A003 4"]],
    ["the same station twice", `${WIDE}Астана,2,900,250,150,100\n`, ["I702 4 Астана/2"]],
    ["no station", `${WIDE}Астана,,900,250,150,100\n`, ["I701 4 station"]],
    ["a total", `${WIDE}Астана,Итого,2100,550,350,200\n`, ["I707 4 station Астана/Итого"]],
    ["a formula", `${WIDE}Астана,3,=1+1,1,1,1\n`, ["I705 4 registered =1+1"]],
    ["a formula for a name", `${WIDE}=cmd,3,1,1,1,1\n`, ['I705 4 region "=cmd"']],
    ["a negative vote", `${WIDE}Астана,3,9,9,-9,1\n`, ["E212 4 amanat -9"]],
    ["half a vote", `${WIDE}Астана,3,9,9,1.5,1\n`, ["E212 4 amanat 1.5"]],
    ["words for a number", `${WIDE}Астана,3,many,9,9,1\n`, ["E212 4 registered many"]],
    ["too many", `${WIDE}Астана,3,10000001,9,9,1\n`, ["E212 4 registered 10000001"]],
    [
      "all of it at once",
      `${WIDE}Астана,3,x,9,-9,1\nА,Всего,1,1,1,1\n`,
      ["E212 4 registered x", "E212 4 amanat -9", "I707 5 station А/Всего"],
    ],
  ])("%s", async (_, content, expected) => {
    const refused = await refusedIn(fileWith(content));
    expect(told(refused)).toEqual(expected);
    expect(refused.filter(({ expected: wanted }) => wanted === "")).toEqual([]);
  });

  test("a formula for an area that is no part of the station's name, and for a copy", async () => {
    const content = "area:region,station,copy,amanat\n=1+1,1,,5\nx,2,@a,5\n";
    expect(told(await refusedIn(fileWith(content)))).toEqual([
      'I705 2 area:region "=1+1"',
      'I705 3 copy "@a"',
    ]);
  });

  test("after ten thousand wrong lines the rest is not read", async () => {
    const refused = await refusedIn(fileWith(WIDE + "x,1,-1,1,1,1\n".repeat(20_000)));
    expect(refused).toHaveLength(10_001);
    expect(refused.at(-1)).toMatchObject({ code: "A003", row: 10_003 });
  });

  test("long: an option that is not on the ballot, with the nearest; a figure twice", async () => {
    const content = "station,option,votes\n1,amanta,5\n1,auyl,3\n1,auyl,4\n";
    const { refused } = await read(content);
    expect(told(refused)).toEqual(["I703 2 amanta", "I702 4 1 auyl"]);
    expect(refused[0]?.near).toEqual(["amanat"]);
  });

  test.each([
    ["no station column", "a,b\n1,2\n", "I704"],
    ["nothing to read", "station,weather\n1,2\n", "I704"],
    ["nothing at all", "", "A003"],
  ])("%s", async (_, content, code) => {
    const table = await readTable(fileWith(content), { known: KNOWN });
    expect(table).toMatchObject({ ok: false, problems: [{ code }] });
  });

  test("a mapping with unknown parts and columns", async () => {
    const mapping = { file: "m.json", written: { colour: 1, votes: { amanat: "amanta" }, shape: "round" } };
    const table = await readTable(fileWith(WIDE), { known: KNOWN, mapping });
    expect(table).toMatchObject({
      ok: false,
      problems: [
        { code: "A002", field: "colour" },
        { code: "A002", field: "shape" },
        { code: "I704", field: "votes.amanat", found: "amanta", near: ["amanat"] },
      ],
    });
  });

  test("files that are none, not text, too large, or larger when opened up", async () => {
    const code = async (path: string, limits = { file: 1000, opened: 1000 }): Promise<unknown> => {
      const table = await readTable(path, { known: KNOWN, limits });
      return table.ok ? "" : table.problems[0]?.code;
    };
    expect(await code("/nowhere/at/all.csv")).toBe("A001");
    expect(await code(folder())).toBe("A001");
    expect(await code(fileWith("x".repeat(1001)))).toBe("A001");
    expect(await code(fileWith(gzipSync("x".repeat(100_000))))).toBe("A001");
    expect(await code(fileWith(gzipSync(WIDE).subarray(0, -4)))).toBe("A001");
    expect(await code(fileWith("a,b\0\n"))).toBe("I706");
    const mapping = { file: "m.json", written: { encoding: "utf-8" } };
    const broken = await readTable(fileWith(in1251(WIDE)), { known: KNOWN, mapping });
    expect(broken).toMatchObject({ ok: false, problems: [{ code: "I706", row: 2 }] });
  });

  test("no bytes whatever make it throw", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom("", WIDE, "PK\u0003\u0004", "PAR1", "<EML Id='510'>", '{"@type":'),
        async (bytes, before) => {
          const path = fileWith(Buffer.concat([Buffer.from(before), bytes]));
          expect(typeof (await readTable(path, { known: KNOWN })).ok).toBe("boolean");
        },
      ),
      { numRuns: 120 },
    );
  }, 30_000);
});

describe("numbers", () => {
  test.each([
    ["1234", 1234],
    ["1 234 567", 1_234_567],
    ["1\u00A0234", 1234],
    ["1'234", 1234],
    ["1,234", 1234],
    ["1.234.567", 1_234_567],
    ["1,234.0", 1234],
    ["1.234,00", 1234],
    ["12,0", 12],
    ["1,5", 1.5],
    ["\u22125", -5],
    ["0.125", 0.125],
    ["1 23", undefined],
    ["1,23,4", undefined],
    ["12a", undefined],
    ["1e5", undefined],
  ])("%s", (written, value) => {
    expect(parseFigure(written)).toBe(value);
  });

  test("a decimal sign that was told is no sign of groups", () => {
    expect(parseFigure("1,234", ",")).toBe(1.234);
    expect(parseFigure("1.234", ",")).toBe(1234);
  });
});

describe("tables that are written", () => {
  test("no spreadsheet runs a cell", () => {
    const texts = ["=HYPERLINK(1)", "+1", "@x", "-x", "\tx"];
    expect(texts.map(neutral)).toEqual(texts.map((text) => `'${text}`));
    expect(["-5", "-1/3", "a=b"].map(neutral)).toEqual(["-5", "-1/3", "a=b"]);
  });

  test("what is written is read back", () => {
    const cell = fc
      .string({ maxLength: 12 })
      .filter((text) => !text.includes("\r") && !/^['\uFEFF]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant("x"), cell, cell), { minLength: 1 }), (rows) => {
        const text = rows.map((row) => writeLine(row)).join("");
        const splitter = new LineSplitter(",");
        const back = [...splitter.push(text), ...splitter.end()].map(({ cells }) =>
          cells.map((c) => c.replace(/^'(?=[=+@\t-])/, "")),
        );
        expect(back).toEqual(rows);
      }),
    );
  });

  test("the separator is the one that the header has most", () => {
    expect(separatorOf('a;"b,c,d,e";f\n1,2,3,4,5')).toBe(";");
  });
});
