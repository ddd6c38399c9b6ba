// What a browser would load of the engine: bundled, minified and compressed, held against a budget; and what each clause
// kind adds to an engine without any, so that a bundle with one formula is seen to carry no other. Then the scripts of the
// pages.

import { basename, join } from "node:path";
import process from "node:process";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { bundle } from "./lib/islands.mjs";
import { overviewSizes } from "./lib/page-sizes.ts";
import { conclude, read, root } from "./lib/sources.mjs";

/** The engine without a clause: documents, inputs, evaluation, outcome. */
const BARE = 'export { readDocument } from "./document.ts"; export { elect } from "./elect.ts";';
/** The clause kinds that the laws of one country need: the parliament with lists and districts, president, referendum. */
const FIRST = [
  "marks",
  "share",
  "rescue",
  "top",
  "listLength",
  "plurality",
  "majority",
  "quota",
  "appointed",
].concat(["partyChoice", "decideShare", "decideAreas", "decideAll"]);

const kinds = clauseKinds();
/** Budgets in bytes after gzip. Raise one only in the commit that says what the bytes buy. */
const BUDGETS = [
  {
    name: "the engine with the clauses of its first country",
    source: BARE + exportsOf(FIRST),
    budget: 30_000,
  },
  { name: "the engine with every clause", source: 'export * from "./index.ts";', budget: 82_000 },
];

/** @type {string[]} */
const complaints = [];
for (const { name, source, budget } of BUDGETS) {
  const size = gzipped(await bundled(source));
  process.stdout.write(`${name}: ${kilobytes(size)} gzip, budget ${kilobytes(budget)}\n`);
  if (size > budget) {
    complaints.push(
      `packages/law/src: ${name} is ${kilobytes(size)} gzip, expected at most ${kilobytes(budget)}. ` +
        "Find what grew, or raise the budget in scripts/sizes.mjs and say in the commit what it buys.",
    );
  }
}
for (const { name, size, budget } of await islandSizes()) {
  process.stdout.write(`${name}: ${kilobytes(size)} gzip, budget ${kilobytes(budget)}\n`);
  if (size > budget) {
    complaints.push(
      `apps/web/src/islands: ${name} is ${kilobytes(size)} gzip, expected at most ${kilobytes(budget)}. ` +
        "Find what grew, or raise the budget in scripts/sizes.mjs and say in the commit what it buys.",
    );
  }
}
for (const { name, size, budget } of await pageSizes()) {
  process.stdout.write(`${name}: ${kilobytes(size)}, budget ${kilobytes(budget)}\n`);
  if (size > budget) {
    complaints.push(
      `apps/web/src: ${name}: ${kilobytes(size)}, expected at most ${kilobytes(budget)}. ` +
        "Find what grew, or raise the budget in scripts/sizes.mjs and say in the commit what it buys.",
    );
  }
}
const bareText = await bundled(BARE);
const bare = gzipped(bareText);
process.stdout.write(`the engine without a clause: ${kilobytes(bare)} gzip\n`);
for (const name of [...kinds.keys()].toSorted()) {
  const text = await bundled(BARE + exportsOf([name]));
  process.stdout.write(`  ${name}: + ${kilobytes(gzipped(text) - bare)}\n`);
  // Kinds of one file are brothers, such as all, any and not; of other files a bundle has no use.
  const brothers = [...kinds].filter(([, file]) => file === kinds.get(name)).length;
  const carried = kindsIn(text).filter((kind) => !kindsIn(bareText).includes(kind));
  if (carried.length > brothers) {
    complaints.push(
      `packages/law/src: a bundle with ${name} alone carries ${carried.join(", ")}, expected no clause of another ` +
        "file. Move what they share into a file without a clause.",
    );
  }
}
conclude("sizes", complaints);

/** What the first view of the overview loads: page, style and first script, and then its fonts. */
async function pageSizes() {
  const [scripts] = await islandSizes();
  const { page, fonts } = await overviewSizes();
  return [
    {
      name: "first view of the overview without fonts, gzip",
      size: page + (scripts?.size ?? 0),
      budget: 60_000,
    },
    { name: "fonts of the overview in the language that needs most", size: fonts, budget: 100_000 },
  ];
}

/**
 * What a page loads of scripts before its reader does anything, and what each island loads then, in one language.
 * @returns {Promise<{ name: string, size: number, budget: number }[]>}
 */
async function islandSizes() {
  const { metafile, outputFiles } = await bundle();
  const contents = new Map(outputFiles.map((file) => [basename(file.path), file.contents]));
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  /**
   * A file with everything that it cannot do without.
   * @param {string} name
   * @param {Set<string>} seen
   */
  const needed = (name, seen = new Set()) => {
    if (seen.has(name)) return seen;
    seen.add(name);
    for (const { path, kind } of outputs.get(name)?.imports ?? [])
      if (kind === "import-statement") needed(basename(path), seen);
    return seen;
  };
  /** @param {Iterable<string>} names */
  const sizeOf = (names) =>
    [...names].reduce((sum, name) => sum + gzipSync(contents.get(name) ?? "", { level: 9 }).byteLength, 0);
  /** @param {string} name */
  const loads = (name) => (outputs.get(name)?.imports ?? []).map(({ path }) => basename(path));
  const start = needed("start.js");
  const words = [...outputs.keys()].filter((name) => /^(?:law\.)?ru-/.test(name));
  const islands = (outputs.get("start.js")?.imports ?? []).filter(({ kind }) => kind === "dynamic-import");
  return [
    { name: "scripts of a page before anything is done", size: sizeOf(start), budget: 20_000 },
    ...islands.map(({ path }) => {
      const files = needed(basename(path));
      // React, the engine with every clause, one language: they grow with what the law and the words learn.
      const speaks = [...files].some((name) => loads(name).some((each) => words.includes(each)));
      return {
        name: `the island ${basename(path).replace(/-\w+\.js$/, "")}${speaks ? " with its words" : ""}`,
        size: sizeOf(speaks ? new Set([...files, ...words]) : files),
        budget: speaks ? 320_000 : 20_000,
      };
    }),
  ];
}

/** @returns {Map<string, string>} the file of each clause kind, by the name it is exported under */
function clauseKinds() {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [, names, file] of read("packages/law/src/clauses.ts").matchAll(
    /import \{([^}]*)\} from "(\.\/[a-z-]+\/[^"]+)"/g,
  )) {
    for (const name of (names ?? "").split(",")) if (name.trim() !== "") found.set(name.trim(), file ?? "");
  }
  return found;
}

/** @param {readonly string[]} names */
function exportsOf(names) {
  return names
    .map((name) => {
      const file = kinds.get(name);
      if (file === undefined)
        throw new Error(`scripts/sizes.mjs: no clause kind ${name} in packages/law/src/clauses.ts`);
      return `export { ${name} } from "${file}";`;
    })
    .join(" ");
}

/**
 * @param {string} source
 * @returns {Promise<string>} one minified script
 */
async function bundled(source) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: join(root, "packages/law/src"), loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

/** @param {string} text */
function gzipped(text) {
  return gzipSync(text, { level: 9 }).byteLength;
}

/**
 * The clause kinds that a bundle declares.
 * @param {string} text
 * @returns {string[]}
 */
function kindsIn(text) {
  return [...text.matchAll(/verb:"(\w+)",kind:"([\w-]+)",gives:/g)].map(
    ([, verb, kind]) => `${verb}: ${kind}`,
  );
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
