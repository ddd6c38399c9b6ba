import { describe, expect, test } from "vitest";
import { barRows } from "./bar-rows.ts";
import { countClass, el } from "./markup.ts";
import { offsetStrip } from "./offset-strip.ts";
import { asFile, type Picture } from "./picture.ts";
import { quotaRuler } from "./quota-ruler.ts";

const CAPTION = { headline: "From ballots to seats", lines: [], source: ["made up for a test"] };

const bars = (width: number): Picture =>
  barRows(
    {
      rows: [
        {
          name: "Amanat",
          hue: "amanat",
          share: 0.539,
          text: "53.90 %",
          distance: "+3,113,187.95",
          passes: true,
        },
        {
          name: "OSDP",
          hue: "osdp",
          share: 0.052,
          text: "5.20 %",
          distance: "+12,735.95",
          passes: true,
          isAsked: true,
        },
        {
          name: "Baytaq",
          hue: "baytaq",
          share: 0.023,
          text: "2.30 %",
          distance: "−171,891.05",
          passes: false,
        },
        {
          name: "against all",
          hue: "other",
          share: 0.039,
          text: "3.90 %",
          distance: "",
          passes: false,
          isLine: true,
        },
      ],
      bar: { at: 0.05, text: "bar 5 % = 318,322.05" },
      summary: "Four lines.",
      id: "b",
    },
    width,
  );

const quotas = (width: number): Picture =>
  quotaRuler(
    {
      rows: [
        { name: "Amanat", hue: "amanat", full: 39, part: 0.65, text: "39 + 0.65" },
        { name: "OSDP", hue: "osdp", full: 3, part: 0.83, text: "3 + 0.83", isAsked: true },
        { name: "None", hue: "other", full: 0, part: 0.2, text: "0 + 0.20" },
      ],
      summary: "Three parties.",
    },
    width,
  );

const strip = (width: number): Picture =>
  offsetStrip(
    {
      rows: [
        { name: "Amanat", at: -0.0003, text: "−1.7", isNear: true },
        { name: "Respublica", at: -0.057, text: "−359.9", isNear: false },
      ],
      ends: { low: "−3,183.22", middle: "multiple of 0.1 %", high: "+3,183.22" },
      summary: "Two lines.",
    },
    width,
  );

describe("the ladder", () => {
  test.each<[string, Picture]>([
    ["bar", bars(720)],
    ["bar-narrow", bars(328)],
    ["quotas", quotas(720)],
    ["quotas-narrow", quotas(328)],
    ["offsets", strip(720)],
    ["offsets-narrow", strip(328)],
  ])("%s", async (name, picture) => {
    await expect(asFile(picture, CAPTION)).toMatchFileSnapshot(`snapshots/${name}.svg`);
  });

  test("every full quota is a block, and every remainder has its frame", () => {
    for (const width of [328, 720, 1040]) {
      const all = el("g", {}, ...quotas(width).content);
      expect(countClass(all, "full")).toBe(42);
      expect(countClass(all, "frame")).toBe(3);
    }
  });

  test("below the bar is an outline, a line is hatched, near is a solid dot", () => {
    const all = el("g", {}, ...bars(720).content);
    expect([
      countClass(all, "fill-amanat"),
      countClass(all, "open-baytaq"),
      countClass(all, "hatched"),
    ]).toEqual([1, 1, 1]);
    expect(countClass(el("g", {}, ...strip(720).content), "dot")).toBe(1);
  });
});
