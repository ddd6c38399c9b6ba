/** The stores that need no server: the reference in memory, and DuckDB in memory and in a file. */

import { join } from "node:path";
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
