import axe from "axe-core";
import type { Page } from "playwright-core";
import process from "node:process";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Bench, type Look, openBench } from "./browser.ts";

const E = "kz-majilis-2023";
/** The browser comes as a package, and that is made for one kind of machine. */
const CAN_START = process.platform === "linux" && process.arch === "x64";
let bench: Bench;
vi.setConfig({ testTimeout: 30_000 });
beforeAll(async () => {
  if (CAN_START) bench = await openBench();
}, 60_000);
afterAll(async () => {
  if (CAN_START) await bench.close();
});
beforeEach((ctx) => {
  if (!CAN_START) ctx.skip("the browser of these tests runs on Linux, x64");
});

/** Rules of WCAG 2.2 AA that the page breaks, each with the first place. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<readonly string[]>(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }).then((result) =>
      result.violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 2).map((node) => node.html.slice(0, 120)).join(" | ")))`,
  );
  return found;
}

/** Texts of pictures that lie on each other or leave their picture, and anything wider than the page. */
async function collisions(page: Page): Promise<readonly string[]> {
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
      if (cell.scrollWidth > cell.clientWidth + 1 && getComputedStyle(cell).display !== "inline" && getComputedStyle(cell).overflow !== "visible")
        found.push("clipped: " + cell.textContent.slice(0, 60));
    return found;
  })()`);
}

/** Marks in the first picture that is shown. */
async function marks(page: Page): Promise<number> {
  return page.evaluate<number>(
    `[...document.querySelectorAll("svg.pic")].find((svg) => svg.getBoundingClientRect().width > 0)?.querySelectorAll(".seat").length ?? 0`,
  );
}

const LOOKS: readonly Look[] = [
  { width: 360, scheme: "light" },
  { width: 768, scheme: "dark" },
  { width: 1280, scheme: "light" },
];

describe("every language at three widths", () => {
  const places = ["kk", "ru", "en", "es"].flatMap((language) =>
    [`/${language}/${E}/`, `/${language}/${E}/what-if/bar-7/`].map((path): [string] => [path]),
  );
  test.each(places)("%s: no violation, no collision, every seat drawn", async (path) => {
    for (const look of LOOKS) {
      const page = await bench.open(path, look);
      expect(await collisions(page), `${path} ${look.width}`).toEqual([]);
      // What is wide and light has the same elements and colours as one of the others.
      expect(look.width < 1280 ? await violations(page) : [], `${path} ${look.width}`).toEqual([]);
      expect(await marks(page)).toBe(98);
    }
  });
});

describe("other pages", () => {
  test.each([
    ["/ru/", "light"],
    [`/kk/${E}/why/`, "dark"],
    [`/es/${E}/why/osdp/`, "light"],
    [`/en/${E}/why/amanat/40/`, "dark"],
    [`/ru/${E}/compare/kz-majilis-2021/`, "light"],
    [`/kk/${E}/law/`, "light"],
    [`/en/${E}/checks/`, "dark"],
    [`/ru/${E}/dossier/`, "light"],
    [`/es/${E}/share/`, "light"],
    ["/en/kz-president-2022/", "light"],
    ["/en/de-bundestag-2025/", "dark"],
    ["/en/kz-majilis-2032/", "light"],
  ] as const)("%s in %s", async (path, scheme) => {
    for (const width of [360, 1280]) {
      const page = await bench.open(path, { width, scheme });
      expect(await collisions(page), `${width}`).toEqual([]);
      expect(width === 360 ? await violations(page) : [], `${width}`).toEqual([]);
    }
  });

  test("a large house draws every seat as well", async () => {
    const page = await bench.open("/en/de-bundestag-2025/", { width: 360, scheme: "light" });
    expect(await marks(page)).toBe(630);
  });
});

describe("without any script", () => {
  test("a change of the law is asked for by a form and answered by a page", async () => {
    const page = await bench.open(`/en/${E}/what-if/`, { width: 1280, scheme: "light" });
    expect(await page.locator("script").count()).toBe(0);
    await page.getByLabel("Bar, percent").fill("7");
    await page.keyboard.press("Enter");
    await page.waitForURL(/bar=7/);
    expect(await page.locator("main h1").textContent()).toContain("bar 7 % instead of 5 %");
    expect(await page.locator("#table-what-if tbody tr").first().textContent()).toContain("68");
    expect(await page.locator("svg.pic.wide .ghost").count()).toBe(9);
  });

  test("the switch of languages keeps the place", async () => {
    const page = await bench.open(`/en/${E}/why/osdp/`, { width: 768, scheme: "light" });
    await page.getByRole("link", { name: "Русский" }).click();
    expect(page.url()).toBe(`${bench.serving.address}/ru/${E}/why/osdp/`);
    expect(await page.locator("html").getAttribute("lang")).toBe("ru");
  });

  test("the keyboard reaches the content first, and what has focus is seen", async () => {
    const page = await bench.open(`/en/${E}/`, { width: 1280, scheme: "light" });
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.querySelector('main').contains(document.activeElement)")).toBe(true);
    expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
  });

  test("nothing was asked of any other place, and no cookie was set", async () => {
    const page = await bench.open(`/kk/${E}/`, { width: 360, scheme: "light" });
    expect(await page.evaluate("document.fonts.check('15px Inter', 'Ққ')")).toBe(true);
    expect(await page.context().cookies()).toEqual([]);
    expect(bench.strangers).toEqual([]);
  });
});
