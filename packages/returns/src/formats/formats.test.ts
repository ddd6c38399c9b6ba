import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTable, type TableRead } from "../read-table.ts";
import { fileWith, KNOWN, read, refusedIn, told, WIDE } from "../returns.fixture.ts";
import { EML, parquet, report, ROWS, workbook, zipOf } from "./files.fixture.ts";

const figures = (table: TableRead): unknown =>
  table.returns.map(({ station, contest, figures: f, votes }) => [
    station,
    contest,
    Object.fromEntries(f),
    Object.fromEntries(votes),
  ]);

const EXPECTED = [
  ["Астана/1", "list", { registered: 1200, valid: 300 }, { amanat: 200, auyl: 100 }],
  ["Астана/2", "list", { registered: 900, valid: 250 }, { amanat: 150, auyl: 100 }],
];

const PARQUET = `SELECT * FROM (VALUES ('Астана', 1, 1200::BIGINT, 300::HUGEINT, 200, 100.0), ('Астана', 2, 900, 250, 150, 100))
  AS t(region, station, registered, valid, amanat, auyl)`;

describe("workbooks", () => {
  test.each([
    ["texts that are shared", workbook({ Sheet: ROWS })],
    ["texts in their cells", workbook({ Sheet: ROWS }, { inline: true })],
    [
      "numbers as texts",
      workbook({ Sheet: ROWS.map((row) => row.map((cell) => `${typeof cell === "object" ? "" : cell} `)) }),
    ],
    ["a title above the header, an empty line in it", workbook({ Sheet: [["Results"], [], ...ROWS] })],
    ["an empty sheet before it", workbook({ Cover: [["Results of the day"]], Protocols: ROWS })],
    [
      "a hidden sheet before it",
      workbook({ Old: [...ROWS, ["x", 1, 2, 3, 4, 5]], New: ROWS }, { hidden: ["Old"] }),
    ],
    ["packed once more", gzipSync(workbook({ Sheet: ROWS }))],
  ])("%s", async (_, content) => {
    const table = await read(content);
    expect(table.refused).toEqual([]);
    expect(figures(table)).toEqual(EXPECTED);
  });

  test("say which sheet was read, and which were not; a mapping names another", async () => {
    const content = workbook({ First: ROWS, Second: ROWS.slice(0, 2) });
    const first = await read(content);
    expect(first.file).toMatchObject({ file: "table.csv [First]", format: "xlsx", notRead: ["Second"] });
    expect(first.returns[0]?.provenance).toMatchObject({ file: "table.csv [First]", row: 2 });
    const mapping = { file: "m.json", written: { sheet: "Second" } };
    expect((await read(content, { mapping })).returns).toHaveLength(1);
    const none = { file: "m.json", written: { sheet: "Third" } };
    const refused = await refusedIn(fileWith(content), { mapping: none });
    expect(told(refused)).toEqual(["A003 sheet Third"]);
    expect(refused[0]?.expected).toContain("First, Second");
  });

  // Saved by LibreOffice Calc 7.4: a merged title, an empty row, dates, numbers with thousands apart, a sheet in which
  // `valid` is the sum of the lists, a hidden sheet.
  test("of an office program are read with their title, dates and formats; formulas and hidden sheets are not", async () => {
    const content = readFileSync(new URL("office.fixture.xlsx", import.meta.url));
    const table = await read(content);
    expect(table.file).toMatchObject({ file: "table.csv [Протоколы]", notRead: ["С формулой"] });
    expect(table.guess.unread).toEqual(["date"]);
    const others = { receivedBallot: 1434, inBoxes: 1434, invalid: 14 };
    expect(figures(table)).toContainEqual([
      "Астана/2",
      "list",
      { registered: 2750, ...others, valid: 1420 },
      { amanat: 1120, auyl: 300 },
    ]);
    expect(table.returns.map(({ provenance }) => provenance?.row)).toEqual([4, 5, 6]);
    const sheet = (name: string) => ({ mapping: { file: "m.json", written: { sheet: name } } });
    const withFormulas = await refusedIn(fileWith(content), sheet("С формулой"));
    expect(told(withFormulas)).toEqual([4, 5, 6].map((row) => `I705 ${row} valid =I${row}+J${row}`));
    expect(told(await refusedIn(fileWith(content), sheet("Черновик")))).toEqual(["A003 sheet Черновик"]);
  });

  test("a formula is no figure, whatever a program once made of it", async () => {
    const rows = [...ROWS, ["Астана", 3, { f: "C2+C3", v: 2100 }, 3, 2, 1]];
    expect(told(await refusedIn(fileWith(workbook({ Sheet: rows }))))).toEqual(["I705 4 registered =C2+C3"]);
  });

  test("a cell beyond the header makes the line ragged", async () => {
    const rows = [...ROWS, ["Астана", 3, 3, 3, 2, 1, 7]];
    expect(told(await refusedIn(fileWith(workbook({ Sheet: rows }))))).toEqual(["A003 4 7"]);
  });

  const LIMIT = 1_000_000_000;
  const sheet = { name: "xl/workbook.xml", content: "<workbook/>" };
  test.each([
    ["that says it opens up to more than there is room for", zipOf([{ ...sheet, says: LIMIT + 1 }])],
    [
      "with a part that grows beyond its word",
      zipOf([{ ...sheet, content: "x".repeat(1_000_000), says: 100 }]),
    ],
    [
      "with a thousand parts that each say little",
      zipOf(Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}`, content: "" }))),
    ],
    ["cut off", workbook({ Sheet: ROWS }).subarray(0, -40)],
    ["damaged in the middle", damaged(workbook({ Sheet: ROWS }))],
  ])("a zip file %s is refused before it fills the memory", async (_, content) => {
    const before = process.memoryUsage().rss;
    const refused = await refusedIn(fileWith(content));
    expect(refused.map(({ code }) => code)).toEqual(["A001"]);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  test("a zip file that is no workbook, and a workbook with entities, are refused", async () => {
    const other = zipOf([{ name: "word/document.xml", content: "<x/>" }]);
    expect(told(await refusedIn(fileWith(other)))).toEqual(["A003"]);
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>';
    const refused = await refusedIn(fileWith(zipOf([{ name: "xl/workbook.xml", content: bomb }])));
    expect(refused[0]).toMatchObject({ code: "A003", row: 1 });
    expect(refused[0]?.expected).toContain("document type");
  });
});

/** One byte in the middle is another: the digest of its part does not fit any more. */
function damaged(content: Buffer): Buffer {
  const place = content.indexOf("xl/worksheets/sheet1.xml") + 60;
  content[place] = (content[place] ?? 0) ^ 0xff;
  return content;
}

describe("Parquet", () => {
  test("whole numbers of any width, and fractions that are whole", async () => {
    const table = await readTable(await parquet(PARQUET), { known: KNOWN });
    expect(table.ok ? table.value.refused : table.problems).toEqual([]);
    expect(table.ok ? figures(table.value) : undefined).toEqual(EXPECTED);
    expect(table).toMatchObject({
      value: { file: { format: "parquet" }, returns: [{ provenance: { row: 2 } }, {}] },
    });
  });

  test("what is no figure is refused with its row; null is missing", async () => {
    const query = `${PARQUET} UNION ALL VALUES ('Астана', 3, -5, 3::HUGEINT << 100, NULL, 1.5)`;
    const refused = await refusedIn(await parquet(query));
    expect(told(refused)).toEqual([
      "E212 4 registered -5",
      "E212 4 valid 3.802951800684688e+30",
      "E212 4 auyl 1.5",
    ]);
  });

  test("more rows than one piece", async () => {
    const query = "SELECT 's' || i AS station, i AS registered, i AS amanat FROM range(5000) AS t(i)";
    const table = await readTable(await parquet(query), { known: KNOWN });
    expect(table.ok ? table.value.returns.map(({ votes }) => votes.get("amanat")) : []).toEqual(
      Array.from({ length: 5000 }, (_, i) => i),
    );
  });

  test("cut off", async () => {
    expect(told(await refusedIn(fileWith("PAR1 and nothing else")))).toEqual(["A001"]);
  });
});

describe("NIST SP 1500-100", () => {
  test("the units that are not made of others, with the areas above them", async () => {
    const table = await read(report());
    expect(table.refused).toEqual([]);
    expect(figures(table)).toEqual([
      [
        "s1",
        "list",
        { registered: 1200, tookPart: 305, inBoxes: 304, invalid: 4 },
        { amanat: 200, auyl: 100 },
      ],
      ["s2", "list", { registered: 900 }, { amanat: 150, auyl: 100 }],
    ]);
    expect(table.stations.map(({ areas }) => areas)).toEqual([
      [{ level: "region", name: "Астана" }],
      [{ level: "region", name: "Астана" }],
    ]);
    expect(table.returns.map(({ provenance }) => provenance?.row)).toEqual([3, 4]);
  });

  test("counts by way of voting are added up, and held against a total", async () => {
    const split = (total: number | undefined): string =>
      report((list) => {
        const [early, day] = [50, 150];
        const parts = [
          { GpUnitId: "s1", Type: "election-day", Count: day },
          { GpUnitId: "s1", Type: "early", Count: early },
        ];
        list.splice(1, 1, ...parts);
        if (total !== undefined) list.push({ GpUnitId: "s1", Type: "total", Count: total });
      });
    expect((await read(split(undefined))).returns[0]?.votes.get("amanat")).toBe(200);
    expect((await read(split(200))).returns[0]?.votes.get("amanat")).toBe(200);
    expect(told(await refusedIn(fileWith(split(201))))).toEqual(["I702 3 VoteCounts 201"]);
  });

  test.each([
    ["a unit that the report does not list", { GpUnitId: "9" }, "I701 GpUnitId 9"],
    ["a negative count", { Count: -1 }, "E212 3 votes -1"],
    ["a count that is a text", { Count: "200" }, 'E212 3 votes "200"'],
  ])("%s", async (_, change, expected) => {
    const content = report((list) => list.splice(1, 1, { ...list[1], ...change }));
    expect(told(await refusedIn(fileWith(content)))).toEqual([expected]);
  });

  test.each([
    ["JSON that is cut off", report().slice(0, -9), "A002"],
    ["JSON of something else", '{"results": []}', "A003 results"],
    ["a list", "[1, 2]", "A003 object"],
  ])("%s", async (_, content, expected) => {
    expect(told(await refusedIn(fileWith(content)))).toEqual([expected]);
  });
});

describe("EML 510", () => {
  test("reporting units, with the figures beside the lists; candidates of a list and totals are left out", async () => {
    const table = await read(EML);
    expect(table.refused).toEqual([]);
    const beside = (registered: number, valid: number): object => ({
      registered,
      valid,
      invalid: 5,
      receivedBallot: valid + 5,
    });
    expect(figures(table)).toEqual([
      ["1", "list", beside(1200, 300), { amanat: 200, auyl: 100 }],
      ["2", "list", beside(900, 250), { amanat: 150, auyl: 100 }],
    ]);
    expect(table.file).toMatchObject({ format: "eml", encoding: "utf-8" });
    expect(table.returns.every(({ provenance }) => (provenance?.row ?? 0) > 9)).toBe(true);
  });

  test.each([
    ["another message", EML.replace('Id="510b"', 'Id="230b"'), "A003 2 EML 230b"],
    ["other XML", "<html><body/></html>", "A003 1 <html>"],
    ["cut off", EML.slice(0, -80), "A003 27"],
    ["totals only", EML.replaceAll(/<ReportingUnitVotes>[^]*<\/ReportingUnitVotes>/g, ""), "A003"],
    [
      "entities",
      EML.replace("<EML", "<!DOCTYPE EML [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><EML"),
      "A003 2",
    ],
    ["a negative vote", EML.replace(">200<", ">-200<"), "E212 11 votes -200"],
    ["a list that is not on the ballot", EML.replaceAll("Auyl", "Other"), "I703 14 Other I703 24 Other"],
  ])("%s", async (_, content, expected) => {
    expect(told(await refusedIn(fileWith(content))).join(" ")).toBe(expected);
  });
});

describe("ballots", () => {
  test.each([
    ["BLT", '3 1\n4 1 2 0\n3 2 1 0\n0\n"Ann"\n"Bob"\n"Cy"\n"x"\n'],
    ["PrefLib", "# FILE NAME: x.soi\n# NUMBER ALTERNATIVES: 2\n4: 1,2\n"],
  ])("%s are no returns, and it is said where they go", async (_, content) => {
    const refused = await refusedIn(fileWith(content));
    expect(told(refused)).toEqual(["A003 ballots (BLT or PrefLib)"]);
    expect(refused[0]?.expected).toContain("urna import FILE --election ELECTION");
  });
});

describe("a table of another country", () => {
  test("is refused by its columns, with those of the ballot", async () => {
    const content = WIDE.replace("amanat,auyl", "spd,cdu");
    const refused = await refusedIn(fileWith(content));
    expect(told(refused)).toEqual(["I704 1 region, station, registered, valid, spd, cdu"]);
    expect(refused[0]?.expected).toContain("amanat, auyl");
    expect(refused[0]?.expected).toContain("--mapping");
  });

  test("is refused by its contest", async () => {
    const known = { ...KNOWN, contests: [{ id: "list", names: [] }] };
    const content = `contest,${WIDE.replaceAll("\nА", "\nbundestag,А")}`;
    expect(told(await refusedIn(fileWith(content), { known }))).toEqual([
      "I703 2 contest bundestag",
      "I703 3 contest bundestag",
    ]);
  });
});

describe("files that were damaged on their way", () => {
  test.each([
    ["workbook", () => workbook({ Sheet: ROWS })],
    [
      "workbook without packing",
      () => zipOf([{ name: "xl/workbook.xml", content: "<workbook/>", stored: true }]),
    ],
    ["report", () => Buffer.from(report())],
    ["count", () => Buffer.from(EML)],
    ["table in UTF-16", () => Buffer.from(`\uFEFF${WIDE}`, "utf16le")],
    ["packed table", () => gzipSync(WIDE)],
    ["Parquet file", async () => readFileSync(await parquet(PARQUET))],
  ])(
    "a %s of which any bytes are others is read or refused, never more",
    async (_, make) => {
      const whole = await make();
      const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
      await fc.assert(
        fc.asyncProperty(
          fc.array(change, { minLength: 1, maxLength: 4 }),
          fc.option(fc.nat(whole.length)),
          async (changes, cut) => {
            const bytes = Uint8Array.from(whole);
            for (const [at, byte] of changes) bytes[at] = byte;
            const path = fileWith(cut === null ? bytes : bytes.subarray(0, cut));
            const table = await readTable(path, { known: KNOWN });
            expect(table.ok || table.problems.every(({ expected }) => expected !== "")).toBe(true);
          },
        ),
        { numRuns: 40 },
      );
    },
    60_000,
  );
});
