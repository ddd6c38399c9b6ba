// package-lock.json holds for every machine, not only for the one that wrote it:
//   - every optional package (a binary for another system) that an entry names has an entry of its own,
//   - no entry is bound to the address of one registry.

import { conclude, read } from "./lib/sources.mjs";

/** @typedef {{ resolved?: string, link?: boolean, optionalDependencies?: Record<string, string> }} Entry */

/** @type {unknown} */
const content = JSON.parse(read("package-lock.json"));
const { packages } = /** @type {{ packages: Record<string, Entry> }} */ (content);
const present = new Set(
  Object.keys(packages).map((path) => path.slice(path.lastIndexOf("node_modules/") + 13)),
);

/** @type {string[]} */
const complaints = [];
for (const [path, entry] of Object.entries(packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (present.has(name)) continue;
    complaints.push(
      `package-lock.json: ${path} names ${name}, which has no entry, so npm ci fails on the systems that need it. ` +
        "Choose a version of which every binary can be had, and renew the lock as CONTRIBUTING.md says.",
    );
  }
  if (entry.resolved !== undefined && entry.link !== true) {
    complaints.push(
      `package-lock.json: ${path} is bound to ${entry.resolved}. Expected no address: ` +
        "the line omit-lockfile-registry-resolved=true of .npmrc takes care of it when the lock is renewed.",
    );
  }
}
conclude("package-lock.json is complete", complaints);
