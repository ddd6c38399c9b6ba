import { describe, expect, test } from "vitest";
import { useBench } from "./bench.ts";
import type { Look } from "./browser.ts";
import { collisions, marks, violations } from "./look.ts";

const E = "kz-majilis-2023";
const WIDE: Look = { width: 1280, scheme: "light" };
const plain = useBench();
const scripted = useBench({ scripts: true });

describe("what moved", () => {
  test("seat by seat, with the reason", async () => {
    const page = await plain().open(`/en/${E}/what-if/bar-7/`, WIDE);
    const rows = await page.locator("#table-moved tbody tr").allTextContents();
    expect(rows).toEqual([
      "Amanatlist4046+641–46 came45 full quotas and 1 by largest remainder",
      "Auyllist89+19 came9 full quotas",
      "Respublicalist67+17 came7 full quotas",
      "Aq Jollist67+17 came7 full quotas",
      "QHPlist50−51–5 left6.80\u00A0% of valid votes (with against all), while the bar is at least 7\u00A0%",
      "OSDPlist40−41–4 left5.20\u00A0% of valid votes (with against all), while the bar is at least 7\u00A0%",
    ]);
  });
});

describe("votes against all", () => {
  test("win seats that stay empty: every seat is drawn, the empty ones hollow", async () => {
    const page = await plain().open(`/en/${E}/what-if/?bar=3&against=empty`, WIDE);
    const row = (name: string): Promise<string> =>
      page.locator("#table-what-if tbody tr", { hasText: name }).innerText();
    expect(await row("Amanat")).toMatch(/38\s+22\s+60/);
    expect(await row("OSDP")).toMatch(/3\s+0\s+3/);
    expect(await row("empty seats")).toMatch(/3\s+0\s+3/);
    expect(await marks(page)).toBe(98);
    expect(await page.locator('svg.pic.wide [data-row="empty-seats"] .key-open').count()).toBe(3);
    for (const width of [360, 1280])
      for (const language of ["kk", "ru", "es"]) {
        const other = await plain().open(`/${language}/${E}/what-if/?bar=3&against=empty`, {
          width,
          scheme: "dark",
        });
        expect(await collisions(other), `${language} ${width}`).toEqual([]);
      }
  });

  test("where a district that they win votes again, limits are said and what is missing", async () => {
    const page = await plain().open(`/en/${E}/what-if/?against=rerun`, WIDE);
    const text = await page.locator("main").innerText();
    expect(text).toContain("How many there were in each district is not loaded");
    expect(await page.locator("#table-what-if tbody tr").first().innerText()).toMatch(
      /Amanat\s+62\s+40\s+\?\s+40\s+69/,
    );
    expect(await violations(page)).toEqual([]);
  });
});

test("other sizes of tiers: dashes where districts are assumed, a band from none to all", async () => {
  const page = await plain().open(`/en/${E}/what-if/half/`, WIDE);
  const curve = page.locator("[data-sweep] svg.pic.wide");
  expect(await curve.locator(".step.dashed").count()).toBe(1);
  expect(await curve.locator(".band").count()).toBeGreaterThan(90);
  const rows = await page.locator("#table-sweep tbody tr").allTextContents();
  // Of 49 list seats Amanat has 28; of 49 district seats none, as many as the real ones would be, or all.
  expect(rows[48]).toBe("49652877");
  expect(rows[68]).toBe("69626262");
  for (const width of [360, 768, 1280]) {
    const other = await plain().open(`/ru/${E}/what-if/half/`, { width, scheme: "light" });
    expect(await collisions(other), `${width}`).toEqual([]);
  }
});

describe("a question that cannot be answered", () => {
  test("without a script: why, and the seats by the law, stamped as old", async () => {
    const page = await plain().open(`/en/${E}/what-if/?bar=300`, WIDE);
    expect(await page.locator("h1").textContent()).toBe("This change is not possible");
    expect(await page.locator(".stale .notice").textContent()).toContain("not what the form asks now");
    expect(await page.locator(".stale svg.pic.wide .stamp").textContent()).toBe("WHAT-IF · STALE");
    expect(await page.locator(".stale .sum").textContent()).toContain("Amanat: 62 of 98");
    expect(await violations(page)).toEqual([]);
  });

  test("while one types: the last good answer and its curve stay, stamped as old, until the next", async () => {
    const page = await scripted().open(`/en/${E}/what-if/`, WIDE);
    await page.locator('input[name="bar"]').focus();
    await page.waitForSelector("[data-awake]");
    await page.locator('input[name="bar"]').fill("7");
    await page.locator(".sum", { hasText: "68 of 98" }).waitFor();
    await page.locator('input[name="bar"]').fill("700");
    await page.locator(".stale .sum", { hasText: "68 of 98" }).waitFor();
    expect(await page.locator(".stale .notice").textContent()).toContain("bar 7\u00A0%");
    expect(await page.locator("[data-sweep][data-stale] svg").count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await page.locator('input[name="bar"]').fill("6");
    await page.locator(".sum", { hasText: "64 of 98" }).waitFor();
    expect(await page.locator(".stale, [data-stale]").count()).toBe(0);
  });
});
