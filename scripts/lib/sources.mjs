// Reading sources for the checks: which files there are, what they parse to, and how a complaint is printed.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Not ours, or made from ours. */
const LEFT_OUT = new Set(["node_modules", "dist", "build", "coverage", "reports", ".stryker-tmp"]);

/**
 * The code files below a folder of the checkout, in a steady order; none when the folder is not there.
 * @param {string} folder relative to the root
 * @returns {string[]} paths relative to the root, with forward slashes
 */
export function codeFiles(folder) {
  /** @type {string[]} */
  const found = [];
  /** @param {string} path */
  const enter = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) enter(join(path, entry.name));
      if (entry.isFile() && /\.(?:ts|tsx|mts|mjs|js)$/.test(entry.name)) found.push(join(path, entry.name));
    }
  };
  if (exists(folder)) enter(join(root, folder));
  return found.map((path) => relative(root, path).split(sep).join("/")).toSorted();
}

/**
 * @param {string} folder relative to the root
 * @returns {string[]} the names of the folders in it; none when it is not there
 */
export function foldersIn(folder) {
  if (!exists(folder)) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** @param {string} folder */
function exists(folder) {
  try {
    readdirSync(join(root, folder));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} file */
export const isTest = (file) => /\.test\.tsx?$/.test(file);

/** @param {string} file relative to the root */
export const read = (file) => readFileSync(join(root, file), "utf8");

/**
 * Parses a file; one that does not parse ends the check, for nothing could be said about it.
 * @param {string} file relative to the root
 */
export function parse(file) {
  const text = read(file);
  const { program, errors } = parseSync(file, text);
  const [first] = errors;
  if (first !== undefined) {
    const at = first.labels[0]?.start ?? 0;
    process.stderr.write(`${place(file, text, at)}  cannot be read: ${first.message}\n`);
    process.exit(1);
  }
  return { text, program };
}

/**
 * @param {string} file
 * @param {string} text
 * @param {number} offset
 * @returns {string} `file:line:column`, counted from one, as editors and terminals link it
 */
export function place(file, text, offset) {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return `${file}:${line}:${offset - before.lastIndexOf("\n")}`;
}

/**
 * Prints what was found and sets the exit code.
 * @param {string} name what was checked, for the line when all is well
 * @param {readonly string[]} complaints each with its place, what was expected and what to do
 */
export function conclude(name, complaints) {
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  if (complaints.length > 0) {
    process.stderr.write(`\n${name}: ${complaints.length} to repair\n`);
    process.exitCode = 1;
  } else {
    process.stdout.write(`${name}: in order\n`);
  }
}
