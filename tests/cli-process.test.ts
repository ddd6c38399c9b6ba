/** The command as a process of its own: what only the operating system can show. */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const start = fileURLToPath(new URL("../packages/cli/bin/urna.mjs", import.meta.url));
const node = join(dirname(createRequire(import.meta.url).resolve("node/package.json")), "bin/node");

test("prints the seats and ends with 0", () => {
  const { status, stdout, stderr } = spawnSync(node, [start, "seats", "kz-majilis-2023"], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("amanat\t3431510\t3431510/6366441\t40\t22\t62\n");
});

test("ends with 2 and an empty output when the name is unknown", () => {
  const { status, stdout, stderr } = spawnSync(node, [start, "seats", "kz-majilis-2032"], {
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).not.toMatch(/^\s+at /m);
});

test("a reader that closes early is no error", async () => {
  const child = spawn(node, [start, "explain", "kz-majilis-2023"], { stdio: ["ignore", "pipe", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  child.stdout.destroy();
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(complaint).toBe("");
});

test("completes names of elections and options", () => {
  const complete = (...words: readonly string[]): string =>
    spawnSync(node, [start, "complete", "--", ...words], { encoding: "utf8" }).stdout;
  expect(complete("seats", "kz-majilis-202")).toMatch(/^kz-majilis-2021\t?\nkz-majilis-2023\t?\n/);
  expect(complete("seats", "--vo")).toMatch(/^--votes\t/);
});
