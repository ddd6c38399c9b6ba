/**
 * The pages on loopback, beside a bare `node:http` that sends as many bytes from memory: the server has a process of its own,
 * and this one asks. On a machine with other work both are slower; the ratio is what stays.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Bench } from "./harness.ts";
import { load } from "./web/load.ts";

const PAGE = "/en/kz-majilis-2023/";

const running: ChildProcess[] = [];

/** Starts a server and waits for its address. It ends with this process, or before. */
function start(...words: readonly string[]): Promise<string> {
  const server = spawn(process.execPath, [join(import.meta.dirname, "web/server.ts"), ...words], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  running.push(server);
  return new Promise((resolve, reject) => {
    server.stdout.once("data", (bytes: Buffer) => resolve(bytes.toString("utf8").trim()));
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`the server ended before it was asked: ${code}`)));
  });
}

/** Ends the servers: as long as one has its pipes open, this process does not end either. */
export async function close(): Promise<void> {
  await Promise.all(
    running.map((server) => {
      const ended = once(server, "exit");
      server.stdin?.end();
      return ended;
    }),
  );
}

const site = await start("site");
const sizeOf = async (path: string): Promise<string> =>
  `${(await (await fetch(`${site}${path}`, { headers: { "accept-encoding": "identity" } })).arrayBuffer()).byteLength}`;
const style = /href="[./]*(style-[0-9a-f]+\.css)"/.exec(await (await fetch(`${site}${PAGE}`)).text())?.[1];
const sheet = `/${style ?? ""}`;
const bare = await start("bare", await sizeOf(PAGE));
const bareSheet = await start("bare", await sizeOf(sheet));
let asked = 0;

export const benches: readonly Bench[] = [
  { name: "bare node:http, as large as the overview", unit: "µs", sample: () => load(bare, 4000, () => "/") },
  {
    name: "overview from the page cache",
    unit: "µs",
    sample: () => load(site, 4000, () => PAGE),
    target: 200,
    comparedWith: "bare node:http, as large as the overview",
  },
  {
    name: "overview from the page cache, compressed",
    unit: "µs",
    sample: () => load(site, 4000, () => PAGE, "gzip"),
    target: 200,
    comparedWith: "bare node:http, as large as the overview",
  },
  {
    name: "overview rendered anew",
    unit: "µs",
    // No page has this parameter, so each address is a new one to the cache and the same page to the site.
    sample: () => load(site, 300, () => `${PAGE}?n=${asked++}`),
    target: 2000,
    comparedWith: "bare node:http, as large as the overview",
  },
  {
    name: "bare node:http, as large as the style sheet",
    unit: "µs",
    sample: () => load(bareSheet, 6000, () => "/"),
  },
  {
    name: "style sheet",
    unit: "µs",
    sample: () => load(site, 6000, () => sheet),
    target: 100,
    comparedWith: "bare node:http, as large as the style sheet",
  },
];
