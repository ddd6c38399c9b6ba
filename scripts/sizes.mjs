// What a browser would load of each package: bundled, minified and compressed, held against a budget.

import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { conclude, root } from "./lib/sources.mjs";

/** Budgets in bytes after gzip. Raise one only in the commit that says what the bytes buy. */
const BUDGETS = [{ name: "@urna/law", entry: "packages/law/src/index.ts", budget: 30_000 }];

/** @type {string[]} */
const complaints = [];
for (const { name, entry, budget } of BUDGETS) {
  if (!existsSync(join(root, entry))) {
    complaints.push(`scripts/sizes.mjs: ${entry} is not there. Correct the table, or write the file.`);
    continue;
  }
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const compressed = gzipSync(code, { level: 9 }).byteLength;
  process.stdout.write(
    `${name}: ${kilobytes(code.byteLength)} minified, ${kilobytes(compressed)} gzip, budget ${kilobytes(budget)}\n`,
  );
  if (compressed > budget) {
    complaints.push(
      `${entry}: ${kilobytes(compressed)} gzip, expected at most ${kilobytes(budget)}. ` +
        "Find what grew, or raise the budget in scripts/sizes.mjs and say in the commit what it buys.",
    );
  }
}
conclude("sizes", complaints);

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
