/** The stores that need no server: the reference in memory, and DuckDB in memory and in a file. */

import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { folder } from "../returns.fixture.ts";
import { CONFORMANCE } from "./conformance.fixture.ts";
import { duckDbEngine } from "./duckdb.ts";
import type { Engine } from "./engine.ts";
import { readJournal } from "./loads.ts";
import { MemoryStore } from "./memory.ts";
import { openStore } from "./open.ts";
import { SqlStore } from "./sql-store.ts";
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

  test("while it takes the one before away leaves no table that the next does not take away", async () => {
    const engine = await duckDbEngine();
    onTestFinished(() => engine.close());
    const shape = { levels: [], fields: [], contests: { list: ["a"] }, register: false, files: [] };
    const value = { station: "1", contest: "list", figures: new Map(), votes: new Map([["a", 1]]) };
    const load = (by: Engine): Promise<void> => new SqlStore(by).replace(shape, [{ areas: [], value }]);
    const tables = async (): Promise<readonly string[]> => {
      const named = await engine.query("SELECT table_name FROM information_schema.tables ORDER BY 1");
      return named.map(([name]) => String(name));
    };
    await load(engine);
    // The journal says that the first is gone, and whoever wrote it is no more.
    const killed = { ...engine, dropTable: () => Promise.reject(new Error("killed")) };
    await expect(load(killed)).rejects.toThrow("killed");
    expect(await tables()).toEqual(["urna_loads", "urna_returns_1", "urna_returns_2"]);
    expect(await new SqlStore(engine).tallies({ contest: "list" })).toHaveLength(1);
    await load(engine);
    expect(await tables()).toEqual(["urna_loads", "urna_returns_3"]);
    // What was taken away is not looked for again.
    expect((await readJournal(engine)).broken).toEqual([]);
  });
});
