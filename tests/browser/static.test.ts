import { createServer, type Server } from "node:http";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { buildElection, buildFrame } from "@urna/web";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk } from "../../packages/cli/src/pages/desk.ts";
import { useBench } from "./bench.ts";

const E = "kz-majilis-2023";
const KINDS: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};
const bench = useBench({ scripts: true });
let host: Server;
let address: string;
let folder: string;

/** A host that knows files and nothing else, and has the site in a folder of its own. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "urna-static-"));
  const target = { folder: join(folder, "votes") };
  await buildFrame(openDesk(undefined, [E]), target);
  await buildElection(openDesk(), target, E);
  host = createServer(({ url = "/" }, response) => {
    const path = normalize(join(folder, (url.split("?")[0] ?? "/").replace(/\/$/, "/index.html")));
    const isFile = path.startsWith(folder) && existsSync(path) && statSync(path).isFile();
    response.writeHead(isFile ? 200 : 404, {
      "content-type": KINDS[extname(path)] ?? "application/octet-stream",
    });
    response.end(isFile ? readFileSync(path) : "");
  });
  await new Promise<void>((resolve) => {
    host.listen(0, "127.0.0.1", resolve);
  });
  const at = host.address();
  address = `http://127.0.0.1:${typeof at === "object" && at !== null ? at.port : 0}/votes`;
}, 600_000);
afterAll(() => {
  host.closeAllConnections();
  host.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("on a host that has only files", () => {
  test("what if answers, also an address with a question, and a change of language keeps it", async () => {
    const page = await bench().open(`/en/`, { width: 1280, scheme: "light" });
    await page.goto(`${address}/en/${E}/what-if/?bar=7`);
    await page.locator(".sum", { hasText: "Amanat: 68 of 98" }).waitFor();
    expect(await page.locator('input[name="bar"]').inputValue()).toBe("7");
    await page.locator('input[name="bar"]').fill("0");
    await page.locator(".sum", { hasText: "Amanat: 61 of 98" }).waitFor();
    await page.getByRole("link", { name: "tiers linked" }).click();
    await page.locator(".sum", { hasText: "Amanat: 52 of 98" }).waitFor();
    expect(page.url()).toBe(`${address}/en/${E}/what-if/linked/?party=amanat`);
    await page.getByRole("link", { name: "Русский" }).click();
    await page.waitForURL(`${address}/ru/${E}/what-if/linked/?party=amanat`);
    await page.goBack();
    await page.locator(".sum", { hasText: "Amanat: 52 of 98" }).waitFor();
    await page.goBack();
    await page.locator(".sum", { hasText: "Amanat: 61 of 98" }).waitFor();
  });

  test("rules are taken and changed, and lists are searched", async () => {
    const page = await bench().open(`/en/`, { width: 1280, scheme: "light" });
    await page.goto(`${address}/ru/rules/?from=${E}`);
    await page.locator("[data-result] h2", { hasText: "62" }).waitFor();
    await page.goto(`${address}/en/?q=majilis`);
    await expect.poll(() => page.locator("#table-elections tbody tr").count()).toBe(1);
  });

  test("the first page of the folder is the list, with its style and its script", async () => {
    const page = await bench().open(`/en/`, { width: 1280, scheme: "light" });
    await page.goto(`${address}/`);
    await page.locator('input[name="q"]').fill("nothing of this name");
    await page.locator("[data-none]").waitFor();
    await page.locator('input[name="q"]').fill("2023");
    await page.getByRole("link", { name: E }).click();
    await expect.poll(() => page.url()).toBe(`${address}/en/${E}/`);
  });
});
