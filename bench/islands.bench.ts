/**
 * The what-if page in a real browser: from a key in the field of the bar until the seats, the picture and the tables of the
 * new law stand in the page and are laid out. The floor is the same browser that lays out the same page written as text.
 */

import { setup } from "../scripts/lib/islands.mjs";
import { openBench } from "../tests/browser/browser.ts";
import type { Bench } from "./harness.ts";

const PATH = "/en/kz-majilis-2023/what-if/";
/** The target of the design: a frame. */
const FRAME = 16;

await setup();
const browser = await openBench({ scripts: true });
const page = await browser.open(PATH, { width: 1280, scheme: "light" });
await page.locator('input[name="bar"]').focus();
await page.waitForSelector("[data-awake]");

/** Ends the browser. */
export const close = (): Promise<void> => browser.close();

/** Bars between all steps of the curve, each another parliament than the one before. */
const TYPED = ["7", "0", "9", "5.5", "11", "2", "8.5", "3"];

/** Nanoseconds of one change: the answer stands in the page, and its size is known. */
async function change(): Promise<number> {
  const milliseconds = await page.evaluate<number>(`(async () => {
    const field = document.querySelector('input[name="bar"]');
    const island = document.querySelector("[data-island]");
    let sum = 0;
    for (const value of ${JSON.stringify(TYPED)}) {
      const start = performance.now();
      const drawn = new Promise((done) => {
        const observer = new MutationObserver(() => { observer.disconnect(); done(); });
        observer.observe(island, { childList: true, subtree: true, characterData: true, attributes: true });
      });
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await drawn;
      island.getBoundingClientRect();
      sum += performance.now() - start;
      await new Promise((done) => setTimeout(done, 50));
    }
    return sum / ${TYPED.length};
  })()`);
  return milliseconds * 1e6;
}

/** The same content as text, parsed and laid out. */
async function floor(): Promise<number> {
  const milliseconds = await page.evaluate<number>(`(async () => {
    const island = document.querySelector("[data-island]");
    const beside = document.createElement("div");
    island.after(beside);
    const text = island.innerHTML;
    let sum = 0;
    for (let i = 0; i < 8; i++) {
      beside.replaceChildren();
      beside.getBoundingClientRect();
      const start = performance.now();
      beside.innerHTML = text;
      beside.getBoundingClientRect();
      sum += performance.now() - start;
      await new Promise((done) => setTimeout(done, 20));
    }
    beside.remove();
    return sum / 8;
  })()`);
  return milliseconds * 1e6;
}

export const benches: readonly Bench[] = [
  { name: "the page as text, parsed and laid out", unit: "ms", sample: floor },
  {
    name: "what if: recompute and redraw",
    unit: "ms",
    sample: change,
    target: FRAME,
    comparedWith: "the page as text, parsed and laid out",
  },
];
