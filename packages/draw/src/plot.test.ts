import type { Block, Plot, PlotAxis } from "@urna/words";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blocksToHtml } from "./blocks.ts";
import { countClass, write } from "./markup.ts";
import { plotPicture } from "./plot.ts";

const axis = (title: string): PlotAxis => ({
  title,
  from: 0,
  to: 100,
  ticks: [0, 50, 100].map((at) => ({ at, text: String(at) })),
});
const [x, y] = [axis("turnout"), axis("result")];

/** The numbers of a path, in the order in which they are written. */
const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/-?\d+(?:\.\d+)?/g)].map(([number]) => Number(number));

describe("cells", () => {
  test("neighbours of one weight are one rectangle; rare cells have less ink", () => {
    const plot: Plot = {
      shape: "heat",
      x,
      y,
      panels: [
        {
          title: "own",
          side: 10,
          cells: [
            { x: 1, y: 2, count: 900 },
            { x: 2, y: 2, count: 900 },
            { x: 5, y: 9, count: 1 },
          ],
        },
      ],
    };
    const { content } = plotPicture({ plot, summary: "" }, 400);
    const paths = content.flatMap((node) =>
      typeof node === "string" || node.attributes["fill-opacity"] === undefined ? [] : [node.attributes],
    );
    expect(paths).toHaveLength(2);
    const [rare, full] = paths;
    expect(Number(rare?.["fill-opacity"])).toBeLessThan(Number(full?.["fill-opacity"]));
    expect(String(full?.["d"]).match(/M/g)).toHaveLength(1);
    // The rare cell lies right of and above the full ones.
    const [rareX = 0, rareY = 0] = numbersIn(String(rare?.["d"]));
    const [fullX = 0, fullY = 0] = numbersIn(String(full?.["d"]));
    expect(rareX).toBeGreaterThan(fullX);
    expect(rareY).toBeLessThan(fullY);
  });
});

test("bars stand on the axis, and end at their values; the band is behind them", () => {
  const plot: Plot = {
    shape: "bars",
    x,
    y: { ...y, to: 50 },
    bars: [
      { value: 50, low: 10, high: 20 },
      { value: 0, low: 0, high: 5 },
    ],
    key: { bar: "seen", band: "by chance" },
  };
  const { content } = plotPicture({ plot, summary: "" }, 400);
  const [band, bars] = content;
  const pathOf = (node: unknown): string =>
    typeof node === "object" && node !== null && "attributes" in node ? JSON.stringify(node.attributes) : "";
  expect(pathOf(band)).toContain("0.25");
  const [, top, , bottom] = numbersIn(pathOf(bars).replace(/.*"d":/, ""));
  expect(top).toBe(28);
  expect(bottom).toBe(244);
});

test("a line has its letter at its end and in the key", () => {
  const plot: Plot = {
    shape: "lines",
    x,
    y,
    lines: [
      {
        text: "first",
        points: [
          { x: 0, y: 0 },
          { x: 100, y: 100 },
        ],
      },
      { text: "second", points: [] },
    ],
  };
  const text = plotPicture({ plot, summary: "" }, 400)
    .content.map((node) => write(node))
    .join("");
  expect(text).toContain(">a</text>");
  expect(text).toContain("a  first");
  expect(text).not.toContain("second");
});

test("a line that stands apart is heavy, lies on top, and its key says why; the others are there for comparison", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 100, y: 100 },
  ];
  const lines = [
    { text: "first", apart: "falls", points },
    { text: "second", points },
  ];
  const drawn = plotPicture({ plot: { shape: "lines", x, y, lines }, summary: "" }, 400).content.map((node) =>
    write(node),
  );
  const [light, heavy] = [/class="through"/, /class="step"/].map((style) =>
    drawn.findLastIndex((node) => style.test(node)),
  );
  expect(heavy).toBeGreaterThan(light ?? 0);
  const text = drawn.join("");
  expect(text).toContain(">a  first: falls</text>");
  expect(text).toContain(">b  second</text>");
});

test("powers stand above their line, beside notes too", () => {
  const html = blocksToHtml(
    { blocks: [{ kind: "paragraph", text: "1.2 × 10^−16 [3]" }] },
    { areSourcesElsewhere: true },
  );
  expect(html.map((node) => write(node)).join("")).toBe(
    '<p>1.2 × 10<sup>−16</sup> <a href="#source-3">[3]</a></p>',
  );
});

test("in a page: a picture for wide and for narrow screens, with what it says for those who do not see it", () => {
  const block: Block = {
    kind: "plot",
    id: "heat",
    title: "Stations <by> turnout",
    summary: "most stations near 50 %",
    plot: { shape: "heat", x, y, panels: [{ title: "own", side: 10, cells: [{ x: 5, y: 5, count: 3 }] }] },
  };
  const [figure] = blocksToHtml({ blocks: [block] });
  const html = figure === undefined ? "" : write(figure);
  expect(html).toContain("Stations &lt;by&gt; turnout");
  expect(html.match(/aria-label="most stations near 50 %"/g)).toHaveLength(2);
  expect(figure === undefined ? 0 : countClass(figure, "wide")).toBe(1);
});

test("whatever the cells, everything lies inside the picture", () => {
  const cell = fc.record({ x: fc.nat(24), y: fc.nat(24), count: fc.integer({ min: 1, max: 90_000 }) });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 40 }), fc.integer({ min: 320, max: 900 }), (cells, width) => {
      const panel = { title: "p", side: 25, cells };
      const plot: Plot = { shape: "heat", x, y, panels: [panel, panel, panel] };
      const { content, height } = plotPicture({ plot, summary: "" }, width);
      for (const node of content) {
        if (typeof node === "string") continue;
        const { x: left = 0, y: top = 0, d = "" } = node.attributes;
        expect(Number(left)).toBeLessThanOrEqual(width);
        expect(Number(top)).toBeLessThanOrEqual(height);
        for (const [, px, py] of String(d).matchAll(/M(-?[\d.]+) (-?[\d.]+)/g)) {
          expect(Number(px)).toBeLessThanOrEqual(width);
          expect(Number(py)).toBeLessThanOrEqual(height);
        }
      }
    }),
    { numRuns: 50 },
  );
});
