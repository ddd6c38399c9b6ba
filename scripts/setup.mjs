// Installs what the checkout needs, once, and builds what a browser runs. Does nothing when that is done already.
// Plain JavaScript without dependencies: it runs before anything is installed, on the Node of the machine.

import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { setup as buildIslands } from "./lib/islands.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Below this, npm leaves out the binaries of the tools without a word, because their own limit is 20.19. */
const OLDEST = { major: 20, minor: 19 };

/** npm writes this list last, so an installation that was broken off does not have it. */
const installed = join(root, "node_modules/.package-lock.json");
const lock = join(root, "package-lock.json");
const node = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");

if (!isInstalled()) install();
await buildIslands();

function isInstalled() {
  return existsSync(installed) && existsSync(node) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

function install() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor)) {
    fail(
      `Node ${OLDEST.major}.${OLDEST.minor} or newer is needed to install, found ${process.versions.node}.`,
      "Install a current Node (any newer one will do: the checkout brings its own for the rest) and try again.",
    );
  }
  process.stderr.write("Installing the tools of this checkout: about a minute, once.\n");
  const { status, error, stdout, stderr } = npm([
    "ci",
    // The user's own settings may leave out development tools, scripts or packages made for a newer Node;
    // here all three are needed.
    "--include=dev",
    "--include=optional",
    "--ignore-scripts=false",
    "--engine-strict=false",
    "--loglevel=error",
  ]);
  if (status === 0 && existsSync(node)) return;
  if (status === 0) {
    fail(
      "npm finished, but node_modules/node/bin/node is missing.",
      'The install script of the package "node" did not run. Run "npm rebuild node" and look at what it says.',
    );
  }
  const said = [stdout, stderr, error?.message].join("\n").trim();
  // npm says first what went wrong; stack traces and its manual follow.
  const telling = said.split("\n").filter((line) => !/^npm error\s+at |^npm error\s*$/.test(line));
  process.stderr.write(`${telling.slice(0, 12).join("\n")}\n\n`);
  fail("npm ci failed; what it said first is above.", advice(said));
}

/**
 * Runs the npm that runs this script, or else the one on the path.
 * @param {string[]} args
 */
function npm(args) {
  /** @type {import("node:child_process").SpawnSyncOptionsWithStringEncoding} */
  const options = { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 };
  const running = process.env["npm_execpath"];
  if (running?.endsWith("npm-cli.js")) return spawnSync(process.execPath, [running, ...args], options);
  return spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

/** @param {string} said what npm printed */
function advice(said) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ENOTCACHED|network/i.test(said)) {
    return "The package registry was not reached. Check the connection, the proxy (npm config get proxy) and the registry (npm config get registry), then try again.";
  }
  if (/ENOSPC/.test(said)) return "The disk is full: about 500 MB are needed in node_modules.";
  if (/EACCES|EPERM|EROFS/.test(said))
    return "This user may not write here: check who owns the checkout and its node_modules folder.";
  if (/in sync|Missing: /.test(said)) {
    return "package.json and package-lock.json disagree. Restore both from git; who changes dependencies renews the lock as CONTRIBUTING.md says.";
  }
  if (/spawnSync npm ENOENT|not recognized/i.test(said))
    return "npm is not on the path: it normally comes with Node.";
  return "Remove the node_modules folder and try again; if it fails the same way, the lines above say why.";
}

/**
 * @param {string} what
 * @param {string} remedy
 * @returns {never}
 */
function fail(what, remedy) {
  process.stderr.write(`Set-up failed: ${what}\n${remedy}\n`);
  process.exit(1);
}
