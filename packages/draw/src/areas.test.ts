import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areaMap } from "./area-map.ts";
import { type AreaTile, areaTiles } from "./area-tiles.ts";
import { changeClasses, classOf, levelClasses } from "./classes.ts";
import { districtCells } from "./district-cells.ts";
import { countClass, el, write } from "./markup.ts";
import { asFile, inPage, type Picture, together } from "./picture.ts";
import { sortedDots } from "./sorted-dots.ts";
import { textWidth } from "./text.ts";

const CAPTION = { headline: "Turnout by region", lines: [], source: ["made up for a test"] };
const tile = (i: number, more: Partial<AreaTile> = {}): AreaTile => ({
  column: i % 6,
  line: Math.floor(i / 6),
  code: `T${i}`,
  isCity: false,
  isDisputed: false,
  label: `Area ${i}`,
  ...more,
});
const areas = (picture: Picture): number => countClass(el("g", {}, ...picture.content), "area");
const KEY = {
  classes: [{ level: 3 as const, text: "50 … 60: 2" }],
  missing: "not published: 1",
  city: "city",
};

describe("pictures as files", () => {
  const dots = {
    rows: [
      { name: "North", at: 65.25, text: "65.25 %", isCity: false, label: "North" },
      {
        name: "Capital",
        at: 42.41,
        text: "42.41 %",
        rival: { at: 42.91, text: "42.91 %" },
        isCity: true,
        label: "Capital",
      },
    ],
    axis: { from: 0, to: 70, ticks: [0, 35, 70].map((at) => ({ at, text: `${at} %` })) },
    whole: { at: 54.21, text: "country 54.21 %" },
    summary: "Two areas.",
  };
  const tiles = {
    id: "t",
    ramp: "seq" as const,
    key: { ...KEY, disputed: "sources differ" },
    summary: "Three areas.",
    tiles: [
      tile(0, { text: "65.3", level: 6 }),
      tile(1, { text: "42.4", level: 3, isCity: true, isDisputed: true, href: "#a" }),
      tile(8),
    ],
  };
  test.each<[string, Picture]>([
    [
      "tiles-and-dots-wide",
      together(
        (w) => areaTiles(tiles, w),
        (w) => sortedDots(dots, w),
        1040,
      ),
    ],
    [
      "tiles-and-dots-narrow",
      together(
        (w) => areaTiles(tiles, w),
        (w) => sortedDots(dots, w),
        328,
      ),
    ],
    [
      "map",
      areaMap(
        {
          id: "m",
          ramp: "div",
          key: KEY,
          summary: "Two areas.",
          areas: [
            {
              paths: ["M0 0l500 0l0 300l-500 0z"],
              level: 1,
              isCity: false,
              isDisputed: false,
              label: "West",
            },
            { paths: ["M500 0l500 0l0 300l-500 0z"], isCity: false, isDisputed: false, label: "East" },
            { paths: ["M700 100l9 0l0 9l-9 0z"], level: 7, isCity: true, isDisputed: true, label: "City" },
          ],
        },
        720,
      ),
    ],
    [
      "districts",
      districtCells(
        {
          id: "d",
          groups: [
            {
              code: "NOR",
              place: { column: 1, line: 0 },
              cells: [
                { text: "1", hue: "amanat", label: "No. 1" },
                { text: "2", label: "No. 2" },
                { text: "3", hue: "independents", label: "No. 3", href: "#d" },
              ],
            },
            { code: "no region", cells: [{ text: "4", label: "No. 4" }] },
          ],
          key: [{ hue: "amanat", text: "Amanat: 1" }, { text: "not found: 2" }],
          summary: "Four districts.",
        },
        328,
      ),
    ],
  ])("%s", async (name, picture) => {
    await expect(asFile(picture, CAPTION)).toMatchFileSnapshot(`./snapshots/${name}.svg`);
  });
});

describe("drawn is declared", () => {
  test("every area is drawn once, in any number, at any width, inside the picture", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 36 }), fc.integer({ min: 280, max: 1040 }), (n, width) => {
        const tiles = Array.from({ length: n }, (_, i) =>
          tile(i, i % 3 === 0 ? {} : { level: 2, text: "50.0" }),
        );
        const picture = areaTiles({ id: "t", ramp: "seq", key: KEY, summary: "", tiles }, width);
        expect(areas(picture)).toBe(n);
        expect(picture.width).toBeLessThanOrEqual(width);
        const rows = tiles.map(({ label }, i) => ({
          name: label,
          at: i,
          text: `${i}`,
          isCity: false,
          label,
        }));
        const axis = { from: 0, to: 40, ticks: [] };
        expect(areas(sortedDots({ rows, axis, summary: "" }, width))).toBe(n);
      }),
    );
  });

  test("two tiles in one place are refused", () => {
    const tiles = [tile(0), tile(0)];
    expect(() => areaTiles({ id: "t", ramp: "seq", key: KEY, summary: "", tiles }, 400)).toThrow("one place");
  });

  test("what was not published is hatched, and never in the lowest class", () => {
    const picture = areaTiles({ id: "t", ramp: "seq", key: KEY, summary: "", tiles: [tile(0)] }, 400);
    const drawn = JSON.stringify(picture.content);
    expect(drawn).toContain("url(#t-hatch)");
    expect(countClass(el("g", {}, ...picture.content.slice(1, 2)), "seq-1")).toBe(0);
  });
});

test("what can be chosen inside keeps its own names for those who do not see it", () => {
  const given = { id: "t", ramp: "seq" as const, key: KEY, summary: "All." };
  const still = areaTiles({ ...given, tiles: [tile(0)] }, 400);
  const chosen = areaTiles({ ...given, tiles: [tile(0, { href: "#x" })] }, 400);
  expect([inPage(still, "").attributes["role"], inPage(chosen, "").attributes["role"]]).toEqual([
    "img",
    "group",
  ]);
});

test("names of dots stand above their lines where there is no room beside them; nothing is cut", () => {
  const name = "Восточно-Казахстанская область";
  const rows = [{ name, at: 64.15, text: "64,15 %", isCity: false, label: name }];
  const axis = { from: 0, to: 70, ticks: [] };
  for (const width of [300, 328, 400, 720]) {
    const text = JSON.stringify(sortedDots({ rows, axis, summary: "" }, width).content);
    expect(text).toContain(name);
    expect(textWidth(name, 12)).toBeLessThan(width);
  }
});

test("a dot has its change behind its number, right of all its marks, and inside the picture", () => {
  const row = { name: "North", text: "65.25 %", isCity: false, label: "North" };
  const axis = { from: 0, to: 80, ticks: [] };
  for (const width of [328, 496, 1040]) {
    for (const [at, was] of [
      [65.25, 75.5],
      [75.5, 65.25],
    ] as const) {
      const dots = { rows: [{ ...row, at, before: { at: was, change: "−10.3" } }], axis, summary: "" };
      const { content } = sortedDots({ ...dots, key: { before: "2021", after: "2023" } }, width);
      const drawn = write(el("g", {}, ...content));
      const [, x, text = ""] = /<text class="small halo" x="([\d.]+)" [^>]*>(65[^<]*)</.exec(drawn) ?? [];
      expect(text).toBe("65.25\u00A0%  −10.3");
      expect(Number(x) + textWidth(text, 12)).toBeLessThanOrEqual(width);
      const marks = [...drawn.matchAll(/(?:cx="|d="M)([\d.]+)/g)].map(([, place]) => Number(place));
      expect(Math.max(...marks)).toBeLessThan(Number(x));
    }
  }
});

describe("classes", () => {
  const percents = fc.array(
    fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100),
    { minLength: 1 },
  );

  test("every value is in exactly one class, and there are at most seven", () => {
    fc.assert(
      fc.property(percents, (values) => {
        const classes = levelClasses(values);
        expect(classes.length).toBeLessThanOrEqual(7);
        for (const value of values) {
          const own = classes.filter(({ from, to }) => value >= (from ?? -1) && value < (to ?? 101));
          expect(own).toHaveLength(1);
          expect(classOf(classes, value)).toEqual(own[0]);
        }
      }),
    );
  });

  test("a fall is never in a class of rises", () => {
    fc.assert(
      fc.property(percents, fc.boolean(), (values, falls) => {
        const signed = values.map((value, i) => (i % 2 === 0 ? -value : value));
        const classes = changeClasses(signed);
        const own = signed.filter((value) => value < 0 === falls && value !== 0);
        expect(own.every((value) => (classOf(classes, value)?.level ?? 4) < 4 === falls)).toBe(true);
      }),
    );
  });

  test("without a value there is no class", () => {
    expect([levelClasses([]), changeClasses([])]).toEqual([[], []]);
  });
});
