import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "apps/*/src/**/*.test.ts", "tests/**/*.test.ts"],
    // The pages of the tests run the islands of the sources at hand.
    globalSetup: ["scripts/lib/test-folder.mjs", "scripts/lib/islands.mjs"],
    // A test is no stopwatch: on a busy machine everything takes several times as long, and only what hangs is a failure.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // The last reporter closes the run with one plain line that a machine can read.
    reporters: ["default", "./tests/reporter.ts"],
  },
});
