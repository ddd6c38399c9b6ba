import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useBench } from "./bench.ts";
import { collisions, violations } from "./look.ts";
import { STATES } from "./states.ts";

const bench = useBench({ scripts: true });

/** What each of them must say. */
const SAYS: Readonly<Record<string, string>> = {
  tie: "Equal claims: north and river, for 1 seat.",
  loading: "Amanat: 68 of 98",
  offline: "Amanat: 68 of 98",
};

const RING = ["solid", "2px", true];

/** The ring around what the keyboard has reached: its style, its width, whether it is ink. */
async function ring(page: Page): Promise<readonly unknown[]> {
  return page.evaluate(`(() => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement);
    return [outlineStyle, outlineWidth, outlineColor === getComputedStyle(document.body).color];
  })()`);
}

test.each(STATES)("$name: said or seen, without a violation, at 360 and 1280 pixels", async (state) => {
  for (const look of [
    { width: 360, scheme: "dark" },
    { width: 1280, scheme: "light" },
  ] as const) {
    const page = await state.open(bench(), look);
    try {
      expect(await page.locator("main").innerText()).toContain(SAYS[state.name] ?? "");
      expect(state.name.startsWith("focus-") ? await ring(page) : RING).toEqual(RING);
      expect([...(await collisions(page)), ...(await violations(page))], `${look.width}`).toEqual([]);
    } finally {
      await state.leave(page);
    }
  }
});

test("the ring of a tile lies inside it: outside, its neighbours would cover it", async () => {
  const tile = STATES.find(({ name }) => name === "focus-tile");
  const page = await tile?.open(bench(), { width: 1280, scheme: "dark" });
  const ofTile = (what: string): Promise<unknown> | undefined =>
    page?.evaluate(`getComputedStyle(document.activeElement.querySelector("rect.tile")).${what}`);
  // Ink at its edge and paper within, whatever the tile is filled with.
  expect(await ofTile("stroke")).toBe(await page?.evaluate("getComputedStyle(document.body).color"));
  expect([await ofTile("strokeWidth"), await ofTile("outlineWidth")]).toEqual(["8px", "2px"]);
  expect(Number.parseFloat(String(await ofTile("outlineOffset")))).toBeLessThan(-4);
});
