// The static checks, in order, each with its heading and its time; the first that fails ends the run.
// The one list of them: `npm run check` and continuous integration both come here.
// `npm run check -- lint directions` runs only those named.

import { spawnSync } from "node:child_process";
import process from "node:process";
import { root } from "./lib/sources.mjs";

/** Scripts of package.json, quick ones and those that explain the others first. */
const CHECKS = [
  "typecheck",
  "lint",
  "format:check",
  "unused",
  "directions",
  "law-is-neutral",
  "no-floats",
  "schemas:check",
  "errors:check",
  "library:check",
  "taxonomy:check",
  "lock-complete",
  "sizes",
  "pack",
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !CHECKS.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`No such check: ${unknown.join(", ")}. Expected some of: ${CHECKS.join(", ")}.\n`);
  process.exit(2);
}
const start = performance.now();
for (const name of wanted.length > 0 ? wanted : CHECKS) {
  process.stdout.write(`\n== ${name}\n`);
  const from = performance.now();
  const { status } = spawnSync("npm", ["run", "--silent", name], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  process.stdout.write(`== ${name}: ${status === 0 ? "passed" : "FAILED"}, ${seconds(from)}\n`);
  if (status !== 0) {
    process.stdout.write(
      `\nCheck failed: ${name}. Its findings are above; alone it runs with: npm run ${name}\n`,
    );
    process.exit(1);
  }
}
process.stdout.write(`\nAll checks passed, ${seconds(start)}\n`);

/** @param {number} from */
function seconds(from) {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
}
