import { defineConfig } from "vitest/config";

/**
 * The tests of the law alone, for Stryker: a mutant of a formula is to be caught beside the formula, and the whole house
 * would take hours. The reporter of the house is missing because it cannot be loaded from the sandbox.
 */
export default defineConfig({
  test: {
    include: ["packages/law/src/**/*.test.ts"],
    setupFiles: ["./vitest.mutation.setup.ts"],
    reporters: ["default"],
  },
});
