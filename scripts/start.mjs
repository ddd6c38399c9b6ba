// npm start: prints the result of the first election; at a terminal it then serves the pages until Ctrl-C.
// Words that follow (`npm start -- --lang ru`) are passed on to both.

import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { root } from "./lib/sources.mjs";

const words = process.argv.slice(2);
const hasFormat = words.some((word) => ["--json", "--md", "--text"].includes(word));
const printed = await urna("seats", "kz-majilis-2023", ...(hasFormat ? [] : ["--text"]), ...words);
const hasReader = process.stdin.isTTY && process.stdout.isTTY && !hasFormat;
process.exitCode = printed === 0 && hasReader ? await urna("serve", ...words) : printed;

/**
 * Runs the command and gives its exit code.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function urna(...args) {
  const child = spawn(process.execPath, [join(root, "packages/cli/bin/urna.mjs"), ...args], {
    stdio: "inherit",
  });
  // The terminal sends Ctrl-C to the child as well: it ends first, and this process after it.
  process.on("SIGINT", () => undefined);
  process.once("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 0 : 1)));
  });
}
