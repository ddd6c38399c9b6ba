// One folder for everything that the tests of a run write, gone when the run ends: a process of tests that is ended, or
// that killed itself to see what happens, cannot tidy up.

import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/** Makes the folder before the first test; what is given back removes it after the last. */
export function setup() {
  const folder = mkdtempSync(join(tmpdir(), "urna-tests-"));
  // A server of the tests may run as another user, who has to pass through.
  chmodSync(folder, 0o755);
  process.env["TMPDIR"] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
