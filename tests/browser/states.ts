/**
 * States of pages that no address alone leads to: a tie, a curve that is still computed, no connection, what the keyboard
 * has reached. For tests and for screenshots.
 *
 * @module
 */

import type { Page } from "playwright-core";
import type { Bench, Look } from "./browser.ts";

const E = "kz-majilis-2023";

export interface State {
  readonly name: string;
  /** Opens a page in this state. */
  open(bench: Bench, look: Look): Promise<Page>;
  /** Leaves it: the browser is as before. */
  leave(page: Page): Promise<void>;
}

/** A bench whose pages have their scripts. */
export const STATES: readonly State[] = [
  {
    name: "tie",
    open: async (bench, look) => {
      const page = await bench.open("/en/rules/", look);
      await page.locator("form.workshop select").focus();
      await page.waitForSelector("[data-awake]");
      // Two claims that are equal, and an odd number of seats.
      await page
        .locator('textarea[name="votes.csv"]')
        .fill("contest,option,votes\nlist,north,5000\nlist,river,5000\n");
      await page.locator("[data-result] h2", { hasText: "Tie" }).first().waitFor({ state: "attached" });
      return page;
    },
    leave: () => Promise.resolve(),
  },
  {
    name: "loading",
    open: async (bench, look) => {
      const page = await awake(bench, look);
      // The worker that makes the curve never comes.
      await page.context().route(/worker.*\.js$/, () => undefined);
      await page.locator('input[name="bar"]').fill("7");
      await page.locator(".sum", { hasText: "68 of 98" }).waitFor();
      await page.waitForSelector("[data-sweep][aria-busy]");
      // What takes less than 0.4 seconds is not said to be slow.
      await page.waitForTimeout(500);
      return page;
    },
    leave: (page) => page.context().unroute(/worker.*\.js$/),
  },
  {
    name: "offline",
    open: async (bench, look) => {
      const page = await awake(bench, look);
      await page.context().setOffline(true);
      await page.locator('input[name="bar"]').fill("7");
      await page.locator(".sum", { hasText: "68 of 98" }).waitFor();
      return page;
    },
    leave: (page) => page.context().setOffline(false),
  },
  ...[
    { name: "link", path: `/en/${E}/`, reached: "nav.sections a >> nth=1" },
    { name: "mark", path: `/en/${E}/`, reached: "svg.pic [data-row] >> visible=true >> nth=0" },
    { name: "table", path: `/en/${E}/`, reached: ".scroll >> nth=0" },
    { name: "tile", path: `/en/${E}/regions/`, reached: "a.area >> visible=true >> nth=0" },
    { name: "field", path: `/en/${E}/what-if/`, reached: "form.sentence select >> nth=0" },
  ].map(
    ({ name, path, reached }): State => ({
      name: `focus-${name}`,
      open: async (bench, look) => {
        const page = await bench.open(path, look);
        // Whoever came by the keyboard sees where they are; marks are reachable from the first key on.
        await page.keyboard.press("Shift");
        const element = page.locator(reached);
        await page.keyboard.press("Tab");
        await page.waitForSelector('svg.pic [data-row][tabindex="0"], a.area, form.sentence', {
          state: "attached",
        });
        await element.focus();
        return page;
      },
      leave: () => Promise.resolve(),
    }),
  ),
];

async function awake(bench: Bench, look: Look): Promise<Page> {
  const page = await bench.open(`/en/${E}/what-if/`, look);
  await page.locator("form.sentence select").first().focus();
  await page.waitForSelector("[data-awake]");
  return page;
}
