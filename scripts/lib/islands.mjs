// Builds the islands: what a browser runs of the pages, bundled and minified, into apps/web/dist/islands. Set-up and the
// tests do it when the sources are newer; nothing here is needed before the tools are installed.

import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const source = join(root, "apps/web/src/islands");
const folder = join(root, "apps/web/dist/islands");
/** Every page begins with the first; the worker is started by name. */
const ENTRIES = ["start.ts", "worker.ts"];

/** Where code of the islands may come from. */
const SOURCES = [
  "apps/web/src",
  ..."law words atlas insight draw".split(" ").map((name) => `packages/${name}/src`),
];

/** Builds the islands if there are none, or some that are older than their sources. */
export async function setup() {
  if (builtAt() >= changedAt()) return;
  // Another run may be building as well: each has a folder of its own, and the first to finish gives the site its scripts.
  const fresh = `${folder}-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const { outputFiles } = await bundle();
  for (const { path, contents } of outputFiles) writeFileSync(join(fresh, basename(path)), contents);
  rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (builtAt() === 0) throw error;
  }
}

/** The bundle in memory, with what each file is made of. */
export async function bundle() {
  const { build } = await import("esbuild");
  return build({
    entryPoints: ENTRIES.map((name) => join(source, name)),
    outdir: folder,
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    chunkNames: "[name]-[hash]",
    define: { "process.env.NODE_ENV": '"production"' },
    write: false,
    metafile: true,
    logLevel: "error",
  });
}

function builtAt() {
  return statSync(join(folder, "start.js"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** When the newest source was written. */
function changedAt() {
  const times = SOURCES.flatMap((each) =>
    readdirSync(join(root, each), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .map((name) => statSync(join(root, each, name)).mtimeMs),
  );
  const tools = ["package-lock.json", "scripts/lib/islands.mjs"].map(
    (name) => statSync(join(root, name)).mtimeMs,
  );
  return Math.max(...times, ...tools);
}
