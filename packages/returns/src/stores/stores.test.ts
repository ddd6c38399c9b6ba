/** The stores that need no server: the reference in memory, and DuckDB in memory and in a file. */

import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { folder } from "../returns.fixture.ts";
import { CONFORMANCE } from "./conformance.fixture.ts";
import { MemoryStore } from "./memory.ts";
import { openStore } from "./open.ts";
import type { TabulationStore } from "./store.ts";

/** A machine that does many things at once needs its time. */
const EACH = 60_000;
const CASES = CONFORMANCE.map(({ name, run }) => [name, run] as const);

const STORES: readonly (readonly [name: string, open: () => Promise<TabulationStore>])[] = [
  ["in memory", () => Promise.resolve(new MemoryStore())],
  ["DuckDB in a file", () => openStore(join(folder(), "returns.duckdb"))],
];

describe.each(STORES)("the store %s", (_, open) => {
  test.each(CASES)(
    "%s",
    async (_name, run) => {
      const store = await open();
      onTestFinished(() => store.close());
      await expect(run(store)).resolves.toBeUndefined();
    },
    EACH,
  );
});

describe("a load that is interrupted", () => {
  const loader = fileURLToPath(new URL("load-forever.fixture.ts", import.meta.url));

  test(
    "by kill -9 at any moment leaves a whole count, and the store can be loaded again",
    async () => {
      const file = join(folder(), "killed.duckdb");
      const seen: (bigint | undefined)[] = [];
      for (let i = 0; i < 4; i += 1) {
        const child = spawn(process.execPath, [loader, file], { stdio: "pipe" });
        await new Promise((resolve) => child.stdout.once("data", resolve));
        await new Promise((resolve) => setTimeout(resolve, i * 29));
        child.kill("SIGKILL");
        await new Promise((resolve) => child.once("exit", resolve));
        const store = await openStore(file);
        const [tally] = await store.tallies({ contest: "list" });
        seen.push(tally?.counted);
        await store.close();
      }
      expect(seen.filter((counted) => counted !== 3000n && counted !== 4000n)).toEqual([]);
    },
    2 * EACH,
  );
});
