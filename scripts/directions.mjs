// Imports point downwards only. Reads the imports of every package and application and refuses
//   - an arrow to a layer above or beside its own, and a reach into the files of another package,
//   - a package that the importing package.json does not list,
//   - a circle between the files of one package.

import { dirname, posix } from "node:path";
import { builtinModules } from "node:module";
import { Visitor } from "oxc-parser";
import { codeFiles, conclude, foldersIn, isTest, parse, place, read } from "./lib/sources.mjs";

/**
 * The house from the ground up. A layer may import any layer before it; those on one line are neighbours and do
 * not know each other.
 */
const LAYERS = [
  ["law"],
  ["words"],
  ["atlas"],
  ["tally"],
  ["insight", "returns"],
  ["screening"],
  ["draw", "report"],
  ["room"],
  ["web"],
  ["cli"],
];
const SCOPE = "@urna/";
const TABLE = "the table at the top of scripts/directions.mjs";

/** @typedef {{ from: string, specifier: string, at: string }} Import */
/** @typedef {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} Manifest */

/** @type {string[]} */
const complaints = [];
const shared = manifest("package.json");

for (const folder of ["packages", "apps"]) {
  for (const name of foldersIn(folder)) checkPackage(`${folder}/${name}`, name);
}
conclude("directions of imports", complaints);

/**
 * @param {string} folder
 * @param {string} name
 */
function checkPackage(folder, name) {
  const files = codeFiles(folder);
  if (files.length === 0) return;
  const layer = layerOf(name);
  if (layer === -1) {
    complaints.push(`${folder}: "${name}" has no place in the house. Add it to ${TABLE}.`);
    return;
  }
  const own = manifest(`${folder}/package.json`);
  /** @type {Map<string, Import[]>} */
  const inside = new Map();
  for (const file of files) {
    const imports = importsOf(file);
    for (const each of imports) {
      if (each.specifier.startsWith(".")) checkRelative(each, folder);
      else if (each.specifier.startsWith(SCOPE)) checkSibling(each, name, layer, own);
      else checkOutside(each, own, isTest(file));
    }
    inside.set(
      file,
      imports.filter((each) => each.specifier.startsWith(".")),
    );
  }
  checkCircles(inside);
}

/**
 * @param {Import} each
 * @param {string} folder
 */
function checkRelative(each, folder) {
  if (target(each).startsWith(`${folder}/`)) return;
  complaints.push(
    `${each.at}  "${each.specifier}" leaves the package. Import the other package by its name (${SCOPE}...).`,
  );
}

/**
 * @param {Import} each
 * @param {string} name
 * @param {number} layer
 * @param {Manifest} own
 */
function checkSibling(each, name, layer, own) {
  const other = each.specifier.slice(SCOPE.length).split("/")[0] ?? "";
  if (other === name) {
    complaints.push(`${each.at}  ${name} imports itself. Import the file: "./...".`);
    return;
  }
  const below = LAYERS.slice(0, layer).flat();
  if (!below.includes(other)) {
    complaints.push(
      `${each.at}  ${name} imports ${SCOPE}${other}, which is not below it. Expected one of: ${below.join(", ") || "none"}. ` +
        "Move the line to the higher package, or take what it needs as an argument.",
    );
  } else if (own.dependencies?.[`${SCOPE}${other}`] === undefined) {
    complaints.push(
      `${each.at}  ${SCOPE}${other} is not in the dependencies of ${name}. Add it to package.json, and its folder to the references in tsconfig.json.`,
    );
  }
}

/**
 * @param {Import} each
 * @param {Manifest} own
 * @param {boolean} inTest
 */
function checkOutside(each, own, inTest) {
  const [first = "", second = ""] = each.specifier.split("/");
  if (first.startsWith("node:")) return;
  if (builtinModules.includes(first)) {
    complaints.push(`${each.at}  "${each.specifier}" is a module of Node. Write "node:${each.specifier}".`);
    return;
  }
  const dependency = first.startsWith("@") ? `${first}/${second}` : first;
  if (own.dependencies?.[dependency] !== undefined) return;
  // The tools of the tests are installed once, at the root.
  if (inTest && (own.devDependencies ?? shared.devDependencies)?.[dependency] !== undefined) return;
  if (inTest && shared.devDependencies?.[dependency] !== undefined) return;
  complaints.push(
    `${each.at}  ${dependency} is not in the dependencies of the package. Add it there with its exact version, or do without it.`,
  );
}

/**
 * Follows the imports from every file and names each circle once.
 * @param {ReadonlyMap<string, readonly Import[]>} graph
 */
function checkCircles(graph) {
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[]} */
  const path = [];
  /** @param {string} file */
  const follow = (file) => {
    if (done.has(file)) return;
    path.push(file);
    for (const each of graph.get(file) ?? []) {
      const next = target(each);
      if (path.includes(next)) {
        const circle = [...path.slice(path.indexOf(next)), next];
        complaints.push(
          `${each.at}  closes a circle: ${circle.map((step) => posix.basename(step)).join(" -> ")}. ` +
            "Move what both need into a file below them.",
        );
      } else if (graph.has(next)) {
        follow(next);
      }
    }
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) follow(file);
}

/**
 * Every module that a file names: imports, re-exports, dynamic imports with a fixed name, and types.
 * @param {string} file
 * @returns {Import[]}
 */
function importsOf(file) {
  const { text, program } = parse(file);
  /** @type {Import[]} */
  const found = [];
  /** @param {{ value?: unknown, start: number } | null} source */
  const note = (source) => {
    if (source === null || typeof source.value !== "string") return;
    found.push({ from: file, specifier: source.value, at: place(file, text, source.start) });
  };
  new Visitor({
    ImportDeclaration: (node) => note(node.source),
    ExportNamedDeclaration: (node) => note(node.source),
    ExportAllDeclaration: (node) => note(node.source),
    ImportExpression: (node) => note(node.source),
    TSImportType: (node) => note(node.source),
  }).visit(program);
  return found;
}

/** @param {Import} each */
function target(each) {
  return posix.join(dirname(each.from), each.specifier);
}

/** @param {string} name */
function layerOf(name) {
  return LAYERS.findIndex((layer) => layer.includes(name));
}

/**
 * @param {string} file
 * @returns {Manifest}
 */
function manifest(file) {
  /** @type {unknown} */
  const content = JSON.parse(read(file));
  return /** @type {Manifest} */ (content);
}
