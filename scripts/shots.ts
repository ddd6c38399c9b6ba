// Writes screenshots of the pages for review: npm run shots [FOLDER] [WORD IN ADDRESS].

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
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
const LOOKS = [
  { width: 1280, scheme: "light" },
  { width: 768, scheme: "dark" },
  { width: 360, scheme: "light" },
] as const;

mkdirSync(folder, { recursive: true });
const bench = await openBench();
try {
  for (const path of PATHS.filter((each) => each.includes(only))) {
    for (const look of LOOKS) {
      const page = await bench.open(path, look);
      const name = `${path.replaceAll(/[/?=&]+/g, "_").replace(/^_|_$/g, "")}-${look.width}-${look.scheme}.png`;
      await page.screenshot({ path: join(folder, name), fullPage: true });
      process.stdout.write(`${join(folder, name)}\n`);
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
      const name = `state-${state.name}-${look.width}-${look.scheme}.png`;
      await page.screenshot({ path: join(folder, name), fullPage: true });
      await state.leave(page);
      process.stdout.write(`${join(folder, name)}\n`);
    }
  }
} finally {
  await scripted.close();
}
