import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useBench } from "./bench.ts";
import type { Look } from "./browser.ts";
import { collisions, marks, violations } from "./look.ts";

const WIDE: Look = { width: 1280, scheme: "light" };
const bench = useBench({ scripts: true });
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "urna-votes-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function awake(path: string, look = WIDE): Promise<Page> {
  const page = await bench().open(path, look);
  await page.locator("form.workshop select").focus();
  await page.waitForSelector("[data-awake]");
  return page;
}

const rules = (page: Page): Locator => page.locator('textarea[name="rules"]');
const votes = (page: Page): Locator => page.locator('textarea[name="votes.csv"]');
const answer = (page: Page, text: string): Promise<void> =>
  page.locator("[data-result] h2", { hasText: text }).first().waitFor();

async function change(page: Page, from: string, to: string): Promise<void> {
  const written = await rules(page).inputValue();
  expect(written).toContain(from);
  await rules(page).fill(written.replace(from, to));
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("rules that are written", () => {
  test("a parliament stands there, and changes with the rules", async () => {
    const page = await awake("/en/rules/");
    await answer(page, "north has 46 of 101 seats");
    expect(await marks(page)).toBe(101);
    await change(page, '"5%"', '"10%"');
    await answer(page, "north has 49 of 101 seats");
    await change(page, '"dhondt"', '"sainte-lague"');
    await change(page, "101", "51");
    await answer(page, "of 51 seats");
    expect(await marks(page)).toBe(51);
  });

  test("a mistake is said where it is, and its button leads there", async () => {
    const page = await awake("/en/rules/");
    await change(page, '"dhondt"', '"dhont"');
    await answer(page, "1 problem");
    await page.locator("button.place").click();
    const chosen = await rules(page).evaluate((field) =>
      field instanceof HTMLTextAreaElement ? field.value.slice(field.selectionStart, field.selectionEnd) : "",
    );
    expect(chosen).toContain("dhont");
    await expect.poll(() => page.locator("[data-said]").textContent()).toContain("1 problem");
    await votes(page).fill("option,votes\nnorth,one");
    await change(page, '"dhont"', '"dhondt"');
    await page.locator('button.place[data-file="votes.csv"]').click();
    expect(await page.evaluate("document.activeElement.name")).toBe("votes.csv");
  });

  test("the law of an election is taken with its votes; going back brings what was there", async () => {
    const page = await awake("/en/rules/");
    await change(page, "101", "77");
    await answer(page, "of 77 seats");
    await page.locator('select[name="from"]').selectOption("kz-majilis-2023");
    await page.getByRole("button", { name: "Take these rules" }).click();
    await answer(page, "Amanat has 62 of 98 seats");
    expect(page.url()).toContain("?from=kz-majilis-2023");
    expect(await marks(page)).toBe(98);
    await change(page, '"5%"', '"7%"');
    await answer(page, "Amanat has 68 of 98 seats");
    await page.goBack();
    await answer(page, "of 77 seats");
    await page.goForward();
    await answer(page, "Amanat has 68 of 98 seats");
    await page.reload();
    await answer(page, "Amanat has 68 of 98 seats");
  });

  test("an address names the law to begin with", async () => {
    const page = await bench().open("/ru/rules/?from=de-bundestag-2021", WIDE);
    await answer(page, "736");
    expect(await marks(page)).toBe(736);
    await page.goto(`${bench().serving.address}/en/rules/?from=${encodeURIComponent("<b>no</b>")}`);
    await page.locator("[data-result]", { hasText: "There is no election “<b>no</b>”" }).waitFor();
  });
});

describe("votes that are brought", () => {
  test("a table of anybody's: semicolons, no contest, no area, a name of its own", async () => {
    const page = await awake("/en/votes/");
    await page
      .locator('input[type="file"]')
      .setInputFiles(file("Results.csv", "option;votes\nred;600\nblue;400\n"));
    await answer(page, "red has 61 of 101 seats");
    expect(await page.locator("[data-read]").textContent()).toContain("Results.csv");
    expect(await votes(page).inputValue()).toBe("option,votes\nred,600\nblue,400\n");
    await page.goBack();
    await answer(page, "north has 46");
  });

  test("files are dropped anywhere on the page: votes, names, rules at once", async () => {
    const page = await awake("/kk/votes/");
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.items.add(new File(["contest,area,option,votes\\nlist,,a,3\\nlist,,b,2\\n"], "votes.csv"));
      data.items.add(new File(["contender,name\\na,Әділет\\nb,Бірлік\\n"], "who.csv"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    })()`);
    await answer(page, "Әділет");
    expect(await marks(page)).toBe(101);
  });

  test("what is too large is said, and nothing is read", async () => {
    const page = await awake("/en/votes/");
    const large = file("large.csv", `option,votes\n${"a,1\n".repeat(600_000)}`);
    await page.locator('input[type="file"]').setInputFiles(large);
    await page.locator("[data-result]", { hasText: "This is longer than 2,000 kB" }).waitFor();
    expect(await votes(page).inputValue()).toContain("north");
  });
});

describe("rules and votes in an address", () => {
  test("whoever gets it sees the same parliament, and no server hears of it", async () => {
    const page = await awake("/en/rules/");
    await change(page, '"5%"', '"15%"');
    await votes(page).fill("option,votes\nҚызыл,60\nblue,40\ngreen,9\n");
    await answer(page, "Қызыл has 61 of 101 seats");
    const link = page.getByRole("link", { name: "Permanent address" });
    const address = (await link.getAttribute("href")) ?? "";
    expect(address).toMatch(/^#own=[\w-]{200,2000}$/);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await bench().open(`/ru/votes/${address}`, WIDE);
    await answer(page, "Қызыл");
    expect(await votes(page).inputValue()).toContain("green,9");
    expect(await rules(page).inputValue()).toContain('"15%"');
    expect(asked.some((url) => url.includes("own="))).toBe(false);
  });

  test("anything else after the sign is nothing: cut, foreign, or a text without end", async () => {
    const bomb = await packed(`{"rules":"${" ".repeat(30_000_000)}","tables":{}}`);
    for (const part of ["#own=", "#own=%%%", "#own=AAAA", "#content", await packed('{"rules":1}'), bomb]) {
      const page = await bench().open(`/en/rules/${part}`, WIDE);
      await answer(page, "north has 46 of 101 seats");
      expect(await votes(page).inputValue()).toContain("list,north,412300");
    }
  });

  /** As anybody could write it. */
  async function packed(text: string): Promise<string> {
    const { deflateRawSync } = await import("node:zlib");
    return `#own=${deflateRawSync(Buffer.from(text)).toString("base64url")}`;
  }
});

describe("what may be pasted", () => {
  test("markup stays text; brackets without end, names of every object, nonsense end in an answer", async () => {
    const page = await awake("/en/rules/");
    const evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
    await votes(page).fill(`option,votes\n"${evil.replaceAll('"', '""')}",3\n__proto__,2\nconstructor,1\n`);
    await answer(page, "<img src=x");
    for (const text of [
      "[".repeat(200_000),
      `{"urna":${JSON.stringify(evil)}}`,
      "null",
      `${"{".repeat(5)}\u0000`,
    ]) {
      await rules(page).fill(text);
      await answer(page, "problem");
    }
    expect(await page.evaluate("window.hit")).toBeUndefined();
    expect(await page.locator("main img, main script").count()).toBe(0);
  });

  test("work without end: the page answers meanwhile, and stops it when asked", async () => {
    const page = await awake("/en/rules/");
    const names = Array.from({ length: 2500 }, (_, i) => `c${i}`);
    const ballots = [names, names.toReversed()].map((ranking) => `one,,1,${ranking.join(" > ")}`);
    await page.locator("summary", { hasText: "ballots.csv" }).click();
    await votes(page).fill("");
    await page
      .locator('textarea[name="ballots.csv"]')
      .fill(`contest,area,count,ranking\n${ballots.join("\n")}\n`);
    await rules(page).fill(
      JSON.stringify({
        urna: "rules/1",
        id: "xx/mayor@2024-01-01",
        title: { en: "Mayor" },
        inForce: "2024-01-01",
        levels: ["town"],
        laws: { act: { title: { en: "Act" }, version: "2024-01-01" } },
        steps: {
          papers: { count: "ballots", contest: "one" },
          mayor: { allot: "condorcet", ballots: "papers", circle: "schulze", ties: [{ by: "lot" }] },
        },
        tiers: { mayor: "mayor" },
      }),
    );
    const stop = page.getByRole("button", { name: "Stop" });
    await stop.waitFor();
    // The page itself is free.
    const before = Date.now();
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => done(true)))");
    expect(Date.now() - before).toBeLessThan(2000);
    await stop.click();
    await page.locator("[data-result]", { hasText: "Stopped: nothing was computed." }).waitFor();
    await page.locator('select[name="from"]').selectOption("kz-majilis-2023");
    await page.getByRole("button", { name: "Take these rules" }).click();
    await answer(page, "Amanat has 62 of 98");
  });
});

describe("every language, width and scheme", () => {
  const places = ["kk", "ru", "en", "es"].flatMap((language) => [
    [`/${language}/rules/`] as const,
    [`/${language}/votes/`] as const,
  ]);
  test.each(places)("%s: no violation, no collision", async (path) => {
    for (const look of [WIDE, { width: 768, scheme: "dark" }, { width: 360, scheme: "light" }] as const) {
      const page = await awake(path, look);
      await answer(page, "north");
      expect(await collisions(page), `${look.width}`).toEqual([]);
      expect(look.width < 1000 ? await violations(page) : [], `${look.width}`).toEqual([]);
    }
  });
});

test("nothing leaves the browser: while one works, only files of the site are asked for, without a query", async () => {
  const page = await awake("/en/votes/");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  await page.locator('input[type="file"]').setInputFiles(file("secret.csv", "option,votes\nred,7\nblue,3\n"));
  await answer(page, "red has 71");
  await change(page, '"5%"', '"40%"');
  await answer(page, "red has 101");
  expect(
    asked.filter((each) => !/^GET http:\/\/127\.0\.0\.1:\d+\/scripts-\w+\/[\w.-]+\.js$/.test(each)),
  ).toEqual([]);
  expect(bench().strangers).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});
