import { writeSync } from "node:fs";
import type { Reporter, TestModule, TestRunEndReason } from "vitest/node";

const STANDARD_OUTPUT = 1;

/** Says why tests were skipped, and ends a run with the one plain line `N passed, N failed, N skipped`. */
export default class PlainLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    const reasons = new Map<string, number>();
    for (const module of modules) {
      let counted = 0;
      for (const test of module.children.allTests()) {
        const result = test.result();
        count[result.state] += 1;
        if (result.state === "skipped" && result.note !== undefined)
          reasons.set(result.note, (reasons.get(result.note) ?? 0) + 1);
        counted += 1;
      }
      // A file that could not be loaded has no tests to count, yet it must not pass unseen.
      if (counted === 0 && module.state() === "failed") count.failed += 1;
    }
    if (count.failed === 0 && (errors.length > 0 || reason !== "passed")) count.failed += 1;
    const skipped = count.skipped + count.pending;
    const why = [...reasons].map(([reason, times]) => `skipped: ${reason} (tests: ${times})\n`).join("");
    const line = `${why}${count.passed} passed, ${count.failed} failed, ${skipped} skipped\n`;
    // Written when the process leaves, so that nothing can follow it.
    process.once("exit", () => writeSync(STANDARD_OUTPUT, line));
  }
}
