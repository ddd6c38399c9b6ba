import { describe, expect, test } from "vitest";
import { useBench } from "./bench.ts";
import type { Look } from "./browser.ts";
import { violations } from "./look.ts";

const E = "kz-majilis-2023";
const WIDE: Look = { width: 1280, scheme: "light" };
const bench = useBench({ scripts: true });

describe("the keyboard", () => {
  test("arrows go from mark to mark, Enter chooses, Escape chooses nothing; the address says it", async () => {
    const page = await bench().open(`/en/${E}/`, WIDE);
    await page.keyboard.press("Shift");
    const first = page.locator("svg.pic.large [data-row]").first();
    await expect.poll(() => first.getAttribute("tabindex")).toBe("0");
    expect(await first.getAttribute("aria-label")).toBe("Amanat, 62: 40 list + 22 district");
    await first.focus();
    const focused = (): Promise<string> => page.evaluate("document.activeElement.dataset.row");
    const press = async (key: string): Promise<string> => {
      await page.keyboard.press(key);
      return focused();
    };
    expect(await press("ArrowUp")).toBe("amanat");
    expect(await press("ArrowDown")).toBe("auyl");
    expect(await press("End")).toBe("independent");
    expect(await press("ArrowDown")).toBe("independent");
    expect(await press("Home")).toBe("amanat");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(page.url()).toContain("#mark-auyl");
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await page.locator(".chosen").first().waitFor({ state: "attached" });
    expect(await page.locator("svg.pic.large .chosen").getAttribute("data-row")).toBe("auyl");
    await page.keyboard.press("Escape");
    expect(page.url()).not.toContain("#");
    expect(await page.locator(".chosen").count()).toBe(0);
  });

  test("on the tiles arrows go where they point", async () => {
    const page = await bench().open(`/en/${E}/regions/`, WIDE);
    const tile = page.locator('svg.pic.large a.area[aria-label^="Astana"]').first();
    await tile.focus();
    await page.keyboard.press("ArrowLeft");
    const label = (): Promise<string> => page.evaluate("document.activeElement.getAttribute('aria-label')");
    await expect.poll(label).toMatch(/^Akmola/);
    await page.keyboard.press("ArrowUp");
    expect(await label()).toMatch(/^Kostanay/);
    // Its tile and its dot are shown as one region, and its tile in the picture of the change.
    expect(await page.locator("svg.pic.large a.linked").count()).toBe(3);
    expect(await page.locator("tr.linked").count()).toBeGreaterThan(0);
  });

  test("a region that is pointed at shows its tile, its dot and its row", async () => {
    const page = await bench().open(`/en/${E}/regions/`, WIDE);
    await page.locator('svg.pic.large a.area[aria-label^="Almaty"]').first().hover();
    await expect.poll(() => page.locator("svg.pic.large a.linked").count()).toBe(3);
    const named = await page.locator("tr.linked th").first().textContent();
    expect(named).toMatch(/^Almaty/);
    await page.locator("#table-regions tbody tr", { hasText: "Astana" }).hover();
    await expect.poll(() => page.locator("tr.linked th").first().textContent()).toMatch(/^Astana/);
    expect(await page.locator("svg.pic.large a.linked").count()).toBe(3);
  });

  test("T leads to the table, ? to the list of keys; letters can be switched off", async () => {
    const page = await bench().open(`/en/${E}/`, WIDE);
    await page.keyboard.press("t");
    await expect
      .poll(() => page.evaluate("document.activeElement.querySelector(':scope.scroll > table')?.id ?? ''"))
      .toBe("table-seats");
    await page.keyboard.press("?");
    const dialog = page.locator("#keys");
    await dialog.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator("#single-keys").uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    expect(await dialog.isVisible()).toBe(false);
    await page.locator("#show-keys").click();
    await page.locator("#single-keys").check();
  });
});

test("dark and light are the reader's choice, and stay it", async () => {
  const page = await bench().open(`/ru/${E}/`, WIDE);
  const paper = (): Promise<string> => page.evaluate("getComputedStyle(document.body).color");
  const light = await paper();
  await page.locator("#theme").selectOption("dark");
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.goto(`${bench().serving.address}/ru/${E}/why/`);
  expect(await paper()).toBe(dark);
  await page.locator("#theme").selectOption("system");
  expect(await paper()).toBe(light);
});

test("on paper there are the address, its code and the tables, and no controls", async () => {
  const page = await bench().open(`/kk/${E}/`, { width: 768, scheme: "dark" });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const isShown = (selector: string): Promise<boolean> => page.locator(selector).first().isVisible();
  expect(await isShown(".on-paper .qr")).toBe(true);
  expect(await page.locator(".on-paper .address").textContent()).toMatch(
    /^http.*\/kk\/kz-majilis-2023\/\?d=[0-9a-f]{7}&r=/,
  );
  expect(await isShown("#table-seats")).toBe(true);
  expect(await isShown("#theme")).toBe(false);
  expect(await page.evaluate("getComputedStyle(document.documentElement).backgroundColor")).toBe(
    "rgb(255, 255, 255)",
  );
  // Patterns stand for hues, and the page has each that its pictures name.
  const fill = "getComputedStyle(document.querySelector('.pic .fill-osdp')).fill";
  expect(await page.evaluate(fill)).toBe('url("#urna-ink-osdp")');
  expect(await page.locator("pattern#urna-ink-osdp").count()).toBe(1);
  await page.emulateMedia({ media: "screen" });
  expect(await page.evaluate(fill)).toMatch(/^rgb/);
});
