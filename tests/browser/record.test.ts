import { describe, expect, test } from "vitest";
import { useBench } from "./bench.ts";
import type { Look } from "./browser.ts";
import { collisions, violations } from "./look.ts";

const E = "kz-majilis-2023";
const bench = useBench();

const LOOKS: readonly Look[] = [
  { width: 360, scheme: "light" },
  { width: 768, scheme: "dark" },
  { width: 1280, scheme: "light" },
];
const PARTS = ["", "timeline/", "candidacy/"];

describe("the record in every language at three widths", () => {
  const places = ["kk", "ru", "en", "es"].flatMap((language) =>
    PARTS.map((part): [string] => [`/${language}/${E}/record/${part}`]),
  );
  test.each(places)("%s: no violation, no collision, one heading", async (path) => {
    for (const look of LOOKS) {
      const page = await bench().open(path, look);
      expect(await collisions(page), `${path} ${look.width}`).toEqual([]);
      // What is wide and light has the same elements and colours as one of the others.
      expect(look.width < 1280 ? await violations(page) : [], `${path} ${look.width}`).toEqual([]);
      expect(await page.locator("h1").count()).toBe(1);
    }
  });

  test.each([
    ["/en/kz-president-2022/record/", "dark"],
    ["/ru/kz-referendum-2022/record/timeline/", "light"],
    ["/kk/kz-senate-2023/record/candidacy/", "light"],
    [`/es/${E}/dossier/`, "dark"],
    [`/kk/${E}/dossier/`, "light"],
  ] as const)("%s in %s", async (path, scheme) => {
    for (const width of [360, 1280]) {
      const page = await bench().open(path, { width, scheme });
      expect(await collisions(page), `${width}`).toEqual([]);
      expect(width === 360 ? await violations(page) : [], `${width}`).toEqual([]);
    }
  });
});

describe("what is drawn is what is in the table", () => {
  test("every event of the years drawn has one mark, and its number stands in the table", async () => {
    const page = await bench().open(`/en/${E}/record/timeline/`, { width: 768, scheme: "light" });
    const marks = await page.evaluate<number>(
      `[...document.querySelectorAll("svg.pic")].find((svg) => svg.getBoundingClientRect().width > 0).querySelectorAll(".event").length`,
    );
    const days = await page.locator("#table-events tbody tr td:nth-child(2)").allTextContents();
    const drawn = days.filter((day) => Number(day.slice(-4)) >= 2021).length;
    // Seven signs stand in the key as well.
    expect(marks).toBe(drawn + 7);
    expect(days).toHaveLength(64);
  });

  test("the way to the ballot: 609 in, 435 left; what was not found has no bar", async () => {
    const page = await bench().open(`/en/${E}/record/candidacy/`, { width: 1280, scheme: "light" });
    const figure = page.locator("figure", { hasText: "district vote 435 of 609 registered" });
    expect(await figure.locator("svg.wide .funnel").count()).toBe(5);
    const lists = page.locator("figure", { hasText: "list vote 281 of 283 registered" });
    expect(await lists.locator("svg.wide .funnel").count()).toBe(2);
    expect(await lists.locator("svg.wide text", { hasText: "not found" }).count()).toBe(4);
  });

  test("a thread for each recommendation that no later one repeats", async () => {
    const page = await bench().open(`/en/${E}/record/`, { width: 1280, scheme: "light" });
    expect(await page.locator("main h1").textContent()).toBe(
      "Election of the Mäjilis: 10 recommendations on record, 0 assessed by a later mission, 1 repeated",
    );
    // Nine open ends and the five signs of the key.
    expect(await page.locator("svg.wide .status").count()).toBe(9 + 5);
  });
});

describe("filters are addresses", () => {
  test("by theme, by mission, put first, repeated: without a script, and the choice is marked", async () => {
    const page = await bench().open(`/en/${E}/record/`, { width: 1280, scheme: "light" });
    expect(await page.locator("article.finding").count()).toBe(15);
    await page.getByRole("link", { name: "results by station", exact: true }).click();
    expect(page.url()).toContain(`/en/${E}/record/theme/results-by-station/#cards`);
    expect(await page.locator("article.finding h3").allTextContents()).toEqual([
      expect.stringContaining("publish results at all levels, including polling stations"),
    ]);
    expect(await page.locator('nav.chips [aria-current="true"]').textContent()).toBe("results by station");
    await page.getByRole("link", { name: "put first", exact: true }).click();
    expect(await page.locator("article.finding").count()).toBe(6);
    await page.getByRole("link", { name: "repeated", exact: true }).click();
    expect(await page.locator("article.finding").count()).toBe(2);
  });

  test("events of one kind keep the number that they have among all", async () => {
    const page = await bench().open(`/en/${E}/record/timeline/party-ban/`, { width: 768, scheme: "light" });
    const numbers = await page.locator("#table-events tbody th").allTextContents();
    expect(numbers).toEqual(["1", "2", "3", "8", "9"]);
  });

  test("every note leads to a source of the same page", async () => {
    for (const path of [...PARTS.map((part) => `record/${part}`), "dossier/"]) {
      const page = await bench().open(`/es/${E}/${path}`, { width: 1280, scheme: "light" });
      const lost = await page.evaluate<readonly string[]>(
        `[...document.querySelectorAll('a[href^="#source-"]')].map((a) => a.getAttribute("href")).filter((to) => document.querySelector(to) === null)`,
      );
      expect(lost).toEqual([]);
      expect(await page.locator('a[href^="#source-"]').count()).toBeGreaterThan(10);
    }
  });
});
