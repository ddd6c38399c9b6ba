import { el, write } from "@urna/draw";
import { LANGUAGES, type Report } from "@urna/words";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pathOf, readAddress, readQuery, rootFrom, writeQuery } from "./addresses.ts";
import { assetAt, assetPaths } from "./assets.ts";
import { blocksToHtml } from "./blocks.ts";
import { writeCsv } from "./share/tables.ts";
import { inOrder, isShown, readFilter, sortedBy } from "./pages/elections-filter.ts";
import { formChanges } from "./pages/what-if/question.ts";
import { preferredLanguage } from "./serve.ts";

describe("addresses", () => {
  test("what is written can be read again", () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGUAGES), fc.array(fc.string({ minLength: 1 })), (language, parts) => {
        expect(readAddress(`/${pathOf(language, ...parts)}`)).toEqual({ language, parts });
      }),
    );
  });

  test("no address ends in an error", () => {
    fc.assert(fc.property(fc.string(), (path) => Array.isArray(readAddress(path).parts)));
    expect(readAddress("/en/%E0%A4%A/").parts).toEqual(["%E0%A4%A"]);
  });

  test.each([
    ["/", "./"],
    ["/en/", "../"],
    ["/en/kz-majilis-2023/why/", "../../../"],
  ])("from %s the root is %s", (path, root) => expect(rootFrom(path)).toBe(root));

  test("a query has only what is there", () => {
    expect(writeQuery({ d: "3f9", r: "kz/majilis@2023-01-01", x: undefined })).toBe(
      "?d=3f9&r=kz%2Fmajilis%402023-01-01",
    );
  });
});

describe("a list that is searched", () => {
  const row = {
    election: "kz-majilis-2023",
    date: "2023-03-19",
    result: "final",
    title: "Мәжіліс сайлауы, Майский",
  };
  test.each([
    [{}, true],
    [{ q: "  majilis 2023 " }, true],
    [{ q: "МӘЖІЛІС" }, true],
    [{ q: "маискии" }, true],
    [{ q: "senate" }, false],
    [{ result: "final" }, true],
    [{ result: "fin" }, false],
  ])("%j: %s", (query, shown) => expect(isShown(row, readFilter(query))).toBe(shown));

  test("a head that was pressed sorts, and pressed again the other way round", () => {
    const once = sortedBy({ q: "x" }, "date");
    expect([once, sortedBy(once, "date")]).toEqual([
      { q: "x", sort: "date" },
      { q: "x", sort: "-date" },
    ]);
    const older = { ...row, date: "2021-01-10" };
    expect(inOrder(older, row, readFilter(once), "en")).toBe(-1);
    expect(inOrder(older, row, readFilter(sortedBy(once, "date")), "en")).toBe(1);
  });

  test("whatever is asked, there is an answer", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (q, sort) => {
        expect(typeof isShown(row, readFilter({ q, sort }))).toBe("boolean");
        expect(inOrder(row, row, readFilter({ q, sort }), "kk")).toBe(0);
      }),
    );
  });
});

test.each([
  [undefined, "en"],
  ["kk-KZ,kk;q=0.9,ru;q=0.8", "kk"],
  ["fr,ru;q=0.3,es;q=0.9", "es"],
  ["de-DE", "en"],
])("a reader who asks for %s is answered in %s", (header, language) =>
  expect(preferredLanguage(header)).toBe(language),
);

test("of several parameters the first counts; names of objects are names like others", () => {
  expect({ ...readQuery("bar=7&bar=8&__proto__=x&constructor=y") }).toMatchObject({
    bar: "7",
    constructor: "y",
  });
});

test("a table as CSV: raw figures, what is missing is empty, separators inside a text are kept", () => {
  const cell = (raw: string | number | null) => ({ text: "shown", raw });
  expect(
    writeCsv({
      kind: "table",
      id: "seats",
      columns: [
        { key: "contender", title: "", align: "left" },
        { key: "votes", title: "", align: "right" },
      ],
      rows: [
        [cell('a "quoted", name'), cell(3431510)],
        [cell("b"), cell(null)],
      ],
    }),
  ).toBe('contender,votes\r\n"a ""quoted"", name",3431510\r\nb,\r\n');
});

test("every kind of block becomes HTML, and no text becomes markup", () => {
  const evil = `<script>alert("1")</script>&'`;
  const cell = { text: evil, raw: evil };
  const report: Report = {
    blocks: [
      { kind: "answer", text: evil, stamps: [{ stamp: "official", text: evil }] },
      { kind: "heading", text: evil },
      { kind: "paragraph", text: evil },
      { kind: "facts", rows: [{ label: evil, value: evil, remark: evil }] },
      {
        kind: "table",
        id: "t",
        columns: [{ key: "a", title: evil, align: "left" }],
        rows: [[cell]],
        lines: [{ before: 0, text: evil }],
        totals: [cell],
      },
      { kind: "list", items: [evil] },
      { kind: "finding", severity: "warning", code: "P104", text: evil, notes: [evil] },
    ],
  };
  const html = write(el("main", {}, ...blocksToHtml(report, { linkOf: (_, raw) => raw })));
  expect(html).not.toContain("<script");
  expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(12);
});

describe("the form of a what-if page", () => {
  const scenario = {
    rules: {
      levels: ["nation", "district"],
      tiers: { list: "seats", district: "direct" },
      steps: {
        seats: { allot: "quota", seats: 69 },
        direct: { allot: "plurality", in: "district", seats: 1, areas: 29 },
      },
    },
    given: {},
  };
  test.each([
    [{ bar: "7" }, [{ kind: "bar", share: "7%" }]],
    [{ bar: " 7,5 % " }, [{ kind: "bar", share: "7.5%" }]],
    [{ bar: "" }, []],
    [{ "seats-list": "69" }, []],
    [{ "seats-list": "98", "seats-district": "0" }, [{ kind: "seats", tiers: { list: 98, district: 0 } }]],
    [{ link: "1", party: "x" }, [{ kind: "link" }]],
  ])("%j", (query, changes) => expect(formChanges(query, scenario)).toEqual({ ok: true, value: changes }));

  test("whatever is sent, it is bounded", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (bar) => {
        expect(
          JSON.stringify(formChanges({ bar, formula: bar, "seats-list": bar }, scenario)).length,
        ).toBeLessThan(900);
      }),
    );
  });
});

test("fonts for Kazakh and Russian are at most 100 kB, and every file of the site is there", () => {
  const sizes = assetPaths().map((path): [string, number] => [path, assetAt(path)?.body.length ?? 0]);
  expect(sizes.filter(([, size]) => size === 0)).toEqual([]);
  const fonts = sizes.filter(([path]) => path.endsWith(".woff2") && !/latin-ext|greek|noto/.test(path));
  expect(fonts.reduce((sum, [, size]) => sum + size, 0)).toBeLessThanOrEqual(102_400);
  expect(assetAt("fonts/../package.json")).toBeUndefined();
});
