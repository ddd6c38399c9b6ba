import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useBench } from "./bench.ts";
import type { Look } from "./browser.ts";
import { collisions, marks, violations } from "./look.ts";

const E = "kz-majilis-2023";
const WIDE: Look = { width: 1280, scheme: "light" };
const bench = useBench({ scripts: true });

/** Opens a page of the workbench and turns to its form, as a reader does who wants to change something. */
async function awake(path: string, look = WIDE): Promise<Page> {
  const page = await bench().open(path, look);
  await page.locator("form.sentence select").first().focus();
  await page.waitForSelector("[data-awake]");
  return page;
}

/** Waits until the page says this of its contender. */
const seats = (page: Page, text: string): Promise<void> => page.locator(".sum", { hasText: text }).waitFor();
const bar = (page: Page) => page.locator('input[name="bar"]');

describe("the workbench answers while one types", () => {
  test.each([
    ["the law", "62"],
    ["no bar", "61"],
    ["bar 7 %", "68"],
    ["tiers linked", "52"],
    ["all seats by list", "56"],
    ["D’Hondt", "63"],
  ])("%s: %s", async (preset, total) => {
    const page = await awake(`/en/${E}/what-if/?bar=3`);
    await page.evaluate("window.kept = true");
    await page.getByRole("link", { name: preset, exact: true }).click();
    await seats(page, `Amanat: ${total} of 98 seats`);
    expect(await marks(page)).toBe(98);
    expect(await page.evaluate("window.kept"), "the page was not loaded again").toBe(true);
  });

  test("the same numbers by the form, field after field, each with an address of its own", async () => {
    const page = await awake(`/en/${E}/what-if/`);
    const steps: readonly (readonly [string, string, string, string])[] = [
      ["bar", "7", "68", "bar=7"],
      ["bar", "0", "61", "bar=0"],
      ["bar", "", "62", "what-if/?"],
      ["seats-list", "98", "", "seats-list=98"],
      ["seats-district", "0", "56", "seats-district=0"],
    ];
    for (const [field, value, total, address] of steps) {
      await page.locator(`input[name="${field}"]`).fill(value);
      await page.waitForURL((url) => url.href.includes(address));
      if (total !== "") await seats(page, `Amanat: ${total} of`);
    }
    await page.locator('input[name="seats-list"]').fill("");
    await page.locator('input[name="seats-district"]').fill("");
    await page.locator('select[name="formula"]').selectOption("dhondt");
    await seats(page, "Amanat: 63 of 98");
    await page.locator('select[name="formula"]').selectOption("");
    await page.locator('input[name="link"]').check();
    await seats(page, "Amanat: 52 of 98");
    expect(await violations(page)).toEqual([]);
  });

  test("undo takes back one change after the other, in the fields as well", async () => {
    const page = await awake(`/en/${E}/what-if/`);
    await bar(page).pressSequentially("7.5");
    await seats(page, "Amanat: 68 of 98");
    await page.locator('select[name="formula"]').selectOption("dhondt");
    await page.waitForURL(/formula=dhondt/);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForURL((url) => !url.href.includes("formula=dhondt"));
    await expect.poll(() => page.locator('select[name="formula"]').inputValue()).toBe("");
    await page.goBack();
    // What was typed in one field is one change.
    await expect.poll(() => bar(page).inputValue()).toBe("");
    await seats(page, "Amanat: 62 of 98");
    expect(await page.getByRole("button", { name: "Undo" }).count()).toBe(0);
    await page.goForward();
    await seats(page, "Amanat: 68 of 98");
    await page.reload();
    await page.waitForSelector("[data-awake]");
    await page.getByRole("button", { name: "Undo" }).click();
    await seats(page, "Amanat: 62 of 98");
  });

  test("by keyboard alone: arrows step the bar, Enter stays on the page, the answer is said once", async () => {
    const page = await awake(`/en/${E}/what-if/`);
    await page.evaluate(`window.said = [];
      new MutationObserver(() => window.said.push(document.querySelector("[data-said]").textContent))
        .observe(document.querySelector("[data-said]"), { childList: true, characterData: true, subtree: true })`);
    await bar(page).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowUp");
    expect(await bar(page).inputValue()).toBe("7");
    await seats(page, "Amanat: 68 of 98");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.evaluate("window.said"))
      .toEqual(["Amanat: 68 of 98 seats (+6). Amanat: reaches two thirds (66)."]);
    expect(await page.evaluate("document.activeElement.name")).toBe("bar");
  });

  test("the curve follows in a worker, along what was touched last", async () => {
    const page = await awake(`/en/${E}/what-if/`);
    const ends = (): Promise<readonly string[]> =>
      page.locator("#table-sweep tbody tr td:last-child").allTextContents();
    expect(await ends()).toEqual(["61", "62", "64", "68", "73", "79", "83"]);
    await page.locator('select[name="party"]').selectOption("osdp");
    await expect.poll(ends).toEqual(["4", "0"]);
    await page.locator('select[name="party"]').selectOption("amanat");
    await page.locator('input[name="seats-list"]').fill("70");
    await page.locator("[data-sweep] h2", { hasText: "list" }).waitFor();
    expect(page.url()).toContain("x=list");
    await page.getByRole("link", { name: "Bar, percent" }).click();
    await page.locator("[data-sweep] h2", { hasText: "every bar" }).waitFor();
  });

  test("up to four questions stand beside each other", async () => {
    const page = await awake(`/en/${E}/what-if/`);
    for (const [i, value] of ["7", "0", "3", "10"].entries()) {
      await bar(page).fill(value);
      await page.getByRole("link", { name: "Pin this question" }).first().click();
      await expect.poll(() => page.locator(".pins li").count()).toBe(i + 1);
    }
    await bar(page).fill("5");
    await seats(page, "Amanat: 62 of");
    expect(await page.getByRole("link", { name: "Pin this question" }).count()).toBe(0);
    const first = page.locator("#table-pins tbody tr").first().locator("td");
    expect(await first.allTextContents()).toEqual(["62", "68", "61", "62", "79"]);
  });

  test("a change of language keeps the question", async () => {
    const page = await awake(`/en/${E}/what-if/`);
    await bar(page).fill("7");
    await seats(page, "Amanat: 68");
    await page.getByRole("link", { name: "Русский" }).click();
    await page.waitForURL(/\/ru\/.*bar=7/);
    expect(await page.locator(".sum").textContent()).toContain("68");
  });
});

describe("what an address may hold", () => {
  const BAD = [
    `?bar=${encodeURIComponent("<img src=x onerror=window.hit=1>")}`,
    `?party=__proto__&law=${encodeURIComponent('"><script>window.hit=1</script>')}`,
    "?seats-list=9999&seats-district=9999&formula=constructor",
    `?pins=${encodeURIComponent("bar=7~bar=<b>~~law=x~bar=1~bar=2~bar=3")}&x=__proto__`,
    `?bar=${"9".repeat(500)}`,
  ];
  test.each(BAD)("%s runs nothing, hangs nothing, and can be mended", async (query) => {
    const page = await awake(`/en/${E}/what-if/${query}`);
    await page.locator('input[name="bar"]').fill("6");
    await page.waitForURL(/bar=6/);
    await page.getByRole("link", { name: "Back to the law" }).click();
    await seats(page, "Amanat: 62 of 98");
    expect(await page.evaluate("window.hit")).toBeUndefined();
    expect(await page.locator("main img, main script").count()).toBe(0);
  });
});

describe("every language, width and scheme", () => {
  const cases = (["kk", "ru", "en", "es"] as const).map(
    (language) => [`/${language}/${E}/what-if/`] as const,
  );
  test.each(cases)("%s: no violation, no collision after a change", async (path) => {
    for (const look of [WIDE, { width: 768, scheme: "dark" }, { width: 360, scheme: "light" }] as const) {
      const page = await awake(path, look);
      await bar(page).fill("7");
      await page.locator(".sum", { hasText: "68" }).waitFor();
      await page.getByRole("link").and(page.locator(".act")).click();
      await page.locator(".pins").waitFor();
      expect(await collisions(page), `${look.width}`).toEqual([]);
      expect(await violations(page), `${look.width}`).toEqual([]);
    }
  });
});

describe("the list of elections is searched and sorted", () => {
  const rows = (page: Page): Promise<readonly string[]> =>
    page.locator("#table-elections tbody tr th").allTextContents();

  test("while one types: words without case or marks, the state of the result, the head of a column", async () => {
    const page = await bench().open("/en/", WIDE);
    const all = await rows(page);
    await page.getByLabel("Only rows with").pressSequentially("MAJILIS");
    await expect.poll(() => rows(page)).toEqual(all.filter((id) => id.startsWith("kz-majilis")));
    expect(await page.locator("[data-shown]").textContent()).toBe(`7 of ${all.length} rows`);
    expect(page.url()).toContain("?q=MAJILIS");
    await page.getByRole("link", { name: "date", exact: true }).click();
    await expect.poll(async () => (await rows(page)).at(0)).toBe("kz-majilis-1999");
    expect(await page.locator("th[aria-sort=ascending]").textContent()).toBe("date");
    await page.getByRole("link", { name: "date", exact: true }).click();
    await expect.poll(async () => (await rows(page)).at(0)).toBe("kz-majilis-2023");
    await page.getByLabel("Only rows with").fill("zzz");
    await page.getByText("No row has this.").waitFor();
    for (let i = 0; i < 4; i++) await page.goBack();
    await expect.poll(() => rows(page)).toEqual(all);
    expect(await page.getByLabel("Only rows with").inputValue()).toBe("");
    expect(await violations(page)).toEqual([]);
  });

  test("an address that a server answered in part knows the rest as well", async () => {
    const page = await bench().open("/ru/?q=2021&sort=-election", WIDE);
    const some = await rows(page);
    expect(some.every((id) => id.includes("2021"))).toBe(true);
    expect(some).toEqual(some.toSorted().toReversed());
    await page.locator('input[name="q"]').fill("");
    await expect.poll(async () => (await rows(page)).length).toBeGreaterThan(some.length + 20);
  });
});

test("before anything is done one small script is loaded; nothing comes from elsewhere; no cookie", async () => {
  const page = await bench().open(`/en/${E}/what-if/`, WIDE);
  const scripts = await page.evaluate<readonly string[]>(
    `performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => name.endsWith(".js"))`,
  );
  expect(scripts.map((url) => url.split("/").at(-1))).toEqual(["start.js"]);
  expect(await page.context().cookies()).toEqual([]);
  expect(bench().strangers).toEqual([]);
});
