import { expect, test } from "vitest";
import { makeCheckout } from "./checkout.ts";

/** The lines of a run over one made-up file of tests, and its exit code. */
function linesOf(tests: string): { lines: readonly string[]; status: number | null } {
  const { run } = makeCheckout(["tests/reporter.ts", "vitest.config.ts", "scripts/lib/test-folder.mjs"], {
    "package.json": '{ "type": "module" }',
    // What is made ready for the tests of pages is not needed here.
    "scripts/lib/islands.mjs": "export default () => undefined;",
    "tests/a.test.ts": `import { test } from "vitest";\n${tests}`,
  });
  const { status, stdout } = run("node_modules/vitest/vitest.mjs", "run", "--cache=false");
  expect(stdout.endsWith("\n")).toBe(true);
  return { lines: stdout.split("\n").slice(0, -1), status };
}

/** The last line, and the exit code. */
function lastLine(tests: string): { line: string | undefined; status: number | null } {
  const { lines, status } = linesOf(tests);
  return { line: lines.at(-1), status };
}

const GOOD = 'test("a", () => {});';

test("every run ends with one plain line", () => {
  expect(lastLine(`${GOOD} test.skip("b", () => {}); test.todo("c");`)).toEqual({
    line: "1 passed, 0 failed, 2 skipped",
    status: 0,
  });
});

test("says why tests were skipped, before the last line", () => {
  const { lines } = linesOf('test("b", (ctx) => ctx.skip("x-server not installed"));');
  expect(lines.slice(-2)).toEqual([
    "skipped: x-server not installed (tests: 1)",
    "0 passed, 0 failed, 1 skipped",
  ]);
});

test.each([
  [
    "a test that fails",
    `${GOOD} test("b", () => { throw new Error("b"); });`,
    "1 passed, 1 failed, 0 skipped",
  ],
  ["a file that does not load", 'import "./gone.ts";', "0 passed, 1 failed, 0 skipped"],
  [
    "an error outside of the tests",
    `${GOOD} void Promise.reject(new Error("x"));`,
    "1 passed, 1 failed, 0 skipped",
  ],
])("%s is counted", (_, tests, line) => {
  expect(lastLine(tests)).toEqual({ line, status: 1 });
});
