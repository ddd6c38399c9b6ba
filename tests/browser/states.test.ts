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

test.each(STATES)("$name: said, without a violation, at 360 and 1280 pixels", async (state) => {
  for (const look of [
    { width: 360, scheme: "dark" },
    { width: 1280, scheme: "light" },
  ] as const) {
    const page = await state.open(bench(), look);
    try {
      expect(await page.locator("main").innerText()).toContain(SAYS[state.name]);
      expect([...(await collisions(page)), ...(await violations(page))], `${look.width}`).toEqual([]);
    } finally {
      await state.leave(page);
    }
  }
});
