import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type BrowserContext, chromium as launcher, type Page } from "playwright-core";
import { makeSite, serve, type Serving } from "@urna/web";
import { openDesk } from "../../packages/cli/src/pages/desk.ts";

/** A browser with nothing of its own to do: no updates, no synchronisation, no first run. */
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface Look {
  readonly width: number;
  readonly scheme: "light" | "dark";
}

export interface Bench {
  readonly serving: Serving;
  /** Opens an address of the site. */
  open(path: string, look: Look): Promise<Page>;
  /** Looks at the page that is open in another way. */
  look(look: Look): Promise<void>;
  /** Addresses that the browser asked for outside the site. */
  readonly strangers: readonly string[];
  close(): Promise<void>;
}

export interface BenchOptions {
  /** Without, none of the site's is loaded, and the pages hold none themselves; the checks of the suite still run. */
  readonly scripts?: boolean;
}

/** Serves the pages on a free port and starts one browser with a profile of its own. */
export async function openBench({ scripts = false }: BenchOptions = {}): Promise<Bench> {
  const reached: { at?: string } = {};
  const serving = await serve(makeSite(openDesk(), { live: true, origin: () => reached.at }), 0);
  reached.at = serving.address;
  const profile = mkdtempSync(join(tmpdir(), "urna-browser-"));
  const strangers: string[] = [];
  const context: BrowserContext = await launcher.launchPersistentContext(profile, {
    executablePath: await chromium.executablePath(),
    args: FLAGS,
    headless: true,
  });
  context.on("request", (request) => {
    if (!request.url().startsWith(`${serving.address}/`)) strangers.push(request.url());
  });
  if (!scripts) await context.route(/\.js$/, (route) => route.abort());
  const page = await context.newPage();
  const look = async ({ width, scheme }: Look): Promise<void> => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
  };
  return {
    serving,
    strangers,
    look,
    open: async (path, how) => {
      await look(how);
      // A page that is opened again would be the one that was left, with what its history kept.
      await page.goto("about:blank");
      await page.goto(`${serving.address}${path}`, { waitUntil: "load" });
      await page.evaluate("document.fonts.ready.then(() => true)");
      return page;
    },
    close: async () => {
      await context.close();
      await serving.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
