// Files that are made from the sources: a script writes them, and with --check says which ones are no longer what the
// sources would make.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { conclude, root } from "./sources.mjs";

/**
 * @param {string} name what the files are
 * @param {string} command how they are made anew
 * @param {Readonly<Record<string, string>>} files the content by path relative to the root
 */
export function generate(name, command, files) {
  const check = process.argv.includes("--check");
  /** @type {string[]} */
  const complaints = [];
  for (const [file, content] of Object.entries(files)) {
    if (check) {
      if (current(file) !== content) complaints.push(`${file}: is out of date. Make it anew: ${command}`);
    } else {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), content);
      process.stdout.write(`${file}\n`);
    }
  }
  if (check) conclude(name, complaints);
}

/** @param {string} file */
function current(file) {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch {
    return "";
  }
}
