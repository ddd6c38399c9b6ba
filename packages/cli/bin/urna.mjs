#!/usr/bin/env node
// The start of the urna command. Plain JavaScript for any Node from 18 on: an older Node hands over to the one
// that the checkout installed, a newer one reads the TypeScript sources directly.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import * as nodeModule from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
/** Node reads TypeScript without a flag from 22.18, and from 23.6. */
const readsTypeScript = (major === 22 && minor >= 18) || (major === 23 && minor >= 6) || major > 23;

if (readsTypeScript) await start();
else handOver();

async function start() {
  // A reader that closes early, such as `urna ... | head`, is no error.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  }
  // Reading TypeScript is what this file asks for, so Node need not warn of it; every other warning stays.
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (/** @type {[string | Error, ...never[]]} */ ...args) => {
    if (!String(args[0]).startsWith("Type Stripping")) emitWarning(...args);
  };
  if ("enableCompileCache" in nodeModule) nodeModule.enableCompileCache();
  const inCheckout = existsSync(join(here, "../src/main.ts"));
  if (inCheckout && !existsSync(join(here, "../../../node_modules"))) {
    process.stderr.write('Nothing is installed in this checkout yet: run "npm ci" in it first.\n');
    process.exit(2);
  }
  if (inCheckout) shortenWays();
  await import(inCheckout ? "../src/main.ts" : "../dist/main.js");
}

/**
 * In a checkout every source is a file of its own, and most of the time goes into finding out where they are. A relative
 * name of a source says it all, and a package of the house is at the same place for everybody who asks.
 */
function shortenWays() {
  if (!("registerHooks" in nodeModule)) return;
  /** @type {Map<string, nodeModule.ResolveFnOutput>} */
  const known = new Map();
  nodeModule.registerHooks({
    resolve(specifier, context, next) {
      if (specifier.startsWith(".") && specifier.endsWith(".ts") && context.parentURL !== undefined) {
        const { href } = new URL(specifier, context.parentURL);
        return { url: href, format: "module-typescript", shortCircuit: true };
      }
      if (!specifier.startsWith("@urna/")) return next(specifier, context);
      const found = known.get(specifier) ?? next(specifier, context);
      known.set(specifier, found);
      return { ...found, shortCircuit: true };
    },
  });
}

function handOver() {
  const newer = installedNode();
  if (newer === undefined) {
    process.stderr.write(
      `urna needs Node 22.18 or newer (this is ${process.versions.node}): install it, or run "npm ci" in the checkout, which brings one along.\n`,
    );
    process.exit(2);
  }
  const child = spawn(newer, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];
  for (const signal of signals) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well; passing it on would make two of one.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on("error", (error) => {
    process.stderr.write(`urna could not start ${newer}: ${error.message}\n`);
    process.exit(2);
  });
  child.on("exit", (code, signal) => {
    process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
  });
}

/** The Node that `npm ci` put beside the other packages, looked for from this file upwards. */
function installedNode() {
  const file = process.platform === "win32" ? "node.exe" : "node";
  for (let folder = here; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules/node/bin", file);
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}
