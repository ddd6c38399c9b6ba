import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "apps/*/src/**/*.test.ts", "tests/**/*.test.ts"],
    // The last reporter closes the run with one plain line that a machine can read.
    reporters: ["default", "./tests/reporter.ts"],
  },
});
