/**
 * Where an engine puts what does not fit into its memory: beside nothing of the user's, and not where another one puts its own.
 *
 * @module
 */

import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that does not exist yet: the engine makes it when it needs it, and takes it away when it is closed. */
export function scratchFolder(): string {
  return join(tmpdir(), `urna-${randomUUID()}`);
}
