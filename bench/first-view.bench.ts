/**
 * What a reader waits for: the largest part of the overview over a slow line, with nothing kept from before; and `npm start`
 * at a terminal until the page that it names is there. `script` gives it the terminal.
 */

import { spawn } from "node:child_process";
import { join } from "node:path";
import { setup } from "../scripts/lib/islands.mjs";
import { openBench } from "../tests/browser/browser.ts";
import type { Bench } from "./harness.ts";

/** 1.6 Mbit/s and 150 ms, as the issue of the pages asks. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const PATH = "/kk/kz-majilis-2023/";

await setup();
const browser = await openBench({ scripts: true });

/** Ends the browser. */
export const close = (): Promise<void> => browser.close();

/** Nanoseconds until the largest part of the page is painted. */
async function largest(line: typeof LINE | undefined, width: number): Promise<number> {
  const page = await browser.open("/en/", { width, scheme: "light" });
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  if (line !== undefined) await session.send("Network.emulateNetworkConditions", line);
  await page.goto(`${browser.serving.address}${PATH}`, { waitUntil: "networkidle" });
  const milliseconds = await page.evaluate<number>(
    `new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true }))`,
  );
  await session.detach();
  return milliseconds * 1e6;
}

/** Nanoseconds from the call of `npm start` to the whole first page. */
async function started(): Promise<number> {
  const begin = process.hrtime.bigint();
  const child = spawn("script", ["-qec", "npm start", "/dev/null"], {
    cwd: join(import.meta.dirname, ".."),
    detached: true,
    stdio: ["pipe", "pipe", "ignore"],
  });
  let heard = "";
  for await (const bytes of child.stdout) {
    heard += String(bytes);
    const address = /http:\/\/127\.0\.0\.1:\d+\/\w+\//.exec(heard)?.[0];
    if (address === undefined) continue;
    await (await fetch(address)).text();
    const took = Number(process.hrtime.bigint() - begin);
    if (child.pid !== undefined) process.kill(-child.pid);
    return took;
  }
  throw new Error("npm start named no address");
}

export const benches: readonly Bench[] = [
  { name: "overview, largest part painted", unit: "ms", sample: () => largest(undefined, 360) },
  {
    name: "the same at 1.6 Mbit/s and 150 ms, telephone",
    unit: "ms",
    sample: () => largest(LINE, 360),
    target: 1500,
  },
  {
    name: "the same at 1.6 Mbit/s and 150 ms, desk",
    unit: "ms",
    sample: () => largest(LINE, 1280),
    target: 1500,
  },
  { name: "npm start to the first page", unit: "ms", sample: started, samples: 3, target: 2000 },
];
