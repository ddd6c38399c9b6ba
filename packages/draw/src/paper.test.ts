import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hemicycle } from "./hemicycle.ts";
import { HUES, hueOf } from "./hues.ts";
import { asFile } from "./picture.ts";
import { seatRows } from "./seat-rows.ts";
import type { Theme } from "./tokens.ts";

const CAPTION = { headline: "A house", lines: [], source: [] };

test("a party keeps its hue whatever its place; others get one by place", () => {
  const many = Array.from({ length: 9 }, (_, i) => `p${i}`);
  expect([
    hueOf("osdp", ["osdp"]),
    hueOf("osdp", many),
    hueOf("p0", many),
    hueOf("p8", many),
    hueOf("lost", many),
  ]).toEqual(["osdp", "osdp", "amanat", "other", "other"]);
});

describe("on paper", () => {
  /** What a rule of a file fills a hue with. */
  const fillIn = (svg: string, hue: string): string | undefined =>
    new RegExp(`\\.fill-${hue}\\{fill:([^;}]*)`).exec(svg)?.[1];
  const draw = (parties: readonly string[], theme: Theme = "print"): string =>
    asFile(
      hemicycle(
        {
          parties: parties.map((id) => ({ name: id, hue: hueOf(id, parties), seats: 1, total: "1" })),
          summary: "",
        },
        400,
      ),
      CAPTION,
      theme,
    );

  test("no two parties share a pattern while there are enough, whether or not they have a hue of their own", () => {
    const own = HUES.filter((hue) => hue !== "independents" && hue !== "other");
    const ids = [...own, ...own.map((_, i) => `other-${i}`)];
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 1, maxLength: own.length + 1 }), (parties) => {
        const svg = draw(parties);
        const fills = parties.map((id) => fillIn(svg, hueOf(id, parties)));
        expect(fills).not.toContain(undefined);
        expect(new Set(fills).size).toBe(parties.length);
      }),
    );
  });

  test("every pattern that is used is in the file, no other, and no two are drawn alike", () => {
    const svg = draw(HUES);
    const used = [...svg.matchAll(/url\(#([\w-]+)\)/g)].map(([, id]) => id);
    const tiles = [...svg.matchAll(/<pattern id="([\w-]+)"([^>]*)>(.*?)<\/pattern>/g)];
    expect(new Set(tiles.map(([, id]) => id))).toEqual(new Set(used));
    expect(new Set(tiles.map(([, , size = "", ink = ""]) => size + ink)).size).toBe(HUES.length - 1);
    expect(draw(["osdp"]).match(/<pattern id="[\w-]+"/g)).toEqual(['<pattern id="urna-ink-osdp"']);
  });

  test("circles of district seats are told apart as squares are; those of the solid hue stay open", () => {
    const svg = asFile(
      seatRows(
        {
          rows: HUES.map((hue) => ({ id: hue, name: hue, hue, seats: [1, 1], total: "2", note: "" })),
          tiers: [
            { shape: "square", text: "list" },
            { shape: "circle", text: "district" },
          ],
          lines: [],
          summary: "",
        },
        720,
      ),
      CAPTION,
      "print",
    );
    for (const hue of HUES) {
      const [, fill] = new RegExp(`\\.seat\\.open-${hue}\\{fill:([^;}]*)`).exec(svg) ?? [];
      expect(fill).toBe(hue === "amanat" ? undefined : fillIn(svg, hue));
    }
  });

  test("a file for a screen has no pattern of ink", () => {
    for (const theme of ["light", "dark"] as const) expect(draw(HUES, theme)).not.toContain("urna-ink");
  });
});
