import { LANGUAGES } from "@urna/words";
import { describe, expect, test } from "vitest";
import { useBench } from "./bench.ts";
import type { Look } from "./browser.ts";
import { collisions, marks, violations } from "./look.ts";

const E = "kz-majilis-2023";
const bench = useBench();

/** How every page is looked at, for texts and for rules. */
const ALWAYS: readonly Look[] = [
  { width: 360, scheme: "light" },
  { width: 768, scheme: "dark" },
];
/** One of these more for each page: every screen is seen in each of them, in one language or another. */
const IN_TURN: readonly Look[] = [
  { width: 1280, scheme: "light" },
  { width: 1280, scheme: "dark" },
  { width: 360, scheme: "dark" },
  { width: 768, scheme: "light" },
];
/** Where texts alone are looked at: colours move nothing, so that one scheme shows what collides. */
const WIDE: Look = { width: 1280, scheme: "light" };
/** Every screen of an election. */
const SCREENS = [
  "",
  "why/",
  "why/osdp/",
  "why/plain/",
  "why/amanat/40/",
  "what-if/bar-7/",
  "compare/kz-majilis-2021/",
  "regions/",
  "law/",
  "checks/",
  "source/",
  "record/",
  "dossier/",
  "share/",
] as const;
/** Screens on which every seat is a mark. */
const WITH_SEATS: readonly string[] = ["", "what-if/bar-7/"];

describe("every screen in every language, at three widths, light and dark", () => {
  const places = LANGUAGES.flatMap((language, i) =>
    [`/${language}/`, ...SCREENS.map((screen) => `/${language}/${E}/${screen}`)].map(
      (path, j) => [path, IN_TURN[(i + j) % IN_TURN.length] ?? WIDE] as const,
    ),
  );
  test.each(places)("%s: no violation, no collision, every seat drawn", async (path, inTurn) => {
    const screen = SCREENS.find((each) => each !== "" && path.endsWith(`/${each}`)) ?? "";
    const hasSeats = path.includes(E) && WITH_SEATS.includes(screen);
    const page = await bench().open(path, inTurn);
    const found: string[] = [];
    const drawn = new Set<number>();
    const seen = new Set<number>();
    for (const look of [inTurn, ...ALWAYS, WIDE]) {
      const { width, scheme } = look;
      const isRuled = look !== WIDE;
      if (!isRuled && seen.has(width)) continue;
      // The same page, looked at anew: nothing of it depends on how wide it was when it came.
      await bench().look(look);
      const texts = seen.has(width) ? [] : await collisions(page);
      const rules = isRuled ? await violations(page) : [];
      found.push(...[...texts, ...rules].map((text) => `${width} ${scheme}: ${text}`));
      if (hasSeats) drawn.add(await marks(page));
      seen.add(width);
    }
    expect(found).toEqual([]);
    expect([...seen].toSorted((a, b) => a - b)).toEqual([360, 768, 1280]);
    expect([...drawn]).toEqual(hasSeats ? [98] : []);
  });
});

describe("other pages", () => {
  test.each([
    ["/en/kz-president-2022/", "light"],
    ["/kk/kz-senate-2024-kyzylorda/", "dark"],
    ["/ru/kz-referendum-2022/", "light"],
    ["/es/kz-kurultai-2026/", "light"],
    ["/en/de-bundestag-2025/", "dark"],
    ["/en/kz-majilis-2032/", "light"],
  ] as const)("%s in %s", async (path, scheme) => {
    for (const width of [360, 1280]) {
      const page = await bench().open(path, { width, scheme });
      expect(await collisions(page), `${width}`).toEqual([]);
      expect(width === 360 ? await violations(page) : [], `${width}`).toEqual([]);
    }
  });

  test("a large house draws every seat as well", async () => {
    const page = await bench().open("/en/de-bundestag-2025/", { width: 360, scheme: "light" });
    expect(await marks(page)).toBe(630);
  });
});

describe("on a telephone", () => {
  const paths = ["", "what-if/", "compare/kz-majilis-2021/", "regions/", "why/osdp/", "source/", "record/"];
  test.each(["/kk/", "/en/rules/", ...paths.map((path) => `/en/${E}/${path}`)])(
    "%s: what can be touched is 44 pixels high, unless it stands in a text",
    async (path) => {
      const page = await bench().open(path, { width: 360, scheme: "light" });
      // The hexagons of districts lead to rows of the table beside them, which are as high.
      const small = await page.evaluate<readonly string[]>(`
        [...document.querySelectorAll("a[href],button,select,input,summary,textarea")].flatMap((target) => {
          const own = target.getBoundingClientRect();
          if (own.width === 0 || target.matches(".skip, svg[aria-label*='No. 1:'] a")) return [];
          const isInText = target.closest("p,li,dd") !== null && getComputedStyle(target).display === "inline";
          const height = Math.max(own.height, target.closest("label")?.getBoundingClientRect().height ?? 0);
          return isInText || height >= 43.5 ? [] : [height + " " + (target.textContent || target.outerHTML.slice(0, 80))];
        })`);
      expect(small).toEqual([]);
    },
  );
});

describe("without any script", () => {
  test("a change of the law is asked for by a form and answered by a page", async () => {
    const page = await bench().open(`/en/${E}/what-if/`, { width: 1280, scheme: "light" });
    await page.getByLabel("Bar, percent").fill("7");
    await page.keyboard.press("Enter");
    await page.waitForURL(/bar=7/);
    expect(await page.locator("main h1").textContent()).toContain("bar 7\u00A0% instead of 5\u00A0%");
    expect(await page.locator("#table-what-if tbody tr").first().textContent()).toContain("68");
    expect(await page.locator("svg.pic.wide .ghost").count()).toBe(9);
  });

  test("a list is searched by a form and sorted by links", async () => {
    const page = await bench().open("/en/", { width: 1280, scheme: "light" });
    await page.getByLabel("Only rows with").fill("bundestag");
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL(/q=bundestag/);
    await page.getByRole("link", { name: "date", exact: true }).click();
    await page.waitForURL(/sort=date/);
    const ids = await page.locator("#table-elections tbody tr th").allTextContents();
    expect(ids).toEqual(["de-bundestag-2021", "de-bundestag-2025"]);
  });

  test("the switch of languages keeps the place", async () => {
    const page = await bench().open(`/en/${E}/why/osdp/`, { width: 768, scheme: "light" });
    await page.getByRole("link", { name: "Русский" }).click();
    expect(page.url()).toBe(`${bench().serving.address}/ru/${E}/why/osdp/`);
    expect(await page.locator("html").getAttribute("lang")).toBe("ru");
  });

  test("the keyboard reaches the content first, and what has focus is seen", async () => {
    const page = await bench().open(`/en/${E}/`, { width: 1280, scheme: "light" });
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.querySelector('main').contains(document.activeElement)")).toBe(true);
    expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
  });

  test("nothing was asked of any other place, and no cookie was set", async () => {
    const page = await bench().open(`/kk/${E}/`, { width: 360, scheme: "light" });
    expect(await page.evaluate("document.fonts.check('15px Inter', 'Ққ')")).toBe(true);
    expect(await page.context().cookies()).toEqual([]);
    expect(bench().strangers).toEqual([]);
  });
});
