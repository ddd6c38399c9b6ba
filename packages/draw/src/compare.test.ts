import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeRows } from "./change-rows.ts";
import { countClass, type Element, el } from "./markup.ts";
import { asFile, type Picture } from "./picture.ts";
import { textWidth } from "./text.ts";
import { voteRuleMatrix } from "./vote-rule-matrix.ts";
import { waterfall } from "./waterfall.ts";

const CAPTION = { headline: "76 became 62", lines: [], source: ["made up for a test"] };

const matrix = (width: number): Picture =>
  voteRuleMatrix(
    {
      columns: [
        { text: "law of 2021", house: 107, line: 72 },
        { text: "law of 2023", house: 98, line: 66 },
      ],
      rows: [
        {
          text: "votes of 2021",
          cells: [
            { text: "76", seats: [76] },
            { text: "51 to 80", seats: [], bounds: { least: 51, most: 80 } },
          ],
        },
        {
          text: "votes of 2023",
          cells: [
            { text: "65 or 60", seats: [65, 60] },
            { text: "?", seats: [] },
          ],
        },
      ],
      hue: "amanat",
      lineText: "The line is two thirds.",
      summary: "Four cells.",
      id: "m",
    },
    width,
  );

const falls = (width: number): Picture =>
  waterfall(
    {
      paths: [
        {
          title: "against all in the base",
          steps: [
            { text: "2021", from: 0, to: 76, value: "76", isResult: true },
            { text: "votes of 2023", from: 76, to: 65, value: "−11", isResult: false },
            { text: "rules of 2023", from: 65, to: 62, value: "−3", isResult: false },
            { text: "2023", from: 0, to: 62, value: "62", isResult: true },
          ],
        },
      ],
      lines: [{ at: 66, text: "66 = two thirds" }],
      house: 107,
      hue: "amanat",
      summary: "76, 65, 62.",
    },
    width,
  );

const changes = (width: number): Picture =>
  changeRows(
    {
      rows: [
        {
          name: "Amanat",
          hue: "amanat",
          before: { at: 0.7109, text: "71.09" },
          after: { at: 0.539, text: "53.90" },
          change: "−17.19",
        },
        { name: "Respublica", hue: "respublica", after: { at: 0.0859, text: "8.59" }, change: "new" },
        { name: "Adal", hue: "other", before: { at: 0.0357, text: "3.57" }, change: "no longer existed" },
        {
          name: "against all",
          hue: "other",
          isLine: true,
          before: { at: 0.021, text: "2.10" },
          after: { at: 0.039, text: "3.90" },
          change: "+1.80",
        },
      ],
      key: { before: "2021", after: "2023" },
      ticks: [0, 0.25, 0.5, 0.75].map((at) => ({ at, text: `${at * 100} %` })),
      summary: "Three parties and a mark that is none.",
      id: "c",
    },
    width,
  );

describe("two elections", () => {
  test.each<[string, Picture]>([
    ["matrix-wide", matrix(720)],
    ["matrix-narrow", matrix(328)],
    ["waterfall", falls(720)],
    ["waterfall-narrow", falls(328)],
    ["changes", changes(720)],
    ["changes-narrow", changes(328)],
  ])("%s", async (name, picture) => {
    await expect(asFile(picture, CAPTION)).toMatchFileSnapshot(`snapshots/${name}.svg`);
  });

  test("what cannot be computed is hatched and no bar; a reading of the law is a bar", () => {
    for (const width of [328, 720]) {
      const all = el("g", {}, ...matrix(width).content);
      expect(countClass(all, "hatched")).toBe(2);
      expect(countClass(all, "fill-amanat")).toBe(3);
      expect(countClass(all, "frame")).toBe(4);
    }
  });

  test("whoever is missing on one side has one mark and no zero", () => {
    const marks = changes(720).content.filter((node) => typeof node !== "string" && node.tag === "circle");
    // Two of the key, two of each that stood twice, one of each other.
    expect(marks).toHaveLength(8);
  });

  test("a mark that is no party is hatched, and has the hue of nobody", () => {
    const all = el("g", {}, ...changes(720).content);
    expect([countClass(all, "hatched"), countClass(all, "fill-other")]).toEqual([1, 0]);
  });

  test("a bar is as long as its seats", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 300, max: 1200 }), (to, width) => {
        const picture = waterfall(
          {
            paths: [{ title: "x", steps: [{ text: "a", from: 0, to, value: `${to}`, isResult: true }] }],
            lines: [],
            house: 300,
            hue: "other",
            summary: "",
          },
          width,
        );
        const bar = picture.content.find((node) => typeof node !== "string" && node.tag === "rect");
        const drawn = typeof bar === "object" ? bar.attributes : {};
        // Before it stand its name, where there is room, and its number.
        const name = width < 480 ? 0 : textWidth("a", 13) + 12;
        const left = name + textWidth(`${to}`, 13) + 10;
        expect(drawn["x"]).toBeCloseTo(left, 6);
        expect(Number(drawn["width"])).toBeCloseTo(Math.max(1, (to * (width - left - 8)) / 300), 6);
      }),
    );
  });

  const texts = ({ content }: Picture): readonly Element[] =>
    content.filter((node): node is Element => typeof node !== "string" && node.tag === "text");
  const textOf = (picture: Picture, text: string): Element | undefined =>
    texts(picture).find(({ children }) => children[0] === text);
  const boxes = (
    { content }: Picture,
    name: string,
  ): readonly { readonly x: number; readonly end: number }[] =>
    content.flatMap((node) => {
      if (typeof node === "string" || node.attributes["class"] !== name) return [];
      const x = Number(node.attributes["x"]);
      return [{ x, end: x + Number(node.attributes["width"]) }];
    });

  test("a number of a comparison stands beside what it counts", () => {
    for (const width of [328, 720, 1040]) {
      const picture = falls(width);
      const [bar] = boxes(picture, "fill-amanat");
      const result = textOf(picture, "76");
      // A result ends its number where its bar begins.
      expect((bar?.x ?? 0) - Number(result?.attributes["x"])).toBe(6);
      const steps = boxes(picture, "open-amanat");
      expect(steps).toHaveLength(2);
      for (const [i, value] of ["−11", "−3"].entries()) {
        const from = Number(textOf(picture, value)?.attributes["x"]);
        const [x = 0, end = 0] = [steps[i]?.x, steps[i]?.end];
        const gap = from > end ? from - end : x - (from + textWidth(value, 13));
        expect(gap, `${value} at ${width}`).toBeCloseTo(6, 6);
      }
      const differences = changes(width);
      const [after, difference] = ["71.09", "−17.19"].map(
        (text) => textOf(differences, text)?.attributes["x"],
      );
      expect(Number(difference) - Number(after) - textWidth("71.09", 12)).toBeCloseTo(8, 6);
    }
  });
});
