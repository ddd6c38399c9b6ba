// Writes screenshots of the pages for review: npm run shots [FOLDER] [WORD IN ADDRESS].

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { Page } from "playwright-core";
import { setup as buildIslands } from "./lib/islands.mjs";
import { openBench } from "../tests/browser/browser.ts";
import { STATES } from "../tests/browser/states.ts";

const [folder = "build/shots", only = ""] = process.argv.slice(2);
const E = "kz-majilis-2023";
const PATHS = [
  "/en/",
  `/en/${E}/`,
  `/kk/${E}/`,
  `/ru/${E}/why/`,
  `/en/${E}/why/osdp/`,
  `/ru/${E}/why/osdp/plain/`,
  `/en/${E}/why/amanat/40/`,
  `/en/${E}/what-if/bar-7/`,
  `/es/${E}/what-if/linked/`,
  `/en/${E}/compare/kz-majilis-2021/`,
  `/en/${E}/regions/`,
  `/kk/${E}/regions/`,
  `/ru/${E}/law/`,
  `/en/${E}/checks/`,
  `/en/${E}/source/`,
  `/kk/${E}/share/`,
  "/en/de-bundestag-2025/",
  "/en/kz-president-2022/",
  `/en/${E}/dossier/`,
  `/en/${E}/record/`,
  `/ru/${E}/record/timeline/`,
  `/kk/${E}/record/candidacy/`,
  "/en/kz-majilis-2032/",
  `/en/${E}/what-if/?bar=300`,
  `/kk/${E}/what-if/?bar=3&against=empty`,
  `/en/${E}/what-if/?against=rerun`,
  `/ru/${E}/what-if/half/`,
  "/ru/kz-majlis-2023/",
  "/en/rules/",
  "/kk/votes/",
];
/** Widths and themes, then the eyes and the paper that a page must do for as well. */
const LOOKS = [
  { name: "1280-light", width: 1280, scheme: "light" },
  { name: "768-dark", width: 768, scheme: "dark" },
  { name: "360-light", width: 360, scheme: "light" },
  { name: "grey", width: 1280, scheme: "light", sees: "achromatopsia" },
  { name: "deuteranopia", width: 1280, scheme: "light", sees: "deuteranopia" },
  { name: "print", width: 720, scheme: "light", media: "print" },
] as const;

/** One picture of a page as somebody sees it. */
async function shoot(page: Page, look: (typeof LOOKS)[number], name: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const type = "sees" in look ? look.sees : "none";
  await session.send("Emulation.setEmulatedVisionDeficiency", { type });
  await page.emulateMedia({ media: "media" in look ? look.media : null });
  const path = join(folder, `${name}-${look.name}.png`);
  await page.screenshot({ path, fullPage: true });
  process.stdout.write(`${path}\n`);
}

mkdirSync(folder, { recursive: true });
await buildIslands();
const bench = await openBench();
try {
  for (const path of PATHS.filter((each) => each.includes(only))) {
    for (const look of LOOKS) {
      const name = path.replaceAll(/[/?=&]+/g, "_").replace(/^_|_$/g, "");
      await shoot(await bench.open(path, look), look, name);
    }
  }
} finally {
  await bench.close();
}
const scripted = await openBench({ scripts: true });
try {
  for (const state of STATES.filter((each) => `state-${each.name}`.includes(only))) {
    for (const look of LOOKS) {
      const page = await state.open(scripted, look);
      await shoot(page, look, `state-${state.name}`);
      await state.leave(page);
    }
  }
} finally {
  await scripted.close();
}
