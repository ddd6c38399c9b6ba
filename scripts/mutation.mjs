// Mutation testing of the law: Stryker changes the formulas line by line, and a change that no test of the law notices
// survives. Without arguments all formulas are changed, which takes hours on two cores; `npm run mutation --
// allot/divisors.ts admit/share.ts` changes only the files named. What is known from an earlier run is not run again,
// unless with `--force`; other options of Stryker work too, behind the files (`--concurrency 1`).

import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { root } from "./lib/sources.mjs";

const LAW = "packages/law/src";

/** What decides about a seat: every clause of the seven verbs, with exact numbers and ties; a new file is one of them. */
const FORMULAS = ["{exact,ties}.ts", "{count,admit,allot,compensate,place,fill,decide}/*.ts"];

/** No formulas: types, and frames that read, bind and name for the clauses, which reach them. */
const FRAMES = ["allot/{frame,by-ballots,task,transfer-rules,declared,appointed}.ts", "fill/frame.ts"];

const given = process.argv.slice(2);
const first = given.findIndex((word) => word.startsWith("-"));
const names = first < 0 ? given : given.slice(0, first);
const options = first < 0 ? [] : given.slice(first);

const files = names.length > 0 ? names.map(placed) : formulas();
const unknown = files.filter((file) => !existsSync(join(root, file)));
if (unknown.length > 0) {
  process.stderr.write(
    `No such file: ${unknown.join(", ")}. Name it as it lies in ${LAW}: allot/divisors.ts.\n`,
  );
  process.exit(2);
}
const stryker = join(root, "node_modules/@stryker-mutator/core/bin/stryker.js");
const { status } = spawnSync(process.execPath, [stryker, "run", "--mutate", files.join(","), ...options], {
  cwd: root,
  stdio: "inherit",
});
process.exit(status ?? 1);

/** @param {string} name */
function placed(name) {
  return name.startsWith("packages/") ? name : `${LAW}/${name}`;
}

function formulas() {
  const frames = new Set(FRAMES.flatMap(filesOf));
  return FORMULAS.flatMap(filesOf).filter((file) => !frames.has(file) && !file.endsWith(".test.ts"));
}

/**
 * Every pattern must find a file, so that one that was renamed is not forgotten.
 *
 * @param {string} pattern
 */
function filesOf(pattern) {
  const found = globSync(`${LAW}/${pattern}`, { cwd: root });
  return found.length > 0 ? found : [`${LAW}/${pattern}`];
}
