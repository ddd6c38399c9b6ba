/** A table that the engine reads by itself says what the careful reader says, or is left to it. */

import { join } from "node:path";
import { countReturns, makeChecker, makeGeography, type Tally } from "@urna/tally";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { emptyProject, planImport } from "../import.ts";
import { readTable } from "../read-table.ts";
import { fileWith, folder, KNOWN } from "../returns.fixture.ts";
import { duckDbEngine, openDuckDb } from "./duckdb.ts";
import { withScan } from "./scan.ts";
import { importScan } from "./scan-import.ts";
import type { PlacedReturn } from "./store.ts";
import { type Counted, countStored } from "./stored-count.ts";

const LEVELS = { levels: ["region"] };
const EACH = 60_000;

interface Sums {
  readonly tallies: readonly unknown[];
  readonly found: object;
}

function sumsOf(count: Counted, found: ReadonlyMap<string, number>): Sums {
  const byName = (entries: Iterable<readonly [string, unknown]>): object =>
    Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  const plain = ({ figures, votes, ...tally }: Tally): object => ({
    ...tally,
    figures: byName(figures),
    votes: byName(votes),
  });
  const tallies = count.contests.flatMap((contest) =>
    [count.tally("all", contest), ...count.level("region", contest)].map(plain),
  );
  return { tallies: tallies.map((each) => JSON.stringify(each)).sort(), found: byName(found) };
}

/** Sums and findings by the careful reader; undefined where it refuses a line. */
async function carefully(path: string): Promise<Sums | undefined> {
  const read = await readTable(path, { known: KNOWN });
  if (!read.ok) return undefined;
  const { after, refused } = planImport([read.value], emptyProject());
  if (refused.length > 0) return undefined;
  const { count } = countReturns(after.returns.values(), makeGeography(after));
  const check = makeChecker();
  const found = new Map<string, number>();
  for (const value of after.returns.values()) {
    for (const { code } of check(value).findings) found.set(code, (found.get(code) ?? 0) + 1);
  }
  return sumsOf(count, found);
}

async function scanned(path: string, threads?: number): Promise<Sums | undefined> {
  const stored = await withScan(path, { known: KNOWN, threads }, (scan) => countStored(scan, LEVELS));
  return stored === undefined ? undefined : sumsOf(stored.count, stored.found);
}

const HEADER = "region,station,registered,receivedBallot,inBoxes,valid,invalid,amanat,auyl,note";
/** Cells of names, plain ones and ones that readers may see differently. */
const name = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 1, max: 30 }).map(String) },
  { weight: 10, arbitrary: fc.constantFrom("Абай", "O'Connor", "a b", '"x, y"', '"q ""r"" s"', "№ 7", "-") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "",
      " a",
      "a ",
      "=1+1",
      "'+1",
      "Total",
      "ИТОГО",
      "\u00a0x",
      "tab\tx",
      '"two\nlines"',
      '"open',
    ),
  },
);
const figure = fc.oneof(
  { weight: 60, arbitrary: fc.integer({ min: 0, max: 4000 }).map(String) },
  { weight: 6, arbitrary: fc.constantFrom("", "007", "0") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "1 234",
      "12.7",
      "1e3",
      "+5",
      "-5",
      "1_000",
      "0x1F",
      " 12",
      '"12"',
      "x",
      "10000001",
      "99999999999999999999",
      "1,5",
    ),
  },
);
const row = fc.tuple(name, name, figure, figure, figure, figure, figure, figure, figure, name);
const table = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 12 }), fc.constantFrom("\n", "\r\n"), fc.boolean())
  .map(
    ([rows, end, last]) => `${[HEADER, ...rows.map((cells) => cells.join(","))].join(end)}${last ? end : ""}`,
  );

describe("a table read where it lies", () => {
  test(
    "says what the careful reader says, or is left to it; a refused table is never added up",
    async () => {
      let [same, left] = [0, 0];
      await fc.assert(
        fc.asyncProperty(table, async (content) => {
          const path = fileWith(content);
          const quick = await scanned(path);
          if (quick === undefined) left += 1;
          else same += 1;
          expect(quick ?? "left").toEqual(quick === undefined ? "left" : await carefully(path));
        }),
        { numRuns: 100 },
      );
      expect({ same: same > 9, left: left > 9 }).toEqual({ same: true, left: true });
    },
    EACH,
  );

  const MORE =
    "region,source,station,registered,certificatesTaken,receivedBallot,issued,inBoxes,valid,invalid,againstAll,amanat,auyl";
  const few = fc.integer({ min: 0, max: 40 });
  const many = fc.integer({ min: 0, max: 4000 });
  const protocol = fc
    .record({
      region: fc.constantFrom("А", "Б", '"А"', '"В ""г"""'),
      amanat: fc.oneof(many, few),
      auyl: few,
      against: few,
      invalid: fc.oneof(few, few, many),
      away: fc.oneof(few, many, fc.constant(0)),
      taken: few,
      off: fc.array(fc.tuple(fc.integer({ min: 3, max: 12 }), fc.constantFrom("", "", "0", "1", "3001")), {
        maxLength: 3,
      }),
    })
    .map(({ region, amanat, auyl, against, invalid, away, taken, off }) => {
      const valid = amanat + auyl + against;
      const inBoxes = valid + invalid;
      const figures = [
        inBoxes + away + taken,
        taken,
        inBoxes,
        inBoxes,
        inBoxes,
        valid,
        invalid,
        against,
        amanat,
        auyl,
      ];
      const cells = figures.map(
        (figure, place) => off.find(([at]) => at === place + 3)?.[1] ?? String(figure),
      );
      return [region, ...cells];
    });

  test(
    "says what the careful reader says of protocols that nearly add up, by area, made up or not, over many batches",
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(protocol, { minLength: 1, maxLength: 60 }),
          fc.constantFrom("", "press", "SYNTHETIC made-up"),
          fc.integer({ min: 1, max: 30 }),
          async (protocols, source, times) => {
            const rows = Array.from({ length: times }, () => protocols)
              .flat()
              .map(([region = "", ...figures], i) => [region, source, `s ${i}`, ...figures].join(","));
            const path = fileWith(`${MORE}\n${rows.join("\n")}\n`);
            const quick = await scanned(path);
            expect(quick).toBeDefined();
            expect(quick).toEqual(await carefully(path));
          },
        ),
        { numRuns: 40 },
      );
    },
    EACH,
  );

  const PLAIN = `${HEADER}\nА,1,100,50,50,49,1,30,19,x\nА,2,200,60,60,60,0,,60,\nБ,"3, b",0,,0,0,0,0,0,"a ""b"""\n`;

  test.each([
    ["with marks of its encoding", `\uFEFF${PLAIN}`],
    ["with semicolons", PLAIN.replaceAll(",", ";")],
    ["with the line breaks of Windows", PLAIN.replaceAll("\n", "\r\n")],
    ["without a last line break", PLAIN.trimEnd()],
  ])("a plain table %s", async (_, content) => {
    const path = fileWith(content);
    const quick = await scanned(path);
    expect(quick).toBeDefined();
    expect(quick).toEqual(await carefully(path));
  });

  test("stations whose names are the same with a slash between the columns are left to the careful reader", async () => {
    const line = "100,50,50,49,1,30,19,x";
    expect(await scanned(fileWith(`${HEADER}\nа/b,c,${line}\nа,b/d,${line}\n`))).toBeDefined();
    expect(await scanned(fileWith(`${HEADER}\nа/b,c,${line}\nа,b/c,${line}\n`))).toBeUndefined();
    expect(await scanned(fileWith(`${HEADER}\nx/Total,c,${line}\nx,Total,${line}\n`))).toBeUndefined();
  });

  /** Lines over several of the pieces that threads share, which end at other bytes with another `wide`. */
  const long = (wide: number, put: ReadonlyMap<number, string> = new Map()): string => {
    const rows = Array.from({ length: 24_000 }, (_, i) => {
      const valid = i % 900;
      const note = "x".repeat(60 + ((i * 7 + wide) % 90));
      return (
        put.get(i) ??
        `Р${i % 7},s ${i},${valid + 9},${valid + 1},${valid},${valid},0,${valid - (i % 3)},,${note}`
      );
    });
    return `${[HEADER, ...rows].join("\n")}\n`;
  };

  test.each([
    ["as it is", long(0)],
    ["whose pieces end elsewhere", long(41)],
    ["without a last line break", long(3).trimEnd()],
    ["with the line breaks of Windows", long(5).replaceAll("\n", "\r\n")],
  ])(
    "a table over several pieces, %s, is the same on one thread and on more",
    async (_, content) => {
      const path = fileWith(content);
      const alone = await scanned(path, 1);
      expect(alone).toEqual(await carefully(path));
      expect(await scanned(path, 2)).toEqual(alone);
      expect(await scanned(path, 5)).toEqual(alone);
    },
    EACH,
  );

  const LINE = "Р1,s x,9,9,9,9,0,9,0,";
  test.each([
    ["a station twice, far apart", new Map([[23_999, "Р0,s 0,9,9,9,9,0,9,0,x"]])],
    ["a figure that is none, in the last piece", new Map([[23_990, "Р1,s x,9,9,9,9,0,1e1,0,x"]])],
    ["a figure that is none, in the first piece", new Map([[3, "Р1,s x,9,9,9,9,0,-1,0,x"]])],
    ["a line that is too long", new Map([[9000, `${LINE}${"x".repeat(1_200_000)}`]])],
    ["a text of many lines over the end of a piece", new Map([[5000, `${LINE}"${"x\n".repeat(300_000)}"`]])],
    ["a quote that is never closed", new Map([[12_000, `${LINE}"x`]])],
  ])(
    "a long table with %s is left to the careful reader by one thread and by more",
    async (_, put) => {
      const path = fileWith(long(0, put));
      expect([await scanned(path, 1), await scanned(path, 2), await scanned(path, 5)]).toEqual(
        Array.from({ length: 3 }),
      );
    },
    EACH,
  );

  test(
    "Parquet says what the table says that it was made of; an odd one is left to the careful reader",
    async () => {
      const csv = fileWith(PLAIN);
      const engine = await duckDbEngine();
      onTestFinished(() => engine.close());
      const made = async (select: string): Promise<string> => {
        const path = join(folder(), "t.parquet");
        await engine.execute(
          `COPY (${select} FROM read_csv('${csv}', header = true)) TO '${path}' (FORMAT parquet)`,
        );
        return path;
      };
      expect(await scanned(await made("SELECT *"))).toEqual(await scanned(csv));
      const byAuyl = (first: string, second: string): string =>
        `CASE auyl WHEN 19 THEN '${first}' WHEN 60 THEN '${second}' ELSE 'z' END`;
      const odd = [
        "SELECT * REPLACE (valid + 0.5 AS valid)",
        "SELECT * REPLACE (-1 AS valid)",
        "SELECT * REPLACE (20000000 AS valid)",
        "SELECT * REPLACE ('1' AS station, 'A' AS region)",
        `SELECT * REPLACE (${byAuyl("a/b", "a")} AS region, ${byAuyl("c", "b/c")} AS station)`,
        "SELECT * REPLACE ('total' AS station)",
        "SELECT * REPLACE ('ИТОГО' AS region)",
        "SELECT * REPLACE (NULL AS station)",
        "SELECT * REPLACE ('1' || chr(160) AS station)",
        "SELECT * REPLACE ('=1' AS region)",
      ];
      const read: unknown[] = [];
      for (const each of odd) read.push(await scanned(await made(each)));
      expect(read).toEqual(odd.map(() => undefined));
    },
    EACH,
  );

  test(
    "goes into a store as it is, with file, digest and line of each protocol",
    async () => {
      const path = fileWith(PLAIN, "plain.csv");
      const store = await openDuckDb(join(folder(), "r.duckdb"));
      onTestFinished(() => store.close());
      await withScan(path, { known: KNOWN }, (scan) => importScan(scan, store));
      const stored = await countStored(store, LEVELS);
      expect(stored === undefined ? undefined : sumsOf(stored.count, stored.found)).toEqual(
        await carefully(path),
      );
      const rows: PlacedReturn[] = [];
      for await (const page of store.rows()) rows.push(...page);
      const odd = rows.find(({ value }) => value.station === "Б/3, b");
      const read = await readTable(path, { known: KNOWN });
      const sha256 = read.ok ? read.value.file.sha256 : "";
      expect(odd?.value).toMatchObject({
        station: "Б/3, b",
        provenance: { file: "plain.csv", sha256, row: 4 },
      });
    },
    EACH,
  );

  test(
    "of a table that is replaced nothing stays, nor of one that is then replaced by rows",
    async () => {
      const file = join(folder(), "r.duckdb");
      const tables = async (): Promise<unknown> => {
        const engine = await duckDbEngine(file);
        const rows = await engine.query(
          "SELECT table_name FROM information_schema.tables ORDER BY table_name",
        );
        await engine.close();
        return rows.flat();
      };
      const into = async (act: (store: Awaited<ReturnType<typeof openDuckDb>>) => Promise<unknown>) => {
        const store = await openDuckDb(file);
        await act(store);
        await store.close();
      };
      const path = fileWith(PLAIN);
      const scan = (): Promise<void> =>
        into((store) => withScan(path, { known: KNOWN }, (table) => importScan(table, store)));
      await scan();
      await scan();
      expect(await tables()).toEqual(["urna_loads", "urna_returns_2", "urna_returns_2_read"]);
      const shape = { levels: [], fields: [], contests: {}, register: false, files: [] };
      await into((store) => store.replace(shape, []));
      expect(await tables()).toEqual(["urna_loads", "urna_returns_3"]);
    },
    EACH,
  );

  test(
    "a table that turns out odd at its end leaves the store as it was",
    async () => {
      const rows = Array.from({ length: 60_000 }, (_, i) => `А,${i},100,50,50,49,1,30,19,x`);
      const store = await openDuckDb();
      onTestFinished(() => store.close());
      const put = async (content: string): Promise<unknown> =>
        withScan(fileWith(content), { known: KNOWN }, async (scan) => {
          await importScan(scan, store);
          return true;
        });
      expect(await put(PLAIN)).toBe(true);
      const before = await store.tallies({ contest: "list" });
      expect(
        await put(`${HEADER}\n${[...rows, "А,1e1,1e2,50,50,49,1,30,19,x"].join("\n")}\n`),
      ).toBeUndefined();
      expect(await put(`${HEADER}\n${[...rows, "А,7,100,50,50,49,1,30,19,x"].join("\n")}\n`)).toBeUndefined();
      expect(await store.tallies({ contest: "list" })).toEqual(before);
    },
    EACH,
  );
});
