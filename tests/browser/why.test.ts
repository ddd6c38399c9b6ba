import { describe, expect, test } from "vitest";
import { useBench } from "./bench.ts";
import type { Look } from "./browser.ts";

const E = "kz-majilis-2023";
const WIDE: Look = { width: 1280, scheme: "light" };
const plain = useBench();
const scripted = useBench({ scripts: true });

describe("the ladder", () => {
  test("arrows go from step to step and stop at its ends; the address says where; Escape leads back from a figure", async () => {
    const page = await scripted().open(`/en/${E}/why/osdp/`, WIDE);
    // The browser tells of a new address a moment after the key.
    const at = (): string => new URL(page.url()).hash;
    await page.keyboard.press("ArrowRight");
    await expect.poll(at).toBe("#step-1");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(at).toBe("#step-1");
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
    await expect.poll(at).toBe("#step-5");
    expect(await page.evaluate("document.activeElement.querySelector('h2').textContent")).toBe(
      "5. Remainder (Art. 97-1(1), (3), (4))",
    );
    await page.locator("#table-remainders td:has-text('27,874') a").click();
    await expect.poll(at).toBe("#figure-remainder-respublica");
    await page.keyboard.press("Escape");
    await expect.poll(at).toBe("#step-5");
  });

  test("without any script links do the same, and every figure leads down to the published votes and their sources", async () => {
    const page = await plain().open(`/en/${E}/why/osdp/`, WIDE);
    await page.locator("#step-4").getByRole("link", { name: "Next step" }).click();
    await page.waitForURL(/#step-5$/);
    await page.locator("#step-5 dd a").click();
    const target = page.locator(":target");
    expect(await target.textContent()).toContain("331,058 − 3 × 86,546 45/69 = 71,418 1/23");
    await target.getByRole("link", { name: "331,058" }).click();
    expect(await page.locator(":target").textContent()).toContain("331,058");
    await page.locator(":target").getByRole("link", { name: "published; its sources" }).click();
    await page.waitForURL(/\/source\/#source-of-list-osdp-votes$/);
    expect(await page.locator("tr:target").textContent()).toMatch(
      /Social Democratic.*, votes, list vote331,058final\[1\]/,
    );
    // In every language figures have names, and none is called by the ids of the command.
    await page.getByRole("link", { name: "Қазақша" }).click();
    expect(await page.locator("#table-figures tbody").innerText()).not.toMatch(/[a-z]-?votes|\bvotes\b/);
    await page.goBack();
    await page.goBack();
    // Every link to a figure finds one, on every way to tell it.
    for (const path of ["why/", "why/plain/", "why/amanat/plain/", "why/osdp/4/"]) {
      await page.goto(`${plain().serving.address}/en/${E}/${path}`);
      const lost = await page.evaluate<readonly string[]>(
        `[...document.querySelectorAll('main a[href^="#"]')].map((a) => a.hash.slice(1)).filter((id) => document.getElementById(id) === null)`,
      );
      expect(lost, `links of ${path}`).toEqual([]);
    }
  });

  test("a figure of the overview is opened on the ladder", async () => {
    const page = await plain().open(`/en/${E}/`, WIDE);
    const links = await page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('#table-seats a[href*="#figure-"]')].map((a) => a.hash.slice(1))`,
    );
    expect(links.length).toBe(14);
    await page.locator("#table-seats").getByRole("link", { name: "331,058" }).click();
    await page.waitForURL(/\/why\/#figure-votes-osdp$/);
    const ids = await page.evaluate<readonly string[]>(
      "[...document.querySelectorAll('[id]')].map((e) => e.id)",
    );
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("a judge and a teacher tell the same steps; the switch is in the address and stays in every language", async () => {
    const page = await plain().open(`/en/${E}/why/osdp/`, WIDE);
    const steps = (): Promise<number> => page.locator("[data-rung]").count();
    const exact = await steps();
    expect(await page.locator("#step-2 h2").textContent()).toBe("2. Bar (Art. 97-1(1), Art. 43(5))");
    expect(await page.locator("#step-5").textContent()).toContain("71,418 1/23");
    await page.getByRole("link", { name: "like a teacher" }).click();
    await page.waitForURL(/why\/osdp\/plain\/$/);
    expect(await steps()).toBe(exact);
    expect(await page.locator("#step-2 h2").textContent()).toBe("2. Bar");
    expect(await page.locator("#step-5").textContent()).toContain("71,418: rank 1 of 6");
    expect(await page.locator("main").textContent()).not.toContain("Art.");
    await page.getByRole("link", { name: "Русский" }).click();
    expect(page.url()).toContain(`/ru/${E}/why/osdp/plain/`);
  });
});
