import { describe, expect, test } from "vitest";
import { openAtlas } from "./load.ts";

const read = openAtlas().layout("kz");
const layout = read.ok ? read.value : { tiles: [], outlines: [] };
const areasOn = (day: string): readonly string[] => {
  const areas = openAtlas().areas("kz", day);
  return areas.ok
    ? [...areas.value.values()].filter((each) => each.level === "region").map((each) => each.id)
    : [];
};

describe("the layout of Kazakhstan", () => {
  test.each([
    ["2023-03-19", 20],
    ["2021-01-10", 17],
  ])("on %s every region has a tile of its own", (day, count) => {
    const here = layout.tiles.filter((tile) => areasOn(day).includes(tile.area));
    expect(here.map((tile) => tile.area).sort()).toEqual([...areasOn(day)].sort());
    expect(new Set(here.map(({ column, line }) => `${column} ${line}`)).size).toBe(count);
  });

  test("a region that was split up covers what it was split into, and all land is covered once", () => {
    const drawn = layout.tiles
      .filter((tile) => areasOn("2021-01-10").includes(tile.area))
      .flatMap((t) => t.drawn);
    expect(drawn.sort()).toEqual(layout.outlines.map((outline) => outline.area).sort());
  });

  test("short signs differ within a language", () => {
    const now = layout.tiles.filter((tile) => areasOn("2023-03-19").includes(tile.area));
    for (const language of ["kk", "ru", "en", "es"] as const)
      expect(new Set(now.map((tile) => tile.code[language])).size).toBe(20);
  });
});

test("a country without a layout has none", () => {
  expect(openAtlas().layout("de")).toEqual({ ok: true, value: { tiles: [], outlines: [] } });
});
