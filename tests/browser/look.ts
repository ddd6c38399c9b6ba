/**
 * What is seen of a page in a browser: broken rules of accessibility, texts that collide, marks that are drawn.
 *
 * @module
 */

import axe from "axe-core";
import type { Page } from "playwright-core";

/** Rules of WCAG 2.2 AA that the page breaks, each with the first place. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<readonly string[]>(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }).then((result) =>
      result.violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 2).map((node) => node.html.slice(0, 120)).join(" | ")))`,
  );
  return found;
}

/** Texts of pictures that lie on each other or leave their picture, and anything wider than the page. */
export async function collisions(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`(() => {
    const found = [];
    const shown = [...document.querySelectorAll("svg.pic")].filter((svg) => svg.getBoundingClientRect().width > 0);
    for (const svg of shown) {
      const frame = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll("text")].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
      for (const [i, { text, box }] of texts.entries()) {
        if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
          found.push("leaves its picture: " + text);
        for (const other of texts.slice(i + 1)) {
          const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          // Line boxes are taller than letters: what overlaps by less than their room above and below does not touch.
          if (across > 1 && down > 5) found.push(text + " lies on " + other.text);
        }
      }
    }
    if (shown.length === 0 && document.querySelectorAll("svg.pic").length > 0) found.push("no picture is shown");
    if (document.documentElement.scrollWidth > window.innerWidth) found.push("the page scrolls sideways: " + document.documentElement.scrollWidth);
    for (const cell of document.querySelectorAll("h1,h2,p,dd,dt,a,label,button"))
      // What is only said, and shown to nobody, has no room by intent.
      if (cell.closest(".unseen") === null && cell.scrollWidth > cell.clientWidth + 1 && getComputedStyle(cell).display !== "inline" && getComputedStyle(cell).overflow !== "visible")
        found.push("clipped: " + cell.textContent.slice(0, 60));
    return found;
  })()`);
}

/** Marks in the first picture that is shown. */
export async function marks(page: Page): Promise<number> {
  return page.evaluate<number>(
    `[...document.querySelectorAll("svg.pic")].find((svg) => svg.getBoundingClientRect().width > 0)?.querySelectorAll(".seat").length ?? 0`,
  );
}
