// Makes the folder build/<name> that can be published for each package that is not private: built JavaScript and
// declarations, and a package.json that points at them. In the checkout the packages point at their sources.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { conclude, foldersIn, read, root } from "./lib/sources.mjs";

/** @typedef {string | { [condition: string]: Target }} Target */
/** @typedef {{ name: string, private?: boolean, exports: Record<string, Target> }} Manifest */

/** What is published beside dist, when the package has it; the licence is the one of the house. */
const BESIDE = ["README.md", "CHANGELOG.md", "schema"];

/** @type {string[]} */
const complaints = [];
for (const name of foldersIn("packages")) {
  const manifest = manifestOf(name);
  if (manifest.private !== true) await pack(name, manifest);
}
conclude("packages that can be published", complaints);

/**
 * @param {string} name
 * @param {Manifest} manifest
 */
async function pack(name, manifest) {
  const source = join(root, "packages", name);
  const folder = join(root, "build", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // The project of the package, but complete, once, and without the maps and notes that serve the checkout.
  const options = ["--outDir", join(folder, "dist"), "--emitDeclarationOnly", "false"];
  const single = ["--composite", "false", "--incremental", "false", "--declarationMap", "false"];
  if (!tsc(["-p", source, ...options, ...single])) {
    complaints.push(`packages/${name}: tsc did not build it; see above.`);
    return;
  }
  for (const each of BESIDE) {
    if (existsSync(join(source, each))) cpSync(join(source, each), join(folder, each), { recursive: true });
  }
  cpSync(join(root, "LICENSE"), join(folder, "LICENSE"));
  const { private: _, ...published } = manifest;
  const content = {
    ...published,
    exports: builtExports(manifest.exports),
    files: ["dist", ...presentOf(folder)],
  };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(content, undefined, 2)}\n`);
  const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
  for (const message of messages) {
    complaints.push(
      `build/${name}/package.json: ${formatMessage(message, content, { color: false }) ?? message.code}`,
    );
  }
  // What does not exist cannot be loaded; publint has said so.
  if (messages.length === 0) await compareNames(name, manifest.exports);
}

/**
 * @param {string} folder
 * @returns {string[]} what lies in the folder beside dist and is not published anyway
 */
function presentOf(folder) {
  return readdirSync(folder).filter((entry) => entry === "schema" || entry === "CHANGELOG.md");
}

/**
 * `./src/x.ts` becomes the pair of its built file and its declarations; every other target stays.
 * @param {Record<string, Target>} entries
 * @returns {Record<string, Target>}
 */
function builtExports(entries) {
  /** @type {Record<string, Target>} */
  const result = {};
  for (const [path, target] of Object.entries(entries)) {
    const match = typeof target === "string" ? /^\.\/src\/(.+)\.ts$/.exec(target) : null;
    const file = match?.[1];
    result[path] =
      file === undefined ? target : { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` };
  }
  return result;
}

/**
 * The built package must load and offer the same names as its sources.
 * @param {string} name
 * @param {Record<string, Target>} entries
 */
async function compareNames(name, entries) {
  for (const target of Object.values(entries)) {
    // A pattern stands for a folder of files; they are built by the same run as the rest.
    if (typeof target !== "string" || !target.endsWith(".ts") || target.includes("*")) continue;
    const built = target.replace("./src/", "dist/").replace(/\.ts$/, ".js");
    const expected = await namesOf(join(root, "packages", name, target));
    const found = await namesOf(join(root, "build", name, built));
    if (expected !== found) {
      complaints.push(`build/${name}/${built} offers ${found}; expected, as in its source: ${expected}.`);
    }
  }
}

/** @param {string} file */
async function namesOf(file) {
  /** @type {unknown} */
  const namespace = await import(pathToFileURL(file).href);
  return Object.keys(/** @type {object} */ (namespace))
    .toSorted()
    .join(", ");
}

/** @param {string[]} args */
function tsc(args) {
  const onWindows = process.platform === "win32";
  const path = join(root, "node_modules/.bin", onWindows ? "tsc.cmd" : "tsc");
  return spawnSync(path, args, { cwd: root, stdio: "inherit", shell: onWindows }).status === 0;
}

/**
 * @param {string} name
 * @returns {Manifest}
 */
function manifestOf(name) {
  /** @type {unknown} */
  const content = JSON.parse(read(`packages/${name}/package.json`));
  return /** @type {Manifest} */ (content);
}
