import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { makeCheckout } from "./checkout.ts";

const START = "packages/cli/bin/urna.mjs";
const checkout = (main: string) => makeCheckout([START], { "packages/cli/src/main.ts": main });

test("the command reads TypeScript, passes on its words and its exit code, and warns of nothing", () => {
  const { run } = checkout("const x: number = 7; console.log(process.argv.slice(2)); process.exitCode = x;");
  expect(run(START, "a", "b c")).toMatchObject({ status: 7, stdout: "[ 'a', 'b c' ]\n", stderr: "" });
});

test("other warnings are still heard", () => {
  const { run } = checkout('process.emitWarning("careful");');
  expect(run(START).stderr).toContain("careful");
});

test("a reader that closes early is no error", async () => {
  const { folder } = checkout('for (let i = 0; i < 100_000; i++) console.log("line", i);');
  const child = spawn(process.execPath, [START], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  await once(child.stdout, "data");
  child.stdout.destroy();
  expect(await ended).toEqual([0, null]);
  expect(complaint).toBe("");
});

test("an error of the command itself is not swallowed", () => {
  const { status, stderr } = checkout('throw new RangeError("no seats");').run(START);
  expect(status).toBe(1);
  expect(stderr).toContain("RangeError: no seats");
});
