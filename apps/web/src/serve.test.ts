import { expect, onTestFinished, test } from "vitest";
import { serve } from "./serve.ts";
import type { Site } from "./site.ts";

const MEGABYTE = 1_000_000;

/** A site of pages as large as their address says, which counts how often each is made. */
function siteOf(made: Map<string, number>): Site {
  return {
    render: (path) => {
      made.set(path, (made.get(path) ?? 0) + 1);
      const body = new Uint8Array(Number(path.slice(1).split("-")[0]) * MEGABYTE);
      return Promise.resolve({ status: 200, headers: {}, body });
    },
  };
}

test("a page that was just asked for is not made again; large ones do not fill the memory", async () => {
  const made = new Map<string, number>();
  const serving = await serve(siteOf(made), 0);
  onTestFinished(() => serving.close());
  const ask = async (path: string): Promise<void> => {
    await (await fetch(`${serving.address}${path}`)).arrayBuffer();
  };
  for (const path of ["/20-a", "/20-b", "/20-b", "/20-c"]) await ask(path);
  expect([...made.values()]).toEqual([1, 1, 1]);
  // 80 MB would be kept: the one that was not asked for the longest goes.
  await ask("/20-d");
  await ask("/20-d");
  await ask("/20-a");
  expect(Object.fromEntries(made)).toEqual({ "/20-a": 2, "/20-b": 1, "/20-c": 1, "/20-d": 1 });
});

test("what cannot be made is asked for again", async () => {
  let tries = 0;
  const site: Site = {
    render: () => {
      tries += 1;
      const reply = { status: 200, headers: {}, body: "there" };
      return tries === 1 ? Promise.reject(new Error("once")) : Promise.resolve(reply);
    },
  };
  const serving = await serve(site, 0);
  onTestFinished(() => serving.close());
  expect((await fetch(`${serving.address}/`)).status).toBe(500);
  expect(await (await fetch(`${serving.address}/`)).text()).toBe("there");
});
